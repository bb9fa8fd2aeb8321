"""Data modules of S1000D as issues 4.1 and 5.0 have them: a printer's fuser, with its warnings in a
module of their own."""

from __future__ import annotations

from pathlib import Path

from tests.support.foreign_documents import png

PICTURE = "ICN-PRINTER-1"
_NO_NEEDS = "<preliminaryRqmts><reqCondGroup><noConds/></reqCondGroup></preliminaryRqmts>"
_CLOSED = "<closeRqmts><reqCondGroup><noConds/></reqCondGroup></closeRqmts>"


def code(info: str, location: str = "A", variant: str = "00") -> str:
    """Return the code of a data module."""
    return (
        '<dmCode modelIdentCode="PRINTER" systemDiffCode="A" systemCode="D00" subSystemCode="1" '
        f'subSubSystemCode="0" assyCode="00" disassyCode="{variant}" disassyCodeVariant="A" '
        f'infoCode="{info}" infoCodeVariant="A" itemLocationCode="{location}"/>'
    )


def reference(info: str, location: str = "A", variant: str = "00") -> str:
    """Return a reference to a data module."""
    return f"<dmRef><dmRefIdent>{code(info, location, variant)}</dmRefIdent></dmRef>"


def module(
    own_code: str, tech: str, name: str, content: str, issue: str = "4-1", applies: str = "All"
) -> str:
    """Return a data module."""
    schema = f"http://www.s1000d.org/S1000D_{issue}/xml_schema_flat/x.xsd"
    return f"""<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE dmodule [
<!NOTATION png PUBLIC "-//W3C//NOTATION Portable Network Graphics//EN">
<!ENTITY {PICTURE} SYSTEM "{PICTURE}.png" NDATA png>]>
<dmodule xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:dc="http://www.purl.org/dc/elements/1.1/"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xsi:noNamespaceSchemaLocation="{schema}">
<rdf:Description><dc:title>{tech} - {name}</dc:title></rdf:Description>
<identAndStatusSection><dmAddress><dmIdent>{own_code}
<language countryIsoCode="US" languageIsoCode="en"/><issueInfo issueNumber="007" inWork="00"/>
</dmIdent><dmAddressItems><issueDate day="31" month="12" year="2012"/><dmTitle>
<techName>{tech}</techName><infoName>{name}</infoName></dmTitle></dmAddressItems></dmAddress>
<dmStatus issueType="changed"><security securityClassification="01"/><applic><displayText>
<simplePara>{applies}</simplePara></displayText></applic>
<brexDmRef>{reference("022", "D")}</brexDmRef></dmStatus></identAndStatusSection>
<content>{content}</content></dmodule>"""


def _named(tag: str, ident: str, name: str, number: str, quantity: str = "1") -> str:
    return (
        f'<{tag} id="{ident}"><name>{name}</name><identNumber><manufacturerCode>K1'
        f"</manufacturerCode><partAndSerialNumber><partNumber>{number}</partNumber>"
        f"</partAndSerialNumber></identNumber><reqQuantity>{quantity}</reqQuantity></{tag}>"
    )


def item(number: str, part: str, name: str, quantity: str, *, is_new: bool = False) -> str:
    """Return an item of a parts list; issue 4.2 gave the sequence another name."""
    sequence, value = ("itemSequenceNumber",) * 2 if is_new else ("itemSeqNumber",) * 2
    return (
        f'<catalogSeqNumber indenture="2" figureNumber="01" item="{number[:3]}" '
        f'itemVariant="{number[3:]}"><{sequence} {value}Value="00A">'
        f"<quantityPerNextHigherAssy>{quantity}</quantityPerNextHigherAssy>"
        f'<partRef manufacturerCodeValue="K1" partNumberValue="{part}"/><partSegment>'
        f"<itemIdentData><descrForPart>{name}</descrForPart></itemIdentData></partSegment>"
        f"<partLocationSegment>{'<notIllustrated/>' if is_new else ''}</partLocationSegment>"
        f"</{sequence}></catalogSeqNumber>"
    )


REPOSITORY = """<commonRepository><warningRepository><warningSpec>
<warningIdent warningIdentNumber="warning-001"/><warningAndCautionPara>Make sure that the fuser is
cool.</warningAndCautionPara></warningSpec></warningRepository></commonRepository>"""

