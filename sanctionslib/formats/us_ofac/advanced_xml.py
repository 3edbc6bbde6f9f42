"""
OFAC's Advanced XML: the SDN list (``SDN_ADVANCED.XML``) and the Consolidated list (``CONS_ADVANCED.XML``).

Documentation: OFAC's schema ``advanced_xml.xsd`` of the Advanced Sanctions Data Model, which a United Nations working
group designed. Its namespace was ``http://www.un.org/sanctions/1.0`` until early 2024, and is one of the Sanctions List
Service since; nothing else differs.

Encoding: UTF-8, with names in their original scripts since about 2022.

Dates: every date is a period with a start and an end, each of which is itself a span from one day to another. How much
of a date is known is read from these spans: the first and the last day of a month are that month, those of a year are
that year, others are one unknown day of the range. ``Approximate`` is "circa". A period without start and end is no
date. ``YearFixed``, ``MonthFixed`` and ``DayFixed`` are not what they seem (``false`` for full dates) and tell nothing.

Oddities: nothing has a name but by number; the numbers are those of the reference value sets at the head of the same
file, which hold only what the file uses. A party, its addresses, its documents, its relations and its sanctions entries
stand in five places. The file names neither of the two lists: it is the one that all its parties are on. A party has
one sanctions entry for each list, and one more for the "Consolidated List", which only repeats the other:
`Designation.umbrella`. ``Designation.reference`` is the number of the sanctions entry, ``Relationship.reference`` that
of the relation, ``Identification.reference`` that of the document. What a feature says of the designation (a directive,
a risk of secondary sanctions) is put with the sanctions entry of the list that it is about, else with the first one.

A name of an individual in Latin letters is put together as in the classic XML (``LAST, First Middle``), one in another
script in the order of its parts. In 2016 nearly all numbers of ships are marked as fraudulent, where the other formats
say nothing: `Identification.false` says what the file says, and such a number is no external identifier of the ship.
A relation states the other party by its number only, and so does `Relationship.entity_id`; the list looks it up. The
comment on a value is the note of the value, if it has one, else of an annotation. A ship's "Other" flag, type or call
sign stands behind the main one.

An entry, a relation or a document of a party that the file does not hold is an issue with its numbers, dates and
programs, and the list is then not complete. A relation to such a party is an issue too, and kept whole: the
Consolidated list may refer to the SDN list. An attribute of a file of changes (``DeltaBaseVersion``, ``DeltaAction``)
is an issue; a file that has one is not complete. A party without a sanctions entry is an issue too; what its features
say of its designation stands in one without a list.
"""

from __future__ import annotations

import calendar
import datetime
import re
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import attrs
from lxml import etree

from ...errors import ReadError
from ...model import (
    Address,
    Aircraft,
    Annotation,
    BirthDate,
    Country,
    Designation,
    Entity,
    Event,
    EventKind,
    Identification,
    IdentificationKind,
    IssueCode,
    LegalBasis,
    Measure,
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
    Precision,
    Program,
    Quality,
    Relationship,
    RelationshipKind,
    Vessel,
)
from ...parsing.node import line_of, local
from ...parsing.reading import Reading
from ...parsing.xml import Records
from ...vocabularies.countries import country
from . import ADVANCED_NAMESPACES
from .authority import CONSOLIDATED_LIST, OFAC, SDN_LIST, UNDETERMINED_LIST
from .remarks import read_remarks
from .vocabulary import (
    FEATURE_TYPES,
    ID_TYPES,
    NAME_KINDS,
    RELATION_TYPES,
    SANCTIONS_TYPES,
    UNDETERMINED,
    Field,
    Party,
    legal_basis,
)

_RECORDS = {
    "Locations": "Location",
    "IDRegDocuments": "IDRegDocument",
    "DistinctParties": "DistinctParty",
    "ProfileRelationships": "ProfileRelationship",
    "SanctionsEntries": "SanctionsEntry",
    "SanctionsEntryLinks": "SanctionsEntryLink",
}

_VALUE_SETS: dict[str, str] = {
    "AreaCode": "CountryID Description AreaCodeTypeID",
    "Country": "ISO2 ISO3 IS03166-3Code Comment",
    "DecisionMakingBody": "OrganisationID",
    "DetailReference": "DetailCode",
    "FeatureType": "FeatureTypeGroupID",
    "LegalBasis": "LegalBasisShortRef LegalBasisTypeID SanctionsProgramID",
    "List": "Comment",
    "Organisation": "CountryID",
    "PartySubType": "PartyTypeID",
    "RelationType": "Symmetrical",
    "SanctionsProgram": "SubsidiaryBodyID",
    "Script": "ScriptCode",
    "SubsidiaryBody": "Notional DecisionMakingBodyID",
    **dict.fromkeys(
        "AliasType AreaCodeType CalendarType CountryRelevance DetailType DocNameStatus EntryEventType EntryLinkType "
        "ExRefType FeatureTypeGroup IDRegDocDateType IDRegDocType IdentityFeatureLinkType LegalBasisType LocPartType "
        "LocPartValueStatus LocPartValueType NamePartType PartyType RelationQuality Reliability SanctionsType "
        "ScriptStatus SupInfoType TargetType Validity".split(),
        "",
    ),
}
"""The reference value sets, and the attributes that their values have beside the ID."""

_UNKNOWN = "Unknown"
_ENTITIES: dict[str, type[Entity]] = {
    "Vessel": Vessel,
    "Aircraft": Aircraft,
    "Individual": Person,
    "Entity": Organization,
}
_PRIMARY_LATIN = "Primary Latin"
_ALIAS_KINDS = {**NAME_KINDS, "name": NameKind.PRIMARY}
_SCRIPTS = {"Latin": "Latn", "Hebrew": "Hebr", "Korean": "Kore", "Japanese": "Jpan"}
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
_SURNAMES = frozenset({NamePartKind.FAMILY, NamePartKind.MAIDEN, NamePartKind.PATRONYMIC, NamePartKind.MATRONYMIC})
"""What comes before the comma: OFAC calls the two surnames of Spanish names patronymic and matronymic."""
_ADDRESS_LINES = ("ADDRESS1", "ADDRESS2", "ADDRESS3")
_ADDRESS_PARTS = {"CITY": "city", "STATE/PROVINCE": "region", "POSTAL CODE": "postal_code"}
_DOCUMENT_DATES = {"Issue Date": "issue_date", "Expiration Date": "expiry_date"}
_VALIDITIES = {"Valid": (True, None), "Fraudulent": (False, True), "False": (False, True), "Invalid": (False, None)}
_EVENTS = {
    "Created": EventKind.LISTED,
    "Amended": EventKind.AMENDED,
    "Modified": EventKind.AMENDED,
    "Deleted": EventKind.DELISTED,
    "Removed": EventKind.DELISTED,
}
_LAYOUT = re.compile(r"\s*[\r\n\t]\s*")
_NOWHERE = Address()
_DELTA = "Delta"
"""What is in the names of the attributes that only a file of changes has, on its root and on its records."""
_SECOND = "Other Vessel "
"""How the types of features begin that state a second flag, type or call sign of a ship."""
_BOOLEANS = {"true": True, "false": False, "1": True, "0": False}

