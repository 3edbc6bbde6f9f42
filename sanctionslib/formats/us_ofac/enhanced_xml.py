"""
OFAC's Enhanced XML: ``SDN_ENHANCED.XML``, ``CONS_ENHANCED.XML`` and custom exports of the Sanctions List Service.

Documentation: OFAC's schema ``ENHANCED_XML.xsd``. Published since 2024, as ``.xml`` and as ``.zip``, in the namespace
``https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML``. The delta files of the same
service have the same root element in another namespace; they are not lists, and are not taken for one.

Encoding: UTF-8, with names and addresses in their original scripts. Each translation of a name is a `Name` of its own,
the one that OFAC calls primary first, those of one name next to each other; so with addresses. The text of an Arabic
name stands between the marks U+202B and U+202C, as published; its parts rarely do. Parts are as published too: mostly
in small letters where the whole name is in capitals. They stand in the order of the whole name; the one part of a
name that repeats the whole is left out.

Dates: ``dataAsOf`` is ``2025-01-10T00:00:00``, with an offset and seven fractional digits in some exports.
``datePublished`` is ISO. The date of a feature stands twice, in words (those of the classic XML) and as four padded
days: the words are read, and must agree with the days. The dates of documents and relationships have the days alone:
those of a whole year say that year, its month and day left open (``1999-XX-XX``, where the classic XML has "1999");
those of any other span say one unknown day of it.

The ``filters`` say what was asked for. A file with no filter but on lists holds those lists whole; one with a filter on
programs is part of a list (``complete`` is False). Either way they are kept in ``SanctionsList.filters``.

Designations: one for each list that a party is on, with the day it was published there. The record gives programs,
sanctions types and legal authorities for the party as a whole: every designation of a party carries them all. That is
how OFAC itself puts it where its format could tell them apart: in the Advanced XML, where each list has an entry with
programs, measures and legal bases of its own, those of one party are all alike (the 47 parties on two lists beside the
umbrella in a file of 2016 and an excerpt of 2024), so that "Block" stands with the sectoral list too, and "13662
Sectoral Directive 1" with the SDN list. In the Consolidated file of January 2025, 80 of 443 are on two such lists. What
single features add (directives, dates, a risk of secondary sanctions) is with the list that the label names, if the
party is on it, else with each designation; never with the umbrella. "Consolidated List" beside another list is an
umbrella.

Relationships name the other party by its id and its primary name (17 in an export of 2024 have no name). One to a party
that the file does not hold is kept whole, and is an issue, ``dangling-reference``: the Consolidated list refers to the
SDN list, and every custom export misses some.

Oddities: ``referenceValues`` and ``featureTypes`` hold the vocabulary, but every reference to it repeats the words; a
reference whose words differ is an issue. An address may be empty, or hold a script and nothing written in it: such say
nothing. Gaza is the REGION of an address where the classic XML has a country ``Region: Gaza``. How reliable a feature
is, and a comment on it that its value has no room for, are annotations of the entity. ``isValid`` is true of documents
that have long expired.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

import attrs
from lxml import etree

from ...model import (
    Address,
    Annotation,
    BirthDate,
    Country,
    Designation,
    Entity,
    Event,
    Filter,
    Identification,
    IdentificationKind,
    IssueCode,
    Measure,
    Name,
    NameKind,
    NamePart,
    NamePartKind,
    Nationality,
    Note,
    PartialDate,
    Place,
    Quality,
    Relationship,
    RelationshipKind,
)
from ...model.dates import edtf_of
from ...parsing.node import line_of, local, text_of
from ...parsing.reading import Reading
from ...parsing.xml import Records, unknown
from ...vocabularies.countries import country
from ...vocabularies.scripts import script_numbered
from .authority import CONSOLIDATED_LIST, OFAC, UNDETERMINED_LISTS
from .remarks import read_remarks
from .vocabulary import (
    ENTITY_TYPES,
    FEATURE_TYPES,
    ID_TYPES,
    NAME_KINDS,
    RELATION_TYPES,
    SANCTIONS_TYPES,
    Party,
    legal_basis,
)

_NAMESPACE = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML"

_Labelled = TypeVar("_Labelled", Measure, Event, Note)


class _Shape(NamedTuple):
    """What an element may hold."""

    attributes: frozenset[str]
    children: Mapping[str, _Shape]
    repeats: bool


def _leaf(attributes: str = "", *, repeats: bool = False) -> _Shape:
    return _Shape(frozenset(attributes.split()), {}, repeats)


_TEXT = _leaf()
_REFERENCE = _leaf("refId")
_ITEM = _leaf("refId id", repeats=True)


def _group(attributes: str = "", texts: str = "", *, repeats: bool = False, **children: _Shape) -> _Shape:
    """An element with *children*, and with *texts*: children that hold a text and nothing else."""
    return _Shape(frozenset(attributes.split()), dict.fromkeys(texts.split(), _TEXT) | children, repeats)


_PERIOD = _group("id", "fromDateBegin fromDateEnd toDateBegin toDateEnd isApproximate isDateRange")
_PART = _group("id", "value", repeats=True, type=_REFERENCE)
_PUBLICATION = _group(
    texts="dataAsOf",
    filters=_group(
        sanctionsLists=_group(sanctionsList=_leaf("refId", repeats=True)),
        sanctionsPrograms=_group(sanctionsProgram=_leaf("refId", repeats=True)),
    ),
)
_VALUES = _group(referenceValue=_group("refId", "type value code isoCode advancedXmlOffset", repeats=True))
_FEATURE_TYPES = _group(
    featureType=_group(
        "featureTypeId",
        "type publishExclude publishDescription publishOrder",
        repeats=True,
        detailType=_REFERENCE,
    )
)
_NAME = _group(
    "id",
    "isPrimary isLowQuality",
    repeats=True,
    aliasType=_REFERENCE,
    translations=_group(
        translation=_group(
            "id",
            "isPrimary formattedFirstName formattedLastName formattedFullName",
            repeats=True,
            script=_REFERENCE,
            nameParts=_group(namePart=_PART),
        )
    ),
)
_ADDRESS = _group(
    "id",
    repeats=True,
    country=_REFERENCE,
    translations=_group(
        country=_REFERENCE,
        translation=_group("id", "isPrimary", repeats=True, script=_REFERENCE, addressParts=_group(addressPart=_PART)),
    ),
)
_FEATURE = _group(
    "id",
    "versionId value valueRefId isPrimary comments",
    repeats=True,
    type=_leaf("featureTypeId"),
    valueDate=_PERIOD,
    reliability=_REFERENCE,
)
_DOCUMENT = _group(
    "id",
    "documentNumber isValid issuingAuthority issuingLocation comments",
    repeats=True,
    type=_REFERENCE,
    name=_leaf("nameId nameTranslationId"),
    issuingCountry=_REFERENCE,
    issueDate=_PERIOD,
    expirationDate=_PERIOD,
    idFeatures=_group(idFeature=_leaf("id featureVersionId", repeats=True)),
)
_RELATIONSHIP = _group(
    "id",
    "comments",
    repeats=True,
    type=_REFERENCE,
    relatedEntity=_leaf("entityId"),
    quality=_REFERENCE,
    dateRange=_PERIOD,
)
_ENTITY = _group(
    "id",
    generalInfo=_group(
        texts="identityId remarks title isUsCitizen isUsPerson", entityType=_REFERENCE, livingStatus=_REFERENCE
    ),
    sanctionsLists=_group(sanctionsList=_leaf("refId id datePublished", repeats=True)),
    sanctionsPrograms=_group(sanctionsProgram=_ITEM),
    sanctionsTypes=_group(sanctionsType=_ITEM),
    legalAuthorities=_group(legalAuthority=_ITEM),
    names=_group(name=_NAME),
    addresses=_group(address=_ADDRESS),
    features=_group(feature=_FEATURE),
    identityDocuments=_group(identityDocument=_DOCUMENT),
    relationships=_group(relationship=_RELATIONSHIP),
)

_NAME_PARTS = {
    "Last Name": NamePartKind.FAMILY,
    "First Name": NamePartKind.GIVEN,
    "Middle Name": NamePartKind.MIDDLE,
    "Maiden Name": NamePartKind.MAIDEN,
    "Patronymic": NamePartKind.PATRONYMIC,
    "Matronymic": NamePartKind.MATRONYMIC,
    "Nickname": NamePartKind.NICKNAME,
    "Entity Name": NamePartKind.WHOLE,
    "Vessel Name": NamePartKind.WHOLE,
    "Aircraft Name": NamePartKind.WHOLE,
}
_ADDRESS_PARTS = {
    "ADDRESS1": "line",
    "ADDRESS2": "line",
    "ADDRESS3": "line",
    "CITY": "city",
    "STATE/PROVINCE": "region",
    "POSTAL CODE": "postal_code",
    "REGION": "region",
}
_SCRIPTS = {"Latin": "Latn", "Hebrew": "Hebr", "Korean": "Kore", "Japanese": "Jpan"}
"""The codes of scripts in OFAC's vocabulary that are not those of ISO 15924."""
_SCRIPT_CODE = re.compile(r"[A-Z][a-z]{3}")
_LOST = re.compile(r"(?i)\breported (?:as )?(?:lost|stolen)\b|^(?:lost|stolen)\b")
_ABOUT_LISTS = (
    (re.compile(r"13662|information on directives"), "Sectoral Sanctions Identifications List"),
    (re.compile(r"CMIC"), "Non-SDN CMIC List"),
    (re.compile(r"14014|14024|CAATSA|PEESA"), "Non-SDN Menu-Based Sanctions List"),
)
"""What a label of a feature says of the list that it is about."""
_TRUTH = {"true": True, "false": False, "1": True, "0": False}
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e]")


