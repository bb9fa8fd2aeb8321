"""A picture of every screen in both themes and both languages, for people to look at."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from fieldkm.app.importing import Importing
from fieldkm.app.library import Library
from fieldkm.app.pictured_sync import PicturedConflicts, PicturedSync
from fieldkm.app.places import (
    CustomerPlace,
    DrawingPlace,
    ForeignPlace,
    IncidentPlace,
    MachinePlace,
    Place,
    SourcePlace,
    VisitPage,
)
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.importing.view import ImportingScreen
from fieldkm.desktop.importing.view_model import Step
from fieldkm.desktop.kit.translation import LANGUAGES
from fieldkm.desktop.pictured_fixes import fix_sights, reviewer_of
from fieldkm.desktop.pictured_source import write_source
from fieldkm.desktop.screens import SCREENS
from fieldkm.desktop.shell.appearance import Appearance
from fieldkm.desktop.shell.incident_report.view import IncidentReportDialog
from fieldkm.desktop.shell.machine_picker.view import MachinePickerDialog
from fieldkm.desktop.shell.routes import CUSTOMERS, FAULTS, HOME, PARTS, SETTINGS, SYNC
from fieldkm.desktop.shell.shortcuts import ShortcutsDialog
from fieldkm.desktop.shell.window import MainWindow
from fieldkm.domain.customers import Site, Subject, SubjectKind
from fieldkm.domain.machines import Machine
from fieldkm.domain.manuals import PageKind, PageRef, covers
from fieldkm.errors import FieldkmError, from_os_error
from fieldkm.host.paths import Home
from fieldkm.host.settings import Theme

T = TypeVar("T")

USUAL_SIZE = (1440, 900)
NARROW_SIZE = (900, 650)
_VISITS = 12  # of which the one is chosen that shows most
_WORDS = {"en": "fuser hot", "zh": "定影"}


class PatientTasks:
    """Slow work done at once: a picture waits for everything that belongs on it."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        group: str = "",
    ) -> None:
        """Do `work` now; see `Tasks.run`."""
        try:
            result = work()
        except FieldkmError as error:
            failed(error)
        else:
            done(result)

    def close(self) -> None:
        """Nothing waits."""


@dataclass(frozen=True, slots=True)
class Sights:
    """What of this home is worth a picture; None where there is nothing of the kind."""

    procedure: PageRef | None
    fault: Place | None
    drawing: DrawingPlace | None
    machine: MachinePlace | None
    customer: CustomerPlace | None
    incident: IncidentPlace | None
    visit: VisitPage | None


def take_pictures(home: Home, folder: Path) -> list[Path]:
    """Save the pictures in `folder`, named `parts-dark-zh.png`; returns them in the order taken.

    The home's settings are as before afterwards; no display is needed. Raises `Unavailable` where a
    picture cannot be written.
    """
    with tempfile.TemporaryDirectory() as workshop:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            source = write_source(Path(workshop))
        except OSError as error:
            raise from_os_error(error, str(folder)) from error
        return _taken(home, folder, source)


def _taken(home: Home, folder: Path, source: Path) -> list[Path]:
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(["fieldkm"])
    workplace = Workplace(home)
    before = workplace.settings
    appearance = Appearance(application, workplace)
    window = MainWindow(workplace, PatientTasks(), appearance, SCREENS)
    # What is imported or sent for a picture is nothing that belongs to this home.
    vars(workplace).update(sync=PicturedSync(), conflicts=PicturedConflicts())
    vars(workplace)["review_desk"] = workplace.desk_of(lambda: reviewer_of(workplace))
    vars(workplace)["importing"] = Importing(Home(source.parent), lambda: False)
    camera = Camera(window, workplace, appearance, folder, source)
    try:
        return camera.take_all()
    finally:
        appearance.change(before)
        window.wind_down()
        window.deleteLater()


