"""A manual's source, read as a whole: a folder with `manual.toml`, or any folder of Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from fieldkm.domain.codes import natural_key
from fieldkm.domain.manuals import ManualInfo
from fieldkm.manuals.markup.dialect import Dialect
from fieldkm.manuals.sources import manual_file, tables
from fieldkm.manuals.sources.finding import Finding, error, warning
from fieldkm.manuals.sources.folder import (
    MAX_PICTURE_BYTES,
    MAX_TABLE_BYTES,
    SourceFolder,
    open_folder,
)
from fieldkm.manuals.sources.manual_file import Chapter
from fieldkm.manuals.sources.pages import (
    INDEX_NAMES,
    PageFile,
    SourcePage,
    read_page,
    translated,
    unique_pages,
)
from fieldkm.manuals.sources.tables import Table, read_table

PAGE_ENDINGS = (".md", ".markdown")
PICTURE_ENDINGS = (
    ".svg", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".avif", ".tif", ".tiff", ".ico",
)  # fmt: skip
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class ManualSource:
    """Everything that stands in a manual's folder. `pages` are those of the first language,
    `translations` the others by language and page id; `tables` by path; `drawings` maps an id to
    its picture's path; `files` has the pictures. `is_plain` tells that there is no
    `manual.toml`, `is_foreign` that there is none or that an import wrote it."""

    folder: Path
    info: ManualInfo
    pages: tuple[SourcePage, ...]
    translations: dict[str, dict[str, SourcePage]]
    tables: dict[str, Table]
    drawings: dict[str, str]
    files: dict[str, Path]
    chapters: tuple[Chapter, ...]
    is_plain: bool
    is_foreign: bool
    findings: tuple[Finding, ...]

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
    files = open_folder(folder)
    return _SourceReader(files, progress or (lambda done, total: None)).read()


class _SourceReader:
    """Reads one folder, step by step."""

    def __init__(self, folder: SourceFolder, progress: Callable[[int, int], None]) -> None:
        self._folder = folder
        self._progress = progress
        self._dialect = Dialect()
        self._findings = folder.findings

    def read(self) -> ManualSource:
        is_plain = manual_file.FILE not in self._folder.files
        has_pages = any(path.startswith("pages/") for path in self._folder.files)
        languages = [] if is_plain and not has_pages else self._language_folders()
        page_files = self._page_files("pages/" if has_pages else "", languages)
        total = len(page_files)
        pages = []
        for done, source in enumerate(page_files, 1):
            pages.append(read_page(source, self._dialect, self._findings))
            self._progress(done, total)
        own_pages = unique_pages([p for p in pages if not p.head.language], self._findings)
        manual = self._manual_file(own_pages)
        language = manual.info.languages[0]
        for page in own_pages:
            page.head = replace(page.head, language=language)
        translations = self._translations(own_pages, [p for p in pages if p.head.language])
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
            chapters=manual.chapters,
            is_plain=is_plain,
            is_foreign=is_plain or manual.is_imported,
            findings=tuple(sorted(set(self._findings))),
        )

    def _manual_file(self, pages: list[SourcePage]) -> manual_file.ManualFile:
        text = ""
        if manual_file.FILE in self._folder.files:
            text = self._folder.text(manual_file.FILE)
        top = [page for page in pages if PurePosixPath(page.place).parent == PurePosixPath(".")]
        index = [p for p in top if PurePosixPath(p.place).stem.lower() in INDEX_NAMES]
        title = index[0].head.title if index else ""
        name = self._folder.root.resolve().name
        manual = manual_file.read_manual_file(text, name, title, _guessed_language(pages))
        self._findings += manual.findings
        return manual

    def _language_folders(self) -> list[str]:
        """Return the folders that hold a translation: named by a language, with pages or tables in
        them."""
        found = set()
        for path in self._folder.files:
            first, _, rest = path.partition("/")
            if _LANGUAGE.fullmatch(first) and (rest.startswith("pages/") or rest in tables.COLUMNS):
                found.add(first)
        return sorted(found)

    def _page_files(self, base: str, languages: list[str]) -> list[PageFile]:
        roots = [("", base), *((code, f"{code}/{base}") for code in languages)]
        page_files = []
        for language, root in roots:
            paths = [path for path in self._folder.files if self._is_page(path, root, languages)]
            for path in sorted(paths, key=natural_key):
                text = self._folder.text(path)
                page_files.append(PageFile(path, path[len(root) :], language, text))
        return page_files

    @staticmethod
    def _is_page(path: str, root: str, languages: list[str]) -> bool:
        if not path.startswith(root) or not path.lower().endswith(PAGE_ENDINGS):
            return False
        return bool(root) or path.split("/", maxsplit=1)[0] not in languages

    def _translations(
        self, pages: list[SourcePage], foreign: list[SourcePage]
    ) -> dict[str, dict[str, SourcePage]]:
        originals = {page.place: page for page in pages}
        by_language: dict[str, dict[str, SourcePage]] = {}
        for page in foreign:
            original = originals.get(page.place)
            if original is None:
                message = "This translates no page, and is left out."
                self._findings.append(warning(page.file, 0, "translation-of-nothing", message))
                continue
            of_language = by_language.setdefault(page.head.language, {})
            of_language[original.head.id] = translated(page, original)
        return by_language

    def _tables(self, languages: Iterable[str]) -> dict[str, Table]:
        wanted = [*tables.COLUMNS, f"drawings/{tables.CALLOUTS}"]
        wanted += [f"{language}/{kind}" for language in languages for kind in tables.COLUMNS]
        read = {}
        for path in wanted:
            if path in self._folder.files:
                text = self._folder.text(path, MAX_TABLE_BYTES)
                read[path], findings = read_table(path, PurePosixPath(path).name, text)
                self._findings += findings
        return read

    def _drawings(self) -> dict[str, str]:
        drawings: dict[str, str] = {}
        for path in self._folder.files:
            place = PurePosixPath(path)
            if not path.startswith("drawings/") or place.suffix.lower() not in PICTURE_ENDINGS:
                continue
            name = str(place.relative_to("drawings").with_suffix(""))
            if name in drawings:
                message = f"The drawing “{name}” is there twice: {drawings[name]} is used."
                self._findings.append(error(path, 0, "duplicate-drawing", message))
            drawings.setdefault(name, path)
        return drawings

    def _pictures(self) -> dict[str, Path]:
        pictures = {}
        for path, place in self._folder.files.items():
            if not path.lower().endswith(PICTURE_ENDINGS):
                continue
            if place.stat().st_size > MAX_PICTURE_BYTES:
                message = "The picture is too large and is left out."
                self._findings.append(error(path, 0, "file-too-large", message))
            else:
                pictures[path] = place
        return pictures


def _guessed_language(pages: list[SourcePage]) -> str:
    """Return `zh` where most letters are Han, else `en`."""
    sample = "".join(page.text[:2000] for page in pages[:50])
    han = sum("\u4e00" <= letter <= "\u9fff" for letter in sample)
    latin = sum(letter.isascii() and letter.isalpha() for letter in sample)
    # Four letters of a Latin word say about as much as one Han character.
    return "zh" if han > latin / 4 else "en"
