"""A manual's source, read as a whole: a folder with `manual.toml`, or any folder of Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from fieldkm.domain.checking import Finding, error, warning
from fieldkm.domain.codes import natural_key
from fieldkm.domain.manuals import ManualInfo
from fieldkm.manuals.sources import manual_file, tables
from fieldkm.manuals.sources.drawing_files import SvgFile, read_svg
from fieldkm.manuals.sources.folder import (
    MAX_PICTURE_BYTES,
    MAX_TABLE_BYTES,
    SourceFolder,
    open_folder,
)
from fieldkm.manuals.sources.manual_file import Chapter
from fieldkm.manuals.sources.pages import (
    INDEX_NAMES,
    PagePlace,
    SourcePage,
    in_language,
    read_page,
    translated,
    unique_pages,
)
from fieldkm.manuals.sources.readings import Reading, Readings
from fieldkm.manuals.sources.tables import Table, read_table

PAGE_ENDINGS = (".md", ".markdown")
PICTURE_ENDINGS = (
    ".svg", ".png", ".jpg", ".jpeg", ".jfif", ".gif", ".bmp", ".webp", ".avif", ".tif", ".tiff",
    ".jp2", ".ico", ".emf", ".wmf", ".heic",
)  # fmt: skip
"""What is taken for a picture; one that cannot be shown is told of rather than missed."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

T = TypeVar("T")

