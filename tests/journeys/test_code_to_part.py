"""From a fault code to the procedure, to the part, to its drawing, and back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from fieldkm.app.places import DrawingPlace, PartPlace
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import PageRef
from tests.support.technician import Technician

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_code_leads_to_the_procedure_the_part_its_drawing_and_back(
    technician: Technician,
) -> None:
    technician.type_into_search("e2101")
    technician.enter_first_hit()
    technician.wait_until(lambda: "E21-01" in technician.page.toPlainText())
    fault_page = technician.page_id

    technician.click_link("Replace the thermistor")
    technician.wait_until_page("thermistor-replace")

    technician.click_link("604-1232")
    technician.wait_until(lambda: technician.location.screen == "parts")
    technician.wait_until(lambda: technician.selected_part == "604-1232")

    technician.press(Qt.Key.Key_Return, CONTROL)
    technician.wait_until_page("thermistor-replace")

    technician.press(Qt.Key.Key_Left, ALT)
    technician.wait_until(lambda: technician.location.screen == "parts")
    technician.press(Qt.Key.Key_Left, ALT)
    technician.wait_until_page("thermistor-replace")
    technician.press(Qt.Key.Key_Left, ALT)
    technician.wait_until_page(fault_page)


def test_a_symptom_in_plain_words_finds_its_page(technician: Technician) -> None:
    technician.type_into_search("paper comes out like a banana")
    technician.enter_first_hit()
    technician.wait_until(lambda: "curl" in technician.page.toPlainText())


def test_a_superseded_number_shows_the_part_to_order(technician: Technician) -> None:
    technician.type_into_search("6041240")
    technician.enter_first_hit()
    technician.wait_until(lambda: technician.location.screen == "parts")
    technician.wait_until(lambda: technician.selected_part in ("604-1242", "604-1240"))


def test_steps_stay_ticked_for_the_machine_and_warnings_come_first(
    technician: Technician,
) -> None:
    technician.window.take_machine(MachineAtHand("MX-430", "MB204117"))
    technician.window.journey.go(PageRef("mx420", "fuser-replace"))
    technician.wait_until_page("fuser-replace")
    page = technician.workplace.library.open(PageRef("mx420", "fuser-replace"), "en")
    step = page.page.steps[0]
    technician.workplace.work.toggle(MachineAtHand("MX-430", "MB204117"), page, step.key)
    assert step.key in technician.workplace.work.ticked(
        MachineAtHand("MX-430", "MB204117"), page.ref
    )
    html = page.page.html
    assert html.index("DANGER") < html.index("badge:1")


def test_the_same_drawing_is_reached_from_page_and_search(technician: Technician) -> None:
    technician.window.journey.go(DrawingPlace("mx420", "fuser", "10"))
    technician.wait_until(lambda: technician.location.screen == "parts")
    chosen = technician.selected_part
    technician.window.journey.go(PartPlace(chosen, "mx420"))
    technician.wait_until(lambda: technician.selected_part == chosen)


def test_the_guide_is_one_key_away(technician: Technician) -> None:
    technician.press(Qt.Key.Key_F1)
    technician.wait_until(
        lambda: (
            isinstance(technician.location.place, PageRef)
            and technician.location.place.manual == "fieldkm-guide"
        )
    )
