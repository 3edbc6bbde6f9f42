"""
The EU's consolidated list of financial sanctions, XML 1.0 (``WHOLE``), of the Financial Sanctions Database (FSD).

Documentation: the EU's description of the fields of its CSV file, whose names are those of the elements here. The
format was published beside XML 1.1 until the database was replaced.

Encoding: UTF-8. Dates: the file's is DD/MM/YYYY; the others are ISO 8601 days, and a birth date may be a year or two
of them (``1958 - 1963``: one unknown day of that range), either followed by ``(approximative)``.

Oddities: There is no EU reference number: ``Id``, which the later format calls ``logicalId``, stands for it.
Everything names the act that states it; ``reg_date`` is that act's publication, but with an entity it is its entry
into force. Nothing tells an original act from an amendment, so that both days are the latest possible ones of the
designation: ``[..2012-02-21]``. A party under several programmes is there once, under one of them; the others stand in
its remark, and become designations of their own, without dates. "Date of UN designation", in the same remark, is an
event of that label; the later format calls the same date the designation date. Remarks stand in parentheses, those of a
name or a birth date in comments of the markup, and are often there twice. One element holds a document's number, type,
state and remark: ``AD 1 (passport-National passport) [known to be expired] (issued in Kabul)``. Countries are given by
the three letters of ISO 3166-1 alpha-3, but for what a remark names.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from functools import partial

import attrs
from lxml import etree

from ...model import Designation, Entity, IssueCode, LegalBasis, Note
from ...parsing.node import line_of, local
from ...parsing.reading import Reading
from ...parsing.xml import Records, refuse_doctype, unknown
from ...vocabularies.alpha3 import country_by_alpha3
from .authority import EU_COUNCIL, LIST
from .records import Record, Run, Values, contacts_in, entities, one_line, remarks_in

_ACT = frozenset({"legal_basis", "reg_date", "pdf_link", "programme"})
_ENTITY = _ACT | {"Id", "Type", "remark"}
_PART = _ACT | {"Id", "Entity_id"}

_FIELDS = {
    "NAME": {
        "LASTNAME": "lastName",
        "FIRSTNAME": "firstName",
        "MIDDLENAME": "middleName",
        "WHOLENAME": "wholeName",
        "GENDER": "gender",
        "TITLE": "title",
        "FUNCTION": "function",
        "LANGUAGE": "nameLanguage",
    },
    "ADDRESS": {
        "NUMBER": "number",
        "STREET": "street",
        "ZIPCODE": "zipCode",
        "CITY": "city",
        "COUNTRY": "country",
        "OTHER": "other",
    },
    "BIRTH": {"DATE": "date", "PLACE": "city", "COUNTRY": "country"},
    "PASSPORT": {"NUMBER": "number", "COUNTRY": "country"},
    "CITIZEN": {"COUNTRY": "country"},
}
"""The elements of each part to the names that the later format has for them."""

_BIRTH = re.compile(
    r"(?:(?P<day>\d{4}-\d{2}-\d{2})|(?P<from>\d{4}) - (?P<to>\d{4})|(?P<year>\d{4}))(?P<circa> \(approximative\))?"
)
_NUMBER = re.compile(
    r"(?P<number>.*?)\s*\((?P<code>[A-Za-z]+)-(?P<label>[^()]*(?:\([^()]*\))?[^()]*)\)\s*(?P<rest>.*)", re.DOTALL
)
_MARK = re.compile(r"\[([^\]]*)\]|\((in|by|valid from|valid to|name on doc\.) ([^()]*)\)")
_MARKS = {
    "known to be expired": "knownExpired",
    "known to be false": "knownFalse",
    "revoked by issuer": "revokedByIssuer",
    "reported lost": "reportedLost",
    "diplomatic": "diplomatic",
}
_WORDS = {
    "in": "region",
    "by": "issuedBy",
    "valid from": "validFrom",
    "valid to": "validTo",
    "name on doc.": "nameOnDocument",
}
_REGIME = re.compile(r"in regime (\S+ \([^()]*\)) of programme (\w+)")
_UN_DESIGNATION = re.compile(r"Date of UN designation: (\d{4}-\d{2}-\d{2})")


class _Parser:
    """One run over one file."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def entities(self) -> Iterator[Entity]:
        reading = self.reading
        reading.authority = EU_COUNCIL
        reading.title = LIST
        reading.complete = True
        if words := reading.document.head.attributes.get("Date"):
            reading.edition = words
            try:
                reading.published = datetime.datetime.strptime(words, "%d/%m/%Y").date()
            except ValueError:
                reading.issue(IssueCode.UNREADABLE_VALUE, "Date is not DD/MM/YYYY", raw=words)
        else:
            reading.issue(IssueCode.MISSING_FIELD, "<WHOLE> has no Date")
        return entities(reading, lambda: (reference for reference, _ in self._scan()), self._scan, self._records)

    def _scan(self) -> Run:
        """The records without checks; what is wrong with the file is found, and said, when it is read."""
        document = self.reading.document
        refuse_doctype(document.head.data, document.name)
        with document.open(quietly=True) as stream:
            context = etree.iterparse(
                stream, events=("end",), tag="ENTITY", resolve_entities=False, no_network=True, load_dtd=False
            )
            try:
                for _, element in context:
                    yield self._run(element)
                    element.clear(keep_tail=True)
            except etree.XMLSyntaxError:
                return

    def _records(self) -> Run:
        for element in Records(self.reading, {"": "ENTITY"}, root_attributes=frozenset({"Date"})):
            yield self._run(element)

    def _run(self, element: etree._Element) -> tuple[str, Callable[[], Record]]:
        reference = str(element.get("Id") or "").strip()
        return reference or f"line {line_of(element)}", partial(self._record, element)

    def _attributes(self, element: etree._Element, known: frozenset[str], record: str | None) -> dict[str, str]:
        found = {}
        for key, value in element.attrib.items():
            if key not in known:
                self.reading.issue(
                    IssueCode.UNKNOWN_ATTRIBUTE,
                    f"<{local(element)}> has an unknown attribute {key!s}",
                    record=record,
                    line=line_of(element),
                    raw=str(value),
                )
            elif text := str(value).strip():
                found[str(key)] = text
        return found

    def _record(self, element: etree._Element) -> Record:
        reference = str(element.get("Id") or "").strip() or None
        entity = self._attributes(element, _ENTITY, reference)
        record = Record(self.reading, "eu-fsd-", reference, None, line_of(element))
        record.set_subject(entity.get("Type"), None)
        published: dict[str, str] = {}
        for child in element:
            if not isinstance(child.tag, str):
                record.remarks += self._comment(child)
            elif child.tag in _FIELDS:
                self._part(record, child, published)
            else:
                unknown(self.reading, child, reference)
        if element.text and (loose := element.text.strip()):
            record.issue(IssueCode.UNKNOWN_ELEMENT, "text in <ENTITY>", loose)
        remark = entity.get("remark", "")
        record.remarks += map(one_line, remarks_in(remark))
        act = _act(entity)
        citation = act.get("numberTitle", "")
        if "publicationDate" in act:
            act["entryIntoForceDate"] = act.pop("publicationDate")
        if citation in published:
            act["publicationDate"] = published[citation]
        designated = _UN_DESIGNATION.search(remark)
        dates = {"designationDate": designated[1]} if designated else {}
        record.set_designation(act, dates, label="Date of UN designation")
        self._other_regimes(record, remark, entity.get("programme"))
        return record

    def _other_regimes(self, record: Record, remark: str, programme: str | None) -> None:
        """The regimes that the remark names: the basis of the programme at hand, and designations under others."""
        regimes: dict[str, list[LegalBasis]] = {}
        for title, code in _REGIME.findall(remark):
            regimes.setdefault(code, []).extend(record.basis({"numberTitle": title}))
        own = record.designations[0]
        for code, bases in regimes.items():
            if code == programme:
                more = tuple(basis for basis in bases if basis.citation not in {b.citation for b in own.legal_bases})
                record.designations[0] = attrs.evolve(own, legal_bases=(*own.legal_bases, *more))
            else:
                record.designations.append(
                    Designation(
                        list=LIST,
                        authority=EU_COUNCIL,
                        reference=record.reference,
                        programs=record.programs(code),
                        legal_bases=tuple(bases),
                        source=record.source,
                    )
                )

    def _part(self, record: Record, element: etree._Element, published: dict[str, str]) -> None:
        names = _FIELDS[str(element.tag)]
        attributes = self._attributes(element, _PART, record.reference)
        act = _act(attributes)
        act.pop("programme", None)
        if "numberTitle" in act and "publicationDate" in act:
            published.setdefault(act["numberTitle"], act["publicationDate"])
        values: dict[str, str] = {}
        remarks: list[str] = []
        if attributes.get("Id"):
            values["logicalId"] = attributes["Id"]
        for child in element:
            if not isinstance(child.tag, str):
                remarks += self._comment(child)
            elif (name := names.get(child.tag)) is None or name in values or len(child):
                unknown(self.reading, child, record.reference)
            elif child.text and (text := child.text.strip()):
                values[name] = text
        bases = record.basis(act)
        if letters := values.pop("country", None):
            country = country_by_alpha3(letters)
            values.update(countryDescription=country.name, countryIso2Code=country.code or letters)
        kind = element.tag
        if kind == "NAME":
            record.add_name(_lines(values), bases, _joined(remarks))
        elif kind == "BIRTH":
            record.add_birth(self._birth(record, _lines(values)), bases, _joined(remarks))
        elif kind == "CITIZEN":
            record.add_citizenship(_lines(values), bases, _joined(remarks))
        elif kind == "ADDRESS":
            cell = values.pop("other", "")
            contacts, other = contacts_in(cell)
            remarks += (found := remarks_in(other))
            self._keep(record, "ADDRESS/OTHER", cell, found)
            record.add_address(_lines(values), bases, _joined(remarks), contacts)
        else:
            more = self._document(record, values)
            record.add_identification(_lines(values), bases, _joined([*remarks, *more]))

    def _keep(self, record: Record, label: str, cell: str, found: tuple[str, ...] = ()) -> None:
        """Keep a text that was split whole once, but for one that only was in parentheses."""
        if cell and cell not in (f"({text})" for text in found):
            record.cells.append(Note(one_line(cell), label=label))

    def _comment(self, comment: etree._Element) -> list[str]:
        words = (comment.text or "").strip()
        if not words.startswith("Comment:"):
            return []
        text = words.removeprefix("Comment:").replace("&apos;", "'").replace("&quot;", '"').replace("&lt;", "<")
        text = text.replace("&gt;", ">").replace("&amp;", "&")
        return [" ".join(dict.fromkeys(map(str.strip, text.strip().splitlines())))]

    def _birth(self, record: Record, values: dict[str, str]) -> dict[str, str]:
        words = values.pop("date", None)
        if words is None:
            return values
        match = _BIRTH.fullmatch(words)
        if match is None:
            record.issue(IssueCode.UNREADABLE_VALUE, "DATE is not a birth date", words)
            return values
        for group, name in (("day", "birthdate"), ("from", "yearRangeFrom"), ("to", "yearRangeTo"), ("year", "year")):
            if match[group]:
                values[name] = match[group]
        if match["circa"]:
            values.update(circa="true", words=words)
        return values

    def _document(self, record: Record, values: dict[str, str]) -> tuple[str, ...]:
        """Take the element of a document apart; gives its remarks."""
        cell = values.get("number", "")
        match = _NUMBER.fullmatch(cell)
        if match is None:
            record.issue(IssueCode.UNREADABLE_VALUE, "NUMBER is not a number with its type", cell)
            values["identificationTypeCode"] = "other"
            return ()
        self._keep(record, "PASSPORT/NUMBER", cell)
        values["number"] = match["number"]
        values["identificationTypeCode"], values["identificationTypeDescription"] = match["code"], match["label"]
        rest = match["rest"].strip()
        while mark := _MARK.match(rest):
            key = _MARKS.get(mark[1] or "") or _WORDS.get(mark[2] or "")
            if key is None or key in values:
                break
            if mark[1] is None and key in ("validFrom", "validTo") and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", mark[3]):
                break
            values[key] = "true" if mark[1] else mark[3]
            rest = rest[mark.end() :].lstrip()
        return remarks_in(rest)


