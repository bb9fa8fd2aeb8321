"""Fixes as commands print them: JSON for scripts, lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fieldkm.cli.record_lines import plain
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.fixes import FixRevision, FixState
from fieldkm.domain.outcomes import Counts

if TYPE_CHECKING:
    from fieldkm.app.flags import KnownFlag
    from fieldkm.app.read_fix import ReadFix

_FEW = 5  # uses that are told; the counts have all


def line_values(line: FixLine) -> dict[str, object]:
    """Return a fix as a list has it; `revision` is the current one, `approved` tells whether what
    is read has been approved.
    """
    return {
        "id": line.id,
        "number": line.number,
        "revision": line.revision,
        "state": line.state.value,
        "approved": line.is_approved,
        "waiting": line.is_waiting,
        "title": line.title,
        "author": line.author_name or line.author,
        "models": list(line.models),
        "fault_codes": list(line.fault_codes),
        "safety": line.safety,
        "counts": counts_values(line.counts),
        "since": plain(line.moment) if line.moment else "",
        "mine": line.is_mine,
        "sent": line.is_sent,
        "review_cause": line.review_cause.value if line.review_cause else "",
        "retired_as": line.retired_as.value if line.retired_as else "",
        "merged_into": line.merged_into,
        "reason": line.reason,
    }


def counts_values(counts: Counts) -> dict[str, int]:
    """Return counts with their sum."""
    return {
        "worked": counts.worked,
        "partly": counts.partly,
        "failed": counts.failed,
        "total": counts.total,
    }


def state_words(line: FixLine) -> str:
    """Say how a fix stands; what nobody has approved stands out."""
    if line.is_retired:
        return line.retired_as.value if line.retired_as else "retired"
    if not line.is_approved:
        is_back = line.state is FixState.RETURNED
        return "SENT BACK, NOT APPROVED" if is_back else "NOT YET APPROVED"
    return "approved, looked at again" if line.review_cause else "approved"


def counts_words(counts: Counts) -> str:
    """Say how often it has worked."""
    if not counts.total:
        return "not used yet"
    part = f", {counts.partly} in part" if counts.partly else ""
    return f"worked {counts.worked} of {counts.total}{part}"


def fix_line(line: FixLine) -> str:
    """Return a fix in a line."""
    day = f", {line.moment:%Y-%m-%d}" if line.moment else ""
    told = f"{state_words(line)}; {counts_words(line.counts)}; {line.author_name or '?'}{day}"
    return f"{line.number:8}  {line.title}  ({told})"


def fix_values(read: ReadFix, flags: tuple[KnownFlag, ...]) -> dict[str, object]:
    """Return all of a fix; its texts are those of `shown_revision`, in Markdown."""
    fix, shown = read.fix, read.shown
    texts = ("symptom", "cause", "remedy", "applies_to", "language")
    lists = ("models", "fault_codes", "parts")
    return line_values(read.line) | {
        "shown_revision": shown.id if shown else "",
        "approved_revision": fix.approved_revision,
        "waiting_revisions": list(fix.waiting),
        **{name: getattr(shown, name) if shown else "" for name in texts},
        **{name: list(getattr(shown, name)) if shown else [] for name in lists},
        "pages": [f"{page.manual}/{page.page}" for page in shown.pages] if shown else [],
        "photos": plain(shown.photos) if shown else [],
        "written_by": read.writer,
        "reviewed_by": read.reviewer,
        "promoted_to": fix.promoted_to,
        "uses": [
            {
                "result": use.result.value,
                "at": plain(use.at),
                "author": use.author,
                "model": use.model,
                "text": use.text,
            }
            for use in read.uses
        ],
        "comments": [
            {"id": one.id, "at": plain(one.at), "author": one.author, "text": one.text}
            for one in read.comments
        ],
        "thanks": [
            {"at": plain(one.at), "author": one.author, "text": one.text} for one in read.thanks
        ],
        "flags": [
            {"id": one.id, "author": one.author, "text": one.flag.text, "answer": one.flag.answer}
            for one in flags
        ],
        "steps": [
            {"verb": step.verb.value, "at": plain(step.at), "by": step.by, "reason": step.reason}
            for step in read.steps
        ],
    }


def fix_text(read: ReadFix) -> Iterator[str]:
    """Return all of a fix as lines for people."""
    line = read.line
    yield f"{line.number}  {line.title}"
    by = f"by {line.author_name or '?'}"
    yield f"{state_words(line)} · {by} · {counts_words(line.counts)}"
    yield from _warnings(read)
    if read.shown:
        yield from _said(read.shown)
    for use in read.uses[:_FEW]:
        told = (use.result.value, use.author, use.model, use.text)
        yield f"  {use.at:%Y-%m-%d}  {' · '.join(filter(None, told))}"
    for one in read.comments:
        yield f"  {one.at:%Y-%m-%d}  {one.author}: {_indented(one.text).strip()}"


def _warnings(read: ReadFix) -> Iterator[str]:
    """Yield what must be known before it is followed."""
    line, fix = read.line, read.fix
    if line.safety:
        yield "TOUCHES SAFETY"
    if read.leads_to:
        yield f"Read this one instead: {read.leads_to.number}  {read.leads_to.title}"
    if fix.promoted_to:
        yield f"It is the page {fix.promoted_to} now."
    if fix.reason and (line.is_retired or fix.state is FixState.RETURNED):
        yield f"Reason: {fix.reason}"


def _said(shown: FixRevision) -> Iterator[str]:
    texts = {
        "What was seen": shown.symptom,
        "What it was": shown.cause,
        "What fixes it": shown.remedy,
    }
    yield from (f"\n{title}\n{_indented(text)}" for title, text in texts.items() if text)
    named = {
        "For": (*shown.models, *filter(None, [shown.applies_to])),
        "Fault codes": shown.fault_codes,
        "Parts": shown.parts,
        "Pages": tuple(f"{page.manual}/{page.page}" for page in shown.pages),
    }
    yield ""
    yield from (f"{name}: {', '.join(of)}" for name, of in named.items() if of)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
