"""Every command with its options; the handlers are named as text so that none is loaded before it
is run.
"""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, _SubParsersAction
from typing import NoReturn, TypeAlias

from fieldkm.domain.finding import Kind
from fieldkm.domain.people import Role

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"


class WrongUsage(Exception):
    """The command line is not understood."""

    def __init__(self, message: str, usage: str) -> None:
        super().__init__(message)
        self.message = message
        self.usage = usage


class Parser(ArgumentParser):
    """A parser that leaves it to `main` to complain, in words or in JSON."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the command line."""
        raise WrongUsage(message, self.format_usage().strip())


def make_parser() -> ArgumentParser:
    """Return the parser of the whole command line."""
    parser: ArgumentParser = Parser(
        prog="fieldkm", description="Repair manuals and known fixes, offline."
    )
    _global_options(parser, None, default_json=False)
    parser.set_defaults(handler="window:open_window", location="")
    commands = parser.add_subparsers(metavar="COMMAND")
    for add in (_window, _manual, _search, _part, _page, _status, _sync, _server, _dev):
        add(commands)
    return parser


def _global_options(parser: ArgumentParser, home: object, default_json: object) -> None:
    parser.add_argument(
        "--home", default=home, metavar="DIR", help="the folder that holds everything"
    )
    parser.add_argument(
        "--json", action="store_true", default=default_json, help="answer in JSON, for scripts"
    )


def _command(commands: Commands, name: str, handler: str, help_text: str) -> ArgumentParser:
    parser = commands.add_parser(name, help=help_text, description=help_text)
    # Suppressed, so that a sub-command does not undo what stood before it.
    _global_options(parser, SUPPRESS, default_json=SUPPRESS)
    parser.set_defaults(handler=handler)
    return parser


def _group(commands: Commands, name: str, help_text: str) -> Commands:
    parser = commands.add_parser(name, help=help_text, description=help_text)
    return parser.add_subparsers(metavar="COMMAND", required=True)


def _window(commands: Commands) -> None:
    desktop = _command(commands, "desktop", "window:open_window", "open the window")
    desktop.add_argument("location", nargs="?", default="", help="a page, part or code to open")
    desktop.add_argument("--write", metavar="FOLDER", help="open a manual's folder to write in it")
    demo = _command(commands, "demo", "demo:run_demo", "the whole system on one machine")
    demo.add_argument("--pictures", metavar="DIR", help="take a picture of every screen, then end")
    demo.add_argument("--keep", metavar="DIR", help="keep the demo's home in this folder")


def _manual(commands: Commands) -> None:
    manual = _group(commands, "manual", "check, build, import and install manuals")
    check = _command(manual, "check", "manual:check", "report what is wrong with a manual")
    check.add_argument("source", metavar="SRC")
    check.add_argument(
        "--against", metavar="PACK", help="an older pack whose page ids must live on"
    )
    build = _command(manual, "build", "manual:build", "make the pack of a manual")
    build.add_argument("source", metavar="SRC")
    build.add_argument("-o", dest="target", metavar="FILE", required=True)
    build.add_argument("--key", metavar="KEYFILE", help="the private key to sign with")
    bring = _command(manual, "import", "manual:bring_in", "foreign documentation to a manual")
    bring.add_argument("source", metavar="SRC")
    bring.add_argument("-o", dest="target", metavar="DIR", required=True)
    bring.add_argument("--mapping", metavar="FILE", help="which columns are which (TOML)")
    bring.add_argument("--dialect", default="", help="how the source is written, else recognised")
    install = _command(manual, "install", "manual:install", "install a pack")
    install.add_argument("pack", metavar="FILE")
    install.add_argument("--unsigned", action="store_true", help="permit a pack without signature")
    _command(manual, "list", "manual:list_installed", "the installed manuals")
    remove = _command(manual, "remove", "manual:remove", "remove an installed manual")
    remove.add_argument("manual", metavar="ID")
    _keys(manual)


def _keys(manual: Commands) -> None:
    key = _command(manual, "key", "manual:make_key", "make a publisher's key")
    key.add_argument("-o", dest="target", metavar="KEYFILE", required=True)
    trust = _command(manual, "trust", "manual:trust", "trust a publisher's public key")
    trust.add_argument("key", metavar="PUBFILE")
    taken = _command(manual, "take-withdrawal", "manual:take_withdrawal", "obey a withdrawal")
    taken.add_argument("file", metavar="FILE")
    withdraw = _command(manual, "withdraw", "manual:withdraw", "sign a withdrawal of versions")
    withdraw.add_argument("manual", metavar="ID")
    withdraw.add_argument("versions", nargs="+", metavar="VERSION")
    withdraw.add_argument("--reason", required=True)
    withdraw.add_argument("--key", required=True, metavar="KEYFILE")
    withdraw.add_argument("-o", dest="target", metavar="FILE", required=True)


