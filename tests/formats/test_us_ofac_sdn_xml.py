"""OFAC's classic XML."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import attrs
import pytest

import sanctionslib as sl
from sanctionslib import IssueCode
from sanctionslib.formats.us_ofac.vocabulary import ID_TYPES, Field
from sanctionslib.model import (
    ContactKind,
    EventKind,
    ExternalScheme,
    IdentificationKind,
    MeasureKind,
    NameKind,
    NamePart,
    NamePartKind,
    Quality,
    RelationshipKind,
)
from tests.conftest import SPECIMENS

FOLDER = SPECIMENS / "us_ofac_sdn_xml"
CLASSES = {"Individual": sl.Person, "Entity": sl.Organization, "Vessel": sl.Vessel, "Aircraft": sl.Aircraft}


def record(
    inside: str, *, kind: str = "Entity", programs: str = "<program>SDGT</program>", count: int = 1
) -> sl.SanctionsList:
    """A list of one record, with *inside* in it."""
    return sl.read(
        f"""<sdnList xmlns="http://tempuri.org/sdnList.xsd">
    <publshInformation><Publish_Date>03/09/2024</Publish_Date><Record_Count>{count}</Record_Count></publshInformation>
    <sdnEntry><uid>1</uid><lastName>X</lastName><sdnType>{kind}</sdnType>
    <programList>{programs}</programList>{inside}</sdnEntry></sdnList>""".encode()
    )


def only(inside: str, *, kind: str = "Entity", programs: str = "<program>SDGT</program>") -> sl.Entity:
    made = record(inside, kind=kind, programs=programs)
    assert not made.issues
    (entity,) = made
    return entity


@pytest.fixture(scope="module")
def people() -> sl.SanctionsList:
    return sl.read(FOLDER / "people.xml")


def test_a_persons_name_is_put_together_as_ofac_does(people: sl.SanctionsList) -> None:
    """``LAST, First``, with both parts typed."""
    name = people["ofac-900001"].name
    assert name is not None
    assert name.text == "BRACAMONTE VEGA, Orfeo Luis"
    assert name.parts == (NamePart(NamePartKind.FAMILY, "BRACAMONTE VEGA"), NamePart(NamePartKind.GIVEN, "Orfeo Luis"))


def test_aliases_have_their_kind_and_quality(people: sl.SanctionsList) -> None:
    """a.k.a., f.k.a. and n.k.a., each strong or weak; the primary name is neither."""
    names = people["ofac-900001"].names
    assert [(name.kind, name.quality) for name in names] == [
        (NameKind.PRIMARY, None),
        (NameKind.AKA, Quality.STRONG),
        (NameKind.AKA, Quality.WEAK),
        (NameKind.FKA, Quality.STRONG),
        (NameKind.NKA, Quality.STRONG),
    ]


def test_quotation_marks_of_a_name_stay(people: sl.SanctionsList) -> None:
    """The text of a name is that of the source."""
    assert people["ofac-900001"].names[3].text == 'VEGA, Luis "Lucho"'


def test_the_eight_shapes_of_a_birth_date(people: sl.SanctionsList) -> None:
    """Each is kept to exactly the precision it states."""
    assert [str(date) for date in people["ofac-900001"].birth_dates] == [
        "1961-01-07", "1961-01", "1961", "1961~", "1961-01-07~", "[1960..1962]", "[1960-11..1961-02]",
        "[1960-08-23..1960-09-22]",
    ]  # fmt: skip


def test_the_main_birth_date_is_marked(people: sl.SanctionsList) -> None:
    """``mainEntry`` tells the main one of several."""
    assert [date.main for date in people["ofac-900001"].birth_dates] == [True] + [False] * 7


def test_birth_dates_in_the_remarks_are_read_and_marked() -> None:
    """They say that they come from the remarks, and the remarks stay as they are."""
    person = sl.read(FOLDER / "people.xml")["ofac-900003"]
    assert [(str(d), d.origin, d.main) for d in person.birth_dates] == [
        ("[1979~..1982~]", "remarks", True), ("1982", "remarks", False),
    ]  # fmt: skip
    assert person.remarks[0].startswith("DOB circa 1979-1982; alt. DOB 1982;")


def test_nationality_and_citizenship_are_two_things(people: sl.SanctionsList) -> None:
    """They stay apart, with their main one marked and their countries' codes."""
    person = people["ofac-900001"]
    assert [(n.country.code, n.main) for n in person.nationalities] == [("PA", True), ("KP", False)]
    assert [n.country.code for n in person.citizenships] == ["KN"]


