"""What every request needs: the database, the clock, the limits, and who asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from anyio import CapacityLimiter
from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from fieldkm.host.clock import Clock
from fieldkm.server.blobs import Blobs
from fieldkm.server.database import ServerDatabase
from fieldkm.server.devices import accepted, note_seen
from fieldkm.server.packs import Packs
from fieldkm.server.passwords import AT_ONCE, Passwords
from fieldkm.server.reach import Caller, signed_out
from fieldkm.server.settings import ServerSettings


@dataclass(frozen=True, slots=True)
class Context:
    """The server as its routers see it."""

    settings: ServerSettings
    database: ServerDatabase
    passwords: Passwords
    clock: Clock
    blobs: Blobs
    packs: Packs
    # Sign-ins wait for their turn here, not in the threads that the syncs need.
    sign_ins: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(AT_ONCE))

    def now(self) -> datetime:
        """Return the time in UTC."""
        return self.clock.now()


async def context_of(request: Request) -> Context:
    """Return the context that the application was made with."""
    context: Context = request.app.state.context
    return context


InContext = Annotated[Context, Depends(context_of)]
_bearer = HTTPBearer(auto_error=False, description="the device's token, as login gave it")
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


async def token_of(bearer: Bearer) -> str:
    """Return the token of a request; raises `SignedOut` where there is none."""
    if bearer is None:
        raise signed_out()
    return bearer.credentials


Token = Annotated[str, Depends(token_of)]


def signed_in(context: InContext, request: Request, token: Token) -> Caller:
    """Return who asks; raises `SignedOut` for a token that is not, or no longer, accepted."""
    now = context.now()
    with context.database.read() as connection:
        device = accepted(connection, token, now)
    request.state.device = device.caller.device  # for the log
    if device.long_unseen:
        with context.database.write() as connection:
            note_seen(connection, device.caller.device, now)
    return device.caller


SignedInCaller = Annotated[Caller, Depends(signed_in)]
