"""The links of a page that is being written: within the draft they open the draft's pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fieldkm.app.places import DrawingPlace, FaultPlace, PartPlace, Place
from fieldkm.desktop.kit.notices import notify
from fieldkm.desktop.manual.page_links import PageLinks
from fieldkm.desktop.writing.view_model import WritingViewModel
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import FieldkmError


class DraftLinks(QObject):
    """Opens the links of the page in front; `show` brings a page (and a section) of the draft to
    the front, `go` leads out of it."""

    def __init__(
        self,
        model: WritingViewModel,
        show: Callable[[str, str], None],
        go: Callable[[Place], None],
        near: QWidget,
    ) -> None:
        super().__init__(near)
        self._model = model
        self._show = show
        self._go = go
        self._near = near
        self._links = PageLinks(self._follow, self._title_of, near)

    def open(self, link: str) -> None:
        """Go where a link leads."""
        here = self._here()
        if here is not None:
            self._links.open(link, here)

    def words(self, link: str) -> str:
        """Say where a link leads."""
        here = self._here()
        return self._links.words(link, here) if here else ""

    def _follow(self, place: Place) -> None:
        target = self._target(place)
        if target is not None:
            self._show(target.page, target.anchor)
        elif isinstance(place, PartPlace):
            text = self.tr("The part {number} is on no drawing.")
            notify(self._near, text.replace("{number}", place.number))
        else:
            self._go(place)

    def _target(self, place: Place) -> PageRef | None:
        """Return the page of the draft to which a place belongs; None where to none."""
        draft = self._model.state.draft
        if draft is None:
            return None
        match place:
            case PageRef() as ref:
                return ref if ref.manual == draft.info.id else None
            case FaultPlace(code=code):
                return draft.fault_page(code)
            case DrawingPlace(drawing=drawing):
                return PageRef(draft.info.id, f"drawing:{drawing}")
            case PartPlace(number=number):
                page = draft.drawing_of(number)
                return PageRef(draft.info.id, page) if page else None
        return None

    def _title_of(self, ref: PageRef) -> str:
        state = self._model.state
        if state.draft is None or ref.manual != state.draft.info.id:
            return ref.world_id
        try:
            return state.draft.page(ref.page, state.language).head.title
        except FieldkmError:
            return ""

    def _here(self) -> PageRef | None:
        state = self._model.state
        if state.draft is None or state.page is None:
            return None
        return PageRef(state.draft.info.id, state.page.head.id)
