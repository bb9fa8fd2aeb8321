"""Small compiled manuals, keys and packs for the tests of packs and the shelf."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from fieldkm.domain.faults import Cause, DiagnosticTest, FaultCode, LikelyCause, Symptom
from fieldkm.domain.manuals import (
    Alarm,
    ContentsEntry,
    ManualInfo,
    Model,
    Page,
    PageHead,
    PageKind,
    Section,
    Signal,
    Step,
)
from fieldkm.domain.parts import Callout, Drawing, Part, PartUse
from fieldkm.manuals.compiled import Catalogue, CompiledManual
from fieldkm.manuals.packs.pack import write_pack
from fieldkm.manuals.packs.shelf import Shelf
from fieldkm.manuals.packs.trust import Keyring, PrivateKey

PUBLISHER = PrivateKey(b"p" * 32, "Example Office Machines")
STRANGER = PrivateKey(b"s" * 32, "Somebody")
PICTURE = b"\x89PNG not really a picture" * 40


def a_page(page_id: str, language: str = "en", words: str = "Some words.", **head: Any) -> Page:
    """A page with one section, one step and one warning."""
    title = page_id.replace("-", " ").capitalize()
    links = head.pop("links", ())
    start = PageHead(page_id, title, PageKind.PROCEDURE, language, f"pages/{page_id}.md")
    return Page(
        head=replace(start, **head),
        html=f"<h1>{title}</h1><p>{words}</p>",
        sections=(
            Section("", title, 1, (), words),
            Section("check", "Check", 2, (title,), "Look."),
        ),
        steps=(Step(1, "k1", "Pull."),),
        alarms=(Alarm(Signal.WARNING, "Hot", "The fuser is hot.", 1),),
        links=links,
    )


def a_manual(folder: Path, version: str = "2026.1", words: str = "Some words.") -> CompiledManual:
    """A manual in English and, in part, Chinese, with every table and one picture."""
    folder.mkdir(parents=True, exist_ok=True)
    picture = folder / "fuser.png"
    picture.write_bytes(PICTURE)
    fuser = a_page(
        "fuser-replace",
        words=words,
        aliases=("fuser-change",),
        parts=("604-1234",),
        codes=("E21-04",),
        links=("page:power-off#check", "part:604-1234", "fault:E21-05", "https://example.org"),
    )
    chinese = replace(
        a_page("fuser-replace", "zh", "更换定影器。", aliases=("fuser-change",)),
        anchor_aliases={"prüfen": "check"},
    )
    part = Part("604-1234", "Fuser unit", "mx420", (PartUse("Fuser", 1, Callout("fuser", "7")),))
    tables = Catalogue(
        parts=(part,),
        drawings=(Drawing("fuser", "Fuser", "images/fuser.png", ("7",), (("7", 1.0, 2.5),)),),
        codes=(FaultCode("E21-04", "Fuser too cold", page="fuser-replace"),),
        symptoms=(Symptom("curl", "Paper curls", ("wavy",)),),
        causes=(Cause("lamp", "Lamp broken", minutes=12.5, access=("rear cover",)),),
        likely=(LikelyCause("E21-04", "lamp", 0.7),),
        tests=(DiagnosticTest("t1", "Does it glow?", 1.0, {"lamp": 0.1}),),
    )
    translated = replace(tables, parts=(replace(part, name="定影器"),))
    contents = (ContentsEntry("Fuser", "", (ContentsEntry("Replace", "fuser-replace"),)),)
    info = ManualInfo(
        "mx420",
        version,
        ("en", "zh"),
        {"en": "MX-420 service manual", "zh": "MX-420 维修手册"},
        (Model("MX-420", "MX-420 copier", "MA[0-9]{6}"),),
        product_family="copiers",
        publisher="Example Office Machines",
    )
    return CompiledManual(
        info,
        {
            "en": {"power-off": a_page("power-off"), "fuser-replace": fuser},
            "zh": {"fuser-replace": chinese},
        },
        {"en": contents, "zh": contents},
        {"en": tables, "zh": translated},
        {"images/fuser.png": picture},
    )


def a_pack(
    folder: Path,
    version: str = "2026.1",
    words: str = "Some words.",
    key: PrivateKey | None = PUBLISHER,
) -> Path:
    """The pack of `a_manual`."""
    target = folder / f"mx420-{version}.pack"
    write_pack(a_manual(folder / "source", version, words), target, key)
    return target


def a_shelf(folder: Path) -> Shelf:
    """An empty shelf that trusts `PUBLISHER`."""
    keyring = Keyring(folder / "keys")
    keyring.trust(PUBLISHER.public())
    return Shelf(folder / "shelf", keyring)
