"""A compiled page in the colours and sizes of a theme: its placeholders filled, its style sheet.

No Qt here: one pass over the text, since pages are shown in milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

_PLACEHOLDER = re.compile(r"@([a-z][a-z0-9-]*)@")
# An author's quotation marks are escaped, so these stand only where the compiler wrote them.
_MEASURE = re.compile(r'style="[^"]*"|(?:width|height)="\d+"')
_PIXELS = re.compile(r'\d+(?=px)|(?<==")\d+(?=")')

_TABLE_TAG = re.compile(r"<(/?)(table|td|th)\b", re.IGNORECASE)
_STEP = {"<table": 1, "</table": -1}

MOST_NESTED = 10
MOST_CELLS = 20_000
MOST_LETTERS = 2_000_000
LINE_HEIGHT = 135  # percent
MONO_FAMILY = "'Cascadia Mono','Consolas','JetBrains Mono','Noto Sans Mono','DejaVu Sans Mono'"


def titled_page(title: str, html: str) -> str:
    """Return a compiled page under its title, which the compiler leaves to whoever shows it."""
    words = escape(title).replace("@", "&#64;")
    return f"<h1>{words}</h1>{html}"


def can_be_laid_out(html: str) -> bool:
    """Tell whether Qt lays a page out in bearable time. Tables in tables cost it twice as much with
    each level, so that a page made by somebody else could stop the window for good.
    """
    depth = deepest = cells = 0
    for tag in _TABLE_TAG.finditer(html):
        cells += tag[2].lower() != "table"
        depth += _STEP.get(tag[0].lower(), 0)
        deepest = max(deepest, depth)
    return deepest <= MOST_NESTED and cells <= MOST_CELLS and len(html) <= MOST_LETTERS


def filled_page(html: str, tokens: Mapping[str, str]) -> str:
    """Return `html` with every `@token@` replaced by its value; what is no token stays as it is."""
    return _PLACEHOLDER.sub(lambda match: tokens.get(match[1], match[0]), html)


def scaled_page(html: str, px: Callable[[float], int]) -> str:
    """Return `html` with all sizes in pixels taken through `px`, the reader's zoom."""
    if px(100) == 100:
        return html
    return _MEASURE.sub(
        lambda measure: _PIXELS.sub(lambda pixels: str(max(1, px(int(pixels[0])))), measure[0]),
        html,
    )


def page_style(tokens: Mapping[str, str], px: Callable[[float], int], picture_width: int) -> str:
    """Return the style sheet of a page in the subset that Qt's text documents know.

    `px` scales a size given at 100 % to the reader's zoom. Pictures are bounded in pixels: Qt's
    `100%` means the page's width, and a step's cell is narrower.
    """
    code = f"font-family:{MONO_FAMILY};font-size:{px(13)}px"
    return "\n".join(
        (
            f"body{{color:{tokens['text']};font-size:{px(15)}px}}",
            f"p{{margin:0 0 {px(9)}px 0;line-height:{LINE_HEIGHT}%}}",
            f"li{{margin:0 0 {px(5)}px 0;line-height:{LINE_HEIGHT}%}}",
            f"h1{{font-size:{px(26)}px;font-weight:700;margin:0 0 {px(8)}px 0}}",
            f"h2{{font-size:{px(19)}px;font-weight:700;margin:{px(20)}px 0 {px(8)}px 0}}",
            f"h3{{font-size:{px(16)}px;font-weight:700;margin:{px(14)}px 0 {px(6)}px 0}}",
            f"h4{{font-size:{px(15)}px;font-weight:700;margin:{px(12)}px 0 {px(4)}px 0}}",
            f"img{{vertical-align:middle;max-width:{picture_width}px}}",
            f"a{{color:{tokens['link']};text-decoration:none}}",
            f"code{{{code};background-color:{tokens['code-bg']};color:{tokens['code-fg']}}}",
            f".broken,.missing{{color:{tokens['muted']}}}",
            f"pre{{{code};color:{tokens['code-fg']};line-height:{LINE_HEIGHT}%}}",
        )
    )
