"""iFixit's guides as its interface gives them: JSON, one guide a file or a list of them."""

from __future__ import annotations

import json
import posixpath
from pathlib import Path

from fieldkm.domain.manuals import slug
from fieldkm.errors import BadInput
from fieldkm.manuals.importers.documents.csv_tables import csv_table
from fieldkm.manuals.importers.documents.draft_writing import written_draft
from fieldkm.manuals.importers.documents.foreign_document import ForeignDocument, Picture
from fieldkm.manuals.importers.documents.guide import (
    Guide,
    GuideLine,
    GuideStep,
    NamedThing,
    Nodes,
    guide_part,
    part_rows,
)
from fieldkm.manuals.importers.documents.html_content import picture_at
from fieldkm.manuals.importers.documents.source_file import broken
from fieldkm.manuals.importers.documents.source_html import read_html
from fieldkm.manuals.importers.documents.source_tree import SourceTree, by_stem, opened_tree
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.finishing import finished
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.sources.tables import PARTS

_SIZES = ("original", "huge", "large", "medium", "standard")
_SIGNS = (b'"steps"', b'"lines"', b'"bullet"')
_LOOK = 1 << 20
_MAX_FILES_TO_ASK = 20

Json = dict[str, object]


def recognises(source: Path) -> bool:
    """Tell whether `source` is a guide in JSON, or a folder with such."""
    files = sorted(source.glob("*.json")) if source.is_dir() else [source]
    return any(_is_guide(file) for file in files[:_MAX_FILES_TO_ASK])


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Read `source` as a manual."""
    with opened_tree(source, ()) as tree:
        document = _GuideReader(tree, source).read()
        return finished(written_draft(document, options.progress), options)


def _is_guide(file: Path) -> bool:
    if file.suffix.lower() != ".json" or not file.is_file():
        return False
    with file.open("rb") as stream:
        head = stream.read(_LOOK)
    return all(sign in head for sign in _SIGNS)


class _GuideReader:
    """Reads the guides of one folder or file."""

    def __init__(self, tree: SourceTree, source: Path) -> None:
        self._tree = tree
        self._stems = by_stem(tree)
        self._document = ForeignDocument(name_of(source), picture=self._picture)
        self._guides: list[Guide] = []

    def read(self) -> ForeignDocument:
        """Return the guides as a document."""
        for name in self._tree.names:
            if name.lower().endswith(".json"):
                self._read_file(name)
        if len(self._guides) == 1:
            self._document.title = self._guides[0].chapter or self._guides[0].title
        known = {guide.title: slug(guide.title)[:60].strip("-") for guide in self._guides}
        for guide in self._guides:
            guide.prerequisites = [known.get(title, title) for title in guide.prerequisites]
            self._document.parts.append(guide_part(guide, self._document))
        rows = part_rows(self._guides)
        if rows:
            self._document.files[PARTS] = csv_table(PARTS, rows)
        return self._document

    def _read_file(self, name: str) -> None:
        try:
            data = _parsed(self._tree.read(name) or b"", name)
        except BadInput as problem:
            self._document.tell(name, 0, problem.code, problem.title)
            return
        for number, item in enumerate(data if isinstance(data, list) else [data]):
            inner = _object(item).get("guide")
            guide = _object(inner) if isinstance(inner, dict) else _object(item)
            if isinstance(guide.get("steps"), list):
                key = name if number == 0 else f"{name}#{number}"
                self._guides.append(self._guide(key, name, guide, _text(item, "topic")))
                self._document.language = self._document.language or _text(guide, "locale")[:2]

    def _guide(self, key: str, name: str, data: Json, topic: str) -> Guide:
        if _objects(data.get("documents")):
            self._document.tell(name, 0, "file-left-out", "The guide's documents are left out.")
        seconds = data.get("time_required_max")
        is_known = isinstance(seconds, int) and not isinstance(seconds, bool) and seconds > 0
        time = f"{int(str(seconds)) // 60} min" if is_known else _text(data, "time_required")
        subject = f"{_text(data, 'subject')} {_text(data, 'type')}".strip()
        return Guide(
            key=key,
            file=name,
            title=_text(data, "title") or subject or topic or name,
            steps=[self._step(name, step) for step in _objects(data.get("steps"))],
            introduction=_html(data, "introduction", name),
            conclusion=_html(data, "conclusion", name),
            picture=_source_of(data.get("image")),
            tools=[_thing(tool) for tool in _objects(data.get("tools"))],
            parts=[_thing(part) for part in _objects(data.get("parts"))],
            flags=[(_text(f, "title"), _text(f, "text")) for f in _objects(data.get("flags"))],
            prerequisites=[
                _text(p, "title") or _text(p, "text")
                for p in _objects(data.get("prerequisites")) or _objects(data.get("prereqs"))
            ],
            difficulty=_text(data, "difficulty"),
            time=time,
            chapter=_text(data, "category") or topic,
        )

    def _step(self, name: str, step: Json) -> GuideStep:
        lines = [
            GuideLine(_html(line, "text", name), _text(line, "bullet"), _level(line.get("level")))
            for line in _objects(step.get("lines"))
        ]
        media = _object(step.get("media"))
        pictures = [_source_of(image) for image in _objects(media.get("data"))]
        if _text(media, "type") not in ("", "image"):
            message = f"A step's {_text(media, 'type')} is not carried over."
            self._document.tell(name, 0, "media", message)
            pictures = []
        return GuideStep(_text(step, "title"), lines, [p for p in pictures if p])

    def _picture(self, part: str, source: str) -> Picture | None:
        """Return a picture that lies beside the guide under the name in its address."""
        found = picture_at(part, source, self._tree.read)
        stem = posixpath.basename(source).partition(".")[0].lower()
        data = self._tree.read(self._stems[stem]) if stem in self._stems else None
        return found or (Picture(data, self._stems[stem]) if data else None)


def _parsed(data: bytes, name: str) -> object:
    try:
        return json.loads(data.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError):
        raise broken(name, "it is no JSON") from None


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _objects(value: object) -> list[Json]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _text(holder: object, name: str) -> str:
    value = _object(holder).get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _html(holder: Json, name: str, file: str) -> Nodes:
    """Return a field that is there as HTML, or else as it was typed."""
    rendered = holder.get(f"{name}_rendered")
    if isinstance(rendered, str):
        return list(read_html(rendered, file).body.children)
    raw = _text(holder, f"{name}_raw")
    return [raw] if raw else []


def _source_of(image: object) -> str:
    data = _object(image)
    data = _object(data.get("image")) or data
    return next((_text(data, size) for size in _SIZES if _text(data, size)), "")


def _thing(data: Json) -> NamedThing:
    name = _text(data, "text") or _text(data, "name")
    url = _text(data, "url") or _text(data, "full_url")
    return NamedThing(name, _text(data, "notes"), _text(data, "quantity"), url)


def _level(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
