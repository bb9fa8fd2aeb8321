"""Back-links: which pages link to a page, mention a part, treat or mention a fault code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import unquote

from fieldkm.domain.codes import compact
from fieldkm.domain.manuals import Page, parse_page_ref
from fieldkm.manuals.compiled import CompiledManual
from fieldkm.manuals.packs.pack_format import Backlinks

_Gathered = defaultdict[str, set[str]]


def backlinks(manual: CompiledManual) -> Backlinks:
    """Return the back-links of all languages together, each list sorted; a page is not its own
    back-link."""
    pages: _Gathered = defaultdict(set)
    parts: _Gathered = defaultdict(set)
    codes: _Gathered = defaultdict(set)
    for by_id in manual.pages.values():
        for page in by_id.values():
            _gather(manual.info.id, page, pages, parts, codes)
    return Backlinks(_sorted(pages), _sorted(parts), _sorted(codes))


def _gather(manual: str, page: Page, pages: _Gathered, parts: _Gathered, codes: _Gathered) -> None:
    here = page.head.id
    for number in page.head.parts:
        parts[compact(number)].add(here)
    for code in page.head.codes:
        codes[compact(code)].add(here)
    for link in page.links:
        kind, _, target = link.partition(":")
        target = unquote(target)
        if kind == "page":
            ref = parse_page_ref(target, manual)
            if ref.manual == manual and ref.page not in ("", here):
                pages[ref.page].add(here)
        elif kind == "part":
            parts[compact(target)].add(here)
        elif kind == "fault":
            codes[compact(target)].add(here)


def _sorted(gathered: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted(pages)) for key, pages in gathered.items() if key}
