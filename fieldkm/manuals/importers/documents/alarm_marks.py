"""Dangers, warnings, cautions and notes as Word, HTML and PDF have them, made one element, `alarm`:
by the name of a style or class, by a paragraph that begins with the word, by a box that is a table.
"""

from __future__ import annotations

import posixpath
import re

from fieldkm.domain.manuals import Signal
from fieldkm.manuals.importers.documents.page_context import BLOCK_TAGS
from fieldkm.manuals.labels import signal_named
from fieldkm.manuals.markup.tree import HEADINGS, Element

_OTHER_WORDS = {
    "gefahr": Signal.DANGER, "peligro": Signal.DANGER, "pericolo": Signal.DANGER,
    "warnung": Signal.WARNING, "avertissement": Signal.WARNING, "advertencia": Signal.WARNING,
    "avvertenza": Signal.WARNING, "warn": Signal.WARNING,
    "vorsicht": Signal.CAUTION, "notice": Signal.CAUTION, "achtung": Signal.CAUTION,
    "attenzione": Signal.CAUTION, "precaución": Signal.CAUTION,
    "hinweis": Signal.NOTE, "remarque": Signal.NOTE, "nota": Signal.NOTE, "notes": Signal.NOTE,
}  # fmt: skip
_OPENING = re.compile(r"\s*[⚠☠⚡\u2139\ufe0f!]*\s*([^\W\d_]{2,14})\s*([:：!！–—-]*)\s*", re.UNICODE)
_STYLED = frozenset({"div", "p", "aside", "section", "table", "blockquote", "dl"})
_MAX_TITLE = 80
_MOST_LAYOUT_CELLS = 4


def gather_marked_alarms(root: Element) -> None:
    """Turn every alarm below `root` into an `alarm` element with `signal` and `title`."""
    for element in list(root.walk()):
        if element.tag == "alarm":
            continue
        at = 0
        while at < len(element.children):
            child = element.children[at]
            if isinstance(child, Element):
                _replace(element, at, child)
            at += 1


def alarm(signal: Signal, children: list[Element | str], title: str = "") -> Element:
    """Return an alarm with what stands in it."""
    return Element("alarm", {"signal": signal.value, "title": title}, children)


def signal_of(word: str) -> Signal | None:
    """Return the signal that a word in any of the known languages stands for."""
    return signal_named(word) or _OTHER_WORDS.get(word.strip().lower())


def _replace(holder: Element, at: int, child: Element) -> None:
    if child.tag == "table":
        found = _boxed(child)
    elif child.tag in _STYLED and (signal := _styled(child)):
        children, title = _without_opening(child)
        found = alarm(signal, _without_icons(_unboxed(children)), title)
    else:
        found = _opened(child)
        if found is not None and not Element("div", {}, found.children).words():
            _take_following(holder, at, found)
    if found is not None and (found.children or found.get("title")):
        holder.children[at] = found


def _styled(element: Element) -> Signal | None:
    """Return the signal that the class of a block names: `warning`, `admonition-caution`,
    `Warning_Text`."""
    if element.tag == "p" and not element.words():
        return None
    words = re.split(r"[\s_-]+", element.get("class"))
    return next((found for word in words if word and (found := signal_of(word))), None)


def _opened(element: Element) -> Element | None:
    """Return the alarm that a paragraph is: it begins with the word and a colon, or with the word
    in capitals or in bold, or is nothing but that."""
    if element.tag not in ("p", "div") and element.tag not in HEADINGS[2:]:
        return None
    if any(inner.tag in BLOCK_TAGS for inner in element.walk() if inner is not element):
        return None
    text = _text(element)
    match = _OPENING.match(text)
    signal = signal_of(match[1]) if match else None
    if match is None or signal is None:
        return None
    is_alone = match.end() == len(text)
    strong = next(element.elements(), None)
    is_strong = (
        strong is not None
        and strong.tag in ("b", "strong")
        and bool(_OPENING.fullmatch("".join(strong.texts())))
    )
    is_loud = match[1].isupper() and len(match[1]) > 2
    is_announced = match[1].istitle() and match[2][:1] in (":", "：") and match[1] != "Error"
    if not ((is_loud or is_strong) and (is_alone or _is_parted(match))) and not is_announced:
        return None
    rest = Element("p", {}, _cut(element.children, match.end()))
    words = rest.words()
    is_label = strong is not None and strong.words() == element.words() and words[-1:] != "."
    if words and is_label and len(words) <= _MAX_TITLE:
        return alarm(signal, [], words.rstrip(":："))
    return alarm(signal, [rest] if words else [])


def _take_following(holder: Element, at: int, found: Element) -> None:
    """Put the block that follows into an alarm that is nothing but its word."""
    while at + 1 < len(holder.children):
        following = holder.children[at + 1]
        if isinstance(following, str) and not following.strip():
            del holder.children[at + 1]
            continue
        if isinstance(following, Element) and following.tag in ("p", "ul", "div", "blockquote"):
            found.children.append(following)
            del holder.children[at + 1]
        return


