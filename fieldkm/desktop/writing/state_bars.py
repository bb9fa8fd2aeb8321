"""Above the page: why what is shown is not what stands in the files."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkm.desktop.kit.bars import ToneBars
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.writing.view_model import State


class StateBars(ToneBars):
    """A bar for each thing that keeps the page from being the newest; none as a rule."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._state = State()

    def show_state(self, state: State) -> None:
        """Say what there is to say of a state."""
        self._state = state
        self.say(self._words(state))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.show_state(self._state)

    def _words(self, state: State) -> Iterator[tuple[str, str]]:
        """Yield tone and text of each bar."""
        if state.error is not None:
            yield "danger", str(error_text(state.error))
        if state.is_gone:
            text = self.tr("{file} is no longer there. The page is shown as it was last.")
            yield "warning", text.replace("{file}", state.file)
        elif state.is_held:
            text = self.tr("{file} is unfinished. The page is shown as it was when it was whole.")
            yield "caution", text.replace("{file}", state.file)
        if state.page is not None and not state.is_translated:
            text = self.tr("Shown in {language}: this page is not translated.")
            yield "note", text.replace("{language}", self._language(state.page.head.language))

    def _language(self, code: str) -> str:
        names = {"en": self.tr("English"), "zh": self.tr("Chinese")}
        return names.get(code, code)
