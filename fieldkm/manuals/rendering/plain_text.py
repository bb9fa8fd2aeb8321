"""A page's tree as plain text, for the search: tables, lists, alarms and words beside pictures
included."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from fieldkm.domain.manuals import Signal
from fieldkm.manuals.labels import label
from fieldkm.manuals.markup.tree import Element

_CELLS = ("td", "th", "dt")


class Speaker(Protocol):
    """Says in words what a reader sees where a link stands."""

    def said(self, text: str) -> str:
        """Return running text with the references in it as they are shown."""

    def said_link(self, link: Element) -> str:
        """Return what is shown for a link that has no words of its own."""


class AsWritten:
    """Leaves references as their author wrote them."""

    def said(self, text: str) -> str:
        """Return `text`."""
        return text

    def said_link(self, link: Element) -> str:
        """Return nothing: what the link leads to is not known."""
        return ""


def plain_text(
    items: Iterable[Element | str], language: str, speaker: Speaker | None = None
) -> str:
    """Return the words of `items`, one block a line; links as `speaker` says them."""
    pieces: list[str] = []
    _add(items, language, speaker or AsWritten(), pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _add(
    items: Iterable[Element | str], language: str, speaker: Speaker, pieces: list[str]
) -> None:
    for item in items:
        if isinstance(item, str):
            pieces.append(speaker.said(item).replace("\n", " "))
            continue
        if item.tag == "a" and not item.children:
            pieces.append(speaker.said_link(item))
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
        _add(item.children, language, speaker, pieces)
        pieces.append(separator)


def alarm_heading(alarm: Element, language: str) -> str:
    """Return the signal word of an alarm with its title behind it."""
    word = label(language, Signal(alarm.get("signal")).value)
    title = alarm.get("title")
    return f"{word} — {title}" if title else word
