"""
The Swiss sanctions list of SECO in XML (``swiss-sanctions-list``): the whole list, and the amendments to it.

Documentation: SECO publishes none of the format; the list is at https://www.sesam.search.admin.ch/, the whole of it
under ``downloadXmlGesamtliste.xhtml``.
No whole list could be had when this was written: the parser was tried on an excerpt of three targets, on a format
example, and on specimens. Places, identification documents, relations, generic attributes and UN or EU numbers among
the foreign identifiers are **unverified**: they follow what is publicly known of the structure.

Encoding: UTF-8, no namespace. Codes of languages are those of ISO 639-2, of scripts those of ISO 15924.

Dates: ``2016-03-01`` in attributes; a day-month-year has an attribute for each part that is known, and a calendar. One
of low quality is uncertain (``1958?``). It is a birth date of an individual, the founding of an entity.

Oddities: the list keeps its past. A modification says that a target was listed, amended or de-listed, with up to three
dates (enactment, publication, effect); the newest stands first, but not always, so that the dates decide. A target that
was de-listed stays in the file; its designation has an end, and one that was listed again has a designation for each
time. A target whose history begins with an amendment was listed before the file's memory: its start is not known.
``added`` and ``removed`` in a modification hold copies of old fragments, whole targets even: they are never read as
what holds now, but kept value by value with their event. A de-listing without a date was on an unknown day up to that
of the file (``[..2024-01-17]``).

One target may fall under several sanctions sets, of one or more programs: it is one designation under all of them,
since its history and its reasons are stated once; each set is a measure in the words of its title. Programs and sets
have names in up to four languages: the English one is the code or title, the others stand beside it. Older files name
one set in an attribute. Programs may be repeated, once a set.

A target may have several identities: the primary name is that of the main one, other identities' primary names are
aliases with the note ``primary-name``, and what belongs to another identity says to which (no nationality is called the
main one: the file says that of identities only). The parts of a name have
spelling variants, each in a language and a script, which make more names than one can write down. Here every
language and script makes one name: of each part the first variant, or the part itself if it has none; every
further variant makes one more name, in which nothing else is changed. So do parts of the same kind and order, which
are alternatives. Every variant is thus in a name, and a name of parts in order is never more than the sum of them.
A name has the language and the script of its variants if all of its parts are in them; one that is put together of
variants and of parts without has neither, and an annotation says of each variant in it what it is. A part without a
value is what its first variant says, and that name is not repeated.

Codes of states that are no more (SU, YU, CS, AN...) become those of ISO 3166-3, by the name of the country where a code
stood for two. A document whose remark is that it is expired is so.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

import attrs
from lxml import etree

from ...model import (
    Address,
    Annotation,
    BirthDate,
    Calendar,
    Country,
    Designation,
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
    Source,
    Vessel,
    Wording,
)
from ...model import IdentificationKind as Id
from ...model.dates import edtf_of
from ...parsing.node import line_of, local, text_of
from ...parsing.reading import Reading
from ...parsing.xml import Records, unknown
from ...vocabularies.countries import codes as country_codes
from ...vocabularies.countries import country
from ...vocabularies.languages import language
from .authority import LIST, SECO

_LAYOUT = {
    tag: (frozenset(attributes.split()), frozenset(children.split()))
    for tag, attributes, children in (
        (
            "sanctions-program",
            "ssid version-date predecessor-version-date",
            "program-key program-name sanctions-set origin",
        ),
        ("program-key", "lang", ""),
        ("program-name", "lang", ""),
        ("sanctions-set", "ssid lang", ""),
        ("place", "ssid", "location location-variant area area-variant country"),
        ("location-variant", "lang script spelling-variant-type variant-type", ""),
        ("area-variant", "lang script spelling-variant-type variant-type", ""),
        (
            "target",
            "ssid sanctions-set-id",
            "sanctions-set-id foreign-identifier generic-attribute individual entity object",
        ),
        ("individual", "sex", "identity justification relation other-information"),
        ("entity", "", "identity justification relation other-information"),
        ("object", "object-type", "identity justification relation other-information"),
        ("identity", "ssid main", "name day-month-year place-of-birth nationality identification-document address"),
        ("name", "ssid name-type quality lang", "name-part"),
        ("name-part", "order name-part-type", "value spelling-variant"),
        ("spelling-variant", "lang script spelling-variant-type", ""),
        ("day-month-year", "ssid day month year calendar quality", ""),
        ("place-of-birth", "ssid place-id quality", ""),
        ("nationality", "ssid", "country"),
        ("country", "iso-code", ""),
        (
            "identification-document",
            "ssid document-type",
            "number issuer date-of-issue expiry-date place-of-issue remark",
        ),
        ("issuer", "code iso-code", ""),
        ("place-of-issue", "place-id", ""),
        ("address", "ssid place-id quality main current", "c-o address-details p-o-box zip-code remark remarks"),
        ("justification", "ssid", ""),
        ("other-information", "ssid", ""),
        ("relation", "ssid target-id relation-type", "remark"),
        ("generic-attribute", "ssid name", ""),
    )
}
"""The attributes and the children of each element; one that is not here has neither."""
_BARE = frozenset({"day-month-year", "place-of-birth", "place-of-issue"})
"""Elements of attributes alone."""
_SEVERAL = frozenset(
    (parent, child)
    for parent, children in (
        ("sanctions-program", "program-key program-name sanctions-set"),
        ("place", "location-variant area-variant"),
        ("target", "sanctions-set-id foreign-identifier generic-attribute individual entity object"),
        ("individual", "identity justification relation other-information"),
        ("entity", "identity justification relation other-information"),
        ("object", "identity justification relation other-information"),
        ("identity", "name day-month-year place-of-birth nationality identification-document address"),
        ("name", "name-part"),
        ("name-part", "spelling-variant"),
        ("nationality", "country"),
        ("address", "remark remarks"),
    )
    for child in children.split()
)
"""What may be there more than once, as parent and child."""
_NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
_MODIFICATION = frozenset({"modification-type", "enactment-date", "publication-date", "effective-date"})

_NAME_KINDS = {"primary-name": NameKind.PRIMARY, "alias": NameKind.AKA, "formerly-known-as": NameKind.FKA}
_QUALITIES = {"good": Quality.STRONG, "low": Quality.WEAK}
_PARTS = {
    "family-name": NamePartKind.FAMILY,
    "given-name": NamePartKind.GIVEN,
    "further-given-name": NamePartKind.MIDDLE,
    "father-name": NamePartKind.FATHER,
    "grand-father-name": NamePartKind.GRANDFATHER,
    "maiden-name": NamePartKind.MAIDEN,
    "tribal-name": NamePartKind.TRIBAL,
    "title": NamePartKind.TITLE,
    "suffix": NamePartKind.SUFFIX,
    "whole-name": NamePartKind.WHOLE,
    "other": NamePartKind.OTHER,
}
_SEXES = {"male": Gender.MALE, "female": Gender.FEMALE}
_CALENDARS = {
    "gregorian": Calendar.GREGORIAN,
    "islamic": Calendar.ISLAMIC,
    "hijri": Calendar.ISLAMIC,
    "persian": Calendar.PERSIAN,
}
_DOCUMENTS = {
    "passport": Id.PASSPORT,
    "diplomatic-passport": Id.DIPLOMATIC_PASSPORT,
    "service-passport": Id.PASSPORT,
    "travel-document": Id.TRAVEL_DOCUMENT,
    "id-card": Id.NATIONAL_ID,
    "residence-permit": Id.RESIDENCE_PERMIT,
    "driving-license": Id.DRIVING_LICENCE,
    "driving-licence": Id.DRIVING_LICENCE,
    "other": Id.OTHER,
}
_RELATIONS = {"related-to": RelationshipKind.LINKED_TO}
_EVENTS = {"listed": EventKind.LISTED, "amended": EventKind.AMENDED, "de-listed": EventKind.DELISTED}
_MEASURES = (
    (re.compile(r"(?i)travel ban|entry into and transit"), MeasureKind.TRAVEL_BAN),
    (re.compile(r"(?i)freez|asset freeze|blocking of (?:assets|funds)"), MeasureKind.ASSET_FREEZE),
    (re.compile(r"(?i)money and capital market"), MeasureKind.FINANCING_RESTRICTION),
    (re.compile(r"(?i)^vessel-related"), MeasureKind.TRANSPORT_RESTRICTION),
)
"""What the English title of a sanctions set says that it does."""

_NOT_KNOWN = "-"
_UN_REFERENCE = re.compile(r"\b[A-Z][A-Za-z]{1,2}[ei]\.\d{3}\b")
_EU_REFERENCE = re.compile(r"\bEU\.\d+\.\d+\b")
_IMO = re.compile(r"\bIMO(?: [Nn]umber| [Nn]o\.?)? ?:? ?(\d{7})\b")
_EXPIRED = re.compile(r"expired(?: on .+)?\.?", re.IGNORECASE)
_SR = re.compile(r"\([SR][RS] (\d{3}(?:\.\d+)*)\)")
_MADE = re.compile(r"^Ordinance +of (\d{1,2} [A-Z][a-z]+ \d{4}) ")
_NOT_IN_LABELS = frozenset({"added", "removed", "target", "individual", "entity", "object", "value"})


def _text(element: etree._Element | None) -> str | None:
    """The text of an element; None if there is none, or a hyphen for it."""
    text = text_of(element)
    return text if text != _NOT_KNOWN else None


def _children(element: etree._Element, name: str) -> list[etree._Element]:
    return list(element.iterchildren("{*}" + name))


def _child_text(element: etree._Element, name: str) -> str | None:
    return next((text for child in element.iterchildren("{*}" + name) if (text := _text(child))), None)


def _wordings(elements: Iterable[etree._Element]) -> list[Wording]:
    """The texts of elements, each with its language, once."""
    found = ((_text(element), element.get("lang", "und")) for element in elements)
    return list(dict.fromkeys(Wording(text, language(code)) for text, code in found if text))


def _in_english(found: list[Wording]) -> tuple[str | None, tuple[Wording, ...]]:
    """The English text and the others; without one, the first text, which stands among the others too."""
    if not found:
        return None, ()
    chosen = next((place for place, wording in enumerate(found) if wording.language == "en"), 0)
    others = [one for place, one in enumerate(found) if place != chosen or one.language not in ("en", "und")]
    return found[chosen].text, tuple(others)


@attrs.frozen
class _Set:
    """A sanctions set: its program, the act that the program is named after, the measure that it is, and its origin."""

    program: Program
    act: LegalBasis | None
    measure: Measure
    origin: str | None


@attrs.frozen
class _Place:
    """A place of the table."""

    location: str | None
    area: str | None
    country: Country | None
    variants: tuple[tuple[str, str], ...]


class _Parser:
    """One run over one file: its tables first, then its targets."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.sets: dict[str, _Set] = {}
        self.places: dict[str, _Place] = {}
        self.targets: set[str] = set()

    def entities(self) -> Iterator[Entity]:
        reading, attributes = self.reading, self.reading.document.head.attributes
        reading.authority = SECO
        reading.title = LIST
        kind, date = attributes.get("list-type"), attributes.get("date")
        reading.complete = {"whole-list": True, "amendment": False}.get(kind or "")
        if date:
            reading.edition = date
            try:
                reading.published = datetime.date.fromisoformat(date)
            except ValueError:
                reading.issue(IssueCode.UNREADABLE_VALUE, "the date of the list is not a date", raw=date)
        if reading.complete is None:
            reading.issue(IssueCode.UNKNOWN_CODE, "unknown list-type", raw=kind)
        for element in self._records(again=False):
            self.targets.add(element.get("ssid", ""))
        for element in self._records(again=True):
            yield _Target(self, element).entity()

    def _records(self, *, again: bool) -> Records:
        return Records(
            self.reading,
            {"": "target"},
            known={"sanctions-program": self._program, "place": self._place},
            root_attributes=frozenset({"list-type", "date", "schemaLocation", "noNamespaceSchemaLocation"}),
            again=again,
        )

    def check(self, element: etree._Element, record: str | None) -> None:
        """Note what the format does not have, in an element and below; modifications are seen to elsewhere."""
        attributes, children = _LAYOUT.get(local(element), _NOTHING)
        for key, value in element.attrib.items():
            if key not in attributes:
                self.reading.issue(
                    IssueCode.UNKNOWN_ATTRIBUTE,
                    f"<{local(element)}> has an unknown attribute {key}",
                    record=record,
                    line=element.sourceline,
                    raw=str(value),
                )
        here, seen = local(element), set()
        for child in element:
            name = local(child)
            if name not in children:
                if name != "modification" or here != "target":
                    unknown(self.reading, child, record)
            elif name in seen and (here, name) not in _SEVERAL:
                unknown(self.reading, child, record)
            elif child.attrib or name in _LAYOUT or len(child):
                self.check(child, record)
            seen.add(name)
        for loose in (element.text if children or here in _BARE else None, *(child.tail for child in element)):
            if loose and not loose.isspace():
                self.reading.issue(
                    IssueCode.UNKNOWN_ELEMENT,
                    f"text between the elements of <{here}>",
                    record=record,
                    line=element.sourceline,
                    raw=loose.strip(),
                )

    def _program(self, element: etree._Element) -> None:
        self.check(element, None)
        code, codes = _in_english(_wordings(_children(element, "program-key")))
        title, titles = _in_english(_wordings(_children(element, "program-name")))
        act = _ordinance(title) if title and title.startswith("Ordinance") else None
        program = self.reading.program(
            "ch",
            code or title or element.get("ssid") or "?",
            *((title, act.citation) if title and act else ()),
            title=title,
            names=(*codes, *titles),
            line=line_of(element),
        )
        by_id: dict[str, list[etree._Element]] = {}
        for one in _children(element, "sanctions-set"):
            by_id.setdefault(one.get("ssid", ""), []).append(one)
        for ssid, found in by_id.items():
            text, texts = _in_english(_wordings(found))
            kind = next((kind for pattern, kind in _MEASURES if text and pattern.search(text)), None)
            measure = Measure(kind=kind, text=text, texts=texts, label="sanctions-set")
            self.sets[ssid] = _Set(program, act, measure, _child_text(element, "origin"))

    def _place(self, element: etree._Element) -> None:
        self.check(element, None)
        self.places[element.get("ssid", "")] = _Place(
            _child_text(element, "location"),
            _child_text(element, "area"),
            next((_country(self.reading, child) for child in _children(element, "country")), None),
            tuple(
                (name, text)
                for name in ("location-variant", "area-variant")
                for child in _children(element, name)
                if (text := _text(child))
            ),
        )


