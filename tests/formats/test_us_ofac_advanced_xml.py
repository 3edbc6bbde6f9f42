"""OFAC's Advanced XML."""

from __future__ import annotations

import datetime
import gzip
import io
import re
import zipfile

import pytest

import sanctionslib as sl
from sanctionslib import Address, Aircraft, Country, Entity, IssueCode, Organization, Person, SanctionsList, Vessel
from sanctionslib.model import (
    Annotation,
    EventKind,
    ExternalId,
    ExternalScheme,
    Gender,
    IdentificationKind,
    MeasureKind,
    NameKind,
    NamePartKind,
    Note,
    Place,
    Quality,
    RelationshipKind,
)
from sanctionslib.model.programs import LegalBasisKind
from tests.conftest import SPECIMENS

FOLDER = SPECIMENS / "us_ofac_advanced_xml"
NAME = "us_ofac_advanced_xml"


def specimen(name: str) -> SanctionsList:
    """Read one of the specimens of this format."""
    return sl.read(FOLDER / f"{name}.xml", format=NAME)


@pytest.fixture(scope="module")
def old() -> SanctionsList:
    """The Consolidated list, as in 2016."""
    return specimen("consolidated_layout_of_2016")


@pytest.fixture(scope="module")
def new() -> SanctionsList:
    """The SDN list, as in 2024."""
    return specimen("sdn_layout_of_2024")


@pytest.fixture(scope="module")
def dangling() -> SanctionsList:
    """What refers to nothing."""
    return specimen("references_that_dangle")


@pytest.fixture(scope="module")
def unknown() -> SanctionsList:
    """What is not known."""
    return specimen("unknown_codes_and_elements")


def said(of: SanctionsList) -> set[tuple[IssueCode, str, str | None]]:
    """The issues, as code, message and raw text."""
    return {(issue.code, issue.message, issue.raw) for issue in of.issues}


# -- the list -------------------------------------------------------------------------------------------------------


def test_the_list_is_the_one_that_all_its_parties_are_on(old: SanctionsList, new: SanctionsList) -> None:
    """The file does not name its list: every party of it has an entry on that list."""
    assert (old.title, new.title) == ("Consolidated List", "SDN List")


def test_the_date_of_issue_is_the_edition(old: SanctionsList) -> None:
    """DateOfIssue holds a year, a month and a day."""
    assert old.published == datetime.date(2016, 9, 16)
    assert old.edition == "2016-09-16"


def test_both_namespaces_are_known(old: SanctionsList, new: SanctionsList) -> None:
    """The namespace of 2016 and the one of 2024 are read without an issue of their own."""
    assert IssueCode.UNKNOWN_NAMESPACE not in {issue.code for issue in (*old.issues, *new.issues)}
    assert old.issues == ()
    assert old.complete
    assert new.complete


def test_packed_files_are_read_as_published(old: SanctionsList) -> None:
    """OFAC publishes the file in a ZIP archive; it is opened twice."""
    data = (FOLDER / "consolidated_layout_of_2016.xml").read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("CONS_ADVANCED.XML", data)
    assert sl.read(packed.getvalue(), format=NAME).entities == old.entities
    assert sl.read(gzip.compress(data), format=NAME).entities == old.entities


def test_entities_come_one_by_one(new: SanctionsList) -> None:
    """Reading one by one gives what reading at once gives."""
    assert tuple(sl.iter_entities(FOLDER / "sdn_layout_of_2024.xml", format=NAME)) == new.entities


def test_an_identifier_is_that_of_the_profile(new: SanctionsList) -> None:
    """Profile/@ID is OFAC's uid; entities stand in file order."""
    assert [(entity.id, entity.reference) for entity in new] == [(f"ofac-{n}", str(n)) for n in (801, 802, 803, 804)]


def test_the_class_is_that_of_the_party_type(new: SanctionsList) -> None:
    """Two of the four subtypes are called "Unknown": their type tells persons from organizations."""
    assert [type(entity) for entity in new] == [Person, Organization, Aircraft, Vessel]


