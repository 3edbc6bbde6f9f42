"""
OFAC's classic XML: the SDN list (``SDN.XML``) and the Consolidated list of the other lists (``CONSOLIDATED.XML``).

Documentation: OFAC's schema ``sdn.xsd``. Both lists share one layout,
in the namespace ``http://tempuri.org/sdnList.xsd``
until early 2024 and in one of the Sanctions List Service since. The file does not say which of the two lists it is;
the programs of its records do.

Encoding: UTF-8, in fact ASCII: no diacritics, no original scripts, no dates of listing (but for some directives).

Dates: ``Publish_Date`` is MM/DD/YYYY. Others are ``07 Jan 1987``, ``Jan 1987``, ``1987``, any of them after ``circa``,
or two of them joined by ``to``: one unknown day of that range.

Oddities: ``publshInformation`` is spelt so. ``idList`` holds documents, but also genders, websites, wallets, ship and
aircraft particulars, notes on secondary sanctions and more; the page on this format says where each type goes. The
name of an individual is put together as OFAC's own delimited files and search do: ``LAST, First``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ...model import (
    Address,
    BirthDate,
    Entity,
    IssueCode,
    Name,
    NameKind,
    NamePart,
    NamePartKind,
    Nationality,
    Place,
    Quality,
)
from ...parsing.builder import Placed
from ...parsing.fields import Fields, Table, coded, left_out, to
from ...parsing.items import made
from ...parsing.node import Node
from ...parsing.reading import ListFacts, Reading
from ...parsing.xml import Nodes
from ...vocabularies.countries import country
from .authority import OFAC, UNDETERMINED_LIST
from .remarks import remark_values
from .vocabulary import ENTITY_TYPES, NAME_KINDS, QUALITIES, designation, labelled, list_of, party

_NAMESPACES = (
    "http://tempuri.org/sdnList.xsd",
    "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML",
)
_TRUTH = {"true": True, "false": False}
_NAME: Table = {
    "lastName": to("~names.text & names.parts[family].text", note="Name.text, LAST, First; both in Name.parts"),
    "firstName": to("~names.text & names.parts[given].text", note="Name.text, LAST, First; both in Name.parts"),
}
_OF_ID = ("idType", "idNumber", "idCountry", "issueDate", "expirationDate")
_UID = left_out("keys internal to the file")
_VESSEL = {
    "callSign": "call_signs",
    "vesselType": "vessel_types",
    "vesselFlag": "flags.name",
    "vesselOwner": "owners",
    "tonnage": "tonnage",
    "grossRegisteredTonnage": "gross_registered_tonnage",
}

FIELDS = Fields(
    {
        "publshInformation": {
            "Publish_Date": "list.edition & =list.published",
            "Record_Count": "list.stated_count",
        },
        "sdnEntry": {
            "uid": "reference & designations.reference",
            **_NAME,
            "title": to("titles", note="one for each part between semicolons"),
            "sdnType": coded(ENTITY_TYPES, "=class", note="the class of the entity"),
            "remarks": to("remarks", note="remarks, verbatim in one piece; what its items state is in fields as well"),
            "programList": {"program": "designations.programs.code"},
            "idList": {
                "id": {
                    "uid": _UID,
                    "idType": to(
                        "identifications.label & =identifications.kind",
                        note="the field named in the table of types; documents keep it in Identification.label",
                    ),
                    "idNumber": "identifications.number",
                    "idCountry": "identifications.country.name",
                    "issueDate": "=identifications.issue_date",
                    "expirationDate": "=identifications.expiry_date",
                }
            },
            "akaList": {
                "aka": {
                    "uid": _UID,
                    "type": coded(NAME_KINDS, "=names.kind"),
                    "category": coded(QUALITIES, "=names.quality"),
                    **_NAME,
                }
            },
            "addressList": {
                "address": {
                    "uid": _UID,
                    "address1": "addresses.lines",
                    "address2": "addresses.lines",
                    "address3": "addresses.lines",
                    "city": "addresses.city",
                    "stateOrProvince": "addresses.region",
                    "postalCode": "addresses.postal_code",
                    "country": "addresses.country.name",
                }
            },
            "nationalityList": {
                "nationality": {
                    "uid": _UID,
                    "country": "nationalities.country.name",
                    "mainEntry": coded(_TRUTH, "=nationalities.main"),
                }
            },
            "citizenshipList": {
                "citizenship": {
                    "uid": _UID,
                    "country": "citizenships.country.name",
                    "mainEntry": coded(_TRUTH, "=citizenships.main"),
                }
            },
            "dateOfBirthList": {
                "dateOfBirthItem": {
                    "uid": _UID,
                    "dateOfBirth": "=birth_dates",
                    "mainEntry": coded(_TRUTH, "=birth_dates.main"),
                }
            },
            "placeOfBirthList": {
                "placeOfBirthItem": {
                    "uid": _UID,
                    "placeOfBirth": "birth_places.text",
                    "mainEntry": coded(_TRUTH, "=birth_places.main"),
                }
            },
            "vesselInfo": _VESSEL,
        },
    }
)


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the file."""
    list_name = _list_name(reading.document.head.text)
    records = Nodes(
        reading,
        FIELDS,
        {"": "sdnEntry"},
        lambda header: _facts(reading, header.get("publshInformation"), list_name),
        namespaces=_NAMESPACES,
        may_be_empty=lambda: reading.stated_count == 0,
    )
    for record in records:
        entity = _entity(record, list_name)
        record.check()
        yield entity


