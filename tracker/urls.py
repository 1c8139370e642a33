"""Web addresses: whether one can be cited, whether two name the same page, and links to a passage.

Nothing here opens an address; `verify/` does. The standard library is enough: url-normalize, w3lib
and courlan keep `http`, `www.` and trackers apart or sort the query, which changes some pages, and a
key that is only compared needs no more than this. A wrong "same" costs more than a wrong "different"
(two originals would be counted as one), so whatever may select content stays.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import Final, NamedTuple
from urllib.parse import SplitResult, quote, urlsplit

from tracker.vocabulary import QUOTATION_MARKS, SINGLE_MARKS

LONGEST: Final = 2_000  # characters; the length that browsers, archives and exports all take


class UrlProblem(NamedTuple):
    """What is wrong with an address and how to mend it, one line each.

    Both may hold the contributor's text as it stands: whoever prints them escapes them.
    """

    message: str
    help: str | None = None


# Nearly every address is as plain as this one, and then has no fault: told at a tenth of the price of a close look.
_LABEL: Final = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_SIMPLE: Final = re.compile(
    rf"https?://(?=[^/]{{1,253}}(?:/|$))({_LABEL}(?:\.{_LABEL})+)((?:/[A-Za-z0-9._~=&/-]*)?)(?:[?#][A-Za-z0-9._~=&?#/-]*)?"
)

# --- Can it be cited? -----------------------------------------------------------------------------


def check_url(text: str) -> UrlProblem | None:
    """Find the first fault of an address, or None if readers can be sent to it."""
    if len(text) <= LONGEST and _SIMPLE.fullmatch(text):
        return None
    if len(text) > LONGEST:
        return UrlProblem(f"the address has {len(text):,} characters; at most {LONGEST:,} are taken")
    if problem := _check_characters(text):
        return problem
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return _unreadable(text)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return _check_scheme(text, parts)
    return _check_place(parts, port)


def _check_characters(text: str) -> UrlProblem | None:
    if not text.strip():
        return UrlProblem("the address is empty")
    if text[0] + text[-1] in (*QUOTATION_MARKS, *SINGLE_MARKS):
        bare = text[1:-1].strip()
        cure = f"remove them: write `{bare}`" if check_url(bare) is None else "remove them"
        return UrlProblem("the address stands in quotation marks", cure)
    if text != text.strip():
        return UrlProblem("the address has a space before or after it", "take the space out")
    odd = next((one for one in text if one in " \\\"'<>`" or not one.isprintable()), None)
    if odd is None:
        return None
    name = unicodedata.name(odd, "").lower() or f"character U+{ord(odd):04X}"
    cure = f"write it as `{_escape(odd)}`" if odd in " \"'`" else "copy the address again from the browser"
    return UrlProblem(f"the address holds a sign that none can have ({name})", cure)


def _unreadable(text: str) -> UrlProblem:
    port = re.search(r":([0-9]{1,9})(?:[/?#]|$)", text)
    if port and int(port[1]) not in range(1, 65_536):
        return UrlProblem(f"the port {port[1]} is not between 1 and 65535", f"take `:{port[1]}` out")
    return UrlProblem("the site's name in the address cannot be read", "copy the address again from the browser")


def _check_scheme(text: str, parts: SplitResult) -> UrlProblem:
    """Tell a forgotten `https://`, a mistyped one and another kind of address apart."""
    mistyped = re.match(r"([A-Za-z]{2,8})(?::/*|//)", text)
    near = mistyped and get_close_matches(mistyped[1].lower(), ("https", "http"), n=1, cutoff=0.75)
    if near and mistyped:
        return _offer("the start of the address is mistyped", f"{near[0]}://{text[mistyped.end() :]}")
    if parts.scheme and "." not in parts.scheme and parts.scheme != "localhost":
        return UrlProblem(f"`{parts.scheme}:` is not an address of the web; only http and https are taken")
    return _offer("the address does not start with https:// or http://", f"https://{text.lstrip('/')}")


def _offer(message: str, candidate: str) -> UrlProblem:
    """Add "did you mean" if the candidate is an address that can be cited."""
    sound = candidate.startswith(("https://", "http://")) and _sound(candidate)
    return UrlProblem(message, f"did you mean `{candidate}`?" if sound else None)


def _sound(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return len(text) <= LONGEST and _check_place(parts, parts.port) is None
    except ValueError:
        return False


def _check_place(parts: SplitResult, port: int | None) -> UrlProblem | None:
    """Check user name, site name and port of a readable http(s) address."""
    name = _ascii_host(parts.hostname or "")
    if "@" in parts.netloc:
        cure = f"take out what stands before `@`; the page itself is on `{name}`" if name else None
        return UrlProblem("the address holds a user name or password", cure)
    if port == 0:
        return UrlProblem("the port 0 is not between 1 and 65535", "take `:0` out")
    if not name:
        return UrlProblem("the address names no site")
    if not (_HOST.fullmatch(name) or (":" in name and parts.netloc.startswith("["))):
        return UrlProblem(f"`{name}` is not the name of a site", "copy the address again from the browser")
    return None


# Two labels at least: `https://example/page` is a forgotten `.org`. Length by RFC 1035.
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+")


# --- Which site? ----------------------------------------------------------------------------------


def host(url: str) -> str:
    """Give the site's name in lower-case ASCII (`xn--` for other letters); "" if there is none."""
    try:
        return _ascii_host(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def on_domain(url: str, domain: str) -> bool:
    """Tell whether an address is on a domain or a subdomain of it; `www.` of the domain is ignored."""
    listed = _ascii_host(domain).removeprefix("www.")
    name = host(url)
    return _HOST.fullmatch(listed) is not None and (name == listed or name.endswith(f".{listed}"))


def _ascii_host(name: str) -> str:
    """Lower-case a site's name and write other letters as punycode.

    Not the codec `idna` of the standard library: by its rules of 2003 `straße.de` is `strasse.de`,
    another owner's site.
    """
    if name.isascii():
        return name.lower().removesuffix(".")
    labels = re.split("[.\N{IDEOGRAPHIC FULL STOP}]", unicodedata.normalize("NFKC", name.lower()))
    return ".".join(_ascii_label(label) for label in labels).removesuffix(".")


def _ascii_label(label: str) -> str:
    lower = unicodedata.normalize("NFKC", label.lower())
    return lower if lower.isascii() else "xn--" + lower.encode("punycode", "replace").decode("ascii")


# --- The same page? -------------------------------------------------------------------------------

# Set by those who share or advertise a link, never by the site for its content. Not a bare `ref`
# or `source`: document servers use them as the number of the document.
_TRACKING: Final = frozenset(
    (
        *("fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid"),
        *("igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "_ga", "_gl", "_hsenc", "_hsmi"),
        *("ref_src", "ref_url", "ncid", "cmpid", "smid", "ftag"),
    )
)
_AMP: Final = frozenset(("amp", "amp=1", "amp=true", "outputtype=amp"))
# Names of one site for the same page, and what its share buttons add.
_SAME_SITE: Final = {
    "twitter.com": "x.com",
    "mobile.twitter.com": "x.com",
    "m.youtube.com": "youtube.com",
    "m.facebook.com": "facebook.com",
}
_SHARED: Final = {"x.com": {"s", "t"}, "youtube.com": {"si", "feature", "t"}}


def normalise(url: str) -> str:
    """Give the key by which two addresses are the same original; never shown and never opened.

    Ignored: http or https, `www.`, the case of the site's name, a default port, percent-encoding of
    plain characters, trackers, AMP switches, a trailing slash and a place in the page (`#...`, but not
    the `#/...` and `#!...` by which some sites choose the page). Kept: everything else, the order of
    the query and `/amp` in a path too. An address that `check_url` refuses comes back as it is.
    """
    simple = _SIMPLE.fullmatch(url)
    if simple and simple.end(2) == len(url) <= LONGEST and not _has_other_names(simple[1]):
        return f"https://{simple[1]}{simple[2].rstrip('/')}"
    if check_url(url):
        return url
    parts = urlsplit(url)
    site, path, query = _site(parts), _plain(parts.path).rstrip("/"), _plain(parts.query)
    if site == "youtu.be" and path:
        site, path, query = "youtube.com", "/watch", f"v={path[1:]}&{query}"
    kept = _content(query, _TRACKING | _SHARED.get(site, set()))
    route = parts.fragment.partition(":~:")[0]
    key = f"https://{site}{path}" + (f"?{kept}" if kept else "")
    return key + (f"#{_plain(route)}" if route.startswith(("/", "!")) else "")


def _has_other_names(site: str) -> bool:
    return site.startswith("www.") or site == "youtu.be" or site in _SAME_SITE


def _site(parts: SplitResult) -> str:
    """Give the site's name without `www.`, and its port unless it is a default one."""
    name = _ascii_host(parts.hostname or "")
    while name.startswith("www.") and name.count(".") > 1:
        name = name.removeprefix("www.")
    name = f"[{name}]" if ":" in name else _SAME_SITE.get(name, name)
    # Both for either scheme: the key's scheme is https whatever it was.
    return name if parts.port in (None, 80, 443) else f"{name}:{parts.port}"


def _content(query: str, trackers: frozenset[str]) -> str:
    """Keep the parts of a query that may choose the content, in their order."""
    return "&".join(part for part in query.split("&") if part and not _tracks(part.lower(), trackers))


def _tracks(part: str, trackers: frozenset[str]) -> bool:
    name = part.partition("=")[0]
    return name.startswith("utm_") or name in trackers or part in _AMP


def _plain(text: str) -> str:
    """Write percent-encoding in one way (RFC 3986 §6.2.2): stray `%` first, so that once is enough."""
    encoded = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
    encoded = re.sub(r"[^\x00-\x7f]+", lambda found: _escape(found[0]), encoded)
    return re.sub(r"%[0-9A-Fa-f]{2}", _plain_one, encoded)


def _plain_one(found: re.Match[str]) -> str:
    character = chr(int(found[0][1:], 16))
    return character if re.fullmatch(r"[A-Za-z0-9._~-]", character) else found[0].upper()


def _escape(text: str) -> str:
    return quote(text, safe="", errors="replace")


# --- The passage on the page ----------------------------------------------------------------------

_EDGE: Final = 5  # words at each end: enough to be found once, few enough to survive a small edit
_CUT = re.compile(r"\[[^\[\]]*\]")


def text_fragment(url: str, passage: str) -> str:
    """Link to a passage of a page: `URL#:~:text=first,last` (WICG Scroll To Text Fragment).

    Names the longest run of the passage without `[…]` or `[word]`: whole if short, else by its first
    and last words. A fragment of the address stays before `:~:`. No run: the address as it is.
    """
    words = max(_runs(passage), key=lambda run: sum(map(len, run)))
    if not words:
        return url
    ends = [words] if len(words) <= 2 * _EDGE else [words[:_EDGE], words[-_EDGE:]]
    text = ",".join(_directive(" ".join(end)) for end in ends)
    page, _, place = url.partition("#")
    return f"{page}#{place.partition(':~:')[0]}:~:text={text}"


def _runs(passage: str) -> list[list[str]]:
    """List the runs of whole words between cuts: of `[T]he plan`, only "plan" is surely the page's."""
    pieces = _CUT.split(passage)
    runs = [piece.split() for piece in pieces]
    for place in range(1, len(pieces)):
        if not pieces[place - 1][-1:].isspace():
            del runs[place - 1][-1:]
        if not pieces[place][:1].isspace():
            del runs[place][:1]
    return runs


def _directive(text: str) -> str:
    """Encode for a text directive, in which `-` and `,` are syntax and `&` begins the next."""
    return _escape(text).replace("-", "%2D")
