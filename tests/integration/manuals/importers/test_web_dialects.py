"""Documentations of makers of boards and machines, as the sites of our day are written: Docusaurus,
VitePress, docsify, teedoc, Hugo and Sphinx, Chinese ones among them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from fieldkm.errors import BadInput
from fieldkm.manuals.checks.checker import check
from fieldkm.manuals.compiling.compiler import compile_manual
from fieldkm.manuals.importers.importer import DIALECTS, import_manual
from fieldkm.manuals.importers.report import ImportReport
from fieldkm.manuals.sources.source import read_source
from tests.support.raw_syntax import pages_with_raw_syntax
from tests.support.source_trees import written_tree
from tests.support.web_trees import WEB_TREES


@pytest.fixture
def carried(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[ImportReport, Path]:
    name = request.param
    source = written_tree(tmp_path / name, WEB_TREES[name])
    return import_manual(source, tmp_path / "out"), tmp_path / "out"


def chapters(folder: Path) -> list[tuple[str, list[str]]]:
    contents = tomllib.loads((folder / "manual.toml").read_text("utf-8")).get("contents", [])
    return [
        (entry["title"], entry["pages"]) for entry in contents if "report" not in entry["title"]
    ]


def page(folder: Path, name: str) -> str:
    return (folder / "pages" / name).read_text("utf-8")


def told(report: ImportReport, kind: str) -> set[tuple[str, int]]:
    return {(item.file, item.line) for item in report.items if item.kind == kind}


@pytest.mark.parametrize("name", WEB_TREES)
def test_a_site_tells_its_dialect(tmp_path: Path, name: str) -> None:
    source = written_tree(tmp_path / "tree", WEB_TREES[name])
    assert next(known for known, dialect in DIALECTS.items() if dialect.recognises(source)) == name


@pytest.mark.parametrize("name", ["vitepress", "docsify", "teedoc", "hugo", "sphinx"])
def test_a_dialect_that_does_not_fit_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / "a.md"
    file.write_text("# A")
    with pytest.raises(BadInput):
        import_manual(file, tmp_path / "out", dialect=name)


@pytest.mark.parametrize("carried", WEB_TREES, indirect=True)
def test_nothing_raw_is_shown_and_every_link_works(carried: tuple[ImportReport, Path]) -> None:
    report, folder = carried
    source = read_source(folder)
    manual = compile_manual(source)
    compiled = manual.pages[manual.info.languages[0]].values()
    assert pages_with_raw_syntax(compiled) == {}
    shown = "".join(page.html for page in compiled if page.head.id != "import-report")
    for raw in ("doctype", "showLineNumbers", "{/*", "import {", "\\&lt;", "&lt;Tab", "@tab", "::"):
        assert raw not in shown
    assert not [found for found in check(source) if found.code in ("broken-link", "broken-anchor")]
    assert not told(report, "dead-link") | told(report, "missing-picture")


@pytest.mark.parametrize("carried", ["docusaurus"], indirect=True)
def test_docusaurus_keeps_the_order_of_its_sidebars(carried: tuple[ImportReport, Path]) -> None:
    report, folder = carried
    start = "board-getting-started-"
    assert chapters(folder) == [
        ("开发板文档", ["board-overview"]),
        ("🚀 Getting Started", [f"{start}setup", f"{start}boot"]),
        ("More", ["board-more-b", "board-more-a"]),
    ]
    overview = page(folder, "board/overview.md")
    setup = page(folder, "board/getting-started/setup.md")
    boot = page(folder, "board/getting-started/boot.md")
    assert "![](../static/docs/board/front.png)" in overview
    assert "TX &lt;---> RX" in overview
    assert '2. 选择 "RNDIS" 并更新驱动。\n\n    ![步骤二]' in setup
    assert "`/etc/net.conf`\n\n```bash\ninterface=usb0" in setup
    assert "![版本四](../../static/img/board_v4.png)" in boot
    assert "    !!! caution\n        当心静电。" in boot
    assert '!!! warning "上电之前"\n    先接天线。' in boot
    assert "**版本 3**" in boot
    assert "[GPIO](b.md)" in page(folder, "board/more/a.md")  # by its slug
    assert ("board/getting-started/boot.mdx", 10) in told(report, "mdx")


@pytest.mark.parametrize("carried", ["vitepress"], indirect=True)
def test_vitepress_reads_its_sidebar_and_its_blocks(carried: tuple[ImportReport, Path]) -> None:
    _, folder = carried
    manual = tomllib.loads((folder / "manual.toml").read_text("utf-8"))
    assert (manual["title"], manual["language"]) == ("飞控手册", "zh")
    assert chapters(folder) == [
        ("入门", ["guide", "guide-wiring"]),
        ("传感器", ["sensor-power"]),
    ]
    index, wiring = page(folder, "guide/index.md"), page(folder, "guide/wiring.md")
    assert "**更多**\n\n见[接线](./wiring.md#debug_port)。" in index
    assert "v1.14" in index
    assert "![接线图](../public/wiring.png)" in wiring
    assert "`npm`\n\n```sh\nrun it\n```" in wiring
    assert "```\nmotor=4\n" in wiring
    assert "粘贴的文字。" in wiring


@pytest.mark.parametrize("carried", ["docsify"], indirect=True)
def test_docsify_s_callouts_routes_and_inclusions_are_read(
    carried: tuple[ImportReport, Path],
) -> None:
    _, folder = carried
    assert chapters(folder) == [
        ("入门", ["readme", "setup-install"]),
        ("内核", ["kernel", "kernel-thread"]),
    ]
    readme = page(folder, "README.md")
    assert "!!! warning\n    上电之前**断开**电机，\n    否则危险。" in readme
    assert "!!! tip\n    见 [线程](kernel/thread.md#创建线程)。" in readme
    assert "![板子](images/board.png)" in readme
    assert "```\nmotor=4\n" in readme
    assert "[上面](#创建线程)" in page(folder, "kernel/thread.md")


@pytest.mark.parametrize("carried", ["teedoc"], indirect=True)
def test_teedoc_s_boxes_and_whole_pages_of_html_in_lists_are_read(
    carried: tuple[ImportReport, Path],
) -> None:
    report, folder = carried
    assert chapters(folder) == [("相机", ["readme", "cam-use", "cam-faq"])]
    use = page(folder, "cam/use.md")
    assert "!!! note\n    上电前确认网段。" in use
    assert "**点我查看**\n\n更多文字。" in use
    assert "[更新](update.md) [代码](faq.md#没有-convertor)" in use
    assert "- 看标记\n\n    **点击此处**\n    ![](../pic/a.png)" in page(folder, "cam/faq.md")
    assert ("cam/update.md", 0) in told(report, "not-in-nav")


@pytest.mark.parametrize("carried", ["hugo"], indirect=True)
def test_hugo_s_shortcodes_become_boxes_pictures_and_links(
    carried: tuple[ImportReport, Path],
) -> None:
    report, folder = carried
    assert chapters(folder) == [
        ("Printer docs", ["index"]),
        ("Start", ["start", "start-belts"]),
        ("Care", ["care", "care-clean"]),
    ]
    assert page(folder, "_index.md").startswith('---\ntitle: "Printer"')
    clean = page(folder, "care/clean.md")
    assert '!!! warning "Hot nozzle"\n    Wait until it is **cold**.' in clean
    assert "![The nozzle](../static/img/nozzle.png)" in clean
    assert "!!! tip\n    Use brass." in clean
    assert "**Old head**\n\nTurn left." in clean
    assert "```bash\nrun --now\n```" in clean
    assert "[belts](../start/belts.md#tension) and [start](../start/_index.md)" in clean
    assert "[old](../care/clean.md)" in page(folder, "start/belts.md")
    assert told(report, "media") == {("care/clean.md", 29)}
    assert told(report, "macro") == {("care/clean.md", 30)}


@pytest.mark.parametrize("carried", ["sphinx"], indirect=True)
def test_pages_of_restructuredtext_are_read(carried: tuple[ImportReport, Path]) -> None:
    report, folder = carried
    assert chapters(folder) == [("Radio", ["index"]), ("Service", ["setup", "faults"])]
    index, setup, faults = (page(folder, f"{x}.md") for x in ("index", "setup", "faults"))
    assert "Radio 2.1 manual." in index
    assert "See [the cables](setup.md#cables) and [Faults](faults.md)." in index
    assert "Fit the power amplifier first:\n\n```\nradio --on  # <now>\n```" in setup
    assert "!!! warning\n    High voltage.\n    Wait five minutes." in setup
    assert "1. Open the *lid*." in setup
    assert "2. Loosen `M3 <short>` screws:\n\n    - left\n    - right\n\n3. Close it." in setup
    assert '## Cables <a id="cables"></a>\n\n![The cable](img/cable.png)' in setup
    assert "| J1 | - power<br>- ground |" in setup
    assert "| black | 2 |" in setup
    assert "Fuse\n:   10 A, slow" in setup
    assert "`-v, --verbose`\n:   say more" in setup
    assert "```ini\n[radio]\non = 1\n```" in setup
    assert "**Spare parts**\n\n| Name | Part number |" in setup
    assert "[The maker](<https://x.y/maker>) says so [^f1]." in setup
    assert "`squelch`\n:   Opens at this level, see [Setup](setup.md#setup)" in faults
    assert "[Cables](setup.md#cables)" in faults  # the words are those of the section
    assert "Included *words*." in faults
    assert "first line  \nsecond line  " in faults
    assert told(report, "media") == {("faults.rst", 14), ("faults.rst", 16)}
    parts = (folder / "parts.csv").read_text("utf-8")
    assert "604-1234,Fuse" in parts
