"""Contents by their hash: the folder in which the shelf keeps what packs carry, each content
once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path

from fieldkm.errors import BadInput, from_os_error
from fieldkm.manuals.packs.durable import partial_name

_CHUNK = 1 << 20

Write = Callable[[bytes], object]


class BlobFolder:
    """Contents under `folder/ab/<sha256>`; written under another name first, so a blob is whole or
    absent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Return where a content lies or would lie."""
        return self._folder / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """Return a content, and make sure that it is still what was installed."""
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise damaged_manual() from None
        except OSError as error:
            raise from_os_error(error, str(self.path(sha256))) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise damaged_manual()
        return data

    def holds(self, sha256: str) -> bool:
        """Tell whether a content is there and undamaged."""
        digest = hashlib.sha256()
        try:
            with self.path(sha256).open("rb") as file:
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
        except FileNotFoundError:
            return False
        return digest.hexdigest() == sha256

    def add(self, sha256: str, produce: Callable[[Write], object]) -> Path:
        """Keep what `produce` writes with the function that it gets; if it raises, nothing is
        kept."""
        target = self.path(sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = partial_name(target)
        try:
            with partial.open("wb") as file:
                produce(file.write)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
        return target

    def keep_only(self, wanted: Collection[str]) -> None:
        """Remove every other content, and what a killed process left half written."""
        for path in self._all():
            if path.name not in wanted:
                with suppress(PermissionError):  # Windows: someone has it open; next time
                    path.unlink(missing_ok=True)

    def _all(self) -> Iterator[Path]:
        if self._folder.is_dir():
            yield from self._folder.glob("??/*")


def damaged_manual() -> BadInput:
    """Return the error for a stored content that is gone or has other bytes than were installed."""
    return BadInput(
        "manual-damaged",
        "The installed manual is damaged: a file on this disk is gone or was changed.",
        "Open the manual again; if this comes back, install its pack once more.",
    )
