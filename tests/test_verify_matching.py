"""A quotation is found when every word of it stands there, and never because something like it does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.verify import find

PAGE = (
    "The candidate spoke for an hour. “We will not – ever – close the old harbour,”  she said. “The toll, which nobody "
    "likes, is to be halved […]. I’d rather see free meals.” Later: unsupported claims, 1,200 of them.\n\n"
    "Her programme says that the harbour\u00a0toll will be halved\u200b in the first year."
)

FOUND = {
    "typographic marks": '"We will not - ever - close the old harbour,"',
    "other dashes and spaces": "not — ever — close",
    "a cut": "We will not […] close the old harbour",
    "a capital of ours": "[t]he toll, which nobody likes, is to be halved",
    "a word of ours": "[She] spoke for an hour",
    "a word of ours in the middle": "is to be [cut in half] [...] I'd rather see free meals",
    "no-break space": "the harbour toll will be halved in the first year",
    "a number": "1,200 of them",
}
NOT_FOUND = {
    "a negation left out": "We will ever close the old harbour",
    "a negation put in": "The toll is not to be halved",
    "another word": "We will not – ever – sell the old harbour",
    "another number": "1,300 of them",
    "the end of a word": "supported claims",
    "parts in another order": "free meals […] close the old harbour",
    "a cut that is not marked": "The toll is to be halved",
    "another case": "We Will Not",
    "words from nowhere": "a bridge over the bay",
}


@pytest.mark.parametrize("quote", FOUND.values(), ids=FOUND)
def test_words_that_stand_there_are_found(quote: str) -> None:
    assert find(quote, PAGE).found


@pytest.mark.parametrize("quote", NOT_FOUND.values(), ids=NOT_FOUND)
def test_words_that_do_not_stand_there_are_not_found(quote: str) -> None:
    assert not find(quote, PAGE).found


def test_what_stands_there_instead_is_shown_with_the_words_that_differ() -> None:
    finding = find("We will not – ever – sell the old harbour", PAGE)
    assert "close the old harbour" in finding.passage
    assert ("sell", "close") in finding.differences


def test_the_words_around_a_passage_are_shown() -> None:
    finding = find("close the old harbour", PAGE)
    assert finding.before.endswith('"We will not-ever-')
    assert finding.after.startswith('," she said.')


@given(st.text(alphabet="ab c", max_size=60), st.integers(0, 50), st.integers(1, 20))
def test_every_run_of_whole_words_of_a_page_is_found(page: str, start: int, length: int) -> None:
    """Whatever stands on a page word for word is found there."""
    words = page.split()
    chosen = words[start % max(1, len(words)) :][:length]
    if chosen:
        assert find(" ".join(chosen), page).found


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_and_no_quotation_break_the_search(quote: str, page: str) -> None:
    """Any two texts give an answer."""
    find(quote, page)
