"""The command line as scripts see it: JSON, exit status, errors with advice."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from fieldkm.cli.output import Output
from fieldkm.host.paths import Home
from fieldkm.store.database import Database
from tests.support.console import Console
from tests.support.fixes import BERT, JAM, a_fix
from tests.support.packs import PUBLISHER, a_pack
from tests.support.territory import receive

SOURCE = {
    "manual.toml": 'id = "pump"\ntitle = "Pump"\nversion = "1"\nlanguage = "en"\n'
    '[[models]]\nid = "P-1"\nname = "Pump one"\nserial = "P[0-9]{3}"\n',
    "pages/seal.md": "---\nkind: procedure\n---\n# Replace the seal\n\n"
    '!!! danger "Hot water"\n    Let it cool.\n\n1. Drain the pump.\n2. Fit 40-1021.\n\n'
    "## Check\n\nSee [[impeller]].\n",
    "pages/impeller.md": "# Impeller wear\n\nMeasure the gap. See [[seal]].\n",
    "parts.csv": "number,name,assembly,quantity,procedure,replaced_by\n"
    "40-1021,Seal kit,Hydraulics,1,seal,\n40-1000,Old seal,Hydraulics,1,,40-1021\n",
    "codes.csv": "code,title\nE03,Low pressure\n",
    "causes.csv": "id,title,remedy,procedure,part,minutes\n"
    "worn,Seal worn,Replace it,seal,40-1021,35\n",
    "faults.csv": "code,cause,likelihood\nE03,worn,3\n",
}


@pytest.fixture
def console(home: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(home, capsys)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "pump"
    for name, text in SOURCE.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def installed(console: Console, source: Path, tmp_path: Path) -> Console:
    key, pack = tmp_path / "key", tmp_path / "pump.pack"
    console.json("manual", "key", "-o", key)
    console.json("manual", "build", source, "-o", pack, "--key", key)
    console.json("manual", "trust", f"{key}.pub")
    assert console.json("manual", "install", pack).status == 0
    return console


def test_a_sound_manual_passes_the_check(console: Console, source: Path) -> None:
    told = console.json("manual", "check", source)
    assert told.status == 0
    assert {found["severity"] for found in told.objects} <= {"warning"}


def test_a_broken_link_is_told_with_file_and_line(console: Console, source: Path) -> None:
    page = source / "pages" / "impeller.md"
    page.write_text("# Impeller\n\nSee [[nowhere]].\n", encoding="utf-8")
    told = console.json("manual", "check", source)
    assert told.status == 1
    errors = [found for found in told.objects if found["severity"] == "error"]
    assert [(e["file"], e["line"], e["code"]) for e in errors] == [
        ("pages/impeller.md", 3, "broken-link")
    ]
    built = console.json("manual", "build", source, "-o", source.parent / "x.pack")
    assert built.status == 1
    assert built.error["code"] == "manual-has-errors"
    assert not (source.parent / "x.pack").exists()


def test_an_id_that_vanishes_is_an_error(console: Console, source: Path, tmp_path: Path) -> None:
    pack = tmp_path / "old.pack"
    console.json("manual", "build", source, "-o", pack)
    (source / "pages" / "impeller.md").unlink()
    (source / "pages" / "seal.md").write_text("# Seal\n", encoding="utf-8")
    told = console.json("manual", "check", source, "--against", pack)
    assert "vanished-id" in {found["code"] for found in told.objects}


def test_building_counts_what_is_in_the_pack(console: Console, source: Path) -> None:
    told = console.json("manual", "build", source, "-o", source.parent / "pump.pack")
    (report,) = told.objects
    expected = {"id": "pump", "version": "1", "parts": 2, "faults": 1, "broken_links": 0}
    assert expected.items() <= report.items()
    assert set(report) >= {
        "id", "version", "pages", "sections", "parts", "faults", "drawings", "links",
        "broken_links", "seconds",
    }  # fmt: skip


def test_an_unsigned_pack_needs_to_be_permitted(
    console: Console, source: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "pump.pack"
    console.json("manual", "build", source, "-o", pack)
    refused = console.json("manual", "install", pack)
    assert (refused.status, refused.error["code"]) == (1, "pack-unsigned")
    assert console.json("manual", "list").objects == []
    allowed = console.json("manual", "install", pack, "--unsigned")
    assert allowed.objects[0]["signed"] is False
    assert [manual["id"] for manual in console.json("manual", "list").objects] == ["pump"]


def test_a_manual_is_removed(installed: Console) -> None:
    assert installed.json("manual", "remove", "pump").status == 0
    assert installed.json("manual", "list").objects == []
    assert installed.json("manual", "remove", "pump").error["code"] == "manual-not-installed"


def test_a_withdrawn_version_says_so_on_its_pages(installed: Console, tmp_path: Path) -> None:
    statement = tmp_path / "w.json"
    installed.json(
        "manual", "withdraw", "pump", "1", "--reason", "wrong torque",
        "--key", tmp_path / "key", "-o", statement,
    )  # fmt: skip
    assert installed.json("manual", "take-withdrawal", statement).status == 0
    assert installed.json("page", "seal").objects[0]["withdrawn"] == "wrong torque"
    assert "DO NOT USE" in installed.run("page", "seal").out


def test_search_finds_a_fault_code_in_any_spelling(installed: Console) -> None:
    (best, *_) = installed.json("search", "e03").objects
    assert (best["rank"], best["kind"], best["manual"]) == (1, "fault", "pump")
    assert {"id", "title", "source", "heading", "anchor", "snippet", "score", "why"} <= set(best)


def test_search_finds_sections_and_names_their_file(installed: Console) -> None:
    (best, *_) = installed.json("search", "measure", "the", "gap").objects
    assert (best["id"], best["source"]) == ("impeller", "pages/impeller.md")


def test_search_can_be_narrowed(installed: Console) -> None:
    kinds = {hit["kind"] for hit in installed.json("search", "seal", "--kind", "part").objects}
    assert kinds == {"part"}
    assert len(installed.json("search", "seal", "--limit", "1").objects) == 1
    assert installed.json("search", "seal", "--machine", "P001").status == 0
    unknown = installed.json("search", "seal", "--machine", "Q1")
    assert unknown.error["code"] == "unknown-machine"


def test_a_search_without_a_hit_may_suggest(installed: Console) -> None:
    told = installed.json("search", "xyzzyxyzzy")
    assert told.status == 0
    assert all(set(found) == {"suggestion"} for found in told.objects)


def test_the_search_is_read_by_people_too(installed: Console) -> None:
    told = installed.run("search", "seal")
    assert "[procedure] Replace the seal" in told.out
    assert "Nothing found" in installed.run("search", "qqqqqq").err


def test_a_superseded_part_resolves(installed: Console) -> None:
    (part,) = installed.json("part", "40 1000").objects
    assert (part["number"], part["asked"], part["replaces"]) == ("40-1021", "40-1000", ["40-1000"])
    assert part["procedures"] == [{"id": "seal", "title": "Replace the seal"}]
    assert {page["id"] for page in part["mentioned_in"]} >= {"seal"}
    assert "superseded: order 40-1021" in installed.run("part", "401000").out


def test_a_part_names_the_fixes_that_are_known_for_it(installed: Console) -> None:
    database = Database(Home(installed.home).database)
    receive(database, BERT, *a_fix(replace(JAM, parts=("40-1000",), models=())))
    database.close()
    (part,) = installed.json("part", "40-1021").objects
    assert [fix["number"] for fix in part["fixes"]] == ["F-1001"]
    assert "fix: F-1001" in installed.run("part", "40-1021").out


def test_a_part_that_is_not_there_is_told(installed: Console) -> None:
    told = installed.json("part", "99-9999")
    assert (told.status, told.error["code"]) == (1, "no-such-part")
    assert "Check the number" in installed.run("part", "99-9999").err


def test_a_page_has_sections_steps_links_and_back_links(installed: Console) -> None:
    (page,) = installed.json("page", "pump/seal", "--text").objects
    assert [step["number"] for step in page["steps"]] == [1, 2]
    assert [alarm["signal"] for alarm in page["alarms"]] == ["danger"]
    assert "part:40-1021" in page["links"]
    assert [mention["id"] for mention in page["used_by"]]
    assert "Drain the pump." in page["text"]
    assert "Replace the seal" in installed.run("page", "seal").out


def test_the_status_tells_what_is_there(installed: Console, home: Path) -> None:
    (status,) = installed.json("status").objects
    assert status["manuals"][0]["id"] == "pump"
    assert status["search"] == "missing"
    installed.json("search", "seal")
    assert installed.json("status").objects[0]["search"] == "ready"
    assert str(home) in installed.run("status").out


def test_fault_codes_become_a_manual(console: Console, tmp_path: Path) -> None:
    codes = tmp_path / "codes.csv"
    codes.write_text("Code,Description\nP0100,Air flow circuit\n", encoding="utf-8")
    told = console.json("manual", "import", codes, "-o", tmp_path / "obd")
    assert told.status == 0
    assert told.objects[-1]["pages"] >= 1
    assert console.json("manual", "build", tmp_path / "obd", "-o", tmp_path / "o.pack").status == 0


def test_a_pack_that_is_none_is_told(console: Console, tmp_path: Path) -> None:
    (tmp_path / "x.pack").write_bytes(b"nothing")
    told = console.json("manual", "install", tmp_path / "x.pack")
    assert told.status == 1
    assert told.error["advice"]


@pytest.mark.parametrize(
    "arguments", [["search"], ["manual"], ["fly"], ["dev", "seed", "--scale", "many"]]
)
def test_wrong_usage_has_status_2(console: Console, arguments: list[str]) -> None:
    assert console.run(*arguments).status == 2


def test_wrong_usage_is_json_where_json_was_asked_for(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["fieldkm", "--json", "fly"])
    told = console.json("fly")
    assert (told.status, told.error["code"]) == (2, "usage")


def test_a_bench_that_is_not_there_is_told(console: Console) -> None:
    assert console.json("dev", "bench", "flying").error["code"] == "no-such-bench"


def test_a_library_of_any_size_is_seeded(console: Console, tmp_path: Path) -> None:
    told = console.json("dev", "seed", "--scale", "30", "-o", tmp_path / "seed")
    assert told.objects[0]["pages"] == 6
    assert console.json("manual", "check", tmp_path / "seed").status == 0


def test_a_seed_can_be_installed(console: Console) -> None:
    assert console.json("dev", "seed", "--scale", "12").status == 0
    assert console.json("manual", "list").objects[0]["id"] == "seed"
    assert console.json("search", "roller").objects


def test_the_pack_of_a_trusted_publisher_is_signed(console: Console, tmp_path: Path) -> None:
    from fieldkm.manuals.packs.trust import Keyring

    Keyring(console.home / "keys").trust(PUBLISHER.public())
    told = console.json("manual", "install", a_pack(tmp_path))
    assert told.objects[0]["signed"] is True
    assert json.loads(told.out)["models"] == ["MX-420"]


@pytest.mark.parametrize("arguments", [["search"], ["nonsense"], ["search", "x", "--limit", "0"]])
def test_wrong_usage_is_told_in_json_too(console: Console, arguments: list[str]) -> None:
    told = console.json(*arguments)
    assert told.status == 2
    assert told.out == ""
    assert told.error["code"] == "usage"
    assert told.error["advice"].startswith("usage: fieldkm")


def piped(content: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")


def test_a_dash_stands_for_what_is_piped_in(
    console: Console, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = tmp_path / "pump.pack"
    console.json("manual", "build", source, "-o", pack)
    monkeypatch.setattr("sys.stdin", piped(pack.read_bytes()))
    assert console.json("manual", "install", "-", "--unsigned").objects[0]["id"] == "pump"
    monkeypatch.setattr("sys.stdin", piped(b"40 1021\n"))
    assert console.json("part", "-").objects[0]["number"] == "40-1021"
    monkeypatch.setattr("sys.stdin", piped(b"\xff\xfe impeller\n"))
    assert console.json("search", "-").objects[0]["id"] == "impeller"
    monkeypatch.setattr("sys.stdin", piped(b""))
    assert console.json("manual", "install", "-").error["code"] == "not-a-pack"


class Terminal(io.TextIOWrapper):
    """A terminal that knows one alphabet only."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, write_through=True)

    @property
    def shown(self) -> str:
        self.seek(0)
        return self.read()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_without_our_letters_is_written_to(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal(encoding)
    monkeypatch.setattr("sys.stdout", terminal)
    Output(as_json=True).result({"title": "定影 \udcff 😀"}, "")
    Output(as_json=False).result({}, "定影")
    first, second = terminal.shown.splitlines()
    assert json.loads(first) == {"title": "定影 \udcff 😀"}
    assert second == "\\u5b9a\\u5f71"


def test_a_manual_cannot_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Output(as_json=False).result({}, "a\x1b[31mb\x9bc\n\td")
    assert capsys.readouterr().out == "a�[31mb�c\n\td\n"


def run_in_a_shell(command: str, home: Path) -> tuple[int, str]:
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; '{sys.executable}' -m fieldkm --home '{home}' {command}"],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )  # fmt: skip
    return done.returncode, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux only")
def test_an_output_that_cannot_be_written_is_said(home: Path) -> None:
    status, error = run_in_a_shell("--json status > /dev/full", home)
    assert (status, json.loads(error)["error"]["code"]) == (3, "disk-full")
    assert run_in_a_shell("status | true", home) == (0, "")
    assert run_in_a_shell("status >&-", home) == (0, "")


def test_status_says_which_manual_is_damaged(installed: Console) -> None:
    for blob in installed.home.joinpath("packs", "blobs").glob("*/*"):
        blob.write_bytes(b"rot")
    [manual] = installed.json("status").objects[0]["manuals"]
    assert "damaged" in manual["problem"]
    assert "once more" in installed.run("status").out
    assert installed.json("part", "40-1021").error["code"] == "manual-damaged"


def test_without_a_display_the_window_is_refused_and_nothing_crashes(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    told = console.json("desktop")
    assert (told.status, told.error["code"]) == (3, "no-display")


def test_what_is_removed_is_told_as_it_was_installed(installed: Console) -> None:
    [listed] = installed.json("manual", "list").objects
    assert installed.json("manual", "remove", "pump").objects == [{**listed, "removed": True}]
    assert installed.json("manual", "list").objects == []
