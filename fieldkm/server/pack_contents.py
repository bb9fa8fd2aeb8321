"""What a version of a manual says, as hashes: which pages and parts another version changes.

Only what a reader reads counts: a page that was compiled anew, or moved in its source, says the
same as before.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from urllib.parse import unquote

from fieldkm.domain.codes import compact
from fieldkm.domain.manuals import Page
from fieldkm.domain.parts import Part
from fieldkm.manuals.packs.pack_format import Manifest
from fieldkm.manuals.packs.reader import BlobSource, PackReader
from fieldkm.manuals.packs.records import json_bytes, plain_record, read_record, record_bytes

_LETTERS = 16  # of a hash: chance will not change a page unseen
_PICTURE = re.compile(r'"image:([^"]+)"')


@dataclass(frozen=True, slots=True)
class PackContents:
    """A hash of each page by its id and language, of each part by its number in compact form; where
    pages that were called otherwise are now; and the models (compact) that the manual covers.
    """

    pages: dict[str, dict[str, str]] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    models: tuple[str, ...] = ()

    def page(self, name: str) -> Mapping[str, str] | None:
        """Return the hashes of a page that is, or once was, called so; None where there is none."""
        return self.pages.get(name) or self.pages.get(self.aliases.get(name, ""))

    def covers(self, models: tuple[str, ...]) -> bool:
        """Tell whether the manual is about one of the models; without any it is about all."""
        return not (models and self.models) or any(compact(m) in self.models for m in models)


def contents_of(manifest: Manifest, blobs: BlobSource) -> PackContents:
    """Read all of a pack that is on the shelf; raises `BadInput` where it is damaged."""
    reader = PackReader(manifest, blobs, signed=True)
    first, *others = manifest.info.languages
    heads = reader.heads(first)
    pages: dict[str, dict[str, str]] = {}
    for name in heads:
        for language in (first, *others):
            page = reader.page(name, language)
            pages.setdefault(name, {})[page.head.language] = _of_page(page, manifest)
    return PackContents(
        pages,
        {compact(part.number): _of_part(part) for part in reader.catalogue(first).parts},
        {alias: name for name, head in heads.items() for alias in head.aliases},
        tuple(sorted(compact(model.id) for model in manifest.info.models)),
    )


def contents_text(contents: PackContents) -> str:
    """Return contents as the database keeps them."""
    return json_bytes(asdict(contents)).decode("utf-8")


def read_contents(text: str) -> PackContents:
    """Read contents from the database."""
    return read_record(PackContents, text.encode("utf-8"), "the contents of a manual")


@dataclass(frozen=True, slots=True)
class PackChange:
    """Two versions of the manual `manual`, one after the other."""

    manual: str
    before: PackContents
    after: PackContents

    def changed(self, data: Mapping[str, object]) -> Iterator[str]:
        """Yield which of the pages and parts that a fix's revision names, given as its fields, say
        something else than before or are gone: `manual/page`, `part:NUMBER`.
        """
        for name in _pages(data, self.manual):
            if self._page_changed(name):
                yield f"{self.manual}/{name}"
        if not self.after.covers(_texts(data, "models")):
            return
        for number in _texts(data, "parts"):
            key = compact(number)
            if key in self.before.parts and self.before.parts[key] != self.after.parts.get(key):
                yield f"part:{number}"

    def _page_changed(self, name: str) -> bool:
        """A translation that came or went says nothing new."""
        before = self.before.page(name)
        if before is None:
            return False
        after = self.after.page(name)
        return after is None or any(
            after.get(language, said) != said for language, said in before.items()
        )


def _of_page(page: Page, manifest: Manifest) -> str:
    shown = map(unquote, _PICTURE.findall(page.html))
    pictures = [manifest.files[path].sha256 for path in shown if path in manifest.files]
    said = {
        "title": page.head.title,
        "applies_to": plain_record(page.head.applies_to),
        "sections": [
            (section.heading, section.text, plain_record(section.applies_to))
            for section in page.sections
        ],
        "alarms": [(alarm.signal, alarm.title, alarm.text) for alarm in page.alarms],
        "pictures": pictures,
    }
    return _hash(json_bytes(said))


def _of_part(part: Part) -> str:
    """What is drawn where, and how often it is used, matters to no fix."""
    said = Part(
        part.number,
        part.name,
        "",
        replaced_by=part.replaced_by,
        alternates=part.alternates,
        procedure=part.procedure,
    )
    return _hash(record_bytes(said))


def _hash(said: bytes) -> str:
    return hashlib.sha256(said).hexdigest()[:_LETTERS]


def _pages(data: Mapping[str, object], manual: str) -> list[str]:
    """Return the pages of a manual that a revision names, each once."""
    places = data.get("pages")
    named = [
        str(place.get("page"))
        for place in (places if isinstance(places, list) else [])
        if isinstance(place, Mapping) and place.get("manual") == manual
    ]
    return list(dict.fromkeys(named))


def _texts(data: Mapping[str, object], name: str) -> tuple[str, ...]:
    values = data.get(name)
    return tuple(map(str, values)) if isinstance(values, list) else ()
