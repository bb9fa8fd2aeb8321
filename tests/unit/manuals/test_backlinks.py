"""Back-links are the links of all pages in all languages, the other way round."""

from __future__ import annotations

from fieldkm.domain.manuals import ManualInfo, Page
from fieldkm.manuals.compiled import CompiledManual
from fieldkm.manuals.packs.backlinks import backlinks
from tests.support.packs import a_page


def manual(*pages: Page) -> CompiledManual:
    by_language: dict[str, dict[str, Page]] = {}
    for page in pages:
        by_language.setdefault(page.head.language, {})[page.head.id] = page
    info = ManualInfo("mx420", "1", ("en", "zh"), {"en": "Manual"})
    return CompiledManual(info, by_language, {}, {}, {})


def test_a_page_knows_who_links_to_it_from_any_language() -> None:
    found = backlinks(
        manual(
            a_page("b", links=("page:target",)),
            a_page("a", links=("page:target#check", "page:mx420/target")),
            a_page("c", "zh", links=("page:target",)),
        )
    )
    assert found.pages == {"target": ("a", "b", "c")}


def test_links_to_itself_to_another_manual_and_to_the_world_do_not_count() -> None:
    links = (
        "page:a",
        "page:a#x",
        "page:#x",
        "page:other/target",
        "https://example.org",
        "drawing:d",
    )
    assert backlinks(manual(a_page("a", links=links))).pages == {}


def test_parts_and_codes_are_found_however_they_are_written() -> None:
    found = backlinks(
        manual(
            a_page("a", links=("part:604 1234", "fault:e21-04")),
            a_page("b", parts=("604-1234",), codes=("E21-04",)),
            a_page("c", links=("part:604%201234",)),
        )
    )
    assert found.parts == {"6041234": ("a", "b", "c")}
    assert found.codes == {"e2104": ("a", "b")}
