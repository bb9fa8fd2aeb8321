"""The commands for those who review fixes."""

from __future__ import annotations

from argparse import ArgumentParser

from fieldkm.cli.parsing import Commands, command
from fieldkm.domain.review_queue import QueueOrder


def review_commands(fix: Commands) -> None:
    """Add them to the group of fixes."""
    queue = command(fix, "queue", "fix_review:show_queue", "what waits for your decision")
    queue.add_argument(
        "--order",
        choices=[order.value for order in QueueOrder],
        default=QueueOrder.AGE.value,
        help="what has waited too long comes first anyway",
    )
    changes = command(
        fix, "changes", "fix_review:show_changes", "what waiting revisions change, word by word"
    )
    changes.add_argument("id", metavar="ID", help="its number in any spelling, or its id")
    changes.add_argument("--language", default="", help="en or zh")
    approve = command(fix, "approve", "fix_review:approve", "let everybody read a revision")
    approve.add_argument("id", metavar="ID")
    approve.add_argument("--revision", required=True, metavar="R", help="exactly what was read")
    _add_reason(approve)
    back = command(fix, "return", "fix_review:send_back", "give it back to its author")
    retire = command(fix, "retire", "fix_review:retire", "take it out of use")
    merge = command(fix, "merge", "fix_review:merge", "retire it in favour of another fix")
    merge.add_argument("--into", required=True, metavar="ID", help="the fix that stays")
    hand_on = command(fix, "hand-on", "fix_review:hand_on", "let another reviewer decide")
    hand_on.add_argument("--to", required=True, metavar="NAME", help="as they sign in")
    promote = command(
        fix, "promote", "fix_review:promote", "write an approved one as a page of a manual"
    )
    promote.add_argument("--manual", required=True, metavar="FOLDER", help="where it is written")
    for parser in (back, retire, merge, hand_on, promote):
        parser.add_argument("id", metavar="ID")
        parser.add_argument("--revision", default="", metavar="R", help="else the only one")
        _add_reason(parser, is_needed=parser in (back, retire))


def _add_reason(parser: ArgumentParser, is_needed: bool = False) -> None:
    parser.add_argument(
        "--reason", required=is_needed, default="", metavar="TEXT", help="why; -: piped in"
    )