def test_places_in_the_file_are_lines(new: SanctionsList) -> None:
    """An entity and each of its designations say where they stand."""
    lines = (FOLDER / "sdn_layout_of_2024.xml").read_text("utf-8").splitlines()
    entity = new["ofac-802"]
    assert entity.source
    assert '<Profile ID="802"' in lines[(entity.source.line or 0) - 1]
    for designation in entity.designations:
        assert designation.source
        assert f'<SanctionsEntry ID="{designation.reference}"' in lines[(designation.source.line or 0) - 1]


@pytest.mark.parametrize(
    ("section", "message"),
    [
        ("DistinctParties", "holds no <DistinctParty>"),
        ("ReferenceValueSets", "has no <ReferenceValueSets>"),
    ],
)
def test_a_list_without_what_it_is_made_of_is_an_error(section: str, message: str) -> None:
    """Without parties, or without the values that all its numbers stand for, a file is no list."""
    data = (FOLDER / "consolidated_layout_of_2016.xml").read_bytes()
    begin, end = data.index(f"<{section}>".encode()), data.index(f"</{section}>".encode())
    empty = data[:begin] + f"<{section}>".encode() + data[end:]
    if section == "ReferenceValueSets":
        empty = data[:begin] + data[end + len(section) + 3 :]
    with pytest.raises(sl.ReadError, match=message):
        sl.read(empty, format=NAME)


def test_a_file_cut_short_is_an_error() -> None:
    """A file that ends within the sanctions entries yields no entity at all."""
    data = (FOLDER / "sdn_layout_of_2024.xml").read_bytes()
    found: list[Entity] = []
    with pytest.raises(sl.ReadError, match="cut short"):
        found.extend(sl.iter_entities(data[:-400], format=NAME))
    assert not found


# -- names ----------------------------------------------------------------------------------------------------------


def test_the_primary_latin_name_stands_first(new: SanctionsList) -> None:
    """In the file the name in another script may stand before it."""
    assert [str(name) for name in new["ofac-801"].names[:2]] == ["PETROV, Pyotr Ivanovich", "Петров Пётр Иванович"]


def test_names_of_individuals_are_put_together_as_in_the_classic_xml(new: SanctionsList) -> None:
    """Surnames in capitals, a comma, the rest; a matronymic is a surname; the parts stay as they are written."""
    names = new["ofac-801"].names
    assert [str(names[i]) for i in (2, 4)] == ["PETROV, Petr", "GARCIA PEREZ, Juan"]
    assert [(part.kind, part.text) for part in names[4].parts] == [
        (NamePartKind.FAMILY, "Garcia"), (NamePartKind.MATRONYMIC, "Perez"), (NamePartKind.GIVEN, "Juan"),
    ]  # fmt: skip


def test_other_scripts_keep_the_order_of_the_parts(new: SanctionsList) -> None:
    """A Cyrillic name stands family first, an Arabic one given name first, as in the file."""
    assert [(str(name), name.script) for name in new["ofac-801"].names if name.script != "Latn"] == [
        ("Петров Пётр Иванович", "Cyrl"), ("بيتر بيتروف", "Arab"),
    ]  # fmt: skip
    assert new["ofac-802"].names[1].script == "Hans"


def test_quality_and_kind_of_names(new: SanctionsList) -> None:
    """LowQuality is weak, its absence strong; the primary name is not graded."""
    assert [(name.kind, name.quality) for name in new["ofac-801"].names] == [
        (NameKind.PRIMARY, None),
        (NameKind.PRIMARY, None),
        (NameKind.AKA, Quality.STRONG),
        (NameKind.AKA, Quality.WEAK),
        (NameKind.FKA, Quality.STRONG),
        (NameKind.NKA, Quality.STRONG),
    ]


def test_names_of_things_are_capitals(new: SanctionsList) -> None:
    """The name of an organization or a ship is in capitals in the classic XML."""
    assert [str(new[id].name) for id in ("ofac-802", "ofac-804")] == ["BALTIC LATHE WORKS AB", "LADY ANNA"]


# -- dates ----------------------------------------------------------------------------------------------------------


def test_a_date_is_as_exact_as_its_spans(old: SanctionsList, new: SanctionsList) -> None:
    """A whole year, a whole month (circa), a range of days, a range of years, a day."""
    assert [date.edtf for date in old["ofac-903"].birth_dates] == ["[1953-01-01..1954-12-31]", "1958"]
    assert [date.edtf for date in new["ofac-801"].birth_dates] == ["1963-04~", "[1956..1957]", "1961-11-28"]


