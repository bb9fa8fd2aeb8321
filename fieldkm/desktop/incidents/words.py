"""How incidents are spoken of: states, steps, deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldkm.desktop.kit.days import moment_text
from fieldkm.domain.incidents import IncidentState, IncidentStep

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.incidents import KnownIncident, WrittenEntry


class IncidentWords(QObject):
    """Words for what view models give as data."""

    def title(self, incident: KnownIncident) -> str:
        """Name an incident; what happened is not for everybody."""
        return incident.title or self.tr("An incident")

    def mark(self, incident: KnownIncident) -> tuple[str, str]:
        """Return how it stands in a word or two, and the tone of the pill."""
        if incident.late is not None:
            return self.tr("Late"), "danger"
        if not incident.is_sent:
            return self.tr("Not sent yet"), "warning"
        marks = {
            IncidentState.OPEN: (self.tr("To be answered"), "warning"),
            IncidentState.ANSWERED: (self.tr("Answered"), "plain"),
            IncidentState.CLOSED: (self.tr("Closed"), "ok"),
        }
        return marks[incident.state]

    def due(self, incident: KnownIncident) -> str:
        """Say what is to be met next, or what was missed."""
        closed, moment = incident.status.closed, incident.late or incident.due
        if closed is not None:
            return self.tr("on {time}").replace("{time}", moment_text(closed))
        if moment is None:
            return ""
        is_answer = incident.state is IncidentState.OPEN and moment == incident.status.answer_by
        if incident.late is not None:
            late = (
                self.tr("Answer was due {time}") if is_answer else self.tr("Close was due {time}")
            )
            return late.replace("{time}", moment_text(moment))
        due = self.tr("Answer by {time}") if is_answer else self.tr("Close by {time}")
        return due.replace("{time}", moment_text(moment))

    def owner(self, incident: KnownIncident) -> str:
        """Say who has it; nobody needs to, once it is closed."""
        if incident.state is IncidentState.CLOSED:
            return ""
        if incident.is_mine:
            return self.tr("You have it")
        if not incident.is_sent:
            return self.tr("Gets its owner when it is sent")
        if not incident.owner:
            return self.tr("Nobody has it: this territory has no supervisor")
        return self.tr("{name} has it").replace("{name}", incident.owner)

    def told(self, incident: KnownIncident) -> str:
        """Say who reported it, and when it happened."""
        when = moment_text(incident.happened)
        if not incident.reporter:
            return when
        words = self.tr("Reported by {name}, happened {time}")
        return words.replace("{name}", incident.reporter).replace("{time}", when)

    def step(self, step: IncidentStep) -> str:
        """Name a step as something to choose."""
        names = {
            IncidentStep.REMARK: self.tr("Remark"),
            IncidentStep.ANSWERED: self.tr("Answered"),
            IncidentStep.NEXT_STEP: self.tr("Next step"),
            IncidentStep.HANDED_ON: self.tr("Hand on"),
            IncidentStep.CLOSED: self.tr("Close"),
            IncidentStep.OPENED_AGAIN: self.tr("Open again"),
        }
        return names[step]

    def hint(self, step: IncidentStep) -> str:
        """Say what is to be written for a step."""
        hints = {
            IncidentStep.REMARK: self.tr("What else is to be known"),
            IncidentStep.ANSWERED: self.tr("What the customer was told, and by whom"),
            IncidentStep.NEXT_STEP: self.tr("What is done next, by whom, until when"),
            IncidentStep.HANDED_ON: self.tr("Why, and what is to be done (may stay empty)"),
            IncidentStep.CLOSED: self.tr("What came of it"),
            IncidentStep.OPENED_AGAIN: self.tr("Why it is open again"),
        }
        return hints[step]

    def entry(self, entry: WrittenEntry) -> str:
        """Return the line over an entry: what was done, by whom, when."""
        words = {
            IncidentStep.REMARK: self.tr("Remark"),
            IncidentStep.ANSWERED: self.tr("Answered"),
            IncidentStep.NEXT_STEP: self.tr("Next step"),
            IncidentStep.HANDED_ON: self.tr("Handed on to {name}").replace("{name}", entry.owner),
            IncidentStep.CLOSED: self.tr("Closed"),
            IncidentStep.OPENED_AGAIN: self.tr("Opened again"),
        }
        return words[entry.step]

    def signed(self, entry: WrittenEntry) -> str:
        """Return who wrote an entry, and when."""
        told = [entry.author, moment_text(entry.at)]
        if not entry.is_sent:
            told.append(self.tr("not sent yet"))
        return " · ".join(filter(None, told))
