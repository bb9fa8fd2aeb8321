"""Which picture of a manual a page means, however its path is written."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A picture's path in the manual; `is_guess` tells that it is written in other capitals."""

    path: str
    is_guess: bool = False


class PicturePaths:
    """The pictures of a manual by their paths."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = frozenset(paths)
        self._folded = {path.casefold(): path for path in sorted(self._paths, reverse=True)}

    def found(self, written: str, folders: Sequence[str]) -> FoundPicture | None:
        """Return the picture that `written` means, looked for in `folders` one after the other."""
        wanted = list(dict.fromkeys(_spellings(written)))
        places = [_joined(folder, spelling) for spelling in wanted for folder in folders]
        exact = next((place for place in places if place in self._paths), None)
        if exact is not None:
            return FoundPicture(exact)
        folded = (self._folded.get(place.casefold()) for place in places)
        guess = next((path for path in folded if path is not None), None)
        return FoundPicture(guess, is_guess=True) if guess else None


def _spellings(written: str) -> Iterator[str]:
    """Yield the path as it stands there, then what it is as an address: `100%.png`, `a%20b.png`,
    `a.png?size=2`."""
    path = written.removeprefix("image:").replace("\\", "/")
    address = path.partition("#")[0].partition("?")[0]
    for spelling in (path, unquote(path), address, unquote(address)):
        if spelling:
            yield unicodedata.normalize("NFC", spelling)


def _joined(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
