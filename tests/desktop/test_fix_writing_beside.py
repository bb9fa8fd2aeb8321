"""What is beside a fix while it is written: customers' words, duplicates, photos."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from fieldkm.app.fix_duplicates import Likely
from fieldkm.desktop.fix_writing import photo_drawing
from fieldkm.desktop.fix_writing.marks import Tool
from fieldkm.desktop.fix_writing.photo_drawing import PhotoDrawingDialog
from fieldkm.desktop.fix_writing.view import FixWritingScreen
from fieldkm.desktop.kit.labels import MutedLabel
from fieldkm.desktop.kit.notices import notice_of
from fieldkm.domain.fixes import Fix, FixState, Picture
from fieldkm.domain.outcomes import Outcome, Result
from tests.support.fix_writing import JPEG, a_visit
from tests.support.fix_writing_desk import FakeDuplicates, a_fix_screen, opened, write_whole
from tests.support.fixes import JAM
from tests.support.pictures import encoded, photo
from tests.support.tasks import HeldTasks
from tests.support.window import Desk


@pytest.fixture
def screen(desk: Desk) -> FixWritingScreen:
    return a_fix_screen(desk)


# ---------------------------------------------------------------- whom it would tell of


def test_the_customers_words_are_asked_about_before_it_goes(
    desk: Desk, screen: FixWritingScreen
) -> None:
    draft = desk.workplace.fix_drafts.from_visit(a_visit(desk.workplace))
    opened(desk, draft.id)
    write_whole(screen)
    screen.form.texts["cause"].setPlainText("Mr Green of Mueller & Sons pulled CN12")

    screen.head.submit.click()

    assert "Mueller & Sons" in screen.customers.text
    assert screen.customers.anyway.isVisible()
    assert screen.model.state.draft
    screen.customers.take_out.click()
    assert screen.form.texts["cause"].toPlainText() == "Mr … of … pulled CN12"
    assert not screen.customers.isVisible()
    screen.head.submit.click()
    assert screen.model.state.draft is None


def test_it_can_be_sent_all_the_same(desk: Desk, screen: FixWritingScreen) -> None:
    draft = desk.workplace.fix_drafts.from_visit(a_visit(desk.workplace))
    opened(desk, draft.id)
    write_whole(screen)
    screen.form.texts["cause"].setPlainText("Green light")
    screen.head.submit.click()
    assert screen.model.state.draft

    screen.customers.anyway.click()

    fix = desk.workplace.records.get(Fix, draft.fix)
    assert fix
    assert fix.state is FixState.SUBMITTED


# ---------------------------------------------------------------- what says the same


def test_the_same_fix_worked_again_counts_there_and_the_draft_can_be_kept(
    desk: Desk, screen: FixWritingScreen
) -> None:
    found = FakeDuplicates(Likely("f-jam", 0.9, ("code: E21-04", "e21-04", "roller")))
    vars(desk.workplace)["fix_duplicates"] = found
    write_whole(screen)
    screen.model.look()
    draft = screen.model.draft
    entry = screen.likely.entries[0]
    assert entry.likely.line.title == JAM.title

    entry.again.click()

    outcomes = desk.workplace.records.of_type(Outcome)
    assert [(item.fix, item.result) for item in outcomes] == [("f-jam", Result.WORKED)]
    assert desk.workplace.fix_drafts.all() == []
    notice = notice_of(desk.window)
    assert "F-1001" in notice.text
    notice._act()
    assert screen.model.draft == draft
    assert screen.form.title.text() == "Fuser stays cold"


def test_only_the_last_look_counts(desk: Desk, screen: FixWritingScreen) -> None:
    held, found = HeldTasks(), FakeDuplicates()
    vars(desk.workplace)["fix_duplicates"] = found
    screen.model._tasks = held
    screen.form.title.setText("First")
    screen.model.look()
    screen.form.title.setText("Second")
    screen.model.look()
    held.finish_all()

    assert found.titles == ["Second"]


# ---------------------------------------------------------------- photos


def test_a_photo_is_pasted_captioned_and_removed(
    desk: Desk, screen: FixWritingScreen, qtbot: QtBot
) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#8899aa"))
    QGuiApplication.clipboard().setImage(image)

    screen.photos.paste.click()
    qtbot.keyClicks(screen.photos.rows[0].caption, "CN12")
    screen.model.save()

    assert [item.caption for item in desk.workplace.fix_drafts.of(screen.model.draft).photos] == [
        "CN12"
    ]
    screen.photos.rows[0].remove.click()
    assert screen.photos.rows == []
    notice_of(desk.window)._act()
    assert len(screen.photos.rows) == 1


def test_photos_are_dropped_and_what_is_none_is_refused_with_a_reason(
    desk: Desk, screen: FixWritingScreen, tmp_path: Path
) -> None:
    sound, broken = tmp_path / "sound.jpg", tmp_path / "broken.jpg"
    sound.write_bytes(JPEG)
    broken.write_bytes(b"<html>no picture</html>")

    drop(screen, sound, broken)

    assert len(screen.photos.rows) == 1
    assert "web page" in screen.problem.text
    drop(screen, tmp_path / "notes.txt")
    assert "no picture" in notice_of(desk.window).text


def drop(screen: FixWritingScreen, *files: Path) -> None:
    """Drop files on the screen."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    screen.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))


