"""How the Write a fix screen names things."""

from __future__ import annotations

from PySide6.QtCore import QObject

from fieldkm.domain.fix_drafts import Lack
from fieldkm.domain.personal_words import PersonalKind
from fieldkm.errors import BadInput, FieldkmError


class WritingWords(QObject):
    """Words for what the view model gives as data."""

    def field(self, name: str) -> str:
        """Name a field of a draft."""
        return {
            "title": self.tr("Title"),
            "symptom": self.tr("What was seen"),
            "cause": self.tr("What it was"),
            "remedy": self.tr("What fixes it"),
            "reason": self.tr("What is better now"),
            "models": self.tr("For which models"),
            "fault_codes": self.tr("Fault codes"),
            "parts": self.tr("Parts"),
            "pages": self.tr("Pages of the manual"),
            "photos": self.tr("Photos"),
            "safety": self.tr("Does it touch safety?"),
        }.get(name, name)

    def named(self, problem: Exception) -> Exception:
        """Return a problem with its field called as the form calls it."""
        if not isinstance(problem, FieldkmError) or "field" not in problem.details:
            return problem
        details = problem.details | {"field": self.field(str(problem.details["field"]))}
        return BadInput(problem.code, problem.title_template, problem.advice_template, **details)

    def complaint(self, lack: Lack) -> str:
        """Say what is still to be written."""
        return {
            Lack.TITLE: self.tr("Name it in one line, as a colleague would look for it."),
            Lack.SYMPTOM: self.tr("Write what was seen; a sentence is enough."),
            Lack.REMEDY: self.tr("Write what fixes it; a sentence is enough."),
            Lack.MODELS: self.tr("Choose a model or a page of a manual: its reviewers see it."),
            Lack.SAFETY: self.tr("Choose yes or no."),
        }[lack]

    def short(self, lack: Lack) -> str:
        """Name what is still to be written, in a word or two."""
        return {
            Lack.TITLE: self.tr("title"),
            Lack.SYMPTOM: self.tr("what was seen"),
            Lack.REMEDY: self.tr("what fixes it"),
            Lack.MODELS: self.tr("models"),
            Lack.SAFETY: self.tr("safety"),
        }[lack]

    def personal(self, kind: PersonalKind) -> str:
        """Say what a customer's word is."""
        return {
            PersonalKind.CUSTOMER: self.tr("customer"),
            PersonalKind.SITE: self.tr("site"),
            PersonalKind.CONTACT: self.tr("a person there"),
            PersonalKind.PHONE: self.tr("phone number"),
            PersonalKind.MAIL: self.tr("mail address"),
            PersonalKind.SERIAL: self.tr("serial number"),
        }[kind]
