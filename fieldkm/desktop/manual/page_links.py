"""The links of a page: where they lead in words, and what happens when one is opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from fieldkm.app.places import DrawingPlace, FaultPlace, PartPlace, Place, WebPlace, parse_link
from fieldkm.desktop.kit.notices import notify
from fieldkm.domain.manuals import PageRef


class PageLinks(QObject):
    """Opens the links of the screen `near`; an address outside is shown before it is opened."""

    def __init__(
        self, go: Callable[[Place], None], title_of: Callable[[PageRef], str], near: QWidget
    ) -> None:
        super().__init__(near)
        self._go = go
        self._title_of = title_of
        self._near = near

    def open(self, link: str, here: PageRef) -> None:
        """Go where a link on the page `here` leads."""
        place = parse_link(link, here)
        if isinstance(place, WebPlace):
            self._offer_browser(place.url)
        elif place is not None:
            self._go(place)

    def words(self, link: str, here: PageRef) -> str:
        """Say where a link leads; an empty string for what is no link of ours."""
        match parse_link(link, here):
            case PartPlace(number=number):
                return self.tr("Part {number}").format(number=number)
            case DrawingPlace(drawing=drawing, callout=""):
                return self.tr("Drawing {drawing}").format(drawing=drawing)
            case DrawingPlace(drawing=drawing, callout=callout):
                words = self.tr("Drawing {drawing}, callout {callout}")
                return words.format(drawing=drawing, callout=callout)
            case FaultPlace(code=code):
                return self.tr("Fault {code}").format(code=code)
            case WebPlace(url=url):
                return url
            case PageRef() as ref:
                return self._title_of(ref) or ref.page
        return ""

    def _offer_browser(self, url: str) -> None:
        text = self.tr("This leads out of the manual: {address}").format(address=url)
        notify(self._near, text, self.tr("Open in browser"), lambda: _open_outside(url))


def _open_outside(url: str) -> None:
    QDesktopServices.openUrl(QUrl(url))
