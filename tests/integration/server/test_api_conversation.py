"""What a laptop and the server say to each other over HTTP, when all goes well."""

from __future__ import annotations

import logging
import re

import pytest

from fieldkm.protocol.compression import compressed, decompressed
from fieldkm.protocol.envelopes import PullAnswer, PushAnswer
from tests.support.api import OP_ID, ROUTES, Api, an_operation, code_of


def test_the_endpoints_are_those_of_the_specification(small_api: Api) -> None:
    described = small_api.app.openapi()["paths"]
    found = {f"{method.upper()} {path}" for path, way in described.items() for method in way}
    assert found == ROUTES


def test_every_endpoint_is_described_with_its_answers_and_problems(small_api: Api) -> None:
    description = small_api.request("GET", "/v1/openapi.json").json()
    for path, ways in description["paths"].items():
        for method, way in ways.items():
            where = f"{method} {path}"
            assert way["description"], where
            good = [status for status in way["responses"] if status.startswith("2")]
            assert good, where
            assert {"422", "413", "500", "503"} <= way["responses"].keys(), where
            needs_token = path not in ("/v1/login", "/v1/hello")
            assert not needs_token or ("401" in way["responses"] and way["security"]), where
            for status, answer in way["responses"].items():
                assert answer["description"], where
                problem = answer.get("content", {}).get("application/json", {}).get("schema", {})
                if status >= "400":
                    assert problem == {"$ref": "#/components/schemas/ErrorAnswer"}, where


def test_hello_tells_the_time_and_what_is_understood(small_api: Api) -> None:
    told = small_api.request("GET", "/v1/hello").json()
    assert told["product"] == "fieldkm"
    assert told["server_time"] == "2026-11-21T08:00:00Z"
    assert told["schema"] == {"min": 1, "max": 1}
    assert told["limits"]["operations"] == 50
    assert told["wipe"] is False


def test_a_laptop_signs_in_pushes_and_pulls_back(api: Api) -> None:
    api.hire("anna", "north")
    anna = api.sign_in("anna")
    assert anna.signed_in.territory == "north"
    assert {"territory:north", "shared"} <= set(anna.signed_in.scopes)
    answer = anna.push(an_operation(1, "customer.create@1", "c-1", name="Acme", territory="north"))
    pushed = PushAnswer.model_validate(answer.json())
    assert [result.status for result in pushed.results] == ["applied"]
    pulled = PullAnswer.model_validate(anna.post("/v1/sync/pull", {"schema": 1}).json())
    assert [row.id for row in pulled.pages["territory:north"].rows] == ["c-1"]
    digest = anna.get("/v1/sync/digest?scope=territory:north").json()
    assert digest["count"] == 1


def test_every_answer_is_marked_and_bears_the_requests_id(small_api: Api) -> None:
    asked = {"X-Request-Id": "abc-123"}
    for method, path in (
        ("GET", "/v1/hello"),
        ("GET", "/v1/nowhere"),
        ("DELETE", "/v1/hello"),
        ("POST", "/v1/sync/pull"),
    ):
        answer = small_api.request(method, path, headers=asked)
        assert answer.headers["Fieldkm-Server"] == "1"
        assert answer.headers["X-Request-Id"] == "abc-123"
        assert answer.headers["Cache-Control"] == "no-store"
    made = small_api.request("GET", "/v1/hello", headers={"X-Request-Id": "a b\x7f"})
    assert re.fullmatch("[0-9a-f]{16}", made.headers["X-Request-Id"])


def test_nothing_is_ever_redirected(small_api: Api) -> None:
    assert small_api.request("GET", "/v1/hello/").status_code == 404


def test_a_method_that_is_not_known_says_which_are(small_api: Api) -> None:
    answer = small_api.request("DELETE", "/v1/hello")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET")
    assert code_of(answer) == "bad-request"


@pytest.mark.parametrize("encoding", ["zstd", "gzip"])
def test_large_answers_and_questions_are_compressed(small_api: Api, encoding: str) -> None:
    small_api.hire("anna", "north")
    anna = small_api.sign_in("anna")
    made = (
        an_operation(number, "customer.create@1", f"c-{number}", name="A" * 90, territory="north")
        for number in range(30)
    )
    anna.push(*made)
    body = compressed(b'{"schema": 1}', encoding)
    headers = {"Content-Encoding": encoding, "Content-Type": "application/json"}
    plain = anna.request("POST", "/v1/sync/pull", content=body, headers=headers)
    assert "Content-Encoding" not in plain.headers
    packed = anna.request(
        "POST", "/v1/sync/pull", json={"schema": 1}, headers={"Accept-Encoding": encoding}
    )
    assert packed.headers["Content-Encoding"] == encoding
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert int(packed.headers["Content-Length"]) < len(plain.content) / 4
    unpacked = (
        packed.content if encoding == "gzip" else decompressed(packed.content, "zstd", 1 << 20)
    )
    assert unpacked == plain.content


def test_nothing_to_do_is_one_small_request(small_api: Api) -> None:
    small_api.hire("anna", "north")
    anna = small_api.sign_in("anna")
    first = anna.post("/v1/sync/pull", {"schema": 1}).json()
    asked = {"schema": 1, "anchor": first["anchor"], "cursors": first["target"]}
    again = anna.post("/v1/sync/pull", asked)
    headers = sum(len(name) + len(value) + 4 for name, value in again.headers.items())
    assert again.json()["pages"] == {}
    assert len(again.content) + headers < 2_000


def test_a_newer_laptop_is_told_that_the_server_is_old_and_keeps_its_work(small_api: Api) -> None:
    small_api.hire("anna", "north")
    anna = small_api.sign_in("anna")
    for path in ("pull", "push"):
        answer = anna.post(f"/v1/sync/{path}", {"schema": 2, "ops": []})
        assert (answer.status_code, code_of(answer)) == (426, "upgrade")


def test_a_broken_operation_is_rejected_and_the_rest_is_done(small_api: Api) -> None:
    small_api.hire("anna", "north")
    anna = small_api.sign_in("anna")
    broken = an_operation(2, "customer.create@1", "c-2") | {
        "args": ["no", "object"],
        "base_rev": -1,
    }
    good = [
        an_operation(number, "customer.create@1", f"c-{number}", name="A", territory="north")
        for number in (1, 3)
    ]
    results = anna.push(good[0], broken, good[1]).json()["results"]
    assert [r["status"] for r in results] == ["applied", "rejected", "applied"]
    assert results[1]["code"] == "malformed-operation"
    assert [r["op_id"] for r in results] == [OP_ID.format(n) for n in (1, 2, 3)]


def test_the_log_has_a_line_a_request_and_no_secrets(
    small_api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    small_api.hire("anna", "north")
    with caplog.at_level(logging.INFO, "fieldkm"):
        anna = small_api.sign_in("anna")
        anna.push(an_operation(1, "customer.create@1", "c-1", name="Acme", territory="north"))
        anna.get("/v1/sync/digest?scope=territory:north")
    lines = [record.getMessage() for record in caplog.records]
    device = anna.signed_in.device_id
    wanted = ["- POST /v1/login 200", f"{device} POST /v1/sync/push 200"]
    wanted.append(f"{device} GET /v1/sync/digest 200")
    for line, words in zip(lines, wanted, strict=True):
        assert re.fullmatch(rf"[0-9a-f]{{16}} {re.escape(words)} \d+ ms", line)
    text = "\n".join(lines)
    assert not re.search(f"Acme|north|{anna.signed_in.token}|correct horse", text)
