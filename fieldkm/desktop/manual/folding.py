"""What folds away where the window is narrow, so that the page keeps its width."""

from __future__ import annotations

from dataclasses import dataclass

PANEL_NEEDS = 1200  # logical pixels of window, at 100 %
CONTENTS_NEED = 950


@dataclass(frozen=True, slots=True)
class Folding:
    """Which of the two is folded away by the width, and what the reader asked for against it."""

    contents_fold: bool = False
    panel_folds: bool = False
    contents_wished: bool = False
    panel_wished: bool = False

    @property
    def shows_contents(self) -> bool:
        """Tell whether the contents are shown."""
        return self.contents_wished or not self.contents_fold

    @property
    def shows_panel(self) -> bool:
        """Tell whether the panel is shown."""
        return self.panel_wished or not self.panel_folds

    def for_width(self, width: float) -> Folding:
        """Return the folding for a window of `width` pixels at 100 %; a wish ends with its need."""
        contents, panel = width < CONTENTS_NEED, width < PANEL_NEEDS
        return Folding(
            contents, panel, self.contents_wished and contents, self.panel_wished and panel
        )

    def toggled_contents(self) -> Folding:
        """Return the folding after a click on the contents' button."""
        wished = not self.contents_wished
        return Folding(
            self.contents_fold, self.panel_folds, wished, self.panel_wished and not wished
        )

    def toggled_panel(self) -> Folding:
        """Return the folding after a click on the panel's button."""
        wished = not self.panel_wished
        keeps_contents = self.contents_wished and not wished
        return Folding(self.contents_fold, self.panel_folds, keeps_contents, wished)

    def settled(self) -> Folding:
        """Return the folding once something was chosen: what was brought back folds away again."""
        return Folding(self.contents_fold, self.panel_folds)
