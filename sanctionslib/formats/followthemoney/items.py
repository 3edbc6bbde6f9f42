"""FollowTheMoney's entities: what a line holds, and what becomes of all that hangs on a party."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeVar

import attrs

from ...errors import ReadError
from ...law import jurisdictions, resolve
from ...model import (
    Address,
    Aircraft,
    Authority,
    Country,
    Designation,
    DigitalCurrencyAddress,
    Entity,
    Event,
    EventKind,
    ExternalScheme,
    Identification,
    IssueCode,
    Measure,
    MeasureKind,
    NameKind,
    Note,
    Organization,
    PartialDate,
    Person,
    Program,
    Quality,
    Relationship,
    RelationshipKind,
    Security,
    SecurityKind,
    Source,
    Vessel,
)
from ...model import IdentificationKind as Id
from ...model.folding import fold_number
from ...publishers import authority_named, datasets, labels
from ...vocabularies.countries import country as country_named
from ...vocabularies.followthemoney import country_of, dataset_name

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

_ROLES = {
    "related-to": _R.LINKED_TO,
    "parent company": _R.SUBSIDIARY_OF,
    "subsidiaries": _R.PARENT_OF,
    "owner": _R.OWNED_OR_CONTROLLED_BY,
    "former owner": _R.OWNED_OR_CONTROLLED_BY,
    "operator": _R.OTHER,
}
"""What a relation is called beside its kind and the labels of publishers, to what it says."""

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


@cache
def _titles() -> dict[str, str]:
    """The names of datasets to the lists that they hold, as OpenSanctions and as this library call them."""
    return {
        name: dataset.list
        for dataset in datasets()
        for name in (dataset.name, dataset_name(dataset.authority, dataset.list))
    }


def list_title(names: Sequence[str]) -> str | None:
    """
    What the list is called that datasets hold; None if they are none, or several. Any other name is its own title.

    >>> list_title(["us_ofac_sdn"]), list_title(["fr_tresor_gels_avoir"]), list_title(["eu_fsf", "us_ofac_sdn"])
    ('SDN List', 'fr_tresor_gels_avoir', None)
    """
    return _titles().get(names[0], names[0]) if len(names) == 1 else None


# -- values --------------------------------------------------------------------------------------------------------


def country_coded(code: str, complain: Complain) -> Country:
    """The country of a code; one that is not known stays its name."""
    found = country_of(code.lower())
    if found is None:
        complain(IssueCode.UNKNOWN_CODE, "unknown country", code)
    return found or Country(code)


_D = TypeVar("_D", bound=PartialDate)
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?")


def dates_in(cls: type[_D], record: Record, name: str, complain: Complain) -> list[_D]:
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


def rest_of(record: Record, complain: Complain) -> Iterator[tuple[str, str]]:
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
    countries = [country_coded(code, complain) for code in record.take("country")]
    said += [("country", found.name) for found in countries[1:]]
    remarks = record.take("remarks")
    care_of = next((text[4:].strip() for text in remarks if text.casefold().startswith("c/o ")), None)
    said += [("remarks", text) for text in remarks if care_of is None or text[4:].strip() != care_of]
    said += record.take_all(_OF_A_THING)
    said += rest_of(record, complain)
    full = texts[0] if texts else ""
    found = Address(
        lines=tuple(lines),
        country=as_named(countries[0], full) if countries else None,
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


def as_named(country: Country, text: str) -> Country:
    """
    A country, by the name that *text* ends with, if that is one of its.

    >>> as_named(Country("Democratic Republic of the Congo", "CD"), "Goma, Congo, Democratic Republic of the")
    Country('Congo, Democratic Republic of the', code='CD')
    """
    words = text.split(", ")
    for count in range(min(3, len(words)), 0, -1):
        name = ", ".join(words[-count:])
        if country.code and country_named(name).code == country.code:
            return Country(name, country.code)
    return country


def letters(text: str) -> str:
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
    return resolve(jurisdiction, code) if jurisdiction in jurisdictions() else None


@cache
def _measure_kinds() -> dict[str, MeasureKind]:
    """What provisions are called, by kind and by the labels of publishers, to what they are."""
    ours = {kind.value: kind for kind in MeasureKind}
    return ours | {label: kind for label, kind in labels().items() if isinstance(kind, MeasureKind)}


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
    meant = {f"{program.code}: {measure.kind}" for program in programs for measure in program.measures}
    provisions = [text for text in provisions if text not in meant]
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
        dates = dates_in(PartialDate, record, name, complain)
        chosen[name] = choose(dates, key=str, default=None)
        events += [Event(kind=kind, date=date) for date in dates if date is not chosen[name]]
    for name, kind, label in (("modifiedAt", EventKind.AMENDED, None), ("date", EventKind.OTHER, "date")):
        events += [Event(kind=kind, date=date, label=label) for date in dates_in(PartialDate, record, name, complain)]
    for status in record.take("status"):
        if status.casefold() != "delisted":
            notes.append(Note(status, label="status"))
        elif chosen["endDate"] is None:  # or else the end says it
            events.append(Event(kind=EventKind.DELISTED))
    keys, given = record.take("recordId"), record.take("authorityId")
    notes += [Note(text) for text in record.take("summary") + record.take("description")]
    reasons = record.take("reason")
    notes += [Note(text, label=name) for name, text in rest_of(record, complain)]
    return Designation(
        list=list_title(record.datasets),
        authority=authority,
        reference=next(iter(keys or given), None),
        programs=tuple(programs),
        listing_date=chosen["listingDate"],
        effective_date=chosen["startDate"],
        end_date=chosen["endDate"],
        measures=tuple(Measure(kind=_measure_kinds().get(text.casefold()), text=text) for text in provisions),
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


@cache
def _document_labels() -> dict[str, Id]:
    """The labels that publishers have for documents, in small letters."""
    return {label: kind for label, kind in labels().items() if isinstance(kind, Id)}


_PROVED = {Id.IMO_NUMBER: "imoNumber", Id.LEI: "leiCode"}
"""What a number is only if it has passed the test of a property of its own, whatever the words for it."""


class _Number(NamedTuple):
    """What the numbers of a property are; and whether the name of the property says more than that."""

    kind: Id
    country: str | None = None
    labelled: bool = False


def _code(kind: Id, country: str | None = None) -> _Number:
    return _Number(kind, country, labelled=True)


NUMBERS = {
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

CHECKED = {"innCode": "taxNumber", "ogrnCode": "registrationNumber", "uscCode": "registrationNumber"}

EXTERNAL = {
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
    countries = [country_coded(code, complain) for code in record.take("country")]
    issuers, names = record.take("authority"), record.take("namesMentioned")
    issued = dates_in(PartialDate, record, "startDate", complain)
    expires = dates_in(PartialDate, record, "endDate", complain)
    said = [("country", found.name) for found in countries[1:]]
    said += [("type", word) for word in types[2:]]
    said += [("authority", name) for name in issuers[1:]] + [("namesMentioned", name) for name in names[1:]]
    said += [("startDate", str(date)) for date in issued[1:]] + [("endDate", str(date)) for date in expires[1:]]
    if passport:
        said += record.take_all(("birthDate", "birthPlace", "gender", "givenName", "surname", "personalNumber"))
    keys = record.take("recordId")
    said += [("recordId", key) for key in keys[1:]]
    said += rest_of(record, complain)
    for number in numbers or (None,):
        kind = _document_kind(types, known_as.get(comparable(number or ""), ()), passport=passport)
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


def comparable(number: str) -> str:
    """A number to compare it by, punctuation aside; unless it is nothing else."""
    return fold_number(number) or number


def _document_kind(types: list[str], properties: Sequence[str], *, passport: bool = False) -> Id:
    """
    What a document is, by its words and the properties that its number stands in.

    >>> _document_kind(["Cedula No."], ["idNumber"]), _document_kind(["ID"], ["taxNumber"])
    (<IdentificationKind.NATIONAL_ID: 'national id'>, <IdentificationKind.TAX_NUMBER: 'tax number'>)
    """
    words = types[::-1]  # the later say it more exactly
    for word in words:
        kind = _OURS.get(word) or _document_labels().get(word.casefold())
        if kind and (kind not in _PROVED or _PROVED[kind] in properties):
            return kind
    certain = (number.kind for name, number in NUMBERS.items() if name in properties and number.kind is not Id.OTHER)
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
        said += rest_of(record, complain)
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
    said += rest_of(record, complain)
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


@cache
def _relationship_kinds() -> dict[str, RelationshipKind]:
    """What a relation is called, by kind and by the labels of publishers, to what it says."""
    ours = {kind.value: kind for kind in RelationshipKind}
    return ours | {label: kind for label, kind in labels().items() if isinstance(kind, RelationshipKind)} | _ROLES


def _label(record: Record) -> tuple[str | None, RelationshipKind | None]:
    """What a relation is called, and the kind that this names; the first that names one, else the first."""
    labels = [value for name in _LABELS_OF_EDGES for value in record.get(name)]
    for label in labels:
        if kind := _relationship_kinds().get(label.casefold()):
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
    started = dates_in(PartialDate, record, "startDate", complain)
    ended = dates_in(PartialDate, record, "endDate", complain)
    said += [("startDate", str(date)) for date in started[1:]] + [("endDate", str(date)) for date in ended[1:]]
    statuses = record.take("status")
    former = any(word.casefold() == "former" for word in statuses)
    said += [("status", word) for word in statuses if word.casefold() != "former"]
    keys, mentioned = record.take("recordId"), record.take("namesMentioned")
    said += [("recordId", key) for key in keys[1:]] + [("namesMentioned", each) for each in mentioned[1:]]
    said += rest_of(record, complain)
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


NAMES = (
    ("name", NameKind.PRIMARY, None),
    ("alias", NameKind.AKA, None),
    ("weakAlias", NameKind.AKA, Quality.WEAK),
    ("previousName", NameKind.FKA, None),
)
"""The properties of names, with what they say of them."""


def name_of(record: Record) -> str | None:
    """What a party is called: its caption if that is one of its names, else the first of them."""
    names = next((record.get(name) for name, _, _ in NAMES if record.get(name)), [])
    return record.caption if record.caption in names else next(iter(names), None)


def occupancy(record: Record, post: Record, complain: Complain, of_post: Complain) -> tuple[str, str | None]:
    """The name of a post that somebody holds, and what is said of it and of the time."""
    name = name_of(post) or post.id
    record.take("holder"), record.take("post")
    said = list(record.take_all(("startDate", "endDate")))
    said += rest_of(record, complain)
    said += [(key, value) for key, value in post.take_all(_OF_A_THING) if value != name]
    said += rest_of(post, of_post)
    return name, _in_words(said)
