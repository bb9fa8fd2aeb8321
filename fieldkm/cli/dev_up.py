"""`fieldkm dev up`: a server and two laptops on this machine, to try what happens between them."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from fieldkm.app.sample_territory.staff import SAMPLE_STAFF
from fieldkm.cli.output import Output
from fieldkm.cli.sample_system import ENTRY_WORDS, people, sample_server, sync_home
from fieldkm.cli.server_setting import server_installed
from fieldkm.host.paths import Home


def run_up(_options: Namespace, output: Output) -> int:
    """Start a server and sign in a technician's and a supervisor's home; says how to use them, and
    ends with Ctrl+C, or when the server does.
    """
    with (
        server_installed(),
        tempfile.TemporaryDirectory(prefix="fieldkm-up-") as folder,
        suppress(KeyboardInterrupt),
    ):
        up(Path(folder), output)
    return 0


def up(folder: Path, output: Output) -> None:
    """Have server and homes in a folder until the server ends."""
    with sample_server(folder, output) as server:
        homes = {}
        for user in (SAMPLE_STAFF.technicians[0], SAMPLE_STAFF.supervisor):
            homes[user.name] = Home(folder / user.name)
            sync_home(homes[user.name], server, user.name, output)
        values = {
            "server": server.url,
            "data": str(server.data),
            "homes": {name: str(home.folder) for name, home in homes.items()},
            "password": ENTRY_WORDS,
        }
        output.result(values, _words(server.url, server.data, homes))
        output.flush()
        server.wait()


def _words(url: str, data: Path, homes: dict[str, Home]) -> str:
    windows = [f"  fieldkm --home {home.folder}" for home in homes.values()]
    names = ", ".join(f"{name} ({role})" for name, role in people())
    return "\n".join(
        (
            f"The server answers at {url}. In other terminals:",
            *windows,
            f"  fieldkm --home {next(iter(homes.values())).folder} sync",
            f"  fieldkm server user list --data {data}",
            f"Users: {names}; the password of each is “{ENTRY_WORDS}”.",
            "Ctrl+C ends the server and removes the homes.",
        )
    )
