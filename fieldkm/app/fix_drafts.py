"""Fixes while they are written, up to the moment when they are submitted.

A draft is kept on this laptop as it is typed and is sent by nobody. Submitting it is one
transaction: the revision, the fix, and the draft gone; the network is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from fieldkm.app.colleagues import own_reach
from fieldkm.app.fix_draft_fields import BEGUN, THROWN_AWAY, draft_of, fields_of
from fieldkm.app.library import Library
from fieldkm.app.photos import KeptPhoto, PhotoFiles, read_picture
from fieldkm.app.recording import Recorder
from fieldkm.domain.codes import compact
from fieldkm.domain.fix_drafts import FixDraft, Lack, lacks, revision_of, with_photos
from fieldkm.domain.fix_life import Revisions, revisions_needed
from fieldkm.domain.fix_numbers import local_number
from fieldkm.domain.fix_rules import check_transition
from fieldkm.domain.fix_text import check_fix, check_revision, check_transition_text, cleaned
from fieldkm.domain.fixes import Fix, FixRevision, FixState, Picture, Transition, Verb
from fieldkm.domain.people import ProductFamily
from fieldkm.errors import BadInput, FieldkmError
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import fix_step
from fieldkm.store.drafts import Drafts
from fieldkm.store.outbox import Beside
from fieldkm.store.records import Records
from fieldkm.store.sync_state import SyncState, keep_fixes_numbered

KEPT_AFTER_THROWING_AWAY = timedelta(days=1)
_UNNAMED = "The picture"

Prefill = Callable[[FixDraft, str], FixDraft]
"""Fills in a draft from a visit, by the visit's id."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a fix is begun: the model at hand (empty: none), the language of the program."""

    model: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class DraftStores:
    """What of the home drafts are kept in and made from."""

    records: Records
    drafts: Drafts
    photos: PhotoFiles
    state: SyncState


