"""
OFAC's vocabulary, which all its formats share: what each of its labels means, and a party put together from them.

The labels are those of the "ID" section of OFAC's lists (``idType`` in the classic XML, features and document types in
the Advanced and Enhanced ones, the words before a value in the remarks of the delimited files).
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import attrs

from ...model import (
    Aircraft,
    Contact,
    ContactKind,
    Designation,
    DigitalCurrencyAddress,
    Entity,
    Event,
    EventKind,
    ExternalId,
    ExternalScheme,
    Gender,
    Identification,
    IssueCode,
    LegalBasis,
    LegalBasisKind,
    Measure,
    MeasureKind,
    NameKind,
    Note,
    Organization,
    PartialDate,
    Person,
    Quality,
    RelationshipKind,
    Security,
    SecurityKind,
    Source,
    Vessel,
)
from ...model import IdentificationKind as Id
from ...model.dates import edtf_of
from ...parsing.builder import Placed, entity, has_field, misplaced, of_designations
from ...parsing.fields import Fields
from ...parsing.identifiers import identifier, imo_number, is_bic, is_lei
from ...parsing.items import Context, Item
from ...parsing.reading import Reading
from ...vocabularies.countries import country
from .authority import CONSOLIDATED_LIST, OFAC, SDN_LIST

ENTITY_TYPES: dict[str, type[Entity]] = {
    "individual": Person,
    "entity": Organization,
    "vessel": Vessel,
    "aircraft": Aircraft,
}

NAME_KINDS = {"a.k.a.": NameKind.AKA, "f.k.a.": NameKind.FKA, "n.k.a.": NameKind.NKA}
QUALITIES = {"strong": Quality.STRONG, "weak": Quality.WEAK}
GENDERS = {"male": Gender.MALE, "female": Gender.FEMALE}

UNDETERMINED = "undetermined"
"""OFAC's country of an address whose country it does not know; the delimited files leave it empty."""


class Field(NamedTuple):
    """
    Where a label's value goes: a field of the entity, or of its designation, and the kind it has there.

    >>> str(ID_TYPES["Website"])
    'contacts (website)'
    """

    name: str
    kind: enum.StrEnum | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.kind})" if self.kind else self.name


def _documents(kind: Id, *labels: str) -> dict[str, Field]:
    return {label: Field("identifications", kind) for label in labels}


