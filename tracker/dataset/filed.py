"""`Filed`: a record, its id and where its parts stand."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from tracker.documents import Document, Mark
from tracker.problems import Problem, problem

R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Filed(Generic[R_co]):
    """A record and where it stands; the id of a search is its folder's, `candidate/policy`."""

    id: str
    path: str
    record: R_co
    document: Document

    def place(self, *key: str | int) -> Mark:
        """Return the mark of the value at `key`, else of the nearest part around it that is there."""
        marks = self.document.marks
        while key not in marks:
            key = key[:-1]
        return marks[key]

    def line(self, *key: str | int) -> int:
        """Return the line of the mapping or list at `key`, else of the nearest one around it."""
        lines = self.document.lines
        while key not in lines:
            key = key[:-1]
        return lines[key]

    def problem(self, code: str, *key: str | int, message: str, cure: str = "") -> Problem:
        """Make a problem that stands at the value of `key`."""
        mark = self.place(*key)
        return problem(code, path=self.path, line=mark.line, column=mark.column, message=message, help=cure, key=key)

    def misplaced(self, code: str, *, message: str, cure: str = "") -> Problem:
        """Make a problem of the file's path: it stands at the file's first line."""
        return problem(code, path=self.path, line=1, column=1, message=message, help=cure)
