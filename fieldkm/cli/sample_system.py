"""The whole system on this machine with sample data: a real server, and homes that sync with it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fieldkm.app.sample import build_packs, fill_home, leave_traces, settle_in
from fieldkm.app.sample_territory.facts import facts_of_packs
from fieldkm.app.sample_territory.staff import SAMPLE_STAFF, Staff
from fieldkm.app.sample_territory.territory import sample_territory
from fieldkm.app.sync import SyncStep
from fieldkm.app.workplace import Workplace
from fieldkm.cli.output import Output
from fieldkm.cli.sample_server import SampleServer
from fieldkm.cli.server_setting import server_installed
from fieldkm.domain.people import Role, User
from fieldkm.errors import Refused, from_os_error
from fieldkm.host.clock import SystemClock
from fieldkm.host.paths import Home
from fieldkm.host.resources import sample_manuals

if TYPE_CHECKING:
    from fieldkm.server.settings import ServerSettings

ENTRY_WORDS = "fieldkm demo"
ADMINISTRATOR = "admin"


@contextmanager
def sample_home(folder: Path, output: Output) -> Iterator[Home]:
    """Yield the home of the first technician in `folder`, synced with a server that runs as long as
    the block; without the server's libraries a home that is alone.

    What is in the folder from before stays, and is gone on with.
    """
    home = Home(folder)
    if not _has_server(output):
        _fill_alone(home, output)
        yield home
        return
    with sample_server(folder, output, _port_of(home)) as server:
        sync_home(home, server, SAMPLE_STAFF.technicians[0].name, output)
        yield home


@contextmanager
def sample_server(folder: Path, output: Output, port: int = 0) -> Iterator[SampleServer]:
    """Yield a running server with sample data in `folder`, made where there is none; at `port`,
    unless that is 0 or taken.
    """
    data = folder / "server"
    if not data.exists():
        _make_data(data, output)
    with SampleServer(data) as server:
        output.remark("starting the server")
        server.start(port)
        output.remark(f"the server answers at {server.url} and ends with this program")
        yield server


def people() -> list[tuple[str, Role]]:
    """Return who can sign in, all with `ENTRY_WORDS`."""
    staff = [*SAMPLE_STAFF.technicians, SAMPLE_STAFF.supervisor, SAMPLE_STAFF.reviewer]
    return [*((user.name, user.role) for user in staff), (ADMINISTRATOR, Role.ADMINISTRATOR)]


def sync_home(home: Home, server: SampleServer, user: str, output: Output) -> None:
    """Sign a home in, as `user` where nobody is yet, and sync it: records, photos and manuals."""
    workplace = Workplace(home)
    try:
        view = workplace.sync.view()
        name = view.account.user if view.account else user
        if not (view.account and view.signed_in and view.account.url == server.url):
            output.remark(f"signing in as {name}")
            workplace.sync.sign_in(server.url, name, ENTRY_WORDS, "demo")
        done = workplace.sync.run(partial(_tell, output))
        output.remark(
            f"synced: {done.pulled} records, {done.blobs} photos, {done.packs} manuals came"
        )
        output.remark("building the search")
        workplace.search.bring_up_to_date(partial(output.progress, "building the search"))
        if view.account is None:
            leave_traces(workplace, "en")
            workplace.sync.run()  # they travel too
    finally:
        workplace.close()


def _tell(output: Output, step: SyncStep) -> None:
    done = step.records.pulled
    output.progress("records", done, done + step.records.records_left)


def _has_server(output: Output) -> bool:
    try:
        with server_installed():
            import_module("fieldkm.server.running")
    except Refused as error:
        output.remark(f"{error.title} The home is filled without one, and cannot sync.")
        return False
    return True


def _fill_alone(home: Home, output: Output) -> None:
    workplace = Workplace(home)
    try:
        fill_home(workplace, sample_manuals(), output.remark)
        settle_in(workplace, workplace.clock.now().astimezone().date())
        leave_traces(workplace, "en")
    finally:
        workplace.close()


def _port_of(home: Home) -> int:
    """Return the port at which a home knows its server, 0 for a new home."""
    if not home.database.exists():
        return 0
    workplace = Workplace(home)
    try:
        account = workplace.sync.view().account
    finally:
        workplace.close()
    return urlsplit(account.url).port or 0 if account else 0


def _make_data(data: Path, output: Output) -> None:
    """Make a server's data, whole or not at all."""
    from fieldkm.server.administration import manuals
    from fieldkm.server.sample_data import put_sample_data
    from fieldkm.server.settings import ServerSettings, make_folder

    partly = data.with_name(f"{data.name}.partial")
    shutil.rmtree(partly, ignore_errors=True)
    make_folder(partly)
    settings, clock = ServerSettings(partly), SystemClock()
    with tempfile.TemporaryDirectory() as folder:
        output.remark("building the sample manuals")
        packs = build_packs(sample_manuals(), Path(folder), output.remark, output.progress)
        facts = facts_of_packs(packs.files)
        with manuals(settings) as desk:
            desk.trust(packs.key)
            for pack in packs.files:
                desk.publish(pack, clock.now())
    staff = _hire(settings)
    sample = sample_territory(facts, clock.now().astimezone().date(), staff=staff)
    output.remark(f"writing the sample territory: {len(sample.records)} records")
    progress = partial(output.progress, "writing the sample territory")
    put_sample_data(settings, sample.records, sample.pictures, progress)
    try:
        partly.rename(data)
    except OSError as error:
        raise from_os_error(error, str(data)) from error


def _hire(settings: ServerSettings) -> Staff:
    """Give everybody an account; returns the staff with the ids that they have on this server."""
    from fieldkm.server.administration import NewUser, administration

    staff, territory = SAMPLE_STAFF, SAMPLE_STAFF.territory
    families = tuple(family.id for family in staff.families)
    with administration(settings) as desk:
        desk.add_territory(territory.id, territory.name)
        for family in staff.families:
            desk.add_family(family.id, family.name)

        def added(user: User, served: tuple[str, ...], *reviewed: str) -> User:
            new = NewUser(user.name, user.role, user.display, served, reviewed)
            return desk.add_user(new, ENTRY_WORDS).user

        technicians = tuple(added(user, (territory.id,)) for user in staff.technicians)
        supervisor = added(staff.supervisor, (territory.id,), *families)
        reviewer = added(staff.reviewer, (), *families)
        desk.add_user(NewUser(ADMINISTRATOR, Role.ADMINISTRATOR, "Administrator"), ENTRY_WORDS)
    return replace(staff, technicians=technicians, supervisor=supervisor, reviewer=reviewer)
