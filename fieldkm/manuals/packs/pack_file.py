"""Reading a pack file in place: for previews, and to compare a manual with its last release."""

from __future__ import annotations

from pathlib import Path

from fieldkm.manuals.packs.archive import PackArchive
from fieldkm.manuals.packs.pack_format import PackLimits, read_manifest
from fieldkm.manuals.packs.reader import PackReader
from fieldkm.manuals.packs.trust import Keyring


def open_pack_file(path: Path, keyring: Keyring | None = None) -> PackReader:
    """Open a pack without installing it; close the reader afterwards.

    Without a keyring the signature is not looked at and the reader says that the pack is unsigned.
    """
    archive = PackArchive(path, PackLimits())
    try:
        data = archive.manifest()
        signature = archive.signature() if keyring else None
        if keyring and signature:
            keyring.check(data, signature, str(path))
        manifest = read_manifest(data, str(path))
        archive.check_against(manifest)
    except BaseException:
        archive.close()
        raise
    return PackReader(manifest, archive, signed=signature is not None, close=archive.close)
