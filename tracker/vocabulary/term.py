"""`Term`: a value of a closed list with its words."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A value of a closed list, as it stands in YAML, with the words that pages use for it."""

    label: str
    definition: str

    # An enum hashes by name, in Python: a member would not be found under its own text, and every look-up costs a call.
    __hash__ = str.__hash__

    def __new__(cls, value: str, label: str = "", definition: str = "") -> Self:
        """Make the member `value`, with its label and definition attached."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.definition = definition
        return member
