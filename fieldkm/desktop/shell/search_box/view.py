"""The search box: the field in the top bar and the list below it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.icons import icon
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.places import Place
    from fieldkm.desktop.shell.search_box.popup import Popup
    from fieldkm.desktop.shell.search_box.view_model import SearchBox, State

_REST_MS = 60
_MOST_WIDTH = 820
_HEIGHT = 42


class SearchField(QLineEdit):
    """One line for everything that can be found. Arrow keys and Enter go to the list below."""

    left = Signal()
    """The reader wants to go on with the screen below."""

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        on_open: Callable[[Place], None],
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__()
        self.setObjectName("searchBox")
        self._workplace = workplace
        self._tasks = tasks
        self._on_open = on_open
        self._window = window
        self._theme = theme
        self._is_composing = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._search)
        self.textEdited.connect(self._typed)
        self.setClearButtonEnabled(True)
        self._lens = self.addAction(
            icon("search", theme["muted"]), self.ActionPosition.LeadingPosition
        )
        self.retheme(theme)
        self.retranslate()

    @cached_property
    def box(self) -> SearchBox:
        """What the box does, made for the first letter: the window must stand before."""
        from fieldkm.desktop.shell.search_box.view_model import SearchBox

        return SearchBox(self._workplace, self._tasks, self._render, self._on_open)

    @cached_property
    def popup(self) -> Popup:
        """The list below the box, made for the first answer."""
        from fieldkm.desktop.shell.search_box.popup import Popup

        popup = Popup(self._window, self._theme)
        popup.chosen.connect(self._choose)
        popup.hovered.connect(self._hover)
        return popup

    @property
    def is_open(self) -> bool:
        """Tell whether the list is shown."""
        return "box" in vars(self) and self.box.state.is_shown

    def begin(self) -> None:
        """Put the cursor into the box with all selected, and offer what was searched before."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if not self.text():
            self.box.reopen()

    def search_for(self, words: str) -> None:
        """Search for words as if they had been typed."""
        self.setText(words)
        self.box.type(words)
        self._search()

    def search_again(self) -> None:
        """Search once more while the list is open: what it depends on has changed."""
        if self.is_open:
            self._search()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._lens.setIcon(icon("search", theme["muted"]))
        self.setFixedHeight(max(theme.px(_HEIGHT), theme.target))
        self.setMaximumWidth(theme.px(_MOST_WIDTH))
        if "popup" in vars(self):
            self.popup.retheme(theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.setPlaceholderText(
            self.tr("Search codes, symptoms, procedures, parts, customers, serials…   Ctrl+K")
        )
        self.setAccessibleName(self.tr("Search everything"))
        if "popup" in vars(self):
            self.popup.retranslate()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        # While Chinese is being composed, Enter and the arrows belong to the input method.
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_composing or not self._handle(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.box.reopen()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.is_open and event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.box.close()

    def _handle(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a key means here; returns whether it meant anything."""
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.box.move(1 if key is Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter(keep_open=modifiers is Qt.KeyboardModifier.ControlModifier)
            case Qt.Key.Key_Escape:
                self._escape()
            case _:
                return False
        return True

    def _enter(self, keep_open: bool) -> None:
        if self._rest.isActive():
            self._search()
        selected = self.box.state.selected
        if keep_open and not self.box.state.is_pending and selected >= 0:
            self.box.choose(selected, keep_open=True)
        else:
            self.box.enter()

    def _escape(self) -> None:
        if self.is_open:
            self.box.close()
        else:
            self.left.emit()

    def _typed(self, text: str) -> None:
        self.box.type(text)
        self._rest.start()

    def _search(self) -> None:
        self._rest.stop()
        self.box.search(current_language())

    def _choose(self, row: int, keep_open: bool) -> None:
        self.box.choose(row, keep_open)

    def _hover(self, row: int) -> None:
        self.box.select(row)

    def _render(self, state: State) -> None:
        if state.words and state.words != self.text().strip():
            self.setText(state.words)
        if state.is_shown or "popup" in vars(self):
            self.popup.render_state(state, self)
