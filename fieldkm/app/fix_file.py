"""A fix from a file that somebody else has written: read whole and checked whole before anything of
it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from fieldkm.domain.fix_drafts import FixDraft, revision_of
from fieldkm.domain.fix_text import check_revision, cleaned, cleaned_line
from fieldkm.domain.reading import Place
from fieldkm.errors import BadInput

FIELDS = (
    "title", "symptom", "cause", "remedy", "models", "fault_codes", "parts", "pages", "safety",
    "applies_to", "reason",
)  # fmt: skip


def filled_from(
    draft: FixDraft, found: Mapping[str, object], place: Callable[[str], Place]
) -> FixDraft:
    """Return a draft with what a file says; what it leaves out stays. `place` makes a place of a
    page's name (`manual/page`). Raises `BadInput` for what cannot be.
    """
    file = _File(found)
    filled = replace(
        draft,
        title=file.text("title", draft.title),
        symptom=file.text("symptom", draft.symptom),
        cause=file.text("cause", draft.cause),
        remedy=file.text("remedy", draft.remedy),
        applies_to=file.text("applies_to", draft.applies_to),
        reason=file.text("reason", draft.reason),
        models=file.names("models", draft.models),
        fault_codes=file.names("fault_codes", draft.fault_codes),
        parts=file.names("parts", draft.parts),
        pages=file.pages(draft.pages, place),
        safety=file.choice("safety", draft.safety),
    )
    check_revision(revision_of(filled, "", draft.begun))
    return filled


@dataclass(frozen=True, slots=True)
class _File:
    values: Mapping[str, object]

    def text(self, field: str, otherwise: str) -> str:
        """Return a text."""
        value = self.values.get(field)
        if value is None:
            return otherwise
        if not isinstance(value, str):
            raise _wrong(field, value, "a text")
        return cleaned(value)

    def names(self, field: str, otherwise: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self.values.get(field)
        if value is None:
            return otherwise
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            raise _wrong(field, value, "a list of texts")
        return tuple(filter(None, map(cleaned_line, value)))

    def pages(
        self, otherwise: tuple[Place, ...], place: Callable[[str], Place]
    ) -> tuple[Place, ...]:
        """Return pages of manuals."""
        names = self.names("pages", ())
        return tuple(map(place, names)) if "pages" in self.values else otherwise

    def choice(self, field: str, otherwise: bool | None) -> bool | None:
        """Return true or false."""
        value = self.values.get(field)
        if value is None:
            return otherwise
        if not isinstance(value, bool):
            raise _wrong(field, value, "true or false")
        return value


def _wrong(field: str, value: object, wanted: str) -> BadInput:
    return BadInput(
        "field-wrong",
        "{where}: the field “{field}” holds “{value}”, which cannot be meant.",
        "Write {wanted}.",
        where="The fix",
        field=field,
        value=str(value)[:60],
        wanted=wanted,
    )
