"""How much of the disk a home takes, by what lies there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldkm.errors import from_os_error
from fieldkm.host.paths import Home


@dataclass(frozen=True, slots=True)
class StorageUse:
    """Sizes in bytes. What two manuals share is counted once: it lies there once."""

    records: int
    manuals: int
    photos: int
    search: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.records + self.manuals + self.photos + self.search


def storage_of(home: Home) -> StorageUse:
    """Measure a home; what is removed meanwhile is not counted."""
    database = home.database
    files = [database.with_name(database.name + ending) for ending in ("", "-wal", "-shm")]
    return StorageUse(
        records=sum(_size(file) for file in files),
        manuals=_below(home.packs) + _below(home.incoming),
        photos=_below(home.blobs),
        search=_below(home.folder / "index"),
    )


def _below(folder: Path) -> int:
    try:
        return sum(_size(path) for path in folder.rglob("*"))
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise from_os_error(error, str(folder)) from error


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size if path.is_file() else 0
    except FileNotFoundError:
        return 0
