"""Where the reader is, without Qt: what back and forward remember."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldkm.app.places import Place


@dataclass(frozen=True, slots=True)
class Location:
    """A place on a screen; `place` is None for the screen's own start.

    `scroll` is in pixels of its view; `detail` is whatever else that screen wants back (a filter, a
    selected row) and only it understands.
    """

    screen: str
    place: Place | None = None
    scroll: int = 0
    detail: str = ""
