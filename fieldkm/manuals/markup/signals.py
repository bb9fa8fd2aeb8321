"""Dangers, warnings, cautions and notes: the ways in which authors write them, made one element,
`alarm`.

`!!! warning "Title"`, GitHub's `> [!WARNING]`, and a paragraph that begins with a bold
`**WARNING:**`.
"""

from __future__ import annotations

import re

from fieldkm.domain.manuals import Signal
from fieldkm.manuals.labels import signal_named
from fieldkm.manuals.markup.tree import Element

_ALERT = re.compile(r"\s*\[!(\w+)\]([^\n]*)\n?")
_BOLD = re.compile(r"\s*(\w+)\s*([:：!！]?)\s*(.*)", re.DOTALL)


def gather_alarms(root: Element) -> None:
    """Turn every way of writing an alarm below `root` into an `alarm` element."""
    for element in list(root.walk()):
        for at, child in enumerate(element.children):
            if isinstance(child, Element):
                alarm = _admonition(child) or _alert(child) or _bold(child)
                if alarm is not None:
                    element.children[at] = alarm


def _alarm(signal: Signal, title: str, children: list[Element | str], applies: str) -> Element:
    same = title.strip().lower() == signal.value or signal_named(title) == signal
    attributes = {"signal": signal.value, "title": "" if same else title.strip()}
    if applies:
        attributes["applies"] = applies
    return Element("alarm", attributes, children)


def _admonition(element: Element) -> Element | None:
    kinds = element.get("class").split()
    if element.tag != "div" or "admonition" not in kinds:
        return None
    signal = next((found for kind in kinds if (found := signal_named(kind))), Signal.NOTE)
    children, title = list(element.children), ""
    first = next(element.elements(), None)
    if first is not None and first.get("class") == "admonition-title":
        title = first.words()
        children.remove(first)
    return _alarm(signal, title, children, element.get("applies"))


def _alert(element: Element) -> Element | None:
    first = next(element.elements(), None)
    if element.tag != "blockquote" or first is None or first.tag != "p" or not first.children:
        return None
    opening = first.children[0]
    match = _ALERT.match(opening) if isinstance(opening, str) else None
    signal = signal_named(match[1]) if match else None
    if match is None or signal is None:
        return None
    rest = str(opening)[match.end() :]
    body = Element("p", dict(first.attributes), [rest, *first.children[1:]])
    kept = [body if child is first else child for child in element.children]
    if not body.words():
        kept.remove(body)
    return _alarm(signal, match[2], kept, "")


def _bold(element: Element) -> Element | None:
    """Read `**WARNING:** text` and `**WARNING**: text`; a bold word without a colon is only a
    word."""
    if element.tag != "p" or not element.children:
        return None
    strong = element.children[0]
    if not isinstance(strong, Element) or strong.tag not in ("strong", "b"):
        return None
    match = _BOLD.fullmatch("".join(strong.texts()))
    signal = signal_named(match[1]) if match else None
    if match is None or signal is None:
        return None
    rest = list(element.children[1:])
    if not match[2]:
        if not rest or not isinstance(rest[0], str) or rest[0].lstrip()[:1] not in (":", "："):
            return None
        rest[0] = rest[0].lstrip()[1:].lstrip()
    if not rest or not Element("p", {}, rest).words():
        if not match[3]:
            return None
        return _alarm(signal, "", [Element("p", {}, [match[3]])], element.get("applies"))
    return _alarm(signal, match[3].rstrip(":："), [Element("p", {}, rest)], element.get("applies"))
