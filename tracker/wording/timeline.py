"""A timeline in sentences: its title, what it shows, each mark in words, each change, the responses."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from tracker.dates import say
from tracker.queries.timeline import Answer, Lane, Step, Timeline, Told
from tracker.vocabulary import Bar, ChangeKind, CitationKind, Clock, Fit, Grade, StandingKind
from tracker.wording import evidence, standings
from tracker.wording.counts import count
from tracker.wording.dates import day, month

ELECTION_DAY: Final = "Election day"
REPORTED: Final = "reported"
"""The name of the part of a lane that lies below the evidence bar."""

BELOW: Final = "below the evidence bar"
TAKEN_BACK: Final = "taken back later"
LIST: Final = "The same, as a list"
NEWEST_FIRST: Final = "Newest first; a vague date stands where its last possible day does."
NOTHING: Final = "No statement is on file that was seen on this day."
LOOKED: Final = "Where we looked"
DAYS: Final = "The days drawn through the chart"
KEYS: Final = "Statements in the chart. Arrow keys move along a lane and between lanes; Enter opens the statement."
READING: Final = (
    "A mark stands on the last day it may have been said; a dotted line leads back to the first. A response stands on "
    "its own day, or beside the mark where that is too near. Letter under a mark: its grade. Line through the marks: "
    "the standing on each day, thick for a side, thin for a lean, broken where it is last known from before this "
    "campaign. It ends where the candidate left the race, at a short rule; what was said later stands after it."
)

_SEEN: Final = {
    Clock.KNOWN_BY: "known by then",
    Clock.HAPPENED_BY: "said by then, even where it became known later",
}
_CUT: Final = 160
"""So many characters of a passage stand beside a mark; the list has it whole."""
_NAMED: Final = 5
"""So many changes are named in the live sentence."""


def title(name: str) -> str:
    """Name a timeline: "Military force in Mexico: how it moved"."""
    return f"{name}: how it moved" if name else "Timeline: how it moved"


def standfirst_of_candidate(policies: int) -> str:
    """Say what the timeline of one candidate shows."""
    return f"{count(policies, 'policy', 'policies')}; those with a statement have a lane of their own."


def says(found: Timeline, names: Mapping[str, str], as_of: date, clock: Clock, bar: Bar) -> str:
    """Say the live sentence: day, clock and bar, then what is shown; `names` are those of candidates or policies."""
    told = found.told
    start = f"On {day(as_of)}, from what was {_SEEN[clock]}"
    if not told:
        return f"{start}: no statement."
    below = sum(is_reported(one, bar) for one in told)
    shown = [
        f"{count(len(told), 'statement')} on {count(len({one.occasion for one in told}), 'occasion')}",
        f"{below} of them {BELOW}, which is {bar.label.lower()}" if below else f"evidence bar: {bar.label.lower()}",
    ]
    rest = [_changed(found, names), _disputed(told), _left_out(found)]
    return " ".join(part for part in (f"{start}: {', '.join(shown)}.", *rest) if part)


def _changed(found: Timeline, names: Mapping[str, str]) -> str:
    """Name what moved: "2 changes: Christie reversed from leans support (Aug 2023); …"."""
    by_id = {one.id: one for one in found.told}
    told = [_moved(step, lane, names, by_id) for lane in found.lanes for step in lane.steps if step.after in by_id]
    if not told:
        return "No change of direction."
    more = f"; and {len(told) - _NAMED} more" if len(told) > _NAMED else ""
    return f"{count(len(told), 'change')}: {'; '.join(told[:_NAMED])}{more}."


def _moved(step: Step, lane: Lane, names: Mapping[str, str], by_id: Mapping[str, Told]) -> str:
    name = names.get(lane.candidate) or names.get(lane.policy, "")
    return f"{name} {_change(step, by_id)} ({month(by_id[step.after].date)})"


def _disputed(told: Sequence[Told]) -> str:
    disputed = sum(one.disputed for one in told)
    return f"{count(disputed, 'statement is', 'statements are')} disputed." if disputed else ""


def _left_out(found: Timeline) -> str:
    older = count(found.left_out, "older statement is", "older statements are")
    return f"{older} left out." if found.left_out else ""


def _change(step: Step, by_id: Mapping[str, Told]) -> str:
    before = by_id.get(step.before)
    return standings.change_kind(step.kind, before.stance, by_id[step.after].stance) if before else step.kind.label


def change_of(one: Told, lane: Lane) -> str:
    """Say the change that a statement made, or nothing: "reversed from leans support"."""
    by_id = {other.id: other for other in lane.told}
    steps = [step for step in lane.steps if step.after == one.id]
    return _change(steps[0], by_id) if steps else ""


def change_label(kind: ChangeKind, one: Told) -> str:
    """Say a change beside its arrow: "reversed, Aug 2023"."""
    return f"{kind.label}, {month(one.date)}"


def chart(what: str, lanes: int, years: tuple[int, int], statements: int) -> str:
    """Say the chart in one sentence, for whoever cannot see it."""
    first, last = years
    span = str(first) if first == last else f"{first} to {last}"
    return (
        f"Timeline of {what}, {span}: {count(statements, 'statement')} on {count(lanes, 'lane')}. "
        "The same statements are listed below."
    )


def as_of(when: date) -> str:
    """Name the rule of the view's own day: "As of 5 Oct 2024"."""
    return f"As of {day(when)}"


