"""Links: every name of a candidate, a policy or a statement leads to one; every citation can be followed."""

from collections.abc import Iterator
from datetime import date

from tracker.dataset import Dataset, Filed, cell_of
from tracker.problems import Key, Problem
from tracker.records import Statement, cited
from tracker.suggest import did_you_mean
from tracker.urls import host, on_domain
from tracker.vocabulary import CitationKind


def folders_have_owners(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """The folders of a statement are the slugs of a candidate and of a policy."""
    for filed in (*dataset.statements.values(), *dataset.removed.values()):
        candidate, policy = cell_of(filed.id)
        if candidate not in dataset.candidates and f"seeds/candidates/{candidate}" not in dataset.unread:
            cure = did_you_mean(candidate, dataset.candidates)
            yield filed.problem("R101", message=f"no candidate `{candidate}`", cure=cure)
        if policy not in dataset.policies and not any(path.startswith("seeds/issues/") for path in dataset.unread):
            cure = did_you_mean(policy, dataset.policies)
            yield filed.problem("R102", message=f"no policy `{policy}`", cure=cure)


def statements_that_are_named_exist(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """Every id that a statement names is that of a statement on file."""
    known = {*dataset.statements, *dataset.removed}
    for filed in dataset.statements.values():
        for key, named in _named(filed.record):
            if named not in known and f"positions/{named}" not in dataset.unread:
                yield filed.problem("R105", *key, message=f"no statement `{named}`", cure=did_you_mean(named, known))


def _named(record: Statement) -> Iterator[tuple[Key, str]]:
    links: list[tuple[Key, str | None]] = [(("after",), record.after), (("corrects",), record.corrects)]
    links += [(("citations", i, "statement"), one.statement) for i, one in enumerate(record.citations)]
    links += [(("responses", i, "statement"), one.statement) for i, one in enumerate(record.responses)]
    links += [(("distinct_from", i, "statement"), one.statement) for i, one in enumerate(record.distinct_from)]
    yield from ((key, named) for key, named in links if named)


def candidates_of_elections_exist(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """Every candidacy names a candidate on file, and every policy of an election is one."""
    for election in dataset.elections.values():
        for index, one in enumerate(election.record.candidates):
            if one.candidate not in dataset.candidates and f"seeds/candidates/{one.candidate}" not in dataset.unread:
                cure = did_you_mean(one.candidate, dataset.candidates)
                key = ("candidates", index, "candidate")
                yield election.problem("R101", *key, message=f"no candidate `{one.candidate}`", cure=cure)
        for index, policy in enumerate(election.record.policies):
            if policy not in dataset.policies:
                cure = did_you_mean(policy, dataset.policies)
                yield election.problem("R102", "policies", index, message=f"no policy `{policy}`", cure=cure)


def passages_can_be_read(filed: Filed[Statement]) -> Iterator[Problem]:
    """Something besides rivals' pledges is cited, and each original is described and has an address somewhere."""
    if not cited(filed.record):
        cure = "add the citation in which the passage can be read"
        yield filed.problem("C102", "citations", message="only a rival's pledge is cited", cure=cure)
    for index, one in enumerate(filed.record.citations):
        if one.kind is CitationKind.RIVAL_PLEDGE:
            if not one.rival:
                cure = "add `rival:` with the candidate's slug"
                yield filed.problem("C103", "citations", index, message="`rival` is missing", cure=cure)
            if one.statement:
                continue
        lacking = [name for name in ("publisher", "title", "published") if not getattr(one, name)]
        if lacking:
            message = f"`{lacking[0]}` is missing in this citation"
            yield filed.problem("C105", "citations", index, message=message, cure=f"add `{lacking[0]}`")
        elif not (one.url or one.isbn or any(carrier.url for carrier in one.carriers)):
            cure = "add `url`, `isbn`, or a carrier with its `url`"
            yield filed.problem("C106", "citations", index, message="nothing says where this can be read", cure=cure)


def campaign_sites_are_the_campaigns(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """The address of a campaign site is on a domain that is listed for the candidate."""
    for filed in dataset.statements.values():
        candidate = dataset.candidates.get(cell_of(filed.id)[0])
        sites = candidate.record.sites if candidate else ()
        for index, one in enumerate(filed.record.citations):
            if candidate and one.kind is CitationKind.CAMPAIGN_SITE and one.url:
                url = one.url
                if not any(on_domain(url, site) for site in sites):
                    message = f"`{host(url)}` is no domain of {candidate.record.name}'s campaign"
                    listed = ", ".join(sites) or "none"
                    cure = f"listed in seeds/candidates/{candidate.id}.yaml: {listed}"
                    yield filed.problem("C101", "citations", index, "url", message=message, cure=cure)
