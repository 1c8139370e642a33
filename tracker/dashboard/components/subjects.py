"""The lists behind the pages of candidates and policies: everybody in alphabetical order, every proposal by issue."""

from collections.abc import Mapping, Sequence

from tracker.dashboard.components import section, stand
from tracker.dashboard.text import h, page_url
from tracker.dashboard.view import View
from tracker.queries.candidates import Held, Profile
from tracker.wording import profiles
from tracker.wording.counts import count
from tracker.wording.views import heading

Along = Mapping[str, list[str]]


def candidates(view: View, rows: Sequence[tuple[Profile, Held]], along: Along) -> str:
    """Draw the list of candidates."""
    policies = sum(len(issue.policies) for issue in view.race.issues)
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Candidate", "Party", "In the race", "On file"))
    drawn = "".join(_candidate(profile, held, policies, along) for profile, held in rows)
    table = (
        f'<table class="stand"><thead><tr>{heads}<th scope="col" class="r">Positions</th></tr></thead>'
        f"<tbody>{drawn}</tbody></table>"
    )
    says = f"{heading(view.as_of, view.clock, view.bar)}: {count(len(rows), 'candidate')}, in alphabetical order."
    return section.body((section.says(says), table))


def _candidate(profile: Profile, held: Held, policies: int, along: Along) -> str:
    dates = profiles.in_the_race(profile)
    status = f"{profile.status.label}{f', {dates}' if dates else ''}"
    link = stand.link(profile.name, page_url("candidate", candidate=profile.slug, **along))
    return (
        f'<tr><th scope="row">{link}</th><td>{h(profile.party or "")}</td><td>{h(status)}</td>'
        f"<td>{count(held.on_file.occasions, 'occasion')}</td>"
        f'<td class="r">a position on {held.positions} of {count(policies, "policy", "policies")}</td></tr>'
    )


def policies(view: View, positions: Mapping[str, int], along: Along) -> str:
    """Draw the list of policies by issue."""
    everybody = len(view.race.runners)
    rows = []
    for issue in view.race.issues:
        rows.append(f'<tr class="issue"><th scope="rowgroup" colspan="3">{h(issue.name)}</th></tr>')
        for policy in issue.policies:
            link = stand.link(policy.name, page_url("policy", policy=policy.slug, **along))
            rows.append(
                f'<tr><th scope="row">{link}</th><td>{h(policy.text)}</td>'
                f'<td class="r">a position by {positions[policy.slug]} of {count(everybody, "candidate")}</td></tr>'
            )
    heads = '<th scope="col">Policy</th><th scope="col">Proposal</th><th scope="col" class="r">Positions</th>'
    table = f'<table class="stand"><thead><tr>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    says = f"{heading(view.as_of, view.clock, view.bar)}: {count(len(positions), 'policy', 'policies')}, by issue."
    return section.body((section.says(says), table))
