"""A password from the terminal or the environment: never from the command line, where others see
it.
"""

from __future__ import annotations

import os
import sys

from fieldkm.errors import BadInput

VARIABLE = "FIELDKM_PASSWORD"


def given_password(prompt: str, *, twice: bool = False) -> str:
    """Return the password in `FIELDKM_PASSWORD`, else what is typed at `prompt` (and once more).

    Raises `BadInput` where there is nobody to ask, or both differ.
    """
    password = os.environ.get(VARIABLE, "")
    if password:
        return password
    if not (sys.stdin and sys.stdin.isatty()):
        raise BadInput(
            "no-password",
            "No password was given.",
            "Type it at a terminal, or put it into the environment as {variable}.",
            variable=VARIABLE,
        )
    from getpass import getpass

    password = getpass(f"{prompt}: ")
    if twice and getpass(f"{prompt}, once more: ") != password:
        raise BadInput("passwords-differ", "The two passwords differ.", "Type both again.")
    return password
