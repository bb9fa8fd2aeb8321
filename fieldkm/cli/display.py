"""Whether there is a screen; Qt ends the whole process where there is none."""

from __future__ import annotations

import os
import sys

from fieldkm.errors import Unavailable


def has_display() -> bool:
    """Tell whether a window could be seen."""
    if os.environ.get("QT_QPA_PLATFORM", "") in ("offscreen", "minimal"):
        return False
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def require_display() -> None:
    """Raise `Unavailable` where no window can be opened, unless a platform was named for Qt."""
    if not (has_display() or os.environ.get("QT_QPA_PLATFORM")):
        raise Unavailable(
            "no-display",
            "There is no display on which a window could be opened.",
            "Start fieldkm on a desktop. The other commands need none: see “fieldkm --help”.",
        )