def test_links_in_the_remarks_are_relationships(people: sl.SanctionsList) -> None:
    """Each ``Linked To`` is one, with the name as stated, parentheses and all; the list finds who is listed."""
    person = people["ofac-900001"]
    assert [(r.kind, r.name) for r in person.relationships] == [
        (RelationshipKind.LINKED_TO, "ISLAND TRADING GROUP (ITG)-NORTH"),
        (RelationshipKind.LINKED_TO, "PORT VERDE CREDIT UNION"),
    ]
    links = [link for link in people.relationships if link.entity == person]
    assert [link.other and link.other.id for link in links] == ["ofac-900002", None]


def test_two_titles_are_two(people: sl.SanctionsList) -> None:
    """OFAC joins several with a semicolon."""
    person = people["ofac-900001"]
    assert isinstance(person, sl.Person)
    assert person.titles == ("Chief Accountant", "Deputy Minister of Fisheries")


def test_an_undetermined_country_stays_visible(people: sl.SanctionsList) -> None:
    """OFAC's "undetermined" is kept as said, and has no code; a country that is not there is None."""
    addresses = people["ofac-900001"].addresses
    assert (addresses[2].country, addresses[1].country) == (sl.Country("undetermined"), None)


@pytest.mark.parametrize("label", [label for label, field in ID_TYPES.items() if field.name == "identifications"])
def test_a_document_is_an_identification(label: str) -> None:
    """A number of each type of document keeps its label, number, country and dates."""
    entity = only(f"""<idList><id><uid>2</uid><idType>{escape(label)}</idType><idNumber>ABCD 12</idNumber>
    <idCountry>Panama</idCountry><issueDate>1999</issueDate><expirationDate>18 Jan 2004</expirationDate></id>
    </idList>""")
    (found,) = entity.identifications
    assert (found.label, found.number, found.country) == (label, "ABCD 12", sl.Country("Panama", "PA"))
    assert (str(found.issue_date), str(found.expiry_date)) == ("1999", "2004-01-18")


OTHERS = [(label, field) for label, field in ID_TYPES.items() if field.name not in ("identifications", "gender")]


@pytest.mark.parametrize(("label", "field"), OTHERS, ids=[label for label, _ in OTHERS])
def test_what_is_no_document_becomes_the_field_it_means(label: str, field: Field) -> None:
    """Each other type of the idList goes to the field that the table names, of the kind it names, and nowhere else."""
    dated = "Date" in label or "Year" in label
    text = (
        "1999"
        if dated
        else "Panama"
        if "Flag" in label or "Country" in label or "Nationality" in label
        else "Some Value"
    )
    kind = next(
        (
            name
            for name, cls in CLASSES.items()
            if field.name in attrs.fields_dict(cls) and field.name not in attrs.fields_dict(sl.Entity)
        ),
        "Entity",
    )
    if "Aircraft" in label:
        kind = "Aircraft"
    entity = only(
        f"<idList><id><uid>2</uid><idType>{escape(label)}</idType><idNumber>{text}</idNumber></id></idList>", kind=kind
    )
    owner = entity if field.name in attrs.fields_dict(type(entity)) else entity.designations[0]
    (value,) = getattr(owner, field.name)
    assert text in (getattr(value, "value", None), getattr(value, "text", None), getattr(value, "name", None),
                    getattr(value, "address", None), str(getattr(value, "date", None)), str(value))  # fmt: skip
    if field.kind is not None:
        assert value.kind is field.kind
    assert entity.identifications == ()


def test_the_table_has_at_least_the_types_of_2024() -> None:
    """The SDN list of 7 May 2024 has 163 types; other lists add a few."""
    assert len(ID_TYPES) >= 163


def test_an_unknown_type_is_an_issue_and_kept() -> None:
    """A type that is not in the table is reported, and its number stays, under its label."""
    made = record("<idList><id><uid>2</uid><idType>Moon Permit</idType><idNumber>7</idNumber></id></idList>")
    assert [(issue.code, issue.raw) for issue in made.issues] == [(IssueCode.UNKNOWN_CODE, "Moon Permit")]
    (found,) = made["ofac-1"].identifications
    assert (found.kind, found.label, found.number) == (IdentificationKind.OTHER, "Moon Permit", "7")


def test_a_new_digital_currency_is_a_wallet() -> None:
    """A currency that was not seen before is read as the others are."""
    made = record(
        "<idList><id><uid>2</uid><idType>Digital Currency Address - SOL</idType><idNumber>abc</idNumber></id></idList>"
    )
    assert made["ofac-1"].digital_currency_addresses == (sl.model.DigitalCurrencyAddress("SOL", "abc"),)
    assert not made.issues


def test_an_imo_number_joins_lists() -> None:
    """It is an identification as published, and an external identifier in canonical form; another register's is not."""
    ship = sl.read(FOLDER / "vessels_and_aircraft.xml")["ofac-900011"]
    assert isinstance(ship, sl.Vessel)
    assert ship.imo_number == "IMO9074729"
    assert [(i.kind, i.number) for i in ship.identifications] == [
        (IdentificationKind.IMO_NUMBER, "IMO 9074729"),
        (IdentificationKind.VESSEL_REGISTRATION, "RS 150000"),
        (IdentificationKind.MMSI, "445000000"),
    ]


