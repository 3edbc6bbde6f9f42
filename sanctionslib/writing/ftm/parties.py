"""Parties, and the entities that belong to them: addresses, documents, wallets, securities."""

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
    Security,
    SecurityKind,
    Vessel,
)
from ...model import IdentificationKind as Id
from ...publishers import publisher_of
from .edges import leads_on
from .ids import Ids, digest
from .item import INFERRED, METADATA, Item
from .sanctions import sanctions, topics
from .schemata import IDENTIFIER
from .values import clean_text, in_words, language_code, phrases

SCHEMA_OF: dict[type[Entity], str] = {
    Person: "Person",
    Organization: "Organization",
    Vessel: "Vessel",
    Aircraft: "Airplane",
    Entity: "LegalEntity",
}

_ORGANIZATION_TYPES = (
    (
        "Company",
        re.compile(
            r"(?i)(?:[\w-]+ )*company(?: limited by \w+)?(?: \([A-Z]+\))?|state[- ]owned enterprise|P?JSC|LLC|PLC"
        ),
    ),
    (
        "PublicBody",
        re.compile(
            r"(?i)government (?:entity|agency|ministry|department|institution)|public government body"
            r"|department within government"
        ),
    ),
)
"""What a list calls an organization, whole, that makes it a company or a body of a state. All else says neither."""


