"""The sections of the report, each a few lines of Markdown, none where there is nothing to say."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from tracker.dataset import Dataset, Filed
from tracker.problems import Problem
from tracker.records import Distinction, Statement
from tracker.review.balance import weight_of
from tracker.review.markdown import literal, name
from tracker.review.seeds import SeedDifferences
from tracker.review.standings import Moved
from tracker.review.statements import Differences, Revised
from tracker.review.telling import Teller, change, gives, standing, statements_of, words_of
from tracker.vocabulary import Bar, Grade, Severity
from tracker.wording.counts import count, listed

SHOWN = 15
"""How many things a section shows; the rest is counted."""
LOOKS_SHOWN = 40
"""As `SHOWN`, for what a second reviewer must look at."""

_FIELDS = {
    "said_by": "who says it",
    "words_of": "whose words",
    "quote": "the quotation",
    "fit": "how it covers the policy",
}
_TEXTS = ("quote", "summary", "condition")
_TERMS = ("stance", "act", "said_by", "fit")


def section(title: str, items: Sequence[Sequence[str]], note: str = "", *, shown: int = SHOWN) -> Iterator[str]:
    """Yield a heading and its items, the first line of each as a bullet, the others below it."""
    if not items:
        return
    yield from (f"### {title}", "")
    if note:
        yield from (note, "")
    for first, *others in items[:shown]:
        yield f"- {first}"
        yield from (f"  - {other}" for other in others)
    if len(items) > shown:
        yield f"- and {len(items) - shown} more"
    yield ""


def standings(teller: Teller, moved: Sequence[Moved]) -> Iterator[str]:
    """Yield each standing that moves, at which evidence bar, with the passages before and now."""
    yield from section("Standings that move", [tuple(_moved(teller, one)) for one in moved])


def _moved(teller: Teller, one: Moved) -> Iterator[str]:
    yield teller.key(one.key)
    for bars, was, now in _by_words(one):
        yield f"{listed([bar.label for bar in bars])}: {was} → {now}"
    if one.bars and Bar.OFFICIAL not in one.bars:
        yield f"Official stays: {standing(one.after[Bar.OFFICIAL])}"
    yield from (f"**New: {change(teller.after, step)}**" for step in one.changes)
    yield from (f"No longer shown: {change(teller.before, step)}" for step in one.undone)
    yield from map(teller.passage, sorted(_passages(teller, one).values(), key=_day))


def _passages(teller: Teller, one: Moved) -> dict[str, Filed[Statement]]:
    """Return, by id, the statements that show the cell before and now, each as it is now if it is still there."""
    earlier = [gives(one.before[bar]) for bar in one.bars] + [id_ for step in one.undone for id_ in statements_of(step)]
    later = [id_ for step in one.changes for id_ in statements_of(step)] + [gives(one.after[bar]) for bar in one.bars]
    old, new = teller.before.statements, teller.after.statements
    return {id_: old[id_] for id_ in earlier if id_} | {id_: new[id_] for id_ in later if id_}


def quoted(teller: Teller, moved: Sequence[Moved]) -> set[str]:
    """Return the ids of the statements whose passages the section of standings shows."""
    return {id_ for one in moved[:SHOWN] for id_ in _passages(teller, one)}


def _day(one: Filed[Statement]) -> tuple[object, str]:
    return one.record.date.latest, one.id


def _by_words(one: Moved) -> Iterator[tuple[Sequence[Bar], str, str]]:
    """Group the evidence bars that say the same before and the same now."""
    said: dict[tuple[str, str], list[Bar]] = {}
    for bar in one.bars:
        said.setdefault((standing(one.before[bar]), standing(one.after[bar])), []).append(bar)
    yield from ((bars, was, now) for (was, now), bars in said.items())


def statements(teller: Teller, told: Differences, quoted: set[str]) -> Iterator[str]:
    """Yield what became of statements; a new one whose passage stands above is not quoted again."""
    removed = [(literal(one.id), f"on the ground of {one.record.removed.ground.label}") for one in told.removed]
    added = [(teller.statement(one), *([] if one.id in quoted else [words_of(one.record)])) for one in told.added]
    yield from section("Statements added", added)
    yield from section("Statements changed", [tuple(_revised(teller, one)) for one in told.revised])
    yield from section("Statements withdrawn", [tuple(_withdrawn(teller, one)) for one in told.withdrawn])
    yield from section("Statements removed", removed)
    yield from section("Statements deleted", [(literal(id_),) for id_ in told.gone], _DELETED)
    moved = [(f"{literal(old)} → {literal(new)}",) for old, new in told.moved]
    yield from section("Statements moved, their addresses kept", moved)
    yield from section("Statements that cannot be read now", [(literal(id_),) for id_ in told.unread], _UNREAD)


_DELETED = "No file keeps their address. A statement that should not count is withdrawn, one that must go is removed."
_UNREAD = "Their files have errors, named below; what follows from them is not in this report."


def _withdrawn(teller: Teller, one: Filed[Statement]) -> Iterator[str]:
    yield teller.statement(one)
    yield words_of(one.record)
    if one.record.withdrawn:
        yield f"the reason: {literal(one.record.withdrawn.reason)}"


def _revised(teller: Teller, one: Revised) -> Iterator[str]:
    old, new = one.before.record, one.after.record
    yield teller.statement(one.after)
    for field in one.fields:
        words = _FIELDS.get(field, field.replace("_", " "))
        if field in _TERMS:
            yield f"{words}: {getattr(old, field).label} → {getattr(new, field).label}"
        elif field == "date":
            yield f"date: {literal(old.date.text)} → {literal(new.date.text)}"
        elif field in _TEXTS:
            yield from _texts(words, getattr(old, field), getattr(new, field))
    if new.reviewed != old.reviewed:
        yield f"compared with its sources by {listed([name(review.by) for review in new.reviewed]) or 'nobody'}"
    rest = [name for name in one.fields if name not in (*_TERMS, *_TEXTS, "date", "reviewed")]
    if rest:
        yield f"also: {listed([_FIELDS.get(name, name.replace('_', ' ')) for name in rest])}"


def _texts(words: str, old: str | None, new: str | None) -> Iterator[str]:
    yield f"{words}, before: {literal(old) if old else 'none'}"
    yield f"{words}, now: {literal(new) if new else 'none'}"


def seeds(differ: SeedDifferences) -> Iterator[str]:
    """Yield what became of policies, candidates and elections."""
    reworded = [
        (
            f"**{name(one.after.record.name)}**, {count(one.statements, 'statement')} coded under the earlier words",
            *chain.from_iterable(
                _texts(field, getattr(one.before.record, field), getattr(one.after.record, field))
                for field in one.fields
            ),
        )
        for one in differ.reworded
    ]
    yield from section("Policies reworded", reworded, _REWORDED)
    added = [(f"**{name(one.record.name)}**: {literal(one.record.text)}",) for one in differ.policies_added]
    yield from section("Policies added", added)
    yield from section("Policies deleted", [(literal(one.id),) for one in differ.policies_gone])
    files = [
        *((f"{literal(path)} added",) for path in differ.files_added),
        *((f"{literal(path)} deleted",) for path in differ.files_gone),
        *((f"{literal(path)}: {_names(fields)}",) for path, fields in differ.files_revised),
    ]
    yield from section("Elections, candidates and issues", files)


_REWORDED = (
    "A text that has statements keeps its meaning: they were coded under the earlier words. "
    "Another meaning is another policy, with a new id and `replaces`."
)


def _names(fields: Iterable[str]) -> str:
    return listed([field.replace("_", " ") for field in fields]) + " changed"


def duplicates(teller: Teller, told: Differences, new: Sequence[Problem]) -> Iterator[str]:
    """Yield what looks like something on file, and what is said to be another thing although it looks the same."""
    alike = [_problem(one) for one in new if one.code.startswith("D")]
    yield from section("Looks like something already on file", alike)
    claimed = [
        (
            f"{literal(one.id)} is not {literal(claim.statement)}, because {literal(claim.reason)}",
            *(teller.passage(told) for told in (one, teller.after.statements.get(claim.statement)) if told),
        )
        for one, claims in _claims(told)
        for claim in claims
    ]
    yield from section("Said to be another statement although it looks the same", claimed)


def _claims(told: Differences) -> Iterator[tuple[Filed[Statement], Sequence[Distinction]]]:
    yield from ((one, one.record.distinct_from) for one in told.added)
    for revised in told.revised:
        known = revised.before.record.distinct_from
        yield revised.after, [claim for claim in revised.after.record.distinct_from if claim not in known]


def problems(new: Sequence[Problem]) -> Iterator[str]:
    """Yield the new problems, errors first; those of family D stand with the duplicates."""
    worst = sorted(new, key=lambda one: (one.severity is not Severity.ERROR, one))
    yield from section("New problems", [_problem(one) for one in worst if not one.code.startswith("D")])


def _problem(one: Problem) -> Sequence[str]:
    place = literal(f"{one.path}:{one.line}")
    cure = one.help.partition("\n")[0]
    return (
        f"{one.severity.label} {one.code}, {place}: {literal(one.message)}",
        *([f"help: {literal(cure)}"] if cure else []),
    )


def balance(teller: Teller, concerned: set[str]) -> Iterator[str]:
    """Yield a table of all candidates of the elections in which one of these candidates stands."""
    for election in teller.after.elections.values():
        standing_in = [one.candidate for one in election.record.candidates]
        if concerned & set(standing_in):
            yield from (f"### How much evidence each candidate has: {name(election.record.name)}", "")
            yield from _table(teller, sorted(standing_in, key=lambda id_: _sort_name(teller.after, id_)))


def _sort_name(dataset: Dataset, candidate: str) -> str:
    filed = dataset.candidates.get(candidate)
    return filed.record.sort_name if filed else candidate


def _table(teller: Teller, candidates: Sequence[str]) -> Iterator[str]:
    head = ("candidate", "statements", "occasions", *(grade.value for grade in Grade))
    yield from (_row(head), _row(("---",) * len(head)))
    for candidate in candidates:
        was, now = (weight_of(dataset, candidate).numbers for dataset in (teller.before, teller.after))
        numbers = [str(new) if old == new else f"{old} → **{new}**" for old, new in zip(was, now, strict=True)]
        yield _row((teller.candidate(candidate), *numbers))
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
