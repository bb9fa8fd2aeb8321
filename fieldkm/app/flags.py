"""What readers report as wrong, of a fix or of a page of a manual; its reviewers answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from fieldkm.app.colleagues import person_name
from fieldkm.app.library import Library
from fieldkm.app.personal_words_near import PersonalWordsNear
from fieldkm.app.places import FixPlace, Place
from fieldkm.app.recording import Recorder
from fieldkm.domain import reading
from fieldkm.domain.fix_text import cleaned
from fieldkm.domain.fixes import Fix, Flag
from fieldkm.domain.manuals import PageRef
from fieldkm.domain.reach import Reach
from fieldkm.errors import BadInput, FieldkmError, NotAllowed, Refused
from fieldkm.protocol.kinds import Kind
from fieldkm.store.records import Records

_MOST_QUOTE = 500


@dataclass(frozen=True, slots=True)
class KnownFlag:
    """A report as it is read. `about` names the fix or the page and `place` is where that stands,
    `quote` the text that was marked; `author` and `answered_by` are names. `is_sent` is False until
    the server has it.
    """

    flag: Flag
    about: str
    place: Place
    author: str
    answered_by: str
    is_mine: bool
    may_answer: bool
    is_sent: bool

    @property
    def id(self) -> str:
        """Return the report's id."""
        return self.flag.id

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has answered it."""
        return self.flag.answered is None

    @property
    def quote(self) -> str:
        """Return the text on the page that it is about, where one was marked."""
        return self.flag.place.quote if self.flag.place else ""


class Flags:
    """The reports on this laptop: one's own, and those for the families that one reviews, which
    `reach` tells. With the words of customers, which `personal` knows, none is written.
    """

    def __init__(
        self,
        records: Records,
        reach: Callable[[], Reach],
        recorder: Recorder,
        library: Library,
        personal: PersonalWordsNear,
    ) -> None:
        self._records = records
        self._reach = reach
        self._recorder = recorder
        self._library = library
        self._personal = personal

    # ------------------------------------------------------------ writing

    def report_page(self, ref: PageRef, text: str, quote: str = "") -> Flag:
        """Report that a page is wrong, perhaps about a quoted text; raises `BadInput` without
        words, `Refused` where nobody answers for the manual.
        """
        info = self._library.info(ref.manual)
        if not info.product_family:
            raise Refused(
                "manual-without-family",
                "Nobody is named who would answer reports about {manual}.",
                "Tell its publisher: {publisher}.",
                manual=info.id,
                publisher=info.publisher or info.id,
            )
        marked = cleaned(quote).strip()[:_MOST_QUOTE]
        place = reading.Place(ref.manual, ref.page, ref.anchor, marked, info.version)
        return self._write(text, family=info.product_family, place=place)

    def report_fix(self, fix: str, text: str) -> Flag:
        """Report that a fix is wrong; raises `BadInput` without words or where it is not here."""
        found = self._records.get(Fix, fix)
        if found is None:
            raise BadInput(
                "no-such-fix",
                "The fix “{number}” is not on this laptop.",
                "Sync, then look again.",
                number=fix,
            )
        return self._write(text, family=found.family, fix=fix)

    def answer(self, flag: str, text: str) -> Flag:
        """Answer a report, which closes it. Raises `NotAllowed` for those who do not review the
        family, `Refused` for one that was answered meanwhile, `BadInput` without words.
        """
        found = self.known(flag)
        if not found.may_answer:
            raise NotAllowed(
                "not-a-reviewer-of-flags",
                "Only a reviewer answers a report.",
                "Write another report if there is more to say.",
            )
        if not found.is_open:
            raise Refused(
                "flag-answered",
                "This report has been answered already.",
                "Read what the answer says.",
            )
        answered = replace(
            found.flag,
            answered=self._recorder.now(),
            answered_by=self._recorder.me,
            answer=self._worded(text),
        )
        fields = ("answered", "answered_by", "answer")
        self._recorder.perform(self._recorder.changed(answered, *fields))
        return answered

    # ------------------------------------------------------------ reading

    def known(self, flag: str, language: str = "en") -> KnownFlag:
        """Return one report; raises `BadInput` where it is not here."""
        found = self._records.get(Flag, flag)
        if found is None:
            raise BadInput(
                "no-such-flag", "This report is not on this laptop.", "Sync, then look again."
            )
        return self._known(found, language, self._reach())

    def of_fix(self, fix: str, language: str = "en") -> tuple[KnownFlag, ...]:
        """Return the reports about a fix, the open ones first."""
        return self._known_all(self._records.of_parents(Flag, fix), language)

    def on_page(self, ref: PageRef, language: str = "en") -> tuple[KnownFlag, ...]:
        """Return the reports about a page, the open ones first."""
        of_manual = self._records.by_key(Flag, ref.manual)
        here = (flag for flag in of_manual if flag.place and flag.place.page == ref.page)
        return self._known_all(here, language)

    def listed(self, language: str = "en") -> tuple[KnownFlag, ...]:
        """Return all reports: those that wait for an answer first, then by their time, the newest
        first.
        """
        return self._known_all(self._records.of_type(Flag), language)

    def to_answer(self) -> int:
        """Return how many wait for an answer of who works here."""
        reach = self._reach()
        flags = self._records.of_type(Flag) if reach.supervises else []
        return sum(flag.answered is None and _may_answer(flag, reach) for flag in flags)

    def answered_since(self, since: datetime, language: str = "en") -> tuple[KnownFlag, ...]:
        """Return one's own reports that others have answered meanwhile."""
        me = self._recorder.me
        return self._known_all(
            (
                flag
                for flag in self._records.of_type(Flag)
                if flag.author == me != flag.answered_by and flag.answered and flag.answered > since
            ),
            language,
        )

    # ------------------------------------------------------------ parts of these

    def _write(
        self, text: str, *, family: str, fix: str = "", place: reading.Place | None = None
    ) -> Flag:
        recorder, words = self._recorder, self._worded(text)
        flag = Flag(recorder.new_id(), words, recorder.now(), recorder.me, family, fix, place)
        recorder.write(flag)
        return flag

    def _worded(self, text: str) -> str:
        """Return what was written, as it is kept; raises `BadInput` for nothing, `Refused` for the
        words of a customer.
        """
        words = self._personal.remark(text)
        if not words:
            raise BadInput(
                "flag-empty",
                "There is nothing written yet.",
                "Say in a sentence what is wrong, or what was done about it.",
            )
        return words

    def _known_all(self, flags: Iterable[Flag], language: str) -> tuple[KnownFlag, ...]:
        reach = self._reach()
        newest_first = sorted(flags, key=lambda flag: (flag.at, flag.id), reverse=True)
        newest_first.sort(key=lambda flag: flag.answered is not None)
        return tuple(self._known(flag, language, reach) for flag in newest_first)

    def _known(self, flag: Flag, language: str, reach: Reach) -> KnownFlag:
        about, place = self._about(flag, language)
        return KnownFlag(
            flag,
            about,
            place,
            person_name(self._records, flag.author),
            person_name(self._records, flag.answered_by),
            is_mine=flag.author == reach.user,
            may_answer=_may_answer(flag, reach),
            is_sent=self._records.rev(Kind.FLAG, flag.id) > 0,
        )

    def _about(self, flag: Flag, language: str) -> tuple[str, Place]:
        """Return what a report is about, by its title while it is here."""
        if flag.place is None:
            fix = self._records.get(Fix, flag.fix)
            name = f"{fix.shown_number}  {fix.title}".strip() if fix else flag.fix
            return name, FixPlace(flag.fix)
        ref = PageRef(flag.place.manual, flag.place.page, flag.place.anchor)
        try:
            return self._library.open(ref, language).title, ref
        except FieldkmError:  # the page or its manual is not here any more
            return ref.world_id, ref


def _may_answer(flag: Flag, reach: Reach) -> bool:
    """As the server decides: a supervisor who holds the review scope of the family."""
    return reach.supervises and flag.family in reach.families