_ABOUT_LISTS = (
    (re.compile(r"13662|information on directives"), "Sectoral Sanctions"),
    (re.compile(r"CMIC"), "Military-Industrial"),
    (re.compile(r"14014|14024|CAATSA|PEESA"), "Menu-Based"),
)
"""What a label of a feature says of the list that it is about: a word of it, and one of the name of the list."""


class _Node:
    """
    An element as plain values, which notes what was read of it, so that the rest can be named.

    Attributes:
        name: Local name; with its namespace if that is not the namespace of the file.
        attributes: The attributes not yet read.
        children: All child elements.
        taken: Whether it was asked for.
    """

    __slots__ = ("attributes", "children", "line", "name", "taken", "text")

    def __init__(self, element: etree._Element, prefix: str) -> None:
        tag = element.tag
        assert isinstance(tag, str)
        self.name = tag.removeprefix(prefix)
        self.attributes: dict[str, str] = dict(element.attrib)
        text = element.text
        self.text = text.strip() if text else ""
        self.line = line_of(element)
        self.taken = False
        self.children: list[_Node] = []
        for child in element:
            if isinstance(child.tag, str):
                self.children.append(_Node(child, prefix))
            if child.tail and (stray := child.tail.strip()):
                self.text = f"{self.text} {stray}".lstrip()

    def get(self, name: str) -> str | None:
        """An attribute, now read; None if it is not there."""
        return self.attributes.pop(name, None)

    def drop(self, *names: str) -> None:
        """Pass over attributes that say nothing which is not said elsewhere."""
        for name in names:
            self.attributes.pop(name, None)

    def flag(self, name: str) -> bool | None:
        """An attribute that says true or false, now read if it says either."""
        value = _BOOLEANS.get(self.attributes.get(name, ""))
        if value is not None:
            del self.attributes[name]
        return value

    def take(self, name: str) -> list[_Node]:
        """The children of that name, now read."""
        found = [child for child in self.children if child.name == name]
        for child in found:
            child.taken = True
        return found

    def one(self, name: str) -> _Node | None:
        """The first child of that name, now read; others stay unread."""
        for child in self.children:
            if child.name == name:
                child.taken = True
                return child
        return None

    def words(self) -> str | None:
        """The text, now read, with layout line breaks as single spaces; None if there is none."""
        text, self.text = self.text, ""
        return (_LAYOUT.sub(" ", text) if "\n" in text or "\t" in text else text) or None

    def words_of(self, name: str) -> str | None:
        """The text of the first child of that name, now read."""
        child = self.one(name)
        return child.words() if child else None

    def markup(self) -> str:
        """It, as far as it was not read, on one line."""
        attributes = "".join(f' {key}="{value}"' for key, value in self.attributes.items())
        inner = self.text + "".join(child.markup() for child in self.children)
        return f"<{self.name}{attributes}>{inner}</{self.name}>" if inner else f"<{self.name}{attributes}/>"


class _Value(NamedTuple):
    """A value of a reference value set."""

    text: str
    attributes: dict[str, str]


class _Document(NamedTuple):
    """An identity document, before its party is known."""

    value: Identification
    name_id: str | None
    id: str | None
    line: int | None


class _Entry(NamedTuple):
    """A sanctions entry, before its party is known."""

    value: Designation
    line: int | None


class _Relation(NamedTuple):
    """A relation, before its party is known."""

    value: Relationship
    other: str | None
    line: int | None


class _Span(NamedTuple):
    """The days from one to another, and whether the source calls them approximate."""

    first: tuple[int, int, int]
    last: tuple[int, int, int]
    circa: bool


def _edtf(start: _Span, end: _Span) -> str:
    """
    The EDTF of one day in the days from the first of *start* to the last of *end*.

    >>> first, last = _Span((1953, 1, 1), (1953, 1, 1), False), _Span((1953, 12, 31), (1953, 12, 31), True)
    >>> _edtf(first, last), _edtf(first, first), _edtf(first, _Span((1954, 12, 31), (1954, 12, 31), False))
    ('1953~', '1953-01-01', '[1953-01-01..1954-12-31]')
    >>> _edtf(_Span((1956, 1, 1), (1956, 12, 31), False), _Span((1957, 1, 1), (1957, 12, 31), False))
    '[1956..1957]'
    """
    whole = _unit(start.first, end.last)
    if whole is not None:
        return whole + ("~" if start.circa or end.circa else "")
    left = (_unit(start.first, start.last) or _iso(start.first)) + ("~" if start.circa else "")
    right = (_unit(end.first, end.last) or _iso(end.last)) + ("~" if end.circa else "")
    return f"[{left}..{right}]"


def _unit(first: tuple[int, int, int], last: tuple[int, int, int]) -> str | None:
    """The day, the month or the year that reaches from one day to another; None if none does."""
    if first == last:
        return _iso(first)
    if first[0] == last[0] and first[1:] == (1, 1) and last[1:] == (12, 31):
        return _iso(first[:1])
    if first[:2] == last[:2] and first[2] == 1 and last[2] == calendar.monthrange(*last[:2])[1]:
        return _iso(first[:2])
    return None


def _iso(numbers: tuple[int, ...]) -> str:
    return f"{numbers[0]:04}" + "".join(f"-{number:02}" for number in numbers[1:])


def _compose(parts: list[tuple[str, str]], script: str | None) -> tuple[str, tuple[NamePart, ...]]:
    """
    A whole name and its parts, out of the types and texts of the parts.

    >>> _compose([("First Name", "Kifah"), ("Last Name", "Moulhem")], "Latn")[0]
    'MOULHEM, Kifah'
    """
    typed = [NamePart(_NAME_PARTS.get(kind, NamePartKind.OTHER), text) for kind, text in parts]
    if script not in ("Latn", None):
        text = " ".join(part.text for part in typed)
    else:
        surnames = [part for part in typed if part.kind in _SURNAMES]
        others = [part for part in typed if part.kind not in _SURNAMES]
        typed = surnames + others
        groups = (
            [part.text.upper() for part in surnames],
            [part.text.upper() if part.kind is NamePartKind.WHOLE else part.text for part in others],
        )
        text = ", ".join(" ".join(group) for group in groups if group)
    return text, tuple(typed) if len(typed) > 1 or typed[0].kind is not NamePartKind.WHOLE else ()


