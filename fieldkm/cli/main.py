"""The command `fieldkm`: reads the command line, loads the one command that was asked for, runs
it.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from fieldkm.cli.commands import make_parser
from fieldkm.cli.output import Output
from fieldkm.cli.parsing import WrongUsage
from fieldkm.errors import FieldkmError, from_os_error

WRONG_USAGE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused or problems found, 2 wrong
    usage, 3 not available now.
    """
    given = sys.argv[1:] if arguments is None else arguments
    output = Output("--json" in given)
    try:
        options = make_parser().parse_args(given)
        return _run(options, Output(options.json))
    except WrongUsage as wrong:
        output.wrong_usage(wrong.message, wrong.usage)
        return WRONG_USAGE
    except FieldkmError as error:
        output.error(error)
        return error.exit_status
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone: not an error.
        _write_no_more()
        return 0
    except OSError as error:
        _write_no_more()
        known = from_os_error(error, str(error.filename or "The output"))
        output.error(known)
        return known.exit_status
    except KeyboardInterrupt:
        return INTERRUPTED


def _write_no_more() -> None:
    """Let go of what could not be written, or Python would complain about it at exit."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(options: Namespace, output: Output) -> int:
    module, _, function = options.handler.partition(":")
    handler = getattr(import_module(f"fieldkm.cli.{module}"), function)
    status: int = handler(options, output)
    if sys.stdout:  # None where it was closed from the start
        sys.stdout.flush()
    return status
