"""A draft made the files of a manual: structure recovered, links written anew, tables proposed, and
a page that tells what was lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from urllib.parse import unquote

from fieldkm.domain.manuals import slug
from fieldkm.manuals.importers.draft import CarriedOver, Draft, DraftPage, ImportOptions, Line
from fieldkm.manuals.importers.manual_toml import NewManual, front_matter, manual_toml
from fieldkm.manuals.importers.recovery.alarms import recover_alarms
from fieldkm.manuals.importers.recovery.cross_references import link_codes
from fieldkm.manuals.importers.recovery.models import models_of
from fieldkm.manuals.importers.recovery.proposals import Proposals, csv_files, propose
from fieldkm.manuals.importers.recovery.steps import recover_steps
from fieldkm.manuals.importers.recovery.titles import recover_title
from fieldkm.manuals.importers.recovery.wiki_links import names_of, without_wiki_links
from fieldkm.manuals.importers.relinking import LinkTable
from fieldkm.manuals.importers.report import PageOrigin
from fieldkm.manuals.importers.report_page import REPORT_PAGE, report_page
from fieldkm.manuals.pictures.bitmaps import check_beginning
from fieldkm.manuals.pictures.kinds import UnusablePicture
from fieldkm.manuals.sources.pages import default_id
from fieldkm.manuals.sources.tables import CODES, PARTS

_ANCHOR = re.compile(r"#([^\s#()<>\[\]\"']+)")


def finished(
    draft: Draft, options: ImportOptions, address: Callable[[str], str] = str
) -> CarriedOver:
    """Return a draft as the files of a manual. `address` turns a link of the original site into a
    path of the draft."""
    return _Finishing(draft, options, address).result()


class _Finishing:
    """Finishes one draft, step by step."""

    def __init__(self, draft: Draft, options: ImportOptions, address: Callable[[str], str]) -> None:
        self._draft = draft
        self._progress = options.progress
        self._address = address
        self._ids = _ids(draft.pages)
        self._models = models_of(page.place for page in draft.pages)

    def result(self) -> CarriedOver:
        draft = self._draft
        self._recover()
        self._name_models()
        names = names_of(draft.pages)
        found = propose(draft, self._ids, self._models)
        for page in filter(_is_legible, draft.pages):
            without_wiki_links(page, names, partial(self._tell, page))
            link_codes(page, found.pages, self._models, partial(self._tell, page))
        result = CarriedOver(pages=len(draft.pages), images=len(draft.pictures))
        self._write_pages(result)
        for place, picture in draft.pictures.items():
            result.contents[f"pages/{place}"] = picture
        self._write_tables(found, result)
        result.items = draft.items
        chapters = [(title, tuple(self._ids[p] for p in ps)) for title, ps in draft.chapters]
        if result.items:
            path = f"pages/{REPORT_PAGE}.md"
            if path not in result.contents:
                result.contents[path] = partial(_encoded, report_page(result.items))
                chapters += [("Import report", (REPORT_PAGE,))] if chapters else []
        result.contents["manual.toml"] = partial(_encoded, manual_toml(self._manual(chapters)))
        return result

    def _recover(self) -> None:
        linked = frozenset(
            unquote(anchor) for page in self._draft.pages for anchor in _ANCHOR.findall(page.text)
        )
        for page in self._draft.pages:
            tell = partial(self._tell, page)
            if not page.is_legible:
                tell(0, "line-too-long", "A line is too long: the page is carried over as it is.")
                continue
            recover_title(page, tell)
            recover_steps(page, linked, tell)
            page.lines = [
                Line(x, line.number) for line in page.lines for x in line.text.split("\n")
            ]
            recover_alarms(page)

    def _name_models(self) -> None:
        for page in self._draft.pages:
            model = self._models.get(page.place)
            if model and "applies_to" not in page.front:
                page.front["applies_to"] = model
                self._tell(page, 0, "model-guessed", f"The page is taken to be about {model} only.")

    def _write_pages(self, result: CarriedOver) -> None:
        draft = self._draft
        pictures = (*draft.pictures, *draft.lost_pictures)
        unusable = self._unusable_pictures()
        table = LinkTable(draft.pages, pictures, draft.others, self._address, draft.root, unusable)
        relinked = {page.place: table.relinked(page) for page in draft.pages}
        for done, page in enumerate(draft.pages, 1):
            made = relinked[page.place]
            result.links += made.links
            draft.items += made.items
            front = dict(page.front)
            if self._ids[page.place] != default_id(page.place):
                front = {"id": self._ids[page.place], **front}
            body = "\n".join(line.text for line in made.lines)
            data = _encoded(front_matter(front) + body)
            first = next((line.number for line in page.lines if line.number), 0)
            result.origins.append(PageOrigin(page.file, first, self._ids[page.place]))
            result.contents[f"pages/{page.place}"] = partial(bytes, data)
            self._progress(done, len(draft.pages))

    def _unusable_pictures(self) -> dict[str, str]:
        """Return the pictures that cannot be shown, by what their beginnings say, with the
        reasons."""
        reasons: dict[str, str] = {}
        for place, picture in self._draft.pictures.items():
            try:
                check_beginning(picture())
            except UnusablePicture as unusable:
                reasons[place] = unusable.reason
            except OSError:  # told when it is to be written
                continue
        return reasons

    def _write_tables(self, found: Proposals, result: CarriedOver) -> None:
        result.contents.update(self._draft.files)
        for name, data in csv_files(found, self._draft.files).items():
            result.contents[name] = partial(bytes, data)
        for name, rows in ((CODES, len(found.codes)), (PARTS, len(found.parts))):
            if rows:
                message = f"{rows} row(s) are proposed out of tables and titles: check them."
                self._draft.tell(name, 0, "table-proposed", message)

    def _manual(self, chapters: Iterable[tuple[str, tuple[str, ...]]]) -> NewManual:
        draft = self._draft
        return NewManual(
            id=slug(draft.title)[:60].strip("-") or "manual",
            title=draft.title,
            language=draft.language,
            publisher=draft.publisher,
            chapters=tuple(chapters),
            models=tuple(dict.fromkeys(self._models.values())),
        )

    def _tell(self, page: DraftPage, line: int, kind: str, message: str) -> None:
        self._draft.tell(page.file, line, kind, message)


def _is_legible(page: DraftPage) -> bool:
    return page.is_legible


def _ids(pages: Iterable[DraftPage]) -> dict[str, str]:
    """Return an id for each page: its own, else its path as a slug, with a number where it is
    taken."""
    ids: dict[str, str] = {}
    taken: set[str] = {REPORT_PAGE}
    for page in pages:
        stated = page.front.pop("id", "")
        wanted = free = (slug(stated) if isinstance(stated, str) else "") or default_id(page.place)
        number = 2
        while free in taken:
            free, number = f"{wanted}-{number}", number + 1
        taken.add(free)
        ids[page.place] = free
    return ids


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")
