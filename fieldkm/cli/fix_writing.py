"""`fieldkm fix new`, `drafts`, `submit`, `withdraw`: fixes from the first word to their review."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkm.cli.fix_lines import line_values
from fieldkm.cli.json_file import given_json
from fieldkm.cli.output import Output
from fieldkm.cli.setting import workplace_of
from fieldkm.cli.standard_input import given_file, given_text
from fieldkm.errors import BadInput, Refused

if TYPE_CHECKING:
    from fieldkm.app.personal_words_near import ToldWord
    from fieldkm.app.workplace import Workplace
    from fieldkm.domain.fix_drafts import FixDraft
    from fieldkm.domain.fixes import Fix


def write_new(options: Namespace, output: Output) -> int:
    """Begin a fix from a JSON file, with photos; say what looks like it and what it lacks."""
    from fieldkm.app.fix_file import FIELDS, filled_from
    from fieldkm.app.photos import read_picture

    found = given_json(options.file, FIELDS)
    with workplace_of(options) as workplace:
        drafts = workplace.fix_drafts
        photos = []
        for name in options.photo:
            with given_file(name) as file:
                photos.append((Path(name).name, read_picture(file)))
        blank = _begun(options, workplace)
        filled = filled_from(blank, found, workplace.fix_terms.place)
        duplicates = _duplicates(filled, workplace)  # may fail: then nothing is kept yet
        draft = drafts.write(filled, photos)
        values = draft_values(draft, workplace) | {"duplicates": duplicates}
        told = workplace.personal_words.told(draft)
        lacking = sorted(drafts.lacking(draft))
    output.result(values, f"{draft.id}  draft of a fix; it stays here until you submit it.")
    if lacking:
        output.remark("Still to be said: " + ", ".join(lacking) + ".")
    for word in told:
        output.remark(_told(word))
    return 0


def list_drafts(options: Namespace, output: Output) -> int:
    """List the drafts of this laptop, the newest first."""
    with workplace_of(options) as workplace:
        found = [(draft, draft_values(draft, workplace)) for draft in workplace.fix_drafts.all()]
    for draft, values in found:
        title = draft.title or "(no title yet)"
        output.result(values, f"{draft.id}  {draft.begun:%Y-%m-%d}  draft  {title}")
    if not found:
        output.remark("No fix is being written on this laptop.")
    return 0


def submit(options: Namespace, output: Output) -> int:
    """Submit a draft; refused where it would say whose machine it was."""
    with workplace_of(options) as workplace:
        draft = workplace.fix_drafts.found(options.id)
        told = workplace.personal_words.told(draft)
        if told and not options.anyway:
            raise Refused(
                "personal-words",
                "The fix would tell whose machine it was: {words}.",
                "Take it out of the draft. If it is not about the customer: submit --anyway.",
                words=", ".join(sorted({f"“{word.telling.words}”" for word in told})),
            )
        fix = workplace.fix_drafts.submit(draft.id)
        line = workplace.fixes.lines([fix.id])[fix.id]
    said = f"{line.number}  {line.title}  submitted; it is sent with the next sync."
    output.result(line_values(line) | {"revision": draft.id}, said)
    return 0


def withdraw(options: Namespace, output: Output) -> int:
    """Take back what was submitted and is not approved; a draft is thrown away."""
    with workplace_of(options) as workplace:
        known = _known(options.id, workplace)
        if known is None:
            return _throw_away(workplace.fix_drafts.found(options.id), workplace, output)
        fix = workplace.fix_drafts.withdraw(known.id, given_text(options.reason))
        line = workplace.fixes.lines([fix.id])[fix.id]
    output.result(line_values(line), f"{line.number}  {line.title}  taken back.")
    return 0


def draft_values(draft: FixDraft, workplace: Workplace) -> dict[str, object]:
    """Return a draft as JSON has it."""
    told = workplace.personal_words.told(draft)
    return {
        "id": draft.fix,
        "revision": draft.id,
        "state": "draft",
        "title": draft.title,
        "symptom": draft.symptom,
        "cause": draft.cause,
        "remedy": draft.remedy,
        "models": list(draft.models),
        "fault_codes": list(draft.fault_codes),
        "parts": list(draft.parts),
        "pages": [f"{page.manual}/{page.page}" for page in draft.pages],
        "photos": [photo.sha256 for photo in draft.photos],
        "safety": draft.safety,
        "base_revision": draft.base_revision,
        "visit": draft.visit,
        "lacking": sorted(workplace.fix_drafts.lacking(draft)),
        "personal": [
            {"field": word.field, "kind": word.telling.kind.value, "words": word.telling.words}
            for word in told
        ],
    }


def _begun(options: Namespace, workplace: Workplace) -> FixDraft:
    """Return what the draft is begun from; nothing of it is kept yet."""
    drafts = workplace.fix_drafts
    if options.improves:
        return drafts.improvement(workplace.fixes.known(options.improves).id)
    if options.visit:
        return drafts.prefilled(options.visit)
    return replace(drafts.blank(), models=())  # a script does not ask what was last at hand


def _known(name: str, workplace: Workplace) -> Fix | None:
    """Return the fix that a name means; None where it may mean a draft."""
    try:
        return workplace.fixes.known(name)
    except BadInput:
        return None


def _throw_away(draft: FixDraft, workplace: Workplace, output: Output) -> int:
    workplace.fix_drafts.forget(draft.id)
    values = {"id": draft.fix, "revision": draft.id, "state": "draft", "title": draft.title}
    output.result(values, f"{draft.id}  thrown away.")
    return 0


def _duplicates(draft: FixDraft, workplace: Workplace) -> list[dict[str, object]]:
    from fieldkm.app.fix_duplicates import FixWords

    workplace.search.take_in_records()
    likely = workplace.fix_duplicates.like(FixWords.of(draft), besides=draft.fix)
    lines = workplace.fixes.lines([one.fix for one in likely])
    return [
        {
            "id": one.fix,
            "number": lines[one.fix].number,
            "title": lines[one.fix].title,
            "state": lines[one.fix].state.value,
            "score": round(one.score, 3),
            "why": list(one.why),
        }
        for one in likely
        if one.fix in lines
    ]


def _told(word: ToldWord) -> str:
    where, what = word.field, word.telling
    return f"“{what.words}” in “{where}” would tell whose machine it was ({what.kind.value})."
