"""Where an index lives: `current` names the directory in force; one rename puts the next in force.

    folder/current      JSON: directory, generation, engine, format, size and checksum of every file
    folder/index-<..>/  Whoosh's segments and table of contents, and our columns; never changed

A reader that has a directory open keeps it; a writer builds beside it, with links to the files that
stay, and clears away what is old.
Whoosh unpickles what it reads, and so only files with the checksums in `current` are given to it;
no index ever comes from elsewhere.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType

import whoosh
from whoosh.util.filelock import FileLock

from fieldkm.errors import Unavailable
from fieldkm.search.condition import damaged, reading_index

FORMAT = 4
ENGINE = f"whoosh3 {whoosh.versionstring()} format {FORMAT}"
_POINTER = "current"
_LOCK = "write.lock"
_PREFIX = "index-"
_CHUNK = 1 << 20

Seals = Mapping[str, list[int]]  # file name -> [size, CRC-32]
NO_SEALS: Seals = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Pointer:
    """What `current` says."""

    directory: str
    generation: str
    engine: str
    seals: dict[str, list[int]]


def read_pointer(folder: Path) -> Pointer | None:
    """Return what is in force, or None where nothing is; raises `index-damaged`."""
    try:
        text = (folder / _POINTER).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise damaged() from error
    with reading_index():
        pointer = Pointer(**json.loads(text))
        if not pointer.directory.startswith(_PREFIX) or set(pointer.directory) & set("/\\"):
            raise ValueError(pointer.directory)
        return pointer


def check_seals(folder: Path, pointer: Pointer, checked: Seals = NO_SEALS) -> Path:
    """Return the directory in force after every byte in it has proved to be ours.

    Files never change: of those with a seal in `checked` only the size is looked at again.
    """
    directory = folder / pointer.directory
    with reading_index():
        for name, seal in pointer.seals.items():
            path = directory / name
            is_checked = checked.get(name) == seal
            if path.stat().st_size != seal[0] if is_checked else _seal(path) != seal:
                raise ValueError(name)
        if {path.name for path in directory.iterdir()} != pointer.seals.keys():
            raise ValueError(pointer.directory)
    return directory


@contextmanager
def turn_to_write(folder: Path) -> Iterator[None]:
    """Write while no one else does; raises `index-busy`."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(str(folder / _LOCK))
    if not lock.acquire():
        raise Unavailable(
            "index-busy", "The search index is being written already.", "Wait until that is done."
        )
    try:
        yield
    finally:
        lock.release()


@contextmanager
def new_directory(folder: Path, older: Pointer | None) -> Iterator[Path]:
    """Give a directory to build in, with the files that `older` has; a failure removes it."""
    directory = folder / (_PREFIX + secrets.token_hex(6))
    try:
        directory.mkdir()
        if older:
            for name in older.seals:
                link_or_copy(folder / older.directory / name, directory / name)
        yield directory
    except BaseException:
        shutil.rmtree(directory, ignore_errors=True)
        raise


def put_in_force(folder: Path, directory: Path, generation: str, older: Pointer | None) -> Pointer:
    """Make `directory` the index: everything in it is on the disk before the name is.

    What it has from `older` is on the disk and sealed already.
    """
    seals = {}
    sealed = older.seals if older else NO_SEALS
    for path in sorted(directory.iterdir()):
        if path.name not in sealed:
            _sync(path)
        seals[path.name] = sealed.get(path.name) or _seal(path)
    _sync_directory(directory)
    pointer = Pointer(directory.name, generation, ENGINE, seals)
    written = folder / f"{_POINTER}.new"
    written.write_text(json.dumps(asdict(pointer)), encoding="utf-8")
    _sync(written)
    written.replace(folder / _POINTER)
    _sync_directory(folder)
    clear_away(folder, directory)
    return pointer


def remove_index(folder: Path) -> None:
    """Remove an index, whatever there is of it; raises `index-busy`."""
    with turn_to_write(folder):
        (folder / _POINTER).unlink(missing_ok=True)
        (folder / f"{_POINTER}.new").unlink(missing_ok=True)
        clear_away(folder, folder)


def link_or_copy(source: Path, target: Path) -> None:
    """Have `source` also as `target`; where the file system has no links, as a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
        _sync(target)


def clear_away(folder: Path, in_force: Path) -> None:
    """Remove every directory but the one in force."""
    for path in folder.glob(f"{_PREFIX}*"):
        if path != in_force:  # on Windows what a reader has open stays until the next time
            shutil.rmtree(path, ignore_errors=True)


def _seal(path: Path) -> list[int]:
    size = checksum = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            checksum = zlib.crc32(chunk, checksum)
    return [size, checksum]


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _sync_directory(directory: Path) -> None:
    with suppress(OSError):  # Windows opens no directories
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
