"""What in a text would say whose machine it was: names, phones, addresses for mail and serial
numbers of a customer, found in any spelling. A fix is read by everybody and holds none of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fieldkm.domain.phones import phone_tail


class PersonalKind(StrEnum):
    """What a word would tell."""

    CUSTOMER = "customer"
    SITE = "site"
    CONTACT = "contact"
    PHONE = "phone"
    MAIL = "mail"
    SERIAL = "serial"


@dataclass(frozen=True, slots=True)
class PersonalWord:
    """Something that is known of a customer, as it stands in its record."""

    kind: PersonalKind
    text: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A place in a text that tells something: `words` as they stand there from `start` to `end`."""

    kind: PersonalKind
    words: str
    start: int
    end: int


_LEAST_NAME = 3  # letters of a name that are looked for by themselves
_SURE_NAME = 6  # letters of a company's name that is taken for one without its capital too
_LEAST_SERIAL = 4
_LEGAL_FORMS = frozenset(
    "gmbh mbh ag kg co ohg gbr ug se ev ltd limited llc llp lp inc incorporated corp corporation"
    " plc company sa sas sarl srl spa sl bv nv oy ab as aps kk".split()
)
_FILLERS = frozenset("the and und et son sons group holding".split())
_TITLES = "先生|女士|小姐|太太|经理|主任|老师|师傅|工程师|总"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_COMPANY_END = re.compile("(?:股份|责任)?(?:有限)?(?:责任)?公司$|集团$")
_GAP = r"[\W_]*(?:(?:and|und|et)\b)?[\W_]*"
_WORD = re.compile(r"[^\W_]+")
_PHONE = re.compile(r"[+(]?\d[\d\s()/.\u2010-\u2015-]{5,}\d")
_UMLAUTS = {"ae": "ae?", "oe": "oe?", "ue": "ue?", "ä": "ae?", "ö": "oe?", "ü": "ue?"}
_UMLAUT = re.compile("ae|oe|ue|ä|ö|ü")


def tellings(text: str, known: Iterable[PersonalWord]) -> tuple[Telling, ...]:
    """Return the places of `text` that hold something of what is `known`, in their order; of those
    that overlap the longest.
    """
    folded = _Folded(text)
    found = [
        Telling(word.kind, text[start:end], start, end)
        for word in known
        for start, end in _places(word, folded)
    ]
    kept: list[Telling] = []
    for one in sorted(found, key=lambda telling: telling.start - telling.end):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda telling: telling.start))


def without_tellings(text: str, known: Iterable[PersonalWord]) -> str:
    """Return `text` with an ellipsis in place of what it would tell."""
    for telling in reversed(tellings(text, known)):
        text = f"{text[: telling.start]}…{text[telling.end :]}"
    return text


class _Folded:
    """A text in which spellings are compared: small letters without accents, in compatibility form;
    each knows where it stands in the text as written.
    """

    def __init__(self, text: str) -> None:
        self.written = text
        letters: list[str] = []
        self._at: list[int] = []
        for place, letter in enumerate(text):
            for plain in _plain(letter):
                letters.append(plain)
                self._at.append(place)
        self.text = "".join(letters)
        self._at.append(len(text))

    def places(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Yield where a pattern holds, as places in the text as written."""
        for match in pattern.finditer(self.text):
            yield self._at[match.start()], self._at[match.end() - 1] + 1


def _plain(letter: str) -> str:
    """Return a letter without its accent; what turns direction or has no width falls away."""
    if unicodedata.category(letter) == "Cf":
        return ""
    parts = unicodedata.normalize("NFKD", letter).casefold()
    return "".join(part for part in parts if not unicodedata.combining(part))


def _places(word: PersonalWord, folded: _Folded) -> Iterator[tuple[int, int]]:
    match word.kind:
        case PersonalKind.PHONE:
            yield from _phones(word.text, folded)
        case PersonalKind.SERIAL:
            yield from _serials(word.text, folded)
        case PersonalKind.MAIL:
            if "@" in word.text:
                yield from folded.places(_whole(re.escape(word.text.strip().casefold())))
        case PersonalKind.CONTACT:
            yield from _names(word.text, folded, is_person=True)
        case _:
            yield from _names(word.text, folded, is_person=False)


def _phones(number: str, folded: _Folded) -> Iterator[tuple[int, int]]:
    tail = phone_tail(number)
    for start, end in folded.places(_PHONE) if tail else ():
        if phone_tail(folded.written[start:end]) == tail:
            yield start, end


def _serials(serial: str, folded: _Folded) -> Iterator[tuple[int, int]]:
    letters = [letter for letter in "".join(map(_plain, serial)) if letter.isalnum()]
    if len(letters) >= _LEAST_SERIAL:
        yield from folded.places(_whole(r"[\s_./\u2010-\u2015-]*".join(map(re.escape, letters))))


def _names(name: str, folded: _Folded, *, is_person: bool) -> Iterator[tuple[int, int]]:
    """Yield where a name stands: whole, without its company's form, or of a person one word of it.

    A single word is taken for a name only where it is written with a capital: a Mr Green is no
    green lamp.
    """
    if re.search(f"[{_HAN}]", name):
        yield from folded.places(re.compile("|".join(_chinese(name, is_person=is_person))))
        return
    words = _WORD.findall(name)
    bare = [word for word in words if word.casefold() not in _LEGAL_FORMS]
    short = [word for word in bare if word.casefold() not in _FILLERS]
    wholes = [words, bare, short, *([word] for word in short if is_person)]
    for parts in wholes:
        letters = len("".join(parts))
        is_sure = len(parts) > 1 or (letters >= _SURE_NAME and not is_person)
        pattern = _whole(_GAP.join(map(_spelt, parts)))
        for start, end in folded.places(pattern) if letters >= _LEAST_NAME else ():
            if is_sure or not folded.written[start].islower():
                yield start, end


def _chinese(name: str, *, is_person: bool) -> Iterator[str]:
    """Yield a Chinese name as it may stand in a text: a company without its form, a person's family
    name before their title.
    """
    whole = re.sub(r"\s", "", "".join(map(_plain, name)))
    short = whole if is_person else _COMPANY_END.sub("", whole)
    yield re.escape(whole)
    if len(short) > 1:
        yield re.escape(short)
    if is_person:
        yield f"{re.escape(whole[0])}(?:{_TITLES})"


def _spelt(word: str) -> str:
    """Return a pattern of a word with and without the e of an umlaut."""
    composed = unicodedata.normalize("NFC", word).casefold()
    spellings: Mapping[str, str] = _UMLAUTS
    pieces, done = [], 0
    for match in _UMLAUT.finditer(composed):
        pieces += [re.escape("".join(map(_plain, composed[done : match.start()])))]
        pieces.append(spellings[match[0]])
        done = match.end()
    return "".join(pieces) + re.escape("".join(map(_plain, composed[done:])))


def _whole(pattern: str) -> re.Pattern[str]:
    """Return a pattern that holds for whole words only."""
    return re.compile(rf"(?<![^\W_{_HAN}])(?:{pattern})(?![^\W_{_HAN}])")
