"""How much one import reads: beyond it, documents are refused with what to do."""

from __future__ import annotations

import pytest

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.documents.source_file import ReadingBudget


def test_all_files_together_may_be_so_large_and_no_larger() -> None:
    budget = ReadingBudget("docs", bytes_left=10)
    budget.take_bytes(6)
    budget.take_bytes(4)
    with pytest.raises(BadInput) as caught:
        budget.take_bytes(1)
    assert (caught.value.code, caught.value.details["file"]) == ("file-too-large", "docs")


def test_all_pages_together_may_have_so_many_elements_and_no_more() -> None:
    budget = ReadingBudget("docs", elements_left=10)
    budget.take_elements(10)
    with pytest.raises(BadInput) as caught:
        budget.take_elements(1)
    assert (caught.value.code, caught.value.details["file"]) == ("document-too-long", "docs")
