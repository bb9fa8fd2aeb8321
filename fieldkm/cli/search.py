"""`fieldkm search`: one search over everything."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING

from fieldkm.app.record_units import RECORD_KINDS
from fieldkm.app.search import IndexState
from fieldkm.cli.fix_lines import counts_words, state_words
from fieldkm.cli.output import Output
from fieldkm.cli.setting import language_of, machine_of, manual_of, workplace_of
from fieldkm.cli.standard_input import given_text
from fieldkm.domain.finding import Answer, Hit, Kind, Query
from fieldkm.errors import Unavailable

if TYPE_CHECKING:
    from fieldkm.app.workplace import Workplace
    from fieldkm.domain.fix_lines import FixLine


def search(options: Namespace, output: Output) -> int:
    """Print the hits, the best first; without a hit a better spelling, if there is one."""
    with workplace_of(options) as workplace:
        query = Query(
            words=given_text(" ".join(options.words)),
            language=language_of(options, workplace),
            kinds=frozenset({Kind(options.kind)}) if options.kind else frozenset(),
            manual=manual_of(options.manual, workplace),
            machine=machine_of(options.machine, workplace),
            limit=options.limit,
        )
        _bring_up_to_date(workplace, output)
        answer = workplace.search.find(query)
        fixes = _fixes(answer, workplace)
        for rank, hit in enumerate(answer.hits, start=1):
            where = _where(hit, fixes, workplace, query.language)
            output.result(_values(rank, hit), _text(rank, hit, where))
        if not answer.hits:
            _nothing_found(answer.suggestion, output)
    return 0


def _bring_up_to_date(workplace: Workplace, output: Output) -> None:
    """Build what is missing; where that is not possible an older index answers, if there is one."""
    try:
        workplace.search.bring_up_to_date(
            lambda done, total: output.progress("building the search", done, total)
        )
    except Unavailable as error:
        if workplace.search.state() not in (IndexState.BEHIND, IndexState.READY):
            raise
        output.error(error)
        output.remark("These are the answers of the search as it was before.")


def _values(rank: int, hit: Hit) -> dict[str, object]:
    return {
        "rank": rank,
        "kind": hit.kind.value,
        "id": _identity(hit),
        "title": hit.title,
        "manual": hit.manual,
        "source": hit.source,
        "heading": hit.heading,
        "anchor": hit.anchor,
        "language": hit.language,
        "snippet": hit.snippet,
        "marks": hit.marks,
        "score": round(hit.score, 4),
        "why": hit.why,
        "certain": hit.certain,
        "state": hit.state,
    }


def _identity(hit: Hit) -> str:
    """Return what other commands call it: a page's id, a record's id."""
    name = hit.thing.partition("/")[2]
    return name.partition(":")[2] if hit.kind in RECORD_KINDS else name


def _fixes(answer: Answer, workplace: Workplace) -> Mapping[str, FixLine]:
    """Return the fixes among the hits as lists show them, by id, and count that they were found."""
    ids = [_identity(hit) for hit in answer.hits if hit.kind is Kind.FIX]
    if not ids:
        return {}
    workplace.fixes.note_found(ids)
    return workplace.fixes.lines(ids)


def _where(hit: Hit, fixes: Mapping[str, FixLine], workplace: Workplace, language: str) -> str:
    if hit.kind not in RECORD_KINDS:
        return workplace.library.info(hit.manual).title(language)
    line = fixes.get(_identity(hit))
    return (
        f"{hit.heading} ({state_words(line)}; {counts_words(line.counts)})" if line else hit.heading
    )


def _text(rank: int, hit: Hit, where: str) -> str:
    is_section = hit.kind not in RECORD_KINDS and hit.heading and hit.heading != hit.title
    heading = f" > {hit.heading}" if is_section else ""
    return f"{rank:2}. [{hit.kind.value}] {hit.title}{heading}\n    {where}\n    {hit.snippet}"


def _nothing_found(suggestion: str, output: Output) -> None:
    if suggestion:
        output.result({"suggestion": suggestion}, f"Nothing found. Did you mean: {suggestion}")
    else:
        output.remark("Nothing found.")
