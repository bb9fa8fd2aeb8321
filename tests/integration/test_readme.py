"""Every command that the README shows is run, in the order in which it shows them."""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path

import pytest

from fieldkm.cli.commands import make_parser
from fieldkm.host.paths import Home
from tests.support.console import Console

ROOT = Path(__file__).resolve().parents[2]
DEV = "python3 packaging/dev.py "


def shown_commands() -> list[list[str]]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line]
    assert all(line.startswith(DEV) for line in lines), lines
    return [shlex.split(line.removeprefix(DEV)) for line in lines]


def dev_commands() -> set[str]:
    """The names in the table of commands; dev.py is not imported, since it runs without us."""
    source = (ROOT / "packaging" / "devkit" / "commands.py").read_text(encoding="utf-8")
    table = next(
        node.value
        for node in ast.parse(source).body
        if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "COMMANDS"
    )
    assert isinstance(table, ast.Dict)
    return {key.value for key in table.keys if isinstance(key, ast.Constant)}


def test_dev_py_knows_every_command_that_is_shown() -> None:
    commands = shown_commands()
    assert ["demo"] in commands
    assert ["test"] in commands
    assert {command[0] for command in commands} <= dev_commands()


def test_the_programs_commands_do_what_is_shown(
    sample_home: Home,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    console = Console(sample_home.folder, capsys)
    place = tmp_path / "checkout"
    place.mkdir()
    (place / "manuals").symlink_to(ROOT / "manuals")
    (place / "their-docs").mkdir()
    (place / "their-docs" / "index.md").write_text("# Their docs\n\nWords.\n", encoding="utf-8")
    monkeypatch.chdir(place)
    shown = [command[1:] for command in shown_commands() if command[0] == "run"]
    # The writer's part of the README makes what the administrator's part installs.
    for arguments in sorted(shown, key=lambda words: "install" in words or "trust" in words):
        if "install" in arguments:
            console.run("manual", "remove", "mx420")
        told = run(console, arguments)
        assert told == 0, arguments
    assert (place / "our-manual" / "manual.toml").exists()


def run(console: Console, arguments: list[str]) -> int:
    if arguments[:1] == ["dev"]:
        # Minutes of work, and pictures that a test of their own takes: they must be understood.
        make_parser().parse_args(arguments)
        return 0
    return console.run(*arguments).status


def test_the_readmes_links_and_picture_are_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)]+)\)", text)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