def test_a_period_without_start_and_end_is_no_date(old: SanctionsList) -> None:
    """Every measure has a DatePeriod, and nearly none a date."""
    (measure, _) = old["ofac-901"].designations[0].measures
    assert (measure.start_date, measure.end_date) == (None, None)


def test_a_stretch_of_time_has_a_start_and_an_end(new: SanctionsList) -> None:
    """The period of a relation or of a measure is no single day."""
    (relation,) = new["ofac-803"].relationships
    assert (str(relation.start_date), str(relation.end_date)) == ("2019-01-01", "2020-06-30")
    measure = new["ofac-801"].designations[0].measures[1]
    assert (measure.text, str(measure.start_date), str(measure.end_date)) == (
        "NDAA Special Conditions", "2019-01-01", "2020-06-30",
    )  # fmt: skip


# -- features -------------------------------------------------------------------------------------------------------


def test_locations_are_addresses(old: SanctionsList) -> None:
    """All parts of a location; one of which the file states nothing is no address."""
    assert old["ofac-901"].addresses == (
        Address(
            lines=("1 Fjordgata", "Building 7", "P.O. Box 12"), city="Bergen", region="Vestland", postal_code="5003",
            country=Country("Norway", "NO"),
        ),
        Address(city="Nowhere Town", region="North Quarter"),
        Address(city="Pristina", country=Country("Kosovo", "XK")),
    )  # fmt: skip


def test_nationalities_are_locations_too(old: SanctionsList, new: SanctionsList) -> None:
    """The country stands in a location, as its country or as its only part."""
    assert [found.country for found in new["ofac-801"].nationalities] == [
        Country("Sweden", "SE"),
        Country("Norway", "NO"),
    ]
    assert [found.country for found in old["ofac-903"].citizenships] == [Country("Iceland", "IS")]
    assert new["ofac-801"].birth_places == (Place(city="Malmö", country=Country("Sweden", "SE")),)


def test_features_go_where_their_type_says(old: SanctionsList, new: SanctionsList) -> None:
    """Persons, ships, aircraft, organizations."""
    person, firm, plane, boat = new
    ship, owner = old["ofac-904"], old["ofac-903"]
    assert isinstance(person, Person)
    assert isinstance(firm, Organization)
    assert isinstance(plane, Aircraft)
    assert isinstance(boat, Vessel)
    assert isinstance(ship, Vessel)
    assert isinstance(owner, Person)
    assert person.gender is Gender.MALE
    assert person.digital_currency_addresses[0].currency == "XBT"
    assert owner.titles == ("Managing Director, Fjord Shipping", "Director, Fjord Drilling Bank")
    assert [str(date) for date in firm.established_dates] == ["1999-03"]
    assert (firm.organization_types, firm.activities) == (("State-Owned Enterprise",), ("Manufacture of furniture",))
    assert [security.value for security in firm.securities] == ["SE0000000001", "BLW"]
    assert firm.registration_countries == (Country("Sweden", "SE"),)
    assert (plane.models, plane.tail_numbers, plane.former_tail_numbers) == (("A320-232",), ("SE-AAA",), ("SE-BBB",))
    assert plane.serial_numbers == ("MSN 1234", "1234")
    assert [str(date) for date in (*plane.manufacture_dates, *boat.build_dates)] == ["2002-07-15", "1989"]
    assert (ship.tonnage, ship.gross_registered_tonnage, ship.owners) == ("99,144", "56,068", ("Fjord Shipping Ltd",))
    assert [flag.name for flag in (*ship.flags, *ship.former_flags)] == ["None Identified", "Malta", "Tuvalu"]


def test_the_main_value_stands_first() -> None:
    """Type, flag and call sign of a ship, wherever the file puts those of the types that are called "Other"."""
    text = (FOLDER / "sdn_layout_of_2024.xml").read_text("utf-8")
    ship = sl.read(text.encode(), format=NAME)["ofac-804"]
    assert isinstance(ship, Vessel)
    assert text.rindex(">Tug<") < text.rindex('DetailReferenceID="1137"')
    assert ship.vessel_types == ("General Cargo", "Tug")