def test_a_ships_particulars() -> None:
    """Flags now and before, types, call signs, owner, tonnages and year of build each have their field."""
    ship = sl.read(FOLDER / "vessels_and_aircraft.xml")["ofac-900011"]
    assert isinstance(ship, sl.Vessel)
    assert {flag.code for flag in ship.flags} == {"TZ", "KP"}
    assert [flag.name for flag in ship.former_flags] == ["Tuvalu", "None Identified"]
    assert set(ship.vessel_types) == {"General Cargo", "Landing Craft"}
    assert set(ship.call_signs) == {"HMZZ", "5IM000"}
    assert (ship.owners, ship.tonnage, ship.gross_registered_tonnage) == (("Heron Lines",), "8000", "5000")
    assert [str(date) for date in ship.build_dates] == ["1999"]


def test_a_legal_entity_number_is_an_lei_if_its_check_digits_say_so(people: sl.SanctionsList) -> None:
    """OFAC puts other numbers under that label too; those are register numbers."""
    organization = people["ofac-900002"]
    assert organization.external_id(ExternalScheme.LEI) == "5493001KJTIIGC8Y1R12"
    assert [i.kind for i in organization.identifications if i.label == "Legal Entity Number"] == [
        IdentificationKind.LEI, IdentificationKind.REGISTRATION_NUMBER,
    ]  # fmt: skip


def test_measures_are_understood_and_keep_their_words(people: sl.SanctionsList) -> None:
    """The kind is ours, the words and the heading are OFAC's."""
    (designation,) = people["ofac-900002"].designations
    assert [measure.kind for measure in designation.measures] == [
        MeasureKind.SECONDARY_SANCTIONS_RISK, MeasureKind.ASSET_FREEZE,
    ]  # fmt: skip
    assert designation.measures[1].text == "BLOCKING PROPERTY AND INTERESTS IN PROPERTY.  Sec. 5(a)(iv)"
    assert designation.measures[1].label == "Executive Order 13846 information:"


def test_a_chinese_military_companys_listing_date_is_its_designations() -> None:
    """The list NS-CMIC states when it listed and when that took effect."""
    (designation,) = sl.read(FOLDER / "consolidated_old_namespace.xml")["ofac-900021"].designations
    assert (str(designation.listing_date), str(designation.effective_date)) == ("2021-06-03", "2021-08-02")
    assert designation.events[2].kind is EventKind.DIVESTMENT


def test_the_dates_of_a_directive_are_not_those_of_the_designation() -> None:
    """A party may have been blocked on another day than it became subject to a directive."""
    (designation,) = sl.read(FOLDER / "consolidated_old_namespace.xml")["ofac-900022"].designations
    assert (designation.listing_date, designation.effective_date) == (None, None)
    assert [(e.kind, str(e.date), e.scope) for e in designation.events] == [
        (EventKind.LISTED, "2022-02-24", "EO 14024 Directive 3"),
        (EventKind.EFFECTIVE, "2022-03-26", "EO 14024 Directive 3"),
    ]


def test_all_programs_of_a_record_are_kept(people: sl.SanctionsList) -> None:
    """A designation may fall under several."""
    (designation,) = people["ofac-900001"].designations
    assert [program.code for program in designation.programs] == ["SDNTK", "TCO"]


def test_contacts(people: sl.SanctionsList) -> None:
    """E-mail addresses, telephone and fax numbers, from the idList and from the remarks."""
    assert [c.kind for c in people["ofac-900001"].contacts] == [ContactKind.EMAIL, ContactKind.PHONE]
    assert [(c.kind, c.value) for c in people["ofac-900003"].contacts] == [
        (ContactKind.PHONE, "+1 555 0100"), (ContactKind.FAX, "15550101"),
    ]  # fmt: skip


def test_which_of_the_two_lists_it_is() -> None:
    """The programs of the records tell the SDN list from the Consolidated list."""
    assert sl.read(FOLDER / "people.xml").title == "SDN List"
    assert sl.read(FOLDER / "consolidated_old_namespace.xml").title == "Consolidated List"
    undecided = record("", programs="<program>RUSSIA-EO14024</program>")
    assert (undecided.title, undecided["ofac-1"].designations[0].list) == ("OFAC sanctions list", None)


def test_the_date_of_the_edition(people: sl.SanctionsList) -> None:
    """Publish_Date is MM/DD/YYYY, and stays in its own words too."""
    assert (str(people.published), people.edition) == ("2024-03-09", "03/09/2024")