ID_TYPES: dict[str, Field] = {
    # -- persons' documents
    **_documents(Id.PASSPORT, "Passport", "British National Overseas Passport"),
    **_documents(Id.DIPLOMATIC_PASSPORT, "Diplomatic Passport"),
    **_documents(
        Id.TRAVEL_DOCUMENT,
        "Travel Document Number",
        "Stateless Person Passport",
        "Seafarer's Identification Document",
        "VisaNumberID",
    ),
    **_documents(
        Id.NATIONAL_ID,
        "National ID No.",
        "C.U.R.P.",
        "Cedula No.",
        "Identification Number",
        "D.N.I.",
        "C.U.I.",
        "C.U.I.P.",
        "Personal ID Card",
        "Turkish Identification Number",
        "Numero de Identidad",
        "LE Number",
        "Citizen's Card Number",
        "Kenyan ID No.",
        "Federal ID Card",
        "Turkish Identificiation Number",
        "Tazkira National ID Card",
        "Moroccan Personal ID No.",
        "Bosnian Personal ID No.",
        "CNP (Personal Numerical Code)",
        "UAE Identification",
        "Refugee ID Card",
        "Stateless Person ID Card",
    ),
    **_documents(
        Id.RESIDENCE_PERMIT,
        "National Foreign ID Number",
        "Residency Number",
        "Immigration No.",
        "N.I.E.",
        "Public Security and Immigration No.",
        "Romanian Permanent Resident",
    ),
    **_documents(Id.DRIVING_LICENCE, "Driver's License No."),
    **_documents(Id.BIRTH_CERTIFICATE, "Birth Certificate Number"),
    **_documents(Id.VOTER_ID, "Electoral Registry No.", "Credencial electoral", "I.F.E."),
    **_documents(Id.MILITARY_ID, "Cartilla de Servicio Militar Nacional", "Military Registration Number"),
    **_documents(Id.SOCIAL_SECURITY_NUMBER, "SSN"),
    **_documents(Id.NAME_CODE, "Chinese Commercial Code"),
    # -- numbers of registers
    **_documents(
        Id.TAX_NUMBER,
        "Tax ID No.",
        "R.F.C.",
        "RFC",
        "NIT #",
        "RUC #",
        "RUT #",
        "V.A.T. Number",
        "RIF #",
        "Italian Fiscal Code",
        "US FEIN",
        "C.U.I.T.",
        "RTN",
        "Paraguayan tax identification number",
        "C.I.F.",
        "N.I.F.",
        "Fiscal Code",
        "Romanian Tax Registration",
        "Numero Unico de Identificacao Tributaria (NUIT)",
        "Global Intermediary Identification Number",
    ),
    **_documents(
        Id.REGISTRATION_NUMBER,
        "Registration Number",
        "Registration ID",
        "Government Gazette Number",
        "Business Registration Number",
        "Company Number",
        "Folio Mercantil No.",
        "Commercial Registry Number",
        "Unified Social Credit Code (USCC)",
        "United Social Credit Code Certificate (USCCC)",
        "C.R. No.",
        "Economic Register Number (CBLS)",
        "Public Registration Number",
        "Matricula Mercantil No",
        "Chamber of Commerce Number",
        "UK Company Number",
        "Business Registration Document #",
        "Central Registration System Number",
        "Istanbul Chamber of Comm. No.",
        "Business Number",
        "Enterprise Number",
        "Registered Charity No.",
        "Dubai Chamber of Commerce Membership No.",
        "Branch Unit Number",
        "Certificate of Incorporation Number",
        "File Number",
        "Romanian C.R.",
        "Organization Code",
        "Registration Certificate Number (Dubai)",
        "C.I.N.",
        "Russian State Individual Business Registration Number Pattern (OGRNIP)",
        "Trademark number",
        "RSIN",
    ),
    **_documents(
        Id.LICENCE,
        "License",
        "Trade License No.",
        "Permit Number",
        "SRE Permit No.",
        "Pilot License Number",
        "Afghan Money Service Provider License Number",
        "MSB Registration Number",
        "Tourism License No.",
        "Tarjeta Profesional",
    ),
    **_documents(Id.LEI, "Legal Entity Number"),
    **_documents(Id.DUNS, "D-U-N-S Number"),
    **_documents(Id.BIC, "SWIFT/BIC"),
    **_documents(Id.BANK_CODE, "BIK (RU)"),
    **_documents(Id.LOCODE, "UN/LOCODE"),
    **_documents(Id.IMO_NUMBER, "Vessel Registration Identification"),
    **_documents(Id.MMSI, "MMSI"),
    **_documents(Id.OTHER, "Serial No."),
    # -- securities
    "ISIN": Field("securities", SecurityKind.ISIN),
    "Equity Ticker": Field("securities", SecurityKind.TICKER),
    "MICEX Code": Field("securities", SecurityKind.TICKER),
    "Issuer Name": Field("securities", SecurityKind.ISSUER_NAME),
    # -- what a party is, and how one reaches it
    "Gender": Field("gender"),
    "Organization Established Date": Field("established_dates"),
    "Organization Type:": Field("activities"),
    "Target Type": Field("organization_types"),
    "Nationality of Registration": Field("registration_countries"),
    "Registration Country": Field("registration_countries"),
    "Website": Field("contacts", ContactKind.WEBSITE),
    "Email Address": Field("contacts", ContactKind.EMAIL),
    "Phone Number": Field("contacts", ContactKind.PHONE),
    **{
        f"Digital Currency Address - {currency}": Field("digital_currency_addresses")
        for currency in (
            "XBT",
            "ETH",
            "USDT",
            "LTC",
            "BCH",
            "TRX",
            "XMR",
            "ZEC",
            "DASH",
            "USDC",
            "ETC",
            "BTG",
            "BSV",
            "XVG",
            "XRP",
            "ARB",
            "BSC",
        )
    },
    # -- ships and aircraft
    "Former Vessel Flag": Field("former_flags"),
    "Other Vessel Flag": Field("flags"),
    "Other Vessel Type": Field("vessel_types"),
    "Other Vessel Call Sign": Field("call_signs"),
    "Vessel Year of Build": Field("build_dates"),
    "Aircraft Model": Field("models"),
    "Aircraft Operator": Field("operators"),
    "Aircraft Manufacture Date": Field("manufacture_dates"),
    "Aircraft Tail Number": Field("tail_numbers"),
    "Previous Aircraft Tail Number": Field("former_tail_numbers"),
    "Aircraft Manufacturer's Serial Number (MSN)": Field("serial_numbers"),
    "Aircraft Serial Identification": Field("serial_numbers"),
    "Aircraft Construction Number (also called L/N or S/N or F/N)": Field("construction_numbers"),
    "Aircraft Mode S Transponder Code": Field("transponder_codes"),
    # -- the designation
    "Secondary sanctions risk:": Field("measures", MeasureKind.SECONDARY_SANCTIONS_RISK),
    "Additional Sanctions Information -": Field("measures"),
    "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions:": Field(
        "measures", MeasureKind.BANKING_TRANSACTIONS_RESTRICTION
    ),
    "CAATSA Section 235 Information:": Field("measures"),
    "PEESA Information:": Field("measures"),
    "Executive Order 13662 Directive Determination -": Field("measures"),
    "Executive Order 13846 information:": Field("measures"),
    "Executive Order 14014 Directive Information:": Field("measures"),
    "Executive Order 14059 information:": Field("measures"),
    "Executive Order 14024 Directive Information": Field("measures"),
    "Executive Order 14024 Directive Information -": Field("notes"),
    "For more information, please see:": Field("notes"),
    "IFCA Determination -": Field("notes"),
    "Purchase/Sales For Divestment Date (CMIC)": Field("events", EventKind.DIVESTMENT),
    **{
        f"{kind.title()} Date ({scope}": Field("events", event)
        for kind, event in (("listing", EventKind.LISTED), ("effective", EventKind.EFFECTIVE))
        for scope in (
            "CMIC)",
            "EO 14014 Directive 1):",
            "EO 14024 Directive 1a):",
            "EO 14024 Directive 2):",
            "EO 14024 Directive 3):",
        )
    },
}
"""Each label of OFAC's ID sections to the field that its value goes to."""

