"""The import rules of the house, as pyproject.toml states them, hold; and nothing is excepted."""

from __future__ import annotations

import tomllib

import pytest
from importlinter import api
from importlinter.application import use_cases

from tests.support.source import ROOT

PYPROJECT = ROOT / "pyproject.toml"


def test_import_contracts_hold(capsys: pytest.CaptureFixture[str]) -> None:
    kept = use_cases.lint_imports(str(PYPROJECT), cache_dir=None, no_logo=True)
    assert kept, capsys.readouterr().out


def test_no_contract_ignores_an_import() -> None:
    contracts = api.read_configuration(str(PYPROJECT))["contracts_options"]
    assert contracts
    assert not [c["name"] for c in contracts if "ignore_imports" in c]


def test_every_package_is_a_layer() -> None:
    contracts = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = [c for c in contracts["contracts"] if c["type"] == "layers"]
    assert any(c["containers"] == ["fieldkm"] and c["exhaustive"] for c in layers)
    assert not [c for c in layers if c.get("exhaustive_ignores")]
