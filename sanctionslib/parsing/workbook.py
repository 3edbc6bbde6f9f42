"""
The sheets of a workbook (XLSX) as rows of text.

Reading one needs openpyxl, which the extra ``xlsx`` installs.
"""

from __future__ import annotations

import datetime
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import IO, Any, NamedTuple
from xml.etree.ElementTree import ParseError  # what openpyxl raises for a damaged sheet; nothing is parsed with it

from lxml import etree

from ..errors import ReadError
from ..model import IssueCode
from .input import Document
from .items import Seen
from .reading import Reading

_DAMAGES = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, ParseError, etree.XMLSyntaxError, EOFError)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")

UNKNOWN_SHEET = "a sheet that is not known"
"""The path of the cells of a sheet without a header of the list."""


class Sheet(NamedTuple):
    """A sheet of a workbook: its title, and its rows with their lines."""

    title: str
    rows: Iterator[tuple[int, list[str]]]


@contextmanager
def open_workbook(document: Document) -> Iterator[list[Sheet]]:
    """
    The sheets of a workbook, to be read while it is open.

    Raises:
        ReadError: it is damaged; openpyxl is not installed.
    """
    openpyxl = _openpyxl(document.name)
    with document.open() as stream:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations, which say nothing here
            try:
                book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            except _DAMAGES as error:
                raise ReadError(f"is a damaged workbook ({error})", file=document.name) from error
        yield [Sheet(sheet.title, _rows(sheet, document.name)) for sheet in book.worksheets]
        book.close()


def _openpyxl(name: str) -> Any:
    try:
        return import_module("openpyxl")
    except ModuleNotFoundError:
        message = "is a workbook, and reading it needs openpyxl: pip install 'sanctionslib[xlsx]'"
        raise ReadError(message, file=name) from None


def _rows(sheet: Any, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet, each as wide as the widest above: a workbook leaves out empty cells at the end of a row."""
    sheet.reset_dimensions()  # what a sheet states of its own size may be wrong
    width = 0
    try:
        for line, values in enumerate(sheet.iter_rows(values_only=True), 1):
            cells = [*map(_text, values)]
            width = max(width, len(cells))
            yield line, cells + [""] * (width - len(cells))
    except _DAMAGES as error:
        raise ReadError(f"is a damaged workbook ({error})", file=name) from error


def _text(value: object) -> str:
    """
    The text of a cell; a true date in the form day, month, year.

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


def report_sheet(reading: Reading, sheet: Sheet) -> None:
    """Note the rows of a sheet that the format does not know."""
    for line, cells in sheet.rows:
        if texts := [cell for cell in cells if cell]:
            message = f"a row of the unknown sheet {sheet.title}"
            reading.issue(IssueCode.UNKNOWN_ELEMENT, message, line=line, raw=", ".join(texts))
            if reading.trace is not None:
                reading.trace += [Seen(UNKNOWN_SHEET, text, line=line, reported=True) for text in texts]


def raw_sheets(document: Document) -> Iterator[Iterator[tuple[int, list[str]]]]:
    """
    The rows of each sheet as the XML of the workbook has them; dates and numbers as they are stored.

    An audit counts cells with it, since it does not trust what reads them otherwise.
    """
    with document.open(quietly=True) as stream, zipfile.ZipFile(stream) as archive:
        names = archive.namelist()
        strings: list[str] = []
        if "xl/sharedStrings.xml" in names:
            with archive.open("xl/sharedStrings.xml") as part:
                strings = [_text_in(item) for item in _elements(part, "si")]
        for name in sorted(filter(_SHEET.fullmatch, names), key=lambda name: (len(name), name)):
            with archive.open(name) as part:
                yield ((int(row.get("r") or 0), _raw_cells(row, strings)) for row in _elements(part, "row"))


def _elements(stream: IO[bytes], name: str) -> Iterator[etree._Element]:
    for _, element in etree.iterparse(
        stream, tag=_MAIN + name, resolve_entities=False, no_network=True, load_dtd=False
    ):
        yield element
        element.clear()


def _text_in(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(_MAIN + "t"))


def _raw_cells(row: etree._Element, strings: list[str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iterchildren(_MAIN + "c"):
        place = 0
        for letter in re.sub(r"\d", "", str(cell.get("r") or "")):
            place = place * 26 + ord(letter) - ord("A") + 1
        cells += [""] * (place - 1 - len(cells))
        value = cell.findtext(_MAIN + "v")
        text = _text_in(cell) if value is None else strings[int(value)] if cell.get("t") == "s" else value
        cells.append(text)
    return cells