FEATURE_TYPES: dict[str, Field] = {
    "Birthdate": Field("birth_dates"),
    "Place of Birth": Field("birth_places"),
    "Nationality Country": Field("nationalities"),
    "Citizenship Country": Field("citizenships"),
    "Location": Field("addresses"),
    "Title": Field("titles"),
    "VESSEL TYPE": Field("vessel_types"),
    "Vessel Type": Field("vessel_types"),
    "Vessel Flag": Field("flags"),
    "Vessel Call Sign": Field("call_signs"),
    "Vessel Owner": Field("owners"),
    "Vessel Tonnage": Field("tonnage"),
    "Vessel Gross Registered Tonnage": Field("gross_registered_tonnage"),
}
"""Each label that only features of the Advanced and Enhanced XML have, to its field; the others are in `ID_TYPES`."""

SANCTIONS_TYPES: dict[str, MeasureKind] = {
    "Block": MeasureKind.ASSET_FREEZE,
    "Reject": MeasureKind.BANKING_TRANSACTIONS_RESTRICTION,
    "13662 Sectoral Directive 1": MeasureKind.FINANCING_RESTRICTION,
    "13662 Sectoral Directive 2": MeasureKind.FINANCING_RESTRICTION,
    "13662 Sectoral Directive 3": MeasureKind.FINANCING_RESTRICTION,
    "13662 Sectoral Directive 4": MeasureKind.SERVICES_BAN,
    "Executive Order 14024 Directive 1a": MeasureKind.FINANCING_RESTRICTION,
    "Executive Order 14024 Directive 2": MeasureKind.CORRESPONDENT_ACCOUNT_RESTRICTION,
    "Executive Order 14024 Directive 3": MeasureKind.FINANCING_RESTRICTION,
    "Executive Order 14024 Directive 4": MeasureKind.OTHER,
    "Executive Order 14014 Directive 1": MeasureKind.SERVICES_BAN,
    "Executive Order 14059 Non-blocking": MeasureKind.OTHER,
    "CAATSA Section 231/235 Sanctions": MeasureKind.OTHER,
    "CMIC Executive Order": MeasureKind.INVESTMENT_BAN,
    "Executive Order 13959 Sanctions": MeasureKind.INVESTMENT_BAN,
    "561 Full Restrictions": MeasureKind.CORRESPONDENT_ACCOUNT_RESTRICTION,
    "NDAA Special Conditions": MeasureKind.OTHER,
}
"""
Each type of sanctions of the Advanced and Enhanced XML (but for ``Program``, whose comment is the program's tag).

``Reject`` means that transactions are refused, not frozen.
"""

