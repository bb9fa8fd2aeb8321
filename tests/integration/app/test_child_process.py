"""A child process speaks, fails, or does not listen; whoever started it is told and goes on."""

from __future__ import annotations

import pytest

from fieldkm.app import child_process
from fieldkm.app.child_process import Message, run_child
from fieldkm.errors import Unavailable

FAILED = Unavailable("ended", "It ended too early.")


def run(manner: str, heard: list[Message], stops: bool = False) -> bool:
    return run_child(
        "tests.support.odd_child", [manner], heard.append, lambda: stops and bool(heard), FAILED
    )


def test_what_is_no_message_is_passed_over() -> None:
    heard: list[Message] = []
    assert run("chat", heard)
    assert heard == [{"done": 1, "total": 2}]


def test_a_child_that_dies_without_a_word_of_ours_is_told_so() -> None:
    with pytest.raises(Unavailable) as caught:
        run("crash", [])
    assert caught.value is FAILED


def test_a_child_that_does_not_listen_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "_PATIENCE", 0.1)
    heard: list[Message] = []
    assert run("deaf", heard, stops=True) is False


def test_an_error_of_whoever_listens_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "_PATIENCE", 0.1)

    def listen(message: Message) -> None:
        raise KeyError(message)

    with pytest.raises(KeyError):
        run_child("tests.support.odd_child", ["deaf"], listen, lambda: False, FAILED)