def _list_name(head: str) -> str | None:
    """Which list it is, by the programs of the records in the beginning of the file."""
    lists = re.findall(r"<(?:\w+:)?programList>(.*?)</(?:\w+:)?programList>", head, re.DOTALL)
    return list_of([tuple(re.findall(r"<(?:\w+:)?program>\s*([^<]*?)\s*<", programs)) for programs in lists])


def _facts(reading: Reading, publication: Node | None, list_name: str | None) -> ListFacts:
    edition = published = count = None
    if publication:
        if edition := publication.text("Publish_Date"):
            published = reading.day(edition, _published, "Publish_Date is not MM/DD/YYYY", line=publication.line)
            publication.became(published, "Publish_Date")
        count = publication.text("Record_Count")
        if count and not count.isdigit():
            publication.issue(IssueCode.UNREADABLE_VALUE, "Record_Count is not a number", count)
            count = None
        publication.check()
    return ListFacts(
        authority=OFAC,
        title=list_name or UNDETERMINED_LIST,
        edition=edition,
        published=published,
        stated_count=int(count) if count else None,
        complete=True if count else None,  # `Reading.entities` takes it back if there are others than that many
    )


def _published(words: str) -> datetime.date:
    return datetime.datetime.strptime(words, "%m/%d/%Y").date()


def _entity(record: Node, list_name: str | None) -> Entity:
    uid = record.text("uid")
    if uid is None:
        record.issue(IssueCode.MISSING_FIELD, "a record without uid")
    record.reference = uid or f"line-{record.line}"
    source = record.reading.source(record.reference, record.line)
    placed = _titles(record)
    for group in record.all("idList/id"):
        placed += _id(group)
    for vessel in record.all("vesselInfo"):
        placed += _particulars(vessel)
    if remarks := record.text("remarks"):
        titles = [value for field, value, _ in placed if field == "titles"]
        placed += remark_values(record, "remarks", remarks, titles=titles)
    codes = record.texts_of("programList/program")
    return party(
        record,
        record.code("sdnType", needed=True) or Entity,
        placed,
        designation(record, placed, codes, list_name=list_name, source=source),
        source=source,
        names=tuple(_names(record)),
        addresses=made(Address, record.all("addressList/address")),
        nationalities=_nationalities(record, "nationalityList/nationality"),
        citizenships=_nationalities(record, "citizenshipList/citizenship"),
        birth_dates=tuple(filter(None, map(_birth_date, record.all("dateOfBirthList/dateOfBirthItem")))),
        birth_places=tuple(filter(None, map(_birth_place, record.all("placeOfBirthList/placeOfBirthItem")))),
    )


def _titles(record: Node) -> list[Placed]:
    title = record.text("title")
    return [record.placed("titles", part, "title") for part in title.split("; ")] if title else []


def _names(record: Node) -> Iterator[Name]:
    if primary := _name(record, NameKind.PRIMARY):
        yield primary
    else:
        record.issue(IssueCode.MISSING_FIELD, "a record without a name")
    for alias in record.all("akaList/aka"):
        kind = alias.code("type", what="alias type", needed=True)
        quality = alias.code("category", what="alias category", needed=True)
        if name := _name(alias, kind or NameKind.AKA, quality, "type", "category"):
            yield name
        else:
            alias.issue(IssueCode.MISSING_FIELD, "an alias without a name")


def _name(item: Node, kind: NameKind, quality: Quality | None = None, *codes: str) -> Name | None:
    """The name that a record or an alias states; *codes* are the names of the texts that say of what kind it is."""
    last, first = item.take("lastName", "firstName")
    if last and first:
        parts = (NamePart(NamePartKind.FAMILY, last), NamePart(NamePartKind.GIVEN, first))
        name = Name(f"{last}, {first}", kind=kind, quality=quality, parts=parts)
    elif text := last or first:
        name = Name(text, kind=kind, quality=quality)
    else:
        return None
    return item.into("names", name, "lastName", "firstName", *codes)


def _id(group: Node) -> list[Placed]:
    label, number, country_name, issued, expires = group.take(*_OF_ID)
    return labelled(group, label or "", number, *_OF_ID, country_name=country_name, issued=issued, expires=expires)


def _nationalities(record: Node, path: str) -> tuple[Nationality, ...]:
    return tuple(
        [
            Nationality(country(name), main=group.code("mainEntry"))
            for group in record.all(path)
            if (name := group.text("country"))
        ]
    )


def _birth_date(group: Node) -> BirthDate | None:
    date, main = group.date("dateOfBirth", what="the birth date"), group.code("mainEntry")
    return BirthDate(date.edtf, main=main) if date else None


def _birth_place(group: Node) -> Place | None:
    place = group.text("placeOfBirth")
    return Place(text=place, main=group.code("mainEntry")) if place else None


def _particulars(vessel: Node) -> Iterator[Placed]:
    for name, field in _VESSEL.items():
        if text := vessel.text(name):
            yield Placed(field.removesuffix(".name"), country(text) if name == "vesselFlag" else text)
