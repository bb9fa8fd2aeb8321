"""What a pack is made of: the manifest, the names inside, what a name may look like, and the
limits.

A pack is a ZIP with `manifest.json`, `manifest.sig` (if it is signed) and `blobs/<sha256>`, each
content once. The manifest maps the paths of the manual to those contents.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from fieldkm.domain.manuals import ContentsEntry, ManualInfo, Model, PageHead
from fieldkm.domain.serial_pattern import SerialPattern
from fieldkm.errors import BadInput, Refused
from fieldkm.manuals.packs.records import json_bytes, plain_record, read_json, record_from

FORMAT = 1
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
BLOBS = "blobs/"
LINKS = "links.json"

_HASH = re.compile(r"[0-9a-f]{64}")
_MANUAL_ID = re.compile(r"\w(?:[\w-]|\.(?!\.)){0,79}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
_STRANGE = re.compile(r"(?:^|/)\.{0,2}(?:/|$)|[\\:\x00-\x1f\x7f]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")  # and turned writing
MAX_PATH = 400
MAX_TITLE = 300


@dataclass(frozen=True, slots=True)
class PackLimits:
    """How much a pack may hold, in bytes; `ratio` is content to packed size, for contents over a
    megabyte and for all of a pack over `unsuspicious`."""

    total: int = 4 << 30
    file: int = 512 << 20
    manifest: int = 64 << 20
    files: int = 200_000
    ratio: int = 200
    unsuspicious: int = 64 << 20


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A content: its SHA-256 and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says of itself; `files` maps paths in the manual to contents."""

    info: ManualInfo
    files: dict[str, FileRecord]

    def blobs(self) -> dict[str, int]:
        """Return the size of each different content by its hash."""
        return {record.sha256: record.size for record in self.files.values()}


@dataclass(frozen=True, slots=True)
class Heads:
    """`heads/<language>.json`: all pages in the order of the manual, each in the best language
    there is."""

    heads: tuple[PageHead, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """`contents/<language>.json`."""

    entries: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Backlinks:
    """`links.json`: which pages link to a page, mention a part, treat or mention a fault code.

    Parts and codes are keys in their compact form (`fieldkm.domain.codes.compact`).
    """

    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)


def page_path(language: str, page: str) -> str:
    """Return where a page lies."""
    return f"pages/{language}/{page}.json"


def heads_path(language: str) -> str:
    """Return where the heads of all pages lie."""
    return f"heads/{language}.json"


def contents_path(language: str) -> str:
    """Return where the contents lie."""
    return f"contents/{language}.json"


def catalogue_path(language: str) -> str:
    """Return where the tables lie."""
    return f"catalogue/{language}.json"


def blob_hash(data: bytes) -> str:
    """Return the name of a content."""
    return hashlib.sha256(data).hexdigest()


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return the manifest as it is signed and stored."""
    files = {path: plain_record(record) for path, record in manifest.files.items()}
    return json_bytes({**plain_record(manifest.info), "format": FORMAT, "files": files})


def read_manifest(data: bytes, name: str) -> Manifest:
    """Read and check a manifest; `name` is the file that an error speaks of."""
    raw = read_json(data, name)
    if not isinstance(raw, dict):
        raise _broken(name, "the manifest is no object")
    _check_format(raw.get("format"), name)
    manifest = Manifest(record_from(ManualInfo, raw, name), _files(raw.get("files"), name))
    check_names(manifest, name)
    return manifest


def check_names(manifest: Manifest, name: str) -> None:
    """Refuse a manifest with an id, a language, a version or a path that could not be kept
    everywhere."""
    info = manifest.info
    if not _MANUAL_ID.fullmatch(info.id):
        raise _strange(name, info.id)
    if not info.version.strip() or not info.version.isprintable() or len(info.version) > 80:
        raise _strange(name, info.version)
    _check_languages(info, name)
    for title in info.titles.values():
        _check_title(title, name)
    for model in info.models:
        _check_model(model, name)
    for path in manifest.files:
        if not is_good_path(path):
            raise _strange(name, path)


def _check_languages(info: ManualInfo, name: str) -> None:
    for language in info.languages:
        if not _LANGUAGE.fullmatch(language):
            raise _strange(name, language)
    if not info.languages or info.languages[0] not in info.titles:
        raise _broken(name, "it names no language or no title")
    if len(set(info.languages)) < len(info.languages):
        raise _broken(name, "it names a language twice")


def _check_model(model: Model, name: str) -> None:
    _check_title(model.id, name)
    _check_title(model.name, name)
    try:
        SerialPattern(model.serial_pattern)
    except BadInput:
        raise _broken(name, model.serial_pattern) from None


def _check_title(text: str, name: str) -> None:
    """Refuse what is no short line that shows what it says."""
    if not text.strip() or len(text) > MAX_TITLE or _CONTROL.search(text):
        raise _strange(name, text)


def check_limits(manifest: Manifest, limits: PackLimits, name: str) -> None:
    """Refuse a manifest that promises more than a pack may hold."""
    sizes = manifest.blobs().values()
    if len(manifest.files) > limits.files:
        raise pack_too_many(name)
    if sum(sizes) > limits.total or max(sizes, default=0) > limits.file:
        raise pack_too_large(name)


def pack_too_large(name: str) -> Refused:
    """Return the refusal of a pack with too many bytes."""
    return Refused(
        "pack-too-large",
        "{file} holds more than a pack may hold.",
        "Ask the publisher of the manual to split it or to make its pictures smaller.",
        file=name,
    )


def pack_too_many(name: str) -> Refused:
    """Return the refusal of a pack with too many files."""
    return Refused(
        "pack-too-many-files",
        "{file} holds more files than a pack may hold.",
        "Ask the publisher of the manual to split it.",
        file=name,
    )


def is_good_path(path: str) -> bool:
    """Tell whether `path` is a relative path without `..`, drive, backslash or control
    character."""
    return 0 < len(path) <= MAX_PATH and not _STRANGE.search(path)


def _files(raw: object, name: str) -> dict[str, FileRecord]:
    if not isinstance(raw, dict):
        raise _broken(name, "the manifest lists no files")
    files: dict[str, FileRecord] = {}
    sizes: dict[str, int] = {}
    for path, entry in raw.items():
        record = _file_record(entry)
        if record is None or sizes.setdefault(record.sha256, record.size) != record.size:
            raise _broken(name, path)
        files[path] = record
    return files


def _file_record(entry: object) -> FileRecord | None:
    if not isinstance(entry, dict):
        return None
    sha256, size = entry.get("sha256"), entry.get("size")
    if not isinstance(sha256, str) or not _HASH.fullmatch(sha256):
        return None
    if type(size) is not int or size < 0:
        return None
    return FileRecord(sha256, size)


def _check_format(number: object, name: str) -> None:
    if type(number) is not int or number < 1:
        raise _broken(name, "the manifest has no format number")
    if number > FORMAT:
        raise Refused(
            "pack-newer-format",
            "{file} was made by a newer fieldkm.",
            "Update fieldkm, then install the pack again.",
            file=name,
        )


def _broken(name: str, where: str) -> BadInput:
    return BadInput(
        "pack-manifest-broken",
        "{file} is no valid pack: {where}.",
        "Ask the publisher of the manual for a new pack.",
        file=name,
        where=where,
    )


def _strange(name: str, text: str) -> BadInput:
    return BadInput(
        "pack-strange-name",
        "{file} has a name that cannot be used: {name}",
        "Use letters, digits, hyphens and dots, and relative paths with slashes.",
        file=name,
        name=ascii(text[:120]),
    )