PROCEDURE = f"""<warningsAndCautionsRef>
<warningRef id="w001" warningIdentNumber="warning-001">{reference("012")}</warningRef>
<cautionRef id="c001" cautionIdentNumber="caution-009">{reference("013")}</cautionRef>
</warningsAndCautionsRef><referencedApplicGroup><applic id="app-1"><displayText>
<simplePara>MX-430 with duplex unit</simplePara></displayText></applic></referencedApplicGroup>
<procedure><preliminaryRqmts><reqCondGroup><reqCondNoRef><reqCond>The printer is switched off
</reqCond></reqCondNoRef><reqCondDm><reqCond>The rear cover is removed</reqCond>{reference("520")}
</reqCondDm></reqCondGroup><reqPersons><person man="A">
<personSkill skillLevelCode="sk02"/><estimatedTime unitOfMeasure="h">0,3</estimatedTime></person>
</reqPersons><reqSupportEquips><supportEquipDescrGroup>
{_named("supportEquipDescr", "seq-1", "Hex key", "HK-4")}<supportEquipDescr id="seq-2">
<name>Tool set</name><reqQuantity>1</reqQuantity><embeddedSupportEquipDescr id="seq-3">
<name>Screwdriver</name><toolRef toolNumber="SD-1"/></embeddedSupportEquipDescr>
</supportEquipDescr></supportEquipDescrGroup></reqSupportEquips>
<reqSupplies><supplyDescrGroup>{_named("supplyDescr", "sup-1", "Grease", "L-1", "AR")}
</supplyDescrGroup></reqSupplies><reqSpares><spareDescrGroup>
{_named("spareDescr", "spa-1", "Fuser", "604-1234")}</spareDescrGroup></reqSpares>
<reqSafety><safetyRqmts warningRefs="w001" cautionRefs="c001"/></reqSafety></preliminaryRqmts>
<mainProcedure><proceduralStep id="s1"><title>Remove the old fuser</title><para>Use the
<internalRef internalRefId="seq-3"/>.</para><proceduralStep warningRefs="w001"><para>Loosen
<emphasis>two</emphasis> screws (<internalRef internalRefId="f1"/>).</para><figure id="f1">
<title>Screws</title><graphic infoEntityIdent="{PICTURE}"/></figure></proceduralStep>
<proceduralStep><caution><warningAndCautionPara>Do not bend the cable.</warningAndCautionPara>
</caution><para>Pull the plug.</para><note><notePara>It sits tight.</notePara></note>
</proceduralStep></proceduralStep><proceduralStep applicRefId="app-1"><para>Remove the duplex unit.
</para></proceduralStep><proceduralStep><para>Install the <internalRef internalRefId="spa-1"/>, see
{reference("341")} and {reference("999")}.</para><table><title>Torques</title><tgroup cols="2">
<colspec colname="a"/><colspec colname="b"/><thead><row><entry><para>Screw</para></entry><entry>
<para>Torque</para></entry></row></thead><tbody><row><entry><para>M3</para></entry><entry>
<para>1.2 Nm</para></entry></row></tbody></tgroup></table></proceduralStep></mainProcedure>
<closeRqmts><reqCondGroup><reqCondDm><reqCond>Print a test page</reqCond>{reference("341")}
</reqCondDm></reqCondGroup></closeRqmts></procedure>"""

TEST = f"""<procedure>{_NO_NEEDS}<mainProcedure><proceduralStep><para>Print a page.</para>
</proceduralStep></mainProcedure>{_CLOSED}</procedure>"""

ISOLATION = f"""<faultIsolation><faultIsolationProcedure><fault faultCode="E21-04"/><faultDescr>
<descr>The fuser stays cold</descr></faultDescr><isolationProcedure>{_NO_NEEDS}
<isolationMainProcedure><isolationStep id="i1"><warning><warningAndCautionPara>Mains voltage.
</warningAndCautionPara></warning><action>Measure the lamp.</action><isolationStepQuestion>What does
the meter show?</isolationStepQuestion><isolationStepAnswer><listOfChoices>
<choice nextActionRefId="i3">Less than 1 ohm</choice><choice nextActionRefId="i2">More</choice>
</listOfChoices></isolationStepAnswer></isolationStep><isolationProcedureEnd id="i2"><action>Replace
the fuser (refer to {reference("921")}).</action></isolationProcedureEnd><isolationStep id="i3">
<action>Measure J501.</action><isolationStepQuestion>Is it 230 V?</isolationStepQuestion>
<isolationStepAnswer><yesNoAnswer><yesAnswer nextActionRefId="i4"/><noAnswer nextActionRefId="i5"/>
</yesNoAnswer></isolationStepAnswer></isolationStep><isolationProcedureEnd id="i4"><action>Replace
the thermostat.</action></isolationProcedureEnd><isolationProcedureEnd id="i5"><action>Replace the
power supply.</action></isolationProcedureEnd></isolationMainProcedure>{_CLOSED}
</isolationProcedure></faultIsolationProcedure></faultIsolation>"""

