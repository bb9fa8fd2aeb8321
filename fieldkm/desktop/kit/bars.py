"""Bars over what is shown: what must be known before it is trusted."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.labels import PlainLabel
from fieldkm.desktop.kit.theme import Theme


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
