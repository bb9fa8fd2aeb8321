"""What Whoosh keeps: one field of terms whose postings count the term in each part of a unit.

One posting holds the counts of all five parts, so that a term is looked up and decoded once.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from typing import Any

from whoosh.codec.base import Codec
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import FieldType, Schema
from whoosh.formats import Format

from fieldkm.search.counting import PARTS

FIELD = "terms"
# Longer blocks than Whoosh's 128: a term is always decoded whole, and nothing is skipped.
BLOCK_LENGTH = 2048
COMPRESSION = 1
_codec: Callable[..., Codec] = W3Codec


class PartCounts(Format):
    """A posting: how often the term stands in each part, one byte each."""

    posting_size = PARTS

    def decode_frequency(self, posting: bytes) -> int:
        """Return how often the term stands in the unit."""
        return sum(posting)


class CountedTerms(FieldType):
    """A field that is given its terms counted already: term -> posting."""

    def __init__(self) -> None:
        no_analyzer: Any = None
        super().__init__(PartCounts(), no_analyzer)

    def index(
        self, value: Mapping[bytes, bytes], **_: Any
    ) -> Generator[tuple[bytes, int, float, bytes]]:
        """Yield (term, frequency, weight, posting), of which we use the posting only."""
        return ((term, 1, 1.0, posting) for term, posting in value.items())


def index_schema() -> Schema:
    """Return the schema of every index of ours."""
    return Schema(**{FIELD: CountedTerms()})


def index_codec() -> Codec:
    """Return the codec with which segments are written."""
    return _codec(blocklimit=BLOCK_LENGTH, compression=COMPRESSION)