def _search(commands: Commands) -> None:
    search = _command(commands, "search", "search:search", "find something in everything")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--kind", choices=[kind.value for kind in Kind], default="")
    search.add_argument("--manual", default="", metavar="ID")
    search.add_argument("--machine", default="", metavar="SERIAL")
    search.add_argument("--limit", type=positive, default=20, metavar="N")
    search.add_argument("--language", default="", help="the reader's language: en or zh")


def _part(commands: Commands) -> None:
    part = _command(commands, "part", "part:show_part", "a part, by its number in any spelling")
    part.add_argument("number", metavar="NUMBER")
    part.add_argument("--language", default="", help="en or zh")


def _page(commands: Commands) -> None:
    page = _command(commands, "page", "page:show_page", "a page, its sections and links")
    page.add_argument("page", metavar="ID")
    page.add_argument("--text", action="store_true", help="the page's words as plain text")
    page.add_argument("--language", default="", help="en or zh")


def _status(commands: Commands) -> None:
    _command(commands, "status", "status:show_status", "what is installed, and the search's state")


def _sync(commands: Commands) -> None:
    login = _command(commands, "login", "sync:log_in", "make this laptop a device of a user")
    login.add_argument("url", metavar="URL")
    login.add_argument("--user", metavar="NAME", required=True)
    login.add_argument("--device-name", default="", metavar="TEXT", help="else the computer's")
    _command(commands, "logout", "sync:log_out", "forget the sign-in; what was written stays")
    sync = _command(commands, "sync", "sync:synchronise", "send what waits, take what is new")
    sync.add_argument("--everything", action="store_true", help="photos on a metered line too")
    _command(commands, "outbox", "sync:show_outbox", "what the server has not taken yet")


def _server(commands: Commands) -> None:
    server = _group(commands, "server", "the central server, on its own machine")
    _server_run(server)
    _server_people(server)
    _server_deadlines(server)
    _server_data(server)


def _server_command(commands: Commands, name: str, handler: str, help_text: str) -> ArgumentParser:
    parser = _command(commands, name, handler, help_text)
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
    user = _group(server, "user", "who may sign in")
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
        group = _group(server, what, f"{plural}")
        added = _server_command(
            group, "add", f"server:add_{what}", f"add a {what}, or name it anew"
        )
        added.add_argument("id", metavar="ID")
        added.add_argument("--name", default="", metavar="TEXT")
        _server_command(group, "list", f"server:list_{plural}", f"the {plural}")
    device = _group(server, "device", "the laptops that were signed in")
    _server_command(device, "list", "server:list_devices", "the laptops")
    revoke = _server_command(device, "revoke", "server:revoke_device", "let a laptop in no more")
    revoke.add_argument("id", metavar="ID")
    revoke.add_argument("--wipe", action="store_true", help="it forgets everything it holds")


def _server_deadlines(server: Commands) -> None:
    deadline = _group(server, "deadline", "the company's own deadlines")
    _server_command(deadline, "list", "server:list_deadlines", "the deadlines, in days")
    changed = _server_command(deadline, "set", "server:set_deadline", "change a deadline")
    changed.add_argument("name", metavar="NAME")
    changed.add_argument("days", metavar="DAYS", type=positive)


def _server_data(server: Commands) -> None:
    manual = _group(server, "manual", "the packs that all laptops get")
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


def _dev(commands: Commands) -> None:
    dev = _group(commands, "dev", "for developers")
    bench = _command(dev, "bench", "bench:run_bench", "measure against peers, in ratios")
    bench.add_argument("name", nargs="?", default="", metavar="NAME")
    seed = _command(dev, "seed", "seed:make_library", "a sample library of any size")
    seed.add_argument("--scale", type=int, default=10_000, metavar="N", help="sections")
    seed.add_argument("-o", dest="target", metavar="DIR", default="", help="write the manual here")
    pictures = _command(dev, "pictures", "demo:take_pictures", "a picture of every screen")
    pictures.add_argument("folder", metavar="DIR")


def port(text: str) -> int:
    """Read a port from the command line; 0 is any that is free."""
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and int(text) < 1 << 16):
        raise ArgumentTypeError(f"“{text[:40]}” is no port from 0 to 65535")
    return int(text)


def positive(text: str) -> int:
    """Read a number of at least 1 from the command line."""
    if not (text.isascii() and text.isdecimal() and 0 < len(text) < 10 and int(text) > 0):
        raise ArgumentTypeError(f"“{text[:40]}” is no whole number from 1 on")
    return int(text)
