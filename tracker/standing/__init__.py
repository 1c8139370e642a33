"""From statements to a standing: design §4 as pure functions over small frozen values, without files or database."""

from tracker.standing.changes import Change
from tracker.standing.evidence import Evidence, Frame, Reply, View, evidence, in_order, known_day, said_day
from tracker.standing.history import END, Span, history
from tracker.standing.rules import Reported, Standing, is_visible, standing

__all__ = [
    "END",
    "Change",
    "Evidence",
    "Frame",
    "Reply",
    "Reported",
    "Span",
    "Standing",
    "View",
    "evidence",
    "history",
    "in_order",
    "is_visible",
    "known_day",
    "said_day",
    "standing",
]
