"""The grammar of OFAC's remarks."""

from __future__ import annotations

from io import BytesIO

import pytest

from sanctionslib import law
from sanctionslib.formats.us_ofac.remarks import TITLE, can_state, items, read_remarks
from sanctionslib.formats.us_ofac.vocabulary import Party
from sanctionslib.model import (
    BirthDate,
    Contact,
    ContactKind,
    Country,
    DigitalCurrencyAddress,
    Entity,
    Gender,
    Identification,
    IdentificationKind,
    Issue,
    MeasureKind,
    Name,
    NameKind,
    Nationality,
    Organization,
    PartialDate,
    Person,
    Place,
    Quality,
    Relationship,
    RelationshipKind,
    Source,
    Vessel,
)
from sanctionslib.reading import Document, Reading, formats


def pairs(remarks, **arguments):
    """Label and value of each item."""
    return [(item.label, item.value) for item in items(remarks, **arguments)]


def read(remarks, cls=Person, titles=(), **arguments) -> tuple[Entity, list[Issue]]:
    """What is read out of a remark, and the issues."""
    reading = Reading(format=formats()[0], law=law, documents=[Document("x", lambda: BytesIO(b""))])
    party = Party(reading, "1", cls, Source())
    for title in titles:
        party.add("titles", title)
    read_remarks(party, remarks, **arguments)
    return party.build(party.build_designation(None, [])), reading.issues


@pytest.mark.parametrize(
    ("remarks", "expected"),
    [
        ("DOB 1956; POB Tikrit, Iraq", [("DOB", "1956"), ("POB", "Tikrit, Iraq")]),
        ("Passport A1 (Iran); Website www.example.com", [("Passport", "A1 (Iran)"), ("Website", "www.example.com")]),
        ("Italian Fiscal Code: ABC", [("Italian Fiscal Code", "ABC")]),
        ("Digital Currency Address - ZZZ abc", [("Digital Currency Address - ZZZ", "abc")]),
        ("Subject to Executive Order 14114.; DOB 1956", [("", "Subject to Executive Order 14114."), ("DOB", "1956")]),
        ("Passports are false; DOBs vary", [("", "Passports are false"), ("", "DOBs vary")]),
        ("Website", [("", "Website")]),
        ("nationality possibly Palestinian;arrested", [("", "nationality possibly Palestinian;arrested")]),
        ("Passport 1 issued under the name A", [("", "Passport 1 issued under the name A")]),
        ("Passport 1 and National ID No. 2", [("", "Passport 1 and National ID No. 2")]),
        ("Passport issued in Iran", [("", "Passport issued in Iran")]),
        ("Passport", [("Passport", "")]),
    ],
)
def test_items_are_told_by_their_labels(remarks, expected) -> None:
    """An item begins with a whole label; what has none, or no value where it needs one, is free text."""
    assert pairs(remarks) == expected


def test_semicolons_inside_an_item() -> None:
    """A semicolon in parentheses, in a quoted alias or in a phrase known to have one does not end the item."""
    note = "(Data from a passport: Alt. DOB: 1969; nationality: Eritrean; Passport No.: 3, Eritrea)"
    assert pairs(f"DOB 1969; {note}; DOB 1970") == [("DOB", "1969"), ("", note), ("DOB", "1970")]
    assert pairs("a.k.a. 'A; B'; DOB 1970") == [("a.k.a.", "'A; B'"), ("DOB", "1970")]
    activity = "Accounting activities; tax consultancy"
    assert pairs(f"Organization Type: {activity}; Website x.com") == [
        ("Organization Type:", activity),
        ("Website", "x.com"),
    ]
    text = "Not on the SDN List; U.S. Persons Must Continue to Block the Property"
    assert pairs(f"Additional Sanctions Information - {text}; DOB 1") == [
        ("Additional Sanctions Information -", text),
        ("DOB", "1"),
    ]