def test_reliability_is_an_annotation(old: SanctionsList, new: SanctionsList) -> None:
    """No value has room for how reliable it is."""
    assert new["ofac-801"].annotations[0] == Annotation(
        "Birthdate", field="birth_dates", value="1961-11-28", reliability="False"
    )
    assert [(found.label, found.reliability, found.note) for found in old["ofac-901"].annotations] == [
        ("Executive Order 13662 Directive Determination -", "Confirmed", None),
        ("Website", "Confirmed", None),
        ("BIK (RU)", "Reported", None),
    ]


def test_a_comment_is_the_note_of_its_value(old: SanctionsList, new: SanctionsList) -> None:
    """Of a birth date, an address, a number; other values of the field, and the same place elsewhere, have none."""
    assert [date.note for date in new["ofac-801"].birth_dates] == [None, None, "from a false passport"]
    assert [address.note for address in new["ofac-801"].addresses] == ["as of 2023"]
    assert [(one.label, one.note) for one in old["ofac-901"].identifications if one.note] == [
        ("BIK (RU)", "as of 2014")
    ]


@pytest.mark.parametrize(
    ("label", "note", "annotated"),
    [
        ("Website", "as of 2014", None),
        ("Organization Type:", None, "as of 2014"),
        ("Additional Sanctions Information -", None, "as of 2014"),
    ],
)
def test_a_comment_on_a_value_without_a_note_is_an_annotation(
    label: str, note: str | None, annotated: str | None
) -> None:
    """An activity or a measure has no room for it, a contact has."""
    text = (FOLDER / "consolidated_layout_of_2016.xml").read_text("utf-8").replace(">BIK (RU)<", f">{label}<")
    firm = sl.read(text.encode(), format=NAME)["ofac-901"]
    assert [one.note for one in firm.contacts if one.value == "044525000"] == ([note] if note else [])
    assert [(one.value, one.note) for one in firm.annotations if one.label == label][-1] == ("044525000", annotated)


def test_comments_are_remarks(old: SanctionsList) -> None:
    """The comment of a party is what other formats call remarks, and is read like them."""
    entity = old["ofac-901"]
    assert entity.remarks == ("Telephone (47)(55000000); Fax (47)(55000001)",)
    assert [contact.value for contact in entity.contacts if contact.origin == "remarks"] == [
        "(47)(55000000)", "(47)(55000001)",
    ]  # fmt: skip


# -- documents ------------------------------------------------------------------------------------------------------


def test_documents_are_joined_by_identity(new: SanctionsList) -> None:
    """A document stands apart from its party, with dates, country and a comment."""
    passport, number = new["ofac-801"].identifications
    assert (passport.number, passport.label, passport.country) == ("E0000001", "Passport", Country("Sweden", "SE"))
    assert (str(passport.issue_date), str(passport.expiry_date)) == ("2016-09-24", "2026-09-23")
    assert (passport.valid, passport.false, passport.note) == (True, None, "cancelled in 2022")
    assert number.number == "000-00-0000"


def test_a_fraudulent_document_is_called_false(old: SanctionsList) -> None:
    """Its number is kept, and so is the authority that issued it; the ship has no IMO number by it."""
    number, *_ = old["ofac-904"].identifications
    assert (number.kind, number.valid, number.false, number.issuer) == (
        IdentificationKind.IMO_NUMBER,
        False,
        True,
        "IMO",
    )
    assert old["ofac-904"].external_ids == ()


def test_a_number_that_is_not_false_is_an_external_identifier() -> None:
    """The same IMO number, called valid."""
    text = (FOLDER / "consolidated_layout_of_2016.xml").read_text("utf-8").replace(">Fraudulent<", ">Valid<")
    ship = sl.read(text.encode(), format=NAME)["ofac-904"]
    assert ship.external_ids == (ExternalId(ExternalScheme.IMO, "IMO9074729"),)


def test_the_name_on_a_document_is_kept_if_it_is_an_alias(old: SanctionsList) -> None:
    """A document that names an alias was made out to it; the place where it was issued is a location."""
    first, second, *_ = old["ofac-901"].identifications
    assert (first.holder_name, second.holder_name) == (None, "BERGEN DRILLING BANK")
    assert (second.issue_place, second.issue_country, str(second.issue_date)) == (
        "Oslo",
        Country("Norway", "NO"),
        "1983",
    )


