"""The page of one policy: where each candidate stands, who pledged it first, what changed, what is not known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.dashboard.components import changes, gaps, section, stand, used
from tracker.dashboard.components.effect import stance_of, teller
from tracker.dashboard.components.micro import micro, scale
from tracker.dashboard.text import h, page_url
from tracker.dashboard.view import View
from tracker.dates import say
from tracker.queries import policies as queries
from tracker.queries.others import Other
from tracker.queries.policies import Linked, RivalPledge
from tracker.queries.races import Policy, Runner
from tracker.queries.timeline import Lane
from tracker.wording import changes as change_words
from tracker.wording import profiles
from tracker.wording.gaps import by_gap
from tracker.wording.standings import condition

_PLEDGED = (
    "A pledge is firm and official when the candidate or the campaign promises the whole of the policy; a leaning is "
    "none. What a pledge hangs on stands with it. Later pledges follow, the first of each candidate."
)
_RIVALS = "Context: what rivals pledged is cited beside a candidate’s statement, and never counts for that candidate."
_CONTEXT = (
    "What is only near the policy, or what a rival or a party says of a candidate. Shown for completeness: it sets no "
    "standing."
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn: the view, the policy as the election has it, what was read, and what links take along."""

    view: View
    policy: Policy
    found: queries.Policy
    lanes: Mapping[str, Lane]
    along: Mapping[str, list[str]]

    @property
    def runners(self) -> tuple[Runner, ...]:
        """All candidates of the election, in alphabetical order."""
        return self.view.race.runners

    def address(self, runner: Runner) -> str:
        """Return the address of a candidate's page."""
        return page_url("candidate", candidate=runner.slug, **self.along)


def head(one: Shown) -> str:
    """Draw what the policy says, its explainer and what it replaces."""
    issue = next(issue for issue in one.view.race.issues if one.policy in issue.policies)
    crumbs = [
        stand.link("Compare", page_url("", **one.along)),
        stand.link("Policies", page_url("policy")),
        stand.link(issue.name, page_url("", issue=issue.slug, **one.along)),
    ]
    notes = (h(one.found.explainer or ""), *_replaced(one))
    return section.head(crumbs, one.policy.name, (one.policy.text, *filter(None, notes)))


def _replaced(one: Shown) -> Sequence[str]:
    pairs = (("This wording replaces", one.found.replaces), ("This wording was replaced by", one.found.replaced_by))
    return [f"{words} {_linked(linked, one)}." for words, linked in pairs if linked]


def _linked(linked: Linked, one: Shown) -> str:
    return stand.link(linked.name, page_url("policy", policy=linked.slug, **one.along))


def body(one: Shown) -> str:
    """Draw everything under the controls."""
    view = one.view
    names = {runner.slug: stand.link(runner.name, one.address(runner)) for runner in one.runners}
    missing = by_gap((names[runner.slug], one.found.cells[runner.slug]) for runner in one.runners)
    cells = [one.found.cells[runner.slug] for runner in one.runners]
    on = scale(view.as_of, view.race.opens, view.race.election_day)
    rows = "".join(
        stand.row(
            (runner.name, one.address(runner)),
            one.found.cells[runner.slug],
            micro(one.lanes[runner.slug], on, view.bar),
            one.along,
        )
        for runner in one.runners
    )
    return section.body(
        (
            section.says(profiles.says_of_policy(cells, view.as_of, view.clock, view.bar)),
            section.section("Where each candidate stands", stand.table("Candidate", view.as_of, on.years, rows)),
            section.section("Who pledged it first", _pledged(one), _PLEDGED if one.found.pledges else ""),
            _listed("What rivals pledged", [_rival(pledge, one) for pledge in one.found.rivals], _RIVALS),
            section.section("What changed", _changes(one), change_words.what_a_change_is(view.race.opens)),
            section.section(
                "What the record does not know", gaps.gaps(missing, _folder(one), {"policy": one.policy.slug})
            ),
            _listed("Related only", [_told(other, one, is_context=True) for other in one.found.context], _CONTEXT),
            section.section("Sources used", used.originals(one.found.originals)),
            section.section(
                "Searches on file",
                used.searches(one.found.searches, lambda search: names[search.candidate]),
                anchor="searches",
            ),
            section.ways({"On a timeline": page_url("timeline", policy=one.policy.slug, **one.along)}),
        )
    )


def _folder(one: Shown) -> str:
    return f"positions/CANDIDATE/{one.policy.slug}/"


def _listed(name: str, items: Sequence[str], note: str) -> str:
    """Draw a section with a list; nothing where the list is empty."""
    drawn = "".join(f"<li>{item}</li>" for item in items)
    return section.section(name, f'<ul class="plain-list">{drawn}</ul>', note) if items else ""


def _pledged(one: Shown) -> str:
    """Say who pledged it first, then list the first pledge of each candidate, the earliest first."""
    pledges = one.found.pledges
    sentence = profiles.pledged_first(queries.first(pledges), queries.first(pledges, one.view.race.opens))
    items = "".join(f"<li>{_told(other, one)}</li>" for other in queries.one_each(pledges))
    return f"<p>{h(sentence)}</p>{f'<ol class=plain-list>{items}</ol>' if items else ''}"


def _told(other: Other, one: Shown, *, is_context: bool = False) -> str:
    """Draw a statement in a line: about whom, when, what, by whom it is told, its passage and the link to it."""
    told = other.mention
    act = "" if is_context else f", {h(told.act.label)}"
    hangs_on = f" {h(condition(other.condition))}" if other.condition else ""
    words = f"<q>{h(other.quote)}</q>" if other.quote else ""
    address = page_url("statement", id=told.id, **one.along)
    return (
        f"<b>{h(other.candidate_name)}</b>, {h(say(told.date))}: {stance_of(other)}{hangs_on} {teller(other)}{act} "
        f'{words} <a href="{h(address)}">read the statement</a>'
    )


def _rival(pledge: RivalPledge, one: Shown) -> str:
    """Draw a rival's pledge, and beside whose statement it is cited."""
    cited = pledge.cited_by
    beside = f"{cited.candidate_name}, {say(cited.mention.date)}"
    link = stand.link(beside, page_url("statement", id=cited.mention.id, **one.along))
    told = _told(pledge.told, one) if pledge.told else f"<b>{h(pledge.rival)}</b>"
    return f'{told} <span class="quiet">Cited beside the statement of {link}.</span>'


def _changes(one: Shown) -> str:
    """Draw every change, with the candidate as its heading; alphabetical, a candidate's earliest first."""
    runners = {runner.slug: runner for runner in one.runners}
    latest = {change.candidate: change for change in one.found.changes}
    drawn = [
        changes.change(
            change,
            (runners[change.candidate].name, one.address(runners[change.candidate]), ""),
            one.found.cells[change.candidate] if latest[change.candidate] == change else None,
            one.along,
        )
        for change in one.found.changes
    ]
    return "".join(drawn) or f"<p>{h(change_words.none(one.view.race.opens, one.view.as_of))}</p>"
