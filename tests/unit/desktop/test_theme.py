"""Both themes can be read, and sizes follow zoom and gloves."""

from __future__ import annotations

import pytest

from fieldkm.desktop.kit.theme import DARK, LIGHT, Theme

GROUNDS = ("background", "surface", "raised", "hover", "th", "accent-bg", "sel")
PAIRS = [
    *((text, ground) for text in ("text", "muted") for ground in GROUNDS[:5]),
    *(("faint", ground) for ground in ("background", "surface", "raised")),
    *(("link", ground) for ground in ("background", "surface", "raised", "accent-bg")),
    ("text", "accent-bg"),
    ("text", "sel"),
    ("text", "mark"),
    ("muted", "accent-bg"),
    ("faint", "accent-bg"),
    ("accent-fg", "accent"),
    ("accent-fg", "accent-hover"),
    ("badge-fg", "badge"),
    ("code-fg", "code-bg"),
    ("ok", "ok-bg"),
    ("ok", "surface"),
    ("rail-fg", "rail"),
    ("rail-fg", "rail-hover"),
    ("rail-on-fg", "rail-on"),
    ("surface", "text"),
    *((f"{s}-fg", f"{s}-bg") for s in ("danger", "warning", "caution", "note")),
    ("danger-fg", "surface"),
    ("danger-fg", "background"),
]
EDGES = [("border-strong", "surface"), ("border-strong", "background"), ("accent", "surface")]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("front", "ground"), PAIRS)
def test_every_text_can_be_read_on_its_ground(theme: Theme, front: str, ground: str) -> None:
    assert contrast(theme[front], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_the_edges_of_controls_can_be_seen(theme: Theme, edge: str, ground: str) -> None:
    assert contrast(theme[edge], theme[ground]) >= 3


def test_both_themes_have_the_same_tokens() -> None:
    assert LIGHT.tokens.keys() == DARK.tokens.keys()


def test_targets_are_large_enough_for_fingers_and_larger_for_gloves() -> None:
    assert LIGHT.target == 40
    assert LIGHT.at(1.0, gloves=True).target == 48
    assert LIGHT.at(1.5, gloves=False).target == 60


def test_pages_follow_the_zoom_all_the_way_and_the_interface_only_so_far() -> None:
    near = DARK.at(2.5, gloves=False)
    assert near.page_px(10) == 25
    assert near.px(10) == 15
    assert DARK.at(0.6, gloves=False).page_px(10) == 6


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: the ratio of relative luminances."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
