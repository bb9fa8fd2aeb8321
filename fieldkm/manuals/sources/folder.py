"""The files of a manual's folder: listed without being led out of it, and read as text.

A source folder may come from anywhere: links that leave it, pipes, loops and files of any size are
met with a finding and are not read.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from fieldkm.domain.checking import Finding, error, warning
from fieldkm.errors import BadInput

MAX_PAGE_BYTES = 2 * 1024 * 1024
MAX_TABLE_BYTES = 32 * 1024 * 1024
MAX_PICTURE_BYTES = 64 * 1024 * 1024
MAX_FILES = 100_000
MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes when a file is written: when (nanoseconds), its size in bytes, its number."""

    written: int
    size: int
    inode: int


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, and what is wrong with it."""

    text: str
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class SourceFolder:
    """What lies in a manual's folder: path with slashes (composed form) -> where it lies; `folders`
    are that folder and all in it."""

    root: Path
    files: dict[str, Path] = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    folders: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def text(self, path: str, limit: int = MAX_PAGE_BYTES) -> str:
        """Return the text of `path`; what is wrong with it becomes a finding of the folder."""
        read = self.read(path, limit)
        self.findings += read.findings
        return read.text

    def read(self, path: str, limit: int = MAX_PAGE_BYTES) -> FileText:
        """Return the text of `path` with what is wrong with it; never raises."""
        try:
            with self.files[path].open("rb") as stream:
                data = stream.read(limit + 1)
        except OSError as reason:
            return FileText(
                "",
                (
                    error(
                        path,
                        0,
                        "file-unreadable",
                        "The file cannot be read: {reason}.",
                        reason=str(reason.strerror),
                    ),
                ),
            )
        if len(data) > limit:
            return FileText(
                "",
                (
                    error(
                        path,
                        0,
                        "file-too-large",
                        "The file is larger than {limit} KiB and was not read.",
                        limit=limit // 1024,
                    ),
                ),
            )
        return _decoded(path, data)


def _decoded(path: str, data: bytes) -> FileText:
    findings: list[Finding] = []
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as reason:
        line = data.count(b"\n", 0, reason.start) + 1
        findings.append(
            error(
                path,
                line,
                "not-utf-8",
                "The file is not UTF-8 from here on; unknown characters are shown as �.",
            )
        )
        text = data.decode(encoding, errors="replace")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        findings.append(error(path, line, "nul-byte", "The file holds a NUL byte."))
        text = text.replace("\0", "")
    return FileText(text.replace("\r\n", "\n").replace("\r", "\n"), tuple(findings))


def open_folder(root: Path) -> SourceFolder:
    """List the files under `root`; raises `BadInput` where there is no folder."""
    if not root.is_dir():
        raise BadInput(
            "no-manual-folder",
            "{path} is not a folder.",
            "Name the folder that holds the manual's pages.",
            path=str(root),
        )
    folder = SourceFolder(root)
    waiting = [(root, "", 0)]
    while waiting:
        place, prefix, depth = waiting.pop()
        folder.folders.append(place)
        for entry in _entries(folder, place, prefix):
            path = unicodedata.normalize("NFC", prefix + entry.name)
            if _is_folder_to_enter(folder, entry, path, depth):
                waiting.append((Path(entry.path), path + "/", depth + 1))
            elif not _is_folder(entry):
                _take(folder, entry, path)
    folder.files = dict(sorted(folder.files.items()))
    _report_case_twins(folder)
    return folder


def _entries(folder: SourceFolder, place: Path, prefix: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(place) as entries:
            visible = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as reason:
        folder.findings.append(
            error(
                prefix,
                0,
                "file-unreadable",
                "The folder cannot be read: {reason}.",
                reason=str(reason.strerror),
            )
        )
        return []
    return sorted(visible, key=lambda entry: entry.name)


def _is_folder_to_enter(
    folder: SourceFolder, entry: os.DirEntry[str], path: str, depth: int
) -> bool:
    if not _is_folder(entry):
        return False
    if entry.is_symlink():
        folder.findings.append(
            warning(_printable(path), 0, "link-to-folder", "A link to a folder is not followed.")
        )
        return False
    if depth >= MAX_DEPTH or not _is_text(path):
        folder.findings.append(
            error(
                _printable(path),
                0,
                "folder-unreadable",
                "The folder lies too deep or has a name that is no text; it was not read.",
            )
        )
        return False
    return True


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _take(folder: SourceFolder, entry: os.DirEntry[str], path: str) -> None:
    found = _stamp_or_refusal(folder, entry, path)
    if isinstance(found, Finding):
        folder.findings.append(found)
    else:
        folder.files[path] = Path(entry.path)
        folder.stamps[path] = found


def _stamp_or_refusal(folder: SourceFolder, entry: os.DirEntry[str], path: str) -> Stamp | Finding:
    if not _is_text(path):
        return error(_printable(path), 0, "name-not-text", "The file's name is not text.")
    try:
        if entry.is_symlink():
            target = Path(entry.path).resolve(strict=True)
            if not target.is_relative_to(folder.root.resolve()):
                return error(
                    path,
                    0,
                    "link-outside",
                    "The link leads out of the manual's folder and is not followed.",
                )
        state = entry.stat()
    except (OSError, RuntimeError):
        return error(path, 0, "link-broken", "The link leads nowhere or in a circle.")
    if not stat.S_ISREG(state.st_mode):
        return error(path, 0, "not-a-file", "This is neither a file nor a folder.")
    if len(folder.files) >= MAX_FILES:
        return error(
            path, 0, "too-many-files", "Only the first {most} files are read.", most=MAX_FILES
        )
    return Stamp(state.st_mtime_ns, state.st_size, state.st_ino)


def _report_case_twins(folder: SourceFolder) -> None:
    first_by_folded: dict[str, str] = {}
    for path in folder.files:
        first = first_by_folded.setdefault(path.casefold(), path)
        if first != path:
            folder.findings.append(
                warning(
                    path,
                    0,
                    "names-differ-in-case",
                    "“{path}” and “{first}” are one name on Windows and macOS.",
                    path=path,
                    first=first,
                )
            )


def _is_text(path: str) -> bool:
    return path.isprintable()


def _printable(path: str) -> str:
    return path if path.isprintable() else path.encode("unicode_escape").decode()
