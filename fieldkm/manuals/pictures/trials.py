"""Which pictures of a folder can be shown, tried out one by one while somebody writes in it.

What became of a picture is kept as long as its file stays as it is; the picture itself is not.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from fieldkm.manuals.pictures.kinds import UnusablePicture
from fieldkm.manuals.pictures.preparation import PreparedPicture, ready_picture, with_prepared
from fieldkm.manuals.sources.folder import Stamp
from fieldkm.manuals.sources.source import ManualSource


@dataclass(frozen=True, slots=True)
class _Trial:
    """A picture as it was when it was tried."""

    path: str
    stamp: Stamp
    keeps_size: bool


class PictureTrials:
    """Safe to be used from several threads."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._tried: dict[_Trial, PreparedPicture] = {}

    def go_on(self, source: ManualSource, stamps: Mapping[str, Stamp], seconds: float) -> bool:
        """Try pictures that are not known yet, for about so long; tells whether all are known."""
        until = time.monotonic() + seconds
        with self._turn:
            wanted = _trials(source, stamps)
            self._tried = {trial: self._tried[trial] for trial in wanted if trial in self._tried}
            for trial in wanted:
                if trial in self._tried:
                    continue
                if time.monotonic() >= until:
                    return False
                self._tried[trial] = _tried(trial, source.files[trial.path])
        return True

    def told(self, source: ManualSource, stamps: Mapping[str, Stamp]) -> ManualSource:
        """Return `source` with what is known of its pictures."""
        tried = self._tried
        known = [tried[trial] for trial in _trials(source, stamps) if trial in tried]
        return with_prepared(source, known)


def _trials(source: ManualSource, stamps: Mapping[str, Stamp]) -> list[_Trial]:
    drawings = frozenset(source.drawings.values())
    return [_Trial(path, stamps[path], path in drawings) for path in source.files]


def _tried(trial: _Trial, place: Path) -> PreparedPicture:
    # Pillow warns of broken EXIF and the like on standard error; what matters is a finding.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            data = place.read_bytes()
            picture = ready_picture(trial.path, data, keeps_size=trial.keeps_size)
        except OSError as error:
            return PreparedPicture(trial.path, reason=f"it cannot be read: {error.strerror}")
        except UnusablePicture as unusable:
            return PreparedPicture(trial.path, reason=unusable.reason)
    return PreparedPicture(trial.path, remark=picture.remark)
