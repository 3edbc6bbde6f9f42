"""The EU's consolidated list in XML 1.0."""

from __future__ import annotations

import datetime

import pytest

import sanctionslib as sl
from sanctionslib import Answer, Country, Organization, PartialDate, Person, SanctionsList
from sanctionslib.model import Event, EventKind, Gender, IdentificationKind, NameKind
from tests.conftest import SPECIMENS

PATH = SPECIMENS / "eu_fsd_xml" / "entities.xml"


@pytest.fixture(scope="module")
def read() -> SanctionsList:
    """The specimen."""
    return sl.read(PATH)


@pytest.fixture(scope="module")
def rob(read: SanctionsList) -> Person:
    """A person under two programmes."""
    found = read["eu-fsd-9001"]
    assert isinstance(found, Person)
    return found


@pytest.fixture(scope="module")
def fund(read: SanctionsList) -> Organization:
    """An organization with addresses."""
    found = read["eu-fsd-9002"]
    assert isinstance(found, Organization)
    return found


def test_id_stands_for_the_reference_number(read: SanctionsList) -> None:
    """The entities are known by their Id, under a prefix of this format."""
    assert [(entity.id, entity.reference) for entity in read] == [("eu-fsd-9001", "9001"), ("eu-fsd-9002", "9002")]
    assert read.published == datetime.date(2016, 2, 11)


def test_primary_name(rob: Person) -> None:
    """The primary name is the one that function, title and gender stand with."""
    assert [(name.text, name.kind) for name in rob.names] == [
        ("Rob G. Moyana", NameKind.PRIMARY),
        ("Old Rob", NameKind.AKA),
    ]
    assert (rob.gender, rob.titles, rob.positions) == (Gender.MALE, ("Dr",), ("President of the Club",))


def test_comments_are_remarks(rob: Person) -> None:
    """The comments of the markup hold the remarks; a remark repeated on two lines is there once."""
    assert rob.names[1].note == "prominently known as"
    assert rob.birth_dates[0].note == "between 1953 and 1958"


def test_programmes_of_the_remark(rob: Person) -> None:
    """The regimes that a remark names are further bases and designations; the remark stays."""
    own, other = rob.designations
    assert [program.code for program in (*own.programs, *other.programs)] == ["ZWE", "TAQA"]
    assert [basis.citation for basis in own.legal_bases] == ["151/2012 (OJ L49)", "314/2004 (OJ L55)"]
    assert [basis.citation for basis in other.legal_bases] == ["881/2002 (OJ L139)"]
    assert (other.listing_date, other.effective_date) == (None, None)
    assert rob.remarks[:2] == ("Date of UN designation: 2002-07-25", "Son of nobody (really).")
    assert rob.remarks[2].startswith("Entity is sanctioned in regime 314/2004 (OJ L55) of programme ZWE, in regime")


def test_dates_of_the_designation(rob: Person, fund: Organization) -> None:
    """
    An entity's reg_date is the entry into force; its parts' reg_date the publication, here of the same act. Both are
    the latest possible days of the designation, for nothing tells that the act is the original one.
    """
    basis = rob.designations[0].legal_bases[0]
    assert (basis.date, basis.effective_date) == (PartialDate("2012-02-22"), PartialDate("2012-02-21"))
    assert rob.designations[0].listing_date == PartialDate("[..2012-02-22]")
    assert rob.designations[0].effective_date == PartialDate("[..2012-02-21]")
    assert fund.designations[0].effective_date == PartialDate("[..2004-05-14]")
    assert fund.designations[0].listing_date is None


def test_date_of_un_designation_is_an_event(rob: Person) -> None:
    """The date of the UN's designation, which a remark names, is an event of that label, and no start in the EU."""
    designation = rob.designations[0]
    event = Event(kind=EventKind.OTHER, date=PartialDate("2002-07-25"), label="Date of UN designation")
    assert designation.events == (event,)
    assert designation.in_force(datetime.date(2002, 8, 1)) is Answer.CANNOT_SAY
    assert designation.in_force(datetime.date(2015, 8, 1)) is Answer.YES


def test_birth_dates(rob: Person, read: SanctionsList) -> None:
    """Approximate dates are circa and keep their words; what is no date is an issue."""
    assert [(str(date), date.text) for date in rob.birth_dates] == [
        ("[1953~..1958~]", "1953 - 1958 (approximative)"),
        ("1955~", "1955 (approximative)"),
        ("1955", None),
        ("1955-02-21", None),
    ]
    assert "in spring" in [issue.raw for issue in read.issues]


def test_countries_by_three_letters(rob: Person, fund: Organization) -> None:
    """A country keeps its three letters for a name, and has its code."""
    assert rob.birth_places[0].country == Country("ZWE", "ZW")
    assert rob.citizenships[0].country == Country("YUG", "YUCS")
    assert fund.addresses[0].country == Country("USA", "US")


def test_documents(rob: Person) -> None:
    """The element of a document is taken apart; whole it stands in the cells."""
    first, second, third = rob.identifications
    assert (first.kind, first.number, first.label, first.note) == (
        IdentificationKind.PASSPORT,
        "AD9",
        "National passport",
        "(passport)",
    )
    assert (second.number, second.issue_place, str(second.expiry_date)) == ("34", "TRIPOLI", "2014-02-21")
    assert (second.expired, second.revoked, second.false) == (True, True, None)
    assert second.note == "issued under the name Bob"
    assert (third.kind, third.number) == (IdentificationKind.OTHER, "just a number")
    assert rob.cells[0].text == "AD9 (passport-National passport) ((passport))"


def test_address(fund: Organization) -> None:
    """Contacts are taken out of OTHER, and the rest is the note of the address."""
    assert (fund.addresses[0].lines, fund.addresses[0].note) == (("5", "Main Street"), "former location")
    assert [(contact.kind.value, contact.value) for contact in fund.contacts] == [
        ("phone", "587-25 45"),
        ("fax", "662 38 14"),
    ]
    assert fund.addresses[1].note == "(as at Jan. 2015)"


def test_values_keep_their_act(fund: Organization) -> None:
    """Every part names the act that states it."""
    assert [basis.citation for basis in fund.addresses[0].legal_bases] == ["980/2004 (OJ L180)"]


def test_unknown_tags_are_issues() -> None:
    """An element and an attribute that the format does not have are issues."""
    text = PATH.read_text(encoding="utf-8").replace("<LASTNAME/>", "<SURNAME>x</SURNAME>", 1)
    found = sl.read(text.replace('Type="P"', 'Type="P" Kind="x"').encode())
    assert {"unknown element <SURNAME> in <NAME>", "<ENTITY> has an unknown attribute Kind"} <= {
        issue.message for issue in found.issues
    }
