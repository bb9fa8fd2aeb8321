"""The log tells where an error happened, and never what was in the values."""

from __future__ import annotations

import io
import logging

from fieldkm.server.logs import without_words

NAMES = ("Mrs Smith", "Mr Jones")


def fails() -> None:
    try:
        int(NAMES[0])
    except ValueError as error:
        raise LookupError(NAMES[1]) from error


def test_an_error_is_told_by_type_and_trace_without_its_words() -> None:
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.addFilter(without_words)
    logger = logging.getLogger("tests.wordless")
    logger.addHandler(handler)
    logger.propagate = False
    try:
        fails()
    except LookupError:
        logger.exception("it failed")
    logger.warning("and more")
    logger.removeHandler(handler)
    told = text.getvalue()
    assert "it failed\nLookupError\n" in told
    assert "ValueError" in told
    assert "in fails" in told
    assert told.endswith("and more\n")
    assert not [name for name in NAMES if name in told]
