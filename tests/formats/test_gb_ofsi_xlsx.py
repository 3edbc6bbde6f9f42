"""OFSI's Consolidated List as a workbook."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest

import sanctionslib as sl
from sanctionslib import IssueCode
from sanctionslib.parsing import workbook
from tests.conftest import SPECIMENS

openpyxl = pytest.importorskip("openpyxl")

PATH = SPECIMENS / "gb_ofsi_xlsx" / "layout_of_2025.xlsx"


def test_the_workbook_holds_what_the_csv_holds():
    """The same entities, field by field."""
    book, csv = sl.read(PATH), sl.read(SPECIMENS / "gb_ofsi_csv" / "layout_of_2022.csv")
    assert book.entities == csv.entities
    assert [entity.cells for entity in book] == [entity.cells for entity in csv]
    assert (book.published, book.issues) == (csv.published, ())


def _book(change) -> bytes:
    book = openpyxl.load_workbook(PATH)
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_true_dates_and_numbers_are_read_as_their_text():
    """A spreadsheet may have turned them into its own."""

    def change(book):
        sheet = book.active
        for row in sheet.iter_rows(min_row=3):
            row[35].value = int(row[35].value)
            row[32].value = datetime.datetime.strptime(row[32].value, "%d/%m/%Y")

    assert sl.read(_book(change)).entities == sl.read(PATH).entities


def test_another_sheet_is_an_issue():
    """Row by row, with its text."""
    found = sl.read(_book(lambda book: book.create_sheet("Removed").append(["RUS0001", "since 2020"])))
    (issue,) = found.issues
    assert (issue.code, issue.raw) == (IssueCode.UNKNOWN_ELEMENT, "RUS0001, since 2020")


def test_a_workbook_is_one_document(tmp_path: Path):
    """It is an archive, but not one of lists; packed or not, it is recognized by its cells."""
    assert sl.read(PATH.read_bytes()).format == "gb_ofsi_xlsx"
    other = openpyxl.Workbook()
    other.active.append(["Shopping", "List"])
    other.save(tmp_path / "other.xlsx")
    with pytest.raises(sl.ReadError, match=r"a workbook \(XLSX\) whose first cells are \['Shopping', 'List'\]"):
        sl.read(tmp_path / "other.xlsx")


def test_without_openpyxl_it_says_what_to_install(monkeypatch):
    """The library is imported when a workbook is read, and not before."""

    def refuse(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(workbook, "import_module", refuse)
    with pytest.raises(sl.ReadError, match=r"needs openpyxl: pip install 'sanctionslib\[xlsx\]'"):
        sl.read(PATH)


def test_a_damaged_workbook_is_an_error():
    """A sheet that is cut short."""
    source, stream = zipfile.ZipFile(PATH), io.BytesIO()
    with zipfile.ZipFile(stream, "w") as damaged:
        for name in source.namelist():
            data = source.read(name)
            damaged.writestr(name, data[: len(data) * 2 // 3] if "sheet1.xml" in name else data)
    with pytest.raises(sl.ReadError, match="damaged workbook"):
        sl.read(stream.getvalue())
