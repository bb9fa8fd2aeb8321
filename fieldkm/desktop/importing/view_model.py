"""Importing documentation, without Qt: the source, the work, its report, and the pages that came of
it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path

from fieldkm.app.foreign_sources import UNNAMED, ForeignSource, Naming
from fieldkm.app.importing import Imported, ImportRecord, ReportLine, Stage
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.domain.manuals import Page, slug
from fieldkm.errors import FieldkmError

Relay = Callable[[Callable[[], None]], None]
STOPPED = frozenset({"import-stopped", "preview-stopped"})
IS_A_MANUAL = "already-a-manual"


class Step(IntEnum):
    """The parts of the screen, in the order in which one comes to them."""

    SOURCE = 0
    REPORT = 1
    PUBLISH = 2


@dataclass(frozen=True, slots=True)
class State:
    """All that the screen shows.

    `asked` is what was chosen last, `found` what it turned out to be; `stage` is None while nothing
    runs. `item` is the line of the report that is marked, `page` the page that is shown.
    """

    step: Step = Step.SOURCE
    remembered: tuple[ImportRecord, ...] = ()
    asked: Path | None = None
    is_looking: bool = False
    found: ForeignSource | None = None
    naming: Naming = UNNAMED
    stage: Stage | None = None
    done: int = 0
    total: int = 0
    stops: bool = False
    error: Exception | None = None
    imported: Imported | None = None
    kind: str = ""
    item: ReportLine | None = None
    page: Page | None = None

    @property
    def is_busy(self) -> bool:
        """Tell whether something runs that is waited for."""
        return self.stage is not None

    @property
    def has_bad_id(self) -> bool:
        """Tell whether the id that was typed is none."""
        return bool(self.naming.id) and slug(self.naming.id) != self.naming.id

    @property
    def is_ready(self) -> bool:
        """Tell whether the import can begin."""
        return self.found is not None and not self.is_busy and not self.has_bad_id

    @property
    def was_stopped(self) -> bool:
        """Tell whether the last work was stopped and all is well."""
        return isinstance(self.error, FieldkmError) and self.error.code in STOPPED

    @property
    def is_manual(self) -> bool:
        """Tell whether what was chosen is a manual already."""
        return isinstance(self.error, FieldkmError) and self.error.code == IS_A_MANUAL

    @property
    def items(self) -> Sequence[ReportLine]:
        """All lines of the report; a line is named by its position here."""
        return self.imported.report.items if self.imported else ()


class ImportingViewModel(ViewModel[State]):
    """Looks at sources and imports them off the interface's thread; shows what came of it."""

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        relay: Relay,
        on_change: Callable[[State], None],
    ) -> None:
        super().__init__(State(), on_change)
        self._workplace = workplace
        self._tasks = tasks
        self._relay = relay
        self._is_stopped = False

    # ------------------------------------------------------------ the source

    def load(self) -> None:
        """Read what was imported before."""
        self._tasks.run(
            lambda: tuple(self._workplace.importing.remembered()),
            lambda found: self._show(replace(self.state, remembered=found)),
            lambda error: self._show(replace(self.state, error=error)),
            group="imports",
        )

    def look_at(self, source: Path) -> None:
        """Find out what a file or folder is; nothing while an import runs."""
        if self.state.is_busy:
            return
        asked = replace(self.state, asked=source, step=Step.SOURCE, is_looking=True)
        self._show(replace(asked, found=None, error=None))
        self._tasks.run(
            lambda: self._workplace.importing.look_at(source),
            self._take_source,
            lambda error: self._show(replace(self.state, is_looking=False, error=error)),
            group="import-source",
        )

    def choose_dialect(self, dialect: str) -> None:
        """Read the source as if it were written in another way."""
        found = self.state.found
        if found is not None:
            self._show(replace(self.state, found=replace(found, dialect=dialect)))

    def choose_target(self, target: Path) -> None:
        """Write into another folder."""
        found = self.state.found
        if found is None:
            return
        self._tasks.run(
            lambda: self._workplace.importing.into(found, target),
            self._take_source,
            lambda error: self._show(replace(self.state, error=error)),
            group="import-source",
        )

    def rename(self, naming: Naming) -> None:
        """Call the manual otherwise."""
        self._show(replace(self.state, naming=naming))

    # ------------------------------------------------------------ the import

    def run(self) -> None:
        """Import."""
        found, naming = self.state.found, self.state.naming
        if found is not None and self.state.is_ready:
            importing = self._workplace.importing
            self._begin(lambda: importing.run(found, naming, self._tell, self._asks_to_stop))

    def open(self, record: ImportRecord) -> None:
        """Open what was imported before, with its pages as they are now."""
        if not self.state.is_busy:
            self._show(replace(self.state, asked=Path(record.source), found=None))
            importing = self._workplace.importing
            self._begin(lambda: importing.open(record, self._tell, self._asks_to_stop))

    def stop(self) -> None:
        """Ask what runs to stop soon."""
        if self.state.is_busy:
            self._is_stopped = True
            self._show(replace(self.state, stops=True))

    # ------------------------------------------------------------ what came of it

    def go_to(self, step: Step) -> None:
        """Go to a part of the screen; nowhere before there is something to see."""
        if step is Step.SOURCE or self.state.imported is not None:
            self._show(replace(self.state, step=step))

    def show_kind(self, kind: str) -> None:
        """Show only the lines of one kind; all with an empty one."""
        self._show(replace(self.state, kind=kind))

    def show_item(self, position: int) -> None:
        """Mark a line of the report and show the page that it is about."""
        imported = self.state.imported
        if imported is None or not 0 <= position < len(self.state.items):
            return
        item = self.state.items[position]
        page = imported.page_of(item)
        marked = replace(self.state, item=item, page=None)
        self._show(self._with_page(marked, page) if page else marked)

    def show_page(self, page: str) -> None:
        """Show a page as a reader would see it."""
        self._show(self._with_page(replace(self.state, item=None), page))

    def picture(self, path: str) -> bytes:
        """Return a picture of the pages; raises `FieldkmError`."""
        imported = self.state.imported
        return imported.preview.file(path) if imported else b""

    def _with_page(self, state: State, page: str) -> State:
        if state.imported is None:
            return state
        try:
            return replace(state, page=state.imported.preview.page(page))
        except FieldkmError as error:
            return replace(state, page=None, error=error)

    # ------------------------------------------------------------ inside

    def _take_source(self, found: ForeignSource) -> None:
        is_new = self.state.is_looking or found.is_again
        naming = found.naming if is_new else self.state.naming
        state = replace(self.state, found=found, naming=naming, is_looking=False, error=None)
        self._show(state)

    def _begin(self, work: Callable[[], Imported]) -> None:
        self._is_stopped = False
        begun = replace(self.state, stage=Stage.READING, done=0, total=0, error=None)
        self._show(replace(begun, step=Step.SOURCE, imported=None, item=None, page=None, kind=""))
        self._tasks.run(work, self._finish, self._fail)

    def _finish(self, imported: Imported) -> None:
        found = imported.source
        state = replace(self.state, found=found, naming=found.naming, stage=None, stops=False)
        ended = replace(state, imported=imported, step=Step.REPORT)
        pages = imported.preview.pages()
        self._show(self._with_page(ended, pages[0]) if pages else ended)
        self.load()

    def _fail(self, error: Exception) -> None:
        self._show(replace(self.state, stage=None, stops=False, error=error))
        self.load()

    def _asks_to_stop(self) -> bool:
        return self._is_stopped

    def _tell(self, stage: Stage, done: int, total: int) -> None:
        """Called on the work's thread."""
        self._relay(lambda: self._progress(stage, done, total))

    def _progress(self, stage: Stage, done: int, total: int) -> None:
        if self.state.is_busy:  # a late word of work that has ended is not shown
            self._show(replace(self.state, stage=stage, done=done, total=total))
