"""Which file's page comes to the front when files were saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # reading Markdown is loaded with the first manual
    from fieldkm.app.writing import Change

MOST_BY_HAND = 5
"""Pages that one "save all" may write; more at once is a checkout or a script."""


def followed(change: Change, shown: str) -> str:
    """Return the file of the page that the writer has just saved, by preference the one `shown`;
    empty where none was saved, or so many that no hand did it."""
    pages = [name for name in change.written if change.draft.page_in(name)]
    if not pages or len(pages) > MOST_BY_HAND:
        return ""
    return shown if shown in pages else pages[-1]
