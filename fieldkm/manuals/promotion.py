"""An approved fix made a page of a manual, in the folder where the manual is written.

The page is tried before anything is written: `manual check` finds nothing on it. Links that lead
nowhere in this manual, foreign pictures and raw HTML become the words that they show.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from fieldkm.domain.checking import Finding
from fieldkm.domain.codes import compact
from fieldkm.domain.fixes import FixRevision
from fieldkm.domain.manuals import PageRef, slug
from fieldkm.domain.outcomes import NO_COUNTS, Counts
from fieldkm.errors import BadInput, Refused, from_os_error
from fieldkm.manuals.checks.checker import check
from fieldkm.manuals.checks.subject import Subject, subject_of
from fieldkm.manuals.fix_markup import compiled
from fieldkm.manuals.importers.markdown_scan import without_code
from fieldkm.manuals.importers.markdown_text import at_line_start, escaped
from fieldkm.manuals.labels import label
from fieldkm.manuals.markup.dialect import Dialect
from fieldkm.manuals.packs.durable import replace_file
from fieldkm.manuals.sources.manual_file import FILE, toml_text, with_chapter
from fieldkm.manuals.sources.pages import PagePlace, in_language, read_page
from fieldkm.manuals.sources.source import ManualSource, read_source

FOLDER = "fixes/"
_UNREACHED = "unreachable-page"
_TRIES = 4
_LIST_MARK = re.compile(r"^(\s*(?:[-*+]|\d{1,9}[.)])\s+|\s*)")
_HTML = re.compile(r"<[A-Za-z/!?]")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?=\s)")
_REFERENCE = re.compile(r"\b(part|fault|symptom|drawing|page):(?=\S)")
_ENDINGS = {"image/png": ".png", "image/webp": ".webp"}


@dataclass(frozen=True, slots=True)
class Promotion:
    """What becomes a page: the approved revision of the fix `number`, who found it, when it was
    approved, what came of it, and where its pictures lie (by their hash).
    """

    number: str
    revision: FixRevision
    author: str = ""
    approved: datetime | None = None
    counts: Counts = NO_COUNTS
    pictures: Mapping[str, Path] | None = None


@dataclass(frozen=True, slots=True)
class PromotedPage:
    """The page that was written: `file` is relative to the manual's folder. `plain_lines` had to be
    written as mere words, to be looked at by the manual's author.
    """

    ref: PageRef
    file: str
    plain_lines: int = 0


def promote(folder: Path, promotion: Promotion) -> PromotedPage:
    """Write a fix into the manual in `folder`, as a page that its check accepts.

    Raises `BadInput` where there is no manual, `Refused` where the page is there already or the
    manual is for other models; then nothing is written.
    """
    source = read_source(folder)
    subject = subject_of(source)
    _check_fits(source, promotion)
    draft = _PageDraft(subject, promotion)
    _check_free(source, draft)
    text, findings = draft.accepted()
    is_unreached = any(finding.code == _UNREACHED for finding in findings)
    try:
        contents = _with_chapter(folder, source.info.languages[0]) if is_unreached else ""
        _write(folder, draft, text)
        if contents:
            replace_file(folder / FILE, contents.encode())
    except OSError as error:
        raise from_os_error(error, str(folder / draft.file)) from error
    return PromotedPage(PageRef(source.info.id, draft.id), draft.file, draft.plain_lines)


class _PageDraft:
    """A page that is being made acceptable."""

    def __init__(self, subject: Subject, promotion: Promotion) -> None:
        self._source = subject.source
        self._targets = subject.own_targets
        self._promotion = promotion
        self._language = self._source.info.languages[0]
        self._dialect = Dialect()
        has_pages = any(page.file.startswith("pages/") for page in self._source.pages)
        self.id = slug(promotion.number)
        self.place = f"{FOLDER}{self.id}.md"
        self.file = f"pages/{self.place}" if has_pages else self.place
        self.plain_lines = 0

    @property
    def pictures(self) -> dict[str, Path]:
        """The pictures that are here: their path in the manual -> where each lies now."""
        here = self._promotion.pictures or {}
        return {
            f"images/{self.id}-{place}{_ENDINGS.get(photo.type, '.jpg')}": here[photo.sha256]
            for place, photo in enumerate(self._promotion.revision.photos, 1)
            if photo.sha256 in here
        }

    def accepted(self) -> tuple[str, Sequence[Finding]]:
        """Return the page's text, and what is found that is not about its words; raises
        `BadInput`.
        """
        lines = self._written()
        for _ in range(_TRIES):
            findings = self._findings("\n".join(lines))
            wrong = {finding.line - 1 for finding in findings if finding.code != _UNREACHED}
            if not wrong:
                return "\n".join(lines), findings
            for place in wrong & set(range(len(lines))):
                lines[place] = _plain_line(lines[place])
            self.plain_lines += len(wrong)
        lines = self._written(is_plain=True)
        self.plain_lines = len(lines)
        findings = self._findings("\n".join(lines))
        wrong_still = [finding for finding in findings if finding.code != _UNREACHED]
        if wrong_still:
            raise BadInput(
                "promotion-not-accepted",
                "The manual does not accept the page: {problem}",
                "Correct the manual or the fix, then promote it again.",
                problem=wrong_still[0].message,
            )
        return "\n".join(lines), findings

    def _findings(self, text: str) -> Sequence[Finding]:
        found: list[Finding] = []
        place = PagePlace(self.file, self.place, self._language)
        page = in_language(read_page(place, text, self._dialect, found), self._language)
        tried = replace(
            self._source,
            pages=(*self._source.pages, page),
            files={**self._source.files, **self.pictures},
            findings=tuple(found),
        )
        return [finding for finding in check(tried) if finding.file == self.file]

    def _written(self, is_plain: bool = False) -> list[str]:
        revision = self._promotion.revision
        lines = ["---", *self._front_matter(), "---", ""]
        if revision.safety:
            lines += ["!!! warning", f"    {self._say('touches-safety')}", ""]
        texts = {"symptom": revision.symptom, "cause": revision.cause, "remedy": revision.remedy}
        for name, text in texts.items():
            if text.strip():
                lines += [f"## {self._say(name)}", "", *_body(text, is_plain), ""]
        lines += self._shown_pictures()
        lines += self._closing()
        return lines

    def _front_matter(self) -> Iterator[str]:
        revision = self._promotion.revision
        yield f"id: {toml_text(self.id)}"
        yield f"title: {toml_text(revision.title)}"
        models = [model.id for model in self._source.info.models if model.id in revision.models]
        if models:
            yield f"applies_to: {toml_text(', '.join(models))}"
        parts = [number for number in revision.parts if compact(number) in self._targets.parts]
        if parts:
            yield f"parts: [{', '.join(map(toml_text, parts))}]"

    def _shown_pictures(self) -> Iterator[str]:
        captions = {photo.sha256: photo.caption for photo in self._promotion.revision.photos}
        by_place = {place: name for name, place in (self._promotion.pictures or {}).items()}
        for path, place in self.pictures.items():
            away = posixpath.relpath(path, posixpath.dirname(self.file))
            words = escaped(captions.get(by_place.get(place, ""), ""))
            yield f"![{words or self.id}]({away})"
            yield ""

    def _closing(self) -> Iterator[str]:
        promotion = self._promotion
        own = [place.page for place in promotion.revision.pages if self._is_own(place.manual)]
        pages = [f"[[{page}]]" for page in own if self._targets.page_id(page) is not None]
        if pages:
            yield self._say("see-also", pages=", ".join(pages))
            yield ""
        day = f"{promotion.approved:%Y-%m-%d}" if promotion.approved else ""
        credit = self._say(
            "credit", number=promotion.number, author=escaped(promotion.author), day=day
        )
        if promotion.counts.total:
            worked, total = promotion.counts.worked, promotion.counts.total
            credit += " " + self._say("credit-counts", worked=worked, total=total)
        yield credit
        yield ""

    def _is_own(self, manual: str) -> bool:
        return manual == self._source.info.id

    def _say(self, name: str, **values: str | int) -> str:
        return label(self._language, name, **values)


def _body(text: str, is_plain: bool) -> Iterator[str]:
    """Yield the lines of a text below a heading of the page."""
    if is_plain:
        for line in compiled(text).plain.split("\n"):
            yield at_line_start(_words(line))
            yield ""
        return
    prose = without_code(text).split("\n")
    for line, seen in zip(text.split("\n"), prose, strict=True):
        if _HTML.search(seen):
            yield _plain_line(line)
        elif _HEADING.match(seen):
            yield _HEADING.sub(lambda marks: "#" * min(len(marks[1]) + 2, 6), line)
        else:
            yield line


def _plain_line(line: str) -> str:
    """Return a line with nothing but its words, as the item of a list where it was one."""
    mark = _LIST_MARK.match(line)
    lead = mark[1] if mark else ""
    words = " ".join(compiled(line[len(lead) :].strip()).plain.split("\n"))
    return lead + at_line_start(_words(words)) if words else ""


def _words(text: str) -> str:
    return escaped(_REFERENCE.sub(r"\1: ", text))


def _check_fits(source: ManualSource, promotion: Promotion) -> None:
    if source.is_plain:
        raise BadInput(
            "no-manual-file",
            "{path} holds no manual.toml.",
            "Name the folder in which the manual is written.",
            path=str(source.folder),
        )
    models = [model.id for model in source.info.models]
    wanted = promotion.revision.models
    if models and wanted and not set(models) & set(wanted):
        raise Refused(
            "manual-of-other-models",
            "The manual {manual} is for {models}, the fix {number} for {wanted}.",
            "Choose the manual that the fix belongs to.",
            manual=source.info.id,
            models=", ".join(models),
            number=promotion.number,
            wanted=", ".join(wanted),
        )


def _check_free(source: ManualSource, draft: _PageDraft) -> None:
    taken = next((page for page in source.pages if page.head.id == draft.id), None)
    file = taken.file if taken else draft.file
    if taken or (source.folder / draft.file).exists():
        raise Refused(
            "promoted-already",
            "The manual {manual} has the page {file} already.",
            "Look at it: it may be this fix. Remove it to promote the fix anew.",
            manual=source.info.id,
            file=file,
        )


def _write(folder: Path, draft: _PageDraft, text: str) -> None:
    for path, place in draft.pictures.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, place.read_bytes())
    page = folder / draft.file
    page.parent.mkdir(parents=True, exist_ok=True)
    replace_file(page, text.encode())


def _with_chapter(folder: Path, language: str) -> str:
    """Return the `manual.toml` with a chapter for promoted fixes."""
    text = (folder / FILE).read_text(encoding="utf-8-sig")
    return with_chapter(text, label(language, "from-the-field"), FOLDER)
