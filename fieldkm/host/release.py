"""Which release of the program this is."""

from __future__ import annotations


def program_version() -> str:
    """Return the version of the installed program; `0` in a checkout that is not installed."""
    # Imported here: it loads zipfile and the e-mail parser, and start-up counts.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("fieldkm")
    except PackageNotFoundError:
        return "0"
