"""Data modules of S1000D as manuals' folders."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.importer import import_manual
from fieldkm.manuals.importers.report import ImportReport
from tests.support.data_modules import code, module, printer_modules

REPLACE = """# Fuser: Replace

*Applies to: MX-420 and MX-430*

## Before the work

- The printer is switched off
- The rear cover is removed (DMC-PRINTER-A-D00-10-00-00A-520A-A)

**Spares**

- <a id="spa-1"></a>Fuser (604-1234)

!!! warning
    Make sure that the fuser is cool.

!!! caution
    The text of the caution “caution-009” is not among the files.

## Procedure

1.  **Remove the old fuser**

    Use the Screwdriver.

    !!! warning
        Make sure that the fuser is cool.

    1.  Loosen **two** screws ([Figure 1 (Screws)](#f1)).

        <a id="f1"></a>

        ![Screws](images/icn-printer-1.png)

    !!! caution
        Do not bend the cable.

    2.  Pull the plug.

        !!! note
            It sits tight.

2.  *Only for: MX-430 with duplex unit*

    Remove the duplex unit.

3.  Install the [Fuser](#spa-1), see [Printer: Manual test](printer-manual-test.md) and \
DMC-PRINTER-A-D00-10-00-00A-999A-A.

    *Torques*

    | Screw | Torque |
    | --- | --- |
    | M3 | 1.2 Nm |

## After the work

- Print a test page ([Printer: Manual test](printer-manual-test.md))
"""

ISOLATION = """## E21-04: The fuser stays cold

!!! warning
    Mains voltage.

1.  Measure the lamp.

    **What does the meter show?**

    - Less than 1 ohm → [Step 3](#i3)
    - More → [Step 2](#i2)

2. <a id="i2"></a>Replace the fuser (refer to [Fuser: Replace](fuser-replace.md)).

3.  <a id="i3"></a>Measure J501.

    **Is it 230 V?**

    - **Yes** → [Step 4](#i4)
    - **No** → [Step 5](#i5)

4. <a id="i4"></a>Replace the thermostat.

5. <a id="i5"></a>Replace the power supply.
"""

REPORT = """!!! warning
    Make sure that the fuser is cool.

## E21-05: Toner does not stick

- Fuser (604-1234)

- Test: [Printer: Manual test](printer-manual-test.md)
- Repair: [Fuser: Replace](fuser-replace.md)

Seen in cold rooms.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return printer_modules(tmp_path / "printer")


@pytest.fixture
def imported(source: Path, tmp_path: Path) -> tuple[ImportReport, Path]:
    return import_manual(source, tmp_path / "out"), tmp_path / "out"


def page(folder: Path, name: str) -> tuple[str, str]:
    """Return the front matter and the text of a page."""
    text = (folder / "pages" / f"{name}.md").read_text("utf-8")
    _, front, body = text.split("---\n", 2)
    return front, body.strip() + "\n"


def test_a_procedure_keeps_needs_steps_dangers_figures_and_references(
    imported: tuple[ImportReport, Path],
) -> None:
    report, out = imported
    front, body = page(out, "fuser-replace")
    assert body == REPLACE
    assert front.splitlines()[1:] == [
        'kind: "procedure"',
        'tools: ["Hex key (HK-4)", "Tool set", "Screwdriver (SD-1)", "Grease (L-1)"]',
        'parts: ["604-1234"]', 'level: "sk02"', 'time: "18"',
    ]  # fmt: skip
    kinds = [item.kind for item in report.items]
    assert kinds.count("module-missing") == 2
    assert kinds.count("warning-missing") == 1
    assert kinds.count("module-left-out") == 1  # the business rules, not the warnings


def test_fault_isolation_leads_from_answer_to_answer(imported: tuple[ImportReport, Path]) -> None:
    front, body = page(imported[1], "fuser-fault-isolation")
    assert body == f"# Fuser: Fault isolation\n\n{ISOLATION}"
    assert 'codes: ["E21-04"]' in front


def test_fault_reports_keep_dangers_tests_and_repairs(imported: tuple[ImportReport, Path]) -> None:
    front, body = page(imported[1], "fuser-observed-fault")
    assert body == f"# Fuser: Observed fault\n\n{REPORT}"
    assert 'codes: ["E21-05"]' in front


def test_faults_and_causes_become_tables(imported: tuple[ImportReport, Path]) -> None:
    _, out = imported
    causes = (out / "causes.csv").read_text().splitlines()[1:]
    remedy = "Replace the fuser (refer to Fuser: Replace)."
    assert causes == [
        "e21-05-fuser,Fuser,,fuser-replace,604-1234,,",
        f"e21-04-replace-the-fuser,Replace the fuser,{remedy},fuser-replace,,,",
        "e21-04-replace-the-thermostat,Replace the thermostat,Replace the thermostat.,,,,",
        "e21-04-replace-the-power-supply,Replace the power supply,Replace the power supply.,,,,",
    ]
    assert "E21-04,e21-04-replace-the-fuser,1" in (out / "faults.csv").read_text()


def test_codes_of_text_stand_below_those_of_fault_modules_and_none_twice(
    imported: tuple[ImportReport, Path],
) -> None:
    report, out = imported
    assert (out / "codes.csv").read_text().splitlines()[1:] == [
        "E21-05,Toner does not stick,Toner does not stick,fuser-observed-fault,",
        "E21-04,The fuser stays cold,The fuser stays cold,fuser-fault-isolation,",
        "E99-01,Door open,,printer-description,",
    ]
    assert report.summary["code-proposed"] == 1
    assert "| [E21-04](fuser-fault-isolation.md) |" in page(out, "printer-description")[1]


def test_a_parts_list_becomes_a_table_with_its_drawing(imported: tuple[ImportReport, Path]) -> None:
    _, out = imported
    assert (out / "parts.csv").read_text().splitlines()[1:] == [
        '604-1234,"Fuser, complete",Fuser,,icn-printer-1,0,,,fuser-replace,for reference,',
        "604-2001,Lamp,Fuser,2,icn-printer-1,1,,,,,",
        "604-2002,Roller,Fuser,1,icn-printer-1,2A,,,,,",
        "604-2003,Grease,Fuser,,,,,,,Item 3; as required,",
    ]
    assert (out / "drawings" / "icn-printer-1.png").is_file()
    assert "| 2A | 604-2002 | Roller | 1 |" in page(out, "fuser-parts")[1]


def test_the_publication_gives_title_order_and_chapters(
    imported: tuple[ImportReport, Path],
) -> None:
    manual = tomllib.loads((imported[1] / "manual.toml").read_text())
    assert manual["title"] == "The MX printer"
    contents = [(chapter["title"], chapter["pages"]) for chapter in manual["contents"]]
    assert contents[:3] == [
        ("Overview", ["printer-description"]),
        ("Fuser", ["fuser-observed-fault", "fuser-fault-isolation"]),
        ("Fuser: Work", ["fuser-replace"]),
    ]


def test_the_newest_issue_of_a_module_counts(source: Path, tmp_path: Path) -> None:
    text = module(code("341"), "Printer", "Old test", "<description/>")
    (source / "DMC-OLD.XML").write_text(text.replace('issueNumber="007"', 'issueNumber="001"'))
    report = import_manual(source, tmp_path / "out")
    assert (tmp_path / "out" / "pages" / "printer-manual-test.md").is_file()
    assert ("DMC-OLD.XML", "module-repeated") in {(i.file, i.kind) for i in report.items}


def test_entities_are_refused_and_the_others_read(source: Path, tmp_path: Path) -> None:
    laughs = '<!DOCTYPE dmodule [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><dmodule>&b;</dmodule>'
    (source / "DMC-EVIL.xml").write_text(laughs)
    report = import_manual(source, tmp_path / "out")
    assert ("DMC-EVIL.xml", "document-broken") in {(i.file, i.kind) for i in report.items}
    only = tmp_path / "only"
    only.mkdir()
    (only / "DMC-EVIL.xml").write_text(laughs)
    with pytest.raises(BadInput):
        import_manual(only, tmp_path / "out2", dialect="s1000d")
