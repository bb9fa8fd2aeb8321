"""Pages fit the line."""

from __future__ import annotations

from fieldkm.protocol.envelopes import BYTES_A_PAGE, ROWS_A_PAGE
from fieldkm.sync.page_size import PageSize


class Watch:
    """A clock that a page moves on."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def grown(watch: Watch) -> PageSize:
    size = PageSize(watch)
    for _ in range(3):
        size.begin()
        size.end()
    return size


def test_a_quick_line_soon_gets_whole_pages() -> None:
    size = grown(Watch())
    assert (size.rows, size.bytes) == (ROWS_A_PAGE, BYTES_A_PAGE)


def test_a_slow_line_gets_small_ones_but_never_none() -> None:
    watch = Watch()
    size = grown(watch)
    for _ in range(9):
        size.begin()
        watch.now += 30
        size.end()
    assert 1 <= size.rows < ROWS_A_PAGE // 10


def test_a_page_that_did_not_come_whole_is_asked_for_in_the_smallest_pieces() -> None:
    size = grown(Watch())
    assert size.shrink()
    assert size.rows == PageSize().rows
    assert not size.shrink()


def test_a_line_in_between_keeps_its_size() -> None:
    watch = Watch()
    size = PageSize(watch)
    first = size.bytes
    size.begin()
    watch.now += 4
    size.end()
    assert size.bytes == first
