"""Fields of one statement that need, or exclude, one another."""

from collections.abc import Iterator

from tracker.dataset import Filed
from tracker.problems import Problem
from tracker.records import Statement
from tracker.vocabulary import Act, Fit, SaidBy, Stance

_OWN = frozenset({SaidBy.CANDIDATE, SaidBy.CAMPAIGN})
_DONE = frozenset({Act.ACTED, Act.VOTED})
_TENTATIVE = frozenset({Act.ASKED, Act.FLOATED})
_PARTIAL = frozenset({Fit.NARROWER, Fit.BROADER})
_LEAN = {Stance.SUPPORT: Stance.LEAN_SUPPORT, Stance.OPPOSE: Stance.LEAN_OPPOSE}
_NAMED = frozenset({SaidBy.WITNESS, SaidBy.OPPONENT})
_TOLD_BY_OTHERS = frozenset({SaidBy.WITNESS, SaidBy.UNNAMED_SOURCES, SaidBy.OPPONENT})
_LIKELY_WORDS = {SaidBy.WITNESS: "candidate", SaidBy.UNNAMED_SOURCES: "source", SaidBy.OPPONENT: "speaker"}


def own_words_are_quoted(filed: Filed[Statement]) -> Iterator[Problem]:
    """What the candidate or the campaign says has a quotation; an act, a vote and a refusal need none."""
    record = filed.record
    if not lacks_its_quote(record):
        return
    message = f"the {record.said_by} says it, and `quote` is missing"
    cure = "add `quote` with the exact words; for an outlet's account without them write `said_by: reporter`"
    yield filed.problem("S201", "said_by", message=message, cure=cure)


def lacks_its_quote(record: Statement) -> bool:
    """Whether a statement has no quotation and must have one."""
    own = record.said_by in _OWN and record.act not in _DONE and record.stance is not Stance.DECLINED
    return own and not record.quote


def tellers_are_named(filed: Filed[Statement]) -> Iterator[Problem]:
    """A witness and an opponent have a name."""
    record = filed.record
    if record.said_by in _NAMED and not record.speaker:
        cure = "add `speaker` with the person's name; people whom the outlet does not name are `unnamed_sources`"
        yield filed.problem("S202", "said_by", message="`speaker` is missing: who tells of it?", cure=cure)


def told_words_have_an_owner(filed: Filed[Statement]) -> Iterator[Problem]:
    """A quotation that somebody else passes on says whose words it gives."""
    record = filed.record
    if record.quote and record.said_by in _TOLD_BY_OTHERS and not record.words_of:
        likely = _LIKELY_WORDS[record.said_by]
        cure = f"add `words_of`: `candidate`, `speaker` or `source` (with {record.said_by} mostly `{likely}`)"
        yield filed.problem("S203", "quote", message="`words_of` is missing: whose words are these?", cure=cure)


def unnamed_sources_are_described(filed: Filed[Statement]) -> Iterator[Problem]:
    """Unnamed sources are described, and only they are."""
    record = filed.record
    if record.said_by is SaidBy.UNNAMED_SOURCES:
        if not record.sources_described:
            cure = "add `sources_described`: what the outlet says of them, such as `two people close to the campaign`"
            message = "`sources_described` is missing: who are the unnamed sources?"
            yield filed.problem("S204", "said_by", message=message, cure=cure)
        return
    name = "sources_described" if record.sources_described else "number_of_sources"
    if record.sources_described or record.number_of_sources:
        message = f"`{name}` is only for unnamed sources, and this is said by `{record.said_by}`"
        yield filed.problem("S205", name, message=message, cure="delete the line, or write `said_by: unnamed_sources`")


def a_part_of_it_only_leans(filed: Filed[Statement]) -> Iterator[Problem]:
    """Asking, floating, a part and a principle carry at most a lean."""
    record = filed.record
    lean = _LEAN.get(record.stance)
    if not lean:
        return
    cure = f"write `stance: {lean}`"
    if record.act in _TENTATIVE:
        message = f"what is only {record.act} cannot be `{record.stance}`"
        yield filed.problem("S206", "stance", message=message, cure=f"{cure}, or `unclear`")
    elif record.fit in _PARTIAL:
        message = f"what is {record.fit} than the policy cannot be `{record.stance}`"
        yield filed.problem("S207", "stance", message=message, cure=cure)
