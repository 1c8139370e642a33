"""The arithmetic of a match: worked by hand, and held to its properties."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.match import Answer, Interval, interval

YES, NO = 2, -2
POLICIES = [f"policy-{number}" for number in range(6)]

scores = st.integers(NO, YES)
answers = st.dictionaries(
    st.sampled_from(POLICIES), st.builds(Answer, scores, st.integers(1, 2)), min_size=1, max_size=len(POLICIES)
)
stances = st.dictionaries(st.sampled_from(POLICIES), scores)


def bar(given_answers: dict[str, Answer], known: dict[str, int]) -> Interval:
    found = interval(given_answers, known)
    assert found
    return found


def numbers(one: Interval) -> tuple[Fraction | int, ...]:
    return one.worst, one.match, one.best, one.coverage


def test_the_same_answers_are_a_full_match() -> None:
    one = bar({"toll": Answer(YES), "ferry": Answer(NO)}, {"toll": YES, "ferry": NO})
    assert numbers(one) == (1, 1, 1, 1)


def test_the_opposite_answers_are_no_match() -> None:
    one = bar({"toll": Answer(YES), "ferry": Answer(NO)}, {"toll": NO, "ferry": YES})
    assert numbers(one) == (0, 0, 0, 1)


def test_one_known_of_four_gives_a_bar_from_a_quarter_to_one_and_no_number() -> None:
    asked = {name: Answer(YES) for name in ("toll", "ferry", "cod", "meals")}
    one = bar(asked, {"toll": YES})
    assert numbers(one) == (Fraction(1, 4), 1, 1, Fraction(1, 4))
    assert not one.has_number


def test_a_lean_beside_a_yes_is_a_quarter_of_the_way() -> None:
    assert numbers(bar({"toll": Answer(YES)}, {"toll": 1}))[1] == Fraction(3, 4)


def test_an_important_answer_weighs_twice() -> None:
    one = bar({"toll": Answer(YES, 2), "ferry": Answer(YES)}, {"toll": YES, "ferry": NO})
    assert one.match == Fraction(2, 3)


def test_mixed_is_known_and_half_of_the_way() -> None:
    one = bar({"toll": Answer(YES), "ferry": Answer(YES)}, {"toll": 0})
    assert numbers(one) == (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(1, 2))


def test_sixty_percent_is_enough_for_a_number_and_less_is_not() -> None:
    asked = {name: Answer(YES) for name in POLICIES[:5]}
    assert bar(asked, dict.fromkeys(POLICIES[:3], YES)).has_number
    assert not bar(asked, dict.fromkeys(POLICIES[:2], YES)).has_number


@pytest.mark.parametrize("known", [{}, {"another": YES}], ids=["nothing known", "nothing that was asked"])
def test_where_nothing_is_known_there_is_no_bar(known: dict[str, int]) -> None:
    assert interval({"toll": Answer(YES)}, known) is None
    assert interval({}, known) is None


def test_the_tick_stays_on_the_bar_where_a_voter_in_the_middle_bounds_what_is_unknown() -> None:
    # Known and opposite: 0. But on ferry the voter is in the middle, so at least a half of it agrees: worst is 1/4.
    one = bar({"toll": Answer(YES), "ferry": Answer(0)}, {"toll": NO})
    assert numbers(one) == (Fraction(1, 4), Fraction(1, 4), Fraction(1, 2), Fraction(1, 2))


@given(answers, stances)
def test_the_tick_is_on_the_bar_and_the_bar_within_nothing_and_all(
    asked: dict[str, Answer], known: dict[str, int]
) -> None:
    one = interval(asked, known)
    if one is None:
        assert not set(asked) & set(known)
        return
    assert 0 <= one.worst <= one.match <= one.best <= 1
    assert 0 < one.coverage <= 1
    assert (one.worst == one.best) == (one.coverage == 1)


@given(answers, stances, st.sampled_from(POLICIES), scores)
def test_whatever_becomes_known_narrows_the_bar(
    asked: dict[str, Answer], known: dict[str, int], policy: str, score: int
) -> None:
    before, after = interval(asked, known), interval(asked, {policy: score, **known})
    if before and after:
        assert before.worst <= after.worst <= after.best <= before.best


@given(st.lists(st.sampled_from(POLICIES), unique=True, min_size=1), stances)
def test_what_the_voter_of_every_yes_loses_the_voter_of_every_no_wins(
    policies: list[str], known: dict[str, int]
) -> None:
    yes = interval(dict.fromkeys(policies, Answer(YES)), known)
    no = interval(dict.fromkeys(policies, Answer(NO)), known)
    if yes and no:
        assert yes.match + no.match == 1
