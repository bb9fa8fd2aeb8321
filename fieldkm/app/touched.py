"""The pages and parts that a fix names, with what the installed manuals call them."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkm.app.fix_links import FixLinks
from fieldkm.app.parts import Parts
from fieldkm.app.places import PartPlace
from fieldkm.app.review_case import Touched
from fieldkm.domain.codes import compact
from fieldkm.domain.fixes import Fix, ReviewCause
from fieldkm.domain.manuals import PageRef
from fieldkm.domain.revision_difference import ListDifference, RevisionDifference, RevisionPart
from fieldkm.errors import FieldkmError

_PART = "part:"


class TouchedThings:
    """Looks them up in the manuals of this laptop."""

    def __init__(self, links: FixLinks, parts: Parts) -> None:
        self._links = links
        self._parts = parts

    def of(self, fix: Fix, shown: RevisionDifference, language: str) -> tuple[Touched, ...]:
        """Return the pages, then the parts, that a revision names or names no more."""
        is_back = fix.review_cause is ReviewCause.CHANGED
        changed = frozenset(map(_key, fix.review_detail.splitlines() if is_back else ()))
        parts = (item for item in shown.lists if item.part is RevisionPart.PARTS)
        return (
            *self._pages(shown, changed, language),
            *(touched for item in parts for touched in self._named(item, changed, language)),
        )

    def _pages(
        self, shown: RevisionDifference, changed: frozenset[str], language: str
    ) -> Iterator[Touched]:
        titles = self._links.titles([item.place for item in shown.pages], language)
        for item in shown.pages:
            place = item.place
            name = f"{place.manual}/{place.page}"
            title = titles.get(name, "")
            ref = PageRef(place.manual, place.page, place.anchor)
            yield Touched(name, title or name, ref, item.change, name in changed, bool(title))

    def _named(
        self, shown: ListDifference, changed: frozenset[str], language: str
    ) -> Iterator[Touched]:
        for item in shown.items:
            name = self._part_name(item.text, language)
            title = f"{item.text}  {name}" if name else item.text
            has_changed = _key(f"{_PART}{item.text}") in changed
            place = PartPlace(item.text)
            yield Touched(item.text, title, place, item.change, has_changed, bool(name))

    def _part_name(self, number: str, language: str) -> str:
        try:
            return self._parts.card(number, language).asked.name
        except FieldkmError:
            return ""


def _key(thing: str) -> str:
    """Return what is compared of `manual/page` or `part:NUMBER`."""
    return _PART + compact(thing[len(_PART) :]) if thing.startswith(_PART) else thing