def panel(first: date, *, is_before: bool) -> tuple[str, ...]:
    """Name a stretch of the chart, as fully as can be and then ever shorter."""
    if is_before:
        return "Before this campaign, smaller scale", "Before this campaign", "Before"
    return f"This campaign, from {day(first)}", "This campaign"


def stance(one: Told) -> str:
    """Say what a statement says, and why for less: "Supports on part of this, … if Mexico does not act"."""
    soft = f" {one.softness.label}" if one.softness and one.stance.is_explicit else ""
    condition = f", {standings.condition(one.condition)}" if one.condition else ""
    return f"{word(one)}{soft}{condition}{', disputed' if one.disputed else ''}"


def word(one: Told) -> str:
    """Say the stance of a statement; of context, that it is: "Related only: supports", "Context: supports"."""
    if not one.is_context:
        return one.stance.label
    kind = StandingKind.RELATED_ONLY.label if one.fit is Fit.RELATED else Grade.E.label.capitalize()
    return f"{kind}: {one.stance.label.lower()}" if one.stance.is_explicit else kind


def how(one: Told, bar: Bar) -> str:
    """Say who says it, and whether it counts: "Grade C: named account, stated; {BELOW}"."""
    known = f"{evidence.grade_name(one.grade)}, {one.act.label}"
    return f"{known}; {BELOW}" if is_reported(one, bar) else known


def is_reported(one: Told, bar: Bar) -> bool:
    """Whether a statement lies below the evidence bar: shown beside the standing, never in it."""
    return not one.is_context and one.level not in bar.levels


def mark(one: Told, lane: Lane, name: str, bar: Bar) -> tuple[str, ...]:
    """Say a mark in short lines: whose and when, what, how we know, the passage, what is more."""
    return (
        f"{name}, {say(one.date)}",
        stance(one),
        how(one, bar),
        passage(one),
        *_notes(one, lane),
    )


def passage(one: Told) -> str:
    """Give the start of the quotation, or the summary where nothing is quoted; […] marks the cut."""
    text = f"“{_cut(one.quote)}”" if one.quote else _cut(one.summary)
    teller = evidence.told(one)
    return f"{text} {teller}" if teller and one.quote else text


def _cut(text: str) -> str:
    return text if len(text) <= _CUT else f"{text[:_CUT].rsplit(maxsplit=1)[0]} […]"


def _notes(one: Told, lane: Lane) -> Iterator[str]:
    if change := change_of(one, lane):
        yield f"A change: {change}."
    if became_known := known_later(one):
        yield f"Happened then, {became_known}."
    if one.id in lane.taken_back:
        yield "Taken back later: sets no standing."
    yield from (f"{answered(answer, one)}, {say(answer.date)}." for answer in one.answers)


def known_later(one: Told) -> str:
    """Say from when the public could know it, where that is later: "known from 5 May 2022"."""
    return f"known from {day(one.known_day)}" if one.known_day > one.said_day else ""


def answered(answer: Answer, one: Told) -> str:
    """Say who answered what: "The campaign attacks the report"."""
    who = evidence.replier(answer)
    report = one.read is not None and one.read.kind is CitationKind.NEWS_REPORT
    kind = answer.kind.label.replace("the source", "the report") if report else answer.kind.label
    return f"{who[:1].upper()}{who[1:]} {kind}"


def answers(one: Told) -> str:
    """Say the responses beside their sign: "disputed", "answered"."""
    return "disputed" if one.disputed else "answered"


def source(one: Told) -> tuple[str, str]:
    """Name the original, and the copy that was read in its place or nothing: ("Rolling Stone", "Yahoo News")."""
    return (one.read.publisher, one.read.copy or "") if one.read else ("", "")


def gone(ids: Sequence[str]) -> str:
    """Say that statements were taken out, before their addresses."""
    return f"{count(len(ids), 'statement was', 'statements were')} withdrawn or removed, and kept by address:"


def unknown(named: str) -> str:
    """Say that an address names what the election does not have."""
    return f"This election has no policy or candidate “{_cut(named)}”. Choose one above."


def set_to(subject: str, *, candidates: int, of: int, as_of: date, clock: Clock, bar: Bar) -> str:
    """Say what the controls are set to, in the one line that they fold into on a phone."""
    seen = "known" if clock is Clock.KNOWN_BY else "happened"
    who = f", {candidates} of {of} candidates" if candidates != of else ""
    return f"{subject or 'Nothing chosen'}{who}. Evidence: {bar.label.lower()}, {seen} by {day(as_of)}."
