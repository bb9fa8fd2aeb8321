"""Where everything lies: one home folder, and nothing outside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from fieldkm.errors import from_os_error

HOME_VARIABLE = "FIELDKM_HOME"


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds database, index, packs, keys, settings and logs of one user."""

    folder: Path

    @property
    def packs(self) -> Path:
        """Installed packs and their contents by hash."""
        return self.folder / "packs"

    @property
    def library_index(self) -> Path:
        """The search index over manuals; it can always be built again."""
        return self.folder / "index" / "library"

    @property
    def records_index(self) -> Path:
        """The search index over customers, machines and visits; it can always be built again."""
        return self.folder / "index" / "records"

    @property
    def fixes_index(self) -> Path:
        """The search index over fixes; it can always be built again."""
        return self.folder / "index" / "fixes"

    @property
    def database(self) -> Path:
        """The laptop's database: what the reader wrote and did."""
        return self.folder / "fieldkm.sqlite"

    @property
    def keys(self) -> Path:
        """Publishers' keys that this laptop trusts beside the packaged ones."""
        return self.folder / "keys"

    @property
    def settings(self) -> Path:
        """The user's settings."""
        return self.folder / "settings.json"

    @property
    def looked(self) -> Path:
        """What the reader has seen of what changes; without it, everything counts as seen."""
        return self.folder / "looked.json"

    @property
    def workshop(self) -> Path:
        """Manuals that are being made: what was imported, packs that were built, the publisher's
        key."""
        return self.folder / "workshop"

    @property
    def blobs(self) -> Path:
        """Photos, by the hash of their bytes."""
        return self.folder / "blobs"

    @property
    def incoming(self) -> Path:
        """Packs that are on their way from the server."""
        return self.folder / "incoming"

    @property
    def token(self) -> Path:
        """This device's token, where the system has no keyring for it."""
        return self.folder / "token"

    @property
    def logs(self) -> Path:
        """The rotating log files."""
        return self.folder / "logs"

    def make(self) -> None:
        """Make the folder, readable by its owner alone; raises `Unavailable` where that fails."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise from_os_error(error, str(self.folder)) from error


def chosen_home(option: str | None) -> Home:
    """Return the home named by `option`, else by `FIELDKM_HOME`, else the usual place of this
    system.
    """
    named = option or os.environ.get(HOME_VARIABLE, "")
    if named:
        return Home(Path(named).expanduser().absolute())
    # Imported here: it is needed only where nothing was named, and start-up counts.
    from platformdirs import user_data_path

    return Home(user_data_path("fieldkm", appauthor=False))