def test_unclosed_parenthesis_swallows_nothing() -> None:
    """A parenthesis or a quote that never closes ends with its piece."""
    assert pairs("Passport A1 (Iran; DOB 1956") == [("Passport", "A1 (Iran"), ("DOB", "1956")]
    assert pairs("a.k.a. 'ABU; DOB 1956") == [("a.k.a.", "'ABU"), ("DOB", "1956")]


def test_links_of_the_xml_stand_in_parentheses() -> None:
    """The XML puts its links into one pair of parentheses, which belongs to none of the names."""
    assert pairs("free (Linked To: A (B); Linked To: C (D))") == [
        ("", "free"),
        ("Linked To", "A (B)"),
        ("Linked To", "C (D)"),
    ]


def test_full_stop_of_the_remark() -> None:
    """The full stop of the remark is not the item's, unless it is that of an abbreviation or of a known name."""
    assert pairs("DOB 1956.", full_stop=True) == [("DOB", "1956")]
    assert pairs("DOB 1956; Website x.com.", full_stop=True)[1] == ("Website", "x.com")
    assert pairs("Linked To: A LTD.", full_stop=True) == [("Linked To", "A LTD")]
    assert pairs("Linked To: A LTD.", full_stop=True, stopped={"A LTD."}) == [("Linked To", "A LTD.")]
    assert pairs("Linked To: A, S.A. DE C.V.", full_stop=True) == [("Linked To", "A, S.A. DE C.V.")]
    assert pairs("Tax ID No. 12.A.", full_stop=True) == [("Tax ID No.", "12.A")]
    assert pairs("Linked To: A LTD.") == [("Linked To", "A LTD.")]


def test_title_that_the_remark_repeats() -> None:
    """An item that is a title of the record is told from free text."""
    assert pairs("Major General; Colonel.", full_stop=True, titles=("Major General", "Colonel")) == [
        (TITLE, "Major General"),
        (TITLE, "Colonel"),
    ]
    entity, _ = read("Colonel.", titles=("Colonel",), full_stop=True)
    assert isinstance(entity, Person)
    assert entity.titles == ("Colonel",)


def test_last_item_of_a_cut_remark_is_no_fact() -> None:
    """A number cut in the middle is not the number; what ended before the cut is whole."""
    assert pairs("DOB 1956; Passport A12", cut=True) == [("DOB", "1956"), ("", "Passport A12")]
    assert pairs("DOB 1956; Passport A12;", cut=True) == [("DOB", "1956"), ("Passport", "A12")]


def test_facts_of_a_person() -> None:
    """Birth, nationality, gender, documents and aliases become values; alt. says that a value is not the main one."""
    entity, issues = read(
        "DOB 1958 to 1960; alt. DOB 1956; POB Tikrit, Iraq; alt. POB Mosul; nationality Iraq; alt. nationality Syria; "
        "citizen Iran; Gender Female; alt. Passport A 1 (Korea, North) issued 01 Feb 2010 expires Jan 2016; "
        "a.k.a. 'ABU'."
    )
    assert not issues
    assert entity.birth_dates == (PartialDate("[1958..1960]"), PartialDate("1956"))
    assert [(date.main, date.origin) for date in entity.birth_dates] == [(True, "remarks"), (False, "remarks")]
    assert isinstance(entity.birth_dates[0], BirthDate)
    assert entity.birth_places == (
        Place(text="Tikrit, Iraq", main=True, origin="remarks"),
        Place(text="Mosul", main=False, origin="remarks"),
    )
    assert entity.nationalities == (
        Nationality(Country("Iraq", "IQ"), main=True),
        Nationality(Country("Syria", "SY"), main=False),
    )
    assert entity.citizenships == (Nationality(Country("Iran", "IR"), main=True),)
    assert isinstance(entity, Person)
    assert entity.gender is Gender.FEMALE
    assert entity.identifications == (
        Identification(
            IdentificationKind.PASSPORT,
            "A 1",
            label="Passport",
            country=Country("Korea, North", "KP"),
            issue_date=PartialDate("2010-02-01"),
            expiry_date=PartialDate("2016-01"),
            origin="remarks",
        ),
    )
    assert entity.remarks[0].startswith("DOB 1958 to 1960; alt. DOB")


