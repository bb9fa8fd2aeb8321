"""What a scroll area shows, made anew whenever it changes."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget


def show_canvas(area: QScrollArea, canvas: QWidget) -> None:
    """Show `canvas` instead of what was shown.

    That is deleted later, never now as Qt would: the button that led here may stand on it, and its
    click is not over.
    """
    old = area.takeWidget()
    if old is not None:
        old.hide()
        old.setParent(area)
        old.deleteLater()
    area.setWidget(canvas)
