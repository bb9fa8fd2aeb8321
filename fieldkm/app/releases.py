"""A manual's folder published on this laptop: its next version, the publisher's key, and check,
build, signature and installation in one go.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from fieldkm.app.child_process import Message, run_child
from fieldkm.app.manuals import ManualDesk
from fieldkm.app.publishing import make_key
from fieldkm.domain.checking import Finding
from fieldkm.domain.codes import version_key
from fieldkm.errors import BadInput, FieldkmError, Refused, Unavailable, from_os_error
from fieldkm.host.files import write_whole
from fieldkm.host.paths import Home
from fieldkm.manuals.importers.target_folder import MARKER, TargetFolder
from fieldkm.manuals.packs.records import plain_record, record_from
from fieldkm.manuals.packs.register import InstalledManual
from fieldkm.manuals.packs.trust import Keyring, load_private_key
from fieldkm.manuals.sources.manual_file import FILE, read_manual_file, with_values

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,39}")
_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")


class PublishStage(StrEnum):
    """What is being done."""

    CHECKING = "checking"
    BUILDING = "building"
    INSTALLING = "installing"


Findings = tuple[Finding, ...]
PublishProgress = Callable[[PublishStage, int, int], None]


@dataclass(frozen=True, slots=True)
class Release:
    """A manual as it could be published. `installed` is the version on this laptop, empty where
    there is none; `proposed` is newer than that one."""

    folder: Path
    id: str
    titles: dict[str, str]
    version: str
    publisher: str = ""
    installed: str = ""
    proposed: str = ""

    def title(self, language: str) -> str:
        """Return the title in a language, or in the manual's own."""
        return self.titles.get(language) or next(iter(self.titles.values()))


@dataclass(frozen=True, slots=True)
class Signer:
    """A publisher's key by its file. `public_file` is what other laptops need, where it lies
    beside it."""

    file: Path
    id: str
    name: str = ""
    public_file: Path | None = None


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """What the child process is asked to build."""

    folder: str
    target: str
    key: str


@dataclass(frozen=True, slots=True)
class Published:
    """What was installed, and its pack for other laptops."""

    manual: InstalledManual
    pack: Path
    signer: Signer


class Releases:
    """Publishes manuals; `ending` tells that the program ends: what runs is then stopped."""

    def __init__(
        self, home: Home, desk: ManualDesk, keyring: Keyring, ending: Callable[[], bool]
    ) -> None:
        self._home = home
        self._desk = desk
        self._keyring = keyring
        self._ending = ending

    def release(self, folder: Path) -> Release:
        """Read what the manual in a folder is; raises `FieldkmError`."""
        text = _manual_file(folder)
        info = read_manual_file(text, folder.name, "", "en").info
        installed = self._installed(info.id)
        return Release(
            folder=folder,
            id=info.id,
            titles=info.titles,
            version=info.version,
            publisher=info.publisher,
            installed=installed,
            proposed=next_version(info.version, installed),
        )

    @property
    def usual_key(self) -> Path:
        """Where a new key is kept unless one says otherwise."""
        return self._home.workshop / "keys" / "publisher.key"

    def signer(self, key: Path) -> Signer:
        """Return whose key lies in a file; raises `FieldkmError` where none does."""
        private = load_private_key(key)
        public_file = key.with_name(key.name + ".pub")
        beside = public_file if public_file.is_file() else None
        return Signer(key, private.public().id, private.name, beside)

    def make_key(self, file: Path, name: str) -> Signer:
        """Make a publisher's key, which this laptop trusts from now on."""
        make_key(file, name)
        signer = self.signer(file)
        self._trust(file)
        return signer

    def publish(
        self,
        release: Release,
        version: str,
        key: Path,
        progress: PublishProgress,
        found: Callable[[Findings], None],
        cancelled: Callable[[], bool],
    ) -> Published:
        """Write the version into the folder, check, build, sign, and install.

        `found` is told what the checker found. Raises `FieldkmError`; then nothing is installed.
        """
        signer = self.signer(key)
        _check_version(release, version)
        if version != release.version:
            _set_version(release.folder, version)
        pack = self._home.workshop / "packs" / f"{release.id}-{version}.pack"

        def is_stopped() -> bool:
            return cancelled() or self._ending()

        progress(PublishStage.CHECKING, 0, 0)
        order = BuildOrder(str(release.folder), str(pack), str(key))
        if not _build(order, progress, found, is_stopped):
            raise _stopped()
        self._trust(key)

        def installing(done: int, total: int) -> None:
            if is_stopped():
                raise _stopped()
            progress(PublishStage.INSTALLING, done, total)

        return Published(self._desk.install(pack, progress=installing), pack, signer)

    def save_copy(self, pack: Path, target: Path) -> None:
        """Copy a pack to where it can be handed on, in one step; raises `FieldkmError`."""
        try:
            data = pack.read_bytes()
        except OSError as error:
            raise from_os_error(error, str(pack)) from error
        write_whole(target, data)

    def _installed(self, manual: str) -> str:
        return next((m.version for m in self._desk.installed() if m.id == manual), "")

    def _trust(self, key: Path) -> None:
        public = load_private_key(key).public()
        known = self._keyring.keys()
        if public.id not in known:
            self._keyring.trust(public)


