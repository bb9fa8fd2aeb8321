"""What the Write a manual screen shows: the page that is being edited, and what is wrong.

The folder is looked at off the interface's thread, one look at a time, and the whole manual is
checked there, one check at a time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkm.app.places import SourcePlace
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.desktop.writing.finding_order import OrderedFindings, ordered, worst
from fieldkm.desktop.writing.following import followed
from fieldkm.domain.checking import Finding, Severity
from fieldkm.domain.manuals import Page
from fieldkm.errors import FieldkmError

if TYPE_CHECKING:  # reading Markdown is loaded with the first manual
    from fieldkm.app.writing import Change, CheckResult, Draft, WritingSession

logger = logging.getLogger(__name__)
MOST_RECENT = 6
_PICTURE_SECONDS = 1.0  # of trying pictures, before what was found is shown


@dataclass(frozen=True, slots=True)
class State:
    """All that the screen shows. `opening` is the folder that is being read, `draft` the manual as
    it was read last, `page` the one in front.

    `is_gone` tells that the page's file is no longer there, `findings` is None until the first
    check is done, `is_checked` tells that it is about this draft, `error` why the folder cannot be
    read.
    """

    recent: tuple[Path, ...] = ()
    opening: Path | None = None
    draft: Draft | None = None
    language: str = ""
    page: Page | None = None
    is_gone: bool = False
    findings: tuple[Finding, ...] | None = None
    is_checked: bool = False
    picked: Finding | None = None
    follows: bool = True
    ticked: frozenset[str] = frozenset()
    error: Exception | None = None

    @property
    def file(self) -> str:
        """The file of the page in front."""
        return self.page.head.source if self.page else ""

    @property
    def is_held(self) -> bool:
        """Tell whether the page is shown as it was when its file was last whole."""
        return self.draft is not None and self.draft.is_held(self.file)

    @property
    def is_translated(self) -> bool:
        """Tell whether the page is in the language that is wished for."""
        return self.page is None or self.page.head.language == self.language

    @property
    def ordered(self) -> OrderedFindings:
        """The findings in the order in which they are listed."""
        return ordered(self.findings or (), {self.file})

    @property
    def marks(self) -> dict[str, Severity]:
        """The gravest finding of each page that has any, by the page's id."""
        marks: dict[str, Severity] = {}
        for file, severity in worst(self.findings or ()).items():
            ref = self.draft.page_in(file) if self.draft else None
            if ref and marks.get(ref.page) is not Severity.ERROR:
                marks[ref.page] = severity
        return marks


@dataclass(frozen=True, slots=True)
class _Opened:
    """What opening a folder brings."""

    session: WritingSession
    draft: Draft
    page: Page | None
    language: str


