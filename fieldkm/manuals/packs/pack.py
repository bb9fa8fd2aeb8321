"""Writing a pack: the compiled manual, its back-links and its pictures as one signed ZIP.

The same manual gives the same bytes: names are sorted, times fixed, records canonical.
"""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from fieldkm.domain.manuals import PageHead
from fieldkm.errors import BadInput, Refused, Unavailable, from_os_error
from fieldkm.manuals.compiled import CompiledManual
from fieldkm.manuals.packs.backlinks import backlinks
from fieldkm.manuals.packs.durable import partial_name, sync_folder
from fieldkm.manuals.packs.pack_format import (
    BLOBS,
    LINKS,
    MANIFEST,
    SIGNATURE,
    Contents,
    FileRecord,
    Heads,
    Manifest,
    PackLimits,
    blob_hash,
    catalogue_path,
    check_limits,
    check_names,
    contents_path,
    heads_path,
    manifest_bytes,
    page_path,
)
from fieldkm.manuals.packs.records import record_bytes
from fieldkm.manuals.packs.trust import PrivateKey, signature_of

_CHUNK = 1 << 20
_PACKED_ALREADY = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svgz"})
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class PackSummary:
    """What was written; pages, sections and links are counted in the manual's first language."""

    id: str
    version: str
    pages: int
    sections: int
    parts: int
    faults: int
    drawings: int
    links: int
    files: int
    bytes: int
    signed: bool


@dataclass(frozen=True, slots=True)
class _Blob:
    """A content: in memory (records) or where it lies (pictures)."""

    record: FileRecord
    data: bytes = b""
    source: Path | None = None


def write_pack(manual: CompiledManual, target: Path, key: PrivateKey | None) -> PackSummary:
    """Write `manual` to `target`, signed with `key`; `target` is replaced only once the pack is
    complete."""
    blobs = _blobs(manual)
    manifest = Manifest(manual.info, {path: blob.record for path, blob in blobs.items()})
    check_names(manifest, str(target))
    check_limits(manifest, PackLimits(), str(target))
    data = manifest_bytes(manifest)
    _check_target(target)
    partial = partial_name(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as out:
            _write_zip(out, data, key, blobs.values())
            out.flush()
            os.fsync(out.fileno())
        partial.replace(target)
        sync_folder(target.parent)
        return _summary(manual, manifest, target.stat().st_size, key is not None)
    except OSError as error:
        raise from_os_error(error, str(target)) from error
    finally:
        partial.unlink(missing_ok=True)


def _check_target(target: Path) -> None:
    """Refuse to replace what is no pack: a page of the source, a device, somebody's letter."""
    if not os.path.lexists(target):
        return
    try:
        is_pack = target.is_file() and _begins_as_pack(target)
    except OSError as error:
        raise from_os_error(error, str(target)) from error
    if not is_pack:
        raise Refused(
            "target-not-a-pack",
            "{file} is there and is no pack: it is not replaced.",
            "Choose another name, or delete it first.",
            file=str(target),
        )


def _begins_as_pack(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(4) in (b"", b"PK\x03\x04")


def complete_heads(manual: CompiledManual, language: str) -> tuple[PageHead, ...]:
    """Return the heads of all pages, each in `language`, else the first language, else any that has
    it."""
    order = (manual.info.languages[0], *manual.info.languages[1:])
    ids = dict.fromkeys(page for name in order for page in manual.pages.get(name, {}))
    preferred = (language, *order)
    return tuple(
        next(
            manual.pages[name][page].head
            for name in preferred
            if page in manual.pages.get(name, {})
        )
        for page in ids
    )


def _blobs(manual: CompiledManual) -> dict[str, _Blob]:
    blobs = {path: _file_blob(path, source) for path, source in sorted(manual.files.items())}
    for path, data in _records(manual):
        if path in blobs:
            raise BadInput(
                "pack-name-taken",
                "The file {file} has the name of a file that every pack has.",
                "Rename it.",
                file=path,
            )
        blobs[path] = _Blob(FileRecord(blob_hash(data), len(data)), data)
    return blobs


def _records(manual: CompiledManual) -> Iterable[tuple[str, bytes]]:
    for language, pages in manual.pages.items():
        for page_id, page in pages.items():
            yield page_path(language, page_id), record_bytes(page)
    for language in manual.info.languages:
        contents = Contents(manual.contents.get(language, ()))
        yield heads_path(language), record_bytes(Heads(complete_heads(manual, language)))
        yield contents_path(language), record_bytes(contents)
        if language in manual.catalogues:
            yield catalogue_path(language), record_bytes(manual.catalogues[language])
    yield LINKS, record_bytes(backlinks(manual))


def _file_blob(path: str, source: Path) -> _Blob:
    import hashlib

    digest = hashlib.sha256()
    size = 0
    try:
        with source.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise from_os_error(error, path) from error
    return _Blob(FileRecord(digest.hexdigest(), size), source=source)


def _write_zip(
    out: BinaryIO, manifest: bytes, key: PrivateKey | None, blobs: Iterable[_Blob]
) -> None:
    by_hash = {blob.record.sha256: blob for blob in blobs}
    with zipfile.ZipFile(out, "w") as archive:
        _add(archive, MANIFEST, manifest)
        if key:
            _add(archive, SIGNATURE, record_bytes(signature_of(manifest, key)))
        for sha256, blob in sorted(by_hash.items()):
            if blob.source is None:
                _add(archive, BLOBS + sha256, blob.data)
            else:
                _add(archive, BLOBS + sha256, _unchanged(blob), blob.source.suffix.lower())


def _unchanged(blob: _Blob) -> bytes:
    """Read a picture once more, and make sure that it is still what the manifest says."""
    data = blob.source.read_bytes() if blob.source else b""
    if blob_hash(data) != blob.record.sha256:
        raise Unavailable(
            "file-changed",
            "{file} was changed while the pack was written.",
            "Build the pack again.",
            file=str(blob.source),
        )
    return data


def _add(archive: zipfile.ZipFile, name: str, data: bytes, suffix: str = "") -> None:
    entry = zipfile.ZipInfo(name, _FIXED_TIME)
    entry.create_system = 3  # the same bytes on Windows as elsewhere
    entry.external_attr = 0o644 << 16
    if suffix not in _PACKED_ALREADY and not _packs_too_well(data):
        entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _packs_too_well(data: bytes) -> bool:
    """Tell whether the shelf would take the packed content for a bomb; then it is stored as it
    is."""
    limit = PackLimits().ratio // 2
    return len(data) > _CHUNK and len(zlib.compress(data, 1)) * limit < len(data)


def _summary(manual: CompiledManual, manifest: Manifest, size: int, signed: bool) -> PackSummary:
    first = manual.info.languages[0]
    pages = manual.pages.get(first, {}).values()
    tables = manual.catalogues.get(first)
    return PackSummary(
        id=manual.info.id,
        version=manual.info.version,
        pages=len(pages),
        sections=sum(len(page.sections) for page in pages),
        parts=len(tables.parts) if tables else 0,
        faults=len(tables.codes) if tables else 0,
        drawings=len(tables.drawings) if tables else 0,
        links=sum(len(page.links) for page in pages),
        files=len(manifest.files),
        bytes=size,
        signed=signed,
    )
