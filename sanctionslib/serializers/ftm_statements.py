"""FollowTheMoney's statements as CSV, as its command ``ftm aggregate-statements`` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Entity, SanctionsList
from .ftm.statements import COLUMNS, statements

_BOOLEANS = {True: "t", False: "f"}


def lines(sanctions_list: SanctionsList | Iterable[Entity], *, ids: str = "sanctionslib") -> Iterator[str]:
    """A head, then a row a statement; every cell is quoted, and one that holds nothing is empty."""
    yield _row(COLUMNS)
    for statement in statements(sanctions_list, ids=ids):
        cells = (statement[column] for column in COLUMNS)
        yield _row(_BOOLEANS[cell] if isinstance(cell, bool) else cell or "" for cell in cells)


def _row(cells: Iterable[str]) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
