"""FollowTheMoney's parties: persons, organizations and things, with all that hangs on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import attrs

from ...model import (
    Address,
    Aircraft,
    Annotation,
    BirthDate,
    Contact,
    ContactKind,
    Designation,
    Entity,
    ExternalId,
    ExternalScheme,
    Gender,
    Identification,
    IssueCode,
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
    Relationship,
    Security,
    SecurityKind,
    Source,
    Vessel,
)
from ...model import IdentificationKind as Id
from ...vocabularies.followthemoney import country_of
from .items import (
    CHECKED,
    EXTERNAL,
    NAMES,
    NUMBERS,
    PARTIES,
    Complain,
    Record,
    as_named,
    comparable,
    country_coded,
    dates_in,
    designation,
    document,
    letters,
    name_of,
    rest_of,
    securities,
    wallets,
)

_BY_NAME = {"Owner": "owners", "Former owner": "former_owners", "Operator": "operators"}
"""Relations of ships and aircraft to parties outside the list that are fields of theirs."""

_PARTS = {
    "firstName": NamePartKind.GIVEN,
    "lastName": NamePartKind.FAMILY,
    "middleName": NamePartKind.MIDDLE,
    "secondName": NamePartKind.SECOND,
    "fatherName": NamePartKind.PATRONYMIC,
    "motherName": NamePartKind.MATRONYMIC,
    "nameSuffix": NamePartKind.SUFFIX,
}


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
    for key, name_kind, quality in NAMES:
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
    countries = [country_coded(code, complain) for code in record.take("birthCountry")]
    lone = len(texts) == len(countries) == 1
    left = list(countries)
    for text in texts:
        own = next((named for found in countries if (named := as_named(found, text)) is not found), None)
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
    properties = {name: record.take(name) for name in NUMBERS if name in record.properties}
    external = [
        ExternalId(scheme, value)
        for name, (scheme, form) in EXTERNAL.items()
        for value in (properties[name] if name in properties else record.get(name))
        if form.fullmatch(value)
    ]
    external += [ExternalId(ExternalScheme.REFERENT, id) for id in record.referents if id != record.id]
    if "wikidataId" in record.properties:
        wrong = [value for value in record.take("wikidataId") if not EXTERNAL["wikidataId"][1].fullmatch(value)]
        for value in wrong:
            complain(IssueCode.UNREADABLE_VALUE, f"{record.schema}.wikidataId: not of Wikidata", value)
    known_as: dict[str, list[str]] = {}
    for name, values in properties.items():
        for value in values:
            known_as.setdefault(comparable(value), []).append(name)
    found = [one for each, told in documents for one in document(each, known_as, told)]
    held = {comparable(one.number) for one in found if one.number}
    for name, values in properties.items():
        kind, country, labelled = NUMBERS[name]
        if record.schema == "Vessel" and name == "registrationNumber":
            kind = Id.VESSEL_REGISTRATION
        for value in values:
            bare = comparable(value)
            as_well = known_as[bare]
            if bare in held or (kind is Id.BIC and any(number.startswith(bare) for number in held)):
                continue
            if CHECKED.get(name) in as_well:
                continue
            checks = next((check for check, checked in CHECKED.items() if checked == name and check in as_well), None)
            code = NUMBERS[checks].country if checks else country
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
    annotations += [Annotation(name, note=value) for name, value in rest_of(record, complain)]
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
        values[field] = dates_in(PartialDate, record, name, complain)
    for name, field in _COUNTRIES.get(cls, {}).items():
        values[field] = [country_coded(code, complain) for code in record.take(name)]
    if cls is Person:
        values["birth_dates"] = dates_in(BirthDate, record, "birthDate", complain)
        values["birth_places"] = list(_birth_places(record, complain))
        for name, field in (("nationality", "nationalities"), ("citizenship", "citizenships")):
            values[field] = [Nationality(country_coded(code, complain)) for code in record.take(name)]
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
    texts = {letters(str(one)) for one in joined}
    found += [Address(text=text) for text in record.take("address") if letters(text) not in texts]
    known = {one.country.code or one.country.name for one in joined if one.country}
    for code in record.take("country"):
        country = country_coded(code, complain)
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