def _ordinance(title: str) -> LegalBasis:
    """The act that a program is named after."""
    number, made = _SR.search(title), _MADE.search(title)
    date = PartialDate(edtf_of(made[1])) if made else None
    citation = f"SR {number[1]}" if number else title
    return LegalBasis(citation=citation, kind=LegalBasisKind.ORDINANCE, title=title, date=date)


def _country(reading: Reading, element: etree._Element, record: str | None = None) -> Country | None:
    """The country that an element names, by its code where it states one; by that of ISO 3166-3, if it is no more."""
    text, code = _text(element), element.get("iso-code") or element.get("code")
    if code is None:
        return country(text) if text else None
    if code in country_codes():
        return Country(text or code, code)
    found = country(text or code)
    former = [known for known in country_codes() if len(known) == 4 and known.startswith(code)]
    if len(former) == 1:
        return Country(found.name, former[0])
    if found.code not in former:  # of several that a code stood for, the name tells which
        message = "unknown code of a country"
        reading.issue(IssueCode.UNKNOWN_CODE, message, record=record, line=line_of(element), raw=code)
    return found


class _Target:
    """One target, put together element by element."""

    def __init__(self, parser: _Parser, element: etree._Element) -> None:
        self.parser = parser
        self.reading = parser.reading
        self.element = element
        self.reference = element.get("ssid")
        self.names: list[Name] = []
        self.titles: dict[str, None] = {}
        self.dates: list[BirthDate] = []
        self.birth_places: list[Place] = []
        self.nationalities: list[Nationality] = []
        self.identifications: list[Identification] = []
        self.addresses: list[Address] = []
        self.annotations: list[Annotation] = []
        self.external_ids: list[ExternalId] = []
        self.other_identity: str | None = None

    def issue(self, code: IssueCode, message: str, raw: str | None = None, at: etree._Element | None = None) -> None:
        line = line_of(self.element if at is None else at)
        self.reading.issue(code, message, record=self.reference, line=line, raw=raw)

    # -- the entity ---------------------------------------------------------------------------------------------

    def entity(self) -> Entity:
        element, reference = self.element, self.reference
        self.parser.check(element, reference)
        if reference is None:
            self.issue(IssueCode.MISSING_FIELD, "a target without ssid")
        parties = [child for child in element if local(child) in ("individual", "entity", "object")]
        if len(parties) != 1:
            self.issue(IssueCode.MISSING_FIELD, f"a target of {len(parties)} individuals, entities and objects")
        source = self.reading.source(reference, line_of(element))
        reasons: list[str] = []
        remarks: list[str] = []
        relationships: list[Relationship] = []
        for party in parties:
            identities = _children(party, "identity")
            main = next((found for found in identities if found.get("main") != "false"), None)
            if main is None and identities:
                main = identities[0]
            for identity in sorted(identities, key=lambda found: found is not main):
                self._identity(identity, main=identity is main, person=local(party) == "individual")
            reasons += [text for child in _children(party, "justification") if (text := _text(child))]
            remarks += [text for child in _children(party, "other-information") if (text := _text(child))]
            relationships += [self._relationship(child) for child in _children(party, "relation")]
        self._identifiers(remarks, vessel=any(found.get("object-type") == "vessel" for found in parties))
        common: dict[str, object] = {
            "id": f"ch-seco-{re.sub(r'[^A-Za-z0-9.-]+', '-', reference or f'line-{line_of(element)}')}",
            "reference": reference,
            "names": tuple(self.names),
            "birth_places": tuple(self.birth_places),
            "nationalities": tuple(self.nationalities),
            "identifications": tuple(self.identifications),
            "addresses": tuple(self.addresses),
            "relationships": tuple(relationships),
            "designations": self._designations(tuple(reasons), source),
            "remarks": tuple(remarks),
            "external_ids": tuple(dict.fromkeys(self.external_ids)),
            "source": source,
        }
        return self._of_its_kind(parties[0] if parties else element, common)

    def _of_its_kind(self, party: etree._Element, common: dict[str, object]) -> Entity:
        kind, what = local(party), party.get("object-type")
        dates = tuple(self.dates)
        if kind == "individual":
            sex = party.get("sex")
            if sex is not None and sex not in _SEXES:
                self.issue(IssueCode.UNKNOWN_CODE, "unknown sex", sex)
            return Person(
                **common,  # type: ignore[arg-type]
                birth_dates=dates,
                gender=_SEXES.get(sex or ""),
                titles=tuple(self.titles),
                annotations=tuple(self.annotations),
            )
        if kind == "entity":
            return Organization(
                **common,  # type: ignore[arg-type]
                established_dates=tuple(_plain(date) for date in dates),
                annotations=tuple(self.annotations),
            )
        for date in dates:
            self.issue(IssueCode.MISPLACED_VALUE, "a date of an object, and not what happened then", str(date))
            self.annotations.append(Annotation("day-month-year", note=str(date)))
        if kind == "object" and what == "vessel":
            return Vessel(**common, annotations=tuple(self.annotations))  # type: ignore[arg-type]
        if kind == "object":
            self.issue(IssueCode.UNKNOWN_CODE, "unknown object-type", what)
            if what:
                self.annotations.append(Annotation("object-type", note=what))
        return Entity(**common, annotations=tuple(self.annotations))  # type: ignore[arg-type]

    def _identifiers(self, remarks: list[str], *, vessel: bool) -> None:
        """Foreign identifiers, generic attributes, and the IMO numbers in the other information on a ship."""
        for child in self.element:
            text = _text(child)
            if text is None:
                continue
            if local(child) == "foreign-identifier":
                found = [ExternalId(ExternalScheme.UN_REFERENCE, number) for number in _UN_REFERENCE.findall(text)]
                found += [ExternalId(ExternalScheme.EU_REFERENCE, number) for number in _EU_REFERENCE.findall(text)]
                self.external_ids += found
                if [known.value for known in found] != [text]:
                    self.identifications.append(Identification(Id.OTHER, text, label="foreign-identifier"))
            elif local(child) == "generic-attribute":
                self.annotations.append(Annotation(child.get("name", "generic-attribute"), note=text))
        if vessel:
            for number in (number for text in remarks for number in _IMO.findall(text)):
                self.identifications.append(
                    Identification(Id.IMO_NUMBER, number, label="IMO number", origin="other-information")
                )
                self.external_ids.append(ExternalId(ExternalScheme.IMO, f"IMO{number}"))

    def _relationship(self, element: etree._Element) -> Relationship:
        target, label = element.get("target-id"), element.get("relation-type")
        if label not in _RELATIONS:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown relation-type", label, element)
        if target not in self.parser.targets and self.reading.complete:
            self.issue(IssueCode.DANGLING_REFERENCE, "a relation to a target that is not there", target, element)
        return Relationship(
            _RELATIONS.get(label or "", RelationshipKind.OTHER),
            entity_id=f"ch-seco-{target}" if target else None,
            label=label,
            note=_child_text(element, "remark"),
            reference=element.get("ssid"),
        )

    # -- designations -------------------------------------------------------------------------------------------

    def _designations(self, reasons: tuple[str, ...], source: Source) -> tuple[Designation, ...]:
        ids = [text for child in _children(self.element, "sanctions-set-id") if (text := _text(child))]
        if (older := self.element.get("sanctions-set-id")) and older not in ids:
            ids.append(older)
        sets = []
        for number in ids:
            if number in self.parser.sets:
                sets.append(self.parser.sets[number])
            else:
                self.issue(IssueCode.DANGLING_REFERENCE, "a sanctions set that the file does not hold", number)
        if not ids:
            self.issue(IssueCode.MISSING_FIELD, "a target under no sanctions set")
        programs = tuple(dict.fromkeys(found.program for found in sets))
        origins = dict.fromkeys(found.origin for found in sets)
        common: dict[str, object] = {
            "list": LIST,
            "authority": SECO,
            "reference": self.reference,
            "programs": programs,
            "legal_bases": tuple(dict.fromkeys(found.act for found in sets if found.act)),
            "measures": tuple(found.measure for found in sets),
            "notes": tuple(Note(text, label="origin") for text in origins if text),
            "source": source,
        }
        times = self._times()
        return tuple(
            Designation(
                **common,  # type: ignore[arg-type]
                reasons=reasons if number == len(times) - 1 else (),
                events=tuple(time),
                **self._span(time),  # type: ignore[arg-type]
            )
            for number, time in enumerate(times)
        )

    def _times(self) -> list[list[Event]]:
        """The events, newest first as the file has them, apart by the times that the target was listed."""
        events = [self._event(child) for child in _children(self.element, "modification")]
        oldest_first = list(enumerate(events))[::-1]
        if all(_day(event) for event in events):  # of one day, an amendment comes before what else happened
            oldest_first.sort(key=lambda item: (_day(item[1]) or "", item[1].kind is not EventKind.AMENDED))
        times: list[list[tuple[int, Event]]] = [[]]
        ended = False
        for place, event in oldest_first:
            if ended and event.kind is EventKind.LISTED:
                times.append([])
                ended = False
            elif ended and event.kind is not EventKind.DELISTED:
                self.issue(IssueCode.MISPLACED_VALUE, "an amendment after the de-listing", _day(event))
            times[-1].append((place, event))
            ended = ended or event.kind is EventKind.DELISTED
        return [[event for _, event in sorted(time, key=lambda item: item[0])] for time in times]

    def _span(self, time: list[Event]) -> dict[str, PartialDate | None]:
        """When it was listed, took effect and ended, as far as the events tell."""
        listed = [event for event in time if event.kind is EventKind.LISTED]
        begun = min(listed, key=lambda event: _day(event) or "9999") if listed else None
        before = [event for event in time if begun and (_day(event) or "9999") < (_day(begun) or "")]
        if any(event.kind is EventKind.AMENDED for event in before):
            begun = None
        ended = [event for event in time if event.kind is EventKind.DELISTED]
        end: PartialDate | None = None
        if ended:
            first = min(ended, key=lambda event: _day(event) or "9999")
            end = first.effective_date or first.publication_date or first.date
            if end is None:
                published = self.reading.published
                end = PartialDate(f"[..{published}]" if published else "XXXX")
        return {
            "listing_date": begun.publication_date if begun else None,
            "effective_date": begun.effective_date if begun else None,
            "end_date": end,
        }

    def _event(self, element: etree._Element) -> Event:
        kind = element.get("modification-type")
        if kind not in _EVENTS:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown modification-type", kind, element)
        for key, value in element.attrib.items():
            if key not in _MODIFICATION:
                message = f"<modification> has an unknown attribute {key}"
                self.issue(IssueCode.UNKNOWN_ATTRIBUTE, message, str(value), element)
        said: dict[str, list[Note]] = {"added": [], "removed": []}
        for child in element:
            if local(child) in said:
                said[local(child)] += self._values(child, ())
            else:
                unknown(self.reading, child, self.reference)
        return Event(
            kind=_EVENTS.get(kind or "", EventKind.OTHER),
            date=self._date(element.get("enactment-date"), "enactment-date"),
            publication_date=self._date(element.get("publication-date"), "publication-date"),
            effective_date=self._date(element.get("effective-date"), "effective-date"),
            label=kind,
            added=tuple(said["added"]),
            removed=tuple(said["removed"]),
        )

    def _values(self, element: etree._Element, path: tuple[str, ...]) -> Iterator[Note]:
        """Every value of a fragment of the past, under what it is."""
        name = local(element)
        if not name:
            return
        step = element.get(f"{name}-type") or element.get("document-type") or element.get("relation-type") or name
        if name in ("generic-attribute", "spelling-variant"):
            step = " ".join([name, *(element.get(key, "") for key in ("name", "lang", "script") if element.get(key))])
        if element.get("quality") == "low":
            step += " (low quality)"
        if name == "identity":
            step = "another identity" if element.get("main") == "false" else ""
        if name not in _NOT_IN_LABELS and step:
            path = (*path, step)
        label = " / ".join(path) or name
        for key in ("sex", "object-type", "target-id"):
            if value := element.get(key):
                yield Note(value, label=" / ".join((*path, key)))
        if name == "day-month-year":
            yield Note(_digits(element), label=label)
        if number := element.get("place-id"):
            place = self.parser.places.get(number)
            if place is None:
                self.issue(IssueCode.DANGLING_REFERENCE, "a place that the file does not hold", number, element)
            else:
                state = place.country and place.country.name
                parts = (("location", place.location), ("area", place.area), ("country", state))
                for what, part in (*parts, *place.variants):
                    if part:
                        yield Note(part, label=" / ".join((*path, what)))
        if text := _text(element):
            known = self.parser.sets.get(text) if name == "sanctions-set-id" else None
            yield Note((known.measure.text if known else None) or text, label=label)
        for child in element:
            yield from self._values(child, path)

    # -- identities ---------------------------------------------------------------------------------------------

    def _identity(self, element: etree._Element, *, main: bool, person: bool) -> None:
        start = len(self.names)
        for child in _children(element, "name"):
            self._name(child, main=main, person=person)
        self.other_identity = None if main or start == len(self.names) else self.names[start].text
        add = {
            "day-month-year": self._day_month_year,
            "place-of-birth": self._birth_place,
            "nationality": self._nationality,
            "identification-document": self._document,
            "address": self._address,
        }
        for child in element:
            if (take := add.get(local(child))) is not None:
                take(child)

    def _of_other_identity(self, field: str, value: str) -> None:
        """Say to which identity a value belongs, where that is not the main one."""
        if self.other_identity is not None:
            self.annotations.append(Annotation("identity", field=field, value=value, note=self.other_identity))

    def _quality(self, element: etree._Element, field: str, value: str) -> None:
        quality = element.get("quality")
        if quality is not None and quality not in _QUALITIES:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown quality", quality, element)
        if quality != "good" and quality is not None:
            self.annotations.append(Annotation(local(element), field=field, value=value, reliability=quality))

    def _name(self, element: etree._Element, *, main: bool, person: bool) -> None:
        what, quality = element.get("name-type"), element.get("quality")
        kind = _NAME_KINDS.get(what or "")
        if kind is None:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown name-type", what, element)
            kind = NameKind.AKA
        if quality is not None and quality not in _QUALITIES:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown quality of a name", quality, element)
        note = None if what in _NAME_KINDS else what
        if kind is NameKind.PRIMARY and not main:
            kind, note = NameKind.AKA, "primary-name"
        parts = self._parts(element)
        if person:
            for part in parts:
                if part.kind is NamePartKind.TITLE:
                    variants = [text for texts in part.variants.values() for text, _ in texts]
                    self.titles |= dict.fromkeys([part.text, *variants])
        if not parts:
            self.issue(IssueCode.MISSING_FIELD, "a name without parts", at=element)
        grade, spoken = _QUALITIES.get(quality or ""), element.get("lang")
        variant = kind if kind is NameKind.FKA else NameKind.VARIANT
        start = len(self.names)
        for number, stated in enumerate(_alternatives(parts)):
            self.names.append(
                Name(
                    _whole(stated, person=person),
                    kind=kind if number == 0 or kind is not NameKind.PRIMARY else NameKind.VARIANT,
                    parts=stated,
                    quality=grade,
                    language=language(spoken) if spoken else None,
                    note=note,
                )
            )
        unstated = not all(part.stated for part in parts)
        for (lang, script), spelled, remark in _spellings(parts):
            whole = all(new for part, new in spelled if not person or part.kind is not NamePartKind.TITLE)
            found = Name(
                _whole(stated := tuple(part for part, _ in spelled), person=person),
                kind=variant,
                parts=stated,
                quality=grade,
                script=script.capitalize() if script and whole else None,
                language=language(lang) if lang and whole else None,
                note=remark,
            )
            same = [place for place, name in enumerate(self.names) if place >= start and name.parts == stated]
            if unstated and same:  # the name that was made of the variants, where there was no value
                first = self.names[same[0]]
                self.names[same[0]] = attrs.evolve(
                    first,
                    script=found.script,
                    language=found.language or first.language,
                    note="; ".join(filter(None, (first.note, found.note))) or None,
                )
            else:
                self.names.append(found)
            if not whole:
                label = " ".join(filter(None, ("spelling-variant", lang, script)))
                self.annotations += [
                    Annotation(label, field="names", value=found.text, note=word.text) for word, new in spelled if new
                ]

    def _parts(self, element: etree._Element) -> list[_Part]:
        """The parts of a name in their order, alternatives one after the other."""
        found = []
        for place, child in enumerate(_children(element, "name-part")):
            kind, order = child.get("name-part-type"), child.get("order", "")
            if kind not in _PARTS:
                self.issue(IssueCode.UNKNOWN_CODE, "unknown name-part-type", kind, child)
            if not order.isdecimal():
                self.issue(IssueCode.UNREADABLE_VALUE, "the order of a part of a name is not a number", order, child)
            variants: dict[tuple[str | None, str | None], list[tuple[str, str | None]]] = {}
            for variant in _children(child, "spelling-variant"):
                if text := _text(variant):
                    how = variant.get("spelling-variant-type")
                    key = (variant.get("lang"), variant.get("script"))
                    variants.setdefault(key, []).append((text, how if how != "not-defined" else None))
            text = _child_text(child, "value")
            if text is None and not variants:
                continue
            stated = text is not None
            if text is None:
                self.issue(IssueCode.MISSING_FIELD, "a part of a name with spelling variants and no value", at=child)
                text = next(iter(variants.values()))[0][0]
            number = int(order) if order.isdecimal() else place + 1
            found.append(_Part(number, _PARTS.get(kind or "", NamePartKind.OTHER), text, variants, stated))
        return sorted(found, key=lambda part: part.order)

    def _day_month_year(self, element: etree._Element) -> None:
        words = element.get("calendar")
        calendar = _CALENDARS.get((words or "gregorian").casefold())
        quality = element.get("quality")
        if quality is not None and quality not in _QUALITIES:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown quality of a date", quality, element)
        mark, said = "?" if quality == "low" else "", _digits(element)
        if calendar is None:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown calendar", words, element)
        try:
            edtf = said + mark if calendar else said + " in an unknown calendar"
            date = BirthDate(edtf, calendar=calendar or Calendar.GREGORIAN, alias=self.other_identity)
        except ValueError:
            self.issue(IssueCode.UNREADABLE_VALUE, "day-month-year is not a date", said, element)
            date = BirthDate("XXXX", text=f"{said} ({words})" if words else said, alias=self.other_identity)
        self.dates.append(date)

    def _at(self, element: etree._Element) -> _Place:
        """The place that an element refers to; one of which nothing is known, if the file does not hold it."""
        number = element.get("place-id")
        place = self.parser.places.get(number or "")
        if place is None:
            if number:
                self.issue(IssueCode.DANGLING_REFERENCE, "a place that the file does not hold", number, element)
            return _Place(None, None, None, ())
        return place

    def _variants(self, place: _Place, field: str, value: str) -> None:
        for what, text in place.variants:
            self.annotations.append(Annotation(what, field=field, value=value, note=text))

    def _birth_place(self, element: etree._Element) -> None:
        at = self._at(element)
        if at == _Place(None, None, None, ()):
            return
        place = Place(city=at.location, region=at.area, country=at.country, alias=self.other_identity)
        self.birth_places.append(place)
        self._variants(at, "birth_places", str(place))
        self._quality(element, "birth_places", str(place))

    def _nationality(self, element: etree._Element) -> None:
        for child in _children(element, "country"):
            if found := _country(self.reading, child, self.reference):
                self.nationalities.append(Nationality(found))
                self._of_other_identity("nationalities", found.name)

    def _document(self, element: etree._Element) -> None:
        label, number = element.get("document-type"), _child_text(element, "number")
        if label not in _DOCUMENTS:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown document-type", label, element)
        issuers = _children(element, "issuer")
        stated = _country(self.reading, issuers[0], self.reference) if issuers else None
        kind, remark = _DOCUMENTS.get(label or "", Id.OTHER), _child_text(element, "remark")
        places = [self._at(child) for child in _children(element, "place-of-issue")]
        known = [at for at in places if at.location or at.area]
        self.identifications.append(
            Identification(
                kind,
                number,
                label=label,
                country=stated if stated and stated.code else None,
                issuer=stated.name if stated and not stated.code else None,
                issue_place=next((at.location or at.area for at in known), None),
                issue_country=next((at.country for at in places), None),
                issue_date=self._date(_child_text(element, "date-of-issue"), "date-of-issue"),
                expiry_date=self._date(_child_text(element, "expiry-date"), "expiry-date"),
                expired=True if remark and _EXPIRED.fullmatch(remark) else None,
                diplomatic=True if kind is Id.DIPLOMATIC_PASSPORT else None,
                note=remark,
            )
        )
        for at in places:
            if at.location and at.area:
                self.annotations.append(Annotation("area", field="identifications", value=number, note=at.area))
            self._variants(at, "identifications", number or "")
        self._of_other_identity("identifications", number or label or "")

    def _address(self, element: etree._Element) -> None:
        at, details, main = self._at(element), _child_text(element, "address-details"), element.get("main")
        remarks = [text for child in element if local(child) in ("remark", "remarks") and (text := _text(child))]
        address = Address(
            lines=(details,) if details else (),
            po_box=_child_text(element, "p-o-box"),
            city=at.location,
            region=at.area,
            postal_code=_child_text(element, "zip-code"),
            country=at.country,
            care_of=_child_text(element, "c-o"),
            main={"true": True, "false": False}.get(main or ""),
            note=remarks[0] if remarks else None,
        )
        if address != Address():
            self.addresses.append(address)
            value = str(address)
            self._variants(at, "addresses", value)
            self._quality(element, "addresses", value)
            self._of_other_identity("addresses", value)
            if (current := element.get("current")) and current != "true":
                self.annotations.append(Annotation("current", field="addresses", value=value, note=current))
            for text in remarks[1:]:
                self.annotations.append(Annotation("remark", field="addresses", value=value, note=text))

    def _date(self, words: str | None, what: str) -> PartialDate | None:
        if words is None:
            return None
        try:
            return PartialDate(edtf_of(words))
        except ValueError:
            self.issue(IssueCode.UNREADABLE_VALUE, f"{what} is not a date", words)
            return None


