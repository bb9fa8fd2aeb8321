"""The tables: references that lead nowhere, numbers that are none, rows that stand twice."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkm.domain.applicability import EVERYTHING
from fieldkm.domain.codes import compact
from fieldkm.domain.parts import Part, supersession
from fieldkm.manuals.checks.subject import Subject, condition_problems
from fieldkm.manuals.sources import tables
from fieldkm.manuals.sources.finding import Finding, error, warning
from fieldkm.manuals.sources.tables import REQUIRED, Row, Table, number

_IDENTITY: dict[str, tuple[str, ...]] = {
    tables.PARTS: ("number", "assembly", "drawing", "callout", "applies_to"),
    tables.CODES: ("code",),
    tables.CAUSES: ("id",),
    tables.FAULTS: ("code", "cause"),
    tables.SYMPTOMS: ("id",),
    tables.TESTS: ("id", "cause"),
    tables.CALLOUTS: ("drawing", "callout"),
}
_NUMBERS: dict[str, tuple[str, ...]] = {
    tables.PARTS: ("quantity",),
    tables.CAUSES: ("minutes",),
    tables.TESTS: ("minutes",),
    tables.CALLOUTS: ("x", "y"),
}


def check_tables(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with the tables, in the first language and in translations."""
    for kind in tables.COLUMNS:
        table = subject.source.table(kind)
        yield from _rows(table)
        yield from _row_conditions(subject, table)
    yield from _parts(subject)
    yield from _codes(subject)
    yield from _causes(subject)
    yield from _faults(subject)
    yield from _symptoms(subject)
    yield from _tests(subject)
    yield from _translated(subject)


def _rows(table: Table) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        empty = [column for column in REQUIRED[table.kind] if not row.text(column)]
        if empty:
            message = f"The row has no “{empty[0]}”."
            yield error(table.file, row.line, "empty-cell", message)
            continue
        name = tuple(row.text(column) for column in _IDENTITY[table.kind])
        first = seen.setdefault(name, row.line)
        if first != row.line:
            what = " / ".join(filter(None, name))
            message = f"“{what}” stands already in line {first}."
            yield error(table.file, row.line, "duplicate-row", message)
        for column in _NUMBERS.get(table.kind, ()):
            yield from _number(table, row, column)


def _number(table: Table, row: Row, column: str) -> Iterator[Finding]:
    text = row.text(column)
    value = number(text) if text else 0.0
    if value is None or value < 0:
        message = f"“{text}” in the column “{column}” is no number."
        yield error(table.file, row.line, "not-a-number", message)


def _row_conditions(subject: Subject, table: Table) -> Iterator[Finding]:
    for row in table.rows:
        text = row.text("applies_to")
        for code, message in condition_problems(subject.source, text, EVERYTHING):
            yield error(table.file, row.line, code, message)


def _procedure(subject: Subject, table: Table, row: Row, column: str) -> Iterator[Finding]:
    name = row.text(column)
    if name and subject.own_targets.page_id(name) is None:
        code = "unknown-procedure" if column == "procedure" else "unknown-page"
        yield error(table.file, row.line, code, f"There is no page “{name}”.")


def _part(subject: Subject, table: Table, row: Row, name: str) -> Iterator[Finding]:
    if name and compact(name) not in subject.own_targets.parts:
        message = f"There is no part “{name}” in parts.csv."
        yield error(table.file, row.line, "unknown-part", message)


def _parts(subject: Subject) -> Iterator[Finding]:
    table = subject.source.table(tables.PARTS)
    first_rows: dict[str, Row] = {}
    for row in table.rows:
        if row.text("number"):
            first_rows.setdefault(compact(row.text("number")), row)
        yield from _procedure(subject, table, row, "procedure")
        for name in (row.text("replaced_by"), *row.items("alternates")):
            yield from _part(subject, table, row, name)
        yield from _callout_of_part(subject, table, row)
    for part in subject.catalogue.parts:
        line = first_rows[compact(part.number)].line
        yield from _part_as_a_whole(subject, table, part, line)


def _part_as_a_whole(subject: Subject, table: Table, part: Part, line: int) -> Iterator[Finding]:
    if supersession(part.number, subject.replaced_by).is_loop:
        message = f"The replacements of “{part.number}” lead in a circle."
        yield error(table.file, line, "supersession-loop", message)
    if part.replaced_by:
        return
    if part.callout is None:
        message = f"The part “{part.number}” is on no drawing."
        yield warning(table.file, line, "part-without-drawing", message)
    if not part.procedure:
        message = f"The part “{part.number}” has no procedure."
        yield warning(table.file, line, "part-without-procedure", message)


