"""The one place that reads Whoosh's private postings, and the slow public way beside it.

Whoosh unpickles what it reads: only an index that this laptop wrote is ever opened.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import SegmentReader, TermNotFound

from fieldkm.search.counting import PARTS
from fieldkm.search.schema import FIELD, PartCounts

_FORMAT = PartCounts()


class Postings(NamedTuple):
    """Units with a term (numbers, ascending) and its count in each of their parts."""

    units: NDArray[np.int32]
    counts: NDArray[np.uint8]


NONE = Postings(np.zeros(0, np.int32), np.zeros((0, PARTS), np.uint8))


def whole_blocks(reader: SegmentReader, term: str) -> Postings:
    """Return the postings of `term`, decoded block by block."""
    try:
        matcher = reader._terms.matcher(FIELD, term.encode(), _FORMAT)
    except TermNotFound:
        return NONE
    if not hasattr(matcher, "_read_data"):  # inlined into the term's entry
        return _stepped(matcher)
    units, counts = [], []
    while True:
        matcher._read_data()
        deltas, _, values = matcher._data
        units.append(np.cumsum(np.array(deltas, np.int32), dtype=np.int32))
        counts.append(np.frombuffer(values, np.uint8).reshape(-1, PARTS))
        if matcher._lastblock:
            break
        matcher._next_block()
    return Postings(np.concatenate(units), np.concatenate(counts))


def one_by_one(reader: SegmentReader, term: str) -> Postings:
    """Return the postings of `term` through Whoosh's public interface; leaves deleted units out."""
    try:
        matcher = reader.postings(FIELD, term)
    except TermNotFound:
        return NONE
    return _stepped(matcher)


def _stepped(matcher: Any) -> Postings:
    units, counts = [], []
    while matcher.is_active():
        units.append(matcher.id())
        counts.append(list(matcher.value()))
        matcher.next()
    return Postings(np.array(units, np.int32), np.array(counts, np.uint8).reshape(-1, PARTS))
