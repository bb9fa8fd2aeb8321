"""A documentation site, read: which files are its pages, what its configuration says, and the draft
of a manual that comes of it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fieldkm.domain.manuals import PageKind
from fieldkm.manuals.importers.draft import (
    CarriedOver,
    Draft,
    DraftPage,
    FrontValues,
    ImportOptions,
    Line,
    numbered,
)
from fieldkm.manuals.importers.finishing import finished
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.importers.markdown_scan import headings_in
from fieldkm.manuals.importers.report import ReportItem
from fieldkm.manuals.importers.sites.front_toml import with_yaml
from fieldkm.manuals.importers.sites.page_syntax import PageSurroundings, converted
from fieldkm.manuals.importers.sites.rst import title_of
from fieldkm.manuals.packs.pack_format import is_good_path
from fieldkm.manuals.sources.folder import (
    MAX_PAGE_BYTES,
    MAX_PICTURE_BYTES,
    SourceFolder,
    open_folder,
)
from fieldkm.manuals.sources.front_matter import FrontMatter, split_page
from fieldkm.manuals.sources.pages import readable
from fieldkm.manuals.sources.source import PAGE_ENDINGS, PICTURE_ENDINGS

_KEPT_KEYS = (
    "title", "kind", "codes", "applies_to", "parts", "tools", "time", "level", "prerequisites",
)  # fmt: skip
_ADDRESS_KEYS = ("slug", "permalink", "url", "aliases", "redirect_from", "id", "page_id")
_ORDER_KEYS = (
    "nav_order", "sort_order", "sidebar_position", "sidebar_label", "weight", "order", "position",
    "parent", "grand_parent", "has_children", "layout",
)  # fmt: skip
_NO_TITLES = frozenset(
    {"home", "index", "introduction", "intro", "overview", "welcome", "contents", "about",
     "table of contents", "documentation", "docs", "readme", "getting started", "summary",
     "首页", "主页", "简介", "介绍", "概述", "概览", "目录", "欢迎", "文档", "前言"}
)  # fmt: skip
_LETTERS_READ = 2_000  # of each page; enough to tell its language
_LEAST_HAN = 0.2  # of all letters; a Chinese word has few, and code is in Latin ones
_HAN = re.compile("[\u4e00-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_SILENT_FOLDERS = ("node_modules/", "_site/", "_build/", "vendor/")


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page as its file has it."""

    front: FrontMatter
    body: str
    body_line: int
    is_rst: bool = False

    @property
    def title(self) -> str:
        """Return the title that the page itself says, else nothing."""
        if self.is_rst:
            return title_of(self.body)
        return self.front.text("title") or next(headings_in(self.body), "")


Pages = Mapping[str, SitePage]


@dataclass(slots=True)
class SiteContents:
    """The order in which a site is read: chapters with places of pages, and titles of its own."""

    chapters: list[tuple[str, list[str]]] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    items: list[ReportItem] = field(default_factory=list)
    file: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """What a dialect knows of a site. `roots` are its folders with the path that their files get in
    front; `address` turns a link of the site into a path; `variables` are those of its templates;
    `silent` are files that no one misses, `no_pages` beginnings of paths that are Markdown but no
    page, and names of files (`_sidebar.md`) that are none in any folder."""

    source: Path
    roots: tuple[tuple[Path, str], ...]
    contents: Callable[[Pages], SiteContents] | None = None
    title: str = ""
    language: str = ""
    publisher: str = ""
    variables: dict[str, str] | None = None
    address: Callable[[str], str] = str
    silent: frozenset[str] = frozenset()
    no_pages: tuple[str, ...] = ()
    is_mdx: bool = False
    has_shortcodes: bool = False
    has_rst: bool = False
    substitutions: dict[str, str] = field(default_factory=dict)


def carried_over(site: Site, options: ImportOptions) -> CarriedOver:
    """Return a site as the files of a manual."""
    return finished(_SiteReader(site).draft(), options, site.address)


