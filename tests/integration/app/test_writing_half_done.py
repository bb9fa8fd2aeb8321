"""Files that are half written keep their page; after any edits a draft is as if read anew."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from fieldkm.app.library import flattened
from fieldkm.app.writing import Change, Draft, WritingSession
from tests.support.written_manual import FILES, put, write_source

REPLACE = "pages/replace.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_source(tmp_path / "pump")


@pytest.fixture
def session(folder: Path) -> WritingSession:
    session = WritingSession()
    session.open(folder)
    return session


def after(session: WritingSession, *paths: Path) -> Change:
    change = session.changed(paths)
    assert change is not None
    return change


def codes(draft: Draft) -> set[str]:
    return {finding.code for finding in draft.check(60).findings}


def everything(draft: Draft) -> dict[str, object]:
    """All that a writer can see of a draft."""
    seen: dict[str, object] = {"info": draft.info, "findings": draft.check(60)}
    for language in draft.info.languages:
        entries = flattened((*draft.contents(language), *draft.unlisted(language)))
        drawings = draft.drawings(language)
        pages = {entry.page for entry in (*entries, *drawings) if entry.page}
        seen[f"contents {language}"] = (entries, drawings)
        seen[f"pages {language}"] = {name: draft.page(name, language) for name in pages}
    return seen


# ---------------------------------------------------------------- half-written files


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"---\nid: replace\ntitle: Repl", "front-matter-open"),
        (b"---\nid: [replace\n---\n# X\n", "front-matter-broken"),
        ("---\nid: x\n---\n# H\u00f6".encode("latin-1"), "not-utf-8"),
        (b"# A\0B\n", "nul-byte"),
        (b"# Huge\n" * 400_000, "file-too-large"),
    ],
)
def test_an_unfinished_page_is_shown_as_it_was_with_the_finding(
    session: WritingSession, folder: Path, content: bytes, code: str
) -> None:
    before = session.open(folder)
    put(folder, REPLACE, content)
    draft = after(session).draft

    assert draft.is_held(REPLACE)
    assert draft.page("replace", "en") == before.page("replace", "en")
    assert codes(draft) - codes(before) == {code}


def test_a_page_is_shown_as_it_is_once_it_is_whole_again(
    session: WritingSession, folder: Path
) -> None:
    put(folder, REPLACE, "---\nid: replace\n")
    after(session)
    put(folder, REPLACE, "---\nid: replace\n---\n# Renew the seal\n")
    draft = after(session).draft

    assert not draft.is_held(REPLACE)
    assert draft.page("replace", "en").head.title == "Renew the seal"


def test_a_page_that_was_never_whole_is_shown_as_it_is(
    session: WritingSession, folder: Path
) -> None:
    put(folder, "pages/new.md", "---\ntitle: New")
    draft = after(session).draft

    assert not draft.is_held("pages/new.md")
    assert draft.page("new", "en").head.source == "pages/new.md"


def test_a_broken_manual_file_changes_neither_title_nor_contents(
    session: WritingSession, folder: Path
) -> None:
    before = session.open(folder)
    put(folder, "manual.toml", FILES["manual.toml"] + '\n[[contents]\ntitle = "')
    draft = after(session).draft

    assert (draft.info, draft.contents("zh")) == (before.info, before.contents("zh"))
    assert "manual-file-broken" in codes(draft)


def test_a_table_that_is_not_text_is_taken_as_it_was(session: WritingSession, folder: Path) -> None:
    before = session.open(folder)
    put(folder, "parts.csv", b"number,name\n604-1234,\xff\xfa\n")
    draft = after(session).draft

    assert draft.page("replace", "en") == before.page("replace", "en")
    assert "not-utf-8" in codes(draft)


def test_a_link_to_nowhere_in_the_place_of_a_page_is_a_finding(
    session: WritingSession, folder: Path
) -> None:
    (folder / REPLACE).unlink()
    (folder / REPLACE).symlink_to(folder / "nowhere.md")

    assert "link-broken" in codes(after(session).draft)


@pytest.mark.parametrize("name", ["manual.toml", REPLACE, "parts.csv", "drawings/body.svg"])
def test_a_file_may_be_saved_after_every_letter(
    session: WritingSession, folder: Path, name: str
) -> None:
    text = FILES[name]
    for length in range(0, len(text), 5):
        put(folder, name, text[:length])
        change = session.changed([folder / name])
        draft = change.draft if change else session.open(folder)

        assert draft.page("off", "zh").head.title == "Switch off"
        assert draft.check().findings != ()


# ---------------------------------------------------------------- the same as from the beginning


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_a_draft_is_what_a_fresh_look_gives(folder: Path, seed: int) -> None:
    choose = random.Random(seed)
    session = WritingSession()
    draft = session.open(folder)
    for _ in range(15):
        for _ in range(choose.choice((1, 1, 4))):
            choose.choice(EDITS)(folder, choose)
        change = session.changed()
        draft = change.draft if change else draft

        assert everything(draft) == everything(WritingSession().open(folder))


def some_page(folder: Path, choose: random.Random) -> Path:
    return choose.choice(sorted(folder.rglob("*.md")))


def add_words(folder: Path, choose: random.Random) -> None:
    page = some_page(folder, choose)
    words = choose.choice(("More.", "See [[off]].", "See [[nowhere]].", "604-1234", "fault:E9"))
    page.write_text(f"{page.read_text('utf-8')}\n\n{words}\n", "utf-8")


def add_heading(folder: Path, choose: random.Random) -> None:
    page = some_page(folder, choose)
    page.write_text(f"{page.read_text('utf-8')}\n\n## Part {choose.randrange(5)}\n", "utf-8")


def add_page(folder: Path, choose: random.Random) -> None:
    number = choose.randrange(6)
    place = choose.choice(("pages", "zh/pages", "pages/more"))
    put(folder, f"{place}/new-{number}.md", f"---\nid: new-{number % 4}\n---\n# New {number}\n")


def rename_page(folder: Path, choose: random.Random) -> None:
    page = some_page(folder, choose)
    page.rename(page.with_name(f"page-{choose.randrange(6)}.md"))


def remove_page(folder: Path, choose: random.Random) -> None:
    pages = sorted(folder.rglob("*.md"))
    if len(pages) > 2:
        choose.choice(pages).unlink()


def edit_table(folder: Path, choose: random.Random) -> None:
    rows = {
        "parts.csv": f"604-{choose.randrange(9)},Ring,Pump body,body,{choose.randrange(4)}\n",
        "codes.csv": f"E{choose.randrange(9)},Something,\n",
        "faults.csv": f"E{choose.randrange(9)},worn,2\n",
    }
    name = choose.choice(sorted(rows))
    put(folder, name, FILES[name] + rows[name])


def edit_drawing(folder: Path, choose: random.Random) -> None:
    callouts = "".join(f'<g id="callout-{at}"/>' for at in range(choose.randrange(4)))
    put(folder, f"drawings/{choose.choice(('body', 'motor'))}.svg", f"<svg>{callouts}</svg>")


def edit_manual_file(folder: Path, choose: random.Random) -> None:
    title = f'title = "Manual {choose.randrange(3)}"'
    put(folder, "manual.toml", FILES["manual.toml"].replace('title = "Pump manual"', title))


def check_out(folder: Path, choose: random.Random) -> None:
    write_source(folder)


EDITS = (
    add_words, add_heading, add_page, rename_page, remove_page, edit_table, edit_drawing,
    edit_manual_file, check_out,
)  # fmt: skip
