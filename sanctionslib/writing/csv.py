"""
CSV (RFC 4180): the tables of `sanctionslib.tables`, in UTF-8, with a head.

A cell is empty where nothing is stated; a day is written as ISO 8601, yes and no as ``true`` and ``false``, a list of
texts as a JSON array. Values stand as they are: ``spreadsheet=True`` marks those that a spreadsheet would run.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

from ..codec import dumps
from ..model import SanctionsList
from ..tables import ColumnType, Row, Table, characters, table
from ._stream import Stream
from ._tables import DEFAULT, fed

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def lines(sanctions_list: SanctionsList | Stream, *, table: str = DEFAULT, spreadsheet: bool = False) -> Iterator[str]:
    r"""
    A table, a row a line (or several, where a text has several).

    Args:
        sanctions_list: What to write.
        table: Which table; see the page on tables.
        spreadsheet: Put an apostrophe before each text that begins with ``=``, ``+``, ``-``, ``@``, a tab, a line break
            or an apostrophe. A spreadsheet shows it as text, and without its first apostrophe it is what it was.

    >>> from sanctionslib import Entity
    >>> from sanctionslib.model import Contact, ContactKind
    >>> entity = Entity(id="x-1", contacts=(Contact(ContactKind.PHONE, "+7 (495) 000-00-00"),))
    >>> list(lines(SanctionsList(entities=(entity,)), table="contacts", spreadsheet=True))[1]
    "x-1/contacts/0,x-1,phone,'+7 (495) 000-00-00,,\r"
    """
    found = _table(table)
    row_to_line = _line_maker()
    yield row_to_line([column.name for column in found.columns])
    for _, rows in fed(sanctions_list, [found]):
        yield from map(row_to_line, _cells(found, rows, spreadsheet=spreadsheet))


@contextmanager
def sink(of: Table, file: BinaryIO, *, spreadsheet: bool = False) -> Iterator[Callable[[Sequence[Row]], None]]:
    """Writes the head of a table to a file; what it gives writes rows."""
    row_to_line = _line_maker()

    def put(cells: Sequence[str]) -> None:
        file.write(f"{row_to_line(cells)}\n".encode())

    def add(rows: Sequence[Row]) -> None:
        for cells in _cells(of, rows, spreadsheet=spreadsheet):
            put(cells)

    put([column.name for column in of.columns])
    yield add


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text.removesuffix("\n")


def _line_maker() -> Callable[[Sequence[str]], str]:
    """Makes of cells a line, which lacks the last character of its end (CR LF)."""
    return csv.writer(_Echo()).writerow


_table = table
_PLAIN: dict[ColumnType, Callable[[Any], str]] = {
    ColumnType.TEXT: characters,
    ColumnType.TEXTS: lambda values: dumps([characters(value) for value in values]) if values else "",
    ColumnType.BOOLEAN: lambda value: "true" if value else "false",
    ColumnType.INTEGER: str,
    ColumnType.DAY: datetime.date.isoformat,
}


def _cells(of: Table, rows: Sequence[Row], *, spreadsheet: bool) -> Iterator[tuple[str, ...]]:
    columns = []
    for column, values in zip(of.columns, of.values(rows), strict=True):
        plain = _PLAIN[column.type]
        cells = ["" if value is None else plain(value) for value in values]
        if spreadsheet and column.type is ColumnType.TEXT:
            cells = ["'" + cell if cell.startswith(_RUN) else cell for cell in cells]
        columns.append(cells)
    return zip(*columns, strict=True)
