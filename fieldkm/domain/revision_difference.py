"""What a revision of a fix changes of the one before it: its texts word by word, what it names, its
pictures, and whether it touches safety.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fieldkm.domain.fixes import Fix, FixRevision, Picture
from fieldkm.domain.reading import Place
from fieldkm.domain.word_difference import Change, Piece, difference


class RevisionPart(StrEnum):
    """What a revision is made of, in the order in which it is read."""

    TITLE = "title"
    SYMPTOM = "symptom"
    CAUSE = "cause"
    REMEDY = "remedy"
    APPLIES_TO = "applies_to"
    MODELS = "models"
    FAULT_CODES = "fault_codes"
    PARTS = "parts"


_TEXTS = (
    RevisionPart.TITLE,
    RevisionPart.SYMPTOM,
    RevisionPart.CAUSE,
    RevisionPart.REMEDY,
    RevisionPart.APPLIES_TO,
)
_LISTS = (RevisionPart.MODELS, RevisionPart.FAULT_CODES, RevisionPart.PARTS)


@dataclass(frozen=True, slots=True)
class TextDifference:
    """A text of a revision in pieces."""

    part: RevisionPart
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        """Tell whether it says something else."""
        return any(piece.change is not Change.SAME for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class ListDifference:
    """What a revision names, each item with what became of it; what is gone stands last."""

    part: RevisionPart
    items: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        """Tell whether it names anything else."""
        return any(item.change is not Change.SAME for item in self.items)


@dataclass(frozen=True, slots=True)
class PageDifference:
    """A page of a manual that a revision names, or names no more."""

    change: Change
    place: Place


@dataclass(frozen=True, slots=True)
class PictureDifference:
    """A picture of a revision; `caption` tells what became of its words."""

    change: Change
    picture: Picture
    caption: tuple[Piece, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Tell whether it is another picture, or says something else."""
        words = any(piece.change is not Change.SAME for piece in self.caption)
        return words or self.change is not Change.SAME


@dataclass(frozen=True, slots=True)
class RevisionDifference:
    """A revision beside the one before it; without one, all of it is the same. `safety_before` is
    what was said on safety where that has changed, else None.
    """

    texts: tuple[TextDifference, ...]
    lists: tuple[ListDifference, ...]
    pages: tuple[PageDifference, ...]
    pictures: tuple[PictureDifference, ...]
    safety_before: bool | None = None

    @property
    def is_changed(self) -> bool:
        """Tell whether the revision says anything else than the one before it."""
        said = any(text.is_changed for text in self.texts)
        named = any(names.is_changed for names in self.lists)
        led = any(page.change is not Change.SAME for page in self.pages)
        shown = any(picture.is_changed for picture in self.pictures)
        return said or named or led or shown or self.safety_before is not None


def compared_with(fix: Fix, revision: FixRevision) -> str:
    """Return the revision that a reviewer sees beside this one: the approved one, which everybody
    reads, else the one it was written upon; empty for the first of all.
    """
    if fix.approved_revision and fix.approved_revision != revision.id:
        return fix.approved_revision
    return revision.base_revision


def revision_difference(before: FixRevision | None, after: FixRevision) -> RevisionDifference:
    """Return what `after` changes of `before`; nothing where there is none before it."""
    old = before or after
    return RevisionDifference(
        texts=tuple(
            TextDifference(part, difference(getattr(old, part), getattr(after, part)))
            for part in _TEXTS
        ),
        lists=tuple(
            ListDifference(part, tuple(_items(getattr(old, part), getattr(after, part))))
            for part in _LISTS
        ),
        pages=tuple(_pages(old.pages, after.pages)),
        pictures=tuple(_pictures(old.photos, after.photos)),
        safety_before=old.safety if old.safety is not after.safety else None,
    )


def _items(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for item in dict.fromkeys(after):
        yield Piece(Change.SAME if item in before else Change.NEW, item)
    for item in dict.fromkeys(before):
        if item not in after:
            yield Piece(Change.GONE, item)


def _pages(before: Sequence[Place], after: Sequence[Place]) -> Iterator[PageDifference]:
    """A page stays the same page in a newer version of its manual."""
    old = {(place.manual, place.page, place.anchor): place for place in before}
    new = {(place.manual, place.page, place.anchor): place for place in after}
    for key, place in new.items():
        yield PageDifference(Change.SAME if key in old else Change.NEW, place)
    for key, place in old.items():
        if key not in new:
            yield PageDifference(Change.GONE, place)


def _pictures(before: Sequence[Picture], after: Sequence[Picture]) -> Iterator[PictureDifference]:
    old = {picture.sha256: picture for picture in before}
    new = {picture.sha256: picture for picture in after}
    for name, picture in new.items():
        known = old.get(name)
        if known is None:
            caption = difference(picture.caption, picture.caption)
        else:
            caption = difference(known.caption, picture.caption)
        yield PictureDifference(Change.NEW if known is None else Change.SAME, picture, caption)
    for name, picture in old.items():
        if name not in new:
            yield PictureDifference(
                Change.GONE, picture, difference(picture.caption, picture.caption)
            )
