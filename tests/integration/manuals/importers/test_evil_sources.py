"""Documentation that is broken or made to do harm, and disks that fill up while it is imported."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from fieldkm.errors import BadInput, Unavailable
from fieldkm.manuals.importers.importer import import_manual
from fieldkm.manuals.importers.yaml_text import read_yaml


def written(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def laughs(start: str, line: str, rounds: int = 9) -> str:
    """Aliases of aliases: small to write, too large to read."""
    return start + "".join(
        line.replace("NEW", f"a{n + 1}").replace("OLD", f"a{n}") for n in range(rounds)
    )


@pytest.mark.parametrize(
    "text",
    [
        laughs("a0: &a0 [x]\n", "NEW: &NEW [" + ", ".join(["*OLD"] * 9) + "]\n"),
        laughs("a0: &a0 {x: 1}\n", "NEW: &NEW\n  <<: [" + ", ".join(["*OLD"] * 9) + "]\n"),
        "r: &r\n  code: E1\n  self: *r\n",
    ],
    ids=["lists", "merges", "loop"],
)
def test_yaml_that_blows_itself_up_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput) as caught:
        import_manual(written(tmp_path / "src", "codes.yaml", text), tmp_path / "out")
    assert caught.value.code == "yaml-too-large"


def test_yaml_that_is_nested_without_end_is_none(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        read_yaml("[" * 3000 + "]" * 3000, "a.yaml")
    assert caught.value.code == "not-yaml"


def test_codes_in_yaml_stay_as_they_were_written() -> None:
    text = (
        "- {a: 010, b: NO, c: 12:30, d: 2020-01-01, e: 9999-99-99, f: 1e3, g: null, h: &x y, i: *x}"
    )
    assert read_yaml(text, "a.yaml") == [
        {"a": "010", "b": "NO", "c": "12:30", "d": "2020-01-01", "e": "9999-99-99", "f": "1e3"}
        | {"g": None, "h": "y", "i": "y"}
    ]


@pytest.mark.parametrize("text", ["[[[", "a = " + "[" * 5000, "code = \xff", "[columns]\ncode = 1"])
def test_a_broken_mapping_is_said_in_our_own_words(tmp_path: Path, text: str) -> None:
    source = written(tmp_path / "src", "codes.csv", "code,title\nE1,x\n")
    mapping = tmp_path / "mapping.toml"
    mapping.write_bytes(text.encode("latin-1"))
    with pytest.raises(BadInput) as caught:
        import_manual(source, tmp_path / "out", mapping=mapping)
    assert caught.value.code == "bad-mapping"
    assert not any(word in str(caught.value) for word in ("codec", "recursion", "Invalid"))


def test_a_mapping_that_names_a_field_that_is_not_there_is_said(tmp_path: Path) -> None:
    source = written(tmp_path / "src", "codes.csv", "code,title\nE1,x\n")
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[columns]\ncode = "nope"\n')
    with pytest.raises(BadInput) as caught:
        import_manual(source, tmp_path / "out", mapping=mapping)
    assert caught.value.code == "mapping-fits-nothing"
    assert "nope" in caught.value.title


def test_a_cell_without_end_is_said_with_its_file(tmp_path: Path) -> None:
    source = written(tmp_path / "src", "codes.csv", "code,title\nE1," + "x" * 200_000)
    with pytest.raises(BadInput) as caught:
        import_manual(source, tmp_path / "out")
    assert (caught.value.code, caught.value.details["line"]) == ("not-csv", 2)
    assert "codes.csv" in caught.value.title


def test_tabs_within_tabs_without_end_are_left_as_they_are(tmp_path: Path) -> None:
    text = "# T\n\n" + "".join(" " * 4 * n + '=== "tab"\n' for n in range(200))
    report = import_manual(written(tmp_path / "src", "a.md", text), tmp_path / "out")
    assert report.pages == 1


def test_a_disk_that_fills_up_leaves_whole_files_and_no_conflict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tmp_path / "src", tmp_path / "out"
    for name in ("a.md", "b.md", "c.md"):
        written(source, name, f"# {name}\n\nOld words.\n")
    import_manual(source, target)
    for name in ("a.md", "b.md", "c.md"):
        written(source, name, f"# {name}\n\nNew words.\n")
    write_bytes = Path.write_bytes

    def until_full(path: Path, data: bytes) -> int:
        if "c.md" in path.name:
            write_bytes(path, data[:5])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write_bytes(path, data)

    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", until_full)
        with pytest.raises(Unavailable) as caught:
            import_manual(source, target)
    assert caught.value.code == "disk-full"
    assert "New" in (target / "pages" / "b.md").read_text()
    assert "Old" in (target / "pages" / "c.md").read_text()
    report = import_manual(source, target)
    assert "conflict" not in report.summary
    assert "New" in (target / "pages" / "c.md").read_text()
    assert not list(target.rglob("*.partial"))