class _Parser:
    """
    One run over one file: once for what stands apart from the parties, once for the parties.

    Attributes:
        reading: Where findings go.
        values: The reference value sets: name to ID to value.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        namespace = reading.document.head.namespace
        self.prefix = f"{{{namespace}}}" if namespace else ""
        self.values: dict[str, dict[str, _Value]] = {}
        self.locations: dict[str, Address] = {}
        self.documents: dict[str, list[_Document]] = {}
        self.entries: dict[str, list[_Entry]] = {}
        self.relations: dict[str, list[_Relation]] = {}
        self.profiles: set[str] = set()
        self.identities: set[str] = set()
        self.entry_ids: set[str] = set()
        self._dates: dict[str, PartialDate] = {}
        self._countries: dict[str, Country | None] = {}
        self._laws: dict[str, LegalBasis | None] = {}
        self._measures: dict[tuple[str | None, str | None], Measure] = {}
        self.of_changes = False
        self._issued: _Node | None = None
        self._record: str | None = None
        self._line: int | None = None

    # -- the two runs ---------------------------------------------------------------------------------------------

    def entities(self) -> Iterator[Entity]:
        self._index()
        self._set_facts()
        for element in self._records(again=True):
            name = local(element)
            if name == "DistinctParty":
                node = _Node(element, self.prefix)
                yield from self._parties(node)
                self._name_the_rest(node)
            elif name not in ("Location", "IDRegDocument"):
                break

    def _records(self, *, again: bool = False) -> Records:
        return Records(
            self.reading,
            _RECORDS,
            known={"DateOfIssue": self._date_of_issue, "ReferenceValueSets": self._value_sets},
            root_attributes=frozenset({"schemaLocation", "Version"}),
            at_root=self._check_namespace,
            again=again,
        )

    def _check_namespace(self, root: etree._Element) -> None:
        namespace = etree.QName(root).namespace
        if namespace not in ADVANCED_NAMESPACES:
            self.reading.issue(
                IssueCode.UNKNOWN_NAMESPACE, "a namespace not seen before", line=line_of(root), raw=namespace
            )
        if any(_DELTA in str(key) for key in root.attrib):
            self.of_changes = True

    def _index(self) -> None:
        """The first run: all but the parties, of which it takes the numbers."""
        read = {
            "Location": self._location,
            "IDRegDocument": self._document,
            "ProfileRelationship": self._relation,
            "SanctionsEntry": self._entry,
        }
        for element in self._records():
            if not self.values:
                raise ReadError(
                    "<Sanctions> has no <ReferenceValueSets> before its records, which all refer to them",
                    file=self.reading.document.name,
                )
            name = local(element)
            if name == "DistinctParty":
                self._glance(element)
                continue
            node = _Node(element, self.prefix)
            self._record, self._line = None, node.line
            if name in read:
                read[name](node)
            else:
                node.taken = False
                self._unread(node)
                continue
            self._name_the_rest(node)
        if not self.profiles:
            raise ReadError("<DistinctParties> holds no <DistinctParty>", file=self.reading.document.name)

    def _value_sets(self, element: etree._Element) -> None:
        for group in element:
            for found in group:
                if not (name := local(found)):
                    continue
                node = _Node(found, self.prefix)
                self._line = node.line
                known = _VALUE_SETS.get(name)
                if known is None or (id := node.get("ID")) is None:
                    self._unread(node)
                    continue
                text = re.sub(r"\s+", " ", node.words() or "")
                attributes = {key: value for key in known.split() if (value := node.get(key)) is not None}
                self.values.setdefault(name, {})[id] = _Value(text, attributes)
                self._name_the_rest(node)

    def _date_of_issue(self, element: etree._Element) -> None:
        self._issued = _Node(element, self.prefix)

    def _set_edition(self) -> None:
        """The date of the edition. It precedes the reference value sets, which name its calendar."""
        node = self._issued
        if node is None:
            return
        self._record, self._line = None, node.line
        if date := self._day(node, "DateOfIssue"):
            self.reading.edition = date.edtf
            if date.precision is Precision.DAY:
                self.reading.published = date.earliest
        self._name_the_rest(node)

    def _set_facts(self) -> None:
        """What the first run found of the list as a whole."""
        self._set_edition()
        reading = self.reading
        reading.authority = OFAC
        lists = [
            title
            for title in (SDN_LIST, CONSOLIDATED_LIST)
            if self.entries and all(any(e.value.list == title for e in entries) for entries in self.entries.values())
        ]
        reading.title = lists[0] if len(lists) == 1 else UNDETERMINED_LIST
        reading.complete = not self.of_changes  # a section without records is no sign that some are missing
        reading.begin()
        self._note_orphans()

    def _note_orphans(self) -> None:
        """What belongs to parties that the file does not hold, and the relations that lead to such."""
        found: list[tuple[int, str, str, str]] = []
        for profile, entries in self.entries.items():
            if profile not in self.profiles:
                found += [(e.line or 0, "a sanctions entry", profile, _entry_words(e.value)) for e in entries]
        for profile, relations in self.relations.items():
            if profile not in self.profiles:
                found += [(r.line or 0, "a relation", profile, _relation_words(r)) for r in relations]
        for identity, documents in self.documents.items():
            if identity not in self.identities:
                found += [(d.line or 0, "an identity document", identity, _document_words(d)) for d in documents]
        for line, what, key, words in sorted(found):
            record = None if what == "an identity document" else key
            owner = f"of {'IdentityID' if record is None else 'ProfileID'} {key}"
            self.reading.issue(
                IssueCode.DANGLING_REFERENCE,
                f"{what} of a party that the file does not hold",
                record=record,
                line=line or None,
                raw=f"{owner}: {words}",
            )
        if found:
            self.reading.complete = False
        for profile, relations in self.relations.items():
            for relation in relations:
                if profile in self.profiles and relation.other and relation.other not in self.profiles:
                    self.reading.issue(
                        IssueCode.DANGLING_REFERENCE,
                        "a relation to a party that the file does not hold",
                        record=profile,
                        line=relation.line,
                        raw=_relation_words(relation),
                    )

    # -- findings -------------------------------------------------------------------------------------------------

    def _issue(self, code: IssueCode, message: str, raw: str | None = None) -> None:
        self.reading.issue(code, message, record=self._record, line=self._line, raw=raw)

    def _unread(self, node: _Node) -> None:
        self.reading.issue(
            IssueCode.UNKNOWN_ELEMENT,
            f"<{node.name}> is not read here",
            record=self._record,
            line=node.line,
            raw=node.markup(),
        )

    def _name_the_rest(self, node: _Node) -> None:
        """Note what was not read of a record; what changes a list is not the whole of it."""
        for key, value in node.attributes.items():
            if _DELTA in key:
                self.of_changes = True
                self.reading.complete = False
            self.reading.issue(
                IssueCode.UNKNOWN_ATTRIBUTE,
                f"<{node.name}> has an attribute {key} that is not read here",
                record=self._record,
                line=node.line,
                raw=value,
            )
        if node.text:
            self.reading.issue(
                IssueCode.UNKNOWN_ELEMENT, f"text in <{node.name}>", record=self._record, line=node.line, raw=node.text
            )
        for child in node.children:
            if child.taken:
                self._name_the_rest(child)
            elif child.name != "Comment" or child.text or child.attributes or child.children:
                self._unread(child)

    def _value(self, kind: str, id: str | None) -> str | None:
        """The text of a reference value; an issue, and None, if there is none."""
        if id is None:
            return None
        value = self.values.get(kind, {}).get(id)
        if value is None:
            self._issue(IssueCode.DANGLING_REFERENCE, f"no {kind} has the ID {id}", raw=id)
            return None
        return value.text or None

    def _only(self, node: _Node, attribute: str, kind: str, *usual: str) -> None:
        """Pass over an attribute that has always the same value; an issue if it has another."""
        text = self._value(kind, node.get(attribute))
        if text is not None and text not in (_UNKNOWN, *usual):
            self._issue(IssueCode.UNKNOWN_CODE, f"unknown {kind}", raw=text)

    # -- dates ----------------------------------------------------------------------------------------------------

    def _date(self, edtf: str) -> PartialDate | None:
        """A date, one object for all that are equal; an issue, and None, if there is no such day."""
        date = self._dates.get(edtf)
        if date is None:
            try:
                date = self._dates[edtf] = PartialDate(edtf)
            except ValueError:
                self._issue(IssueCode.UNREADABLE_VALUE, "no such date", raw=edtf)
        return date

    def _gregorian(self, node: _Node) -> bool:
        name = self._value("CalendarType", node.get("CalendarTypeID"))
        if name not in ("Gregorian", None):
            self._issue(IssueCode.UNKNOWN_CODE, "unknown CalendarType", raw=name)
            return False
        return True

    def _numbers(self, node: _Node) -> tuple[int, int, int] | None:
        texts = [node.words_of(name) for name in ("Year", "Month", "Day")]
        if not all(text and text.isdigit() for text in texts):
            words = " / ".join(text or "" for text in texts)
            self._issue(IssueCode.UNREADABLE_VALUE, f"<{node.name}> is not a day", raw=words)
            return None
        year, month, day = (int(text or 0) for text in texts)
        return year, month, day

    def _day(self, node: _Node, what: str) -> PartialDate | None:
        """A date that is one day (``DateOfIssue``, ``EntryEvent/Date``)."""
        gregorian = self._gregorian(node)
        year, month, day = (node.words_of(name) for name in ("Year", "Month", "Day"))
        if not year and not month and not day:
            return None
        if not gregorian or not year or not all(text.isdigit() for text in (year, month or "1", day or "1")):
            words = "-".join(text for text in (year, month, day) if text)
            self._issue(IssueCode.UNREADABLE_VALUE, f"{what} is not a date", raw=words)
            return None
        edtf = f"{int(year):04}"
        for text in (month, day):
            if not text:
                break
            edtf += f"-{int(text):02}"
        return self._date(edtf)

    def _period(self, node: _Node | None) -> tuple[_Span | None, _Span | None]:
        """Start and end of a ``DatePeriod``; None for what it does not state."""
        if node is None:
            return None, None
        node.drop("YearFixed", "MonthFixed", "DayFixed")
        gregorian = self._gregorian(node)
        start, end = self._boundary(node.one("Start")), self._boundary(node.one("End"))
        return (start, end) if gregorian else (None, None)

    def _boundary(self, node: _Node | None) -> _Span | None:
        if node is None:
            return None
        node.drop("YearFixed", "MonthFixed", "DayFixed")
        circa = node.flag("Approximate") or False
        first, last = (node.one(name) for name in ("From", "To"))
        days = [self._numbers(day) for day in (first, last) if day]
        if len(days) == 2 and days[0] and days[1]:
            return _Span(days[0], days[1], circa)
        return None

    def _one_day(self, node: _Node | None) -> PartialDate | None:
        """A period that stands for one day, as far as it is known."""
        start, end = self._period(node)
        return self._spanned(start or end, end or start)

    def _stretch(self, node: _Node | None) -> tuple[PartialDate | None, PartialDate | None]:
        """A period that is a stretch of time: when it starts and when it ends."""
        start, end = self._period(node)
        return self._spanned(start, start), self._spanned(end, end)

    def _spanned(self, start: _Span | None, end: _Span | None) -> PartialDate | None:
        """One day between two spans; an issue, and None, if they are none, or the wrong way round."""
        if start is None or end is None:
            return None
        try:
            if start.first <= end.last:
                return self._date(_edtf(start, end))
        except calendar.IllegalMonthError:
            pass  # the issue below names it
        words = f"{_iso(start.first)} to {_iso(end.last)}"
        self._issue(IssueCode.UNREADABLE_VALUE, "no such date", raw=words)
        return None

    # -- what stands apart from the parties -----------------------------------------------------------------------

    def _country(self, id: str | None) -> Country | None:
        if id is None:
            return None
        if id not in self._countries:
            name = self._value("Country", id)
            iso = self.values["Country"][id].attributes.get("ISO2") if name else None
            self._countries[id] = (Country(name, iso) if iso else country(name)) if name else None
        return self._countries[id]

    def _location(self, node: _Node) -> None:
        id = node.get("ID") or ""
        parts: dict[str, str] = {}
        for part in node.take("LocationPart"):
            kind = self._value("LocPartType", part.get("LocPartTypeID")) or _UNKNOWN
            if value := part.one("LocationPartValue"):
                value.drop("Primary")
                self._only(value, "LocPartValueTypeID", "LocPartValueType")
                self._only(value, "LocPartValueStatusID", "LocPartValueStatus", "Main")
                if text := value.words_of("Value"):
                    if kind in parts:
                        self._issue(IssueCode.UNREADABLE_VALUE, f"a second {kind} in one location", raw=text)
                    else:
                        parts[kind] = text
        where: Country | None = None
        for found in node.take("LocationCountry"):
            self._only(found, "CountryRelevanceID", "CountryRelevance", "PRIMARY")
            named = self._country(found.get("CountryID"))
            if where is not None and named:
                self._issue(IssueCode.UNREADABLE_VALUE, "a second country in one location", raw=named.name)
            else:
                where = named
        for area in node.take("LocationAreaCode"):
            value_id = area.get("AreaCodeID")
            code = self.values.get("AreaCode", {}).get(value_id or "")
            if code is None:
                self._value("AreaCode", value_id)
            elif where is None:
                where = self._country(code.attributes.get("CountryID"))
                where = None if where and where.name == UNDETERMINED else where
        for reference in (*node.take("FeatureVersionReference"), *node.take("IDRegDocumentReference")):
            reference.drop("FeatureVersionID", "IDRegDocumentID")
        values = {field: parts.pop(kind, None) for kind, field in _ADDRESS_PARTS.items()}
        lines = tuple(parts.pop(kind) for kind in _ADDRESS_LINES if kind in parts)
        text = parts.pop(_UNKNOWN, None)
        if quarter := parts.pop("REGION", None):
            if values["region"] is None:
                values["region"] = quarter
            else:
                parts["REGION"] = quarter
        for kind, part_text in parts.items():
            self._issue(IssueCode.UNKNOWN_CODE, "unknown LocPartType", raw=f"{kind}: {part_text}")
        self.locations[id] = Address(
            text=text,
            lines=lines,
            country=where,
            note=node.words_of("Comment"),
            **values,  # type: ignore[arg-type]
        )

    def _document(self, node: _Node) -> None:
        id, identity = node.get("ID"), node.get("IdentityID") or ""
        label = self._value("IDRegDocType", node.get("IDRegDocTypeID"))
        field = ID_TYPES.get(label or "")
        kind = field.kind if field and isinstance(field.kind, IdentificationKind) else IdentificationKind.OTHER
        if field is None:
            self._issue(IssueCode.UNKNOWN_CODE, "unknown type of identification", raw=label)
        validity = self._value("Validity", node.get("ValidityID"))
        valid, false = _VALIDITIES.get(validity or "", (None, None))
        if validity not in (None, _UNKNOWN, *_VALIDITIES):
            self._issue(IssueCode.UNKNOWN_CODE, "unknown Validity", raw=validity)
        dates: dict[str, PartialDate | None] = {}
        for dated in node.take("DocumentDate"):
            type_name = self._value("IDRegDocDateType", dated.get("IDRegDocDateTypeID"))
            date = self._one_day(dated.one("DatePeriod"))
            name = _DOCUMENT_DATES.get(type_name or "")
            if name is None or name in dates:
                self._issue(IssueCode.UNKNOWN_CODE, f"unknown or repeated {type_name}", raw=date.edtf if date else None)
            else:
                dates[name] = date
        place: Address | None = None
        if location := node.get("IssuedIn-LocationID"):
            place = self.locations.get(location)
            if place is None:
                self._issue(IssueCode.DANGLING_REFERENCE, "no Location has the ID where it was issued", raw=location)
        names = node.take("DocumentedNameReference")
        name_ids = [reference.get("DocumentedNameID") for reference in names]
        document = Identification(
            kind,
            node.words_of("IDRegistrationNo"),
            label=label,
            country=self._country(node.get("IssuedBy-CountryID")),
            issuer=node.words_of("IssuingAuthority"),
            issue_place=str(attrs.evolve(place, country=None)) or None if place else None,
            issue_country=place.country if place else None,
            valid=valid,
            false=false,
            note=node.words_of("Comment"),
            reference=id,
            **dates,  # type: ignore[arg-type]
        )
        row = _Document(document, name_ids[0] if name_ids else None, id, node.line)
        self.documents.setdefault(sys.intern(identity), []).append(row)

    def _relation(self, node: _Node) -> None:
        profile, other = node.get("From-ProfileID") or "", node.get("To-ProfileID")
        self._record = profile or None
        label = self._value("RelationType", node.get("RelationTypeID"))
        kind = RELATION_TYPES.get(label or "")
        if kind is None:
            self._issue(IssueCode.UNKNOWN_CODE, "unknown RelationType", raw=label)
        if not other:
            self._issue(IssueCode.MISSING_FIELD, "a relation without a To-ProfileID", raw=label)
        quality = self._value("RelationQuality", node.get("RelationQualityID"))
        start, end = self._stretch(node.one("DatePeriod"))
        node.drop("SanctionsEntryID")
        relationship = Relationship(
            kind or RelationshipKind.OTHER,
            entity_id=f"ofac-{other}" if other else None,
            label=label,
            former=node.flag("Former"),
            quality=None if quality == _UNKNOWN else quality,
            start_date=start,
            end_date=end,
            note=node.words_of("Comment"),
            reference=node.get("ID"),
        )
        self.relations.setdefault(profile, []).append(_Relation(relationship, other, node.line))

    def _entry(self, node: _Node) -> None:
        profile = node.get("ProfileID") or ""
        self._record = profile or None
        list_name = self._value("List", node.get("ListID"))
        if list_name is None:
            self._issue(IssueCode.MISSING_FIELD, "a sanctions entry without a list")
        events = tuple(self._event(event) for event in node.take("EntryEvent"))
        laws = dict.fromkeys(law for event in events for law in event.legal_bases)
        listed = [event.date for event in events if event.kind is EventKind.LISTED and event.date]
        programs: dict[Program, None] = {}
        measures = [measure for found in node.take("SanctionsMeasure") if (measure := self._measure(found, programs))]
        notes = [Note(text) for text in [node.words_of("Comment")] if text]
        if text := node.words_of("LimitationsToListing"):
            notes.append(Note(text, label="LimitationsToListing"))
        for info in node.take("SupportingInfo"):
            info.drop("ID")
            label = self._value("SupInfoType", info.get("SupInfoTypeID"))
            notes += [Note(text, label=label) for name in ("Text", "DirectURL") if (text := info.words_of(name))]
        id = node.get("ID")
        if id:
            self.entry_ids.add(id)
        designation = Designation(
            list=list_name,
            authority=OFAC,
            reference=id,
            programs=tuple(programs),
            listing_date=min(listed, key=lambda date: date.earliest or datetime.date.max, default=None),
            legal_bases=tuple(laws),
            measures=tuple(measures),
            events=events,
            notes=tuple(notes),
        )
        self.entries.setdefault(sys.intern(profile), []).append(_Entry(designation, node.line))

    def _event(self, node: _Node) -> Event:
        node.drop("ID")
        label = self._value("EntryEventType", node.get("EntryEventTypeID"))
        kind = _EVENTS.get(label or "")
        if kind is None:
            self._issue(IssueCode.UNKNOWN_CODE, "unknown EntryEventType", raw=label)
        law = self._law(node.get("LegalBasisID"))
        day = node.one("Date")
        date = self._day(day, "the date of an entry event") if day else None
        return Event(
            kind=kind or EventKind.OTHER,
            date=date,
            label=label,
            legal_bases=(law,) if law else (),
            note=node.words_of("Comment"),
        )

    def _law(self, id: str | None) -> LegalBasis | None:
        if id is None:
            return None
        if id not in self._laws:
            text = self._value("LegalBasis", id)
            reference = self.values["LegalBasis"][id].attributes.get("LegalBasisShortRef") if text else None
            known = text is not None and text != _UNKNOWN
            self._laws[id] = legal_basis(reference or text or "", text) if known else None
        return self._laws[id]

    def _measure(self, node: _Node, programs: dict[Program, None]) -> Measure | None:
        """A measure; None for the name of a program, which is added to *programs*."""
        node.drop("ID")
        label = self._value("SanctionsType", node.get("SanctionsTypeID"))
        comment = node.words_of("Comment")
        start, end = self._stretch(node.one("DatePeriod"))
        if label == "Program" and comment and not start and not end:
            programs[self.reading.program("us", comment, record=self._record, line=node.line)] = None
            return None
        key = (label, comment)
        measure = self._measures.get(key)
        if measure is None:
            kind = SANCTIONS_TYPES.get(label or "")
            if kind is None:
                self._issue(IssueCode.UNKNOWN_CODE, "unknown SanctionsType", raw=label)
            measure = self._measures[key] = Measure(kind=kind, text=comment or label, label=label if comment else None)
        if start or end:
            measure = attrs.evolve(measure, start_date=start, end_date=end)
        return measure

    # -- parties --------------------------------------------------------------------------------------------------

    def _glance(self, element: etree._Element) -> None:
        """The numbers of a party and of its identities."""
        for profile in element.iterchildren(self.prefix + "Profile"):
            uid = sys.intern(str(profile.get("ID")))
            self.profiles.add(uid)
            for identity in profile.iterchildren(self.prefix + "Identity"):
                self.identities.add(sys.intern(str(identity.get("ID"))))

    def _script(self, id: str | None) -> str | None:
        value = self.values.get("Script", {}).get(id or "")
        if value is None:
            return None
        code = value.attributes.get("ScriptCode") or value.text
        return _SCRIPTS.get(code, code)

    def _parties(self, node: _Node) -> Iterator[Entity]:
        fixed = node.get("FixedRef")
        comments = [text for comment in node.take("Comment") if (text := comment.words())]
        for profile in node.take("Profile"):
            uid = profile.get("ID")
            self._record, self._line = uid, profile.line
            if uid is None:
                uid = fixed or f"line-{profile.line}"
                self._issue(IssueCode.MISSING_FIELD, "a profile without an ID")
            if fixed != uid:
                self._issue(IssueCode.UNREADABLE_VALUE, "FixedRef is not the ID of the profile", raw=fixed)
            yield self._profile(profile, uid, comments)

    def _profile(self, node: _Node, uid: str, comments: list[str]) -> Entity:
        reading = self.reading
        party = Party(reading, uid, self._class(node), reading.source(uid, node.line))
        documented: dict[str, Name] = {}
        identities = node.take("Identity")
        for identity in identities:
            self._identity(party, identity, documented)
        if not party.fields.get("names"):
            self._issue(IssueCode.MISSING_FIELD, "a party without a name")
        own = {identity: None for identity in (found.get("ID") for found in identities) if identity}
        for identity_id in own:
            for document in self.documents.get(identity_id, ()):
                self._add_document(party, document, documented)
        for feature in sorted(node.take("Feature"), key=self._is_second):
            self._feature(party, feature, own)
        for comment in (*comments, *(text for found in node.take("Comment") if (text := found.words()))):
            read_remarks(party, comment)
        for relation in self.relations.get(uid, ()):
            party.add("relationships", relation.value)
        for reference in node.take("SanctionsEntryReference"):
            if (entry := reference.get("SanctionsEntryID")) not in self.entry_ids:
                self._issue(IssueCode.DANGLING_REFERENCE, "no SanctionsEntry has that ID", raw=entry)
        return party.build(*self._designations(party))

    def _class(self, node: _Node) -> type[Entity]:
        id = node.get("PartySubTypeID") or ""
        text = self._value("PartySubType", id)
        value = self.values.get("PartySubType", {}).get(id)
        type_name = self._value("PartyType", value.attributes.get("PartyTypeID")) if value else None
        cls = _ENTITIES.get(text or "") or _ENTITIES.get(type_name or "")
        if cls is None:
            self._issue(IssueCode.UNKNOWN_CODE, "unknown type of party", raw=f"{type_name} / {text}")
        return cls or Entity

    def _identity(self, party: Party, node: _Node, documented: dict[str, Name]) -> None:
        """The names of an identity; in *documented*, by the ID of the name."""
        node.drop("FixedRef", "Primary")
        if node.flag("False"):
            self._issue(IssueCode.UNKNOWN_CODE, "an identity that the file calls false", raw=node.attributes.get("ID"))
        groups: dict[str, str | None] = {}
        for outer in node.take("NamePartGroups"):
            for master in outer.take("MasterNamePartGroup"):
                for group in master.take("NamePartGroup"):
                    groups[group.get("ID") or ""] = self._value("NamePartType", group.get("NamePartTypeID"))
        names: list[tuple[bool, Name]] = []
        for alias in node.take("Alias"):
            alias.drop("FixedRef", "Primary")
            label = self._value("AliasType", alias.get("AliasTypeID"))
            kind = _ALIAS_KINDS.get((label or "").casefold())
            if kind is None:
                self._issue(IssueCode.UNKNOWN_CODE, "unknown AliasType", raw=label)
                kind = NameKind.AKA
            low = alias.flag("LowQuality")
            quality = None if low is None or kind is NameKind.PRIMARY else Quality.WEAK if low else Quality.STRONG
            if low and kind is NameKind.PRIMARY:
                quality = Quality.WEAK
            note = alias.words_of("Comment")
            for found in alias.take("DocumentedName"):
                status = self._value("DocNameStatus", found.get("DocNameStatusID"))
                id = found.get("ID") or ""
                if name := self._name(found, groups, kind, quality, note):
                    documented[id] = name
                    names.append((status != _PRIMARY_LATIN, name))
        for _, name in sorted(names, key=lambda pair: pair[0]):
            party.add("names", name)

    def _name(
        self, node: _Node, groups: dict[str, str | None], kind: NameKind, quality: Quality | None, note: str | None
    ) -> Name | None:
        node.drop("FixedRef")
        parts: list[tuple[str, str]] = []
        scripts: dict[str | None, None] = {}
        for part in node.take("DocumentedNamePart"):
            for value in part.take("NamePartValue"):
                group = value.get("NamePartGroupID") or ""
                type_name = groups.get(group)
                if type_name is None:
                    self._issue(IssueCode.DANGLING_REFERENCE, "no NamePartGroup has that ID", raw=group)
                elif type_name not in _NAME_PARTS:
                    self._issue(IssueCode.UNKNOWN_CODE, "unknown NamePartType", raw=type_name)
                script = value.get("ScriptID")
                self._value("Script", script)
                scripts[self._script(script)] = None
                self._only(value, "ScriptStatusID", "ScriptStatus")
                if value.attributes.get("Acronym") == "false":
                    value.drop("Acronym")
                if text := value.words():
                    parts.append((type_name or "", text))
        if not parts:
            self._issue(IssueCode.MISSING_FIELD, "a name without parts")
            return None
        found = next(iter(scripts)) if len(scripts) == 1 else None
        text, typed = _compose(parts, found)
        comments = [words for words in (note, node.words_of("Comment")) if words]
        return Name(text, kind=kind, parts=typed, quality=quality, script=found, note="; ".join(comments) or None)

    def _add_document(self, party: Party, document: _Document, documented: dict[str, Name]) -> None:
        value = document.value
        if document.name_id is not None:
            name = documented.get(document.name_id)
            if name is None:
                self._issue(
                    IssueCode.DANGLING_REFERENCE, "a document names a name that is not there", raw=document.name_id
                )
            elif name.kind is not NameKind.PRIMARY:
                value = attrs.evolve(value, holder_name=name.text)
        field = ID_TYPES.get(value.label or "")
        if field is None or field.name == "identifications":
            party.add_document(value)
        else:
            party.add_id(value.label or "", value.number)
            facts = (value.country, value.issuer, value.issue_place, value.issue_date, value.expiry_date, value.note)
            if value.false or any(facts):
                words = "; ".join(str(fact) for fact in ("false" if value.false else None, *facts) if fact)
                self._issue(IssueCode.MISPLACED_VALUE, f"{value.label} with the particulars of a document", raw=words)

    # -- features -------------------------------------------------------------------------------------------------

    def _is_second(self, node: _Node) -> bool:
        """Whether a feature is of a type for what stands behind the main value of its field."""
        value = self.values.get("FeatureType", {}).get(node.attributes.get("FeatureTypeID", ""))
        return value is not None and value.text.startswith(_SECOND)

    def _feature(self, party: Party, node: _Node, identities: dict[str, None]) -> None:
        node.drop("ID")
        label = self._value("FeatureType", node.get("FeatureTypeID")) or ""
        label = label.replace("\u2019", "'")
        for reference in node.take("IdentityReference"):
            self._only(reference, "IdentityFeatureLinkTypeID", "IdentityFeatureLinkType")
            if (identity := reference.get("IdentityID")) not in identities:
                self._issue(IssueCode.DANGLING_REFERENCE, "a feature of an identity of another party", raw=identity)
        for version in node.take("FeatureVersion"):
            self._line = version.line
            self._version(party, label, version)

    def _version(self, party: Party, label: str, node: _Node) -> None:
        node.drop("ID")
        reliability = self._value("Reliability", node.get("ReliabilityID"))
        comment = node.words_of("Comment")
        dates = [date for found in node.take("DatePeriod") if (date := self._one_day(found))]
        texts: list[str] = []
        for detail in node.take("VersionDetail"):
            self._value("DetailType", detail.get("DetailTypeID"))
            if lookup := self._value("DetailReference", detail.get("DetailReferenceID")):
                texts.append(lookup)
            if text := detail.words():
                texts.append(text)
        places: list[Address] = []
        dangles = False
        for found in node.take("VersionLocation"):
            id = found.get("LocationID") or ""
            if id in self.locations:
                places.append(self.locations[id])
            else:
                dangles = True
                self._issue(IssueCode.DANGLING_REFERENCE, f"{label}: no Location has that ID", raw=f"LocationID {id}")
        values: list[PartialDate | Address | str] = [*dates, *places, *texts]
        if not values:
            if comment or not dangles:
                self._issue(IssueCode.MISSING_FIELD, f"{label}: a feature without a value", raw=comment)
            return
        if comment in [str(value) for value in values]:
            comment = None
        if reliability == _UNKNOWN:
            reliability = None
        field = FEATURE_TYPES.get(label) or ID_TYPES.get(label)
        name = field.name if field else "identifications"
        for value in values:
            before = len(_held(party, name))
            self._place(party, label, field, value)
            noted = comment is not None and _note(_held(party, name), before, comment)
            note = None if noted else comment
            if reliability or note:
                party.add(
                    "annotations", Annotation(label, field=name, value=str(value), reliability=reliability, note=note)
                )

    def _place(self, party: Party, label: str, field: Field | None, value: PartialDate | Address | str) -> None:
        """Put a value of a feature where its label says."""
        name = field.name if field else ""
        if isinstance(value, PartialDate):
            if name == "birth_dates":
                party.add(name, BirthDate(value.edtf))
            elif name == "events" and field and isinstance(field.kind, EventKind):
                party.add_event(label, field.kind, value)
            elif name in ("established_dates", "build_dates", "manufacture_dates"):
                party.add(name, value)
            else:
                self._issue(IssueCode.MISPLACED_VALUE, f"{label} is a date", raw=value.edtf)
        elif isinstance(value, Address):
            self._place_location(party, label, name, value)
        elif name in ("nationalities", "citizenships"):
            party.add(name, Nationality(country(value)))
        elif name == "birth_places":
            party.add(name, Place(text=value))
        elif name == "birth_dates":
            self._issue(IssueCode.UNREADABLE_VALUE, "the birth date is not a date", raw=value)
        elif name == "addresses":
            party.add(name, Address(text=value))
        elif name == "titles":
            for title in value.split("; "):
                party.add(name, title)
        elif name == "flags":
            party.add(name, country(value))
        elif label in FEATURE_TYPES:
            party.add(name, value)
        else:
            party.add_id(label, value)

    def _place_location(self, party: Party, label: str, name: str, value: Address) -> None:
        if name == "addresses":
            if value != _NOWHERE:
                party.add(name, value)
            return
        where = value.country or (country(value.text) if value.text else None)
        if name == "birth_places":
            place = Place(
                text=value.text,
                street=", ".join(value.lines) or None,
                city=value.city,
                region=value.region,
                postal_code=value.postal_code,
                country=value.country,
                note=value.note,
            )
            party.add(name, place)
        elif where is None or value != Address(country=value.country, text=value.text):
            self._issue(IssueCode.MISPLACED_VALUE, f"{label} is an address", raw=str(value))
        elif name in ("nationalities", "citizenships"):
            party.add(name, Nationality(where))
        elif name in ("registration_countries", "flags", "former_flags"):
            party.add(name, where)
        else:
            self._issue(IssueCode.MISPLACED_VALUE, f"{label} is a place", raw=str(value))

    # -- designations ---------------------------------------------------------------------------------------------

    def _designations(self, party: Party) -> list[Designation]:
        """Its sanctions entries, each with what features say of it."""
        entries = self.entries.get(party.uid, [])
        if not entries:
            self._line = party.source.line
            self._issue(IssueCode.MISSING_FIELD, "a party without a sanctions entry")
        designations = [
            attrs.evolve(
                entry.value,
                umbrella=entry.value.list == CONSOLIDATED_LIST,
                source=self.reading.source(party.uid, entry.line),
            )
            for entry in entries
        ]
        for name, values in party.designation.items():
            for value in values:
                if not designations:
                    designations = [Designation(authority=OFAC, source=party.source)]
                index = _about(designations, getattr(value, "label", None) or "")
                longer: dict[str, Any] = {name: (*getattr(designations[index], name), value)}
                designations[index] = attrs.evolve(designations[index], **longer)
        return designations


def _held(party: Party, name: str) -> list[Any]:
    """The values of a field of a party, or of its designation, so far; none of a field that has but one."""
    held = party.fields.get(name) or party.designation.get(name)
    return held if isinstance(held, list) else []


def _note(held: list[Any], before: int, note: str) -> bool:
    """Give a note to the values added to a field; False if one has no room for it, or there are none."""
    if len(held) == before or any(getattr(value, "note", "") is not None for value in held[before:]):
        return False
    held[before:] = [attrs.evolve(value, note=note) for value in held[before:]]
    return True


def _about(designations: list[Designation], label: str) -> int:
    """Which of the designations a label is about: the one on the list it names, else the first that is no umbrella."""
    for pattern, words in _ABOUT_LISTS:
        if pattern.search(label):
            for index, designation in enumerate(designations):
                if words in (designation.list or ""):
                    return index
    return next((index for index, designation in enumerate(designations) if not designation.umbrella), 0)


def _entry_words(designation: Designation) -> str:
    """A sanctions entry in words, for the issue that its party is not there."""
    events = [
        " ".join(str(word) for word in (event.label, event.date, *event.legal_bases) if word)
        for event in designation.events
    ]
    words = [designation.list, *events, *map(str, designation.programs), *map(str, designation.measures)]
    return f"SanctionsEntry {designation.reference}: " + "; ".join(word for word in words if word)


def _relation_words(relation: _Relation) -> str:
    value = relation.value
    facts = [
        f"{value.label} ProfileID {relation.other}",
        None if value.former is None else f"Former {str(value.former).lower()}",
        value.quality,
        value.start_date and f"from {value.start_date}",
        value.end_date and f"until {value.end_date}",
        value.note,
    ]
    return f"ProfileRelationship {value.reference}: " + "; ".join(str(fact) for fact in facts if fact)


def _document_words(document: _Document) -> str:
    value = document.value
    facts = [
        value.label,
        value.number,
        value.country,
        value.issue_date and f"issued {value.issue_date}",
        value.expiry_date and f"expires {value.expiry_date}",
        *(
            f"{claim} {str(stated).lower()}"
            for claim, stated in (("valid", value.valid), ("false", value.false), ("revoked", value.revoked))
            if stated is not None
        ),
        value.note,
    ]
    return f"IDRegDocument {document.id}: " + "; ".join(str(fact) for fact in facts if fact)


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the file."""
    return _Parser(reading).entities()


