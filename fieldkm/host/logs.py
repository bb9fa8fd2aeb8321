"""The log: one rotating file; codes and names of ours, never what a user wrote."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def start_logging(folder: Path) -> None:
    """Write the log of `fieldkm` to a rotating file in `folder` (5 files of 1 MB); without it where
    that folder cannot be written, since a full disk must not stop the reader.
    """
    logger = logging.getLogger("fieldkm")
    if any(isinstance(handler, RotatingFileHandler) for handler in logger.handlers):
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "fieldkm.log", maxBytes=1_000_000, backupCount=4, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter(_FORMAT))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
