"""The sheets of a workbook as rows of text, read twice: to parse them, and to count their cells."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest

from sanctionslib.auditing import audit
from sanctionslib.parsing.input import Document
from sanctionslib.parsing.workbook import UNKNOWN_SHEET, open_workbook, raw_sheets
from tests.conftest import SPECIMENS

openpyxl = pytest.importorskip("openpyxl")


def document_of(*sheets: list[list[object]]) -> Document:
    """A workbook with some rows in each of its sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    data = stream.getvalue()
    return Document("book.xlsx", lambda: io.BytesIO(data))


def test_rows_are_as_wide_as_the_widest_above() -> None:
    """A workbook leaves out empty cells at the end of a row, and those between others."""
    document = document_of([["Title"], ["A", "B", "C"], ["1"], [None, "2", None]])
    with open_workbook(document) as (sheet,):
        assert [*sheet.rows] == [(1, ["Title"]), (2, ["A", "B", "C"]), (3, ["1", "", ""]), (4, ["", "2", ""])]


def test_true_dates_and_numbers_are_text() -> None:
    """As a list in CSV would have them."""
    with open_workbook(document_of([[datetime.datetime(1963, 4, 1), 15672.0, 1.5, True]])) as (sheet,):
        assert [*sheet.rows] == [(1, ["01/04/1963", "15672", "1.5", "True"])]


def test_cells_are_counted_off_the_xml_of_the_workbook() -> None:
    """Sheet by sheet, each cell in its column."""
    document = document_of([["A", None, "C"], [None, "é & <b>"]], [["x"]])
    assert [[cells for _, cells in sheet] for sheet in raw_sheets(document)] == [
        [["A", "", "C"], ["", "é & <b>"]],
        [["x"]],
    ]


def test_cells_of_a_sheet_that_is_not_known_are_accounted_for(tmp_path: Path) -> None:
    """Each of them stands in an issue."""
    book = openpyxl.load_workbook(SPECIMENS / "gb_ofsi_xlsx" / "layout_of_2025.xlsx")
    book.create_sheet("Removed").append(["RUS0001", "since 2020"])
    book.save(tmp_path / "list.xlsx")
    found = audit(tmp_path / "list.xlsx")
    (row,) = [row for row in found.rows if row.path == UNKNOWN_SHEET]
    assert (row.values, row.as_issues, found.lost) == (2, 2, 0)
