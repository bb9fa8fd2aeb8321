"""SVG in which nothing acts and which takes no time to draw."""

from __future__ import annotations

import pytest

from fieldkm.manuals.pictures.kinds import UnusablePicture
from fieldkm.manuals.pictures.svg_cleaning import clean_svg
from tests.support.pictures import SVG

INNER = '<title>A &amp; B</title><g id="callout-1" style="fill:red"><use href="#x"/></g>'


@pytest.mark.parametrize(
    "text",
    [
        SVG.format(INNER),
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- mine -->' + SVG.format(INNER),
        SVG.format('<style>.a{fill:url(#g)} g &gt; b{}</style><a href="https://example.org"/>'),
        SVG.format('<image href="data:image/png;base64,AAAA"/>'),
    ],
)
def test_a_harmless_drawing_keeps_its_bytes(text: str) -> None:
    assert clean_svg(text.encode()) == text.encode()


@pytest.mark.parametrize(
    ("harmful", "left"),
    [
        ("<script>go()</script>", ""),
        ("<s:script xmlns:s='http://www.w3.org/2000/svg'>go()</s:script>", ""),
        ("<foreignObject><div>x<script/></div></foreignObject><g/>", "<g></g>"),
        ('<rect onload="go()" x="1"/>', '<rect x="1"></rect>'),
        ('<image href="https://example.org/a.png" x="1"/>', '<image x="1"></image>'),
        ('<image xlink:href="../a.png"/>', "<image></image>"),
        ('<use href="file:///a.svg#x"/>', "<use></use>"),
        ('<a href=" JavaScript:go()">t</a>', "<a>t</a>"),
        ('<rect fill="url(http://x/y#z)"/>', '<rect fill="none"></rect>'),
        ("<style>@import 'a.css';.a{fill:url( 'b.svg#c')}</style>", "<style>.a{fill:none}</style>"),
        ('<image><set attributeName="xlink:href" to="http://x"/></image>', "<image></image>"),
        ('<image href="data:image/svg+xml,&lt;svg/&gt;"/>', "<image></image>"),
    ],
)
def test_what_could_act_is_taken_out_and_the_rest_stays(harmful: str, left: str) -> None:
    written = clean_svg(SVG.format(harmful + INNER).encode()).decode()
    inner = INNER.replace('<use href="#x"/>', '<use href="#x"></use>')
    assert written.partition("?>\n")[2] == SVG.format(left + inner)


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_another_encoding_becomes_utf_8(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + SVG.format("<text>é</text>")
    written = clean_svg(text.encode(encoding))
    assert "<text>é</text>" in written.decode("utf-8")
    assert clean_svg(written) == written


def test_an_instruction_to_load_a_style_sheet_is_dropped() -> None:
    text = '<?xml-stylesheet href="http://x/y.css"?>' + SVG.format("")
    assert b"stylesheet" not in clean_svg(text.encode())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG.format("&a;"), "entities"),
        ("<!DOCTYPE svg [<!ENTITY % a SYSTEM 'file:///etc/passwd'>%a;]><svg/>", "entities"),
        ("<svg><g></svg>", "no XML"),
        ("<svg", "no XML"),
        ("<html><svg/></html>", "outermost"),
        ('<?xml version="1.0" encoding="klingon"?><svg/>', "XML|encoding"),
        ("<svg>" + " " * 8_000_000 + "</svg>", "larger than 8 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(UnusablePicture, match=reason):
        clean_svg(text.encode())


def test_copies_of_copies_are_counted_before_they_are_drawn() -> None:
    laughs = "".join(f'<g id="g{n}">' + f'<use href="#g{n + 1}"/>' * 10 + "</g>" for n in range(6))
    circle = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><use href="#a"/>'
    chain = "".join(f'<g id="c{n}"><use href="#c{n + 1}"/></g>' for n in range(3000))
    for inner in (laughs, circle, chain + '<use href="#c0"/>'):
        with pytest.raises(UnusablePicture, match="too often"):
            clean_svg(SVG.format(inner).encode())
    many = '<circle id="dot" r="1"/>' + '<use xlink:href="#dot"/>' * 900
    assert clean_svg(SVG.format(many).encode())
