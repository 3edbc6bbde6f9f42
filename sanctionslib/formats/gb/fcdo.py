"""The UK Sanctions List: what its elements and columns mean, in whatever encoding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeAlias

from ...model import (
    Address,
    Contact,
    ContactKind,
    Designation,
    Entity,
    Event,
    EventKind,
    ExternalId,
    ExternalScheme,
    Identification,
    IssueCode,
    Measure,
    MeasureKind,
    NameKind,
    Nationality,
    Note,
    Person,
    Place,
    Relationship,
    RelationshipKind,
    Source,
)
from ...model import IdentificationKind as Id
from ...parsing.builder import Placed
from ...parsing.fields import Table, coded, to
from ...parsing.identifiers import identifier
from ...parsing.items import Item
from ...vocabularies.countries import country
from .authority import FCDO, UK_SANCTIONS_LIST
from .dates import birth_date_of, date_of
from .documents import document, external_ids, registrations
from .measures import SEE_OTHER, behind, enter_days
from .party import (
    entity,
    entity_class,
    foreign_name_table,
    foreign_names,
    imo_identification,
    latin_names,
    legal_bases,
    name_table,
    once,
    program_of,
)
from .vocabulary import ENTITY_TYPES, GENDERS, INDICATORS, MEASURES

_SOURCES = frozenset({"uk", "un", "uk and un", "un and uk"})
_TRUTH = {"true": True, "false": False}

# -- the table of fields ----------------------------------------------------------------------------------------------

_DOCUMENT = "identifications.number & =identifications"
_NOTE_OF_DOCUMENT = to(
    "identifications.note & =identifications",
    note="Identification.note; kind, country, place and dates of issue and expiry, and that it is expired also in "
    "their fields, where the words cannot be mistaken",
)
RECORD: Table = {
    "LastUpdated": to(
        "?designations.events[amended].date & ?designations.notes",
        note="an event, amended; a note, where it is the day of designation",
    ),
    "DateDesignated": "=designations.effective_date",
    "UniqueID": "reference & designations.reference",
    "OFSIGroupID": "external_ids[ofsi-group].value",
    "UNReferenceNumber": "external_ids[un-reference].value",
    "RegimeName": to("designations.programs.code & ?designations", note="the code of the program, and the legal basis"),
    "IndividualEntityShip": coded(ENTITY_TYPES, "=class"),
    "DesignationSource": to("designations.notes.text", note="a note of the designation"),
    "SanctionsImposed": to(
        "=designations.measures", note="Designation.measures, split at |, in their own words and with their kind"
    ),
    "OtherInformation": "remarks",
    "UKStatementofReasons": "designations.reasons",
    "Names": {"Name": name_table([f"Name{number}" for number in range(1, 7)], "NameType", "AliasStrength")},
    "NonLatinNames": {
        "NonLatinName": foreign_name_table("NameNonLatinScript", "NonLatinScriptType", "NonLatinScriptLanguage")
    },
    "Titles": {"Title": "titles"},
    "Addresses": {
        "Address": {
            **{f"AddressLine{number}": "addresses.lines" for number in range(1, 7)},
            "AddressPostalCode": "addresses.postal_code",
            "AddressCountry": "addresses.country.name",
        }
    },
    "PhoneNumbers": {"PhoneNumber": "contacts[phone].value"},
    "Websites": {"Website": "contacts[website].value"},
    "EmailAddresses": {"EmailAddress": "contacts[email].value"},
    "IndividualDetails": {
        "Individual": {
            "DOBs": {"DOB": "=birth_dates"},
            "Nationalities": {"Nationality": "nationalities.country.name"},
            "NationalIdentifierDetails": {
                "NationalIdentifier": {
                    "NationalIdentifierNumber": _DOCUMENT,
                    "NationalIdentifierAdditionalInformation": _NOTE_OF_DOCUMENT,
                }
            },
            "PassportDetails": {
                "Passport": {"PassportNumber": _DOCUMENT, "PassportAdditionalInformation": _NOTE_OF_DOCUMENT}
            },
            "Positions": {"Position": "positions"},
            "Genders": {"Gender": coded(GENDERS, "=gender")},
            "BirthDetails": {
                "Location": {"TownOfBirth": "birth_places.city", "CountryOfBirth": "birth_places.country.name"}
            },
        }
    },
    "EntityDetails": {
        "Entity": {
            "TypeOfEntities": {"TypeOfEntity": "organization_types"},
            "BusinessRegistrationNumbers": {
                "BusinessRegistrationNumber": to(
                    "identifications.number | cells.text & =identifications & ?external_ids & ?cells",
                    note="one identification, or several with their labels; the whole text is then in Entity.cells",
                )
            },
            "ParentCompanies": {"ParentCompany": "relationships[subsidiary of].name"},
            "Subsidiaries": {"Subsidiary": "relationships[parent of].name"},
        }
    },
    "ShipDetails": {
        "Ship": {
            "IMONumbers": {"IMONumber": "identifications.number & =identifications & ?external_ids"},
            "CurrentOwnerOperators": {"CurrentOwnerOperator": "owners"},
            "PreviousOwnerOperators": {"PreviousOwnerOperator": "former_owners"},
            "CurrentBelievedFlagOfShips": {"CurrentBelievedFlagOfShip": "flags.name"},
            "PreviousFlags": {"PreviousFlag": "former_flags.name"},
            "TypeOfShipDetails": {"TypeOfShip": "vessel_types"},
            "TonnageOfShipDetails": {"TonnageOfShip": "tonnage"},
            "LengthOfShipDetails": {"LengthOfShip": "length"},
            "YearsBuilt": {"YearBuilt": "=build_dates"},
            "HullIdentificationNumbers": {"HullIdentificationNumber": "identifications[hull number].number"},
        }
    },
}
"""A designation; the CSV has no groups but those of several columns."""
INDICATORS_TABLE: Table = dict.fromkeys(
    INDICATORS,
    to("=designations.measures", note="checked against SanctionsImposed; a measure and an issue, where it lacks one"),
)

_Makers: TypeAlias = dict[str, tuple[str, Callable[[str], Any]]]
"""Where one text is one value: the field that it goes to, and what makes the value of it."""
_OF_ANY: _Makers = {
    "Titles/Title": ("titles", str),
    "PhoneNumbers/PhoneNumber": ("contacts", partial(Contact, ContactKind.PHONE)),
    "Websites/Website": ("contacts", partial(Contact, ContactKind.WEBSITE)),
    "EmailAddresses/EmailAddress": ("contacts", partial(Contact, ContactKind.EMAIL)),
}
_OF_PERSON: _Makers = {
    "Positions/Position": ("positions", str),
    "Nationalities/Nationality": ("nationalities", lambda name: Nationality(country(name))),
}
_OF_ENTITY: _Makers = {
    "TypeOfEntities/TypeOfEntity": ("organization_types", str),
    "ParentCompanies/ParentCompany": (
        "relationships",
        partial(Relationship, RelationshipKind.SUBSIDIARY_OF, label="Parent company"),
    ),
    "Subsidiaries/Subsidiary": (
        "relationships",
        partial(Relationship, RelationshipKind.PARENT_OF, label="Subsidiaries"),
    ),
}
_OF_SHIP: _Makers = {
    "CurrentOwnerOperators/CurrentOwnerOperator": ("owners", str),
    "PreviousOwnerOperators/PreviousOwnerOperator": ("former_owners", str),
    "CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip": ("flags", country),
    "PreviousFlags/PreviousFlag": ("former_flags", country),
    "TypeOfShipDetails/TypeOfShip": ("vessel_types", str),
    "TonnageOfShipDetails/TonnageOfShip": ("tonnage", str),
    "LengthOfShipDetails/LengthOfShip": ("length", str),
    "HullIdentificationNumbers/HullIdentificationNumber": (
        "identifications",
        partial(Identification, Id.HULL_NUMBER, label="Hull identification number (HIN)"),
    ),
}
_DOCUMENTS = {
    "Passport": ("PassportDetails/Passport", Id.PASSPORT, "Passport"),
    "NationalIdentifier": ("NationalIdentifierDetails/NationalIdentifier", Id.NATIONAL_ID, "National identifier"),
}
"""What the columns of a document begin with: where it stands, its kind, its label."""

# -- a designation ----------------------------------------------------------------------------------------------------


def fcdo_entity(record: Item) -> Entity:
    """The entity that a designation of the UK Sanctions List is about."""
    record.reference = reference = record.text("UniqueID")
    if reference is None:
        record.issue(IssueCode.MISSING_FIELD, "a designation without its Unique ID")
    cls = entity_class(record, "IndividualEntityShip")
    names = latin_names(record.all("Names/Name"), person=cls is Person)
    # The list links no name in another script to one in Latin script, and calls none of them primary: a guess.
    foreign = foreign_names([(group, NameKind.PRIMARY) for group in record.all("NonLatinNames/NonLatinName")], names)
    addresses = [(group, group.make(Address)) for group in record.all("Addresses/Address")]
    placed = [
        *_texts(record, _OF_ANY),
        *(value for part in record.all("IndividualDetails/Individual") for value in _of_person(part)),
        *(value for part in record.all("EntityDetails/Entity") for value in _of_entity(part)),
        *(value for part in record.all("ShipDetails/Ship") for value in _of_ship(part)),
    ]
    prose = record.text("OtherInformation")
    source = record.reading.source(reference, record.line)
    return entity(
        record,
        cls,
        names,
        foreign,
        placed,
        id=identifier("gb", reference, record.line),
        addresses=once(addresses),
        designations=(_designation(record, prose or "", source),),
        remarks=(prose,) if prose else (),
        external_ids=_external_ids(record, placed),
        source=source,
    )


def _texts(part: Item, makers: _Makers) -> Iterator[Placed]:
    for path, (field, make) in makers.items():
        for _, text in part.distinct(path):
            yield Placed(field, make(text), text)


def _of_person(part: Item) -> Iterator[Placed]:
    yield from _texts(part, _OF_PERSON)
    for date in part.dates_of("DOBs/DOB", birth_date_of, what="the birth date", once=True):
        yield Placed("birth_dates", date)
    for group, text in part.distinct("Genders/Gender"):
        if gender := group.became(GENDERS.get(text.casefold()), "Gender"):
            yield Placed("gender", gender, text)
        else:
            part.issue(IssueCode.UNKNOWN_CODE, "unknown gender", text)
    for place in once([(group, group.make(Place)) for group in part.all("BirthDetails/Location")]):
        yield Placed("birth_places", place)
    for begins, (path, kind, label) in _DOCUMENTS.items():
        documents: list[tuple[Item, Identification | None]] = []
        for group in part.all(path):
            columns = f"{begins}Number", f"{begins}AdditionalInformation"
            number, detail = map(group.text, columns)
            made = document(kind, number, detail, label) if number or detail else None
            documents.append((group, group.became(made, *columns)))
        yield from (Placed("identifications", one) for one in once(documents))


def _of_entity(part: Item) -> Iterator[Placed]:
    yield from _texts(part, _OF_ENTITY)
    for group, text in part.distinct("BusinessRegistrationNumbers/BusinessRegistrationNumber"):
        numbers = tuple(registrations(text, "Business registration number"))
        if any(number.number != text for number in numbers):  # a text that holds several, or a label
            cell = Note(text, label="Business registration number")
            group.also("cells", cell, "BusinessRegistrationNumber")
            yield Placed("cells", cell)
        yield from _identifications(group, numbers, "BusinessRegistrationNumber")


def _of_ship(part: Item) -> Iterator[Placed]:
    for group, text in part.distinct("IMONumbers/IMONumber"):
        yield from _identifications(group, (imo_identification(part, text),), "IMONumber")
    yield from _texts(part, _OF_SHIP)
    for date in part.dates_of("YearsBuilt/YearBuilt", date_of, what="the year built", once=True):
        yield Placed("build_dates", date)


def _identifications(group: Item, numbers: tuple[Identification, ...], name: str) -> Iterator[Placed]:
    group.became(numbers, name)
    group.also("external_ids", tuple(external_ids(numbers)), name)
    yield from (Placed("identifications", number) for number in numbers)


def _external_ids(record: Item, placed: list[Placed]) -> tuple[ExternalId, ...]:
    """What others call the party: the numbers of ships, banks and entities, then those of OFSI and of the UN."""
    numbers = external_ids(one.value for one in placed if one.field == "identifications")
    schemes = (ExternalScheme.OFSI_GROUP, "OFSIGroupID"), (ExternalScheme.UN_REFERENCE, "UNReferenceNumber")
    stated = [ExternalId(scheme, text) for scheme, name in schemes if (text := record.text(name))]
    return tuple(dict.fromkeys([*numbers, *stated]))


def _designation(record: Item, prose: str, source: Source) -> Designation:
    regime, origin = record.text("RegimeName"), record.text("DesignationSource")
    reasons = record.text("UKStatementofReasons")
    if regime is None:
        record.issue(IssueCode.MISSING_FIELD, "a designation without a regime")
    if origin is not None and origin.casefold() not in _SOURCES:
        record.issue(IssueCode.UNKNOWN_CODE, "unknown source of a designation", origin)
    designated, words = record.date("DateDesignated", date_of), record.texts.get("LastUpdated")
    updated = record.date("LastUpdated", date_of)
    notes = [Note(origin, label="Designation source")] if origin else []
    events: list[Event] = []
    if updated and updated != designated:
        events.append(Event(kind=EventKind.AMENDED, date=updated, label="Last Updated"))
        record.also("designations.events[amended].date", updated, "LastUpdated")
    elif updated and words:  # nothing was amended since
        notes.append(Note(words, label="Last Updated"))
        record.also("designations.notes", notes[-1], "LastUpdated")
    designation = Designation(
        list=UK_SANCTIONS_LIST,
        authority=FCDO,
        reference=record.reference,
        programs=(program_of(record, regime),) if regime else (),
        effective_date=designated,
        legal_bases=legal_bases(regime) if regime else (),
        measures=tuple(_measures(record, prose, reasons or "")),
        reasons=(reasons,) if reasons else (),
        events=tuple(events),
        notes=tuple(notes),
        source=source,
    )
    record.also("designations", designation, "RegimeName")
    return designation


def _measures(record: Item, prose: str, reasons: str) -> list[Measure]:
    pieces = (record.text("SanctionsImposed") or "").split("|")
    words = [*dict.fromkeys(text for piece in pieces if (text := piece.strip()))]
    measures: list[Measure] = []
    elsewhere: list[str] = []
    for text in words:
        kind = MEASURES.get(text.casefold())
        if kind is None and (match := SEE_OTHER.fullmatch(text)):
            kind = MeasureKind.TRANSPORT_RESTRICTION
            elsewhere.append(match[1].capitalize())
        elif kind is None:
            record.issue(IssueCode.UNKNOWN_CODE, "unknown words in SanctionsImposed", text)
        measures.append(Measure(kind=kind or MeasureKind.OTHER, text=text))
    record.became(tuple(measures), "SanctionsImposed")
    measures += _indicated(record, {text.casefold(): one for text, one in zip(words, measures, strict=True)})
    for label in dict.fromkeys(elsewhere):
        measures += dict.fromkeys(behind(label, prose))
    enter_days(measures, f"{prose} {reasons}")
    return measures


def _indicated(record: Item, measures: Mapping[str, Measure]) -> Iterator[Measure]:
    """The measures that the indicators alone state: that they do not say the same as the words is an issue."""
    for group in record.all("SanctionsImposedIndicators"):
        for name in [*group.texts]:
            text, words = group.text(name) or "", INDICATORS[name]
            stated, measure = _TRUTH.get(text.casefold()), measures.get(words)
            if stated is None and text:
                record.issue(IssueCode.UNKNOWN_CODE, f"unknown indicator {name}", text)
            elif stated is not None and stated != (measure is not None):
                message = f"the indicator {name} does not agree with SanctionsImposed"
                record.issue(IssueCode.UNREADABLE_VALUE, message, text)
                if stated:
                    measure = Measure(kind=MEASURES[words], label=name)
                    yield measure
            if group.trace is not None and stated is not None:
                group.became(measure if stated else (), name)
