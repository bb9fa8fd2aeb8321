"""What the texts of a fix may be: how long, and without characters that cannot be seen.

A character that turns the direction of reading or has no width can make a text say something else
than what its reviewer sees. The laptop takes them out as a text is written (`cleaned`); the server
refuses what still has them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fieldkm.domain.fixes import Fix, FixRevision, Picture, Transition
from fieldkm.domain.reading import Place
from fieldkm.errors import BadInput

MOST_TITLE = 200
MOST_TEXT = 20_000
MOST_REMARK = 2_000
MOST_CAPTION = 300
MOST_NAME = 200
MOST_MODELS = 50
MOST_CODES = 50
MOST_PARTS = 100
MOST_PAGES = 50
MOST_PHOTOS = 20
PICTURE_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})

_MOST_LETTERS: Mapping[str, int] = {"title": MOST_TITLE, "reason": MOST_REMARK}
_TEXTS = ("symptom", "cause", "remedy")
_LINES = ("title", "applies_to", "language", "visit", "base_revision")
_LISTS: Mapping[str, int] = {
    "models": MOST_MODELS,
    "fault_codes": MOST_CODES,
    "parts": MOST_PARTS,
}
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad"  # control characters, the soft hyphen
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of reading
    "\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # what has no width
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2800\u3164\uffa0"  # letters that show nothing
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"  # no characters, tags
)
_JOINERS = "\u200c\u200d"  # some scripts and emoji cannot be written without them
_LOOSE_JOINERS = re.compile(
    f"(?<![^\0-\x7f{_JOINERS}])[{_JOINERS}]+|[{_JOINERS}]+(?![^\0-\x7f{_JOINERS}])"
)
_MARK = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_PILED = re.compile(f"({_MARK}{{4}}){_MARK}+")
_SHA256 = re.compile("[0-9a-f]{64}")
_LOCAL_NUMBER = re.compile("(?:[A-Z][0-9]{1,3}-[0-9]{1,6})?")


def cleaned(text: str) -> str:
    """Return a text without what cannot be seen in it, its lines ended alike."""
    shown = _HIDDEN.sub("", _LINE_ENDS.sub("\n", text))
    return _PILED.sub(r"\1", _LOOSE_JOINERS.sub("", shown))


def cleaned_line(text: str) -> str:
    """Return a text cleaned and made one line."""
    return " ".join(cleaned(text).split())


def check_revision(revision: FixRevision) -> None:
    """Raise `BadInput` for a revision with a text that is too long or holds what cannot be seen,
    or that names too much; `details` has the field.
    """
    for field in _LINES:
        _check_line(field, getattr(revision, field), _MOST_LETTERS.get(field, MOST_NAME))
    for field in _TEXTS:
        check_text(field, getattr(revision, field), MOST_TEXT)
    check_remark("reason", revision.reason)
    for field, most in _LISTS.items():
        names = getattr(revision, field)
        _check_number(field, names, most)
        for name in names:
            _check_line(field, name, MOST_NAME)
    _check_number("pages", revision.pages, MOST_PAGES)
    for page in revision.pages:
        check_place(page)
    _check_number("photos", revision.photos, MOST_PHOTOS)
    for photo in revision.photos:
        _check_picture(photo)


def check_fix(fix: Fix) -> None:
    """Raise `BadInput` for a fix, as its first submission begins it, whose names are none."""
    _check_line("family", fix.family, MOST_NAME)
    if not _LOCAL_NUMBER.fullmatch(fix.local_number):
        raise BadInput(
            "not-a-fix-number",
            "“{number}” is no number that a laptop gives to a fix.",
            "Such numbers are like K7-12.",
            field="local_number",
            number=fix.local_number[:20],
        )


def check_transition_text(transition: Transition) -> None:
    """Raise `BadInput` for a step whose reason or names are too long or hold what cannot be
    seen.
    """
    check_remark("reason", transition.reason)
    for field in ("revision", "into", "page", "to"):
        _check_line(field, getattr(transition, field), MOST_NAME)


def check_place(place: Place) -> None:
    """Raise `BadInput` for a place in a manual that is too long or holds what cannot be seen."""
    for name in (place.manual, place.page, place.anchor, place.version):
        _check_line("pages", name, MOST_NAME)
    check_remark("pages", place.quote)


def check_remark(field: str, text: str) -> None:
    """Raise `BadInput` for a reason, a comment, a flag or thanks that is too long or holds what
    cannot be seen.
    """
    check_text(field, text, MOST_REMARK)


def check_text(field: str, text: str, most: int) -> None:
    """Raise `BadInput` for a text of more than `most` characters, or with hidden ones."""
    if len(text) > most:
        raise BadInput(
            "text-too-long",
            "“{field}” has {letters} characters; at most {most} are kept.",
            "Shorten it, or write two fixes.",
            field=field,
            letters=len(text),
            most=most,
        )
    if cleaned(text) != text:
        raise BadInput(
            "hidden-characters",
            "“{field}” holds characters that cannot be seen.",
            "Write it again without them: they can make a text say something else than it shows.",
            field=field,
        )


def _check_line(field: str, text: str, most: int) -> None:
    check_text(field, text, most)
    if "\n" in text or "\t" in text:
        raise BadInput(
            "more-than-a-line",
            "“{field}” is more than one line.",
            "Write it on one line.",
            field=field,
        )


def _check_number(field: str, named: Sequence[object], most: int) -> None:
    if len(named) > most:
        raise BadInput(
            "too-many",
            "“{field}” names {count}; at most {most} are kept.",
            "Leave out what matters least.",
            field=field,
            count=len(named),
            most=most,
        )


def _check_picture(photo: Picture) -> None:
    _check_line("photos", photo.caption, MOST_CAPTION)
    if not _SHA256.fullmatch(photo.sha256) or photo.type not in PICTURE_TYPES or photo.size < 0:
        raise BadInput(
            "no-picture",
            "One of the photos is none.",
            "Add it again: JPEG, PNG and WebP are kept.",
            field="photos",
        )
