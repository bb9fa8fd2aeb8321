"""Whether what a pack says of itself hangs together; asked before it is installed.

A signature tells who made a pack, not that it was made well. Pages are read one by one when they
are opened; here they are only looked up.
"""

from __future__ import annotations

from fieldkm.domain.codes import compact
from fieldkm.domain.manuals import PageHead
from fieldkm.domain.parts import Part
from fieldkm.errors import BadInput
from fieldkm.manuals.packs.pack_format import is_good_path, page_path
from fieldkm.manuals.packs.reader import PackReader


def check_whole(reader: PackReader) -> None:
    """Make sure that all lists of a manual can be read and name what is there; else `BadInput`."""
    for language in reader.info.languages:
        heads = reader.heads(language)
        if not heads:
            raise BadInput(
                "pack-inconsistent",
                "The pack of {manual} has no pages.",
                "Ask the publisher of the manual for a new pack. Nothing was changed.",
                manual=reader.id,
            )
        for head in heads.values():
            _check_head(reader, head)
        reader.contents(language)
        for part in reader.catalogue(language).parts:
            _check_part(reader, part)
    reader.used_by("")


def _check_head(reader: PackReader, head: PageHead) -> None:
    path = page_path(head.language, head.id)
    known = head.language in reader.info.languages and reader.has_file(path)
    if not (head.id and is_good_path(head.id) and known):
        raise BadInput(
            "pack-inconsistent",
            "The pack of {manual} names a page that it does not hold: {page}",
            "Ask the publisher of the manual for a new pack. Nothing was changed.",
            manual=reader.id,
            page=ascii(head.id[:120]),
        )


def _check_part(reader: PackReader, part: Part) -> None:
    if part.manual != reader.id or not compact(part.number):
        raise BadInput(
            "pack-inconsistent",
            "The pack of {manual} lists a part of another manual, or without a number: {part}",
            "Ask the publisher of the manual for a new pack. Nothing was changed.",
            manual=reader.id,
            part=ascii(part.number[:120]),
        )
