"""A statement as a cell or a list names it: no texts, only what one line needs."""

import datetime as dt
from dataclasses import dataclass

from tracker.dates import EdtfDate
from tracker.vocabulary import Act, CitationKind, Fit, Grade, SaidBy, Softness, Stance

_TENTATIVE = frozenset({Act.ASKED, Act.FLOATED})


@dataclass(frozen=True, slots=True)
class Mention:
    """One statement in a line; `source` is the kind of its first citation."""

    id: str
    date: EdtfDate
    said_day: dt.date
    stance: Stance
    act: Act
    fit: Fit
    said_by: SaidBy
    grade: Grade
    source: CitationKind | None

    @property
    def softness(self) -> Softness | None:
        """Why it is not firm; the fit is named before the act (design §4)."""
        if self.fit is Fit.BROADER:
            return Softness.IN_PRINCIPLE
        if self.fit is Fit.NARROWER:
            return Softness.ON_PART
        return Softness.FLOATED if self.act in _TENTATIVE else None
