"""The server's log: standard error, which whoever runs the service keeps.

Several workers write to it, a line for each request; never a body, a token or a customer's word.
"""

from __future__ import annotations

import logging
import sys
import traceback

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def log_to_stderr() -> None:
    """Write what this process has to say to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.addFilter(without_words)
    for name, level in (("fieldkm", logging.INFO), ("uvicorn", logging.ERROR)):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False


def without_words(record: logging.LogRecord) -> bool:
    """Have an error told by its type and its trace: a database's error quotes the values, and they
    may be a customer's.
    """
    if record.exc_info:
        lines = []
        error = record.exc_info[1]
        while error is not None:
            lines += [f"{type(error).__name__}\n", *traceback.format_tb(error.__traceback__)]
            error = error.__cause__ or error.__context__
        record.exc_text = "".join(lines).rstrip()
    return True
