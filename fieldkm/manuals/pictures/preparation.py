"""The pictures of a source made ready for its pack, before it is checked and compiled."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from fieldkm.domain.checking import warning
from fieldkm.errors import from_os_error
from fieldkm.manuals.pictures.fitting import FittedPicture, fitted
from fieldkm.manuals.pictures.kinds import ENDINGS, SVG, UnusablePicture
from fieldkm.manuals.sources.source import ManualSource

_WORKERS = 2  # each may need half a gigabyte for the largest pictures that are taken

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """What became of one picture: `place` is where it lies if it was made anew, `reason` why it
    cannot be shown, `remark` what of it was lost."""

    path: str
    place: Path | None = None
    reason: str = ""
    remark: str = ""


@contextmanager
def pictures_prepared(
    source: ManualSource, progress: Progress | None = None
) -> Iterator[ManualSource]:
    """Give `source` with every picture fit for a pack, or told to be unusable.

    Pictures made anew lie in a folder that is there only inside of the `with`. `progress` is told
    pictures done and pictures in all.
    """
    try:
        folder = TemporaryDirectory(prefix="fieldkm-pictures-", ignore_cleanup_errors=True)
    except OSError as error:
        raise from_os_error(error, gettempdir()) from error
    with folder as place:
        yield _with_pictures(source, Path(place), progress or (lambda done, total: None))


def _with_pictures(source: ManualSource, folder: Path, progress: Progress) -> ManualSource:
    workshop = _Workshop(source.files, frozenset(source.drawings.values()), folder)
    done: list[PreparedPicture] = []
    # Pillow warns of broken EXIF and the like on standard error; what matters is a finding.
    with warnings.catch_warnings(), ThreadPoolExecutor(_WORKERS) as pool:
        warnings.simplefilter("ignore")
        for picture in pool.map(workshop.prepared, range(len(source.files))):
            done.append(picture)
            progress(len(done), len(source.files))
    return with_prepared(source, done)


def with_prepared(source: ManualSource, pictures: Sequence[PreparedPicture]) -> ManualSource:
    """Return `source` with what became of its pictures."""
    remarks = [warning(x.path, 0, "picture-simplified", x.remark) for x in pictures if x.remark]
    return replace(
        source,
        prepared={picture.path: picture.place for picture in pictures if picture.place},
        unusable=source.unusable | {x.path: x.reason for x in pictures if x.reason},
        findings=tuple(sorted({*source.findings, *remarks})),
    )


def ready_picture(path: str, data: bytes, *, keeps_size: bool) -> FittedPicture:
    """Return a picture as it goes into a pack; raises `UnusablePicture`."""
    picture = fitted(data, keeps_size=keeps_size)
    _check_name(path, picture.ending)
    return picture


class _Workshop:
    """Prepares pictures by their numbers, several at a time."""

    def __init__(self, files: Mapping[str, Path], drawings: frozenset[str], folder: Path) -> None:
        self._files = list(files.items())
        self._drawings = drawings
        self._folder = folder

    def prepared(self, number: int) -> PreparedPicture:
        """Return what became of a picture."""
        path, place = self._files[number]
        try:
            data = place.read_bytes()
        except OSError as error:
            return PreparedPicture(path, reason=f"it cannot be read: {error.strerror}")
        try:
            picture = ready_picture(path, data, keeps_size=path in self._drawings)
        except UnusablePicture as unusable:
            return PreparedPicture(path, reason=unusable.reason)
        made = None if picture.data == data else self._written(number, picture)
        return PreparedPicture(path, made, remark=picture.remark)

    def _written(self, number: int, picture: FittedPicture) -> Path:
        place = self._folder / f"{number}{picture.ending}"
        try:
            place.write_bytes(picture.data)
        except OSError as error:
            raise from_os_error(error, str(place)) from error
        return place


def _check_name(path: str, ending: str) -> None:
    """Refuse a drawing that calls itself a bitmap or the other way round: what is drawn as SVG is
    told by its name."""
    svg = ENDINGS[SVG]
    if path.lower().endswith(svg) != (ending == svg):
        raise UnusablePicture(f"its name does not say what it is: it should end in “{ending}”")
