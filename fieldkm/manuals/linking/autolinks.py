"""Links that running text holds without saying so: `part:604-1234` bare, and known numbers and
codes.

One pass over the words of a text and a look-up for each: ten thousand part numbers cost no more
than ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fieldkm.domain.codes import compact

_REFERENCE = r"(?<![\w/:.\-@])(part|fault|symptom|drawing):([A-Za-z0-9][\w./\-#+]*[\w+]|\w+)"
_WORD = r"(?<![^\W_])(?<![\w][-./_])[A-Za-z0-9]+(?:[-./_+][A-Za-z0-9]+)*(?![A-Za-z0-9])"
_TOKEN = re.compile(f"{_REFERENCE}|({_WORD})", re.ASCII)


def is_telling(code: str) -> bool:
    """Tell whether a number or code is one when it stands in running text, and no count and no
    word."""
    bare = compact(code)
    if not any(letter.isdigit() for letter in bare):
        return False
    if bare.isdigit():
        return len(bare) >= 6 or (len(bare) >= 5 and not code.strip().isdigit())
    return len(bare) >= 3


class Autolinks:
    """Finds references, known part numbers and known fault codes in running text."""

    def __init__(self, parts: Iterable[str], codes: Iterable[str], references: bool = True) -> None:
        self._references = references
        self._known: dict[str, str] = {}
        self._longer: dict[str, list[tuple[str, str]]] = {}
        for scheme, names in (("fault", codes), ("part", parts)):
            for name in filter(is_telling, names):
                self._add(name, f"{scheme}:{name}")

    def _add(self, name: str, href: str) -> None:
        first = _TOKEN.match(name)
        if first is None or first[3] is None:
            return
        if first.end() == len(name):
            self._known[name] = href
        else:
            self._longer.setdefault(first[3], []).append((name, href))

    def parts_of(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield `text` in pieces of (words, href); href is empty for what is no link."""
        done = 0
        for match in _TOKEN.finditer(text):
            if match.start() < done:
                continue
            words, href = self._link(text, match)
            if href:
                yield text[done : match.start()], ""
                yield words, href
                done = match.start() + len(words)
        yield text[done:], ""

    def _link(self, text: str, match: re.Match[str]) -> tuple[str, str]:
        if match[1]:
            return (match[0], match[0]) if self._references else ("", "")
        word = match[3]
        for name, href in self._longer.get(word, ()):
            end = match.start() + len(name)
            if text.startswith(name, match.start()) and not text[end : end + 1].isalnum():
                return name, href
        return word, self._known.get(word, "")
