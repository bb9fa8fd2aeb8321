"""The Parts screen's state: what is open, listed, found and selected."""

from __future__ import annotations

import pytest

from fieldkm.app.places import DrawingPlace, PartPlace
from fieldkm.desktop.parts.view_model import PartsViewModel, State
from fieldkm.domain.applicability import MachineAtHand, Verdict, parse_applicability
from fieldkm.domain.parts import Drawing
from fieldkm.errors import BadInput
from tests.support.library import FakeReader, a_catalogue_of, a_part, a_workplace, used

BODY = Drawing("body", "Pump body", "drawings/body.svg", ("1", "2", "3", "10"))
MOTOR = Drawing("motor", "Motor", "drawings/motor.svg", ("1",))


def pump() -> FakeReader:
    motor = used("Motor", "1", "motor", note="From serial A10-200300")
    only_large = parse_applicability("P-200")
    return a_catalogue_of(
        "pump",
        [BODY, MOTOR],
        [
            a_part("10-2001", used("Pump body", "2"), replaced_by="10-2002"),
            a_part("10-2002", used("Pump body", "2"), name="Seal", replaced_by="10-2003"),
            a_part(
                "10-2003",
                used("Pump body", "2"),
                name="Seal, coated",
                procedure="seal-replace",
                alternates=("10-2900", "99-0000"),
            ),
            a_part("10-1000", used("Pump body", "1", applies_to=only_large), name="Large housing"),
            a_part("10-1001", used("Pump body", "1"), name="Housing"),
            a_part("10-3000", used("Pump body", "10"), used("Pump body", "3"), motor),
            a_part("10-2900", used("Pump body"), name="Seal, paper"),
            a_part("10-9000", used("Loose parts"), name="Grease"),
        ],
        "P-100",
        "P-200",
    )  # fmt: skip


def opened(machine: MachineAtHand | None = None) -> PartsViewModel:
    model = PartsViewModel(a_workplace(pump(), machine=machine), lambda state: None)
    model.start("en")
    return model


def numbers(state: State) -> list[str]:
    return [row.part.number for row in state.rows]


def chosen_number(model: PartsViewModel) -> str:
    assert model.state.chosen is not None
    return model.state.chosen.row.part.number


def test_it_begins_with_the_first_drawing_in_the_order_of_callouts() -> None:
    model = opened()
    assert model.state.open is not None
    assert model.state.open.title == "Pump body"
    assert [row.callout for row in model.state.rows] == ["1", "1", "2", "2", "2", "3", "10", ""]


def test_assemblies_without_a_drawing_can_be_chosen_too() -> None:
    model = opened()
    titles = [assembly.title for assembly in model.state.chapters[0].assemblies]
    assert titles == ["Pump body", "Motor", "Loose parts"]
    model.show_drawing(DrawingPlace("pump", "Loose parts"), "en")
    assert numbers(model.state) == ["10-9000"]


def test_a_superseded_number_shows_the_one_to_order_and_says_so() -> None:
    model = opened()
    model.show_part(PartPlace("102001"), "en")
    chosen = model.state.chosen
    assert chosen is not None
    assert (chosen.row.part.number, chosen.asked) == ("10-2003", "10-2001")
    assert chosen.callouts == ("2",)
    assert [part.number for part in chosen.replaces] == ["10-2002"]


def test_a_superseded_row_is_shown_as_it_is_listed() -> None:
    model = opened()
    model.select_number("10-2001")
    chosen = model.state.chosen
    assert chosen is not None
    assert chosen.row.part.number == "10-2001"
    assert chosen.card.supersession.current == "10-2003"
    assert chosen.procedure is not None


def test_a_callout_of_several_rows_selects_the_one_to_order() -> None:
    model = opened(MachineAtHand("P-100"))
    model.select_callout("2")
    assert chosen_number(model) == "10-2003"
    model.select_callout("1")
    assert chosen_number(model) == "10-1001"


