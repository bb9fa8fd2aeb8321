"""The shelf: installing, updating, opening and removing manuals."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fieldkm.errors import BadInput, Refused, Unavailable
from fieldkm.manuals.packs.process_lock import process_lock
from fieldkm.manuals.packs.shelf import Shelf
from fieldkm.manuals.packs.withdrawal import write_withdrawal
from tests.support.packs import PUBLISHER, STRANGER, a_pack, a_shelf


def blobs(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "shelf" / "blobs").rglob("*") if path.is_file())


def words_of(shelf: Shelf) -> str:
    return shelf.open("mx420").page("fuser-replace", "en").sections[0].text


def test_nothing_is_installed_at_first(tmp_path: Path) -> None:
    shelf = a_shelf(tmp_path)
    assert shelf.installed() == []
    with pytest.raises(BadInput):
        shelf.open("mx420")
    with pytest.raises(BadInput):
        shelf.remove("mx420")


def test_an_installed_manual_is_listed_and_opens(tmp_path: Path) -> None:
    shelf = a_shelf(tmp_path)
    manual = shelf.install(a_pack(tmp_path))
    assert (manual.id, manual.version, manual.title) == ("mx420", "2026.1", "MX-420 service manual")
    assert (manual.languages, manual.models, manual.signed) == (("en", "zh"), ("MX-420",), True)
    assert [item.id for item in shelf.installed()] == ["mx420"]
    reader = shelf.open("mx420")
    assert reader.signed
    assert reader.withdrawn == ""
    assert reader.page("fuser-replace", "zh").head.language == "zh"


def test_an_unsigned_pack_is_installed_only_on_request_and_stays_marked(tmp_path: Path) -> None:
    shelf, pack = a_shelf(tmp_path), a_pack(tmp_path, key=None)
    with pytest.raises(Refused) as caught:
        shelf.install(pack)
    assert caught.value.code == "pack-unsigned"
    assert not shelf.install(pack, unsigned=True).signed
    assert not shelf.open("mx420").signed


def test_leave_to_install_unsigned_is_no_leave_for_strangers(tmp_path: Path) -> None:
    shelf = a_shelf(tmp_path)
    with pytest.raises(Refused) as caught:
        shelf.install(a_pack(tmp_path, key=STRANGER), unsigned=True)
    assert caught.value.code == "key-unknown"


def test_an_update_keeps_the_old_version_until_the_new_one_has_opened(tmp_path: Path) -> None:
    shelf = a_shelf(tmp_path)
    shelf.install(a_pack(tmp_path))
    old = shelf.open("mx420")
    before = set(blobs(tmp_path))
    shelf.install(a_pack(tmp_path, "2026.2", "Other words."))
    assert before < set(blobs(tmp_path))
    assert old.page("fuser-replace", "en").sections[0].text == "Some words."
    assert words_of(shelf) == "Other words."
    assert not before < set(blobs(tmp_path))


def test_an_update_writes_only_what_changed(tmp_path: Path) -> None:
    shelf = a_shelf(tmp_path)
    shelf.install(a_pack(tmp_path))
    before = {path: path.stat().st_mtime_ns for path in blobs(tmp_path)}
    shelf.install(a_pack(tmp_path, "2026.2", "Other words."))
    assert {path: path.stat().st_mtime_ns for path in blobs(tmp_path) if path in before} == before
    assert len(blobs(tmp_path)) == len(before) + 2  # the page and the manifest


def test_a_new_version_that_does_not_open_gives_way_to_the_one_before(tmp_path: Path) -> None:
    shelf = a_shelf(tmp_path)
    shelf.install(a_pack(tmp_path))
    shelf.open("mx420")
    for version in ("2026.2", "2026.3"):  # neither has ever been opened
        new = shelf.install(a_pack(tmp_path, version))
    (tmp_path / "shelf" / "blobs" / new.manifest[:2] / new.manifest).write_bytes(b"rot")
    assert shelf.open("mx420").version == "2026.1"
    assert [manual.version for manual in shelf.installed()] == ["2026.1"]
    shelf.install(a_pack(tmp_path, "2026.3"))
    assert shelf.open("mx420").version == "2026.3"


@pytest.mark.parametrize("version", ["2026.9", "2026.8", "2025.12"])
def test_a_version_that_is_not_newer_is_refused(tmp_path: Path, version: str) -> None:
    shelf = a_shelf(tmp_path)
    shelf.install(a_pack(tmp_path, "2026.9"))
    revision = shelf.revision()
    with pytest.raises(Refused) as caught:
        shelf.install(a_pack(tmp_path, version, "Other words."))
    assert caught.value.code == "pack-not-newer"
    assert shelf.revision() == revision
    assert words_of(shelf) == "Some words."


def test_versions_are_compared_number_by_number(tmp_path: Path) -> None:
    shelf = a_shelf(tmp_path)
    shelf.install(a_pack(tmp_path, "2026.9"))
    assert shelf.install(a_pack(tmp_path, "2026.11")).version == "2026.11"


def test_the_same_pack_again_is_no_error_and_mends_what_is_damaged(tmp_path: Path) -> None:
    shelf, pack = a_shelf(tmp_path), a_pack(tmp_path)
    shelf.install(pack)
    revision = shelf.revision()
    for blob in blobs(tmp_path):
        blob.write_bytes(b"rot")
    with pytest.raises(BadInput) as caught:
        shelf.open("mx420")
    assert caught.value.code == "manual-damaged"
    assert shelf.install(pack).was_there
    assert words_of(shelf) == "Some words."
    assert shelf.revision() != revision  # so that what was missing is indexed


def test_a_page_that_was_changed_on_the_disk_is_not_shown(tmp_path: Path) -> None:
    shelf = a_shelf(tmp_path)
    shelf.install(a_pack(tmp_path))
    reader = shelf.open("mx420")
    digest = reader.digest("en", "power-off")
    (tmp_path / "shelf" / "blobs" / digest[:2] / digest).write_bytes(b"{}")
    with pytest.raises(BadInput) as caught:
        reader.page("power-off", "en")
    assert "install" in caught.value.advice
    assert reader.page("fuser-replace", "en")


def test_a_signature_that_comes_later_takes_the_mark_away_and_stays(tmp_path: Path) -> None:
    shelf = a_shelf(tmp_path)
    shelf.install(a_pack(tmp_path, key=None), unsigned=True)
    unsigned = shelf.revision()
    assert shelf.install(a_pack(tmp_path)).signed
    assert shelf.open("mx420").signed
    assert shelf.revision() != unsigned
    shelf.install(a_pack(tmp_path, key=None), unsigned=True)
    assert shelf.open("mx420").signed


def test_removing_leaves_nothing(tmp_path: Path) -> None:
    shelf = a_shelf(tmp_path)
    empty = shelf.revision()
    shelf.install(a_pack(tmp_path))
    shelf.remove("mx420")
    assert shelf.installed() == []
    assert blobs(tmp_path) == []
    assert shelf.revision() == empty


def test_the_revision_changes_with_the_installed_versions_and_only_then(tmp_path: Path) -> None:
    shelf = a_shelf(tmp_path)
    revisions = [shelf.revision()]
    for version in ("2026.1", "2026.2"):
        shelf.install(a_pack(tmp_path, version))
        revisions.append(shelf.revision())
        shelf.open("mx420")
        assert shelf.revision() == revisions[-1]
    assert len(set(revisions)) == 3


def test_progress_rises_to_all_bytes_and_can_cancel(tmp_path: Path) -> None:
    shelf, pack = a_shelf(tmp_path), a_pack(tmp_path)

    class Cancelled(Exception):
        pass

    def cancel(done: int, everything: int) -> None:
        if done > everything // 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        shelf.install(pack, progress=cancel)
    assert shelf.installed() == []
    assert blobs(tmp_path) == []
    seen: list[tuple[int, int]] = []
    shelf.install(pack, progress=lambda done, everything: seen.append((done, everything)))
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]


def test_while_another_process_installs_nothing_is_changed(tmp_path: Path) -> None:
    shelf, pack = a_shelf(tmp_path), a_pack(tmp_path)
    with process_lock(tmp_path / "shelf" / "lock") as ours:
        assert ours
        with pytest.raises(Unavailable) as caught:
            shelf.install(pack)
    assert caught.value.code == "shelf-busy"
    shelf.install(pack)
    shelf.install(a_pack(tmp_path, "2026.2"))
    with process_lock(tmp_path / "shelf" / "lock"):
        assert shelf.open("mx420").version == "2026.2"
        assert len(blobs(tmp_path)) > 11


def test_a_damaged_register_says_what_to_do(tmp_path: Path) -> None:
    shelf, pack = a_shelf(tmp_path), a_pack(tmp_path)
    shelf.install(pack)
    (tmp_path / "shelf" / "installed.json").write_bytes(b"{")
    with pytest.raises(BadInput) as caught:
        shelf.installed()
    assert "Delete" in caught.value.advice
    (tmp_path / "shelf" / "installed.json").unlink()
    shelf.install(pack)
    assert words_of(shelf) == "Some words."


def test_a_withdrawn_version_stays_readable_and_says_so(tmp_path: Path) -> None:
    shelf = a_shelf(tmp_path)
    shelf.install(a_pack(tmp_path))
    revision = shelf.revision()
    day = date(2026, 11, 3)
    file = tmp_path / "w.json"
    write_withdrawal(file, "mx420", ("2026.1",), "Wrong torque.", day, PUBLISHER)
    statement = shelf.add_withdrawal(file)
    assert (statement.versions, statement.date) == (("2026.1",), "2026-11-03")
    assert shelf.open("mx420").withdrawn == "Wrong torque."
    assert shelf.installed()[0].withdrawn == "Wrong torque."
    assert shelf.revision() != revision
    assert shelf.install(a_pack(tmp_path)).withdrawn == "Wrong torque."
    assert shelf.install(a_pack(tmp_path, "2026.2")).withdrawn == ""


def test_a_withdrawal_that_no_known_publisher_signed_is_refused(tmp_path: Path) -> None:
    shelf = a_shelf(tmp_path)
    day = date(2026, 11, 3)
    file = tmp_path / "w.json"
    write_withdrawal(file, "mx420", ("2026.1",), "Spite.", day, STRANGER)
    with pytest.raises(Refused):
        shelf.add_withdrawal(file)
    write_withdrawal(file, "mx420", ("2026.1",), "Wrong torque.", day, PUBLISHER)
    file.write_text(file.read_text().replace("2026.1", "2026.2"))
    with pytest.raises(Refused) as caught:
        shelf.add_withdrawal(file)
    assert caught.value.code == "signature-wrong"
    for data in (b"", b"{}", b" " * (2 << 20)):
        file.write_bytes(data)
        with pytest.raises(BadInput):
            shelf.add_withdrawal(file)


def test_a_withdrawal_needs_a_reason(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        write_withdrawal(tmp_path / "w", "mx420", ("1",), " ", date(2026, 1, 1), PUBLISHER)
