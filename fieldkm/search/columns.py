"""What stands beside a segment's postings: its units in arrays, their texts, and sorted lists.

`columns-<segment>` is an uncompressed `.npz`, of which only what is asked for is read;
`texts-<segment>` holds the units themselves as JSON, so that a hit reads one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from fieldkm.domain.finding import Kind, Unit
from fieldkm.search.code_forms import code_keys
from fieldkm.search.counting import PARTS, CountedUnit
from fieldkm.search.listing import Listing, listed
from fieldkm.search.title_forms import title_keys
from fieldkm.search.words import folded_word, has_cjk

# Not `<segment>.<something>`: that Whoosh would take for a file of its own.
COLUMNS = "columns-"
TEXTS = "texts-"
# The columns of `Columns.names_of`: which name of the segment's table a unit has as its ...
THING, MANUAL, LANGUAGE, KIND, APPLIES_TO = range(5)
_SHORTEST_WORD = 3
_KIND, _CODES = 0, 12  # their places in a record


class ColumnsWriter:
    """Gathers the columns of one segment unit by unit, and writes them to `directory/segment.*`."""

    def __init__(self, directory: Path, segment: str) -> None:
        self._path = directory / (COLUMNS + segment)
        self._texts: BinaryIO = (directory / (TEXTS + segment)).open("wb")
        self._ends = [0]
        self._names: dict[str, int] = {}
        self._names_of: list[tuple[int, ...]] = []
        self._ordinals: list[int] = []
        self._lengths: list[tuple[int, ...]] = []
        self._versions: list[str] = []
        self._made_of: list[int] = []
        self._made_of_ends = [0]
        self._codes: list[tuple[str, int, int]] = []
        self._titles: list[tuple[str, int, int]] = []
        self._words: Counter[str] = Counter()

    def add(self, unit: Unit, counted: CountedUnit) -> None:
        """Add the next unit."""
        number = len(self._ordinals)
        of_unit = (unit.thing, unit.manual, unit.language, unit.kind.value, unit.applies_to)
        self._names_of.append(tuple(self._number_of(name) for name in of_unit))
        self._ordinals.append(unit.ordinal)
        self._lengths.append(counted.lengths)
        self._versions.append(unit.version)
        self._made_of += unit.made_of
        self._made_of_ends.append(len(self._made_of))
        self._codes += [(key, number, value) for key, value in code_keys(unit.codes)]
        self._titles += [(key, number, value) for key, value in title_keys(unit)]
        self._words.update(counted.words)
        self._ends.append(self._ends[-1] + self._texts.write(packed(unit)))

    def save(self) -> None:
        """Write the columns; nothing can be added any more."""
        self._texts.close()
        arrays: dict[str, NDArray[np.generic]] = {
            "names": _as_bytes(list(self._names)),
            "names_of": np.array(self._names_of, np.int32).reshape(-1, APPLIES_TO + 1),
            "ordinals": np.array(self._ordinals, np.int32),
            "lengths": np.array(self._lengths, np.int32).reshape(-1, PARTS),
            "versions": _as_bytes(self._versions),
            "made_of": np.array(self._made_of, np.int64),
            "made_of_ends": np.array(self._made_of_ends, np.int64),
            "text_ends": np.array(self._ends, np.int64),
        }
        lists = {"codes": self._codes, "titles": self._titles, "words": _vocabulary(self._words)}
        for name, entries in lists.items():
            listing = listed(entries)
            arrays[f"{name}.keys"] = _as_bytes(listing.keys)
            arrays[f"{name}.units"] = listing.units
            arrays[f"{name}.values"] = listing.values
        with self._path.open("wb") as file:
            np.savez(file, allow_pickle=False, **arrays)

    def close(self) -> None:
        """Let go of the files; what was not saved is not an index."""
        self._texts.close()

    def _number_of(self, name: str) -> int:
        return self._names.setdefault(name, len(self._names))


class Columns:
    """The columns of one segment; lists are read when they are first asked for."""

    def __init__(self, directory: Path, segment: str) -> None:
        self._file = np.load(directory / (COLUMNS + segment), allow_pickle=False)
        self._texts = (directory / (TEXTS + segment)).open("rb", buffering=0)
        self._text_ends: list[int] = self._file["text_ends"].tolist()
        self.names = self._strings("names")
        self.names_of: NDArray[np.int32] = self._file["names_of"]
        self.ordinals: NDArray[np.int32] = self._file["ordinals"]
        self.lengths: NDArray[np.int32] = self._file["lengths"]

    def listing(self, name: str) -> Listing:
        """Return the list `codes`, `titles` or `words`."""
        keys = self._strings(f"{name}.keys")
        return Listing(keys, self._file[f"{name}.units"], self._file[f"{name}.values"])

    def versions(self) -> list[str]:
        """Return the version of every unit."""
        return self._strings("versions")

    def marks(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return what the units were made of, one after the other, and where each one's ends."""
        return self._file["made_of"], self._file["made_of_ends"]

    def unit(self, number: int) -> Unit:
        """Return a unit but for `made_of`; its text has one space for any white space."""
        start, end = self._text_ends[number : number + 2]
        self._texts.seek(start)
        return unpacked(self._texts.read(end - start))

    def close(self) -> None:
        """Close the files."""
        self._file.close()
        self._texts.close()

    def _strings(self, name: str) -> list[str]:
        strings: list[str] = json.loads(self._file[name].tobytes())
        return strings


def packed(unit: Unit) -> bytes:
    """Return a unit as bytes, its text with one space wherever there is white space."""
    body = " ".join(unit.body.split())
    record = [
        unit.kind.value, unit.thing, unit.manual, unit.language, unit.ordinal, unit.title,
        unit.heading, unit.path, unit.file_name, body, unit.anchor, unit.source,
        unit.codes, unit.applies_to, unit.version, unit.state,
    ]  # fmt: skip
    return json.dumps(record, ensure_ascii=False).encode()


def unpacked(data: bytes) -> Unit:
    """Return the unit that `packed` made bytes of."""
    record = json.loads(data.decode())
    record[_KIND] = Kind(record[_KIND])
    record[_CODES] = tuple(record[_CODES])
    return Unit(*record)


def _as_bytes(strings: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(strings, ensure_ascii=False).encode(), np.uint8)


def _vocabulary(words: Counter[str]) -> Iterable[tuple[str, int, int]]:
    """The words that a misspelt one may have meant, with the number of units that have them."""
    folded: Counter[str] = Counter()
    for word, units in words.items():
        if len(word) >= _SHORTEST_WORD and not has_cjk(word):
            folded[folded_word(word)] += units
    return ((word, 0, units) for word, units in folded.items() if word.isalpha())
