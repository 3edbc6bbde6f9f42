"""FollowTheMoney's entities: their properties, and what of the model each becomes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

import attrs

from ..codes.authorities import authority_named
from ..codes.countries import country as country_named
from ..codes.followthemoney import DATASETS, country_of
from ..errors import ReadError
from ..model import (
    Address,
    Aircraft,
    Annotation,
    Authority,
    BirthDate,
    Contact,
    ContactKind,
    Country,
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
    Measure,
    MeasureKind,
    Name,
    NameKind,
    NamePart,
    NamePartKind,
    Nationality,
    Note,
    Organization,
    PartialDate,
    Person,
    Place,
    Program,
    Quality,
    Relationship,
    RelationshipKind,
    Security,
    SecurityKind,
    Source,
    Vessel,
)
from ..model import IdentificationKind as Id
from ..model.lists import bare_number
from ..registry import JURISDICTIONS, resolve
from ._ofac import ID_TYPES, RELATION_TYPES, SANCTIONS_TYPES

Complain = Callable[[IssueCode, str, str | None], None]
"""Notes an issue of the line that is being read: its code, a sentence, the raw text."""

PARTIES: dict[str, type[Entity]] = {
    "Person": Person,
    "Organization": Organization,
    "Company": Organization,
    "PublicBody": Organization,
    "LegalEntity": Entity,
    "Vessel": Vessel,
    "Airplane": Aircraft,
    "Vehicle": Entity,
    "Asset": Entity,
    "BankAccount": Entity,
}
"""Schemata of what a list can hold, to the class of the model."""

POSSESSIONS = {"CryptoWallet": "holder", "Security": "issuer"}
"""Schemata of what belongs to a party, which this property names; without one they are entities of their own."""

ATTACHED = {
    "Sanction": "entity",
    "Risk": "entity",
    "Identification": "holder",
    "Passport": "holder",
    "Occupancy": "holder",
}
"""Schemata of what is said of a party, which this property names."""

SHARED = frozenset({"Address", "Position"})
"""Schemata of what others refer to."""


class Ends(NamedTuple):
    """The properties that hold the two parties of a relation, and what each is to the other unless more is said."""

    source: str
    target: str
    forward: RelationshipKind
    backward: RelationshipKind


_R = RelationshipKind
EDGES = {
    "UnknownLink": Ends("subject", "object", _R.LINKED_TO, _R.LINKED_TO),
    "Ownership": Ends("owner", "asset", _R.OWNER_OF, _R.OWNED_OR_CONTROLLED_BY),
    "Control": Ends("controller", "controlled", _R.OWNS_CONTROLS_OR_OPERATES, _R.OWNED_OR_CONTROLLED_BY),
    "Directorship": Ends("director", "organization", _R.LEADER_OF, _R.OTHER),
    "Membership": Ends("member", "organization", _R.MEMBER_OF, _R.OTHER),
    "Employment": Ends("employee", "employer", _R.OTHER, _R.OTHER),
    "Representation": Ends("agent", "client", _R.ACTING_FOR, _R.OTHER),
    "Succession": Ends("successor", "predecessor", _R.OTHER, _R.OTHER),
    "Family": Ends("person", "relative", _R.FAMILY_OF, _R.FAMILY_OF),
    "Associate": Ends("person", "associate", _R.ASSOCIATE_OF, _R.ASSOCIATE_OF),
}
"""Schemata of relations."""

_OF_THE_TARGET = frozenset({_R.OWNED_OR_CONTROLLED_BY, _R.SUBSIDIARY_OF, _R.PROPERTY_IN_THE_INTEREST_OF})
"""What the target of an ownership is to its source; all else is what the source is to the target."""

_KINDS = {
    **{kind.value: kind for kind in RelationshipKind},
    **{label.casefold(): kind for label, kind in RELATION_TYPES.items()},
    "related-to": _R.LINKED_TO,
    "parent company": _R.SUBSIDIARY_OF,
    "subsidiaries": _R.PARENT_OF,
    "owner": _R.OWNED_OR_CONTROLLED_BY,
    "former owner": _R.OWNED_OR_CONTROLLED_BY,
    "operator": _R.OTHER,
}
"""What a relation is called, to what it says."""

_BY_NAME = {"Owner": "owners", "Former owner": "former_owners", "Operator": "operators"}
"""Relations of ships and aircraft to parties outside the list that are fields of theirs."""

_SYMMETRIC = frozenset({_R.LINKED_TO, _R.FAMILY_OF, _R.ASSOCIATE_OF})


# -- lines ---------------------------------------------------------------------------------------------------------


@attrs.define
class Record:
    """
    A line of the file: an entity of FollowTheMoney, whose properties are taken one by one.

    Attributes:
        id, schema, properties: What every entity has.
        caption, datasets, referents: What OpenSanctions adds.
        seen: The times that OpenSanctions adds, by their name.
        line: Where it stands.
        data: The line.
    """

    id: str
    schema: str
    properties: dict[str, list[str]]
    caption: str | None = None
    datasets: list[str] = attrs.Factory(list)
    referents: list[str] = attrs.Factory(list)
    seen: dict[str, str] = attrs.Factory(dict)
    line: int = 0
    data: bytes = b""

    def take(self, name: str) -> list[str]:
        """The values of a property, which is done with."""
        return self.properties.pop(name, [])

    def get(self, name: str) -> list[str]:
        """The values of a property."""
        return self.properties.get(name, [])

    def take_all(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The values of several properties, each after the name of its own."""
        for name in names:
            for value in self.take(name):
                yield name, value

    @property
    def raw(self) -> str:
        """The whole line, for issues."""
        return _decoded(self.data)


_SEEN = ("first_seen", "last_seen", "last_change")
_NEEDED = (("id", str, "a text"), ("schema", str, "a text"), ("properties", dict, "an object"))
_TOP = frozenset({"id", "schema", "properties", "caption", "datasets", "referents", "target", "origin", *_SEEN})