def next_version(version: str, installed: str) -> str:
    """Return `version` where it is newer than what is installed, else one that is."""
    if not installed or version_key(version) > version_key(installed):
        return version
    found = _LAST_NUMBER.search(installed)
    if found is None:
        return f"{installed}.1"
    return f"{installed[: found.start()]}{int(found[0]) + 1}{installed[found.end() :]}"


def version_problem(version: str, installed: str) -> FieldkmError | None:
    """Return why a manual cannot be published under a version; None where it can."""
    if not _VERSION.fullmatch(version):
        return BadInput(
            "bad-version",
            "“{version}” is no version.",
            "Use digits, letters, dots and hyphens, for instance 2026.11.",
            version=version,
        )
    if installed and version_key(version) <= version_key(installed):
        return Refused(
            "version-not-newer",
            "Version {version} is not newer than the installed version {installed}.",
            "Give a newer one, for instance {proposed}.",
            version=version,
            installed=installed,
            proposed=next_version(version, installed),
        )
    return None


def _check_version(release: Release, version: str) -> None:
    problem = version_problem(version, release.installed)
    if problem is not None:
        raise problem


def _build(
    order: BuildOrder,
    progress: PublishProgress,
    found: Callable[[Findings], None],
    cancelled: Callable[[], bool],
) -> bool:
    def hear(message: Message) -> None:
        done, total, findings = message.get("done"), message.get("total"), message.get("findings")
        if isinstance(done, int) and isinstance(total, int):
            progress(PublishStage.BUILDING, done, total)
        elif isinstance(findings, list):
            found(tuple(record_from(Finding, finding, "the findings") for finding in findings))

    failed = Unavailable(
        "build-ended",
        "The pack of {folder} could not be built: the program that builds it ended too early.",
        "Try again. If it stays so, its memory may run out: make two manuals of it.",
        folder=order.folder,
    )
    arguments = [json.dumps(plain_record(order))]
    return run_child("fieldkm.app.building_process", arguments, hear, cancelled, failed)


def _stopped() -> Refused:
    return Refused("publishing-stopped", "This was stopped. Nothing was installed.")


def _manual_file(folder: Path) -> str:
    file = folder / FILE
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BadInput(
            "no-manual-file",
            "There is no manual.toml in {folder}.",
            "Write one: it says what the manual is called. The guide shows how.",
            folder=str(folder),
        ) from error
    except OSError as error:
        raise from_os_error(error, str(file)) from error
    except ValueError as error:
        raise BadInput(
            "manual-file-no-text",
            "{file} is no text in UTF-8.",
            "Open it in an editor and save it as UTF-8.",
            file=str(file),
        ) from error


def _set_version(folder: Path, version: str) -> None:
    """Write the version into `manual.toml`; an import may still replace what it wrote itself."""
    data = with_values(_manual_file(folder), {"version": version}).encode()
    if (folder / MARKER).is_file():
        TargetFolder(folder).rewrite(FILE, data)
    else:
        write_whole(folder / FILE, data)
