"""A page's tree as plain text, for the search: tables, lists, alarms and words beside pictures
included."""

from __future__ import annotations

from collections.abc import Iterable

from fieldkm.domain.manuals import Signal
from fieldkm.manuals.labels import label
from fieldkm.manuals.markup.tree import Element

_CELLS = ("td", "th", "dt")


def plain_text(items: Iterable[Element | str], language: str) -> str:
    """Return the words of `items`, one block a line."""
    pieces: list[str] = []
    _add(items, language, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _add(items: Iterable[Element | str], language: str, pieces: list[str]) -> None:
    for item in items:
        if isinstance(item, str):
            pieces.append(item.replace("\n", " "))
            continue
        if item.tag == "pre":
            pieces.append("\n" + "".join(item.texts()) + "\n")
            continue
        if item.tag == "img":
            pieces.append(f" {item.get('alt')} {item.get('title')} ")
        elif item.tag == "br":
            pieces.append("\n")
        elif item.tag == "alarm":
            pieces.append("\n" + alarm_heading(item, language) + "\n")
        separator = " " if item.tag in _CELLS else "\n" if item.is_block else ""
        pieces.append(separator)
        _add(item.children, language, pieces)
        pieces.append(separator)


def alarm_heading(alarm: Element, language: str) -> str:
    """Return the signal word of an alarm with its title behind it."""
    word = label(language, Signal(alarm.get("signal")).value)
    title = alarm.get("title")
    return f"{word} — {title}" if title else word
