"""Whether others could listen on the way to the server."""

from __future__ import annotations

import pytest

from fieldkm.app.server_address import can_be_overheard


@pytest.mark.parametrize(
    "url", ["http://server.example.com", " HTTP://10.1.2.3:8000/ ", "http://[2001:db8::1]:80"]
)
def test_an_unencrypted_line_to_another_machine_can_be_overheard(url: str) -> None:
    assert can_be_overheard(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://server.example.com",
        "http://127.0.0.1:8000",
        "http://localhost:8000",
        "http://demo.localhost",
        "http://[::1]:8000",
        "http://",
        "http://[broken",
        "server.example.com",
        "",
    ],
)
def test_an_encrypted_line_or_one_that_leads_nowhere_else_cannot(url: str) -> None:
    assert not can_be_overheard(url)
