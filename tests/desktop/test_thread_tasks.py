"""Slow work runs on threads; its results come back on the interface's thread, unless unwanted."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from fieldkm.desktop.kit.thread_tasks import ThreadTasks
from fieldkm.errors import BadInput


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[ThreadTasks]:
    made = ThreadTasks()
    yield made
    made.close()


def test_work_is_done_elsewhere_and_the_result_comes_back(qtbot: QtBot, tasks: ThreadTasks) -> None:
    got: list[tuple[int, int]] = []
    tasks.run(
        threading.get_ident, lambda there: got.append((there, threading.get_ident())), got.append
    )
    qtbot.waitUntil(lambda: bool(got))
    there, here = got[0]
    assert there != here == threading.get_ident()


def test_an_error_of_the_trade_is_handed_over(qtbot: QtBot, tasks: ThreadTasks) -> None:
    error = BadInput("x", "Broken.")
    got: list[Exception] = []
    tasks.run(lambda: fail_with(error), got.append, got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got == [error]


def test_a_bug_is_handed_over_and_reported_as_one(
    qtbot: QtBot, tasks: ThreadTasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    got: list[Exception] = []
    reported: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: reported.append(error))
    tasks.run(lambda: 1 / 0, got.append, got.append)
    qtbot.waitUntil(lambda: bool(reported))
    assert [type(error) for error in (*got, *reported)] == [ZeroDivisionError] * 2


def test_a_newer_task_of_a_group_makes_the_older_result_unwanted(
    qtbot: QtBot, tasks: ThreadTasks
) -> None:
    gate = threading.Event()
    got: list[str] = []
    tasks.run(lambda: gate.wait(5) and "old", got.append, got.append, group="search")
    tasks.run(lambda: "new", got.append, got.append, group="search")
    qtbot.waitUntil(lambda: bool(got))
    gate.set()
    tasks.run(lambda: "other", got.append, got.append)
    qtbot.waitUntil(lambda: "other" in got)
    assert got == ["new", "other"]


def test_after_closing_nothing_is_taken_or_delivered(qtbot: QtBot, tasks: ThreadTasks) -> None:
    got: list[str] = []
    tasks.run(lambda: "late", got.append, got.append)
    tasks.close()
    tasks.run(lambda: "later", got.append, got.append)
    qtbot.wait(20)
    assert got == []


def fail_with(error: Exception) -> None:
    raise error
