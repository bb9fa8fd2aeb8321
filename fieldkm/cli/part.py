"""`fieldkm part`: all that is known of a part."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from fieldkm.cli.fix_lines import fix_line, line_values
from fieldkm.cli.output import Output
from fieldkm.cli.setting import language_of, workplace_of
from fieldkm.cli.standard_input import given_text

if TYPE_CHECKING:
    from fieldkm.app.parts import PartCard
    from fieldkm.domain.fix_lines import FixLine
    from fieldkm.domain.parts import PartUse


def show_part(options: Namespace, output: Output) -> int:
    """Print a part; a superseded number gives the part to order now."""
    number = given_text(options.number)
    with workplace_of(options) as workplace:
        card = workplace.parts.card(number, language_of(options, workplace))
        numbers = [card.part.number, *card.supersession.chain, *card.replaces]
        fixes = workplace.fixes.beside(parts=numbers)
        values = _values(card) | {"fixes": [line_values(line) for line in fixes]}
        output.result(values, "\n".join([_text(card), *(_fix(line) for line in fixes)]))
    return 0


def _values(card: PartCard) -> dict[str, object]:
    part, callout = card.part, card.part.callout
    drawing = {"id": callout.drawing, "callout": callout.number} if callout else None
    return {
        "number": part.number,
        "asked": card.asked.number,
        "name": part.name,
        "manual": part.manual,
        "assembly": part.uses[0].assembly if part.uses else "",
        "drawing": drawing,
        "procedures": [{"id": p.ref.page, "title": p.title} for p in card.procedures],
        "replaced_by": card.asked.replaced_by,
        "replaces": card.replaces,
        "alternates": part.alternates,
        "where_used": [_use(use) for use in part.uses],
        "mentioned_in": [{"id": m.ref.page, "title": m.title} for m in card.mentioned_in],
    }


def _fix(line: FixLine) -> str:
    return f"  fix: {fix_line(line)}"


def _use(use: PartUse) -> dict[str, object]:
    callout = use.callout
    return {
        "assembly": use.assembly,
        "quantity": use.quantity,
        "drawing": callout.drawing if callout else "",
        "callout": callout.number if callout else "",
        "note": use.note,
        "applies_to": str(use.applies_to),
    }


def _text(card: PartCard) -> str:
    part = card.part
    lines = [f"{part.number}  {part.name}"]
    if card.is_superseded:
        lines.insert(0, f"{card.asked.number} is superseded: order {part.number}.")
    for use in part.uses:
        place = (
            f", drawing {use.callout.drawing}, callout {use.callout.number}" if use.callout else ""
        )
        lines.append(f"  {use.assembly}: {use.quantity}{place}  {use.note}".rstrip())
    if card.replaces:
        lines.append(f"  replaces {', '.join(card.replaces)}")
    if part.alternates:
        lines.append(f"  alternates: {', '.join(part.alternates)}")
    lines += [f"  procedure: {p.title} ({p.ref.world_id})" for p in card.procedures]
    lines += [f"  mentioned in: {m.title} ({m.ref.world_id})" for m in card.mentioned_in]
    return "\n".join(lines)
