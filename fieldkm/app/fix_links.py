"""Where the links of a fix lead: a fix names no manual for its codes and parts, only its models."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fieldkm.app.library import Library
from fieldkm.app.places import FaultPlace, PartPlace, Place, parse_link
from fieldkm.domain.fixes import FixRevision
from fieldkm.domain.manuals import PageRef, covers
from fieldkm.domain.reading import Place as PageOfManual
from fieldkm.errors import FieldkmError


class FixLinks:
    """Looks in the manuals that cover the models of a fix, then in the others."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def place(self, link: str, revision: FixRevision, language: str) -> Place | None:
        """Return where a link of a fix leads; None for what is no link of ours."""
        manuals = list(self._manuals(revision.models))
        named = revision.pages[0].manual if revision.pages else ""
        place = parse_link(link, PageRef(named or (manuals[0] if manuals else ""), ""))
        if isinstance(place, FaultPlace):
            treating = (m for m in manuals if self._library.fault_page(m, place.code, language))
            return FaultPlace(next(treating, place.manual), place.code)
        return PartPlace(place.number) if isinstance(place, PartPlace) else place

    def titles(self, pages: Collection[PageOfManual], language: str) -> dict[str, str]:
        """Return the titles of pages by `manual/page`; those that are not installed have none."""
        found = {}
        for page in pages:
            try:
                head = self._library.heads(page.manual, language).get(page.page)
            except FieldkmError:  # the manual is not here
                continue
            if head:
                found[f"{page.manual}/{page.page}"] = head.title
        return found

    def _manuals(self, models: Collection[str]) -> Iterator[str]:
        """Yield the ids of the manuals, those of the models first."""
        infos = [reader.info for reader in self._library.readers()]
        of_them = [one.id for one in infos if any(covers(one, model) for model in models)]
        yield from of_them
        yield from (one.id for one in infos if one.id not in of_them)
