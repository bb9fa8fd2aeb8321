"""What the Manuals screen shows: the open page, its marks, what is around it, what is done.

A page is shown as soon as it is read; parts, notes, ticks and what links here are read off the
interface's thread and arrive a moment later.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from fieldkm.app.library import OpenPage
from fieldkm.app.places import FaultPlace
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.desktop.manual.page_marks import Mark, marks_of
from fieldkm.desktop.manual.procedure import NO_PROCEDURE, Procedure
from fieldkm.desktop.manual.surroundings import (
    NOTHING_READ,
    Surroundings,
    bare,
    flags_on,
    notes_on,
    surroundings,
)
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import ContentsEntry, PageRef
from fieldkm.domain.reading import Note
from fieldkm.errors import BadInput, FieldkmError

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ManualChoice:
    """An installed manual, to choose from."""

    id: str
    title: str
    version: str


@dataclass(frozen=True, slots=True)
class State:
    """All that the screen shows. `open` is None while there is no manual, or none was chosen."""

    manuals: tuple[ManualChoice, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    open: OpenPage | None = None
    marks: tuple[Mark, ...] = ()
    machine: MachineAtHand | None = None
    procedure: Procedure = NO_PROCEDURE
    around: Surroundings = NOTHING_READ


@dataclass(frozen=True, slots=True)
class _Read:
    """What the background read of one page brings."""

    page: OpenPage
    around: Surroundings
    ticked: frozenset[str]
    edits: int


class ManualViewModel(ViewModel[State]):
    """Opens pages and does what the reader does on them."""

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        on_change: Callable[[State], None],
        on_error: Callable[[Exception], None],
        on_written: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(State(), on_change)
        self._workplace = workplace
        self._tasks = tasks
        self._on_error = on_error
        self._on_written = on_written
        self._language = "en"
        self._warned: frozenset[str] = frozenset()
        self._edits = 0

    # ------------------------------------------------------------ opening

    def start(self, language: str) -> None:
        """Show the first page of the first manual, or that there is none."""
        self._language = language
        manuals = self._manuals()
        if manuals:
            self.open(self._workplace.library.first_page(manuals[0].id, language), language)
        else:
            self._show(State())

    def first_page(self, manual: str) -> PageRef:
        """Return the page with which a manual begins."""
        return self._workplace.library.first_page(manual, self._language)

    def fault_page(self, fault: FaultPlace, language: str) -> PageRef:
        """Return the page that treats a fault code or a symptom; raises `BadInput`."""
        page = self._workplace.library.fault_page(fault.manual, fault.code, language)
        if page is None:
            raise BadInput(
                "no-such-fault",
                "No page treats “{fault}”.",
                "Look for it in the list of fault codes, or search for its words.",
                fault=fault.code,
            )
        return page

    def open(self, ref: PageRef, language: str) -> None:
        """Open a page; where it is not there, raises `FieldkmError` and keeps the one before."""
        page = self._workplace.library.open(ref, language)
        self._language = language
        machine = self._workplace.machine_at_hand
        before = self.state.open
        is_same = before is not None and before.page is page.page
        self._warned = self._warned if is_same else frozenset()
        self._show(
            State(
                manuals=self._manuals(),
                contents=self._workplace.library.contents(ref.manual, language),
                open=page,
                marks=marks_of(page, self._workplace.library.info(ref.manual), machine, language),
                machine=machine,
                procedure=self._procedure(page, is_same and machine == self.state.machine),
                around=self.state.around if is_same else NOTHING_READ,
            )
        )
        self._read_around(is_new=not is_same)

    def reopen(self, language: str) -> None:
        """Read the open page again: machine, manuals or language have changed."""
        page = self.state.open
        installed = {choice.id for choice in self._manuals()}
        if page is None or page.ref.manual not in installed:
            self.start(language)
        else:
            self.open(page.ref, language)

    # ------------------------------------------------------------ steps

    def toggle(self, key: str) -> str:
        """Tick a step, acknowledge a warning, or take it back.

        Returns the key of a danger or warning that is to be read first: then nothing was ticked.
        Each is asked for once; whoever ticks again has seen it.
        """
        state = self.state
        if state.open is None:
            return ""
        unread = state.procedure.unread_before(key, self._warned)
        if unread:
            self._warned |= set(unread)
            return unread[0]
        step = state.procedure.text_of(key)
        is_ticked = self._workplace.work.toggle(state.machine, state.open, key, step)
        self._edited(replace(state, procedure=state.procedure.with_tick(key, is_ticked)))
        return ""

    def start_over(self) -> frozenset[str]:
        """Take back every tick of the page; returns them for `tick_again`."""
        ticked = self.state.procedure.ticked
        self._warned = frozenset()
        self._toggle_all(ticked, is_ticked=False)
        return ticked

    def tick_again(self, keys: frozenset[str]) -> None:
        """Bring back the ticks that `start_over` took, on the page that is open."""
        self._toggle_all(keys - self.state.procedure.ticked, is_ticked=True)

    def _toggle_all(self, keys: frozenset[str], is_ticked: bool) -> None:
        state = self.state
        if state.open is None:
            return
        procedure = state.procedure
        for key in keys:
            text = procedure.text_of(key)
            self._workplace.work.toggle(state.machine, state.open, key, text)
            procedure = procedure.with_tick(key, is_ticked)
        self._edited(replace(state, procedure=procedure))

    # ------------------------------------------------------------ notes and favourites

    def toggle_favourite(self) -> None:
        """Mark the page as a favourite, or take the mark away."""
        page, around = self.state.open, self.state.around
        if page is None:
            return
        if around.is_favourite:
            self._workplace.notebook.unmark(page.ref)
        else:
            self._workplace.notebook.mark(page)
        self._on_written()
        around = replace(around, is_favourite=not around.is_favourite)
        self._edited(replace(self.state, around=around))

    def write_note(self, anchor: str, quote: str, text: str) -> None:
        """Write a note at a section, perhaps about a quoted text; raises `Refused`."""
        if self.state.open is not None:
            self._workplace.notebook.write_note(self.state.open, anchor, quote, text)
            self._show_notes()

    def change_note(self, note: Note, text: str) -> None:
        """Give a note another text; raises `Refused`."""
        self._workplace.notebook.change_note(note, text)
        self._show_notes()

    def remove_note(self, note: Note) -> None:
        """Remove a note; `restore_note` brings it back."""
        self._workplace.notebook.remove_note(note)
        self._show_notes()

    def restore_note(self, note: Note) -> None:
        """Bring back a note that was removed."""
        self._workplace.notebook.restore_note(note)
        self._show_notes()

    def report(self, anchor: str, quote: str, text: str) -> None:
        """Report that something is wrong on the page; raises `FieldkmError`."""
        page = self.state.open
        if page is not None:
            here = PageRef(page.ref.manual, page.ref.page, anchor)
            self._workplace.flags.report_page(here, text, quote)
            self._on_written()
            flags = flags_on(self._workplace, page, self._language)
            self._edited(replace(self.state, around=replace(self.state.around, flags=flags)))

    # ------------------------------------------------------------ reading

    def picture(self, manual: str, path: str) -> bytes:
        """Return a picture out of a manual's pack; raises `FieldkmError`."""
        return self._workplace.library.file(manual, path)

    def title_of(self, ref: PageRef) -> str:
        """Return the title of the page that a link leads to, or an empty string."""
        heads = self._workplace.library.heads(ref.manual, self._language)
        return heads[ref.page].title if ref.page in heads else ""

    def _title_of_manual(self, manual: str) -> str:
        return self._workplace.library.info(manual).title(self._language)

    def _manuals(self) -> tuple[ManualChoice, ...]:
        return tuple(
            ManualChoice(manual.id, self._title_of_manual(manual.id), manual.version)
            for manual in self._workplace.library.installed()
        )

    def _procedure(self, page: OpenPage, keep_ticks: bool) -> Procedure:
        ticked = self.state.procedure.ticked if keep_ticks else frozenset()
        return Procedure(page.page.steps, page.page.alarms, ticked)

    def _read_around(self, is_new: bool) -> None:
        page, machine = self.state.open, self.state.machine
        if page is not None:
            self._tasks.run(
                lambda: self._read(page, machine, is_new),
                self._take_around,
                self._on_error,
                group="manual-around",
            )

    def _read(self, page: OpenPage, machine: MachineAtHand | None, is_new: bool) -> _Read:
        """Runs off the interface's thread: reads only, but for the history."""
        workplace, edits = self._workplace, self._edits
        if is_new:
            self._note_opened(page)
        around = surroundings(workplace, page, self._language)
        return _Read(page, around, workplace.work.ticked(machine, bare(page.ref)), edits)

    def _note_opened(self, page: OpenPage) -> None:
        """Keep in mind that a page was read; where the disk is full, reading goes on without."""
        try:
            self._workplace.notebook.opened(page)
        except FieldkmError as error:
            logger.warning("the history cannot be written: %s", error.code)

    def _take_around(self, read: _Read) -> None:
        if self.state.open is not read.page:
            return
        if read.edits != self._edits:
            self._read_around(is_new=False)
        else:
            procedure = replace(self.state.procedure, ticked=read.ticked)
            self._show(replace(self.state, around=read.around, procedure=procedure))

    def _show_notes(self) -> None:
        self._on_written()
        page = self.state.open
        if page is not None:
            notes = notes_on(self._workplace, page, self._language)
            self._edited(replace(self.state, around=replace(self.state.around, notes=notes)))

    def _edited(self, state: State) -> None:
        """Show what the reader has done; what is being read in the background is out of date."""
        self._edits += 1
        self._show(state)