class _Node:
    """
    An element with what its shape lets it hold.

    Attributes:
        text: Its text, trimmed.
        line: Where it begins.
        attributes: Its attributes.
        children: Its children by name: a list of those that repeat, the mere text of those that hold nothing else.
    """

    __slots__ = ("attributes", "children", "line", "text")

    def __init__(self, element: etree._Element) -> None:
        self.line = line_of(element)
        self.text: str | None = None
        self.attributes: dict[str, str] = {}
        self.children: dict[str, Any] = {}

    def at(self, name: str) -> str | None:
        """The text of a child that does not repeat."""
        child: _Node | str | None = self.children.get(name)
        return child.text if isinstance(child, _Node) else child

    def one(self, name: str) -> _Node | None:
        """A child that does not repeat."""
        child: _Node | None = self.children.get(name)
        return child

    def all(self, group: str, name: str) -> list[_Node]:
        """The children that repeat in a group."""
        holder = self.children.get(group)
        found: list[_Node] = holder.children.get(name, []) if holder is not None else []
        return found


class _Parser:
    """One run over one file: its vocabulary, and the ends of its relationships."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        namespace = reading.document.head.namespace
        self.prefix = len(namespace) + 2 if namespace else 0
        self.values: dict[str, str | None] = {}
        self.iso: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        self.feature_types: dict[str, str | None] = {}
        self.record: str | None = None
        self.related: list[tuple[str, str | None, str, int | None]] = []
        self.seen: set[str] = set()

    def entities(self) -> Iterator[Entity]:
        reading = self.reading
        reading.authority = OFAC
        reading.title = UNDETERMINED_LISTS
        records = Records(
            reading,
            {"entities": "entity"},
            known={
                "publicationInfo": self._publication,
                "referenceValues": self._reference_values,
                "featureTypes": self._feature_types,
            },
            may_be_empty=lambda: reading.complete is False,
            root_attributes=frozenset({"schemaLocation"}),
        )
        for element in records:
            if not self.seen:
                self._check_head()
            yield self._entity(element)
        self.record = None
        if not self.seen:
            self._check_head()
        for uid, name, other, line in self.related:
            if other not in self.seen:
                reading.issue(
                    IssueCode.DANGLING_REFERENCE,
                    "a relationship to a party that the file does not hold",
                    record=uid,
                    line=line,
                    raw=f"{other} {name}" if name else other,
                )

    def _check_head(self) -> None:
        """Issues of the head of the file, once its date is known: every source names the edition."""
        namespace = self.reading.document.head.namespace
        if namespace != _NAMESPACE:
            self._issue(IssueCode.UNKNOWN_NAMESPACE, "a namespace not seen before", None, namespace)
        if self.reading.edition is None:
            self._issue(IssueCode.MISSING_FIELD, "a file without dataAsOf", None)

    def _issue(self, code: IssueCode, message: str, line: int | None, raw: str | None = None) -> None:
        self.reading.issue(code, message, record=self.record, line=line, raw=raw)

    # -- elements -----------------------------------------------------------------------------------------------

    def _load(self, element: etree._Element, shape: _Shape) -> _Node:
        """An element as its shape has it; what the shape does not have becomes an issue."""
        node = _Node(element)
        for attribute, value in element.attrib.items():
            if attribute in shape.attributes:
                node.attributes[str(attribute)] = str(value)
            else:
                message = f"<{local(element)}> has an unknown attribute {etree.QName(attribute).localname}"
                self._issue(IssueCode.UNKNOWN_ATTRIBUTE, message, node.line, str(value))
        if not shape.children:
            node.text = text_of(element)
            if key := node.attributes.get("refId"):
                node.text = self._checked(node.text, key, node.line)
            for child in element:
                unknown(self.reading, child, self.record)
            return node
        if element.text and element.text.strip():
            self._loose(element, element.text)
        for child in element:
            if child.tail and child.tail.strip():
                self._loose(element, child.tail)
            name = child.tag[self.prefix :] if isinstance(child.tag, str) else ""
            inner = shape.children.get(name)
            if inner is None or (name in node.children and not inner.repeats):
                unknown(self.reading, child, self.record)
            elif inner is _TEXT and not child.attrib and not len(child):
                node.children[name] = text_of(child)
            elif inner.repeats:
                node.children.setdefault(name, []).append(self._load(child, inner))
            else:
                node.children[name] = self._load(child, inner)
        return node

    def _loose(self, element: etree._Element, text: str) -> None:
        message = f"text between the elements of <{local(element)}>"
        self._issue(IssueCode.UNKNOWN_ELEMENT, message, line_of(element), text.strip())

    def _checked(self, text: str | None, key: str, line: int | None) -> str | None:
        """The words of a reference, compared with those of the vocabulary; the latter where it has none itself."""
        if not self.values:
            return text  # filters stand before the vocabulary
        words = self.values.get(key)
        if words is None:
            self._issue(IssueCode.DANGLING_REFERENCE, f"no reference value {key}", line, text)
        elif text is not None and text != words:
            message = f"reference value {key} is {words!r} but is called something else"
            self._issue(IssueCode.UNREADABLE_VALUE, message, line, text)
        return text or words

    def _truth(self, node: _Node, name: str) -> bool | None:
        words = node.at(name)
        if words is not None and words not in _TRUTH:
            self._issue(IssueCode.UNREADABLE_VALUE, f"{name} is neither true nor false", node.line, words)
        return _TRUTH.get(words or "")

    # -- the file's own facts -----------------------------------------------------------------------------------

    def _publication(self, element: etree._Element) -> None:
        reading = self.reading
        lists, programs = (
            [text for item in element.findall(f"{{*}}filters/{{*}}{group}/{{*}}{name}") if (text := text_of(item))]
            for group, name in (("sanctionsLists", "sanctionsList"), ("sanctionsPrograms", "sanctionsProgram"))
        )
        reading.filters = (*(Filter("list", name) for name in lists), *(Filter("program", code) for code in programs))
        if element.find("{*}filters") is not None:
            reading.complete = not programs
        if len(lists) == 1:
            reading.title = lists[0]
        reading.edition = words = text_of(element.find("{*}dataAsOf"))
        try:
            reading.published = datetime.date.fromisoformat((words or "").partition("T")[0])
        except ValueError:
            if words:
                self._issue(IssueCode.UNREADABLE_VALUE, "dataAsOf is not an ISO date and time", line_of(element), words)
        self._load(element, _PUBLICATION)

    def _reference_values(self, element: etree._Element) -> None:
        for node in self._load(element, _VALUES).children.get("referenceValue", ()):
            key = node.attributes.get("refId", "")
            self.values[key] = node.at("value")
            if iso := node.at("isoCode"):
                self.iso[key] = iso
            if code := node.at("code"):
                self.codes[key] = code

    def _feature_types(self, element: etree._Element) -> None:
        for node in self._load(element, _FEATURE_TYPES).children.get("featureType", ()):
            self.feature_types[node.attributes.get("featureTypeId", "")] = node.at("type")

    # -- entities -----------------------------------------------------------------------------------------------

    def _entity(self, element: etree._Element) -> Entity:
        reading, line = self.reading, line_of(element)
        self.record = element.get("id")
        node = self._load(element, _ENTITY)
        if self.record is None:
            self._issue(IssueCode.MISSING_FIELD, "an entity without id", line)
        uid = self.record or f"line-{line}"
        self.seen.add(uid)
        info = node.one("generalInfo") or _Node(element)
        cls = ENTITY_TYPES.get((info.at("entityType") or "").casefold())
        if cls is None:
            self._issue(IssueCode.UNKNOWN_CODE, "unknown entityType", line, info.at("entityType"))
            cls = Entity
        source = attrs.evolve(reading.source(uid, line), key=info.at("identityId"))
        party = Party(reading, uid, cls, source)
        translations = self._names(party, node)
        if title := info.at("title"):
            for part in title.split("; "):
                party.add("titles", part)
        for name in ("livingStatus", "isUsCitizen", "isUsPerson"):
            if words := info.at(name):
                party.add("annotations", Annotation(name, note=words))
        for address in node.all("addresses", "address"):
            self._address(party, address)
        versions = {feature.at("versionId") for feature in node.all("features", "feature")}
        for feature in node.all("features", "feature"):
            self._feature(party, feature)
        for document in node.all("identityDocuments", "identityDocument"):
            self._document(party, document, translations, versions)
        for relationship in node.all("relationships", "relationship"):
            self._relationship(party, relationship)
        if remarks := info.at("remarks"):
            read_remarks(party, remarks)
        return party.build(*self._designations(party, node))

    def _designations(self, party: Party, node: _Node) -> list[Designation]:
        codes = [item.text for item in node.all("sanctionsPrograms", "sanctionsProgram") if item.text]
        laws = [item.text for item in node.all("legalAuthorities", "legalAuthority") if item.text]
        measures = []
        for item in node.all("sanctionsTypes", "sanctionsType"):
            if item.text and item.text not in SANCTIONS_TYPES:
                self._issue(IssueCode.UNKNOWN_CODE, "unknown type of sanctions", item.line, item.text)
            measures.append(Measure(kind=SANCTIONS_TYPES.get(item.text or ""), text=item.text))
        stated = party.build_designation(None, codes)
        bare = Designation(
            authority=OFAC,
            reference=party.uid,
            programs=stated.programs,
            legal_bases=tuple(map(legal_basis, laws)),
            measures=tuple(measures),
            source=party.source,
        )
        lists = node.all("sanctionsLists", "sanctionsList")
        names = {item.text for item in lists}

        def full(name: str | None) -> Designation:
            """With what features add that is about no other list of the party."""
            return attrs.evolve(
                bare,
                effective_date=stated.effective_date,
                measures=(*bare.measures, *_about(stated.measures, name, names)),
                events=_about(stated.events, name, names),
                notes=_about(stated.notes, name, names),
            )

        if not lists:
            self._issue(IssueCode.MISSING_FIELD, "an entity on no list", node.line)
            return [full(None)] if codes or measures else []
        found = []
        for item in lists:
            umbrella = item.text == CONSOLIDATED_LIST
            alone = all(other.text == item.text for other in lists)
            found.append(
                attrs.evolve(
                    bare if umbrella and not alone else full(item.text),
                    list=item.text,
                    listing_date=self._listing_date(item),
                    umbrella=umbrella,
                    source=attrs.evolve(party.source, line=item.line, key=item.attributes.get("id")),
                )
            )
        return found

    def _listing_date(self, item: _Node) -> PartialDate | None:
        words = item.attributes.get("datePublished")
        if words is None:
            self._issue(IssueCode.MISSING_FIELD, "a list without datePublished", item.line, item.text)
            return None
        try:
            return PartialDate(edtf_of(words))
        except ValueError:
            self._issue(IssueCode.UNREADABLE_VALUE, "datePublished is not a date", item.line, words)
            return None

    # -- names --------------------------------------------------------------------------------------------------

    def _names(self, party: Party, node: _Node) -> dict[str, str]:
        """Add the names, the primary one first; give the text of each translation by its id."""
        texts: dict[str, str] = {}
        primary: list[Name] = []
        others: list[Name] = []
        for name in node.all("names", "name"):
            is_primary = self._truth(name, "isPrimary") is True
            label = name.at("aliasType")
            kind = NameKind.PRIMARY if is_primary else NAME_KINDS.get((label or "").casefold())
            if is_primary and label:
                self._issue(IssueCode.MISPLACED_VALUE, "a primary name with an alias type", name.line, label)
            elif kind is None:
                self._issue(IssueCode.UNKNOWN_CODE, "unknown alias type", name.line, label)
            low = self._truth(name, "isLowQuality")
            quality = Quality.WEAK if low else None if low is None or is_primary else Quality.STRONG
            translations = name.all("translations", "translation")
            for translation in sorted(translations, key=lambda one: one.at("isPrimary") != "true"):
                self._truth(translation, "isPrimary")
                if found := self._translation(translation, kind or NameKind.AKA, quality):
                    (primary if is_primary else others).append(found)
                    texts[translation.attributes.get("id", "")] = found.text
        for found in (*primary, *others):
            party.add("names", found)
        if not primary:
            self._issue(IssueCode.MISSING_FIELD, "an entity without a primary name", node.line)
        return texts

    def _translation(self, node: _Node, kind: NameKind, quality: Quality | None) -> Name | None:
        first, last, full = (node.at(f"formatted{which}Name") for which in ("First", "Last", "Full"))
        joined = f"{last}, {first}" if first and last else last or first
        text = full or joined
        if text is None:
            self._issue(IssueCode.MISSING_FIELD, "a translation of a name without formattedFullName", node.line)
            return None
        if joined and joined != text:
            self._issue(
                IssueCode.UNREADABLE_VALUE,
                "formattedFullName is not made of formattedLastName and formattedFirstName",
                node.line,
                joined,
            )
        parts = []
        for part in node.all("nameParts", "namePart"):
            label, value = part.at("type"), part.at("value")
            if label not in _NAME_PARTS:
                self._issue(IssueCode.UNKNOWN_CODE, "unknown type of name part", part.line, label)
            if value:
                parts.append(NamePart(_NAME_PARTS.get(label or "", NamePartKind.OTHER), value))
        if [part for part in parts if part.kind is NamePartKind.WHOLE and part.text == text] == parts:
            parts = []  # the only part is the name once more
        return Name(text, kind=kind, parts=_in_order(text, parts), quality=quality, script=self._script(node))

    def _script(self, node: _Node) -> str | None:
        script = node.one("script")
        if script is None:
            return None
        key = script.attributes.get("refId", "")
        code = script_numbered(self.iso.get(key, ""))
        if code is None:
            self._issue(IssueCode.UNKNOWN_CODE, "unknown script", script.line, script.text)
            named = self.codes.get(key, "")
            code = _SCRIPTS.get(named) or (named if _SCRIPT_CODE.fullmatch(named) else None)
        return code

    # -- details ------------------------------------------------------------------------------------------------

    def _country(self, words: str, key: str | None) -> Country:
        """A country with the code that the file gives it; with that of our own table where the file has none."""
        code = self.iso.get(key or "")
        return Country(words, code) if code else country(words)

    def _country_of(self, node: _Node | None) -> Country | None:
        return self._country(node.text, node.attributes.get("refId")) if node is not None and node.text else None

    def _address(self, party: Party, node: _Node) -> None:
        holder = node.one("translations")
        where = self._country_of(node.one("country")) or (self._country_of(holder.one("country")) if holder else None)
        translations = node.all("translations", "translation")
        found = []
        for translation in sorted(translations, key=lambda one: one.at("isPrimary") != "true"):
            self._truth(translation, "isPrimary")
            lines: list[str] = []
            parts: dict[str, str] = {}
            for part in translation.all("addressParts", "addressPart"):
                label, value = part.at("type"), part.at("value")
                key = _ADDRESS_PARTS.get(label or "")
                if key is None:
                    self._issue(IssueCode.UNKNOWN_CODE, "unknown type of address part", part.line, label)
                if value and (key is None or key == "line" or key in parts):
                    lines.append(value)
                elif value and key:
                    parts[key] = value
            script = self._script(translation)
            if lines or parts:
                found.append(Address(lines=tuple(lines), country=where, script=script, **parts))  # type: ignore[arg-type]
        if where and not found:
            found.append(Address(country=where))
        for address in found:
            party.add("addresses", address)

    def _feature(self, party: Party, node: _Node) -> None:
        kind, value, key = node.one("type"), node.at("value"), node.at("valueRefId")
        label = kind.text if kind else None
        if kind:
            words = self.feature_types.get(kind.attributes.get("featureTypeId", ""))
            if words is None:
                message = "a feature of a type that the file does not hold"
                self._issue(IssueCode.DANGLING_REFERENCE, message, node.line, label)
            elif label is None:
                label = words
            elif words != label:
                message = f"the feature's type is {words!r} but is called something else"
                self._issue(IssueCode.UNREADABLE_VALUE, message, node.line, label)
        if key:
            value = self._checked(value, key, node.line)
        if label is None or value is None:
            raw = label or value or node.at("comments")
            self._issue(IssueCode.MISSING_FIELD, "a feature without type or value", node.line, raw)
            return
        self._check_period(node.one("valueDate"), value)
        field = FEATURE_TYPES.get(label) or ID_TYPES.get(label.replace("\u2019", "'"))
        name = field.name if field else None
        before = _last(party, name)
        self._place(party, label, name, value, key, main=self._truth(node, "isPrimary"))
        self._annotate(party, label, name, before, value, node.at("reliability"), node.at("comments"))

    def _place(
        self, party: Party, label: str, name: str | None, words: str, key: str | None, *, main: bool | None
    ) -> None:
        """Put the value of a feature into the field that it means."""
        if name == "birth_dates":
            if date := party.date(words, "the birth date"):
                party.add(name, BirthDate(date.edtf, main=main))
        elif name == "birth_places":
            party.add(name, Place(text=words, main=main))
        elif name in ("nationalities", "citizenships"):
            party.add(name, Nationality(self._country(words, key), main=main))
        elif name == "addresses":
            party.add(name, Address(text=words))
        elif name == "flags" and label in FEATURE_TYPES:
            party.add(name, country(words))
        elif name and label in FEATURE_TYPES:
            party.add(name, words)
        else:
            party.add_id(label, words)

    def _annotate(
        self,
        party: Party,
        label: str,
        name: str | None,
        before: Any,
        value: str,
        reliability: str | None,
        comments: str | None,
    ) -> None:
        """Keep what is said of a value: comments in its own note, if it has one, the rest as an annotation."""
        added = _last(party, name)
        holder = party.fields.get(name or "") or party.designation.get(name or "")
        if comments and added is not before and isinstance(holder, list) and hasattr(added, "note"):
            holder[-1] = attrs.evolve(added, note=comments)
            comments = None
        if reliability or comments:
            field = name if added is not None else None
            annotation = Annotation(label, field=field, value=value, reliability=reliability, note=comments)
            party.add("annotations", annotation)

    def _document(self, party: Party, node: _Node, translations: dict[str, str], versions: set[str | None]) -> None:
        label = node.at("type")
        field = ID_TYPES.get((label or "").replace("\u2019", "'"))
        if field is None:
            self._issue(IssueCode.UNKNOWN_CODE, "unknown type of document", node.line, label)
        holder = None
        if name := node.one("name"):
            key = name.attributes.get("nameTranslationId", "")
            if key not in translations:
                self._issue(IssueCode.DANGLING_REFERENCE, f"no translation {key} of a name", name.line, name.text)
            elif name.text is None:
                name.text = translations[key]
            elif name.text != translations[key]:
                message = f"translation {key} is {translations[key]!r} but the document has another name"
                self._issue(IssueCode.UNREADABLE_VALUE, message, name.line, name.text)
            holder = name.text if name.text != _primary_name(party) else None
        facts = []
        for fact in node.all("idFeatures", "idFeature"):
            key = fact.attributes.get("featureVersionId", "")
            if key not in versions:
                self._issue(IssueCode.DANGLING_REFERENCE, f"no feature version {key}", fact.line, fact.text)
            if fact.text:
                facts.append(fact.text)
        issued, expires = node.one("issueDate"), node.one("expirationDate")
        document = Identification(
            field.kind if field and isinstance(field.kind, IdentificationKind) else IdentificationKind.OTHER,
            node.at("documentNumber"),
            label=label,
            country=self._country_of(node.one("issuingCountry")),
            issuer=node.at("issuingAuthority"),
            issue_place=node.at("issuingLocation"),
            issue_date=self._period(issued) if issued else None,
            expiry_date=self._period(expires) if expires else None,
            valid=self._truth(node, "isValid"),
            holder_name=holder,
            facts=tuple(facts),
            lost=True if _LOST.search(node.at("comments") or "") else None,
            note=node.at("comments"),
        )
        if label and field and field.name != "identifications":  # a number of an aircraft, say
            if document.number:
                party.add_id(label, document.number)
            if document == Identification(document.kind, document.number, label=label, valid=True):
                return
        party.add_document(document)

    def _relationship(self, party: Party, node: _Node) -> None:
        label, other = node.at("type"), node.one("relatedEntity")
        kind = RELATION_TYPES.get(label or "")
        if kind is None:
            self._issue(IssueCode.UNKNOWN_CODE, "unknown type of relationship", node.line, label)
        key = other.attributes.get("entityId") if other else None
        name = other.text if other else None
        if key is None:
            self._issue(IssueCode.MISSING_FIELD, "a relationship without an entityId", node.line, name)
        else:
            self.related.append((party.uid, name, key, node.line))
        start = end = None
        if period := node.one("dateRange"):
            start, end = self._ends(period)
        party.add(
            "relationships",
            Relationship(
                kind or RelationshipKind.OTHER,
                name,
                entity_id=f"ofac-{key}" if key else None,
                label=label,
                quality=node.at("quality"),
                start_date=start,
                end_date=end,
                note=node.at("comments"),
                reference=node.attributes.get("id"),
            ),
        )

    # -- dates --------------------------------------------------------------------------------------------------

    def _days(self, node: _Node) -> list[datetime.date | None]:
        """The four days of a period; an issue, and None, for one that is none."""
        days: list[datetime.date | None] = []
        for name in ("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd"):
            words = node.at(name)
            try:
                days.append(datetime.date.fromisoformat(words) if words else None)
            except ValueError:
                self._issue(IssueCode.UNREADABLE_VALUE, f"{name} is not a day", node.line, words)
                days.append(None)
        return days

    def _span(self, node: _Node, first: datetime.date | None, last: datetime.date | None) -> PartialDate | None:
        """
        One day, or one unknown day of a span that may be open; None for an empty one.

        The span of a whole year is that year with its month and day left open: what OFAC's other formats write "1999".
        """
        mark = "~" if self._truth(node, "isApproximate") else ""
        if first is None and last is None:
            return None
        if first == last:
            return PartialDate(f"{first}{mark}")
        if first and last and first > last:
            self._issue(IssueCode.UNREADABLE_VALUE, "a date ends before it begins", node.line, f"{first} to {last}")
            return None
        if (
            first
            and last
            and (first.year, first.month, first.day, last) == (last.year, 1, 1, first.replace(month=12, day=31))
        ):
            return PartialDate(f"{first.year}-XX-XX{mark}")
        return PartialDate(f"[{f'{first}{mark}' if first else ''}..{f'{last}{mark}' if last else ''}]")

    def _ends(self, node: _Node) -> tuple[PartialDate | None, PartialDate | None]:
        """The beginning and the end of a stretch of time."""
        first, first_end, last, last_end = self._days(node)
        if self._truth(node, "isDateRange") is False:
            return self._span(node, first, last_end), None
        return self._span(node, first, first_end or first), self._span(node, last or last_end, last_end)

    def _period(self, node: _Node) -> PartialDate | None:
        """One day of a span."""
        first, _, _, last = self._days(node)
        self._truth(node, "isDateRange")
        if first is None and last is None:
            self._issue(IssueCode.MISSING_FIELD, "a date without days", node.line)
        return self._span(node, first, last)

    def _check_period(self, node: _Node | None, words: str) -> None:
        """An issue if the days of a feature's date are not those of its words."""
        if node is None:
            return
        days = self._period(node)
        try:
            date = PartialDate(edtf_of(words))
        except ValueError:
            return  # reading the words makes an issue of it
        if days and (days.earliest, days.latest, days.circa) != (date.earliest, date.latest, date.circa):
            self._issue(IssueCode.UNREADABLE_VALUE, f"valueDate says {days}, but value does not", node.line, words)