def test_a_picture_pasted_into_a_text_becomes_a_photo(screen: FixWritingScreen) -> None:
    data = QMimeData()
    data.setImageData(QImage.fromData(encoded(photo(30, 30), "PNG")))

    screen.form.texts["cause"].insertFromMimeData(data)

    assert len(screen.photos.rows) == 1
    assert screen.form.texts["cause"].toPlainText() == ""


def test_an_arrow_and_a_circle_are_drawn_into_the_photo(
    screen: FixWritingScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.model.add_photo(encoded(photo(300, 200), "JPEG"))
    before = screen.photos.rows[0].photo

    def draw(dialog: PhotoDrawingDialog) -> int:
        canvas = dialog.canvas
        canvas.resize(300, 200)
        qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
        qtbot.mouseMove(canvas, QPoint(150, 100))
        qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(150, 100))
        dialog.tools.button(1).click()
        qtbot.keyClick(canvas, Qt.Key.Key_Space)
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
            qtbot.keyClick(canvas, key)
        qtbot.keyClick(canvas, Qt.Key.Key_Space)
        assert [mark.tool for mark in canvas.marks] == [Tool.ARROW, Tool.CIRCLE]
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(photo_drawing.PhotoDrawingDialog, "exec", draw)
    screen.photos.rows[0].draw.click()

    after = screen.photos.rows[0].photo
    assert len(screen.photos.rows) == 1
    assert after.sha256 != before.sha256
    file = screen.model.photo_file(after)
    assert file
    drawn = QImage(str(file)) if file.suffix else QImage.fromData(file.read_bytes())
    red = [
        QColor(drawn.pixel(x, y))
        for x in range(0, drawn.width(), 2)
        for y in range(0, drawn.height(), 2)
        if QColor(drawn.pixel(x, y)).red() > 200 and QColor(drawn.pixel(x, y)).green() < 90
    ]
    assert red


def test_a_touch_by_mistake_draws_nothing_and_undo_takes_the_last_away(qtbot: QtBot) -> None:
    from fieldkm.desktop.kit.theme import LIGHT

    dialog = PhotoDrawingDialog(QImage.fromData(encoded(photo(300, 200), "PNG")), LIGHT)
    qtbot.addWidget(dialog)
    dialog.show()
    canvas = dialog.canvas
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert canvas.marks == []
    assert not dialog.keep.isEnabled()

    middle = canvas.rect().center()
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(canvas, middle + QPoint(80, 40))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(80, 40))
    assert dialog.keep.isEnabled()
    dialog.back.click()
    assert canvas.marks == []


def test_a_photo_that_has_not_come_cannot_be_drawn_on(desk: Desk, screen: FixWritingScreen) -> None:
    screen.model.change(photos=(Picture("ab" * 32, 10),))

    screen.photos.rows[0].open.click()

    assert "not come yet" in notice_of(desk.window).text


def test_what_both_have_is_told_once_and_without_scraps(screen: FixWritingScreen) -> None:
    vars(screen._shell.workplace)["fix_duplicates"] = FakeDuplicates(
        Likely("f-jam", 0.9, ("code: E21-04", "e21-04", "2", "sp", "roller", "辊"))
    )
    write_whole(screen)
    screen.model.look()

    said = [label.text() for label in screen.likely.entries[0].findChildren(MutedLabel)]
    assert "Both: E21-04, roller, 辊" in said
