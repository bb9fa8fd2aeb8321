"""How much room a home takes."""

from __future__ import annotations

from pathlib import Path

from fieldkm.app.storage import StorageUse, storage_of
from fieldkm.host.paths import Home


def test_files_are_counted_by_what_they_are(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert storage_of(home) == StorageUse(0, 0, 0, 0)
    for path, size in (
        (home.database, 100),
        (home.database.with_name(f"{home.database.name}-wal"), 20),
        (home.packs / "contents" / "a", 7),
        (home.incoming / "b", 3),
        (home.blobs / "ab" / "c", 40),
        (home.library_index / "d", 5),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(size))
    assert storage_of(home) == StorageUse(records=120, manuals=10, photos=40, search=5)
    assert storage_of(home).total == 175
