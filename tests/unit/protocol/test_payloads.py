"""Payloads: written once, read by every version, nothing of a newer one lost."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.domain.customers import Customer, Hazard, Preference, Site, Subject, SubjectKind
from fieldkm.domain.machines import Machine
from fieldkm.domain.visits import EntryKind, VisitEntry
from fieldkm.errors import BadInput
from fieldkm.protocol.kinds import KINDS, Facets, Kind, Rule, facets
from fieldkm.protocol.lifts import LIFTS, lifted_data
from fieldkm.protocol.payloads import as_data, decode, encode, payload_of, with_fields

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_payload_says_its_version_first_and_leaves_defaults_out() -> None:
    payload = encode(Kind.CUSTOMER, Customer("c1", "海风酒店", "north"))
    assert payload == '{"v":1,"id":"c1","name":"海风酒店","territory":"north"}'


@given(
    st.builds(
        Hazard,
        id=st.text(min_size=1),
        subject=st.builds(Subject, kind=st.sampled_from(SubjectKind), id=st.text()),
        text=st.text(),
        made=st.none() | st.datetimes(timezones=st.just(UTC)),
    )
)
def test_what_is_encoded_is_decoded(hazard: Hazard) -> None:
    assert decode(Kind.HAZARD, encode(Kind.HAZARD, hazard)) == hazard


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_can_be_made_from_what_it_must_have(kind: Kind) -> None:
    info = KINDS[kind]
    names = {field.name for field in fields(info.record_type)}
    assert "id" in names
    named = {name for name, _ in info.parents} | {
        info.key.partition(".")[0],
        info.moment,
        info.author,
    }
    assert named <= names | {""}
    assert info.version == len(LIFTS.get(kind, ())) + 1


def test_fields_of_a_newer_program_survive_a_change() -> None:
    payload = payload_of(Kind.CUSTOMER, {"id": "c1", "name": "Acme", "loyalty": {"points": 7}})
    changed = with_fields(Kind.CUSTOMER, payload, {"name": "Acme Ltd"})
    assert json.loads(changed) == {
        "v": 1,
        "id": "c1",
        "name": "Acme Ltd",
        "loyalty": {"points": 7},
    }
    assert decode(Kind.CUSTOMER, changed) == Customer("c1", "Acme Ltd")


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ("", "malformed"),
        ("[1]", "malformed"),
        ("[" * 100_000, "malformed"),
        ('{"v":1,"id":"c1"}', "malformed"),
        ('{"v":1,"id":"c1","name":7}', "malformed"),
        ('{"v":2,"id":"c1","name":"Acme"}', "unknown-version"),
        ('{"v":true,"id":"c1","name":"Acme"}', "unknown-version"),
        ('{"v":0,"id":"c1","name":"Acme"}', "unknown-version"),
    ],
)
def test_a_broken_payload_is_said(payload: str, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        decode(Kind.CUSTOMER, payload)
    assert caught.value.code == code


def test_an_old_payload_is_lifted_step_by_step() -> None:
    lifts = {
        Kind.CUSTOMER: (
            lambda data: {**data, "phone": data["telephone"]},
            lambda data: {**data, "phone": f"+49 {data['phone']}"},
        )
    }
    first = lifted_data(Kind.CUSTOMER, {"v": 1, "telephone": "12"}, lifts)
    assert first == {"v": 3, "telephone": "12", "phone": "+49 12"}
    assert lifted_data(Kind.CUSTOMER, {"v": 2, "phone": "12"}, lifts)["phone"] == "+49 12"


def test_facets_tell_where_a_record_belongs_and_what_it_is_looked_up_by() -> None:
    site = Site("s1", "c1", external_id="4711")
    assert _facets(Kind.SITE, site) == Facets("customer", "c1", "4711", "")
    machine = Machine("m1", serial="MX4-2 00 123", site="s1")
    assert _facets(Kind.MACHINE, machine) == Facets("site", "s1", "mx4200123", "")
    wish = Preference("p1", Subject(SubjectKind.SITE, "s1"), "Ring twice", made=NOON)
    assert _facets(Kind.PREFERENCE, wish) == Facets("site", "s1", "", "2026-11-22T12:00:00Z")
    assert facets(Kind.CONTACT, {"customer": "c1", "site": ""}).parent == "c1"
    moved = {"visit": "v1", "moved_to": {"machine": "", "site": "s1", "customer": "c1"}}
    assert facets(Kind.VISIT_ENTRY, moved).key == "s1"
    assert facets(Kind.VISIT_ENTRY, {"visit": "v1", "moved_to": None}).key == ""
    assert facets(Kind.SITE, {"customer": 7}) == Facets("", "", "", "")


def test_only_the_server_writes_what_is_decided() -> None:
    decided = {kind for kind, info in KINDS.items() if info.rule is Rule.DECIDED}
    assert {Kind.INCIDENT_STATUS, Kind.CONFLICT, Kind.PACK, Kind.USER} <= decided


def _facets(kind: Kind, record: object) -> Facets:
    return facets(kind, as_data(kind, encode(kind, record)))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_payload_holds_no_number_that_json_lacks(value: float) -> None:
    at = datetime(2026, 11, 21, tzinfo=UTC)
    entry = VisitEntry("e-1", "v-1", EntryKind.MEASUREMENT, at, value=value)
    with pytest.raises(BadInput) as caught:
        encode(Kind.VISIT_ENTRY, entry)
    assert caught.value.code == "malformed"
    with pytest.raises(BadInput):
        payload_of(Kind.CUSTOMER, {"id": "c-1", "name": "Mill", "newer": [value]})
