"""Words that mean about the same when a fault is described: `squeal`, `screech`, `尖叫`.

A synonym leads from shop words to a manual's words; these stand for one another, whoever writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fieldkm.search.synonyms import Synonym, Synonyms
from fieldkm.search.words import WORD, folded_word, has_cjk, terms_of

Group = tuple[str, ...]


class LikeWords:
    """A table of groups of words; a word may be in several."""

    def __init__(self, groups: Iterable[Group] = ()) -> None:
        self.groups = tuple(groups)
        self._members = Synonyms(
            Synonym(member, str(number))
            for number, members in enumerate(self.groups)
            for member in members
        )

    @classmethod
    def read(cls, text: str) -> LikeWords:
        """Read a group a line, bars between its words; `#` begins a remark."""
        lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
        return cls(tuple(filter(None, map(str.strip, line.split("|")))) for line in lines)

    def found_in(self, words: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield the groups of words of a text, each with the member that stands there."""
        for found in self._members.found_in(words):
            yield int(found.means), found.words


def member_terms(member: str) -> tuple[str, ...]:
    """Return the terms of a member; of a Chinese one, if it can be, its pairs alone."""
    return tuple(term for word in WORD.findall(member) for term in _telling(word))


def can_be_told(member: str) -> bool:
    """Tell whether a text in which the terms of a member stand has the member: not where it is
    several words, or one Chinese character, which is in many words.
    """
    return len(WORD.findall(member)) == 1 and not (len(member) == 1 and has_cjk(member))


def _telling(word: str) -> tuple[str, ...]:
    if not has_cjk(word):
        return terms_of(word)
    run = folded_word(word)
    return tuple(run[start : start + 2] for start in range(len(run) - 1)) or (run,)
