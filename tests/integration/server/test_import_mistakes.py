"""What is wrong with a folder is told by file and line, all of it, and nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from fieldkm.errors import BadInput
from fieldkm.host.clock import SystemClock
from fieldkm.server.database import ServerDatabase
from fieldkm.server.imports.findings import MOST
from fieldkm.server.imports.folder_import import ImportReport, import_folder
from fieldkm.server.tables import records, territories, users
from tests.support.csv_folder import FILES, write_folder


@pytest.fixture
def database(sqlite_url: str) -> Iterator[ServerDatabase]:
    """A server with two territories and two people; which database it has plays no part here."""
    with closing(ServerDatabase(sqlite_url)) as server:
        with server.write() as connection:
            rows = [{"id": name, "name": name.title()} for name in ("north", "south")]
            connection.execute(insert(territories), rows)
            for name in ("ann", "bob"):
                connection.execute(
                    insert(users).values(
                        id=f"user-{name}", name=name, display=name.title(), role="technician",
                        password_hash="", disabled=False, language="",
                    )
                )  # fmt: skip
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "files")


def run(database: ServerDatabase, folder: Path, **options: object) -> ImportReport:
    return import_folder(database, folder, SystemClock().now(), **options)


def written(database: ServerDatabase) -> int:
    with database.read() as connection:
        return connection.execute(select(func.count()).select_from(records)).scalar_one()


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """Return a file with one thing changed in it."""
    assert old in FILES[name]
    return {name: FILES[name].replace(old, new, 1)}


ERRORS = {
    "a customer twice": (changed("customers", "C2,", "C1,"), ("customers.csv", 3, "duplicate")),
    "an unknown territory": (
        changed("customers", ",south,", ",west,"), ("customers.csv", 3, "unknown-territory"),
    ),
    "a name left out": (
        changed("customers", "Mill & Sons", ""), ("customers.csv", 2, "empty-cell"),
    ),
    "a site of nobody": (changed("sites", "S2,C2", "S2,C9"), ("sites.csv", 3, "dangling")),
    "a site in no territory": (
        changed("customers", ",south,", ",,"), ("sites.csv", 3, "no-territory"),
    ),
    "a zone that is none": (
        changed("sites", "Europe/Vienna", "Vienna"), ("sites.csv", 2, "no-such-zone"),
    ),
    "a machine at no known site": (
        changed("machines", "MX-420,S2", "MX-420,S9"), ("machines.csv", 3, "dangling"),
    ),
    "a serial twice": (
        changed("machines", "SN-1002", "sn 1001"), ("machines.csv", 3, "duplicate-serial"),
    ),
    "a machine that nothing tells apart": (
        changed("machines", "M2,SN-1002", ","), ("machines.csv", 3, "no-identity"),
    ),
    "a meter without its day": (
        changed("machines", "2026-01-10", ""), ("machines.csv", 2, "meter-without-day"),
    ),
    "a number that is none": (
        changed("machines", ",12000,", ",12k,"), ("machines.csv", 2, "not-a-number"),
    ),
    "a kind of contract that is none": (
        changed("entitlements", "contract", "gold"), ("entitlements.csv", 2, "unknown-word"),
    ),
    "a date that is none": (
        changed("visits", "2026-03-01", "01.03.2026"), ("visits.csv", 2, "bad-date"),
    ),
    "the 30th of February": (
        changed("visits", "2026-03-01", "2026-02-30"), ("visits.csv", 2, "bad-date"),
    ),
    "a time that nobody can mean": (
        changed("visits", "2026-03-01", "0026-03-01"), ("visits.csv", 2, "time-impossible"),
    ),
    "a result that is none": (
        changed("visits", "worked", "fine"), ("visits.csv", 2, "unknown-word"),
    ),
    "a visit at an unknown machine": (
        changed("visits", "V2,M2", "V2,M9"), ("visits.csv", 3, "dangling"),
    ),
    "a visit nowhere": (changed("visits", "V2,M2", "V2,"), ("visits.csv", 3, "no-place")),
    "a cell too many": (changed("visits", "V1,M1", "V1,,M1"), ("visits.csv", 2, "wrong-cells")),
    "a hazard of nothing": (changed("hazards", "S1,", ","), ("hazards.csv", 2, "no-subject")),
    "a letter that is none": (
        changed("customers", "Mill & Sons", "Mill\x07"), ("customers.csv", 2, "not-text"),
    ),
    "a text without end": (
        changed("hazards", "A dog", "A dog" + "!" * 20_001), ("hazards.csv", 2, "too-long"),
    ),
    "a column that is missing": (
        changed("customers", "name", "title"), ("customers.csv", 1, "missing-column"),
    ),
    "a column twice": (changed("customers", "phone", "name"), ("customers.csv", 1, "column-twice")),
    "a file with nothing in it": ({"contacts": "\n\n"}, ("contacts.csv", 1, "empty-file")),
    "a quote that is not closed": (
        changed("hazards", "A dog", '"A dog'), ("hazards.csv", 2, "broken-csv"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", ERRORS)
def test_a_mistake_is_found_where_it_stands(
    database: ServerDatabase, folder: Path, mistake: str
) -> None:
    files, expected = ERRORS[mistake]
    report = run(database, write_folder(folder, **files))
    found = [(item.file, item.line, item.code) for item in report.findings]
    assert expected in found
    assert "{" not in " ".join(item.message for item in report.findings)
    assert (report.done, report.files, written(database)) == (False, {}, 0)


DOUBTS = {
    "a visit that is still to come": (
        changed("visits", "2026-03-01", "2126-03-01"), ("visits.csv", 2, "time-ahead"),
    ),
    "a visit before 1970": (
        changed("visits", "2026-03-01", "1926-03-01"), ("visits.csv", 2, "time-long-ago"),
    ),
    "a machine at no site": (
        changed("machines", "MX-420,S2", "MX-420,"), ("machines.csv", 3, "no-site"),
    ),
    "a serial of two models": (
        changed("machines", "SN-1002,MX-420", "SN-1001,CP-300"),
        ("machines.csv", 3, "reused-serial"),
    ),
    "a technician who has left": (
        changed("visits", "M2,bob", "M2,zoe"), ("visits.csv", 3, "unknown-user"),
    ),
    "a meter that runs backwards": (
        changed("visits", "V2,M2,bob,2026-03-02 10:00,,,,,,,,,",
                "V2,M1,bob,2026-03-02 10:00,,,,,,,,12000,pages"),
        ("visits.csv", 3, "meter-backwards"),
    ),
    "a column that nobody knows": (
        changed("customers", "tags", "turnover"), ("customers.csv", 1, "unknown-column"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("doubt", DOUBTS)
def test_what_is_only_strange_is_told_and_imported(
    database: ServerDatabase, folder: Path, doubt: str
) -> None:
    files, expected = DOUBTS[doubt]
    report = run(database, write_folder(folder, **files))
    assert expected in [(item.file, item.line, item.code) for item in report.findings]
    assert (report.errors, report.done) == (0, True)


def test_all_mistakes_are_told_at_once(database: ServerDatabase, folder: Path) -> None:
    files = {
        **changed("customers", ",south,", ",west,"),
        **changed("machines", ",12000,", ",12k,"),
        **changed("visits", "worked", "fine"),
    }
    report = run(database, write_folder(folder, **files))
    assert {item.file for item in report.findings} >= {
        "customers.csv", "machines.csv", "visits.csv",
    }  # fmt: skip


def test_of_too_many_mistakes_the_first_are_told_and_all_are_counted(
    database: ServerDatabase, folder: Path
) -> None:
    rows = "".join(f"C{number},Mill,west,,\n" for number in range(3, 2 * MOST))
    report = run(database, write_folder(folder, customers=FILES["customers"] + rows))
    assert (len(report.findings), report.errors) == (MOST, 2 * MOST - 3)


def test_lines_are_counted_as_an_editor_does(database: ServerDatabase, folder: Path) -> None:
    hazards = 'site,text\nS1,"two\nlines"\n\nS9,"a\nb"\n'
    report = run(database, write_folder(folder, hazards=hazards))
    assert [(item.line, item.code) for item in report.findings] == [(5, "dangling")]


ENCODINGS = {
    "BOM and CRLF": ("utf-8-sig", "\r\n", ","),
    "semicolons": ("utf-8", "\n", ";"),
    "tabs": ("utf-8", "\r", "\t"),
    "Excel's Unicode text": ("utf-16", "\r\n", "\t"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_file_is_read_as_other_programs_write_it(
    database: ServerDatabase, folder: Path, name: str
) -> None:
    encoding, end, delimiter = ENCODINGS[name]
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8").replace(",", delimiter).replace("\n", end)
        path.write_bytes(text.encode(encoding))
    report = run(database, folder)
    assert report.findings == ()
    assert report.done


def test_a_mapping_may_name_the_encoding_of_a_file_that_is_marked(
    database: ServerDatabase, folder: Path
) -> None:
    (folder / "customers.csv").write_text(FILES["customers"].lstrip(), encoding="utf-8-sig")
    mapping = folder / "mapping.toml"
    mapping.write_text("[format]\nencoding = 'utf-8'")
    assert run(database, folder, mapping=mapping).done


def test_bytes_that_are_no_text_are_told_by_line(database: ServerDatabase, folder: Path) -> None:
    text = FILES["customers"].strip().replace("Mill", "Bäckerei")
    (folder / "customers.csv").write_bytes(text.encode("cp1252", "replace"))
    report = run(database, folder)
    assert [(item.line, item.code) for item in report.findings if item.severity == "error"] == [
        (2, "broken-encoding")
    ]


def test_an_empty_folder_is_told_from_one_with_other_files(
    database: ServerDatabase, tmp_path: Path
) -> None:
    (tmp_path / "kunden.csv").write_text("id\n")
    with pytest.raises(BadInput) as caught:
        run(database, tmp_path)
    assert caught.value.code == "nothing-to-import"


MAPPINGS = {
    "[customers\n": "mapping-damaged",
    "[costumers]\n": "mapping-unknown-name",
    "[customers]\ncolumns = { nmae = 'Name' }": "mapping-unknown-name",
    "[customers]\ncolumns = { name = 7 }": "mapping-wrong-value",
    "[format]\nencoding = 'klingon'": "mapping-wrong-value",
    "[format]\ndates = '%d'": "mapping-wrong-value",
    "[format]\ndelimiter = ';;'": "mapping-wrong-value",
    "[format]\nzone = 'Vienna'": "no-such-zone",
    "[visits]\nfile = 'gone.csv'": "not-found",
    "customers = 1": "mapping-wrong-value",
}


@pytest.mark.parametrize("text", MAPPINGS)
def test_a_mapping_that_is_not_understood_is_refused(
    database: ServerDatabase, folder: Path, text: str
) -> None:
    mapping = folder / "mapping.toml"
    mapping.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        run(database, folder, mapping=mapping)
    assert caught.value.code == MAPPINGS[text]
    assert "{" not in caught.value.title
