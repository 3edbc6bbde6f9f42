"""Lists in rows: the header, the columns, and the rows of one record together."""

from __future__ import annotations

import pytest

import sanctionslib as sl
from sanctionslib import IssueCode, law
from sanctionslib.parsing.delimited import csv_rows
from sanctionslib.parsing.fields import Fields
from sanctionslib.parsing.format import Format
from sanctionslib.parsing.input import documents
from sanctionslib.parsing.items import Row, Seen
from sanctionslib.parsing.reading import ListFacts, Reading
from sanctionslib.parsing.tables import Layout, Record, Rows, count_cells

FIELDS = Fields(
    {
        "banner": {"Day": "list.edition"},
        "Party": {
            "ID": "reference",
            "Kind": "class",
            "Hobby": "remarks",
            "Name": {"First": "names.text", "Last": "names.text"},
            "Town": {"Town": "addresses.city"},
        },
    },
    empty={"n/a": "it is not known"},
)
LAYOUT = Layout(table=FIELDS, record="Party", needed=("id", "first"), key="id", named={"surname": "Last"})


def reading_of(text: str) -> Reading:
    """A reading of a made-up list."""
    format = Format(name="x", title="x", recognizes=bool, module="x")
    return Reading(format=format, law=law, documents=documents(text.encode()))


def facts(banner: Row) -> ListFacts:
    """The edition alone."""
    return ListFacts(edition=banner.text("Day"))


def records(text: str, layout: Layout = LAYOUT) -> tuple[list[Record], Reading]:
    """The records of a made-up list."""
    reading = reading_of(text)
    return list(Rows(reading, layout, csv_rows(reading.document), facts)), reading


def issues(reading: Reading) -> list[tuple[IssueCode, str | None, str | None, int | None]]:
    """Code, words, record and line of each issue."""
    sources = [issue.source or sl.model.Source() for issue in reading.issues]
    return [(i.code, i.raw, s.record, s.line) for i, s in zip(reading.issues, sources, strict=True)]


def test_rows_of_a_record_are_one_item() -> None:
    """However scattered they are, in the place of the first; what they say again stands once."""
    found, reading = records("ID,First,Surname,Town\n1,Ann,Lee,York\n2,Bo,,\n1,Ann,Lee,Bath\n1,Anna,Lee,Bath\n")
    assert [record.text("ID") for record in found] == ["1", "2"]
    assert [(name.text("First"), name.text("Last")) for name in found[0].all("Names/Name")] == [
        ("Ann", "Lee"),
        ("Anna", "Lee"),
    ]
    assert [town.text("Town") for town in found[0].all("Town")] == ["York", "Bath"]
    for record in found:
        record.check()
    assert issues(reading) == [(IssueCode.UNKNOWN_ELEMENT, "Bo", None, 3)]


def test_several_texts_of_a_column_are_all_there() -> None:
    """Each once, in order; a word that says nothing is not among them."""
    (record,), _ = records("ID,First,Hobby\n1,A,chess\n1,A,n/a\n1,B,go\n1,B,chess\n")
    assert record.texts_of("Hobby") == ["chess", "go"]


def test_a_text_that_nobody_asked_for_is_an_issue_with_its_line() -> None:
    """So is a second text of a column that was asked for one."""
    (record,), reading = records("ID,First,Kind,Hobby\n1,A,person,\n1,A,ship,chess\n")
    record.reference = record.text("ID")
    assert (record.text("Kind"), [name.text("First") for name in record.all("Name")]) == ("person", ["A"])
    record.check()
    assert issues(reading) == [
        (IssueCode.MISPLACED_VALUE, "chess", "1", 2),
        (IssueCode.MISPLACED_VALUE, "ship", "1", 3),
    ]


def test_columns_are_found_by_their_names() -> None:
    """In any order and letter case, also under another name than in the table of fields."""
    (record,), reading = records("SURNAME, first ,id\nLee,Ann,1\n")
    (name,) = record.all("Name")
    assert (name.text("Last"), name.text("First"), reading.issues) == ("Lee", "Ann", [])


