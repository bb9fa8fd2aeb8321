"""Files by their hash on their way to a laptop: whole, or from where the last try was cut off.

One range that begins somewhere is all that a laptop needs; what is no such range is not looked at,
as HTTP permits, and the file is sent whole.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import FileResponse
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from fieldkm.errors import BadInput
from fieldkm.server.api.problems import problem, problems_instead_of_bytes

_RANGE = re.compile(r"bytes=([0-9]{1,15})-([0-9]{0,15})")
_OCTETS: dict[str, Any] = {
    "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
}
FILE_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "the bytes; ETag is the hash", "content": _OCTETS},
    206: {"description": "the bytes of the range that was asked for", "content": _OCTETS},
    **problems_instead_of_bytes(401, 404, 416),
}


class OctetResponse(Response):
    """Bytes that are nothing but bytes, for the description of the endpoints."""

    media_type = "application/octet-stream"


def file_answer(request: Request, path: Path, sha256: str) -> Response:
    """Return the answer that sends a file, or the range of it that `request` asks for."""
    headers = {"ETag": f'"{sha256}"', "Accept-Ranges": "bytes"}
    size = path.stat().st_size
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    if asked and (asked[2] == "" or int(asked[2]) >= int(asked[1])):
        if int(asked[1]) < size:
            return FileResponse(path, headers=headers, media_type=OctetResponse.media_type)
        return _beyond(size)
    return _Whole(path, headers=headers, media_type=OctetResponse.media_type)


def _beyond(size: int) -> Response:
    answer = problem(
        BadInput(
            "range-beyond",
            "The file has only {size} bytes.",
            "It is fetched anew by itself.",
            size=size,
        )
    )
    answer.status_code = 416
    answer.headers["Content-Range"] = f"bytes */{size}"
    return answer


class _Whole(FileResponse):
    """A file without its range."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        kept = [(name, value) for name, value in scope["headers"] if name != b"range"]
        await super().__call__({**scope, "headers": kept}, receive, send)
