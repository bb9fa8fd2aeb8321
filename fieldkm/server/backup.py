"""A backup of everything, made while the server runs, and read back before it counts.

    backup.json         what stands in it; written last: without it there is no backup
    tables.jsonl.zst    the database, as one snapshot
    blobs/ab/<sha256>   the photos of that snapshot
    packs/, keys/       the published manuals and their publishers' keys

What was erased for good is not here: see `erasures`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert, select, text

from fieldkm.errors import BadInput, Refused, Unavailable, from_os_error
from fieldkm.host.release import program_version
from fieldkm.manuals.packs.blobs import BlobFolder
from fieldkm.manuals.packs.durable import replace_file, sync_files
from fieldkm.manuals.packs.pack_format import is_good_path
from fieldkm.manuals.packs.process_lock import process_lock
from fieldkm.server.database import HEAD, ServerDatabase
from fieldkm.server.dump import check_dump, damaged_backup, write_dump
from fieldkm.server.feed import BACKUPS_SETTING, head
from fieldkm.server.migration import is_known
from fieldkm.server.settings import ServerSettings
from fieldkm.server.tables import backups, blobs
from fieldkm.server.times import time_text

FORMAT = 1
CONTENTS = "backup.json"
TABLES = "tables.jsonl.zst"
BLOBS = "blobs"
FOLDERS = ("packs", "keys")
_READ = 1 << 20
_KEEP_SETTING = text(
    "INSERT INTO server_settings (name, value) VALUES (:name, :value)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup says of itself: the commit that it holds, the rows of each table, the hash of
    the tables' file, the photos, and the hash of each other file by its path.
    """

    seq: int
    nonce: str
    at: str
    rows: dict[str, int]
    tables: str
    blobs: list[str]
    files: dict[str, str]
    revision: str = HEAD
    release: str = ""
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What was backed up. `damaged` are photos that are gone from the server, or not what they
    were: no backup can hold them.
    """

    path: str
    seq: int
    records: int
    blobs: int
    bytes: int
    seconds: float
    damaged: list[str] = field(default_factory=list)


def back_up(settings: ServerSettings, folder: Path, now: datetime) -> BackupReport:
    """Write a backup into a new or empty folder and read it back; from then on laptops keep what
    they sent until a backup holds it.

    Raises `Refused` for a folder that is not empty, `Unavailable` when the disk is full; what was
    written is removed then.
    """
    began = time.monotonic()
    database = ServerDatabase(settings.url)
    try:
        _begin(database, settings)
        with _new_folder(folder):
            contents, damaged = _write(settings, database, folder, now)
            size = _checked_size(folder, contents)
            with database.write() as connection:
                note_backup(connection, contents, folder)
    finally:
        database.close()
    seconds = round(time.monotonic() - began, 3)
    records = contents.rows.get("records", 0)
    return BackupReport(
        str(folder), contents.seq, records, len(contents.blobs), size, seconds, damaged
    )


def check_backup(folder: Path, contents: Contents) -> None:
    """Read all of a backup; raises `BadInput` where it is not what it says of itself."""
    try:
        found = check_dump(folder / TABLES)
        if found.sha256 != contents.tables or dict(found.rows) != contents.rows:
            raise damaged_backup(folder / TABLES)
        for name, sha256 in files_of(contents).items():
            if not is_good_path(name) or _hash_of(folder / name) != sha256:
                raise damaged_backup(folder / name)
    except OSError as error:
        raise from_os_error(error, str(error.filename or folder)) from error


def files_of(contents: Contents) -> dict[str, str]:
    """Return the hash of each file beside the tables, by its path in the backup and in the server's
    data.
    """
    photos = {f"{BLOBS}/{sha256[:2]}/{sha256}": sha256 for sha256 in contents.blobs}
    return photos | contents.files


def note_backup(connection: Connection, contents: Contents, folder: Path) -> None:
    """Have the laptops know that what is in a backup is safe."""
    row = {"seq": contents.seq, "at": contents.at, "path": str(folder), "verified": True}
    connection.execute(insert(backups), row)


def read_contents(folder: Path) -> Contents:
    """Return what a backup says of itself; raises `BadInput` for a folder that is none, `Refused`
    for one of a newer server.
    """
    try:
        read = json.loads((folder / CONTENTS).read_bytes())
        contents = Contents(**read)
    except FileNotFoundError as error:
        raise BadInput(
            "not-a-backup",
            "{folder} is no backup, or one that was not completed.",
            "Name the folder that “fieldkm server backup” has written.",
            folder=str(folder),
        ) from error
    except OSError as error:
        raise from_os_error(error, str(folder / CONTENTS)) from error
    except (ValueError, TypeError) as error:
        raise damaged_backup(folder / CONTENTS) from error
    if contents.format > FORMAT or not is_known(contents.revision):
        raise Refused(
            "backup-newer",
            "{folder} was written by a newer fieldkm.",
            "Update fieldkm on this machine. Nothing was changed.",
            folder=str(folder),
        )
    return contents


def _begin(database: ServerDatabase, settings: ServerSettings) -> None:
    """Have the laptops know that backups are made: what comes after the snapshot is not safe before
    the next one, and a restored server must know it as well.
    """
    with database.write() as connection:
        if not head(connection).seq:
            raise Refused(
                "nothing-here",
                "There is no server's data in {place}.",
                "Check --data and --database-url.",
                place=str(settings.data),
            )
        connection.execute(_KEEP_SETTING, {"name": BACKUPS_SETTING, "value": "on"})


def _write(
    settings: ServerSettings, database: ServerDatabase, folder: Path, now: datetime
) -> tuple[Contents, list[str]]:
    with database.read() as connection:
        anchor = head(connection)
        dump = write_dump(connection, folder / TABLES)
        named = list(connection.execute(select(blobs.c.sha256).order_by(blobs.c.sha256)).scalars())
    source = BlobFolder(settings.blobs)
    # After the snapshot: what it names was whole by then.
    copied = [
        sha256
        for sha256 in named
        if _copied(source.path(sha256), BlobFolder(folder / BLOBS).path(sha256), sha256)
    ]
    contents = Contents(
        anchor.seq,
        anchor.nonce,
        time_text(now),
        dict(dump.rows),
        dump.sha256,
        copied,
        dict(_copied_folders(settings, folder)),
        release=program_version(),
    )
    sync_files(path for path in folder.rglob("*") if path.is_file())
    replace_file(folder / CONTENTS, json.dumps(asdict(contents)).encode())
    return contents, sorted({*named} - {*copied})


def _copied(source: Path, target: Path, sha256: str) -> bool:
    """Copy a photo; tells whether it is still what it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError:
        return False
    if _hash_of(target) != sha256:
        target.unlink()
        return False
    return True


