"""The assemblies of all manuals to choose from: a list with small pictures, or a drop-down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fieldkm.app.places import DrawingPlace
from fieldkm.desktop.kit.drop_down import DropDown
from fieldkm.desktop.kit.fonts import SMALL, interface_font
from fieldkm.desktop.kit.lines import Index
from fieldkm.desktop.kit.rows import paint_rounded_ground, write_line
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.parts.assemblies import Assembly, Chapter
from fieldkm.desktop.parts.thumbnails import Thumbnails, Wanted
from fieldkm.desktop.parts.tips import plain_tip

WIDTH = 204
_PICTURE_HEIGHT = 92
_ENTRY = Qt.ItemDataRole.UserRole
_RELEASE = Qt.ItemDataRole.UserRole + 1


class AssemblyModel(QStandardItemModel):
    """The assemblies manual by manual; the manuals' titles stand between them if there are
    several.
    """

    def show_chapters(self, chapters: Sequence[Chapter], nameless: str) -> None:
        """Offer these assemblies; one without a name is called `nameless`."""
        self.clear()
        for chapter in chapters:
            if len(chapters) > 1:
                title = QStandardItem(chapter.title)
                title.setFlags(Qt.ItemFlag.NoItemFlags)
                self.appendRow(title)
            for assembly in chapter.assemblies:
                item = QStandardItem(" ".join(assembly.title.split()) or nameless)
                item.setToolTip(plain_tip(f"{item.text()}\n{chapter.title}"))
                item.setData(assembly, _ENTRY)
                item.setData(chapter.release, _RELEASE)
                self.appendRow(item)

    def position_of(self, assembly: Assembly | None) -> int:
        """Return the row of an assembly, or -1."""
        if assembly is None:
            return -1
        wanted = (assembly.manual, assembly.key)
        for row in range(self.rowCount()):
            found = self.assembly(row)
            if found is not None and (found.manual, found.key) == wanted:
                return row
        return -1

    def assembly(self, row: int) -> Assembly | None:
        """Return the assembly in a row; None for the title of a manual."""
        found = self.index(row, 0).data(_ENTRY)
        return found if isinstance(found, Assembly) else None


class AssemblyList(QListView):
    """The chooser of a wide window; `chosen` carries a `DrawingPlace`."""

    chosen = Signal(object)

    def __init__(
        self,
        model: AssemblyModel,
        thumbnails: Thumbnails,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._assemblies = model
        self._thumbnails = thumbnails
        self.setModel(model)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self._choose(index.row()))
        thumbnails.arrived.connect(self.viewport().update)
        self.retheme(theme)

    def show_open(self, row: int) -> None:
        """Mark the assembly that is open."""
        index = self._assemblies.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and sizes."""
        self.setFixedWidth(theme.px(WIDTH))
        self.setItemDelegate(_EntryDelegate(self._thumbnails, theme, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        assembly = self._assemblies.assembly(row)
        if assembly is not None:
            self.chosen.emit(DrawingPlace(assembly.manual, assembly.key))


class AssemblyBox(DropDown):
    """The chooser of a narrow window; `chosen` carries a `DrawingPlace`."""

    chosen = Signal(object)

    def __init__(self, model: AssemblyModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._assemblies = model
        self.setModel(model)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._choose)

    def _choose(self, row: int) -> None:
        assembly = self._assemblies.assembly(row)
        if assembly is not None:
            self.chosen.emit(DrawingPlace(assembly.manual, assembly.key))


class _EntryDelegate(QStyledItemDelegate):
    """Paints the title of a manual, or an assembly: its picture on white paper over its title."""

    def __init__(self, thumbnails: Thumbnails, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._theme = theme
        self._font = interface_font(theme, 13)
        self._heading_font = interface_font(theme, SMALL, bold=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        assembly = index.data(_ENTRY)
        height = self._theme.target
        if isinstance(assembly, Assembly) and assembly.drawing:
            height += self._theme.px(_PICTURE_HEIGHT + 8)
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        assembly = index.data(_ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(assembly, Assembly):
            self._paint_assembly(painter, option, index, assembly)
        else:
            area = option.rect.adjusted(self._theme.px(12), 0, -4, 0)
            ink = self._theme.color("muted")
            write_line(painter, area, index.data(), self._heading_font, ink)
        painter.restore()

    def _paint_assembly(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, assembly: Assembly
    ) -> None:
        theme = self._theme
        is_open = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(theme.px(6), 1, -theme.px(6), -1)
        paint_rounded_ground(painter, area, option.state, theme)
        inner = area.adjusted(theme.px(8), 0, -theme.px(8), 0)
        if assembly.drawing:
            paper = QRect(
                inner.left(), inner.top() + theme.px(7), inner.width(), theme.px(_PICTURE_HEIGHT)
            )
            self._paint_picture(painter, paper, index, assembly)
            inner.setTop(paper.bottom())
        ink = theme.color("link" if is_open else "text")
        write_line(painter, inner, index.data(), self._font, ink)

    def _paint_picture(
        self, painter: QPainter, paper: QRect, index: Index, assembly: Assembly
    ) -> None:
        painter.setPen(self._theme.color("border"))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(paper, 5, 5)
        if assembly.drawing is None:
            return
        picture = self._thumbnails.picture(
            Wanted(
                release=index.data(_RELEASE),
                manual=assembly.manual,
                path=assembly.drawing.file,
                width=paper.width(),
                ratio=painter.device().devicePixelRatio(),
            )
        )
        if picture is not None:
            inner = paper.adjusted(2, 2, -2, -2)
            size = picture.deviceIndependentSize().toSize()
            size.scale(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(inner.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, picture)
