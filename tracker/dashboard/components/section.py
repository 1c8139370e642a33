"""What the pages of candidates and policies are made of: a head with its crumbs, sections, a live sentence."""

from collections.abc import Mapping, Sequence

from tracker.dashboard.text import h, page_url


def head(crumbs: Sequence[str], title: str, lines: Sequence[str]) -> str:
    """Draw the way to the page, its title and the lines under it; crumbs and all lines but the first are HTML."""
    way = f'<p class="crumbs">{" ▸ ".join(crumbs)}</p>' if crumbs else ""
    standfirst = f'<p class="standfirst">{h(lines[0])}</p>' if lines else ""
    rest = "".join(f'<p class="small">{line}</p>' for line in lines[1:])
    return f'<div class="trk">{way}<h1>{h(title)}</h1>{standfirst}{rest}</div>'


def says(sentence: str) -> str:
    """Draw the live sentence under the controls."""
    return f'<p class="says" role="status">{h(sentence)}</p>'


def section(name: str, body: str, note: str = "", *, anchor: str = "") -> str:
    """Draw a section under its heavy rule, with a line on how to read it; links name it by its anchor."""
    under = f'<p class="small quiet">{h(note)}</p>' if note else ""
    named = f' id="{anchor}"' if anchor else ""
    return f'<section{named}><h2 class="open">{h(name)}</h2>{under}{body}</section>'


def body(parts: Sequence[str]) -> str:
    """Put the parts of a page into the scope of the styles."""
    return f'<div class="trk profile">{"".join(parts)}</div>'


def ways(addresses: Mapping[str, str]) -> str:
    """Link the other views of the same thing, by name."""
    links = (f'<a href="{h(address)}">{h(name)}</a>' for name, address in addresses.items())
    return f'<p class="ways">{" · ".join(links)}</p>'


def unknown(title: str, sentence: str, offers: Mapping[str, str], back: tuple[str, str]) -> str:
    """Draw the page of an address that names nothing on file: what may be meant, and the way to the whole list."""
    items = "".join(f'<li><a href="{h(address)}">{h(name)}</a></li>' for name, address in offers.items())
    meant = f'<h2 class="minor">Perhaps this one</h2><ul class="plain-list">{items}</ul>' if items else ""
    name, page = back
    return f'<div class="trk"><h1>{h(title)}</h1><p>{h(sentence)}</p>{meant}{ways({name: page_url(page)})}</div>'
