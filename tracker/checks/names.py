"""Names: no address used twice, file names that begin with the date, no invisible characters."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

from tracker.dataset import Dataset, Filed, originals
from tracker.dates import stem_matches, stem_prefixes
from tracker.documents import ZERO_WIDTH
from tracker.problems import Key, Problem
from tracker.records import Record, RemovedStatement, Statement


def policies_have_one_place(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """No two policies have one id."""
    for filed in dataset.issues.values():
        for index, policy in enumerate(filed.record.policies):
            first = dataset.policies[policy.id]
            if (first.path, first.key) != (filed.path, ("policies", index)):
                message = f"the policy `{policy.id}` is already in {first.path}"
                cure = "give one of the two another id"
                yield filed.problem("R108", "policies", index, "id", message=message, cure=cure)


def old_addresses_are_free(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """An earlier id or slug is in use nowhere, and only one record claims it."""
    yield from _taken(_old_candidates(dataset), dataset.candidates)
    yield from _taken(_old_policies(dataset), dataset.policies)
    yield from _taken(_old_statements(dataset), {**dataset.statements, **dataset.removed})


Claim = tuple[str, Filed[Record], Key]


def _taken(claims: Iterator[Claim], present: Mapping[str, object]) -> Iterator[Problem]:
    claimed: dict[str, str] = {}
    for old, filed, key in claims:
        if old in present or old in claimed:
            by = "in use" if old in present else f"claimed by {claimed[old]} too"
            message = f"the old address `{old}` is {by}"
            yield filed.problem("R109", *key, message=message, cure="delete the line where it does not belong")
        claimed.setdefault(old, filed.path)


def _old_candidates(dataset: Dataset) -> Iterator[Claim]:
    for filed in dataset.candidates.values():
        for index, alias in enumerate(filed.record.aliases):
            yield alias, filed, ("aliases", index)


def _old_policies(dataset: Dataset) -> Iterator[Claim]:
    for filed in dataset.issues.values():
        for number, policy in enumerate(filed.record.policies):
            for index, alias in enumerate(policy.aliases):
                yield alias, filed, ("policies", number, "aliases", index)


def _old_statements(dataset: Dataset) -> Iterator[Claim]:
    for filed in _dated(dataset):
        for index, old in enumerate(filed.record.formerly):
            yield old, filed, ("formerly", index)


def file_names_begin_with_the_date(dataset: Dataset, today: date) -> Iterator[Problem]:
    """The file's name begins with the start of `date`; a date in the future is at fault itself."""
    for filed in _dated(dataset):
        stem, when = filed.id.rsplit("/", 1)[1], filed.record.date
        if stem_matches(when, stem) or (when.earliest or today) > today:
            continue
        starts = " or ".join(f"`{start}-`" for start in stem_prefixes(when))
        cure = f"let the name begin with {starts}, or mend `date`"
        yield filed.problem("R205", "date", message=f"the date is `{when.text}`, the file is `{stem}`", cure=cure)


def _dated(dataset: Dataset) -> Iterator[Filed[Statement | RemovedStatement]]:
    yield from dataset.statements.values()
    yield from dataset.removed.values()


def names_are_visible(dataset: Dataset, today: date) -> Iterator[Problem]:  # noqa: ARG001
    """No name of a person, a publisher, a policy or an issue holds a character without width."""
    for filed, key, name in _names(dataset):
        if not name.isascii() and ZERO_WIDTH.search(name):
            message = "the name holds a character that cannot be seen"
            yield filed.problem("S113", *key, message=message, cure="delete the name and type it again")


def _names(dataset: Dataset) -> Iterator[tuple[Filed[Record], Key, str]]:
    for statement in dataset.statements.values():
        if statement.record.speaker:
            yield statement, ("speaker",), statement.record.speaker
        for number, response in enumerate(statement.record.responses):
            if response.speaker:
                yield statement, ("responses", number, "speaker"), response.speaker
    yield from _names_of_sources(dataset)
    for candidate in dataset.candidates.values():
        yield candidate, ("name",), candidate.record.name
        yield candidate, ("sort_name",), candidate.record.sort_name
    for election in dataset.elections.values():
        yield election, ("name",), election.record.name
    for issue in dataset.issues.values():
        yield issue, ("name",), issue.record.name
        for index, policy in enumerate(issue.record.policies):
            yield issue, ("policies", index, "name"), policy.name


def _names_of_sources(dataset: Dataset) -> Iterator[tuple[Filed[Record], Key, str]]:
    for one in chain.from_iterable(originals(dataset).groups.values()):
        if one.citation.publisher:
            yield one.filed, (*one.key, "publisher"), one.citation.publisher
        if one.citation.author:
            yield one.filed, (*one.key, "author"), one.citation.author
        for index, carrier in enumerate(one.citation.carriers):
            yield one.filed, (*one.key, "carriers", index, "publisher"), carrier.publisher
