"""New releases of manuals: what is missing by hash is all that travels, and nothing is switched
before all of it is here and its publisher is known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fieldkm.domain.codes import version_key
from fieldkm.errors import BadInput
from fieldkm.manuals.packs.incoming import IncomingPack
from fieldkm.manuals.packs.pack_format import PackLimits
from fieldkm.manuals.packs.shelf import Shelf
from fieldkm.manuals.packs.trust import Keyring
from fieldkm.protocol.envelopes import PackRelease
from fieldkm.sync.door import ServerDoor


@dataclass(frozen=True, slots=True)
class PackProgress:
    """How far the manual `title` is, in bytes."""

    title: str = ""
    done: int = 0
    size: int = 0


def newer_than_on(shelf: Shelf) -> Callable[[str, str], bool]:
    """Return what tells whether a version of a manual is newer than the one on the shelf now."""
    here = {manual.id: version_key(manual.version) for manual in shelf.installed()}
    return lambda manual, version: manual not in here or version_key(version) > here[manual]


class PackTransfer:
    """Brings the shelf to what the server publishes."""

    def __init__(
        self,
        door: ServerDoor,
        shelf: Shelf,
        keyring: Keyring,
        folder: Path,
        told: Callable[[PackProgress], None] = lambda progress: None,
    ) -> None:
        self._door = door
        self._shelf = shelf
        self._keyring = keyring
        self._folder = folder
        self._told = told
        self._limits = PackLimits()

    def run(self) -> int:
        """Fetch and install the releases that are newer than what is here; returns how many.

        Raises what the door and the shelf raise; what came before that stays for the next time.
        """
        is_newer = newer_than_on(self._shelf)
        newer = [pack for pack in self._door.packs().packs if is_newer(pack.manual, pack.version)]
        for release in newer:
            self._bring(release)
        return len(newer)

    def _bring(self, release: PackRelease) -> None:
        folder = self._folder / release.manifest
        name = f"{release.title} {release.version}"
        manifest = self._fetched_manifest(release)
        pack = IncomingPack(folder, name, manifest, release.signature, self._limits)
        missing = self._shelf.missing(pack.trusted_manifest(self._keyring))
        size = sum(missing.values())
        done = 0
        for sha256, expected in missing.items():
            self._told(PackProgress(release.title, done, size))
            self._fetch(release.manual, pack, sha256, expected)
            done += expected
        self._shelf.install_incoming(pack)
        pack.clear()
        self._told(PackProgress(release.title, size, size))

    def _fetched_manifest(self, release: PackRelease) -> bytes:
        parts, size = [], 0
        for piece in self._door.fetch_pack_file(release.manual, release.manifest, 0):
            parts.append(piece)
            size += len(piece)
            if size > self._limits.manifest:
                raise _damaged(release)
        manifest = b"".join(parts)
        if hashlib.sha256(manifest).hexdigest() != release.manifest:
            raise _damaged(release)
        return manifest

    def _fetch(self, manual: str, pack: IncomingPack, sha256: str, expected: int) -> None:
        received = pack.received(sha256)
        if received > expected:
            pack.drop(sha256)
            received = 0
        if received == expected and expected:
            return
        for piece in self._door.fetch_pack_file(manual, sha256, received):
            received += len(piece)
            if received > expected:
                pack.drop(sha256)
                break
            pack.append(sha256, piece)
        if not expected:
            pack.append(sha256, b"")


def _damaged(release: PackRelease) -> BadInput:
    return BadInput(
        "manifest-damaged",
        "The list of contents of {manual} {version} came damaged.",
        "It is fetched again at the next sync. Tell your administrator if it stays so.",
        manual=release.title,
        version=release.version,
    )
