"""The folder that an import writes: never over what a person has made or changed.

`import.json` holds the hash of everything that the last import wrote. The next one replaces what is
still as it was written, keeps what was edited, and tells of each conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fieldkm.errors import BadInput, Refused, from_os_error
from fieldkm.manuals.importers.report import ReportItem
from fieldkm.manuals.packs.durable import partial_name, replace_file
from fieldkm.manuals.packs.pack_format import blob_hash, is_good_path
from fieldkm.manuals.packs.records import read_record, record_bytes

MARKER = "import.json"

Content = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class _Marker:
    """Hashes by path; `is_unfinished` while an import writes, and after one that was broken off."""

    files: dict[str, str] = field(default_factory=dict)
    is_unfinished: bool = False


class TargetFolder:
    """The folder at `root`; making it refuses one that is neither empty nor from an import."""

    def __init__(self, root: Path) -> None:
        self._root = root
        try:
            is_used = root.exists() and (not root.is_dir() or any(root.iterdir()))
        except OSError as error:
            raise from_os_error(error, str(root)) from error
        if is_used and not (root / MARKER).is_file():
            raise Refused(
                "target-not-empty",
                "{folder} is not empty and was not made by an import.",
                "Name a new folder.",
                folder=str(root),
            )
        self._written = self._marker() if is_used else {}

    def write(self, contents: Mapping[str, Content]) -> list[ReportItem]:
        """Write `contents` (path -> what gives the bytes) and remove what the last import wrote
        besides."""
        items: list[ReportItem] = []
        marker = dict(self._written)
        is_unfinished = True
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            # First of all, so that the folder is ours even if the disk is full.
            self._keep(marker, is_unfinished)
            try:
                for path, content in contents.items():
                    data = content()
                    items += self._write_one(path, data, blob_hash(data))
                    marker[path] = blob_hash(data)
                for path in sorted(self._written.keys() - contents.keys()):
                    items += self._remove_one(path)
                    del marker[path]
                is_unfinished = False
            finally:
                self._keep(marker, is_unfinished)
        except OSError as error:
            raise from_os_error(error, str(error.filename or self._root)) from error
        return items

    def rewrite(self, path: str, data: bytes) -> None:
        """Replace a file on the program's own account: where nobody has edited it, the next import
        may replace it again."""
        place = self._place(path)
        marker = dict(self._written)
        try:
            is_ours = self._hash(place) == marker.get(path)
            _write_whole(place, data)
            if is_ours:
                self._keep({**marker, path: blob_hash(data)}, is_unfinished(self._root))
        except OSError as error:
            raise from_os_error(error, str(error.filename or place)) from error

    def _keep(self, marker: dict[str, str], is_unfinished: bool) -> None:
        replace_file(self._root / MARKER, record_bytes(_Marker(marker, is_unfinished)))

    def _write_one(self, path: str, data: bytes, digest: str) -> list[ReportItem]:
        place = self._place(path)
        before, now = self._written.get(path), self._hash(place)
        if now == digest:
            return []
        if now == before:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._check_inside(place)
            _write_whole(place, data)
            return []
        if before == digest:
            return [ReportItem(path, 0, "edit-kept", "This was edited here and stays as it is.")]
        message = "This was edited here and has changed in the source: the edited one stays."
        return [ReportItem(path, 0, "conflict", message)]

    def _remove_one(self, path: str) -> list[ReportItem]:
        place = self._place(path)
        if self._hash(place) == self._written[path]:
            place.unlink()
            return []
        if not place.exists():
            return []
        message = "This is gone from the source, but was edited here: it stays."
        return [ReportItem(path, 0, "conflict", message)]

    def _place(self, path: str) -> Path:
        if not is_good_path(path):
            raise _outside(path)
        place = self._root / path
        self._check_inside(place)
        return place

    def _check_inside(self, place: Path) -> None:
        """Refuse a place that a link in the folder leads elsewhere."""
        if not place.parent.resolve().is_relative_to(self._root.resolve()):
            raise _outside(str(place))

    @staticmethod
    def _hash(place: Path) -> str | None:
        """Return the hash of a file, None where there is none; a link is always something
        edited."""
        if place.is_symlink():
            return "link"
        return blob_hash(place.read_bytes()) if place.is_file() else None

    def _marker(self) -> dict[str, str]:
        return _read_marker(self._root).files


def is_unfinished(root: Path) -> bool:
    """Tell whether an import into the folder was broken off and none has gone through since."""
    return (root / MARKER).is_file() and _read_marker(root).is_unfinished


def _read_marker(root: Path) -> _Marker:
    file = root / MARKER
    try:
        return read_record(_Marker, file.read_bytes(), str(file))
    except OSError as error:
        raise from_os_error(error, str(file)) from error


def _write_whole(place: Path, data: bytes) -> None:
    """Write a file, or on a full disk leave the one that was there; half of one would pass for an
    edit."""
    partial = partial_name(place)
    try:
        partial.write_bytes(data)
        partial.replace(place)
    finally:
        partial.unlink(missing_ok=True)


def _outside(path: str) -> BadInput:
    return BadInput(
        "target-outside",
        "{path} lies outside of the folder to write.",
        "Nothing was written there. Check the names in the source.",
        path=ascii(path),
    )