def _about(values: tuple[_Labelled, ...], name: str | None, lists: set[str | None]) -> tuple[_Labelled, ...]:
    """Those of some labelled values that are about the list *name*, or about none of the *lists* of the party."""
    kept = []
    for value in values:
        named = next((found for pattern, found in _ABOUT_LISTS if pattern.search(value.label or "")), None)
        if named == name or named not in lists:
            kept.append(value)
    return tuple(kept)


def _primary_name(party: Party) -> str | None:
    return next((name.text for name in party.fields.get("names", ()) if name.kind is NameKind.PRIMARY), None)


def _last(party: Party, name: str | None) -> Any:
    """What was last added to a field of a party or of its designation; None for an empty field."""
    held = party.fields.get(name or "") or party.designation.get(name or "")
    return held[-1] if isinstance(held, list) else held


def _in_order(text: str, parts: list[NamePart]) -> tuple[NamePart, ...]:
    """
    The parts of a name in the order of its text; in that of the source, if the text is not made of them.

    >>> parts = [NamePart(NamePartKind.GIVEN, "Ali"), NamePart(NamePartKind.FAMILY, "Ali Reza")]
    >>> [part.kind.value for part in _in_order("ALI REZA, Ali", parts)]
    ['family', 'given']
    """
    if len(parts) < 2:
        return tuple(parts)
    # The family name stands first before a comma; trying it first tells "ALI, Ali" apart.
    tried = sorted(parts, key=lambda part: part.kind is not NamePartKind.FAMILY) if "," in text else parts
    return tuple(_fit(_plain(text), tried) or parts)