def _boxed(table: Element) -> Element | None:
    """Return the alarm that a table of one row or one column is, by the word that it begins
    with."""
    rows = [row for row in table.walk() if row.tag == "tr"]
    cells = [cell for row in rows for cell in row.elements() if cell.tag in ("td", "th")]
    if not cells or len(cells) > 3 or (len(rows) > 1 and len(cells) != len(rows)):
        return None
    filled = [cell for cell in cells if cell.words() or any(i.tag == "img" for i in cell.walk())]
    worded = [cell for cell in filled if cell.words()]
    inner = next(worded[0].elements(), None) if worded else None
    if inner is not None and inner.tag == "alarm":  # the cell was read before its table
        rest: list[Element | str] = [n for n in worded[0].children if n is not inner]
        rest += [Element("div", {}, cell.children) for cell in worded[1:]]
        return Element("alarm", inner.attributes, [*inner.children, *rest])
    text = _text(worded[0]) if worded else ""
    match = _OPENING.match(text)
    signal = signal_of(match[1]) if match else None
    if match is None or signal is None:
        return _styled_box(table, worded)
    if not match[1].isupper() and match.end() != len(text) and not _is_parted(match):
        return _styled_box(table, worded)
    contents = [Element("div", {}, _cut(worded[0].children, match.end()))]
    contents += [Element("div", {}, cell.children) for cell in worded[1:]]
    return alarm(signal, [part for part in contents if part.words()])


def _styled_box(table: Element, cells: list[Element]) -> Element | None:
    signal = _styled(table)
    return alarm(signal, [Element("div", {}, cell.children) for cell in cells]) if signal else None


def _without_opening(element: Element) -> tuple[list[Element | str], str]:
    """Return what stands in a styled block and its title, without the word that names it again."""
    children: list[Element | str] = list(element.children)
    first = next((child for child in element.elements()), None)
    title = ""
    if element.tag != "p" and first is not None and _is_title(first):
        title = first.words()[:_MAX_TITLE]
        children.remove(first)
        same = _OPENING.match(title)
        if same and signal_of(same[1]):
            title = title[same.end() :]
        return children, title
    match = _OPENING.match(_text(element))
    if match and signal_of(match[1]) and (match[2] or match[1].isupper()):
        children = _cut(children, match.end())
    return ([Element("p", {}, children)] if element.tag == "p" else children), title


def _unboxed(children: list[Element | str]) -> list[Element | str]:
    """Return what stands in the table that a danger is set with: a sign, the word, the text."""
    filled = [child for child in children if not isinstance(child, str) or child.strip()]
    table = filled[0] if len(filled) == 1 else None
    if not isinstance(table, Element) or table.tag != "table":
        return children
    cells = [cell for cell in table.walk() if cell.tag in ("td", "th")]
    worded = [(cell, cell.words().strip(":：!")) for cell in cells if cell.words()]
    texts = [cell for cell, words in worded if signal_of(words) is None]
    is_layout = len(cells) <= _MOST_LAYOUT_CELLS and len(texts) == 1
    return [Element("div", {}, cell.children) for cell in texts] if is_layout else children


def _without_icons(children: list[Element | str]) -> list[Element | str]:
    """Return what stands in a danger without the sign that says what the danger is."""
    kept: list[Element | str] = []
    for child in children:
        if isinstance(child, str):
            kept.append(child)
        elif not (child.tag == "img" and _is_icon(child)):
            kept.append(Element(child.tag, child.attributes, _without_icons(child.children)))
    return kept


def _is_icon(picture: Element) -> bool:
    stem = posixpath.splitext(posixpath.basename(picture.get("src")))[0]
    words = re.split(r"[\W_\d]+", f"{picture.get('alt')} {stem}")
    return any(signal_of(word) is not None for word in words if word)


def _is_title(element: Element) -> bool:
    if element.tag in HEADINGS or "title" in element.get("class"):
        return len(element.words()) <= _MAX_TITLE
    return False


def _text(element: Element) -> str:
    """Return the text below an element, with its line breaks."""
    if element.tag == "br":
        return "\n"
    return "".join(n if isinstance(n, str) else _text(n) for n in element.children)


def _is_parted(match: re.Match[str]) -> bool:
    """Tell whether a word of warning is set off from what follows, by a colon or a new line."""
    return bool(match[2]) or "\n" in match[0].strip(" ")


def _cut(children: list[Element | str], length: int) -> list[Element | str]:
    """Return children without their first `length` characters of text."""
    rest: list[Element | str] = []
    for child in children:
        size = len(child if isinstance(child, str) else _text(child))
        if length >= size and (size or rest):
            length -= size
        elif length == 0 or size == 0:
            rest.append(child)
        elif isinstance(child, str):
            rest.append(child[length:].lstrip(" :："))
            length = 0
        else:
            rest.append(Element(child.tag, child.attributes, _cut(child.children, length)))
            length = 0
    return rest
