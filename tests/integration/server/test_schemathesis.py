"""Requests made up from the API's own description: each is answered as the description says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from tests.support.api import ROUTES, Api, an_api

EXAMPLES = 12  # of each endpoint, and as many that are wrong
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Described]:
    with an_api(tmp_path_factory.mktemp("server") / "data", "") as api:
        api.hire("anna", "north")
        yield Described(api)


class Described:
    """A server, its description, and somebody who is signed in."""

    def __init__(self, api: Api) -> None:
        self.schema = schemathesis.openapi.from_asgi("/v1/openapi.json", api.app)
        self.headers = {"Authorization": f"Bearer {api.sign_in('anna').signed_in.token}"}

    def endpoint(self, route: str) -> schemathesis.APIOperation:
        method, _, path = route.partition(" ")
        return self.schema[path][method]


@pytest.mark.parametrize(
    ("route", "mode"),
    [
        (route, mode)
        for route in sorted(ROUTES)
        for mode in GenerationMode
        if (route, mode) != ("GET /v1/hello", GenerationMode.NEGATIVE)  # nothing is wrong there
    ],
)
def test_every_answer_is_as_it_is_described(
    described: Described, route: str, mode: GenerationMode
) -> None:
    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), database=None)
    @given(described.endpoint(route).as_strategy(mode))
    def ask(case: Case) -> None:
        answer = case.call(headers=described.headers)
        case.validate_response(answer, checks=CHECKS)

    ask()
