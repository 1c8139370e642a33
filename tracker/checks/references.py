"""References: every name of a candidate, a policy or a statement leads to one.

A record that could not be read is never reported as missing: its own problem is enough.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from tracker.dataset import Cited, Dataset, Filed, cell_of, originals
from tracker.problems import Key, Problem
from tracker.records import Record, Statement
from tracker.suggest import did_you_mean, nearest
from tracker.vocabulary import CitationKind

_NEW_CANDIDATE = "a new candidate needs a file in seeds/candidates/ first"
_NEW_POLICY = "a new policy needs a place in a file of seeds/issues/ first"


def folders_name_candidates_and_policies(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """Each folder of positions/ bears the name of a candidate or a policy; one problem for each that does not."""
    for folder, filed in _folders(dataset).items():
        candidate, _, policy = folder.partition("/")
        if policy and (cure := _lost_policy(dataset, policy)) is not None:
            yield filed.misplaced("R102", message=f"the folder names no policy: `{policy}`", cure=cure)
        if not policy and (cure := _lost_candidate(dataset, candidate)) is not None:
            yield filed.misplaced("R101", message=f"the folder names no candidate: `{candidate}`", cure=cure)


def _folders(dataset: Dataset) -> dict[str, Filed[Record]]:
    """Return the first file of each folder of a candidate, and of each folder of a policy in it."""
    shelves = (dataset.statements, dataset.removed, dataset.searches)
    found: dict[str, Filed[Record]] = {}
    for filed in chain.from_iterable(shelf.values() for shelf in shelves):
        candidate, policy = filed.id.split("/")[:2]
        found.setdefault(candidate, filed)
        found.setdefault(f"{candidate}/{policy}", filed)
    return found


def elections_name_candidates_and_policies(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """Every candidacy has its candidate, every policy of an election its place in an issue."""
    for filed in dataset.elections.values():
        for index, candidacy in enumerate(filed.record.candidates):
            if (cure := _lost_candidate(dataset, candidacy.candidate)) is not None:
                message = f"no candidate `{candidacy.candidate}`"
                yield filed.problem("R101", "candidates", index, "candidate", message=message, cure=cure)
        for index, policy in enumerate(filed.record.policies):
            if (cure := _lost_policy(dataset, policy)) is not None:
                yield filed.problem("R102", "policies", index, message=f"no policy `{policy}`", cure=cure)


def replaced_policies_are_there(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """A policy that replaces another names one."""
    for filed in dataset.issues.values():
        for index, policy in enumerate(filed.record.policies):
            if policy.replaces and (cure := _lost_policy(dataset, policy.replaces)) is not None:
                message = f"no policy `{policy.replaces}`"
                yield filed.problem("R102", "policies", index, "replaces", message=message, cure=cure)


def rivals_are_candidates(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """A rival's pledge names another candidate, and that candidate's own statement."""
    for cited in _pledges(dataset):
        candidate, _ = cell_of(cited.filed.id)
        rival, statement = cited.citation.rival, cited.citation.statement
        if rival == candidate:
            message = f"`{rival}` is the candidate whose statement this is"
            cure = "name the rival; the candidate's own pledge is a statement of its own"
            yield cited.filed.problem("R104", *cited.key, "rival", message=message, cure=cure)
        elif rival and (lost := _lost_candidate(dataset, rival)) is not None:
            yield cited.filed.problem("R103", *cited.key, "rival", message=f"no candidate `{rival}`", cure=lost)
        elif rival and statement and cell_of(statement)[0] != rival:
            message = f"the statement is of `{cell_of(statement)[0]}`, and the rival is `{rival}`"
            cure = f"name a statement of `{rival}`, or leave `statement` out and describe the source"
            yield cited.filed.problem("R110", *cited.key, "statement", message=message, cure=cure)


def _pledges(dataset: Dataset) -> Iterable[Cited]:
    everything = chain.from_iterable(originals(dataset).groups.values())
    return (cited for cited in everything if cited.citation.kind is CitationKind.RIVAL_PLEDGE)


def named_statements_are_there(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """Every statement that a statement names is on file."""
    for filed in dataset.statements.values():
        for key, named in _named(filed.record):
            if named != filed.id and (cure := _lost_statement(dataset, named)) is not None:
                yield filed.problem("R105", *key, message=f"no statement `{named}`", cure=cure)
    for cited in _pledges(dataset):
        named_by_pledge = cited.citation.statement
        if named_by_pledge and (cure := _lost_statement(dataset, named_by_pledge)) is not None:
            message = f"no statement `{named_by_pledge}`"
            yield cited.filed.problem("R105", *cited.key, "statement", message=message, cure=cure)


def _named(record: Statement) -> Iterator[tuple[Key, str]]:
    if record.after:
        yield ("after",), record.after
    if record.corrects:
        yield ("corrects",), record.corrects
    for index, distinction in enumerate(record.distinct_from):
        yield ("distinct_from", index, "statement"), distinction.statement
    for index, response in enumerate(record.responses):
        if response.statement:
            yield ("responses", index, "statement"), response.statement


def _lost_candidate(dataset: Dataset, slug: str) -> str | None:
    """Return the cure for a slug that names no candidate, or None if it names one."""
    if slug in dataset.candidates or f"seeds/candidates/{slug}" in dataset.unread:
        return None
    now = next((one.id for one in dataset.candidates.values() if slug in one.record.aliases), None)
    return f"it is now `{now}`" if now else did_you_mean(slug, dataset.candidates) or _NEW_CANDIDATE


def _lost_policy(dataset: Dataset, slug: str) -> str | None:
    """Return the cure for a slug that names no policy, or None if it names one, or might in an unread issue."""
    if slug in dataset.policies or any(path.startswith("seeds/issues/") for path in dataset.unread):
        return None
    now = next((one.id for one in dataset.policies.values() if slug in one.record.aliases), None)
    return f"it is now `{now}`" if now else did_you_mean(slug, dataset.policies) or _NEW_POLICY


def _lost_statement(dataset: Dataset, named: str) -> str | None:
    """Return the cure for an id that names no statement, or None if it names one."""
    if named in dataset.statements or named in dataset.removed or f"positions/{named}" in dataset.unread:
        return None
    if now := dataset.formerly.get(named):
        return f"it is now `{now}`"
    meant = _meant(dataset, named)
    return f"did you mean `{meant}`?" if meant else "an id is `candidate/policy/file-name`, without `.yaml`"


def _meant(dataset: Dataset, named: str) -> str | None:
    """Mend candidate, policy and file name one after the other, so that few names have to be compared."""
    candidate, policy, stem = named.split("/")
    owner = nearest(candidate, dataset.candidates)
    subject = nearest(policy, dataset.policies)
    if not owner or not subject:
        return None
    cell = dataset.cells.get((owner, subject), ())
    found = nearest(stem, (filed.id.rsplit("/", 1)[1] for filed in cell))
    return f"{owner}/{subject}/{found}" if found else None
