"""The server's application, put together."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime

from anyio import to_thread
from fastapi import APIRouter, FastAPI
from starlette.types import ASGIApp

from fieldkm.errors import FieldkmError
from fieldkm.host.clock import Clock, SystemClock
from fieldkm.host.release import program_version
from fieldkm.server.api import blobs, devices, login, packs, sync
from fieldkm.server.api.answers import MarkedAnswers
from fieldkm.server.api.bodies import BoundedBodies
from fieldkm.server.api.context import Context
from fieldkm.server.api.problems import answer_problems
from fieldkm.server.blobs import Blobs
from fieldkm.server.database import CONNECTIONS, ServerDatabase
from fieldkm.server.packs import packs_of
from fieldkm.server.passwords import Passwords
from fieldkm.server.settings import Limits, ServerSettings
from fieldkm.server.upkeep import Upkeep

_HOUR = 3600  # seconds
# Who has a turn need not wait once more, for a connection to the database.
_THREADS = CONNECTIONS

logger = logging.getLogger(__name__)


class Application(FastAPI):
    """FastAPI inside of what every request and answer goes through."""

    limits = Limits()

    def build_middleware_stack(self) -> ASGIApp:
        """Put ours around FastAPI's own, so that nothing is answered around them."""
        return MarkedAnswers(BoundedBodies(super().build_middleware_stack(), self.limits))


def create_app(
    settings: ServerSettings, clock: Clock | None = None, passwords: Passwords | None = None
) -> FastAPI:
    """Return the application over the data that `settings` name; when it ends, it closes them."""
    context = open_context(settings, clock, passwords)
    app = Application(
        title="fieldkm",
        version=program_version(),
        description="The central server of fieldkm: sign-in, synchronisation, photos and manuals.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
        redirect_slashes=False,  # a laptop takes a redirection for somebody else's answer
        lifespan=_lifespan,
    )
    app.limits = settings.limits
    app.state.context = context
    version_one = APIRouter(prefix="/v1")
    for part in (login, sync, blobs, packs, devices):
        version_one.include_router(part.router)
    app.include_router(version_one)
    answer_problems(app)
    return app


def open_context(
    settings: ServerSettings, clock: Clock | None = None, passwords: Passwords | None = None
) -> Context:
    """Open the server's data; close its database at the end."""
    database = ServerDatabase(settings.url)
    return Context(
        settings,
        database,
        passwords or Passwords(),
        clock or SystemClock(),
        Blobs(settings.blobs, database, settings.limits),
        packs_of(settings, database),
    )


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    context: Context = app.state.context
    to_thread.current_default_thread_limiter().total_tokens = _THREADS
    # Uploads that were given up are let go by each worker; of the upkeep one takes care.
    upkeep = Upkeep(context.database, context.packs)
    chores = [
        asyncio.create_task(_hourly("clean-up", context.blobs.clean_up, context)),
        asyncio.create_task(_hourly("upkeep", upkeep.run_if_due, context)),
    ]
    yield
    for chore in chores:
        chore.cancel()
        with suppress(asyncio.CancelledError):
            await chore
    context.database.close()


async def _hourly(name: str, work: Callable[[datetime], object], context: Context) -> None:
    """Do something at once and then every hour; what fails is tried again the next time."""
    while True:
        try:
            await to_thread.run_sync(work, context.now())
        except (FieldkmError, OSError) as error:
            logger.warning("%s: %s", name, type(error).__name__)
        await asyncio.sleep(_HOUR)