_HAN = re.compile("[\u4e00-\u9fff]+")
_LATIN = re.compile("[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class ManualSource:
    """Everything that stands in a manual's folder. `pages` are those of the first language,
    `translations` the others by language and page id; `tables` by path; `drawings` maps an id to
    its picture's path; `files` has the pictures and `svg_files` what stands in those that are SVG.
    `is_plain` tells that there is no `manual.toml`, `is_foreign` that there is none or that an
    import wrote it. `held` names the files that are taken as they were when they were whole.
    `unusable` has the pictures that cannot be shown, with the reason; `prepared` where those lie
    that were made anew for a pack."""

    folder: Path
    info: ManualInfo
    pages: tuple[SourcePage, ...]
    translations: dict[str, dict[str, SourcePage]]
    tables: dict[str, Table]
    drawings: dict[str, str]
    files: dict[str, Path]
    svg_files: dict[str, SvgFile]
    chapters: tuple[Chapter, ...]
    is_plain: bool
    is_foreign: bool
    findings: tuple[Finding, ...]
    held: frozenset[str] = frozenset()
    unusable: dict[str, str] = field(default_factory=dict)
    prepared: dict[str, Path] = field(default_factory=dict)

    def table(self, kind: str, language: str = "") -> Table:
        """Return a table of the first language or of a translation; an empty one where there is
        none."""
        path = f"{language}/{kind}" if language else kind
        if kind == tables.CALLOUTS and path not in self.tables:
            path = f"drawings/{kind}"
        return self.tables.get(path) or Table(path, kind)

    def all_pages(self) -> Iterable[SourcePage]:
        """Return the pages of every language, the first language's before the others."""
        for pages in (self.pages, *(of.values() for of in self.translations.values())):
            yield from pages

    def pages_in(self, language: str) -> dict[str, SourcePage]:
        """Return the pages that exist in `language`, by id."""
        if language == self.info.languages[0]:
            return {page.head.id: page for page in self.pages}
        return self.translations.get(language, {})


def read_source(folder: Path, progress: Callable[[int, int], None] | None = None) -> ManualSource:
    """Read the manual in `folder`; raises `BadInput` only where there is no folder.

    Everything else that is wrong stands in `findings`. `progress` is told pages read and pages in
    all.
    """
    return source_in(open_folder(folder), Readings(), progress)


def source_in(
    folder: SourceFolder, known: Readings, progress: Callable[[int, int], None] | None = None
) -> ManualSource:
    """Read the manual in a folder that was listed; of what is `known` only what has changed."""
    source = _SourceReader(folder, known, progress or (lambda done, total: None)).read()
    known.keep(folder.files.keys())
    return source


class _SourceReader:
    """Reads one folder, step by step."""

    def __init__(
        self, folder: SourceFolder, known: Readings, progress: Callable[[int, int], None]
    ) -> None:
        self._folder = folder
        self._known = known
        self._progress = progress
        self._findings = list(folder.findings)
        self._held: set[str] = set()

    def read(self) -> ManualSource:
        is_plain = manual_file.FILE not in self._folder.files
        has_pages = any(path.startswith("pages/") for path in self._folder.files)
        languages = [] if is_plain and not has_pages else self._language_folders()
        page_files = self._page_files("pages/" if has_pages else "", languages)
        total = len(page_files)
        pages = []
        for done, place in enumerate(page_files, 1):
            pages.append(self._page(place))
            self._progress(done, total)
        own_pages = unique_pages([p for p in pages if not p.head.language], self._findings)
        manual = self._manual_file(own_pages)
        language = manual.info.languages[0]
        own_pages = [in_language(page, language) for page in own_pages]
        foreign = [page for page in pages if page.head.language]
        own_pages, translations = self._translations(own_pages, foreign)
        others = [code for code in (*manual.info.languages, *languages) if code != language]
        info = replace(manual.info, languages=(language, *dict.fromkeys(others)))
        return ManualSource(
            folder=self._folder.root,
            info=info,
            pages=tuple(own_pages),
            translations={code: translations.get(code, {}) for code in info.languages[1:]},
            tables=self._tables(info.languages[1:]),
            drawings=self._drawings(),
            files=self._pictures(),
            svg_files=self._svg_files(),
            chapters=manual.chapters,
            is_plain=is_plain,
            is_foreign=is_plain or manual.is_imported,
            findings=tuple(sorted(set(self._findings))),
            held=frozenset(self._held),
            unusable=self._too_large(),
        )

    def _taken(self, path: str, reading: Reading[T]) -> T:
        """Return what a file holds and note what is wrong with it."""
        self._findings += reading.findings
        if reading.is_held:
            self._held.add(path)
        return reading.value

    def _page(self, place: PagePlace) -> SourcePage:
        def read() -> Reading[SourcePage]:
            file = self._folder.read(place.file)
            findings = list(file.findings)
            page = read_page(place, file.text, self._known.dialect, findings)
            return Reading(page, tuple(findings))

        stamp = (self._folder.stamps[place.file], place)
        return self._taken(place.file, self._known.pages.reading(place.file, stamp, read))

    def _manual_file(self, pages: list[SourcePage]) -> manual_file.ManualFile:
        top = [page for page in pages if PurePosixPath(page.place).parent == PurePosixPath(".")]
        index = [p for p in top if PurePosixPath(p.place).stem.lower() in INDEX_NAMES]
        title = index[0].head.title if index else ""
        name = self._folder.root.resolve().name
        language = _guessed_language(pages)
        if manual_file.FILE not in self._folder.files:
            return manual_file.read_manual_file("", name, title, language)

        def read() -> Reading[manual_file.ManualFile]:
            file = self._folder.read(manual_file.FILE)
            manual = manual_file.read_manual_file(file.text, name, title, language)
            return Reading(manual, file.findings + manual.findings)

        stamp = (self._folder.stamps[manual_file.FILE], name, title, language)
        reading = self._known.manual_file.reading(manual_file.FILE, stamp, read)
        return self._taken(manual_file.FILE, reading)

    def _language_folders(self) -> list[str]:
        """Return the folders that hold a translation: named by a language, with pages or tables in
        them."""
        found = set()
        for path in self._folder.files:
            first, _, rest = path.partition("/")
            if _LANGUAGE.fullmatch(first) and (rest.startswith("pages/") or rest in tables.COLUMNS):
                found.add(first)
        return sorted(found)

    def _page_files(self, base: str, languages: list[str]) -> list[PagePlace]:
        roots = [("", base), *((code, f"{code}/{base}") for code in languages)]
        page_files = []
        for language, root in roots:
            paths = [path for path in self._folder.files if self._is_page(path, root, languages)]
            page_files += [
                PagePlace(path, path[len(root) :], language)
                for path in sorted(paths, key=natural_key)
            ]
        return page_files

    @staticmethod
    def _is_page(path: str, root: str, languages: list[str]) -> bool:
        if not path.startswith(root) or not path.lower().endswith(PAGE_ENDINGS):
            return False
        return bool(root) or path.split("/", maxsplit=1)[0] not in languages

    def _translations(
        self, pages: list[SourcePage], foreign: list[SourcePage]
    ) -> tuple[list[SourcePage], dict[str, dict[str, SourcePage]]]:
        """Return the pages of the first language and the translations, with sections that are
        found by the names of all languages."""
        originals = {page.place: page for page in pages}
        by_language: dict[str, dict[str, SourcePage]] = {}
        for page in foreign:
            original = originals.get(page.place)
            if original is None:
                self._findings.append(
                    warning(
                        page.file,
                        0,
                        "translation-of-nothing",
                        "This translates no page, and is left out.",
                    )
                )
                continue
            of_language = by_language.setdefault(page.head.language, {})
            of_language[original.head.id], originals[page.place] = translated(page, original)
        return list(originals.values()), by_language

    def _tables(self, languages: Iterable[str]) -> dict[str, Table]:
        wanted = [*tables.COLUMNS, f"drawings/{tables.CALLOUTS}"]
        wanted += [f"{language}/{kind}" for language in languages for kind in tables.COLUMNS]
        read = {}
        for path in wanted:
            if path in self._folder.files:
                read[path] = self._table(path)
        return read

    def _table(self, path: str) -> Table:
        def read() -> Reading[Table]:
            file = self._folder.read(path, MAX_TABLE_BYTES)
            table, findings = read_table(path, PurePosixPath(path).name, file.text)
            return Reading(table, (*file.findings, *findings))

        stamp = self._folder.stamps[path]
        return self._taken(path, self._known.tables.reading(path, stamp, read))

    def _drawings(self) -> dict[str, str]:
        drawings: dict[str, str] = {}
        for path in self._folder.files:
            place = PurePosixPath(path)
            if not path.startswith("drawings/") or place.suffix.lower() not in PICTURE_ENDINGS:
                continue
            name = str(place.relative_to("drawings").with_suffix(""))
            if name in drawings:
                self._findings.append(
                    error(
                        path,
                        0,
                        "duplicate-drawing",
                        "The drawing “{name}” is there twice: {used} is used.",
                        name=name,
                        used=drawings[name],
                    )
                )
            drawings.setdefault(name, path)
        return drawings

    def _pictures(self) -> dict[str, Path]:
        return {
            path: place
            for path, place in self._folder.files.items()
            if path.lower().endswith(PICTURE_ENDINGS) and not self._is_too_large(path)
        }

    def _too_large(self) -> dict[str, str]:
        reason = f"it is larger than {MAX_PICTURE_BYTES >> 20} MiB: scale it down"
        paths = (path for path in self._folder.files if path.lower().endswith(PICTURE_ENDINGS))
        return {path: reason for path in paths if self._is_too_large(path)}

    def _is_too_large(self, path: str) -> bool:
        return self._folder.stamps[path].size > MAX_PICTURE_BYTES

    def _svg_files(self) -> dict[str, SvgFile]:
        return {
            path: self._svg_file(path)
            for path in self._folder.files
            if path.lower().endswith(".svg") and not self._is_too_large(path)
        }

    def _svg_file(self, path: str) -> SvgFile:
        def read() -> Reading[SvgFile]:
            return Reading(read_svg(self._folder.files[path]))

        return self._known.drawings.reading(path, self._folder.stamps[path], read).value


def _guessed_language(pages: list[SourcePage]) -> str:
    """Return `zh` where most letters are Han, else `en`."""
    sample = "".join(page.text[:2000] for page in pages[:50])
    han = sum(map(len, _HAN.findall(sample)))
    latin = sum(map(len, _LATIN.findall(sample)))
    # Four letters of a Latin word say about as much as one Han character.
    return "zh" if han > latin / 4 else "en"
