"""Where words stand on a page; bounded, since a letter stands on a huge page 100,000 times."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

MOST_MATCHES = 500


def matches(document: QTextDocument, words: str, most: int = MOST_MATCHES) -> list[tuple[int, int]]:
    """Return at most `most` ranges in which `words` stand, whatever the case, in reading order."""
    found: list[tuple[int, int]] = []
    if not words.strip():
        return found
    cursor = document.find(words, 0)
    while not cursor.isNull() and len(found) < most:
        found.append((cursor.selectionStart(), cursor.selectionEnd()))
        cursor = document.find(words, cursor)
    return found
