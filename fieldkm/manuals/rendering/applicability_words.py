"""For which machines something holds, in words."""

from __future__ import annotations

from fieldkm.domain.applicability import Applicability
from fieldkm.manuals.labels import label


def only_for(conditions: Applicability, language: str) -> str:
    """Return “Only for: MX-430; serial MA200000..” in `language`; empty where it holds for all."""
    if conditions.is_everything:
        return ""
    parts = [", ".join(conditions.models)] if conditions.models else []
    parts += [label(language, "serial", first=s.first, last=s.last) for s in conditions.serials]
    parts += [label(language, "with", what=item) for item in conditions.needs]
    parts += [label(language, "without", what=item) for item in conditions.excludes]
    return label(language, "only-for", what=label(language, "separator").join(parts))
