"""Pull, push and digest."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field

from fieldkm.protocol.effect import malformed
from fieldkm.protocol.envelopes import (
    OPERATIONS_A_PUSH,
    Anchor,
    Envelope,
    OpId,
    PullAnswer,
    PullRequest,
    PushAnswer,
    PushedOperation,
    PushRequest,
    ScopeDigest,
)
from fieldkm.server import digest, pull, push
from fieldkm.server.api.context import InContext, SignedInCaller
from fieldkm.server.api.problems import problems
from fieldkm.server.batch import refused
from fieldkm.server.schema import check_pull, check_push

router = APIRouter(prefix="/sync")


class BrokenOperation(Envelope):
    """What has the number of an operation and not its form."""

    op_id: OpId


class ReceivedPush(Envelope):
    """`POST /v1/sync/push`: a `PushRequest` of which single operations may be broken."""

    schema_version: Annotated[int, Field(alias="schema", ge=1, le=1_000)]
    anchor: Anchor | None = None
    ops: Annotated[list[PushedOperation | BrokenOperation], Field(max_length=OPERATIONS_A_PUSH)]


@router.post("/pull", response_model=PullAnswer, responses=problems(401, 409, 426))
def pull_records(context: InContext, caller: SignedInCaller, asked: PullRequest) -> Response:
    """Return what is new in each scope that the device may hold."""
    check_pull(asked.schema_version)
    body = pull.pull(context.database, caller, asked, context.now())
    return Response(body, media_type="application/json")


@router.post("/push", responses=problems(401, 409, 426))
def push_operations(context: InContext, caller: SignedInCaller, asked: ReceivedPush) -> PushAnswer:
    """Do what the device's user has done, each operation once. One that is not of the right form is
    rejected; the others are done.
    """
    check_push(asked.schema_version)
    sound = [sent for sent in asked.ops if isinstance(sent, PushedOperation)]
    request = PushRequest(schema_version=asked.schema_version, anchor=asked.anchor, ops=sound)
    answer = push.push(context.database, caller, request, context.now())
    done = iter(answer.results)
    results = [
        next(done)
        if isinstance(sent, PushedOperation)
        else refused(sent.op_id, malformed("it is not of the form of an operation"))
        for sent in asked.ops
    ]
    return answer.model_copy(update={"results": results})


@router.get("/digest", responses=problems(401, 404))
def digest_of_scope(
    context: InContext,
    caller: SignedInCaller,
    scope: Annotated[str, Query(max_length=200)],
) -> ScopeDigest:
    """Return what a device that is up to date holds of a scope."""
    return digest.digest(context.database, caller, scope, context.now())
