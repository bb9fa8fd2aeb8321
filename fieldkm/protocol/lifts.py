"""From every payload and operation that was ever released to those of today.

A kind's lifts stand in order: the one at place n turns version n + 1 into n + 2. They are never
changed once released, and each has a golden payload in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from fieldkm.errors import BadInput
from fieldkm.protocol.kinds import Kind

Lift = Callable[[dict[str, object]], dict[str, object]]

LIFTS: Mapping[Kind, tuple[Lift, ...]] = MappingProxyType({})


def lifted_data(
    kind: Kind, data: dict[str, object], lifts: Mapping[Kind, tuple[Lift, ...]] = LIFTS
) -> dict[str, object]:
    """Return a payload's fields in the present version of its kind.

    Raises `BadInput` for a version that does not exist or is newer than this program.
    """
    version = data.get("v", 1)
    newest = len(lifts.get(kind, ())) + 1
    if type(version) is not int or not 1 <= version <= newest:
        raise BadInput(
            "unknown-version",
            "A record of the kind “{kind}” has the version {version}; this fieldkm reads up to"
            " {newest}.",
            "Update fieldkm on this machine. Nothing is lost meanwhile.",
            kind=kind.value,
            version=str(version)[:40],
            newest=newest,
        )
    if version == newest and "v" in data:
        return data
    for lift in lifts.get(kind, ())[version - 1 :]:
        data = lift(data)
    return {**data, "v": newest}
