"""Drawings out of packs cannot reach outside, and are drawn in bearable time."""

from __future__ import annotations

import pytest

from fieldkm.desktop.kit.svg import harmless_svg


@pytest.mark.parametrize(
    "address", [b'"file:///etc/passwd"', b"'/etc/passwd'", b'"../secret.png"', b'"&#102;ile:///x"']
)
def test_a_drawing_cannot_name_another_file(address: bytes) -> None:
    safe = harmless_svg(b"<svg><image xlink:href=" + address + b"/></svg>")
    assert safe == b'<svg><image xlink:href=""/></svg>'


@pytest.mark.parametrize("address", [b'"#gear"', b'"data:image/png;base64,AAAA"'])
def test_what_a_drawing_holds_itself_stays(address: bytes) -> None:
    svg = b"<svg><use href=" + address + b"/></svg>"
    assert harmless_svg(svg) == svg


def test_copies_of_copies_without_end_are_not_drawn() -> None:
    levels = "".join(
        f'<g id="a{n}">' + f'<use xlink:href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 10)
    )
    assert harmless_svg(f'<svg><rect id="a0"/>{levels}</svg>'.encode()) is None


def test_many_plain_copies_are_drawn() -> None:
    screws = '<use href="#screw"/>' * 300
    svg = f'<svg><g id="screw"><path d="M0 0"/></g>{screws}</svg>'.encode()
    assert harmless_svg(svg) == svg


def test_copies_that_run_in_a_circle_are_not_drawn() -> None:
    circle = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'
    many = '<use href="#a"/>' * 9
    assert harmless_svg(f"<svg>{circle}{many}</svg>".encode()) is None


def test_a_long_chain_of_copies_is_not_drawn() -> None:
    chain = "".join(f'<g id="c{n}"><use href="#c{n + 1}"/></g>' for n in range(3000))
    assert harmless_svg(f'<svg>{chain}<use href="#c0"/></svg>'.encode()) is None
