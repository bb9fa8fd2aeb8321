"""Devices: revoked by their own user or an administrator, and wiped."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from fieldkm.server.api.context import InContext, SignedInCaller, Token
from fieldkm.server.api.problems import problems
from fieldkm.server.devices import device_to_wipe
from fieldkm.server.revoking import revoke_device

router = APIRouter(prefix="/devices")
Device = Annotated[str, Path(pattern=r"^[A-Za-z0-9-]{1,64}$")]


@router.post("/{device}/revoke", status_code=204, responses=problems(401, 404))
def revoke(context: InContext, caller: SignedInCaller, device: Device) -> Response:
    """Let a device sync no more: one's own, or any for an administrator."""
    now = context.now()
    context.database.transact(lambda connection: revoke_device(connection, caller, device, now))
    return Response(status_code=204)


@router.post("/{device}/wipe-ack", status_code=204, responses=problems(401))
def acknowledge_wipe(context: InContext, token: Token, device: Device) -> Response:
    """Note that a device has forgotten everything; its token is worth nothing afterwards."""
    context.database.transact(lambda connection: device_to_wipe(connection, token, device))
    return Response(status_code=204)
