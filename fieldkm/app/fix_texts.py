"""The texts of a fix as they are read: compiled from their Markdown, with the titles of the pages
that they lead to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fieldkm.app.library import Library
from fieldkm.domain.fixes import FixRevision
from fieldkm.domain.manuals import parse_page_ref
from fieldkm.errors import FieldkmError
from fieldkm.manuals.fix_markup import FixText, compiled


@dataclass(frozen=True, slots=True)
class RevisionTexts:
    """What a revision says, as it is shown."""

    symptom: FixText
    cause: FixText
    remedy: FixText


class FixTexts:
    """Compiles the texts of fixes; it costs a millisecond or two a revision."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def of(self, revision: FixRevision) -> RevisionTexts:
        """Return the texts of a revision; the parts and codes that it names are links in them."""

        def text(markdown: str) -> FixText:
            return self.text(markdown, revision.language, revision.parts, revision.fault_codes)

        return RevisionTexts(text(revision.symptom), text(revision.cause), text(revision.remedy))

    def text(
        self,
        markdown: str,
        language: str,
        parts: Iterable[str] = (),
        codes: Iterable[str] = (),
    ) -> FixText:
        """Return one text, as it is being written perhaps; in `language` are its alarms' words."""
        spoken = language or "en"

        def title(href: str) -> str:
            return self._title(href, spoken)

        return compiled(markdown, spoken, parts=parts, codes=codes, naming=title)

    def _title(self, href: str, language: str) -> str:
        """Return the title of a page of an installed manual; empty for all else."""
        scheme, _, place = href.partition(":")
        ref = parse_page_ref(place)
        if scheme != "page" or not ref.manual:
            return ""
        try:
            head = self._library.heads(ref.manual, language).get(ref.page)
        except FieldkmError:  # the manual is not here
            return ""
        return head.title if head else ""
