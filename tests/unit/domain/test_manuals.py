"""Identity of manuals and pages."""

from __future__ import annotations

import pytest

from fieldkm.domain.finding import Kind, Unit
from fieldkm.domain.manuals import ManualInfo, Model, PageRef, covers, parse_page_ref, slug


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("fuser", PageRef("mx", "fuser")),
        ("fuser#check", PageRef("mx", "fuser", "check")),
        ("pump/start", PageRef("pump", "start")),
        (" pump/start#a ", PageRef("pump", "start", "a")),
    ],
)
def test_references_are_read(text: str, ref: PageRef) -> None:
    assert parse_page_ref(text, "mx") == ref


def test_a_reference_is_written_as_it_is_read() -> None:
    ref = PageRef("pump", "start", "a")
    assert str(ref) == "pump/start#a"
    assert str(PageRef("pump", "start")) == ref.world_id == "pump/start"


def test_slugs_keep_every_script() -> None:
    assert slug("Replace the Fuser_Unit!") == "replace-the-fuser-unit"
    assert slug("更换 定影单元") == "更换-定影单元"


def test_a_model_knows_its_serials() -> None:
    model = Model("MX-420", "MX-420", "MA[0-9]{6}")
    assert model.made(" ma123456 ")
    assert not model.made("MA12345")
    assert not Model("X", "X").made("MA123456")


def test_titles_fall_back_to_the_first_language() -> None:
    info = ManualInfo("mx", "1", ("en", "zh"), {"en": "Manual"})
    assert info.title("zh") == "Manual"
    assert info.language_for("zh") == "zh"
    assert info.language_for("fr") == "en"


def test_a_unit_has_one_key_a_section_and_language() -> None:
    unit = Unit(Kind.PAGE, "mx/a", "mx", "en", 2, "t", "h", "", "", "")
    assert unit.key == "mx/a|en|2"


@pytest.mark.parametrize(
    ("models", "model", "is_covered"),
    [
        (("MX-420",), "mx420", True),
        (("MX-420",), "MX-430", False),
        (("MX-420",), "", True),
        ((), "MX-430", True),
    ],
)
def test_a_manual_covers_its_models_and_hides_from_none_that_is_unknown(
    models: tuple[str, ...], model: str, is_covered: bool
) -> None:
    manual = ManualInfo("m", "1", ("en",), {"en": "M"}, tuple(Model(name, name) for name in models))
    assert covers(manual, model) is is_covered
