"""Signing in, and the first word of a conversation."""

from __future__ import annotations

from functools import partial

from anyio import to_thread
from fastapi import APIRouter, Request

from fieldkm.errors import SignedOut
from fieldkm.host.release import program_version
from fieldkm.protocol.envelopes import SCHEMA, Hello, Limits, Login, SchemaRange, SignedIn
from fieldkm.server.api.context import Bearer, Context, InContext
from fieldkm.server.api.problems import problems
from fieldkm.server.devices import WIPE, accepted
from fieldkm.server.schema import OLDEST
from fieldkm.server.signing_in import sign_in

router = APIRouter()


@router.get("/hello", responses=problems(401), openapi_extra={"security": [{}]})
def hello(context: InContext, bearer: Bearer) -> Hello:
    """Tell the time, what this server understands and takes, and whether the device that asks has
    to forget everything. It needs no token; one that is sent must be good.
    """
    limits = context.settings.limits
    return Hello(
        release=program_version(),
        server_time=context.now(),
        schema_range=SchemaRange(min=OLDEST, max=SCHEMA),
        limits=Limits(body_bytes=limits.body, blob_bytes=limits.blob),
        wipe=bearer is not None and _has_to_wipe(context, bearer.credentials),
    )


@router.post("/login", responses=problems(401, 403, 429))
async def login(context: InContext, request: Request, asked: Login) -> SignedIn:
    """Make a laptop a device of a user, and give it its token. A name that is not known and a wrong
    password look the same, and take as long.
    """
    address = request.client.host if request.client else ""
    work = partial(sign_in, context.database, context.passwords, asked, address, context.clock)
    answer = await to_thread.run_sync(work, limiter=context.sign_ins)
    return answer.model_copy(update={"keys": await to_thread.run_sync(context.packs.keys)})


def _has_to_wipe(context: Context, token: str) -> bool:
    try:
        with context.database.read() as connection:
            accepted(connection, token, context.now())
    except SignedOut as error:
        if error.code != WIPE:
            raise
        return True
    return False
