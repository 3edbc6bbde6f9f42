"""The UK Sanctions List: what its elements and columns mean, in whatever encoding."""

from __future__ import annotations

import attrs

from ...model import (
    Contact,
    ContactKind,
    Designation,
    Entity,
    Event,
    EventKind,
    ExternalScheme,
    Identification,
    IssueCode,
    Measure,
    MeasureKind,
    Nationality,
    Note,
    Person,
    RelationshipKind,
    Source,
)
from ...model import IdentificationKind as Id
from ...parsing.reading import Reading
from ...vocabularies.countries import country
from .authority import FCDO, UK_SANCTIONS_LIST
from .vocabulary import (
    BEHIND,
    IMPOSED_ON,
    INDICATORS,
    MEASURES,
    SEE_OTHER,
    Party,
    date_measure,
    document,
    identifier,
    legal_bases,
)

_CONTACTS = {
    "PhoneNumber": ContactKind.PHONE,
    "Website": ContactKind.WEBSITE,
    "EmailAddress": ContactKind.EMAIL,
}
_TEXT_FIELDS = {
    "Title": "titles",
    "Position": "positions",
    "TypeOfEntity": "organization_types",
    "CurrentOwnerOperator": "owners",
    "PreviousOwnerOperator": "former_owners",
    "TypeOfShip": "vessel_types",
    "TonnageOfShip": "tonnage",
    "LengthOfShip": "length",
}
_FLAGS = {"CurrentBelievedFlagOfShip": "flags", "PreviousFlag": "former_flags"}
_RELATIONSHIPS = {
    "ParentCompany": (RelationshipKind.SUBSIDIARY_OF, "Parent company"),
    "Subsidiary": (RelationshipKind.PARENT_OF, "Subsidiaries"),
}
_ORDER = {name: place for place, name in enumerate(("Passport", "NationalIdentifier", *_CONTACTS, *_RELATIONSHIPS), 1)}
"""What goes into one field is put in one order, whatever that of the elements or columns."""
_SOURCES = frozenset({"uk", "un", "uk and un", "un and uk"})


@attrs.define
class FcdoRecord:
    """
    One designation of the UK Sanctions List, before anything in it is understood.

    Attributes:
        texts: What stands once, by the name of its element in XML.
        groups: What may stand several times, in order: the name of the element, and its children (or itself) by name.
        indicators: The booleans of SanctionsImposedIndicators, by name.
        line: Where it begins.
    """

    line: int
    texts: dict[str, str] = attrs.field(factory=dict)
    groups: list[tuple[str, dict[str, str]]] = attrs.field(factory=list)
    indicators: dict[str, str] = attrs.field(factory=dict)


def fcdo_entity(reading: Reading, record: FcdoRecord) -> Entity:
    """The entity that a designation of the UK Sanctions List is about."""
    texts = record.texts
    party = Party(reading, texts.get("UniqueID"), record.line)
    if party.record is None:
        party.issue(IssueCode.MISSING_FIELD, "a designation without its Unique ID")
    kind = party.entity_class(texts.get("IndividualEntityShip"))
    for name, values in sorted(record.groups, key=lambda group: _ORDER.get(group[0], 0)):
        _take(party, name, values, person=kind is Person)
    if (text := texts.get("OFSIGroupID")) is not None:
        party.add_external(ExternalScheme.OFSI_GROUP, text)
    if (text := texts.get("UNReferenceNumber")) is not None:
        party.add_external(ExternalScheme.UN_REFERENCE, text)
    if (text := texts.get("OtherInformation")) is not None:
        party.add("remarks", text)
    source = reading.source(party.record, record.line)
    designation = _designation(party, record, source)
    return party.entity(
        kind, id=identifier("gb-", party.record, record.line), designations=(designation,), source=source
    )


