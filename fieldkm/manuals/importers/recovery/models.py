"""Models that only the names of folders tell: `MX-420/fuser.md` is about the MX-420."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MODEL = re.compile(r"[A-Z]{1,6}[A-Za-z]{0,4}[- _]?\d{2,5}[A-Za-z]{0,4}(?:[- _]?[A-Z0-9]{1,4})?")
_ANY = re.compile(r"[\w-]*\d[\w-]*", re.ASCII)
_CODE = re.compile(r"[A-Z]\d{2}-\d{2,3}")
_HOLDERS = frozenset(
    {"models", "model", "machines", "printers", "products", "devices", "机型", "型号", "产品"}
)
_NO_MODEL = re.compile(
    r"(?:chapter|part|section|step|appendix|vol|volume|version|ver|unit|lesson|module|release|rev|"
    r"fig|img|page|utf|sha|iso|rfc|day|week|v)[- _]?\d",
    re.IGNORECASE,
)


def models_of(places: Iterable[str]) -> dict[str, str]:
    """Return the model of each page that lies in a folder named by one."""
    models: dict[str, str] = {}
    for place in places:
        folders = place.split("/")[:-1]
        for above, name in zip(["", *folders], folders, strict=False):
            if _is_model(name, above):
                models[place] = name
                break
    return models


def _is_model(name: str, above: str) -> bool:
    if _NO_MODEL.match(name) or _CODE.fullmatch(name):
        return False
    if above.lower() in _HOLDERS:
        return bool(_ANY.fullmatch(name))
    return bool(_MODEL.fullmatch(name))