def record(data: bytes, line: int, complain: Complain, file: str) -> Record | None:
    """
    A line of the file; None for one that is no entity of FollowTheMoney, which is an issue.

    Raises:
        ReadError: it is not JSON; it is of the variant whose entities stand inside each other.
    """
    try:
        found = json.loads(data)
    except UnicodeDecodeError as error:
        raise ReadError(f"is not UTF-8: {error.reason}", file=file, line=line) from error
    except RecursionError as error:
        raise ReadError("is not FollowTheMoney: too deeply nested", file=file, line=line) from error
    except ValueError as error:
        raise ReadError(f"is cut short, or not JSON: {error}", file=file, line=line) from error
    if not isinstance(found, dict):
        complain(IssueCode.UNREADABLE_VALUE, "a line that is no entity", _decoded(data))
        return None
    for key, type, what in _NEEDED:
        if not isinstance(found.get(key), type) or (type is str and not found[key]):
            complain(IssueCode.MISSING_FIELD, f"an entity whose {key} is not {what}", _decoded(data))
            return None
    for key in found:
        if key not in _TOP:
            complain(IssueCode.UNKNOWN_ELEMENT, f"unknown key {key}", _as_json(found[key]))
    properties: dict[str, list[str]] = {}
    for name, values in found["properties"].items():
        texts: dict[str, None] = {}
        for value in values if isinstance(values, list) else (values,):
            if not isinstance(value, str):
                if isinstance(value, dict) and "properties" in value:
                    message = (
                        "is FollowTheMoney whose entities stand inside each other (targets.nested.json), which is "
                    )
                    raise ReadError(message + "not read: give entities.ftm.json", file=file, line=line)
                message = f"a value of {found['schema']}.{name} that is no text"
                complain(IssueCode.UNREADABLE_VALUE, message, _as_json(value))
            elif text := value.strip():
                texts[text] = None
        if texts:
            properties[name] = list(texts)
    for key in ("caption", *_SEEN):
        if found.get(key) is not None and not isinstance(found[key], str):
            complain(IssueCode.UNREADABLE_VALUE, f"{key} that is no text", _as_json(found.pop(key)))
    return Record(
        id=found["id"],
        schema=found["schema"],
        properties=properties,
        caption=found.get("caption"),
        datasets=_texts(found, "datasets", complain),
        referents=_texts(found, "referents", complain),
        seen={key: found[key] for key in _SEEN if found.get(key)},
        line=line,
        data=data,
    )


def _texts(found: dict[str, Any], key: str, complain: Complain) -> list[str]:
    values = found.get(key) or []
    if not values:
        return []
    if isinstance(values, list) and all(isinstance(value, str) for value in values):
        return list(dict.fromkeys(values))
    complain(IssueCode.UNREADABLE_VALUE, f"{key} that are no list of texts", _as_json(values))
    return []


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace").strip()


