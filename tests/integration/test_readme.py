"""Every command that the README shows is run, in the order in which it shows them."""

from __future__ import annotations

import ast
import contextlib
import json
import re
import shlex
from pathlib import Path

import pytest

from fieldkm.cli.benches.server_process import ServerProcess
from fieldkm.cli.commands import make_parser
from fieldkm.host.paths import Home
from tests.support.console import Console

ROOT = Path(__file__).resolve().parents[2]
DEV = "python3 packaging/dev.py "
DEFAULT_ADDRESS = "http://127.0.0.1:8470"


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
    (place / "their-files").mkdir()
    (place / "their-files" / "customers.csv").write_text(
        "id,name,territory\nC-1,Mill & Sons,north\n", encoding="utf-8"
    )
    (place / "my-fix.json").write_text(
        json.dumps({"title": "Curls", "symptom": "Paper curls.", "remedy": "Dry paper."}),
        encoding="utf-8",
    )
    monkeypatch.chdir(place)
    monkeypatch.setenv("FIELDKM_PASSWORD", "as it is asked for")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    shown = [command[1:] for command in shown_commands() if command[0] == "run"]
    server = ServerProcess(sample_home.folder / "server")
    with contextlib.closing(Running(console, server)) as running:
        for arguments in sorted(shown, key=turn):
            if "install" in arguments:
                console.run("manual", "remove", "mx420")
            assert running.run(arguments) == 0, arguments
        assert server.url, "the README starts a server"
        assert server.stop() == 0
    assert (place / "our-manual" / "manual.toml").exists()
    assert (place / "restored" / "server.sqlite").exists()


def turn(words: list[str]) -> int:
    """What the README tells first, some need to have been done later: the writer's part makes what
    is installed and published, the administrator starts the server that a technician needs.
    """
    if words[0] == "server":
        return 2 if words[:2] != ["server", "run"] else 3
    if words[0] in ("login", "sync", "outbox", "fix"):
        return 4
    return 1 if "install" in words or "trust" in words else 0


class Running:
    """Runs the commands; a server goes on until the end."""

    def __init__(self, console: Console, server: ServerProcess) -> None:
        self._console = console
        self._server = server

    def run(self, arguments: list[str]) -> int:
        """Run a command; returns its exit status."""
        if arguments[:1] == ["dev"]:
            # Minutes of work, and pictures that a test of their own takes: they must be understood.
            make_parser().parse_args(arguments)
            return 0
        if arguments[:2] == ["server", "run"]:
            self._server.start(*arguments[2:])
            return 0
        if "--dry-run" in arguments:  # what was tried is then done
            self.run([word for word in arguments if word != "--dry-run"])
        here = [word.replace(DEFAULT_ADDRESS, self._server.url) for word in arguments]
        return self._console.run(*here).status

    def close(self) -> None:
        """Leave no server behind."""
        self._server.kill()


def test_the_readmes_links_and_picture_are_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)]+)\)", text)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
