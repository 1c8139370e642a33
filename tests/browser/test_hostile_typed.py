"""Attacks that a visitor types into Contribute: text in the card, the problems and the file, and nothing else."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import pytest
from conftest import ready
from hostile import ATTACKS
from playwright.sync_api import Page, expect
from test_contribute_page import CORRECTION, choose
from test_hostile import guarded, letters, unharmed

from tracker.documents import Document, Value, parse

Open = Callable[..., Page]
Answer = tuple[str, int, str]
"""The label of a field, which of those of that label it is, and what is typed into it."""

FORM: Final = "contribute?candidate=emil-sand&policy=ferry-subsidy&date=2024-03-14"
SUMMARY, QUOTE, TITLE = "What does it say, in our own neutral words?", "The exact words", "Its title as printed"
PUBLISHER, PUBLISHED, ADDRESS = "Who published the original?", "When was it published?", "The original's address"
COPY: Final = (("Who published the copy or report", 0), (TITLE, 1), (PUBLISHED, 1), ("Its address?", 0))
BIDI: Final = "\u202e\u2066evil\u2069 \u200b<b>x</b>"
LINK: Final = "javascript:window.owned=1//https://evil.example.org/"
LONG: Final = 60_000


@pytest.fixture
def form(fresh_page: Page, invented_site: str) -> Iterator[Page]:
    """Give the form of a new statement, and hold in the end that nothing came of what was typed into it."""
    asked = guarded(fresh_page, f"{invented_site}/{FORM}")
    yield fresh_page
    unharmed(fresh_page)
    assert asked == []
    assert "Traceback" not in fresh_page.content()
    assert fresh_page.locator("[data-testid=stException]").count() == 0


def answer(page: Page, answers: Sequence[Answer]) -> None:
    """Type answers, and leave each field as a person does."""
    for label, place, text in answers:
        field = page.get_by_label(label).nth(place)
        field.fill(text)
        field.press("Tab")
    ready(page)


def said(page: Page, part: str) -> str:
    """Return the letters of all parts of a page that a selector names."""
    return letters(" ".join(page.locator(part).all_text_contents()))


def filed(page: Page) -> Value:
    """Return what the file holds that the page shows."""
    found = parse((page.locator("pre.file-text").text_content() or "").encode(), "p.yaml")
    assert isinstance(found, Document), found
    return found.value


def told_by_others(page: Page) -> None:
    """Choose what brings the most fields: unnamed sources, read in a copy, and a reply."""
    choose(page, "What does it say of the policy?", "Supports")
    choose(page, "Who says it?", "unnamed sources")
    choose(page, "What kind of original is it?", "news report")
    page.get_by_text("I read it in a copy or a report").first.click()
    expect(page.get_by_label(COPY[0][0])).to_be_visible()
    page.get_by_text("Somebody replied to it").click()
    choose(page, "What does the reply do?", "denies")
    choose(page, "Who replies?", "the campaign")
    choose(page, "What kind of original is it?", "press release", 1)


def test_in_every_field_they_make_a_card_and_a_file_letter_by_letter(form: Page) -> None:
    told_by_others(form)
    image, script, style, link, markdown, frame, svg = ATTACKS
    answer(
        form, [("On what occasion", 0, image), (SUMMARY, 0, script), (QUOTE, 0, style), ("Under a condition", 0, link)]
    )
    choose(form, "Whose words does the quotation give?", "source")
    original = [
        (PUBLISHER, 0, markdown),
        (TITLE, 0, frame),
        (PUBLISHED, 0, "2024-03-14"),
        (ADDRESS, 0, "https://a.example.org/"),
    ]
    copied = [
        (*field, text) for field, text in zip(COPY, (svg, script, "2024-03-15", "https://b.example.org/"), strict=True)
    ]
    replied = [("The speaker's name?", 0, image), ("When was the reply made?", 0, "2024-03-16")]
    words = [("What does the reply say", 0, markdown), ("Its exact words?", 0, "$\\LaTeX$ " + svg)]
    source = [
        (PUBLISHER, 1, style),
        (TITLE, 2, link),
        (PUBLISHED, 2, "2024-03-16"),
        (ADDRESS, 1, "https://c.example.org/"),
    ]
    answer(form, [("How does the outlet describe", 0, image), *original, *copied, *replied, *words, *source])

    expect(form.get_by_text("Nothing is wrong with this file.")).to_be_visible()
    card = said(form, ".preview")
    assert [one for one in (script, style, link, image, markdown, "$\\LaTeX$ " + svg) if letters(one) not in card] == []
    assert filed(form) == {
        "date": "2024-03-14",
        "stance": "support",
        "said_by": "unnamed_sources",
        "words_of": "source",
        "sources_described": image,
        "summary": script,
        "quote": style,
        "condition": link,
        "citations": [
            {
                "kind": "news_report",
                "publisher": markdown,
                "title": frame,
                "published": "2024-03-14",
                "url": "https://a.example.org/",
                "carriers": [
                    {"publisher": svg, "title": script, "url": "https://b.example.org/", "published": "2024-03-15"}
                ],
            }
        ],
        "responses": [
            {
                "kind": "denies",
                "said_by": "campaign",
                "speaker": image,
                "date": "2024-03-16",
                "summary": markdown,
                "quote": "$\\LaTeX$ " + svg,
                "citations": [
                    {
                        "kind": "press_release",
                        "publisher": style,
                        "title": link,
                        "published": "2024-03-16",
                        "url": "https://c.example.org/",
                    }
                ],
            }
        ],
    }


def test_what_is_refused_is_text_in_its_problem(form: Page) -> None:
    told_by_others(form)
    image, script, *_ = ATTACKS
    answer(form, [("When was it said", 0, image), (PUBLISHED, 0, script), (ADDRESS, 0, LINK), (ADDRESS, 1, LINK)])
    problems = form.locator("p.problem")
    for refused, times in ((image[:20], 1), (script[:20], 1), ("`javascript:` is not an address of the web", 2)):
        expect(problems.filter(has_text=refused)).to_have_count(times)

    answer(form, [(SUMMARY, 0, BIDI), (TITLE, 0, BIDI)])
    expect(problems.filter(has_text="U+202E RIGHT-TO-LEFT OVERRIDE")).to_have_count(2)
    assert not set("\u202e\u2066\u2069") & set(said(form, "[data-testid=stMain] .trk"))


@pytest.mark.parametrize("kind", ["answer", "file", "broken file"])
def test_a_text_of_sixty_kilobytes_is_taken_or_refused_in_words(
    invented_site: str, fresh_page: Page, kind: str
) -> None:
    text = ("".join(ATTACKS) * (LONG // sum(map(len, ATTACKS)) + 1))[:LONG]
    asked = guarded(fresh_page, f"{invented_site}{CORRECTION if kind != 'answer' else '/' + FORM}")
    field = fresh_page.locator("textarea").first
    whole = field.input_value()
    field.fill({"answer": text, "file": f"{whole}note: |\n  {text}\n"[: 64 * 1024 - 1], "broken file": text}[kind])
    field.press("Tab")
    ready(fresh_page)
    if kind == "broken file":
        expect(fresh_page.locator("ul.problems .problem").first).to_contain_text("Y202")
    unharmed(fresh_page)
    assert asked == []
    assert fresh_page.locator("[data-testid=stException]").count() == 0
