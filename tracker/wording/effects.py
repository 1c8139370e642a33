"""What a statement did to a standing, in sentences: what it gives, why it gives nothing, what changed with it."""

from collections.abc import Iterator
from typing import Final

from tracker.queries.comparison import Cell
from tracker.queries.effects import AtBar, Effects, Step
from tracker.queries.others import Other
from tracker.queries.statements import Card
from tracker.vocabulary import LEVEL_OF, Fit, Level, StandingKind
from tracker.wording import evidence, standings
from tracker.wording.dates import day

_LEVELS: Final = tuple(Level)


def heading(effects: Effects) -> str:
    """Say for when: "On 5 Nov 2024, by what was known then"."""
    return f"On {day(effects.as_of)}, by what was known then"


def beside(cell: Cell) -> str:
    """Say what follows the standing's word: how soft, on what condition, since when."""
    parts = (standings.softness(cell.softness), standings.condition(cell.condition), standings.since(cell))
    return ", ".join(filter(None, parts))


def role(card: Card, effects: Effects, at: AtBar) -> str:
    """Say what the statement does for the standing at a bar."""
    return _part(card.about.id, at) or _no_part(card, effects, at)


def _part(named: str, at: AtBar) -> str:
    """Say what part the statement has in the standing, or nothing."""
    cell = at.cell
    parts = (
        ([cell.gives], "This statement gives it."),
        ([cell.newest], "This later statement is named beside it and does not replace it."),
        ([line.gives for line in cell.reported], "This statement stands beside it as reported."),
        ([cell.context], "This statement stands beside it as context, which never counts."),
        (cell.corrected, "This statement was taken back and sets no standing."),
    )
    said = (words for ones, words in parts if named in [one.id for one in ones if one])
    behind = "This statement is part of the unbroken run behind it." if named in at.run else ""
    return next(said, behind)


def _no_part(card: Card, effects: Effects, at: AtBar) -> str:
    """Say why the statement gives nothing, the weightiest reason first."""
    return next(_reasons(card, effects, at))


def _reasons(card: Card, effects: Effects, at: AtBar) -> Iterator[str]:
    level = LEVEL_OF.get(card.grade)
    if card.said_day >= effects.election_day:
        yield "This statement came on election day or later, and sets no standing in that race."
    if effects.left and card.said_day >= effects.left:
        yield "This statement came when the candidate had left the race, and sets no standing in it."
    if card.known_day > effects.as_of:
        yield f"This statement was not known yet: it came out on {day(card.known_day)}."
    if level is None or card.fit is Fit.RELATED:
        yield "This statement is context, which never counts."
    elif level not in at.bar.levels:
        yield "This statement is below this bar."
    elif at.cell.level and _LEVELS.index(level) > _LEVELS.index(at.cell.level):
        yield "A higher grade speaks, and a lower one never overrides it: this statement gives nothing here."
    if at.cell.kind is StandingKind.EXPLICIT and not card.stance.is_explicit:
        yield "This statement says neither yes nor no, and another one does."
    soft = [why.partition(".")[0].lower() for why in evidence.why_soft(card)]
    if at.cell.kind is StandingKind.EXPLICIT and at.cell.softness is None and soft:
        yield f"This statement is softer than the one that gives it: {soft[0]}."
    yield "Another statement of the same weight, later in the order, gives it."


def step(one: Step, named: str) -> tuple[str, Other]:
    """Say a change that runs through a statement, and name the statement at its other end."""
    kind = standings.change_kind(one.kind, one.before.mention.stance, one.after.mention.stance)
    if one.after.mention.id == named:
        return f"{kind[:1].upper()}{kind[1:]} with this statement. Before it", one.before
    if one.before.mention.id == named:
        return f"Later {kind}, with", one.after
    return f"On the way of a change, {kind}, that ended with", one.after
