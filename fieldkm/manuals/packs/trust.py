"""Who may publish manuals: Ed25519 keys, the keyring of known publishers, signatures.

Keys are small JSON files. The library that computes signatures is loaded only where one is made or
checked.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from fieldkm.errors import BadInput, FieldkmError, Refused, from_os_error
from fieldkm.manuals.packs.durable import replace_file
from fieldkm.manuals.packs.records import read_record, record_bytes

_RAW_LENGTH = 32
_MAX_KEY_FILE = 1 << 16


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The key that checks a publisher's signatures; `raw` are its 32 bytes."""

    raw: bytes
    name: str = ""

    @property
    def id(self) -> str:
        """Return the first 16 digits of the key's SHA-256."""
        return hashlib.sha256(self.raw).hexdigest()[:16]

    def accepts(self, signature: bytes, message: bytes) -> bool:
        """Tell whether this key's owner signed exactly `message`."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """The key that signs; `seed` is never shown."""

    seed: bytes = field(repr=False)
    name: str = ""

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of the signature."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)

    def public(self) -> PublicKey:
        """Return the key that others check with."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        key = Ed25519PrivateKey.from_private_bytes(self.seed).public_key()
        return PublicKey(key.public_bytes_raw(), self.name)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature and the id of the key that made it; as a file it is `manifest.sig`."""

    key: str
    signature: str

    @property
    def raw(self) -> bytes:
        """Return the signature's bytes; an unreadable one is empty and so never accepted."""
        return _unpacked(self.signature)


@dataclass(frozen=True, slots=True)
class _KeyFile:
    """A key as it lies on the disk: `public` or `private` is in Base64."""

    name: str = ""
    id: str = ""
    public: str = ""
    private: str = ""
    endorsed_by: Signature | None = None


def generate_key(file: Path, name: str = "") -> PrivateKey:
    """Make a key: `file` gets the private half (readable by its owner only), `file` + `.pub` the
    public one."""
    private = PrivateKey(os.urandom(_RAW_LENGTH), name)
    public = private.public()
    data = record_bytes(_KeyFile(name=name, id=public.id, private=_packed(private.seed)))
    public_file = file.with_name(file.name + ".pub")
    for taken in (file, public_file):
        if os.path.lexists(taken):
            raise _key_exists(taken)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_secret(file, data)
        save_public_key(public, public_file)
    except FileExistsError:
        raise _key_exists(file) from None
    except OSError as error:
        raise from_os_error(error, str(file)) from error
    return private


