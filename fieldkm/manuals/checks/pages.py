"""Pages by themselves: titles, front matter, conditions, alarms that come too late,
translations."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkm.domain.checking import Finding, error, warning
from fieldkm.domain.codes import compact
from fieldkm.domain.manuals import GRAVE_SIGNALS, PageKind, Signal
from fieldkm.manuals.checks.subject import (
    LineFinder,
    Subject,
    condition_problems,
    elements_with_lines,
    section_lines,
)
from fieldkm.manuals.markup.tree import HEADINGS, Element
from fieldkm.manuals.sources.manual_file import FILE
from fieldkm.manuals.sources.pages import SourcePage

_KNOWN_FRONT_MATTER = frozenset(
    {
        "id", "aliases", "title", "kind", "codes", "applies_to", "parts", "tools", "time",
        "minutes", "level", "prerequisites",
    }
)  # fmt: skip


NO_PAGES = "no-pages"


def check_pages(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with each page, or that there is none."""
    if not (any(subject.source.all_pages()) or subject.source.tables):
        yield error(
            "manual.toml",
            0,
            NO_PAGES,
            "There is no page: name a folder with manual.toml or with Markdown files.",
        )
    for page in subject.source.all_pages():
        yield from _front_matter(subject, page)
        yield from _conditions(subject, page)
        if page.head.kind is PageKind.PROCEDURE:
            yield from _late_alarms(page)
    yield from _aliases(subject)
    yield from _codes_on_two_pages(subject)
    yield from _translations(subject)


def check_vanished(subject: Subject, old_ids: frozenset[str]) -> Iterator[Finding]:
    """Yield the ids of an older release that lead nowhere any more."""
    taken = {page.head.id for page in subject.source.pages}
    taken.update(alias for page in subject.source.pages for alias in page.head.aliases)
    for name in sorted(old_ids - taken):
        if not subject.own_targets.is_made(name):
            yield error(
                FILE,
                0,
                "vanished-id",
                "The page “{name}” of the older pack is gone; name it in some page's aliases.",
                name=name,
            )


def _front_matter(subject: Subject, page: SourcePage) -> Iterator[Finding]:
    front, file = page.front, page.file
    if "title" not in front.values and not page.document.headings and not _had_title(page):
        yield warning(file, 1, "missing-title", "The page has neither a title nor a heading.")
    if not subject.source.is_plain:
        for key in sorted(front.values.keys() - _KNOWN_FRONT_MATTER):
            yield warning(
                file,
                front.line(key),
                "unknown-front-matter",
                "“{key}” is not known in front matter.",
                key=key,
            )
    yield from _front_matter_references(subject, page)


def _front_matter_references(subject: Subject, page: SourcePage) -> Iterator[Finding]:
    """Yield what front matter names in vain; a translation's inherited names are its original's."""
    front, targets = page.front, subject.own_targets
    for number in front.items("parts"):
        if compact(number) not in targets.parts:
            yield error(
                page.file,
                front.line("parts"),
                "unknown-part",
                "There is no part “{number}” in parts.csv.",
                number=number,
            )
    for name in front.items("prerequisites"):
        if targets.page_id(name) is None and " " not in name and name.isascii():
            yield warning(
                page.file,
                front.line("prerequisites"),
                "unknown-page",
                "There is no page “{name}”; it is shown as plain words.",
                name=name,
            )


def _had_title(page: SourcePage) -> bool:
    """Tell whether the title was a heading that was taken out of the body."""
    return "" in page.document.aliases.values()


def _conditions(subject: Subject, page: SourcePage) -> Iterator[Finding]:
    front, finder = page.front, LineFinder(page.text)
    if front.text("applies_to"):
        everything = type(page.head.applies_to)()
        for problem in condition_problems(subject.source, front.text("applies_to"), everything):
            yield problem.at(page.file, front.line("applies_to"))
    for element, line in elements_with_lines(page.document):
        text = element.get("applies")
        for problem in condition_problems(subject.source, text, page.head.applies_to):
            at = finder.line((f'applies="{text}"', text), line)
            yield problem.at(page.file, at)


def _late_alarms(page: SourcePage) -> Iterator[Finding]:
    """Yield dangers and warnings that stand after the step they guard, where they are read too
    late."""
    lines, finder = section_lines(page), LineFinder(page.text)
    after_steps: list[Element] = []
    steps_above = False
    late = []
    for element in page.document.body.elements():
        if element.tag == "ol":
            late += [alarm for item in element.elements() for alarm in _late_in_step(item)]
            after_steps, steps_above = [], True
        elif element.tag in HEADINGS:
            late, after_steps, steps_above = late + after_steps, [], False
        elif _is_grave(element) and steps_above:
            after_steps.append(element)
    for alarm in late + after_steps:
        words = alarm.get("title") or alarm.words()[:30]
        at = finder.line((words,), lines.get(id(alarm), 1))
        yield warning(
            page.file,
            at,
            "alarm-after-step",
            "The alarm stands after the step that it guards; put it before.",
        )


def _late_in_step(item: Element) -> Iterator[Element]:
    """Yield the grave alarms of a step that follow its instruction; a bold label is no
    instruction."""
    instructed = False
    for child in item.children:
        if isinstance(child, str):
            instructed = instructed or bool(child.strip())
        elif _is_grave(child):
            if instructed:
                yield child
        elif child.tag in ("p", "ul", "ol", "table", "em", "i", "code", "a"):
            instructed = instructed or not _is_label(child)


def _is_label(element: Element) -> bool:
    bold = [child for child in element.elements() if child.tag in ("strong", "b")]
    loose = "".join(child for child in element.children if isinstance(child, str))
    return element.tag == "p" and len(bold) == 1 and not loose.strip(" \n.:：。")


def _is_grave(element: Element) -> bool:
    return element.tag == "alarm" and Signal(element.get("signal")) in GRAVE_SIGNALS


def _aliases(subject: Subject) -> Iterator[Finding]:
    owners = {page.head.id: page for page in subject.source.pages}
    for page in subject.source.pages:
        for alias in page.head.aliases:
            owner = owners.setdefault(alias, page)
            if owner is not page:
                yield error(
                    page.file,
                    page.front.line("aliases"),
                    "duplicate-alias",
                    "“{alias}” is already a name of {owner}.",
                    alias=alias,
                    owner=owner.file,
                )


def _codes_on_two_pages(subject: Subject) -> Iterator[Finding]:
    owners: dict[str, SourcePage] = {}
    for page in subject.source.pages:
        for code in page.head.codes:
            owner = owners.setdefault(compact(code), page)
            if owner is not page:
                line = page.front.line("codes")
                yield warning(
                    page.file,
                    line,
                    "code-on-two-pages",
                    "The code “{code}” is treated by {owner} as well.",
                    code=code,
                    owner=owner.file,
                )


def _translations(subject: Subject) -> Iterator[Finding]:
    originals = subject.source.pages_in(subject.source.info.languages[0])
    for pages in subject.source.translations.values():
        for name, page in pages.items():
            original = originals[name]
            missing = [
                heading.anchor
                for heading in original.document.headings
                if page.document.anchor(heading.anchor) is None
            ]
            if missing:
                yield warning(
                    page.file,
                    1,
                    "anchors-differ",
                    "The headings differ from those of {file}: links to “{section}” do not work in"
                    " both languages.",
                    file=original.file,
                    section=missing[0],
                )
