"""The contents of a manual: as `manual.toml` orders it, else as folders and file names do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from fieldkm.domain.codes import natural_key
from fieldkm.domain.manuals import ContentsEntry, PageHead
from fieldkm.manuals.labels import label
from fieldkm.manuals.linking.targets import Targets
from fieldkm.manuals.sources.manual_file import Chapter
from fieldkm.manuals.sources.pages import INDEX_NAMES, SourcePage, readable
from fieldkm.manuals.sources.source import ManualSource

_Key = tuple[int, tuple[tuple[int, int, str], ...]]


def contents(
    source: ManualSource, targets: Targets, language: str, made: Iterable[PageHead]
) -> tuple[ContentsEntry, ...]:
    """Return the contents in `language`; pages that the compiler made stand in chapters at the
    end."""
    if source.chapters:
        entries = [_chapter(chapter, source, targets, language) for chapter in source.chapters]
    else:
        entries = list(_folder_entries(source.pages, targets))
    heads = list(made)
    for name, is_code in (("fault-codes", True), ("symptoms", False)):
        pages = [head for head in heads if bool(head.codes) is is_code]
        pages.sort(key=lambda head: natural_key(head.title))
        if pages:
            children = tuple(ContentsEntry(head.title, head.id) for head in pages)
            entries.append(ContentsEntry(label(language, name), "", children))
    return tuple(entries)


def pages_of_chapter(chapter: Chapter, source: ManualSource, targets: Targets) -> list[str]:
    """Return the ids of a chapter's pages; a folder (`fuser/`) stands for all of its pages."""
    pages: list[str] = []
    for name in chapter.pages:
        if name.endswith("/"):
            pages += [page.head.id for page in _ordered(pages_below(name, source))]
        else:
            found = targets.page_id(name)
            pages += [found] if found else []
    return pages


def pages_below(folder: str, source: ManualSource) -> list[SourcePage]:
    """Return the pages in a folder below `pages/`."""
    return [page for page in source.pages if page.place.startswith(folder.lstrip("./"))]


def _chapter(
    chapter: Chapter, source: ManualSource, targets: Targets, language: str
) -> ContentsEntry:
    first_language = source.info.languages[0]
    title = chapter.titles.get(language) or chapter.titles.get(first_language, "")
    pages = pages_of_chapter(chapter, source, targets)
    children = tuple(ContentsEntry(targets.title(page), page) for page in pages)
    return ContentsEntry(title, "", children)


@dataclass(slots=True)
class _Folder:
    """A folder of pages on the way to the contents."""

    name: str
    pages: list[SourcePage] = field(default_factory=list)
    folders: dict[str, _Folder] = field(default_factory=dict)


def _folder_entries(pages: Iterable[SourcePage], targets: Targets) -> Iterable[ContentsEntry]:
    top = _Folder("")
    for page in pages:
        folder = top
        for name in PurePosixPath(page.place).parts[:-1]:
            folder = folder.folders.setdefault(name, _Folder(name))
        folder.pages.append(page)
    return _entries(top, targets)


def _entries(folder: _Folder, targets: Targets) -> list[ContentsEntry]:
    items: list[tuple[_Key, ContentsEntry]] = []
    for page in folder.pages:
        entry = ContentsEntry(targets.title(page.head.id), page.head.id)
        items.append((_page_key(page), entry))
    for inner in folder.folders.values():
        index = next((page for page in _ordered(inner.pages) if _is_index(page)), None)
        rest = _Folder(inner.name, [p for p in inner.pages if p is not index], inner.folders)
        title = targets.title(index.head.id) if index else readable(inner.name)
        children = tuple(_entries(rest, targets))
        entry = ContentsEntry(title, index.head.id if index else "", children)
        items.append(((1, natural_key(inner.name)), entry))
    return [entry for _, entry in sorted(items, key=lambda item: item[0])]


def _ordered(pages: Iterable[SourcePage]) -> list[SourcePage]:
    return sorted(pages, key=lambda page: (page.place.count("/"), *_page_key(page)))


def _page_key(page: SourcePage) -> _Key:
    stem = PurePosixPath(page.place).stem
    return (0 if _is_index(page) else 1, natural_key(stem))


def _is_index(page: SourcePage) -> bool:
    return PurePosixPath(page.place).stem.lower() in INDEX_NAMES


def reached_pages(entries: Iterable[ContentsEntry]) -> set[str]:
    """Return the ids of all pages that the contents name."""
    waiting, found = list(entries), set()
    while waiting:
        entry = waiting.pop()
        found.add(entry.page)
        waiting += entry.children
    return found - {""}
