"""`fieldkm fix new`, `drafts`, `submit`, `withdraw`: a fix from a script's first word on."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from fieldkm.domain.fixes import FixRevision, FixState
from tests.support.console import Console
from tests.support.fix_writing import JPEG, a_visit, a_writers_laptop, sent_by
from tests.support.fixes import a_fix

WHOLE: dict[str, Any] = {
    "title": "Fuser stays cold",
    "symptom": "E21-04 in the morning",
    "cause": "CN12 is loose",
    "remedy": "Seat CN12.",
    "models": ["MX-420"],
    "fault_codes": ["E21-04"],
    "parts": ["604-1234"],
    "pages": ["mx420/fuser-replace"],
    "safety": False,
}


class Desk:
    """Anna's command line, and the files that she has."""

    def __init__(self, home: Path, folder: Path, console: Console) -> None:
        self.home, self.folder = home, folder
        self.run, self.json = console.run, console.json

    def file(self, values: object) -> Path:
        path = self.folder / "fix.json"
        path.write_text(json.dumps(values), encoding="utf-8")
        return path

    def new(self, values: object = WHOLE, *options: object) -> dict[str, Any]:
        (one,) = self.json("fix", "new", "--from", self.file(values), *options).objects
        return one


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    home = tmp_path / "home"
    a_writers_laptop(home, *a_fix()).close()
    return Desk(home, tmp_path, Console(home, capsys))


def test_a_fix_is_a_draft_until_it_is_submitted(desk: Desk) -> None:
    new = desk.new()

    assert (new["state"], new["lacking"], new["personal"]) == ("draft", [], [])
    assert new["pages"] == ["mx420/fuser-replace"]
    assert [one["revision"] for one in desk.json("fix", "drafts").objects] == [new["revision"]]
    (shown,) = desk.json("fix", "show", new["id"]).objects
    assert (shown["state"], shown["title"]) == ("draft", "Fuser stays cold")

    (submitted,) = desk.json("fix", "submit", new["id"]).objects

    assert (submitted["state"], submitted["revision"]) == ("submitted", new["revision"])
    assert submitted["author"] == "Anna Berg"
    assert submitted["number"].endswith("-1")
    assert desk.json("fix", "drafts").objects == []
    assert "No fix is being written" in desk.run("fix", "drafts").err
    with closing(a_writers_laptop(desk.home)) as laptop:
        revision = laptop.records.get(FixRevision, new["revision"])
        assert revision
        assert revision.remedy == "Seat CN12."
        assert len(sent_by(laptop)) == 1


def test_a_visit_fills_in_what_the_file_leaves_out(desk: Desk) -> None:
    with closing(a_writers_laptop(desk.home)) as laptop:
        visit = a_visit(laptop)

    new = desk.new({"title": "Cold", "safety": True}, "--visit", visit)

    assert (new["title"], new["safety"], new["visit"]) == ("Cold", True, visit)
    assert new["fault_codes"] == ["E21-04"]
    assert "Müller" not in json.dumps(new, ensure_ascii=False)


def test_what_is_lacking_is_said_at_once_and_refused_later(desk: Desk) -> None:
    told = desk.run("fix", "new", "--from", desk.file({"title": "Cold"}))
    assert "models, remedy, safety, symptom" in told.err
    draft = told.out.split()[0]

    refused = desk.json("fix", "submit", draft)

    assert (refused.status, refused.error["code"]) == (1, "fix-incomplete")
    assert desk.json("fix", "drafts").objects[0]["title"] == "Cold"


def test_a_customers_word_is_pointed_out_before_it_is_sent(desk: Desk) -> None:
    with closing(a_writers_laptop(desk.home)) as laptop:
        visit = a_visit(laptop)
    new = desk.new({**WHOLE, "cause": "Mr Green pulled it"}, "--visit", visit)
    assert new["personal"] == [{"field": "cause", "kind": "contact", "words": "Green"}]

    refused = desk.json("fix", "submit", new["id"])

    assert (refused.status, refused.error["code"]) == (1, "personal-words")
    assert "“Green”" in refused.error["title"]
    assert desk.run("fix", "submit", new["id"], "--anyway").status == 0


def test_photos_go_with_it_and_what_is_none_leaves_nothing_behind(
    desk: Desk, tmp_path: Path
) -> None:
    sound, broken = tmp_path / "sound.jpg", tmp_path / "broken.png"
    sound.write_bytes(JPEG)
    broken.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")

    assert len(desk.new(WHOLE, "--photo", sound)["photos"]) == 1
    told = desk.json("fix", "new", "--from", desk.file(WHOLE), "--photo", sound, "--photo", broken)
    assert (told.status, told.error["code"]) == (1, "photo-unusable")
    assert len(desk.json("fix", "drafts").objects) == 1
    missing = desk.json("fix", "new", "--from", desk.file(WHOLE), "--photo", tmp_path / "no.jpg")
    assert missing.error["code"] == "not-found"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"colour": "red"}, "unknown-field"),
        ([], "not-an-object"),
        ({"title": 5}, "field-wrong"),
        ({"remedy": "x" * 20_001}, "text-too-long"),
        ({"pages": ["nonsense"]}, "no-such-page"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(desk: Desk, values: object, code: str) -> None:
    told = desk.json("fix", "new", "--from", desk.file(values))

    assert (told.status, told.error["code"]) == (1, code)
    assert desk.json("fix", "drafts").objects == []


def test_a_better_text_is_submitted_for_a_fix_by_its_number(desk: Desk) -> None:
    new = desk.new(
        {"remedy": "Fit a new roller.", "reason": "It came back."}, "--improves", "f1001"
    )
    assert (new["id"], new["base_revision"]) == ("f-jam", "r-jam")

    (submitted,) = desk.json("fix", "submit", "F-1001").objects

    assert (submitted["number"], submitted["state"]) == ("F-1001", FixState.SUBMITTED)
    assert submitted["approved"] is True


def test_what_was_submitted_is_taken_back_and_a_draft_is_thrown_away(desk: Desk) -> None:
    (fix,) = desk.json("fix", "submit", desk.new()["id"]).objects

    (back,) = desk.json("fix", "withdraw", fix["number"], "--reason", "It was the plug").objects
    assert (back["state"], back["retired_as"]) == ("retired", "withdrawn")

    draft = desk.new()
    assert desk.run("fix", "withdraw", draft["revision"]).status == 0
    assert desk.json("fix", "drafts").objects == []
    assert desk.json("fix", "withdraw", "F-1001").error["code"] == "not-the-author"
    assert desk.json("fix", "submit", "nonsense").error["code"] == "no-such-draft"
