"""The EU's consolidated list in CSV 1.1."""

from __future__ import annotations

import datetime

import pytest

import sanctionslib as sl
from sanctionslib import Entity, PartialDate, Person, SanctionsList
from sanctionslib.model import ExternalScheme, IdentificationKind, NameKind, Quality
from tests.conftest import SPECIMENS

FOLDER = SPECIMENS / "eu_fsf_csv"
PATH = FOLDER / "one_value_a_row.csv"


@pytest.fixture(scope="module")
def read() -> SanctionsList:
    """The specimen with all its columns."""
    return sl.read(PATH)


@pytest.fixture(scope="module")
def adem(read: SanctionsList) -> Person:
    """A person in rows that are far apart."""
    found = read["eu-EU.9001.1"]
    assert isinstance(found, Person)
    return found


def test_list(read: SanctionsList) -> None:
    """The list is dated by its rows, and whole if it has all columns."""
    assert (read.published, read.edition) == (datetime.date(2031, 8, 5), "05/08/2031")
    assert read.complete
    assert not read.issues


def test_scattered_rows_are_one_entity(read: SanctionsList, adem: Person) -> None:
    """The rows of one EU reference number are one entity, with a designation for each programme."""
    assert [entity.id for entity in read] == ["eu-EU.9001.1", "eu-EU.9021.5"]
    assert [designation.programs[0].code for designation in adem.designations] == ["AFG", "TAQA"]
    assert [designation.source.line for designation in adem.designations if designation.source] == [2, 9]


def test_streams_as_it_reads(read: SanctionsList) -> None:
    """Entity by entity comes out what is read at once."""
    assert list(sl.iter_entities(PATH)) == list(read)


def test_names(adem: Person) -> None:
    """Names have their parts, the quality that a remark tells, and the acts that state them."""
    first, second, third = adem.names
    assert (first.text, first.kind, [part.text for part in first.parts]) == (
        "Adem Qorri",
        NameKind.PRIMARY,
        ["Adem", "Qorri"],
    )
    assert (second.text, second.note, second.quality) == ("Adem QORI", "Good quality a.k.a.", Quality.STRONG)
    assert [basis.issuer for basis in first.legal_bases] == ["council"]
    assert (third.text, third.note, third.quality) == ("Adem QORI", None, None)
    assert [basis.issuer for basis in third.legal_bases] == ["commission"]


def test_values_of_one_row_each(adem: Person) -> None:
    """A birth date, a document and a citizenship come from rows of their own."""
    assert adem.birth_dates == (PartialDate("1967~"),)
    assert (adem.birth_places[0].city, adem.citizenships[0].country.code) == ("Old Town", "AF")
    document = adem.identifications[0]
    assert (document.kind, document.number, document.expired, document.note) == (
        IdentificationKind.PASSPORT,
        "D9",
        True,
        "issued in Kabul",
    )
    assert (str(document.issue_date), str(document.expiry_date)) == ("2010-02-18", "2015-02-18")


def test_remarks_are_taken_apart(adem: Person) -> None:
    """Remarks are in parentheses, with a backslash and an n between them."""
    assert adem.remarks == ("Date of UN designation: 2001-02-23", "Belongs to nobody.")
    assert adem.external_id(ExternalScheme.UN_REFERENCE) == "QDi.901"


def test_contacts_and_quoted_cells(read: SanctionsList) -> None:
    """Contacts of one cell are contacts of their kinds; a semicolon in quotes is no delimiter."""
    entity = read["eu-EU.9021.5"]
    assert str(entity.name) == "Green Harbour; Shipping Co"
    assert [contact.value for contact in entity.contacts] == ["+507 1", "https://example.org"]
    assert (entity.addresses[0].at_listing, entity.addresses[0].note) == (True, "Branch Office 1")


def test_says_the_same_as_the_xml(adem: Person) -> None:
    """Read from either, the same facts come out equal."""
    other: Entity = sl.read(SPECIMENS / "eu_fsf_xml" / "one_party_two_programmes.xml")["eu-EU.9001.1"]
    assert isinstance(other, Person)
    assert str(adem.name) == str(other.name)
    assert (adem.titles, adem.positions, adem.gender) == (other.titles, other.positions, other.gender)
    for one, two in zip(adem.designations, other.designations, strict=True):
        assert one.programs == two.programs
        assert (one.listing_date, one.effective_date) == (two.listing_date, two.effective_date)
        assert one.events == two.events
    assert adem.external_ids == other.external_ids


def test_missing_and_unknown_columns_are_issues() -> None:
    """A file without some columns is read as far as it goes, and is not whole."""
    found = sl.read(FOLDER / "some_columns_missing.csv")
    assert [(issue.message, issue.source and issue.source.line) for issue in found.issues] == [
        ("unknown column", 1),
        ("97 of 118 columns are missing", 1),
    ]
    assert found.complete is False
    assert len(found["eu-EU.9001.1"].names) == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Entity_SubjectType;", "Entity_Kind;", "has no column Entity_SubjectType"),
        ("NameAlias_LastName", "NameAlias_FirstName", "columns of one name: NameAlias_FirstName"),
        ('"Green Harbour; Shipping Co"', '"Green Harbour; Shipping Co', "cut short"),
    ],
)
def test_what_cannot_be_read(old: str, new: str, message: str) -> None:
    """A file without the columns that all rests on, with two of one name, or cut within quotes is refused."""
    text = PATH.read_text(encoding="utf-8").replace(old, new, 1)
    with pytest.raises(sl.ReadError, match=message):
        sl.read(text.encode())


def test_wrong_encoding_is_an_error() -> None:
    """A file that is not UTF-8 is refused."""
    text = PATH.read_text(encoding="utf-8-sig").replace("Old Town", "Altstädt")
    with pytest.raises(sl.ReadError, match="not UTF-8"):
        sl.read(text.encode("cp1252"))


def test_header_alone_is_an_error() -> None:
    """A file of a header and no rows is refused."""
    header = PATH.read_text(encoding="utf-8").splitlines()[0]
    with pytest.raises(sl.ReadError, match="no rows"):
        sl.read(header.encode())


def test_row_of_another_width_is_an_issue() -> None:
    """A row with other than the header's number of cells is an issue, and is read as far as it goes."""
    lines = PATH.read_text(encoding="utf-8").splitlines()
    lines[-1] = lines[-1].rstrip(";").rsplit(";", 20)[0]
    found = sl.read("\n".join(lines).encode())
    assert [issue.source and issue.source.line for issue in found.issues if "cells under" in issue.message] == [10]