@pytest.mark.parametrize(
    ("text", "number", "country", "issued", "expires"),
    [
        ("A1", "A1", None, None, None),
        ("A1 (Iran)", "A1", "Iran", None, None),
        ("(Iran)", None, "Iran", None, None),
        ("12/TA(N)1", "12/TA(N)1", None, None, None),
        ("IT1(G)", "IT1(G)", None, None, None),
        ("HRB 1 (Mainz) (Germany)", "HRB 1 (Mainz)", "Germany", None, None),
        ("HRB 1 (Mainz)", "HRB 1 (Mainz)", None, None, None),
        ("A1 (Cabo Verde.  Previously Cape Verde.)", "A1", "Cabo Verde.  Previously Cape Verde.", None, None),
        ("A1 issued 2001", "A1", None, "2001", None),
        ("A1 (Iran) issued 01 Jan 2008 to 31 Dec 2010", "A1", "Iran", "[2008-01-01..2010-12-31]", None),
        ("A1 (Congo, Democratic Republic of the) expires 02 Mar 2020", "A1", "Congo, Democratic Republic of the", None,
         "2020-03-02"),
    ],
)  # fmt: skip
def test_particulars_of_a_document(text, number, country, issued, expires) -> None:
    """After the number come the country in parentheses, the date of issue and that of expiry, each if stated."""
    entity, issues = read(f"Registration Number {text}", Organization)
    (found,) = entity.identifications
    dates = [date and date.edtf for date in (found.issue_date, found.expiry_date)]
    assert (found.number, found.country and found.country.name, dates) == (number, country, [issued, expires])
    assert not issues


def test_aliases_in_the_remarks_are_weak() -> None:
    """The quotes are the remark's, those inside are the name's."""
    entity, _ = read("a.k.a. ''ABD-AL-'IZ'; f.k.a. 'B'; n.k.a. 'C, D'.", full_stop=True)
    assert entity.names == (
        Name("'ABD-AL-'IZ", kind=NameKind.AKA, quality=Quality.WEAK),
        Name("B", kind=NameKind.FKA, quality=Quality.WEAK),
        Name("C, D", kind=NameKind.NKA, quality=Quality.WEAK),
    )


def test_ways_to_reach_a_party() -> None:
    """Contacts are read with OFAC's labels, with labels of other spelling, and without any."""
    entity, _ = read(
        "Website www.a.com; Email b@b.com; EMAIL c@c.com; Email:d@d.com; www.e.com; http://f.com (website); "
        "g@g.com (email).; Telephone (357)(22660766); alt. Telephone: 98218; FAX 850 2; Alt. Fax: 92; TELEX 36",
        Organization,
    )
    web, mail, phone, fax = ContactKind.WEBSITE, ContactKind.EMAIL, ContactKind.PHONE, ContactKind.FAX
    assert entity.contacts == tuple(
        Contact(kind, value, origin="remarks")
        for kind, value in (
            (web, "www.a.com"), (mail, "b@b.com"), (mail, "c@c.com"), (mail, "d@d.com"), (web, "www.e.com"),
            (web, "http://f.com"), (mail, "g@g.com"), (phone, "(357)(22660766)"), (phone, "98218"), (fax, "850 2"),
            (fax, "92"), (ContactKind.OTHER, "36"),
        )
    )  # fmt: skip


