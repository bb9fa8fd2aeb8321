"""The contents: chapters that name pages which are not there, and pages that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkm.domain.checking import Finding, error, warning
from fieldkm.manuals.checks.links import hrefs_of
from fieldkm.manuals.checks.subject import Subject
from fieldkm.manuals.compiling.contents import pages_below, pages_of_chapter
from fieldkm.manuals.sources.manual_file import FILE, Chapter


def check_contents(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with the contents of `manual.toml`; made from folders they are never
    wrong."""
    seen: set[str] = set()
    for chapter in subject.source.chapters:
        yield from _chapter(subject, chapter)
        for page in pages_of_chapter(chapter, subject.source, subject.own_targets):
            if page in seen:
                yield warning(
                    FILE,
                    chapter.line,
                    "page-twice-in-contents",
                    "The page “{page}” stands in the contents twice.",
                    page=page,
                )
            seen.add(page)
    if subject.source.chapters:
        yield from _unreached(subject, seen)


def _chapter(subject: Subject, chapter: Chapter) -> Iterator[Finding]:
    if not any(chapter.titles.values()):
        yield warning(FILE, chapter.line, "missing-title", "A chapter has no title.")
    for name in chapter.pages:
        if name.endswith("/"):
            if not pages_below(name, subject.source):
                yield error(
                    FILE, chapter.line, "unknown-page", "There are no pages in “{name}”.", name=name
                )
        elif subject.own_targets.page_id(name) is None:
            yield error(FILE, chapter.line, "unknown-page", "There is no page “{name}”.", name=name)


def _unreached(subject: Subject, in_contents: set[str]) -> Iterator[Finding]:
    reached = set(in_contents)
    names = [part.procedure for part in subject.catalogue.parts]
    names += [cause.procedure for cause in subject.catalogue.causes]
    names += [code.page for code in subject.catalogue.codes]
    for page in subject.source.pages:
        names += page.head.prerequisites
        for link in hrefs_of(page, subject.own_targets):
            target = link.href.removeprefix("page:").partition("#")[0]
            if link.href.startswith("page:") and target != page.head.id:
                reached.add(target)
    reached.update(found for name in names if name and (found := subject.own_targets.page_id(name)))
    for page in subject.source.pages:
        if page.head.id not in reached:
            yield warning(
                page.file, 1, "unreachable-page", "Neither the contents nor any page leads here."
            )
