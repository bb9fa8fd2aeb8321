"""HTML as a tree of elements, whatever state it is in: read as browsers read it, without programs,
styles and forms."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from fieldkm.manuals.importers.documents.source_file import (
    MAX_ELEMENTS,
    MAX_TEXT_BYTES,
    broken,
    too_large,
    too_many_elements,
)
from fieldkm.manuals.markup.tree import Element, parse_clean_html

MAX_NESTING = 1500

_SELF_CLOSED = re.compile(r"<([a-zA-Z]\w*)((?:\s[^<>]*)?)/>")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_CLOSED_BY_THEMSELVES = frozenset(
    "p li td th tr dt dd option br hr img input meta link col area base wbr param source "
    "body html head".split()
)
_EMBEDDED = re.compile(r"<(iframe|object|embed|math)\b", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]*>([^<]{1,300})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\s[^<>]{0,400}?lang\s*=\s*[\"']?([a-zA-Z]{2,3})", re.IGNORECASE)
_VIEWBOX_PICTURES = re.compile(r"<image\s([^<>]*)>", re.IGNORECASE)
_HEAD = 20_000

_TAGS = frozenset(
    "a abbr address article aside b blockquote body br caption center code dd del details div dl "
    "dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr html i img ins "
    "kbd li main mark nav ol p pre q s samp section small span strike strong sub summary sup "
    "table tbody td tfoot th thead tr tt u ul var".split()
)
_GONE = frozenset("script style iframe object embed svg math template noscript title".split())
_ATTRIBUTES = {
    "*": {"id", "class", "role", "epub:type"},
    "a": {"href", "name"},
    "img": {"src", "alt", "title"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}


@dataclass(slots=True)
class HtmlSource:
    """A page of HTML: its tree with the number of its elements, and what its head says."""

    body: Element
    elements: int = 0
    title: str = ""
    language: str = ""
    lost: list[str] = field(default_factory=list)


def read_html(text: str, name: str) -> HtmlSource:
    """Return `text` as a tree; raises `BadInput` where it is nested without end or too long."""
    import nh3

    elements = _counted(text, name)
    if text.lstrip()[:5] == "<?xml" or 'xmlns="http://www.w3.org/1999/xhtml"' in text[:_HEAD]:
        text = _SELF_CLOSED.sub(r"<\1\2></\1>", text)
    text = _VIEWBOX_PICTURES.sub(_as_img, text)
    clean = nh3.clean(
        text,
        tags=set(_TAGS),
        clean_content_tags=set(_GONE),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel", "data", "file"},
        link_rel=None,
    )
    if len(clean) > 2 * MAX_TEXT_BYTES:  # a sign may become five
        raise too_large(name, MAX_TEXT_BYTES)
    head = text[:_HEAD]
    title, language = _TITLE.search(head), _LANGUAGE.search(head)
    return HtmlSource(
        body=parse_clean_html(clean),
        elements=elements,
        title=" ".join(html.unescape(title[1]).split()) if title else "",
        language=language[1].lower() if language else "",
        lost=sorted({tag.lower() for tag in _EMBEDDED.findall(text)}),
    )


def _counted(text: str, name: str) -> int:
    """Return about how many elements there are, if neither they nor their depth are too much."""
    if text.count("<") > 3 * MAX_ELEMENTS or text.count("\n") > 2 * MAX_ELEMENTS:
        raise too_many_elements(name, MAX_ELEMENTS)
    count = depth = 0
    for tag in _TAG.finditer(text):
        count += not tag[1]
        if tag[2].lower() not in _CLOSED_BY_THEMSELVES:
            depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > MAX_NESTING:
            raise broken(name, "it is nested without end")
        if count > MAX_ELEMENTS:
            raise too_many_elements(name, MAX_ELEMENTS)
    return count


def _as_img(match: re.Match[str]) -> str:
    """Return the picture that an EPUB's cover wraps into SVG as an ordinary one."""
    href = re.search(r"href\s*=\s*[\"']([^\"']*)", match[1])
    return f'</svg><img src="{html.escape(href[1])}">' if href else ""