OMISSIONS = {
    "@ID of all but Profile, SanctionsEntry, ProfileRelationship and IDRegDocument": "keys internal to the file",
    "FixedRef": "the ID of the profile once more",
    "Identity/@Primary, Alias/@Primary": "what AliasType says",
    "FeatureVersionReference, IDRegDocumentReference, IdentityReference": "the same links as from the other end",
    "ProfileRelationship/@SanctionsEntryID": "one of the sanctions entries of the party, whose facts do not differ",
    "DatePeriod/@YearFixed, @MonthFixed, @DayFixed": "false for full dates, true for no date: they tell nothing",
    "ScriptStatusID, CountryRelevanceID, IdentityFeatureLinkTypeID": "always the same; an issue if not",
    "LocPartValueTypeID, LocPartValueStatusID": "always the same; an issue if not",
    "DecisionMakingBody, Organisation, SubsidiaryBody": "the body is always OFAC",
    "LegalBasis/@SanctionsProgramID, @LegalBasisTypeID": "always Unknown",
    "LocationAreaCode": "the country that LocationCountry names too; read where that is missing",
    "Location without parts, in a country that is undetermined": "an address of which the file states nothing",
    "IDRegDocument/DocumentedNameReference to the primary name": "the usual case; another is the holder_name",
    "ReferenceValueSets": "the vocabulary: the words of what a record refers to stand in the record",
    "Sanctions/@Version": "the version of the layout",
    "CalendarTypeID of Gregorian": "the usual case; another is an issue",
    "an attribute whose value is called Unknown": (
        "it states nothing (ReliabilityID, RelationQualityID, ValidityID, LegalBasisID)"
    ),
    "Identity/@False that is false, NamePartValue/@Acronym that is false": "the usual case; true is an issue",
    "LocationPartValue/@Primary": "a part has but one value",
    "ValidityID of what is no document": "Valid of the number of an aircraft, say",
    "VersionDetail/@DetailTypeID": "whether the value is a text, a place or a date: the value shows it",
    "SanctionsEntryReference, ProfileRelationshipReference": "the same links as from the other end",
    "Location that no party of the file names": "there is nothing that it could be about",
}

