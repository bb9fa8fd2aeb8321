"""What links can lead to in a manual, and where each spelling of a link leads."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import unquote

from fieldkm.domain.checking import problem
from fieldkm.domain.codes import compact
from fieldkm.domain.manuals import parse_page_ref, slug
from fieldkm.manuals.compiled import Catalogue
from fieldkm.manuals.labels import titled
from fieldkm.manuals.linking.links import OUTSIDE_SCHEMES, Link
from fieldkm.manuals.linking.picture_paths import FoundPicture, PicturePaths
from fieldkm.manuals.sources.catalogues import CatalogueBuilder, fault_page_id, symptom_page_id
from fieldkm.manuals.sources.pages import INDEX_NAMES, SourcePage
from fieldkm.manuals.sources.source import PAGE_ENDINGS, ManualSource


def _dead_link(code: str, template: str, /, **details: str) -> Link:
    return Link(problem=problem(code, template, **details))


class Targets:
    """Everything in one manual that can be linked to, with titles in one language."""

    def __init__(
        self,
        source: ManualSource,
        language: str,
        catalogue: Catalogue,
        builder: CatalogueBuilder,
    ) -> None:
        self._source = source
        self._language = language
        self._first = source.pages_in(source.info.languages[0])
        self._translated = source.pages_in(language)
        self.parts = {compact(part.number): part for part in catalogue.parts}
        self.codes = {compact(code.code): code for code in catalogue.codes}
        self.symptoms = {symptom.id: symptom for symptom in catalogue.symptoms}
        self.causes = {cause.id: cause for cause in catalogue.causes}
        self.drawings = {drawing.id: drawing for drawing in catalogue.drawings}
        self._of_scheme: dict[str, Callable[[str], Link]] = {
            "part": self._part_link,
            "fault": self._fault_link,
            "symptom": self._symptom_link,
            "drawing": self._drawing_link,
        }
        self._pictures = PicturePaths((*source.files, *source.unusable))
        self._made = self._made_pages()
        self._made_anchors = {(c.page, fault_page_id(c.code)) for c in catalogue.codes}
        self._names = self._page_names()
        self._by_place = {page.place.lower(): page.head.id for page in source.pages}
        self._callouts = {name: set(builder.callouts(name)) for name in source.drawings}

    # ------------------------------------------------------------ pages

    def page_id(self, name: str) -> str | None:
        """Return the id of the page that is called `name`: by its id, an alias, its file or its
        title."""
        if name in self._first or name in self._made:
            return name
        return self._names.get(name) or self._names.get(slug(unquote(name)))

    def authored(self, page: str) -> SourcePage | None:
        """Return the page in this language, else in the first; None for a page that is made."""
        return self._translated.get(page) or self._first.get(page)

    def is_made(self, page: str) -> bool:
        """Tell whether the compiler makes a page with this id from the fault tables."""
        return page in self._made

    def title(self, page: str) -> str:
        """Return the title of the page with the id `page`."""
        source = self.authored(page)
        return source.head.title if source else self._made.get(page, page)

    def resolve(self, href: str, page: SourcePage) -> Link:
        """Return where `href`, written on `page`, leads."""
        scheme, colon, rest = href.partition(":")
        scheme = scheme.lower() if colon else ""
        if scheme in OUTSIDE_SCHEMES:
            return Link(href, href)
        if href.startswith("#"):
            return self._place_on(page.head.id, href[1:], page)
        look_up = self._of_scheme.get(scheme)
        if look_up is not None:
            return look_up(unquote(rest))
        if scheme == "page":
            return self._page_link(rest, page)
        if scheme == "image":
            return self._file_link(rest, page)
        return self._path_link(href, page)

    def is_treated_on(self, href: str, page: SourcePage) -> bool:
        """Tell whether the fault code of `href` is treated on `page` itself."""
        code = self.codes.get(compact(href.removeprefix("fault:")))
        return href.startswith("fault:") and code is not None and code.page == page.head.id

    def _page_link(self, text: str, here: SourcePage) -> Link:
        ref = parse_page_ref(unquote(text), self._source.info.id)
        if not ref.page and ref.manual == self._source.info.id:
            return self._place_on(here.head.id, ref.anchor, here)
        if ref.manual != self._source.info.id:
            page = self.page_id(unquote(text).partition("#")[0])
            if page is None:
                return Link(f"page:{ref}", ref.world_id)
        else:
            page = self.page_id(ref.page)
        if page is None:
            return _dead_link("broken-link", "There is no page “{page}”.", page=ref.page)
        return self._place_on(page, ref.anchor, here)

    def _place_on(self, page: str, anchor: str, here: SourcePage) -> Link:
        title = self.title(page)
        if not anchor:
            return Link(f"page:{page}", title)
        found = self._anchor(page, anchor)
        if found is None:
            template = "The page “{page}” has no section “{section}”."
            why = problem("broken-anchor", template, page=page, section=unquote(anchor))
            return Link(f"page:{page}", title, why)
        if not found:
            return Link(f"page:{page}", title)
        heading = self._heading(page, found)
        if page == here.head.id:
            return Link(f"#{found}", heading or title)
        return Link(f"page:{page}#{found}", titled(self._language, title, heading))

    def _anchor(self, page: str, anchor: str) -> str | None:
        source = self.authored(page)
        if source is None:
            return anchor if anchor in (page, "") else None
        found = source.document.anchor(anchor)
        if found is None and page in self._first:
            found = self._first[page].document.anchor(anchor)
        return anchor if found is None and (page, anchor) in self._made_anchors else found

    def _heading(self, page: str, anchor: str) -> str:
        source = self.authored(page)
        headings = source.document.headings if source else []
        return next((heading.text for heading in headings if heading.anchor == anchor), "")

    # ------------------------------------------------------------ things

    def _part_link(self, number: str) -> Link:
        part = self.parts.get(compact(number))
        if part is None:
            template = "There is no part “{number}” in parts.csv."
            return _dead_link("unknown-part", template, number=number)
        return Link(f"part:{part.number}", part.number)

    def _fault_link(self, code: str) -> Link:
        fault = self.codes.get(compact(code))
        if fault is None:
            return _dead_link("unknown-code", "There is no fault code “{code}”.", code=code)
        return Link(f"fault:{fault.code}", fault.code)

    def _symptom_link(self, name: str) -> Link:
        symptom = self.symptoms.get(name)
        if symptom is None:
            template = "There is no symptom “{name}” in symptoms.csv."
            return _dead_link("unknown-symptom", template, name=name)
        return Link(f"symptom:{symptom.id}", symptom.title)

    def _drawing_link(self, text: str) -> Link:
        name, _, callout = text.partition("#")
        drawing = self.drawings.get(name)
        if drawing is None:
            return _dead_link("unknown-drawing", "There is no drawing “{drawing}”.", drawing=name)
        if callout and callout not in self._callouts[name]:
            template = "The drawing “{drawing}” has no callout “{callout}”."
            why = problem("unknown-callout", template, drawing=name, callout=callout)
            return Link(f"drawing:{name}", drawing.title, why)
        if callout:
            return Link(f"drawing:{name}#{callout}", f"{drawing.title} ({callout})")
        return Link(f"drawing:{name}", drawing.title)

    # ------------------------------------------------------------ files

    def picture(self, src: str, page: SourcePage) -> str | None:
        """Return the path of the picture that `page` shows as `src`; None where it is missing or
        cannot be shown."""
        found = self.picture_meant(src, page)
        return found.path if found and found.path not in self._source.unusable else None

    def picture_meant(self, src: str, page: SourcePage) -> FoundPicture | None:
        """Return the picture that `page` means by `src`, whether or not it can be shown."""
        return self._pictures.found(src, self._picture_folders(page))

    def _file_link(self, path: str, page: SourcePage) -> Link:
        found = self.picture(path, page)
        if found is None:
            template = "There is no picture “{picture}”."
            return _dead_link("missing-image", template, picture=unquote(path))
        return Link(f"image:{found}", PurePosixPath(found).name)

    def _path_link(self, href: str, page: SourcePage) -> Link:
        path, _, anchor = href.partition("#")
        plain = unquote(path.partition("?")[0]).replace("\\", "/")
        place = self._place_of(plain, page)
        if place is not None:
            return self._place_on(place, anchor, page)
        if self.picture(plain, page):
            return self._file_link(plain, page)
        template = "“{path}” is neither a page nor a picture of the manual."
        return _dead_link("broken-link", template, path=plain)

    def _place_of(self, path: str, page: SourcePage) -> str | None:
        """Return the id of the page at a relative path, with or without ending; or a folder's."""
        base = posixpath.dirname(page.place)
        lowered = posixpath.normpath(posixpath.join("/", base, path)).lstrip("/").lower()
        stem = lowered
        for ending in (*PAGE_ENDINGS, ".html", ".rst"):
            stem = stem.removesuffix(ending)
        spellings = [lowered, *(stem + ending for ending in PAGE_ENDINGS)]
        for name in INDEX_NAMES:
            spellings += [posixpath.join(lowered, name + ending) for ending in PAGE_ENDINGS]
        found = (self._by_place.get(spelling) for spelling in spellings)
        return next((page_id for page_id in found if page_id), None)

    def _picture_folders(self, page: SourcePage) -> list[str]:
        """Return where a picture may lie: beside the page, its original, below the folder."""
        original = self._first.get(page.head.id, page)
        folders = [posixpath.dirname(page.file), posixpath.dirname(original.file)]
        return [
            *folders,
            "",
            "images",
            page.file.split("/")[0] if page is not original else "pages",
        ]

    # ------------------------------------------------------------ names

    def _made_pages(self) -> dict[str, str]:
        made = {symptom_page_id(s.id): s.title for s in self.symptoms.values()}
        made |= {
            code.page: titled(self._language, code.code, code.title)
            for code in self.codes.values()
            if code.page not in self._first
        }
        return made

    def _page_names(self) -> dict[str, str]:
        """Return other names of pages: aliases, then slugs of titles and of file names."""
        pages = self._source.pages
        names: dict[str, str] = {}
        for page in pages:
            for alias in page.head.aliases:
                names.setdefault(alias, page.head.id)
        for page in pages:
            names.setdefault(slug(page.head.id), page.head.id)
            names.setdefault(slug(PurePosixPath(page.place).stem), page.head.id)
        for page in pages:
            names.setdefault(slug(page.head.title), page.head.id)
        return names
