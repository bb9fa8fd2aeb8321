"""`fieldkm login`, `logout`, `sync` and `outbox`: this laptop and its server."""

from __future__ import annotations

import platform
from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from fieldkm.app.server_address import can_be_overheard
from fieldkm.cli.output import Output
from fieldkm.cli.password import given_password
from fieldkm.cli.setting import workplace_of
from fieldkm.errors import Unavailable

if TYPE_CHECKING:
    from fieldkm.app.sync import SyncStep
    from fieldkm.app.workplace import Workplace
    from fieldkm.store.outbox import Waiting


def log_in(options: Namespace, output: Output) -> int:
    """Make this laptop a device of a user."""
    if can_be_overheard(options.url):
        output.remark("This address is not encrypted: the password can be read on the way.")
    password = given_password(f"Password of {options.user}")
    with workplace_of(options) as workplace:
        name = options.device_name or platform.node() or "laptop"
        signed_in = workplace.sync.sign_in(options.url, options.user, password, name)
        account = signed_in.account
        output.result(
            {
                "user": account.user,
                "role": account.role,
                "device_id": account.device_id,
                "territory": account.territory,
                "scopes": signed_in.scopes,
            },
            f"Signed in to {account.url} as {account.user} ({account.role}).",
        )
    return 0


def log_out(options: Namespace, output: Output) -> int:
    """Forget the sign-in; what was written stays."""
    with workplace_of(options) as workplace:
        workplace.sync.sign_out()
    output.result({}, "Signed out. What you wrote is kept on this laptop.")
    return 0


def synchronise(options: Namespace, output: Output) -> int:
    """Send what waits and take over what is new."""

    def told(step: SyncStep) -> None:
        done = step.records.pulled
        output.progress("records", done, done + step.records.records_left)

    with workplace_of(options) as workplace:
        outcome = workplace.sync.run(told, everything=options.everything)
        _take_in_records(workplace, output)
    values = asdict(outcome)
    output.result(
        values,
        f"Up to date: {outcome.pushed} sent, {outcome.pulled} received, {outcome.blobs} photos, "
        f"{outcome.rejected} rejected, {outcome.conflicts} in conflict.",
    )
    return 0


def _take_in_records(workplace: Workplace, output: Output) -> None:
    """Let the search find what has come, and forget what has gone."""
    try:
        workplace.search.take_in_records(
            lambda done, total: output.progress("building the search", done, total)
        )
    except Unavailable as error:  # it is tried again before the next search
        output.error(error)


def show_outbox(options: Namespace, output: Output) -> int:
    """List what the server has not taken yet, with the reason where it refused."""
    with workplace_of(options) as workplace:
        waiting = workplace.sync.waiting()
    for item in waiting:
        output.result(_values(item), _line(item))
    if not waiting:
        output.remark("Nothing waits.")
    return 0


def _values(item: Waiting) -> dict[str, object]:
    problem = item.problem
    return {
        "op_id": item.operation.op_id,
        "type": item.operation.type,
        "id": item.operation.id,
        "state": item.state.value,
        "written": item.operation.client_time.isoformat(),
        "code": problem.code if problem else "",
        "details": problem.details if problem else {},
    }


def _line(item: Waiting) -> str:
    reason = f": {item.problem.code}" if item.problem else ""
    return f"{item.state}  {item.operation.type}  {item.operation.id}{reason}"
