"""Two machines show the same code: with one of them at hand only its own manual answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from fieldkm.app.indexing_process import build
from fieldkm.app.workplace import Workplace
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.finding import Query
from fieldkm.domain.manuals import ContentsEntry, Model
from fieldkm.host.paths import Home
from fieldkm.manuals.packs.pack import write_pack
from tests.support.packs import PUBLISHER, a_manual, a_pack

CONTENTS = (ContentsEntry("Hydraulics", "", (ContentsEntry("Replace", "fuser-replace"),)),)
COPIER, PUMP = MachineAtHand("MX-420", "MA200001"), MachineAtHand("CP-303")


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """The copier's manual, a pump's with the same code and page, and a guide without models."""
    folder = tmp_path_factory.mktemp("two-machines")
    opened = Workplace(Home(folder / "home"))
    opened.keyring.trust(PUBLISHER.public())
    opened.manuals.install(a_pack(folder))
    other = a_manual(folder / "other", words="The impeller is stuck.")
    for manual, models in (("pump", (Model("CP-303", "CP-303 pump", "P[0-9]{3}"),)), ("guide", ())):
        info = replace(other.info, id=manual, models=models)
        compiled = replace(other, info=info, catalogues={}, contents={"en": CONTENTS})
        write_pack(compiled, folder / f"{manual}.pack", PUBLISHER)
        opened.manuals.install(folder / f"{manual}.pack")
    build(opened.home, lambda done, total: None)
    yield opened
    opened.close()


def manuals(workplace: Workplace, words: str, **narrowed: object) -> set[str]:
    answer = workplace.search.find(replace(Query(words), **narrowed))
    return {hit.manual for hit in answer.hits}


@pytest.mark.parametrize("words", ["E21-04", "e2104", "replace the fuser"])
def test_without_a_machine_every_manual_answers(workplace: Workplace, words: str) -> None:
    assert manuals(workplace, words) == {"mx420", "pump", "guide"}


@pytest.mark.parametrize("words", ["E21-04", "replace the fuser"])
def test_manuals_of_other_machines_are_left_out(workplace: Workplace, words: str) -> None:
    assert manuals(workplace, words, machine=COPIER) == {"mx420", "guide"}
    assert manuals(workplace, words, machine=PUMP) == {"pump", "guide"}


def test_a_manual_that_is_asked_for_answers_whatever_is_at_hand(workplace: Workplace) -> None:
    assert manuals(workplace, "E21-04", machine=COPIER, manual="pump") == {"pump"}


def test_a_machine_that_no_manual_knows_hides_none(workplace: Workplace) -> None:
    unknown = MachineAtHand("ZZ-1")
    assert manuals(workplace, "E21-04", machine=unknown) == {"mx420", "pump", "guide"}


def test_a_page_is_found_by_the_title_of_its_chapter(workplace: Workplace) -> None:
    hits = workplace.search.find(Query("hydraulics", manual="pump")).hits
    assert [hit.thing for hit in hits] == ["pump/fuser-replace"]
