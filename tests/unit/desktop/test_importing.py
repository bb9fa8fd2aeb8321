"""Documentation is looked at, imported, and what came of it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fieldkm.app.foreign_sources import ForeignSource, Naming
from fieldkm.app.importing import ImportRecord, ReportLine, Stage
from fieldkm.desktop.importing.view_model import ImportingViewModel, State, Step
from fieldkm.errors import BadInput, Refused
from tests.support.tasks import HeldTasks, ImmediateTasks

SOURCE = Path("/docs/pump")
FOUND = ForeignSource(SOURCE, "markdown", Path("/made/pump"))
AGAIN = replace(FOUND, is_again=True, naming=Naming("pump", "Pump"))
LOST = ReportLine("a.md", 3, "dead-link", "It leads nowhere.")
ELSEWHERE = ReportLine("LICENSE", 0, "file-left-out", "No page.")


@dataclass
class FakePreview:
    """Two pages; "gone" is damaged."""

    info: Any = field(default_factory=lambda: SimpleNamespace(id="pump"))

    def pages(self) -> tuple[str, ...]:
        return ("a", "b")

    def page(self, page: str) -> Any:
        if page == "gone":
            raise BadInput("unknown-page", "There is no page “{page}”.", page=page)
        return SimpleNamespace(head=SimpleNamespace(id=page, source=f"pages/{page}.md"))

    def file(self, path: str) -> bytes:
        return path.encode()


@dataclass
class FakeImported:
    """What an import gives; the first line of the report is about the page "b"."""

    items: tuple[ReportLine, ...] = (LOST, ELSEWHERE)
    preview: FakePreview = field(default_factory=FakePreview)
    source: ForeignSource = AGAIN
    folder: Path = FOUND.target

    @property
    def report(self) -> Any:
        return SimpleNamespace(items=self.items)

    def page_of(self, item: ReportLine) -> str:
        return "b" if item is LOST else ""


@dataclass
class FakeImporting:
    """Imports what it is told to, or fails with `error`; `asks` is called while it works."""

    error: Exception | None = None
    runs: list[tuple[ForeignSource, Naming]] = field(default_factory=list)
    opened: list[ImportRecord] = field(default_factory=list)
    imported: FakeImported = field(default_factory=FakeImported)
    was_asked_to_stop: bool = False

    def look_at(self, source: Path) -> ForeignSource:
        self._fail()
        return replace(FOUND, source=source)

    def into(self, found: ForeignSource, target: Path) -> ForeignSource:
        is_again = target.name == "before"
        naming = Naming("old", "Old") if is_again else Naming()
        return replace(found, target=target, is_again=is_again, naming=naming)

    def remembered(self) -> list[ImportRecord]:
        return [ImportRecord("/docs/pump", "/made/pump", title=f"{len(self.runs)} runs")]

    def run(self, found: ForeignSource, naming: Naming, progress: Any, cancelled: Any) -> Any:
        self._fail()
        self.runs.append((found, naming))
        progress(Stage.READING, 1, 2)
        self.was_asked_to_stop = cancelled()
        return self.imported

    def open(self, record: ImportRecord, progress: Any, cancelled: Any) -> Any:
        self._fail()
        self.opened.append(record)
        progress(Stage.PREVIEW, 1, 2)
        return self.imported

    def _fail(self) -> None:
        if self.error:
            raise self.error


@dataclass
class Bench:
    """The view model on a fake, and every state that it has shown."""

    tasks: Any = field(default_factory=ImmediateTasks)
    importing: FakeImporting = field(default_factory=FakeImporting)
    seen: list[State] = field(default_factory=list)

    def __post_init__(self) -> None:
        workplace: Any = SimpleNamespace(importing=self.importing)
        self.model = ImportingViewModel(workplace, self.tasks, lambda f: f(), self.seen.append)

    @property
    def state(self) -> State:
        return self.model.state


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_source_is_looked_at_and_told_what_it_is(bench: Bench) -> None:
    bench.model.look_at(SOURCE)
    assert bench.seen[0].is_looking
    assert bench.state.found == FOUND
    assert not bench.state.is_looking
    assert bench.state.is_ready


def test_what_cannot_be_imported_says_why(bench: Bench) -> None:
    bench.importing.error = BadInput("not-documentation", "{source} is none.", source="x")
    bench.model.look_at(SOURCE)
    assert bench.state.error is bench.importing.error
    assert bench.state.found is None
    assert not bench.state.is_ready


def test_a_manual_is_known_as_one(bench: Bench) -> None:
    bench.importing.error = Refused("already-a-manual", "It is one.")
    bench.model.look_at(SOURCE)
    assert bench.state.is_manual
    assert bench.state.asked == SOURCE


def test_kind_names_and_folder_can_be_said_otherwise(bench: Bench) -> None:
    bench.model.look_at(SOURCE)
    bench.model.rename(Naming("pump", "The pump", "de"))
    bench.model.choose_dialect("html")
    bench.model.choose_target(Path("/elsewhere"))
    bench.model.run()
    ((found, naming),) = bench.importing.runs
    assert (found.dialect, found.target) == ("html", Path("/elsewhere"))
    assert naming == Naming("pump", "The pump", "de")


def test_a_folder_of_an_earlier_import_brings_its_names(bench: Bench) -> None:
    bench.model.look_at(SOURCE)
    bench.model.rename(Naming(title="Typed"))
    bench.model.choose_target(Path("/made/before"))
    assert bench.state.naming == Naming("old", "Old")


@pytest.mark.parametrize("bad", ["a b", "Pump", "a/b", "..", "-x"])
def test_a_bad_id_keeps_it_from_being_imported(bench: Bench, bad: str) -> None:
    bench.model.look_at(SOURCE)
    bench.model.rename(Naming(bad))
    assert bench.state.has_bad_id
    bench.model.run()
    assert bench.importing.runs == []


def test_an_import_shows_how_far_it_is_and_then_its_report(bench: Bench) -> None:
    bench.model.look_at(SOURCE)
    bench.model.run()
    assert [(s.done, s.total) for s in bench.seen if s.is_busy] == [(0, 0), (1, 2)]
    state = bench.state
    assert state.step is Step.REPORT
    assert state.page is not None
    assert state.page.head.id == "a"
    assert state.items == (LOST, ELSEWHERE)
    assert state.naming == Naming("pump", "Pump")
    assert state.remembered[0].title == "1 runs"


def test_a_line_leads_to_its_page_and_one_without_a_page_to_none(bench: Bench) -> None:
    bench.model.look_at(SOURCE)
    bench.model.run()
    bench.model.show_item(0)
    assert bench.state.item is LOST
    assert bench.state.page is not None
    assert bench.state.page.head.id == "b"
    bench.model.show_item(1)
    assert bench.state.item is ELSEWHERE
    assert bench.state.page is None
    bench.model.show_item(99)
    assert bench.state.item is ELSEWHERE
    bench.model.show_page("a")
    assert bench.state.item is None
    assert bench.state.page is not None


def test_a_page_that_is_not_there_is_an_error_and_no_crash(bench: Bench) -> None:
    bench.model.look_at(SOURCE)
    bench.model.run()
    bench.model.show_page("gone")
    assert bench.state.page is None
    assert isinstance(bench.state.error, BadInput)


def test_a_failed_import_stays_at_its_source(bench: Bench) -> None:
    bench.model.look_at(SOURCE)
    bench.importing.error = BadInput("nothing-to-import", "Nothing.")
    bench.model.run()
    assert bench.state.step is Step.SOURCE
    assert not bench.state.is_busy
    assert bench.state.imported is None
    bench.model.go_to(Step.REPORT)
    assert bench.state.step is Step.SOURCE


def test_what_was_stopped_is_no_error(bench: Bench) -> None:
    bench.model.look_at(SOURCE)
    bench.importing.error = Refused("import-stopped", "It was stopped.")
    bench.model.run()
    assert bench.state.was_stopped


def test_a_stop_reaches_the_work(bench: Bench) -> None:
    held = HeldTasks()
    bench = Bench(tasks=held)
    bench.model.look_at(SOURCE)
    held.finish_all()
    bench.model.run()
    bench.model.stop()
    assert bench.state.stops
    bench.model.look_at(Path("/other"))
    assert bench.state.asked == SOURCE
    held.finish_all()
    assert bench.importing.was_asked_to_stop
    assert not bench.state.stops


def test_the_next_import_lets_go_of_the_pages_of_the_one_before(bench: Bench) -> None:
    bench.model.look_at(SOURCE)
    bench.model.run()
    bench.model.run()
    assert [state.imported for state in bench.seen if state.is_busy] == [None] * 4
    assert len(bench.importing.runs) == 2


def test_an_earlier_import_is_opened_again(bench: Bench) -> None:
    bench.model.load()
    (record,) = bench.state.remembered
    bench.model.open(record)
    assert bench.importing.opened == [record]
    assert bench.state.step is Step.REPORT
    assert bench.state.found is not None


def test_lines_are_narrowed_to_one_kind(bench: Bench) -> None:
    bench.model.show_kind("dead-link")
    assert bench.state.kind == "dead-link"
