"""What was read is kept as long as its stamp is the same; what is unfinished, as it was before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fieldkm.domain.checking import Finding, error, warning
from fieldkm.manuals.sources.readings import KindOfFile, Reading

UNFINISHED = error("a.md", 1, "front-matter-open", "The front matter has no end.")
WRONG = warning("a.md", 3, "missing-title", "The page has no title.")


class Reader:
    """Counts how often it reads."""

    def __init__(self) -> None:
        self.count = 0

    def of(self, value: str, *findings: Finding) -> Callable[[], Reading[str]]:
        def read() -> Reading[str]:
            self.count += 1
            return Reading(value, findings)

        return read


@pytest.fixture
def reader() -> Reader:
    return Reader()


def test_a_file_is_read_once_for_each_stamp(reader: Reader) -> None:
    files = KindOfFile[str]()
    values = [files.reading("a", stamp, reader.of(f"{stamp}")).value for stamp in (1, 1, 2, 2)]

    assert values == ["1", "1", "2", "2"]
    assert reader.count == 2


def test_a_file_in_doubt_is_read_again(reader: Reader) -> None:
    files = KindOfFile[str]()
    files.reading("a", 1, reader.of("old"))
    files.doubt("a")
    files.doubt("never read")

    assert files.reading("a", 1, reader.of("new")).value == "new"


def test_a_file_that_was_forgotten_is_read_again(reader: Reader) -> None:
    files = KindOfFile[str]()
    files.reading("a", 1, reader.of("a"))
    files.keep({"b"})
    files.reading("a", 1, reader.of("a"))

    assert reader.count == 2


def test_an_unfinished_file_keeps_its_last_whole_value(reader: Reader) -> None:
    files = KindOfFile[str]()
    files.reading("a", 1, reader.of("whole"))
    for stamp in (2, 3):
        reading = files.reading("a", stamp, reader.of("half", UNFINISHED))

        assert reading == Reading("whole", (UNFINISHED,), is_held=True)
    assert files.reading("a", 4, reader.of("whole again")) == Reading("whole again")


def test_a_file_that_is_merely_wrong_is_taken_as_it_is(reader: Reader) -> None:
    files = KindOfFile[str]()
    files.reading("a", 1, reader.of("right"))

    assert files.reading("a", 2, reader.of("wrong", WRONG)) == Reading("wrong", (WRONG,))


def test_a_file_that_was_never_whole_is_taken_as_it_is(reader: Reader) -> None:
    files = KindOfFile[str]()
    files.reading("a", 1, reader.of("first half", UNFINISHED))

    reading = files.reading("a", 2, reader.of("second half", UNFINISHED))
    assert reading == Reading("second half", (UNFINISHED,))
