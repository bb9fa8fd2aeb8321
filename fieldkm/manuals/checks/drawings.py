"""Drawings and other SVG pictures: what the page view cannot draw, and callouts that lead
nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkm.domain.checking import Finding, error, warning
from fieldkm.manuals.checks.subject import Subject
from fieldkm.manuals.sources import tables
from fieldkm.manuals.sources.drawing_files import SvgFile


def check_drawings(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with drawings and SVG pictures."""
    for path, svg in subject.source.svg_files.items():
        yield from _svg(path, svg)
    yield from _callouts_without_part(subject)
    table = subject.source.table(tables.CALLOUTS)
    for row in table.rows:
        if row.text("drawing") and row.text("drawing") not in subject.source.drawings:
            yield error(
                table.file,
                row.line,
                "unknown-drawing",
                "There is no drawing “{drawing}”.",
                drawing=row.text("drawing"),
            )


def _svg(path: str, svg: SvgFile) -> Iterator[Finding]:
    for found in svg.problems:
        yield found.problem.at(path, found.line)


def _callouts_without_part(subject: Subject) -> Iterator[Finding]:
    used: dict[str, set[str]] = {}
    for part in subject.catalogue.parts:
        for use in part.uses:
            if use.callout:
                used.setdefault(use.callout.drawing, set()).add(use.callout.number)
    for drawing, path in subject.source.drawings.items():
        of_parts = used.get(drawing, set())
        # A drawing that no part names is a picture with numbers, explained by the page around it.
        report = error if of_parts else warning
        for callout in subject.builder.callouts(drawing):
            if callout not in of_parts:
                yield report(
                    path,
                    0,
                    "callout-without-part",
                    "The callout “{callout}” of “{drawing}” stands for no part.",
                    callout=callout,
                    drawing=drawing,
                )