@attrs.frozen
class _Part:
    """A part of a name, with its spelling variants (each with what kind of variant it is) by language and script."""

    order: int
    kind: NamePartKind
    text: str
    variants: dict[tuple[str | None, str | None], list[tuple[str, str | None]]]
    stated: bool
    """Whether it has a value; else *text* is its first variant."""


def _slots(parts: list[_Part]) -> list[list[_Part]]:
    """The parts in order; those of one kind and order together, for they are alternatives."""
    slots: dict[tuple[int, NamePartKind], list[_Part]] = {}
    for part in parts:
        slots.setdefault((part.order, part.kind), []).append(part)
    return list(slots.values())


def _alternatives(parts: list[_Part]) -> Iterator[tuple[NamePart, ...]]:
    """The name of the first part of each slot, and one more for each further alternative, put in its place."""
    slots = _slots(parts)
    first = [NamePart(slot[0].kind, slot[0].text) for slot in slots]
    if first:
        yield tuple(first)
    for place, slot in enumerate(slots):
        for part in slot[1:]:
            yield (*first[:place], NamePart(part.kind, part.text), *first[place + 1 :])


def _spellings(
    parts: list[_Part],
) -> Iterator[tuple[tuple[str | None, str | None], tuple[tuple[NamePart, bool], ...], str | None]]:
    """
    The names that the spelling variants make: for each language and script one of the first variant of each part, and
    one more for each further variant, put in its place. What has no variant stays as it is; each part says whether it
    is a variant.
    """
    slots = _slots(parts)
    for key in dict.fromkeys(key for part in parts for key in part.variants):
        found = [[(part.kind, *variant) for part in slot for variant in part.variants.get(key, ())] for slot in slots]
        first = [
            (NamePart(*variants[0][:2]), True) if variants else (NamePart(slot[0].kind, slot[0].text), False)
            for slot, variants in zip(slots, found, strict=True)
        ]
        yield key, tuple(first), next((variants[0][2] for variants in found if variants and variants[0][2]), None)
        for place, variants in enumerate(found):
            for kind, text, how in variants[1:]:
                yield key, (*first[:place], (NamePart(kind, text), True), *first[place + 1 :]), how