def _write_secret(file: Path, data: bytes) -> None:
    """Write a new file for its owner's eyes only; half a key is not left behind."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        file.unlink(missing_ok=True)
        raise


def _key_exists(file: Path) -> Refused:
    return Refused(
        "key-exists",
        "{file} is there already.",
        "A key is never overwritten: choose another name.",
        file=str(file),
    )


def load_private_key(file: Path) -> PrivateKey:
    """Read the private key that `generate_key` wrote."""
    record = _read_key_file(file)
    seed = _unpacked(record.private)
    if len(seed) != _RAW_LENGTH:
        raise _no_key(str(file))
    return PrivateKey(seed, record.name)


def load_public_key(file: Path) -> PublicKey:
    """Read a `.pub` file."""
    return _public(_read_key_file(file), str(file))


def read_public_key(text: str, name: str) -> PublicKey:
    """Read the text of a `.pub` file, as a server hands it out; `name` is what errors call it."""
    return _public(read_record(_KeyFile, text.encode("utf-8"), name), name)


def _public(record: _KeyFile, name: str) -> PublicKey:
    key = PublicKey(_unpacked(record.public), record.name)
    if len(key.raw) != _RAW_LENGTH or record.id not in ("", key.id):
        raise _no_key(name)
    return key


def save_public_key(key: PublicKey, file: Path, endorsed_by: Signature | None = None) -> None:
    """Write a `.pub` file, with the signature of the key that vouched for it."""
    replace_file(file, record_bytes(_key_file(key, endorsed_by)))


def public_key_text(key: PublicKey) -> str:
    """Return what a `.pub` file would hold, for `read_public_key`."""
    return record_bytes(_key_file(key, None)).decode("utf-8")


def _key_file(key: PublicKey, endorsed_by: Signature | None) -> _KeyFile:
    return _KeyFile(key.name, key.id, _packed(key.raw), endorsed_by=endorsed_by)


def signature_of(message: bytes, key: PrivateKey) -> Signature:
    """Sign `message`."""
    return Signature(key.public().id, _packed(key.sign(message)))


def endorsement(new: PublicKey, old: PrivateKey) -> Signature:
    """Return what lets keyrings that know `old` accept `new`."""
    return signature_of(_endorsed_message(new), old)


class Keyring:
    """The publishers that this installation knows: the `.pub` files of some folders.

    The last folder is where new keys are kept; the others (the installer's) are only read.
    """

    def __init__(self, *folders: Path) -> None:
        self._folders = folders

    def keys(self) -> dict[str, PublicKey]:
        """Return the known keys by id; a file that is no key is passed over."""
        found: dict[str, PublicKey] = {}
        for folder in self._folders:
            for file in sorted(folder.glob("*.pub")) if folder.is_dir() else []:
                try:
                    key = load_public_key(file)
                except FieldkmError:
                    continue
                found[key.id] = key
        return found

    def add(self, key: PublicKey, signed_by: Signature | None) -> None:
        """Take in a key that a known key has signed; anything else is refused."""
        known = self.keys()
        if key.id in known:
            return
        voucher = known.get(signed_by.key) if signed_by else None
        if signed_by is None or voucher is None:
            raise Refused(
                "key-not-endorsed",
                "The publisher's key {key} is signed by no key that is known here.",
                "Ask your administrator for the publisher's key.",
                key=key.id,
            )
        if not voucher.accepts(signed_by.raw, _endorsed_message(key)):
            raise _wrong_signature(key.id)
        self._save(key, signed_by)

    def trust(self, key: PublicKey) -> None:
        """Take in a first key, on the word of the administrator or of the server over verified
        TLS."""
        self._save(key, None)

    def check(self, message: bytes, signature: Signature, name: str) -> PublicKey:
        """Return the key that signed `message`; refuse an unknown key and a wrong signature.

        `name` is the file that an error speaks of.
        """
        key = self.keys().get(signature.key)
        if key is None:
            raise Refused(
                "key-unknown",
                "{file} is signed by a publisher that is not known here (key {key}).",
                "Ask your administrator for the publisher's key. Do not use the file until then.",
                file=name,
                key=ascii(signature.key[:40]),
            )
        if not key.accepts(signature.raw, message):
            raise _wrong_signature(name)
        return key

    def _save(self, key: PublicKey, signed_by: Signature | None) -> None:
        folder = self._folders[-1]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            save_public_key(key, folder / f"{key.id}.pub", signed_by)
        except OSError as error:
            raise from_os_error(error, str(folder)) from error


def _endorsed_message(key: PublicKey) -> bytes:
    return b"fieldkm publisher key\n" + key.raw


def _read_key_file(file: Path) -> _KeyFile:
    try:
        with file.open("rb") as stream:
            data = stream.read(_MAX_KEY_FILE + 1)
    except OSError as error:
        raise from_os_error(error, str(file)) from error
    if len(data) > _MAX_KEY_FILE:
        raise _no_key(str(file))
    return read_record(_KeyFile, data, str(file))


def _no_key(name: str) -> BadInput:
    return BadInput(
        "not-a-key", "{file} is no key of the right kind.", "Check the file.", file=name
    )


def _wrong_signature(name: str) -> Refused:
    return Refused(
        "signature-wrong",
        "The signature of {file} is wrong: it was changed after it was signed.",
        "Get it again from where it came from. Do not use this one.",
        file=name,
    )


def _packed(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _unpacked(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