REPORTS = f"""<warningsAndCautionsRef>
<warningRef id="w001" warningIdentNumber="warning-001">{reference("012")}</warningRef>
</warningsAndCautionsRef><faultReporting><preliminaryRqmts><reqSafety>
<safetyRqmts warningRefs="w001"/></reqSafety></preliminaryRqmts><observedFault faultCode="E21-05">
<faultDescr><descr>Toner does not stick</descr></faultDescr><contextAndIsolationInfo><isolationInfo>
<lruItem><lru><name>Fuser</name><identNumber><partAndSerialNumber><partNumber>604-1234</partNumber>
</partAndSerialNumber></identNumber></lru><faultIsolationTest><testProcedure><refs>
{reference("341")}</refs></testProcedure></faultIsolationTest><repair><refs>{reference("921")}
</refs></repair></lruItem></isolationInfo></contextAndIsolationInfo><remarks><simplePara>Seen in
cold rooms.</simplePara></remarks></observedFault></faultReporting>"""

PARTS = f"""<illustratedPartsCatalog><figure id="f1"><title>Fuser</title>
<graphic infoEntityIdent="{PICTURE}"/></figure>{item("000", "604-1234", "Fuser, complete", "REF")}
{item("001", "604-2001", "Lamp", "002")}{item("002A", "604-2002", "Roller", "1")}
{item("003", "604-2003", "Grease", "AR", is_new=True)}</illustratedPartsCatalog>"""

DESCRIPTION = """<description><levelledPara id="p1"><title>General</title><para>Codes:</para><table>
<tgroup cols="2"><thead><row><entry>Error code</entry><entry>Description</entry></row></thead>
<tbody><row><entry>E21-04</entry><entry>Fuser cold</entry></row>
<row><entry>E99-01</entry><entry>Door open</entry></row></tbody></tgroup></table>
<levelledPara><title>Inner parts</title><para>See <internalRef internalRefId="p1"/>.</para>
</levelledPara></levelledPara></description>"""

PUBLICATION = f"""<pm><identAndStatusSection><pmAddress><pmAddressItems><pmTitle>The MX printer
</pmTitle></pmAddressItems></pmAddress></identAndStatusSection><content><pmEntry>
<pmEntryTitle>Overview</pmEntryTitle>{reference("040")}</pmEntry><pmEntry>
<pmEntryTitle>Fuser</pmEntryTitle>{reference("413")}{reference("420")}<pmEntry>
<pmEntryTitle>Work</pmEntryTitle>{reference("921")}</pmEntry></pmEntry></content></pm>"""


def printer_modules(folder: Path) -> Path:
    """Write all of it into a folder."""
    folder.mkdir(parents=True)
    for info, tech, name, content, issue in (
        ("012", "Printer", "Warnings", REPOSITORY, "4-1"),
        ("022", "Printer", "Business rules", "<brex/>", "4-1"),
        ("040", "Printer", "Description", DESCRIPTION, "5-0"),
        ("341", "Printer", "Manual test", TEST, "5-0"),
        ("413", "Fuser", "Observed fault", REPORTS, "4-1"),
        ("420", "Fuser", "Fault isolation", ISOLATION, "5-0"),
        ("921", "Fuser", "Replace", PROCEDURE, "4-1"),
        ("941", "Fuser", "Parts", PARTS, "5-0"),
    ):
        applies = "MX-420 and MX-430" if info == "921" else "All"
        text = module(code(info), tech, name, content, issue, applies)
        (folder / f"DMC-PRINTER-A-D00-10-00-00A-{info}A-A_007-00_EN-US.XML").write_text(text)
    (folder / "PMC-PRINTER.XML").write_text(PUBLICATION)
    (folder / f"{PICTURE}.png").write_bytes(png())
    return folder
