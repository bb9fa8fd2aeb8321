"""Guides of oManual and iFixit as manuals' folders."""

from __future__ import annotations

import json
from pathlib import Path

from fieldkm.manuals.importers.importer import import_manual
from tests.support.foreign_documents import png, zip_file

GUIDE = """<guide locale="en" xmlns="http://omanual.com/">
<title>Replacing the roller</title><time_required>15 - 30 minutes</time_required>
<difficulty>Moderate</difficulty><category>Pump X</category>
<introduction><p>Read <strong>all</strong>.</p></introduction>
<tools><tool name="Spudger" notes="(plastic)" quantity="2"/></tools>
<parts><part name="Roller" quantity="1" url="http://x.org/Parts/Roller/IF182-003-1"/>
<part name="Grease" quantity="1" url=""/></parts>
<flags><flag id="F" title="Draft">Not finished.</flag></flags>
<prerequisites><prerequisite><title>Removing the lid</title></prerequisite></prerequisites>
<steps><step number="1" title="The screws"><lines>
<line bullet="black" level="0">Remove two screws:</line>
<line bullet="red" level="1">One 6 mm</line>
<line bullet="icon_caution" level="0">Do not slip.</line>
<line bullet="icon_note" level="0">Keep them apart.</line></lines>
<media type="image"><image large="media/s.png"/></media></step>
<step number="2" title=""><lines><line bullet="black" level="0">Lift it.</line></lines>
<media type="video"/></step></steps></guide>"""
LID = """<guide locale='en'><title>Removing the lid</title><steps><step><lines>
<line>Lift it.</line></lines></step></steps></guide>"""
STEPS = """!!! caution
    Do not slip.

1.  **The screws**

    Remove two screws:

    - *red:* One 6 mm

    !!! note
        Keep them apart.

    ![](images/s.png)

2. Lift it."""


def text(folder: Path, name: str) -> str:
    return (folder / "pages" / f"{name}.md").read_text("utf-8")


def test_a_bundle_keeps_steps_bullets_tools_parts_and_flags(tmp_path: Path) -> None:
    source = zip_file(
        tmp_path / "pump.omanual",
        {
            "manifest.xml": "<manifest locale='en'><title>Pump X</title></manifest>",
            "a/guide.xml": GUIDE,
            "a/media/s.png": png(),
            "b/guide.xml": LID,
        },
    )
    report = import_manual(source, tmp_path / "out")
    out = tmp_path / "out"
    guide = text(out, "replacing-the-roller")
    lines = [
        'kind: "procedure"', 'time: "30"', 'level: "Moderate"', 'parts: ["IF182-003-1"]',
        'tools: ["Spudger × 2 (plastic)"]', 'prerequisites: ["removing-the-lid"]',
    ]  # fmt: skip
    assert [line for line in lines if line not in guide] == []
    assert guide.rstrip().endswith(STEPS)
    assert '!!! note "Draft"\n    Not finished.\n\nRead **all**.' in guide
    assert "IF182-003-1,Roller,,1," in (out / "parts.csv").read_text()
    assert set(report.summary) == {"media", "part-without-number", "time-guessed"}


def test_a_single_guide_of_xml_is_recognised(tmp_path: Path) -> None:
    source = tmp_path / "guide.xml"
    source.write_text(LID)
    assert import_manual(source, tmp_path / "out").pages == 1


def test_a_guide_in_json_gives_the_same(tmp_path: Path) -> None:
    image = {"original": "https://x.org/igi/AbC.large"}
    lines = [
        {"text_rendered": "Remove <b>it</b>.", "bullet": "black", "level": 0},
        {"text_rendered": "Hot!", "bullet": "icon_caution", "level": 0},
    ]
    guide = {
        "title": "Fix it", "difficulty": "Easy", "time_required_max": 600, "locale": "en",
        "tools": [{"text": "Driver", "notes": None}], "parts": [], "flags": [], "documents": [1],
        "steps": [{"title": "", "lines": lines, "media": {"type": "image", "data": [image]}}],
    }  # fmt: skip
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "g.json").write_text(json.dumps({"topic": "Pump", "guide": guide}))
    (tmp_path / "src" / "bad.json").write_text("[" * 5000)
    (tmp_path / "src" / "AbC.png").write_bytes(png())
    report = import_manual(tmp_path / "src", tmp_path / "out", dialect="ifixit")
    made = text(tmp_path / "out", "fix-it")
    steps = "!!! caution\n    Hot!\n\n1.  Remove **it**.\n\n    ![](images/abc.png)"
    assert made.rstrip().endswith(steps)
    assert 'time: "10"' in made
    assert [item.kind for item in report.items] == ["document-broken", "time-guessed"]
