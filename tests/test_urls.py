"""Addresses: what can be cited, which two are one page, which site, and the link to a passage."""

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.urls import UrlProblem, check_url, host, normalise, on_domain, text_fragment

AGAIN = "copy the address again from the browser"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org/a",
        "HTTPS://Example.ORG/A",
        "https://example.org:8443/a?b=c&d=e#f",
        "https://en.wikipedia.org/wiki/Mercury_(planet)",
        "https://bücher.example/é",
        "https://xn--bcher-kva.example/",
        "https://example.org./",
        "https://sub_domain.example.org/",
        "https://192.0.2.1/a",
        "https://[2001:db8::1]/a",
        "https://web.archive.org/web/2024/https://example.org/a@b",
        "https://example.org/" + "a" * 1_980,
    ],
)
def test_an_address_that_readers_can_open_has_no_problem(url: str) -> None:
    assert check_url(url) is None


@pytest.mark.parametrize(
    ("url", "message", "cure"),
    [
        ("", "the address is empty", None),
        (" https://example.org", "the address has a space before or after it", "take the space out"),
        ("https://example.org/a b", "the address holds a sign that none can have (space)", "write it as `%20`"),
        (
            "https://example.org/Schindler's",
            "the address holds a sign that none can have (apostrophe)",
            "write it as `%27`",
        ),
        ('https://example.org/"', "the address holds a sign that none can have (quotation mark)", "write it as `%22`"),
        ("https://example.org\\@evil.example", "the address holds a sign that none can have (reverse solidus)", AGAIN),
        ("<https://example.org>", "the address holds a sign that none can have (less-than sign)", AGAIN),
        ("https://example.org/\x00", "the address holds a sign that none can have (character U+0000)", AGAIN),
        ("https://example.org/\u202e", "the address holds a sign that none can have (right-to-left override)", AGAIN),
        ("https://exa\u200bmple.org/", "the address holds a sign that none can have (zero width space)", AGAIN),
        ("https://example.org/\ud800", "the address holds a sign that none can have (character U+D800)", AGAIN),
        (
            "example.org/a",
            "the address does not start with https:// or http://",
            "did you mean `https://example.org/a`?",
        ),
        (
            "//example.org/a",
            "the address does not start with https:// or http://",
            "did you mean `https://example.org/a`?",
        ),
        (
            "example.org:8080/a",
            "the address does not start with https:// or http://",
            "did you mean `https://example.org:8080/a`?",
        ),
        (
            "“https://example.org/a”",
            "the address stands in quotation marks",
            "remove them: write `https://example.org/a`",
        ),
        ("'book'", "the address stands in quotation marks", "remove them"),
        ("a book", "the address holds a sign that none can have (space)", "write it as `%20`"),
        ("Rolling-Stone", "the address does not start with https:// or http://", None),
        ("https:/example.org", "the start of the address is mistyped", "did you mean `https://example.org`?"),
        ("htps://example.org", "the start of the address is mistyped", "did you mean `https://example.org`?"),
        ("http//example.org", "the start of the address is mistyped", "did you mean `http://example.org`?"),
        ("https:example.org", "the start of the address is mistyped", "did you mean `https://example.org`?"),
        (
            "javascript:alert(1)",
            "`javascript:` is not an address of the web; only http and https are taken",
            None,
        ),
        (
            "ftp://example.org",
            "`ftp:` is not an address of the web; only http and https are taken",
            None,
        ),
        (
            "https://example.org@evil.example/a",
            "the address holds a user name or password",
            "take out what stands before `@`; the page itself is on `evil.example`",
        ),
        ("https://example.org:0/", "the port 0 is not between 1 and 65535", "take `:0` out"),
        ("https://example.org:70000/", "the port 70000 is not between 1 and 65535", "take `:70000` out"),
        ("https://example.org:x/", "the site's name in the address cannot be read", AGAIN),
        ("https://[::1/", "the site's name in the address cannot be read", AGAIN),
        ("https://:443/", "the address names no site", None),
        ("https://example/a", "`example` is not the name of a site", AGAIN),
        ("https://example..org/a", "`example..org` is not the name of a site", AGAIN),
        ("https://-example.org", "`-example.org` is not the name of a site", AGAIN),
        ("https://exa%6dple.org", "`exa%6dple.org` is not the name of a site", AGAIN),
        (
            "https://example.org/" + "a" * 1_981,
            "the address has 2,001 characters; at most 2,000 are taken",
            None,
        ),
    ],
)
def test_a_refused_address_says_why_and_what_to_do(url: str, message: str, cure: str | None) -> None:
    assert check_url(url) == UrlProblem(message, cure)


