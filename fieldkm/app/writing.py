"""A manual under its writer's hands: what has changed is read again, a page compiled when it is
looked at.

Nothing here raises for what stands in a file: a writer saves half a thought, and what is wrong with
it is a finding.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from threading import RLock

from fieldkm.app.library import flattened, page_of_fault
from fieldkm.domain.checking import Finding
from fieldkm.domain.manuals import ContentsEntry, ManualInfo, Page, PageRef
from fieldkm.errors import BadInput, from_os_error
from fieldkm.manuals.checks.checker import check
from fieldkm.manuals.compiling.compiler import Compilation
from fieldkm.manuals.compiling.contents import reached_pages
from fieldkm.manuals.compiling.drawing_pages import drawing_page_id
from fieldkm.manuals.pictures.kinds import UnusablePicture, kind_of
from fieldkm.manuals.pictures.preparation import ready_picture
from fieldkm.manuals.pictures.trials import PictureTrials
from fieldkm.manuals.sources.folder import SourceFolder, Stamp, open_folder
from fieldkm.manuals.sources.readings import Readings
from fieldkm.manuals.sources.source import ManualSource, source_in

_SHOWN_AS_IT_IS = frozenset({"PNG", "JPEG", "WEBP", "GIF", "BMP"})
"""Kinds of pictures that the page view decodes itself, only as large as it needs them."""


@dataclass(frozen=True, slots=True)
class DraftRef:
    """A page of a draft in one of its languages."""

    page: str
    language: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All that is wrong with a draft; unless `is_complete`, as far as its pictures are known."""

    findings: tuple[Finding, ...]
    is_complete: bool = True


class Draft:
    """A manual's source as it stood at one moment. Pages are compiled when first asked for, and
    kept. Safe to be used from several threads.

    `pictures` changes whenever a picture did.
    """

    def __init__(
        self,
        source: ManualSource,
        listed: SourceFolder,
        trials: PictureTrials,
        pictures: int = 0,
    ) -> None:
        self._source = trials.told(source, listed.stamps)
        self._read = source
        self._listed = listed
        self._trials = trials
        self._turn = RLock()
        self._compilations: dict[str, Compilation] = {}
        self._pages: dict[DraftRef, Page | None] = {}
        self._by_file = {page.file: page for page in source.all_pages()}
        self._drawings = {file: name for name, file in source.drawings.items()}
        self.pictures = pictures

    @property
    def folder(self) -> Path:
        """Where the manual is written."""
        return self._source.folder

    @property
    def files(self) -> Iterable[Path]:
        """All files in the folder."""
        return self._listed.files.values()

    @property
    def folders(self) -> Iterable[Path]:
        """The folder and all folders in it."""
        return self._listed.folders

    @property
    def info(self) -> ManualInfo:
        """What the manual is."""
        return self._source.info

    def contents(self, language: str) -> tuple[ContentsEntry, ...]:
        """Return the contents, with titles in `language`."""
        return self._compilation(language).contents()

    def unlisted(self, language: str) -> tuple[ContentsEntry, ...]:
        """Return the pages that the contents leave out."""
        listed = reached_pages(self.contents(language))
        shown = self._source.pages_in(language)
        return tuple(
            ContentsEntry(shown.get(page.head.id, page).head.title, page.head.id)
            for page in self._source.pages
            if page.head.id not in listed
        )

    def page(self, name: str, language: str) -> Page:
        """Return a page as the technician will see it: in `language` where it is translated, else
        in the first language; `name` may be an alias, or `drawing:` and a drawing's id. Raises
        `BadInput` where there is none."""
        present = self._present_id(name)
        for code in dict.fromkeys((self.info.language_for(language), *self.info.languages)):
            page = self._compiled(DraftRef(present, code))
            if page is not None:
                return page
        raise BadInput(
            "no-such-page",
            "There is no page “{page}” in {manual}.",
            "It may have been removed in a newer version: search for its words.",
            page=name,
            manual=self.info.id,
        )

    def drawings(self, language: str) -> tuple[ContentsEntry, ...]:
        """Return the drawings, as pages that show them with the parts of their callouts."""
        drawings = self._compilation(language).catalogue.drawings
        return tuple(ContentsEntry(one.title, drawing_page_id(one.id)) for one in drawings)

    def first_page(self, language: str) -> str:
        """Return the id of the page with which the manual begins; empty where it has none."""
        entries = (*self.contents(language), *self.unlisted(language))
        return next((entry.page for entry in flattened(entries) if entry.page), "")

    def page_in(self, file: str) -> DraftRef | None:
        """Return the page that is written in `file`, or the drawing that is drawn in it; None for
        every other file."""
        page = self._by_file.get(file)
        if page is not None:
            return DraftRef(page.head.id, page.head.language)
        drawing = self._drawings.get(file)
        return DraftRef(drawing_page_id(drawing), self.info.languages[0]) if drawing else None

    def text(self, file: str) -> str:
        """Return the text of a page's file; empty for every other file."""
        page = self._by_file.get(file)
        return page.text if page else ""

    def is_held(self, file: str) -> bool:
        """Tell whether `file` is taken as it was when it was last whole."""
        return file in self._source.held

    def fault_page(self, code: str) -> PageRef | None:
        """Return the page of a fault code (any spelling) or of a symptom."""
        catalogue = self._compilation(self.info.languages[0]).catalogue
        return page_of_fault(catalogue, self.info.id, code)

    def drawing_of(self, number: str) -> str:
        """Return the drawing that shows a part, as a page; empty where none does."""
        parts = self._compilation(self.info.languages[0]).catalogue.parts
        part = next((part for part in parts if part.number == number), None)
        return drawing_page_id(part.callout.drawing) if part and part.callout else ""

    def picture(self, path: str) -> bytes:
        """Return a picture of the manual as the page view can show it; raises `FieldkmError` for
        one that cannot be shown and for every other file."""
        place = self._source.files.get(path)
        if place is None:
            raise BadInput("not-found", "{path} is not there.", "Check the name.", path=path)
        try:
            data = place.read_bytes()
            return data if kind_of(data) in _SHOWN_AS_IT_IS else _made_ready(path, data)
        except OSError as error:
            raise from_os_error(error, path) from error

    def check(self, patience: float = 0.0) -> CheckResult:
        """Check the whole manual; pictures that nobody has looked at yet are tried for `patience`
        seconds."""
        is_complete = self._trials.go_on(self._read, self._listed.stamps, patience)
        known = self._trials.told(self._read, self._listed.stamps)
        return CheckResult(tuple(check(known)), is_complete)

    def _present_id(self, name: str) -> str:
        """Return the id of the page that is or once was called `name`, else `name`."""
        pages = self._source.pages
        if any(page.head.id == name for page in pages):
            return name
        return next((page.head.id for page in pages if name in page.head.aliases), name)

    def _compilation(self, language: str) -> Compilation:
        code = self.info.language_for(language)
        with self._turn:
            if code not in self._compilations:
                self._compilations[code] = Compilation(self._source, code)
            return self._compilations[code]

    def _compiled(self, ref: DraftRef) -> Page | None:
        compilation = self._compilation(ref.language)
        with self._turn:
            if ref not in self._pages:
                name, is_drawing, drawing = ref.page.partition(":")
                made = compilation.drawing(drawing) if is_drawing else compilation.page(name)
                self._pages[ref] = made
            return self._pages[ref]


