"""Documents made to do harm, or in no state to be read: reported or refused, and nothing outside of
the folder to write is touched or taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.importer import import_manual
from fieldkm.manuals.importers.report import ImportReport
from tests.support.data_modules import code, module
from tests.support.foreign_documents import epub_file, paragraph, picture, png, word_file, zip_file

SECRET = "the secret words"
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefg", "bcdefgh", strict=True)
)
ENTITIES = {
    "laughs": (f"{LAUGHS}]>", "&h;"),
    "file": ("<!DOCTYPE x [<!ENTITY a SYSTEM 'SECRET'>]>", "&a;"),
    "parameter": ("<!DOCTYPE x [<!ENTITY % a SYSTEM 'SECRET'> %a;]>", "words"),
    "subset": ("<!DOCTYPE x SYSTEM 'SECRET'>", "&a;"),
}
Writer = Callable[[Path, str, str], Path]


def word_of(folder: Path, doctype: str, words: str) -> Path:
    text = f"{doctype}<document><body><p><r><t>{words}</t></r></p></body></document>"
    return zip_file(folder / "a.docx", {"word/document.xml": text})


def epub_of(folder: Path, doctype: str, words: str) -> Path:
    """The package is XML; its pages are read as HTML, which knows no entities of their own."""
    package = (
        f"{doctype}<package><metadata><title>{words}</title></metadata><manifest>"
        '<item id="i" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="i"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>'
    page = f"{doctype}<html><body><p>x {words}</p></body></html>"
    parts = {"META-INF/container.xml": container, "c.opf": package, "a.xhtml": page}
    return zip_file(folder / "a.epub", parts)


def guide_of(folder: Path, doctype: str, words: str) -> Path:
    text = f"{doctype}<guide><title>x {words}</title><steps/></guide>"
    return zip_file(folder / "a.omanual", {"guide.xml": text})


def modules_of(folder: Path, doctype: str, words: str) -> Path:
    text = module(code("040"), "x", words, "<description><para>x</para></description>")
    root = text[text.index("<dmodule") :].replace("x.xsd", "y")
    (folder / "DMC-A.XML").write_text(doctype + root)
    return folder / "DMC-A.XML"


@pytest.mark.parametrize("writer", [word_of, epub_of, guide_of, modules_of])
@pytest.mark.parametrize("kind", ENTITIES)
def test_entities_bring_nothing_into_a_manual(tmp_path: Path, writer: Writer, kind: str) -> None:
    (tmp_path / "secret.txt").write_text(SECRET)
    doctype, words = ENTITIES[kind]
    place = (tmp_path / "secret.txt").as_uri()
    (tmp_path / "src").mkdir()
    source = writer(tmp_path / "src", doctype.replace("SECRET", place), words)
    written = all_text_of(imported_or_refused(source, tmp_path / "out"), tmp_path / "out")
    assert SECRET not in written
    assert "hahaha" not in written


def imported_or_refused(source: Path, target: Path) -> ImportReport | None:
    try:
        return import_manual(source, target)
    except BadInput:
        return None


def all_text_of(report: ImportReport | None, folder: Path) -> str:
    files = [path for path in folder.rglob("*") if path.is_file()] if report else []
    return "".join(path.read_text("utf-8", errors="replace") for path in files)


SLIPS = ("../evil.txt", "/tmp/../evil.txt", "..\\evil.txt", "C:/evil.txt", "a/../../evil.txt")
PAGE = "<p>Words <img src='../../evil.txt'/></p>"
PAGES = dict.fromkeys(SLIPS, "<p>Slipped</p>")


@pytest.mark.parametrize("ending", ["docx", "epub", "omanual"])
def test_names_in_an_archive_lead_nowhere(tmp_path: Path, ending: str) -> None:
    sources = {
        "docx": lambda: word_file(
            tmp_path / "a.docx",
            paragraph("Words", picture("r0"), picture("r1")),
            relations={"r0": "../../evil.txt", "r1": "/../evil.txt"},
            files=dict.fromkeys(SLIPS, png()),
        ),
        "epub": lambda: epub_file(
            tmp_path / "a.epub",
            {"a.xhtml": "<p>Words <img src='../../evil.txt'/></p>", **PAGES},
            {},
        ),
        "omanual": lambda: zip_file(
            tmp_path / "a.omanual",
            {
                **dict.fromkeys(SLIPS, png()),
                "guide.xml": "<guide><title>T</title><steps><step><lines><line>Words</line></lines>"
                "<media><image large='../evil.txt'/></media></step></steps></guide>",
            },
        ),
    }
    source = sources[ending]()
    (tmp_path / "evil.txt").write_text(SECRET)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    report = import_manual(source, tmp_path / "out")
    assert report.pages >= 1
    assert {p: p.read_bytes() for p in tmp_path.iterdir() if p.name != "out"} == before
    assert SECRET not in all_text_of(report, tmp_path / "out")


@pytest.mark.parametrize("ending", ["docx", "epub", "omanual", "zip"])
@pytest.mark.parametrize("kind", ["one", "many"])
def test_bombs_are_refused_before_they_go_off(tmp_path: Path, ending: str, kind: str) -> None:
    parts: dict[str, bytes] = {"guide.xml": b"<guide/>"}
    if kind == "one":
        parts["word/document.xml"] = b" " * (40 << 20)
    else:
        parts |= {f"{n}.xml": b"" for n in range(20_001)}
    source = zip_file(tmp_path / f"a.{ending}", parts)
    with pytest.raises(BadInput) as caught:
        import_manual(source, tmp_path / "out", dialect="omanual" if ending == "zip" else "")
    assert caught.value.code == "document-bomb"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("index.html", "<h1>Start</h1>"),
        ("DMC-A.XML", module(code("040"), "x", "y", "<description><para>z</para></description>")),
        ("guide.xml", "<guide><title>T</title><steps><step/></steps></guide>"),
    ],
)
def test_links_in_a_folder_are_not_followed(tmp_path: Path, name: str, text: str) -> None:
    source = tmp_path / "src"
    (source / "inner").mkdir(parents=True)
    (source / name).write_text(text)
    (tmp_path / f"other-{name}").write_text(text.replace("T", SECRET).replace("z", SECRET))
    (source / "inner" / name).symlink_to(tmp_path / f"other-{name}")
    (source / "loop").symlink_to(source)
    (source / "up").symlink_to(tmp_path)
    report = import_manual(source, tmp_path / "out")
    assert report.pages == 1
    assert SECRET not in all_text_of(report, tmp_path / "out")


def test_pictures_from_outside_of_a_page_s_folder_are_not_taken(tmp_path: Path) -> None:
    (tmp_path / "private.png").write_bytes(png())
    (tmp_path / "src").mkdir()
    sources = ("../private.png", (tmp_path / "private.png").as_uri(), "/etc/passwd", "a/../../x")
    page = "".join(f'<img src="{source}">' for source in sources)
    (tmp_path / "src" / "a.html").write_text(f"<h1>A</h1>{page}")
    report = import_manual(tmp_path / "src" / "a.html", tmp_path / "out")
    assert report.images == 0
    assert report.summary["missing-picture"] == len(sources)


@pytest.mark.parametrize("ending", ["docx", "docm"])
def test_macros_are_told_of_and_left_out(tmp_path: Path, ending: str) -> None:
    source = word_file(
        tmp_path / f"a.{ending}",
        paragraph("Words"),
        files={"word/vbaProject.bin": b"macro", "word/vbaData.xml": b"<x/>"},
    )
    report = import_manual(source, tmp_path / "out")
    assert report.summary == {"macros": 1}
    assert not [p for p in (tmp_path / "out").rglob("*") if "vba" in p.name.lower()]


@pytest.mark.parametrize(
    ("encoding", "head", "words"),
    [
        ("utf-8", "", "更换 中文"),
        ("utf-8-sig", "", "更换 中文"),
        ("utf-16", "", "更换 中文"),
        ("utf-16-le", "", "更换 中文"),
        ("utf-16-be", "", "更换 中文"),
        ("gb18030", "<meta charset=gbk>", "更换 中文"),
        ("gb18030", '<meta content="text/html; charset=gb2312">', "更换 中文"),
        ("gbk", "", "更换硒鼓，注意高温"),
        ("big5", "<meta charset=big5>", "更換 中文"),
        ("shift_jis", "<meta charset=Shift_JIS>", "交換 中文"),
        ("latin-1", "<meta charset=iso-8859-1>", "Überprüfen Sie é"),
        ("cp1252", "", "Überprüfen Sie die Öffnung – é"),
    ],
)
def test_a_page_is_read_in_whatever_encoding_it_has(
    tmp_path: Path, encoding: str, head: str, words: str
) -> None:
    (tmp_path / "a.html").write_bytes(f"<html>{head}<h1>{words}</h1>".encode(encoding))
    report = import_manual(tmp_path / "a.html", tmp_path / "out")
    assert f"# {words}" in all_text_of(report, tmp_path / "out")
    assert "encoding" not in report.summary


def test_bytes_that_no_encoding_has_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes("<h1>é\x81</h1>".encode("latin-1"))
    report = import_manual(tmp_path / "a.html", tmp_path / "out")
    assert report.summary["encoding"] == 1


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"<a href='#{n}'>x</a>" for n in range(300_000)),
        "<p>x" * 300_000,
        "<" * 1_000_000,
        "\n" * 600_000,
    ],
    ids=["links", "paragraphs", "brackets", "lines"],
)
def test_a_page_without_end_is_refused_with_what_to_do(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.html").write_text(text)
    with pytest.raises(BadInput) as caught:
        import_manual(tmp_path / "a.html", tmp_path / "out")
    assert caught.value.code == "document-too-long"
    assert "Split it" in caught.value.advice


@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote", "ul><li", "table><tr><td"])
def test_elements_nested_without_end_are_refused(tmp_path: Path, tag: str) -> None:
    (tmp_path / "a.html").write_text(f"<{tag}>" * 100_000 + "x")
    with pytest.raises(BadInput) as caught:
        import_manual(tmp_path / "a.html", tmp_path / "out")
    assert caught.value.code == "document-broken"
