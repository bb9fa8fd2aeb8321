"""Data modules of S1000D as manuals' folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.importer import import_manual
from tests.support.foreign_documents import png


def code(info: str) -> str:
    return (
        '<dmCode modelIdentCode="PUMP" systemDiffCode="A" systemCode="00" subSystemCode="1" '
        f'subSubSystemCode="0" assyCode="00" disassyCode="00" disassyCodeVariant="A" '
        f'infoCode="{info}" infoCodeVariant="A" itemLocationCode="A"/>'
    )


def module(info: str, tech: str, name: str, content: str) -> str:
    return f"""<?xml version="1.0"?><!DOCTYPE dmodule [<!NOTATION png SYSTEM "png">
<!ENTITY ICN-1 SYSTEM "ICN-1.png" NDATA png>]>
<dmodule><identAndStatusSection><dmAddress><dmIdent>{code(info)}<language languageIsoCode="en"/>
</dmIdent><dmAddressItems><dmTitle><techName>{tech}</techName><infoName>{name}</infoName></dmTitle>
</dmAddressItems></dmAddress></identAndStatusSection><content>{content}</content></dmodule>"""


PROCEDURE = f"""<procedure><preliminaryRqmts><reqCondGroup><reqCondNoRef><reqCond>Power is off.
</reqCond></reqCondNoRef></reqCondGroup><reqSupportEquips><supportEquipDescrGroup>
<supportEquipDescr><name>Hex key</name><reqQuantity>1</reqQuantity></supportEquipDescr>
</supportEquipDescrGroup>
</reqSupportEquips><reqSpares><spareDescrGroup><spareDescr><name>Seal</name><identNumber>
<partAndSerialNumber><partNumber>S-77</partNumber></partAndSerialNumber></identNumber></spareDescr>
</spareDescrGroup></reqSpares><reqSafety><safetyRqmts><warning><warningAndCautionPara>Hot!
</warningAndCautionPara></warning></safetyRqmts></reqSafety></preliminaryRqmts>
<mainProcedure><proceduralStep id="s1"><caution>
<warningAndCautionPara>Sharp.</warningAndCautionPara></caution>
<para>Open <emphasis>it</emphasis>.</para><figure id="f1"><title>The lid</title>
<graphic infoEntityIdent="ICN-1"/></figure></proceduralStep>
<proceduralStep><para>See <internalRef internalRefId="f1"/> and <dmRef><dmRefIdent>{code("941")}
</dmRefIdent></dmRef>, <dmRef><dmRefIdent>{code("999")}</dmRefIdent></dmRef>.</para>
<proceduralStep><para>Turn.</para></proceduralStep></proceduralStep></mainProcedure></procedure>"""
ISOLATION = """<faultIsolation><faultIsolationProcedure><fault faultCode="F-01"/><faultDescr><descr>
No pressure</descr></faultDescr><isolationProcedure><isolationMainProcedure>
<isolationStep id="i1"><action>Measure it.</action><isolationStepQuestion>Is it 5 bar?
</isolationStepQuestion><isolationStepAnswer><yesNoAnswer><yesAnswer nextActionRefId="i2"/>
<noAnswer nextActionRefId="i3"/></yesNoAnswer></isolationStepAnswer></isolationStep>
<isolationProcedureEnd id="i2"><action>Replace the gauge.</action></isolationProcedureEnd>
<isolationProcedureEnd id="i3"><action>Replace the seal.</action></isolationProcedureEnd>
</isolationMainProcedure></isolationProcedure></faultIsolationProcedure></faultIsolation>"""
REPORTS = """<faultReporting><isolatedFault faultCode="F-02"><faultDescr><descr>Leak</descr>
</faultDescr><locateAndRepair><locateAndRepairLruItem><lru><name>Seal</name><identNumber>
<partAndSerialNumber><partNumber>S-77</partNumber></partAndSerialNumber></identNumber></lru>
</locateAndRepairLruItem></locateAndRepair></isolatedFault></faultReporting>"""
PARTS = """<illustratedPartsCatalog><figure><title>Head</title><graphic infoEntityIdent="ICN-1"/>
</figure><catalogSeqNumber figureNumber="01" item="004"><itemSeqNumber itemSeqNumberValue="00A">
<quantityPerNextHigherAssy>2</quantityPerNextHigherAssy><partRef partNumberValue="S-77"/>
<partSegment><itemIdentData><descrForPart>SEAL</descrForPart></itemIdentData></partSegment>
</itemSeqNumber></catalogSeqNumber></illustratedPartsCatalog>"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    root = tmp_path / "pump"
    root.mkdir()
    for info, name, content in (
        ("520", "Remove", PROCEDURE),
        ("420", "Fault isolation", ISOLATION),
        ("410", "Faults", REPORTS),
        ("941", "Parts", PARTS),
        ("029", "Wiring", "<wiringData/>"),
    ):
        text = module(info, "Head", name, content)
        (root / f"DMC-PUMP-A-00-10-00-00A-{info}A-A_EN.XML").write_text(text)
    (root / "ICN-1.png").write_bytes(png())
    return root


def page(folder: Path, name: str) -> str:
    return (folder / "pages" / f"{name}.md").read_text("utf-8")


def test_a_procedure_keeps_needs_steps_dangers_and_references(source: Path, tmp_path: Path) -> None:
    report = import_manual(source, tmp_path / "out")
    text = page(tmp_path / "out", "head-remove")
    for line in ('kind: "procedure"', 'tools: ["Hex key"]', 'parts: ["S-77"]'):
        assert line in text
    assert "- Power is off." in text
    assert "!!! warning\n    Hot!" in text
    assert (
        '!!! caution\n    Sharp.\n\n1.  Open **it**.\n\n    <a id="f1"></a>\n\n'
        "    ![The lid](images/icn-1.png)\n\n    *The lid*\n\n"
        "2.  See [Figure 1 (The lid)](#f1) and [Head: Parts](head-parts.md)" in text
    )
    assert "    1. Turn." in text
    kinds = {(item.kind, item.line) for item in report.items}
    assert ("module-missing", 18) in kinds
    assert ("module-left-out", 0) in kinds


def test_faults_and_parts_become_tables(source: Path, tmp_path: Path) -> None:
    import_manual(source, tmp_path / "out")
    out = tmp_path / "out"
    codes = (out / "codes.csv").read_text().splitlines()
    assert codes[1:] == [
        "F-02,Leak,Leak,head-faults,",
        "F-01,No pressure,No pressure,head-fault-isolation,",
    ]
    causes = (out / "causes.csv").read_text()
    assert "f-02-seal,Seal,,,S-77,," in causes
    assert "f-01-replace-the-gauge,Replace the gauge,Replace the gauge.,,,," in causes
    assert "F-01,f-01-replace-the-seal,1" in (out / "faults.csv").read_text()
    parts = (out / "parts.csv").read_text().splitlines()
    assert parts[1] == "S-77,SEAL,Head,2,icn-1,4,,,,,"
    assert (out / "drawings" / "icn-1.png").is_file()
    text = page(out, "head-fault-isolation")
    assert 'codes: ["F-01"]' in text
    assert "    - **Yes** → [Step 2](#i2)" in text


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
