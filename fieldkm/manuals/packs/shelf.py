"""The shelf: the manuals that are installed on this laptop.

    folder/installed.json      the register, the one file whose replacement is the installation
    folder/blobs/ab/<sha256>   contents of all versions, manifests among them, each once
    folder/withdrawals/        signed statements that versions must not be used
    folder/lock                held by the process that changes any of it

A process that is killed leaves the old register or the new one; what it left half written is
removed by the next one that holds the lock.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from fieldkm.domain.codes import version_key
from fieldkm.errors import BadInput, FieldkmError, Refused, Unavailable, from_os_error
from fieldkm.manuals.packs.blobs import BlobFolder
from fieldkm.manuals.packs.durable import replace_file, sync_files
from fieldkm.manuals.packs.incoming import IncomingPack, PackSource
from fieldkm.manuals.packs.pack_check import check_whole
from fieldkm.manuals.packs.pack_format import Manifest, PackLimits, blob_hash, read_manifest
from fieldkm.manuals.packs.process_lock import process_lock
from fieldkm.manuals.packs.reader import PackReader
from fieldkm.manuals.packs.records import record_bytes
from fieldkm.manuals.packs.register import (
    Holding,
    InstalledManual,
    Register,
    read_register,
    write_register,
)
from fieldkm.manuals.packs.trust import Keyring
from fieldkm.manuals.packs.withdrawal import (
    SignedWithdrawal,
    Withdrawal,
    read_statement,
    read_withdrawal,
    verified,
)

Progress = Callable[[int, int], None]

_MAY_BE_WITHDRAWN = (
    "A withdrawal on this disk is damaged, and it may be this version that it is about. "
    "Ask your administrator to take the withdrawals in again."
)


class Shelf:
    """The installed manuals below `folder`; `keyring` has the publishers whose packs are
    accepted."""

    def __init__(
        self,
        folder: Path,
        keyring: Keyring,
        *,
        limits: PackLimits | None = None,
        blobs: BlobFolder | None = None,
    ) -> None:
        self._folder = folder
        self._keyring = keyring
        self._limits = limits or PackLimits()
        self._blobs = blobs or BlobFolder(folder / "blobs")

    def installed(self) -> list[InstalledManual]:
        """Return what is installed, by title."""
        withdrawals = self._withdrawals()
        manuals = [
            replace(held.current, withdrawn=_reason(withdrawals, held.current))
            for held in self._register().manuals.values()
        ]
        return sorted(manuals, key=lambda manual: (manual.title, manual.id))

    def revision(self) -> str:
        """Return a text that changes whenever another set of versions is installed or withdrawn."""
        versions = sorted(
            f"{held.current.id} {held.current.manifest} {held.current.key} {held.current.mended}"
            for held in self._register().manuals.values()
        )
        withdrawals = sorted(file.name for file in self._withdrawal_files())
        return hashlib.sha256("\n".join([*versions, *withdrawals]).encode()).hexdigest()[:16]

    def install(
        self, file: Path, *, unsigned: bool = False, progress: Progress | None = None
    ) -> InstalledManual:
        """Install a pack, or refuse it and change nothing.

        An unsigned pack is refused unless `unsigned` is set. `progress` is called with the bytes
        done and all bytes; what it raises cancels. A pack that is installed already is checked and
        mended.
        """
        from fieldkm.manuals.packs.archive import PackArchive

        with self._locked() as register, PackArchive(file, self._limits) as archive:
            if archive.signature() is None and not unsigned:
                raise _unsigned(str(file))
            return self._install(archive, str(file), register, progress)

    def install_incoming(
        self, pack: IncomingPack, progress: Progress | None = None
    ) -> InstalledManual:
        """Install a signed pack whose missing contents have come over the line; see `install`."""
        with self._locked() as register:
            return self._install(pack, pack.name, register, progress)

    def missing(self, manifest: Manifest) -> dict[str, int]:
        """Return the contents of a pack that are not here, with their sizes in bytes."""
        return {
            sha256: size
            for sha256, size in manifest.blobs().items()
            if not self._blobs.holds(sha256)
        }

    def _install(
        self, pack: PackSource, name: str, register: Register, progress: Progress | None
    ) -> InstalledManual:
        data = pack.manifest()
        signature = pack.signature()
        key = self._keyring.check(data, signature, name).id if signature else ""
        manifest = read_manifest(data, name)
        pack.check_against(manifest)
        release = _release(manifest, data, key, register)
        try:
            written = self._store(data, manifest, pack, progress)
            check_whole(PackReader(manifest, self._blobs, signed=bool(key)))
            changed = register.with_release(_settled(release, mended=written))
            if changed != register:
                write_register(self._register_file, changed)
        finally:
            self._collect_garbage()
        return replace(release, withdrawn=_reason(self._withdrawals(), release))

    def open(self, manual_id: str) -> PackReader:
        """Open a manual. Once a new version has opened, the one before it is removed.

        If the new version cannot be opened, the one before it comes back.
        """
        held = self._register().manuals.get(manual_id)
        if held is None:
            raise _not_installed(manual_id)
        try:
            reader = self._opened(held.current)
        except BadInput:
            if held.previous is None:
                raise
            reader = self._opened(held.previous)
            self._settle(Holding(held.previous))
            return reader
        if held.previous is not None:
            self._settle(Holding(held.current))
        return reader

    def remove(self, manual_id: str) -> None:
        """Remove a manual and the contents that no other manual needs."""
        with self._locked() as register:
            if manual_id not in register.manuals:
                raise _not_installed(manual_id)
            write_register(self._register_file, register.without(manual_id))
            self._collect_garbage()

    def add_withdrawal(self, file: Path) -> Withdrawal:
        """Keep a signed withdrawal; one that no known publisher signed is refused."""
        return self._keep_withdrawal(read_withdrawal(file), str(file))

    def add_statement(self, text: str, name: str) -> Withdrawal:
        """Keep a signed withdrawal that came as text; `name` is what errors call it.

        One that is kept already was checked when it came, and is not written again.
        """
        signed = read_statement(text.encode("utf-8"), name)
        if self._withdrawal_file(signed).exists():
            return signed.read(name)
        return self._keep_withdrawal(signed, name)

    def _keep_withdrawal(self, signed: SignedWithdrawal, name: str) -> Withdrawal:
        statement = verified(signed, self._keyring, name)
        file = self._withdrawal_file(signed)
        with self._locked():
            file.parent.mkdir(exist_ok=True)
            replace_file(file, record_bytes(signed))
        return statement

    def _withdrawal_file(self, signed: SignedWithdrawal) -> Path:
        return self._folder / "withdrawals" / f"{blob_hash(record_bytes(signed))}.json"

    @property
    def _register_file(self) -> Path:
        return self._folder / "installed.json"

    def _register(self) -> Register:
        return read_register(self._register_file)

    @contextmanager
    def _locked(self) -> Iterator[Register]:
        """Hold the lock; errors of the file system become ours."""
        try:
            with process_lock(self._folder / "lock") as ours:
                if not ours:
                    raise Unavailable(
                        "shelf-busy",
                        "Another window or command is installing a manual.",
                        "Try again in a moment.",
                    )
                yield self._register()
        except FieldkmError:
            raise
        except OSError as error:
            raise from_os_error(error, str(error.filename or self._folder)) from error

    def _store(
        self,
        data: bytes,
        manifest: Manifest,
        pack: PackSource,
        progress: Progress | None,
    ) -> bool:
        """Write the contents that are missing or damaged, and bring them onto the disk.

        Returns whether there were any.
        """
        sizes = manifest.blobs()
        everything, done = sum(sizes.values()), 0
        written: list[Path] = []
        for sha256, size in sizes.items():
            if not self._blobs.holds(sha256):
                written.append(self._blobs.add(sha256, partial(pack.copy_blob, sha256)))
            done += size
            if progress:
                progress(done, everything)
        is_changed = bool(written) or not self._blobs.holds(blob_hash(data))
        written.append(self._blobs.add(blob_hash(data), lambda write: write(data)))
        sync_files(written)
        return is_changed

    def _opened(self, release: InstalledManual) -> PackReader:
        data = self._blobs.read(release.manifest)
        manifest = read_manifest(data, f"{release.id}.pack")
        reason = _reason(self._withdrawals(), release)
        return PackReader(manifest, self._blobs, signed=release.signed, withdrawn=reason)

    def _settle(self, holding: Holding) -> None:
        """Keep one version of a manual and drop the other, unless someone else is at it just
        now."""
        with suppress(OSError), process_lock(self._folder / "lock") as ours:
            register = self._register()
            held = register.manuals.get(holding.current.id)
            if ours and held and holding.current in (held.current, held.previous):
                write_register(self._register_file, register.with_holding(holding))
                self._collect_garbage()

    def _collect_garbage(self) -> None:
        """Remove contents that no installed version names; what cannot be read is left alone."""
        wanted: set[str] = set()
        for release in self._register().releases():
            wanted.add(release.manifest)
            try:
                data = self._blobs.read(release.manifest)
                wanted.update(read_manifest(data, release.id).blobs())
            except FieldkmError:
                return
        self._blobs.keep_only(wanted)
        for leftover in self._folder.glob(".*.partial"):
            leftover.unlink(missing_ok=True)

    def _withdrawal_files(self) -> list[Path]:
        return sorted((self._folder / "withdrawals").glob("*.json"))

    def _withdrawals(self) -> list[Withdrawal | None]:
        """Return the statements, None for a damaged one; signatures were checked when they came."""
        return [_statement(file) for file in self._withdrawal_files()]


def _release(manifest: Manifest, data: bytes, key: str, register: Register) -> InstalledManual:
    """Return what would be installed, or refuse a version that is not newer."""
    info = manifest.info
    release = InstalledManual(
        id=info.id,
        version=info.version,
        title=info.title(info.languages[0]),
        languages=info.languages,
        manifest=blob_hash(data),
        models=tuple(model.id for model in info.models),
        titles=info.titles,
        key=key,
    )
    held = register.manuals.get(info.id)
    if held is None:
        return release
    if held.current.manifest == release.manifest:
        key, mended = key or held.current.key, held.current.mended
        return replace(release, was_there=True, key=key, mended=mended)
    if version_key(info.version) <= version_key(held.current.version):
        raise Refused(
            "pack-not-newer",
            "Version {version} of {manual} is not newer than the installed version {installed}.",
            "If you need it nevertheless, remove the installed manual first.",
            version=info.version,
            manual=info.id,
            installed=held.current.version,
        )
    return release


def _settled(release: InstalledManual, *, mended: bool) -> InstalledManual:
    """Return a release as the register keeps it; what had to be mended is to be indexed again."""
    times = release.mended + (mended and release.was_there)
    return replace(release, was_there=False, mended=times)


def _statement(file: Path) -> Withdrawal | None:
    try:
        return read_withdrawal(file).read(file.name)
    except FieldkmError:
        return None


def _reason(withdrawals: list[Withdrawal | None], release: InstalledManual) -> str:
    """Return why a version must not be used; what a damaged statement meant may be any version."""
    for item in withdrawals:
        if item and item.manual == release.id and release.version in item.versions:
            return item.reason
    return _MAY_BE_WITHDRAWN if None in withdrawals else ""


def _unsigned(name: str) -> Refused:
    return Refused(
        "pack-unsigned",
        "{file} is not signed: nobody vouches for what it says.",
        "Install it only if you know where it comes from, with “--unsigned”.",
        file=name,
    )


def _not_installed(manual_id: str) -> BadInput:
    return BadInput(
        "manual-not-installed",
        "The manual {manual} is not installed.",
        "Install its pack.",
        manual=manual_id,
    )
