"""Bars over what is shown: what must be known before it is trusted."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.labels import PlainLabel
from fieldkm.desktop.kit.theme import Theme


class ToneBars(QWidget):
    """Bars one below the other; hidden while there are none. `said` has their tones and texts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setSpacing(1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.said: list[tuple[str, str]] = []
        self.hide()

    def say(self, bars: Iterable[tuple[str, str]]) -> None:
        """Show a bar for each tone and text."""
        said = list(bars)
        if said != self.said:
            self.said = said
            self._fill()

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours."""
        self._theme = theme
        self._fill()

    def _fill(self) -> None:
        for old in self.findChildren(QFrame, "mark"):
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        for tone, text in self.said:
            self._column.addWidget(tone_bar(text, tone, self._theme))
        self.setVisible(bool(self.said))


def tone_bar(text: str, tone: str, theme: Theme) -> QFrame:
    """Return a bar with a sign; `tone` is "danger", "warning", "caution" or "note"."""
    bar = QFrame()
    bar.setObjectName("mark")
    bar.setStyleSheet(
        f"#mark{{background:{theme[f'{tone}-bg']};border-left:6px solid {theme[f'{tone}-bar']}}}"
        f"#mark QLabel{{color:{theme[f'{tone}-fg']};font-weight:600}}"
    )
    sign = QLabel()
    sign.setPixmap(pixmap("info" if tone == "note" else "alert", theme[f"{tone}-fg"], theme.px(18)))
    row = QHBoxLayout(bar)
    row.setContentsMargins(theme.px(18), theme.px(8), theme.px(16), theme.px(8))
    row.setSpacing(theme.px(10))
    row.addWidget(sign)
    row.addWidget(PlainLabel(text), 1)
    return bar
