"""The UK Sanctions List in XML."""

from __future__ import annotations

import datetime

import pytest

import sanctionslib as sl
from sanctionslib import (
    Address,
    BirthDate,
    Country,
    Entity,
    IssueCode,
    Organization,
    PartialDate,
    Person,
    SanctionsList,
    Vessel,
)
from sanctionslib.formats.gb.documents import detail_of
from sanctionslib.model import (
    ContactKind,
    EventKind,
    ExternalId,
    ExternalScheme,
    Gender,
    IdentificationKind,
    LegalBasisKind,
    MeasureKind,
    NameKind,
    NamePartKind,
    Note,
    Quality,
    RelationshipKind,
)
from tests.conftest import SPECIMENS

FOLDER = SPECIMENS / "gb_fcdo_xml"
REFUSED = "will be refused permission to register on the UK Ship Register or have its existing registration terminated"
HEAD = b'<?xml version="1.0" encoding="utf-8"?>'


@pytest.fixture(scope="module")
def people() -> SanctionsList:
    """Two persons."""
    return sl.read(FOLDER / "people.xml")


@pytest.fixture(scope="module")
def things() -> SanctionsList:
    """A company and two ships."""
    return sl.read(FOLDER / "entities_and_ships.xml")


@pytest.fixture(scope="module")
def odd() -> SanctionsList:
    """Parties with what does not fit."""
    return sl.read(FOLDER / "what_does_not_fit.xml")


def test_the_list_is_dated(people):
    """DateGenerated is the day of the edition; the FCDO publishes it; it does not say whether it is whole."""
    assert people.published == datetime.date(2026, 3, 26)
    assert (people.edition, people.title, people.authority.id) == ("26/03/2026", "UK Sanctions List", "gb-fcdo")
    assert people.complete is None


def test_an_entity_is_known_by_its_unique_id(people):
    """The Unique ID is the reference; OFSI's and the UN's numbers are external identifiers."""
    person = people["gb-AFG9001"]
    assert person.reference == "AFG9001"
    assert person.external_ids == (
        ExternalId(ExternalScheme.OFSI_GROUP, "97281"),
        ExternalId(ExternalScheme.UN_REFERENCE, "TAi.901"),
    )


def test_each_kind_has_its_class(people, things):
    """Individuals are persons, entities organizations, ships vessels."""
    assert [type(entity) for entity in (*people, *things)] == [Person, Person, Organization, Vessel, Vessel]


def test_a_name_is_put_together_in_the_order_of_its_numbers(people):
    """Name1 is the given name, Name6 the family name; blanks at the end are no part of it."""
    name = people["gb-AFG9001"].name
    assert str(name) == "ABDUL KARIM JAN TESTANI"
    assert [part.kind for part in name.parts] == [
        NamePartKind.GIVEN,
        NamePartKind.SECOND,
        NamePartKind.THIRD,
        NamePartKind.FAMILY,
    ]


def test_primary_names_come_first(people):
    """The names of the file are in no order; the primary one leads, the others keep theirs."""
    kinds = [(name.text, name.kind) for name in people["gb-AFG9001"].names if name.script is None]
    assert kinds == [
        ("ABDUL KARIM JAN TESTANI", NameKind.PRIMARY),
        ("Karim Testani", NameKind.AKA),
        ("Abdul Kareem ul Haq Testani", NameKind.VARIANT),
        ("Haji Karim the Teacher", NameKind.AKA),
    ]


def test_alias_strength_is_quality(people):
    """Good is strong, low is weak, and what is not graded has no quality."""
    assert [name.quality for name in people["gb-AFG9001"].names] == [
        None,
        Quality.WEAK,
        None,
        Quality.STRONG,
        None,
        None,
    ]


def test_a_persons_name_in_name6_alone_is_whole(people):
    """It was not divided, so that it is no family name."""
    (part,) = people["gb-AFG9001"].names[3].parts
    assert part.kind is NamePartKind.WHOLE


def test_a_name_without_parts_is_none(people):
    """A Name that has nothing but a type is no name and no issue."""
    assert len(people["gb-AFG9001"].names) == 6
    assert people.issues == ()


