"""Pictures of pages: is each there, can it be shown, is it spelt as its file is?"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from fieldkm.domain.checking import Finding, error, warning
from fieldkm.manuals.checks.subject import LineFinder, Subject, elements_with_lines
from fieldkm.manuals.linking.picture_paths import FoundPicture
from fieldkm.manuals.markup.tree import Element
from fieldkm.manuals.sources.pages import SourcePage

_OUTSIDE = ("http:", "https:", "//")


def check_pictures(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with the pictures that pages show, then with the files that none shows.

    What is wrong inside of an SVG is told with its lines by the check of drawings.
    """
    told: set[str] = set()
    for page in subject.source.all_pages():
        yield from _of_page(subject, page, told)
    drawings = set(subject.source.drawings.values())
    for path, reason in subject.source.unusable.items():
        if path not in told:
            report = error if path in drawings else warning
            yield report(
                path, 0, "unusable-picture", "The picture cannot be shown: {reason}.", reason=reason
            )


def _of_page(subject: Subject, page: SourcePage, told: set[str]) -> Iterator[Finding]:
    targets, finder = subject.targets[page.head.language], LineFinder(page.text)
    for element, line in elements_with_lines(page.document):
        if element.tag != "img":
            continue
        src = element.get("src")
        found = targets.picture_meant(src, page)
        at = finder.line((src, unquote(src), element.get("alt")), line)
        if found is None:
            yield _missing(page.file, at, element)
            continue
        yield from _found(subject, page.file, at, found, src)
        told.add(found.path)


def _missing(file: str, line: int, image: Element) -> Finding:
    src = image.get("src")
    if not src:
        return error(
            file,
            line,
            "forbidden-link",
            "The address of the picture “{words}” is not allowed.",
            words=image.get("alt"),
        )
    if src.startswith(_OUTSIDE):
        return warning(
            file,
            line,
            "outside-image",
            "The picture “{src}” lies outside the manual and is never fetched.",
            src=src,
        )
    return error(
        file, line, "missing-image", "There is no picture “{picture}”.", picture=unquote(src)
    )


def _found(
    subject: Subject, file: str, line: int, found: FoundPicture, src: str
) -> Iterator[Finding]:
    if found.path in subject.source.unusable:
        reason = subject.source.unusable[found.path]
        yield error(
            file,
            line,
            "unusable-picture",
            "The picture “{path}” cannot be shown: {reason}.",
            path=found.path,
            reason=reason,
        )
    if found.is_guess:
        yield warning(
            file,
            line,
            "guessed-image",
            "The picture “{picture}” is taken to mean “{path}”.",
            picture=unquote(src),
            path=found.path,
        )
