"""`fieldkm fix queue|changes|approve|return|retire|merge|hand-on|promote`: fixes for reviewers."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkm.cli.fix_lines import line_values
from fieldkm.cli.output import Output
from fieldkm.cli.record_lines import plain
from fieldkm.cli.setting import workplace_of
from fieldkm.cli.standard_input import given_text
from fieldkm.domain.fix_life import is_about_all
from fieldkm.domain.fixes import Verb
from fieldkm.domain.review_queue import QueueOrder
from fieldkm.domain.word_difference import Change, Piece
from fieldkm.errors import BadInput, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkm.app.review_case import Case, Decision, DeskRevision, Reviewer, Waiting
    from fieldkm.app.workplace import Workplace

_MARKS = {Change.SAME: "{}", Change.GONE: "[-{}-]", Change.NEW: "{{+{}+}}"}


def show_queue(options: Namespace, output: Output) -> int:
    """List what waits for a decision of this user, what has waited too long first."""
    with workplace_of(options) as workplace:
        lines = workplace.review_desk.queue(QueueOrder(options.order))
    for line in lines:
        output.result(_queue_values(line), _queue_line(line))
    if not lines:
        output.remark("Nothing waits for you.")
    return 0


def show_changes(options: Namespace, output: Output) -> int:
    """Show the revisions that can be decided on, and what each changes."""
    with workplace_of(options) as workplace:
        language = options.language or workplace.settings.language
        case = workplace.review_desk.case(options.id, language)
    for revision in case.revisions:
        output.result(_revision_values(case, revision), "\n".join(_revision_text(case, revision)))
    if not case.revisions:
        output.remark("What it says has not come yet: sync first.")
    return 0


def approve(options: Namespace, output: Output) -> int:
    """Approve exactly the named revision."""
    with workplace_of(options) as workplace:
        desk = workplace.review_desk
        fix, reason = workplace.fixes.known(options.id).id, given_text(options.reason)
        return _say(desk.approve(fix, options.revision, reason), "approved", workplace, output)


def send_back(options: Namespace, output: Output) -> int:
    """Send a revision back to its author."""
    with workplace_of(options) as workplace:
        fix, revision, reason = _named(options, workplace, Verb.SEND_BACK)
        decision = workplace.review_desk.send_back(fix, revision, reason)
        return _say(decision, "returned to its author", workplace, output)


def retire(options: Namespace, output: Output) -> int:
    """Take a fix out of use."""
    with workplace_of(options) as workplace:
        fix, revision, reason = _named(options, workplace, Verb.RETIRE)
        decision = workplace.review_desk.retire(fix, revision, reason)
        return _say(decision, "retired", workplace, output)


def merge(options: Namespace, output: Output) -> int:
    """Retire a fix in favour of another one."""
    with workplace_of(options) as workplace:
        fix, revision, reason = _named(options, workplace, Verb.MERGE)
        into = workplace.fixes.known(options.into)
        decision = workplace.review_desk.merge(fix, revision, into.id, reason)
        return _say(decision, f"merged into {into.shown_number}", workplace, output)


def hand_on(options: Namespace, output: Output) -> int:
    """Let another reviewer decide."""
    with workplace_of(options) as workplace:
        fix, revision, reason = _named(options, workplace, Verb.HAND_ON)
        reviewer = _reviewer(options.to, workplace.review_desk.case(fix))
        decision = workplace.review_desk.hand_on(fix, revision, reviewer.id, reason)
        return _say(decision, f"handed on to {reviewer.name}", workplace, output)


def promote(options: Namespace, output: Output) -> int:
    """Write an approved fix as a page of the manual in a folder, and retire it."""
    with workplace_of(options) as workplace:
        fix, revision, reason = _named(options, workplace, Verb.PROMOTE)
        folder = Path(options.manual)
        decision = workplace.review_desk.promote(fix, revision, folder, reason)
        if decision.plain_lines:
            output.remark(f"{decision.plain_lines} line(s) are plain words now; look at them.")
        return _say(decision, f"promoted: {decision.page}", workplace, output)


def _say(decision: Decision, done: str, workplace: Workplace, output: Output) -> int:
    line = workplace.fixes.lines([decision.fix])[decision.fix]
    values = line_values(line) | {"revision": decision.revision}
    if decision.page:
        values["page"] = decision.page
    output.result(values, f"{line.number}  {done}; it is sent with the next sync.")
    return 0


def _named(options: Namespace, workplace: Workplace, verb: Verb) -> tuple[str, str, str]:
    """Return the fix, the revision and the reason; raises `Refused` where it is not clear which of
    several revisions is meant.
    """
    fix = workplace.fixes.known(options.id)
    is_one = is_about_all(verb) or not fix.waiting
    revisions = (fix.current_revision,) if is_one else fix.waiting
    if not options.revision and len(revisions) > 1:
        raise Refused(
            "several-revisions",
            "Several revisions of {number} wait: {revisions}.",
            "Name the one that you have read with --revision.",
            number=fix.shown_number,
            revisions=", ".join(revisions),
        )
    return fix.id, options.revision or revisions[0], given_text(options.reason)


def _reviewer(name: str, case: Case) -> Reviewer:
    """Return a reviewer by the name with which they sign in; raises `BadInput`."""
    found = next((one for one in case.reviewers if name in (one.user, one.id)), None)
    if found is None:
        raise BadInput(
            "no-such-reviewer",
            "“{name}” does not review {number}.",
            "It can be handed on to: {names}.",
            name=name[:40],
            number=case.fix.shown_number,
            names=", ".join(one.user for one in case.reviewers) or "nobody",
        )
    return found


def _queue_values(line: Waiting) -> dict[str, object]:
    fix = line.fix
    return {
        "id": fix.id,
        "number": fix.shown_number,
        "title": fix.title,
        "state": fix.state.value,
        "author": line.author,
        "revisions": list(fix.waiting or (fix.current_revision,)),
        "waiting_since": plain(fix.submitted) if fix.submitted else "",
        "risen": line.has_risen,
        "safety": fix.safety,
        "cause": fix.review_cause.value if fix.review_cause else "",
        "cause_detail": fix.review_detail,
        "assigned": line.assigned,
        "mine": line.is_own,
        "demand": {
            "found": fix.demand.found,
            "opened": fix.demand.opened,
            "used": fix.demand.used,
        },
    }


def _queue_line(line: Waiting) -> str:
    fix = line.fix
    since = fix.submitted.astimezone().strftime("%Y-%m-%d") if fix.submitted else ""
    marks = [
        ("OVERDUE", line.has_risen),
        ("SAFETY", bool(fix.safety)),
        (fix.review_cause.value if fix.review_cause else "", True),
        (f"with {line.assigned}", bool(line.assigned)),
    ]
    told = ", ".join(word for word, holds in marks if holds and word)
    named = ", ".join(fix.waiting or (fix.current_revision,))
    head = f"{fix.shown_number:8}  {since}  {fix.title}  ({line.author or 'unknown'})"
    return f"{head}{f'  [{told}]' if told else ''}\n          revision {named}"


def _revision_values(case: Case, revision: DeskRevision) -> dict[str, object]:
    shown = revision.difference
    return {
        "id": case.fix.id,
        "number": case.fix.shown_number,
        "revision": revision.id,
        "author": revision.author,
        "at": plain(revision.revision.at),
        "before": revision.before.id if revision.before else "",
        "changed": shown.is_changed,
        "safety": revision.revision.safety,
        "safety_before": shown.safety_before,
        "texts": {text.part.value: _pieces(text.pieces) for text in shown.texts if text.pieces},
        "lists": {names.part.value: _pieces(names.items) for names in shown.lists if names.items},
        "pages": [
            {"change": one.change.value, "page": f"{one.place.manual}/{one.place.page}"}
            for one in shown.pages
        ],
        "photos": [
            {"change": one.change.value, "sha256": one.picture.sha256} for one in shown.pictures
        ],
        "against": {verb.value: error.code for verb, error in revision.against.items()},
    }


def _pieces(pieces: Sequence[Piece]) -> list[dict[str, str]]:
    return [{"change": piece.change.value, "text": piece.text} for piece in pieces]


def _revision_text(case: Case, revision: DeskRevision) -> list[str]:
    fix, said = case.fix, revision.revision
    mark = "" if fix.approved_revision == revision.id else "  NOT YET APPROVED"
    day = said.at.astimezone().strftime("%Y-%m-%d")
    lines = [f"{fix.shown_number}  revision {revision.id}, {revision.author}, {day}{mark}"]
    if revision.before:
        lines.append(f"compared with {revision.before.id}, {revision.before_author}")
    lines.append("touches safety" if said.safety else "does not touch safety")
    for text in revision.difference.texts:
        if text.pieces:
            lines += ["", f"{text.part.value.upper()}", _marked(text.pieces)]
    for names in revision.difference.lists:
        if names.items:
            lines.append(f"{names.part.value}: " + ", ".join(_marked([one]) for one in names.items))
    lines += [
        _marked([Piece(one.change, f"page {one.place.manual}/{one.place.page}")])
        for one in revision.difference.pages
    ]
    lines += [
        _marked([Piece(one.change, f"photo {one.picture.caption or one.picture.sha256[:12]}")])
        for one in revision.difference.pictures
    ]
    return lines


def _marked(pieces: Sequence[Piece]) -> str:
    return "".join(_MARKS[piece.change].format(piece.text) for piece in pieces)
