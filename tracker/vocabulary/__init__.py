"""Every closed list of the project: each value with its label, its one-sentence definition and its place in the order.

Docs, schemas, pages and checks are derived from these classes; nothing else may list their values.
"""

from tracker.vocabulary.record import CandidacyStatus, CandidateKind, RemovalGround, Severity, Verdict
from tracker.vocabulary.standing import (
    GRADE_OF,
    LEVEL_OF,
    Bar,
    ChangeKind,
    Clock,
    Grade,
    Level,
    Softness,
    StandingKind,
    grade_of,
)
from tracker.vocabulary.statement import Act, CitationKind, Fit, ResponseKind, SaidBy, Stance, WordsOf
from tracker.vocabulary.term import Term
from tracker.vocabulary.wording import LOADED_WORDS, QUOTATION_MARKS, SINGLE_MARKS

__all__ = [
    "GRADE_OF",
    "LEVEL_OF",
    "LISTS",
    "LOADED_WORDS",
    "QUOTATION_MARKS",
    "SINGLE_MARKS",
    "Act",
    "Bar",
    "CandidacyStatus",
    "CandidateKind",
    "ChangeKind",
    "CitationKind",
    "Clock",
    "Fit",
    "Grade",
    "Level",
    "RemovalGround",
    "ResponseKind",
    "SaidBy",
    "Severity",
    "Softness",
    "Stance",
    "StandingKind",
    "Term",
    "Verdict",
    "WordsOf",
    "grade_of",
]

LISTS: tuple[type[Term], ...] = (
    Stance,
    Act,
    SaidBy,
    WordsOf,
    Fit,
    CitationKind,
    ResponseKind,
    Grade,
    Level,
    Bar,
    Clock,
    StandingKind,
    Softness,
    ChangeKind,
    CandidateKind,
    CandidacyStatus,
    RemovalGround,
    Verdict,
    Severity,
)
"""All of them, in the order in which they are explained."""
