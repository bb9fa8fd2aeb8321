"""The library, parts, faults, machines and the reader's own notes, on a real shelf and database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldkm.app.library import chapter_of, flattened
from fieldkm.app.workplace import Workplace
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import BadInput, Refused
from fieldkm.host.paths import Home
from fieldkm.manuals.packs.pack import write_pack
from tests.support.clock import FakeClock
from tests.support.packs import PUBLISHER, a_manual, a_pack

FUSER = PageRef("mx420", "fuser-replace")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def workplace(home: Path, tmp_path: Path, clock: FakeClock) -> Iterator[Workplace]:
    opened = Workplace(Home(home), clock)
    opened.keyring.trust(PUBLISHER.public())
    opened.manuals.install(a_pack(tmp_path))
    yield opened
    opened.close()


def test_a_page_opens_in_the_readers_language(workplace: Workplace) -> None:
    assert workplace.library.open(FUSER, "zh").language == "zh"
    page = workplace.library.open(PageRef("mx420", "power-off"), "zh")
    assert page.language == "en"
    assert page.manual_title == "MX-420 维修手册"


def test_an_old_id_opens_the_page(workplace: Workplace) -> None:
    assert workplace.library.open(PageRef("mx420", "fuser-change"), "en").ref == FUSER


def test_an_anchor_of_the_other_language_leads_to_its_section(workplace: Workplace) -> None:
    page = workplace.library.open(replace(FUSER, anchor="prüfen"), "zh")
    assert page.ref.anchor == "check"


def test_a_page_knows_its_chapter_and_who_links_to_it(workplace: Workplace) -> None:
    assert workplace.library.open(FUSER, "en").chapter == "Fuser"
    mentions = workplace.library.used_by(PageRef("mx420", "power-off"), "en")
    assert [mention.title for mention in mentions] == ["Fuser replace"]


@pytest.mark.parametrize("page", ["gone", "mx420/gone"])
def test_a_page_that_is_not_there_is_said(workplace: Workplace, page: str) -> None:
    with pytest.raises(BadInput) as caught:
        workplace.library.open(workplace.library.find_page(page), "en")
    assert caught.value.code == "no-such-page"


def test_pages_are_found_by_id_with_and_without_their_manual(workplace: Workplace) -> None:
    assert workplace.library.find_page("fuser-change#check") == PageRef(
        "mx420", "fuser-change", "check"
    )
    assert workplace.library.find_page("mx420/fuser-replace") == FUSER


def test_contents_begin_with_the_first_page(workplace: Workplace) -> None:
    assert workplace.library.first_page("mx420", "en") == FUSER
    entries = workplace.library.contents("mx420", "en")
    assert [entry.title for entry in flattened(entries)] == ["Fuser", "Replace"]
    assert chapter_of(entries, "power-off") == ""


def test_a_removed_manual_is_gone_at_once(workplace: Workplace) -> None:
    workplace.library.open(FUSER, "en")
    workplace.manuals.remove("mx420")
    with pytest.raises(BadInput):
        workplace.library.open(FUSER, "en")


def test_pictures_come_out_of_the_pack_and_nothing_else(workplace: Workplace) -> None:
    assert workplace.library.file("mx420", "images/fuser.png").startswith(b"\x89PNG")
    with pytest.raises(BadInput):
        workplace.library.file("mx420", "../../settings.json")


@pytest.mark.parametrize("spelling", ["604-1234", "6041234", "604 1234", "1234"])
def test_a_part_is_found_in_any_spelling(workplace: Workplace, spelling: str) -> None:
    card = workplace.parts.card(spelling, "zh")
    assert card.part.name == "定影器"
    assert not card.is_superseded
    assert [mention.ref for mention in card.mentioned_in] == [FUSER]


def test_a_part_that_no_manual_lists_is_said(workplace: Workplace) -> None:
    with pytest.raises(BadInput) as caught:
        workplace.parts.card("999-9999", "en")
    assert caught.value.code == "no-such-part"


def test_parts_stand_on_their_drawing_and_page(workplace: Workplace) -> None:
    lines = workplace.parts.on_drawing("mx420", "fuser", "en")
    assert [(line.callout, line.part.number) for line in lines] == [("7", "604-1234")]
    assert [part.number for part in workplace.parts.on_page(FUSER, "en")] == ["604-1234"]


def test_a_drawing_that_is_not_there_is_said(workplace: Workplace) -> None:
    assert workplace.library.drawing("mx420", "fuser", "en").title == "Fuser"
    with pytest.raises(BadInput):
        workplace.library.drawing("mx420", "pump", "en")


def test_fault_codes_lead_to_their_page_in_any_spelling(workplace: Workplace) -> None:
    ref = workplace.library.fault_page("mx420", "e2104", "en")
    assert ref == replace(FUSER, anchor="fault-e21-04")
    assert workplace.library.fault_page("mx420", "curl", "en") is not None
    assert workplace.library.fault_page("mx420", "E99", "en") is None


def test_faults_are_listed_with_their_causes_for_the_machine(workplace: Workplace) -> None:
    lines = workplace.faults.listed("en", MachineAtHand("MX-420"))
    assert [(line.code, line.title, line.causes) for line in lines] == [
        ("E21-04", "Fuser too cold", ("Lamp broken",)),
        ("", "Paper curls", ()),
    ]
    assert workplace.faults.listed("en", MachineAtHand("PUMP-1")) == []


@pytest.mark.parametrize(
    ("text", "machines"),
    [
        ("ma123456", [MachineAtHand("MX-420", "MA123456")]),
        ("mx420", [MachineAtHand("MX-420")]),
        ("MX-420 X9", [MachineAtHand("MX-420", "X9")]),
        ("ZZ1", []),
        ("  ", []),
    ],
)
def test_a_machine_is_recognised(
    workplace: Workplace, text: str, machines: list[MachineAtHand]
) -> None:
    assert workplace.machines.recognise(text) == machines


def test_the_machine_at_hand_is_remembered(workplace: Workplace, home: Path) -> None:
    workplace.take_machine(MachineAtHand("MX-420", "MA123456"))
    again = Workplace(Home(home))
    assert again.machine_at_hand == MachineAtHand("MX-420", "MA123456")
    again.take_machine(None)
    assert again.machine_at_hand is None


def test_a_note_survives_the_update_that_takes_its_page(
    workplace: Workplace, tmp_path: Path
) -> None:
    page = workplace.library.open(FUSER, "en")
    note = workplace.notebook.write_note(page, "check", "Look.", " mind the spring ")
    assert [placed.note for placed in workplace.notebook.notes_on(FUSER, "en")] == [note]
    workplace.manuals.remove("mx420")
    placed = workplace.notebook.all_notes("en")
    assert [(p.note.text, p.lost) for p in placed] == [("mind the spring", True)]
    workplace.manuals.install(a_pack(tmp_path, version="2026.2"))
    assert not workplace.notebook.all_notes("en")[0].lost


def test_notes_are_changed_removed_and_restored(workplace: Workplace) -> None:
    page = workplace.library.open(FUSER, "en")
    note = workplace.notebook.write_note(page, "", "", "one")
    changed = workplace.notebook.change_note(note, "two")
    workplace.notebook.remove_note(changed)
    assert workplace.notebook.notes_on(FUSER, "en") == []
    workplace.notebook.restore_note(changed)
    assert workplace.notebook.notes_on(FUSER, "en")[0].note == changed


@pytest.mark.parametrize(("text", "code"), [("  ", "empty-note"), ("x" * 20_001, "note-too-long")])
def test_a_note_without_or_with_too_many_words_is_refused(
    workplace: Workplace, text: str, code: str
) -> None:
    page = workplace.library.open(FUSER, "en")
    with pytest.raises(Refused) as caught:
        workplace.notebook.write_note(page, "", "", text)
    assert caught.value.code == code


def test_favourites_and_history(workplace: Workplace) -> None:
    page = workplace.library.open(FUSER, "en")
    workplace.notebook.mark(page)
    workplace.notebook.mark(page)
    workplace.notebook.opened(page)
    assert [f.title for f in workplace.notebook.favourites()] == ["Fuser replace"]
    assert [seen.place.page for seen in workplace.notebook.recent()] == ["fuser-replace"]
    workplace.notebook.unmark(FUSER)
    assert not workplace.notebook.is_favourite(FUSER)


def test_steps_are_ticked_for_the_machine_at_hand(workplace: Workplace, clock: FakeClock) -> None:
    page = workplace.library.open(FUSER, "en")
    mine, other = MachineAtHand("MX-420", "MA000001"), MachineAtHand("MX-420", "MA000002")
    assert workplace.work.ticked(mine, FUSER) == frozenset()
    assert workplace.work.toggle(mine, page, "k1", "Pull.")
    clock.go_on(minutes=1)
    assert workplace.work.ticked(mine, FUSER) == {"k1"}
    assert workplace.work.ticked(other, FUSER) == frozenset()
    assert not workplace.work.toggle(mine, page, "k1")
    workplace.work.toggle(mine, page, "k1")
    workplace.work.close(mine)
    workplace.work.close(other)
    assert workplace.work.ticked(mine, FUSER) == frozenset()


def test_a_note_with_half_a_character_is_kept(workplace: Workplace) -> None:
    page = workplace.library.open(FUSER, "en")
    note = workplace.notebook.write_note(page, "", "\udc00 quoted", "pasted \ud83d here 😀")
    assert note.text == "pasted ? here 😀"
    assert workplace.notebook.all_notes("en")[0].note == note


def test_parts_are_found_as_the_new_release_lists_them(
    workplace: Workplace, tmp_path: Path
) -> None:
    assert workplace.parts.card("6041234", "en").part.name == "Fuser unit"
    newer = a_manual(tmp_path / "newer", "2026.2")
    tables = newer.catalogues["en"]
    renamed = replace(tables.parts[0], name="Fuser, complete")
    newer.catalogues["en"] = replace(tables, parts=(renamed,))
    write_pack(newer, tmp_path / "newer.pack", PUBLISHER)
    workplace.manuals.install(tmp_path / "newer.pack")
    assert workplace.parts.card("6041234", "en").part.name == "Fuser, complete"
    assert workplace.parts.on_page(FUSER, "en") == [renamed]
