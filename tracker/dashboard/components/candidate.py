"""The page of one candidate: what changed, where they stand, what is not known, on what evidence beside the others."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracker.dashboard.components import changes, gaps, section, stand, used
from tracker.dashboard.components.cell import QUIET
from tracker.dashboard.components.micro import micro, scale
from tracker.dashboard.components.parity import parity
from tracker.dashboard.components.sources import anchor
from tracker.dashboard.text import h, page_url
from tracker.dashboard.view import View
from tracker.queries.candidates import Candidate
from tracker.queries.comparison import Cell
from tracker.queries.races import Issue, Policy, Runner
from tracker.queries.timeline import Lane
from tracker.vocabulary import StandingKind
from tracker.wording import changes as change_words
from tracker.wording import profiles
from tracker.wording.gaps import by_gap

_PARITY = (
    "How much is on file for each candidate, by grade, on one scale and for all days: the same count for everybody. A "
    "short bar is our gap as often as the candidate’s silence."
)


_NEWEST = "Newest first."


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn: the view, the candidate as the election names them, what was read, and what links take along."""

    view: View
    runner: Runner
    found: Candidate
    lanes: Mapping[str, Lane]
    along: Mapping[str, list[str]]

    @property
    def policies(self) -> tuple[Policy, ...]:
        """All policies of the election, by issue."""
        return tuple(policy for issue in self.view.race.issues for policy in issue.policies)

    def policy_link(self, policy: Policy) -> str:
        """Link the page of a policy."""
        return stand.link(policy.name, page_url("policy", policy=policy.slug, **self.along))


def head(one: Shown) -> str:
    """Draw who it is and how much is on file."""
    crumbs = [stand.link("Compare", page_url("", **one.along)), stand.link("Candidates", page_url("candidate"))]
    lines = (profiles.who(one.found.profile, one.view.race), h(profiles.on_file(one.found.own)))
    return section.head(crumbs, one.runner.name, lines)


def body(one: Shown) -> str:
    """Draw everything under the controls."""
    view, name = one.view, one.runner.family_name
    cells = list(one.found.cells.values())
    missing = by_gap((one.policy_link(policy), one.found.cells[policy.slug]) for policy in one.policies)
    names = {runner.slug: runner.family_name for runner in view.race.runners}
    folder = f"positions/{one.runner.slug}/"
    beside = parity(one.found.beside, names, len(one.policies), one.runner.slug)
    return section.body(
        (
            section.says(profiles.says_of_candidate(cells, view.as_of, view.clock, view.bar)),
            section.section(
                "What changed", _changes(one), f"{change_words.what_a_change_is(view.race.opens)} {_NEWEST}"
            ),
            section.section(f"Where {name} stands", _stand(one)),
            section.section(
                "What the record does not know", gaps.gaps(missing, folder, {"candidate": one.runner.slug})
            ),
            section.section("Evidence, beside the others", beside, _PARITY),
            section.section("Sources used", used.originals(one.found.originals)),
            section.section(
                "Searches on file",
                used.searches(one.found.searches, lambda search: _policy_of(one, search.policy)),
                anchor="searches",
            ),
            section.section(f"Where {name}’s own sites are", _sites(one)),
            _ways(one),
        )
    )


def _policy_of(one: Shown, slug: str) -> str:
    return next(one.policy_link(policy) for policy in one.policies if policy.slug == slug)


def _changes(one: Shown) -> str:
    """Draw every change, with the policy as its heading."""
    policies = {policy.slug: policy for policy in one.policies}
    latest = {change.policy: change for change in reversed(one.found.changes)}
    drawn = [
        changes.change(
            change,
            _heading(one, policies[change.policy]),
            one.found.cells[change.policy] if latest[change.policy] == change else None,
            one.along,
        )
        for change in one.found.changes
    ]
    return "".join(drawn) or f"<p>{h(change_words.none(one.view.race.opens, one.view.as_of))}</p>"


def _heading(one: Shown, policy: Policy) -> tuple[str, str, str]:
    return policy.name, page_url("policy", policy=policy.slug, **one.along), policy.text


def _stand(one: Shown) -> str:
    """Draw a row for each policy with something to read, and one line under each issue for each kind of empty."""
    on = scale(one.view.as_of, one.view.race.opens, one.view.race.election_day)
    rows = "".join("".join(_issue(one, issue)) for issue in one.view.race.issues)
    return stand.table("Policy", one.view.as_of, on.years, rows)


def _issue(one: Shown, issue: Issue) -> Iterator[str]:
    on = scale(one.view.as_of, one.view.race.opens, one.view.race.election_day)
    empty: dict[StandingKind, list[str]] = defaultdict(list)
    yield stand.group(issue.name)
    for policy in issue.policies:
        cell: Cell = one.found.cells[policy.slug]
        if cell.kind in QUIET:
            empty[cell.kind].append(one.policy_link(policy))
        else:
            address = page_url("policy", policy=policy.slug, **one.along)
            small = micro(one.lanes[policy.slug], on, one.view.bar)
            yield stand.row((policy.name, address), cell, small, one.along)
    yield stand.rest({kind: empty[kind] for kind in QUIET if kind in empty})


def _sites(one: Shown) -> str:
    """List the domains on which a page counts as the campaign's own."""
    if not one.found.profile.sites:
        return "<p>None is on file: no page counts yet as the campaign’s own.</p>"
    items = "".join(f"<li>{anchor(f'https://{site}', None, site)}</li>" for site in one.found.profile.sites)
    contact = anchor(one.found.profile.contact, None, "Write to the campaign")
    return f'<ul class="plain-list">{items}{f"<li>{contact}</li>" if contact else ""}</ul>'


def _ways(one: Shown) -> str:
    """Link the other views of the same candidate."""
    return section.ways(
        {
            "On a timeline": page_url("timeline", candidate=one.runner.slug, **one.along),
            "In the table of all policies": page_url("", **{**one.along, "c": [one.runner.slug]}),
        }
    )
