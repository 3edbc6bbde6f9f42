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
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from ...model import Address, BirthDate, Entity, IssueCode, Name, NameKind, NamePart, NamePartKind, Nationality, Place
from ...model.dates import edtf_of
from ...parsing.node import line_of, text_of
from ...parsing.reading import Reading
from ...parsing.xml import Records, check_extras, fields, unknown
from ...vocabularies.countries import country
from .authority import OFAC, UNDETERMINED_LIST
from .remarks import read_remarks
from .vocabulary import ENTITY_TYPES, NAME_KINDS, QUALITIES, Party, list_of

_NAMESPACES = (
    "http://tempuri.org/sdnList.xsd",
    "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML",
)

_CHILDREN = {
    "aka": "uid type category lastName firstName",
    "address": "uid address1 address2 address3 city stateOrProvince postalCode country",
    "id": "uid idType idNumber idCountry issueDate expirationDate",
    "nationality": "uid country mainEntry",
    "citizenship": "uid country mainEntry",
    "dateOfBirthItem": "uid dateOfBirth mainEntry",
    "placeOfBirthItem": "uid placeOfBirth mainEntry",
    "vesselInfo": "callSign vesselType vesselFlag vesselOwner tonnage grossRegisteredTonnage",
}
_LISTS = {
    "akaList": "aka",
    "addressList": "address",
    "idList": "id",
    "nationalityList": "nationality",
    "citizenshipList": "citizenship",
    "dateOfBirthList": "dateOfBirthItem",
    "placeOfBirthList": "placeOfBirthItem",
}
_TEXTS = frozenset({"uid", "firstName", "lastName", "title", "sdnType", "remarks"})
_MAIN = {"true": True, "false": False}


