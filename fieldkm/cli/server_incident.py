"""`fieldkm server incident new`: an incident from the office, which has no laptop."""

from __future__ import annotations

from argparse import Namespace

from fieldkm.cli.incident import happened_in
from fieldkm.cli.json_file import given_json, text_in
from fieldkm.cli.output import Output
from fieldkm.cli.server_setting import administration_of

_FIELDS = ("title", "background", "happened", "machine", "customer")


def report(options: Namespace, output: Output) -> int:
    """Write an incident down in the name of a user, from a JSON file."""
    found = given_json(options.file, _FIELDS)
    with administration_of(options) as desk:
        from fieldkm.server.front_office import Call

        call = Call(
            options.by,
            text_in(found, "title"),
            text_in(found, "background"),
            text_in(found, "machine"),
            text_in(found, "customer"),
            happened_in(found),
        )
        status = desk.report_incident(call)
    values = {
        "id": status.id,
        "owner": status.owner,
        "answer_by": status.answer_by.isoformat() if status.answer_by else "",
        "close_by": status.close_by.isoformat() if status.close_by else "",
    }
    owner = status.owner or "nobody: its territory has no supervisor"
    output.result(values, f"{status.id}  written down; it is answered by {owner}.")
    return 0