class _SiteReader:
    """Reads one site, step by step."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._draft = Draft(
            site.title,
            root=site.roots[0][0].resolve().name,
            language=site.language,
            publisher=site.publisher,
        )
        self._endings = (
            *PAGE_ENDINGS,
            *([".mdx"] if site.is_mdx else []),
            *([".rst"] if site.has_rst else []),
        )
        self._files: dict[str, tuple[SourceFolder, str]] = {}

    def draft(self) -> Draft:
        site, draft = self._site, self._draft
        pages = self._read_files()
        contents = site.contents(pages) if site.contents else SiteContents()
        draft.items += contents.items
        draft.chapters = self._chapters(contents, pages)
        draft.language = _language(site.language, pages)
        draft.title = site.title or _own_title(pages) or name_of(site.source)
        for place, page in pages.items():
            lines = self._converted(place, page, pages)
            front = self._front(place, page.front, contents.titles.get(place, ""))
            addresses = addresses_of(page.front)
            draft.pages.append(DraftPage(_as_page(place), place, lines, front, addresses))
        for folder, _ in self._files.values():
            for finding in folder.findings:
                draft.tell(finding.file, finding.line, finding.code, finding.message)
            folder.findings.clear()
        return draft

    def _read_files(self) -> dict[str, SitePage]:
        for root, prefix in self._site.roots:
            folder = open_folder(root)
            for path in folder.files:
                self._files.setdefault(prefix + path, (folder, path))
            self._draft.items += [
                ReportItem(prefix + x.file, x.line, x.code, x.message) for x in folder.findings
            ]
            folder.findings.clear()
        pages: dict[str, SitePage] = {}
        for place, (folder, path) in self._files.items():
            if self._is_wanted(place, folder.files[path]):
                self._take(place, folder, path, pages)
        self._draft.others = frozenset(self._files.keys() - pages.keys())
        return pages

    def _is_wanted(self, place: str, file: Path) -> bool:
        if place.startswith(_SILENT_FOLDERS) or place in self._site.silent:
            return False
        ending = posixpath.splitext(place)[1].lower()
        if ending in self._endings and self._is_no_page(place):
            return False
        if ending not in (*self._endings, *PICTURE_ENDINGS):
            if file.name not in self._site.silent and not place.startswith("_"):
                self._draft.tell(place, 0, "file-left-out", "Neither a page nor a picture.")
            return False
        limit = MAX_PAGE_BYTES if ending in self._endings else MAX_PICTURE_BYTES
        if not is_good_path(f"pages/{place}"):
            self._draft.tell(place, 0, "strange-name", "The name cannot be kept; rename the file.")
            return False
        if file.stat().st_size > limit:
            self._draft.tell(place, 0, "file-too-large", "The file is too large and is left out.")
            return False
        return True

    def _is_no_page(self, place: str) -> bool:
        names, own = self._site.no_pages, posixpath.basename(place)
        return place.startswith(names or "\0") or (own[0] == "_" and own in names)

    def _take(
        self, place: str, folder: SourceFolder, path: str, pages: dict[str, SitePage]
    ) -> None:
        if posixpath.splitext(place)[1].lower() not in self._endings:
            self._draft.pictures[place] = folder.files[path].read_bytes
            return
        text = folder.text(path)
        if place.endswith(".rst"):
            pages[place] = SitePage(FrontMatter(), text, 1, is_rst=True)
            return
        split = split_page(place, with_yaml(text))
        for finding in split.findings:
            self._draft.tell(place, finding.line, finding.code, finding.message)
        pages[place] = SitePage(split.front, split.body, split.body_line)

    def _chapters(self, contents: SiteContents, pages: Pages) -> list[tuple[str, list[str]]]:
        chapters: list[tuple[str, list[str]]] = []
        listed: set[str] = set()
        for title, places in contents.chapters:
            kept: list[str] = []
            for place in places:
                if place not in pages:
                    message = f"The contents name “{place}”, which is no page here."
                    self._draft.tell(contents.file, 0, "nav-missing", message)
                elif place not in listed:
                    kept.append(_as_page(place))
                    listed.add(place)
            chapters += [(title, kept)] if kept else []
        if chapters:
            for place in sorted(pages.keys() - listed):
                self._draft.tell(place, 0, "not-in-nav", "The contents do not name this page.")
        return chapters

    def _front(self, place: str, front: FrontMatter, title: str) -> FrontValues:
        kept = {key: front.values[key] for key in _KEPT_KEYS if key in front.values}
        if kept.get("kind", "guide") not in list(PageKind):
            kept.pop("kind")
        lost = sorted(front.values.keys() - kept.keys() - {*_ADDRESS_KEYS, *_ORDER_KEYS})
        if lost:
            message = "Left out of the front matter: " + ", ".join(lost)
            self._draft.tell(place, front.line(lost[0]), "front-matter", message)
        return {**kept, "title": title} if title else kept

    # ------------------------------------------------------------ one page

    def _converted(self, place: str, page: SitePage, pages: Pages) -> list[Line]:
        around = PageSurroundings(
            title_of=lambda target: self._title_of(place, target, pages),
            include=lambda name: self._include(place, name),
            included=lambda name, is_relative: self._included(place, name, is_relative),
            variables=self._variables(page),
            is_mdx=self._site.is_mdx,
            has_shortcodes=self._site.has_shortcodes,
            substitutions=self._site.substitutions,
        )
        lines = numbered(page.body, page.body_line)
        return converted(place, lines, around, self._draft.items)

    def _variables(self, page: SitePage) -> dict[str, str] | None:
        if self._site.variables is None:
            return None
        own = {f"page.{key}": page.front.text(key) for key in page.front.values}
        return {**self._site.variables, **own}

    def _title_of(self, place: str, target: str, pages: Pages) -> str:
        path = posixpath.normpath(posixpath.join("/", posixpath.dirname(place), target))[1:]
        for candidate in (
            path, f"{path}.md", f"{path}.rst", f"{path}/index.md", f"{path}/README.md",
        ):  # fmt: skip
            if candidate in pages:
                return pages[candidate].title or readable(posixpath.splitext(candidate)[0])
        return target if "://" in target else ""

    def _include(self, place: str, name: str) -> list[Line] | None:
        text = self._included(place, name, is_relative=True)
        return None if text is None else [Line(line) for line in text.split("\n")]

    def _included(self, place: str, name: str, is_relative: bool) -> str | None:
        base = posixpath.dirname(place) if is_relative else "_includes"
        path = posixpath.normpath(posixpath.join("/", base, name))[1:]
        folder, inner = self._files.get(path, (None, ""))
        return folder.text(inner) if folder else self._beside(posixpath.join(base, name))

    def _beside(self, path: str) -> str | None:
        """Return the text of a file that lies in the source, but not among the pages."""
        file = (self._site.roots[0][0] / path).resolve()
        is_within = file.is_relative_to(self._site.source.resolve())
        if not is_within or not file.is_file() or file.stat().st_size > MAX_PAGE_BYTES:
            return None
        return file.read_text("utf-8", errors="replace")


def _language(stated: str, pages: Pages) -> str:
    """Return the stated language, but for Chinese pages whose site was never told so."""
    text = "".join(page.body[:_LETTERS_READ] for page in pages.values())
    is_chinese = len(_HAN.findall(text)) > _LEAST_HAN * len(_LETTER.findall(text))
    return "zh" if is_chinese and stated not in ("zh", "ja") else stated


def addresses_of(front: FrontMatter) -> tuple[str, ...]:
    """Return the addresses that a page gives itself; patterns (`/:title/`) are none."""
    stated = [address for key in _ADDRESS_KEYS for address in front.items(key)]
    return tuple(address for address in stated if ":" not in address)


def _as_page(place: str) -> str:
    stem, ending = posixpath.splitext(place)
    return f"{stem}.md" if ending in (".mdx", ".rst") else place


def _own_title(pages: Pages) -> str:
    for index in ("index.md", "README.md", "readme.md", "index.rst"):
        title = pages[index].title if index in pages else ""
        if title and title.strip(" !.").lower() not in _NO_TITLES:
            return title
    return ""
