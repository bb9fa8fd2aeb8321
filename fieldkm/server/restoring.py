"""A backup put back: into a place that holds nothing, whole or not at all."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, exists, func, select

from fieldkm.errors import Refused, from_os_error
from fieldkm.manuals.packs.durable import sync_files
from fieldkm.server.backup import (
    TABLES,
    Contents,
    check_backup,
    files_of,
    note_backup,
    read_contents,
)
from fieldkm.server.database import HEAD, ServerDatabase
from fieldkm.server.dump import damaged_backup, read_dump
from fieldkm.server.erasing import erase_again, remove_photos
from fieldkm.server.erasures import Erase, ErasureFile
from fieldkm.server.feed import head
from fieldkm.server.migration import downgrade, upgrade
from fieldkm.server.settings import ServerSettings, make_folder
from fieldkm.server.tables import metadata, records, users


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What was put back, and how many erasures were made again."""

    seq: int
    records: int
    blobs: int
    erased: int
    seconds: float


def restore(
    settings: ServerSettings,
    folder: Path,
    now: datetime,
    erasures: Path | None = None,
    erase: Erase = erase_again,
) -> RestoreReport:
    """Put the backup in `folder` into the empty place that `settings` name. `erasures` is the file
    of what was erased for good, where the server's own is lost.

    Raises `Refused` for a place that holds something, `BadInput` for a damaged backup; nothing is
    left of what was begun.
    """
    began = time.monotonic()
    contents = read_contents(folder)
    check_backup(folder, contents)
    make_folder(settings.data)
    wanted = ErasureFile(settings.erasures)
    if erasures:
        wanted.add(ErasureFile(erasures).all())
    database = ServerDatabase(settings.url)
    try:
        with database.read() as connection:
            _refuse_full(connection, settings)
        with _files_put_back(settings, folder, contents), database.write() as connection:
            _put_back(connection, folder, contents)
            photos = [erase(connection, erasure, now) for erasure in wanted.all()]
            note_backup(connection, contents, folder)
            count = select(func.count()).select_from(records)
            restored = connection.execute(count).scalar_one()
        remove_photos(settings.blobs, frozenset().union(*photos))
    finally:
        database.close()
    seconds = round(time.monotonic() - began, 3)
    return RestoreReport(contents.seq, restored, len(contents.blobs), len(wanted.all()), seconds)


def _refuse_full(connection: Connection, settings: ServerSettings) -> None:
    somebody = connection.execute(select(exists(select(users.c.id)))).scalar()
    if somebody or head(connection).seq or any(map(_holds_files, (settings.blobs, settings.packs))):
        raise Refused(
            "not-empty",
            "There is a server's data in {place} already.",
            "Restore into an empty folder (--data) and an empty database.",
            place=str(settings.data),
        )


def _holds_files(folder: Path) -> bool:
    return any(path.is_file() and path.name != "lock" for path in folder.rglob("*"))


@contextmanager
def _files_put_back(settings: ServerSettings, folder: Path, contents: Contents) -> Iterator[None]:
    """Copy the files, and remove them again where what follows fails."""
    copies = []
    is_done = False
    try:
        for name in files_of(contents):
            copies.append(settings.data / name)
            copies[-1].parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / name, copies[-1])
        sync_files(copies)
        yield
        is_done = True
    except OSError as error:
        raise from_os_error(error, str(error.filename or settings.data)) from error
    finally:
        for path in [] if is_done else copies:
            path.unlink(missing_ok=True)


def _put_back(connection: Connection, folder: Path, contents: Contents) -> None:
    """Fill the tables as they were, and bring them to the newest schema."""
    if contents.revision != HEAD:
        downgrade(connection, contents.revision)
    read_dump(connection, folder / TABLES)
    if contents.revision != HEAD:
        upgrade(connection)
    for name, count in contents.rows.items():
        there = select(func.count()).select_from(metadata.tables[name])
        if connection.execute(there).scalar_one() != count:
            raise damaged_backup(folder / TABLES)
