"""Errors as answers: ours with code, title and advice, a bug with nothing but its request's id."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from sqlalchemy.exc import DataError
from starlette.exceptions import HTTPException

from fieldkm.errors import BadInput, FieldkmError, Unavailable
from fieldkm.protocol.envelopes import ErrorAnswer
from fieldkm.protocol.problems import NOT_FOUND, THROTTLED, body_of, status_of
from fieldkm.server.database_errors import BUSY

_WORDS: Mapping[int, str] = MappingProxyType(
    {
        400: "not understood, or damaged on the way",
        401: "not signed in, revoked, or to be wiped (code wipe)",
        403: "not allowed for this role",
        404: "not there, or not for this device: both look the same",
        405: "this path is not asked so",
        409: "refused by a rule, or the server was set back to an older state (code reset)",
        413: "too large",
        416: "the range begins beyond the end",
        422: "not of the form that is described here",
        426: "laptop and server speak different versions of the protocol (code upgrade)",
        429: "too many failed sign-ins; Retry-After says how long to wait",
        500: "an error of the server's own",
        503: "not now: busy, or short of disk",
    }
)
_ANYWHERE = (400, 413, 422, 500, 503)
# Of what keeps the server from working only this is the laptops' business: the rest names paths and
# addresses, and is for the one who reads the log.
_TOLD = frozenset({THROTTLED, BUSY, "upload-busy", "too-slow"})

logger = logging.getLogger(__name__)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the description of the problems that a request can meet, beside those that any can."""
    return {
        status: {"model": ErrorAnswer, "description": _WORDS[status]}
        for status in sorted({*statuses, *_ANYWHERE})
    }


def problems_instead_of_bytes(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the same for an endpoint whose answer is no JSON: its problems are all the same."""
    schema = {"$ref": f"#/components/schemas/{ErrorAnswer.__name__}"}
    return {
        status: {
            "description": described["description"],
            "content": {"application/json": {"schema": schema}},
        }
        for status, described in problems(*statuses).items()
    }


def answer_problems(app: FastAPI) -> None:
    """Have `app` answer every error as a problem."""

    @app.exception_handler(FieldkmError)
    def _ours(_request: Request, error: FieldkmError) -> Response:
        return problem(error)

    @app.exception_handler(RequestValidationError)
    def _malformed(_request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        return _as(422, malformed(where, str(first["msg"])))

    @app.exception_handler(DataError)
    def _cannot_be_stored(_request: Request, _error: DataError) -> Response:
        return _as(422, malformed("body", "it holds what the database cannot hold"))

    @app.exception_handler(HTTPException)
    def _unknown(_request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return problem(BadInput(NOT_FOUND, "There is no such thing on this server."))
        bad = BadInput("bad-request", "The request is not understood.")
        answer = _as(error.status_code, bad)
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(Exception)
    def _bug(_request: Request, _error: Exception) -> Response:
        # Whoever serves the application logs it: the error is raised on after this answer.
        return _as(500, _fault())


def problem(error: FieldkmError) -> Response:
    """Return the answer that tells of an error."""
    if isinstance(error, Unavailable) and error.code not in _TOLD:
        logger.error("%s: %s", error.code, error.details)
        return _as(503, _fault())
    answer = _as(status_of(error), error)
    wait = error.details.get("retry_after")
    if wait is not None:
        answer.headers["Retry-After"] = str(wait)
    return answer


def malformed(where: str, reason: str) -> BadInput:
    """Return the error of a request that is not of the form that is described."""
    return BadInput(
        "malformed",
        "The request is not understood at {where}: {reason}",
        "Update fieldkm on this laptop.",
        where=where[:200],
        reason=reason[:200],
    )


def _as(status: int, error: FieldkmError) -> Response:
    # Escaped: what came in may hold half a character, which cannot be sent otherwise.
    body = json.dumps(ErrorAnswer(error=body_of(error)).model_dump())
    return Response(body, status, media_type="application/json")


def _fault() -> FieldkmError:
    return Unavailable(
        "server-fault",
        "The server has trouble of its own.",
        "Try again later; tell your administrator if it stays so. What you wrote is kept.",
    )
