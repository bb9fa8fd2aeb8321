"""Keys: made once, kept secret, and new ones only on the word of old ones."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from fieldkm.errors import BadInput, FieldkmError, Refused
from fieldkm.manuals.packs.trust import (
    Keyring,
    PublicKey,
    Signature,
    endorsement,
    generate_key,
    load_private_key,
    load_public_key,
    save_public_key,
    signature_of,
)
from tests.support.packs import PUBLISHER, STRANGER


def a_keyring(folder: Path) -> Keyring:
    keyring = Keyring(folder / "keys")
    keyring.trust(PUBLISHER.public())
    return keyring


def test_a_key_is_read_back_as_it_was_made(tmp_path: Path) -> None:
    made = generate_key(tmp_path / "new" / "publisher.key", "Example")
    assert load_private_key(tmp_path / "new" / "publisher.key") == made
    assert load_public_key(tmp_path / "new" / "publisher.key.pub") == made.public()
    assert made.public().name == "Example"


def test_a_private_key_is_shown_to_nobody(tmp_path: Path) -> None:
    made = generate_key(tmp_path / "publisher.key")
    assert repr(made.seed) not in repr(made)
    assert b"private" not in (tmp_path / "publisher.key.pub").read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "publisher.key").stat().st_mode) == 0o600


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    made = generate_key(tmp_path / "publisher.key")
    with pytest.raises(Refused) as caught:
        generate_key(tmp_path / "publisher.key")
    assert caught.value.code == "key-exists"
    assert load_private_key(tmp_path / "publisher.key") == made


@pytest.mark.parametrize("data", [b"", b"{}", b'{"private":"AAAA"}', b'{"public":"*"}', b"\xff"])
def test_what_is_no_key_is_said_to_be_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(BadInput):
        load_private_key(tmp_path / "a")
    with pytest.raises(BadInput):
        load_public_key(tmp_path / "a")


def test_a_key_under_the_id_of_another_is_none(tmp_path: Path) -> None:
    save_public_key(STRANGER.public(), tmp_path / "a.pub")
    text = (tmp_path / "a.pub").read_text().replace(STRANGER.public().id, PUBLISHER.public().id)
    (tmp_path / "a.pub").write_text(text)
    assert Keyring(tmp_path).keys() == {}


def test_a_signature_holds_for_exactly_what_was_signed() -> None:
    key = PUBLISHER.public()
    signature = PUBLISHER.sign(b"torque 5")
    assert key.accepts(signature, b"torque 5")
    assert not key.accepts(signature, b"torque 50")
    assert not key.accepts(b"", b"torque 5")
    assert not STRANGER.public().accepts(signature, b"torque 5")
    assert not PublicKey(b"\xff" * 32).accepts(signature, b"torque 5")


def test_a_new_key_comes_in_on_the_word_of_a_known_one(tmp_path: Path) -> None:
    keyring = a_keyring(tmp_path)
    new = STRANGER.public()
    keyring.add(new, endorsement(new, PUBLISHER))
    assert Keyring(tmp_path / "keys").keys()[new.id] == new


def test_a_new_key_that_no_known_key_signed_is_refused(tmp_path: Path) -> None:
    keyring = a_keyring(tmp_path)
    new = STRANGER.public()
    for signed_by in (None, endorsement(new, STRANGER)):
        with pytest.raises(Refused) as caught:
            keyring.add(new, signed_by)
        assert caught.value.code == "key-not-endorsed"
    for wrong in (
        endorsement(PUBLISHER.public(), PUBLISHER),  # of another key
        signature_of(new.raw, PUBLISHER),  # of something else
        Signature(PUBLISHER.public().id, "no base64"),
    ):
        with pytest.raises(Refused) as caught:
            keyring.add(new, wrong)
        assert caught.value.code == "signature-wrong"
    assert keyring.keys().get(new.id) is None


def test_a_known_key_may_be_added_again(tmp_path: Path) -> None:
    a_keyring(tmp_path).add(PUBLISHER.public(), None)


def test_a_keyring_has_the_keys_of_all_its_folders_and_writes_into_the_last(tmp_path: Path) -> None:
    packaged, home = tmp_path / "packaged", tmp_path / "home"
    packaged.mkdir()
    save_public_key(PUBLISHER.public(), packaged / "publisher.pub")
    (packaged / "broken.pub").write_text("no key")
    keyring = Keyring(packaged, home)
    keyring.trust(STRANGER.public())
    assert set(keyring.keys()) == {PUBLISHER.public().id, STRANGER.public().id}
    assert len(list(packaged.iterdir())) == 2


def test_a_signature_of_an_unknown_key_is_refused(tmp_path: Path) -> None:
    keyring = a_keyring(tmp_path)
    assert keyring.check(b"x", signature_of(b"x", PUBLISHER), "x") == PUBLISHER.public()
    with pytest.raises(Refused) as caught:
        keyring.check(b"x", signature_of(b"x", STRANGER), "a.pack")
    assert caught.value.code == "key-unknown"
    assert "a.pack" in caught.value.title


def test_a_file_that_is_not_there_is_said_to_be_gone(tmp_path: Path) -> None:
    with pytest.raises(FieldkmError):
        load_private_key(tmp_path / "gone")
