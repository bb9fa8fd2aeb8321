"""Problem codes on the wire, and the errors that they are on either side.

A problem keeps its code, title, advice and details, so that the laptop can show it in its own
language; the HTTP status tells its kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fieldkm.errors import (
    BadInput,
    FieldkmError,
    NotAllowed,
    Refused,
    SignedOut,
    Unavailable,
)
from fieldkm.protocol.envelopes import ErrorBody

RESET = "reset"  # 409: the server has gone back to an older state
UPGRADE = "upgrade"  # 426: this laptop's program is too old to pull
THROTTLED = "throttled"  # 429
TOO_LARGE = "too-large"  # 413
NOT_FOUND = "not-found"  # 404

_STATUS_OF_CODE: Mapping[str, int] = MappingProxyType(
    {RESET: 409, UPGRADE: 426, THROTTLED: 429, TOO_LARGE: 413, NOT_FOUND: 404}
)
_STATUS_OF_KIND: tuple[tuple[type[FieldkmError], int], ...] = (
    (SignedOut, 401),
    (NotAllowed, 403),
    (Refused, 409),
    (BadInput, 400),
    (Unavailable, 503),
)
_KIND_OF_STATUS: Mapping[int, type[FieldkmError]] = MappingProxyType(
    {
        400: BadInput,
        401: SignedOut,
        403: NotAllowed,
        404: BadInput,
        409: Refused,
        413: BadInput,
        422: BadInput,
        426: Refused,
        429: Unavailable,
    }
)


def status_of(error: FieldkmError) -> int:
    """Return the HTTP status that says what kind of error it is."""
    if error.code in _STATUS_OF_CODE:
        return _STATUS_OF_CODE[error.code]
    return next((status for kind, status in _STATUS_OF_KIND if isinstance(error, kind)), 500)


def body_of(error: FieldkmError) -> ErrorBody:
    """Return an error as it travels: templates and values apart, so that it can be translated."""
    return ErrorBody(
        code=error.code,
        title=error.title_template,
        advice=error.advice_template,
        details=error.details,
    )


def error_of(status: int, body: ErrorBody) -> FieldkmError:
    """Return the error that an answer tells of; a status from 500 means that it may pass."""
    kind = _KIND_OF_STATUS.get(status, Unavailable)
    own = {"code", "title", "advice"}  # what the error itself is made with
    details = {name: value for name, value in body.details.items() if name not in own}
    return kind(body.code, body.title, body.advice, **details)
