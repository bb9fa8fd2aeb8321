"""`fieldkm fix list|show|outcome|comment|flag|thank`: fixes for those who read them."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from fieldkm.cli.fix_lines import (
    counts_values,
    counts_words,
    fix_line,
    fix_text,
    fix_values,
    line_values,
)
from fieldkm.cli.output import Output
from fieldkm.cli.setting import workplace_of
from fieldkm.cli.standard_input import given_text
from fieldkm.domain.fix_lines import FixFilter, FixLine, Shelf
from fieldkm.domain.outcomes import Result
from fieldkm.errors import BadInput

if TYPE_CHECKING:
    from fieldkm.app.workplace import Workplace
    from fieldkm.domain.fix_drafts import FixDraft


def list_fixes(options: Namespace, output: Output) -> int:
    """List the fixes of a shelf, the newest first."""
    wanted = FixFilter(
        Shelf(options.state), options.mine, options.model, " ".join(options.words), options.limit
    )
    with workplace_of(options) as workplace:
        found = workplace.fixes.listed(wanted)
    for line in found:
        output.result(line_values(line), fix_line(line))
    if not found:
        output.remark("No fix fits.")
    return 0


def show(options: Namespace, output: Output) -> int:
    """Show all of a fix; the id of a draft shows the draft."""
    with workplace_of(options) as workplace:
        draft = _draft(options.id, workplace)
        if draft is not None:
            _show_draft(draft, workplace, output)
            return 0
        read = workplace.fixes.read(options.id)
        workplace.fixes.note_opened(read.fix.id)
        flags = workplace.flags.of_fix(read.fix.id)
    output.result(fix_values(read, flags), "\n".join(fix_text(read)))
    return 0


def outcome(options: Namespace, output: Output) -> int:
    """Write down how a fix went, and say how often it has worked now."""
    with workplace_of(options) as workplace:
        made = workplace.fixes.outcome(
            options.id, Result(options.result), given_text(options.text), visit=options.visit
        )
        line = _line(made.fix, workplace)
    values = {"id": line.id, "number": line.number} | counts_values(line.counts)
    output.result(values, f"{line.number}  {line.title}: {counts_words(line.counts)}")
    return 0


def comment(options: Namespace, output: Output) -> int:
    """Write a remark on a fix."""
    with workplace_of(options) as workplace:
        fix = workplace.fixes.known(options.id)
        workplace.fixes.comment(fix.id, given_text(options.text))
    return _say(fix.id, fix.shown_number, "commented", output)


def flag(options: Namespace, output: Output) -> int:
    """Report that a fix is wrong."""
    with workplace_of(options) as workplace:
        fix = workplace.fixes.known(options.id)
        workplace.flags.report_fix(fix.id, given_text(options.text))
    return _say(fix.id, fix.shown_number, "reported", output)


def thank(options: Namespace, output: Output) -> int:
    """Thank the author of a fix."""
    with workplace_of(options) as workplace:
        fix = workplace.fixes.known(options.id)
        workplace.fixes.thank(fix.id, given_text(options.text))
    return _say(fix.id, fix.shown_number, "thanked", output)


def _say(fix: str, number: str, done: str, output: Output) -> int:
    output.result(
        {"id": fix, "number": number, "done": done},
        f"{number}  {done}; it is sent with the next sync.",
    )
    return 0


def _line(fix: str, workplace: Workplace) -> FixLine:
    return workplace.fixes.read(fix).line


def _draft(name: str, workplace: Workplace) -> FixDraft | None:
    """Return the draft of that id, where no fix is known by it."""
    try:
        workplace.fixes.known(name)
    except BadInput:
        try:
            return workplace.fix_drafts.found(name)
        except BadInput:
            return None
    return None


def _show_draft(draft: FixDraft, workplace: Workplace, output: Output) -> None:
    from fieldkm.cli.fix_writing import draft_values

    text = "\n\n".join(filter(None, (draft.title, draft.symptom, draft.cause, draft.remedy)))
    output.result(draft_values(draft, workplace), f"DRAFT {draft.id}\n{text}")
