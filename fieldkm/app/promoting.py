"""A fix carried into a manual that is being written on this computer."""

from __future__ import annotations

from pathlib import Path

from fieldkm.app.photos import PhotoFiles
from fieldkm.domain.fixes import Fix, FixRevision
from fieldkm.errors import Unavailable
from fieldkm.manuals.promotion import PromotedPage, Promotion, promote


class Promoting:
    """Brings a fix and its photos to the manual's folder."""

    def __init__(self, photos: PhotoFiles) -> None:
        self._photos = photos

    def into(self, folder: Path, fix: Fix, revision: FixRevision, author: str) -> PromotedPage:
        """Write a fix as a page; raises `Unavailable` while its photos have not come, and what
        `manuals.promotion.promote` raises.
        """
        found = {photo.sha256: self._photos.path(photo.sha256) for photo in revision.photos}
        pictures = {name: path for name, path in found.items() if path is not None}
        if len(pictures) < len(found):
            raise Unavailable(
                "photos-missing",
                "Photos of the fix {number} are not on this laptop yet.",
                "Sync, then promote it.",
                number=fix.shown_number,
            )
        return promote(
            folder,
            Promotion(fix.shown_number, revision, author, fix.reviewed, fix.counts, pictures),
        )
