"""A folder is published: its version, the key, and what is said while and after."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from fieldkm.app.releases import PublishStage, Signer
from fieldkm.desktop.publishing.finding_groups import finding_groups
from fieldkm.desktop.publishing.view_model import PublishViewModel, State
from fieldkm.domain.checking import Finding, Severity, error, warning
from fieldkm.errors import BadInput, Refused, Unavailable
from fieldkm.host.settings import Settings
from tests.support.releases import KEY, NO_KEY, FakeReleases
from tests.support.tasks import HeldTasks, ImmediateTasks

FOLDER = Path("/pump")
SETTINGS = Settings(signing_key=str(KEY))


@dataclass
class Bench:
    """The view model on a fake home that keeps its settings."""

    tasks: Any = field(default_factory=ImmediateTasks)
    releases: FakeReleases = field(default_factory=FakeReleases)
    settings: Settings = SETTINGS
    told: list[None] = field(default_factory=list)
    seen: list[State] = field(default_factory=list)

    def __post_init__(self) -> None:
        workplace: Any = self
        self.model = PublishViewModel(
            workplace, self.tasks, lambda f: f(), self.seen.append, lambda: self.told.append(None)
        )

    def change_settings(self, settings: Settings) -> None:
        if settings.signing_key.startswith("/full"):
            raise Unavailable("disk-full", "The disk is full.")
        self.settings = settings

    @property
    def state(self) -> State:
        return self.model.state


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_folder_is_read_and_offered_with_the_key_used_last(bench: Bench) -> None:
    bench.model.show_folder(FOLDER)
    state = bench.state
    assert (state.version, state.signer) == ("1", Signer(KEY, "abc"))
    assert state.is_ready


def test_a_folder_without_a_manual_says_so(bench: Bench) -> None:
    bench.model.show_folder(Path("/broken"))
    assert isinstance(bench.state.error, BadInput)
    assert not bench.state.is_ready


def test_without_a_key_nothing_is_published(bench: Bench) -> None:
    bench.settings = Settings(signing_key="/stick/that/is/away.key")
    bench.model.show_folder(FOLDER)
    assert bench.state.signer is None
    bench.model.publish()
    assert bench.releases.published == []


def test_a_chosen_key_is_remembered_and_a_wrong_file_is_told(bench: Bench) -> None:
    bench.settings = Settings()
    bench.model.show_folder(FOLDER)
    bench.model.choose_key(Path("/letter.txt"))
    assert bench.state.key_problem is NO_KEY
    bench.model.choose_key(KEY)
    assert bench.state.key_problem is None
    assert bench.settings.signing_key == str(KEY)


def test_a_new_key_bears_the_publishers_name(bench: Bench) -> None:
    bench.model.show_folder(FOLDER)
    bench.model.make_key(Path("/new.key"))
    assert bench.state.signer == Signer(Path("/new.key"), "new", "Pump AB")


def test_settings_that_cannot_be_kept_do_not_keep_from_signing(bench: Bench) -> None:
    bench.model.show_folder(FOLDER)
    bench.model.make_key(Path("/full/new.key"))
    assert isinstance(bench.state.key_problem, Unavailable)
    assert bench.state.is_ready


def test_a_version_must_be_newer_than_what_is_installed(bench: Bench) -> None:
    bench.releases.installed = "3"
    bench.model.show_folder(FOLDER)
    assert bench.state.version == "4"
    bench.model.type_version("3")
    assert bench.state.version_problem is not None
    assert not bench.state.is_ready
    bench.model.type_version("a/../b")
    assert not bench.state.is_ready
    bench.model.type_version("3.1")
    assert bench.state.is_ready


def test_publishing_shows_its_way_and_tells_the_window(bench: Bench) -> None:
    bench.releases.findings = (warning("pages/a.md", 2, "broken-link", "It leads nowhere."),)
    bench.model.show_folder(FOLDER)
    bench.model.publish()
    stages = [state.stage for state in bench.seen if state.stage]
    assert stages[0] is PublishStage.CHECKING
    assert PublishStage.BUILDING in stages
    assert bench.releases.published == [("1", KEY)]
    assert bench.told == [None]
    state = bench.state
    assert state.published is not None
    assert len(state.findings) == 1
    assert state.version_problem is None
    assert not state.is_ready


def test_what_was_published_is_followed_by_the_next_version(bench: Bench) -> None:
    bench.model.show_folder(FOLDER)
    bench.model.publish()
    bench.model.show_folder(FOLDER)
    assert bench.state.published is None
    assert bench.state.version == "2"


def test_a_typed_version_survives_that_the_folder_is_read_again(bench: Bench) -> None:
    bench.model.show_folder(FOLDER)
    bench.model.type_version("2026.11")
    bench.model.show_folder(FOLDER)
    assert bench.state.version == "2026.11"


def test_errors_of_the_checker_are_told_as_such(bench: Bench) -> None:
    bench.releases.error = Refused("manual-has-errors", "It has {count}.", count=1)
    bench.releases.findings = (error("pages/a.md", 2, "broken-link", "It leads nowhere."),)
    bench.model.show_folder(FOLDER)
    bench.model.publish()
    assert bench.state.has_errors
    assert bench.state.stage is None
    assert bench.told == []


def test_a_stop_reaches_the_work_and_is_no_error() -> None:
    bench = Bench(tasks=HeldTasks())
    bench.model.show_folder(FOLDER)
    bench.tasks.finish_all()
    bench.model.publish()
    bench.model.stop()
    assert bench.state.stops
    bench.model.show_folder(Path("/other"))
    assert bench.state.folder == FOLDER
    bench.releases.error = Refused("publishing-stopped", "It was stopped.")
    bench.tasks.finish_all()
    assert bench.releases.was_asked_to_stop
    assert bench.state.was_stopped


def test_the_pack_is_saved_for_others_or_says_why_not(bench: Bench) -> None:
    bench.model.save_copy(Path("/stick/pump.pack"))
    assert bench.releases.copies == []
    bench.model.show_folder(FOLDER)
    bench.model.publish()
    bench.model.save_copy(Path("/stick/pump.pack"))
    assert bench.state.copy == Path("/stick/pump.pack")
    bench.releases.error = Unavailable("disk-full", "The disk is full.")
    bench.model.save_copy(Path("/full/pump.pack"))
    assert bench.state.error is bench.releases.error


def test_another_folder_forgets_what_was_said_of_the_one_before(bench: Bench) -> None:
    bench.model.show_folder(FOLDER)
    bench.model.publish()
    bench.model.show_folder(Path("/valve"))
    assert bench.state == replace(bench.state, published=None, findings=(), error=None)
    bench.model.show_folder(None)
    assert bench.state.release is None


def test_findings_stand_file_by_file_those_with_errors_first() -> None:
    findings = (
        warning("a.md", 0, "x", "one"),
        warning("b.md", 3, "x", "two"),
        Finding("b.md", 4, Severity.ERROR, "x", "three"),
    )
    groups = finding_groups(findings)
    assert [(group.title, group.tone) for group in groups] == [
        ("b.md", "danger"),
        ("a.md", "warning"),
    ]
    assert [(r.place, r.key) for r in groups[0].remarks] == [("b.md:3", 1), ("b.md:4", 2)]
    assert groups[1].remarks[0].place == "a.md"
