"""A manual that is being written, in memory: pages by file, and what a look at its folder finds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fieldkm.app.writing import Change, CheckResult, DraftRef
from fieldkm.domain.checking import Finding
from fieldkm.domain.manuals import ContentsEntry, ManualInfo, Page, PageHead, PageKind
from fieldkm.errors import BadInput, FieldkmError

FOLDER = Path("/manuals/pump")


def a_page(name: str, file: str = "", words: str = "", language: str = "en") -> Page:
    """A page with `words` on it, written in `file`."""
    file = file or f"pages/{name}.md"
    head = PageHead(name, name.capitalize(), PageKind.GUIDE, language, file)
    return Page(head, f"<p>{words or name}</p>", ())


class FakeDraft:
    """A draft of these pages; those in Chinese are translations. With `pictures` a check must be
    patient to be complete."""

    def __init__(
        self,
        *pages: Page,
        findings: tuple[Finding, ...] = (),
        held: tuple[str, ...] = (),
        folder: Path = FOLDER,
        pictures: bool = False,
    ) -> None:
        self._pictures = pictures
        self.folder = folder
        self.info = ManualInfo("pump", "1", ("en", "zh"), {"en": "Pump", "zh": "泵"})
        self._pages = {DraftRef(page.head.id, page.head.language): page for page in pages}
        self._findings = findings
        self._held = held
        self.checks = 0

    def page(self, name: str, language: str) -> Page:
        for code in (language, "en"):
            if DraftRef(name, code) in self._pages:
                return self._pages[DraftRef(name, code)]
        raise BadInput("no-such-page", "There is no page “{page}”.", page=name)

    def page_in(self, file: str) -> DraftRef | None:
        found = (ref for ref, page in self._pages.items() if page.head.source == file)
        return next(found, None)

    def first_page(self, language: str) -> str:
        return next((ref.page for ref in self._pages), "")

    def contents(self, language: str) -> tuple[ContentsEntry, ...]:
        return tuple(ContentsEntry(page.head.title, ref.page) for ref, page in self._pages.items())

    def is_held(self, file: str) -> bool:
        return file in self._held

    def check(self, patience: float = 0.0) -> CheckResult:
        self.checks += 1
        return CheckResult(self._findings, is_complete=bool(patience) or not self._pictures)


class FakeSession:
    """Opens `draft`; each look then finds the next of `changes` (an error is raised)."""

    def __init__(self, draft: FakeDraft | FieldkmError) -> None:
        self._draft = draft
        self.changes: list[Change | FieldkmError | None] = []
        self.looked: list[frozenset[Path]] = []

    def open(self, folder: Path) -> FakeDraft:
        if isinstance(self._draft, FieldkmError):
            raise self._draft
        return self._draft

    def changed(self, paths: Iterable[Path] = ()) -> Change | None:
        self.looked.append(frozenset(paths))
        change = self.changes.pop(0) if self.changes else None
        if isinstance(change, FieldkmError):
            raise change
        return change


def a_change(draft: FakeDraft, *written: str, removed: tuple[str, ...] = ()) -> Change:
    """A change that led to `draft`."""
    return Change(draft, written, removed)
