"""The cards of the Home screen: a page, a note, a manual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from fieldkm.desktop.home.view_model import ManualLine
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.days import short_moment_text
from fieldkm.desktop.kit.labels import Pill

if TYPE_CHECKING:  # the notebook brings the database along
    from fieldkm.app.notebook import PlacedNote
    from fieldkm.domain.reading import Favourite, Seen

_MOST_NOTE = 160


def manual_card(manual: ManualLine) -> Card:
    """Return the card of an installed manual, with what a reader must know before trusting it."""
    languages = ", ".join(_language(code) for code in manual.languages)
    version = QCoreApplication.translate("Home", "Version {version}")
    detail = " · ".join((version.replace("{version}", manual.version), languages))
    card = Card(manual.title, detail)
    if manual.withdrawn:
        words = QCoreApplication.translate("Home", "Withdrawn: {reason}")
        card.add_row(Pill(words.replace("{reason}", manual.withdrawn), "danger"))
    elif manual.is_signed:
        card.add_row(Pill(QCoreApplication.translate("Home", "Signed"), "ok"))
    else:
        card.add_row(Pill(QCoreApplication.translate("Home", "Not signed"), "warning"))
    return card


def seen_card(seen: Seen, manual_title: str) -> Card:
    """Return the card of a page that was opened."""
    when = short_moment_text(seen.when)
    return Card(seen.title, " · ".join(filter(None, (manual_title, when))))


def favourite_card(favourite: Favourite, manual_title: str) -> Card:
    """Return the card of a page that was marked."""
    return Card(favourite.title, manual_title or favourite.place.manual)


def note_card(placed: PlacedNote, manual_title: str) -> Card:
    """Return the card of a note; one that has lost its place says so."""
    words = " ".join(placed.note.text.split())
    title = words if len(words) <= _MOST_NOTE else words[:_MOST_NOTE].rstrip() + "…"
    card = Card(title, " · ".join(filter(None, (manual_title, placed.place.page))))
    if placed.lost:
        card.add_row(Pill(QCoreApplication.translate("Home", "Lost its place"), "warning"))
    return card


def _language(code: str) -> str:
    names = {
        "en": QCoreApplication.translate("Home", "English"),
        "zh": QCoreApplication.translate("Home", "Chinese"),
    }
    return names.get(code, code)
