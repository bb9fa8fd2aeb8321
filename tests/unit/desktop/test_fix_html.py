"""A fix as a page: whatever its author typed, none of it becomes HTML or a colour of the theme."""

from __future__ import annotations

from dataclasses import replace

from fieldkm.app.fix_texts import RevisionTexts
from fieldkm.desktop.fixes.fix_html import BodyWords, body_html
from fieldkm.domain.fixes import Picture
from fieldkm.domain.reading import Place
from fieldkm.manuals.fix_markup import FixText, compiled
from tests.support.fixes import JAM

WORDS = BodyWords(
    "Seen", "Cause", "Remedy", "For", "Codes", "Parts", "Pages", "Not here", "Too large"
)
NOTHING = RevisionTexts(FixText(), FixText(), FixText())
EVIL = '<b>&"@text@'
HARMLESS = "&lt;b&gt;&amp;&quot;&#64;text&#64;"


def test_texts_stand_under_their_headings_and_empty_ones_have_none() -> None:
    texts = RevisionTexts(compiled("Folds."), FixText(), compiled("Dry it."))
    html = body_html(JAM, texts, (), {}, WORDS)
    assert html.index("Seen") < html.index("Folds.") < html.index("Remedy") < html.index("Dry it.")
    assert "Cause" not in html


def test_names_and_captions_are_no_html() -> None:
    revision = replace(
        JAM,
        models=(EVIL,),
        fault_codes=(EVIL,),
        parts=(EVIL,),
        pages=(Place("m", "p"),),
        photos=(Picture("a" * 64, caption=EVIL), Picture("b" * 64, caption=EVIL)),
        applies_to=EVIL,
    )
    html = body_html(revision, NOTHING, {"a" * 64}, {"m/p": EVIL}, WORDS)
    assert "<b>" not in html
    assert "@text@" not in html
    assert html.count(HARMLESS) == 7
    assert html.count('href="fault:&lt;b&gt;&amp;&quot;%40text%40"') == 1


def test_only_photos_that_are_here_are_asked_for() -> None:
    photos = tuple(Picture(letter * 64) for letter in "abc")
    html = body_html(replace(JAM, photos=photos), NOTHING, {"a" * 64, "c" * 64}, {}, WORDS)
    assert html.count("<img") == 2
    assert f'src="image:{"b" * 64}"' not in html
    assert html.count("Not here") == 1
    assert html.count("<tr><td valign") == 2


def test_a_text_that_would_stop_the_window_is_left_out() -> None:
    deep = "<table><tr><td>" * 30 + "</td></tr></table>" * 30
    texts = RevisionTexts(FixText(deep), FixText(), FixText())
    html = body_html(JAM, texts, (), {}, WORDS)
    assert "Too large" in html
    assert html.count("<table") == 1


def test_a_fix_that_is_about_nothing_in_particular_has_no_list() -> None:
    bare = replace(JAM, models=(), fault_codes=(), parts=(), pages=())
    assert body_html(bare, NOTHING, (), {}, WORDS) == ""
