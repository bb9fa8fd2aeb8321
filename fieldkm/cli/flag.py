"""`fieldkm flag`: errors in manuals and fixes: reported, listed, answered."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from fieldkm.cli.output import Output
from fieldkm.cli.record_lines import plain
from fieldkm.cli.setting import language_of, workplace_of
from fieldkm.cli.standard_input import given_text

if TYPE_CHECKING:
    from fieldkm.app.flags import KnownFlag


def report_page(options: Namespace, output: Output) -> int:
    """Report that a page of a manual is wrong."""
    with workplace_of(options) as workplace:
        language = language_of(options, workplace)
        page = workplace.library.find_page(given_text(options.page))
        flag = workplace.flags.report_page(page, given_text(options.text), options.quote)
        known = workplace.flags.known(flag.id, language)
    output.result(flag_values(known), f"{known.about}: reported; it is sent with the next sync.")
    return 0


def list_flags(options: Namespace, output: Output) -> int:
    """List the reports, those that wait for an answer first."""
    with workplace_of(options) as workplace:
        found = workplace.flags.listed(language_of(options, workplace))
    shown = [known for known in found if known.is_open or not options.open]
    for known in shown:
        output.result(flag_values(known), "\n".join(_lines(known)))
    if not shown:
        output.remark("No error is reported.")
    return 0


def answer(options: Namespace, output: Output) -> int:
    """Answer a report, which closes it."""
    with workplace_of(options) as workplace:
        workplace.flags.answer(given_text(options.id), given_text(options.text))
        known = workplace.flags.known(options.id, language_of(options, workplace))
    output.result(flag_values(known), f"{known.about}: answered; it is sent with the next sync.")
    return 0


def flag_values(known: KnownFlag) -> dict[str, object]:
    """Return a report; one of `fix` and `page` says what it is about."""
    flag = known.flag
    return {
        "id": flag.id,
        "about": known.about,
        "fix": flag.fix,
        "page": f"{flag.place.manual}/{flag.place.page}" if flag.place else "",
        "quote": known.quote,
        "text": flag.text,
        "author": known.author,
        "at": plain(flag.at),
        "open": known.is_open,
        "answer": flag.answer,
        "answered_by": known.answered_by,
        "answered": plain(flag.answered) if flag.answered else "",
        "sent": known.is_sent,
    }


def _lines(known: KnownFlag) -> list[str]:
    mark = "waits for an answer" if known.is_open else f"answered by {known.answered_by or '?'}"
    lines = [f"{known.id}  {known.about}  ({mark})", f"  {known.author or '?'}: {known.flag.text}"]
    if known.flag.answer:
        lines.append(f"  answer: {known.flag.answer}")
    return lines