class FixDrafts:
    """The drafts of this laptop."""

    def __init__(
        self,
        stores: DraftStores,
        recorder: Recorder,
        library: Library,
        prefill: Prefill,
        setting: Callable[[], Setting],
    ) -> None:
        self._stores = stores
        self._recorder = recorder
        self._library = library
        self._prefill = prefill
        self._setting = setting

    # ------------------------------------------------------------ beginning

    def begin(self) -> FixDraft:
        """Begin a fix for the model at hand, or go on with one in which nothing stands yet."""
        fresh = self.blank()
        unused = next((draft for draft in self.all() if draft.is_blank), fresh)
        return self._begun(replace(unused, models=fresh.models))

    def from_visit(self, visit: str) -> FixDraft:
        """Begin a fix with what a visit knows, or go on with the one that was begun from it."""
        mine = (draft for draft in self.all() if draft.visit == visit and not draft.improves)
        return next(mine, None) or self._begun(self.prefilled(visit))

    def improve(self, fix: str) -> FixDraft:
        """Begin a better text for a fix, or go on with the one that was begun; raises `BadInput`
        where the fix is not here.
        """
        mine = (draft for draft in self.all() if draft.fix == fix and draft.improves)
        return next(mine, None) or self._begun(self.improvement(fix))

    def blank(self) -> FixDraft:
        """Return a draft in which nothing but the model at hand stands; like the next two it is not
        kept yet.
        """
        new_id, now = self._recorder.new_id, self._recorder.now()
        models = tuple(filter(None, (self._setting().model,)))
        return FixDraft(new_id(), new_id(), now, models=models, language=self._setting().language)

    def prefilled(self, visit: str) -> FixDraft:
        """Return a draft with what a visit knows; raises `BadInput` where it is not here."""
        return self._prefill(self.blank(), visit)

    def improvement(self, fix: str) -> FixDraft:
        """Return a draft with the newest text of a fix that is here."""
        found, base = self._with_text(fix)
        return replace(
            self.blank(),
            fix=found.id,
            base_revision=base.id,
            title=base.title,
            symptom=base.symptom,
            cause=base.cause,
            remedy=base.remedy,
            models=base.models,
            fault_codes=base.fault_codes,
            parts=base.parts,
            pages=base.pages,
            photos=base.photos,
            safety=base.safety,
            applies_to=base.applies_to,
            language=base.language,
        )

    def as_new(self, draft: FixDraft) -> FixDraft:
        """Let an improvement become a fix of its own, since the one that it was for is gone."""
        return self._begun(replace(draft, fix=self._recorder.new_id(), base_revision="", reason=""))

    # ------------------------------------------------------------ reading

    def all(self) -> list[FixDraft]:
        """Return the drafts, the one that was begun last first."""
        begun = self._stores.drafts.with_field(BEGUN)
        gone = self._stores.drafts.with_field(THROWN_AWAY).keys()
        newest_first = sorted(begun.keys() - gone, key=lambda name: begun[name], reverse=True)
        return [draft_of(name, self._stores.drafts.of(name)) for name in newest_first]

    def of(self, draft: str) -> FixDraft:
        """Return a draft; raises `BadInput` where there is none."""
        fields = self._stores.drafts.of(draft)
        if BEGUN not in fields or THROWN_AWAY in fields:
            raise BadInput(
                "no-such-draft",
                "There is no draft “{draft}” on this laptop.",
                "It may have been submitted or thrown away.",
                draft=draft,
            )
        return draft_of(draft, fields)

    def found(self, spelling: str) -> FixDraft:
        """Return the draft with an id, that of its fix, or of the fix with a number in any
        spelling; raises `BadInput` where there is none.
        """
        for draft in self.all():
            fix = self._stores.records.get(Fix, draft.fix)
            numbers = (fix.number, fix.local_number) if fix else ()
            same = compact(spelling) in {compact(number) for number in numbers if number}
            if spelling in (draft.id, draft.fix) or same:
                return draft
        return self.of(spelling)

    def lacking(self, draft: FixDraft) -> frozenset[Lack]:
        """Return what a draft still lacks before it can be submitted."""
        fix = self._stores.records.get(Fix, draft.fix) if draft.improves else None
        return lacks(draft, fix.family if fix else self.family(draft))

    def family(self, draft: FixDraft) -> str:
        """Return the product family that a draft is for: that of its models' manual, else of its
        pages', one that the server knows before one that it does not, else the only one that it
        knows; empty where there is none.
        """
        known = {family.id for family in self._stores.records.of_type(ProductFamily)}
        models = [compact(model) for model in draft.models]
        manuals = [page.manual for page in draft.pages]
        found: list[str] = []
        for manual in self._library.readers():
            info = manual.info
            if {compact(model.id) for model in info.models}.intersection(models):
                found.insert(0, info.product_family)
            elif info.id in manuals:
                found.append(info.product_family)
        families = sorted(filter(None, found), key=lambda family: known and family not in known)
        only = known.pop() if len(known) == 1 and (models or manuals) else ""
        return next(iter(families), only)

    def photo_file(self, photo: Picture) -> Path | None:
        """Return where a photo's bytes lie; None while they have not come."""
        return self._stores.photos.path(photo.sha256)

    def sent_back(self, draft: FixDraft) -> str:
        """Return why a reviewer sent back what this draft improves; empty where none did."""
        fix = self._stores.records.get(Fix, draft.fix) if draft.improves else None
        return fix.reason if fix and fix.state is FixState.RETURNED else ""

    # ------------------------------------------------------------ writing

    def keep(self, draft: FixDraft, before: FixDraft | None = None) -> None:
        """Keep a draft as it is now; only what differs from `before`, where that is kept
        already.
        """
        fields = fields_of(draft)
        kept = fields_of(before) if before else {}
        changed = {name: text for name, text in fields.items() if kept.get(name) != text}
        if changed:
            self._stores.drafts.keep(draft.id, changed)

    def write(self, draft: FixDraft, photos: Sequence[tuple[str, bytes]] = ()) -> FixDraft:
        """Keep a draft with photos (their names and bytes), all of it or nothing; raises `BadInput`
        for what is no picture.
        """
        kept = [_picture(self._stores.photos.keep(data, name), "") for name, data in photos]
        return self._begun(with_photos(draft, (*draft.photos, *kept)))

    def add_photo(self, draft: str, picture: Path | bytes, caption: str = "") -> FixDraft:
        """Add a photo from a file, or from the bytes of one; raises `BadInput` for what is no
        picture, `Refused` for one too many.
        """
        added = self.picture(picture, caption)
        there = self.of(draft)
        return self._with_photos(there, (*there.photos, added))

    def annotate(self, draft: str, sha256: str, drawn: bytes) -> FixDraft:
        """Put a photo on which something was drawn in the place of the plain one."""
        there = self.of(draft)
        photos = [
            self.picture(drawn, photo.caption) if photo.sha256 == sha256 else photo
            for photo in there.photos
        ]
        return self._with_photos(there, photos)

    def picture(self, picture: Path | bytes, caption: str = "") -> Picture:
        """Return a picture that is kept and in no draft yet; it is made smaller, which takes a
        moment. Raises `BadInput` for what is none.
        """
        data = picture if isinstance(picture, bytes) else read_picture(picture)
        name = caption if isinstance(picture, bytes) else picture.name
        return _picture(self._stores.photos.keep(data, name or _UNNAMED), caption)

    def forget(self, draft: str) -> None:
        """Throw a draft away; it can be brought back for a day."""
        now = self._recorder.now()
        self._clear_away(now - KEPT_AFTER_THROWING_AWAY)
        self._stores.drafts.keep(draft, {THROWN_AWAY: now.isoformat()})

    def bring_back(self, draft: str) -> FixDraft:
        """Bring back a draft that was thrown away."""
        self._stores.drafts.keep(draft, {THROWN_AWAY: ""})
        return self.of(draft)

    # ------------------------------------------------------------ the end

    def submit(self, draft: str) -> Fix:
        """Submit a draft; from then on it is a revision of its fix and waits to be sent.

        Raises `Refused` while something is lacking, `BadInput` for texts that cannot be.
        """
        written = self.of(draft)
        fix = self._stores.records.get(Fix, written.fix)
        if written.improves and fix is None:
            raise _gone()
        now = self._recorder.now()
        count = self._stores.state.fixes_numbered() + 1
        present = fix or self._first(written, count)
        revision = revision_of(written, self._recorder.me, now)
        check_revision(revision)
        step = Transition(
            self._recorder.new_id(), written.fix, Verb.SUBMIT, now, revision.id, self._recorder.me
        )
        self._check(present, step, {revision.id: revision})
        beside = [self._stores.drafts.done(draft), *self._to_be_sent(revision)]
        if fix is None:
            beside.append(partial(keep_fixes_numbered, count=count))
        operation = fix_step(
            self._recorder.new_id(),
            step,
            now,
            base_rev=self._stores.records.rev(Kind.FIX, written.fix),
            revision=revision,
            begun=None if fix else present,
        )
        self._recorder.perform(operation, beside=beside)
        return self._fix(written.fix)

    def withdraw(self, fix: str, reason: str = "") -> Fix:
        """Take back what I wrote last of a fix and nobody has approved; raises what the rules
        say.
        """
        found = self._fix(fix)
        now, me = self._recorder.now(), self._recorder.me
        waiting = [self._revision(name) for name in (*found.waiting, found.current_revision)]
        mine = [one for one in waiting if one and one.author == me]
        newest = max(mine, key=lambda one: (one.at, one.id)).id if mine else found.current_revision
        step = Transition(
            self._recorder.new_id(), fix, Verb.WITHDRAW, now,
            newest, me, cleaned(reason).strip(),
        )  # fmt: skip
        check_transition_text(step)
        self._check(found, step, {})
        rev = self._stores.records.rev(Kind.FIX, fix)
        self._recorder.perform(fix_step(self._recorder.new_id(), step, now, base_rev=rev))
        return self._fix(fix)

    # ------------------------------------------------------------ parts of these

    def _begun(self, draft: FixDraft) -> FixDraft:
        self.keep(draft)
        return draft

    def _with_photos(self, draft: FixDraft, photos: Sequence[Picture]) -> FixDraft:
        changed = with_photos(draft, photos)
        self.keep(changed, draft)
        return changed

    def _with_text(self, fix: str) -> tuple[Fix, FixRevision]:
        """Return a fix with the newest of its texts that is here."""
        found = self._fix(fix)
        for name in (found.current_revision, found.approved_revision):
            revision = self._revision(name)
            if revision:
                return found, revision
        raise _gone()

    def _fix(self, fix: str) -> Fix:
        found = self._stores.records.get(Fix, fix)
        if found is None:
            raise _gone()
        return found

    def _revision(self, name: str) -> FixRevision | None:
        return self._stores.records.get(FixRevision, name) if name else None

    def _first(self, draft: FixDraft, count: int) -> Fix:
        """Return a fix as its first submission begins it."""
        account = self._stores.state.account()
        begun = Fix(
            draft.fix,
            local_number=local_number(account.device_id if account else "", count),
            author=self._recorder.me,
            family=self.family(draft),
            territory=account.territory if account else "",
            made=draft.begun,
        )
        check_fix(begun)
        return begun

    def _check(self, fix: Fix, step: Transition, own: Revisions) -> None:
        """Ask the rules that the server will ask again."""
        named = {name: self._revision(name) for name in revisions_needed(fix, step) - own.keys()}
        revisions = {name: one for name, one in named.items() if one} | dict(own)
        check_transition(fix, revisions, step, own_reach(self._stores.records, self._stores.state))

    def _to_be_sent(self, revision: FixRevision) -> list[Beside]:
        photos = self._stores.photos
        return [
            photos.to_be_sent(KeptPhoto(photo.sha256, photo.size, photo.type))
            for photo in revision.photos
            if photos.path(photo.sha256)
        ]

    def _clear_away(self, before: datetime) -> None:
        """Forget for good what was thrown away before then, with its photos."""
        thrown = self._stores.drafts.with_field(THROWN_AWAY)
        old = [name for name, at in thrown.items() if datetime.fromisoformat(at) < before]
        for name in old:
            draft = draft_of(name, self._stores.drafts.of(name))
            self._stores.drafts.forget(name)
            others = {photo.sha256 for other in self.all() for photo in other.photos}
            self._stores.photos.let_go({photo.sha256 for photo in draft.photos} - others)


def _picture(kept: KeptPhoto, caption: str) -> Picture:
    return Picture(kept.sha256, kept.size, kept.type, caption)


def _gone() -> FieldkmError:
    return BadInput(
        "fix-gone",
        "This fix is not on this laptop any more.",
        "Submit what you wrote as a new fix, or sync and look again.",
    )
