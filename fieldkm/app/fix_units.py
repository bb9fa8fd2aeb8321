"""What of a fix can be found: the unit that the index has of it, made of what its readers read."""

from __future__ import annotations

from dataclasses import replace

from fieldkm.app.record_units import record_unit
from fieldkm.domain.finding import Kind as Found
from fieldkm.domain.finding import Unit
from fieldkm.domain.fix_lines import without_marks
from fieldkm.domain.fixes import Fix, FixRevision, FixState
from fieldkm.protocol.kinds import Kind

# Raised when units are made in another way, so that the index is built again.
RECIPE = "fixes 1"

FIX_KINDS = frozenset({Found.FIX})
MADE_OF = (Kind.FIX, Kind.FIX_REVISION)


def can_be_found(fix: Fix) -> bool:
    """Tell whether a fix is offered to those who search: not one that was retired."""
    return fix.state is not FixState.RETIRED


def fix_unit(fix: Fix, shown: FixRevision | None) -> Unit:
    """Return the unit of a fix; `shown` is None until that revision has come.

    Its numbers, codes and parts are found however they are written. Models are words like others: a
    code comes before all text, and a model names no fix.
    """
    models = shown.models if shown else ()
    codes = shown.fault_codes if shown else ()
    parts = shown.parts if shown else ()
    texts = (shown.symptom, shown.cause, shown.remedy) if shown else ()
    unit = record_unit(
        Found.FIX,
        fix.id,
        title=shown.title if shown else fix.title,
        heading=", ".join(filter(None, (fix.shown_number, *models, *codes))),
        path=", ".join(parts),
        texts=map(without_marks, texts),
        codes=(fix.number, fix.local_number, *codes, *parts),
    )
    state = FixState.APPROVED if fix.approved_revision else fix.state
    applies_to = "; ".join(filter(None, (", ".join(models), shown.applies_to if shown else "")))
    return replace(unit, applies_to=applies_to, state=state.value)
