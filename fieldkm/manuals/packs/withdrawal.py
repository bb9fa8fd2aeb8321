"""Withdrawals: a publisher's signed word that versions of a manual must not be used, and why.

A wrong torque cannot be taken back from laptops that are offline; the statement travels as a small
file beside the packs and puts a red bar on every page of the versions it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fieldkm.errors import BadInput, from_os_error
from fieldkm.manuals.packs.durable import replace_file
from fieldkm.manuals.packs.records import read_record, record_bytes
from fieldkm.manuals.packs.trust import Keyring, PrivateKey, Signature, signature_of

MAX_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """These `versions` of `manual` must not be used; `date` is ISO 8601."""

    manual: str
    versions: tuple[str, ...]
    reason: str
    date: str


@dataclass(frozen=True, slots=True)
class SignedWithdrawal:
    """The statement exactly as it was signed, and its signature."""

    statement: str
    signed: Signature

    def read(self, name: str) -> Withdrawal:
        """Return what is stated; `name` is the file that an error speaks of."""
        return read_record(Withdrawal, self.statement.encode("utf-8"), name)


def write_withdrawal(
    file: Path, manual: str, versions: tuple[str, ...], reason: str, day: date, key: PrivateKey
) -> None:
    """Write a signed withdrawal."""
    if not (manual and versions and reason.strip()):
        raise BadInput(
            "withdrawal-incomplete",
            "A withdrawal names a manual, its versions and a reason.",
            "Say why the versions must not be used: it stands on every page.",
        )
    statement = record_bytes(Withdrawal(manual, versions, reason, day.isoformat()))
    signed = SignedWithdrawal(statement.decode("utf-8"), signature_of(statement, key))
    try:
        replace_file(file, record_bytes(signed))
    except OSError as error:
        raise from_os_error(error, str(file)) from error


def read_withdrawal(file: Path) -> SignedWithdrawal:
    """Read a withdrawal without checking its signature."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise from_os_error(error, str(file)) from error
    return read_statement(data, str(file))


def read_statement(data: bytes, name: str) -> SignedWithdrawal:
    """Read the bytes of a withdrawal without checking its signature."""
    if len(data) > MAX_BYTES:
        raise BadInput(
            "withdrawal-too-large",
            "{file} is no withdrawal: it is too large.",
            "Check the file.",
            file=name,
        )
    return read_record(SignedWithdrawal, data, name)


def verified(signed: SignedWithdrawal, keyring: Keyring, name: str) -> Withdrawal:
    """Return what is stated if a known publisher signed it; else refuse."""
    keyring.check(signed.statement.encode("utf-8"), signed.signed, name)
    return signed.read(name)
