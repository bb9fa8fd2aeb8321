"""What a broken PDF makes `pypdf` raise, beside its own errors."""

from __future__ import annotations

import struct
import zlib

BAD_OPERANDS = (IndexError, TypeError, ValueError, KeyError, AttributeError, OverflowError)
"""What one operator raises that has not what it needs."""

_OTHERS = (
    *BAD_OPERANDS, NotImplementedError, OSError, RecursionError, ArithmeticError, MemoryError,
    AssertionError, LookupError, zlib.error, struct.error, EOFError, ImportError,
)  # fmt: skip


def faults() -> tuple[type[Exception], ...]:
    """Return all that reading a broken PDF may raise."""
    from pypdf.errors import PyPdfError

    return PyPdfError, *_OTHERS
