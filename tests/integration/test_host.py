"""Paths, settings, clock and files of the machine we run on."""

from __future__ import annotations

import logging
import os
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldkm.errors import FieldkmError
from fieldkm.host.clock import SystemClock, uuid7
from fieldkm.host.encryption import encrypted_below, is_encrypted
from fieldkm.host.files import write_whole
from fieldkm.host.logs import start_logging, stop_logging
from fieldkm.host.paths import Home, chosen_home
from fieldkm.host.resources import sample_manuals
from fieldkm.host.settings import Settings, load_settings, save_settings


def test_the_option_names_the_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FIELDKM_HOME", str(tmp_path / "b"))
    assert chosen_home(str(tmp_path / "a")).folder == tmp_path / "a"
    assert chosen_home(None).folder == tmp_path / "b"


def test_without_a_name_the_home_is_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIELDKM_HOME", raising=False)
    assert chosen_home(None).folder.name == "fieldkm"


def test_a_home_is_its_owners_alone(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.make()
    assert home.folder.stat().st_mode & 0o777 == 0o700


def test_a_home_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FieldkmError):
        Home(tmp_path / "file" / "home").make()


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    settings = replace(Settings(), theme="dark", zoom=140, language="zh_CN", glove_mode=True)
    save_settings(tmp_path / "s.json", settings)
    assert load_settings(tmp_path / "s.json") == settings


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", '{"theme": "pink"}', '{"zoom": "large"}', '{"glove_mode": 3, "x": 1}']
)
def test_broken_settings_give_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "s.json").write_text(text)
    assert load_settings(tmp_path / "s.json") == Settings()


def test_zoom_stays_within_its_limits(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text('{"zoom": 9000}')
    assert load_settings(tmp_path / "s.json").zoom == 250
    assert Settings().with_zoom(1).zoom == 60


def test_identities_sort_by_time_and_are_uuid7() -> None:
    early = uuid7(datetime(2026, 1, 1, tzinfo=UTC), 2**74 - 1)
    late = uuid7(datetime(2026, 1, 2, tzinfo=UTC), 0)
    assert early < late
    assert uuid.UUID(early).version == 7
    clock = SystemClock()
    assert clock.new_id() != clock.new_id()
    assert clock.now().tzinfo is UTC


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    target = tmp_path / "folder" / "file"
    write_whole(target, b"one")
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["file"]


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FieldkmError):
        write_whole(tmp_path / "file" / "x", b"")


def test_the_log_is_written_to_the_last_home_that_was_opened(tmp_path: Path) -> None:
    for name in ("one", "two", "two"):
        start_logging(tmp_path / name)
        logging.getLogger("fieldkm.test").info("opened %s", name)
    stop_logging()
    logging.getLogger("fieldkm.test").info("after the end")
    assert (tmp_path / "one" / "fieldkm.log").read_text().count("opened") == 1
    assert (tmp_path / "two" / "fieldkm.log").read_text().count("opened two") == 2
    assert logging.getLogger("fieldkm").propagate


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    start_logging(tmp_path / "file" / "logs")
    logging.getLogger("fieldkm.test").info("opened")


def test_the_sample_manuals_come_with_the_program() -> None:
    assert "mx420" in {folder.name for folder in sample_manuals()}


def test_a_log_that_fills_the_disk_prints_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fieldkm.log").mkdir()  # it can be made, but not written
    start_logging(tmp_path)
    logging.getLogger("fieldkm.test").info("opened")
    stop_logging()
    assert capsys.readouterr().err == ""


def test_settings_from_a_broken_disk_are_the_usual_ones(tmp_path: Path) -> None:
    for content in (b"[" * 100_000, b"\xff\xfe", b"null", b'{"window_width": 1e99}', b""):
        (tmp_path / "s.json").write_bytes(content)
        assert load_settings(tmp_path / "s.json") == Settings()
    (tmp_path / "s.json").write_text(f'{{"window_width": {10**30}, "window_height": -5}}')
    read = load_settings(tmp_path / "s.json")
    assert (read.window_width, read.window_height) == (32_767, 1)


def test_encryption_is_found_below_a_volume(tmp_path: Path) -> None:
    number = tmp_path.stat().st_dev
    devices = tmp_path / "devices"
    volume, below = tmp_path / "dm-1", tmp_path / "dm-0"
    for device, mark in ((volume, "LVM-x"), (below, "CRYPT-LUKS2-x")):
        (device / "dm").mkdir(parents=True)
        (device / "dm" / "uuid").write_text(f"{mark}\n")
    devices.mkdir()
    (devices / f"{os.major(number)}:{os.minor(number)}").symlink_to(volume)
    assert encrypted_below(tmp_path, devices) is False
    (volume / "slaves").mkdir()
    (volume / "slaves" / "dm-0").symlink_to(below)
    assert encrypted_below(tmp_path, devices) is True


def test_nothing_is_known_of_what_is_no_disk(tmp_path: Path) -> None:
    assert encrypted_below(tmp_path, tmp_path / "none") is None
    assert is_encrypted(tmp_path) in (True, False, None)
