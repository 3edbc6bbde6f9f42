"""
The EU's consolidated list of financial sanctions, XML 1.1 (``export``), of the Financial Sanctions Files (FSF).

Documentation: the schema ``export`` 1.1 of the European Commission, in the namespace
``http://eu.europa.ec/fpi/fsd/export``. Only the Official Journal of the EU is authentic.

Encoding: UTF-8. Almost everything stands in attributes; an empty attribute states nothing. Line breaks of the layout
stand in them as ``&#xA;``.

Dates: ISO 8601 days. A birth date is a day (``birthdate``, and the same in numbers), a year with or without a month,
or a range of years of which either end may be missing; ``circa`` makes any of them approximate. A year and a month,
which stand in two attributes, leave the day open: ``1970-05-XX``, which is equal to ``1970-05``. With ``calendarType``
ISLAMIC the numbers are of the Hijri calendar, and ``birthdate``, if there is one, is Gregorian: both are kept as two
birth dates. The list knows only one Hijri calendar; where the remark says that it is the Iranian one, it is read as
that.

Oddities: A ``sanctionEntity`` stands under one programme, with one regulation; a party under two programmes is there
twice with the same EU reference number, and becomes one entity with two designations. The regulation is the latest act
about the party, mostly an amendment: its publication and its entry into force are the listing date and the effective
date if it is an original regulation (``regulationType`` is ``regulation``), else the latest days that these can have
been, ``[..2030-06-15]``. A listing by the UN that the EU has not taken over yet (UNLI) gives neither. The list does
not say whose ``designationDate`` is: with some parties ``designationDetails`` calls it the UN's, and with most it comes
before the act. It is kept as an event of that label, and is no effective date; only one that comes after the entry into
force moves the latest possible start. Every name, birth date, citizenship, address and document names the act that
states it. ``strong`` is true of every name, even of those whose remark says "low quality alias": the remark counts.
What a party does stands in the ``function`` of a name: a person's positions, an organization's activities; one of
several sentences and more than 512 characters tells a story, and is a remark. No name is marked as the main one:
``records.build`` says which is taken for it. One ``birthdate`` element states a date and a place; its remark goes to
the one that it is about. ``region`` and country of a document are where it was issued. Ships and
shipping companies are enterprises like any other.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator

from lxml import etree

from ...model import Entity, IssueCode, LegalBasis, Note
from ...parsing.node import line_of, local, text_of
from ...parsing.reading import Reading
from ...parsing.xml import Records, refuse_doctype, unknown
from .authority import EU_COUNCIL, LIST
from .records import Record, Run, entities, one_line

_CHUNK = 1024 * 1024
_PLACE = "city zipCode region place countryIso2Code countryDescription"
_PART = " regulationLanguage logicalId"
_ATTRIBUTES = {
    "sanctionEntity": "designationDate designationDetails unitedNationId euReferenceNumber logicalId delistingDate",
    "regulation": "regulationType organisationType publicationDate entryIntoForceDate numberTitle programme logicalId",
    "regulationSummary": "regulationType publicationDate numberTitle publicationUrl",
    "corrigendum": "regulationType publicationDate numberTitle publicationUrl",
    "subjectType": "code classificationCode",
    "nameAlias": "firstName middleName lastName wholeName function gender title nameLanguage strong" + _PART,
    "citizenship": "acquisitionDate disenfranchisementDate region countryIso2Code countryDescription" + _PART,
    "birthdate": f"circa calendarType birthdate dayOfMonth monthOfYear year yearRangeFrom yearRangeTo {_PLACE}{_PART}",
    "address": f"street poBox asAtListingTime {_PLACE}{_PART}",
    "contactInfo": "key value",
    "identification": "diplomatic knownExpired knownFalse reportedLost revokedByIssuer issueDate issuedBy latinNumber "
    "nameOnDocument number validFrom validTo identificationTypeCode identificationTypeDescription region "
    "countryIso2Code countryDescription" + _PART,
    "additionalInformation": "key value",
}
_KNOWN = {name: frozenset(attributes.split()) for name, attributes in _ATTRIBUTES.items()}
_PARTS = frozenset({"nameAlias", "citizenship", "birthdate", "address", "identification"})


_LOOSE_TEXT = etree.XPath(
    "descendant-or-self::*[not(local-name() = 'remark' or local-name() = 'publicationUrl')]/text()[normalize-space()]"
)
_RECORD = re.compile(rb"<(?:[\w.-]+:)?sanctionEntity((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*/?>")
_REFERENCE = re.compile(rb"\seuReferenceNumber\s*=\s*(\"[^\"]*\"|'[^']*')")


class _Parser:
    """One run over one file: the tags of its namespace, and where findings go."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        namespace = reading.document.head.namespace
        prefix = f"{{{namespace}}}" if namespace else ""
        names = (*_KNOWN, "remark", "publicationUrl")
        self.tags = {prefix + name: name for name in names}
        self.record_tag = prefix + "sanctionEntity"
        self.lines: list[int] = []
        self.acts: dict[tuple[tuple[str, str], ...], tuple[LegalBasis, ...]] = {}

    def entities(self) -> Iterator[Entity]:
        reading = self.reading
        reading.authority = EU_COUNCIL
        reading.title = LIST
        reading.complete = True
        if words := reading.document.head.attributes.get("generationDate"):
            reading.edition = words
            try:
                reading.published = datetime.date.fromisoformat(words[:10])
            except ValueError:
                reading.issue(IssueCode.UNREADABLE_VALUE, "generationDate is not a date", raw=words)
        else:
            reading.issue(IssueCode.MISSING_FIELD, "<export> has no generationDate")
        return entities(reading, self._references, self._scan, self._records)

    def _references(self) -> Iterator[str]:
        """
        The EU reference numbers of the records, read off the bytes.

        So are the lines that they begin on: the XML parser tells those past 65,535 only nearly (see `line_of`).
        """
        document = self.reading.document
        refuse_doctype(document.head.data, document.name)
        if b"\0" in document.head.data:  # an encoding of two or four bytes a character
            yield from (reference for reference, _ in self._scan())
            return
        with document.open(quietly=True) as stream:
            line, rest = 1, b""
            while chunk := stream.read(_CHUNK):
                chunk, rest = rest + chunk, b""
                if (cut := chunk.rfind(b"<")) >= 0:
                    chunk, rest = chunk[:cut], chunk[cut:]
                place = 0
                for record in _RECORD.finditer(chunk):
                    line += chunk.count(b"\n", place, record.start())
                    place = record.start()
                    self.lines.append(line)
                    if found := _REFERENCE.search(record[1]):
                        yield found[1][1:-1].decode("utf-8", "replace").strip()
                line += chunk.count(b"\n", place)

    def _scan(self) -> Run:
        """The records without checks; what is wrong with the file is found, and said, when it is read."""
        with self.reading.document.open(quietly=True) as stream:
            context = etree.iterparse(
                stream, events=("end",), tag=self.record_tag, resolve_entities=False, no_network=True, load_dtd=False
            )
            try:
                for index, (_, element) in enumerate(context):
                    yield self._run(index, element)
                    element.clear(keep_tail=True)
                    while element.getprevious() is not None:
                        del element.getparent()[0]  # type: ignore[union-attr]
            except etree.XMLSyntaxError:
                return

    def _records(self) -> Run:
        attributes = frozenset({"generationDate", "globalFileId", "schemaLocation"})
        for index, element in enumerate(Records(self.reading, {"": "sanctionEntity"}, root_attributes=attributes)):
            yield self._run(index, element)

    def _run(self, index: int, element: etree._Element) -> tuple[str, Callable[[], Record]]:
        line = self.lines[index] if index < len(self.lines) else line_of(element)
        reference = str(element.get("euReferenceNumber") or "").strip()
        return reference or f"line {line}", lambda: self._record(element, line)

    def _values(self, element: etree._Element, name: str, record: str | None) -> dict[str, str]:
        """The attributes of an element that hold text."""
        known = _KNOWN[name]
        found = {}
        for key, value in element.attrib.items():
            if key not in known:
                self.reading.issue(
                    IssueCode.UNKNOWN_ATTRIBUTE,
                    f"<{name}> has an unknown attribute {etree.QName(key).localname}",
                    record=record,
                    line=line_of(element),
                    raw=str(value),
                )
            elif value and (text := one_line(str(value))):
                found[str(key)] = text
        return found

    def _act(self, record: Record, element: etree._Element, name: str) -> tuple[LegalBasis, ...]:
        """The act that an element without children names; the same ones come again and again."""
        attributes = tuple(element.attrib.items())
        found = self.acts.get(attributes)
        if found is None or len(element):
            found = record.basis(self._values(element, name, record.reference))
            for child in element:
                unknown(self.reading, child, record.reference)
            self.acts[attributes] = found
        return found

    def _record(self, element: etree._Element, line: int | None) -> Record:
        reference = str(element.get("euReferenceNumber") or "").strip() or None
        entity = self._values(element, "sanctionEntity", reference)
        record = Record(self.reading, "eu-", reference, entity.get("logicalId"), line)
        notes: list[Note] = []
        acts: list[tuple[dict[str, str], tuple[LegalBasis, ...]]] = []
        for child in element:
            name = self.tags.get(str(child.tag))
            if name in _PARTS:
                self._part(record, child, name)
            elif name == "regulation":
                acts.append(self._regulation(record, child, notes))
            elif name == "subjectType":
                values = self._values(child, name, reference)
                record.set_subject(values.get("code"), values.get("classificationCode"))
            elif name == "remark" and not len(child):
                if text := text_of(child):
                    record.remarks.append(text)
            elif name == "additionalInformation":
                values = self._values(child, name, reference)
                if "value" in values:
                    notes.append(Note(values["value"], label=values.get("key")))
            else:
                unknown(self.reading, child, reference)
        for loose in _LOOSE_TEXT(element):
            record.issue(IssueCode.UNKNOWN_ELEMENT, "text beside or in elements that have none", str(loose).strip())
        if not acts:
            record.issue(IssueCode.MISSING_FIELD, "a record without a regulation")
        for regulation, more in acts or [({}, ())]:
            record.set_designation(regulation, entity, notes, more)
        return record

    def _regulation(
        self, record: Record, element: etree._Element, notes: list[Note]
    ) -> tuple[dict[str, str], tuple[LegalBasis, ...]]:
        values = self._values(element, "regulation", record.reference)
        corrigenda: tuple[LegalBasis, ...] = ()
        for child in element:
            name = self.tags.get(str(child.tag))
            if name == "publicationUrl":
                if text := text_of(child):
                    values["publicationUrl"] = text
            elif name == "corrigendum":
                corrigenda += self._act(record, child, name)
            elif name == "remark":
                if text := text_of(child):
                    notes.append(Note(text, label="regulation"))
            else:
                unknown(self.reading, child, record.reference)
        return values, corrigenda

    def _part(self, record: Record, element: etree._Element, name: str) -> None:
        values = self._values(element, name, record.reference)
        bases: tuple[LegalBasis, ...] = ()
        remarks: list[str] = []
        contacts: list[tuple[str, str]] = []
        for child in element:
            tag = self.tags.get(str(child.tag))
            if tag == "regulationSummary":
                bases += self._act(record, child, tag)
            elif tag == "remark" and not len(child):
                if text := text_of(child):
                    remarks.append(text)
            elif tag == "contactInfo" and name == "address":
                contact = self._values(child, tag, record.reference)
                if "value" in contact:
                    contacts.append((contact.get("key", ""), contact["value"]))
            elif local(child):
                unknown(self.reading, child, record.reference)
        note = "; ".join(dict.fromkeys(remarks)) or None
        if name == "nameAlias":
            record.add_name(values, bases, note)
        elif name == "citizenship":
            record.add_citizenship(values, bases, note)
        elif name == "birthdate":
            record.add_birth(values, bases, note)
        elif name == "address":
            record.add_address(values, bases, note, contacts)
        else:
            record.add_identification(values, bases, note)


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the file."""
    return _Parser(reading).entities()


OMISSIONS = {
    "export/@globalFileId": "a number internal to the publisher",
    "nameAlias/@logicalId, citizenship/@logicalId, birthdate/@logicalId, address/@logicalId, "
    "identification/@logicalId, regulation/@logicalId": "keys internal to the file",
    "@regulationLanguage": "the language in which the act was read; always en",
    "@countryIso2Code 00, @countryDescription UNKNOWN": "no country is stated",
    "birthdate/@circa without a date": "there is nothing that it could be about",
    "address without anything else": "asAtListingTime of an address of which nothing is stated (contacts are kept)",
    "nameAlias/@gender that is ?": "it states nothing",
}

TRANSLATIONS = {
    "sanctionEntity/@logicalId": "Source.key",
    "sanctionEntity/@unitedNationId": "an external identifier; a note of the designation and an issue, if it is "
    "cut short (QDi.43)",
    "sanctionEntity/@designationDate": "an Event of the designation with the label designationDate; the latest "
    "possible effective_date, if it comes after the entry into force",
    "regulation/@publicationDate": "LegalBasis.date and Designation.listing_date; for any but an original "
    "regulation the latest day that this can have been",
    "regulation/@entryIntoForceDate": "LegalBasis.effective_date and Designation.effective_date; for any but an "
    "original regulation the latest day that this can have been",
    "subjectType/@code, subjectType/@classificationCode": "the class: Person, Organization",
    "regulation/@regulationType, regulationSummary/@regulationType": "LegalBasis.label; all are regulations",
    "nameAlias/@gender": "Person.gender; ? states nothing",
    "nameAlias/@nameLanguage": "Name.language, in lower case as ISO 639 writes it",
    "nameAlias/@strong": "Name.quality; a remark that says low or good quality goes before",
    "birthdate/@circa, birthdate/@calendarType, birthdate/@year...": "the form of the BirthDate, and its calendar",
    "identification/@identificationTypeCode": "Identification.kind; its description is kept in label",
    "identification/@nameOnDocument": "Identification.holder_name, without the words (name on doc. '')",
    "identification/@diplomatic, @knownExpired, @knownFalse, @reportedLost, @revokedByIssuer": "diplomatic, "
    "expired, false, lost, revoked: true or false as the list says; what it calls none of these need not be valid",
    "contactInfo/@key": "Contact.kind",
}
