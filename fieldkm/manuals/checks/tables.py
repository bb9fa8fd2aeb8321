"""The tables: references that lead nowhere, numbers that are none, rows that stand twice."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkm.domain.applicability import EVERYTHING
from fieldkm.domain.checking import Finding, error, warning
from fieldkm.domain.codes import compact
from fieldkm.domain.parts import Part, supersession
from fieldkm.manuals.checks.subject import Subject, condition_problems
from fieldkm.manuals.sources import tables
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
            yield error(
                table.file, row.line, "empty-cell", "The row has no “{column}”.", column=empty[0]
            )
            continue
        name = tuple(row.text(column) for column in _IDENTITY[table.kind])
        first = seen.setdefault(name, row.line)
        if first != row.line:
            what = " / ".join(filter(None, name))
            yield error(
                table.file,
                row.line,
                "duplicate-row",
                "“{what}” stands already in line {first}.",
                what=what,
                first=first,
            )
        for column in _NUMBERS.get(table.kind, ()):
            yield from _number(table, row, column)


def _number(table: Table, row: Row, column: str) -> Iterator[Finding]:
    text = row.text(column)
    value = number(text) if text else 0.0
    if value is None or value < 0:
        yield error(
            table.file,
            row.line,
            "not-a-number",
            "“{text}” in the column “{column}” is no number.",
            text=text,
            column=column,
        )


def _row_conditions(subject: Subject, table: Table) -> Iterator[Finding]:
    for row in table.rows:
        text = row.text("applies_to")
        for problem in condition_problems(subject.source, text, EVERYTHING):
            yield problem.at(table.file, row.line)


def _procedure(subject: Subject, table: Table, row: Row, column: str) -> Iterator[Finding]:
    name = row.text(column)
    if name and subject.own_targets.page_id(name) is None:
        code = "unknown-procedure" if column == "procedure" else "unknown-page"
        yield error(table.file, row.line, code, "There is no page “{name}”.", name=name)


def _part(subject: Subject, table: Table, row: Row, name: str) -> Iterator[Finding]:
    if name and compact(name) not in subject.own_targets.parts:
        yield error(
            table.file,
            row.line,
            "unknown-part",
            "There is no part “{name}” in parts.csv.",
            name=name,
        )


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
        yield error(
            table.file,
            line,
            "supersession-loop",
            "The replacements of “{part}” lead in a circle.",
            part=part.number,
        )
    if part.replaced_by:
        return
    if part.callout is None:
        yield warning(
            table.file,
            line,
            "part-without-drawing",
            "The part “{part}” is on no drawing.",
            part=part.number,
        )
    if not part.procedure:
        yield warning(
            table.file,
            line,
            "part-without-procedure",
            "The part “{part}” has no procedure.",
            part=part.number,
        )


def _callout_of_part(subject: Subject, table: Table, row: Row) -> Iterator[Finding]:
    drawing, callout = row.text("drawing"), row.text("callout")
    if not drawing:
        if callout:
            yield error(
                table.file,
                row.line,
                "callout-without-drawing",
                "The callout “{callout}” has no drawing.",
                callout=callout,
            )
    elif drawing not in subject.source.drawings:
        yield error(
            table.file,
            row.line,
            "unknown-drawing",
            "There is no drawing “{drawing}”.",
            drawing=drawing,
        )
    elif callout and callout not in subject.builder.callouts(drawing):
        yield error(
            table.file,
            row.line,
            "unknown-callout",
            "The drawing “{drawing}” has no callout “{callout}”.",
            drawing=drawing,
            callout=callout,
        )


def _codes(subject: Subject) -> Iterator[Finding]:
    table = subject.source.table(tables.CODES)
    with_causes = {compact(item.of) for item in subject.catalogue.likely}
    seen: dict[str, Row] = {}
    for row in table.rows:
        code = row.text("code")
        yield from _procedure(subject, table, row, "page")
        other = seen.setdefault(compact(code), row)
        if other is not row and other.text("code") != code:
            yield error(
                table.file,
                row.line,
                "duplicate-row",
                "“{code}” and “{other}” are two spellings of one code.",
                code=code,
                other=other.text("code"),
            )
        if code and compact(code) not in with_causes:
            yield warning(
                table.file,
                row.line,
                "code-without-cause",
                "No cause is listed for the code “{code}”.",
                code=code,
            )


def _causes(subject: Subject) -> Iterator[Finding]:
    table = subject.source.table(tables.CAUSES)
    used = {item.cause for item in subject.catalogue.likely}
    for row in table.rows:
        yield from _procedure(subject, table, row, "procedure")
        yield from _part(subject, table, row, row.text("part"))
        if row.text("id") and row.text("id") not in used:
            yield warning(
                table.file,
                row.line,
                "unused-cause",
                "The cause “{id}” is the cause of nothing.",
                id=row.text("id"),
            )


def _faults(subject: Subject) -> Iterator[Finding]:
    table, targets = subject.source.table(tables.FAULTS), subject.own_targets
    listed = {compact(row.text("code")) for row in subject.source.table(tables.CODES).rows}
    listed |= {compact(code) for page in subject.source.pages for code in page.head.codes}
    for row in table.rows:
        of, cause, weight = row.text("code"), row.text("cause"), row.text("likelihood")
        is_known = of in targets.symptoms or not listed or compact(of) in listed
        if of and not is_known:
            yield error(
                table.file,
                row.line,
                "unknown-code",
                "“{code}” is neither a fault code nor a symptom.",
                code=of,
            )
        if cause and cause not in targets.causes:
            yield error(
                table.file,
                row.line,
                "unknown-cause",
                "There is no cause “{cause}” in causes.csv.",
                cause=cause,
            )
        value = number(weight) if weight else 1.0
        if value is None:
            yield error(
                table.file,
                row.line,
                "not-a-number",
                "The likelihood “{weight}” is no number.",
                weight=weight,
            )
        elif value <= 0:
            yield error(
                table.file,
                row.line,
                "bad-likelihood",
                "The likelihood “{weight}” must be above zero.",
                weight=weight,
            )


def _symptoms(subject: Subject) -> Iterator[Finding]:
    table = subject.source.table(tables.SYMPTOMS)
    with_causes = {item.of for item in subject.catalogue.likely}
    for row in table.rows:
        if row.text("id") and row.text("id") not in with_causes:
            yield warning(
                table.file,
                row.line,
                "symptom-without-cause",
                "No cause is listed for the symptom “{id}”.",
                id=row.text("id"),
            )


def _tests(subject: Subject) -> Iterator[Finding]:
    table = subject.source.table(tables.TESTS)
    asked = {row.text("id") for row in table.rows if row.text("question")}
    for row in table.rows:
        test, cause, chance = row.text("id"), row.text("cause"), row.text("p")
        if test and test not in asked:
            asked.add(test)
            yield error(
                table.file,
                row.line,
                "test-without-question",
                "The test “{test}” has no question.",
                test=test,
            )
        if cause not in subject.own_targets.causes:
            yield error(
                table.file,
                row.line,
                "unknown-cause",
                "There is no cause “{cause}” in causes.csv.",
                cause=cause,
            )
        value = number(chance)
        if value is None:
            yield error(
                table.file,
                row.line,
                "not-a-number",
                "The probability “{chance}” is no number.",
                chance=chance,
            )
        elif not 0 <= value <= 1:
            yield error(
                table.file,
                row.line,
                "bad-probability",
                "The probability “{chance}” is not between 0 and 1.",
                chance=chance,
            )


def _translated(subject: Subject) -> Iterator[Finding]:
    for language in subject.source.info.languages[1:]:
        for kind in tables.COLUMNS:
            key = REQUIRED[kind][0]
            known = {compact(row.text(key)) for row in subject.source.table(kind).rows}
            table = subject.source.tables.get(f"{language}/{kind}", Table(kind, kind))
            for row in table.rows:
                if compact(row.text(key)) not in known:
                    yield warning(
                        table.file,
                        row.line,
                        "translation-of-nothing",
                        "“{name}” does not stand in {kind}.",
                        name=row.text(key),
                        kind=kind,
                    )