# -- designations ---------------------------------------------------------------------------------------------------


def test_each_sanctions_entry_is_a_designation(new: SanctionsList) -> None:
    """Its reference is the number of the entry; the Consolidated List beside another is an umbrella."""
    assert [(d.reference, d.list, d.umbrella) for d in new["ofac-802"].designations] == [
        ("802", "SDN List", False),
        ("70000802", "Sectoral Sanctions Identifications List", False),
        ("80000802", "Consolidated List", True),
    ]


def test_events_have_dates_and_legal_bases(old: SanctionsList) -> None:
    """A party may be created twice, under two laws; it is listed since the earlier day."""
    designation = old["ofac-903"].designations[0]
    assert [(event.kind, str(event.date), event.legal_bases[0].citation) for event in designation.events] == [
        (EventKind.LISTED, "2014-12-17", "Executive Order 13608 (Iran)"),
        (EventKind.LISTED, "2014-12-01", "Executive Order 13582 (Syria)"),
    ]
    assert str(designation.listing_date) == "2014-12-01"
    assert [program.code for program in designation.programs] == ["SYRIA", "FSE-SY"]
    first = designation.legal_bases[0]
    assert (first.kind, first.title) == (LegalBasisKind.EXECUTIVE_ORDER, "Executive Order 13608 (Iran/Syria)")


def test_an_unknown_legal_basis_is_none(old: SanctionsList) -> None:
    """The reference value "Unknown" states nothing."""
    assert [len(event.legal_bases) for event in old["ofac-905"].designations[0].events] == [1, 0]


def test_measures_have_kinds(old: SanctionsList, new: SanctionsList) -> None:
    """Block, reject, the directives; a program is no measure."""
    kinds = [m.kind for entity in (*old, *new) for m in entity.designations[0].measures if not m.label]
    assert kinds == [
        MeasureKind.FINANCING_RESTRICTION,
        MeasureKind.FINANCING_RESTRICTION,
        MeasureKind.SERVICES_BAN,
        MeasureKind.ASSET_FREEZE,
        MeasureKind.ASSET_FREEZE,
        MeasureKind.BANKING_TRANSACTIONS_RESTRICTION,
        MeasureKind.ASSET_FREEZE,
        MeasureKind.OTHER,
        MeasureKind.ASSET_FREEZE,
        MeasureKind.ASSET_FREEZE,
        MeasureKind.ASSET_FREEZE,
    ]


def test_features_of_the_designation_go_to_the_list_they_are_about(new: SanctionsList) -> None:
    """A directive under E.O. 13662 is about the sectoral list; without such a list it is about the first."""
    sdn, sectoral, umbrella = new["ofac-802"].designations
    assert [m.label for m in sectoral.measures if m.label] == ["Executive Order 13662 Directive Determination -"]
    assert [(m.label, m.kind) for m in sdn.measures if m.label] == [
        ("Executive Order 14024 Directive Information", MeasureKind.FINANCING_RESTRICTION)
    ]
    assert [(event.kind, str(event.date), event.scope) for event in sdn.events[1:]] == [
        (EventKind.LISTED, "2022-02-24", "EO 14024 Directive 3"),
        (EventKind.EFFECTIVE, "2022-03-26", "EO 14024 Directive 3"),
    ]
    assert not [m for m in umbrella.measures if m.label]


def test_what_an_entry_adds_is_a_note(new: SanctionsList) -> None:
    """Limitations to the listing, and supporting information with its address."""
    _, sectoral, umbrella = new["ofac-802"].designations
    assert sectoral.notes == (Note("Only the parent company", label="LimitationsToListing"),)
    assert umbrella.notes == (
        Note("Treasury names a lathe works", label="Press release"),
        Note("https://www.example.org/press", label="Press release"),
    )


# -- relations ------------------------------------------------------------------------------------------------------


