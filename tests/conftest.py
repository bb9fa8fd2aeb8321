"""What every test shares: no display, a home of its own, property tests without a deadline."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from fieldkm.host.paths import Home
from tests.support.sample import copy_of, make_sample_home

pytest_plugins = ["tests.support.servers"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples in every run: what a search for new ones finds must not stop somebody else.
settings.register_profile("ci", deadline=None, print_blob=True, derandomize=True)
settings.load_profile("ci")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder that fieldkm may take as its home; it does not exist yet."""
    return tmp_path / "home"


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tokens go to files in their homes, and never to the keyring of whoever runs the tests."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture(scope="session")
def made_sample_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The sample manuals, built once; not to be changed."""
    return make_sample_home(tmp_path_factory.mktemp("sample") / "home")


@pytest.fixture
def sample_home(made_sample_home: Home, tmp_path: Path) -> Home:
    """A home of its own with the sample manuals installed and indexed."""
    return copy_of(made_sample_home, tmp_path / "sample-home")
