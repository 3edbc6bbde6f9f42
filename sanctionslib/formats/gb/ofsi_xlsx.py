"""
OFSI's Consolidated List of asset freeze targets as a workbook (``ConList.xlsx``), closed on 28 January 2026.

It holds what the CSV holds, in the same columns: see the format ``gb_ofsi_csv``, which says what becomes of
them. One sheet, its line ``Last Updated`` and ``10/04/2025`` in two cells.

Reading it needs openpyxl, which the extra ``xlsx`` installs (``pip install "sanctionslib[xlsx]"``).

Encoding: a workbook is an archive of XML files. Dates are text; where a cell is a true date or a number, it is read
as the text that the CSV would have.

Sheets without a header of the list are issues, if anything stands in them.
"""

from __future__ import annotations

import datetime
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from importlib import import_module
from typing import Any
from xml.etree.ElementTree import ParseError  # what openpyxl raises for a damaged sheet; nothing is parsed with it

from lxml import etree

from ...errors import ReadError
from ...model import Entity, IssueCode
from ...parsing.reading import Reading
from .ofsi import NEEDED, entities
from .rows import Row, folded_name

_DAMAGES = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, ParseError, etree.XMLSyntaxError, EOFError)


def _openpyxl(name: str) -> Any:
    """
    The library that reads workbooks.

    Raises:
        ReadError: it is not installed.
    """
    try:
        return import_module("openpyxl")
    except ModuleNotFoundError:
        raise ReadError(
            "is a workbook, and reading it needs openpyxl: pip install 'sanctionslib[xlsx]'", file=name
        ) from None


def _text(value: object) -> str:
    """
    The text that a cell has in the CSV.

    >>> _text(datetime.datetime(1963, 4, 1)), _text(15672.0), _text(None)
    ('01/04/1963', '15672', '')
    """
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _rows(sheet: Any, name: str) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a sheet states of its own size may be wrong
    try:
        for line, values in enumerate(sheet.iter_rows(values_only=True), 1):
            yield Row(line, [_text(value) for value in values])
    except _DAMAGES as error:
        raise ReadError(f"is a damaged workbook ({error})", file=name) from error


def _padded(rows: Iterator[Row]) -> Iterator[Row]:
    """Rows as wide as the header: a workbook leaves out empty cells at the end of a row."""
    width = 0
    for row in rows:
        if not width and set(NEEDED) <= set(map(folded_name, row.cells)):
            width = len(row.cells)
        yield Row(row.line, row.cells + [""] * (width - len(row.cells)))


def parse(reading: Reading) -> Iterator[Entity]:
    name = reading.document.name
    openpyxl = _openpyxl(name)
    with reading.document.open() as stream:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations, which say nothing here
            try:
                book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            except _DAMAGES as error:
                raise ReadError(f"is a damaged workbook ({error})", file=name) from error
        first, *others = book.worksheets
        yield from entities(reading, _padded(_rows(first, name)))
        for sheet in others:
            for row in _rows(sheet, name):
                if raw := ", ".join(filter(None, row.cells)):
                    message = f"a row of the unknown sheet {sheet.title}"
                    reading.issue(IssueCode.UNKNOWN_ELEMENT, message, line=row.line, raw=raw)
        book.close()