KEY = "https://example.org/a?b=1&a=2"


@pytest.mark.parametrize(
    "url",
    [
        KEY,
        "http://example.org/a?b=1&a=2",
        "https://WWW.Example.org/a?b=1&a=2",
        "http://example.org:80/a?b=1&a=2",
        "https://example.org:443/a/?b=1&a=2",
        "https://example.org./a?b=1&a=2#part-2",
        "https://example.org/a?b=1&a=2#:~:text=passage",
        "https://example.org/%61?b=1&&a=2&",
        "https://example.org/a?utm_source=x&b=1&UTM_Medium=y&a=2&fbclid=z&gclid=",
        "https://example.org/a?b=1&ref_src=twsrc&a=2&amp=1",
        "https://example.org/a?b=1&%75tm_id=4&a=2",
    ],
)
def test_these_are_the_same_original(url: str) -> None:
    assert normalise(url) == KEY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org", "http://www.example.org/"),
        ("https://example.org/caf%c3%a9", "https://example.org/café"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://BÜCHER.example/a", "https://bücher.example/a"),
        ("https://twitter.com/a/status/1?s=20&t=abc", "https://x.com/a/status/1"),
        ("https://youtu.be/abc?si=xyz&t=90", "https://www.youtube.com/watch?v=abc&feature=share"),
        ("https://m.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=12s"),
        ("https://example.org/#/news/1:~:text=a", "https://example.org/#/news/1"),
    ],
)
def test_these_two_are_the_same_original(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a", "https://news.example.org/a"),
        ("https://example.org/a", "https://example.org:8080/a"),
        ("https://example.org/?a=1&b=2", "https://example.org/?b=2&a=1"),
        ("https://example.org/?ref=HR-12", "https://example.org/?ref=HR-13"),
        ("https://example.org/?t=1", "https://example.org/?t=2"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://example.org/gear/amp", "https://example.org/gear"),
        ("https://example.org/#/news/1", "https://example.org/#/news/2"),
        ("https://example.org/#!/news/1", "https://example.org/"),
        ("https://straße.example/a", "https://strasse.example/a"),
        ("https://www.com/", "https://com.example/"),
    ],
)
def test_these_two_are_different_originals(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://Example.ORG:8080/a", "example.org"),
        ("https://www.example.org./a", "www.example.org"),
        ("https://bücher.example", "xn--bcher-kva.example"),
        ("https://例え。jp/", "xn--r8jz45g.jp"),
        ("https://user@example.org", "example.org"),
        ("example.org", ""),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_the_site_of_an_address(url: str, name: str) -> None:
    assert host(url) == name


@pytest.mark.parametrize(
    ("url", "domain", "on"),
    [
        ("https://example.org/a", "example.org", True),
        ("https://www.example.org/a", "example.org", True),
        ("https://example.org/a", "www.example.org", True),
        ("https://press.EXAMPLE.org/a", "Example.org", True),
        ("https://bücher.example/a", "xn--bcher-kva.example", True),
        ("https://badexample.org/a", "example.org", False),
        ("https://example.org.evil.example/a", "example.org", False),
        ("https://example.org@evil.example/a", "example.org", False),
        ("https://evil.example/example.org", "example.org", False),
        ("https://evil.example#example.org", "example.org", False),
        ("https://straße.example/a", "strasse.example", False),
        ("https://example.org/a", "org", False),
        ("https://example.org/a", "", False),
        ("https://example.org/a", ".example.org", False),
        ("https://[", "example.org", False),
    ],
)
def test_an_address_is_on_a_domain_or_its_subdomains_only(url: str, domain: str, on: bool) -> None:  # noqa: FBT001
    assert on_domain(url, domain) is on


PAGE = "https://example.org/a"
LONG = "We will make appropriate use of special forces, cyber-warfare, and other covert actions"


@pytest.mark.parametrize(
    ("url", "passage", "link"),
    [
        (PAGE, "no new taxes", f"{PAGE}#:~:text=no%20new%20taxes"),
        (
            PAGE,
            LONG,
            f"{PAGE}#:~:text=We%20will%20make%20appropriate%20use,cyber%2Dwarfare%2C%20and%20other%20covert%20actions",
        ),
        (PAGE, "half-truths, taxes & all", f"{PAGE}#:~:text=half%2Dtruths%2C%20taxes%20%26%20all"),
        (PAGE, "short […] the longer run of words", f"{PAGE}#:~:text=the%20longer%20run%20of%20words"),
        (PAGE, "[T]he plan is [very] good", f"{PAGE}#:~:text=plan%20is"),
        (PAGE, "the pla[n], or pla[n]s for[ ]all", f"{PAGE}#:~:text=the"),
        (PAGE, "an open [ bracket", f"{PAGE}#:~:text=an%20open%20%5B%20bracket"),
        (PAGE, "folded\n   by YAML", f"{PAGE}#:~:text=folded%20by%20YAML"),
        (f"{PAGE}#part", "no new taxes", f"{PAGE}#part:~:text=no%20new%20taxes"),
        (f"{PAGE}#part:~:text=old", "no new taxes", f"{PAGE}#part:~:text=no%20new%20taxes"),
        (PAGE, "[…]", PAGE),
        (PAGE, "", PAGE),
    ],
)
def test_a_link_jumps_to_the_passage(url: str, passage: str, link: str) -> None:
    assert text_fragment(url, passage) == link


SCHEMES = ("http://", "https://", "www.", "example.org", "youtu.be/", "x.com", ":80", ":443", ":8080")
SYNTAX = (":", "/", "//", "?", "&", "=", "#", "#/", "#!", "!", ".", "@", "[", "]", "\\", "。", "ｗｗｗ．")
ENCODED = ("%", "%%", "%3", "41", "%41", "%2541", "%C3", "é", "ü")
PARAMETERS = ("utm_a=1", "%75tm_", "fbclid", "amp", "ref=1", "t=1")
PIECES = st.sampled_from(SCHEMES + SYNTAX + ENCODED + PARAMETERS)
URLISH = st.lists(PIECES, max_size=14).map("".join)
ADDRESSES = st.text(max_size=60) | URLISH | URLISH.map("https://www.example.org/{}".format)


PLAIN = st.text("abwx.-/_~=&", max_size=12).map("https://{}".format) | st.sampled_from(
    [
        "https://x.com/a/",
        "http://youtu.be/ab",
        "https://m.youtube.com/watch",
        "https://www.example.org//",
        "https://a.b/",
    ]
)


@given(PLAIN | ADDRESSES)
def test_a_plain_address_is_read_as_every_other(url: str) -> None:
    """An empty query makes no other page and no fault, but keeps an address from being taken for a plain one."""
    if "?" not in url and "#" not in url:
        assert (check_url(url) is None) == (check_url(f"{url}?%41") is None)
        assert normalise(f"{url}?utm_source=%41") == normalise(url) or check_url(url)


@given(ADDRESSES)
def test_normalising_twice_is_normalising_once(url: str) -> None:
    assert normalise(normalise(url)) == normalise(url)


@given(ADDRESSES)
def test_the_key_of_an_address_is_an_address_and_of_anything_else_itself(url: str) -> None:
    assert check_url(normalise(url)) is None if check_url(url) is None else normalise(url) == url


@given(ADDRESSES, ADDRESSES)
def test_hostile_addresses_never_raise(url: str, domain: str) -> None:
    problem = check_url(url)
    assert problem is None or problem.message
    assert host(url).isascii()
    assert on_domain(url, domain) in (True, False)


@given(ADDRESSES)
def test_a_corrected_address_can_be_cited(url: str) -> None:
    problem = check_url(url)
    offered = (problem.help or "" if problem else "").partition("did you mean `")[2].removesuffix("`?")
    assert not offered or check_url(offered) is None


@given(st.text(max_size=300))
def test_a_text_directive_is_plain_ascii_and_holds_words_of_the_passage(passage: str) -> None:
    directive = text_fragment(PAGE, passage).partition("#:~:text=")[2]
    assert directive.isascii()
    assert not set(directive) & set("-&# \n")
    assert directive.count(",") <= 1
    if passage.isprintable():
        assert all(unquote(part) in " ".join(passage.split()) for part in directive.split(","))


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("a" * 60_000, "a" * 60_000),
        ("[" * 60_000, "[" * 60_000),
        ("[a]" * 20_000, None),
        ("a[" * 30_000, "a[" * 30_000),
        ("[a] b " * 10_000, "b"),
    ],
    ids=["one word", "signs", "only cuts", "open signs", "cuts and words"],
)
def test_a_passage_of_one_thing_over_and_over_is_pointed_at_as_any_other(passage: str, words: str | None) -> None:
    """What would take the square of the time shows as a test that does not end."""
    assert text_fragment(PAGE, passage) == (f"{PAGE}#:~:text={quote(words)}" if words else PAGE)