def test_non_latin_names_have_script_and_language(people):
    """The script is stated, or read off the characters; the language is stated or None."""
    *_, one, two = people["gb-AFG9001"].names
    assert (one.text, one.script, one.language, one.kind) == ("عبدالکریم تستانی", "Arab", None, NameKind.PRIMARY)
    assert (two.text, two.script, two.language) == ("عبد الكريم تستاني", "Arab", "ar")
    russian = people["gb-RUS9321"].names[1]
    assert (russian.script, russian.language) == ("Cyrl", "ru")


def test_unknown_parts_of_a_birth_date_are_not_padded(people):
    """``dd``, ``mm`` and ``00`` say that a part is not known, ``yy`` that the year is open."""
    dates = people["gb-AFG9001"].birth_dates
    assert [date.edtf for date in dates] == [
        "1963",
        "1964",
        "1971-10-24",
        "1965-05",
        "1980",
        "1963-04",
        "1966",
        "19XX",
    ]
    assert [date.text for date in dates if date.text] == ["15/08/19yy"]


def test_places_of_birth_are_paired(people):
    """A town stands with its country, and a country alone is a place too."""
    one, two = people["gb-AFG9001"].birth_places
    assert (one.city, one.country.code) == ("Moni village, Kunar Province", "AF")
    assert (two.city, two.country.code) == (None, "PK")


def test_documents_keep_the_words_about_them(people):
    """Country, dates and kind are read from them where they cannot be mistaken; a repeated document is one."""
    diplomatic, passport, card, tax = people["gb-AFG9001"].identifications
    assert (diplomatic.kind, diplomatic.diplomatic) == (IdentificationKind.DIPLOMATIC_PASSPORT, True)
    assert (diplomatic.issue_place, diplomatic.issue_date) == ("Kabul", None)
    assert diplomatic.note == "Afghanistan diplomatic passport, issued on 13 Oct. 2021 in Kabul"
    assert (passport.kind, passport.number) == (IdentificationKind.PASSPORT, "D0009001")
    assert (passport.country.code, passport.expiry_date) == ("AF", PartialDate("2026-10-13"))
    assert (card.kind, card.number, card.country.name) == (IdentificationKind.NATIONAL_ID, "545167", "Afghan")
    assert tax.kind is IdentificationKind.TAX_NUMBER


@pytest.mark.parametrize(
    ("words", "place", "where", "issued"),
    [
        ("Afghanistan number, issued on 25 Aug. 2016 in Kabul, Afghanistan", "Kabul", "AF", None),
        ("Tunisia number. Issued in Hammam Lif on 3 May 2011.", "Hammam Lif", None, "2011-05-03"),
        ("Indian. Issued on 4 June 1985 in Bombay", "Bombay", None, "1985-06-04"),
        ("Issued in Al-Hudaydah, Yemen on 31 July 2000", "Al-Hudaydah", "YE", "2000-07-31"),
        ("Issued in Pakistan", None, "PK", None),
        ("Mali. Date of issue: 6 Dec 2011; Place of issue: Essouck, Mali", "Essouck", "ML", "2011-12-06"),
        ("Pakistan, issued in name of Karim Testani", None, None, None),
        ("Egypt issued in 1993, under name Karim Testani", None, None, None),
        ("Issued in Kabul. Another passport is said to be lost", None, None, None),
    ],
)
def test_the_place_of_issue(words, place, where, issued):
    """A town or a country, where the words cannot be mistaken; a date with a shortened month stays in them."""
    found = detail_of(words)
    assert (found.place, found.place_country and found.place_country.code) == (place, where)
    assert (str(found.issued) if found.issued else None) == issued


@pytest.mark.parametrize(
    ("words", "expires", "expired"),
    [
        ("Qatar. Issued in Qatar. Expired on 31 May 2001", "2001-05-31", True),
        ("Tunisia number, issued on 14 Feb. 1995 (expired on 13 Feb. 2000)", None, True),
        ("Kuwait number, issued on 12 May 2005 (and expired on 11 May 2007)", "2007-05-11", True),
        ("Moroccan. Issued on 28 June 1995. Expired.", None, True),
        ("Iraq. Expires 21 August 2005", "2005-08-21", None),
        ("Likely expired", None, None),
    ],
)
def test_an_expired_document(words, expires, expired):
    """It is one if the words say so; that it expires says nothing of whether it has."""
    found = detail_of(words)
    assert (str(found.expires) if found.expires else None, found.expired) == (expires, expired)


