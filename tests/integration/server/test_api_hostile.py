"""Whatever is sent: a problem with a code, nothing done, nothing told, and the server goes on."""

from __future__ import annotations

import gzip
import json
import logging
from collections.abc import AsyncIterator, Iterator
from itertools import product
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from fieldkm.protocol.compression import compressed
from fieldkm.server.feed import head
from fieldkm.server.settings import Limits
from fieldkm.server.tables import op_log, users
from tests.support.api import OP_ID, Api, Laptop, an_api, an_operation, code_of

JSON_ENDPOINTS = ("/v1/login", "/v1/sync/pull", "/v1/sync/push", "/v1/blobs/have")
DEEP = 50_000
BODIES = {
    "nothing": b"",
    "no JSON": b"hello",
    "half": b'{"schema": 1, "ops": [',
    "null": b"null",
    "a list": b"[]",
    "a text": b'"schema"',
    "a number": b"1e999",
    "NaN": b'{"schema": NaN, "sha256": NaN, "user": NaN}',
    "no UTF-8": b'{"schema": "\xff\xfe\xfa"}',
    "deep lists": b"[" * DEEP + b"]" * DEEP,
    "deep objects": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "half deep": b'{"schema":1,"ops":' + b"[" * DEEP,
    "a huge number": b'{"schema": ' + b"9" * 6_000 + b"}",
    "wrong types": b'{"schema": [], "ops": {}, "sha256": "x", "user": {}, "password": [],'
    b' "device_name": 7, "cursors": [], "anchor": "x"}',
    "half a character": b'{"schema": "\\ud800", "user": "\\ud800", "password": "x",'
    b' "device_name": "x", "sha256": ["\\udfff"], "ops": ["\\ud800"]}',
    "a text without end": b'{"schema": "' + b"a" * 60_000,
    "names twice": b'{"schema": 1, "schema": "x", "ops": 0, "user": 0, "sha256": 0}',
}
PULLS: list[dict[str, object]] = [
    {"schema": 0},
    {"schema": 1, "max_rows": 0},
    {"schema": 1, "max_rows": 10**9},
    {"schema": 1, "cursors": {"territory:north": -1}},
    {"schema": 1, "cursors": {"territory:north": 2**63}},
    {"schema": 1, "cursors": {"x" * 300: 1}},
    {"schema": 1, "cursors": {f"territory:{number}": 1 for number in range(2_001)}},
    {"schema": 1, "anchor": [1]},
    {"schema": 1, "anchor": [-1, "x"]},
    {"schema": 1, "anchor": [1, "x" * 65]},
]
PATHS = [
    "/v1/blobs/..%2F..%2F..%2Fetc%2Fpasswd",
    "/v1/blobs/%00",
    "/v1/blobs/" + "A" * 64,
    "/v1/blobs/" + "a" * 63,
    "/v1/blobs/" + "a" * 64 + "/..",
    "/v1/blobs/uploads",
    "/v1/blobs/%2e%2e/" + "a" * 64,
    "/v1/packs/../" + "a" * 64,
    "/v1/packs/%2e%2e/files/" + "a" * 64,
    "/v1/packs/%00/files/" + "a" * 64,
    "/v1/packs/mx420/files/installed.json",
    "/v1/packs/" + "x" * 101 + "/files/" + "a" * 64,
    "/v1/devices/%00/revoke",
    "/v1/devices/..%2f/revoke",
    "/v1/" + "x" * 5_000,
    "/v1/%ff%fe",
    "//v1//hello",
    "/",
]


@pytest.fixture
def anna(api: Api) -> Laptop:
    """A technician of the north; the south has a customer that is none of hers."""
    api.hire("anna", "north")
    api.hire("bert", "south")
    bert = api.sign_in("bert")
    bert.push(an_operation(1, "customer.create@1", "c-south", name="Secret", territory="south"))
    return api.sign_in("anna")