class Camera:
    """Leads the window from sight to sight and takes the pictures."""

    def __init__(
        self,
        window: MainWindow,
        workplace: Workplace,
        appearance: Appearance,
        folder: Path,
        source: Path,
    ) -> None:
        self._source = source
        self._window = window
        self._workplace = workplace
        self._appearance = appearance
        self._folder = folder
        self._ending = ""
        self._taken: list[Path] = []

    def take_all(self) -> list[Path]:
        """Take every picture in every theme and language."""
        self._window.resize(*USUAL_SIZE)
        self._window.show()
        self._window.activateWindow()
        self._window.begin()
        for language in LANGUAGES:
            for theme in (Theme.LIGHT, Theme.DARK):
                self._ending = f"{theme}-{language}"
                self._dress(theme, language)
                self._take_screens(sights_of(self._workplace, language), language)
        return self._taken

    def _take_screens(self, sights: Sights, language: str) -> None:
        window, journey = self._window, self._window.journey
        journey.show_screen(HOME)
        self._take("home")
        self._take_manuals(sights, language)
        self._take_customers(sights)
        for name, place in fix_sights(self._workplace):
            journey.go(place)
            self._take(name)
        journey.show_screen(SYNC)
        self._take("sync")
        journey.show_screen(SETTINGS)
        self._take("settings")
        self._take_making()
        journey.show_screen(HOME)
        window.activateWindow()
        window.field.begin()
        window.field.search_for(_WORDS[language])
        self._take("search")
        window.field.box.close()
        window.field.clear()
        self._take_dialogs(sights)
        self._take_sizes(sights)

    def _take_customers(self, sights: Sights) -> None:
        """A customer, a machine, a visit at it, an incident."""
        journey = self._window.journey
        journey.show_screen(CUSTOMERS)
        if sights.customer:
            journey.go(sights.customer)
        self._take("customers")
        known: tuple[tuple[str, Place | None], ...] = (
            ("cockpit", sights.machine),
            ("visit", sights.visit),
            ("incidents", sights.incident),
        )
        for name, place in known:
            if place:
                journey.go(place)
                self._take(name)

    def _take_manuals(self, sights: Sights, language: str) -> None:
        """A procedure, a fault code, the list of them, a drawing."""
        journey = self._window.journey
        if sights.procedure:
            journey.go(sights.procedure)
            self._take("manual")
            self._take_steps(sights.procedure, language)
        if sights.fault:
            journey.go(sights.fault)
            self._take("fault")
        journey.show_screen(FAULTS)
        self._take("faults")
        journey.show_screen(PARTS)
        if sights.drawing:
            journey.go(sights.drawing)
        self._take("parts")

    def _take_steps(self, procedure: PageRef, language: str) -> None:
        """The page further down, where its steps begin."""
        sections = self._workplace.library.sections(procedure, language)
        anchors = [section.anchor for section in sections if section.anchor]
        if anchors:
            self._window.journey.go(replace(procedure, anchor=anchors[0]))
            self._take("steps")

    def _take_making(self) -> None:
        """Documentation that is imported, its report, its release, and writing in it."""
        journey = self._window.journey
        journey.go(ForeignPlace(self._source))
        self._take("importing")
        screen = self._window.stage.current
        if not isinstance(screen, ImportingScreen):
            return
        model = screen.model
        if model.state.imported is None:
            model.run()
            kinds = [line.kind for line in model.state.items]
            model.show_item(kinds.index("missing-picture") if "missing-picture" in kinds else 0)
        for step, name in ((Step.REPORT, "report"), (Step.PUBLISH, "publishing")):
            model.go_to(step)
            self._take(name)
        if model.state.imported is not None:
            journey.go(SourcePlace(model.state.imported.folder, "pages/seal.md"))
            self._take("writing")

    def _take_dialogs(self, sights: Sights) -> None:
        theme, tasks = self._appearance.theme, PatientTasks()
        report = IncidentReportDialog(self._workplace, tasks, theme, lambda _: None, self._window)
        if sights.machine:
            report.model.take(Subject(SubjectKind.MACHINE, sights.machine.machine))
        for name, dialog in (
            ("report-incident", report),
            ("machine", MachinePickerDialog(self._workplace, theme, self._window)),
            ("keys", ShortcutsDialog(theme, self._window)),
        ):
            dialog.show()
            self._take(name, dialog)
            dialog.close()
            dialog.deleteLater()

    def _take_sizes(self, sights: Sights) -> None:
        """A narrow window, and one for gloves."""
        window = self._window
        if sights.procedure:
            window.journey.go(sights.procedure)
        window.resize(*NARROW_SIZE)
        self._take("narrow")
        window.resize(*USUAL_SIZE)
        bare_handed = self._workplace.settings
        self._appearance.change(replace(bare_handed, glove_mode=True))
        self._take("gloves")
        self._appearance.change(bare_handed)

    def _dress(self, theme: Theme, language: str) -> None:
        settings = replace(self._workplace.settings, theme=theme, language=language)
        self._appearance.change(replace(settings, zoom=100, glove_mode=False))

    def _take(self, name: str, widget: QWidget | None = None) -> None:
        _settle()
        target = self._folder / f"{name}-{self._ending}.png"
        if not (widget or self._window).grab().save(str(target)):
            raise from_os_error(PermissionError(), str(target))
        self._taken.append(target)