@dataclass(frozen=True, slots=True)
class Change:
    """What has changed in a manual's folder. `written` has the files that are new or were saved,
    the last one saved at the end."""

    draft: Draft
    written: tuple[str, ...]
    removed: tuple[str, ...] = ()


class WritingSession:
    """One folder that is written in. Safe to be used from several threads."""

    def __init__(self) -> None:
        self._turn = RLock()
        self._known = Readings()
        self._trials = PictureTrials()
        self._stamps: Mapping[str, Stamp] = {}
        self._draft: Draft | None = None

    def open(self, folder: Path) -> Draft:
        """Read a manual's folder; raises `BadInput` where there is none."""
        with self._turn:
            listed = open_folder(folder)
            self._known = Readings()
            self._trials = PictureTrials()
            self._draft = Draft(source_in(listed, self._known), listed, self._trials)
            self._stamps = listed.stamps
            return self._draft

    def changed(self, paths: Iterable[Path] = ()) -> Change | None:
        """Look at the folder again and return what has changed since; None where nothing has.

        `paths` are files known to have been written, should their size and time be as before.
        Raises `BadInput` where the folder is gone.
        """
        with self._turn:
            if self._draft is None:
                return None
            listed = open_folder(self._draft.folder)
            doubted = {name for path in paths if (name := _name_in(listed, path))}
            if listed.stamps == self._stamps and not doubted:
                return None
            return self._read_again(self._draft, listed, doubted)

    def _read_again(self, before: Draft, listed: SourceFolder, doubted: set[str]) -> Change | None:
        for name in doubted:
            self._known.read_again(name)
        source = source_in(listed, self._known)
        old, self._stamps = self._stamps, listed.stamps
        removed = tuple(sorted(old.keys() - listed.stamps.keys()))
        other = {name for name, stamp in listed.stamps.items() if old.get(name) != stamp}
        new_picture = any(name in source.files for name in other)
        draft = Draft(source, listed, self._trials, before.pictures + new_picture)
        other |= {name for name in doubted if draft.text(name) != before.text(name)}
        if not other and not removed:
            return None
        written = sorted(other, key=lambda name: (listed.stamps[name].written, name))
        self._draft = draft
        return Change(draft, tuple(written), removed)


def _made_ready(path: str, data: bytes) -> bytes:
    try:
        return ready_picture(path, data, keeps_size=True).data
    except UnusablePicture as unusable:
        raise BadInput(
            "picture-unusable",
            "The picture {path} cannot be shown: {reason}.",
            path=path,
            reason=unusable.reason,
        ) from unusable


def _name_in(folder: SourceFolder, path: PurePath) -> str:
    """Return the name by which a file is known in a folder; empty for what does not lie there."""
    try:
        name = unicodedata.normalize("NFC", path.relative_to(folder.root).as_posix())
    except ValueError:
        return ""
    return name if name in folder.files else ""