def _as_json(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def list_title(datasets: Sequence[str]) -> str | None:
    """
    What the list is called that datasets hold; None if they are none, or several.

    >>> list_title(["us_ofac_sdn"]), list_title(["fr_tresor_gels_avoir"]), list_title(["eu_fsf", "us_ofac_sdn"])
    ('SDN List', 'fr_tresor_gels_avoir', None)
    """
    return DATASETS.get(datasets[0], datasets[0]) if len(datasets) == 1 else None


# -- values --------------------------------------------------------------------------------------------------------


def _country(code: str, complain: Complain) -> Country:
    """The country of a code; one that is not known stays its name."""
    found = country_of(code.lower())
    if found is None:
        complain(IssueCode.UNKNOWN_CODE, "unknown country", code)
    return found or Country(code)


_D = TypeVar("_D", bound=PartialDate)
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?")


def _dates(cls: type[_D], record: Record, name: str, complain: Complain) -> list[_D]:
    """The dates of a property, as far as they are stated (a time of day stays in the text); issues for the others."""
    found = []
    for text in record.take(name):
        try:
            match = _TIME.fullmatch(text)
            found.append(cls(match[1], text=text) if match else cls(text))
        except ValueError:
            complain(IssueCode.UNREADABLE_VALUE, f"{record.schema}.{name}: not a date", text)
    return found


_SAID = frozenset(
    """
    alephUrl amount amountEur amountUsd appearance accountType balance balanceDate bankAddress bankName biography
    blockchain brightQueryId brightQueryOrgId bvdId capital classification closingDate collateral constituency
    createdAt creationDate crsNumber currency custodyType date deathDate declarationDate deregistrationDate
    description dissolutionDate duration education electionDate ethnicity eyeColor figiCode googlePlaceId hairColor
    height icaoCode icijId incorporationDate indexText issueDate jurisdiction keywords latitude legalBasis legalForm
    longitude mainCountry managingExchange manufacturer maturityDate maxBalance maxBalanceDate model modifiedAt
    nameChangeDate namesMentioned navigationArea oksmCode openingDate opencorporatesUrl osmId ownershipType pastTypes
    percentage periodEnd periodStart political politicalGroup privateKey profession proof publisher publisherUrl
    recordId registrationDate registrationPort religion retrievedAt riskSource role secretary sector sharesCount
    sharesCurrency sharesType sharesValue sourceUrl spokenLanguage status summary taxStatus tonnage topics type weight
    wikipediaUrl buildDate bank accountId addressEntity inceptionDate numberOfSeats
    organization parent subnationalArea
    """.split()
)
"""Properties that the model has no field for, in one schema or another: held in words, behind their names."""


_OF_A_THING = (
    *("notes", "name", "alias", "weakAlias", "previousName", "address", "country"),
    *("program", "programId", "registrationNumber", "wikidataId"),
)
"""Properties that have a field where a party has them, and none where something else has."""


def _rest(record: Record, complain: Complain) -> Iterator[tuple[str, str]]:
    """The values that are left, each after the name of its property; issues for those of properties not known."""
    for name in list(record.properties):
        for value in record.take(name):
            if name in _SAID:
                yield name, value
            else:
                complain(IssueCode.UNKNOWN_ELEMENT, f"unknown property {name} of {record.schema}", value)


def _in_words(said: Iterable[tuple[str, str]]) -> str | None:
    """Values behind the names of their properties; what is free text anyway stands alone."""
    plain = ("summary", "description", "notes", "remarks")
    return "; ".join(value if name in plain else f"{name}: {value}" for name, value in said) or None


# -- what hangs on a party -----------------------------------------------------------------------------------------


def address(record: Record, complain: Complain) -> Address:
    """
    An address. Its text in one piece is left out where its parts say the same.

    >>> made = Record("addr-1", "Address", {"full": ["1 Main St, Moscow, Russia"], "street": ["1 Main St"],
    ...     "city": ["Moscow"], "country": ["ru"]})
    >>> address(made, print)
    Address(lines=('1 Main St',), city='Moscow', country=Country('Russia', code='RU'))
    """
    texts, lines = record.take("full"), record.take("street") + record.take("street2")
    said = [("full", value) for value in texts[1:]]
    single: dict[str, str] = {}
    for field, names in _ADDRESS_PARTS.items():
        values = list(record.take_all(names))
        single.update((field, value) for _, value in values[:1])
        said += values[1:]
    countries = [_country(code, complain) for code in record.take("country")]
    said += [("country", found.name) for found in countries[1:]]
    remarks = record.take("remarks")
    care_of = next((text[4:].strip() for text in remarks if text.casefold().startswith("c/o ")), None)
    said += [("remarks", text) for text in remarks if care_of is None or text[4:].strip() != care_of]
    said += record.take_all(_OF_A_THING)
    said += _rest(record, complain)
    full = texts[0] if texts else ""
    found = Address(
        lines=tuple(lines),
        country=_as_named(countries[0], full) if countries else None,
        care_of=care_of,
        note=_in_words(said),
        po_box=single.get("po_box"),
        city=single.get("city"),
        region=single.get("region"),
        postal_code=single.get("postal_code"),
    )
    return found if str(found) == full or not full else attrs.evolve(found, text=full)


_ADDRESS_PARTS = {
    "po_box": ("postOfficeBox",),
    "city": ("city",),
    "region": ("region", "state"),
    "postal_code": ("postalCode",),
}


def _as_named(country: Country, text: str) -> Country:
    """
    A country, by the name that *text* ends with, if that is one of its.

    >>> _as_named(Country("Democratic Republic of the Congo", "CD"), "Goma, Congo, Democratic Republic of the")
    Country('Congo, Democratic Republic of the', code='CD')
    """
    words = text.split(", ")
    for count in range(min(3, len(words)), 0, -1):
        name = ", ".join(words[-count:])
        if country.code and country_named(name).code == country.code:
            return Country(name, country.code)
    return country


def _letters(text: str) -> str:
    """The letters and digits of a text."""
    return re.sub(r"[\W_]+", "", text).casefold()


@lru_cache(maxsize=1024)
def _authority(name: str, country: str | None) -> Authority:
    """The authority of a name; one that is not known has an identifier made of its country and its name."""
    if known := authority_named(name):
        return known
    code = country.upper() if country and len(country) == 2 and country not in ("eu", "un", "zz", "ip") else None
    words = "-".join(re.findall(r"[^\W_]+", name.casefold()))
    return Authority(id=f"{country or 'xx'}-{words}", name=name, country=code)


def authority_of(record: Record) -> Authority | None:
    """Who designated, by a Sanction."""
    name, country = record.get("authority")[:1], record.get("country")[:1]
    return _authority(name[0], country[0] if country else None) if name else None


@lru_cache(maxsize=4096)
def _program(code: str, authority: Authority | None, key: str | None = None, url: str | None = None) -> Program:
    """The program of a code, with all that the registry knows of it; else with what the file says."""
    return _known(code, authority) or Program(code=code, authority=authority, opensanctions_key=key, url=url)


def _known(code: str, authority: Authority | None) -> Program | None:
    jurisdiction = authority.id.partition("-")[0] if authority else ""
    return resolve(jurisdiction, code) if jurisdiction in JURISDICTIONS else None


_MEASURE_KINDS = {kind.value: kind for kind in MeasureKind} | {
    label.casefold(): kind for label, kind in SANCTIONS_TYPES.items()
}


def _programs(record: Record, authority: Authority | None) -> tuple[list[Program], list[str], list[Note]]:
    """The programs of a Sanction, its other provisions, and what it says of programs that goes with none of them."""
    stated, keys, urls = record.take("program"), record.take("programId"), record.take("programUrl")
    codes = stated or keys
    provisions = []
    for text in record.take("provisions"):
        if text not in codes and _known(text, authority):
            codes = [*codes, text]
        elif text not in codes:
            provisions.append(text)
    key = keys[0] if len(codes) == len(keys) == 1 else None
    url = urls[0] if len(codes) == len(urls) == 1 else None
    programs = [_program(code, authority, key if stated else code, url) for code in codes]
    said = {word for program in programs for word in (program.code, program.opensanctions_key, program.url)}
    notes = [Note(text, label="programId") for text in keys if text not in said]
    notes += [Note(text, label="programUrl") for text in urls if text not in said]
    return programs, provisions, notes


def designation(record: Record, source: Source, complain: Complain) -> Designation:
    """
    A designation, by a Sanction (or a Risk, a listing without measures). Its reference is recordId, else authorityId.

    Of several dates of listing or effect the first counts, of several ends the last; the others are events.
    """
    authority = authority_of(record)
    names, countries = record.take("authority"), record.take("country")
    notes = [Note(record.schema, label="schema")] if record.schema != "Sanction" else []
    notes += [Note(name, label="authority") for name in names[1:]]
    stated = authority.country.lower() if authority and authority.country else None
    notes += [
        Note(code, label="country")
        for code in countries
        if code != stated and not (authority and authority.id.startswith(f"{code}-"))
    ]
    programs, provisions, more = _programs(record, authority)
    notes += more
    events: list[Event] = []
    chosen: dict[str, PartialDate | None] = {}
    for name, kind, choose in (
        ("listingDate", EventKind.LISTED, min),
        ("startDate", EventKind.EFFECTIVE, min),
        ("endDate", EventKind.DELISTED, max),
    ):
        dates = _dates(PartialDate, record, name, complain)
        chosen[name] = choose(dates, key=str, default=None)
        events += [Event(kind=kind, date=date) for date in dates if date is not chosen[name]]
    events += [Event(kind=EventKind.AMENDED, date=date) for date in _dates(PartialDate, record, "modifiedAt", complain)]
    events += [
        Event(kind=EventKind.OTHER, date=date, label="date") for date in _dates(PartialDate, record, "date", complain)
    ]
    for status in record.take("status"):
        if status.casefold() != "delisted":
            notes.append(Note(status, label="status"))
        elif chosen["endDate"] is None:  # or else the end says it
            events.append(Event(kind=EventKind.DELISTED))
    keys, given = record.take("recordId"), record.take("authorityId")
    notes += [Note(text) for text in record.take("summary") + record.take("description")]
    reasons = record.take("reason")
    notes += [Note(text, label=name) for name, text in _rest(record, complain)]
    return Designation(
        list=list_title(record.datasets),
        authority=authority,
        reference=next(iter(keys or given), None),
        programs=tuple(programs),
        listing_date=chosen["listingDate"],
        effective_date=chosen["startDate"],
        end_date=chosen["endDate"],
        measures=tuple(Measure(kind=_MEASURE_KINDS.get(text.casefold()), text=text) for text in provisions),
        reasons=tuple(reasons),
        events=tuple(events),
        notes=(*notes, *(Note(key, label="recordId") for key in keys[1:])),
        source=source,
    )


_DOCUMENTS = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"diplomatic", Id.DIPLOMATIC_PASSPORT),
        (r"travel document|laissez|refugee|seaman|seafarer|\bvisa\b", Id.TRAVEL_DOCUMENT),
        (r"driv\w+'?s?'? (?:licen[cs]e|permit)", Id.DRIVING_LICENCE),
        (r"birth certificate", Id.BIRTH_CERTIFICATE),
        (r"\bvot(?:er|ing)|elector", Id.VOTER_ID),
        (r"military", Id.MILITARY_ID),
        (r"residen(?:ce|cy|tial|t)\b", Id.RESIDENCE_PERMIT),
        (r"social security", Id.SOCIAL_SECURITY_NUMBER),
        (r"fiscal code|\btax|\bVAT\b|\bINN\b", Id.TAX_NUMBER),
        (r"^national id|identity card|identification card|\bID card|personal id", Id.NATIONAL_ID),
    )
)
"""What the words for a document say that it is, where no list that this library reads has them."""

