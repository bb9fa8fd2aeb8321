"""Compiled pages in the colours and sizes of a theme."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.desktop.manual.page_html import (
    can_be_laid_out,
    filled_page,
    page_style,
    scaled_page,
    titled_page,
)

TOKENS = {"text": "#111111", "danger-bg": "#FFEEEE", "link": "#0000FF"}
TOKENS |= {"code-bg": "#EEEEEE", "code-fg": "#222222", "muted": "#555555"}


def half_again(pixels: float) -> int:
    return round(pixels * 1.5)


def unchanged(pixels: float) -> int:
    return round(pixels)


def test_every_token_is_filled_in() -> None:
    html = '<td bgcolor="@danger-bg@" style="color:@text@">x</td>'
    assert filled_page(html, TOKENS) == '<td bgcolor="#FFEEEE" style="color:#111111">x</td>'


def test_what_is_no_token_stays_as_it_is() -> None:
    html = "mail a@b.example or @nobody@, 5 @ 3"
    assert filled_page(html, TOKENS) == html


@given(st.text())
def test_a_title_can_never_become_markup_or_a_token(title: str) -> None:
    html = titled_page(title, "<p>body</p>")
    assert filled_page(html, TOKENS) == html
    assert html.count("<") == 4


def test_pixels_of_the_compiler_follow_the_zoom() -> None:
    html = '<td width="44" style="padding:9px 4px;border-top:1px solid @border@">'
    wider = '<td width="66" style="padding:14px 6px;border-top:2px solid @border@">'
    assert scaled_page(html, half_again) == wider


def test_percentages_and_weights_do_not_follow_the_zoom() -> None:
    html = '<table width="100%"><p style="line-height:100%;font-weight:700">'
    assert scaled_page(html, half_again) == html


def test_words_of_an_author_do_not_follow_the_zoom() -> None:
    html = "<p>Set width=&quot;28&quot; and font-size:12px in the file.</p>"
    assert scaled_page(html, half_again) == html


def test_at_100_percent_a_page_is_not_touched() -> None:
    html = '<p style="margin:4px">'
    assert scaled_page(html, unchanged) is html


def test_the_style_sheet_bounds_pictures_and_follows_the_zoom() -> None:
    style = page_style(TOKENS, half_again, 640)
    assert "max-width:640px" in style
    assert "h1{font-size:39px" in style


@pytest.mark.parametrize(
    ("html", "can_be_shown"),
    [
        ("<table><tr><td>a step</td></tr></table>" * 200, True),
        ("<table><tr><td>" * 3 + "deep" + "</td></tr></table>" * 3, True),
        ("<TABLE><tr><td>" * 40 + "too deep" + "</td></tr></TABLE>" * 40, False),
        ("<table>" + "<tr><td>x</td></tr>" * 30_000 + "</table>", False),
    ],
)
def test_a_page_that_would_stop_the_window_is_known(html: str, can_be_shown: bool) -> None:
    assert can_be_laid_out(html) is can_be_shown