class _Parser:
    """One run over one file: the tags of its namespace, and where findings go."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.list_name: str | None = None
        namespace = reading.document.head.namespace
        prefix = f"{{{namespace}}}" if namespace else ""
        self.children = {
            name: {prefix + child: child for child in children.split()} for name, children in _CHILDREN.items()
        }
        self.tags: dict[Any, str] = {
            prefix + name: name for name in (*_LISTS, *_CHILDREN, *_TEXTS, "programList", "program")
        }
        self.add: dict[str, Callable[[Party, dict[str, str]], None]] = {
            "aka": self._alias,
            "address": self._address,
            "id": self._id,
            "nationality": lambda party, values: self._nationality(party, values, "nationalities"),
            "citizenship": lambda party, values: self._nationality(party, values, "citizenships"),
            "dateOfBirthItem": self._birth_date,
            "placeOfBirthItem": self._birth_place,
            "vesselInfo": self._vessel,
        }

    def entities(self) -> Iterator[Entity]:
        reading = self.reading
        reading.authority = OFAC
        found = re.findall(r"<(?:\w+:)?programList>(.*?)</(?:\w+:)?programList>", reading.document.head.text, re.DOTALL)
        codes = [re.findall(r"<(?:\w+:)?program>\s*([^<]*?)\s*<", programs) for programs in found]
        self.list_name = list_of([tuple(record) for record in codes])
        reading.title = self.list_name or UNDETERMINED_LIST
        records = Records(
            reading,
            {"": "sdnEntry"},
            known={"publshInformation": self._publication},
            may_be_empty=lambda: reading.stated_count == 0,
            root_attributes=frozenset({"schemaLocation"}),
            at_root=self._check_namespace,
        )
        for element in records:
            yield self._entry(element)

    def _check_namespace(self, root: etree._Element) -> None:
        namespace = etree.QName(root).namespace
        if namespace not in _NAMESPACES:
            self.reading.issue(
                IssueCode.UNKNOWN_NAMESPACE, "a namespace not seen before", line=line_of(root), raw=namespace
            )

    def _publication(self, element: etree._Element) -> None:
        names = {child.tag: etree.QName(child).localname for child in element.iter(etree.Element)}
        known = {tag: name for tag, name in names.items() if name in ("Publish_Date", "Record_Count")}
        values = fields(self.reading, element, known, None)
        check_extras(self.reading, element, None)
        reading, line = self.reading, line_of(element)
        if words := values.get("Publish_Date"):
            reading.edition = words
            try:
                reading.published = datetime.datetime.strptime(words, "%m/%d/%Y").date()
            except ValueError:
                reading.issue(IssueCode.UNREADABLE_VALUE, "Publish_Date is not MM/DD/YYYY", line=line, raw=words)
        if count := values.get("Record_Count"):
            if count.isdigit():
                reading.stated_count = int(count)
                reading.complete = True  # `Reading.entities` takes it back if there are others than that many
            else:
                reading.issue(IssueCode.UNREADABLE_VALUE, "Record_Count is not a number", line=line, raw=count)

    def _entry(self, element: etree._Element) -> Entity:
        reading, tags = self.reading, self.tags
        texts: dict[str, str] = {}
        lists: list[tuple[str, etree._Element]] = []
        codes: list[str] = []
        for child in element:
            name = tags.get(child.tag)
            if name in _TEXTS and name not in texts and not len(child):
                if text := text_of(child):
                    texts[name] = text
            elif name == "programList":
                for program in child:
                    if tags.get(program.tag) == "program" and not len(program):
                        if text := text_of(program):
                            codes.append(text)
                    else:
                        unknown(reading, program, texts.get("uid"))
            elif name in _LISTS or name == "vesselInfo":
                lists.append((name, child))
            else:
                unknown(reading, child, texts.get("uid"))
        line = line_of(element)
        uid = texts.get("uid")
        if uid is None:
            reading.issue(IssueCode.MISSING_FIELD, "a record without uid", line=line)
            uid = f"line-{line}"
        cls = ENTITY_TYPES.get(texts.get("sdnType", "").casefold())
        if cls is None:
            reading.issue(IssueCode.UNKNOWN_CODE, "unknown sdnType", record=uid, line=line, raw=texts.get("sdnType"))
            cls = Entity
        party = Party(reading, uid, cls, reading.source(uid, line))
        if primary := self._name(texts, NameKind.PRIMARY):
            party.add("names", primary)
        else:
            reading.issue(IssueCode.MISSING_FIELD, "a record without a name", record=uid, line=line)
        if title := texts.get("title"):
            for part in title.split("; "):
                party.add("titles", part)
        for list_name, child in lists:
            self._list(party, list_name, child)
        if remarks := texts.get("remarks"):
            read_remarks(party, remarks)
        check_extras(reading, element, uid, groups_by_fields=True)
        return party.build(party.build_designation(self.list_name, codes))

    def _list(self, party: Party, name: str, element: etree._Element) -> None:
        if name == "vesselInfo":
            self._vessel(party, fields(self.reading, element, self.children["vesselInfo"], party.uid))
            return
        item_name = _LISTS[name]
        known, add = self.children[item_name], self.add[item_name]
        for item in element:
            if self.tags.get(item.tag) != item_name:
                unknown(self.reading, item, party.uid)
                continue
            add(party, fields(self.reading, item, known, party.uid))

    def _name(self, values: dict[str, str], kind: NameKind, **more: object) -> Name | None:
        last, first = values.get("lastName"), values.get("firstName")
        if last and first:
            parts = (NamePart(NamePartKind.FAMILY, last), NamePart(NamePartKind.GIVEN, first))
            return Name(f"{last}, {first}", kind=kind, parts=parts, **more)  # type: ignore[arg-type]
        text = last or first
        return Name(text, kind=kind, **more) if text else None  # type: ignore[arg-type]

    def _alias(self, party: Party, values: dict[str, str]) -> None:
        kind = NAME_KINDS.get(values.get("type", ""))
        quality = QUALITIES.get(values.get("category", ""))
        for known, key in ((kind, "type"), (quality, "category")):
            if known is None:
                self._unknown_code(party, f"alias {key}", values.get(key))
        if name := self._name(values, kind or NameKind.AKA, quality=quality):
            party.add("names", name)
        else:
            self.reading.issue(
                IssueCode.MISSING_FIELD, "an alias without a name", record=party.uid, line=party.source.line
            )

    def _address(self, party: Party, values: dict[str, str]) -> None:
        name = values.get("country")
        party.add(
            "addresses",
            Address(
                lines=tuple(values[key] for key in ("address1", "address2", "address3") if key in values),
                city=values.get("city"),
                region=values.get("stateOrProvince"),
                postal_code=values.get("postalCode"),
                country=country(name) if name else None,
            ),
        )

    def _id(self, party: Party, values: dict[str, str]) -> None:
        label = values.get("idType")
        if label is None:
            self._unknown_code(party, "type of identification", None)
        party.add_id(
            label or "",
            values.get("idNumber"),
            country_name=values.get("idCountry"),
            issued=values.get("issueDate"),
            expires=values.get("expirationDate"),
        )

    def _main(self, party: Party, values: dict[str, str]) -> bool | None:
        words = values.get("mainEntry")
        if words is not None and words not in _MAIN:
            self._unknown_code(party, "mainEntry", words)
        return _MAIN.get(words or "")

    def _nationality(self, party: Party, values: dict[str, str], field: str) -> None:
        if name := values.get("country"):
            party.add(field, Nationality(country(name), main=self._main(party, values)))

    def _birth_date(self, party: Party, values: dict[str, str]) -> None:
        if words := values.get("dateOfBirth"):
            try:
                party.add("birth_dates", BirthDate(edtf_of(words), main=self._main(party, values)))
            except ValueError:
                self.reading.issue(
                    IssueCode.UNREADABLE_VALUE,
                    "the birth date is not a date",
                    record=party.uid,
                    line=party.source.line,
                    raw=words,
                )

    def _birth_place(self, party: Party, values: dict[str, str]) -> None:
        if words := values.get("placeOfBirth"):
            party.add("birth_places", Place(text=words, main=self._main(party, values)))

    def _vessel(self, party: Party, values: dict[str, str]) -> None:
        for key, field in (
            ("callSign", "call_signs"),
            ("vesselType", "vessel_types"),
            ("vesselOwner", "owners"),
            ("tonnage", "tonnage"),
            ("grossRegisteredTonnage", "gross_registered_tonnage"),
        ):
            if text := values.get(key):
                party.add(field, text)
        if flag := values.get("vesselFlag"):
            party.add("flags", country(flag))

    def _unknown_code(self, party: Party, what: str, raw: str | None) -> None:
        self.reading.issue(IssueCode.UNKNOWN_CODE, f"unknown {what}", record=party.uid, line=party.source.line, raw=raw)


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the file."""
    return _Parser(reading).entities()


OMISSIONS = {
    "aka/uid, address/uid, id/uid, nationality/uid, citizenship/uid, dateOfBirthItem/uid, placeOfBirthItem/uid": (
        "keys internal to the file"
    ),
}

TRANSLATIONS = {
    "sdnType": "the class of the entity",
    "aka/type": "Name.kind",
    "aka/category": "Name.quality",
    "mainEntry": "main, true or false",
    "id/idType": "the field named in the table of types; documents keep it in Identification.label",
    "id/idNumber of Gender": "Person.gender",
}
