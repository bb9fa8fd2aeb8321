"""Plain data in a JavaScript or TypeScript configuration: objects, lists and texts as they are
written there. Nothing is carried out: what a program would have to work out is left empty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

_MAX_PLACES = 40  # a configuration has a few; more of them could take hours
_MAX_NODES = 50_000
_MAX_DEPTH = 60
_LONGEST_PROGRAM = 50_000  # letters passed over in search of the next value
_BLANK = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_NUMBER = re.compile(r"-?\d[\w.]*")
_TEXT = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u\{?([0-9a-fA-F]{4,6})\}?|(\n)|(.))", re.DOTALL)
_NAMED = re.compile(r"\b(?:const|let|var)\s+([\w$]+)\s*(?::[^=\n]{0,200})?=\s*(?=[\[{])")
_GIVEN = re.compile(r"\bfunction\s+([\w$]+)\s*\([^)]*\)[^{]{0,200}\{\s*return\s*(?=[\[{])")
_PAIRS = {"(": ")", "[": "]", "{": "}"}


def values_of(text: str, key: str) -> list[object]:
    """Return what stands behind each `key:` and `key =` of a configuration, as plain data."""
    reader = _Reader(text)
    places = re.finditer(rf"(?<![\w$.])[\"']?{re.escape(key)}[\"']?\s*[:=](?!=)", text)
    return reader.values(places)


def literals_of(text: str) -> list[object]:
    """Return every object or list that a configuration gives a name or exports."""
    reader = _Reader(text)
    exported = re.finditer(r"(?:\bexport\s+default|\bmodule\.exports\s*=)\s*(?=[\[{])", text)
    return reader.values([*_NAMED.finditer(text), *exported])


class _Broken(Exception):
    """The text ends, or goes on, where data cannot."""


class _Reader:
    """Reads the literals of one file; `names` are where those begin that have a name."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._nodes = 0
        self._names = {
            found[1]: found.end() for find in (_NAMED, _GIVEN) for found in find.finditer(text)
        }

    def values(self, places: Iterable[re.Match[str]]) -> list[object]:
        """Return the values behind the first of these places; what is no plain data is left out."""
        found = (self._value_at(place.end()) for place in islice(places, _MAX_PLACES))
        return [value for value in found if value is not None]

    def _value_at(self, at: int) -> object:
        self._at, self._nodes = at, 0
        try:
            return self._value(0)
        except _Broken:
            return None

    def _value(self, depth: int) -> object:
        self._nodes += 1
        self._blank()
        if depth > _MAX_DEPTH or self._nodes > _MAX_NODES:
            raise _Broken
        sign = self._sign()
        if sign == "{":
            return self._object(depth)
        if sign == "[":
            return self._list(depth)
        text = _TEXT.match(self._text, self._at)
        if text:
            self._at = text.end()
            words = next(words for words in text.groups() if words is not None)
            return self._behind(_ESCAPE.sub(_character, words))
        return self._worked_out(depth)

    def _object(self, depth: int) -> object:
        self._at += 1
        found: dict[str, object] = {}
        while self._goes_on("}"):
            key = self._key()
            self._blank()
            if key and self._sign() == ":":
                self._at += 1
                found[key] = self._value(depth + 1)
            self._skip()
        return self._behind(found)

    def _list(self, depth: int) -> object:
        self._at += 1
        found: list[object] = []
        while self._goes_on("]"):
            is_spread = self._text.startswith("...", self._at)
            self._at += 3 if is_spread else 0
            value = self._value(depth + 1)
            found += value if is_spread and isinstance(value, list) else [value]
            self._skip()
        return self._behind(found)

    def _key(self) -> str:
        text = _TEXT.match(self._text, self._at)
        name = text or _NAME.match(self._text, self._at) or _NUMBER.match(self._text, self._at)
        if not name:
            return ""
        self._at = name.end()
        return next((x for x in text.groups() if x is not None), "") if text else name[0]

    def _worked_out(self, depth: int) -> object:
        """Return what a name stands for that the file itself gives, or a function of it."""
        name = _NAME.match(self._text, self._at)
        start = self._names.get(name[0]) if name else None
        if name is None or start is None:
            return None
        after = name.end()
        following = self._text[after : after + 200].lstrip()
        if following[:1] not in (",", "]", "}", "(", ";", ")"):
            return None
        self._at = start
        value = self._value(depth + 1)
        self._at = after
        return value

    def _behind(self, value: object) -> object:
        """Return a value, None where the text goes on to work with it (`"a" + b`)."""
        self._blank()
        is_whole = self._sign() in ("", ",", "]", "}", ")", ";") or not isinstance(value, str)
        return value if is_whole else None

    def _goes_on(self, end: str) -> bool:
        self._blank()
        if self._sign() == end:
            self._at += 1
            return False
        if not self._sign():
            raise _Broken
        return True

    def _skip(self) -> None:
        """Go behind the next comma at this level, or before what ends it."""
        waiting: list[str] = []
        stop = self._at + _LONGEST_PROGRAM
        while self._sign() and self._at < stop:
            self._blank()
            sign = self._sign()
            text = _TEXT.match(self._text, self._at)
            if text:
                self._at = text.end()
                continue
            if not waiting and sign in (",", "]", "}", ")"):
                self._at += sign == ","
                return
            if sign in _PAIRS:
                waiting.append(_PAIRS[sign])
            elif waiting and sign == waiting[-1]:
                waiting.pop()
            self._at += 1
        raise _Broken

    def _blank(self) -> None:
        found = _BLANK.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _sign(self) -> str:
        return self._text[self._at : self._at + 1]


def _character(found: re.Match[str]) -> str:
    if found[1]:
        code = int(found[1], 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    return {"n": "\n", "t": "\t"}.get(found[3] or "", found[3] or "")
