"""The commands about fixes: those for readers here, those for authors and reviewers beside them."""

from __future__ import annotations

from fieldkm.cli.fix_review_commands import review_commands
from fieldkm.cli.fix_writing_commands import writing_commands
from fieldkm.cli.parsing import Commands, command, group, positive
from fieldkm.domain.fix_lines import Shelf
from fieldkm.domain.outcomes import Result


def fix_commands(commands: Commands) -> None:
    """Add the group to the command line."""
    fix = group(commands, "fix", "what technicians found out: read, used, written, reviewed")
    listed = command(fix, "list", "fix:list_fixes", "the fixes on this laptop, the newest first")
    listed.add_argument("words", nargs="*", metavar="WORDS", help="a number, a code, a part, words")
    listed.add_argument(
        "--state", choices=[shelf.value for shelf in Shelf], default=Shelf.ALL.value
    )
    listed.add_argument("--mine", action="store_true", help="only those that you wrote or improved")
    listed.add_argument("--model", default="", metavar="MODEL", help="those that hold for it")
    listed.add_argument("--limit", type=positive, default=100, metavar="N")
    show = command(fix, "show", "fix:show", "one with all that others made of it")
    show.add_argument("id", metavar="ID", help="its number in any spelling, or its id")
    outcome = command(fix, "outcome", "fix:outcome", "write down how it went when you used it")
    outcome.add_argument("id", metavar="ID")
    outcome.add_argument("result", choices=[result.value for result in Result])
    outcome.add_argument("--visit", default="", metavar="ID", help="the visit in which it was used")
    outcome.add_argument("--text", default="", metavar="TEXT", help="why; -: piped in")
    for name, help_text in (
        ("comment", "write a remark on it"),
        ("flag", "report that it is wrong; a reviewer answers"),
        ("thank", "thank its author"),
    ):
        remark = command(fix, name, f"fix:{name}", help_text)
        remark.add_argument("id", metavar="ID")
        is_needed = name != "thank"
        remark.add_argument(
            "text", metavar="TEXT", nargs=None if is_needed else "?", default="", help="-: piped in"
        )
    writing_commands(fix)
    review_commands(fix)
