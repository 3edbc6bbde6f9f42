"""FollowTheMoney's statements as CSV, as its command ``ftm aggregate-statements`` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model import Entity, SanctionsList
from ._stream import Stream
from .ftm import in_batches
from .ftm.statements import COLUMNS, statements

_BOOLEANS = {True: "t", False: "f"}


def lines(sanctions_list: SanctionsList | Stream | Iterable[Entity], *, ids: str = "sanctionslib") -> Iterator[str]:
    """A head, then a row a statement; every cell is quoted, and one that holds nothing is empty."""
    yield _row(dict(zip(COLUMNS, COLUMNS, strict=True)))
    yield from in_batches(map(_row, statements(sanctions_list, ids=ids)))


def _row(statement: Mapping[str, str | bool | None]) -> str:
    cells = [statement[column] for column in COLUMNS]
    texts = [_BOOLEANS[cell] if isinstance(cell, bool) else cell or "" for cell in cells]
    return ",".join(['"' + text.replace('"', '""') + '"' for text in texts])
