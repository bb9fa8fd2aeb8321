"""Questions in technicians' own words over real manuals, and how high the right page stands.

`questions.csv` has them: what is asked, of which manual, the pages of which any answers it. Half
use the manual's words (plain), half avoid them (paraphrased). By `tune` the search was improved;
`confirm`, the only questions to the pump's manual among them, was asked only afterwards.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from fieldkm.app.publishing import build_manual, import_documentation
from fieldkm.app.units import units_of
from fieldkm.cli.benches.manuals import samples_folder
from fieldkm.cli.benches.rows import BenchRow, at_least
from fieldkm.cli.benches.search import PEER, RANKED, any_of, build_peer
from fieldkm.domain.finding import Query, Unit
from fieldkm.host.resources import resource, sample_manuals
from fieldkm.manuals.packs.pack_file import open_pack_file
from fieldkm.search.building import update_index
from fieldkm.search.index import SearchIndex, open_index
from fieldkm.search.synonyms import Synonyms

# Where the documentation of others lies, below the samples.
_DOCUMENTATION = {"klipper": "klipper/docs", "coreboot": "coreboot/Documentation"}
_LEAST = {"plain": 0.95, "paraphrased": 0.55}
_LIMIT = 30

Asker = Callable[["Question"], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a manual, and the pages of which any answers it."""

    words: str
    manual: str
    language: str
    pages: tuple[str, ...]
    style: str
    use: str


class Ranks(NamedTuple):
    """1 / rank of the first right page of a question, or 0: ours and the peer's."""

    question: Question
    own: float
    peer: float


def quality_rows(folder: Path) -> Iterator[BenchRow]:
    """Import, build and index each manual that is there, and ask all questions of it."""
    ranks: list[Ranks] = []
    for name, source in _manuals().items():
        units = _units(source, folder / name, is_foreign=name in _DOCUMENTATION)
        asked = [question for question in read_questions() if question.manual == name]
        ranks += _asked(asked, units, folder / f"{name}-index")
    for use in ("tune", "confirm"):
        for style, least in _LEAST.items():
            some = [r for r in ranks if (r.question.use, r.question.style) == (use, style)]
            if some:
                yield _row(f"{use}, {style}", some, least)
    for name in _manuals():
        for style in _LEAST:
            some = [r for r in ranks if (r.question.manual, r.question.style) == (name, style)]
            yield _row(f"{name}, {style}", some, 0)


def read_questions() -> list[Question]:
    """Return all questions."""
    text = Path(__file__).with_name("questions.csv").read_text(encoding="utf-8")
    return [
        Question(
            row["words"], row["manual"], row["language"], tuple(row["pages"].split("|")),
            row["style"], row["use"],
        )
        for row in csv.DictReader(text.splitlines(), delimiter=";")
    ]  # fmt: skip


def _manuals() -> dict[str, Path]:
    """Return the sources of the manuals with questions, those that are on this computer."""
    samples = {name: samples_folder() / place for name, place in _DOCUMENTATION.items()}
    asked = {question.manual for question in read_questions()}
    own = {path.name: path for path in sample_manuals() if path.name in asked}
    return {name: path for name, path in {**samples, **own}.items() if path.is_dir()}


def _units(source: Path, target: Path, *, is_foreign: bool) -> list[Unit]:
    if is_foreign:
        import_documentation(source, target)
        source = target
    build_manual(source, target.with_suffix(".pack"))
    with closing(open_pack_file(target.with_suffix(".pack"))) as reader:
        return list(units_of(reader))


def _asked(questions: Sequence[Question], units: list[Unit], folder: Path) -> Iterator[Ranks]:
    update_index(folder, units, generation="1")
    table = resource("synonyms.csv").read_text(encoding="utf-8")
    index = open_index(folder, synonyms=Synonyms.read(table)).index
    if index is None:
        return
    with closing(index), closing(sqlite3.connect(":memory:")) as peer:
        build_peer(peer, units)
        for question in questions:
            own = _reciprocal_rank(question, _ours(index)(question))
            yield Ranks(question, own, _reciprocal_rank(question, _theirs(peer, units)(question)))


def _ours(index: SearchIndex) -> Asker:
    def ask(question: Question) -> list[str]:
        query = Query(question.words, language=question.language, limit=_LIMIT)
        return [hit.thing for hit in index.search(query).hits]

    return ask


def _theirs(peer: sqlite3.Connection, units: Sequence[Unit]) -> Asker:
    def ask(question: Question) -> list[str]:
        found = peer.execute(RANKED, (any_of(question.words),)).fetchall()
        return list(dict.fromkeys(units[row - 1].thing for (row,) in found))

    return ask


def _reciprocal_rank(question: Question, things: Sequence[str]) -> float:
    pages = [thing.partition("/")[2] for thing in things]
    return next((1 / rank for rank, page in enumerate(pages, 1) if page in question.pages), 0.0)


def _row(name: str, ranks: Sequence[Ranks], least: float) -> BenchRow:
    own = sum(rank.own for rank in ranks) / len(ranks)
    peer = sum(rank.peer for rank in ranks) / len(ranks)
    return at_least(f"{name}: rank of {len(ranks)} questions", own, "MRR", PEER, peer, least)