def test_relations_are_directed_and_typed(new: SanctionsList) -> None:
    """As published: of the party that they come from; former, quality and comment kept."""
    assert [(r.kind, r.entity_id, r.former, r.reference) for r in new["ofac-801"].relationships] == [
        (RelationshipKind.LEADER_OF, "ofac-802", False, "18000"),
        (RelationshipKind.OWNS_CONTROLS_OR_OPERATES, "ofac-803", True, "18001"),
        (RelationshipKind.FAMILY_OF, "ofac-801", False, "18005"),
    ]
    (relation,) = new["ofac-804"].relationships
    assert (relation.label, relation.quality, relation.note) == ("Property in the interest of", "Low", "until the sale")


def test_a_relation_to_a_party_outside_keeps_its_number(new: SanctionsList) -> None:
    """The list resolves those that it holds, and no other."""
    assert [(link.relationship.entity_id, link.other and link.other.id) for link in new.relationships] == [
        ("ofac-802", "ofac-802"),
        ("ofac-803", "ofac-803"),
        ("ofac-801", "ofac-801"),
        ("ofac-999", None),
        ("ofac-801", "ofac-801"),
        ("ofac-802", "ofac-802"),
    ]


def test_a_relation_to_a_party_outside_is_an_issue(new: SanctionsList) -> None:
    """With its number, its type and the other party's; the list may be whole all the same."""
    assert [(issue.code, issue.raw, issue.source and issue.source.record) for issue in new.issues] == [
        (
            IssueCode.DANGLING_REFERENCE,
            "ProfileRelationship 18004: Providing support to ProfileID 999; Former false",
            "802",
        )
    ]
    assert new.complete


# -- what does not fit ----------------------------------------------------------------------------------------------


def test_orphans_are_issues_with_their_facts(dangling: SanctionsList) -> None:
    """An entry, a relation or a document of a party that is not there: numbers, dates and programs are kept."""
    orphans = [(issue.message, issue.raw, issue.source and issue.source.record) for issue in dangling.issues]
    gone = "of a party that the file does not hold"
    entry = "SDN List; Created 2018-04-06 Executive Order 13224 (Terrorism); SDGT; Block"
    for expected in (
        (f"a sanctions entry {gone}", f"of ProfileID 702: SanctionsEntry 702: {entry}", "702"),
        (
            f"a relation {gone}",
            (
                "of ProfileID 702: ProfileRelationship 6659: Providing support to ProfileID 701; Former false; "
                "through a third party"
            ),
            "702",
        ),
        (
            f"an identity document {gone}",
            "of IdentityID 99999: IDRegDocument 1009: Passport; G000000; Norway; issued 1984-01-18; valid true",
            None,
        ),
    ):
        assert expected in orphans
    assert dangling.complete is False


def test_references_to_nothing_are_issues(dangling: SanctionsList) -> None:
    """A location, a name, a sanctions entry, each with its number."""
    dangles = {raw for code, _, raw in said(dangling) if code is IssueCode.DANGLING_REFERENCE}
    assert {"LocationID 55555", "LocationID 55556", "55557", "98766", "70"} <= dangles


def test_a_party_without_an_entry_keeps_what_its_features_say(dangling: SanctionsList) -> None:
    """It has no listing; what the features say of its designation is still read."""
    (entity,) = dangling
    (designation,) = entity.designations
    assert (designation.list, designation.reference, designation.programs) == (None, None, ())
    assert [measure.text for measure in designation.measures] == ["Subject to Secondary Sanctions"]
    assert (IssueCode.MISSING_FIELD, "a party without a sanctions entry", None) in said(dangling)


