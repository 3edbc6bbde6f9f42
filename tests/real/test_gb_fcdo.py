"""
The real excerpts of the UK Sanctions List, record by record: what the entities hold against what the file says.

No complete file could be had; the excerpts hold 17 records, the CSV fragment one line.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from lxml import etree

import sanctionslib as sl
from sanctionslib import Entity, Person, Vessel
from sanctionslib.model import ContactKind, ExternalScheme, IdentificationKind, NameKind
from tests.compare import difference

pytestmark = pytest.mark.slow

EXCERPTS = {
    "2026-03-26-excerpt-14-records": (14, 8, 2, 4),
    "2026-08-26-excerpt-3-records": (3, 1, 1, 1),
}
"""Records, and how many of them are individuals, entities and ships."""


def fold(text: str | None) -> str:
    """The text with white space folded; empty if there is none."""
    return " ".join((text or "").split())


def iso(words: str) -> str:
    """A date of the list as EDTF."""
    day, month, year = words.split("/")
    return "-".join(part for part in (year, month, day) if part not in ("dd", "mm"))


@pytest.fixture(scope="module", params=EXCERPTS)
def pairs(lists: Path, request: pytest.FixtureRequest) -> list[tuple[etree._Element, Entity]]:
    """Each record of an excerpt, with its entity."""
    path = lists / "gb" / f"uk-sanctions-list-{request.param}.xml"
    records = etree.parse(path).getroot().findall("Designation")
    return list(zip(records, sl.read(path), strict=True))


def texts(record: etree._Element, path: str) -> list[str]:
    """The texts that stand there, each once."""
    return list(dict.fromkeys(text for found in record.findall(path) if (text := fold(found.text))))


@pytest.mark.parametrize("name", EXCERPTS)
def test_every_record_is_an_entity_of_its_class(lists: Path, name: str) -> None:
    """And there is no issue."""
    found = sl.read(lists / "gb" / f"uk-sanctions-list-{name}.xml")
    people = sum(isinstance(entity, Person) for entity in found)
    ships = sum(isinstance(entity, Vessel) for entity in found)
    assert (len(found), people, len(found) - people - ships, ships) == EXCERPTS[name]
    assert found.issues == ()
    assert str(found.published) == name[:10]


def test_identifiers(pairs) -> None:
    """Unique ID, OFSI's Group ID and the UN's reference stand where they belong."""
    for record, entity in pairs:
        assert [entity.reference] == texts(record, "UniqueID")
        assert entity.id == f"gb-{entity.reference}"
        for scheme, path in (
            (ExternalScheme.OFSI_GROUP, "OFSIGroupID"),
            (ExternalScheme.UN_REFERENCE, "UNReferenceNumber"),
            (ExternalScheme.IMO, "ShipDetails/Ship/IMONumbers/IMONumber"),
        ):
            assert [found.value for found in entity.external_ids if found.scheme is scheme] == texts(record, path)


def test_names(pairs) -> None:
    """Every name, put together from its parts, and every name in another script; no others."""
    for record, entity in pairs:
        latin = [
            " ".join(fold(part.text) for part in name if re.fullmatch("Name[1-6]", part.tag))
            for name in record.iter("Name")
        ]
        assert sorted(name.text for name in entity.names if name.script is None) == sorted(latin)
        assert [name.text for name in entity.names if name.script] == texts(record, ".//NameNonLatinScript")
        kinds = {"primary name": NameKind.PRIMARY, "primary name variation": NameKind.VARIANT, "alias": NameKind.AKA}
        stated = sorted(kinds[found.text.casefold()] for found in record.iter("NameType"))
        assert sorted(name.kind for name in entity.names if name.script is None) == stated
        assert sum(name.quality is not None for name in entity.names) == len(record.findall(".//AliasStrength"))
        assert str(entity.name) == latin[0]


def test_texts_of_the_designation(pairs) -> None:
    """Regime, dates, measures, source and reasons."""
    for record, entity in pairs:
        (designation,) = entity.designations
        assert [program.code for program in designation.programs] == texts(record, "RegimeName")
        assert [str(designation.effective_date)] == [iso(words) for words in texts(record, "DateDesignated")]
        updated = [words for words in texts(record, "LastUpdated") if words not in texts(record, "DateDesignated")]
        assert [str(event.date) for event in designation.events] == [iso(words) for words in updated]
        stated = fold(record.findtext("SanctionsImposed")).split("|")
        assert [measure.text for measure in designation.measures if not measure.label] == stated
        prose = fold(record.findtext("OtherInformation"))
        assert all(measure.text in prose for measure in designation.measures if measure.label)
        same = [] if updated else texts(record, "LastUpdated")
        assert [note.text for note in designation.notes] == texts(record, "DesignationSource") + same
        assert list(designation.reasons) == texts(record, "UKStatementofReasons")
        assert list(entity.remarks) == texts(record, "OtherInformation")


def test_measures_behind_other_information(pairs) -> None:
    """Who is under "shipping" or "transport" sanctions is banned from ports, in words of the list."""
    for record, entity in pairs:
        behind = "ther information" in fold(record.findtext("SanctionsImposed"))
        labels = {measure.label for measure in entity.designations[0].measures if measure.label}
        assert bool(labels) is behind
        kinds = {measure.kind for measure in entity.designations[0].measures}
        assert not behind or sl.model.MeasureKind.PORT_ENTRY_BAN in kinds


def test_days_of_single_measures(pairs) -> None:
    """The prose states them: 09/04/2025 for director disqualification, 21/03/2023 for trust services."""
    for record, entity in pairs:
        prose = fold(record.findtext("OtherInformation")) + fold(record.findtext("UKStatementofReasons"))
        days = {m.kind: str(m.start_date) for m in entity.designations[0].measures if m.start_date is not None}
        stated = {}
        if "Director Disqualification Sanction was imposed on 09/04/2025" in prose:
            stated[sl.model.MeasureKind.DIRECTOR_DISQUALIFICATION] = "2025-04-09"
        if "trust services sanctions were imposed on 21/03/2023" in prose:
            stated[sl.model.MeasureKind.TRUST_SERVICES_BAN] = "2023-03-21"
        assert days == stated


def test_persons(pairs) -> None:
    """Births, nationalities, documents, titles, positions, genders."""
    for record, entity in pairs:
        of = "IndividualDetails/Individual/"
        assert [date.edtf for date in entity.birth_dates] == [iso(words) for words in texts(record, of + "DOBs/DOB")]
        assert [p.city for p in entity.birth_places if p.city] == texts(
            record, of + "BirthDetails/Location/TownOfBirth"
        )
        assert [n.country.name for n in entity.nationalities] == texts(record, of + "Nationalities/Nationality")
        assert all(n.country.code for n in entity.nationalities)
        if isinstance(entity, Person):
            assert list(entity.titles) == texts(record, "Titles/Title")
            assert list(entity.positions) == texts(record, of + "Positions/Position")
            assert ([entity.gender.value] if entity.gender else []) == [
                g.lower() for g in texts(record, of + "Genders/Gender")
            ]
            passports = [
                (fold(p.findtext("PassportNumber")), fold(p.findtext("PassportAdditionalInformation")))
                for p in record.iter("Passport")
            ]
            read = [(p.number, fold(p.note)) for p in entity.identifications if "passport" in p.kind]
            assert read == passports
            assert all(p.country and p.country.code for p in entity.identifications if "passport" in p.kind)
            ids = [p.number for p in entity.identifications if p.kind is IdentificationKind.NATIONAL_ID]
            assert ids == texts(record, of + ".//NationalIdentifierNumber")


def test_addresses_and_contacts(pairs) -> None:
    """Line by line, number by number."""
    for record, entity in pairs:
        stated = [
            (
                tuple(fold(part.text) for part in address if part.tag.startswith("AddressLine")),
                fold(address.findtext("AddressPostalCode")),
                fold(address.findtext("AddressCountry")),
            )
            for address in record.iter("Address")
        ]
        read = [(a.lines, a.postal_code or "", a.country.name if a.country else "") for a in entity.addresses]
        assert read == stated
        for kind, path in (
            (ContactKind.PHONE, "PhoneNumbers/PhoneNumber"),
            (ContactKind.WEBSITE, "Websites/Website"),
            (ContactKind.EMAIL, "EmailAddresses/EmailAddress"),
        ):
            assert [contact.value for contact in entity.contacts if contact.kind is kind] == texts(record, path)


def test_ships(pairs) -> None:
    """Owners, flags, size, type and year."""
    for record, entity in pairs:
        if isinstance(entity, Vessel):
            of = "ShipDetails/Ship/"
            assert list(entity.owners) == texts(record, of + "CurrentOwnerOperators/CurrentOwnerOperator")
            flags = texts(record, of + "CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip")
            assert [flag.name for flag in entity.flags] == flags
            assert [flag.name for flag in entity.former_flags] == texts(record, of + "PreviousFlags/PreviousFlag")
            assert list(entity.vessel_types) == texts(record, of + "TypeOfShipDetails/TypeOfShip")
            assert ([entity.tonnage] if entity.tonnage else []) == texts(record, of + ".//TonnageOfShip")
            assert ([entity.length] if entity.length else []) == texts(record, of + ".//LengthOfShip")
            assert [date.edtf for date in entity.build_dates] == texts(record, of + "YearsBuilt/YearBuilt")


def test_the_fragment_in_csv(lists: Path) -> None:
    """Its one line is a ship, under a header of 58 columns, all of them known."""
    found = sl.read(lists / "gb" / "uk-sanctions-list-csv-2026-10-08-header-plus-1-row.csv")
    assert (found.published, found.issues) == (datetime.date(2026, 10, 8), ())
    (ship,) = found
    assert isinstance(ship, Vessel)
    assert (ship.id, str(ship.name), ship.imo_number) == ("gb-RUS2176", "KOROLEV PROSPECT", "IMO9826902")
    assert (ship.owners, [flag.code for flag in ship.flags]) == (("Stream Ship Management FZCO",), ["GA"])
    assert (ship.vessel_types, [date.edtf for date in ship.build_dates]) == (("Oil Tanker",), ["2019"])


@pytest.mark.parametrize(
    ("excerpt", "un", "references"),
    [
        ("2026-03-26-excerpt-14-records", "2026-02-27", {"TAe.010", "TAi.023", "TAi.024"}),
        ("2026-08-26-excerpt-3-records", "2026-08-01", {"TAe.010", "TAi.002"}),
    ],
)
def test_the_uns_references_join_the_lists(lists: Path, excerpt: str, un: str, references: set[str]) -> None:
    """The UN's list of about that day has the same parties under them: they share a name."""
    ours = sl.read(lists / "gb" / f"uk-sanctions-list-{excerpt}.xml")
    theirs = sl.read(lists / "un" / f"un-consolidated-{un}.xml")
    joined = set()
    for entity in ours:
        if reference := entity.external_id(ExternalScheme.UN_REFERENCE):
            (other,) = theirs.by_identifier(reference)
            assert other.reference == reference
            assert type(other) is type(entity)
            words = [{word for name in e.names for word in name.text.casefold().split()} for e in (entity, other)]
            assert len(words[0] & words[1]) >= 2
            joined.add(reference)
    assert joined == references


@pytest.mark.parametrize("name", EXCERPTS)
def test_our_json_reads_back_identical(lists: Path, name: str) -> None:
    """Sources and words included."""
    found = sl.read(lists / "gb" / f"uk-sanctions-list-{name}.xml")
    for format in ("json", "jsonl"):
        assert difference(found, sl.read(sl.dumps(found, to=format).encode())) is None