_OURS = {kind.value: kind for kind in Id}
_LABELS = {label.casefold(): field.kind for label, field in ID_TYPES.items() if isinstance(field.kind, Id)}


_PROVED = {Id.IMO_NUMBER: "imoNumber", Id.LEI: "leiCode"}
"""What a number is only if it has passed the test of a property of its own, whatever the words for it."""


class _Number(NamedTuple):
    """What the numbers of a property are; and whether the name of the property says more than that."""

    kind: Id
    country: str | None = None
    labelled: bool = False


def _code(kind: Id, country: str | None = None) -> _Number:
    return _Number(kind, country, labelled=True)


_NUMBERS = {
    "passportNumber": _Number(Id.PASSPORT),
    "socialSecurityNumber": _Number(Id.SOCIAL_SECURITY_NUMBER),
    "taxNumber": _Number(Id.TAX_NUMBER),
    "innCode": _code(Id.TAX_NUMBER, "ru"),
    "vatCode": _code(Id.TAX_NUMBER),
    "irsCode": _code(Id.TAX_NUMBER, "us"),
    "voenCode": _code(Id.TAX_NUMBER, "az"),
    "registrationNumber": _Number(Id.REGISTRATION_NUMBER),
    "ogrnCode": _code(Id.REGISTRATION_NUMBER, "ru"),
    "uscCode": _code(Id.REGISTRATION_NUMBER, "cn"),
    "licenseNumber": _Number(Id.LICENCE),
    "imoNumber": _Number(Id.IMO_NUMBER),
    "mmsi": _Number(Id.MMSI),
    "swiftBic": _Number(Id.BIC),
    "bic": _Number(Id.BIC),
    "bikCode": _code(Id.BANK_CODE, "ru"),
    "leiCode": _Number(Id.LEI),
    "dunsCode": _Number(Id.DUNS),
    "idNumber": _code(Id.OTHER),
    **dict.fromkeys(
        "kppCode okpoCode okvedCode okopfCode fnsCode pfrNumber fssCode".split(),
        _code(Id.REGISTRATION_NUMBER, "ru"),
    ),
    **dict.fromkeys(
        "uniqueEntityId cageCode permId cikCode npiCode giiNumber jibCode mbsCode ipoCode caemCode coatoCode".split(),
        _code(Id.REGISTRATION_NUMBER),
    ),
    **dict.fromkeys("sayariId accountNumber iban isin ricCode".split(), _code(Id.OTHER)),
}
"""
The properties of numbers, by what they are. The first that has a number tells what it is; the same number in a
property that only tells the country beside (``innCode`` after ``taxNumber``) adds that country.
"""

_CHECKED = {"innCode": "taxNumber", "ogrnCode": "registrationNumber", "uscCode": "registrationNumber"}

