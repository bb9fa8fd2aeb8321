"""A draft of a fix as it is kept: field by field, as text, so that a word typed costs one row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from fieldkm.domain.fix_drafts import FixDraft
from fieldkm.domain.fixes import FixRevision
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import encode, validated_as
from fieldkm.store.drafts import Drafts

BEGUN = "fix-begun"
"""The field that every draft of a fix has, and no other draft: when it was begun."""
THROWN_AWAY = "fix-thrown-away"
"""When its author has thrown it away."""
_FIX = "fix"
_PLAIN = (
    "base_revision", "title", "symptom", "cause", "remedy", "applies_to", "language", "visit",
    "reason",
)  # fmt: skip
_LISTS = ("models", "fault_codes", "parts", "pages", "photos")
_SAFETY = "safety"
_SPOKEN = {"yes": True, "no": False}


def fields_of(draft: FixDraft) -> dict[str, str]:
    """Return the fields of a draft as they are kept; one that is empty has an empty text."""
    fields = {BEGUN: draft.begun.isoformat(), _FIX: draft.fix}
    fields |= {name: getattr(draft, name) for name in _PLAIN}
    fields |= dict.fromkeys(_LISTS, "")
    filled = {name for name in _LISTS if getattr(draft, name)}
    if filled:
        values = json.loads(encode(Kind.FIX_REVISION, _as_revision(draft)))
        fields |= {name: json.dumps(values[name], ensure_ascii=False) for name in filled}
    spoken = (word for word, is_safety in _SPOKEN.items() if is_safety is draft.safety)
    return fields | {_SAFETY: next(spoken, "")}


def draft_of(identity: str, fields: Mapping[str, str]) -> FixDraft:
    """Return the draft that was kept in `fields`."""
    begun = datetime.fromisoformat(fields[BEGUN])
    data: dict[str, object] = {
        name: json.loads(fields[name]) for name in _LISTS if fields.get(name)
    }
    lists = validated_as(FixRevision, data | {"id": identity, "fix": "", "at": begun})
    return FixDraft(
        id=identity,
        fix=fields.get(_FIX, ""),
        begun=begun,
        models=lists.models,
        fault_codes=lists.fault_codes,
        parts=lists.parts,
        pages=lists.pages,
        photos=lists.photos,
        safety=_SPOKEN.get(fields.get(_SAFETY, "")),
        **{name: fields.get(name, "") for name in _PLAIN},
    )


def is_writing(drafts: Drafts) -> bool:
    """Tell whether there is a draft of a fix in which something stands."""
    begun = drafts.with_field(BEGUN).keys() - drafts.with_field(THROWN_AWAY).keys()
    return any(not draft_of(name, drafts.of(name)).is_blank for name in begun)


def _as_revision(draft: FixDraft) -> FixRevision:
    return FixRevision(
        draft.id,
        draft.fix,
        draft.begun,
        models=draft.models,
        fault_codes=draft.fault_codes,
        parts=draft.parts,
        pages=draft.pages,
        photos=draft.photos,
    )
