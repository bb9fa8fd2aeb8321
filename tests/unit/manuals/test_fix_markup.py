"""The texts of a fix as they are shown: linked where they name something, harmless whatever they
hold.
"""

from __future__ import annotations

import pytest

from fieldkm.manuals.fix_markup import FixText, compiled


def test_an_empty_text_is_empty() -> None:
    assert compiled(" \n") == FixText()


def test_it_is_markdown_as_in_a_manual() -> None:
    text = compiled("Pull the **plug**.\n\n1. Open\n2. Close\n\n!!! warning\n    Hot.")

    assert "<b>plug</b>" in text.html
    assert "<ol><li>Open</li>" in text.html
    assert "WARNING" in text.html
    assert text.plain == "Pull the plug.\nOpen\nClose\nWARNING\nHot."


def test_alarms_speak_its_language() -> None:
    assert "警告" in compiled("!!! warning\n    热。", "zh").plain


def test_the_parts_and_codes_that_the_fix_names_are_links() -> None:
    text = compiled("Fit 604-1234 for E21-04, not 604-9999.", parts=["604-1234"], codes=["E21-04"])

    assert text.links == ("part:604-1234", "fault:E21-04")


def test_a_link_to_a_page_is_called_by_its_title() -> None:
    def naming(href: str) -> str:
        return "Replacing the fuser" if href == "page:mx420/fuser" else ""

    text = compiled("See [[mx420/fuser]] and [[mx420/other]].", naming=naming)

    assert ">Replacing the fuser</a>" in text.html
    assert ">mx420/other</a>" in text.html
    assert "Replacing the fuser" in text.plain


def test_headings_are_in_the_plain_text_too() -> None:
    assert compiled("Before\n\n## Cold start\n\nWait.").plain == "Before\nCold start\nWait."


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<style>body{display:none}</style>",
        "<img src=x onerror=alert(1)>",
        "![x](http://evil.example/x.png)",
        "![x](file:///etc/passwd)",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](file:///etc/passwd)",
        "[a](data:text/html;base64,AAAA)",
        "<a href='vbscript:x'>a</a>",
        "<iframe src='http://evil.example'></iframe>",
        "<svg onload=alert(1)><script>1</script></svg>",
        "<form action='http://evil.example'><input></form>",
        "[a]: javascript:alert(1)\n\n[a]",
        "<b style='background:url(http://evil.example)'>x</b>",
    ],
)
def test_what_would_do_harm_is_gone(hostile: str) -> None:
    html = compiled(f"Before.\n\n{hostile}\n\nAfter.").html.lower()

    for wrong in ("<script", "<style", "<iframe", "<form", "<svg", "src=", "href=", "onerror="):
        assert wrong not in html
    assert "before." in html
    assert "after." in html


def test_an_enormous_text_is_compiled_in_bounds() -> None:
    assert compiled("[" * 10_000 + "*a" * 5_000).html
