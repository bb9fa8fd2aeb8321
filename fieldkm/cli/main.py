"""The command `fieldkm`: reads the command line, loads the one command that was asked for, runs
it.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module

from fieldkm.cli.commands import make_parser
from fieldkm.cli.output import Output
from fieldkm.errors import FieldkmError, from_os_error

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused or problems found, 2 wrong
    usage, 3 not available now.
    """
    options = make_parser().parse_args(arguments)
    output = Output(options.json)
    try:
        return _run(options, output)
    except FieldkmError as error:
        output.error(error)
        return error.exit_status
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone: not an error; keep Python from saying so at
        # exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        known = from_os_error(error, str(error.filename or ""))
        output.error(known)
        return known.exit_status
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(options: Namespace, output: Output) -> int:
    module, _, function = options.handler.partition(":")
    handler = getattr(import_module(f"fieldkm.cli.{module}"), function)
    status: int = handler(options, output)
    return status
