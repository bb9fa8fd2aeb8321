"""The difference between two texts, word by word, Chinese and Japanese by characters.

Shortest edit scripts by Myers ("An O(ND) difference algorithm", 1986) over words that know the
space behind them: first over lines, then over the words of lines that were rewritten. What was
rewritten beyond recognition is shown as such: gone, and new.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

_MOST_EDITS = 400
"""Beyond these a text is another text; it bounds time and memory whatever is compared."""

_CONTINUED = r"(?:\n(?![^\S\n]*(?:[-*+#>|!:\n]|\d{1,9}[.)]|\Z))[^\S\n]*)?"
"""The end of a line that goes on in the next one; in Markdown it is as good as a space."""
_TOKEN = re.compile(
    r"(?:[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"  # a character is a word here
    r"|\w+(?:[-.,'’/]\w+)*"  # 604-1234, 2.5, don't
    r"|[^\w\s])"  # a mark
    rf"[^\S\n]*{_CONTINUED}|\n|[^\S\n]+"
)
_LINE_GOES_ON = re.compile(rf"(?<=\S)[^\S\n]*{_CONTINUED[:-1]}")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what became of it."""

    change: Change
    text: str


Matches = list[tuple[int, int]]
"""Which places of two sequences are the same, in order."""


def flowed(text: str) -> str:
    """Return a text whose lines go on as long as their paragraph does."""
    return _LINE_GOES_ON.sub(" ", text)


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces that make `after` (the same and the new ones) out of `before` (the same and
    those that are gone). Space that changed within a line is no difference.
    """
    old, new = _LINE.findall(before), _LINE.findall(after)
    pieces: list[Piece] = []
    for kept, gone, made in _stretches(old, new, str.rstrip):
        if kept:
            pieces.append(Piece(Change.SAME, "".join(kept)))
        elif gone and made:
            pieces += _by_words("".join(gone), "".join(made))
        else:
            pieces += _replaced(gone, made)
    return tuple(_joined(pieces))


def _by_words(before: str, after: str) -> Iterator[Piece]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    for kept, gone, made in _stretches(old, new, lambda token: token.rstrip() or token[-1]):
        if kept:
            yield Piece(Change.SAME, "".join(kept))
        else:
            yield from _replaced(gone, made)


def _replaced(gone: Sequence[str], made: Sequence[str]) -> Iterator[Piece]:
    if gone:
        yield Piece(Change.GONE, "".join(gone))
    if made:
        yield Piece(Change.NEW, "".join(made))


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Put neighbours together: between two changes what is gone stands first, then what is new."""
    waiting: dict[Change, str] = {}
    for piece in (*pieces, None):
        is_end = piece is None or (piece.change is Change.SAME) != (Change.SAME in waiting)
        if is_end:
            for change in Change:
                if waiting.get(change):
                    yield Piece(change, waiting[change])
            waiting = {}
        if piece is not None:
            waiting[piece.change] = waiting.get(piece.change, "") + piece.text


def _stretches(
    old: Sequence[str], new: Sequence[str], key: Callable[[str], str]
) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[str]]]:
    """Yield stretches of what was kept (as it is in `new`), or of what is gone and what is new in
    its place, in order; two are the same if their keys are.
    """
    done_old = done_new = 0
    for start_old, start_new, length in _runs(list(map(key, old)), list(map(key, new))):
        if start_old > done_old or start_new > done_new:
            yield (), old[done_old:start_old], new[done_new:start_new]
        done_old, done_new = start_old + length, start_new + length
        yield new[start_new:done_new], (), ()
    if done_old < len(old) or done_new < len(new):
        yield (), old[done_old:], new[done_new:]


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield where both sequences go on alike, and for how long."""
    head, most = 0, min(len(old), len(new))
    while head < most and old[head] == new[head]:
        head += 1
    tail, most = 0, most - head
    while tail < most and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    if head:
        yield 0, 0, head
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    for at_old, at_new in _matches(inner_old, inner_new):
        yield head + at_old, head + at_new, 1
    if tail:
        yield len(old) - tail, len(new) - tail, tail


def _matches(old: Sequence[str], new: Sequence[str]) -> Matches:
    """Return which places are the same in a shortest edit script; none where that has more than
    `_MOST_EDITS` edits.
    """
    farthest = {1: 0}  # by diagonal (old - new): how far in `old` one comes with the edits so far
    trace: list[dict[int, int]] = []
    for edits in range(min(len(old) + len(new), _MOST_EDITS) + 1):
        trace.append(farthest.copy())
        for diagonal in range(-edits, edits + 1, 2):
            at, _ = _start(farthest, diagonal, edits)
            while at < len(old) and at - diagonal < len(new) and old[at] == new[at - diagonal]:
                at += 1
            farthest[diagonal] = at
            if at == len(old) and at - diagonal == len(new):
                return _way_back(trace, len(old), len(new))
    return []


def _start(farthest: Mapping[int, int], diagonal: int, edits: int) -> tuple[int, bool]:
    """Return where a diagonal begins, and whether one comes to it by what is new; else by what is
    gone.
    """
    by_new = diagonal == -edits or (
        diagonal != edits and farthest[diagonal - 1] < farthest[diagonal + 1]
    )
    return (farthest[diagonal + 1] if by_new else farthest[diagonal - 1] + 1), by_new


def _way_back(trace: Sequence[Mapping[int, int]], old: int, new: int) -> Matches:
    matches: Matches = []
    for edits in range(len(trace) - 1, -1, -1):
        start, by_new = _start(trace[edits], old - new, edits)
        while old > start:
            old, new = old - 1, new - 1
            matches.append((old, new))
        old, new = (old, new - 1) if by_new else (old - 1, new)
    return matches[::-1]
