"""Publishing without disk and keys: manuals' folders by their names."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from fieldkm.app.releases import PublishStage, Release, Signer
from fieldkm.domain.checking import Finding
from fieldkm.errors import BadInput

KEY = Path("/office.key")
NO_KEY = BadInput("not-a-key", "{file} is no key.", file="x")


@dataclass
class FakeReleases:
    """Publishes what it is told to, or fails with `error`."""

    error: Exception | None = None
    installed: str = ""
    keys: frozenset[Path] = frozenset({KEY})
    published: list[tuple[str, Path]] = field(default_factory=list)
    copies: list[tuple[Path, Path]] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    was_asked_to_stop: bool = False

    def release(self, folder: Path) -> Release:
        if folder.name == "broken":
            raise BadInput("no-manual-file", "There is none in {folder}.", folder=str(folder))
        proposed = str(int(self.installed) + 1) if self.installed else "1"
        titles = {"en": folder.name}
        return Release(folder, "pump", titles, "1", "Pump AB", self.installed, proposed)

    def signer(self, key: Path) -> Signer:
        if key not in self.keys:
            raise NO_KEY
        return Signer(key, "abc")

    def make_key(self, file: Path, name: str) -> Signer:
        self.keys |= {file}
        return Signer(file, "new", name)

    def publish(
        self, release: Release, version: str, key: Path, progress: Any, found: Any, cancelled: Any
    ) -> Any:
        progress(PublishStage.BUILDING, 1, 2)
        found(self.findings)
        self.was_asked_to_stop = cancelled()
        if self.error:
            raise self.error
        self.published.append((version, key))
        self.installed = version
        manual = SimpleNamespace(id=release.id, version=version, title="Pump", titles={})
        return SimpleNamespace(manual=manual, pack=Path("/packs/pump.pack"), signer=Signer(key, ""))

    def save_copy(self, pack: Path, target: Path) -> None:
        if self.error:
            raise self.error
        self.copies.append((pack, target))
