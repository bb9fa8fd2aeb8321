"""The log: one rotating file; codes and names of ours, never what a user wrote."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def start_logging(folder: Path) -> None:
    """Write the log of `fieldkm` to a rotating file in `folder` (5 files of 1 MB), and nowhere
    else; without it where that folder cannot be written: a full disk must not stop the reader.
    """
    logger = logging.getLogger("fieldkm")
    stop_logging()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "fieldkm.log", maxBytes=1_000_000, backupCount=4, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter(_FORMAT))
    logging.raiseExceptions = False  # nor must one that fills up later print tracebacks
    logging.raiseExceptions = False  # nor must one that fills up later print tracebacks
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False


def stop_logging() -> None:
    """Close the log file, if one is open."""
    logger = logging.getLogger("fieldkm")
    for handler in [h for h in logger.handlers if isinstance(h, RotatingFileHandler)]:
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True
