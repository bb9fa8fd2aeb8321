"""In what condition an index is found, and how damage is told from a mistake of ours."""

from __future__ import annotations

import pickle
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import CorruptIndexError

from fieldkm.errors import Unavailable

# What Whoosh, pickle, zlib and numpy raise when they are given bytes that nobody wrote.
_SIGNS_OF_DAMAGE = (
    OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError,
    AssertionError, ImportError, MemoryError, NameError, struct.error, pickle.UnpicklingError,
    zlib.error, zipfile.BadZipFile, CorruptIndexError, WhooshIndexError,
)  # fmt: skip


class Condition(StrEnum):
    """Whether an index can be searched, and why not."""

    READY = "ready"
    BEHIND = "behind"  # can be searched, but the store has moved on
    MISSING = "missing"
    DAMAGED = "damaged"
    OTHER_ENGINE = "other-engine"  # another version of Whoosh or of our own format wrote it


def damaged() -> Unavailable:
    """Return the error for an index that cannot be read."""
    return Unavailable(
        "index-damaged",
        "The search index is damaged.",
        "It is built anew from the manuals and notes; nothing is lost. Search again in a while.",
    )


@contextmanager
def reading_index() -> Iterator[None]:
    """Turn whatever goes wrong while bytes of an index are read into `index-damaged`.

    Only reading stands inside such a block: a mistake of ours elsewhere is not taken for damage.
    """
    try:
        yield
    except _SIGNS_OF_DAMAGE as error:
        raise damaged() from error