def _act(attributes: Values) -> dict[str, str]:
    names = {
        "legal_basis": "numberTitle",
        "reg_date": "publicationDate",
        "pdf_link": "publicationUrl",
        "programme": "programme",
    }
    return {name: attributes[key] for key, name in names.items() if key in attributes}


def _lines(values: dict[str, str]) -> dict[str, str]:
    return {key: one_line(value) for key, value in values.items()}


def _joined(remarks: list[str]) -> str | None:
    return "; ".join(dict.fromkeys(map(one_line, remarks))) or None


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the file."""
    return _Parser(reading).entities()


OMISSIONS = {
    "NAME/@Id, ADDRESS/@Id, BIRTH/@Id, PASSPORT/@Id, CITIZEN/@Id": "keys internal to the file",
    "@Entity_id": "the Id of the entity around it, once more",
    "@programme of NAME, ADDRESS, BIRTH, PASSPORT, CITIZEN": "that of the act behind it; the entity's is kept",
    "comments that do not begin with Comment:": "remarks of whoever made the file",
}

TRANSLATIONS = {
    "ENTITY/@Type": "the class: Person, Organization",
    "ENTITY/@reg_date": "LegalBasis.effective_date, and the latest day that Designation.effective_date can have "
    "been; with its parts LegalBasis.date, and Designation.listing_date likewise",
    "ENTITY/@remark": "remarks; Date of UN designation is an Event too, regimes are legal bases and designations",
    "NAME/GENDER": "Person.gender",
    "NAME/LANGUAGE": "Name.language, in lower case as ISO 639 writes it",
    "BIRTH/DATE": "a BirthDate; (approximative) makes it circa, and two years a range",
    "PASSPORT/NUMBER": "Identification: number, kind and label, and what stands in brackets: expired, false, lost, "
    "revoked, issue_place, issuer, valid_from, expiry_date, holder_name, note",
    "ADDRESS/OTHER": "contacts (PHONE[...], FAX[...]) and Address.note",
}
