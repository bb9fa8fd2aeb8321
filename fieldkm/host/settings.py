"""The user's settings, each declared once, kept as one small file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from fieldkm.errors import from_os_error
from fieldkm.host.files import write_whole

ZOOM_LIMITS = (60, 250)
MAX_WINDOW = 32_767  # what windowing systems can count

T = TypeVar("T")


class Theme(StrEnum):
    """Light, dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has chosen. `zoom` is in percent; an empty `language` follows the system; of
    the machine at hand `kits_at_hand` is None while its kits are unknown and `record_at_hand` the
    id of its record, `recent_machines` are such ids too, the last one first; `signing_key` is the
    file of the key with which packs are signed, `writing_folders` are the manuals that were written
    in, the last one first; `ca_file` and `proxy` say how the server is reached where the system's
    own do not do, on a `metered` line photos and packs wait.
    """

    theme: str = Theme.SYSTEM.value
    zoom: int = 100
    glove_mode: bool = False
    language: str = ""
    model_at_hand: str = ""
    serial_at_hand: str = ""
    kits_at_hand: tuple[str, ...] | None = None
    record_at_hand: str = ""
    recent_machines: tuple[str, ...] = ()
    window_width: int = 1440
    window_height: int = 900
    signing_key: str = ""
    ca_file: str = ""
    proxy: str = ""
    metered: bool = False
    writing_folders: tuple[str, ...] = ()

    def with_zoom(self, zoom: int) -> Settings:
        """Return the settings with `zoom` kept within its limits."""
        low, high = ZOOM_LIMITS
        return replace(self, zoom=min(max(zoom, low), high))


def load_settings(path: Path) -> Settings:
    """Read the settings; a missing file gives the defaults, an unreadable value its default."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise from_os_error(error, str(path)) from error
    except (ValueError, RecursionError):
        # Settings are a convenience: a broken file must not keep a technician from the manual.
        return Settings()
    return _read(raw) if isinstance(raw, dict) else Settings()


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings in one step."""
    write_whole(path, json.dumps(asdict(settings), indent=1).encode())


def _read(raw: Mapping[str, object]) -> Settings:
    """Take over the values that have the right type, one by one."""
    usual = Settings()

    def kept(name: str, default: T) -> T:
        value = raw.get(name)
        return value if type(value) is type(default) else default

    theme = kept("theme", usual.theme)
    return Settings(
        theme=theme if theme in list(Theme) else usual.theme,
        glove_mode=kept("glove_mode", usual.glove_mode),
        language=kept("language", usual.language),
        model_at_hand=kept("model_at_hand", usual.model_at_hand),
        serial_at_hand=kept("serial_at_hand", usual.serial_at_hand),
        kits_at_hand=_texts(kits) if isinstance(kits := raw.get("kits_at_hand"), list) else None,
        record_at_hand=kept("record_at_hand", usual.record_at_hand),
        recent_machines=_texts(raw.get("recent_machines")),
        window_width=min(max(kept("window_width", usual.window_width), 1), MAX_WINDOW),
        window_height=min(max(kept("window_height", usual.window_height), 1), MAX_WINDOW),
        signing_key=kept("signing_key", usual.signing_key),
        ca_file=kept("ca_file", usual.ca_file),
        proxy=kept("proxy", usual.proxy),
        metered=kept("metered", usual.metered),
        writing_folders=_texts(raw.get("writing_folders")),
    ).with_zoom(kept("zoom", usual.zoom))


def _texts(value: object) -> tuple[str, ...]:
    """Return the texts of a list; none where it is none."""
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()