RELATION_TYPES: dict[str, RelationshipKind] = {
    "Associate Of": RelationshipKind.ASSOCIATE_OF,
    "Providing support to": RelationshipKind.PROVIDING_SUPPORT_TO,
    "Acting for or on behalf of": RelationshipKind.ACTING_FOR,
    "Owned or Controlled By": RelationshipKind.OWNED_OR_CONTROLLED_BY,
    "Family member of": RelationshipKind.FAMILY_OF,
    "playing a significant role in": RelationshipKind.SIGNIFICANT_ROLE_IN,
    "Leader or official of": RelationshipKind.LEADER_OF,
    "Principal Executive Officer": RelationshipKind.EXECUTIVE_OF,
    "Owns, controls, or operates": RelationshipKind.OWNS_CONTROLS_OR_OPERATES,
    "Property in the interest of": RelationshipKind.PROPERTY_IN_THE_INTEREST_OF,
}
"""Each type of relation of the Advanced and Enhanced XML to what it says."""

LABELS: dict[str, Id | MeasureKind | RelationshipKind] = {
    **{label: field.kind for label, field in ID_TYPES.items() if isinstance(field.kind, Id)},
    **SANCTIONS_TYPES,
    **RELATION_TYPES,
}
"""What those of its labels mean that others repeat, of documents, measures and relations."""

_LEGAL_WORDS = (
    (r"^executive order|^e\.?o\.? \d", LegalBasisKind.EXECUTIVE_ORDER),
    (r"\bcfr\b|regulations", LegalBasisKind.REGULATION),
    (r"\bact\b|^(?:caatsa|cisada|hifpaa|ifca|ina|magnitsky|nhraa|nkspea|tra|uhrpa)\b|peesa", LegalBasisKind.STATUTE),
)


@lru_cache(maxsize=1024)
def legal_basis(citation: str, title: str | None = None) -> LegalBasis:
    """
    A legal basis as OFAC cites it, with the kind of act that its words name.

    >>> legal_basis("Executive Order 13894 (Syria-related)").kind, legal_basis("CAATSA - Section 231").kind
    (<LegalBasisKind.EXECUTIVE_ORDER: 'executive order'>, <LegalBasisKind.STATUTE: 'statute'>)
    """
    folded = citation.casefold()
    kind = next((kind for pattern, kind in _LEGAL_WORDS if re.search(pattern, folded)), None)
    return LegalBasis(citation=citation, kind=kind, title=title if title != citation else None)


_WALLET = "Digital Currency Address - "

