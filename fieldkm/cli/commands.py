"""Every command with its options; the handlers are named as text so that none is loaded before it
is run.
"""

from __future__ import annotations

from argparse import ArgumentParser

from fieldkm.cli.fix_commands import fix_commands
from fieldkm.cli.parsing import (
    Commands,
    Parser,
    amount,
    command,
    global_options,
    group,
    positive,
)
from fieldkm.cli.server_commands import server_commands
from fieldkm.domain.finding import Kind


def make_parser() -> ArgumentParser:
    """Return the parser of the whole command line."""
    parser: ArgumentParser = Parser(
        prog="fieldkm", description="Repair manuals and known fixes, offline."
    )
    global_options(parser, None, default_json=False)
    parser.set_defaults(handler="window:open_window", location="")
    commands = parser.add_subparsers(metavar="COMMAND")
    for add in (
        _window,
        _manual,
        _search,
        _part,
        _page,
        _status,
        _sync,
        _customer,
        _machine,
        _visit,
        _incident,
        fix_commands,
        _flag,
        server_commands,
        _dev,
    ):
        add(commands)
    return parser


def _window(commands: Commands) -> None:
    desktop = command(commands, "desktop", "window:open_window", "open the window")
    desktop.add_argument("location", nargs="?", default="", help="a page, part or code to open")
    desktop.add_argument("--write", metavar="FOLDER", help="open a manual's folder to write in it")
    demo = command(commands, "demo", "demo:run_demo", "the whole system on one machine")
    demo.add_argument("--pictures", metavar="DIR", help="take a picture of every screen, then end")
    demo.add_argument(
        "--keep", metavar="DIR", help="keep home and server in this folder, and go on"
    )


def _manual(commands: Commands) -> None:
    manual = group(commands, "manual", "check, build, import and install manuals")
    check = command(manual, "check", "manual:check", "report what is wrong with a manual")
    check.add_argument("source", metavar="SRC")
    check.add_argument(
        "--against", metavar="PACK", help="an older pack whose page ids must live on"
    )
    build = command(manual, "build", "manual:build", "make the pack of a manual")
    build.add_argument("source", metavar="SRC")
    build.add_argument("-o", dest="target", metavar="FILE", required=True)
    build.add_argument("--key", metavar="KEYFILE", help="the private key to sign with")
    bring = command(manual, "import", "manual:bring_in", "foreign documentation to a manual")
    bring.add_argument("source", metavar="SRC")
    bring.add_argument("-o", dest="target", metavar="DIR", required=True)
    bring.add_argument("--mapping", metavar="FILE", help="which columns are which (TOML)")
    bring.add_argument("--dialect", default="", help="how the source is written, else recognised")
    install = command(manual, "install", "manual:install", "install a pack")
    install.add_argument("pack", metavar="FILE")
    install.add_argument("--unsigned", action="store_true", help="permit a pack without signature")
    command(manual, "list", "manual:list_installed", "the installed manuals")
    remove = command(manual, "remove", "manual:remove", "remove an installed manual")
    remove.add_argument("manual", metavar="ID")
    _keys(manual)


def _keys(manual: Commands) -> None:
    key = command(manual, "key", "manual:make_key", "make a publisher's key")
    key.add_argument("-o", dest="target", metavar="KEYFILE", required=True)
    trust = command(manual, "trust", "manual:trust", "trust a publisher's public key")
    trust.add_argument("key", metavar="PUBFILE")
    taken = command(manual, "take-withdrawal", "manual:take_withdrawal", "obey a withdrawal")
    taken.add_argument("file", metavar="FILE")
    withdraw = command(manual, "withdraw", "manual:withdraw", "sign a withdrawal of versions")
    withdraw.add_argument("manual", metavar="ID")
    withdraw.add_argument("versions", nargs="+", metavar="VERSION")
    withdraw.add_argument("--reason", required=True)
    withdraw.add_argument("--key", required=True, metavar="KEYFILE")
    withdraw.add_argument("-o", dest="target", metavar="FILE", required=True)


def _search(commands: Commands) -> None:
    search = command(commands, "search", "search:search", "find something in everything")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--kind", choices=[kind.value for kind in Kind], default="")
    search.add_argument("--manual", default="", metavar="ID")
    search.add_argument("--machine", default="", metavar="SERIAL")
    search.add_argument("--limit", type=positive, default=20, metavar="N")
    search.add_argument("--language", default="", help="the reader's language: en or zh")


def _part(commands: Commands) -> None:
    part = command(commands, "part", "part:show_part", "a part, by its number in any spelling")
    part.add_argument("number", metavar="NUMBER")
    part.add_argument("--language", default="", help="en or zh")


def _page(commands: Commands) -> None:
    page = command(commands, "page", "page:show_page", "a page, its sections and links")
    page.add_argument("page", metavar="ID")
    page.add_argument("--text", action="store_true", help="the page's words as plain text")
    page.add_argument("--language", default="", help="en or zh")


def _status(commands: Commands) -> None:
    command(commands, "status", "status:show_status", "what is installed, and the search's state")


