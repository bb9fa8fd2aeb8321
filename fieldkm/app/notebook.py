"""What a reader leaves in the manuals: private notes, favourites, history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from fieldkm.domain.manuals import PageRef
from fieldkm.domain.reading import Attached, Attachment, Favourite, Note, Place, Seen, attach
from fieldkm.errors import FieldkmError, Refused

if TYPE_CHECKING:
    from fieldkm.app.library import Library, OpenPage
    from fieldkm.app.recording import Recorder
    from fieldkm.store.records import Records
    from fieldkm.store.seen_pages import SeenPages

MAX_NOTE_LENGTH = 20_000
T = TypeVar("T", Note, Favourite)


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note with where it belongs in the installed version; `lost` when it has lost its place."""

    note: Note
    place: Place
    lost: bool


class Notebook:
    """The reader's own layer over the library."""

    def __init__(
        self, library: Library, records: Records, recorder: Recorder, seen: SeenPages
    ) -> None:
        self._library = library
        self._records = records
        self._recorder = recorder
        self._seen = seen

    def write_note(self, page: OpenPage, anchor: str, quote: str, text: str) -> Note:
        """Write a new note at a section of a page, perhaps about a quoted text; raises `Refused` if
        empty.
        """
        about = _storable(quote).strip()[:500]
        place = Place(page.ref.manual, page.ref.page, anchor, about, page.version)
        note = Note(self._recorder.new_id(), place, _checked(text), self._recorder.now())
        self._recorder.write(note)
        return note

    def change_note(self, note: Note, text: str) -> Note:
        """Give a note another text."""
        changed = replace(note, text=_checked(text), changed=self._recorder.now())
        self._recorder.perform(self._recorder.changed(changed, "text", "changed"))
        return changed

    def remove_note(self, note: Note) -> None:
        """Remove a note."""
        self._recorder.perform(self._recorder.changed(replace(note, removed=True), "removed"))

    def restore_note(self, note: Note) -> None:
        """Bring back a note that was just removed."""
        self._recorder.perform(self._recorder.changed(note, "removed"))

    def notes_on(self, ref: PageRef, language: str) -> list[PlacedNote]:
        """Return the notes that belong to a page as it is now, those that lost their section
        last.
        """
        notes = _standing(self._records.by_key(Note, ref.manual))
        placed = [self._placed(note, language) for note in notes]
        here = [note for note in placed if note.place.page == ref.page]
        return sorted(here, key=lambda note: note.lost)

    def all_notes(self, language: str) -> list[PlacedNote]:
        """Return all notes, the newest first; those of removed pages are marked as lost, never
        dropped.
        """
        notes = reversed(_standing(self._records.of_type(Note)))
        return [self._placed(note, language) for note in notes]

    def is_favourite(self, ref: PageRef) -> bool:
        """Tell whether a page is marked."""
        return bool(self._marks(ref))

    def mark(self, page: OpenPage) -> None:
        """Mark a page as a favourite."""
        if not self.is_favourite(page.ref):
            place = Place(page.ref.manual, page.ref.page, version=page.version)
            made = self._recorder.now()
            self._recorder.write(Favourite(self._recorder.new_id(), place, page.title, made))

    def unmark(self, ref: PageRef) -> None:
        """Take the mark from a page."""
        marks = (replace(mark, removed=True) for mark in self._marks(ref))
        self._recorder.perform(*(self._recorder.changed(mark, "removed") for mark in marks))

    def favourites(self) -> list[Favourite]:
        """Return the favourites, the newest first."""
        return _standing(self._records.of_type(Favourite))[::-1]

    def opened(self, page: OpenPage) -> None:
        """Note in the history that a page was opened."""
        place = Place(page.ref.manual, page.ref.page, page.ref.anchor, version=page.version)
        self._seen.add(Seen(place, page.title, self._recorder.now()))

    def recent(self, limit: int = 20) -> list[Seen]:
        """Return the pages opened last, each once."""
        return self._seen.recent(limit)

    def _marks(self, ref: PageRef) -> list[Favourite]:
        in_manual = _standing(self._records.by_key(Favourite, ref.manual))
        return [mark for mark in in_manual if mark.place.page == ref.page]

    def _placed(self, note: Note, language: str) -> PlacedNote:
        found = self._attached(note.place, language)
        return PlacedNote(note, found.place, found.how is Attachment.LOST)

    def _attached(self, place: Place, language: str) -> Attached:
        try:
            reader = self._library.reader(place.manual)
        except FieldkmError:
            return Attached(place, Attachment.LOST)
        return attach(
            place,
            reader.resolve,
            lambda page: reader.page(page, language).sections,
            lambda: sorted(reader.page_ids()),
        )


def _standing(left: list[T]) -> list[T]:
    """Return what was not removed."""
    return [item for item in left if not item.removed]


def _storable(text: str) -> str:
    """Return `text` without halves of characters, which a clipboard may hold and no file can."""
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _checked(text: str) -> str:
    kept = _storable(text).strip()
    if not kept:
        raise Refused("empty-note", "The note is empty.", "Write something, or remove the note.")
    if len(kept) > MAX_NOTE_LENGTH:
        raise Refused(
            "note-too-long",
            "The note is longer than {most} characters.",
            "Make two notes of it.",
            most=MAX_NOTE_LENGTH,
        )
    return kept
