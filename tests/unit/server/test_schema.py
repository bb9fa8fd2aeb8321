"""Which laptops may pull and push."""

from __future__ import annotations

import pytest

from fieldkm.errors import Refused
from fieldkm.protocol.envelopes import SCHEMA
from fieldkm.server.schema import OLDEST, check_pull, check_push


def test_an_old_laptop_hands_its_work_over_and_gets_no_more() -> None:
    check_push(OLDEST - 1)
    with pytest.raises(Refused) as caught:
        check_pull(OLDEST - 1)
    assert caught.value.code == "upgrade"
    assert "on this laptop" in caught.value.advice


def test_a_newer_laptop_waits_for_the_server() -> None:
    for check in (check_pull, check_push):
        check(SCHEMA)
        with pytest.raises(Refused) as caught:
            check(SCHEMA + 1)
        assert caught.value.code == "upgrade"
        assert "administrator" in caught.value.advice