def _schema(entity: Entity) -> str:
    """The schema of a party. An organization is more only if its list says so: by a type, or securities it issued."""
    schema = next(SCHEMA_OF[cls] for cls in type(entity).__mro__ if cls in SCHEMA_OF)
    if isinstance(entity, Organization) and (entity.organization_types or entity.securities):
        schemata = {
            name
            for name, pattern in _ORGANIZATION_TYPES
            if any(pattern.fullmatch(kind) for kind in entity.organization_types)
        }
        schemata |= {"Company"} if entity.securities else set()
        if len(schemata) == 1:  # where a list calls it both, it does not say which of the two it is
            return schemata.pop()
    return schema


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
keep the two apart (`Publisher.titles_hold_positions`).
"""


def _names(item: Item, names: Iterable[Name]) -> None:
    for name in names:
        weak = name.quality is Quality.WEAK and name.kind is not NameKind.PRIMARY
        where = "weakAlias" if weak else _NAME_PROPERTIES[name.kind]
        lang = language_code(name.language, name.script) if name.language or name.script else None
        item.add(where, name.text, "Name", lang=lang)
        if name.note:
            item.note(f"{name.text}: {name.note}")
        if where == "name" and "firstName" in item.types:
            for part in name.parts:
                if part.kind in _PART_PROPERTIES:
                    item.add(_PART_PROPERTIES[part.kind], part.text, lang=lang)


def _nationalities(item: Item, where: str, label: str, nationalities: Iterable[Nationality]) -> None:
    for nationality in nationalities:
        item.country(where, nationality.country, label)
        if nationality.note:
            item.note(f"{label}: {nationality.country.name}, {nationality.note}")


def _births(item: Item, dates: Iterable[BirthDate], places: Iterable[Place]) -> None:
    for date in dates:
        item.date("birthDate", date, "Birth date", origin=date.origin)
    for place in places:
        item.add("birthPlace", str(place), "Birth place", origin=place.origin)
        item.country("birthCountry", place.country, origin=place.origin)
        about = ", ".join(filter(None, (place.alias and f"as {place.alias}", place.note)))
        if about:
            item.note(f"Birth place: {place}, {about}")


_CONTACT_PROPERTIES = {ContactKind.WEBSITE: "website", ContactKind.EMAIL: "email", ContactKind.PHONE: "phone"}


def _contacts(item: Item, contacts: Iterable[Contact]) -> None:
    for contact in contacts:
        label = contact.kind.value.capitalize()
        item.add(_CONTACT_PROPERTIES.get(contact.kind, ""), contact.value, label, origin=contact.origin)
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
    Id.BANK_CODE: _Number(("registrationNumber",), (("bikCode", "RU"),)),
    Id.LEI: _Number(("leiCode", "registrationNumber")),
    Id.DUNS: _Number(("dunsCode", "registrationNumber")),
    Id.LOCODE: _Number(()),
    Id.NAME_CODE: _Number(()),
}


_LABELLED = {"V.A.T. Number": "vatCode", "Global Intermediary Identification Number": "giiNumber"}
"""Properties for the numbers of documents that are known by what the source calls them alone, beside the above."""


def _documents(ids: Ids, item: Item, documents: Iterable[Identification]) -> Iterator[Item]:
    """The numbers of an entity, and its documents as entities of their own if it can hold any."""
    for document in documents:
        label = document.label or document.kind.value
        number, code = document.number, document.country.code if document.country else None
        where, codes = _NUMBERS[document.kind]
        origin = document.origin
        taken = number is not None and any(item.add(name, number, origin=origin) for name in where)
        for name, country in codes:
            if code == country:
                item.add(name, number, origin=origin)
        if label in _LABELLED:
            item.add(_LABELLED[label], number, origin=origin)
        about = list(_beyond_properties(document))
        if item.holds and number and len(clean_text(number)) <= IDENTIFIER.length:
            passport = document.kind in (Id.PASSPORT, Id.DIPLOMATIC_PASSPORT)
            paper = item.another("Passport" if passport else "Identification", ids.document(item.id, document))
            paper.put("holder", item.id)
            paper.add("number", number, origin=origin)
            paper.add("type", label, "Type")
            paper.add("type", document.sublabel, "Type")
            paper.country("country", document.country, "Country")
            paper.add("authority", document.issuer, "Issued by")
            paper.add("namesMentioned", document.holder_name, "Name")
            paper.add("recordId", document.reference, "Reference")
            paper.date("startDate", document.issue_date, "Issued")
            paper.date("endDate", document.expiry_date, "Expires")
            for fact in about:
                paper.note(fact)
            yield paper
            continue
        more = phrases(
            ("", document.sublabel),
            ("country", document.country),
            ("issued by", document.issuer),
            ("name", document.holder_name),
            ("issued", document.issue_date),
            ("expires", document.expiry_date),
            ("reference", document.reference),
        )
        if about or more or not taken:
            item.note(f"{label}: {', '.join(filter(None, [number or 'without number', more, *about]))}")


def _beyond_properties(document: Identification) -> Iterator[str]:
    """The facts of a document for which FollowTheMoney has no property."""
    where = ", ".join(str(part) for part in (document.issue_place, document.issue_country) if part)
    if where:
        yield f"issued in {where}"
    if document.valid_from:
        yield f"valid from {in_words(document.valid_from)}"
    for word in ("valid", "expired", "false", "revoked", "lost", "diplomatic"):
        is_so: bool | None = getattr(document, word)
        if is_so is not None:
            yield word if is_so else f"not {word}"
    yield from document.facts
    if document.note:
        yield document.note


_IDENTIFIER_PROPERTIES = {
    ExternalScheme.IMO: ("imoNumber", "registrationNumber"),
    ExternalScheme.LEI: ("leiCode", "registrationNumber"),
    ExternalScheme.BIC: ("swiftBic", "registrationNumber"),
}


def _external_ids(item: Item, entity: Entity) -> None:
    for id in entity.external_ids:
        names = _IDENTIFIER_PROPERTIES.get(id.scheme, ())
        if id.scheme is ExternalScheme.UN_REFERENCE and entity.designations:
            continue  # their Sanctions have it
        if not any(item.add(name, id.value) for name in names):
            item.note(f"{id.scheme.value.replace('-', ' ')}: {id.value}")


def _addresses(item: Item, addresses: Iterable[Address]) -> Iterator[Item]:
    """The addresses of an entity, each as an entity that all who are there share."""
    for address in addresses:
        full = str(address)
        known = item.country("country", address.country)
        more = address.care_of or address.note or address.at_listing
        if address.country and full == address.country.name and not more:  # a country alone is no address
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
        # The id is made of all that tells addresses apart, so that parties at one address share one entity.
        place = item.another("Address", f"addr-{key}")
        lang = language_code(None, address.script)
        origin = INFERRED if address.text is None else None  # put together of its parts
        place.add("full", full, lang=lang, origin=origin)
        place.add("street", ", ".join(address.lines), "Street", lang=lang)
        place.add("postOfficeBox", address.po_box, "Post office box", lang=lang)
        place.add("city", address.city, "City", lang=lang)
        place.add("region", address.region, "Region", lang=lang)
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
                item.put("address", cleaned, lang, full, origin)
            else:
                item.note(f"Address: {full}")
            item.put("addressEntity", place.id)
            yield place


def _wallets(ids: Ids, item: Item, wallets: Iterable[DigitalCurrencyAddress]) -> Iterator[Item]:
    for wallet in wallets:
        asset = item.another("CryptoWallet", ids.wallet(item.id, wallet))
        if not (item.holds and asset.add("publicKey", wallet.address)):
            about = phrases(("", wallet.address), ("", wallet.note))
            item.note(f"Digital currency address ({wallet.currency}): {about}")
            continue
        asset.add("cryptoAddress", wallet.address)
        asset.add("currency", wallet.currency, "Currency")
        asset.put("holder", item.id)
        if wallet.note:
            asset.note(wallet.note)
        yield asset


_PLAIN_SECURITIES = frozenset({"ISIN", "Equity Ticker"})
"""What a source calls the number of a security that says no more than the property it stands in."""


def _securities(ids: Ids, item: Item, securities: Iterable[Security]) -> Iterator[Item]:
    """Securities that an organization issued, by number; the source does not say which facts are about the same one."""
    for security in securities:
        label = security.label or security.kind.value
        asset = item.another("Security", ids.security(item.id, security))
        if security.kind is SecurityKind.ISIN:  # one whose check digit is wrong is still a number of the security
            taken = asset.add("isin", security.value) or asset.add("registrationNumber", security.value)
        else:
            taken = security.kind is SecurityKind.TICKER and asset.add("ticker", security.value)
            if taken:
                item.add("ticker", security.value)
        if not taken:
            item.note(f"{label}: {phrases(('', security.value), ('', security.note))}")
            continue
        asset.put("issuer", item.id)
        for about in (label if label not in _PLAIN_SECURITIES else None, security.note):
            if about:
                asset.note(about)
        yield asset


@singledispatch
def _particulars(entity: Entity, item: Item) -> None:
    """Add what only one kind of entity has."""


@_particulars.register
def _(entity: Person, item: Item) -> None:
    item.add("gender", entity.gender and entity.gender.value)
    publishers = [publisher_of(designation.authority) for designation in entity.designations]
    positions = any(publisher.titles_hold_positions for publisher in publishers if publisher)
    for title in entity.titles:
        where = "position" if positions and not _FORMS_OF_ADDRESS.fullmatch(title) else "title"
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
    if entity.length:
        item.note(f"Length: {entity.length}")


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
    )


def _note_all(item: Item, **values: Iterable[str | None]) -> None:
    for label, stated in values.items():
        for value in stated:
            if value:
                item.note(f"{label.replace('_', ' ')}: {value}")


def items(ids: Ids, entity: Entity, make: type[Item]) -> Iterator[Item]:
    """A party and the entities that belong to it: addresses, sanctions, documents, wallets, securities."""
    item = make(_schema(entity), ids.party(entity))
    _names(item, entity.names)
    if "name" not in item.properties:
        name = item.first("alias", "previousName", "weakAlias") or entity.reference or entity.id
        item.add("name", name, origin=INFERRED)
    _births(item, entity.birth_dates, entity.birth_places)
    _nationalities(item, "nationality", "Nationality", entity.nationalities)
    _nationalities(item, "citizenship", "Citizenship", entity.citizenships)
    _particulars(entity, item)
    _contacts(item, entity.contacts)
    _external_ids(item, entity)
    places = list(_addresses(item, entity.addresses))
    documents = list(_documents(ids, item, entity.identifications))
    property = list(_wallets(ids, item, entity.digital_currency_addresses))
    if isinstance(entity, Organization):
        property += _securities(ids, item, entity.securities)
    for designation in entity.designations:
        if designation.is_ended:
            continue
        for program in designation.programs:
            item.add("programId", program.opensanctions_key, origin=METADATA)
        for topic in topics(designation):
            for designated in (item, *property):  # what belongs to a party is dealt with as the party is
                designated.put("topics", topic, origin=INFERRED)
    for relationship in entity.relationships:
        if not leads_on(entity, relationship):
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
    yield from sanctions(ids, item, entity)
    yield from documents
    yield from property


def _relation(relationship: Relationship) -> str:
    """A relationship in words, where there is no other party that an edge could lead to."""
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
    return f"{label}: {about or 'to a party that is not named'}"
