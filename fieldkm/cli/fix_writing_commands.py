"""The commands for those who write fixes."""

from __future__ import annotations

from fieldkm.cli.parsing import Commands, command


def writing_commands(fix: Commands) -> None:
    """Add them to the group of fixes."""
    new = command(fix, "new", "fix_writing:write_new", "begin a fix; it stays here until submitted")
    new.add_argument(
        "--from", dest="file", required=True, metavar="FILE", help="a JSON file, or - for piped in"
    )
    new.add_argument("--visit", default="", metavar="ID", help="fill in what a visit knows")
    new.add_argument("--improves", default="", metavar="FIX", help="a better text for this fix")
    new.add_argument(
        "--photo", action="append", default=[], metavar="FILE", help="a photo; may be repeated"
    )
    command(fix, "drafts", "fix_writing:list_drafts", "the fixes that are being written here")
    submit = command(fix, "submit", "fix_writing:submit", "submit a draft for review")
    submit.add_argument("id", metavar="ID", help="the draft's id, or its fix's")
    submit.add_argument(
        "--anyway", action="store_true", help="although a customer's name or number stands in it"
    )
    withdraw = command(
        fix, "withdraw", "fix_writing:withdraw", "take back what you submitted, or drop a draft"
    )
    withdraw.add_argument("id", metavar="ID", help="the fix's id or number, or a draft's id")
    withdraw.add_argument("--reason", default="", metavar="TEXT", help="why; - for piped in")
