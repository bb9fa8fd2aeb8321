"""Photos: which are missing, sent in pieces, fetched from any byte on."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Request, Response

from fieldkm.protocol.envelopes import BlobsAsked, BlobsMissing
from fieldkm.protocol.headers import UPLOAD_OFFSET
from fieldkm.server.api.context import InContext, SignedInCaller
from fieldkm.server.api.files import FILE_ANSWERS, OctetResponse, file_answer
from fieldkm.server.api.problems import problems
from fieldkm.server.blobs import Piece

router = APIRouter(prefix="/blobs")
Hash = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="the SHA-256 of the photo")]
Bytes = Annotated[int, Header(ge=0, le=2**53)]
_REACHED: dict[str, Any] = {
    UPLOAD_OFFSET: {
        "description": "how many bytes of the photo this device need not send any more",
        "schema": {"type": "integer", "minimum": 0},
    }
}
_PIECE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


async def bytes_of(request: Request) -> bytes:
    """Return the body, whatever it says that it is."""
    return await request.body()


@router.post("/have", responses=problems(401))
def have(context: InContext, caller: SignedInCaller, asked: BlobsAsked) -> BlobsMissing:
    """Return which photos this device has to send: those that the server lacks, and those of which
    the device may not know that it has them.
    """
    missing = context.blobs.missing(caller, asked.sha256, context.now())
    return BlobsMissing(missing=missing)


@router.head(
    "/{sha256}",
    response_class=Response,
    responses={200: {"description": "how far it is", "headers": _REACHED}, **problems(401)},
)
def how_far(context: InContext, caller: SignedInCaller, sha256: Hash) -> Response:
    """Tell how many bytes of a photo this device has sent already."""
    received = context.blobs.received(caller, sha256, context.now())
    return Response(headers={UPLOAD_OFFSET: str(received)})


@router.patch(
    "/{sha256}",
    status_code=204,
    response_class=Response,
    responses={204: {"description": "taken", "headers": _REACHED}, **problems(401, 409)},
    openapi_extra=_PIECE,
)
def take_piece(
    context: InContext,
    caller: SignedInCaller,
    sha256: Hash,
    upload_offset: Bytes,
    upload_length: Bytes,
    data: Annotated[bytes, Depends(bytes_of)],
) -> Response:
    """Take the bytes of a photo of `Upload-Length` bytes, from `Upload-Offset` on. After the last
    ones the hash is checked; where it is wrong (code `wrong-hash`) the upload begins again at 0.
    """
    piece = Piece(upload_offset, upload_length, data)
    reached = context.blobs.receive(caller, sha256, piece, context.now())
    return Response(status_code=204, headers={UPLOAD_OFFSET: str(reached)})


@router.get("/{sha256}", response_class=OctetResponse, responses=FILE_ANSWERS)
def fetch(context: InContext, caller: SignedInCaller, request: Request, sha256: Hash) -> Response:
    """Send a photo that a record names which the caller sees; `Range` and `If-Range` are obeyed."""
    return file_answer(request, context.blobs.readable(caller, sha256, context.now()), sha256)
