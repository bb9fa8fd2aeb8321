"""Lists of fault codes in CSV, JSON and YAML, with a mapping and by guess."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.importer import import_manual


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "codes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def codes_of(folder: Path) -> list[tuple[str, str, str]]:
    return [(row["code"], row["title"], row["text"]) for row in rows(folder)]


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pump.csv", "code,description\nE10,Hot\nE9,Cold\n"),
        ("pump.csv", "\ufeffFault Code;Name\r\nE10;Hot\r\nE9;Cold\r\n"),
        ("pump.json", '[{"code": "E10", "title": "Hot"}, {"code": "E9", "title": "Cold"}]'),
        ("pump.json", '{"a": {"E10": {"detail": "Hot"}, "E9": {"detail": "Cold"}}}'),
        ("pump.json", '{"E10": "Hot", "E9": "Cold"}'),
        ("pump.yaml", "---\nErrors:\n- code: E10\n  title: Hot\n- code: E9\n  title: Cold\n"),
        (
            "pump.yml",
            "- {code: E10, name: Hot, x: !!python/name:os.system }\n- {code: E9, name: Cold}",
        ),
    ],
)
def test_columns_are_guessed_from_their_names_and_the_guess_is_reported(
    tmp_path: Path, name: str, text: str
) -> None:
    report = import_manual(written(tmp_path, name, text), tmp_path / "out")
    assert codes_of(tmp_path / "out") == [("E9", "Cold", ""), ("E10", "Hot", "")]
    assert report.summary == {"columns-guessed": 1}


def test_a_mapping_says_where_the_list_is_and_which_field_is_which(tmp_path: Path) -> None:
    source = written(
        tmp_path,
        "x.json",
        '{"a": [{"code": "x"}], "b": {"c": [{"n": {"id": "E1"}, "t": ["One", "1"], "d": "T"}]}}',
    )
    mapping = written(
        tmp_path, "m.toml", 'records = "b.c"\n[columns]\ncode = "n.id"\ntitle = "t"\ntext = "d"\n'
    )
    report = import_manual(source, tmp_path / "out", mapping=mapping)
    assert codes_of(tmp_path / "out") == [("E1", "One; 1", "T")]
    assert report.items == ()


@pytest.mark.parametrize(
    "text", ["", "[columns]\n", "[columns]\ncode = 1\n", '[columns]\ncode="a"\ncolour="b"\n', "{"]
)
def test_a_mapping_that_says_nothing_is_bad_input(tmp_path: Path, text: str) -> None:
    source = written(tmp_path, "x.csv", "code,title\nE1,One\n")
    with pytest.raises(BadInput) as caught:
        import_manual(source, tmp_path / "out", mapping=written(tmp_path, "m.toml", text))
    assert caught.value.code == "bad-mapping"


def test_a_code_that_stands_there_twice_keeps_both_meanings(tmp_path: Path) -> None:
    text = "code,title,text,models\nE1,Hot,Too hot.,A\nE-1,Warm,Too warm.,B\n,None,,\n"
    report = import_manual(written(tmp_path, "x.csv", text), tmp_path / "out")
    assert codes_of(tmp_path / "out") == [("E1", "Hot", "Too hot. Warm Too warm.")]
    told = [(item.line, item.kind) for item in report.items]
    assert told == [(0, "columns-guessed"), (3, "code-repeated"), (4, "record-without-code")]
    (page,) = (tmp_path / "out" / "pages").iterdir()
    assert "Too hot.\n\n- Models: A\n\n**Warm**\n\nToo warm.\n\n- Models: B" in page.read_text(
        "utf-8"
    )


def test_groups_become_pages_that_the_codes_name(tmp_path: Path) -> None:
    text = "code,title,category\nE1,One,motor\nE2,Two,heater\n"
    report = import_manual(written(tmp_path, "x.csv", text), tmp_path / "out")
    assert report.pages == 2
    for row in rows(tmp_path / "out"):
        page = tmp_path / "out" / "pages" / f"{row['page']}.md"
        assert f"## {row['code']}: {row['title']}" in page.read_text("utf-8")


def test_a_text_with_markdown_in_it_stays_a_text(tmp_path: Path) -> None:
    source = written(
        tmp_path, "x.json", '[{"code":"E1","title":"<b>*x*</b>","text":"1. [a](b)\\n# c"}]'
    )
    import_manual(source, tmp_path / "out")
    (page,) = (tmp_path / "out" / "pages").iterdir()
    text = page.read_text("utf-8")
    assert r"&lt;b>\*x\*&lt;/b>" in text
    assert "1\\. \\[a\\](b)\n\n\\# c" in text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.csv", ""),
        ("x.csv", "colour,size\nred,1\n"),
        ("x.json", "{"),
        ("x.json", "[" * 100_000),
        ("x.json", "[1, 2]"),
        ("x.yaml", "a: [1"),
        ("x.yaml", "- &a [*a]\n" + "x: " * 50),
        ("x.csv", 'code,title\nE1,"' + "x" * 200_000),
    ],
)
def test_what_is_no_list_of_codes_is_bad_input(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(BadInput):
        import_manual(written(tmp_path, name, text), tmp_path / "out")
    assert not (tmp_path / "out").exists()
