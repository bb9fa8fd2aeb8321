"""Packs on this laptop: installed, listed, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from fieldkm.manuals.packs.register import InstalledManual
from fieldkm.manuals.packs.shelf import Shelf
from fieldkm.manuals.packs.trust import Keyring, load_public_key


class ManualDesk:
    """What may be done with the installed manuals."""

    def __init__(self, shelf: Shelf, keyring: Keyring) -> None:
        self._shelf = shelf
        self._keyring = keyring

    def install(
        self,
        pack: Path,
        unsigned: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> InstalledManual:
        """Install a pack; `unsigned` permits one without a signature.

        Raises `BadInput` or `Refused` for a pack that is broken, not trusted or not newer,
        `Unavailable` when the disk is full; nothing is changed then.
        """
        return self._shelf.install(pack, unsigned=unsigned, progress=progress)

    def installed(self) -> Sequence[InstalledManual]:
        """Return what is installed, in the order of titles."""
        return sorted(self._shelf.installed(), key=lambda manual: manual.title)

    def remove(self, manual: str) -> None:
        """Remove a manual; notes and favourites in it are kept and attach again when it comes
        back.
        """
        self._shelf.remove(manual)

    def withdraw(self, statement: Path) -> None:
        """Take over a publisher's signed withdrawal of versions that must not be used."""
        self._shelf.add_withdrawal(statement)

    def trust(self, key: Path) -> str:
        """Trust the publisher whose public key lies in the file `key`; returns the key's id."""
        public = load_public_key(key)
        self._keyring.trust(public)
        return public.id