def test_links_and_family() -> None:
    """Links, and kin, are relationships by name; the word for the kin is kept."""
    entity, _ = read("Linked To: AL-ZAWRAH; half-brother of DOE, John; Spouse of ROE, Jane")
    assert entity.relationships == (
        Relationship(RelationshipKind.LINKED_TO, "AL-ZAWRAH", label="Linked To", origin="remarks"),
        Relationship(RelationshipKind.FAMILY_OF, "DOE, John", label="half-brother of", origin="remarks"),
        Relationship(RelationshipKind.FAMILY_OF, "ROE, Jane", label="Spouse of", origin="remarks"),
    )


def test_other_fields() -> None:
    """Wallets, ship particulars, measures and events go where the labels say."""
    entity, issues = read(
        "Former Vessel Flag Malta; alt. Former Vessel Flag Tuvalu; Vessel Registration Identification IMO 9187629; "
        "Secondary sanctions risk: See Section 11; Effective Date (EO 14024 Directive 2): 26 Mar 2022",
        Vessel,
    )
    assert not issues
    assert isinstance(entity, Vessel)
    assert entity.former_flags == (Country("Malta", "MT"), Country("Tuvalu", "TV"))
    assert entity.imo_number == "IMO9187629"
    (designation,) = entity.designations
    assert [(measure.text, measure.label) for measure in designation.measures] == [
        ("See Section 11", "Secondary sanctions risk:")
    ]
    assert [(event.date, event.scope) for event in designation.events] == [
        (PartialDate("2022-03-26"), "EO 14024 Directive 2")
    ]
    entity, _ = read("Digital Currency Address - XBT 1abc; alt. Digital Currency Address - NEW 2def", Organization)
    assert entity.digital_currency_addresses == (
        DigitalCurrencyAddress("XBT", "1abc"),
        DigitalCurrencyAddress("NEW", "2def"),
    )


def test_a_link_is_no_measure() -> None:
    """Under the label of a directive OFAC also puts where to read on: that is a note."""
    label = "Executive Order 14014 Directive Information:"
    link = "For more information on directives, please visit the following link: https://example.com/burma"
    words = "Subject to Directive 1 - the provision of financial services is prohibited."
    entity, _ = read(f"{label} {words}; alt. {label} {link}", cls=Organization)
    (designation,) = entity.designations
    assert [(measure.kind, measure.text) for measure in designation.measures] == [(MeasureKind.SERVICES_BAN, words)]
    assert [(note.text, note.label) for note in designation.notes] == [(link, label)]


def test_the_assistance_of_a_state_bank_is_financing() -> None:
    """What the Export-Import Bank may not do is finance: a menu that names it is read to its end."""
    label = "CAATSA Section 235 Information:"
    words = "EXPORT-IMPORT BANK ASSISTANCE FOR EXPORTS TO SANCTIONED PERSONS. Sec. 235(a)(1)"
    entity, _ = read(f"{label} {words}", cls=Organization)
    assert [measure.kind for measure in entity.designations[0].measures] == [MeasureKind.FINANCING_RESTRICTION]


def test_birth_date_that_is_none() -> None:
    """Words that are no date are an issue with the words, and no birth date."""
    entity, issues = read("DOB the year of the flood")
    assert entity.birth_dates == ()
    assert [(issue.code, issue.raw) for issue in issues] == [("unreadable-value", "the year of the flood")]


@pytest.mark.parametrize("field", "type list programs addresses titles owners tonnage gross_registered_tonnage".split())
def test_what_stands_elsewhere(field: str) -> None:
    """What the delimited files have in columns or companions of their own, their remarks never state."""
    assert not can_state(field, "2500")
    assert can_state("call_signs", "2500")


@pytest.mark.parametrize(("quality", "expected"), [(Quality.WEAK, True), (Quality.STRONG, False), (None, False)])
def test_which_names_stand_in_remarks(quality: Quality | None, expected: bool) -> None:
    """Only weak aliases do."""
    assert can_state("names", Name("BOB", kind=NameKind.AKA, quality=quality)) is expected
