"""S1000D (from issue 4): data modules of procedures, descriptions, fault isolation, fault reports
and parts, in the order of their publication."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from fieldkm.domain.manuals import slug
from fieldkm.errors import BadInput
from fieldkm.manuals.importers.documents.csv_tables import Cells, csv_table
from fieldkm.manuals.importers.documents.draft_writing import written_draft
from fieldkm.manuals.importers.documents.foreign_document import (
    ForeignDocument,
    ForeignPart,
    Picture,
)
from fieldkm.manuals.importers.documents.s1000d_alarms import (
    REPOSITORIES,
    AlarmBook,
    Repository,
    repository_of,
)
from fieldkm.manuals.importers.documents.s1000d_module import KNOWN, DataModule
from fieldkm.manuals.importers.documents.s1000d_procedures import ProcedureReader
from fieldkm.manuals.importers.documents.s1000d_publication import Publication, read_publication
from fieldkm.manuals.importers.documents.s1000d_tables import FaultRows
from fieldkm.manuals.importers.documents.s1000d_text import (
    ModuleText,
    code_of,
    conditions_in,
    labels_in,
    title_of,
    unshown_ids,
)
from fieldkm.manuals.importers.documents.source_file import ReadingBudget
from fieldkm.manuals.importers.documents.source_tree import SourceTree, by_stem, opened_tree
from fieldkm.manuals.importers.documents.source_xml import below, first, words_at, xml_tree
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.finishing import finished
from fieldkm.manuals.importers.manual_toml import name_of
from fieldkm.manuals.markup.tree import Element
from fieldkm.manuals.sources.tables import CAUSES, CODES, FAULTS, PARTS

ARCHIVES = (".zip",)
_ROOT = b"<dmodule"
_LOOK = 16_000
_MAX_FILES_TO_ASK = 20
_DRAWABLE = (".svg", ".png", ".jpg", ".jpeg")


def recognises(source: Path) -> bool:
    """Tell whether `source` is a data module, or a folder or archive of them."""
    try:
        with opened_tree(source, ARCHIVES) as tree:
            names = [name for name in tree.names if name.lower().endswith(".xml")]
            asked = sorted(names, key=lambda name: "DMC" not in name)[:_MAX_FILES_TO_ASK]
            return any(_ROOT in (tree.read(name) or b"")[:_LOOK] for name in asked)
    except BadInput:
        return False


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Read `source` as a manual."""
    with opened_tree(source, ARCHIVES) as tree:
        document = _ModulesReader(tree, source).read()
        return finished(written_draft(document, options.progress), options)