_EXTERNAL = {
    "imoNumber": (ExternalScheme.IMO, re.compile(r"IMO[0-9]{7}")),
    "leiCode": (ExternalScheme.LEI, re.compile(r"[0-9A-Z]{20}")),
    "swiftBic": (ExternalScheme.BIC, re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")),
    "wikidataId": (ExternalScheme.WIKIDATA, re.compile(r"Q[0-9]+")),
}
"""Properties whose values are external identifiers as well, with the form that they have."""


def document(record: Record, known_as: dict[str, list[str]], complain: Complain) -> Iterator[Identification]:
    """
    A document: one for each of its numbers.

    What it is tell its schema and the words for it, else the property of its holder that has the same number:
    *known_as* has those, by bare number.
    """
    types, numbers = record.take("type"), record.take("number")
    passport = record.schema == "Passport"
    if passport:
        numbers += [number for number in record.take("passportNumber") if number not in numbers]
    if not numbers:
        complain(IssueCode.MISSING_FIELD, f"{record.schema} without a number", record.raw)
    countries = [_country(code, complain) for code in record.take("country")]
    issuers, names = record.take("authority"), record.take("namesMentioned")
    issued = _dates(PartialDate, record, "startDate", complain)
    expires = _dates(PartialDate, record, "endDate", complain)
    said = [("country", found.name) for found in countries[1:]]
    said += [("type", word) for word in types[2:]]
    said += [("authority", name) for name in issuers[1:]] + [("namesMentioned", name) for name in names[1:]]
    said += [("startDate", str(date)) for date in issued[1:]] + [("endDate", str(date)) for date in expires[1:]]
    if passport:
        said += record.take_all(("birthDate", "birthPlace", "gender", "givenName", "surname", "personalNumber"))
    keys = record.take("recordId")
    said += [("recordId", key) for key in keys[1:]]
    said += _rest(record, complain)
    for number in numbers or (None,):
        kind = _document_kind(types, known_as.get(_bare(number or ""), ()), passport=passport)
        yield Identification(
            kind,
            number,
            label=types[0] if types and types[0] != kind.value else None,
            sublabel=types[1] if len(types) > 1 else None,
            country=countries[0] if countries else None,
            issuer=issuers[0] if issuers else None,
            issue_date=issued[0] if issued else None,
            expiry_date=expires[0] if expires else None,
            holder_name=names[0] if names else None,
            note=_in_words(said),
            reference=keys[0] if keys else None,
        )


def _bare(number: str) -> str:
    """A number to compare it by, punctuation aside; unless it is nothing else."""
    return bare_number(number) or number


def _document_kind(types: list[str], properties: Sequence[str], *, passport: bool = False) -> Id:
    """
    What a document is, by its words and the properties that its number stands in.

    >>> _document_kind(["Cedula No."], ["idNumber"]), _document_kind(["ID"], ["taxNumber"])
    (<IdentificationKind.NATIONAL_ID: 'national id'>, <IdentificationKind.TAX_NUMBER: 'tax number'>)
    """
    words = types[::-1]  # the later say it more exactly
    for word in words:
        kind = _OURS.get(word) or _LABELS.get(word.casefold())
        if kind and (kind not in _PROVED or _PROVED[kind] in properties):
            return kind
    certain = (number.kind for name, number in _NUMBERS.items() if name in properties and number.kind is not Id.OTHER)
    described = (kind for word in words for pattern, kind in _DOCUMENTS if pattern.search(word))
    if passport:
        return Id.DIPLOMATIC_PASSPORT if Id.DIPLOMATIC_PASSPORT in described else Id.PASSPORT
    return next(certain, None) or next(described, Id.OTHER)


def wallets(record: Record, complain: Complain, *, own: bool = False) -> Iterator[DigitalCurrencyAddress]:
    """
    The addresses of a CryptoWallet. One that names no currency is an issue, and has an empty one.

    Args:
        record: The wallet.
        complain: Notes an issue.
        own: Whether it is a party of its own, which has its names, notes and all else.
    """
    keys = list(dict.fromkeys(record.take("publicKey") + record.take("cryptoAddress")))
    currencies = list(dict.fromkeys(record.take("currency") + record.take("currencySymbol")))
    if not keys:
        complain(IssueCode.MISSING_FIELD, "CryptoWallet without an address", record.raw)
        return
    if not currencies:
        complain(IssueCode.MISSING_FIELD, "CryptoWallet without a currency", record.raw)
    said = [("currency", word) for word in currencies[1:]]
    if not own:
        said += record.take_all(_OF_A_THING)
        said += _rest(record, complain)
    for key in keys:
        yield DigitalCurrencyAddress(currencies[0] if currencies else "", key, note=_in_words(said))


_LIKE_AN_ISIN = re.compile(r"[A-Z]{2}[A-Z0-9]{9,10}")


def securities(record: Record, complain: Complain) -> Iterator[Security]:
    """
    What a Security says of itself: its ISIN, its ticker, the names it is issued under.

    A registration number that looks like an ISIN is one whose check digit is wrong: its label says where it stood.
    """
    found = [
        Security(kind, value)
        for name, kind in (
            ("isin", SecurityKind.ISIN),
            ("ticker", SecurityKind.TICKER),
            ("name", SecurityKind.ISSUER_NAME),
        )
        for value in record.take(name)
    ]
    said = []
    for value in record.take("registrationNumber"):
        if _LIKE_AN_ISIN.fullmatch(value):
            found.append(Security(SecurityKind.ISIN, value, label="registrationNumber"))
        else:
            said.append(("registrationNumber", value))
    said += record.take_all(_OF_A_THING)
    said += _rest(record, complain)
    if not found:
        complain(IssueCode.MISSING_FIELD, "Security without an ISIN, a ticker or a name", record.raw)
    for place, security in enumerate(found):
        yield attrs.evolve(security, note=_in_words(said)) if place == 0 else security


# -- relations -----------------------------------------------------------------------------------------------------


_INVERSE = {
    _R.OWNER_OF: _R.OWNED_OR_CONTROLLED_BY,
    _R.OWNS_CONTROLS_OR_OPERATES: _R.OWNED_OR_CONTROLLED_BY,
    _R.OWNED_OR_CONTROLLED_BY: _R.OWNS_CONTROLS_OR_OPERATES,
    _R.PARENT_OF: _R.SUBSIDIARY_OF,
    _R.SUBSIDIARY_OF: _R.PARENT_OF,
    **{kind: kind for kind in (_R.LINKED_TO, _R.FAMILY_OF, _R.ASSOCIATE_OF)},
}
_LABELS_OF_EDGES = ("role", "relationship", "controlType", "ownershipType")


def _label(record: Record) -> tuple[str | None, RelationshipKind | None]:
    """What a relation is called, and the kind that this names; the first that names one, else the first."""
    labels = [value for name in _LABELS_OF_EDGES for value in record.get(name)]
    for label in labels:
        if kind := _KINDS.get(label.casefold()):
            return label, kind
    return (labels[0] if labels else None), None


def source_states(record: Record) -> bool:
    """Whether a relation is one of its source to its target ("owner of"), not the other way ("owned by")."""
    _, kind = _label(record)
    if record.schema not in ("Ownership", "Control"):
        return True
    return record.schema == "Ownership" if kind is None else kind not in _OF_THE_TARGET


def relationship(
    record: Record, complain: Complain, *, of_source: bool, other: str | None, name: str | None
) -> Relationship:
    """
    A relation, as one of its ends states it.

    Args:
        record: The relation.
        complain: Notes an issue.
        of_source: Whether it is its source that states it.
        other: The identifier of the other end.
        name: The name of the other end, unless the relation itself mentions one.
    """
    ends = EDGES[record.schema]
    label, kind = _label(record)
    states = of_source == source_states(record)
    default = ends.forward if of_source else ends.backward
    record.take(ends.source), record.take(ends.target)
    said = [(key, value) for key, value in record.take_all(_LABELS_OF_EDGES) if value != label]
    if label and not states and kind not in _SYMMETRIC:
        said.insert(0, ("role", label))
        label = None
    if kind is None:
        kind = _R.OTHER if label and default is _R.LINKED_TO else default
    elif not states:
        kind = _INVERSE.get(kind, default)
    if label is None and kind is _R.OTHER:
        label = ends.target if of_source else ends.source
    started = _dates(PartialDate, record, "startDate", complain)
    ended = _dates(PartialDate, record, "endDate", complain)
    said += [("startDate", str(date)) for date in started[1:]] + [("endDate", str(date)) for date in ended[1:]]
    statuses = record.take("status")
    former = any(word.casefold() == "former" for word in statuses)
    said += [("status", word) for word in statuses if word.casefold() != "former"]
    keys, mentioned = record.take("recordId"), record.take("namesMentioned")
    said += [("recordId", key) for key in keys[1:]] + [("namesMentioned", each) for each in mentioned[1:]]
    said += _rest(record, complain)
    return Relationship(
        kind,
        mentioned[0] if mentioned else name,
        entity_id=other,
        label=label,
        former=True if former else None,
        start_date=started[0] if started else None,
        end_date=ended[0] if ended else None,
        note=_in_words(said),
        reference=keys[0] if keys else None,
    )


def occupancy(record: Record, post: Record, complain: Complain, of_post: Complain) -> tuple[str, str | None]:
    """The name of a post that somebody holds, and what is said of it and of the time."""
    name = name_of(post) or post.id
    record.take("holder"), record.take("post")
    said = list(record.take_all(("startDate", "endDate")))
    said += _rest(record, complain)
    said += [(key, value) for key, value in post.take_all(_OF_A_THING) if value != name]
    said += _rest(post, of_post)
    return name, _in_words(said)


# -- parties -------------------------------------------------------------------------------------------------------


_NAMES = (
    ("name", NameKind.PRIMARY, None),
    ("alias", NameKind.AKA, None),
    ("weakAlias", NameKind.AKA, Quality.WEAK),
    ("previousName", NameKind.FKA, None),
)
_PARTS = {
    "firstName": NamePartKind.GIVEN,
    "lastName": NamePartKind.FAMILY,
    "middleName": NamePartKind.MIDDLE,
    "secondName": NamePartKind.SECOND,
    "fatherName": NamePartKind.PATRONYMIC,
    "motherName": NamePartKind.MATRONYMIC,
    "nameSuffix": NamePartKind.SUFFIX,
}


def name_of(record: Record) -> str | None:
    """What a party is called: its caption if that is one of its names, else the first of them."""
    names = next((record.get(name) for name, _, _ in _NAMES if record.get(name)), [])
    return record.caption if record.caption in names else next(iter(names), None)


def _names(record: Record, *, of_person: bool) -> Iterator[Name | Annotation]:
    """The names; as annotations, the parts of names that cannot be told to be of one."""
    first = name_of(record)
    parts: dict[str, tuple[str, NamePartKind, str]] = {}
    several = set()
    for key, kind in _PARTS.items() if of_person else ():
        for text in record.take(key):
            folded = " ".join(_WORD.findall(text.casefold()))
            if folded in parts:
                several.add(folded)
                yield Annotation(key, field="names", note=text)
            else:
                parts[folded] = (key, kind, text)
    used: set[str] = set()
    for key, name_kind, quality in _NAMES:
        for text in sorted(record.take(key), key=lambda text: text != first):
            found = _parted(text, parts.keys() - several) if parts and key == "name" else ()
            used.update(found)
            yield Name(text, kind=name_kind, quality=quality, parts=tuple(NamePart(*parts[part][1:]) for part in found))
    for text in record.take("abbreviation"):
        yield Name(text, kind=NameKind.AKA, note="abbreviation")
    for folded, (key, _, text) in parts.items():
        if folded not in used:
            yield Annotation(key, field="names", note=text)


_WORD = re.compile(r"[^\W_]+")


def _parted(text: str, parts: Iterable[str]) -> tuple[str, ...]:
    """
    The parts that a name is wholly made of, in the order of its words; none if there is a word that is no part.

    >>> _parted("PETROV, Ivan Ilyich", ["ivan", "petrov", "ilyich"]), _parted("PETROV, Ivan", ["ivan"])
    (('petrov', 'ivan', 'ilyich'), ())
    """
    rest = " ".join(_WORD.findall(text.casefold()))
    longest_first = sorted(parts, key=len, reverse=True)
    found: list[str] = []
    while rest:
        part = next((part for part in longest_first if part and f"{rest} ".startswith(f"{part} ")), None)
        if part is None or part in found:
            return ()
        found.append(part)
        rest = rest[len(part) + 1 :]
    return tuple(found)


def _birth_places(record: Record, complain: Complain) -> Iterator[Place]:
    """The places of birth; a country goes with the place whose words end with it, or with the only one."""
    texts = record.take("birthPlace")
    countries = [_country(code, complain) for code in record.take("birthCountry")]
    lone = len(texts) == len(countries) == 1
    left = list(countries)
    for text in texts:
        own = next((named for found in countries if (named := _as_named(found, text)) is not found), None)
        if own is None and lone:
            own = countries[0]
        left = [found for found in left if own is None or found.code != own.code]
        yield Place(text=text, country=own)
    for found in left:
        yield Place(country=found)


_CONTACTS = (("website", ContactKind.WEBSITE), ("email", ContactKind.EMAIL), ("phone", ContactKind.PHONE))


def _identified(
    record: Record, documents: Sequence[tuple[Record, Complain]], complain: Complain
) -> tuple[list[Identification], list[ExternalId]]:
    """The documents of a party, then the numbers among its properties that no document has; what joins it elsewhere."""
    properties = {name: record.take(name) for name in _NUMBERS if name in record.properties}
    external = [
        ExternalId(scheme, value)
        for name, (scheme, form) in _EXTERNAL.items()
        for value in (properties[name] if name in properties else record.get(name))
        if form.fullmatch(value)
    ]
    external += [ExternalId(ExternalScheme.REFERENT, id) for id in record.referents if id != record.id]
    if "wikidataId" in record.properties:
        wrong = [value for value in record.take("wikidataId") if not _EXTERNAL["wikidataId"][1].fullmatch(value)]
        for value in wrong:
            complain(IssueCode.UNREADABLE_VALUE, f"{record.schema}.wikidataId: not of Wikidata", value)
    known_as: dict[str, list[str]] = {}
    for name, values in properties.items():
        for value in values:
            known_as.setdefault(_bare(value), []).append(name)
    found = [one for each, told in documents for one in document(each, known_as, told)]
    held = {_bare(one.number) for one in found if one.number}
    for name, values in properties.items():
        kind, country, labelled = _NUMBERS[name]
        if record.schema == "Vessel" and name == "registrationNumber":
            kind = Id.VESSEL_REGISTRATION
        for value in values:
            bare = _bare(value)
            as_well = known_as[bare]
            if bare in held or (kind is Id.BIC and any(number.startswith(bare) for number in held)):
                continue
            if _CHECKED.get(name) in as_well:
                continue
            checks = next((check for check, checked in _CHECKED.items() if checked == name and check in as_well), None)
            code = _NUMBERS[checks].country if checks else country
            found.append(
                Identification(
                    kind, value, label=name if labelled else None, country=country_of(code) if code else None
                )
            )
    return found, external


_TEXTS: dict[type[Entity], dict[str, str]] = {
    Person: {"title": "titles", "position": "positions"},
    Organization: {"classification": "organization_types", "sector": "activities"},
    Vessel: {"type": "vessel_types", "callSign": "call_signs"},
    Aircraft: {"model": "models", "registrationNumber": "tail_numbers", "serialNumber": "serial_numbers"},
}
"""Properties whose values are texts of one kind of entity."""

_DATES: dict[type[Entity], dict[str, str]] = {
    Organization: {"incorporationDate": "established_dates"},
    Vessel: {"buildDate": "build_dates"},
    Aircraft: {"buildDate": "manufacture_dates"},
}
_COUNTRIES: dict[type[Entity], dict[str, str]] = {
    Organization: {"jurisdiction": "registration_countries"},
    Vessel: {"flag": "flags", "pastFlags": "former_flags"},
}
_GENDERS = {gender.value: gender for gender in Gender}
_ONES = {"deadweightTonnage": "tonnage", "grossRegisteredTonnage": "gross_registered_tonnage"}


_PLAIN = frozenset({"Person", "Organization", "LegalEntity", "Vessel", "Airplane"})
"""Schemata that the class of the entity says all of."""


@attrs.define
class Hanging:
    """
    What hangs on a party.

    Attributes:
        records: Its Sanctions, documents, wallets, securities, in file order; each with its place and its issues.
        addresses: Its addresses.
        offices: The posts that it holds, by name, and what is said of that.
        relationships: The relations that it states.
        name_of: Tells the name of another entity of the file by its identifier; None if there is none.
    """

    name_of: Callable[[str], str | None]
    records: list[tuple[Record, Source, Complain]] = attrs.Factory(list)
    addresses: list[Address] = attrs.Factory(list)
    offices: list[tuple[str, str | None]] = attrs.Factory(list)
    relationships: list[Relationship] = attrs.Factory(list)

    def of(self, *schemata: str) -> list[tuple[Record, Source, Complain]]:
        return [each for each in self.records if each[0].schema in schemata]


def entity(record: Record, hanging: Hanging, source: Source, complain: Complain, *, datasets: bool) -> Entity:
    """
    A party, with all that hangs on it.

    Args:
        record: The party.
        hanging: What hangs on it.
        source: Where it stands.
        complain: Notes an issue.
        datasets: Whether to say which datasets it is of; the list does, if all of it is of one.
    """
    cls = PARTIES.get(record.schema, Entity)
    values: dict[str, Any] = {}
    annotations = [] if record.schema in _PLAIN else [Annotation("schema", note=record.schema)]
    if datasets:
        annotations += [Annotation("datasets", note=name) for name in record.datasets]
    annotations += [Annotation(key, note=text) for key, text in record.seen.items()]

    for each, _, _ in hanging.of("CryptoWallet", "Security"):  # what belongs to a party has its topics too
        each.properties["topics"] = [topic for topic in each.take("topics") if topic not in record.get("topics")]

    wallets_of = [*((each, told, False) for each, _, told in hanging.of("CryptoWallet"))]
    if record.schema == "CryptoWallet":
        wallets_of.append((record, complain, True))
    values["digital_currency_addresses"] = [
        wallet for each, told, own in wallets_of for wallet in wallets(each, told, own=own)
    ]
    named = list(_names(record, of_person=cls is Person))
    values["names"] = [found for found in named if isinstance(found, Name)]
    annotations += [found for found in named if isinstance(found, Annotation)]
    values["designations"], values["reference"], un_references = _designations(record, hanging)
    _particulars(record, cls, hanging, values, annotations, complain)
    papers = [(each, told) for each, _, told in hanging.of("Identification", "Passport")]
    values["identifications"], external = _identified(record, papers, complain)
    values["external_ids"] = [*un_references, *external]
    values["addresses"] = _addresses(record, hanging.addresses, complain)
    values["contacts"] = [Contact(kind, value) for name, kind in _CONTACTS for value in record.take(name)]
    values["remarks"] = record.take("notes")

    programs = {word for each in values["designations"] for program in each.programs for word in _words_for(program)}
    programs |= {note.text for each in values["designations"] for note in each.notes if note.label == "programId"}
    kinds = {
        measure.kind
        for each in values["designations"]
        for measures in (each.measures, *(program.measures for program in each.programs))
        for measure in measures
    }
    for name, value in record.take_all(("program", "programId", "topics")):
        implied = values["designations"] if value == "sanction" else _TOPICS.get(value) in kinds
        if value not in programs and not implied:
            annotations.append(Annotation(name, note=value))
    annotations += [Annotation(name, note=value) for name, value in _rest(record, complain)]
    values["annotations"] = annotations
    fields: dict[str, Any] = {
        name: tuple(found) if isinstance(found, list) else found for name, found in values.items()
    }
    return cls(id=record.id, source=source, **fields)


_TOPICS = {
    "debarment": MeasureKind.DEBARMENT,
    "export.control": MeasureKind.EXPORT_CONTROL,
    "invest.ban": MeasureKind.INVESTMENT_BAN,
}
"""Topics that say what the measures of a designation say."""


def _words_for(program: Program) -> Iterator[str | None]:
    yield program.code
    yield program.opensanctions_key


def _particulars(
    record: Record,
    cls: type[Entity],
    hanging: Hanging,
    values: dict[str, Any],
    annotations: list[Annotation],
    complain: Complain,
) -> None:
    """Set the fields that only one kind of entity has."""
    for name, field in _TEXTS.get(cls, {}).items():
        values[field] = record.take(name)
    for name, field in _DATES.get(cls, {}).items():
        values[field] = _dates(PartialDate, record, name, complain)
    for name, field in _COUNTRIES.get(cls, {}).items():
        values[field] = [_country(code, complain) for code in record.take(name)]
    if cls is Person:
        values["birth_dates"] = _dates(BirthDate, record, "birthDate", complain)
        values["birth_places"] = list(_birth_places(record, complain))
        for name, field in (("nationality", "nationalities"), ("citizenship", "citizenships")):
            values[field] = [Nationality(_country(code, complain)) for code in record.take(name)]
        for word in record.take("gender"):
            if "gender" not in values and word in _GENDERS:
                values["gender"] = _GENDERS[word]
            else:
                complain(IssueCode.UNREADABLE_VALUE, f"{record.schema}.gender: not the only gender, or none", word)
    elif cls is Organization:
        values["securities"] = [one for each, _, told in hanging.of("Security") for one in securities(each, told)]
        for name, kind in (("isinCode", SecurityKind.ISIN), ("ticker", SecurityKind.TICKER)):
            held = {security.value for security in values["securities"]}
            values["securities"] += [Security(kind, value) for value in record.take(name) if value not in held]
    elif cls is Vessel:
        for name, field in _ONES.items():
            texts = record.take(name)
            values[field] = texts[0] if texts else None
            annotations += [Annotation(name, field=field, note=value) for value in texts[1:]]
    if cls is Person:
        values["positions"] += [post for post, _ in hanging.offices]
    annotations += [
        Annotation("Occupancy", field="positions", value=post if cls is Person else None, note=said or post)
        for post, said in hanging.offices
        if said or cls is not Person
    ]
    if cls is not Organization:
        for each, _, told in hanging.of("Security"):
            told(
                IssueCode.MISPLACED_VALUE,
                f"Security whose issuer is no organization, but of the schema {record.schema}",
                each.raw,
            )
    _by_name(record, cls, hanging, values, annotations, complain)


def _by_name(
    record: Record,
    cls: type[Entity],
    hanging: Hanging,
    values: dict[str, Any],
    annotations: list[Annotation],
    complain: Complain,
) -> None:
    """Set the relationships, and the owners and operators that a ship or an aircraft has by name."""
    relationships = []
    for stated in hanging.relationships:
        field = _BY_NAME.get(stated.label or "", "")
        bare = stated == Relationship(stated.kind, stated.name, label=stated.label, former=stated.former)
        if bare and stated.name and field in attrs.fields_dict(cls):
            values.setdefault(field, []).append(stated.name)
        else:
            relationships.append(stated)
    values["relationships"] = relationships
    for name, id in list(record.take_all(("operator", "owner"))):
        other = hanging.name_of(id)
        if other is None:
            complain(IssueCode.DANGLING_REFERENCE, f"{record.schema}.{name} that the file does not hold", id)
        elif f"{name}s" in attrs.fields_dict(cls):
            values.setdefault(f"{name}s", []).append(other)
        else:
            annotations.append(Annotation(name, note=other))


def _addresses(record: Record, joined: Sequence[Address], complain: Complain) -> list[Address]:
    """Its addresses: those of their own, those that are only a text, those that are only a country."""
    found = list(joined)
    texts = {_letters(str(one)) for one in joined}
    found += [Address(text=text) for text in record.take("address") if _letters(text) not in texts]
    known = {one.country.code or one.country.name for one in joined if one.country}
    for code in record.take("country"):
        country = _country(code, complain)
        if (country.code or country.name) not in known:
            found.append(Address(country=country))
    return found


def _designations(record: Record, hanging: Hanging) -> tuple[list[Designation], str | None, list[ExternalId]]:
    """
    The designations of a party; its reference; the references that the UN gave it.

    Its reference is what all of its designations have, or what its identifier ends in.
    """
    found: list[Designation] = []
    references: list[list[str]] = []
    external: dict[ExternalId, None] = {}
    for each, source, complain in hanging.of("Sanction", "Risk"):
        stated, of_un = each.get("authorityId"), each.take("unscId")
        made = designation(each, source, complain)
        external.update(dict.fromkeys(ExternalId(ExternalScheme.UN_REFERENCE, text) for text in of_un))
        found.append(made)
        references.append(stated)
    every = list(dict.fromkeys(text for stated in references for text in stated))
    ending = [text for text in every if (end := _slug(text)) and record.id.casefold().endswith(f"-{end}")]
    common = [text for text in every if all(text in stated for stated in references)]
    reference = next(iter(ending), None) or (common[0] if len(common) == 1 else None)
    for place, stated in enumerate(references):
        made = found[place]
        if made.reference == reference and (others := [text for text in stated if text != reference]):
            made = attrs.evolve(made, reference=others[0])
        notes = [Note(text, label="authorityId") for text in stated if text not in (reference, made.reference)]
        found[place] = attrs.evolve(made, notes=(*made.notes, *notes))
    return found, reference, list(external)


def _slug(text: str) -> str:
    return re.sub(r"[^0-9a-z.]+", "-", text.casefold()).strip("-")