def test_an_unknown_column_and_its_values_are_issues() -> None:
    """The column with the line of the header, each of its values with its record."""
    (record,), reading = records("Day,monday\nID,First,Mood\n1,A,sour\n1,B,sour\n")
    record.reference = record.text("ID")
    assert issues(reading) == [
        (IssueCode.UNKNOWN_ELEMENT, "Mood", None, 2),
        (IssueCode.UNKNOWN_ELEMENT, "sour", "1", 3),
    ]
    assert {issue.source.file.name for issue in reading.issues if issue.source and issue.source.file} == {"<bytes>"}
    assert reading.edition == "monday"


def test_what_stands_above_the_header_is_read_by_its_label() -> None:
    """What the format does not know there is an issue."""
    _, reading = records("Day,monday\nMade by: us\nID,First\n1,A\n")
    assert (reading.edition, issues(reading)) == ("monday", [(IssueCode.UNKNOWN_ELEMENT, "us", None, 1)])


def test_without_a_key_each_row_is_a_record() -> None:
    """Two rows with one text in a column are two records."""
    layout = Layout(table=FIELDS, record="Party", needed=("id", "first"))
    found, _ = records("ID,First\n1,A\n1,B\n", layout)
    assert [name.text("First") for record in found for name in record.all("Name")] == ["A", "B"]


def test_line_breaks_of_a_verbatim_column_stay() -> None:
    """In the others, they are what the format makes of them."""
    layout = Layout(
        table=FIELDS,
        record="Party",
        needed=("id", "first"),
        key="id",
        clean=lambda cell: " ".join(cell.split()),
        verbatim=frozenset({"hobby"}),
    )
    (record,), _ = records('ID,First,Hobby\n1,"A\nB"," chess\ngo\xa0"\n', layout)
    assert (record.text("Hobby"), [name.text("First") for name in record.all("Name")]) == ("chess\ngo", ["A B"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ID,Last\n1,A\n", "its header lacks first"),
        ("First,Last\n1,A\n", "has no header with the column Id"),
        (6 * "x\n" + "ID,First\n1,A\n", "has no header with the column Id"),
        ("ID,First\n", "has a header, but no rows"),
        ("ID,First\n1,A\n2", "its last row is not whole"),
    ],
)
def test_a_damaged_table_is_an_error(text: str, message: str) -> None:
    """It says what is wrong with it."""
    with pytest.raises(sl.ReadError, match=message):
        records(text)


def test_cells_are_counted_by_path() -> None:
    """Each cell that is not blank, by the names in the table of fields; also one under no column."""
    text = "Day,monday\nID,Surname,Mood,First\n1,Lee, ,Ann\n1,Lee,sour,Ann,more\n"
    assert count_cells(csv_rows(reading_of(text).document), LAYOUT) == {
        "banner/Day": 1,
        "Party/ID": 2,
        "Name/Last": 2,
        "Name/First": 2,
        "Party/Mood": 1,
        "a cell without a column": 1,
    }


def test_what_is_noted_for_an_audit_is_what_the_file_has() -> None:
    """Every cell is accounted for, however often the rows say it, and whatever becomes of it."""
    text = "Day,monday\nID,First,Mood,Hobby\n1,A,sour,n/a\n1,A,,go\n,C,,\n1,A,sour,chess,more\n"
    reading = reading_of(text)
    trace: list[Seen] = []
    reading.trace = trace
    for record in Rows(reading, LAYOUT, csv_rows(reading.document), facts):
        record.reference = record.text("ID")
        for name in record.all("Name"):
            name.text("First")
        record.texts_of("Hobby")
        record.check()
    counts: dict[str, int] = {}
    for seen in trace:
        counts[seen.path] = counts.get(seen.path, 0) + seen.times
    assert counts == count_cells(csv_rows(reading.document), LAYOUT)