def test_a_day_in_an_unknown_month(odd):
    """The year is what the date can say, and its words stay."""
    (date,) = odd["gb-GHR9001"].birth_dates
    assert date == BirthDate("1960")
    assert date.text == "15/mm/1960"


def test_an_update_on_the_day_of_designation_is_none(things):
    """Nothing was amended then; the date stays in a note."""
    (designation,) = things["gb-RUS9536"].designations
    assert (designation.effective_date, designation.events) == (PartialDate("2025-05-09"), ())
    assert designation.notes[1:] == (Note("09/05/2025", label="Last Updated"),)


def test_a_person_has_titles_positions_gender_and_nationalities(people):
    """Line breaks of the layout are single spaces."""
    person = people["gb-AFG9001"]
    assert person.titles == ("Mullah", "Haji")
    assert person.positions == ("Deputy Minister of Wells under the previous regime",)
    assert person.gender is Gender.MALE
    assert [nationality.country.code for nationality in person.nationalities] == ["AF", "PK"]
    assert person.remarks == ("Height 170 cm. Walks with a stick.",)


def test_address_lines_keep_their_order(people):
    """The lines have no fixed meaning; the postal code and the country have."""
    assert people["gb-AFG9001"].addresses == (
        Address(lines=("Street 7", "PD2", "Kabul"), postal_code="1001", country=Country("Afghanistan", "AF")),
        Address(country=Country("Pakistan", "PK")),
    )


def test_telephone_numbers_stay_as_they_are(people):
    """Also those that a spreadsheet took for a sum."""
    contacts = people["gb-RUS9321"].contacts
    assert [(contact.kind, contact.value) for contact in contacts] == [
        (ContactKind.PHONE, "-101823"),
        (ContactKind.PHONE, "+7 495 000 00 00"),
    ]


def test_a_designation_has_its_dates_and_its_law(people):
    """DateDesignated is when it took effect, LastUpdated an event; the regime is the title of the regulations."""
    (designation,) = people["gb-AFG9001"].designations
    title = "The Afghanistan (Sanctions) (EU Exit) Regulations 2020"
    assert (designation.list, designation.reference) == ("UK Sanctions List", "AFG9001")
    assert [program.code for program in designation.programs] == [title]
    assert [(basis.citation, basis.kind) for basis in designation.legal_bases] == [(title, LegalBasisKind.REGULATION)]
    assert (designation.effective_date, designation.listing_date) == (PartialDate("2001-02-23"), None)
    assert [(event.kind, event.date) for event in designation.events] == [
        (EventKind.AMENDED, PartialDate("2026-03-13")),
    ]
    assert designation.notes == (Note("UN", label="Designation source"),)
    assert designation.reasons == ()


def test_measures_keep_the_lists_words(people):
    """SanctionsImposed is split; the day on which two of them were imposed stands in the prose."""
    (designation,) = people["gb-RUS9321"].designations
    found = [(measure.kind, measure.text, str(measure.start_date)) for measure in designation.measures]
    assert found[:5] == [
        (MeasureKind.ASSET_FREEZE, "Asset freeze", "None"),
        (MeasureKind.TRAVEL_BAN, "Travel Ban", "None"),
        (MeasureKind.TRUST_SERVICES_BAN, "Trust Services Sanctions", "2023-03-21"),
        (MeasureKind.DIRECTOR_DISQUALIFICATION, "Director Disqualification Sanction", "2025-04-09"),
        (MeasureKind.TRANSPORT_RESTRICTION, 'Transport sanctions: see "Other information"', "None"),
    ]
    assert designation.reasons[0].startswith("OBRAZTSOVA owns")


