"""The vectorised ranking is the formula; the fast way to Whoosh's postings is the slow one."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from whoosh.codec.whoosh3 import W3Codec, W3PostingsWriter
from whoosh.index import create_in

from fieldkm.domain.finding import Query, Unit
from fieldkm.search.building import update_index
from fieldkm.search.counting import counted
from fieldkm.search.folder import check_seals, read_pointer
from fieldkm.search.index import open_index
from fieldkm.search.opened import OpenedIndex
from fieldkm.search.postings import Postings, one_by_one, whole_blocks
from fieldkm.search.ranking import Ranking, grouped
from fieldkm.search.schema import FIELD, index_schema
from fieldkm.search.snapshot import Snapshot
from fieldkm.search.synonyms import Synonyms
from tests.support.exhaustive import exhaustive_ranking
from tests.support.units import page_units

WORDS = "fuser roller belt jam tray motor 卡纸 定影 sensor the clean E21-04 replacing gear".split()


def random_units(source: random.Random, pages: int) -> list[Unit]:
    """Return pages of random words, some of them in two languages."""
    units: list[Unit] = []
    for page in range(pages):
        for language in source.choice([("en",), ("zh",), ("en", "zh")]):
            sections = [words(source, 3)] + [
                f"## {words(source, 2)}\n{words(source, source.randint(0, 40))}"
                for _ in range(source.randint(0, 4))
            ]
            text = "# " + "\n".join(sections)
            units += page_units(f"m/p{page}", text, language=language)
    return units


def words(source: random.Random, count: int) -> str:
    return " ".join(source.choices(WORDS, range(len(WORDS), 0, -1), k=count))


def in_several_segments(folder: Path, source: random.Random) -> list[Unit]:
    """Write an index in steps, with changes and removals, and return the units that it has."""
    units = random_units(source, 25)
    update_index(folder, units, generation="0")
    for step in range(3):
        chosen = set(source.sample(range(len(units)), len(units) // 4))
        units = [
            replace(unit, body=words(source, 20), version=f"{step}") if n in chosen else unit
            for n, unit in enumerate(units)
            if source.random() > 0.1
        ]
        update_index(folder, units, generation=str(step))
    return units


def snapshot_of(folder: Path) -> Snapshot:
    pointer = read_pointer(folder)
    assert pointer
    return Snapshot(check_seals(folder, pointer))


@pytest.mark.parametrize("seed", range(8))
def test_the_order_is_that_of_the_formula(folder: Path, seed: int) -> None:
    source = random.Random(seed)
    units = in_several_segments(folder, source)
    found = open_index(folder)
    assert found.index
    for _ in range(5):
        typed = source.sample([word for word in WORDS if word not in {"the", "E21-04"}], 3)
        answer = found.index.search(Query(" ".join(typed), limit=1000))
        expected = exhaustive_ranking(units, terms_typed(found.index, typed))
        assert {hit.thing: pytest.approx(hit.score, rel=1e-4) for hit in answer.hits} == expected
        scores = [hit.score for hit in answer.hits]
        assert scores == sorted(scores, reverse=True)
        assert answer.total == len(expected)
    found.index.close()


def test_a_page_whose_very_title_was_typed_stands_before_one_that_has_its_words_more_often(
    folder: Path,
) -> None:
    often = "memory mapped registers memory mapped registers registers"
    units = page_units("m/glossary", f"# Glossary\n\nWords.\n\n## Memory mapped\n\n{often}")
    words = "What a driver writes to, and " + "much else of another kind " * 12
    units += page_units("m/registers", f"# Memory mapped registers\n\n{words}")
    for number in range(6):
        units += page_units(f"m/p{number}", f"# Page {number}\n\nOf oil and belts {number}.")
    update_index(folder, units, generation="0")
    found = open_index(folder)
    assert found.index
    hits = found.index.search(Query("memory mapped registers")).hits
    assert [hit.thing for hit in hits] == ["m/registers", "m/glossary"]
    found.index.close()


def terms_typed(index: Any, typed: list[str]) -> dict[str, float]:
    from fieldkm.search.wanted import content_terms

    return dict.fromkeys(content_terms(typed), 1.0)


def test_two_segments_at_least_are_compared(folder: Path) -> None:
    in_several_segments(folder, random.Random(0))
    snapshot = snapshot_of(folder)
    assert len(snapshot.segments) > 1
    assert not snapshot.live.all()
    snapshot.close()


@pytest.mark.parametrize("seed", range(3))
def test_the_fast_way_reads_what_the_public_way_reads(folder: Path, seed: int) -> None:
    in_several_segments(folder, random.Random(seed))
    snapshot = snapshot_of(folder)
    for segment in snapshot.segments:
        terms = [term.decode() for term in segment.reader.lexicon(FIELD)]
        for term in [*terms, "absent"]:
            fast = whole_blocks(segment.reader, term)
            live = ~np.isin(fast.units, list(segment.deleted))
            assert_same(
                Postings(fast.units[live], fast.counts[live]), one_by_one(segment.reader, term)
            )
    snapshot.close()


def assert_same(one: Postings, other: Postings) -> None:
    assert one.units.tolist() == other.units.tolist()
    assert one.counts.tolist() == other.counts.tolist()


class InliningWriter(W3PostingsWriter):
    """Keeps the postings of rare terms in the term's own entry, as the format permits."""

    def finish_postings(self) -> Any:
        if self.written() or len(self) > 1:
            return super().finish_postings()
        terminfo, self._terminfo = self._terminfo, None
        terminfo.add_block(self)
        terminfo.set_inlined(self._ids, self._weights, self._values)
        return terminfo