def _take(party: Party, name: str, values: dict[str, str], *, person: bool) -> None:
    text = values.get(name, "")
    if name == "Name":
        words = {number: part for number in range(1, 7) if (part := values.get(f"Name{number}"))}
        party.add_name(words, values.get("NameType"), values.get("AliasStrength"), person=person)
    elif name == "NonLatinName":
        script, language = values.get("NonLatinScriptType"), values.get("NonLatinScriptLanguage")
        if text := values.get("NameNonLatinScript", ""):
            party.add_foreign_name(text, script, language, None)
        else:
            raw = ", ".join(filter(None, (script, language)))
            party.issue(IssueCode.MISSING_FIELD, "a script or a language without a name", raw)
    elif name == "Address":
        lines = (values.get(f"AddressLine{number}", "") for number in range(1, 7))
        party.add_address(lines, values.get("AddressPostalCode"), values.get("AddressCountry"))
    elif name == "Passport":
        number, detail = values.get("PassportNumber"), values.get("PassportAdditionalInformation")
        party.add_identification(document(Id.PASSPORT, number, detail, "Passport"))
    elif name == "NationalIdentifier":
        number, detail = values.get("NationalIdentifierNumber"), values.get("NationalIdentifierAdditionalInformation")
        party.add_identification(document(Id.NATIONAL_ID, number, detail, "National identifier"))
    elif name == "Location":
        party.add_birth_place(values.get("TownOfBirth"), values.get("CountryOfBirth"))
    elif name == "DOB":
        party.add_birth_date(text)
    elif name == "Nationality":
        party.add("nationalities", Nationality(country(text)))
    elif name == "Gender":
        party.add_gender(text)
    elif name == "BusinessRegistrationNumber":
        party.add_registration(text, "Business registration number")
    elif name == "IMONumber":
        party.add_imo_number(text)
    elif name == "HullIdentificationNumber":
        party.add_identification(Identification(Id.HULL_NUMBER, text, label="Hull identification number (HIN)"))
    elif name == "YearBuilt":
        party.add_build_date(text)
    elif name in _CONTACTS:
        party.add("contacts", Contact(_CONTACTS[name], text))
    elif name in _FLAGS:
        party.add(_FLAGS[name], country(text))
    elif name in _RELATIONSHIPS:
        relation, label = _RELATIONSHIPS[name]
        party.add_relationship(relation, text, label)
    else:
        party.add(_TEXT_FIELDS[name], text)


def _designation(party: Party, record: FcdoRecord, source: Source) -> Designation:
    texts = record.texts
    regime = texts.get("RegimeName")
    if regime is None:
        party.issue(IssueCode.MISSING_FIELD, "a designation without a regime")
    origin = texts.get("DesignationSource")
    if origin is not None and origin.casefold() not in _SOURCES:
        party.issue(IssueCode.UNKNOWN_CODE, "unknown source of a designation", origin)
    designated = party.date(texts.get("DateDesignated"), "DateDesignated")
    updated = party.date(texts.get("LastUpdated"), "LastUpdated")
    notes = [Note(origin, label="Designation source")] if origin else []
    if updated and updated == designated:  # nothing was amended since
        notes.append(Note(texts["LastUpdated"], label="Last Updated"))
        updated = None
    return Designation(
        list=UK_SANCTIONS_LIST,
        authority=FCDO,
        reference=party.record,
        programs=(party.program(regime),) if regime else (),
        effective_date=designated,
        legal_bases=legal_bases(regime) if regime else (),
        measures=tuple(_measures(party, record)),
        reasons=(texts["UKStatementofReasons"],) if "UKStatementofReasons" in texts else (),
        events=(Event(kind=EventKind.AMENDED, date=updated, label="Last Updated"),) if updated else (),
        notes=tuple(notes),
        source=source,
    )


def _measures(party: Party, record: FcdoRecord) -> list[Measure]:
    texts = record.texts
    words = [text for piece in texts.get("SanctionsImposed", "").split("|") if (text := piece.strip())]
    found: list[Measure] = []
    behind: list[str] = []
    for text in dict.fromkeys(words):
        kind = MEASURES.get(text.casefold())
        if match := SEE_OTHER.fullmatch(text):
            kind = MeasureKind.TRANSPORT_RESTRICTION
            behind.append(match[1].capitalize())
        elif kind is None:
            party.issue(IssueCode.UNKNOWN_CODE, "unknown words in SanctionsImposed", text)
            kind = MeasureKind.OTHER
        found.append(Measure(kind=kind, text=text))
    _check_indicators(party, record, {text.casefold() for text in words}, found)
    prose = texts.get("OtherInformation", "")
    for label in dict.fromkeys(behind):
        spelt = [
            Measure(kind=kind, text=match[0], label=f"{label} sanctions")
            for pattern, kind in BEHIND
            for match in pattern.finditer(prose)
        ]
        found += dict.fromkeys(spelt)
    for match in IMPOSED_ON.finditer(f"{prose} {texts.get('UKStatementofReasons', '')}"):
        date_measure(found, match[1], match[2])
    return found


def _check_indicators(party: Party, record: FcdoRecord, words: set[str], found: list[Measure]) -> None:
    """The indicators say the same again; where they do not, that is an issue, and none of both is lost."""
    for name, text in record.indicators.items():
        if (said := INDICATORS.get(name)) is None or text.casefold() not in ("true", "false"):
            party.issue(IssueCode.UNKNOWN_CODE, f"unknown indicator {name}", text)
        elif (text.casefold() == "true") != (said in words):
            message = f"the indicator {name} does not agree with SanctionsImposed"
            party.issue(IssueCode.UNREADABLE_VALUE, message, text)
            if text.casefold() == "true":
                found.append(Measure(kind=MEASURES[said], label=name))
