"""What a benchmark reports: a value beside a peer's, and whether the ratio is good enough."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BenchRow:
    """`value` and `peer_value` in `unit`; `ratio` is the first by the second, which `reach` limits.

    Without a peer the ratio is 0 and `reach` limits the value itself; without a limit `reach` is 0
    and the row only informs.
    """

    name: str
    value: float
    unit: str
    peer: str = ""
    peer_value: float = 0.0
    ratio: float = 0.0
    reach: float = 0.0
    reached: bool = True


def compared(
    name: str, value: float, unit: str, *, peer: str, peer_value: float, reach: float
) -> BenchRow:
    """Return the row of two values, of which less is better."""
    ratio = value / peer_value if peer_value else 0.0
    return BenchRow(name, value, unit, peer, peer_value, ratio, reach, not reach or ratio <= reach)


def limited(name: str, value: float, unit: str, *, most: float) -> BenchRow:
    """Return the row of a value that has a limit of its own and no peer."""
    return BenchRow(name, value, unit, reach=most, reached=value <= most)


def at_least(
    name: str, value: float, unit: str, peer: str, peer_value: float, least: float
) -> BenchRow:
    """Return the row of a value of which more is better, and which must reach `least` itself."""
    ratio = value / peer_value if peer_value else 0.0
    return BenchRow(name, value, unit, peer, peer_value, ratio, least, value >= least)


def faster(
    name: str, count: int, seconds: float, peer: str, peer_seconds: float, reach: float
) -> BenchRow:
    """Return the row of `count` things done in two times; ours is to be `reach` times as fast."""
    ratio = peer_seconds / seconds
    return BenchRow(
        name, count / seconds, "a second", peer, count / peer_seconds, ratio, reach, ratio >= reach
    )


def thread_times(call: Callable[[str], object], inputs: Sequence[str]) -> list[float]:
    """Return the CPU time of this thread, in milliseconds, that each call takes."""
    times = []
    for item in inputs:
        start = time.thread_time()
        call(item)
        times.append((time.thread_time() - start) * 1e3)
    return times


def percentile(times: Sequence[float], percent: float) -> float:
    """Return the value below which `percent` of the values lie; a tenth of a percent counts."""
    return statistics.quantiles(times, n=1000, method="inclusive")[round(percent * 10) - 1]
