"""The Write a manual screen's state: what is opened, followed, held, checked and picked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from fieldkm.app.places import SourcePlace
from fieldkm.desktop.writing.view_model import MOST_RECENT, State, WritingViewModel
from fieldkm.domain.checking import Severity, error, warning
from fieldkm.errors import BadInput, Unavailable
from fieldkm.host.settings import Settings
from tests.support.fake_draft import FOLDER, FakeDraft, FakeSession, a_change, a_page
from tests.support.tasks import HeldTasks, ImmediateTasks

SEAL, OFF = a_page("seal"), a_page("off")
SEAL_ZH = a_page("seal", "zh/pages/seal.md", language="zh")
BROKEN = error("pages/off.md", 3, "broken-link", "There is no page “x”.")
UNUSED = warning("parts.csv", 2, "unused", "Nothing uses it.")
GONE = BadInput("no-manual-folder", "{path} is not a folder.", path="pump")


@dataclass
class FakeWorkplace:
    """A home that keeps settings, or cannot."""

    settings: Settings = field(default_factory=Settings)
    is_full: bool = False

    def change_settings(self, changed: Settings) -> None:
        if self.is_full:
            raise Unavailable("disk-full", "The disk is full.")
        self.settings = changed


@dataclass
class Desk:
    """A view model with what stands around it."""

    model: WritingViewModel
    session: FakeSession
    workplace: FakeWorkplace
    shown: list[State]

    @property
    def state(self) -> State:
        return self.model.state

    @property
    def page(self) -> str:
        return self.state.page.head.id if self.state.page else ""

    def look(self, draft: FakeDraft, *written: str) -> None:
        """A change is found that led to `draft`."""
        self.session.changes.append(a_change(draft, *written))
        self.model.look()


def a_desk(draft: FakeDraft | BadInput, tasks: ImmediateTasks | HeldTasks | None = None) -> Desk:
    workplace, session, shown = FakeWorkplace(), FakeSession(draft), []

    def show(state: State) -> None:
        shown.append(state)
        model.check()  # as the view does once a page is on the screen

    model = WritingViewModel(
        workplace, tasks or ImmediateTasks(), show, new_session=lambda: session
    )
    return Desk(model, session, workplace, shown)


def opened(*pages: object, findings: tuple = (), file: str = "", language: str = "en") -> Desk:
    desk = a_desk(FakeDraft(*(pages or (SEAL, OFF, SEAL_ZH)), findings=findings))
    desk.model.open(SourcePlace(FOLDER, file), language)
    return desk


# ---------------------------------------------------------------- opening


def test_a_folder_opens_at_its_first_page_and_is_checked() -> None:
    desk = opened(findings=(UNUSED, BROKEN))

    assert desk.page == "seal"
    assert desk.state.is_checked
    assert desk.state.ordered.all == (BROKEN, UNUSED)


def test_a_folder_opens_in_the_language_of_the_window_where_the_manual_has_it() -> None:
    assert opened(language="zh").state.page is SEAL_ZH
    assert opened(language="de").state.page is SEAL


def test_a_folder_opens_at_a_file_and_in_its_language() -> None:
    desk = opened(file="zh/pages/seal.md")

    assert (desk.state.page, desk.state.language) == (SEAL_ZH, "zh")


def test_what_is_being_opened_is_said_until_it_is_open() -> None:
    tasks = HeldTasks()
    desk = a_desk(FakeDraft(SEAL), tasks)
    desk.model.open(SourcePlace(FOLDER), "en")
    assert (desk.state.opening, desk.state.draft) == (FOLDER, None)
    tasks.finish_all()

    assert desk.state.opening is None
    assert desk.page == "seal"


def test_a_folder_that_cannot_be_opened_says_why() -> None:
    desk = a_desk(GONE)
    desk.model.open(SourcePlace(FOLDER), "en")

    assert desk.state.error is GONE
    assert desk.state.opening is None


def test_the_folder_that_is_open_is_not_read_again() -> None:
    desk = opened()
    draft = desk.state.draft
    desk.model.open(SourcePlace(FOLDER, "pages/off.md"), "en")

    assert desk.state.draft is draft
    assert desk.page == "off"


def test_the_last_folders_are_kept_in_mind_the_newest_first() -> None:
    desk = a_desk(FakeDraft(SEAL))
    others = tuple(f"/manuals/{number}" for number in range(MOST_RECENT))
    desk.workplace.settings = replace(Settings(), writing_folders=(*others, str(FOLDER)))
    desk.model.open(SourcePlace(FOLDER), "en")

    assert desk.state.recent == (FOLDER, *map(Path, others[: MOST_RECENT - 1]))


def test_a_full_disk_keeps_nobody_from_writing() -> None:
    desk = a_desk(FakeDraft(SEAL))
    desk.workplace.is_full = True
    desk.model.open(SourcePlace(FOLDER), "en")

    assert desk.page == "seal"


def test_a_folder_without_pages_shows_none_until_there_is_one() -> None:
    desk = a_desk(FakeDraft())
    desk.model.open(SourcePlace(FOLDER), "en")
    assert desk.state.page is None
    desk.look(FakeDraft(SEAL))

    assert desk.page == "seal"


# ---------------------------------------------------------------- following


def test_the_page_that_was_saved_comes_to_the_front() -> None:
    desk = opened()
    desk.look(FakeDraft(SEAL, a_page("off", words="new")), "pages/off.md")

    assert desk.page == "off"
    assert "new" in desk.state.page.html


def test_a_translation_that_was_saved_comes_to_the_front_in_its_language() -> None:
    desk = opened(file="pages/off.md")
    desk.look(FakeDraft(SEAL, OFF, SEAL_ZH), "zh/pages/seal.md")

    assert (desk.state.page, desk.state.language) == (SEAL_ZH, "zh")


def test_without_following_the_page_stays_and_is_the_new_one() -> None:
    desk = opened()
    desk.model.set_follow(False)
    newer = a_page("seal", words="newer")
    desk.look(FakeDraft(newer, OFF), "pages/seal.md", "pages/off.md")

    assert desk.state.page is newer


def test_following_stays_as_it_was_chosen_in_another_folder() -> None:
    desk = opened()
    desk.model.set_follow(False)
    desk.model.open(SourcePlace(Path("/manuals/other")), "en")

    assert not desk.state.follows


def test_a_page_whose_id_was_changed_is_still_the_page_of_its_file() -> None:
    desk = opened()
    desk.model.set_follow(False)
    desk.look(FakeDraft(a_page("ring", "pages/seal.md"), OFF), "pages/seal.md")

    assert desk.page == "ring"


def test_a_page_that_was_renamed_is_still_the_page_of_its_id() -> None:
    desk = opened()
    desk.model.set_follow(False)
    desk.look(FakeDraft(a_page("seal", "pages/ring.md"), OFF), "pages/ring.md")

    assert (desk.page, desk.state.file) == ("seal", "pages/ring.md")


def test_a_page_that_is_gone_stays_with_a_word_about_it_until_it_is_back() -> None:
    desk = opened()
    desk.look(FakeDraft(OFF))
    assert (desk.state.page, desk.state.is_gone) == (SEAL, True)
    desk.look(FakeDraft(SEAL, OFF), "pages/seal.md")

    assert not desk.state.is_gone


def test_an_unfinished_page_is_known_as_such() -> None:
    desk = opened()
    desk.look(FakeDraft(SEAL, held=("pages/seal.md",)), "pages/seal.md")

    assert desk.state.is_held


def test_a_folder_that_is_gone_is_said_once_and_forgiven() -> None:
    desk = opened()
    desk.session.changes += [GONE, GONE]
    desk.model.look()
    said = len(desk.shown)
    desk.model.look()
    assert desk.state.error is GONE
    assert (len(desk.shown), desk.page) == (said, "seal")
    desk.model.look()

    assert desk.state.error is None


def test_nothing_is_shown_anew_while_nothing_changes() -> None:
    desk = opened()
    said = len(desk.shown)
    desk.model.look()

    assert len(desk.shown) == said


def test_what_is_noticed_during_a_look_is_looked_at_after_it() -> None:
    tasks = HeldTasks()
    desk = a_desk(FakeDraft(SEAL, OFF), tasks)
    desk.model.open(SourcePlace(FOLDER), "en")
    tasks.finish_all()
    for name in "abc":
        desk.model.look([Path(name)])
    assert len(tasks.waiting) == 1
    tasks.finish_all()

    assert desk.session.looked == [frozenset({Path("a")}), frozenset({Path("b"), Path("c")})]


def test_a_look_at_the_folder_before_changes_nothing_in_the_new_one() -> None:
    tasks = HeldTasks()
    desk = a_desk(FakeDraft(SEAL, OFF), tasks)
    desk.model.open(SourcePlace(FOLDER), "en")
    tasks.finish_all()
    desk.session.changes.append(a_change(FakeDraft(OFF), "pages/off.md"))
    desk.model.look()
    desk.model._new_session = lambda: FakeSession(FakeDraft(SEAL, folder=Path("/other")))
    desk.model.open(SourcePlace(Path("/other")), "en")
    tasks.finish_all()

    assert (desk.page, desk.state.draft.folder) == ("seal", Path("/other"))


def test_before_a_folder_is_open_nothing_is_looked_at() -> None:
    desk = a_desk(FakeDraft(SEAL))
    desk.model.look()

    assert desk.session.looked == []


# ---------------------------------------------------------------- checking


def test_findings_stay_until_the_newer_ones_are_there() -> None:
    tasks = HeldTasks()
    desk = a_desk(FakeDraft(SEAL, OFF, findings=(BROKEN,)), tasks)
    desk.model.open(SourcePlace(FOLDER), "en")
    tasks.finish_all()
    desk.session.changes.append(a_change(FakeDraft(SEAL, OFF)))
    desk.model.look()
    tasks.finish()
    assert (desk.state.findings, desk.state.is_checked) == ((BROKEN,), False)
    tasks.finish()

    assert (desk.state.findings, desk.state.is_checked) == ((), True)


def test_only_one_check_runs_and_the_last_draft_is_checked() -> None:
    tasks = HeldTasks()
    drafts = [FakeDraft(SEAL, a_page("off", words=str(number))) for number in range(4)]
    desk = a_desk(drafts[0], tasks)
    desk.model.open(SourcePlace(FOLDER), "en")
    tasks.finish()
    for draft in drafts[1:]:
        desk.session.changes.append(a_change(draft, "pages/off.md"))
        desk.model.look()
        tasks.finish(1)  # the first check is still running
    tasks.finish_all()

    assert [draft.checks for draft in drafts] == [1, 0, 0, 1]
    assert desk.state.is_checked


def test_findings_are_shown_before_all_pictures_were_tried() -> None:
    tasks = HeldTasks()
    desk = a_desk(FakeDraft(SEAL, findings=(BROKEN,), pictures=True), tasks)
    desk.model.open(SourcePlace(FOLDER), "en")
    tasks.finish()
    tasks.finish()
    assert (desk.state.findings, desk.state.is_checked) == ((BROKEN,), False)
    tasks.finish_all()

    assert desk.state.is_checked


def test_pages_with_findings_are_marked_with_the_gravest() -> None:
    also = warning("pages/off.md", 1, "x", "Something.")
    assert opened(findings=(also, BROKEN, UNUSED)).state.marks == {"off": Severity.ERROR}


# ---------------------------------------------------------------- what the writer does


def test_a_page_is_shown_in_the_language_that_is_shown() -> None:
    desk = opened()
    desk.model.choose_language("zh")
    desk.model.show_page("off")
    assert not desk.state.is_translated
    desk.model.show_page("seal")

    assert (desk.state.page, desk.state.is_translated) == (SEAL_ZH, True)


def test_a_page_that_is_not_there_is_refused_and_the_one_before_stays() -> None:
    desk = opened()
    with pytest.raises(BadInput):
        desk.model.show_page("nowhere")

    assert desk.page == "seal"


def test_a_file_that_is_no_page_changes_nothing() -> None:
    desk = opened()
    desk.model.show_file("parts.csv")

    assert desk.page == "seal"


def test_a_picked_finding_stays_picked_as_long_as_it_is_found() -> None:
    desk = opened(findings=(BROKEN, UNUSED))
    desk.model.pick(BROKEN)
    desk.model.show_file("pages/off.md")
    assert desk.state.picked == BROKEN
    desk.look(FakeDraft(SEAL, OFF, findings=(BROKEN,)))
    assert desk.state.picked == BROKEN
    desk.look(FakeDraft(SEAL, OFF))

    assert desk.state.picked is None


def test_another_page_is_about_no_finding() -> None:
    desk = opened(findings=(BROKEN,))
    desk.model.pick(BROKEN)
    desk.model.show_page("seal")

    assert desk.state.picked is None


def test_ticks_stay_on_their_page_and_are_kept_nowhere() -> None:
    desk = opened()
    desk.model.toggle("a")
    desk.model.toggle("b")
    desk.model.toggle("a")
    desk.look(FakeDraft(a_page("seal", words="newer"), OFF), "pages/seal.md")
    assert desk.state.ticked == {"b"}
    desk.model.show_page("off")

    assert desk.state.ticked == frozenset()


def test_before_a_folder_is_open_there_is_nothing_to_do() -> None:
    desk = a_desk(FakeDraft(SEAL))
    desk.model.show_page("seal")
    desk.model.show_file("pages/seal.md")
    desk.model.choose_language("zh")

    assert desk.shown == []
