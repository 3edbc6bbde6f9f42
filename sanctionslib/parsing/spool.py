"""Records that wait in a temporary file, so that memory does not grow with the file: only an index of them is held."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator
from typing import Self

_IN_MEMORY = 8 * 1024 * 1024
"""How many bytes wait in memory before they go to disk."""


class Spool:
    """
    Pieces of a file by key, in a temporary file.

    >>> with Spool() as spool:
    ...     spool.add("7", b"one"); spool.add("8", b"two"); spool.add("7", b"three")
    ...     list(spool), spool.get("7"), "9" in spool
    (['7', '8'], [b'one', b'three'], False)
    """

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by __exit__
        self._places: dict[str, array[int]] = {}
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[str]:
        """The keys, in the order in which they came first."""
        return iter(self._places)

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def add(self, key: str, data: bytes) -> None:
        """Put a piece behind the others of its key."""
        self._places.setdefault(key, array("Q")).extend((self._end, len(data)))
        self._file.seek(self._end)
        self._file.write(data)
        self._end += len(data)

    def get(self, key: str) -> list[bytes]:
        """The pieces of a key, in the order in which they came."""
        return [*self._pieces(self._places.get(key, ()))]

    def pop(self, key: str) -> list[bytes]:
        """The pieces of a key, which is then no longer there."""
        return [*self._pieces(self._places.pop(key, ()))]

    def _pieces(self, places: array[int] | tuple[()]) -> Iterator[bytes]:
        for start, size in zip(places[::2], places[1::2], strict=True):
            self._file.seek(start)
            yield self._file.read(size)