@pytest.mark.parametrize(
    ("inside", "code", "raw"),
    [
        ("<nickname>Bob</nickname>", IssueCode.UNKNOWN_ELEMENT, "<nickname>Bob</nickname>"),
        ("<akaList><alias><lastName>B</lastName></alias></akaList>", IssueCode.UNKNOWN_ELEMENT,
        "<alias><lastName>B</lastName></alias>"),
        ("<akaList><aka><type>a.k.a.</type><category>strong</category><lastName>B</lastName><since>1999</since></aka></akaList>",
         IssueCode.UNKNOWN_ELEMENT, "<since>1999</since>"),
        ('<akaList><aka><type>a.k.a.</type><category>strong</category><lastName lang="es">B</lastName></aka></akaList>',
         IssueCode.UNKNOWN_ATTRIBUTE, "es"),
        ("<akaList><aka><type>a.k.a.</type><category>strong</category><lastName>B</lastName>loose</aka></akaList>",
         IssueCode.UNKNOWN_ELEMENT, "loose"),
        ("<akaList><aka><type>alias</type><category>strong</category><lastName>B</lastName></aka></akaList>",
         IssueCode.UNKNOWN_CODE, "alias"),
        ("<dateOfBirthList><dateOfBirthItem><dateOfBirth>in spring</dateOfBirth></dateOfBirthItem></dateOfBirthList>",
         IssueCode.UNREADABLE_VALUE, "in spring"),
        ("<lastName>Y</lastName>", IssueCode.UNKNOWN_ELEMENT, "<lastName>Y</lastName>"),
        ("<vesselInfo><callSign>HMZZ</callSign></vesselInfo>", IssueCode.MISPLACED_VALUE, "HMZZ"),
        ("<idList><id><idType>Gender</idType><idNumber>Male</idNumber></id></idList>",
        IssueCode.MISPLACED_VALUE, "male"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_an_issue_with_its_text(inside: str, code: IssueCode, raw: str) -> None:
    """Nothing is passed over: the issue says what and where, and keeps the text."""
    made = record(inside)
    assert [(issue.code, issue.raw) for issue in made.issues] == [(code, raw)]
    (issue,) = made.issues
    assert issue.source is not None
    assert (issue.source.record, issue.source.file and issue.source.file.name) == ("1", "<bytes>")
    assert issue.source.line is not None


def test_an_unknown_kind_of_party_is_read_as_an_entity() -> None:
    """What it is stays open, and is reported."""
    made = record("", kind="Asteroid")
    assert type(made["ofac-1"]) is sl.Entity
    assert [issue.code for issue in made.issues] == [IssueCode.UNKNOWN_CODE]


def test_the_records_are_counted() -> None:
    """A file that states another number of records than it has is reported, and not taken for a whole list."""
    made = record("", count=2)
    assert [issue.code for issue in made.issues] == [IssueCode.RECORD_COUNT]
    assert made.complete is False


def test_a_new_namespace_is_read_and_reported() -> None:
    """OFAC changed it once; the layout is what counts."""
    text = (
        (FOLDER / "people.xml")
        .read_text()
        .replace("https://sanctionslistservice.ofac.treas.gov/api", "https://example.org")
    )
    made = sl.read(text.encode())
    assert len(made) == 3
    assert [issue.code for issue in made.issues] == [IssueCode.UNKNOWN_NAMESPACE]


def test_two_records_of_one_uid_both_stay() -> None:
    """The second gets a suffix, and an issue says so."""
    text = (FOLDER / "people.xml").read_text().replace("<uid>900002</uid>", "<uid>900001</uid>")
    made = sl.read(text.encode())
    assert [entity.id for entity in made] == ["ofac-900001", "ofac-900001-2", "ofac-900003"]
    assert [issue.code for issue in made.issues] == [IssueCode.DUPLICATE_ID]


def test_sources_say_where(people: sl.SanctionsList) -> None:
    """Each entity and designation knows its file, record and line."""
    lines = (FOLDER / "people.xml").read_text().splitlines()
    for entity in people:
        assert entity.source is not None and entity.source.line is not None
        assert lines[entity.source.line - 1].strip() == "<sdnEntry>"
        assert lines[entity.source.line].strip() == f"<uid>{entity.reference}</uid>"
        assert entity.designations[0].source == entity.source


def test_records_stream(tmp_path: Path) -> None:
    """The first entities come before the file is read to its end, even if that is broken."""
    text = (FOLDER / "people.xml").read_text()
    many = text.replace("</sdnList>", "") + "<sdnEntry><uid>1</uid>" + " " * 300_000
    path = tmp_path / "cut.xml"
    path.write_text(many)
    entities = sl.iter_entities(path)
    assert next(entities).id == "ofac-900001"
    with pytest.raises(sl.ReadError, match="cut short"):
        list(entities)