def test_measures_behind_other_information_are_read(people, things):
    """Sentences that spell a measure out are measures of their own, under the label that refers to them."""
    (designation,) = people["gb-RUS9321"].designations
    behind = [(measure.kind, measure.text) for measure in designation.measures if measure.label]
    assert behind == [
        (MeasureKind.PORT_ENTRY_BAN, "prohibited from entering a port in the UK"),
        (
            MeasureKind.TRANSPORT_RESTRICTION,
            REFUSED,
        ),
        (MeasureKind.TRANSPORT_RESTRICTION, "prohibited from overflying or landing in the UK"),
        (
            MeasureKind.SERVICES_BAN,
            "a prohibition on the provision of technical assistance relating to aircraft or ships",
        ),
    ]
    (designation,) = things["gb-RUS9536"].designations
    assert [(m.kind, m.label) for m in designation.measures] == [
        (MeasureKind.TRANSPORT_RESTRICTION, None),
        (MeasureKind.PORT_ENTRY_BAN, "Shipping sanctions"),
        (MeasureKind.TRANSPORT_RESTRICTION, "Shipping sanctions"),
    ]


def test_every_measure_of_the_vocabulary_has_its_kind(things):
    """All words of SanctionsImposed are known; the two that no word of ours fits are kept as other."""
    kinds = {m.text: m.kind for entity in things for d in entity.designations for m in d.measures if not m.label}
    assert kinds["Prohibition of port entry"] is MeasureKind.PORT_ENTRY_BAN
    assert kinds["Targeted arms embargo"] is kinds["Arms embargo"] is MeasureKind.ARMS_EMBARGO
    assert kinds["Crew servicing of ships and aircraft"] is MeasureKind.SERVICES_BAN
    assert kinds["Closure of representative offices"] is MeasureKind.OTHER
    assert {kinds[text] for text in ("Deflag", "Chartering of ships", "Prevention of chartering of ships")} == {
        MeasureKind.TRANSPORT_RESTRICTION
    }
    assert not things.issues


def test_a_repeated_measure_is_one(things):
    """What SanctionsImposed repeats is entered once."""
    (designation,) = things["gb-RUS9536"].designations
    assert sum(m.text.startswith("Shipping sanctions") for m in designation.measures) == 1


def test_register_numbers_in_one_text_are_told_apart(things):
    """By their labels, and the text is kept whole; without labels it is one number, verbatim."""
    company = things["gb-RUS9500"]
    assert [(found.kind, found.label, found.number) for found in company.identifications] == [
        (IdentificationKind.REGISTRATION_NUMBER, "OGRN", "1020000000001"),
        (IdentificationKind.REGISTRATION_NUMBER, "KPP", "770000001"),
        (IdentificationKind.TAX_NUMBER, "INN", "7700000001"),
        (
            IdentificationKind.REGISTRATION_NUMBER,
            "Business registration number",
            "Register of Samples, first page",
        ),
    ]
    (cell,) = company.cells
    assert cell.text == "OGRN: 1020000000001 KPP: 770000001 INN: 7700000001"


def test_parents_and_subsidiaries_are_relationships(things):
    """By name; the other end may be in the list or not."""
    company = things["gb-RUS9500"]
    assert [(found.kind, found.name) for found in company.relationships] == [
        (RelationshipKind.SUBSIDIARY_OF, "Ministry of Patterns"),
        (RelationshipKind.PARENT_OF, "Obrazets Trading LLC"),
        (RelationshipKind.PARENT_OF, "Obrazets Shipping LLC"),
    ]
    assert company.organization_types == ("Joint-Stock Company",)


def test_a_company_with_a_name_in_parts(things):
    """The parts of its name are but numbered."""
    name = things["gb-RUS9500"].names[1]
    assert str(name) == "Obrazets Holding"
    assert [part.kind for part in name.parts] == [NamePartKind.FIRST, NamePartKind.SIXTH]


def test_a_ship_has_its_particulars(things):
    """Numbers, owners, flags, measures of size, and the year it was built."""
    ship = things["gb-RUS9536"]
    assert ship.imo_number == "IMO9000000"
    assert [(found.kind, found.number) for found in ship.identifications] == [
        (IdentificationKind.IMO_NUMBER, "IMO9000000"),
        (IdentificationKind.HULL_NUMBER, "GB-SAM00001A007"),
    ]
    assert (ship.owners, ship.former_owners) == (("Obrazets Shipping LLC",), ("Former Sample Lines",))
    assert [flag.code for flag in ship.flags] == ["PA"]
    assert [flag.code for flag in ship.former_flags] == ["LR", "GA"]
    assert (ship.vessel_types, ship.tonnage, ship.length) == (("Oil Tanker",), "40865", "228.5")
    assert ship.build_dates == (PartialDate("2007"),)


