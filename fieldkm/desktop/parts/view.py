"""The Parts screen: assemblies on the left, the drawing, its parts list and a part's card."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import ParamSpec

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fieldkm.app.places import DrawingPlace, PartPlace, Place
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.labels import PlainLabel
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.notices import notify, notify_error
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.known_fixes.concern import NOTHING, Concern, KnownFixes
from fieldkm.desktop.parts.artwork import artwork_of
from fieldkm.desktop.parts.assemblies import Assembly, best_row
from fieldkm.desktop.parts.chooser import AssemblyBox, AssemblyList, AssemblyModel
from fieldkm.desktop.parts.drawing_bar import DrawingBar
from fieldkm.desktop.parts.drawing_view import DrawingView, Sight
from fieldkm.desktop.parts.part_card import PartCardView
from fieldkm.desktop.parts.parts_list import PartsList
from fieldkm.desktop.parts.thumbnails import Thumbnails
from fieldkm.desktop.parts.view_model import PartsViewModel, State
from fieldkm.errors import FieldkmError

P = ParamSpec("P")

_CHOOSER_NEEDS = 950  # logical pixels of window, at 100 %
_LIST_BESIDE_NEEDS = 780
_WIDE = 1250
_LIST_WIDTH, _NARROW_LIST_WIDTH = 384, 340


class PartsScreen(QWidget):
    """Shows drawings and parts; procedures are opened through `go`."""

    name = "parts"

    def __init__(
        self, workplace: Workplace, tasks: Tasks, go: Callable[[Place], None], theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._go = go
        self._theme = theme
        self._shown = State()
        self.model = PartsViewModel(workplace, self._render)
        self._thumbnails = Thumbnails(self.model.file, self)
        self._assemblies = AssemblyModel(self)
        self.chooser = AssemblyList(self._assemblies, self._thumbnails, theme)
        self.bar = DrawingBar(AssemblyBox(self._assemblies, theme), theme)
        self.drawing = DrawingView(self._callout_words, theme)
        self.list = PartsList(theme)
        self.card = PartCardView(theme)
        self.fixes = KnownFixes(workplace, tasks, "part-fixes", self.card.show_fixes)
        self._empty = PlainLabel()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._side = QSplitter(Qt.Orientation.Vertical)
        self._side_width = (0, 0.0)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)
        self.retheme(theme)
        self._say_words()
        self._render(self._shown)

    # ------------------------------------------------------------ a screen

    @property
    def widget(self) -> QWidget:
        """The widget that the window shows."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Show a part or a drawing; None stays, or begins with the first. Raises `FieldkmError`."""
        language = current_language()
        match place:
            case PartPlace():
                self.model.show_part(place, language)
            case DrawingPlace():
                self.model.show_drawing(place, language)
            case _:
                self.model.start(language)

    def location(self) -> Location:
        """Return the open drawing, the selected part and what of the sheet is in view."""
        state = self.model.state
        if state.open is None:
            return Location(self.name)
        chosen, sight = state.chosen, self.drawing.sight()
        number = chosen.row.part.number if chosen else ""
        callout = chosen.row.callout if chosen and state.is_here(chosen.row) else ""
        asked = chosen.asked if chosen else ""
        place = DrawingPlace(state.open.manual, state.open.key, callout)
        detail = json.dumps([number, asked, sight.zoom, sight.x, sight.y])
        return Location(self.name, place, detail=detail)

    def restore(self, location: Location) -> None:
        """Go back to a drawing, with its selection and zoom."""
        place = location.place
        if not isinstance(place, DrawingPlace):
            self.show_place(place)
            return
        self.model.show_drawing(DrawingPlace(place.manual, place.drawing), current_language())
        number, asked, zoom, x, y = json.loads(location.detail or '["", "", 1, 0, 0]')
        if number:
            self.model.select_number(number, place.callout, asked)
        self.drawing.look_at(Sight(zoom, x, y))

    def on_machine_changed(self) -> None:
        """Show again what depends on the machine at hand."""
        self._reread()

    def on_library_changed(self) -> None:
        """Show again what depends on the installed manuals."""
        self._reread()

    def retheme(self, theme: Theme) -> None:
        """Show other colours, another zoom, or targets for gloves."""
        self._theme = theme
        for part in (self.chooser, self.bar, self.drawing, self.list, self.card):
            part.retheme(theme)
        self.setStyleSheet(
            f"AssemblyList{{background:{theme['raised']};"
            f"border-right:1px solid {theme['border']}}}"
            f"#partsSide{{background:{theme['surface']}}}"
            f"PartCardView{{border-top:1px solid {theme['border']}}}"
            f"Remark{{background:{theme['warning-bg']};color:{theme['warning-fg']};"
            f"border-left:4px solid {theme['warning-bar']};padding:8px}}"
        )
        self._fold()

    def retranslate(self) -> None:
        """Show all words, and the parts, in the current language."""
        self._say_words()
        self._reread()

    # ------------------------------------------------------------ showing

    def _render(self, state: State) -> None:
        before, self._shown = self._shown, state
        if state.chapters is not before.chapters:
            self._assemblies.show_chapters(state.chapters, self.tr("Other parts"))
        if state.open is not before.open:
            self._show_assembly(state.open)
        self.list.show_state(state)
        self.drawing.choose(state.callouts)
        self.card.show_part(state.chosen)
        self.fixes.look(Concern(parts=state.chosen.numbers) if state.chosen else NOTHING)
        if state.manuals:
            self._empty.setText(self.tr("No installed manual lists parts."))
        else:
            self._empty.setText(self.tr("No manual is installed. Install a pack to begin."))
        self._stack.setCurrentIndex(0 if state.open else 1)

    def _show_assembly(self, assembly: Assembly | None) -> None:
        row = self._assemblies.position_of(assembly)
        self.chooser.show_open(row)
        self.bar.show_open(row, assembly.title if assembly else "")
        title = assembly.title if assembly else ""
        self.drawing.setAccessibleName(self.tr("Drawing: {title}").replace("{title}", title))
        if assembly is not None:
            self._show_sheet(assembly)

    def _show_sheet(self, assembly: Assembly) -> None:
        drawing = assembly.drawing
        if drawing is None:
            self.drawing.show_words(self.tr("There is no drawing of this assembly."))
            return
        try:
            artwork = artwork_of(self.model.picture(), drawing)
        except FieldkmError as error:
            self.drawing.show_words(str(error_text(error)))
            return
        if artwork is None:
            self.drawing.show_words(self.tr("This drawing cannot be shown: its file is broken."))
        else:
            self.drawing.show_artwork(artwork, drawing.callouts)

    def _reread(self) -> None:
        if not self.model.state.open and not self.isVisible():
            self.model.forget()
            return
        sight = self.drawing.sight()
        self._guarded(self.model.reread)(current_language())
        self.drawing.look_at(sight)

    def _callout_words(self, callout: str) -> str:
        """Return “callout 7: Pressure roller 604-1234” for the part that is to be ordered."""
        row = best_row(row for row in self.model.state.listed if row.callout == callout)
        words = self.tr("callout {number}").replace("{number}", callout)
        return f"{words}: {row.part.name} {row.part.number}" if row else words

    # ------------------------------------------------------------ what the reader does

    def _click_row(self, position: int) -> None:
        """A click on a row of another assembly leads to its drawing."""
        row = self.model.state.rows[position]
        if not self.model.state.is_here(row):
            self._lead_to(row.place, row.part.number)

    def _open_row(self, position: int, is_direct: bool) -> None:
        """Enter leads to the procedure; for a row of another assembly to its drawing first."""
        row = self.model.state.rows[position]
        if is_direct or self.model.state.is_here(row):
            self.model.select_row(position)
            self._open_procedure()
        else:
            self._lead_to(row.place, row.part.number)

    def _open_callout(self, callout: str) -> None:
        if callout not in self.model.state.callouts:
            self.model.select_callout(callout)
        self._open_procedure()

    def _open_procedure(self) -> None:
        chosen = self.model.state.chosen
        if chosen is None:
            return
        if chosen.procedure is not None:
            self._go(chosen.procedure)
            return
        text = self.tr("The manual has no replacement procedure for {number}.")
        notify(self, text.replace("{number}", chosen.row.part.number))

    def _show_number(self, number: str) -> None:
        """Go to a part as it is listed, superseded or not."""
        place = self.model.place_of(number)
        if place is not None:
            self._lead_to(place, number)

    def _lead_to(self, place: DrawingPlace, number: str) -> None:
        self._go(place)
        self.model.select_number(number, place.callout)

    def _hover(self, callout: str) -> None:
        self.drawing.hover(callout)
        self.list.hover(callout)

    # ------------------------------------------------------------ layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        width = self.window().width() / self._theme.interface_zoom
        has_chooser = width >= _CHOOSER_NEEDS
        self.chooser.setVisible(has_chooser)
        self.bar.show_chooser(has_chooser)
        is_beside = width >= _LIST_BESIDE_NEEDS
        across = Qt.Orientation.Horizontal if is_beside else Qt.Orientation.Vertical
        side = _LIST_WIDTH if width >= _WIDE else _NARROW_LIST_WIDTH
        if self._split.orientation() != across or self._side_width != (side, self._theme.zoom):
            self._side_width = (side, self._theme.zoom)
            self._split.setOrientation(across)
            self._side.setOrientation(
                Qt.Orientation.Vertical if is_beside else Qt.Orientation.Horizontal
            )
            self._split.setStretchFactor(1, 0 if is_beside else 1)
            self._split.setSizes([10_000, self._theme.px(side)] if is_beside else [1000, 1000])

    def _lay_out(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.drawing, 1)
        self._side.setObjectName("partsSide")
        self._side.addWidget(self.list)
        self._side.addWidget(self.card)
        self._side.setSizes([1000, 1000])
        self._split.addWidget(centre)
        self._split.addWidget(self._side)
        self._split.setStretchFactor(0, 1)
        for splitter in (self._side, self._split):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(6)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.chooser)
        row.addWidget(self._split, 1)
        self._stack.addWidget(content)
        self._stack.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        guarded = self._guarded
        self.chooser.chosen.connect(self._go)
        self.bar.chosen.connect(self._go)
        self.bar.zoom_wished.connect(self.drawing.step_zoom)
        self.drawing.callout_hovered.connect(self.list.hover)
        self.drawing.callout_chosen.connect(guarded(self.model.select_callout))
        self.drawing.callout_opened.connect(guarded(self._open_callout))
        self.list.callout_hovered.connect(self._hover)
        self.list.filtered.connect(self.model.filter)
        self.list.row_chosen.connect(guarded(self.model.select_row))
        self.list.row_clicked.connect(guarded(self._click_row))
        self.list.row_opened.connect(guarded(self._open_row))
        self.card.place_chosen.connect(self._go)
        self.card.number_chosen.connect(guarded(self._show_number))

    def _guarded(self, act: Callable[P, None]) -> Callable[P, None]:
        """Return `act` with its errors told in a notice: a manual may be found damaged now."""

        def told(*arguments: P.args, **named: P.kwargs) -> None:
            try:
                act(*arguments, **named)
            except FieldkmError as error:
                notify_error(self, error)

        return told

    def _say_words(self) -> None:
        self.chooser.setAccessibleName(self.tr("Assemblies"))
        for part in (self.bar, self.list, self.card):
            part.retranslate()
