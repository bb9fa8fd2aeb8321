"""What every test shares: no display, a home of its own, property tests without a deadline."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("ci", deadline=None, print_blob=True)
settings.load_profile("ci")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder that fieldkm may take as its home; it does not exist yet."""
    return tmp_path / "home"
