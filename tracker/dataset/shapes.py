"""What the record format expects at a place of a file: which field stands there, and how one would write it."""

from enum import StrEnum
from types import UnionType
from typing import Annotated, Final, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tracker.documents import Value
from tracker.problems import Key
from tracker.records import Citation

_ALSO_SHOWN: Final[dict[type[BaseModel], frozenset[str]]] = {
    Citation: frozenset({"publisher", "title", "published", "url"})
}
"""Fields that a rule asks for, though not of every record of the kind."""


def model_at(model: type[BaseModel], key: Key) -> type[BaseModel] | None:
    """Return the model of the mapping at `key`, or None where no mapping is expected."""
    return _as_model(_type_at(model, key))


def field_at(model: type[BaseModel], key: Key) -> FieldInfo | None:
    """Return the field at `key`, or None where a list's item or nothing is expected."""
    around = model_at(model, key[:-1]) if key else None
    return around.model_fields.get(str(key[-1])) if around else None


def closed_list(model: type[BaseModel], key: Key) -> type[StrEnum] | None:
    """Return the closed list of which the value at `key` must be one."""
    inner = _type_at(model, key)
    return inner if isinstance(inner, type) and issubclass(inner, StrEnum) else None


def takes_text(model: type[BaseModel], key: Key) -> bool:
    """Tell whether plain text stands at `key`: no date, number, closed list, list or group of fields."""
    return _type_at(model, key) is str


def example(model: type[BaseModel], key: Key, written: Value | None) -> str:
    """Show how the list or group of fields at `key` is written, with the text that stands there now."""
    inner = _type_at(model, key)
    heading = f"{key[-1]}:" if key and isinstance(key[-1], str) else ""
    if get_origin(inner) is tuple:
        first, *rest = _lines(get_args(inner)[0], written)
        return "\n".join((heading, f"  - {first}", *(f"    {line}" for line in rest)))
    if not _as_model(inner):
        return ""
    first, *rest = _lines(inner, written)
    dash, indent = ("- ", "  ") if key and not heading else ("", "")
    if heading:
        return "\n".join((heading, f"  {first}", *(f"  {line}" for line in rest)))
    return "\n".join((f"{dash}{first}", *(f"{indent}{line}" for line in rest)))


def _lines(inner: object, written: Value | None) -> list[str]:
    text = written if isinstance(written, str) else "…"
    model = _as_model(inner)
    if not model:
        return [text]
    is_shown = _ALSO_SHOWN.get(model, frozenset())
    shown = [f"{name}: …" for name, field in model.model_fields.items() if field.is_required() or name in is_shown]
    is_address = text.startswith(("http://", "https://")) and "url" in model.model_fields
    return [*(line for line in shown if line != "url: …" or not is_address), *([f"url: {text}"] if is_address else [])]


def _type_at(model: type[BaseModel], key: Key) -> object:
    inner: object = model
    for part in key:
        inner = _step(inner, part)
    return inner


def _step(inner: object, part: str | int) -> object:
    if isinstance(part, int):
        return _bare(next(iter(get_args(inner)), None))
    model = _as_model(inner)
    return _bare(model.model_fields[part].annotation) if model and part in model.model_fields else None


def _as_model(inner: object) -> type[BaseModel] | None:
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def _bare(annotation: object) -> object:
    """Take `| None` and the limits of a value away from an annotation."""
    origin = get_origin(annotation)
    if origin is UnionType or origin is Union:
        return _bare(next(option for option in get_args(annotation) if option is not type(None)))
    return _bare(get_args(annotation)[0]) if origin is Annotated else annotation