def _copied_folders(settings: ServerSettings, folder: Path) -> Iterator[tuple[str, str]]:
    """Copy manuals and keys; yield path and hash of each file."""
    with process_lock(settings.packs / "lock") as ours:
        if not ours:
            raise Unavailable(
                "publishing",
                "A manual is being published just now.",
                "Try again in a moment.",
            )
        for name in FOLDERS:
            source = settings.data / name
            for path in sorted(source.rglob("*")):
                if path.is_file() and path.name != "lock" and not path.name.startswith("."):
                    target = folder / name / path.relative_to(source)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, target)
                    yield target.relative_to(folder).as_posix(), _hash_of(target)


def _checked_size(folder: Path, contents: Contents) -> int:
    check_backup(folder, contents)
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _hash_of(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while data := file.read(_READ):
                digest.update(data)
    except FileNotFoundError:
        return ""
    return digest.hexdigest()


@contextmanager
def _new_folder(folder: Path) -> Iterator[None]:
    """Make the folder, or take an empty one; leave nothing in it where what follows fails."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise Refused(
                "backup-not-empty",
                "{folder} is not empty.",
                "Name a new folder for each backup.",
                folder=str(folder),
            )
    except OSError as error:
        raise from_os_error(error, str(folder)) from error
    is_done = False
    try:
        yield
        is_done = True
    except OSError as error:
        raise from_os_error(error, str(error.filename or folder)) from error
    finally:
        if not is_done:
            for path in folder.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
