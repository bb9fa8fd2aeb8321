"""What a compiled manual holds: procedures, fault pages, drawings, contents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fieldkm.domain.manuals import Signal
from fieldkm.manuals.compiled import CompiledManual
from fieldkm.manuals.compiling.compiler import compile_manual
from fieldkm.manuals.sources.source import read_source

FILES = {
    "manual.toml": 'id = "m"\ntitle = "M"\n[translations.zh]\ntitle = "手册"\n',
    "pages/replace.md": """---
kind: procedure
time: 12
parts: [604-1234]
prerequisites: [off, Cool down]
---
# Replace the roller

!!! danger "Shock"
    Pull the plug.

1. Open.

![Figure](../images/x.svg "The roller")

2. Take out 604-1234 (see E21-04).

    !!! warning "Hot"
        Wait.

## Fit

1. Put it in.
{: applies="MX-430; serial MB1.." }
""",
    "pages/off.md": "# Switch off\n",
    "pages/hot.md": "---\ncodes: [E21-04]\n---\n# Too hot\n\nText.\n",
    "parts.csv": "number,name,assembly,drawing,callout\n"
    "604-1234,Roller,Fuser,fuser,10\n604-1235,Pad,Fuser,fuser,9\n",
    "zh/parts.csv": "number,name,assembly\n604-1234,辊,定影器\n",
    "codes.csv": "code,title,text\nE21-04,Fuser hot,It stops.\nE9,,\n",
    "causes.csv": "id,title,remedy,procedure,part,minutes,access\n"
    "a,Roller worn,Replace it.,replace,604-1234,10,door; cover\nb,Cable loose,Plug in.,,,2,\n",
    "faults.csv": "code,cause,likelihood\nE21-04,b,1\nE21-04,a,3\nE9,b,1\ncurl,a,1\n",
    "symptoms.csv": "id,title,words\ncurl,Paper curls,banana; rolled up\n",
    "tests.csv": "id,question,minutes,cause,p\nt,Is it hot?,1,a,0.9\nt,,,b,0.1\n",
    "drawings/fuser.svg": '<svg><g id="callout-10"/><g id="callout-9"/></svg>',
    "images/x.svg": "<svg/>",
}


@pytest.fixture
def manual(tmp_path: Path) -> CompiledManual:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return compile_manual(read_source(tmp_path))


def test_steps_go_on_after_a_picture_and_begin_again_after_a_heading(manual):
    page = manual.pages["en"]["replace"]
    assert [(step.number, step.text.split()[0]) for step in page.steps] == [
        (1, "Open."), (2, "Take"), (1, "Put"),
    ]  # fmt: skip
    for step in page.steps:
        assert f'<a href="tick:{step.key}">' in page.html
    assert len({step.key for step in page.steps}) == 3


def test_alarms_know_their_steps_and_stand_before_them(manual):
    page = manual.pages["en"]["replace"]
    assert [(alarm.signal, alarm.title, alarm.step) for alarm in page.alarms] == [
        (Signal.DANGER, "Shock", 0), (Signal.WARNING, "Hot", 2),
    ]  # fmt: skip
    assert page.html.count('<a href="ack:') == 2
    assert page.html.index("WARNING — Hot") < page.html.index("Take out")


def test_a_procedure_begins_with_its_conditions_and_warnings(manual):
    page = manual.pages["en"]["replace"]
    head = page.html[: page.html.index("DANGER — Shock")]
    assert "12 min" in head
    assert '<a href="part:604-1234">604-1234</a> Roller' in head
    assert '<a href="page:off">Switch off</a>' in head
    assert "Cool down" in head
    assert re.search(r"<b>WARNING</b>&ensp;Hot .*step 2", head)


def test_known_numbers_and_codes_become_links_by_themselves(manual):
    page = manual.pages["en"]["replace"]
    assert {"part:604-1234", "fault:E21-04", "page:off"} <= set(page.links)


def test_conditions_are_printed_where_they_hold(manual):
    assert "Only for: MX-430; serial MB1.." in manual.pages["en"]["replace"].html


def test_the_title_is_not_printed_twice(manual):
    assert "Switch off" not in manual.pages["en"]["off"].html
    assert [s.heading for s in manual.pages["en"]["replace"].sections] == [
        "Replace the roller", "Fit",
    ]  # fmt: skip


def test_every_code_and_symptom_has_a_page(manual):
    pages = manual.pages["en"]
    assert {code.code: code.page for code in manual.catalogues["en"].codes} == {
        "E21-04": "hot", "E9": "fault-e9",
    }  # fmt: skip
    assert pages["fault-e9"].head.title == "E9: Cable loose"
    assert "banana; rolled up" in pages["symptom-curl"].html
    assert {"fault-e9", "symptom-curl"} <= manual.pages["zh"].keys()


def test_an_authored_page_gets_the_causes_of_its_codes(manual):
    page = manual.pages["en"]["hot"]
    section = page.sections[-1]
    assert section.anchor == "fault-e21-04"
    assert section.text.index("Roller worn") < section.text.index("Cable loose")
    assert "about 8 of 10" in page.html
    assert "%" not in re.sub(r'width="100%"|line-height:100%', "", page.html)
    assert '<a href="page:replace">Replace the roller</a>' in page.html
    assert "Is it hot?" in page.html


def test_drawings_are_named_by_their_assembly_and_callouts_stand_in_order(manual):
    (drawing,) = manual.catalogues["en"].drawings
    assert (drawing.title, drawing.callouts) == ("Fuser", ("9", "10"))
    assert manual.catalogues["zh"].drawings[0].title == "定影器"
    assert [part.name for part in manual.catalogues["zh"].parts] == ["辊", "Pad"]
    assert manual.files["drawings/fuser.svg"].exists()


def test_pictures_are_figures_with_their_captions(manual):
    page = manual.pages["en"]["replace"]
    assert '<img src="image:images/x.svg" alt="Figure" title="The roller">' in page.html
    assert "The roller</p>" in page.html
    assert "Figure" in page.sections[0].text


def test_progress_counts_to_the_end(tmp_path):
    (tmp_path / "a.md").write_text("# A", encoding="utf-8")
    told: list[tuple[int, int]] = []
    compile_manual(read_source(tmp_path), lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]


def test_the_sample_manual_compiles():
    root = Path(__file__).parents[3] / "manuals" / "mx420"
    manual = compile_manual(read_source(root))
    assert all(code.page in manual.pages["en"] for code in manual.catalogues["en"].codes)
