"""Parties, and what hangs on them: addresses, documents, wallets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import NamedTuple

from ...model import (
    Address,
    Aircraft,
    BirthDate,
    Contact,
    ContactKind,
    DigitalCurrencyAddress,
    Entity,
    ExternalScheme,
    Identification,
    Name,
    NameKind,
    NamePartKind,
    Nationality,
    Organization,
    Person,
    Place,
    Quality,
    Relationship,
    Vessel,
)
from ...model import IdentificationKind as Id
from .ids import digest, party_id
from .item import Item, dependent_id
from .sanctions import ended, sanctions, topics
from .schemata import IDENTIFIER
from .values import clean_text, in_words, phrases

SCHEMA_OF: dict[type[Entity], str] = {
    Person: "Person",
    Organization: "Organization",
    Vessel: "Vessel",
    Aircraft: "Airplane",
    Entity: "LegalEntity",
}

_NAME_PROPERTIES = {
    NameKind.PRIMARY: "name",
    NameKind.NKA: "name",
    NameKind.AKA: "alias",
    NameKind.VARIANT: "alias",
    NameKind.FKA: "previousName",
    NameKind.MAIDEN: "previousName",
}
_PART_PROPERTIES = {
    NamePartKind.GIVEN: "firstName",
    NamePartKind.FAMILY: "lastName",
    NamePartKind.MIDDLE: "middleName",
    NamePartKind.PATRONYMIC: "fatherName",
    NamePartKind.FATHER: "fatherName",
    NamePartKind.MATRONYMIC: "motherName",
    NamePartKind.TITLE: "title",
    NamePartKind.SUFFIX: "nameSuffix",
}
_FORMS_OF_ADDRESS = re.compile(
    r"(?i)(?:(?:brigadier|major|lieutenant|lt\.|colonel|brig\.|army|vice|rear)[ -])?(?:general|colonel|col\.|admiral)"
    r"|major|captain|marshal|commodore|doctor|dr\.?|professor|prof\.?|engineer|mr\.?|mrs\.?|ms\.?|his excellency"
    r"|haji|hajji|alhaji|maulana|moulana|maulawi|mulawi|maulavi|mullah|qari|ustadz?|shaykh|sheikh?|hojjatoleslam"
    r"|ayatollah|imam|sayyid"
)
"""
Ranks and forms of address. OFAC has one field for them and for positions, which most of its titles are; the others
keep the two apart.
"""


def _names(item: Item, names: Iterable[Name]) -> None:
    for name in names:
        weak = name.quality is Quality.WEAK and name.kind is not NameKind.PRIMARY
        where = "weakAlias" if weak else _NAME_PROPERTIES[name.kind]
        item.add(where, name.text, "Name")
        if name.note:
            item.note(f"{name.text}: {name.note}")
        if where == "name" and "firstName" in item.types:
            for part in name.parts:
                if part.kind in _PART_PROPERTIES:
                    item.add(_PART_PROPERTIES[part.kind], part.text)


def _nationalities(item: Item, where: str, label: str, nationalities: Iterable[Nationality]) -> None:
    for nationality in nationalities:
        item.country(where, nationality.country, label)
        if nationality.note:
            item.note(f"{label}: {nationality.country.name}, {nationality.note}")


def _births(item: Item, dates: Iterable[BirthDate], places: Iterable[Place]) -> None:
    for date in dates:
        item.date("birthDate", date, "Birth date")
    for place in places:
        item.add("birthPlace", str(place), "Birth place")
        item.country("birthCountry", place.country)
        about = ", ".join(filter(None, (place.alias and f"as {place.alias}", place.note)))
        if about:
            item.note(f"Birth place: {place}, {about}")


_CONTACT_PROPERTIES = {ContactKind.WEBSITE: "website", ContactKind.EMAIL: "email", ContactKind.PHONE: "phone"}


def _contacts(item: Item, contacts: Iterable[Contact]) -> None:
    for contact in contacts:
        label = contact.kind.value.capitalize()
        item.add(_CONTACT_PROPERTIES.get(contact.kind, ""), contact.value, label)
        if contact.note:
            item.note(f"{label}: {contact.value}, {contact.note}")


class _Number(NamedTuple):
    """The properties that take the numbers of a kind of document: the first that does; and those of a stricter form."""

    where: tuple[str, ...]
    codes: tuple[tuple[str, str], ...] = ()
    """Property and country (ISO 3166) of codes that such numbers may be as well."""


_NUMBERS: dict[Id, _Number] = {
    **dict.fromkeys((Id.PASSPORT, Id.DIPLOMATIC_PASSPORT), _Number(("passportNumber", "idNumber"))),
    **dict.fromkeys(
        (
            Id.TRAVEL_DOCUMENT,
            Id.NATIONAL_ID,
            Id.RESIDENCE_PERMIT,
            Id.DRIVING_LICENCE,
            Id.BIRTH_CERTIFICATE,
            Id.VOTER_ID,
            Id.MILITARY_ID,
            Id.OTHER,
        ),
        _Number(("idNumber",)),
    ),
    Id.SOCIAL_SECURITY_NUMBER: _Number(("socialSecurityNumber", "idNumber")),
    Id.TAX_NUMBER: _Number(("taxNumber",), (("innCode", "RU"),)),
    Id.REGISTRATION_NUMBER: _Number(("registrationNumber",), (("ogrnCode", "RU"), ("uscCode", "CN"))),
    Id.LICENCE: _Number(("licenseNumber",)),
    Id.IMO_NUMBER: _Number(("imoNumber", "registrationNumber")),
    Id.MMSI: _Number(("mmsi", "registrationNumber")),
    Id.VESSEL_REGISTRATION: _Number(("registrationNumber",)),
    Id.HULL_NUMBER: _Number(()),
    Id.BIC: _Number(("swiftBic", "registrationNumber")),
    Id.BANK_CODE: _Number(("registrationNumber",)),
    Id.LEI: _Number(("leiCode", "registrationNumber")),
    Id.DUNS: _Number(("dunsCode", "registrationNumber")),
    Id.LOCODE: _Number(()),
    Id.NAME_CODE: _Number(()),
}


def _documents(item: Item, documents: Iterable[Identification]) -> Iterator[Item]:
    """The numbers of an entity, and its documents as entities of their own if it can hold any."""
    for document in documents:
        label = document.label or document.kind.value
        number, code = document.number, document.country.code if document.country else None
        where, codes = _NUMBERS[document.kind]
        taken = number is not None and any(item.add(name, number) for name in where)
        for name, country in codes:
            if code == country:
                item.add(name, number)
        about = list(_said(document))
        if item.holds and number and len(clean_text(number)) <= IDENTIFIER.length:
            passport = document.kind in (Id.PASSPORT, Id.DIPLOMATIC_PASSPORT)
            id = dependent_id(item, "Identification", document.kind, document.label, number, code)
            held = Item("Passport" if passport else "Identification", id)
            held.put("holder", item.id)
            held.add("number", number)
            held.add("type", label, "Type")
            held.add("type", document.sublabel, "Type")
            held.country("country", document.country, "Country")
            held.add("authority", document.issuer, "Issued by")
            held.add("namesMentioned", document.holder_name, "Name")
            held.date("startDate", document.issue_date, "Issued")
            held.date("endDate", document.expiry_date, "Expires")
            for words in about:
                held.note(words)
            yield held
            continue
        more = phrases(
            ("", document.sublabel),
            ("country", document.country),
            ("issued by", document.issuer),
            ("name", document.holder_name),
            ("issued", document.issue_date),
            ("expires", document.expiry_date),
        )
        if about or more or not taken:
            item.note(f"{label}: {', '.join(filter(None, [number or 'without number', more, *about]))}")


def _said(document: Identification) -> Iterator[str]:
    """What a source says of a document that FollowTheMoney has no property for."""
    where = ", ".join(str(part) for part in (document.issue_place, document.issue_country) if part)
    if where:
        yield f"issued in {where}"
    if document.valid_from:
        yield f"valid from {in_words(document.valid_from)}"
    for word in ("valid", "expired", "false", "revoked", "lost", "diplomatic"):
        said: bool | None = getattr(document, word)
        if said is not None:
            yield word if said else f"not {word}"
    yield from document.facts
    if document.note:
        yield document.note


_IDENTIFIER_PROPERTIES = {
    ExternalScheme.IMO: ("imoNumber", "registrationNumber"),
    ExternalScheme.LEI: ("leiCode", "registrationNumber"),
    ExternalScheme.BIC: ("swiftBic", "registrationNumber"),
}


def _external_ids(item: Item, entity: Entity) -> None:
    for found in entity.external_ids:
        names = _IDENTIFIER_PROPERTIES.get(found.scheme, ())
        if found.scheme is ExternalScheme.UN_REFERENCE and entity.designations:
            continue  # their Sanctions have it
        if not any(item.add(name, found.value) for name in names):
            item.note(f"{found.scheme.value.replace('-', ' ')}: {found.value}")


def _addresses(item: Item, addresses: Iterable[Address]) -> Iterator[Item]:
    """The addresses of an entity, each as an entity that all who are there share."""
    for address in addresses:
        full = str(address)
        known = item.country("country", address.country)
        more = address.care_of or address.note or address.at_listing
        if address.country and full == address.country.name and not more:
            if not known:
                item.note(f"Address: {full}")
            continue
        key = digest(
            full,
            "\n".join(address.lines),
            address.po_box,
            address.city,
            address.region,
            address.postal_code,
            address.country.code if address.country else None,
            address.care_of,
            address.note,
            address.place,
            address.locality,
            *(["at the time of listing"] if address.at_listing else []),
        )
        place = Item("Address", f"addr-{key}")
        place.add("full", full)
        place.add("street", ", ".join(address.lines), "Street")
        place.add("postOfficeBox", address.po_box, "Post office box")
        place.add("city", address.city, "City")
        place.add("region", address.region, "Region")
        place.add("postalCode", address.postal_code, "Postal code")
        place.country("country", address.country, None if str(address.country) in full else "Country")
        place.add("remarks", address.care_of and f"c/o {address.care_of}", "Care of")
        for part in (address.place, address.locality):
            if part and part not in full:
                place.note(part)
        for about in (address.note, address.at_listing and "at the time of listing"):
            if about:
                place.note(about)
        if place.properties:
            if cleaned := place.first("full"):
                item.put("address", cleaned)
            else:
                item.note(f"Address: {full}")
            item.put("addressEntity", place.id)
            yield place


def _wallets(item: Item, wallets: Iterable[DigitalCurrencyAddress]) -> Iterator[Item]:
    for wallet in wallets:
        held = Item("CryptoWallet", dependent_id(item, "CryptoWallet", wallet.currency, wallet.address))
        if not (item.holds and held.add("publicKey", wallet.address)):
            about = phrases(("", wallet.address), ("", wallet.note))
            item.note(f"Digital currency address ({wallet.currency}): {about}")
            continue
        held.add("cryptoAddress", wallet.address)
        held.add("currency", wallet.currency, "Currency")
        held.put("holder", item.id)
        if wallet.note:
            held.note(wallet.note)
        yield held


@singledispatch
def _particulars(entity: Entity, item: Item) -> None:
    """Add what only one kind of entity has."""


@_particulars.register
def _(entity: Person, item: Item) -> None:
    item.add("gender", entity.gender and entity.gender.value)
    ofac = any(found.authority is not None and found.authority.id == "us-ofac" for found in entity.designations)
    for title in entity.titles:
        where = "position" if ofac and not _FORMS_OF_ADDRESS.fullmatch(title) else "title"
        item.add(where, title, "Title")
    for position in entity.positions:
        item.add("position", position, "Position")


@_particulars.register
def _(entity: Organization, item: Item) -> None:
    for kind in entity.organization_types:
        item.add("classification", kind, "Type")
    for activity in entity.activities:
        item.add("sector", activity, "Activity")
    for date in entity.established_dates:
        item.date("incorporationDate", date, "Established")
    for country in entity.registration_countries:
        item.country("jurisdiction", country, "Country of registration")
    for security in entity.securities:
        item.note(f"{security.label or security.kind.value}: {phrases(('', security.value), ('', security.note))}")


@_particulars.register
def _(entity: Vessel, item: Item) -> None:
    for kind in entity.vessel_types:
        item.add("type", kind, "Vessel type")
    for country in entity.flags:
        item.country("flag", country, "Flag")
    for country in entity.former_flags:
        item.country("pastFlags", country, "Former flag")
    for sign in entity.call_signs:
        item.add("callSign", sign, "Call sign")
    item.add("deadweightTonnage", entity.tonnage, "Tonnage")
    item.add("grossRegisteredTonnage", entity.gross_registered_tonnage, "Gross registered tonnage")
    for date in entity.build_dates:
        item.date("buildDate", date, "Built")
    _note_all(
        item, Owner=entity.owners, Former_owner=entity.former_owners, Operator=entity.operators, Length=(entity.length,)
    )


@_particulars.register
def _(entity: Aircraft, item: Item) -> None:
    for model in entity.models:
        item.add("model", model, "Model")
    for number in entity.tail_numbers:
        item.add("registrationNumber", number, "Tail number")
    for number in entity.serial_numbers:
        item.add("serialNumber", number, "Serial number")
    for date in entity.manufacture_dates:
        item.date("buildDate", date, "Built")
    for country in entity.registration_countries:
        item.country("country", country, "Country of registration")
    _note_all(
        item,
        Former_tail_number=entity.former_tail_numbers,
        Construction_number=entity.construction_numbers,
        Mode_S_transponder_code=entity.transponder_codes,
        Operator=entity.operators,
    )


def _note_all(item: Item, **values: Iterable[str | None]) -> None:
    for label, found in values.items():
        for value in found:
            if value:
                item.note(f"{label.replace('_', ' ')}: {value}")


def items(entity: Entity) -> Iterator[Item]:
    """An entity and what hangs on it: addresses, sanctions, documents, wallets."""
    schema = next(SCHEMA_OF[cls] for cls in type(entity).__mro__ if cls in SCHEMA_OF)
    item = Item(schema, party_id(entity.id))
    _names(item, entity.names)
    if "name" not in item.properties:
        item.add("name", item.first("alias", "previousName", "weakAlias") or entity.reference or entity.id)
    _births(item, entity.birth_dates, entity.birth_places)
    _nationalities(item, "nationality", "Nationality", entity.nationalities)
    _nationalities(item, "citizenship", "Citizenship", entity.citizenships)
    _particulars(entity, item)
    _contacts(item, entity.contacts)
    _external_ids(item, entity)
    places = list(_addresses(item, entity.addresses))
    documents = list(_documents(item, entity.identifications))
    wallets = list(_wallets(item, entity.digital_currency_addresses))
    for designation in entity.designations:
        if not ended(designation):
            for topic in topics(designation):
                item.put("topics", topic)
    for relationship in entity.relationships:
        if relationship.origin != "remarks":  # those stand in the remarks, word for word
            item.note(_relation(relationship))
    if entity.reference and not entity.designations:
        item.note(f"Reference: {entity.reference}")
    for annotation in entity.annotations:
        words = phrases(("", annotation.value), ("", annotation.reliability), ("", annotation.note))
        item.note(f"{annotation.label}: {words}")
    for remark in entity.remarks:
        item.note(remark)
    for url in entity.notice_urls:
        item.note(f"Notice: {url}")
    yield item
    yield from places
    yield from sanctions(item, entity)
    yield from documents
    yield from wallets


def _relation(relationship: Relationship) -> str:
    """A relationship in words, as long as it is no edge."""
    label = relationship.label or relationship.kind.value.capitalize()
    about = phrases(
        ("", relationship.name),
        ("", relationship.entity_id),
        ("", "former" if relationship.former else None),
        ("", relationship.quality),
        ("from", relationship.start_date),
        ("until", relationship.end_date),
        ("", relationship.note),
    )
    return f"{label}: {about}"
