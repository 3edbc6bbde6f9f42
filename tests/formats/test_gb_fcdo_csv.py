"""The UK Sanctions List in CSV."""

from __future__ import annotations

import datetime

import pytest

import sanctionslib as sl
from sanctionslib import IssueCode
from tests.conftest import SPECIMENS

FOLDER = SPECIMENS / "gb_fcdo_csv"


@pytest.mark.parametrize("name", ["people", "entities_and_ships"])
def test_a_party_reads_the_same_from_both_encodings(name):
    """The CSV of a list gives the entities that its XML gives, in every field but where they stand."""
    in_csv, in_xml = sl.read(FOLDER / f"{name}.csv"), sl.read(SPECIMENS / "gb_fcdo_xml" / f"{name}.xml")
    assert {entity.id: entity for entity in in_csv} == {entity.id: entity for entity in in_xml}
    assert {entity.id: entity.cells for entity in in_csv} == {entity.id: entity.cells for entity in in_xml}
    assert in_csv.issues == ()


def test_the_report_date_is_the_edition():
    """In the banner above the header."""
    found = sl.read(FOLDER / "people.csv")
    assert (found.published, found.edition) == (datetime.date(2026, 3, 26), "26-Mar-2026")


def test_lines_of_a_designation_need_not_follow_each_other():
    """The company's second line stands after the ships; the entity stands where its first line does."""
    found = sl.read(FOLDER / "entities_and_ships.csv")
    assert [entity.reference for entity in found] == ["RUS9500", "RUS9536", "DPR9075"]
    source = found["gb-RUS9500"].source
    assert source and source.line == 3
    assert [str(name) for name in found["gb-RUS9500"].names] == ["OBRAZETS HOLDING AS", "Obrazets Holding"]


def test_html_escapes_are_undone():
    """``&amp;`` stands for an ampersand, as in the XML."""
    found = sl.read(FOLDER / "entities_and_ships.csv")
    assert found["gb-RUS9500"].designations[0].reasons == ("OBRAZETS HOLDING AS sells samples & patterns.",)


HEADER = b"Unique ID,Name 6,Name type,Regime Name,Designation Type,Date Designated"
ROW = b"RUS0001,SAMPLE,Primary Name,Some Regulations 2019,Entity,01/02/2020"


def test_a_byte_order_mark_is_no_text():
    """With or without it, the file reads the same."""
    data = b"Report Date: 08-Oct-2026\r\n" + HEADER + b"\r\n" + ROW + b"\r\n"
    assert sl.read(b"\xef\xbb\xbf" + data).entities == sl.read(data).entities


def test_cp1252_is_read_as_such():
    """A file that is not UTF-8, though only far behind its beginning."""
    rows = b"".join(ROW.replace(b"RUS0001", b"RUS%04d" % n) + b"\n" for n in range(2, 6000))
    last = ROW.replace(b"SAMPLE", b"SAMPLE\x92S")
    found = sl.read(HEADER + b"\n" + rows + last + b"\n")
    assert str(found["gb-RUS0001"].name) == "SAMPLE’S"


def test_an_unknown_column_is_an_issue_and_so_are_its_values():
    """Nothing of it is lost in silence."""
    found = sl.read(HEADER + b",Mood\n" + ROW + b",sour\n")
    unknown = [issue.raw for issue in found.issues if issue.code is IssueCode.UNKNOWN_ELEMENT]
    assert unknown == ["Mood", "sour"]


def test_lines_that_differ_in_what_stands_once_are_issues():
    """The first value counts, and the other is reported."""
    other = ROW.replace(b"Some Regulations 2019", b"Other Regulations 2020")
    found = sl.read(HEADER + b"\n" + ROW + b"\n" + other + b"\n")
    assert [program.code for program in found.programs] == ["Some Regulations 2019"]
    assert [i.raw for i in found.issues if i.code is IssueCode.MISPLACED_VALUE] == ["Other Regulations 2020"]


def test_a_line_without_a_unique_id_is_an_issue():
    """It belongs to nobody, and its text is kept in the issue."""
    found = sl.read(HEADER + b"\n" + ROW + b"\n" + ROW.replace(b"RUS0001", b"") + b"\n")
    assert len(found) == 1
    (issue,) = [issue for issue in found.issues if issue.code is IssueCode.MISSING_FIELD and issue.raw]
    assert issue.raw and "SAMPLE" in issue.raw


def test_rows_of_another_width_are_issues():
    """One with a cell too many, one with too few."""
    data = HEADER + b"\n" + ROW + b",more\n" + b"RUS0002,SHORT\n" + ROW.replace(b"0001", b"0003") + b"\n"
    found = sl.read(data)
    assert [i.raw for i in found.issues if i.code is IssueCode.UNREADABLE_VALUE] == ["more", "RUS0002, SHORT"]
    assert str(found["gb-RUS0002"].name) == "SHORT"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (HEADER + b"\n" + ROW + b"\nRUS0002,SAM", "its last row is not whole"),
        (HEADER + b"\n" + ROW + b'\nRUS0002,"SAM', "cut short within a cell"),
        (HEADER + b"\n", "no rows"),
        (HEADER.replace(b",Date Designated", b"") + b"\n", "its header lacks date designated"),
    ],
)
def test_a_damaged_file_is_an_error(data, message):
    """It says what is wrong with it."""
    with pytest.raises(sl.ReadError, match=message):
        sl.read(data)