def test_an_imo_number_without_its_letters(things):
    """It stands as published; as an external identifier it is in canonical form."""
    ship = things["gb-DPR9075"]
    assert ship.identifications[0].number == "9000012"
    assert ship.imo_number == "IMO9000012"


def test_a_ship_can_be_found_by_either_form(things):
    """Punctuation and letters aside."""
    assert things.by_identifier("9000012") == things.by_identifier("IMO 9000012") == (things["gb-DPR9075"],)


def _raws(found: SanctionsList, code: IssueCode) -> list[str | None]:
    return [issue.raw for issue in found.issues if issue.code is code]


def test_what_no_layout_has_is_an_issue(odd):
    """Elements beside the records, in a record, in its groups and details."""
    assert _raws(odd, IssueCode.UNKNOWN_ELEMENT) == [
        "<Notice>Nobody has seen this before.</Notice>",
        "<Hobbies>stamps</Hobbies>",
        "<Nickname>Oddy</Nickname>",
        "<Shoes>44</Shoes>",
        "<Silence>true</Silence>",
    ]


def test_unknown_words_are_issues(odd):
    """Each with the word, which stays with the value where that has room for it."""
    assert _raws(odd, IssueCode.UNKNOWN_CODE) == [
        "Stage name",
        "Middling",
        "Runes",
        "Elvish",
        "Both",
        "Moon",
        "Silence",
        "Planet",
    ]
    name = odd["gb-GHR9001"].names[1]
    assert (name.script, name.language, name.note) == ("Grek", None, "Runes, Elvish")
    assert [m.text for m in odd["gb-GHR9001"].designations[0].measures if m.kind is MeasureKind.OTHER] == ["Silence"]


def test_what_cannot_be_read_is_an_issue(odd):
    """Dates that are none, a name in the place of an IMO number, indicators that disagree."""
    assert _raws(odd, IssueCode.UNREADABLE_VALUE) == [
        "31/02/1961",
        "SAMPLE QUEEN",
        "yesterday",
        "false",
        "true",
        "long ago",
    ]
    entity = odd["gb-GHR9001"]
    assert entity.external_id(ExternalScheme.IMO) is None


def test_an_indicator_without_its_words_is_a_measure(odd):
    """What the indicators state is not lost where SanctionsImposed does not say it."""
    (designation,) = odd["gb-GHR9001"].designations
    assert (MeasureKind.TRAVEL_BAN, "TravelBan") in [(m.kind, m.label) for m in designation.measures]


def test_values_out_of_place_are_issues(odd):
    """The title of a company, a second tonnage of a ship."""
    assert _raws(odd, IssueCode.MISPLACED_VALUE) == ["Dr", "200"]
    assert odd["gb-GHR9003"].tonnage == "100"


def test_a_record_without_its_fields_is_still_there(odd):
    """It is an entity of no class, with an identifier from its line."""
    entity = odd.entities[1]
    assert type(entity) is Entity
    assert entity.source
    assert entity.id == f"gb-line-{entity.source.line}"
    assert entity.designations[0].effective_date == PartialDate("2024-02-01")


def test_without_a_primary_name_a_foreign_one_is_an_alias(odd):
    """So that it does not pass for the name under which the party is listed."""
    assert odd["gb-GHR9001"].names[1].kind is NameKind.AKA


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<Designations></Designations>", "holds no <Designation>"),
        (b"<Designations><Listing/><Listing/></Designations>", "2 <Listing>: an unknown layout"),
        (b"<Designations><Designation><UniqueID>A", "cut short"),
    ],
)
def test_a_file_without_records_is_an_error(body, message):
    """It says what was found."""
    with pytest.raises(sl.ReadError, match=message):
        sl.read(HEAD + body)


def test_a_list_without_a_date_has_none():
    """And an issue says so."""
    found = sl.read(HEAD + b"<Designations><Designation><UniqueID>A0001</UniqueID></Designation></Designations>")
    assert found.published is None
    assert found.issues[0].message == "the file does not say of which day it is"
