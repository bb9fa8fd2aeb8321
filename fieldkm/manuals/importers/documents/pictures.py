"""Pictures of documents: kept as they are, each once, with a name that says what they hold.

They are made fit for the page view when the manual is built.
"""

from __future__ import annotations

import hashlib
import posixpath
from functools import partial

from fieldkm.domain.manuals import slug
from fieldkm.manuals.importers.documents.foreign_document import Picture
from fieldkm.manuals.importers.target_folder import Content
from fieldkm.manuals.pictures.bitmaps import check_beginning
from fieldkm.manuals.pictures.kinds import ENDINGS, UnusablePicture, kind_of
from fieldkm.manuals.sources.folder import MAX_PICTURE_BYTES

FOLDER = "images"
MAX_ALL_BYTES = 768 << 20
_USUAL_ENDING = ".png"


class PictureStore:
    """The pictures of a manual that is being made; `contents` goes by their places."""

    def __init__(self) -> None:
        self.contents: dict[str, Content] = {}
        self._known: dict[bytes, tuple[str, str]] = {}
        self._missing: dict[str, str] = {}
        self._taken: set[str] = set()
        self._bytes = 0

    @property
    def lost(self) -> frozenset[str]:
        """Return the places that have no picture."""
        return frozenset(self._taken - self.contents.keys())

    def add(self, picture: Picture) -> tuple[str, str]:
        """Return the place of a picture, and what there is to tell of it.

        A picture that cannot be shown has a place as well: a page says there what is missing, and
        whoever mends the manual puts another picture there.
        """
        digest = hashlib.sha256(picture.data or picture.name.encode()).digest()
        if digest not in self._known:
            ending = ENDINGS.get(kind_of(picture.data), _USUAL_ENDING)
            place, reason = self._free_place(picture.name, ending), self._reason_against(picture)
            if not reason:
                self.contents[place] = partial(bytes, picture.data)
                self._bytes += len(picture.data)
            self._known[digest] = place, reason
        place, reason = self._known[digest]
        said = f"The picture {picture.name} cannot be shown: {reason}. Its place is pages/{place}."
        return place, said if reason else ""

    def place_of_missing(self, name: str) -> str:
        """Return where the picture belongs that the document names but does not have."""
        name = "" if name.startswith("data:") else name
        if name not in self._missing:
            ending = posixpath.splitext(name)[1].lower()
            is_usual = ending in ENDINGS.values()
            self._missing[name] = self._free_place(name, ending if is_usual else _USUAL_ENDING)
        return self._missing[name]

    def _reason_against(self, picture: Picture) -> str:
        if picture.lost:
            return picture.lost
        if len(picture.data) > MAX_PICTURE_BYTES:
            return f"it is larger than {MAX_PICTURE_BYTES >> 20} MiB"
        if self._bytes + len(picture.data) > MAX_ALL_BYTES:
            return "there are too many pictures for one manual"
        try:
            check_beginning(picture.data)
        except UnusablePicture as unusable:
            return unusable.reason
        return ""

    def _free_place(self, name: str, ending: str) -> str:
        stem = slug(posixpath.splitext(posixpath.basename(name))[0])[:60].strip("-") or "picture"
        place, number = f"{FOLDER}/{stem}{ending}", 2
        while place in self._taken:
            place, number = f"{FOLDER}/{stem}-{number}{ending}", number + 1
        self._taken.add(place)
        return place