def _plain(text: str) -> str:
    """A name in small letters, without commas and marks of direction."""
    return " ".join(_MARKS.sub("", text).replace(",", " ").casefold().split())


def _fit(text: str, parts: list[NamePart]) -> list[NamePart] | None:
    """The order in which *parts* make up *text*; None if there is none."""
    if not parts:
        return None if text else []
    for index, part in enumerate(parts):
        value = _plain(part.text)
        if f"{text} ".startswith(f"{value} "):
            rest = _fit(text[len(value) + 1 :], parts[:index] + parts[index + 1 :])
            if rest is not None:
                return [part, *rest]
    return None


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the file."""
    return _Parser(reading).entities()


OMISSIONS = {
    "referenceValues, featureTypes": "the vocabulary: references to it repeat its words",
    "name/@id, translation/@id, namePart/@id, address/@id, addressPart/@id, feature/@id, versionId, "
    "identityDocument/@id, idFeature/@id, valueDate/@id, sanctionsProgram/@id, sanctionsType/@id, "
    "legalAuthority/@id": "keys internal to the file",
    "address without a country and parts": "says nothing",
    "name/@nameId, name/@nameTranslationId, idFeature/@featureVersionId, issueDate/@id, expirationDate/@id, "
    "dateRange/@id": "keys internal to the file",
    "@refId, @featureTypeId": "keys of words that stand beside them; that of a country gives its ISO code",
    "translation of an address without parts": "its script, and whether it is the primary one, of nothing written",
    "identityDocument/isValid of what is no document": "true of the number of an aircraft, say",
    "feature/isPrimary": "kept for birth dates, birth places, nationalities and citizenships; it says which of "
    "several values of one type OFAC shows first",
}

TRANSLATIONS = {
    "entity/@id": "Entity.reference; with ofac- before it, Entity.id",
    "generalInfo/identityId": "Source.key of the entity",
    "generalInfo/entityType": "the class of the entity",
    "generalInfo/livingStatus, isUsCitizen, isUsPerson": "an Annotation of the entity",
    "filters": "SanctionsList.filters, and complete",
    "sanctionsList/@id": "Source.key of the designation",
    "sanctionsList/@datePublished": "Designation.listing_date",
    "sanctionsType": "a Measure, with the kind that the table of types gives it",
    "name/isPrimary, name/aliasType": "Name.kind",
    "name/isLowQuality": "Name.quality",
    "translation/isPrimary": "the first of the names (addresses) that translate each other",
    "translation/script": "Name.script and Address.script, ISO 15924",
    "namePart/type": "NamePart.kind",
    "addressPart/type": "the field of Address: ADDRESS1 to 3 are lines, STATE/PROVINCE and REGION the region",
    "feature/type": "the field named in the table of types",
    "feature/valueRefId": "the value, whose words stand beside it",
    "feature/valueDate": "checked against value, which has the same date in words",
    "feature/reliability, comments": "an Annotation; comments are the note of a value that has one",
    "identityDocument/name": "Identification.holder_name, where it is not the primary name",
    "identityDocument/isValid": "Identification.valid",
    "identityDocument/comments": "Identification.note; Identification.lost too, if they say lost or stolen",
    "issueDate, expirationDate, dateRange": "a day, or one unknown day of a span",
    "relatedEntity/@entityId": "Relationship.entity_id, with ofac- before it",
    "relationship/@id": "Relationship.reference",
}
