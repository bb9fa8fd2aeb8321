"""The fixes of the sample territory as they are written down in `resources/sample_fixes`: what each
says, and how it has lived.

A line of a life is `days-ago who verb object: words`; the object and the words may be missing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fieldkm.domain.outcomes import NO_COUNTS, Counts
from fieldkm.host.resources import resource

_LINE = re.compile(
    r"(?P<days>\d+) (?P<who>\w+) (?P<verb>[\w-]+)(?: (?P<of>[^:]+))?(?:: (?P<words>.+))?"
)
_LISTS = ("models", "codes", "parts", "pages", "photos")


@dataclass(frozen=True, slots=True)
class FixText:
    """What one revision says. `pages` are `manual/page#anchor`, `photos` are `what: caption`;
    `base` is the number of the revision that its author had before them, 0 for the one before it.
    """

    title: str
    symptom: str
    cause: str
    remedy: str
    models: tuple[str, ...]
    codes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    safety: bool = False
    language: str = "en"
    reason: str = ""
    base: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a fix, or to a page of a manual."""

    days: int
    who: str
    verb: str
    of: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class FixStory:
    """A fix and its life. `uses` are outcomes of which nobody wrote why; `found` and `opened` how
    often it was looked for while it waits.
    """

    key: str
    texts: tuple[FixText, ...]
    life: tuple[Event, ...]
    uses: Counts = NO_COUNTS
    found: int = 0
    opened: int = 0


@dataclass(frozen=True, slots=True)
class Stories:
    """All fixes, those that began first coming first, and the flags on pages of the manuals; the
    object of such a flag is the page.
    """

    fixes: tuple[FixStory, ...]
    flags: tuple[Event, ...]


def read_stories() -> Stories:
    """Read what comes with the program."""
    fixes: list[FixStory] = []
    flags: list[Event] = []
    for file in sorted(resource("sample_fixes").glob("*.toml")):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        fixes += map(_story, data["fix"])
        flags += map(_event, data.get("flags", ()))
    fixes.sort(key=lambda story: -story.life[0].days)
    return Stories(tuple(fixes), tuple(flags))


def _story(data: Mapping[str, Any]) -> FixStory:
    return FixStory(
        data["key"],
        tuple(_texts(data)),
        tuple(map(_event, data["life"])),
        Counts(*data.get("uses", ())),
        *data.get("sought", ()),
    )


def _texts(data: Mapping[str, Any]) -> Iterator[FixText]:
    """Yield the revisions; each says again what it does not say otherwise."""
    fields = set(FixText.__dataclass_fields__)
    said: dict[str, Any] = {}
    for part in (data, *data.get("revision", ())):
        said |= {"reason": "", "base": 0}
        said |= {name: _plain(name, value) for name, value in part.items() if name in fields}
        yield FixText(**said)


def _plain(name: str, value: Any) -> Any:
    if name in _LISTS:
        return tuple(value)
    return value.strip() if isinstance(value, str) else value


def _event(line: str) -> Event:
    found = _LINE.fullmatch(line)
    if not found:
        raise ValueError(line)
    return Event(
        int(found["days"]), found["who"], found["verb"], found["of"] or "", found["words"] or ""
    )