class WritingViewModel(ViewModel[State]):
    """Opens folders, follows their files, and does what the writer asks for."""

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        on_change: Callable[[State], None],
        new_session: Callable[[], WritingSession] | None = None,
    ) -> None:
        self._workplace = workplace
        self._tasks = tasks
        self._new_session = new_session or _new_session
        self._session: WritingSession | None = None
        self._noticed: set[Path] | None = None
        self._looks = self._checks = False
        self._checked: Draft | None = None
        super().__init__(State(recent=self._recent()), on_change)

    # ------------------------------------------------------------ opening

    def open(self, place: SourcePlace, language: str) -> None:
        """Open a manual's folder, or another file of the one that is open."""
        draft = self.state.draft
        if draft is not None and draft.folder == place.folder:
            self.show_file(place.file)
            return
        recent, follows = self.state.recent, self.state.follows
        self._session = None
        self._show(State(recent=recent, opening=place.folder, follows=follows))
        self._tasks.run(
            lambda: _opened(self._new_session(), place, language),
            self._take_opened,
            self._not_opened,
            group="writing-open",
        )

    def _take_opened(self, opened: _Opened) -> None:
        self._session = opened.session
        self._remember(opened.draft.folder)
        self._show(
            State(
                recent=self._recent(),
                draft=opened.draft,
                language=opened.language,
                page=opened.page,
                follows=self.state.follows,
            )
        )

    def _not_opened(self, error: Exception) -> None:
        self._show(State(recent=self._recent(), follows=self.state.follows, error=error))

    def _recent(self) -> tuple[Path, ...]:
        return tuple(Path(folder) for folder in self._workplace.settings.writing_folders)

    def _remember(self, folder: Path) -> None:
        others = [recent for recent in self._recent() if recent != folder]
        folders = tuple(map(str, (folder, *others)))[:MOST_RECENT]
        settings = replace(self._workplace.settings, writing_folders=folders)
        try:
            self._workplace.change_settings(settings)
        except FieldkmError as error:
            logger.warning("the folder cannot be kept in mind: %s", error.code)

    # ------------------------------------------------------------ following the files

    def look(self, paths: Iterable[Path] = ()) -> None:
        """Something in the folder may have changed; `paths` were surely written."""
        if self._looks:
            self._noticed = (self._noticed or set()) | set(paths)
            return
        session, touched, state = self._session, frozenset(paths), self.state
        if session is None:
            return
        self._looks = True
        self._tasks.run(
            lambda: _looked(session, touched, state),
            lambda change: self._take_look(session, change),
            lambda error: self._not_looked(session, error),
        )

    def set_follow(self, follows: bool) -> None:
        """Bring the page that was saved last to the front, or stay where the writer is."""
        self._show(replace(self.state, follows=follows))

    def _take_look(self, session: WritingSession, change: Change | None) -> None:
        if session is self._session:
            if change is not None:
                self._take(change)
            elif self.state.error is not None:
                self._show(replace(self.state, error=None))
        self._look_again()

    def _not_looked(self, session: WritingSession, error: Exception) -> None:
        if session is self._session and str(error) != str(self.state.error):
            self._show(replace(self.state, error=error))
        self._look_again()

    def _look_again(self) -> None:
        self._looks = False
        noticed, self._noticed = self._noticed, None
        if noticed is not None:
            self.look(noticed)

    def _take(self, change: Change) -> None:
        state, draft = self.state, change.draft
        page, language = _shown_after(change, state)
        self._show(
            replace(
                self._with_page(page or state.page or _first(draft, language)),
                draft=draft,
                language=language,
                is_gone=page is None and state.page is not None,
                is_checked=False,
                error=None,
            )
        )

    # ------------------------------------------------------------ checking

    def check(self) -> None:
        """Check the manual as it is now, unless that was done; whoever shows the page calls this
        once it is on the screen."""
        draft = self.state.draft
        if draft is None or self.state.is_checked or self._checks:
            return
        self._checks = True
        patience = _PICTURE_SECONDS if self._checked is draft else 0.0
        self._tasks.run(
            lambda: draft.check(patience),
            lambda result: self._take_check(draft, result),
            lambda error: self._not_checked(),
        )

    def _take_check(self, draft: Draft, result: CheckResult) -> None:
        self._checks = False
        self._checked = draft
        state = self.state
        if state.draft is not None and state.draft.folder == draft.folder:
            picked = state.picked if state.picked in result.findings else None
            is_checked = state.draft is draft and result.is_complete
            found = result.findings
            self._show(replace(state, findings=found, is_checked=is_checked, picked=picked))
        self.check()

    def _not_checked(self) -> None:
        self._checks = False

    # ------------------------------------------------------------ what the writer does

    def show_page(self, name: str) -> None:
        """Bring a page to the front, in the language that is shown; raises `FieldkmError`."""
        draft = self.state.draft
        if draft is not None:
            page = draft.page(name, self.state.language)
            self._show(replace(self._with_page(page), is_gone=False, picked=None))

    def show_file(self, file: str) -> None:
        """Bring the page that is written in `file` to the front; every other file changes
        nothing."""
        draft = self.state.draft
        if draft is None:
            return
        page, language = _page_in(draft, file, self.state.language)
        if page is not None:
            picked = self.state.picked
            picked = picked if picked and picked.file == file else None
            state = self._with_page(page)
            self._show(replace(state, language=language, is_gone=False, picked=picked))

    def choose_language(self, language: str) -> None:
        """Show the manual in another of its languages."""
        state = self.state
        if state.draft is None or state.page is None:
            return
        page = _page(state.draft, state.page.head.id, language) or state.page
        self._show(replace(self._with_page(page), language=language))

    def pick(self, finding: Finding) -> None:
        """Pick a finding, so that its file can be opened."""
        self._show(replace(self.state, picked=finding))

    def toggle(self, key: str) -> None:
        """Tick a step or take the tick back, for the look of it: it is kept nowhere."""
        self._show(replace(self.state, ticked=self.state.ticked ^ {key}))

    def _with_page(self, page: Page | None) -> State:
        """Return the state with a page in front; its ticks stay as long as it is the same page."""
        before = self.state.page
        is_same = before is not None and page is not None and before.head.id == page.head.id
        return replace(self.state, page=page, ticked=self.state.ticked if is_same else frozenset())


def _new_session() -> WritingSession:
    """Runs off the interface's thread: what is slow to import is imported here."""
    from fieldkm.app.writing import WritingSession

    return WritingSession()


def _opened(session: WritingSession, place: SourcePlace, language: str) -> _Opened:
    """Runs off the interface's thread."""
    draft = session.open(place.folder)
    page, shown = _page_in(draft, place.file, draft.info.language_for(language))
    draft.contents(shown)
    return _Opened(session, draft, page or _first(draft, shown), shown)


def _looked(session: WritingSession, paths: frozenset[Path], state: State) -> Change | None:
    """Runs off the interface's thread: looks at the folder and compiles what is to be shown."""
    change = session.changed(paths)
    if change is not None:
        _, language = _shown_after(change, state)
        change.draft.contents(language)
    return change


def _shown_after(change: Change, state: State) -> tuple[Page | None, str]:
    """Return the page to be shown after a change, and in which language: the one just saved, else
    the one that was shown; None where that is gone."""
    draft = change.draft
    language = draft.info.language_for(state.language)
    saved = followed(change, state.file) if state.follows else ""
    if saved:
        return _page_in(draft, saved, language)
    ref = draft.page_in(state.file)
    name = ref.page if ref else state.page.head.id if state.page else ""
    return _page(draft, name, language), language


def _page_in(draft: Draft, file: str, language: str) -> tuple[Page | None, str]:
    """Return the page that is written in `file`, and the language to be shown with it: `language`
    where the page is shown in that anyway, else the file's own."""
    ref = draft.page_in(file)
    if ref is None:
        return None, language
    page = _page(draft, ref.page, language)
    if page is not None and page.head.source == file:
        return page, language
    return _page(draft, ref.page, ref.language), ref.language


def _page(draft: Draft, name: str, language: str) -> Page | None:
    try:
        return draft.page(name, language)
    except FieldkmError:
        return None


def _first(draft: Draft, language: str) -> Page | None:
    return _page(draft, draft.first_page(language), language)