_MEASURE_WORDS = (
    (r"(?<!not subject to )secondary sanctions", MeasureKind.SECONDARY_SANCTIONS_RISK),
    (r"block(?:ing|ed)?\b.*property|property.*blocked", MeasureKind.ASSET_FREEZE),
    (r"foreign exchange", MeasureKind.FOREIGN_EXCHANGE_RESTRICTION),
    (r"banking transactions", MeasureKind.BANKING_TRANSACTIONS_RESTRICTION),
    (r"executive officers|corporate officers", MeasureKind.OFFICER_SANCTIONS),
    (r"export sanctions", MeasureKind.EXPORT_CONTROL),
    (r"import sanctions", MeasureKind.IMPORT_RESTRICTION),
    (r"investment in equity or debt|investing in .* equity or debt", MeasureKind.INVESTMENT_BAN),
    (r"correspondent account", MeasureKind.CORRESPONDENT_ACCOUNT_RESTRICTION),
    (
        r"loans from|making loans|export-import bank|debt .* equity|^subject to directive [123]$",
        MeasureKind.FINANCING_RESTRICTION,
    ),
    (r"new debt|new equity|secondary market for .*bonds", MeasureKind.FINANCING_RESTRICTION),
    (r"procurement", MeasureKind.PROCUREMENT_BAN),
    (r"financial services|^subject to directive 4$", MeasureKind.SERVICES_BAN),
)
"""
What the words of a measure mean. A directive named by its number alone is one under E.O. 13662: 1 to 3 restrict new
debt (1 also new equity), 4 restricts goods, services and technology for oil projects. What a directive under another
order restricts is read off the words behind its number.
"""


@lru_cache(maxsize=1024)
def measure_kind(words: str) -> MeasureKind | None:
    """
    What OFAC's words for a measure mean; None if they say nothing that the vocabulary has.

    >>> measure_kind("FOREIGN EXCHANGE. Sec 235(a)(7)")
    <MeasureKind.FOREIGN_EXCHANGE_RESTRICTION: 'foreign exchange restriction'>
    >>> measure_kind("Not Subject to Secondary Sanctions; U.S. Persons Must Continue to Block the Property")
    <MeasureKind.ASSET_FREEZE: 'asset freeze'>
    >>> measure_kind("Subject to Directive 3 - All transactions in new debt")
    <MeasureKind.FINANCING_RESTRICTION: 'financing restriction'>
    """
    folded = words.casefold()
    return next((kind for pattern, kind in _MEASURE_WORDS if re.search(pattern, folded)), None)


@lru_cache(maxsize=4096)
def measure(text: str, label: str) -> Measure:
    kind = ID_TYPES[label].kind
    return Measure(kind=kind if isinstance(kind, MeasureKind) else measure_kind(text), text=text, label=label)


@lru_cache(maxsize=64)
def _scope(label: str) -> str | None:
    match = re.search(r"\(([^()]*)\)", label)
    return match[1] if match else None


_ONLY_ELSEWHERE = re.compile(r"(?i)NS-|561|FSE-|CMIC")
_ALSO_ELSEWHERE = frozenset(
    {
        "IRAN",
        "UKRAINE-EO13662",
        "RUSSIA-EO14024",
        "SYRIA",
        "CAATSA - RUSSIA",
        "BURMA-EO14014",
        "SDGT",
        "VENEZUELA-EO13850",
        "IRAN-CON-ARMS-EO",
    }
)


def list_of(programs_by_record: list[tuple[str, ...]]) -> str | None:
    """
    Which list it is, by the programs of its first records; None if they leave it open.

    The first telling record decides. One whose programs are all those of OFAC's other lists (NS-PLC, Foreign Sanctions
    Evaders, part 561, NS-CMIC) is never on the SDN list; one that has none of the programs that were seen on the
    Consolidated lists of 2016, 2018 and 2024 is on no other.

    >>> list_of([("IRAN",), ("CUBA",)]), list_of([("IRAN",), ("NS-PLC",)]), list_of([("IRAN",)])
    ('SDN List', 'Consolidated List', None)
    """
    for codes in programs_by_record:
        if codes and all(_ONLY_ELSEWHERE.match(code) for code in codes):
            return CONSOLIDATED_LIST
        if codes and not any(code in _ALSO_ELSEWHERE or _ONLY_ELSEWHERE.match(code) for code in codes):
            return SDN_LIST
    return None


# -- what stands under the labels --------------------------------------------------------------------------------------

_OF_DESIGNATIONS = frozenset({"measures", "events", "notes"})
_DATES = frozenset({"established_dates", "build_dates", "manufacture_dates"})
_COUNTRIES = frozenset({"registration_countries", "flags", "former_flags"})


