"""Numbers and lists in sentences: counts agree, the last of a list has its "and"."""

from collections.abc import Sequence


def count(number: int, thing: str, things: str = "") -> str:
    """Say how many: "1 occasion", "4 occasions", "2 policies"."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"


def listed(parts: Sequence[str]) -> str:
    """Join with commas and "and": "A, B and C"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
