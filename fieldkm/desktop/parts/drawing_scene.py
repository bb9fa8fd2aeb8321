"""What lies on a sheet: paper, the drawing, the selected part's outline, the callouts' hotspots."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainterPath, QPen, QTextOption
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsScene, QGraphicsTextItem

from fieldkm.desktop.kit.theme import LIGHT
from fieldkm.desktop.parts.artwork import Artwork
from fieldkm.desktop.parts.hotspot import Hotspot, chosen_color, see_through

_PAPER = QColor("#FFFFFF")
_MARGIN = 0.015  # of the drawing's width
_EMPTY_SHEET = QRectF(0, 0, 720, 480)


class DrawingScene(QGraphicsScene):
    """One drawing, or a sheet that says why there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._artwork: Artwork | None = None
        self._hotspots: dict[str, Hotspot] = {}
        self._hovered = ""
        self._chosen: frozenset[str] = frozenset()
        self._outline = QGraphicsPathItem()
        self.sheet = QRectF(_EMPTY_SHEET)

    def show_artwork(self, artwork: Artwork, callouts: Sequence[str]) -> None:
        """Show a drawing with nothing selected; `callouts` are in their natural order."""
        self._begin(artwork)
        bounds = artwork.item.boundingRect()
        margin = _MARGIN * bounds.width()
        self._lay_paper(bounds.adjusted(-margin, -margin, margin, margin))
        self.addItem(artwork.item)
        self._outline.setPen(QPen(chosen_color(), bounds.width() / 500))
        for callout in dict.fromkeys((*callouts, *artwork.callouts)):
            if callout in artwork.callouts:
                self._hotspots[callout] = Hotspot(callout, artwork.callouts[callout])
                self.addItem(self._hotspots[callout])

    def show_words(self, words: str) -> None:
        """Show an empty sheet with a few words on it."""
        self._begin(None)
        self._lay_paper(QRectF(_EMPTY_SHEET))
        text = QGraphicsTextItem()
        text.setPlainText(words)
        font = QFont()
        font.setPixelSize(20)
        text.setFont(font)
        text.setDefaultTextColor(LIGHT.color("muted"))
        text.document().setDefaultTextOption(QTextOption(Qt.AlignmentFlag.AlignHCenter))
        text.setTextWidth(_EMPTY_SHEET.width() - 80)
        text.setPos(40, (_EMPTY_SHEET.height() - text.boundingRect().height()) / 2)
        self.addItem(text)

    @property
    def callouts(self) -> tuple[str, ...]:
        """The callouts that can be clicked, in their natural order."""
        return tuple(self._hotspots)

    def hotspot(self, callout: str) -> Hotspot | None:
        """Return the hotspot of a callout."""
        return self._hotspots.get(callout)

    def callout_at(self, point: QPointF, least: float) -> str:
        """Return the callout whose target is hit and whose centre is nearest, or an empty string;
        `least` is the size of a target in the scene's units.
        """
        near = [spot for spot in self._hotspots.values() if spot.is_hit(point, least)]
        return min(near, key=lambda spot: spot.distance(point)).callout if near else ""

    def hover(self, callout: str) -> None:
        """Show over which callout the mouse is; an empty string is none."""
        before, self._hovered = self._hovered, callout
        self._mark_all({before, callout})

    def choose(self, callouts: Sequence[str]) -> None:
        """Show which callouts are selected, with the outlines of what they point to."""
        before, self._chosen = self._chosen, frozenset(callouts)
        self._mark_all(before | self._chosen)
        self._outline.setPath(self._outlines(callouts))

    def _begin(self, artwork: Artwork | None) -> None:
        self._hotspots.clear()
        self._hovered, self._chosen = "", frozenset()
        self.clear()
        self._outline = QGraphicsPathItem()
        self._outline.setZValue(1)
        self._outline.setBrush(see_through(chosen_color()))
        self.addItem(self._outline)
        # Kept as long as its item is shown: the item draws with the artwork's renderer.
        self._artwork = artwork

    def _lay_paper(self, sheet: QRectF) -> None:
        self.sheet = sheet
        paper = self.addRect(sheet, QPen(LIGHT.color("border"), 0), _PAPER)
        paper.setZValue(-1)
        self.setSceneRect(sheet)

    def _mark_all(self, callouts: set[str] | frozenset[str]) -> None:
        for callout in callouts:
            spot = self._hotspots.get(callout)
            if spot is not None:
                is_hovered = callout == self._hovered
                spot.mark(is_hovered=is_hovered, is_chosen=callout in self._chosen)

    def _outlines(self, callouts: Sequence[str]) -> QPainterPath:
        path = QPainterPath()
        for callout in callouts:
            bounds = self._artwork.part_bounds(callout) if self._artwork else QRectF()
            if not bounds.isEmpty():
                room = self.sheet.width() / 200
                path.addRoundedRect(bounds.adjusted(-room, -room, room, room), room, room)
        return path
