"""Manuals: what is published, and its files by their hash."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from fieldkm.protocol.envelopes import PackList
from fieldkm.server.api.context import InContext, signed_in
from fieldkm.server.api.files import FILE_ANSWERS, OctetResponse, file_answer
from fieldkm.server.api.problems import problems

router = APIRouter(prefix="/packs", dependencies=[Depends(signed_in)])
Manual = Annotated[str, Path(max_length=100)]
Hash = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="the SHA-256 of the file")]


@router.get("", responses=problems(401))
def published(context: InContext) -> PackList:
    """Return the version of each manual that laptops should have, with its publisher's signature
    over its manifest.
    """
    return context.packs.published()


@router.get("/{manual}/files/{sha256}", response_class=OctetResponse, responses=FILE_ANSWERS)
def fetch(context: InContext, request: Request, manual: Manual, sha256: Hash) -> Response:
    """Send a file of a published manual, or its manifest; `Range` and `If-Range` are obeyed."""
    return file_answer(request, context.packs.file(manual, sha256), sha256)
