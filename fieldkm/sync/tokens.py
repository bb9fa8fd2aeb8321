"""Where the device's token is kept: the system's keyring, else a file that only its owner reads."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from fieldkm.errors import from_os_error

_SERVICE = "fieldkm"


class TokenStore:
    """The token of one home. `use_keyring` is off where the user has none: tests, servers."""

    def __init__(self, file: Path, *, use_keyring: bool = True) -> None:
        self._file = file
        self._use_keyring = use_keyring

    def keep(self, token: str) -> None:
        """Keep the token; raises `Unavailable` when it can be kept nowhere."""
        if self._use_keyring and self._kept_in_keyring(token):
            self._file.unlink(missing_ok=True)
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            partial = self._file.with_suffix(".partial")
            partial.unlink(missing_ok=True)
            # The mode comes with the file, so that at no moment others may read it.
            descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(token)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self._file)
        except OSError as error:
            raise from_os_error(error, str(self._file)) from error

    def token(self) -> str:
        """Return the token, empty where there is none."""
        try:
            return self._file.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return self._from_keyring() if self._use_keyring else ""
        except OSError as error:
            raise from_os_error(error, str(self._file)) from error

    def forget(self) -> None:
        """Remove the token from wherever it is."""
        self._file.unlink(missing_ok=True)
        if self._use_keyring:
            import keyring
            from keyring.errors import KeyringError

            with contextlib.suppress(KeyringError):
                keyring.delete_password(_SERVICE, self._name)

    @property
    def _name(self) -> str:
        """Two homes on one machine are two devices."""
        return str(self._file.parent.resolve())

    def _kept_in_keyring(self, token: str) -> bool:
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(_SERVICE, self._name, token)
            return keyring.get_password(_SERVICE, self._name) == token
        except KeyringError:
            return False

    def _from_keyring(self) -> str:
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(_SERVICE, self._name) or ""
        except KeyringError:
            return ""
