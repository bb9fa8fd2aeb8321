"""The register of the shelf: which version of which manual is installed, in one file that is
replaced as one.

`previous` is the version before, kept until the new one has been opened once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from fieldkm.errors import BadInput, from_os_error
from fieldkm.manuals.packs.durable import replace_file
from fieldkm.manuals.packs.records import read_record, record_bytes


@dataclass(frozen=True, slots=True)
class InstalledManual:
    """An installed version. `manifest` is the hash of its manifest, `key` the id of the key that
    signed it.

    `models` are ids. `mended` counts how often damage on the disk was mended. `withdrawn` is the
    reason why it must not be used; `was_there` tells after an installation that nothing had to be
    changed.
    """

    id: str
    version: str
    title: str
    languages: tuple[str, ...]
    manifest: str
    models: tuple[str, ...] = ()
    titles: dict[str, str] = field(default_factory=dict)
    key: str = ""
    withdrawn: str = ""
    was_there: bool = False
    mended: int = 0

    @property
    def signed(self) -> bool:
        """Tell whether a known publisher signed it."""
        return self.key != ""


@dataclass(frozen=True, slots=True)
class Holding:
    """What the shelf has of one manual."""

    current: InstalledManual
    previous: InstalledManual | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """All holdings by the manual's id."""

    manuals: dict[str, Holding] = field(default_factory=dict)

    def with_release(self, release: InstalledManual) -> Register:
        """Return the register after an installation; the last version that opened is kept beside
        it."""
        held = self.manuals.get(release.id)
        if held is None or held.current.manifest == release.manifest:
            previous = held.previous if held else None
        else:
            previous = held.previous or held.current
        return Register({**self.manuals, release.id: Holding(release, previous)})

    def with_holding(self, holding: Holding) -> Register:
        """Return the register with one holding replaced."""
        return replace(self, manuals={**self.manuals, holding.current.id: holding})

    def without(self, manual_id: str) -> Register:
        """Return the register without a manual."""
        return Register({key: held for key, held in self.manuals.items() if key != manual_id})

    def releases(self) -> list[InstalledManual]:
        """Return every version whose contents are still needed."""
        holdings = self.manuals.values()
        return [item for held in holdings for item in (held.current, held.previous) if item]


def read_register(file: Path) -> Register:
    """Read the register; where there is none, nothing is installed."""
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return Register()
    except OSError as error:
        raise from_os_error(error, str(file)) from error
    try:
        return read_record(Register, data, str(file))
    except BadInput as error:
        raise BadInput(
            "shelf-damaged",
            "The list of installed manuals, {file}, is damaged.",
            "Delete this file, then install the manuals again. Notes and fixes are not touched.",
            file=str(file),
        ) from error


def write_register(file: Path, register: Register) -> None:
    """Replace the register."""
    replace_file(file, record_bytes(register))
