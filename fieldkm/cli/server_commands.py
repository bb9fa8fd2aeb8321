"""The commands of the central server with their options; see `commands`."""

from __future__ import annotations

from argparse import ArgumentParser

from fieldkm.cli.parsing import Commands, command, group, port, positive
from fieldkm.domain.people import Role

# What laptops write; named here, since their kinds are loaded with all that travels.
_EDITED = (
    "customer site contact machine entitlement preference hazard task planned_visit visit"
    " visit_entry photo outcome incident incident_entry fix comment"
).split()


def server_commands(commands: Commands) -> None:
    """Add `server` with all that is below it."""
    server = group(commands, "server", "the central server, on its own machine")
    _server_run(server)
    _server_people(server)
    _server_loans(server)
    _server_deadlines(server)
    _server_review(server)
    _server_data(server)
    _server_customers(server)


def _server_command(commands: Commands, name: str, handler: str, help_text: str) -> ArgumentParser:
    parser = command(commands, name, handler, help_text)
    parser.add_argument("--data", metavar="DIR", default="", help="where the server keeps its data")
    parser.add_argument(
        "--database-url", metavar="URL", default="", help="postgresql://user@host/name, else SQLite"
    )
    return parser


def _server_run(server: Commands) -> None:
    run = _server_command(server, "run", "server:run", "serve until told to end")
    run.add_argument("--host", default="127.0.0.1", help="the address to listen at")
    run.add_argument("--port", type=port, default=8470, help="0 for any that is free")
    run.add_argument("--workers", type=positive, default=1, metavar="N", help="processes")
    run.add_argument(
        "--until-input-ends",
        action="store_true",
        help="end when standard input does: for a program that starts a server of its own",
    )
    run.add_argument("--tls-cert", metavar="FILE", help="the certificate, as PEM")
    run.add_argument("--tls-key", metavar="FILE", help="its private key, as PEM")
    run.add_argument(
        "--trusted-proxy",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="a proxy in front of the server that tells where requests come from",
    )


def _server_people(server: Commands) -> None:
    user = group(server, "user", "who may sign in")
    add = _server_command(user, "add", "server:add_user", "add a user; the password is asked for")
    add.add_argument("name", metavar="NAME", help="what they sign in with")
    add.add_argument("--role", choices=[role.value for role in Role], required=True)
    add.add_argument("--display", default="", metavar="TEXT", help="the name that others read")
    add.add_argument("--territory", action="append", default=[], metavar="T")
    add.add_argument("--family", action="append", default=[], metavar="F")
    _server_command(user, "list", "server:list_users", "the users")
    disable = _server_command(user, "disable", "server:disable_user", "let a user in no more")
    disable.add_argument("name", metavar="NAME")
    password = _server_command(
        user, "password", "server:change_password", "give a user another password"
    )
    password.add_argument("name", metavar="NAME")
    for what, plural in (("territory", "territories"), ("family", "families")):
        places = group(server, what, f"{plural}")
        added = _server_command(
            places, "add", f"server:add_{what}", f"add a {what}, or name it anew"
        )
        added.add_argument("id", metavar="ID")
        added.add_argument("--name", default="", metavar="TEXT")
        _server_command(places, "list", f"server:list_{plural}", f"the {plural}")
    device = group(server, "device", "the laptops that were signed in")
    _server_command(device, "list", "server:list_devices", "the laptops")
    revoke = _server_command(device, "revoke", "server:revoke_device", "let a laptop in no more")
    revoke.add_argument("id", metavar="ID")
    revoke.add_argument("--wipe", action="store_true", help="it forgets everything it holds")


def _server_loans(server: Commands) -> None:
    loan = group(server, "loan", "a territory or family for a colleague, for some days")
    add = _server_command(loan, "add", "server_loans:lend", "lend one")
    add.add_argument("user", metavar="USER", help="who gets it")
    what = add.add_mutually_exclusive_group(required=True)
    what.add_argument("--territory", default="", metavar="T")
    what.add_argument("--family", default="", metavar="F")
    add.add_argument("--days", type=positive, required=True, metavar="N", help="at most 366")
    add.add_argument("--by", default="", metavar="SUPERVISOR", help="who lends what they have")
    _server_command(loan, "list", "server_loans:list_loans", "what is lent")
    end = _server_command(loan, "end", "server_loans:end", "end a loan before its time")
    end.add_argument("id", metavar="ID")


