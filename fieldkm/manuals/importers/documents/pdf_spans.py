"""Letters of a PDF with their styles, as the content of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from fieldkm.manuals.importers.documents.pdf_content import Style
from fieldkm.manuals.importers.documents.pdf_pieces import Span
from fieldkm.manuals.markup.tree import Element

Node = Element | str

PLAIN = Style()

_PARTED = re.compile(r"([\w.]+)([-\u2010\u00ad])$")
_BEGINNING = re.compile(r"\w+")
_CJK_END = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]$")
_CJK_START = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")


def text_of(spans: Iterable[Span]) -> str:
    """Return the letters of spans."""
    return "".join(span.text for span in spans)


def without_beginning(spans: Sequence[Span], count: int) -> list[Span]:
    """Return spans without their first letters."""
    rest: list[Span] = []
    for span in spans:
        if count < len(span.text):
            rest.append(Span(span.text[count:], span.style))
        count = max(0, count - len(span.text))
    return rest


def joined_lines(
    above: Sequence[Span], below: Sequence[Span], words: Container[str] = ()
) -> tuple[list[Span], bool]:
    """Return two lines of a paragraph as one, and whether a word that was parted is mended; `words`
    are those that stand unparted elsewhere, in small letters."""
    last = above[-1]
    parted = _PARTED.search(text_of(above)), _BEGINNING.match(text_of(below))
    if parted[0] and parted[1]:
        is_one = _is_one_word(parted[0], parted[1][0], words)
        kept = last.text[:-1] if is_one else last.text
        return [*above[:-1], Span(kept, last.style), *below], is_one
    is_cjk = _CJK_END.search(last.text) and _CJK_START.match(text_of(below))
    return [*above, *([] if is_cjk else [Span(" ", PLAIN)]), *below], False


def _is_one_word(end: re.Match[str], beginning: str, words: Container[str]) -> bool:
    """Tell whether the hyphen between two lines is there only because the line ended."""
    if end[2] == "\u00ad":
        return True
    start = end[1]
    if f"{start}-{beginning}".lower() in words:
        return False
    if f"{start}{beginning}".lower() in words:
        return True
    is_plain = start.isalpha() and len(start) > 1 and beginning[:1].islower()
    return is_plain and beginning.isalpha()


def nodes_of(spans: Iterable[Span]) -> list[Node]:
    """Return spans as text, strong text, code and links."""
    nodes: list[Node] = []
    for style, text in _merged(spans):
        inner: list[Node] = [text.replace("\u00ad", "")]
        if style.is_mono:
            inner = [Element("code", {}, inner)]
        if style.is_bold:
            inner = [Element("strong", {}, inner)]
        if style.shift:
            inner = [Element(style.shift, {}, inner)]
        if style.link:
            inner = [Element("a", {"href": style.link}, inner)]
        nodes += inner
    return nodes


def without_strength(nodes: Iterable[Node]) -> list[Node]:
    """Return nodes as they stand in a heading, which is strong by itself."""
    plain: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            plain.append(node)
        elif node.tag == "strong":
            plain += without_strength(node.children)
        else:
            plain.append(Element(node.tag, node.attributes, without_strength(node.children)))
    return plain


def _merged(spans: Iterable[Span]) -> list[tuple[Style, str]]:
    """Return spans with neighbours of one style as one, blanks between two styles by themselves."""
    merged: list[tuple[Style, str]] = []
    blank = ""
    for span in spans:
        words = span.text.strip()
        if not words:
            blank += span.text
            continue
        lead = span.text[: len(span.text) - len(span.text.lstrip())]
        style = _style_after(merged[-1][0] if merged else PLAIN, span.style, words)
        if merged and merged[-1][0] == style:
            merged[-1] = (style, merged[-1][1] + blank + lead + words)
        else:
            merged += [(PLAIN, blank + lead)] if blank + lead else []
            merged.append((style, words))
        blank = span.text[len(span.text.rstrip()) :]
    return merged


def _style_after(before: Style, own: Style, words: str) -> Style:
    """Return the style in which words are written: a comma may be as bold as what it follows."""
    is_mark = not any(sign.isalnum() for sign in words)
    is_fixed = own.link or before.link or own.shift or before.shift or before.is_mono
    return before if is_mark and not is_fixed else own
