"""Times in what comes from outside, wherever in a record they stand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fieldkm.domain.machines import Machine, MeterReading
from fieldkm.domain.visits import Visit
from fieldkm.errors import BadInput
from fieldkm.server.moments import check_moments

GOOD = datetime(2026, 11, 21, 8, tzinfo=UTC)


@pytest.mark.parametrize("bad", [GOOD.replace(tzinfo=None), datetime(1, 1, 1, tzinfo=UTC)])
def test_a_time_that_cannot_be_reckoned_with_is_found_at_any_depth(bad: datetime) -> None:
    check_moments(Machine("m", meter=MeterReading(7, GOOD)))
    for record in (Visit("v", bad), Machine("m", meter=MeterReading(7, bad)), (1, (bad,))):
        with pytest.raises(BadInput):
            check_moments(record)
