"""The box in which a reader says what is wrong."""

from __future__ import annotations

from collections.abc import Callable

from fieldkm.desktop.kit.remark_editor import RemarkEditor
from fieldkm.desktop.kit.theme import Theme


class FlagEditor(RemarkEditor):
    """Writes a report, perhaps about a quoted text; `text` is what was begun before."""

    def __init__(
        self, save: Callable[[str], None], theme: Theme, quote: str = "", text: str = ""
    ) -> None:
        super().__init__(save, theme, quote, text)
        self.entitle(
            self.tr("What is wrong"),
            self.tr("What is wrong, and how should it be? A reviewer answers you."),
            self.tr("Report it"),
        )


class AnswerEditor(RemarkEditor):
    """Writes the answer to a report."""

    def __init__(self, save: Callable[[str], None], theme: Theme) -> None:
        super().__init__(save, theme)
        self.entitle(
            self.tr("Your answer"),
            self.tr("What was done about it, or why it is right as it stands"),
            self.tr("Answer and close"),
        )
