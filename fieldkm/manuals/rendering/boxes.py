"""The shapes of a page in the HTML subset that the page view draws: boxes, cards, spacers.

The view ignores borders and padding of blocks, so a box is a table with one row; colours are
`@tokens@` that the view replaces by the theme's. An author's own @ is always escaped and can never
be a token.
"""

from __future__ import annotations

import html
import re
from urllib.parse import quote

from fieldkm.domain.manuals import Signal

_TABLE = '<table width="100%" cellspacing="0" cellpadding="0" border="0">'
_UNSAFE_IN_ADDRESS = re.compile(r"[%#?@&<>\"'\[\]\\^`{|}\s]")


def escaped(text: str) -> str:
    """Return an author's text as HTML."""
    return html.escape(text, quote=True).replace("@", "&#64;")


def address(href: str) -> str:
    """Return an address as the value of an attribute."""
    return escaped(href)


def picture_address(path: str) -> str:
    """Return the address of a picture of the manual; unusual characters are percent-encoded."""
    return "image:" + _UNSAFE_IN_ADDRESS.sub(lambda letter: quote(letter[0]), path)


def spacer(height: int) -> str:
    """Return an empty line of `height` pixels; margins beside tables vanish in the view."""
    return f'<p style="font-size:1px;line-height:{height}px;margin:0">&nbsp;</p>'


def box(bar: str, background: str, content: str) -> str:
    """Return `content` in a box with a bar at its left; `bar` and `background` are tokens."""
    return (
        f'{spacer(4)}{_TABLE}<tr><td width="6" bgcolor="@{bar}@" style="font-size:1px"></td>'
        f'<td bgcolor="@{background}@" style="padding:10px 14px">{content}</td></tr></table>'
        f"{spacer(4)}"
    )


def signal_box(signal: Signal, heading: str, content: str) -> str:
    """Return a danger, warning, caution or note with its heading (already HTML)."""
    head = (
        f'<p style="margin:0 0 3px 0;line-height:100%;color:@{signal.value}-fg@;font-weight:700">'
        f'<img src="icon:{signal.value}" width="18" height="18">&ensp;{heading}</p>'
    )
    return box(f"{signal.value}-bar", f"{signal.value}-bg", head + content)


def code_box(code: str) -> str:
    """Return escaped code in a box of its own."""
    return (
        f'{spacer(2)}{_TABLE}<tr><td bgcolor="@code-bg@" style="padding:10px 14px">'
        f'<pre style="color:@code-fg@;margin:0;white-space:pre-wrap">{code}</pre></td></tr></table>'
        f"{spacer(2)}"
    )


def step_card(number: int, key: str, content: str) -> str:
    """Return a step as a card: a box to tick, its number, and what is to be done."""
    edge = "border-top:1px solid @border@;border-bottom:1px solid @border@"
    tick = (
        f'<p style="margin:0;line-height:100%"><a name="step-{key}"></a>'
        f'<a href="tick:{key}"><img src="tick:{key}" width="28" height="28"></a></p>'
    )
    badge = (
        '<p style="margin:0;line-height:100%">'
        f'<img src="badge:{number}" width="28" height="28"></p>'
    )
    return (
        f'{_TABLE}<tr><td width="44" valign="top" bgcolor="@raised@" '
        f'style="padding:9px 4px 8px 12px;border-left:1px solid @border@;{edge}">{tick}</td>'
        f'<td width="36" valign="top" bgcolor="@raised@" style="padding:9px 4px 8px 4px;{edge}">'
        f'{badge}</td><td bgcolor="@raised@" '
        f'style="padding:11px 14px 6px 6px;border-right:1px solid @border@;{edge}">{content}</td>'
        f"</tr></table>{spacer(6)}"
    )


def frame(words: str) -> str:
    """Return words (already HTML) in a dashed frame, where a picture should stand."""
    line = "border:1px dashed @border-strong@"
    return (
        f'{spacer(4)}<table width="320" cellspacing="0" cellpadding="0" border="1" '
        f'style="border-collapse:collapse;{line}"><tr><td align="center" '
        f'style="padding:28px 16px;{line};color:@muted@">{words}</td></tr></table>{spacer(4)}'
    )


def facts(rows: list[tuple[str, str]]) -> str:
    """Return a table of names and values (already HTML), as at the head of a procedure."""
    if not rows:
        return ""
    cells = "".join(
        f'<tr><td width="110" bgcolor="@raised@" style="padding:5px 12px;color:@muted@">{name}</td>'
        f'<td bgcolor="@raised@" style="padding:5px 12px">{value}</td></tr>'
        for name, value in rows
    )
    return f"{spacer(6)}{_TABLE}{cells}</table>{spacer(8)}"


def alarm_rows(title: str, rows: list[tuple[Signal, str]]) -> str:
    """Return the dangers and warnings of a page in brief, one line each (already HTML)."""
    lines = "".join(
        f'<tr><td width="6" bgcolor="@{signal.value}-bar@" style="font-size:1px"></td>'
        f'<td bgcolor="@{signal.value}-bg@" style="padding:5px 14px">{line}</td></tr>'
        for signal, line in rows
    )
    head = f'<p style="margin:0 0 4px 0;font-weight:700">{title}</p>'
    return f"{head}{spacer(2)}{_TABLE}{lines}</table>{spacer(8)}"


def remark(text: str) -> str:
    """Return a small line in a muted colour (`text` is already HTML)."""
    return f'<p style="margin:0 0 4px 0;color:@muted@;font-size:12px">{text}</p>'