def _whole(parts: tuple[NamePart, ...], *, person: bool) -> str:
    """The whole name; the titles of a person are no part of it, unless there is nothing else."""
    said = [part.text for part in parts if not person or part.kind is not NamePartKind.TITLE]
    return " ".join(said or [part.text for part in parts])


def _digits(element: etree._Element) -> str:
    """
    The parts of a day-month-year as far as they make a date, as EDTF; as the file has them, where the year is missing.

    >>> _digits(etree.fromstring('<day-month-year year="1958" month="3"/>'))
    '1958-03'
    """
    year, month, day = (
        part if (part := element.get(key, "").strip()) and part.strip("0") else "" for key in ("year", "month", "day")
    )
    if not year or (day and not month):
        return " ".join(f"{key} {part}" for key, part in (("day", day), ("month", month), ("year", year)) if part)
    return f"{year:0>4}" + (f"-{month:0>2}" if month else "") + (f"-{day:0>2}" if day else "")


def _plain(date: BirthDate) -> PartialDate:
    return PartialDate(date.edtf, calendar=date.calendar, text=date.text, note=date.note)


def _day(event: Event) -> str | None:
    """The day that an event counts from: of its effect, else of its publication, else of its enactment."""
    date = event.effective_date or event.publication_date or event.date
    return date.edtf if date else None


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the file."""
    return _Parser(reading).entities()


OMISSIONS = {
    "sanctions-program/@version-date, @predecessor-version-date": "of the record of the program in the file",
    "@ssid of identities, names and other values": "keys internal to the file; that of the target is its reference",
    "- as a text": "a placeholder for what is not known",
    "spelling-variant-type that is not-defined": "states nothing",
    "quality that is good, but of names; current that is true": "what holds where nothing else is said",
    "sanctions-program, sanctions-set or place that no target refers to": "no party has it",
    "of what was added or removed: lang of names, order, codes, what is usual, and what kind of variant": "the "
    "past is kept in its values, not in how they were written",
    "lang of a program-key, program-name or sanctions-set that is not there in English": "the field has none",
}

TRANSLATIONS = {
    "individual, entity, object": "the class: Person, Organization, Vessel (other objects: Entity)",
    "list-type": "SanctionsList.complete",
    "sanctions-set-id, place-id": "what they refer to",
    "sanctions-set": "Measure.text (English) and Measure.texts",
    "program-key, program-name": "Program.code and Program.title (English); other languages in Program.names",
    "name-type, quality": "Name.kind and Name.quality; spelling variants of primary names and aliases: variant",
    "order": "the order of Name.parts",
    "identity/@main": "kind of its names, alias of its birth dates and places, annotations of its other values",
    "spelling-variant/@lang, @script": "Name.language and Name.script, if all parts have them; else annotations",
    "iso-code": "Country.code; of states that are no more, the code of ISO 3166-3",
    "document-type that is diplomatic-passport": "also Identification.diplomatic",
    "identification-document/remark that is expired": "also Identification.expired",
    "modification-type": "Event.kind",
    "added, removed": "Event.added and Event.removed, value by value; for keys what they refer to",
    "target-id": "Relationship.entity_id",
    "sex, calendar, document-type, relation-type": "enumerations; the last two also verbatim in label",
    "day-month-year of low quality": "an uncertain date, such as 1958?",
}