def sights_of(workplace: Workplace, language: str) -> Sights:
    """Choose a procedure, a fault's page and a drawing from the installed manuals."""
    library = workplace.library
    faults = [line for line in workplace.faults.listed(language) if line.code]
    machine = _machine(workplace, language)
    manuals = _manuals(workplace, machine)
    procedures = (_richest(library, manual, language) for manual in manuals)
    drawings = (_drawing(library, manual, language) for manual in manuals)
    return Sights(
        procedure=next(filter(None, procedures), None),
        fault=faults[len(faults) // 2].ref if faults else None,
        drawing=next(filter(None, drawings), None),
        machine=machine,
        customer=_customer(workplace, language),
        incident=next((IncidentPlace(one.id) for one in workplace.incidents.open()), None),
        visit=_visit(workplace, machine),
    )


def _manuals(workplace: Workplace, machine: MachinePlace | None) -> list[str]:
    """The installed manuals, those of the machine first."""
    library = workplace.library
    known = workplace.records.get(Machine, machine.machine) if machine else None
    model = known.model if known else ""
    manuals = [manual.id for manual in library.installed()]

    def rank(manual: str) -> tuple[bool, bool]:
        info = library.info(manual)
        return not covers(info, model), not info.models

    return sorted(manuals, key=rank)


def _visit(workplace: Workplace, machine: MachinePlace | None) -> VisitPage | None:
    """The visit at hand, else that at a machine of which most was written down."""
    found = workplace.visits.my_open_visits()
    if machine and not found:
        found = workplace.visits.states_of_machine(machine.machine, _VISITS)
    longest = max(found, key=lambda state: len(state.entries), default=None)
    return VisitPage(longest.visit.id) if longest else None


def _machine(workplace: Workplace, language: str) -> MachinePlace | None:
    """The machine of today's planned visit of which most must be known before going in."""
    visits = [visit for visit in workplace.today.read(language).visits if visit.planned.machine]
    if not visits:
        return None
    gravest = max(visits, key=lambda visit: (visit.hazards + visit.incidents, visit.planned.id))
    return MachinePlace(gravest.planned.machine)


def _customer(workplace: Workplace, language: str) -> CustomerPlace | None:
    """The customer to whom one goes today of whom most must be known before going in."""
    planned = [visit.planned for visit in workplace.today.read(language).visits]
    sites = [workplace.records.get(Site, visit.site) for visit in planned]
    customers = sorted({site.customer for site in sites if site is not None})
    return CustomerPlace(max(customers, key=partial(_known, workplace))) if customers else None


def _known(workplace: Workplace, customer: str) -> int:
    warnings = workplace.before_entry.of(customer=customer)
    return len(warnings.hazards) + len(warnings.preferences) + 2 * len(warnings.incidents)


def _richest(library: Library, manual: str, language: str) -> PageRef | None:
    """The procedure with most parts and tools: it shows most of what a page can show."""
    heads = library.heads(manual, language).values()
    procedures = [head for head in heads if head.kind is PageKind.PROCEDURE]
    if not procedures:
        return None
    richest = max(procedures, key=lambda head: (len(head.parts) + len(head.tools), head.id))
    return PageRef(manual, richest.id)


def _drawing(library: Library, manual: str, language: str) -> DrawingPlace | None:
    drawn = [d for d in library.catalogue(manual, language).drawings if d.callouts]
    if not drawn:
        return None
    return DrawingPlace(manual, drawn[0].id, drawn[0].callouts[min(2, len(drawn[0].callouts) - 1)])


def _settle() -> None:
    """Let everything be laid out and painted that was asked for."""
    for _ in range(4):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        QCoreApplication.sendPostedEvents()
