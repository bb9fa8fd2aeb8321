"""What a fix says, as one page of the page view's HTML; no Qt here.

Titles and names come from people and are escaped; the texts have been made harmless when they were
compiled (`app.fix_texts`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from fieldkm.desktop.manual.page_html import can_be_laid_out
from fieldkm.domain.fixes import FixRevision, Picture

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.fix_texts import RevisionTexts

PHOTO = "photo"
_SIDE_BY_SIDE = 2  # photos in a row


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The headings, and what is said in place of something."""

    symptom: str
    cause: str
    remedy: str
    models: str
    codes: str
    parts: str
    pages: str
    not_here: str
    too_large: str


def body_html(
    revision: FixRevision,
    texts: RevisionTexts,
    photos_here: Collection[str],
    titles: Mapping[str, str],
    words: BodyWords,
) -> str:
    """Return the page; `photos_here` are the hashes of those that have come, `titles` those of
    pages by `manual/page`.
    """
    parts = [
        *_section(words.symptom, texts.symptom.html, words),
        *_section(words.cause, texts.cause.html, words),
        *_section(words.remedy, texts.remedy.html, words),
        _gallery(revision.photos, photos_here, words),
        _facts(revision, titles, words),
    ]
    return "".join(parts)


def _section(title: str, html: str, words: BodyWords) -> Iterator[str]:
    if html:
        yield f"<h3>{escape(title)}</h3>"
        yield html if can_be_laid_out(html) else f"<p>{_safe(words.too_large)}</p>"


def _gallery(photos: Collection[Picture], here: Collection[str], words: BodyWords) -> str:
    """Return the photos, two in a row; a click opens one."""
    cells = [_photo(photo, photo.sha256 in here, words) for photo in photos]
    rows = [cells[at : at + _SIDE_BY_SIDE] for at in range(0, len(cells), _SIDE_BY_SIDE)]
    inner = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f'<p></p><table cellspacing="0" cellpadding="6">{inner}</table>' if rows else ""


def _photo(photo: Picture, is_here: bool, words: BodyWords) -> str:
    address = f"image:{escape(photo.sha256)}"
    shown = (
        f'<a href="{PHOTO}:{escape(photo.sha256)}"><img src="{address}"></a>'
        if is_here
        else f'<span class="missing">{_safe(words.not_here)}</span>'
    )
    caption = (
        f'<br><span style="color:@muted@">{_safe(photo.caption)}</span>' if photo.caption else ""
    )
    return f'<td valign="top">{shown}{caption}</td>'


def _facts(revision: FixRevision, titles: Mapping[str, str], words: BodyWords) -> str:
    pages = {f"{page.manual}/{page.page}": page for page in revision.pages}
    rows = (
        (words.models, [_safe(one) for one in (*revision.models, revision.applies_to) if one]),
        (words.codes, [_link("fault", code) for code in revision.fault_codes]),
        (words.parts, [_link("part", part) for part in revision.parts]),
        (words.pages, [_link("page", page, titles.get(page, page)) for page in pages]),
    )
    told = "".join(
        f'<tr><td style="color:@muted@">{escape(name)}&nbsp;&nbsp;</td>'
        f"<td>{' &nbsp;·&nbsp; '.join(items)}</td></tr>"
        for name, items in rows
        if items
    )
    return f'<p></p><table cellspacing="0" cellpadding="3">{told}</table>' if told else ""


def _link(scheme: str, target: str, title: str = "") -> str:
    return f'<a href="{scheme}:{escape(target).replace("@", "%40")}">{_safe(title or target)}</a>'


def _safe(text: str) -> str:
    """Return a text of somebody's that is no HTML and holds no placeholder of the theme."""
    return escape(text).replace("@", "&#64;")
