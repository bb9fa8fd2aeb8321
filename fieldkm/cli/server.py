"""`fieldkm server run|user|territory|family|device|deadline`, on the server's own machine."""

from __future__ import annotations

import os
import signal
import threading
from argparse import Namespace
from contextlib import suppress
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkm.cli.output import Output
from fieldkm.cli.password import given_password
from fieldkm.cli.server_setting import administration_of, server_installed, settings_of
from fieldkm.domain.people import Role

if TYPE_CHECKING:
    from fieldkm.server.accounts import Account


def run(options: Namespace, output: Output) -> int:
    """Serve; prints `ready` and the address once it answers."""
    with server_installed():
        from fieldkm.server.running import run as serve
    settings = replace(
        settings_of(options),
        host=options.host,
        port=options.port,
        workers=options.workers,
        trusted_proxies=tuple(options.trusted_proxy),
        tls_cert=Path(options.tls_cert) if options.tls_cert else None,
        tls_key=Path(options.tls_key) if options.tls_key else None,
    )
    if not (settings.tls_cert or settings.trusted_proxies or _is_loopback(settings.host)):
        output.remark(
            "Passwords and customers' data travel as plain text: name a certificate"
            " (--tls-cert, --tls-key), or put a proxy with TLS before it (--trusted-proxy)."
        )

    def ready(url: str) -> None:
        output.result({"ready": url}, f"ready {url}")
        output.flush()

    if options.until_input_ends:
        threading.Thread(target=_end_with_input, daemon=True).start()
    serve(settings, ready)
    return 0


def _end_with_input() -> None:
    """End as if told to once whoever holds the other end of our input has let go or is gone.

    Read past `sys.stdin`, whose lock must be free when the process ends.
    """
    with suppress(OSError):
        while os.read(0, 4096):
            pass
    os.kill(os.getpid(), signal.SIGTERM)


def add_user(options: Namespace, output: Output) -> int:
    """Add a user."""
    with administration_of(options) as desk:
        from fieldkm.server.administration import NewUser

        new = NewUser(
            options.name,
            Role(options.role),
            options.display,
            tuple(options.territory),
            tuple(options.family),
        )
        account = desk.add_user(new, given_password(f"Password of {options.name}", twice=True))
        output.result(_account(account), f"{account.user.name} ({account.user.role}) is added.")
    return 0


def list_users(options: Namespace, output: Output) -> int:
    """List the users."""
    with administration_of(options) as desk:
        for account in desk.users():
            places = " ".join((*account.territories, *account.families))
            gone = "  disabled" if account.user.gone else ""
            output.result(
                _account(account), f"{account.user.name}  {account.user.role}  {places}{gone}"
            )
    return 0


def disable_user(options: Namespace, output: Output) -> int:
    """Let a user sign in no more."""
    with administration_of(options) as desk:
        desk.disable_user(options.name)
        output.result(
            {"name": options.name, "disabled": True},
            f"{options.name} can no longer sign in, and none of their laptops can sync.",
        )
    return 0


def change_password(options: Namespace, output: Output) -> int:
    """Give a user another password."""
    with administration_of(options) as desk:
        password = given_password(f"New password of {options.name}", twice=True)
        desk.change_password(options.name, password)
        output.result({"name": options.name}, f"{options.name} has another password.")
    return 0


def add_territory(options: Namespace, output: Output) -> int:
    """Add a territory."""
    with administration_of(options) as desk:
        added = desk.add_territory(options.id, options.name)
        output.result({"id": added.id, "name": added.name}, f"{added.id} is a territory.")
    return 0


def list_territories(options: Namespace, output: Output) -> int:
    """List the territories."""
    with administration_of(options) as desk:
        for territory in desk.territories():
            values = {
                "id": territory.id,
                "name": territory.name,
                "supervisors": territory.supervisors,
            }
            output.result(values, f"{territory.id}  {territory.name}")
    return 0


def add_family(options: Namespace, output: Output) -> int:
    """Add a product family."""
    with administration_of(options) as desk:
        added = desk.add_family(options.id, options.name)
        output.result({"id": added.id, "name": added.name}, f"{added.id} is a product family.")
    return 0


def list_families(options: Namespace, output: Output) -> int:
    """List the product families."""
    with administration_of(options) as desk:
        for family in desk.families():
            values = {"id": family.id, "name": family.name, "reviewers": family.reviewers}
            output.result(values, f"{family.id}  {family.name}")
    return 0


def list_devices(options: Namespace, output: Output) -> int:
    """List the laptops that were signed in."""
    with administration_of(options) as desk:
        for device in desk.devices():
            values = {
                "id": device.id,
                "user": device.user,
                "name": device.name,
                "made": device.made.isoformat(),
                "seen": device.seen.isoformat(),
                "revoked": device.revoked.isoformat() if device.revoked else None,
                "wipe": device.wipe.value,
            }
            state = "revoked" if device.revoked else ""
            wiped = {"asked": ", to be wiped", "done": ", wiped"}.get(device.wipe.value, "")
            output.result(
                values,
                f"{device.id}  {device.user}  {device.name}  {device.seen:%Y-%m-%d %H:%M}"
                f"  {state}{wiped}".rstrip(),
            )
    return 0


def revoke_device(options: Namespace, output: Output) -> int:
    """Let a laptop sync no more."""
    with administration_of(options) as desk:
        desk.revoke_device(options.id, wipe=options.wipe)
        text = "It forgets everything when it is here next." if options.wipe else ""
        output.result(
            {"id": options.id, "revoked": True, "wipe": options.wipe},
            f"{options.id} can no longer sync. {text}".rstrip(),
        )
    return 0


def list_deadlines(options: Namespace, output: Output) -> int:
    """List the company's deadlines."""
    with administration_of(options) as desk:
        for name, days in desk.deadlines().items():
            output.result({"name": name, "days": days}, f"{name}  {days}")
    return 0


def set_deadline(options: Namespace, output: Output) -> int:
    """Change one of the company's deadlines."""
    with administration_of(options) as desk:
        desk.set_deadline(options.name, options.days)
        output.result(
            {"name": options.name, "days": options.days}, f"{options.name} is {options.days} days."
        )
    return 0


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _account(account: Account) -> dict[str, object]:
    user = account.user
    return {
        "id": user.id,
        "name": user.name,
        "display": user.display,
        "role": user.role.value,
        "territories": account.territories,
        "families": account.families,
        "disabled": user.gone,
    }
