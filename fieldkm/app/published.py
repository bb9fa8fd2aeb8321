"""Manuals that the server publishes: the publishers' keys, new releases, withdrawals."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from fieldkm.domain.published import PublishedPack, PublishedWithdrawal
from fieldkm.errors import BadInput, Refused
from fieldkm.manuals.packs.shelf import Shelf
from fieldkm.manuals.packs.trust import Keyring, read_public_key
from fieldkm.store.records import Records
from fieldkm.sync.door import ServerDoor
from fieldkm.sync.pack_transfer import PackProgress, PackTransfer, newer_than_on

logger = logging.getLogger(__name__)


class PublishedManuals:
    """Brings this laptop's shelf to what the server publishes."""

    def __init__(self, records: Records, shelf: Shelf, keyring: Keyring, incoming: Path) -> None:
        self._records = records
        self._shelf = shelf
        self._keyring = keyring
        self._incoming = incoming

    def trust(self, keys: Iterable[str]) -> None:
        """Trust the publishers whose keys a server has handed out at the sign-in."""
        for key in keys:
            self._keyring.trust(read_public_key(key, "a key of the server"))

    def take_withdrawals(self) -> bool:
        """Put the publishers' warnings on the versions that must not be used, and tell whether any
        was new; a statement that no known publisher has signed is left out.
        """
        before = self._shelf.revision()
        for withdrawal in self._records.of_type(PublishedWithdrawal):
            try:
                self._shelf.add_statement(withdrawal.statement, f"withdrawal {withdrawal.id}")
            except (BadInput, Refused) as error:
                logger.warning("withdrawal %s left out: %s", withdrawal.id, error.code)
        return self._shelf.revision() != before

    def fetch(self, door: ServerDoor, told: Callable[[PackProgress], None]) -> int:
        """Fetch and install what is newer than here; the server is asked only if there is any."""
        published = self._records.of_type(PublishedPack)
        is_newer = newer_than_on(self._shelf)
        if not any(is_newer(pack.id, pack.version) for pack in published):
            return 0
        return PackTransfer(door, self._shelf, self._keyring, self._incoming, told).run()