def labelled(
    item: Item,
    label: str,
    number: str | None,
    *names: str,
    country_name: str | None = None,
    issued: str | None = None,
    expires: str | None = None,
    origin: str | None = None,
) -> Iterator[Placed]:
    """
    What an ID section (or a remark) says under a label, with the field that it belongs to; see `ID_TYPES`.

    Args:
        item: What it was read from.
        label: The label.
        number: What stands under it.
        names: Those of the texts of the item: of the label, of the number, of the others.
        country_name: The country of a document.
        issued: The words for the day of its issue.
        expires: Those for the day of its expiry.
        origin: The field that holds it all, if it was read out of one.
    """
    field = ID_TYPES.get(label.replace("\u2019", "'"))
    if field is None and label.startswith(_WALLET):
        field = Field("digital_currency_addresses")
    elif field is None:
        item.issue(IssueCode.UNKNOWN_CODE, "unknown type of identification", label)
        field = Field("identifications", Id.OTHER)
    if field.name != "identifications":
        if number is None or country_name or issued or expires:
            raw = " / ".join(words for words in (number, country_name, issued, expires) if words)
            item.issue(IssueCode.MISPLACED_VALUE, f"{label} with the particulars of a document", raw)
        if number is not None:
            yield from _value(item, label, field, number, names, origin)
        return
    found = Identification(
        Id(field.kind or ""),
        number,
        label=label,
        country=country(country_name) if country_name else None,
        issue_date=day(item, issued, "the date of issue") if issued else None,
        expiry_date=day(item, expires, "the date of expiry") if expires else None,
        origin=origin,
    )
    yield from document(item, found, *names)


def document(item: Item, found: Identification, *names: str) -> Iterator[Placed]:
    """
    A document or a number of a register, and beside it the external identifier that it is, if it has the form of one.

    Args:
        item: What it was read from.
        found: The document.
        names: Those of the texts of the item: of the label, of the number, of the others.
    """
    kind, number = found.kind, found.number or ""
    external: ExternalId | None = None
    if kind is Id.IMO_NUMBER:
        if digits := imo_number(number):
            external = ExternalId(ExternalScheme.IMO, f"IMO{digits}")
        else:
            found = attrs.evolve(found, kind=Id.VESSEL_REGISTRATION)
    elif kind is Id.LEI:
        if is_lei(number):
            external = ExternalId(ExternalScheme.LEI, number)
        else:
            found = attrs.evolve(found, kind=Id.REGISTRATION_NUMBER)
    elif kind is Id.BIC and is_bic(number):
        external = ExternalId(ExternalScheme.BIC, number)
    if external and not found.false:  # a false number is that of somebody else, or of nobody
        yield item.placed("external_ids", external, *names[:2][-1:])
    yield item.placed("identifications", found, *names)


def _value(
    item: Item, label: str, field: Field, text: str, names: tuple[str, ...], origin: str | None
) -> Iterator[Placed]:
    name = field.name
    if name == "measures" and text.startswith("For more information"):  # a link, which forbids nothing
        name = "notes"
    value = _read(item, label, name, field.kind or "", text, origin)
    if value is not None:
        yield item.placed(f"designations.{name}" if name in _OF_DESIGNATIONS else name, value, *names)


def _read(item: Item, label: str, name: str, kind: str, text: str, origin: str | None) -> Any:
    """What a text under a label states, as a value of a field; None if it could not be read."""
    if name == "measures":
        return measure(text, label)
    if name == "notes":
        return Note(text, label=label)
    if name == "events":
        date = day(item, text, label)
        return date and event(label, EventKind(kind), date)
    if name == "contacts":
        return Contact(ContactKind(kind), text, origin=origin)
    if name == "digital_currency_addresses":
        return DigitalCurrencyAddress(label.removeprefix(_WALLET), text)
    if name == "securities":
        return Security(SecurityKind(kind), text, label=label)
    if name == "gender":
        if (gender := GENDERS.get(text.casefold())) is None:
            item.issue(IssueCode.UNKNOWN_CODE, "unknown gender", text)
        return gender
    if name in _DATES:
        return day(item, text, label)
    return country(text) if name in _COUNTRIES else text


def day(item: Item, words: str, what: str) -> PartialDate | None:
    """A date from its words; an issue, and None, if they are none."""
    try:
        return PartialDate(edtf_of(words))
    except ValueError:
        item.issue(IssueCode.UNREADABLE_VALUE, f"{what} is not a date", words)
        return None


