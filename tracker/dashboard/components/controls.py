"""The controls of pages: which choices each offers, as the view has them; all of a page are one part, its panel."""

from collections.abc import Sequence
from datetime import date

from tracker.dashboard.components.choices import Choice, Form, Option, choices
from tracker.dashboard.components.timeline_subject import ONE_CANDIDATE, POLICY
from tracker.dashboard.text import plain
from tracker.dashboard.view import (
    AS_OF,
    BAR,
    CANDIDATE,
    CLOCK,
    DIFFER,
    ELECTION,
    ISSUE,
    YES,
    View,
    default_day,
    named_days,
)
from tracker.dates import FIRST_YEAR
from tracker.queries.races import Policy, Race, Runner
from tracker.vocabulary import LEVEL_OF, Bar, Clock, Grade
from tracker.wording.dates import day
from tracker.wording.profiles import set_to
from tracker.wording.views import CHOOSE, NONE_TICKED, SHOW_ALL, day_name


def panel(*offered: Choice | None, line: str = "") -> None:
    """Draw a page's controls in one row that wraps: one message to the browser, however many.

    With `line`, what they are set to, they fold into that line on a phone.
    """
    choices("controls", [one for one in offered if one], line)


def profile(view: View, races: Sequence[Race], subject: Choice, today: date) -> None:
    """Draw the controls of the page of one candidate or one policy."""
    panel(
        election(view, races),
        subject,
        bar(view),
        as_of(view, today),
        clock(view),
        days(view, today),
        line=set_to(view.as_of, view.clock, view.bar),
    )


def election(view: View, races: Sequence[Race]) -> Choice | None:
    """Offer the elections, where there is more than one; nothing of one means the same in another."""
    options = tuple(Option(race.slug, plain(race.name)) for race in races)
    takes = (ISSUE, CANDIDATE, AS_OF, POLICY, ONE_CANDIDATE)
    drawn = Choice(ELECTION, "Election", Form.LIST, options, view.race.slug, races[0].slug, takes=takes)
    return drawn if len(races) > 1 else None


def issue(view: View) -> Choice | None:
    """Offer each issue or all, where there is more than one."""
    issues = view.race.issues
    every = Option("", f"All {len(issues)} issues")
    options = (every, *(Option(one.slug, plain(one.name)) for one in issues))
    drawn = Choice(ISSUE, "Issue", Form.LIST, options, view.issue.slug if view.issue else "")
    return drawn if len(issues) > 1 else None


def policy(view: View, chosen: Policy | None) -> Choice:
    """Offer each policy under its issue; the choice takes the place of a candidate."""
    options = tuple(
        Option(one.slug, plain(one.name), group=plain(issue.name))
        for issue in view.race.issues
        for one in issue.policies
    )
    return _subject(POLICY, "Policy", options, chosen, ONE_CANDIDATE)


def one_candidate(view: View, chosen: Runner | None) -> Choice:
    """Offer each candidate; the choice takes the place of a policy."""
    options = tuple(Option(runner.slug, plain(runner.name)) for runner in view.race.runners)
    return _subject(ONE_CANDIDATE, "Candidate", options, chosen, POLICY)


def _subject(param: str, name: str, options: tuple[Option, ...], chosen: Policy | Runner | None, other: str) -> Choice:
    """Offer what a page is about: of its two parameters the address has one at a time."""
    if chosen:
        return Choice(param, name, Form.LIST, options, chosen.slug, takes=(other,))
    return Choice(param, name, Form.LIST, (Option("", CHOOSE), *options), "", takes=(other,))


def candidates(view: View) -> Choice:
    """Offer candidates; none chosen means all of the election, however many."""
    runners = view.race.runners
    return Choice(
        CANDIDATE,
        "Candidates",
        Form.SET,
        tuple(Option(runner.slug, plain(runner.name)) for runner in runners),
        " ".join(runner.slug for runner in view.chosen),
        shown=f"{len(view.chosen)} of {len(runners)}" if view.chosen else f"All {len(runners)}",
        note=NONE_TICKED,
        clear=SHOW_ALL,
    )


def bar(view: View) -> Choice:
    """Offer what evidence may set a standing."""
    options = tuple(Option(bar.value, bar.label, _grades(bar)) for bar in Bar)
    return Choice(BAR, "Evidence bar", Form.ROW, options, view.bar.value, options[0].value)


def _grades(bar: Bar) -> str:
    """Return the grades that a bar lets set a standing: "A–C"."""
    counted = [grade.value for grade in Grade if LEVEL_OF.get(grade) in bar.levels]
    return f"{counted[0]}–{counted[-1]}"


def as_of(view: View, today: date) -> Choice:
    """Offer every day of the calendar that a record may name, up to today."""
    bounds = (Option("", date(FIRST_YEAR, 1, 1).isoformat()), Option("", today.isoformat()))
    default = default_day(view.race, today).isoformat()
    return Choice(AS_OF, "As of", Form.DAY, bounds, view.as_of.isoformat(), default)


def clock(view: View) -> Choice:
    """Offer which day decides whether a statement is seen."""
    options = tuple(Option(clock.value, f"{clock.label.split()[0]} by then") for clock in Clock)
    return Choice(CLOCK, "Clock", Form.ROW, options, view.clock.value, options[0].value)


def days(view: View, today: date) -> Choice:
    """Offer the days that have a name, each a button."""
    named = named_days(view.race, today)
    options = tuple(Option(one.isoformat(), plain(day_name(what)), day(one)) for one, what in named.items())
    default = default_day(view.race, today).isoformat()
    return Choice(AS_OF, "Known days", Form.DAYS, options, view.as_of.isoformat(), default)


def differ(view: View) -> Choice:
    """Offer to leave out what all agree on."""
    only = Option(YES, "Only where they differ")
    return Choice(DIFFER, only.name, Form.SWITCH, (only,), YES if view.differ else "")
