"""Which pages and parts another version of a manual changes, as its readers see it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fieldkm.domain.applicability import parse_applicability
from fieldkm.domain.manuals import Page
from fieldkm.domain.parts import Part
from fieldkm.manuals.compiled import CompiledManual
from fieldkm.manuals.packs.archive import PackArchive
from fieldkm.manuals.packs.pack import write_pack
from fieldkm.manuals.packs.pack_format import PackLimits, read_manifest
from fieldkm.server.pack_contents import (
    PackChange,
    PackContents,
    contents_of,
    contents_text,
    read_contents,
)
from tests.support.packs import a_manual, a_page

PAGES = {"pages": [{"manual": "mx420", "page": "fuser-replace"}]}
PART = {"parts": ["604 1234"]}


class Bindery:
    """Makes packs of changed manuals."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.manual = a_manual(folder / "source")

    def contents(self, manual: CompiledManual) -> PackContents:
        file = self._folder / "manual.pack"
        write_pack(manual, file, None)
        with PackArchive(file, PackLimits()) as archive:
            return contents_of(read_manifest(archive.manifest(), str(file)), archive)

    def change(self, manual: CompiledManual) -> PackChange:
        """Return the change from the manual as it was."""
        return PackChange("mx420", self.contents(self.manual), self.contents(manual))

    def with_page(self, language: str, page: Page) -> CompiledManual:
        pages = {**self.manual.pages[language], page.head.id: page}
        return replace(self.manual, pages={**self.manual.pages, language: pages})

    def with_parts(self, *parts: Part) -> CompiledManual:
        tables = {
            language: replace(catalogue, parts=parts)
            for language, catalogue in self.manual.catalogues.items()
        }
        return replace(self.manual, catalogues=tables)


@pytest.fixture
def bindery(tmp_path: Path) -> Bindery:
    return Bindery(tmp_path)


def test_contents_are_kept_as_text(bindery: Bindery) -> None:
    contents = bindery.contents(bindery.manual)
    assert set(contents.pages) == {"power-off", "fuser-replace"}
    assert set(contents.pages["fuser-replace"]) == {"en", "zh"}
    assert set(contents.parts) == {"6041234"}
    assert read_contents(contents_text(contents)) == contents


def test_what_says_the_same_has_not_changed(bindery: Bindery) -> None:
    """It was compiled anew, stands elsewhere in its source, leads elsewhere; and is translated."""
    page = bindery.manual.pages["en"]["fuser-replace"]
    moved = replace(
        page,
        head=replace(page.head, source="pages/other.md", minutes=12),
        html=page.html + "<!-- anew -->",
        sections=tuple(replace(section, line=99) for section in page.sections),
        links=("page:power-off",),
    )
    part = bindery.manual.catalogues["en"].parts[0]
    redrawn = bindery.with_parts(replace(part, uses=()))
    translated = bindery.with_page("zh", a_page("power-off", "zh", "关闭电源。"))
    power = {"pages": [{"manual": "mx420", "page": "power-off"}]}
    for manual in (bindery.with_page("en", moved), redrawn, translated):
        for named in (PAGES, PART, power, {}):
            assert list(bindery.change(manual).changed(named)) == []


def test_a_page_changes_by_what_is_read_on_it(bindery: Bindery) -> None:
    page = bindery.manual.pages["en"]["fuser-replace"]
    start, check = page.sections
    others = [
        replace(page, head=replace(page.head, title="Another")),
        replace(page, head=replace(page.head, applies_to=parse_applicability("MX-430"))),
        replace(page, sections=(replace(start, text="Tighten to 5 Nm."), check)),
        replace(page, alarms=()),
        replace(page, html=page.html + '<img src="image:images/fuser.png">'),
    ]
    for other in others:
        change = bindery.change(bindery.with_page("en", other))
        assert list(change.changed(PAGES)) == ["mx420/fuser-replace"]
        assert list(change.changed(PART)) == []
    chinese = replace(bindery.manual.pages["zh"]["fuser-replace"], alarms=())
    assert list(bindery.change(bindery.with_page("zh", chinese)).changed(PAGES))


def test_a_picture_that_was_replaced_changes_its_page(bindery: Bindery, tmp_path: Path) -> None:
    page = bindery.manual.pages["en"]["fuser-replace"]
    shown = replace(page, html=page.html + '<img src="image:images/fuser.png">')
    bindery.manual = bindery.with_page("en", shown)
    before = bindery.contents(bindery.manual)
    other = tmp_path / "other.png"
    other.write_bytes(b"\x89PNG another")
    after = bindery.contents(replace(bindery.manual, files={"images/fuser.png": other}))
    assert list(PackChange("mx420", before, after).changed(PAGES)) == ["mx420/fuser-replace"]


def test_a_page_that_is_gone_has_changed_and_one_that_was_renamed_has_not(
    bindery: Bindery,
) -> None:
    english = bindery.manual.pages["en"]
    gone = replace(bindery.manual, pages={"en": {"power-off": english["power-off"]}, "zh": {}})
    assert list(bindery.change(gone).changed(PAGES)) == ["mx420/fuser-replace"]
    renamed = replace(
        bindery.manual,
        pages={
            language: {
                name: replace(page, head=replace(page.head, id=name, aliases=("fuser-replace",)))
                for name, page in (("fuser-new", pages["fuser-replace"]),)
            }
            for language, pages in bindery.manual.pages.items()
        },
        contents={"en": (), "zh": ()},
    )
    change = bindery.change(renamed)
    assert list(change.changed(PAGES)) == []
    alias = {"pages": [{"manual": "mx420", "page": "fuser-change"}]}
    assert list(bindery.change(gone).changed(alias)) == ["mx420/fuser-change"]
    unknown = {"pages": [{"manual": "mx420", "page": "never"}, {"manual": "other"}, "x"]}
    assert list(bindery.change(gone).changed(unknown)) == []


def test_a_part_changes_by_what_is_ordered(bindery: Bindery) -> None:
    part = bindery.manual.catalogues["en"].parts[0]
    for parts in (
        (replace(part, name="Fuser unit, 230 V"),),
        (replace(part, replaced_by="604-1299"),),
        (replace(part, alternates=("604-1300",)),),
        (),
    ):
        change = bindery.change(bindery.with_parts(*parts))
        assert list(change.changed(PART)) == ["part:604 1234"]
        assert list(change.changed(PAGES)) == []
        assert list(change.changed({**PART, "models": ["mx 420"]})) == ["part:604 1234"]
        assert list(change.changed({**PART, "models": ["CP-300"]})) == []  # another manual's
