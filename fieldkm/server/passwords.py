"""Passwords: hashed with argon2id, a few at once: a thousand sign-ins must not fill the memory."""

from __future__ import annotations

from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from fieldkm.errors import BadInput

# OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
_MEMORY_KIB = 19 << 10
_PASSES = 2
_LANES = 1
AT_ONCE = 4
SHORTEST = 8


class Passwords:
    """Makes and checks hashes; at most `at_once` at a time, the others wait."""

    def __init__(self, at_once: int = AT_ONCE, memory_kib: int = _MEMORY_KIB) -> None:
        self._hasher = PasswordHasher(_PASSES, memory_kib, _LANES)
        self._turn = BoundedSemaphore(at_once)
        # Checked for an account that does not exist: the answer must take as long.
        self._nobodys = self._hasher.hash("nobody's password")

    def hashed(self, password: str) -> str:
        """Return the hash of a new password; raises `BadInput` for one that is too short."""
        if len(password) < SHORTEST:
            raise BadInput(
                "password-short",
                "The password is shorter than {least} characters.",
                "Choose a longer one: four words are better than signs.",
                least=SHORTEST,
            )
        with self._turn:
            return self._hasher.hash(_bytes(password))

    def matches(self, password_hash: str | None, password: str) -> bool:
        """Tell whether a password is the hashed one; None is an account that does not exist."""
        with self._turn:
            try:
                right = self._hasher.verify(password_hash or self._nobodys, _bytes(password))
            except (VerifyMismatchError, InvalidHashError):
                return False
        return right and password_hash is not None


def _bytes(password: str) -> bytes:
    """Return a password as it is hashed; a terminal may hand over half a character."""
    return password.encode("utf-8", "surrogatepass")
