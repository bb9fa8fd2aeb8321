"""Fault codes that a text names bare (“see E21-04”), linked to the page of the same model."""

from __future__ import annotations

import posixpath
import re

from fieldkm.domain.codes import compact
from fieldkm.manuals.importers.draft import DraftPage, Line, Tell
from fieldkm.manuals.importers.markdown_scan import without_code
from fieldkm.manuals.linking.autolinks import is_telling

_WORD = re.compile(
    r"(?<![\w/.-])[A-Za-z]{1,4}[- ]?\d{1,4}(?:[-.]\d{1,4})*[A-Za-z]?(?![\w/-])", re.ASCII
)
_BUSY = re.compile(
    r"!?\[(?:\\.|[^\]\\])*\]\([^)]*\)|!?\[[^\]]*\]\[[^\]]*\]|<[^<>]+>|\[\[[^\]]*\]\]"
    r"|\]\([^()]*\)|https?://\S+|\{[^{}]*\}"
)
_NO_PROSE = re.compile(r"^\s*(?:#|!!!|\[[^\]]+\]:)")


def link_codes(
    page: DraftPage, pages: dict[str, list[DraftPage]], models: dict[str, str], tell: Tell
) -> None:
    """Link the codes that stand bare on a page; `pages` are those about each code, folded."""
    if not pages:
        return
    prose = without_code(page.text).split("\n")
    for at, line in enumerate(page.lines):
        if not any(sign.isdigit() for sign in prose[at]) or _NO_PROSE.match(line.text):
            continue
        free = _BUSY.sub(lambda found: " " * len(found[0]), prose[at])
        text = line.text
        for found in reversed(list(_WORD.finditer(free))):
            about = pages.get(compact(found[0])) if is_telling(found[0]) else None
            if not about or page in about:
                continue
            target = _nearest(page, about, models)
            if target is None:
                message = f"“{found[0]}” is treated for several models: it is not linked."
                tell(line.number, "code-ambiguous", message)
                continue
            path = posixpath.relpath(target.place, posixpath.dirname(page.place) or ".")
            text = f"{text[: found.start()]}[{found[0]}](<{path}>){text[found.end() :]}"
        page.lines[at] = Line(text, line.number)


def _nearest(page: DraftPage, about: list[DraftPage], models: dict[str, str]) -> DraftPage | None:
    """Return the page of the same model; without models the only one there is."""
    model = models.get(page.place)
    same = [other for other in about if models.get(other.place) == model] if model else []
    general = [other for other in about if other.place not in models]
    for choice in (same, general if model else [], about):
        if len(choice) == 1:
            return None if model and models.get(choice[0].place) not in (None, model) else choice[0]
    return None
