"""British and American spelling as one: `colour` and `color`, `levelling` and `leveling`.

A term only: nobody ever reads it. The first three letters stay, by which words are marked in texts.
"""

from __future__ import annotations

import re

_SHORTEST = 5

# The American ending of each British one; `precise` and `clockwise` are spelt so everywhere.
_RULES = (
    (
        re.compile(r"(?<=\w{4})(?<!prec)(?<!superv)(?<!improv)(?<!w)is(e[drs]?|ers|ing|ations?)$"),
        r"iz\1",
    ),
    (re.compile(r"(?<=\w{3})our(s|ed|ing|less)?$"), r"or\1"),
    (re.compile(r"(?<=\w{2})([bt])re(s?)$"), r"\1er\2"),
    (re.compile(r"([aeiouy][^aeiouy]+[ae]l)l(ed|ers?|ing)$"), r"\1\2"),
    (re.compile(r"(?<=\w{3})lyse([drs]?)$"), r"lyze\1"),
    (re.compile(r"(?<=\w{3})logue(s?)$"), r"log\1"),
    (re.compile(r"(?<=\w{4})inium$"), "inum"),
)
_SIGNS = re.compile("is|our|re|ll|lys|logue|inium")


def one_spelling(word: str) -> str:
    """Return a folded word in the American spelling if it has a British one, else as it is."""
    if len(word) < _SHORTEST or not _SIGNS.search(word, 2):
        return word
    for ending, american in _RULES:
        changed = ending.sub(american, word)
        if changed != word:
            return changed
    return word
