"""The line above a page: where it stands, or where the link under the mouse leads."""

from __future__ import annotations

from collections.abc import Iterable

from fieldkm.desktop.kit.labels import ElidedLabel
from fieldkm.desktop.kit.theme import Theme

_BETWEEN = "  ›  "


class Trail(ElidedLabel):
    """Steps from the whole to the page; a link's goal takes their place for a while."""

    def __init__(self) -> None:
        super().__init__()
        self._steps = ""

    def show_steps(self, steps: Iterable[str]) -> None:
        """Show where the page stands; empty steps are left out."""
        self._steps = _BETWEEN.join(filter(None, steps))
        self.setText(self._steps)

    def show_target(self, target: str) -> None:
        """Show where a link leads; without a target, where the page stands."""
        self.setText(f"→  {target}" if target else self._steps)

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colour and size."""
        self.setStyleSheet(f"color:{theme['muted']};font-size:{theme.px(13)}px")