def test_a_part_with_several_callouts_has_them_all_selected() -> None:
    model = opened()
    model.select_callout("10")
    assert model.state.callouts == ("10", "3")
    chosen = model.state.chosen
    assert chosen is not None
    assert [row.place.drawing for row in chosen.elsewhere] == ["body", "motor"]


def test_rows_that_are_not_for_the_machine_at_hand_are_known() -> None:
    model = opened(MachineAtHand("P-100"))
    assert model.state.rows[0].verdict is Verdict.DOES_NOT
    assert not model.state.rows[0].is_to_order


def test_the_filter_finds_numbers_in_any_spelling_and_in_all_drawings() -> None:
    model = opened()
    for typed in ("10 9000", "109000", "-9000", "grease"):
        model.filter(typed)
        assert numbers(model.state) == ["10-9000"]
        assert not model.state.is_here(model.state.rows[0])


def test_a_number_is_not_looked_for_in_notes_when_another_drawing_has_it() -> None:
    model = opened()
    model.show_drawing(DrawingPlace("pump", "motor"), "en")
    model.filter("10 2003")
    assert numbers(model.state) == ["10-2003"]


def test_what_is_here_stands_before_what_is_elsewhere() -> None:
    model = opened()
    model.show_drawing(DrawingPlace("pump", "motor"), "en")
    model.filter("10-3000")
    assert [model.state.is_here(row) for row in model.state.rows] == [True, False, False]


def test_the_very_number_and_the_very_callout_come_first() -> None:
    model = opened()
    model.filter("10-2002")
    assert numbers(model.state) == ["10-2002"]
    model.filter("3")
    assert model.state.rows[0].callout == "3"


def test_alternates_that_no_manual_lists_have_their_number_alone() -> None:
    model = opened()
    model.select_number("10-2003")
    chosen = model.state.chosen
    assert chosen is not None
    assert [(part.number, part.name) for part in chosen.alternates] == [
        ("10-2900", "Seal, paper"),
        ("99-0000", ""),
    ]


def test_selecting_on_the_drawing_takes_a_filter_away_that_hides_the_row() -> None:
    model = opened()
    model.filter("housing")
    model.select_callout("2")
    assert model.state.words == ""
    assert chosen_number(model) == "10-2003"


def test_a_place_that_is_not_there_is_refused_and_nothing_changes() -> None:
    model = opened()
    before = model.state
    with pytest.raises(BadInput):
        model.show_drawing(DrawingPlace("pump", "gearbox"), "en")
    with pytest.raises(BadInput):
        model.show_part(PartPlace("77-7777"), "en")
    assert model.state == before


def test_the_manual_for_the_machine_at_hand_comes_first() -> None:
    other = a_catalogue_of("fan", [Drawing("rotor", "Rotor", "r.svg")], [], "F-1")
    workplace = a_workplace(other, pump(), machine=MachineAtHand("P-200"))
    model = PartsViewModel(workplace, lambda state: None)
    model.start("en")
    assert [chapter.manual for chapter in model.state.chapters] == ["pump", "fan"]


def test_another_machine_keeps_drawing_selection_and_filter() -> None:
    workplace = a_workplace(pump())
    model = PartsViewModel(workplace, lambda state: None)
    model.show_drawing(DrawingPlace("pump", "body", "1"), "en")
    model.filter("housing")
    workplace.machine_at_hand = MachineAtHand("P-100")
    model.reread("en")
    assert numbers(model.state) == ["10-1000", "10-1001"]
    assert model.state.rows[0].verdict is Verdict.DOES_NOT
    assert model.state.chosen is not None


def test_a_manual_that_was_removed_leaves_an_empty_screen() -> None:
    workplace = a_workplace(pump())
    model = PartsViewModel(workplace, lambda state: None)
    model.start("en")
    workplace.library.manuals.clear()
    model.reread("en")
    assert model.state.open is None
    assert model.state.manuals == 0


def test_manuals_without_parts_are_counted_and_not_offered() -> None:
    model = PartsViewModel(a_workplace(a_catalogue_of("guide", [], [])), lambda state: None)
    model.start("en")
    assert (model.state.manuals, model.state.chapters) == (1, ())