def _callout_of_part(subject: Subject, table: Table, row: Row) -> Iterator[Finding]:
    drawing, callout = row.text("drawing"), row.text("callout")
    if not drawing:
        if callout:
            message = f"The callout “{callout}” has no drawing."
            yield error(table.file, row.line, "callout-without-drawing", message)
    elif drawing not in subject.source.drawings:
        message = f"There is no drawing “{drawing}”."
        yield error(table.file, row.line, "unknown-drawing", message)
    elif callout and callout not in subject.builder.callouts(drawing):
        message = f"The drawing “{drawing}” has no callout “{callout}”."
        yield error(table.file, row.line, "unknown-callout", message)


def _codes(subject: Subject) -> Iterator[Finding]:
    table = subject.source.table(tables.CODES)
    with_causes = {compact(item.of) for item in subject.catalogue.likely}
    seen: dict[str, Row] = {}
    for row in table.rows:
        code = row.text("code")
        yield from _procedure(subject, table, row, "page")
        other = seen.setdefault(compact(code), row)
        if other is not row and other.text("code") != code:
            message = f"“{code}” and “{other.text('code')}” are two spellings of one code."
            yield error(table.file, row.line, "duplicate-row", message)
        if code and compact(code) not in with_causes:
            message = f"No cause is listed for the code “{code}”."
            yield warning(table.file, row.line, "code-without-cause", message)


def _causes(subject: Subject) -> Iterator[Finding]:
    table = subject.source.table(tables.CAUSES)
    used = {item.cause for item in subject.catalogue.likely}
    for row in table.rows:
        yield from _procedure(subject, table, row, "procedure")
        yield from _part(subject, table, row, row.text("part"))
        if row.text("id") and row.text("id") not in used:
            message = f"The cause “{row.text('id')}” is the cause of nothing."
            yield warning(table.file, row.line, "unused-cause", message)


def _faults(subject: Subject) -> Iterator[Finding]:
    table, targets = subject.source.table(tables.FAULTS), subject.own_targets
    listed = {compact(row.text("code")) for row in subject.source.table(tables.CODES).rows}
    listed |= {compact(code) for page in subject.source.pages for code in page.head.codes}
    for row in table.rows:
        of, cause, weight = row.text("code"), row.text("cause"), row.text("likelihood")
        is_known = of in targets.symptoms or not listed or compact(of) in listed
        if of and not is_known:
            message = f"“{of}” is neither a fault code nor a symptom."
            yield error(table.file, row.line, "unknown-code", message)
        if cause and cause not in targets.causes:
            message = f"There is no cause “{cause}” in causes.csv."
            yield error(table.file, row.line, "unknown-cause", message)
        value = number(weight) if weight else 1.0
        if value is None:
            message = f"The likelihood “{weight}” is no number."
            yield error(table.file, row.line, "not-a-number", message)
        elif value <= 0:
            message = f"The likelihood “{weight}” must be above zero."
            yield error(table.file, row.line, "bad-likelihood", message)


def _symptoms(subject: Subject) -> Iterator[Finding]:
    table = subject.source.table(tables.SYMPTOMS)
    with_causes = {item.of for item in subject.catalogue.likely}
    for row in table.rows:
        if row.text("id") and row.text("id") not in with_causes:
            message = f"No cause is listed for the symptom “{row.text('id')}”."
            yield warning(table.file, row.line, "symptom-without-cause", message)


def _tests(subject: Subject) -> Iterator[Finding]:
    table = subject.source.table(tables.TESTS)
    asked = {row.text("id") for row in table.rows if row.text("question")}
    for row in table.rows:
        test, cause, chance = row.text("id"), row.text("cause"), row.text("p")
        if test and test not in asked:
            asked.add(test)
            message = f"The test “{test}” has no question."
            yield error(table.file, row.line, "test-without-question", message)
        if cause not in subject.own_targets.causes:
            message = f"There is no cause “{cause}” in causes.csv."
            yield error(table.file, row.line, "unknown-cause", message)
        value = number(chance)
        if value is None:
            message = f"The probability “{chance}” is no number."
            yield error(table.file, row.line, "not-a-number", message)
        elif not 0 <= value <= 1:
            message = f"The probability “{chance}” is not between 0 and 1."
            yield error(table.file, row.line, "bad-probability", message)


def _translated(subject: Subject) -> Iterator[Finding]:
    for language in subject.source.info.languages[1:]:
        for kind in tables.COLUMNS:
            key = REQUIRED[kind][0]
            known = {compact(row.text(key)) for row in subject.source.table(kind).rows}
            table = subject.source.tables.get(f"{language}/{kind}", Table(kind, kind))
            for row in table.rows:
                if compact(row.text(key)) not in known:
                    message = f"“{row.text(key)}” does not stand in {kind}."
                    yield warning(table.file, row.line, "translation-of-nothing", message)