@pytest.mark.parametrize(
    ("code", "raw"),
    [
        (IssueCode.UNKNOWN_NAMESPACE, "https://example.org/a-namespace-to-come"),
        (IssueCode.UNKNOWN_ELEMENT, '<Moon ID="1">Titan</Moon>'),
        (
            IssueCode.UNKNOWN_ELEMENT,
            '<ExternalReference ExRefTypeID="1"><ExRefValue>Q1</ExRefValue></ExternalReference>',
        ),
        (IssueCode.UNKNOWN_ELEMENT, '<IDRegDocumentMention IDRegDocumentID="1" ReferenceType="RefersTo"/>'),
        (IssueCode.UNKNOWN_ATTRIBUTE, "NewEntry"),
        (IssueCode.UNKNOWN_ATTRIBUTE, "add"),
        (IssueCode.UNKNOWN_CODE, "PLANET: Earth"),
        (IssueCode.UNKNOWN_CODE, "Library Card"),
        (IssueCode.UNKNOWN_CODE, "Borrowed"),
        (IssueCode.UNKNOWN_CODE, "Admirer of"),
        (IssueCode.UNKNOWN_CODE, "Whispered"),
        (IssueCode.UNKNOWN_CODE, "Stern Look"),
        (IssueCode.UNKNOWN_CODE, "Clan Name"),
        (IssueCode.UNKNOWN_CODE, "P.K.A."),
        (IssueCode.UNKNOWN_CODE, "Shoe Size"),
        (IssueCode.UNKNOWN_CODE, "Other than listed"),
        (IssueCode.MISPLACED_VALUE, "Oslo, Norway"),
        (IssueCode.MISPLACED_VALUE, "2020-01-01"),
        (IssueCode.MISPLACED_VALUE, "LABC"),
        (IssueCode.MISPLACED_VALUE, "Norway; of a person"),
        (IssueCode.UNKNOWN_CODE, "2020-01-01"),
        (IssueCode.UNREADABLE_VALUE, "1961-02-30"),
        (IssueCode.UNREADABLE_VALUE, "1961-05-01 to 1960-05-01"),
        (IssueCode.UNREADABLE_VALUE, "1961-13-01 to 1961-13-31"),
        (IssueCode.UNREADABLE_VALUE, "long ago"),
        (IssueCode.DANGLING_REFERENCE, "8"),
    ],
)
def test_what_is_not_known_is_an_issue(unknown: SanctionsList, code: IssueCode, raw: str) -> None:
    """An element, an attribute or a code that the parser does not know is named, with its text."""
    assert (code, raw) in {(found, text) for found, _, text in said(unknown)}


def test_what_is_not_known_is_kept_in_the_words_of_the_source(unknown: SanctionsList) -> None:
    """A document, a measure, a relation, an event of an unknown type keep their label."""
    (entity,) = unknown
    assert [(found.kind.value, found.label, found.number) for found in entity.identifications] == [
        ("other", "Library Card", "L1"), ("other", "Shoe Size", "44"),
    ]  # fmt: skip
    (designation,) = entity.designations
    assert [(measure.kind, measure.text) for measure in designation.measures] == [(None, "Stern Look")]
    assert [(event.kind, event.label) for event in designation.events] == [(EventKind.OTHER, "Whispered")]
    assert [(found.kind, found.label) for found in entity.relationships] == [(RelationshipKind.OTHER, "Admirer of")]


def test_a_delta_file_is_not_a_whole_list(unknown: SanctionsList) -> None:
    """DeltaBaseVersion says that the file holds changes only, and is an issue."""
    assert unknown.complete is False
    assert (IssueCode.UNKNOWN_ATTRIBUTE, "<Sanctions> has an unknown attribute DeltaBaseVersion", "2") in said(unknown)


@pytest.mark.parametrize(
    ("element", "attribute"),
    [
        ("<Sanctions ", 'DeltaBaseVersion="2"'),
        ("<Sanctions ", 'DeltaKind="full"'),
        ('<Profile ID="905" ', 'DeltaAction="add"'),
        ("<SanctionsEntry ", 'DeltaAction="remove"'),
    ],
)
def test_whatever_is_called_delta_is_an_issue(element: str, attribute: str) -> None:
    """On the root or on a record, it makes the file one of changes."""
    text = (FOLDER / "consolidated_layout_of_2016.xml").read_text("utf-8")
    assert element in text
    found = sl.read(text.replace(element, f"{element}{attribute} ", 1).encode(), format=NAME)
    assert ([issue.code for issue in found.issues], found.complete) == ([IssueCode.UNKNOWN_ATTRIBUTE], False)


@pytest.mark.parametrize("entity", specimen("sdn_layout_of_2024").entities, ids=lambda entity: entity.id)
def test_our_json_reads_back_equal(entity: Entity) -> None:
    """What was read survives JSON Lines."""
    again = sl.read(sl.dumps(SanctionsList(entities=(entity,)), to="jsonl").encode(), format="sanctionslib_jsonl")
    assert again.entities == (entity,)


