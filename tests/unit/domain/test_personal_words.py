"""Customers' words found in a text, in any spelling."""

from __future__ import annotations

import pytest

from fieldkm.domain.personal_words import (
    PersonalKind,
    PersonalWord,
    tellings,
    without_tellings,
)

KNOWN = (
    PersonalWord(PersonalKind.CUSTOMER, "Müller & Sons GmbH"),
    PersonalWord(PersonalKind.CUSTOMER, "苏州精密机械有限公司"),
    PersonalWord(PersonalKind.CUSTOMER, "Apex"),
    PersonalWord(PersonalKind.CUSTOMER, "Kranich"),
    PersonalWord(PersonalKind.CUSTOMER, "公司"),
    PersonalWord(PersonalKind.SITE, "Harbour Road 5"),
    PersonalWord(PersonalKind.CONTACT, "Frank Green"),
    PersonalWord(PersonalKind.CONTACT, "王伟"),
    PersonalWord(PersonalKind.CONTACT, "Li"),
    PersonalWord(PersonalKind.PHONE, "+49 (0)30 123 45 67"),
    PersonalWord(PersonalKind.PHONE, "12"),
    PersonalWord(PersonalKind.MAIL, "f.green@mill.example"),
    PersonalWord(PersonalKind.MAIL, "nobody"),
    PersonalWord(PersonalKind.SERIAL, "MX420-118-23"),
    PersonalWord(PersonalKind.SERIAL, "7"),
)


def found(text: str) -> list[str]:
    return [telling.words for telling in tellings(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At Müller & Sons GmbH it was cold", ["Müller & Sons GmbH"]),
        ("At Mueller and Sons it was cold", ["Mueller and Sons"]),
        ("MULLER-SONS again", ["MULLER-SONS"]),
        ("at mueller & sons", ["mueller & sons"]),
        ("Apex asked for it, the apex of the roller is worn", ["Apex"]),
        ("the kranich office", ["kranich"]),
        ("behind harbour road 5", ["harbour road 5"]),
        ("Mr Green saw the green lamp", ["Green"]),
        ("frank green said", ["frank green"]),
        ("Fra\u200bnk called", ["Fra\u200bnk"]),
        ("call 030/1234567 or 0049301234567", ["030/1234567", "0049301234567"]),
        ("part 604-1234 is 1234567890 long", []),
        ("write to F.Green@mill.example!", ["F.Green@mill.example"]),
        ("serial mx 420 11823", ["mx 420 11823"]),
        ("MX42011823", ["MX42011823"]),
        ("MX420118234 is another one", []),
        ("王先生说苏州精密机械的机器", ["王先生", "苏州精密机械"]),
        ("苏州精密机械有限公司", ["苏州精密机械有限公司"]),
        ("请联系王伟", ["王伟"]),
        ("The list of Liverpool has 7 entries", []),
        ("", []),
    ],
)
def test_customers_words_are_found_in_any_spelling(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_each_place_says_what_it_would_tell() -> None:
    telling = tellings("Ask Frank Green.", KNOWN)[0]

    assert telling.kind is PersonalKind.CONTACT
    assert (telling.start, telling.end) == (4, 15)


def test_of_places_that_overlap_the_longest_is_told() -> None:
    known = (
        PersonalWord(PersonalKind.CONTACT, "Green"),
        PersonalWord(PersonalKind.CUSTOMER, "Green Printing Ltd"),
    )

    assert [one.words for one in tellings("at Green Printing", known)] == ["Green Printing"]


def test_an_ellipsis_takes_their_place() -> None:
    text = "Mueller and Sons, Mr Green, 030 1234567: MX420-118-23 was cold"

    assert without_tellings(text, KNOWN) == "…, Mr …, …: … was cold"


def test_a_text_without_them_stays_as_it_is() -> None:
    assert without_tellings("E21-04 after a cold night", KNOWN) == "E21-04 after a cold night"
