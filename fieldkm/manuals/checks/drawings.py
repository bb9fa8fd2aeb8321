"""Drawings and other SVG pictures: what the page view cannot draw, and callouts that lead
nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkm.manuals.checks.subject import Subject
from fieldkm.manuals.sources import tables
from fieldkm.manuals.sources.drawing_files import SvgFile, read_svg
from fieldkm.manuals.sources.finding import Finding, error, warning


def check_drawings(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with drawings and SVG pictures."""
    known = {subject.source.drawings[name]: svg for name, svg in subject.builder.svg_files.items()}
    for path, place in subject.source.files.items():
        if path.lower().endswith(".svg"):
            svg = known.get(path) or read_svg(place)
            yield from _svg(path, svg)
    yield from _callouts_without_part(subject)
    table = subject.source.table(tables.CALLOUTS)
    for row in table.rows:
        if row.text("drawing") and row.text("drawing") not in subject.source.drawings:
            message = f"There is no drawing “{row.text('drawing')}”."
            yield error(table.file, row.line, "unknown-drawing", message)


def _svg(path: str, svg: SvgFile) -> Iterator[Finding]:
    for problem in svg.problems:
        yield error(path, problem.line, problem.code, problem.message)


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
                message = f"The callout “{callout}” of “{drawing}” stands for no part."
                yield report(path, 0, "callout-without-part", message)