def _sync(commands: Commands) -> None:
    login = command(commands, "login", "sync:log_in", "make this laptop a device of a user")
    login.add_argument("url", metavar="URL")
    login.add_argument("--user", metavar="NAME", required=True)
    login.add_argument("--device-name", default="", metavar="TEXT", help="else the computer's")
    command(commands, "logout", "sync:log_out", "forget the sign-in; what was written stays")
    sync = command(commands, "sync", "sync:synchronise", "send what waits, take what is new")
    sync.add_argument("--everything", action="store_true", help="photos on a metered line too")
    command(commands, "outbox", "sync:show_outbox", "what the server has not taken yet")


def _customer(commands: Commands) -> None:
    customer = group(commands, "customer", "the customers of your territory")
    listed = command(customer, "list", "customer:list_customers", "found by whatever is known")
    listed.add_argument("words", nargs="*", metavar="WORDS", help="name, town, serial, phone…")
    listed.add_argument("--language", default="", help="en or zh")
    show = command(customer, "show", "customer:show_customer", "one with all that is known of it")
    show.add_argument("id", metavar="ID", help="its id, or the one in the office's system")
    wish = group(commands, "preference", "standing wishes of customers")
    new = command(wish, "new", "customer:write_preference", "write a wish down")
    new.add_argument("--from", dest="file", metavar="FILE", required=True, help="JSON; -: piped in")


def _machine(commands: Commands) -> None:
    machine = group(commands, "machine", "the customers' machines")
    listed = command(machine, "list", "machine:list_machines", "machines by model and serial")
    listed.add_argument("words", nargs="*", metavar="WORDS", help="of its facts or whereabouts")
    listed.add_argument("--customer", default="", metavar="ID", help="of one customer only")
    show = command(machine, "show", "machine:show_machine", "a machine with its history")
    show.add_argument("serial", metavar="SERIAL")
    show.add_argument("--language", default="", help="en or zh")


def _visit(commands: Commands) -> None:
    visit = group(commands, "visit", "what was done at a machine, and when")
    listed = command(visit, "list", "visit:list_visits", "a machine's visits, the newest first")
    listed.add_argument("--machine", metavar="SERIAL", required=True)
    listed.add_argument("--limit", type=positive, default=50, metavar="N")
    show = command(visit, "show", "visit:show_visit", "all that was written down in a visit")
    show.add_argument("id", metavar="ID")
    show.add_argument("--language", default="", help="en or zh")
    new = command(visit, "new", "visit:write_visit", "write a visit down, perhaps closed")
    new.add_argument("--from", dest="file", metavar="FILE", required=True, help="JSON; -: piped in")


def _incident(commands: Commands) -> None:
    incident = group(commands, "incident", "unpleasant events, worked off until they are closed")
    new = command(incident, "new", "incident:report", "write an incident down")
    new.add_argument("--from", dest="file", metavar="FILE", required=True, help="JSON; -: piped in")
    listed = command(incident, "list", "incident:list_incidents", "the open ones, late ones first")
    listed.add_argument("--late", action="store_true", help="only those that missed a deadline")
    listed.add_argument("--machine", default="", metavar="SERIAL", help="those at one machine")
    close = command(incident, "close", "incident:close", "close one with its result")
    close.add_argument("id", metavar="ID")
    close.add_argument("--result", metavar="TEXT", required=True)


def _flag(commands: Commands) -> None:
    flag = group(commands, "flag", "errors in manuals and fixes: reported, answered by reviewers")
    page = command(flag, "page", "flag:report_page", "report that a page of a manual is wrong")
    page.add_argument("page", metavar="PAGE", help="its id; MANUAL/PAGE where several have it")
    page.add_argument("text", metavar="TEXT", help="what is wrong; -: piped in")
    page.add_argument("--quote", default="", metavar="WORDS", help="the words that are wrong")
    listed = command(flag, "list", "flag:list_flags", "those that wait for an answer, then others")
    listed.add_argument("--open", action="store_true", help="only those that wait for an answer")
    answer = command(flag, "answer", "flag:answer", "answer one, which closes it")
    answer.add_argument("id", metavar="ID")
    answer.add_argument("text", metavar="TEXT", help="what was done about it; -: piped in")
    for each in (page, listed, answer):
        each.add_argument("--language", default="", help="en or zh")


def _dev(commands: Commands) -> None:
    dev = group(commands, "dev", "for developers")
    bench = command(dev, "bench", "bench:run_bench", "measure against peers, in ratios")
    bench.add_argument("name", nargs="?", default="", metavar="NAME")
    bench.add_argument(
        "--minutes", type=amount, default=1, metavar="N", help="for how long faults are made"
    )
    bench.add_argument(
        "--seed", type=amount, metavar="S", help="the first history of faults, to see it again"
    )
    seed = command(dev, "seed", "seed:make_library", "a sample library of any size")
    seed.add_argument("--scale", type=int, default=10_000, metavar="N", help="sections")
    seed.add_argument("-o", dest="target", metavar="DIR", default="", help="write the manual here")
    seed.add_argument(
        "--territory", action="store_true", help="a sample territory instead: N visits"
    )
    seed.add_argument("--fixes", type=int, metavar="N", help="instead: a home that knows N fixes")
    command(dev, "up", "dev_up:run_up", "a server and two signed-in homes, until Ctrl+C")
    pictures = command(dev, "pictures", "demo:take_pictures", "a picture of every screen")
    pictures.add_argument("folder", metavar="DIR")
