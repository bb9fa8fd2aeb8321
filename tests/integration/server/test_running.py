"""The server as a process: it says when it answers, serves with several workers, and ends well."""

from __future__ import annotations

import json
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy import insert

from fieldkm.cli.benches.server_process import PASSWORD, ServerProcess
from fieldkm.domain.fixes import Fix, FixState
from fieldkm.protocol.kinds import Kind
from fieldkm.server.database import ServerDatabase
from fieldkm.server.records import stored
from fieldkm.server.tables import login_attempts
from fieldkm.server.throttle import FAILURES_AN_ADDRESS
from fieldkm.server.times import time_text
from tests.support.company import Company

ELSEWHERE = "203.0.113.9"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server that was not started, with people."""
    process = ServerProcess(tmp_path / "server")
    process.add_people()
    yield process
    process.kill()


def hello(url: str, context: ssl.SSLContext | None = None) -> dict[str, object]:
    with urllib.request.urlopen(f"{url}/v1/hello", context=context, timeout=30) as answer:
        told: dict[str, object] = json.loads(answer.read())
        return told


def sign_in(url: str, password: str = PASSWORD, **headers: str) -> int:
    body = json.dumps({"user": "anna", "password": password, "device_name": "x"}).encode()
    request = urllib.request.Request(
        f"{url}/v1/login", body, {"Content-Type": "application/json", **headers}
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def note_failures(server: ServerProcess) -> None:
    """Have an address failed too often."""
    failed = {
        "account": "", "address": ELSEWHERE, "at": time_text(datetime.now(UTC)), "succeeded": False
    }  # fmt: skip
    with closing(ServerDatabase(server.settings.url)) as database, database.write() as connection:
        connection.execute(insert(login_attempts), [failed] * FAILURES_AN_ADDRESS)


def test_what_has_rested_comes_back_by_itself_and_once(tmp_path: Path) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=400)
    fix = Fix("fix-1", "F-1001", state=FixState.APPROVED, approved_revision="r", reviewed=long_ago)
    server = ServerProcess(tmp_path / "server", workers=2)
    with closing(ServerDatabase(server.settings.url)) as database:
        Company(database).write(Kind.FIX, fix)
    for _ in range(2):
        server.start()
        assert server.stop() == 0
    with closing(ServerDatabase(server.settings.url)) as database, database.read() as connection:
        there = stored(connection, {("fix-1", Kind.FIX.value)})["fix-1", Kind.FIX.value]
    assert there.rev == 2
    assert '"review_cause":"rested"' in str(there.payload)


def test_it_answers_when_it_says_so_and_ends_cleanly(server: ServerProcess) -> None:
    note_failures(server)
    server.start()
    assert hello(server.url)["product"] == "fieldkm"
    assert sign_in(server.url, "wrong words") == 401
    # Nobody was named whose word is taken on where a request comes from.
    assert sign_in(server.url, **{"X-Forwarded-For": ELSEWHERE}) == 200
    assert server.stop() == 0
    log = server.log()
    assert "POST /v1/login 401" in log
    assert "wrong words" not in log
    assert "Traceback" not in log


def test_a_trusted_proxy_says_where_a_request_comes_from(server: ServerProcess) -> None:
    note_failures(server)
    server.start("--trusted-proxy", "127.0.0.1")
    assert sign_in(server.url, **{"X-Forwarded-For": ELSEWHERE}) == 429
    assert sign_in(server.url, **{"X-Forwarded-For": "198.51.100.1"}) == 200


def test_workers_share_an_address_and_end_with_the_one_that_started_them(
    tmp_path: Path, database_url: str
) -> None:
    with ServerProcess(tmp_path / "server", database_url, workers=2) as server:
        server.add_people()
        with ThreadPoolExecutor(8) as pool:
            assert set(pool.map(sign_in, [server.url] * 16)) == {200}
        url = server.url
        server.kill()
        server.start()  # at the same address: its old workers hold it no more
        assert server.url == url
        assert hello(url)["product"] == "fieldkm"
        assert server.stop() == 0
        assert "Traceback" not in server.log()


def test_it_serves_over_tls(server: ServerProcess, tmp_path: Path) -> None:
    certificate, key = a_certificate(tmp_path)
    server.start("--tls-cert", str(certificate), "--tls-key", str(key))
    assert server.url.startswith("https://127.0.0.1:")
    trusting = ssl.create_default_context(cafile=str(certificate))
    assert hello(server.url, trusting)["product"] == "fieldkm"
    with pytest.raises(urllib.error.URLError):
        hello(server.url)


def a_certificate(folder: Path) -> tuple[Path, Path]:
    """Write the certificate of this machine, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "cert.pem", folder / "key.pem"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return paths