@pytest.fixture(autouse=True)
def no_bugs(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nothing that is sent may look like a bug of ours."""
    with caplog.at_level(logging.ERROR, "fieldkm"):
        yield
    assert [record for record in caplog.records if record.exc_info] == []


def state(api: Api) -> tuple[object, ...]:
    """Return what must not change: the head of the feed, the log of operations, the users."""
    with api.context.database.read() as connection:
        logged = connection.execute(select(op_log.c.op_id)).all()
        return head(connection), len(logged), connection.execute(select(users)).all()


def assert_refused(answer: httpx.Response, what: object = "") -> None:
    assert 400 <= answer.status_code < 500, (what, answer.status_code, answer.text)
    error = answer.json()["error"]
    assert error["code"]
    assert error["title"]
    assert "Secret" not in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("path", JSON_ENDPOINTS)
def test_bodies_that_are_none(anna: Laptop, path: str) -> None:
    before = state(anna.api)
    for media_type in ("application/json", "text/plain", "application/x-www-form-urlencoded"):
        for name, body in BODIES.items():
            headers = {"Content-Type": media_type}
            answer = anna.request("POST", path, content=body, headers=headers)
            assert_refused(answer, name)
    assert state(anna.api) == before
    assert anna.get("/v1/hello").status_code == 200


@pytest.mark.parametrize("encoding", ["zstd", "gzip"])
def test_bodies_that_unpack_to_too_much_or_to_nothing(anna: Laptop, encoding: str) -> None:
    bomb = compressed(bytes(200 << 20), encoding)
    cut = compressed(b'{"schema": 1}', encoding)[:-3]
    assert len(bomb) < 1 << 20
    for body, code in ((bomb, "too-large"), (cut, "damaged-body"), (b"junk", "damaged-body")):
        headers = {"Content-Encoding": encoding, "Content-Type": "application/json"}
        answer = anna.request("POST", "/v1/sync/pull", content=body, headers=headers)
        assert_refused(answer)
        assert code_of(answer) == code
    headers["Content-Encoding"] = "br"
    unknown = anna.request("POST", "/v1/sync/pull", content=b"x", headers=headers)
    assert code_of(unknown) == "unknown-encoding"


def test_bodies_that_are_too_large_packed_or_not(tmp_path: Path) -> None:
    limits = Limits(body=10_000, stranger_body=1_000)
    with an_api(tmp_path / "data", "", limits) as api:
        api.hire("anna", "north")
        anna = api.sign_in("anna")
        for ask, path, limit in (
            (anna.request, "/v1/sync/pull", 10_000),
            (api.request, "/v1/login", 1_000),
        ):
            body = b" " * (limit + 1)
            for sent in (body, iter_of(body)):
                answer = ask("POST", path, content=sent)
                assert (answer.status_code, code_of(answer)) == (413, "too-large")
            packed = {"Content-Encoding": "gzip"}
            answer = ask("POST", path, content=gzip.compress(body), headers=packed)
            assert (answer.status_code, code_of(answer)) == (413, "too-large")


async def iter_of(body: bytes) -> AsyncIterator[bytes]:
    """A body that does not say before how large it is."""
    for start in range(0, len(body), 500):
        yield body[start : start + 500]


def test_pulls_that_ask_for_what_there_is_not(small_api: Api) -> None:
    small_api.hire("anna", "north")
    anna = small_api.sign_in("anna")
    for asked in PULLS:
        assert_refused(anna.post("/v1/sync/pull", asked), asked)


def test_a_cursor_or_digest_of_a_foreign_scope_brings_nothing(anna: Laptop) -> None:
    cursors = {"territory:south": 0, "review:x": 0, "\0": 0, "'; DROP TABLE users --": 0}
    answer = anna.post("/v1/sync/pull", {"schema": 1, "cursors": cursors}).json()
    assert not set(cursors) & {*answer["scopes"], *answer["pages"], *answer["target"]}
    assert "Secret" not in json.dumps(answer)
    for scope in ("territory:south", "territory:*", "", "%00", "user:bert", "x" * 200):
        assert_refused(anna.get(f"/v1/sync/digest?scope={scope}"))
    for query in ("", "?scope=a&scope=shared", f"?scope={'x' * 201}", "?scope=%ff%fe"):
        answer = anna.get(f"/v1/sync/digest{query}")
        assert answer.status_code in (200, 404, 422)


def test_anchors_that_the_server_did_not_give_reset_and_change_nothing(anna: Laptop) -> None:
    before = state(anna.api)
    for anchor in ([10**9, "x"], [1, "\0"], [0, "no"]):
        for path, more in (("pull", {}), ("push", {"ops": []})):
            answer = anna.post(f"/v1/sync/{path}", {"schema": 1, "anchor": anchor} | more)
            assert (answer.status_code, code_of(answer)) == (409, "reset")
    assert state(anna.api) == before


def test_operations_that_make_no_sense_are_rejected_one_by_one(anna: Laptop) -> None:
    poison: list[dict[str, object]] = [
        an_operation(10, "customer.create@1", "c-1", name=7, territory="north"),
        an_operation(11, "customer.create@1", "c-2", name="x\0y", territory="north"),
        an_operation(12, "customer.create@1", "c-3", name="x", territory="south"),
        an_operation(13, "customer.create@999", "c-4", name="x"),
        an_operation(14, "nothing.create@1", "c-5"),
        an_operation(15, "user.create@1", "u-1", name="root", role="administrator"),
        an_operation(16, "territory.change@1", "north", fields=[{"field": "name", "value": 1}]),
        an_operation(17, "customer.change@1", "c-south", fields=[{"field": "name", "value": "x"}]),
        an_operation(18, "customer.create@1", "../../etc/passwd", name="x"),
        an_operation(19, "customer.create@1", "c 6\0", name="x"),
        an_operation(20, "customer.create@1", "c-7", name="x", territory={"$gt": ""}),
        an_operation(21, "customer.create@1", "c-8") | {"client_time": "yesterday"},
        an_operation(22, "customer.create@1", "c-9") | {"base_rev": 2**70},
        an_operation(23, "customer.create@1", "c-10") | {"args": None},
        an_operation(24, "", "c-11"),
        an_operation(25, "customer.create@1" * 100, "c-12"),
    ]
    good = an_operation(30, "customer.create@1", "c-good", name="Acme", territory="north")
    answer = anna.push(*poison, good)
    results = answer.json()["results"]
    assert [r["status"] for r in results] == ["rejected"] * 7 + ["blocked"] + ["rejected"] * 8 + [
        "applied"
    ]
    assert all(result["code"] for result in results[:-1])
    assert "Secret" not in answer.text
    pulled = anna.post("/v1/sync/pull", {"schema": 1}).json()["pages"]["territory:north"]["rows"]
    assert [row[3] for row in pulled] == ["c-good"]


def test_half_a_character_in_an_operation_is_rejected(anna: Laptop) -> None:
    ops = json.dumps([an_operation(1, "customer.create@1", "c-1", name="\ud800")])
    body = f'{{"schema": 1, "ops": {ops}}}'.encode()
    headers = {"Content-Type": "application/json"}
    answer = anna.request("POST", "/v1/sync/push", content=body, headers=headers)
    assert [r["status"] for r in answer.json()["results"]] == ["rejected"]


@pytest.mark.parametrize(
    "op_id", ["", "x", OP_ID.format(1).upper(), OP_ID.format(1) + "0", "\0", None, 7]
)
def test_an_operation_without_a_number_is_refused(small_api: Api, op_id: object) -> None:
    small_api.hire("anna", "north")
    anna = small_api.sign_in("anna")
    before = state(small_api)
    operation = an_operation(1, "customer.create@1", "c-1", name="A") | {"op_id": op_id}
    if op_id == OP_ID.format(1).upper():
        operation["op_id"] = "ABCDEF00-0000-7000-8000-000000000001"
    assert_refused(anna.push(operation))
    assert state(small_api) == before


def test_more_operations_than_a_push_may_hold_are_refused(small_api: Api) -> None:
    small_api.hire("anna", "north")
    ops = [an_operation(n, "customer.create@1", f"c-{n}", name="A") for n in range(51)]
    assert_refused(small_api.sign_in("anna").push(*ops))


def test_a_replayed_number_is_done_once_and_an_altered_one_refused(anna: Laptop) -> None:
    operation = an_operation(1_000, "customer.create@1", "c-1", name="Acme", territory="north")
    altered = operation | {"args": {"name": "Other", "territory": "north"}}
    statuses = [
        anna.push(sent).json()["results"][0]["status"] for sent in (operation, operation, altered)
    ]
    assert statuses == ["applied", "duplicate", "rejected"]
    anna.api.hire("clara", "north")
    stolen = anna.api.sign_in("clara").push(operation).json()["results"][0]
    assert (stolen["status"], stolen["code"]) == ("rejected", "op_id_reuse")


def test_paths_that_lead_elsewhere(small_api: Api) -> None:
    small_api.hire("anna", "north")
    anna = small_api.sign_in("anna")
    sizes = {"Upload-Offset": "0", "Upload-Length": "1"}
    for path in PATHS:
        for method in ("GET", "POST", "PATCH"):
            assert_refused(anna.request(method, path, headers=sizes, content=b"x"), path)
    folder = small_api.context.settings.data
    assert not [found for found in folder.rglob("*") if found.name in ("passwd", "uploads")]


def test_sizes_that_are_none(small_api: Api) -> None:
    small_api.hire("anna", "north")
    anna = small_api.sign_in("anna")
    none = ("", "-1", "x", "1e3", "0x10", "9" * 400, "\xff", "1 2", "٣")
    for name, offset in product(("Upload-Offset", "Upload-Length"), none):
        headers = {"Upload-Offset": b"0", "Upload-Length": b"1"} | {name: offset.encode()}
        assert_refused(
            anna.request("PATCH", f"/v1/blobs/{'a' * 64}", headers=headers, content=b"x")
        )
    assert_refused(anna.request("PATCH", f"/v1/blobs/{'a' * 64}", content=b"x"))


def test_names_that_are_queries_are_only_names(anna: Laptop) -> None:
    for name in ("' OR 1=1 --", "anna'--", '"; DROP TABLE users; --', "anna\n", " anna", "ANNA"):
        asked = {"user": name, "password": "correct horse", "device_name": "x"}
        assert_refused(anna.api.request("POST", "/v1/login", json=asked))
    for asked in ({"user": "x" * 201}, {"password": "x" * 1_001}, {"device_name": ""}):
        body = {"user": "anna", "password": "x", "device_name": "x"} | asked
        assert_refused(anna.api.request("POST", "/v1/login", json=body))


def test_a_bug_is_told_without_its_words(
    small_api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> object:
        raise RuntimeError("Mrs Smith's number is 555-1234")

    monkeypatch.setattr(type(small_api.context.packs), "published", broken)
    small_api.hire("anna", "north")
    answer = small_api.sign_in("anna").get("/v1/packs")
    assert (answer.status_code, code_of(answer)) == (500, "server-fault")
    assert answer.headers["Fieldkm-Server"] == "1"
    assert "Smith" not in answer.text + caplog.text
