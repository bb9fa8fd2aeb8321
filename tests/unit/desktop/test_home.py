"""Home reads what was done and what is installed, and says when that is not possible."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from fieldkm.desktop.home.view_model import HomeViewModel, ManualLine, State
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import Model, PageRef
from fieldkm.errors import Unavailable
from tests.support.clock import FakeClock
from tests.support.tasks import ImmediateTasks

MANUAL = SimpleNamespace(
    id="mx420", title="MX-420 manual", titles={"zh": "维修手册"}, version="2026.1",
    languages=("en", "zh"), models=("MX-420",), signed=False, withdrawn="A wrong torque.",
)  # fmt: skip


def a_workplace(**more: Any) -> Any:
    machine = MachineAtHand("MX-420", "MA204117")
    services = {
        "machine_at_hand": machine,
        "clock": FakeClock(),
        "sync": SimpleNamespace(view=lambda: SimpleNamespace(account=None)),
        "machines": SimpleNamespace(models=lambda: [Model("MX-420", "MX-420 copier")]),
        "notebook": SimpleNamespace(
            recent=lambda limit: ["seen"] * limit,
            favourites=lambda: ["favourite"],
            all_notes=lambda language: [f"note in {language}"],
        ),
        "library": SimpleNamespace(
            installed=lambda: [MANUAL],
            first_page=lambda manual, language: PageRef(manual, "safety"),
        ),
    }
    return SimpleNamespace(**(services | more))


def loaded(workplace: Any, language: str = "en") -> State:
    states: list[State] = []
    HomeViewModel(workplace, ImmediateTasks(), states.append).load(language)
    return states[-1]


def test_it_shows_the_machine_with_its_models_name() -> None:
    state = loaded(a_workplace())
    assert state.machine == MachineAtHand("MX-420", "MA204117")
    assert state.machine_name == "MX-420 copier"


def test_it_shows_a_few_pages_and_all_favourites_and_notes() -> None:
    state = loaded(a_workplace())
    assert len(state.recent) == 6
    assert state.favourites == ("favourite",)
    assert state.notes == ("note in en",)


def test_a_manual_is_shown_in_the_readers_language_with_what_is_wrong_with_it() -> None:
    state = loaded(a_workplace(), "zh")
    assert state.manuals == (
        ManualLine(
            "mx420", "维修手册", "2026.1", ("en", "zh"), is_signed=False,
            withdrawn="A wrong torque.", first=PageRef("mx420", "safety"),
        ),
    )  # fmt: skip


def test_without_a_machine_there_is_no_name() -> None:
    state = loaded(a_workplace(machine_at_hand=None))
    assert state.machine is None
    assert state.machine_name == ""


def test_it_is_the_first_run_while_nothing_is_installed() -> None:
    nothing = SimpleNamespace(installed=list)
    assert loaded(a_workplace(library=nothing)).is_first_run
    assert not loaded(a_workplace()).is_first_run
    assert not State().is_first_run


def test_what_cannot_be_read_is_said_and_is_no_first_run() -> None:
    error = Unavailable("no-rights", "The packs may not be read.")

    def refuse() -> list[Any]:
        raise error

    state = loaded(a_workplace(library=SimpleNamespace(installed=refuse)))
    assert state.error is error
    assert not state.is_first_run