@pytest.mark.parametrize(
    ("pattern", "replacement", "code", "raw"),
    [
        (r"<Year>2014</Year>", "<Year>MMXIV</Year>", IssueCode.UNREADABLE_VALUE, "MMXIV-7-16"),
        (r"<Year>2014</Year>", "", IssueCode.UNREADABLE_VALUE, "7-16"),
        (r"(?s)<From>\s*<Year>1953", "<From><Year>MCMLIII", IssueCode.UNREADABLE_VALUE, "MCMLIII / 1 / 1"),
        (r">Gregorian<", ">Lunar<", IssueCode.UNKNOWN_CODE, "Lunar"),
        (r' ListID="\d+"', "", IssueCode.MISSING_FIELD, None),
        (r' To-ProfileID="\d+"', "", IssueCode.MISSING_FIELD, "Owned or Controlled By"),
        (r' False="false"', ' False="true"', IssueCode.UNKNOWN_CODE, None),
        (r'<DistinctParty FixedRef="901"', '<DistinctParty FixedRef="9"', IssueCode.UNREADABLE_VALUE, "9"),
        (r'<Profile ID="905"', "<Profile", IssueCode.MISSING_FIELD, None),
        (r">Individual<", ">Robot<", IssueCode.UNKNOWN_CODE, "Robot / Unknown"),
        (r">Unknown</IdentityFeatureLinkType>", ">Loose</IdentityFeatureLinkType>", IssueCode.UNKNOWN_CODE, "Loose"),
        (r">ADDRESS3<", ">CITY<", IssueCode.UNREADABLE_VALUE, "Bergen"),
        (r">CITY<", ">STATE/PROVINCE<", IssueCode.UNKNOWN_CODE, "REGION: North Quarter"),
        (r'AreaCodeID="\d+"', 'AreaCodeID="7"', IssueCode.DANGLING_REFERENCE, "7"),
        (r"(<LocationCountry .*? />)", r"\1\1", IssueCode.UNREADABLE_VALUE, "Norway"),
        (r'NamePartGroupID="\d+"', 'NamePartGroupID="7"', IssueCode.DANGLING_REFERENCE, "7"),
        (r">The Skipper<", "><", IssueCode.MISSING_FIELD, None),
        (
            r'<IdentityReference IdentityID="\d+"',
            '<IdentityReference IdentityID="7"',
            IssueCode.DANGLING_REFERENCE,
            "7",
        ),
        (r'(<Profile ID="901"[^>]*>)', r"\1stray", IssueCode.UNKNOWN_ELEMENT, "stray"),
        (r"(</Profile>)", r"\1stray", IssueCode.UNKNOWN_ELEMENT, "stray"),
        (
            r'<NamePartValue (.*?) Acronym="false"',
            r'<NamePartValue \1 Acronym="true"',
            IssueCode.UNKNOWN_ATTRIBUTE,
            "true",
        ),
    ],
)
def test_a_damaged_value_is_an_issue(pattern: str, replacement: str, code: IssueCode, raw: str | None) -> None:
    """Whatever is wrong with one value, the rest is read, and the value is named."""
    text = (FOLDER / "consolidated_layout_of_2016.xml").read_text("utf-8")
    damaged, count = re.subn(pattern, replacement, text, count=1)
    assert count
    found = sl.read(damaged.encode(), format=NAME)
    assert len(found) == 5
    assert code in {issue.code for issue in found.issues}
    if raw is not None:
        assert (code, raw) in {(issue.code, issue.raw) for issue in found.issues}


def test_white_space_and_comments_of_the_layout_are_nothing(old: SanctionsList) -> None:
    """A file on one line, and one with comments between its values, say the same."""
    text = (FOLDER / "consolidated_layout_of_2016.xml").read_text("utf-8")
    flat = re.sub(r">\s+<", "><", text)
    commented = flat.replace("<AliasType ", "<!-- kinds --><AliasType ").replace("<Feature ", "<!-- next --><Feature ")
    for other in (flat, commented):
        found = sl.read(other.encode(), format=NAME)
        assert found.entities == old.entities
        assert found.issues == ()
