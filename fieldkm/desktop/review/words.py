"""How the review desk speaks: decisions, reasons why a fix waits, parts of a fix."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldkm.desktop.kit.days import day_text, local_time
from fieldkm.domain.fixes import ReviewCause, Verb
from fieldkm.domain.review_queue import QueueOrder, wanted
from fieldkm.domain.revision_difference import RevisionPart

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.review_case import Decision, DeskRevision, RefusedDecision, Waiting

Marks = list[tuple[str, str]]
"""Words with the tone of their pill."""


class ReviewWords(QObject):
    """Words for what the view model gives as data."""

    # ------------------------------------------------------------ the queue

    def order(self, order: QueueOrder) -> str:
        """Name an order of the queue."""
        names = {
            QueueOrder.AGE: self.tr("Oldest"),
            QueueOrder.SAFETY: self.tr("Safety"),
            QueueOrder.DEMAND: self.tr("Wanted"),
        }
        return names[order]

    def marks(self, line: Waiting) -> Marks:
        """Return what is to be known of a waiting fix at a glance, the gravest first."""
        fix = line.fix
        marks: Marks = []
        if line.has_risen:
            marks.append((self.tr("Overdue"), "danger"))
        if fix.safety:
            marks.append((self.tr("Safety"), "warning"))
        if fix.review_cause is not None:
            marks.append((self.cause(fix.review_cause), "warning"))
        elif fix.approved_revision:
            marks.append((self.tr("Improvement"), "plain"))
        if len(fix.waiting) > 1:
            marks.append((self.tr("%n revision(s)", "", len(fix.waiting)), "plain"))
        return [*marks, *self._whose(line)]

    def _whose(self, line: Waiting) -> Marks:
        marks: Marks = [(self.tr("Yours"), "plain")] if line.is_own else []
        if line.is_for_me:
            marks.append((self.tr("Handed to you"), "ok"))
        elif line.assigned:
            marks.append((self.tr("With {name}").replace("{name}", line.assigned), "plain"))
        return marks

    def cause(self, cause: ReviewCause) -> str:
        """Say in a word or two why an approved fix is looked at again."""
        names = {
            ReviewCause.FAILING: self.tr("It fails"),
            ReviewCause.CHANGED: self.tr("Manual changed"),
            ReviewCause.RESTED: self.tr("To be looked at again"),
        }
        return names[cause]

    def waits(self, since: datetime | None, now: datetime) -> str:
        """Say for how long a fix has waited."""
        if since is None:
            return ""
        days = (local_time(now).date() - local_time(since).date()).days
        return self.tr("since today") if days < 1 else self.tr("%n day(s)", "", days)

    def demand(self, line: Waiting) -> str:
        """Say how much a fix is wanted; empty where nobody asked for it."""
        demand = line.fix.demand
        if not wanted(demand):
            return ""
        told = (
            (self.tr("found %n time(s)", "", demand.found), demand.found),
            (self.tr("opened %n time(s)", "", demand.opened), demand.opened),
            (self.tr("used %n time(s)", "", demand.used), demand.used),
        )
        return self.tr(", ").join(words for words, count in told if count)

    # ------------------------------------------------------------ a case

    def written(self, revision: DeskRevision) -> str:
        """Say who wrote a revision, and when."""
        words = self.tr("{name}, {day}")
        day = day_text(local_time(revision.revision.at))
        return words.replace("{name}", revision.author or self.tr("Somebody")).replace("{day}", day)

    def compared(self, revision: DeskRevision) -> str:
        """Say beside what a revision is shown; empty for the first one."""
        if revision.before is None:
            return ""
        words = (
            self.tr("Compared with what everybody reads, by {name}, {day}")
            if revision.is_before_approved
            else self.tr("Compared with the revision before, by {name}, {day}")
        )
        day = day_text(local_time(revision.before.at))
        name = revision.before_author or self.tr("Somebody")
        return words.replace("{name}", name).replace("{day}", day)

    def part(self, part: RevisionPart) -> str:
        """Name a part of a fix."""
        names = {
            RevisionPart.TITLE: self.tr("Title"),
            RevisionPart.SYMPTOM: self.tr("What was seen"),
            RevisionPart.CAUSE: self.tr("What it was"),
            RevisionPart.REMEDY: self.tr("What fixes it"),
            RevisionPart.APPLIES_TO: self.tr("Holds for"),
            RevisionPart.MODELS: self.tr("Models"),
            RevisionPart.FAULT_CODES: self.tr("Fault codes"),
            RevisionPart.PARTS: self.tr("Parts"),
        }
        return names[part]

    def safety(self, *, touches: bool | None) -> str:
        """Say whether it touches safety."""
        return self.tr("Touches safety") if touches else self.tr("Does not touch safety")

    # ------------------------------------------------------------ decisions

    def decision(self, verb: Verb) -> str:
        """Name a decision, as its button does."""
        names = {
            Verb.APPROVE: self.tr("Approve"),
            Verb.SEND_BACK: self.tr("Send back"),
            Verb.MERGE: self.tr("Merge"),
            Verb.RETIRE: self.tr("Retire"),
            Verb.HAND_ON: self.tr("Hand on"),
            Verb.PROMOTE: self.tr("Promote"),
        }
        return names[verb]

    def question(self, verb: Verb, number: str, revision: DeskRevision) -> str:
        """Say exactly what is about to be decided."""
        sentences = {
            Verb.APPROVE: self.tr("Approve {number} as {name} wrote it on {day}?"),
            Verb.SEND_BACK: self.tr("Send {number} back to {name}?"),
            Verb.MERGE: self.tr("Retire {number} in favour of another fix?"),
            Verb.RETIRE: self.tr("Take {number} out of use?"),
            Verb.HAND_ON: self.tr("Let another reviewer decide on {number}?"),
            Verb.PROMOTE: self.tr("Carry {number} into a manual, and retire it?"),
        }
        day = day_text(local_time(revision.revision.at))
        name = revision.author or self.tr("Somebody")
        words = sentences[verb].replace("{number}", number)
        return words.replace("{name}", name).replace("{day}", day)

    def reason(self, verb: Verb) -> str:
        """Name the reason of a decision."""
        if verb in (Verb.SEND_BACK, Verb.RETIRE):
            return self.tr("Why? The author reads it.")
        return self.tr("A word to the author (may stay empty)")

    def decided(self, decision: Decision) -> str:
        """Say what was decided."""
        sentences = {
            Verb.APPROVE: self.tr("{number} is approved."),
            Verb.SEND_BACK: self.tr("{number} goes back to its author."),
            Verb.MERGE: self.tr("{number} is merged."),
            Verb.RETIRE: self.tr("{number} is retired."),
            Verb.HAND_ON: self.tr("{number} is handed on."),
            Verb.PROMOTE: self.tr("{number} is a page of the manual now: {page}"),
        }
        words = sentences[decision.verb].replace("{number}", decision.number)
        words = words.replace("{page}", decision.page)
        if decision.plain_lines:
            plain = self.tr(
                "%n line(s) could only be written as plain words.", "", decision.plain_lines
            )
            words = f"{words} {plain}"
        return words

    def refused(self, told: RefusedDecision) -> str:
        """Say which decision has not happened."""
        sentences = {
            Verb.APPROVE: self.tr("{number} was NOT approved"),
            Verb.SEND_BACK: self.tr("{number} was NOT sent back"),
            Verb.MERGE: self.tr("{number} was NOT merged"),
            Verb.RETIRE: self.tr("{number} was NOT retired"),
            Verb.HAND_ON: self.tr("{number} was NOT handed on"),
            Verb.PROMOTE: self.tr("{number} was NOT promoted"),
        }
        words = sentences[told.verb].replace("{number}", told.number or self.tr("A fix"))
        return f"{words}: {told.title}" if told.title else words