def _server_deadlines(server: Commands) -> None:
    deadline = group(server, "deadline", "the company's own deadlines")
    _server_command(deadline, "list", "server:list_deadlines", "the deadlines, in days")
    changed = _server_command(deadline, "set", "server:set_deadline", "change a deadline")
    changed.add_argument("name", metavar="NAME")
    changed.add_argument("days", metavar="DAYS", type=positive)


def _server_review(server: Commands) -> None:
    review = group(server, "review", "fixes that wait for a reviewer")
    listed = _server_command(
        review, "list", "server_review:list_waiting", "since when each waits, and who can decide"
    )
    listed.add_argument(
        "--risen", action="store_true", help="those alone that have waited for too long"
    )
    _server_command(
        review,
        "bring-back",
        "server_review:bring_back",
        "approved fixes that have rested, or whose manual has changed; else done every hour",
    )


def _server_data(server: Commands) -> None:
    manual = group(server, "manual", "the packs that all laptops get")
    publish = _server_command(manual, "publish", "server_data:publish", "a pack for all laptops")
    publish.add_argument("pack", metavar="FILE")
    withdraw = _server_command(
        manual, "withdraw", "server_data:withdraw", "versions that must not be used"
    )
    withdraw.add_argument("file", metavar="FILE", help="as “fieldkm manual withdraw” wrote it")
    trust = _server_command(manual, "trust", "server_data:trust", "accept packs of a publisher")
    trust.add_argument("key", metavar="PUBFILE")
    _server_command(manual, "list", "server_data:list_packs", "what is published")
    backup = _server_command(
        server, "backup", "server_data:back_up", "a copy of everything, while running"
    )
    backup.add_argument("folder", metavar="DIR")
    restore = _server_command(
        server, "restore", "server_data:restore", "a backup, into an empty place"
    )
    restore.add_argument("folder", metavar="DIR")
    restore.add_argument("--erasures", metavar="FILE", help="what was erased for good since then")


def _server_customers(server: Commands) -> None:
    bring_in = _server_command(
        server,
        "import",
        "server_customers:bring_in",
        "customers, sites, machines, visits… from CSV files, all of it or nothing",
    )
    bring_in.add_argument("folder", metavar="FOLDER", help="customers.csv, visits.csv…")
    bring_in.add_argument(
        "--mapping", metavar="FILE", help="TOML: other names of files and columns, dates, words"
    )
    bring_in.add_argument("--dry-run", action="store_true", help="say what it would do")
    customer = group(server, "customer", "all that is known of a customer")
    export = _server_command(
        customer, "export", "server_customers:export", "write it down, as JSON"
    )
    export.add_argument("customer", metavar="ID|NAME")
    export.add_argument("-o", dest="target", metavar="FILE", required=True)
    contact = group(server, "contact", "the people of a customer")
    for people, what, words in (
        (customer, "customer", "erase it for good, on all laptops too"),
        (contact, "contact", "erase a person for good, on all laptops too"),
    ):
        erase = _server_command(people, "erase", f"server_customers:erase_{what}", words)
        erase.add_argument("name", metavar="ID|NAME")
        erase.add_argument("--reason", metavar="TEXT", required=True)
    history = _server_command(
        server, "history", "server_customers:show_history", "who did what to a record, and when"
    )
    history.add_argument("kind", choices=_EDITED, metavar="KIND", help=", ".join(_EDITED))
    history.add_argument("id", metavar="ID")
    incident = group(server, "incident", "what the office writes down")
    new = _server_command(incident, "new", "server_incident:report", "write an incident down")
    new.add_argument("--by", metavar="NAME", required=True, help="the user who took the call")
    new.add_argument("--from", dest="file", metavar="FILE", required=True, help="JSON; -: piped in")
