"""Where something happened: what the rules of the server look at besides what was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from fieldkm.server.world import World


@dataclass(frozen=True, slots=True)
class Scene:
    """The records around a write, the database, the time on the server."""

    world: World
    connection: Connection
    now: datetime
