"""How fixes are spoken of: how they stand, how they went, how old they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject

from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.fixes import FixState, RetiredAs, ReviewCause, Verb
from fieldkm.domain.outcomes import Counts, Result

_WEEK, _MONTH, _YEAR = 7, 30, 365  # days


def utc_now() -> datetime:
    """Return the time by the clock of this computer."""
    return datetime.now(UTC)


class FixWords(QObject):
    """Words for what view models give as data; `now` is the clock that ages are told by."""

    def __init__(self, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__()
        self._now = now

    def title(self, line: FixLine) -> str:
        """Return what a fix is called; a draft may have no title yet."""
        return line.title or self.tr("No title yet")

    def mark(self, line: FixLine) -> tuple[str, str]:
        """Return how a fix stands in a few words, and the tone of the pill."""
        if line.state is FixState.RETIRED:
            return self._retired(line.retired_as), "plain"
        if line.is_approved:
            return self._approved(line)
        if line.state is FixState.RETURNED:
            return self.tr("Sent back, not approved"), "danger"
        if line.state is FixState.DRAFT:
            return self.tr("Draft"), "plain"
        return self.tr("Not yet approved"), "warning"

    def worked(self, counts: Counts) -> str:
        """Say how often it has worked; nothing before its first use."""
        if not counts.total:
            return ""
        words = self.tr("worked {worked} of {total}").replace("{worked}", str(counts.worked))
        return words.replace("{total}", str(counts.total))

    def counts(self, counts: Counts) -> str:
        """Say the same, and how often it has worked in part."""
        part = self.tr("{count} in part").replace("{count}", str(counts.partly))
        return " · ".join(filter(None, (self.worked(counts), part if counts.partly else "")))

    def about(self, line: FixLine) -> str:
        """Return number, author and age on one line."""
        return " · ".join(filter(None, (line.number, line.author_name, self.age(line.moment))))

    def brief(self, line: FixLine) -> str:
        """Return number, how often it has worked, author and age on one line."""
        told = (line.number, self.worked(line.counts), line.author_name, self.age(line.moment))
        return " · ".join(filter(None, told))

    def age(self, at: datetime | None) -> str:
        """Say how long ago something was, the more roughly the longer."""
        if at is None:
            return ""
        days = (self._now().astimezone().date() - at.astimezone().date()).days
        if days < 1:
            return self.tr("today")
        if days < 2 * _WEEK:
            return self.tr("%n day(s) ago", "", days)
        if days < 2 * _MONTH:
            return self.tr("%n week(s) ago", "", days // _WEEK)
        if days < 2 * _YEAR:
            return self.tr("%n month(s) ago", "", days // _MONTH)
        return self.tr("%n year(s) ago", "", days // _YEAR)

    def since(self, line: FixLine) -> str:
        """Say since when it stands as it is read."""
        age = self.age(line.moment)
        if not age:
            return ""
        words = self.tr("approved {age}") if line.is_approved else self.tr("written {age}")
        return words.replace("{age}", age)

    def result(self, result: Result) -> str:
        """Name how a use ended."""
        return {
            Result.WORKED: self.tr("Worked"),
            Result.PARTLY: self.tr("In part"),
            Result.FAILED: self.tr("Failed"),
        }[result]

    def tone(self, result: Result) -> str:
        """Return the tone of how a use ended."""
        return {Result.WORKED: "ok", Result.PARTLY: "warning", Result.FAILED: "danger"}[result]

    def cause(self, cause: ReviewCause) -> str:
        """Say why an approved fix is looked at again."""
        return {
            ReviewCause.FAILING: self.tr("It has failed several times lately."),
            ReviewCause.CHANGED: self.tr("A page or part that it rests on has changed."),
            ReviewCause.RESTED: self.tr("Nobody has looked at it for a long time."),
        }[cause]

    def verb(self, verb: Verb) -> str:
        """Name a step in its life."""
        return {
            Verb.SUBMIT: self.tr("Submitted"),
            Verb.WITHDRAW: self.tr("Withdrawn"),
            Verb.APPROVE: self.tr("Approved"),
            Verb.SEND_BACK: self.tr("Sent back"),
            Verb.MERGE: self.tr("Merged"),
            Verb.RETIRE: self.tr("Retired"),
            Verb.PROMOTE: self.tr("Carried into the manual"),
            Verb.HAND_ON: self.tr("Handed on"),
        }[verb]

    def _approved(self, line: FixLine) -> tuple[str, str]:
        if line.came_back:
            return self.tr("Approved, your improvement was sent back"), "danger"
        if line.review_cause is ReviewCause.FAILING:
            return self.tr("Approved, but fails lately"), "warning"
        if line.review_cause is not None:
            return self.tr("Approved, looked at again"), "warning"
        return self.tr("Approved"), "ok"

    def _retired(self, retired_as: RetiredAs | None) -> str:
        if retired_as is RetiredAs.MERGED:
            return self.tr("Merged into another")
        if retired_as is RetiredAs.WITHDRAWN:
            return self.tr("Withdrawn")
        if retired_as is RetiredAs.PROMOTED:
            return self.tr("Carried into the manual")
        return self.tr("Retired")