class InliningCodec(W3Codec):
    def postings_writer(self, dbfile: Any, byteids: bool = False) -> InliningWriter:
        return InliningWriter(dbfile, 2, byteids)


def test_inlined_postings_and_many_blocks_are_read(tmp_path: Path) -> None:
    index: Any = create_in(str(tmp_path), index_schema())
    writer = index.writer(codec=InliningCodec())
    for unit in random_units(random.Random(1), 9):
        writer.add_document(**{FIELD: counted(unit).postings})
    writer.add_document(**{FIELD: {b"once": bytes((0, 0, 1, 0, 3))}})
    writer.commit()
    with index.reader() as reader:
        assert reader.term_info(FIELD, "once").is_inlined()
        assert not reader.term_info(FIELD, "fuser").is_inlined()
        for term in ("once", "fuser", "belt", "卡纸", "absent"):
            assert_same(whole_blocks(reader, term), one_by_one(reader, term))


def test_more_than_a_byte_holds_is_cut(folder: Path) -> None:
    update_index(folder, page_units("m/p", "# Page\n" + "belt " * 300), generation="1")
    snapshot = snapshot_of(folder)
    assert snapshot.postings("belt").counts.tolist() == [[0, 0, 0, 0, 255]]
    snapshot.close()


def test_decoded_terms_are_kept_within_bounds(folder: Path) -> None:
    update_index(folder, random_units(random.Random(3), 20), generation="1")
    snapshot = snapshot_of(folder)
    groups = grouped(snapshot.names_of, snapshot.live)
    ranking = Ranking(groups, snapshot.lengths, snapshot.postings, cache_bytes=1000)
    reference = Ranking(groups, snapshot.lengths, snapshot.postings)
    for term in ("fuser", "roller", "belt", "fuser"):
        assert ranking.term(term).of_units.tolist() == reference.term(term).of_units.tolist()
        assert ranking.cached_bytes <= max(1000, ranking.term(term).nbytes)
    snapshot.close()


def test_the_worth_of_typed_codes_is_above_all_text(folder: Path) -> None:
    units = random_units(random.Random(4), 20)
    units[7] = replace(units[7], codes=("ZZ-9",), version="coded")
    update_index(folder, units, generation="1")
    pointer = read_pointer(folder)
    assert pointer
    opened = OpenedIndex(pointer, snapshot_of(folder))
    answer = opened.answer(Query("fuser ZZ9"), Synonyms())
    assert answer.hits[0].thing == units[7].thing
    opened.snapshot.close()
