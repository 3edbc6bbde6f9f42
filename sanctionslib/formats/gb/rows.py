"""The rows of the UK's lists in CSV and XLSX: their head, their encoding, and those of one party together."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import attrs

from ...errors import ReadError
from ...model import IssueCode
from ...parsing import delimited
from ...parsing.input import Document, Head
from ...parsing.reading import Reading

_ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-fA-F]+);")


def unescaped(text: str) -> str:
    """
    A cell without the HTML escapes that some have.

    >>> unescaped("Smith &amp; Sons"), unescaped("AT&T; a firm")
    ('Smith & Sons', 'AT&T; a firm')
    """
    return html.unescape(text) if _ESCAPED.search(text) else text


class Row(NamedTuple):
    """A row of a table: the line it begins on, and its cells."""

    line: int
    cells: list[str]


_HEADER_WITHIN = 5
_SPOOL_SIZE = 8 * 1024 * 1024


def header_of(head: Head) -> frozenset[str]:
    """The names of the columns of a table (CSV or workbook), folded, if one of its first rows looks like a header."""
    if head.root is not None:
        return frozenset()
    rows: Iterable[Iterable[str]] = head.cells
    if not head.cells:
        rows = csv.reader(io.StringIO(head.text[:20_000]))
    try:
        for number, row in enumerate(rows):
            folded = frozenset(map(folded_name, row))
            if "name 6" in folded:
                return folded
            if number >= _HEADER_WITHIN:
                break
    except csv.Error:
        pass
    return frozenset()


def folded_name(column: str) -> str:
    """The name of a column without case and surplus white space."""
    return " ".join(column.replace("\ufeff", "").casefold().split())


def csv_rows(document: Document) -> Iterator[Row]:
    """The rows of a CSV file; see `sanctionslib.parsing.delimited.csv_rows`."""
    return (Row(line, cells) for line, cells in delimited.csv_rows(document))


@attrs.frozen
class Table:
    """
    The head of a table: what stands above its header, and where its columns are.

    Attributes:
        banner: The cells above the header.
        columns: The place of each known column, by folded name.
        unknown: The columns that are not known, by place.
        width: How many columns there are.
        line: The line of the header.
    """

    banner: tuple[str, ...]
    columns: dict[str, int]
    unknown: dict[int, str]
    width: int
    line: int


def table_of(reading: Reading, rows: Iterator[Row], known: Iterable[str], needed: Iterable[str]) -> Table:
    """
    Read the rows of a table down to its header.

    Raises:
        ReadError: there is none, or it lacks a column that every layout has.
    """
    wanted = frozenset(known)
    banner: list[str] = []
    name = reading.document.name
    for number, row in enumerate(rows):
        names = [folded_name(cell) for cell in row.cells]
        if "name 6" in names:
            break
        banner += [cell.strip() for cell in row.cells if cell.strip()]
        if number >= _HEADER_WITHIN:
            raise ReadError("has no header with the column Name 6", file=name)
    else:
        raise ReadError("has no header with the column Name 6", file=name)
    if missing := [column for column in needed if column not in names]:
        raise ReadError(f"its header lacks {', '.join(missing)}", file=name, line=row.line, raw=", ".join(row.cells))
    columns: dict[str, int] = {}
    unknown: dict[int, str] = {}
    for place, column in enumerate(names):
        if column in wanted and column not in columns:
            columns[column] = place
        elif column:
            unknown[place] = row.cells[place].strip()
            message = f"unknown column {unknown[place]}"
            reading.issue(IssueCode.UNKNOWN_ELEMENT, message, line=row.line, raw=unknown[place])
    return Table(tuple(banner), columns, unknown, len(names), row.line)


def grouped(
    reading: Reading, table: Table, rows: Iterator[Row], key: str, clean_cell: Callable[[str], str]
) -> Iterator[tuple[str, list[Row]]]:
    """
    The rows of each group, where its first row stands, however scattered they are.

    The rows wait in a temporary file; in memory there is but an index of it.

    Raises:
        ReadError: the last row is cut short.
    """
    column = table.columns[key]
    index: dict[str, array[int]] = {}
    short: Row | None = None
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL_SIZE) as spool:
        for row in rows:
            cells = [clean_cell(cell) if cell else "" for cell in row.cells]
            if not any(cells):
                continue
            if short is not None:
                message = f"a row with {len(short.cells)} cells under {table.width} columns"
                reading.issue(IssueCode.UNREADABLE_VALUE, message, line=short.line, raw=", ".join(short.cells))
                short = None
            if len(cells) < table.width:
                short = Row(row.line, cells)
                cells = cells + [""] * (table.width - len(cells))
            elif extra := [cell for cell in cells[table.width :] if cell]:
                message = f"a row with more cells than the {table.width} columns"
                reading.issue(IssueCode.UNREADABLE_VALUE, message, line=row.line, raw=", ".join(extra))
            if not cells[column]:
                if short is None:
                    raw = ", ".join(filter(None, cells))
                    reading.issue(IssueCode.MISSING_FIELD, f"a row without {key}", line=row.line, raw=raw)
                continue
            index.setdefault(cells[column], array("Q")).append(spool.tell())
            spool.write(json.dumps([row.line, cells[: table.width]], ensure_ascii=False).encode() + b"\n")
        if short is not None:
            raise ReadError("is cut short: its last row is not whole", file=reading.document.name, line=short.line)
        if not index:
            raise ReadError("has a header, but no rows", file=reading.document.name)
        for group, offsets in index.items():
            found = []
            for offset in offsets:
                spool.seek(offset)
                found.append(Row(*json.loads(spool.readline())))
            yield group, found
