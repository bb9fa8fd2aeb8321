"""What a fix can name: the models, fault codes, parts and pages of the installed manuals, and those
that its text speaks of already.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fieldkm.app.library import Library, page_of_fault
from fieldkm.domain.codes import compact, looks_like_code
from fieldkm.domain.fix_drafts import FixDraft
from fieldkm.domain.manuals import PageRef, covers
from fieldkm.domain.reading import Place
from fieldkm.errors import FieldkmError
from fieldkm.manuals.compiled import Catalogue
from fieldkm.manuals.linking.autolinks import Autolinks
from fieldkm.manuals.packs.reader import PackReader

MOST_SUGGESTED = 6


class TermKind(StrEnum):
    """What can be named; the words are those of a draft's fields."""

    MODEL = "models"
    CODE = "fault_codes"
    PART = "parts"
    PAGE = "pages"


@dataclass(frozen=True, slots=True)
class FixTerm:
    """Something to be named: `key` as the fix holds it (a page as `manual/page`), `title` in words,
    `place` of a page.
    """

    kind: TermKind
    key: str
    title: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class _Manual:
    reader: PackReader
    catalogue: Catalogue


class FixTerms:
    """The terms of the installed manuals; of those that cover the models that are named already,
    where there are any.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._listed: dict[TermKind, tuple[tuple[str, ...], Sequence[FixTerm]]] = {}

    def all(self, kind: TermKind, models: Sequence[str], language: str) -> Sequence[FixTerm]:
        """Return all terms of a kind; kept until other manuals, models or words are wanted."""
        asked = (self._library.revision(), language, *(() if kind is TermKind.MODEL else models))
        kept = self._listed.get(kind)
        if kept is None or kept[0] != asked:
            unique = {term.key: term for term in self._read(kind, models, language)}
            kept = self._listed[kind] = (asked, tuple(unique.values()))
        return kept[1]

    def named(self, kind: TermKind, key: str, language: str) -> FixTerm:
        """Return what a key of a draft means, in words where a manual has them."""
        terms = self.all(kind, (), language)
        same = (term for term in terms if term.key == key or compact(term.key) == compact(key))
        return next(same, FixTerm(kind, key))

    def typed(self, kind: TermKind, text: str, models: Sequence[str], language: str) -> FixTerm:
        """Return what was typed as a term: as printed where a manual has it in any spelling, words
        as the first title that has them, else as typed; but for pages: raises `LookupError` for one
        that no manual has.
        """
        words = " ".join(text.split())
        offered = (self.all(kind, models, language), self.all(kind, (), language))
        found = next(filter(None, (_exact(words, terms) for terms in offered)), None)
        if found is None and not looks_like_code(words):
            found = next(filter(None, (_with_words(words, terms) for terms in offered)), None)
        if found is None and kind is TermKind.PAGE:
            raise LookupError(words)
        return found or FixTerm(kind, words)

    def suggested(self, draft: FixDraft, language: str) -> tuple[FixTerm, ...]:
        """Return what the draft speaks of and does not name yet: codes and parts that stand in its
        texts, pages that treat its codes or replace its parts.
        """
        texts = f"{draft.title}\n{draft.symptom}\n{draft.cause}\n{draft.remedy}"
        there = {
            TermKind.CODE: {compact(code) for code in draft.fault_codes},
            TermKind.PART: {compact(part) for part in draft.parts},
            TermKind.PAGE: {compact(f"{page.manual}/{page.page}") for page in draft.pages},
        }
        found: dict[str, FixTerm] = {}
        for manual in self._manuals(draft.models, language):
            for term in (*_mentioned(manual, texts), *_pages_of(manual, draft)):
                if compact(term.key) not in there[term.kind]:
                    found.setdefault(compact(term.key), term)
        return tuple(found.values())[:MOST_SUGGESTED]

    def place(self, page: str) -> Place:
        """Return a page as a place in the release that is installed: `manual/page`, or the id of a
        page that one manual has; raises `BadInput` where none has it.
        """
        ref = self._library.find_page(page)
        try:
            version = self._library.info(ref.manual).version
        except FieldkmError:  # the manual is not here, or not any more
            version = ""
        return Place(ref.manual, ref.page, ref.anchor, version=version)

    def _read(self, kind: TermKind, models: Sequence[str], language: str) -> Iterator[FixTerm]:
        if kind is TermKind.MODEL:
            for manual in self._library.readers():
                for model in manual.info.models:
                    yield FixTerm(kind, model.id, model.name)
            return
        for found in self._manuals(models, language):
            if kind is TermKind.CODE:
                yield from (FixTerm(kind, code.code, code.title) for code in found.catalogue.codes)
            elif kind is TermKind.PART:
                yield from (FixTerm(kind, part.number, part.name) for part in found.catalogue.parts)
            else:
                yield from (_page(found, page, language) for page in found.reader.page_ids())

    def _manuals(self, models: Collection[str], language: str) -> Iterator[_Manual]:
        for reader, catalogue in self._library.catalogues(language):
            if not models or any(covers(reader.info, model) for model in models):
                yield _Manual(reader, catalogue)


def _exact(words: str, terms: Sequence[FixTerm]) -> FixTerm | None:
    """Return the term that is meant by its key or its title, in any spelling."""
    wanted = compact(words)
    return next((t for t in terms if wanted in (compact(t.key), compact(t.title))), None)


def _with_words(words: str, terms: Sequence[FixTerm]) -> FixTerm | None:
    """Return the first term whose title has these words."""
    wanted = words.casefold()
    return next((term for term in terms if wanted in term.title.casefold()), None)


def _mentioned(manual: _Manual, texts: str) -> Iterator[FixTerm]:
    """Yield the codes and parts of a manual that stand in texts."""
    codes = {code.code: code.title for code in manual.catalogue.codes}
    parts = {part.number: part.name for part in manual.catalogue.parts}
    for _, href in Autolinks(parts, codes, references=False).parts_of(texts):
        scheme, _, key = href.partition(":")
        if scheme == "fault":
            yield FixTerm(TermKind.CODE, key, codes[key])
        elif scheme == "part":
            yield FixTerm(TermKind.PART, key, parts[key])


def _pages_of(manual: _Manual, draft: FixDraft) -> Iterator[FixTerm]:
    """Yield the pages that treat the codes of a draft and those that replace its parts."""
    info, language = manual.reader.info, manual.catalogue
    for code in draft.fault_codes:
        ref = page_of_fault(language, info.id, code)
        if ref and ref.page:
            yield _page(manual, ref.page, draft.language)
    wanted = {compact(part) for part in draft.parts}
    for part in manual.catalogue.parts:
        if part.procedure and compact(part.number) in wanted:
            yield _page(manual, part.procedure, draft.language)


def _page(manual: _Manual, page: str, language: str) -> FixTerm:
    info = manual.reader.info
    head = manual.reader.heads(info.language_for(language)).get(page)
    ref = PageRef(info.id, page)
    place = Place(info.id, page, version=info.version)
    return FixTerm(TermKind.PAGE, ref.world_id, head.title if head else page, place)
