"""Passwords are hashed as the specification says, and anything can be typed as one."""

from __future__ import annotations

import pytest

from fieldkm.errors import BadInput
from fieldkm.server.passwords import Passwords


def test_hashes_are_argon2id_with_the_parameters_of_the_specification() -> None:
    hashed = Passwords().hashed("correct horse")
    assert hashed.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize("password", ["correct horse", "密码密码密码密码", "\ud800" * 8, "\0" * 8])
def test_only_the_password_itself_matches(password: str) -> None:
    passwords = Passwords(memory_kib=8)
    hashed = passwords.hashed(password)
    assert password not in hashed
    assert hashed != passwords.hashed(password)
    assert passwords.matches(hashed, password)
    assert not passwords.matches(hashed, password + " ")


def test_nothing_matches_where_there_is_no_hash() -> None:
    passwords = Passwords(memory_kib=8)
    assert not passwords.matches(None, "nobody's password")
    assert not passwords.matches("", "")
    assert not passwords.matches("no hash at all", "no hash at all")


def test_a_short_one_is_not_taken() -> None:
    with pytest.raises(BadInput) as caught:
        Passwords(memory_kib=8).hashed("seven77")
    assert caught.value.code == "password-short"
