"""How a text would have to be written to be read as it stands: the cures that several problems share."""

from typing import Final

BLOCK_CURE: Final = "write `>-` after the key and put the text, indented, on the next line"
# A longer text is not repeated in a message.
SHORT: Final = 70


def clip(text: str, width: int = 40) -> str:
    """Cut a text to `width` characters for a message, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1].rstrip() + "…"


def quoted(raw: str) -> str:
    """Write a text in quotes that YAML reads back unchanged; "" if it is long or holds both kinds of quote."""
    if len(raw) > SHORT or "\n" in raw:
        return ""
    if '"' not in raw and "\\" not in raw:
        return f'"{raw}"'
    return "" if "'" in raw else f"'{raw}'"


def quoting_cure(raw: str) -> str:
    """Say how to write a text that stands in a file without quotes."""
    raw = raw.strip()
    if form := quoted(raw):
        return f"write `{form}`"
    if '"' not in raw and "\\" not in raw:
        return f"put the whole text in double quotes, or {BLOCK_CURE}"
    return BLOCK_CURE
