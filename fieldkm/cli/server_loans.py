"""`fieldkm server loan`: a territory or product family for a colleague, for some days."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from fieldkm.cli.output import Output
from fieldkm.cli.server_setting import administration_of
from fieldkm.domain.reach import LoanKind

if TYPE_CHECKING:
    from fieldkm.server.lending import Lent


def lend(options: Namespace, output: Output) -> int:
    """Lend a territory or family; the colleague has it with the next sync."""
    with administration_of(options) as desk:
        from fieldkm.server.lending import Wish

        kind = LoanKind.TERRITORY if options.territory else LoanKind.FAMILY
        wish = Wish(
            kind, options.territory or options.family, options.user, options.days, options.by
        )
        lent = desk.lend(wish)
        output.result(_values(lent), f"{lent.to} has {lent.of} until {lent.until:%Y-%m-%d %H:%M}.")
    return 0


def list_loans(options: Namespace, output: Output) -> int:
    """List what is lent."""
    with administration_of(options) as desk:
        for lent in desk.loans():
            by = f"  by {lent.by}" if lent.by else ""
            output.result(
                _values(lent),
                f"{lent.id}  {lent.to}  {lent.kind} {lent.of}  until {lent.until:%Y-%m-%d}{by}",
            )
    return 0


def end(options: Namespace, output: Output) -> int:
    """End a loan before its time."""
    with administration_of(options) as desk:
        desk.end_loan(options.id)
        output.result({"id": options.id, "ended": True}, "The loan has ended.")
    return 0


def _values(lent: Lent) -> dict[str, str]:
    return {
        "id": lent.id,
        "user": lent.to,
        "kind": lent.kind.value,
        "of": lent.of,
        "until": lent.until.isoformat(),
        "by": lent.by,
    }
