"""A manual's folder is published on this laptop in one go, or says why not and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldkm.app.releases import PublishStage, Releases
from fieldkm.app.workplace import Workplace
from fieldkm.domain.checking import Finding
from fieldkm.errors import BadInput, FieldkmError, Refused
from fieldkm.host.paths import Home
from tests.support.source_trees import written_tree

MANUAL = {
    "manual.toml": 'id = "pump"\ntitle = "Pump"\nversion = "1"\nlanguage = "en"  # and zh soon\n'
    '[translations.zh]\ntitle = "泵"\n',
    "pages/start.md": "# Start\n\nWords, [[seal]].\n",
    "pages/seal.md": "# Seal\n\nWords.\n",
}


@pytest.fixture
def workplace(home: Path) -> Workplace:
    return Workplace(Home(home))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written_tree(tmp_path / "pump", MANUAL)


@pytest.fixture
def key(workplace: Workplace) -> Path:
    releases = workplace.releases
    return releases.make_key(releases.usual_key, "Pump AB").file


class Listener:
    """Keeps what publishing tells."""

    def __init__(self) -> None:
        self.stages: list[PublishStage] = []
        self.findings: tuple[Finding, ...] = ()

    def hear(self, stage: PublishStage, done: int, total: int) -> None:
        self.stages.append(stage)

    def find(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings


def publish(releases: Releases, folder: Path, version: str, key: Path, stops: str = "") -> Listener:
    listener = Listener()
    releases.publish(
        releases.release(folder),
        version,
        key,
        listener.hear,
        listener.find,
        lambda: stops in listener.stages,
    )
    return listener


def test_a_manual_is_checked_built_signed_and_installed(
    workplace: Workplace, folder: Path, key: Path
) -> None:
    release = workplace.releases.release(folder)
    assert (release.id, release.title("zh"), release.proposed) == ("pump", "泵", "1")
    listener = publish(workplace.releases, folder, "1", key)
    assert list(dict.fromkeys(listener.stages)) == list(PublishStage)
    (installed,) = workplace.manuals.installed()
    assert (installed.version, installed.signed) == ("1", True)
    after = workplace.releases.release(folder)
    assert (after.installed, after.proposed) == ("1", "2")
    assert workplace.keyring.keys()[workplace.releases.signer(key).id].name == "Pump AB"


def test_the_next_version_stands_in_the_folder_then(
    workplace: Workplace, folder: Path, key: Path
) -> None:
    publish(workplace.releases, folder, "2026.11", key)
    text = (folder / "manual.toml").read_text(encoding="utf-8")
    assert 'version = "2026.11"' in text
    assert "# and zh soon" in text
    with pytest.raises(Refused, match="not newer"):
        publish(workplace.releases, folder, "2026.9", key)


def test_errors_are_told_one_by_one_and_nothing_is_installed(
    workplace: Workplace, folder: Path, key: Path
) -> None:
    (folder / "pages" / "start.md").write_text("# Start\n\n[[gone]]\n", encoding="utf-8")
    listener = Listener()
    releases = workplace.releases
    with pytest.raises(Refused) as caught:
        releases.publish(
            releases.release(folder), "1", key, listener.hear, listener.find, lambda: False
        )
    assert caught.value.code == "manual-has-errors"
    (found,) = listener.findings
    assert (found.file, found.line, found.severity) == ("pages/start.md", 3, "error")
    assert workplace.manuals.installed() == []


@pytest.mark.parametrize("stage", [PublishStage.CHECKING, PublishStage.INSTALLING])
def test_what_is_stopped_installs_nothing(
    workplace: Workplace, folder: Path, key: Path, stage: PublishStage
) -> None:
    with pytest.raises(Refused) as caught:
        publish(workplace.releases, folder, "1", key, stops=stage)
    assert caught.value.code == "publishing-stopped"
    assert workplace.manuals.installed() == []
    assert not list(workplace.home.folder.rglob("*.partial"))


def test_a_pack_is_saved_for_the_other_laptops(
    workplace: Workplace, folder: Path, key: Path, tmp_path: Path
) -> None:
    publish(workplace.releases, folder, "1", key)
    pack = workplace.home.workshop / "packs" / "pump-1.pack"
    workplace.releases.save_copy(pack, tmp_path / "stick" / "pump.pack")
    other = Workplace(Home(tmp_path / "other laptop"))
    other.manuals.trust(Path(f"{key}.pub"))
    assert other.manuals.install(tmp_path / "stick" / "pump.pack").signed
    with pytest.raises(FieldkmError):
        workplace.releases.save_copy(tmp_path / "gone.pack", tmp_path / "x.pack")


@pytest.mark.parametrize(
    ("data", "code"),
    [(None, "no-manual-file"), (b"\xff\xfe", "manual-file-no-text")],
)
def test_a_folder_that_is_no_manual_says_so(
    workplace: Workplace, folder: Path, data: bytes | None, code: str
) -> None:
    file = folder / "manual.toml"
    if data is None:
        file.unlink()
    else:
        file.write_bytes(data)
    with pytest.raises(BadInput) as caught:
        workplace.releases.release(folder)
    assert caught.value.code == code


def test_a_file_that_is_no_key_is_refused_before_anything_is_written(
    workplace: Workplace, folder: Path
) -> None:
    with pytest.raises(BadInput):
        publish(workplace.releases, folder, "2", folder / "manual.toml")
    assert 'version = "1"' in (folder / "manual.toml").read_text(encoding="utf-8")


def test_a_broken_manual_file_is_found_by_the_check(
    workplace: Workplace, folder: Path, key: Path
) -> None:
    (folder / "manual.toml").write_text("id = \n", encoding="utf-8")
    release = workplace.releases.release(folder)
    listener = Listener()
    with pytest.raises(Refused):
        workplace.releases.publish(
            release, release.version, key, listener.hear, listener.find, lambda: False
        )
    assert {found.file for found in listener.findings} == {"manual.toml"}
