"""What the parsers of all commands are made of."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, _SubParsersAction
from typing import NoReturn, TypeAlias

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


def global_options(parser: ArgumentParser, home: object, default_json: object) -> None:
    """Add the options that every command takes."""
    parser.add_argument(
        "--home", default=home, metavar="DIR", help="the folder that holds everything"
    )
    parser.add_argument(
        "--json", action="store_true", default=default_json, help="answer in JSON, for scripts"
    )


def command(commands: Commands, name: str, handler: str, help_text: str) -> ArgumentParser:
    """Add a command; `handler` is `module:function` below `fieldkm.cli`."""
    parser = commands.add_parser(name, help=help_text, description=help_text)
    # Suppressed, so that a sub-command does not undo what stood before it.
    global_options(parser, SUPPRESS, default_json=SUPPRESS)
    parser.set_defaults(handler=handler)
    return parser


def group(commands: Commands, name: str, help_text: str) -> Commands:
    """Add a command that has commands of its own, and return where they are added."""
    parser = commands.add_parser(name, help=help_text, description=help_text)
    return parser.add_subparsers(metavar="COMMAND", required=True)


def port(text: str) -> int:
    """Read a port from the command line; 0 is any that is free."""
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and int(text) < 1 << 16):
        raise ArgumentTypeError(f"“{text[:40]}” is no port from 0 to 65535")
    return int(text)


def amount(text: str) -> int:
    """Read a number of at least 0 from the command line."""
    return 0 if text == "0" else positive(text)


def positive(text: str) -> int:
    """Read a number of at least 1 from the command line."""
    if not (text.isascii() and text.isdecimal() and 0 < len(text) < 10 and int(text) > 0):
        raise ArgumentTypeError(f"“{text[:40]}” is no whole number from 1 on")
    return int(text)
