"""What the checker finds, by file and line."""

from __future__ import annotations

from pathlib import Path

from fieldkm.domain.checking import Severity
from fieldkm.manuals.checks.checker import check, has_errors
from fieldkm.manuals.compiling.compiler import compile_manual
from fieldkm.manuals.sources.source import read_source

SVG = '<svg xmlns="http://www.w3.org/2000/svg">\n{body}\n</svg>'
MANUAL = 'id = "m"\ntitle = "M"\n[[models]]\nid = "MX-1"\n'


def findings_of(root: Path, files: dict[str, str], against=None) -> list[tuple[str, int, str]]:
    for name, text in {"manual.toml": MANUAL, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    source = read_source(root)
    compile_manual(source)
    findings = check(source, against)
    assert findings == sorted(findings)
    return [(finding.file, finding.line, finding.code) for finding in findings]


def test_a_sound_manual_has_no_findings(tmp_path):
    files = {
        "pages/a.md": "# A\n\nSee [[b#fit|there]], part:1-2000, drawing:d#1 and [b](b.md#fit).\n",
        "pages/b.md": "---\nkind: procedure\n---\n# B\n\n## Fit\n\n1. Go. ![x](../images/x.svg)\n",
        "parts.csv": "number,name,drawing,callout,procedure\n1-2000,Roller,d,1,b\n",
        "drawings/d.svg": SVG.format(body='<g id="callout-1"/>'),
        "images/x.svg": SVG.format(body=""),
    }
    assert findings_of(tmp_path, files) == []


def test_links_that_lead_nowhere_are_found_on_their_lines(tmp_path):
    page = """# A

[[gone]] and [x](gone.md)
## Part
[[a#gone]], part:9-9999 and `part:8-8888`
fault:E99 symptom:none drawing:none ![y](gone.png)
[z](javascript:x)
"""
    assert findings_of(tmp_path, {"pages/a.md": page}) == [
        ("pages/a.md", 3, "broken-link"),
        ("pages/a.md", 3, "broken-link"),
        ("pages/a.md", 5, "broken-anchor"),
        ("pages/a.md", 5, "unknown-part"),
        ("pages/a.md", 6, "missing-image"),
        ("pages/a.md", 6, "unknown-code"),
        ("pages/a.md", 6, "unknown-drawing"),
        ("pages/a.md", 6, "unknown-symptom"),
        ("pages/a.md", 7, "forbidden-link"),
    ]


def test_tables_are_checked_row_by_row(tmp_path):
    files = {
        "parts.csv": "number,quantity,replaced_by,procedure,drawing\n"
        "1-1000,x,1-2000,,\n1-2000,1,1-1000,,\n1-3000,1,9-9,none,none\n1-3000,1,9-9,none,none\n",
        "causes.csv": "id,title,part,procedure,minutes\nc1,Worn,9-9,none,long\nc2,Idle,,,\n",
        "codes.csv": "code,title,page\nE1,One,none\ne1,Two,\n",
        "faults.csv": "code,cause,likelihood\nE1,c1,0\nE1,gone,much\nE7,c1,1\n",
        "tests.csv": "id,question,cause,p\nt1,Hot?,c1,1.5\nt2,,gone,x\n",
    }
    found = findings_of(tmp_path, files)
    for expected in (
        ("parts.csv", 2, "not-a-number"),
        ("parts.csv", 2, "supersession-loop"),
        ("parts.csv", 4, "unknown-part"),
        ("parts.csv", 4, "unknown-procedure"),
        ("parts.csv", 4, "unknown-drawing"),
        ("parts.csv", 5, "duplicate-row"),
        ("causes.csv", 2, "unknown-part"),
        ("causes.csv", 2, "unknown-procedure"),
        ("causes.csv", 2, "not-a-number"),
        ("causes.csv", 3, "unused-cause"),
        ("codes.csv", 2, "unknown-page"),
        ("codes.csv", 3, "duplicate-row"),
        ("faults.csv", 2, "bad-likelihood"),
        ("faults.csv", 3, "unknown-cause"),
        ("faults.csv", 3, "not-a-number"),
        ("faults.csv", 4, "unknown-code"),
        ("tests.csv", 2, "bad-probability"),
        ("tests.csv", 3, "test-without-question"),
        ("tests.csv", 3, "unknown-cause"),
        ("tests.csv", 3, "not-a-number"),
    ):
        assert expected in found


def test_drawings_are_checked_with_their_lines(tmp_path):
    body = (
        '<clipPath id="c"/>\n<g id="callout-7" fill="rgba(1,2,3,.5)"/>\n'
        '<path fill="#11223344" stroke="var(--x)"/>\n<svg/>\n<image href="http://x/y.png"/>'
    )
    files = {
        "drawings/a.svg": SVG.format(body=body),
        "drawings/b.svg": "<svg><g></svg>",
        "drawings/c.svg": '<!DOCTYPE svg [\n<!ENTITY a "b">]>\n<svg/>',
        "parts.csv": "number,drawing,callout,procedure\n1-1000,a,8,\n",
    }
    found = findings_of(tmp_path, files)
    assert [line for file, line, code in found if code == "svg-not-drawable"] == [2, 3, 4, 4, 5, 6]
    assert ("drawings/b.svg", 1, "svg-broken") in found
    assert ("drawings/c.svg", 2, "svg-entities") in found
    assert ("drawings/a.svg", 0, "callout-without-part") in found
    assert ("parts.csv", 2, "unknown-callout") in found


def test_pictures_of_pages_are_checked_as_drawings_are(tmp_path):
    deep = "<g>" * 31 + "<g/>" + "</g>" * 31
    body = (
        '<filter id="f"><feGaussianBlur/>\n<feDropShadow/></filter>\n<g fill="hsl(9,9%,9%)"/>\n'
        '<g style="fill:light-dark(red,blue)"/>\n<mask id="m"><rect filter="url(#f)"/></mask>'
        "<switch><foreignObject/><text>t</text></switch>\n<foreignObject/>\n" + deep
    )
    page = "# A\n\n![x](images/x.svg)\n"
    found = findings_of(tmp_path, {"pages/a.md": page, "images/x.svg": SVG.format(body=body)})
    lines = [
        line for file, line, code in found if (file, code) == ("images/x.svg", "svg-not-drawable")
    ]
    assert lines == [3, 4, 5, 7, 8]


def test_conditions_are_checked_against_models_and_each_other(tmp_path):
    page = (
        '---\napplies_to: MX-1\n---\n# A\n\n## B {: applies="MX-9" }\n\nx\n{: applies="serial" }\n'
    )
    found = findings_of(tmp_path, {"pages/a.md": page})
    assert ("pages/a.md", 6, "unknown-model") in found
    assert ("pages/a.md", 6, "contradictory-applicability") in found
    assert ("pages/a.md", 9, "bad-applicability") in found


def test_an_alarm_after_its_step_is_found(tmp_path):
    page = """---
kind: procedure
---
# A

1. Open it.

    !!! danger "Late"
        Hot.

2. **Label.**

    !!! danger "In time"
        Hot.

    Close it.

!!! warning "Last"
    Hot.
"""
    found = findings_of(tmp_path, {"pages/a.md": page})
    assert found == [
        ("pages/a.md", 8, "alarm-after-step"),
        ("pages/a.md", 18, "alarm-after-step"),
    ]


def test_contents_names_and_ids_are_checked(tmp_path):
    files = {
        "manual.toml": MANUAL + '[[contents]]\ntitle = "One"\npages = ["a", "none", "empty/"]\n',
        "pages/a.md": "---\naliases: [b]\n---\n# A\n",
        "pages/b.md": "# B\n",
        "pages/c.md": "---\nid: b\n---\ntext\n",
    }
    found = findings_of(tmp_path, files, against=frozenset({"a", "b", "old"}))
    assert ("manual.toml", 5, "unknown-page") in found
    assert ("manual.toml", 0, "vanished-id") in found
    assert ("pages/a.md", 2, "duplicate-alias") in found
    assert ("pages/b.md", 1, "unreachable-page") in found
    assert ("pages/c.md", 2, "duplicate-page-id") in found
    assert ("pages/c.md", 1, "missing-title") in found


def test_headings_that_differ_between_languages_are_a_warning(tmp_path):
    files = {"pages/a.md": "# A\n\n## One\n\n## Two\n", "zh/pages/a.md": "# 甲\n\n## 一\n"}
    assert ("zh/pages/a.md", 1, "anchors-differ") in findings_of(tmp_path, files)


def test_warnings_do_not_fail_a_build(tmp_path):
    (tmp_path / "parts.csv").write_text("number\n1-1000\n", encoding="utf-8")
    assert not has_errors(check(read_source(tmp_path)))


def test_a_folder_without_a_page_is_no_manual(tmp_path: Path) -> None:
    findings = check(read_source(tmp_path))
    assert [(finding.code, finding.severity) for finding in findings] == [
        ("no-pages", Severity.ERROR)
    ]
