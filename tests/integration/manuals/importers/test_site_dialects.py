"""Sites of Markdown in their own dialects, carried over without anyone naming the dialect."""

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
from tests.support.source_trees import TREES, written_tree


@pytest.fixture
def carried(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[ImportReport, Path]:
    name = request.param
    source = written_tree(tmp_path / name, TREES[name])
    return import_manual(source, tmp_path / "out"), tmp_path / "out"


def chapters(folder: Path) -> list[tuple[str, list[str]]]:
    contents = tomllib.loads((folder / "manual.toml").read_text("utf-8")).get("contents", [])
    return [
        (entry["title"], entry["pages"]) for entry in contents if "report" not in entry["title"]
    ]


def page(folder: Path, name: str) -> str:
    return (folder / "pages" / name).read_text("utf-8")


def told(report: ImportReport) -> set[tuple[str, int, str]]:
    return {(item.file, item.line, item.kind) for item in report.items}


@pytest.mark.parametrize("name", TREES)
def test_a_source_tells_its_dialect(tmp_path: Path, name: str) -> None:
    source = written_tree(tmp_path / "tree", TREES[name])
    assert next(known for known, dialect in DIALECTS.items() if dialect.recognises(source)) == name


@pytest.mark.parametrize("carried", TREES, indirect=True)
def test_nothing_raw_is_shown_and_every_link_works_or_is_reported(
    carried: tuple[ImportReport, Path],
) -> None:
    report, folder = carried
    source = read_source(folder)
    manual = compile_manual(source)
    assert pages_with_raw_syntax(manual.pages[manual.info.languages[0]].values()) == {}
    dead = {(f.file.removeprefix("pages/"), f.code) for f in check(source) if "broken" in f.code}
    dead |= {
        (f.file.removeprefix("pages/"), f.code) for f in check(source) if "missing-i" in f.code
    }
    kinds = ("dead", "missing-picture", "link-", "nav")
    assert {file for file, _ in dead} <= {
        item.file for item in report.items if item.kind.startswith(kinds)
    }


@pytest.mark.parametrize("name", TREES)
def test_a_second_import_finds_everything_as_it_left_it(tmp_path: Path, name: str) -> None:
    source = written_tree(tmp_path / "tree", TREES[name])
    first = import_manual(source, tmp_path / "out")
    assert import_manual(source, tmp_path / "out") == first


@pytest.mark.parametrize("name", ["mkdocs", "mdbook", "jekyll", "sphinx", "gitbook", "docusaurus"])
def test_a_dialect_that_does_not_fit_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / "a.md"
    file.write_text("# A")
    with pytest.raises(BadInput):
        import_manual(file, tmp_path / "out", dialect=name)


@pytest.mark.parametrize("carried", ["mkdocs"], indirect=True)
def test_material_s_signs_are_read(carried: tuple[ImportReport, Path]) -> None:
    report, folder = carried
    index = page(folder, "index.md")
    assert "Shared words." in index
    assert '!!! warning "Hot"\n    Wait.' in index
    assert '!!! note inline end "Aside"' in index
    assert "- ☐ open\n- ☑ done" in index
    assert "<kbd>Ctrl</kbd>+<kbd>S</kbd> and <mark>marked</mark>" in index
    assert "*[HTML]" not in index
    assert "[three](#操作)" in index
    assert {("index.md", 26, "icon"), ("index.md", 22, "tab")} <= told(report)


@pytest.mark.parametrize("carried", ["mdbook"], indirect=True)
def test_mdbook_keeps_the_order_of_its_summary(carried: tuple[ImportReport, Path]) -> None:
    report, folder = carried
    assert chapters(folder) == [
        ("Lathe manual", ["readme"]),
        ("Belts", ["belts", "belts-change-belt"]),
        ("Maintenance", ["oil"]),
        ("Faults", ["faults-e10-01", "contact"]),
    ]
    assert {
        ("SUMMARY.md", 9, "nav-draft"),
        ("SUMMARY.md", 0, "nav-missing"),
        ("belts/change belt.md", 19, "missing-picture"),
    } <= told(report)
    belt = page(folder, "belts/change belt.md")
    assert "3. Take the belt off." in belt
    assert "    ![Screw](../img/螺钉%202.png)" in belt
    assert "!!! warning\n    Mind your fingers." in belt
    assert "Lithium grease → " in page(folder, "oil.md")


@pytest.mark.parametrize("carried", ["gitbook"], indirect=True)
def test_gitbook_s_blocks_become_boxes_titles_and_steps(
    carried: tuple[ImportReport, Path],
) -> None:
    report, folder = carried
    drum = page(folder, "repair/drum.md")
    assert "!!! warning\n    Hot. Wait **10 minutes**.\n\n    * first" in drum
    assert "!!! danger\n    Unplug it." in drum
    assert "**MX-2**" in drum
    assert "**More about it**" in drum
    assert "{% hint %} stays in code" in drum
    assert "![](../gitbook/assets/main%20view%20%282%29.png)" in drum
    assert "*Front & top*" in page(folder, "README.md")
    assert "1. **Open**" in page(folder, "repair/fit drum.md")
    assert (folder / "pages/gitbook/assets/main view (2).png").is_file()
    assert ("repair/drum.md", 33, "link-to-file") in told(report)


@pytest.mark.parametrize("carried", ["jekyll"], indirect=True)
def test_jekyll_s_templates_and_attribute_lines_are_read(
    carried: tuple[ImportReport, Path],
) -> None:
    report, folder = carried
    assert chapters(folder) == [
        ("Pump docs", ["index"]),
        ("Wear", ["docs-wear", "docs-valves", "docs-seals"]),
    ]
    seals, index = page(folder, "docs/seals.md"), page(folder, "index.md")
    assert "!!! warning\n    Pressure! Call 123." in seals
    assert "!!! note\n    Grease them." in seals
    assert '!!! warning "Hot surface"' in seals
    assert "!!! caution\n    A last word." in seals
    assert "![Seal](../assets/seal%20one.png)" in seals
    assert "run {{ x }}" in seals  # code stays
    assert "[seals](docs/seals.md)" in index
    assert "[valves](docs/valves.md#2-replace-it)" in index
    assert "🔧 ⚠" in index
    assert "[other](#2-replace-it)" in page(folder, "docs/valves.md")  # kramdown drops the number
    assert {("index.md", 17, "include"), ("index.md", 18, "macro")} <= told(report)


@pytest.mark.parametrize("carried", ["docusaurus"], indirect=True)
def test_docusaurus_keeps_its_order_and_loses_its_components_with_a_word(
    carried: tuple[ImportReport, Path],
) -> None:
    report, folder = carried
    assert chapters(folder) == [
        ("Robot arm", ["intro"]),
        ("The joints", ["joints-axis-two", "joints-axis-one"]),
    ]
    one = page(folder, "joints/axis-one.md")
    assert '!!! warning "Moving parts"' in one
    assert '!!! danger "Live voltage"' in one
    assert "    !!! tip\n        Inner" in one
    assert one.count("](../static/img/joint.png)") == 2
    assert "[two](./joints/axis-two.md#play)" in page(folder, "intro.md")
    assert {
        ("joints/axis-two.mdx", 4, "mdx"),
        ("joints/axis-two.mdx", 24, "component"),
    } <= told(report)


@pytest.mark.parametrize("carried", ["sphinx"], indirect=True)
def test_sphinx_s_directives_roles_and_toctrees_are_read(
    carried: tuple[ImportReport, Path],
) -> None:
    report, folder = carried
    assert chapters(folder) == [
        ("Boiler", ["index"]),
        ("Service", ["burner"]),
        ("Service: Pump", ["pump", "pump-seal"]),
    ]
    burner, index = page(folder, "burner.md"), page(folder, "index.md")
    assert '!!! danger "High voltage"\n    Wait.' in burner
    assert "    ![Nozzle](img/nozzle.png)" in burner
    assert "| E1 | No flame |" in burner
    assert "| 0.5 | small |" in burner
    assert "<kbd>Ctrl</kbd>, **OK**, flame, thing" in burner
    assert "[the nozzle](burner.md#nozzle-size), [Burner](burner.md)" in index
    assert {("burner.md", 27, "role"), ("pump/seal.md", 5, "directive")} <= told(report)