class _ModulesReader:
    """Reads the data modules of one folder or archive."""

    def __init__(self, tree: SourceTree, source: Path) -> None:
        self._tree = tree
        self._source = source
        self._stems = by_stem(tree)
        self._document = ForeignDocument(name_of(source), picture=self._picture)
        self._parts: list[Cells] = []
        self._publication = Publication()
        self._repository: Repository = {}

    def read(self) -> ForeignDocument:
        """Return the modules as a document: one page each, in the order of the publication, else of
        their codes."""
        modules = self._newest(self._modules())
        self._repository = repository_of(root for _, root in modules)
        titles = {code_of(_address(root)): title_of(_address(root)) for _, root in modules}
        pages = _page_ids(titles)
        faults = FaultRows(pages)
        for name, root in modules:
            self._read_module(name, root, titles, faults)
        for row in self._parts:
            row["procedure"] = self._only_procedure(row["number"])
        tables = (
            (PARTS, self._parts), (CODES, faults.codes), (CAUSES, faults.causes),
            (FAULTS, faults.faults),
        )  # fmt: skip
        for kind, rows in tables:
            if rows:
                self._document.files[kind] = csv_table(kind, rows)
        if faults.faults:
            message = "All causes of a fault count alike: S1000D does not say how likely they are."
            self._document.tell(FAULTS, 0, "likelihood-guessed", message)
        return self._document

    def _newest(self, modules: Iterable[tuple[str, Element]]) -> list[tuple[str, Element]]:
        """Return the newest issue of each module, in order."""
        newest: dict[str, tuple[str, Element]] = {}
        for name, root in sorted(modules, key=lambda module: _issue(module[1])):
            code = code_of(_address(root)) or name
            if code in newest:
                message = f"{name} holds the same module, as new or newer: this one is left out."
                self._document.tell(newest[code][0], 0, "module-repeated", message)
            newest[code] = (name, root)
        return [newest[code] for code in self._publication.ordered(list(newest))]

    def _modules(self) -> Iterator[tuple[str, Element]]:
        budget = ReadingBudget(self._source.name)
        for name in self._tree.names:
            if not name.lower().endswith(".xml"):
                continue
            data = self._tree.read(name) or b""
            budget.take_bytes(len(data))
            try:
                root = xml_tree(data, name)
            except BadInput as problem:
                self._document.tell(name, 0, problem.code, problem.title)
                continue
            if root.tag == "dmodule":
                yield name, root
            elif root.tag == "pm":
                self._add_publication(read_publication(root))
            else:
                self._document.tell(name, 0, "file-left-out", f"<{root.tag}> is no data module.")

    def _add_publication(self, publication: Publication) -> None:
        """Keep the largest publication: others hold parts of it."""
        if len(publication.entries) >= len(self._publication.entries):
            self._publication = publication
            self._document.title = publication.title or self._document.title

    def _read_module(
        self, name: str, root: Element, titles: dict[str, str], faults: FaultRows
    ) -> None:
        address = _address(root)
        code = code_of(address) or name
        content = first(root, "content") or Element("content")
        kind = next((child for child in content.elements() if child.tag in KNOWN), None)
        if kind is None:
            self._leave_out(name, content)
            return
        text = ModuleText(
            partial(self._document.tell, name),
            titles,
            faults.pages,
            labels_in(root),
            conditions_in(root),
            unshown_ids(root),
        )
        work = ProcedureReader(text, AlarmBook(text, root, self._repository))
        module = DataModule(text, work, code, faults, self._drawing)
        front, blocks = module.read(kind)
        self._parts += module.parts
        applies = words_at(root, "identAndStatusSection", "dmStatus", "applic", "displayText")
        if applies and applies.lower() not in ("all", "all applicable"):
            blocks.insert(0, Element("p", {}, [Element("em", {}, [f"Applies to: {applies}"])]))
            message = f"“{applies}” stands as text: mark the page with applies_to yourself."
            self._document.tell(name, 0, "applicability", message)
        language = next(below(address, "language"), Element("language"))
        self._document.language = self._document.language or language.get("languageIsoCode").lower()
        title = titles.get(code) or code
        body = Element("div", {}, blocks)
        self._document.parts.append(
            ForeignPart(
                key=code,
                file=name,
                body=body,
                title=title,
                chapter=self._publication.chapter(code) or _chapter(titles, code),
                front=front,
                is_whole=True,
                name=faults.pages.get(code, ""),
            )
        )

    def _only_procedure(self, number: str) -> str:
        """Return the page of the procedure that a part is a spare of, empty where several are."""
        found = [p.name for p in self._document.parts if number in p.front.get("parts", ())]
        return found[0] if len(found) == 1 else ""

    def _leave_out(self, name: str, content: Element) -> None:
        """Tell of a module that is no page; a repository's warnings stand where they are named."""
        kinds = {child.tag for child in content.elements()}
        holds_alarms = any(below(content, "warningSpec", "cautionSpec"))
        if not (kinds & REPOSITORIES and holds_alarms):
            found = ", ".join(f"<{child.tag}>" for child in content.elements()) or "nothing"
            message = f"The data module holds {found}, which is not carried over."
            self._document.tell(name, 0, "module-left-out", message)

    def _drawing(self, figure: Element) -> str:
        """Return the id of the drawing that a figure's graphic becomes, empty where it is none."""
        graphic = next(below(figure, "graphic"), None)
        ident = graphic.get("infoEntityIdent") if graphic else ""
        name = self._stems.get(ident.lower(), "")
        ending = posixpath.splitext(name)[1].lower()
        data = self._tree.read(name) if ending in _DRAWABLE else None
        if not data:
            return ""
        drawing = slug(ident)
        self._document.files[f"drawings/{drawing}{ending}"] = partial(bytes, data)
        return drawing

    def _picture(self, part: str, source: str) -> Picture | None:
        name = self._stems.get(source.lower(), "")
        data = self._tree.read(name) if name else None
        return Picture(data, name) if data else None


def _address(root: Element) -> Element:
    return first(root, "identAndStatusSection") or first(root, "idstatus") or Element("none")


def _issue(root: Element) -> tuple[str, str]:
    issue = next(below(_address(root), "issueInfo"), None)
    return (issue.get("issueNumber"), issue.get("inWork")) if issue else ("", "")


def _chapter(titles: dict[str, str], code: str) -> str:
    """Return the chapter of a module: what it is about, which modules of one unit share."""
    return titles.get(code, "").partition(": ")[0]


def _page_ids(titles: dict[str, str]) -> dict[str, str]:
    """Return an id for each module: its title, with its code where several have one title."""
    slugs = {code: slug(title)[:50].strip("-") for code, title in titles.items()}
    seen = Counter(slugs.values())
    return {code: name if name and seen[name] == 1 else slug(code) for code, name in slugs.items()}