TRANSLATIONS = {
    "DateOfIssue": "SanctionsList.published and .edition, as an ISO date",
    "FeatureTypeID of Other Vessel Flag, Type, Call Sign": "a value behind that of the main type",
    "PartySubTypeID": "the class of the entity",
    "AliasTypeID": "Name.kind",
    "LowQuality": "Name.quality, of aliases",
    "DocNameStatusID": "the name called Primary Latin stands first",
    "ScriptID": "Name.script, ISO 15924",
    "NamePartTypeID": "the kind of a part of the name; Latin names are put together as in the classic XML",
    "FeatureTypeID, IDRegDocTypeID": "the field named in the table of types; a document keeps it as its label",
    "FeatureVersion/@ReliabilityID": "Annotation.reliability, unless Unknown",
    "FeatureVersion/Comment": "the note of the value, if it has one; else Annotation.note",
    "ValidityID": "Identification.valid; Fraudulent is Identification.false too",
    "EntryEventTypeID": "Event.kind, and Event.label",
    "LegalBasisID": "LegalBasis.citation (LegalBasisShortRef) and .title, if that differs; Unknown is none",
    "SanctionsTypeID": "Measure.kind and .text; the Comment of Program is Program.code",
    "RelationTypeID": "Relationship.kind, and Relationship.label",
    "RelationQualityID": "Relationship.quality, unless Unknown",
    "DatePeriod, Date": "a PartialDate of the precision that its spans have",
    "DetailReference of Gender": "Person.gender",
}