def event(label: str, kind: EventKind, date: PartialDate) -> Event:
    """An event of a designation; the part of it that the event is about stands in the label."""
    return Event(kind=kind, date=date, scope=_scope(label), label=label)


# -- a party and its designation ---------------------------------------------------------------------------------------


def party(
    item: Item, cls: type[Entity], placed: Iterable[Placed], *designations: Designation, source: Source
) -> Entity:
    """The entity that some values make; the *item* has its uid as reference."""
    return entity(
        cls,
        placed,
        item.issue,
        id=identifier("ofac", item.reference, item.line),
        reference=item.reference,
        designations=designations,
        source=source,
    )


def designation(
    item: Item, placed: Iterable[Placed], codes: Iterable[str], *, list_name: str | None, source: Source
) -> Designation:
    """
    The designation of a party, where a record is one.

    Its listing and effective dates are known only if it is on the list of Chinese military companies alone
    (program CMIC-EO13959): the other dates that OFAC gives concern single directives.
    """
    codes = tuple(codes)
    values = of_designations(placed)
    dates: dict[str, Any] = {}
    if [code.casefold() for code in codes] == ["cmic-eo13959"]:
        for happened in values.get("events", ()):
            key = {EventKind.LISTED: "listing_date", EventKind.EFFECTIVE: "effective_date"}.get(happened.kind)
            if key and happened.scope == "CMIC" and happened.date:
                dates.setdefault(key, happened.date)
    return Designation(
        list=list_name,
        authority=OFAC,
        reference=item.reference,
        programs=tuple([item.reading.program("us", code, record=item.reference, line=item.line) for code in codes]),
        umbrella=list_name == CONSOLIDATED_LIST,
        source=source,
        **values,
        **dates,
    )


class Party:
    """To go: what the functions above do, for parsers that put a party together value by value."""

    def __init__(self, reading: Reading, uid: str, cls: type[Entity], source: Source) -> None:
        self.reading = reading
        self.uid = uid
        self.cls = cls
        self.source = source
        self.item = Item(Fields({}), Context(reading, source.line))
        self.item.reference = uid
        self.fields: dict[str, list[Any]] = {}
        self.designation: dict[str, list[Any]] = {}

    def add(self, field: str, value: object) -> None:
        """Add a value to a field of the entity, if its kind of entity has that field."""
        if has_field(self.cls, field):
            self.fields.setdefault(field, []).append(value)
        else:
            misplaced(self.cls, Placed(field, value), self.item.issue)

    def add_all(self, placed: Iterable[Placed]) -> None:
        """Add values to the fields that they go to."""
        for field, value, _ in placed:
            if field.startswith("designations."):
                self.designation.setdefault(field.removeprefix("designations."), []).append(value)
            else:
                self.add(field, value)

    def date(self, words: str, what: str) -> PartialDate | None:
        """A date from its words; an issue, and None, if they are none."""
        return day(self.item, words, what)

    def add_id(self, label: str, number: str | None, **more: str | None) -> None:
        """Put what an ID section says under *label* where it belongs."""
        self.add_all(labelled(self.item, label, number, **more))

    def add_document(self, found: Identification) -> None:
        """Add a document or a number, and the external identifier that it is."""
        self.add_all(document(self.item, found))

    def add_event(self, label: str, kind: EventKind, date: PartialDate) -> None:
        """Add an event of its designation."""
        self.designation.setdefault("events", []).append(event(label, kind, date))

    def _placed(self) -> Iterator[Placed]:
        for prefix, fields in (("", self.fields), ("designations.", self.designation)):
            for field, values in fields.items():
                yield from (Placed(prefix + field, value) for value in values)

    def build(self, *designations: Designation) -> Entity:
        """The entity."""
        return party(self.item, self.cls, self._placed(), *designations, source=self.source)

    def build_designation(self, list_name: str | None, codes: list[str]) -> Designation:
        """Its designation, where a record is one."""
        return designation(self.item, self._placed(), codes, list_name=list_name, source=self.source)
