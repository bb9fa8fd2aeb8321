"""`fieldkm status`: what is on this laptop and in which state."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from fieldkm.cli.output import Output
from fieldkm.cli.setting import workplace_of
from fieldkm.domain.readiness import Lack, is_ready
from fieldkm.host.encryption import is_encrypted
from fieldkm.host.release import program_version

if TYPE_CHECKING:
    from fieldkm.app.workplace import Workplace

_LACKS: Mapping[str, str] = MappingProxyType(
    {
        Lack.SIGNED_OUT: "not signed in",
        Lack.NEVER_SYNCED: "never synced",
        Lack.NOT_TODAY: "not synced today",
        Lack.LOCKED: "customers' data is locked, sync to see it again",
        Lack.REJECTED: "the server rejected {count}, see “fieldkm outbox”",
        Lack.UNSENT: "{count} not sent yet",
        Lack.NO_MANUAL: "no manual for",
        Lack.OLD_MANUAL: "a newer version is published of",
        Lack.INDEX_BEHIND: "the search is not up to date",
        Lack.PHOTOS_MISSING: "{count} photos have not come",
        Lack.DISK_FULL: "the disk is nearly full",
    }
)
_ENCRYPTION = {True: "on", False: "none was found", None: "not known"}


def show_status(options: Namespace, output: Output) -> int:
    """Print versions, installed manuals, the search's state and the machine at hand."""
    with workplace_of(options) as workplace:
        machine = workplace.machine_at_hand
        manuals = workplace.manuals.installed()
        workplace.library.catalogues(workplace.settings.language or "en")
        problems = {manual: error.title for manual, error in workplace.library.problems().items()}
        values: dict[str, Any] = {
            "version": program_version(),
            "home": str(workplace.home.folder),
            "manuals": [
                {
                    "id": m.id,
                    "version": m.version,
                    "signed": m.signed,
                    "withdrawn": m.withdrawn,
                    "problem": problems.get(m.id, ""),
                }
                for m in manuals
            ],
            "search": workplace.search.state().value,
            "machine": {"model": machine.model, "serial": machine.serial} if machine else None,
            "encrypted": is_encrypted(workplace.home.folder),
            "sync": _sync_values(workplace),
            "ready": _ready_values(workplace),
        }
    lines = [
        f"fieldkm {values['version']}, home {values['home']}",
        *(
            f"  {m.id} {m.version}"
            + (f"  DO NOT USE: {m.withdrawn}" if m.withdrawn else "")
            + (f"  {problems[m.id]} Install its pack once more." if m.id in problems else "")
            for m in manuals
        ),
        f"  search: {values['search']}",
        f"  disk encryption: {_ENCRYPTION[values['encrypted']]}",
        *_sync_lines(values["sync"]),
        *_ready_lines(values["ready"]),
    ]
    output.result(values, "\n".join(lines))
    return 0


def _sync_values(workplace: Workplace) -> dict[str, Any]:
    view = workplace.sync.view()
    account = view.account
    return {
        "server": account.url if account else "",
        "user": account.user if account else "",
        "signed_in": view.signed_in,
        "last": view.synced.isoformat() if view.synced else None,
        "locked": view.locked,
        "records": view.records,
        "conflicts": len(workplace.conflicts.unsettled()),
        "operations": {state.value: count for state, count in view.operations.items()},
        "photos": {state.value: count for state, count in view.blobs.items()},
    }


def _ready_values(workplace: Workplace) -> dict[str, Any] | None:
    """Return whether everything for today's visits is here; None where nobody ever signed in."""
    if workplace.sync.view().account is None:
        return None
    found = workplace.today.checks()
    return {
        "ready": is_ready(found),
        "checks": [
            {
                "name": check.name.value,
                "lack": check.lack.value if check.lack else "",
                "count": check.count,
                "things": list(check.things),
            }
            for check in found
        ],
    }


def _ready_lines(ready: dict[str, Any] | None) -> list[str]:
    if ready is None:
        return []
    lacking = [check for check in ready["checks"] if check["lack"]]
    if not lacking:
        return ["  ready to leave"]
    return ["  not ready to leave:", *(f"    {_lack(check)}" for check in lacking)]


def _lack(check: dict[str, Any]) -> str:
    words = _LACKS[check["lack"]].format(count=check["count"])
    return f"{words}: {', '.join(check['things'])}" if check["things"] else words


def _sync_lines(sync: dict[str, Any]) -> list[str]:
    if not sync["signed_in"]:
        return ["  not signed in to a server"]
    waits, photos = sync["operations"], sync["photos"]
    locked = "  customers' data is locked: sync to see it again" if sync["locked"] else ""
    stuck = f"rejected {waits['rejected']}, in conflict {sync['conflicts']}"
    return [
        f"  {sync['user']} at {sync['server']}, last sync {sync['last'] or 'never'}",
        f"  {sync['records']} records",
        f"  waiting {waits['pending']}, blocked {waits['blocked']}, {stuck}",
        f"  photos: {photos['to_send']} to be sent, {photos['wanted']} to come",
        *([locked] if locked else []),
    ]
