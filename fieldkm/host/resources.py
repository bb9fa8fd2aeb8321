"""Files that come with the program: translations, publishers' keys, synonyms, the sample
manuals.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(name: str) -> Path:
    """Return the path of a packaged file or folder, e.g. `translations`."""
    return _packaged("_resources", "resources") / name


def sample_manuals() -> list[Path]:
    """Return the folders of the manuals that come with the program, the sources of `demo`."""
    folder = _packaged("_manuals", "manuals")
    return sorted(path.parent for path in folder.glob("*/manual.toml"))


def _packaged(installed: str, checkout: str) -> Path:
    """In a wheel the folder lies inside the package, in a checkout beside it."""
    inside = _PACKAGE / installed
    return inside if inside.is_dir() else _PACKAGE.parent / checkout
