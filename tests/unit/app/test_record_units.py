"""What of a customer, a machine and a visit can be found, and what its two lines say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fieldkm.app.record_units import (
    Where,
    customer_unit,
    machine_unit,
    mark_of,
    marked,
    visit_unit,
)
from fieldkm.domain.customers import Contact, Customer, Site
from fieldkm.domain.machines import Machine, Modification
from fieldkm.domain.visit_state import VisitState, folded
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
ACME = Customer("c1", "Acme", external_id="C-77", phone="+49 30 1234567", tags=("school",))
BERLIN = Site("s1", "c1", "Depot", town="Berlin", address="Hauptstr. 3", external_id="S-9")
WHERE = Where(ACME, BERLIN)


def entry(kind: EntryKind, text: str = "", name: str = "", **more: object) -> VisitEntry:
    number = name or f"e-{kind.value}-{text}"
    return VisitEntry(number, "v1", kind, NOON, text=text, **more)


def visited(*entries: VisitEntry, **more: object) -> VisitState:
    return folded(Visit("v1", NOON, **more), entries)


def test_a_customer_is_found_by_all_that_belongs_to_it() -> None:
    wang = Contact("p1", "c1", "Ms Wang", "s1", "facilities", mobile="0170 7654321")
    unit = customer_unit(ACME, [BERLIN], [wang], ["Ring at the back gate"])
    assert (unit.thing, unit.title, unit.heading) == ("/customer:c1", "Acme", "Berlin")
    for words in ("Hauptstr. 3", "Ms Wang, facilities", "school", "Ring at the back gate."):
        assert words in unit.body
    for code in ("C-77", "S-9", "49301234567", "1234567", "7654321"):
        assert code in unit.codes


def test_a_town_with_two_sites_is_named_once() -> None:
    unit = customer_unit(ACME, [BERLIN, Site("s2", "c1", town="Berlin")], [], [])
    assert unit.heading == "Berlin"


def test_a_customer_without_a_name_is_its_number() -> None:
    assert customer_unit(Customer("c1", "", external_id="C-77"), [], [], []).title == "C-77"


def test_a_machine_is_its_model_and_serial_at_its_customer() -> None:
    machine = Machine(
        "m1", "MX-420", "A-1", "s1", "Reception", "2nd floor", ("duplex",),
        (Modification("MK-3"),), external_id="M-5",
    )  # fmt: skip
    unit = machine_unit(machine, WHERE, ["Code 4711"])
    assert (unit.thing, unit.title, unit.heading) == ("/machine:m1", "MX-420 A-1", "Acme, Berlin")
    assert unit.codes == ("A-1", "M-5")
    assert unit.body.startswith("Reception. 2nd floor. Depot, Hauptstr. 3, Berlin.")
    assert unit.body.endswith("Code 4711. duplex, MK-3.")


def test_a_machine_that_stands_nowhere_is_found_too() -> None:
    unit = machine_unit(Machine("m1", name="Old copier"), Where(), [])
    assert (unit.title, unit.heading, unit.body) == ("Old copier", "", "Old copier.")


def test_a_visit_is_called_by_its_codes_and_symptoms() -> None:
    state = visited(
        entry(EntryKind.SYMPTOM, "Paper jams"),
        entry(EntryKind.CODE, "Fuser too cold", ref="E21-04"),
        entry(EntryKind.PART, "Fuser", ref="604-1234"),
        entry(EntryKind.CAUSE, ref="mx420/worn-roller"),
        entry(EntryKind.STEP, ref="mx420/fuser-replace#3"),
        entry(EntryKind.MEASUREMENT, "Gap", value=0.5, unit="mm"),
        entry(EntryKind.SIGNED, ref="photo-17"),
        model="MX-420", serial="A-1",
    )  # fmt: skip
    unit = visit_unit(state, WHERE)
    assert unit.title == "E21-04 Fuser too cold, Paper jams"
    assert unit.heading == "2026-03-04, Acme, Berlin, MX-420 A-1"
    for words in ("604-1234 Fuser", "worn-roller", "Gap 0.5 mm"):
        assert words in unit.body
    assert "photo-17" not in unit.body
    assert "fuser-replace" not in unit.body


def test_a_visit_without_a_symptom_is_called_by_what_was_done() -> None:
    assert visit_unit(visited(entry(EntryKind.ACTION, "Cleaned")), Where()).title == "Cleaned"
    assert visit_unit(visited(serial="A-1"), Where()).title == "A-1"
    assert visit_unit(visited(), Where()).title == "2026-03-04"


def test_what_was_amended_or_withdrawn_is_not_found() -> None:
    wrong = entry(EntryKind.NOTE, "Belt torn", "n1")
    right = entry(EntryKind.NOTE, "Belt worn", "n2", amends="n1")
    gone = entry(EntryKind.NOTE, "Nonsense", "n3")
    back = entry(EntryKind.WITHDRAWN, name="n4", amends="n3")
    assert visit_unit(visited(wrong, right, gone, back), Where()).body == "Belt worn."


def test_a_long_title_is_cut_at_a_word() -> None:
    title = visit_unit(visited(entry(EntryKind.SYMPTOM, "very " * 100)), Where()).title
    assert len(title) <= 121
    assert title.endswith("very…")


def test_chinese_texts_end_as_sentences_do() -> None:
    unit = visit_unit(
        visited(
            entry(EntryKind.SYMPTOM, "卡纸。"),
            VisitEntry("e9", "v1", EntryKind.CAUSE, NOON + timedelta(1), text="搓纸辊磨损"),
        ),
        Where(),
    )
    assert unit.body == "卡纸。 搓纸辊磨损."


def test_another_record_that_it_is_made_of_makes_another_version() -> None:
    unit = machine_unit(Machine("m1", serial="A-1"), WHERE, [])
    one, other = marked(unit, [mark_of("c1")]), marked(unit, [mark_of("c2"), mark_of("c2")])
    assert one.version != other.version
    assert other.made_of == (mark_of("c2"),)
