"""Who gets in, what a token is worth, and how it ends."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import select

from fieldkm.domain.people import Role
from fieldkm.errors import FieldkmError, SignedOut
from fieldkm.protocol.envelopes import Login
from fieldkm.server.database import ServerDatabase
from fieldkm.server.passwords import Passwords
from fieldkm.server.signing_in import sign_in
from fieldkm.server.tables import devices, login_attempts
from fieldkm.server.throttle import FAILURES_AN_ACCOUNT, FAILURES_AN_ADDRESS
from tests.support.api import ADDRESS, PASSWORD, Api, Laptop, code_of
from tests.support.clock import FakeClock


def try_to_sign_in(
    api: Api, name: str, password: str = "wrong", address: str = ADDRESS
) -> tuple[int, str]:
    asked = {"user": name, "password": password, "device_name": "laptop"}
    answer = api.request("POST", "/v1/login", json=asked, address=address)
    return answer.status_code, code_of(answer) if answer.status_code != 200 else ""


def pull(laptop: Laptop) -> tuple[int, str]:
    answer = laptop.post("/v1/sync/pull", {"schema": 1})
    return answer.status_code, code_of(answer) if answer.status_code != 200 else ""


# ---------------------------------------------------------------- signing in


def test_a_wrong_name_and_a_wrong_password_look_the_same(api: Api) -> None:
    api.hire("anna", "north")
    answers = [
        api.request("POST", "/v1/login", json={"user": u, "password": p, "device_name": "x"})
        for u, p in (("anna", "wrong words"), ("nobody", PASSWORD), ("anna\0", PASSWORD))
    ]
    assert {answer.status_code for answer in answers[:2]} == {401}
    assert answers[0].json() == answers[1].json()
    assert answers[2].status_code in (401, 422)


def test_an_unknown_name_costs_a_hash_as_well(server_database: ServerDatabase) -> None:
    class Counting(Passwords):
        checked = 0

        def matches(self, password_hash: str | None, password: str) -> bool:
            self.checked += 1
            return super().matches(password_hash, password)

    passwords = Counting(memory_kib=8)
    asked = Login(user="nobody", password=PASSWORD, device_name="x")
    with pytest.raises(SignedOut):
        sign_in(server_database, passwords, asked, ADDRESS, FakeClock())
    assert passwords.checked == 1


def test_an_account_waits_after_too_many_failures_from_anywhere(api: Api) -> None:
    api.hire("anna", "north")
    for number in range(FAILURES_AN_ACCOUNT):
        assert try_to_sign_in(api, "anna", address=f"192.0.2.{number}") == (401, "wrong-password")
    asked = {"user": "anna", "password": PASSWORD, "device_name": "laptop"}
    answer = api.request("POST", "/v1/login", json=asked, address="198.51.100.7")
    assert (answer.status_code, code_of(answer)) == (429, "throttled")
    assert answer.headers["Retry-After"] == "900"
    api.clock.go_on(minutes=10)
    assert try_to_sign_in(api, "anna", PASSWORD)[0] == 429
    api.clock.go_on(minutes=6)
    assert try_to_sign_in(api, "anna", PASSWORD) == (200, "")


def test_waiting_is_the_same_for_an_account_that_does_not_exist(small_api: Api) -> None:
    answers = [try_to_sign_in(small_api, "nobody") for _ in range(FAILURES_AN_ACCOUNT + 1)]
    assert answers[-1] == (429, "throttled")


def test_a_success_clears_the_account(small_api: Api) -> None:
    small_api.hire("anna", "north")
    for _ in range(3):
        for _ in range(FAILURES_AN_ACCOUNT - 1):
            try_to_sign_in(small_api, "anna")
        assert try_to_sign_in(small_api, "anna", PASSWORD) == (200, "")


def test_an_address_waits_whatever_the_names_and_others_do_not(small_api: Api) -> None:
    small_api.hire("anna", "north")
    for number in range(FAILURES_AN_ADDRESS):
        assert try_to_sign_in(small_api, f"guess-{number}")[0] == 401
    assert try_to_sign_in(small_api, "anna", PASSWORD) == (429, "throttled")
    assert try_to_sign_in(small_api, "anna", PASSWORD, "198.51.100.7") == (200, "")


def test_one_subscriber_of_ipv6_is_one_address(small_api: Api) -> None:
    for number in range(FAILURES_AN_ADDRESS):
        try_to_sign_in(small_api, f"guess-{number}", address=f"2001:db8::{number:x}")
    assert try_to_sign_in(small_api, "x", address="2001:db8::ffff:1") == (429, "throttled")
    assert try_to_sign_in(small_api, "x", address="2001:db8:0:1::1") == (401, "wrong-password")


def test_what_was_typed_as_a_name_is_not_kept(small_api: Api) -> None:
    try_to_sign_in(small_api, "my secret password")
    with small_api.context.database.read() as connection:
        rows = connection.execute(select(login_attempts)).all()
    assert len(rows) == 1
    assert "secret" not in str(rows)


def test_of_many_tries_at_once_few_slip_through(database_url: str) -> None:
    at_once = 4
    passwords = Passwords(memory_kib=8)
    asked = Login(user="anna", password="wrong words", device_name="x")

    def one_try(_number: int) -> str:
        try:
            sign_in(database, passwords, asked, ADDRESS, FakeClock())
        except FieldkmError as error:
            return error.code
        return ""

    with closing(ServerDatabase(database_url)) as database, ThreadPoolExecutor(at_once) as pool:
        codes = list(pool.map(one_try, range(30)))
    assert set(codes) == {"wrong-password", "throttled"}
    assert codes.count("wrong-password") < FAILURES_AN_ACCOUNT + at_once


def test_a_whole_branch_signs_in_from_one_address(small_api: Api) -> None:
    small_api.hire("anna", "north")
    for _ in range(FAILURES_AN_ADDRESS + 10):
        assert try_to_sign_in(small_api, "anna", PASSWORD) == (200, "")


def test_the_office_has_no_laptop(small_api: Api) -> None:
    small_api.hire("olga", "north", role=Role.OFFICE)
    assert try_to_sign_in(small_api, "olga", PASSWORD) == (403, "no-laptop")


def test_a_disabled_user_does_not_get_in_and_their_laptops_are_out(api: Api) -> None:
    api.hire("anna", "north")
    anna = api.sign_in("anna")
    api.desk.disable_user("anna")
    assert pull(anna) == (401, "revoked")
    assert try_to_sign_in(api, "anna", PASSWORD) == (401, "wrong-password")
    assert [account.user.gone for account in api.desk.users()] == [True]


def test_a_new_password_takes_the_place_of_the_old(small_api: Api) -> None:
    small_api.hire("anna", "north")
    small_api.desk.change_password("anna", "battery staple")
    assert try_to_sign_in(small_api, "anna", PASSWORD)[0] == 401
    assert try_to_sign_in(small_api, "anna", "battery staple") == (200, "")


# ---------------------------------------------------------------- tokens


def test_without_a_good_token_nothing_is_told(api: Api) -> None:
    api.hire("anna", "north")
    anna = api.sign_in("anna")
    wanted = "a" * 64
    requests = [
        ("POST", "/v1/sync/pull"), ("POST", "/v1/sync/push"), ("GET", "/v1/sync/digest?scope=x"),
        ("POST", "/v1/blobs/have"), ("HEAD", f"/v1/blobs/{wanted}"), ("GET", f"/v1/blobs/{wanted}"),
        ("PATCH", f"/v1/blobs/{wanted}"), ("GET", "/v1/packs"),
        ("GET", f"/v1/packs/mx420/files/{wanted}"),
        ("POST", f"/v1/devices/{anna.signed_in.device_id}/revoke"),
        ("POST", f"/v1/devices/{anna.signed_in.device_id}/wipe-ack"),
    ]  # fmt: skip
    token = anna.signed_in.token
    bodies = {"/v1/sync/pull": {"schema": 1}, "/v1/sync/push": {"schema": 1, "ops": []}}
    bodies["/v1/blobs/have"] = {"sha256": []}
    sizes = {"Upload-Offset": "0", "Upload-Length": "1"}
    for sent in ("", "Bearer", "Bearer x", f"Basic {token}", f"Bearer {token}x", "Bearer \xff"):
        for method, path in requests:
            headers = sizes | ({"Authorization": sent.encode("latin-1")} if sent else {})
            body = {"json": bodies[path]} if path in bodies else {}
            answer = api.request(method, path, headers=headers, **body)
            assert answer.status_code == 401, (sent, method, path)
    assert pull(anna) == (200, "")


def test_only_the_hash_of_a_token_is_kept(small_api: Api) -> None:
    small_api.hire("anna", "north")
    anna = small_api.sign_in("anna")
    with small_api.context.database.read() as connection:
        row = connection.execute(select(devices)).one()
    assert anna.signed_in.token not in str(row)
    assert row.token_hash == hashlib.sha256(anna.signed_in.token.encode()).hexdigest()


def test_each_sign_in_is_a_device_of_its_own(small_api: Api) -> None:
    small_api.hire("anna", "north")
    first, second = small_api.sign_in("anna"), small_api.sign_in("anna")
    assert first.signed_in.device_id != second.signed_in.device_id
    assert first.signed_in.token != second.signed_in.token


def test_when_a_device_was_here_is_known(small_api: Api) -> None:
    small_api.hire("anna", "north")
    anna = small_api.sign_in("anna")
    small_api.clock.go_on(hours=3)
    pull(anna)
    (device,) = small_api.desk.devices()
    assert (device.seen - device.made).total_seconds() == 3 * 3600


# ---------------------------------------------------------------- the end of a device


def test_a_revoked_device_is_out_at_once_in_the_middle_of_a_sync(api: Api) -> None:
    api.hire("anna", "north")
    anna, other = api.sign_in("anna"), api.sign_in("anna")
    assert anna.send(b"photo", 0, 3).status_code == 204
    api.desk.revoke_device(anna.signed_in.device_id)
    assert pull(anna) == (401, "revoked")
    assert anna.send(b"photo", 3, 5).status_code == 401
    assert anna.push().status_code == 401
    assert pull(other) == (200, "")


def test_a_device_to_be_wiped_hears_it_everywhere_until_it_says_done(api: Api) -> None:
    api.hire("anna", "north")
    anna = api.sign_in("anna")
    api.desk.revoke_device(anna.signed_in.device_id, wipe=True)
    assert pull(anna) == (401, "wipe")
    assert anna.get("/v1/hello").json()["wipe"] is True
    path = f"/v1/devices/{anna.signed_in.device_id}/wipe-ack"
    assert anna.post(path).status_code == 204
    (device,) = api.desk.devices()
    assert device.wipe == "done"
    assert pull(anna) == (401, "revoked")
    assert (anna.post(path).status_code, anna.get("/v1/hello").status_code) == (401, 401)


def test_nobody_says_done_for_another_device(small_api: Api) -> None:
    small_api.hire("anna", "north")
    small_api.hire("bert", "south")
    anna, bert = small_api.sign_in("anna"), small_api.sign_in("bert")
    small_api.desk.revoke_device(anna.signed_in.device_id, wipe=True)
    path = f"/v1/devices/{anna.signed_in.device_id}/wipe-ack"
    assert bert.post(path).status_code == 401
    assert bert.post(f"/v1/devices/{bert.signed_in.device_id}/wipe-ack").status_code == 401
    assert pull(anna) == (401, "wipe")


def test_one_revokes_ones_own_devices_and_an_administrator_any(api: Api) -> None:
    for name, role in (("anna", Role.TECHNICIAN), ("sue", Role.SUPERVISOR)):
        api.hire(name, "north", role=role)
    api.hire("admin", role=Role.ADMINISTRATOR)
    anna, stolen, sue = api.sign_in("anna"), api.sign_in("anna"), api.sign_in("sue")
    admin = api.sign_in("admin")

    def revoke(by: Laptop, device: str) -> int:
        return by.post(f"/v1/devices/{device}/revoke").status_code

    assert revoke(sue, stolen.signed_in.device_id) == 404
    assert revoke(sue, "no-such-device") == 404
    assert revoke(anna, stolen.signed_in.device_id) == 204
    assert pull(stolen) == (401, "revoked")
    assert revoke(admin, anna.signed_in.device_id) == 204
    assert pull(anna) == (401, "revoked")
    assert revoke(admin, "no-such-device") == 404


def test_revoking_once_more_does_not_undo_a_wipe(small_api: Api) -> None:
    small_api.hire("anna", "north")
    small_api.hire("admin", role=Role.ADMINISTRATOR)
    anna, admin = small_api.sign_in("anna"), small_api.sign_in("admin")
    small_api.desk.revoke_device(anna.signed_in.device_id, wipe=True)
    admin.post(f"/v1/devices/{anna.signed_in.device_id}/revoke")
    assert pull(anna) == (401, "wipe")
    small_api.desk.disable_user("anna")
    assert pull(anna) == (401, "wipe")


def test_a_territory_is_taken_away_at_once(api: Api) -> None:
    api.hire("anna", "north")
    anna = api.sign_in("anna")
    pull(anna)
    api.desk.place_user("anna", ["south"], [])
    scopes = anna.post("/v1/sync/pull", {"schema": 1}).json()["scopes"]
    assert ("territory:south" in scopes, "territory:north" in scopes) == (True, False)
    assert anna.get("/v1/sync/digest?scope=territory:north").status_code == 404
    assert anna.get("/v1/sync/digest?scope=territory:nowhere").status_code == 404
