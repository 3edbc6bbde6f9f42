"""OFSI's Consolidated List: its columns and what they mean, for every file kind that it was published in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from ...model import (
    Address,
    Contact,
    ContactKind,
    Designation,
    Entity,
    Event,
    EventKind,
    ExternalId,
    ExternalScheme,
    Identification,
    IssueCode,
    Measure,
    NameKind,
    Nationality,
    Note,
    Person,
    Place,
    Relationship,
    RelationshipKind,
    Source,
)
from ...model import IdentificationKind as Id
from ...parsing.builder import Placed, of_designations
from ...parsing.fields import Fields, Table, coded, to
from ...parsing.identifiers import identifier
from ...parsing.items import AGAIN, Item, Row
from ...parsing.reading import Reading
from ...parsing.tables import BANNER, Layout, Line, Record, Rows
from ...vocabularies.countries import country
from .authority import CONSOLIDATED_LIST, OFSI
from .cells import clean, split_cell, values_in
from .dates import birth_date_of, date_of, dated_texts, facts_of
from .documents import document, document_in, external_ids, registrations
from .measures import measures_in
from .party import (
    entity,
    entity_class,
    foreign_name_table,
    foreign_names,
    imo_identification,
    latin_names,
    legal_bases,
    name_table,
    once,
    program_of,
)
from .vocabulary import ENTITY_TYPES, GENDERS, NAME_KINDS

# -- the table of fields ----------------------------------------------------------------------------------------------

_NUMBERED = "without the numbers of a cell that has several: the whole of it is then in Entity.cells"
_DOCUMENT_NUMBER = to("identifications.number | cells.text & =identifications & ?cells", note=_NUMBERED)
_DETAILS = to(
    "identifications.note | identifications.number | cells.text & =identifications & ?cells",
    note="Identification.note, verbatim; kind, country, place and dates of issue and expiry, and that it is expired "
    "also in their fields, where the words cannot be mistaken; in the old layout the number, too",
)
_GROUP: Table = {
    "Group ID": to(
        "reference & external_ids[ofsi-group].value & ?designations.reference",
        note="the reference of the entity and of its designations, and an identifier",
    ),
    "Group Type": coded(ENTITY_TYPES, "=class"),
    "Title": to("titles | cells.text & ?cells", note=_NUMBERED),
    "Position": to("positions | cells.text & ?cells", note=_NUMBERED),
    "Nationality": to("nationalities.country.name | cells.text & ?cells", note=_NUMBERED),
    "DOB": "=birth_dates",
    "Last Updated": to(
        "?designations.events[amended].date & ?designations.notes",
        note="an event, amended; a note, where it is the day of listing",
    ),
    "Other Information": to(
        "remarks & ?external_ids & ?designations.measures",
        note="Entity.remarks, verbatim; what it gives under a key stands also in the field that means it",
    ),
    "Name": name_table([f"Name {number}" for number in range(1, 7)], "Alias Type", "Alias Quality"),
    "Non-Latin Name": foreign_name_table("Name Non-Latin Script", "Non-Latin Script Type", "Non-Latin Script Language"),
    "Birth": {
        "Town of Birth": to("birth_places.city | cells.text & =birth_places & ?cells", note=_NUMBERED),
        "Country of Birth": to("birth_places.country.name | cells.text & =birth_places & ?cells", note=_NUMBERED),
    },
    "Passport": {
        "Passport Number": _DOCUMENT_NUMBER,
        "Passport Details": _DETAILS,
    },
    "National Identification": {
        "National Identification Number": to(
            "identifications.number | cells.text & =identifications & ?cells", note=_NUMBERED
        ),
        "National Identification Details": _DETAILS,
        "NI Number": _DETAILS,
    },
    "Address": {
        **{f"Address {number}": "addresses.lines" for number in range(1, 7)},
        "Post/Zip Code": "addresses.postal_code",
        "Country": "addresses.country.name",
    },
    "Designation": {
        "Regime": to("designations.programs.code & ?designations", note="the code of the program, and the legal basis"),
        "Listed On": "=designations.listing_date",
        "UK Sanctions List Date Designated": "=designations.effective_date",
    },
}
_KEYED: Table = {
    "UK Sanctions List Ref": to("?external_ids", note="an identifier in another list, or several"),
    "UN Ref": to("?external_ids", note="an identifier in another list"),
    "UK Statement of Reasons": "?designations.reasons",
    "Gender": coded(GENDERS, "=gender"),
    "Phone number": to("?contacts", note="one Contact, or several"),
    "Tel": to("?contacts", note="one Contact, or several"),
    "Fax": to("?contacts", note="one Contact, or several"),
    "Website": to("?contacts", note="one Contact, or several"),
    "Email address": to("?contacts", note="one Contact, or several"),
    "Type of entity": "?organization_types",
    "Business Reg No": to("?identifications & ?external_ids & ?cells", note="one Identification, or several"),
    "Parent company": to("?relationships", note="one Relationship, or several"),
    "Subsidiaries": to("?relationships", note="one Relationship, or several"),
    "IMO number": to("?identifications & ?external_ids", note="an Identification, and an identifier of the world"),
    "Current owners": "?owners",
    "Previous owners": "?former_owners",
    "Flag of ship": "?flags",
    "Previous flags": "?former_flags",
    "Type of ship": "?vessel_types",
    "Tonnage of ship": "?tonnage",
    "Length of ship": "?length",
    "Year built": "=build_dates",
    "Hull identification number (HIN)": "?identifications",
}
FIELDS = Fields(
    {
        BANNER: {"Last Updated": "list.edition & =list.published"},
        "Group": _GROUP,
        "Other Information": _KEYED,
    }
)
"""The columns of a group of rows, and the keys of Other Information, which packs values as ``(Gender):Male``."""
LAYOUT = Layout(
    table=FIELDS,
    record="Group",
    needed=("name 6", "name 1", "group type", "alias type", "regime", "listed on", "group id"),
    key="group id",
    clean=clean,
    verbatim=frozenset({"other information"}),
    beside={"Non-Latin Name": ("Alias Type",)},
)

# -- patterns ---------------------------------------------------------------------------------------------------------

_KEY = re.compile(r"\((" + "|".join(map(re.escape, sorted(_KEYED, key=len, reverse=True))) + r")\) ?: ?")
_UK_REFERENCES = re.compile(r"\s*[A-Z]{3}\d{4}(?:(?:\s*[,;&]\s*|\s+and\s+)+[A-Z]{3}\d{4})*")
_UK_REFERENCE = re.compile(r"[A-Z]{3}\d{4}")
_UN_REFERENCE = re.compile(r"\s*([A-Z]{2})([ieIE])\. ?(\d{3})\b")
_OLD_UN_REFERENCE = re.compile(
    r"UN Ref[.:]*\s*(?:([A-Z])\.?([EI])[.,]([A-Z])[.,](\d+)[.,](\d{2})|([EI]\.\d{2}\.[A-Z]+\.\d+))\b"
)
"""The permanent references of two committees until 2014 (``QI.A.151.03``), the place in a resolution (``E.29.A.1``)."""
_NEXT_PHONE = re.compile(r"[.;,]\s+(?=[+(0-9])")
_DIGITS = re.compile(r"\D+")
_NEXT_LINK = re.compile(r"[\s;,]+")
_LINK = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@/]+@[^\s@/]+")
_WITH_RELATION = re.compile(r"(.+?) \((parent|subsidiary)\), (.+)")
_NEXT_NAME = re.compile(r";\s+|(?<!\bCo)(?<!\bLtd)(?<!\bCorp)(?<!\bInc)(?<!\b[A-Z])\.\s+(?=[A-Z\d])")

# -- a group of rows --------------------------------------------------------------------------------------------------


def entities(reading: Reading, lines: Iterable[Line]) -> Iterator[Entity]:
    """
    The entities of the list, from its rows: one for each Group ID.

    Raises:
        ReadError: the rows have no header of a known layout, or are cut short.
    """
    rows = Rows(
        reading, LAYOUT, lines, lambda banner: facts_of(reading, banner, "Last Updated", OFSI, CONSOLIDATED_LIST)
    )
    for record in rows:
        party = _entity(record)
        record.check()
        yield party


def _entity(record: Record) -> Entity:
    record.reference = reference = record.text("Group ID")
    cls = entity_class(record, "Group Type")
    names = latin_names(record.all("Name"), person=cls is Person)
    foreign = foreign_names([(row, _kind_beside(row)) for row in record.all("Non-Latin Name")], names)
    placed = [*_numbered_cells(record), *_births(record), *_documents(record), *_other_information(record)]
    group = ExternalId(ExternalScheme.OFSI_GROUP, reference or "")
    source = record.reading.source(reference, record.line)
    return entity(
        record,
        cls,
        names,
        foreign,
        [*placed, Placed("external_ids", group)],
        id=identifier("gb-ofsi", reference, record.line),
        addresses=once([(row, row.make(Address)) for row in record.all("Address")]),
        designations=_designations(record, source, of_designations(placed)),
        source=source,
    )


def _kind_beside(row: Row) -> NameKind:
    """The kind of the name in Latin script that stands beside one in another."""
    return NAME_KINDS.get(row.beside["Alias Type"].casefold(), NameKind.AKA)


def _numbered_cells(record: Record) -> Iterator[Placed]:
    """Titles, positions and nationalities."""
    for column, (field, make) in _SEVERAL.items():
        entered: set[str] = set()
        for _, cell in record.distinct(column):
            values, whole = values_in(cell), [*_whole(record, column, cell)]
            if whole:
                for value in values:
                    if value not in entered:
                        record.derive(column, value)
            elif cell in entered:
                record.omit(column, AGAIN)
            entered.update(values)
            yield from whole
            yield from (Placed(field, make(value), value) for value in values)


def _whole(item: Item, column: str, cell: str | None, label: str | None = None) -> Iterator[Placed]:
    """A cell that numbers several values: it is kept too."""
    if cell and split_cell(cell) is not None:
        note = Note(cell, label=label or column)
        item.also("cells", note, column)
        yield Placed("cells", note)


_SEVERAL: dict[str, tuple[str, Callable[[str], Any]]] = {
    "Title": ("titles", str),
    "Position": ("positions", str),
    "Nationality": ("nationalities", lambda name: Nationality(country(name))),
}
"""The columns whose cells may number several values: the field that each goes to, and what makes the value of it."""


def _births(record: Record) -> Iterator[Placed]:
    for date in record.dates_of("DOB", birth_date_of, what="the birth date", once=True):
        yield Placed("birth_dates", date)
    for row in record.all("Birth"):
        columns = "Town of Birth", "Country of Birth"
        town, land = map(row.text, columns)
        places = row.became(tuple(_places(town, land)), *columns)
        yield from (*_whole(row, columns[0], town), *_whole(row, columns[1], land))
        yield from (Placed("birth_places", place) for place in places)


def _places(town: str | None, land: str | None) -> Iterator[Place]:
    """Towns and countries with the same number belong together; a single country belongs to every town."""
    towns, countries = split_cell(town or ""), split_cell(land or "")
    pairs: list[tuple[str | None, str | None]]
    if countries is None:
        pairs = [(city, land) for city in ([town] if towns is None else towns.values())]
    elif towns is None:
        pairs = [(town, None), *((None, name) for name in countries.values())]
    else:
        pairs = [(towns.get(number), countries.get(number)) for number in sorted({*towns, *countries})]
    for city, name in pairs:
        if city or name:
            yield Place(city=city, country=country(name) if name else None)


def _documents(record: Record) -> Iterator[Placed]:
    for group, (kind, label, old_column) in _DOCUMENTS.items():
        columns = f"{group} Number", f"{group} Details"
        for row in record.all(group):
            if columns[0] in row.cells:
                number, details = map(row.text, columns)
                documents = _numbered(kind, number, details, label)
                yield from _whole(row, columns[0], number, f"{label} number")
                yield from _whole(row, columns[1], details, f"{label} details")
            else:
                text = row.text(old_column) or ""
                documents = [document_in(kind, one, label) for one in values_in(text)]
                yield from _whole(row, old_column, text, label)
            row.became(tuple(documents), *columns, old_column)
            yield from (Placed("identifications", one) for one in documents)


_DOCUMENTS = {
    "Passport": (Id.PASSPORT, "Passport", "Passport Details"),
    "National Identification": (Id.NATIONAL_ID, "National identification", "NI Number"),
}
"""Each group of columns about documents: their kind, their label, and the one column of the old layout."""


def _numbered(kind: Id, number: str | None, details: str | None, label: str) -> list[Identification]:
    """Numbers and the words about them, which belong together by their place; words without a place, to each."""
    numbers = split_cell(number or "") or {1: number}
    notes = split_cell(details or "") or dict.fromkeys(numbers, details)
    pairs = [(numbers.get(place), notes.get(place)) for place in sorted({*numbers, *notes})]
    return [document(kind, one, note, label) for one, note in pairs if one or note]


def _designations(record: Record, source: Source, shared: Mapping[str, Any]) -> tuple[Designation, ...]:
    """A designation for each regime; what the list says of the party as a whole is *shared* by them."""
    updates = dated_texts(record, "Last Updated")
    designations: list[Designation] = []
    for row in record.all("Designation"):
        regime = row.text("Regime")
        if regime is None:
            record.issue(IssueCode.MISSING_FIELD, "a designation without a regime")
        listed = row.date("Listed On", date_of)
        designation = Designation(
            list=CONSOLIDATED_LIST,
            authority=OFSI,
            reference=record.reference,
            programs=(program_of(record, regime),) if regime else (),
            listing_date=listed,
            effective_date=row.date("UK Sanctions List Date Designated", date_of),
            legal_bases=legal_bases(regime) if regime else (),
            events=tuple(
                Event(kind=EventKind.AMENDED, date=date, label="Last Updated") for _, date in updates if date != listed
            ),
            # Nothing was amended on the day of listing.
            notes=tuple(Note(words, label="Last Updated") for words, date in updates if date == listed),
            source=source,
            **shared,
        )
        row.also("designations", designation, "Regime")
        designations.append(designation)
    notes = [note for one in designations for note in one.notes]
    amended = [event.date for one in designations for event in one.events]
    record.also("designations.events[amended].date", amended, "Last Updated")
    record.also("designations.notes", notes, "Last Updated")
    record.also("designations.reference", [record.reference] * len(designations), "Group ID")
    return tuple(designations)


# -- Other Information ------------------------------------------------------------------------------------------------


def _other_information(record: Record) -> Iterator[Placed]:
    """The prose about a party: kept whole, and read where it names a measure, a reference, or a key with a value."""
    remarks: set[str] = set()
    said: set[tuple[str, Any]] = set()
    stated: dict[Measure, None] = {}
    for _, cell in record.distinct("Other Information"):
        remark = clean(cell)
        if remark in remarks:
            record.omit("Other Information", AGAIN)
        remarks.add(remark)
        references = [
            ExternalId(ExternalScheme.UN_REFERENCE, place or ".".join([committee + kind, *rest]))
            for committee, kind, *rest, place in (match.groups() for match in _OLD_UN_REFERENCE.finditer(cell))
        ]
        measures = measures_in(remark)
        record.also("external_ids", references, "Other Information")
        record.also("designations.measures", tuple(measures), "Other Information")
        stated.update(dict.fromkeys(measures))
        yield Placed("remarks", remark)
        yield from (Placed("external_ids", reference) for reference in references)
        keys = [*_KEY.finditer(cell)]
        ends = [*(match.start() for match in keys[1:]), len(cell)]
        for match, end in zip(keys, ends, strict=False):
            if text := cell[match.end() : end].strip():
                row = Row({match[1]: text}, FIELDS.groups["Other Information"], record.context)
                yield from _keyed(row, match[1], len(record.all("Designation")), said)
    yield from (Placed("designations.measures", measure) for measure in stated)


def _keyed(row: Row, key: str, designations: int, said: set[tuple[str, Any]]) -> list[Placed]:
    """
    What Other Information gives under a key, ``(Website):www.example.org``; each designation has the reasons.

    A party has a value once: where an address of mail is the website too, or a subsidiary is named twice.
    """
    placed = [*_READERS[key](row, row.text(key) or "")]
    new = [one for one in dict.fromkeys((one.field, one.value) for one in placed) if one not in said]
    said.update(new)
    for field, value in new:
        row.also(field, [value] * (designations if field.startswith("designations.") else 1), key)
    if placed and not new:
        row.omit(key, AGAIN)
    return placed


def _uk_references(row: Row, text: str) -> Iterator[Placed]:
    """The references in the UK Sanctions List, one for each regime; two parties have that of the UN there."""
    references = _UK_REFERENCES.match(clean(text))
    for reference in _UK_REFERENCE.findall(references[0]) if references else ():
        yield Placed("external_ids", ExternalId(ExternalScheme.UK_REFERENCE, reference))
    yield from _un_reference(row, text)


def _un_reference(_: Row, text: str) -> Iterator[Placed]:
    if match := _UN_REFERENCE.match(clean(text)):
        committee, kind, number = match.groups()
        yield Placed("external_ids", ExternalId(ExternalScheme.UN_REFERENCE, f"{committee}{kind.lower()}.{number}"))


def _reasons(_: Row, text: str) -> Iterator[Placed]:
    yield Placed("designations.reasons", clean(text))


def _gender(row: Row, text: str) -> Iterator[Placed]:
    words = clean(text).rstrip(".")
    if gender := row.became(GENDERS.get(words.casefold()), "Gender"):
        yield Placed("gender", gender, words)
    else:
        row.issue(IssueCode.UNKNOWN_CODE, "unknown gender", words)


def _texts(field: str, _: Row, text: str) -> Iterator[Placed]:
    yield from (Placed(field, value) for value in _values(clean(text)))


def _flags(field: str, _: Row, text: str) -> Iterator[Placed]:
    yield from (Placed(field, country(name.rstrip("."))) for name in clean(text).split(". "))


def _phones(kind: ContactKind, _: Row, text: str) -> Iterator[Placed]:
    """Numbers, several after another where each of them can be nothing else."""
    for value in _values(text, by_line=True):
        numbers = _NEXT_PHONE.split(value)
        if not all(len(_DIGITS.sub("", number)) >= 6 for number in numbers):
            numbers = [value]
        yield from (Placed("contacts", Contact(kind, number)) for number in numbers)


def _links(kind: ContactKind, _: Row, text: str) -> Iterator[Placed]:
    """Addresses in the internet, several after another where each of them can be nothing else."""
    for value in _values(text, by_line=True):
        links = [link for piece in _NEXT_LINK.split(value) if (link := piece.rstrip(".")) and link != "and"]
        if all(_EMAIL.fullmatch(link) or _LINK.fullmatch(link) for link in links):
            for link in links:
                of_link = ContactKind.EMAIL if _EMAIL.fullmatch(link) else ContactKind.WEBSITE
                yield Placed("contacts", Contact(of_link, link))
        else:
            yield Placed("contacts", Contact(kind, value))


def _registered(_: Row, text: str) -> Iterator[Placed]:
    """Register numbers. A text that holds several, or a label, is kept whole."""
    for value in _values(clean(text)):
        numbers = registrations(value, "Business Reg No")
        if any(number.number != value for number in numbers):
            yield Placed("cells", Note(value, label="Business Reg No"))
        yield from _identifications(numbers)


def _imo_number(row: Row, text: str) -> Iterator[Placed]:
    return _identifications([imo_identification(row, clean(text))])


def _hull_number(_: Row, text: str) -> Iterator[Placed]:
    return _identifications([document(Id.HULL_NUMBER, clean(text), None, "Hull identification number (HIN)")])


def _identifications(numbers: list[Identification]) -> Iterator[Placed]:
    yield from (Placed("identifications", number) for number in numbers)
    yield from (Placed("external_ids", one) for one in external_ids(numbers))


def _companies(kind: RelationshipKind, key: str, _: Row, text: str) -> Iterator[Placed]:
    """Related companies. Some texts say themselves what one is, and where: ``Sample Co (parent), 5 High Road``."""
    values = _values(text, by_line=True)
    for value in values if len(values) > 1 else _NEXT_NAME.split(values[0]):
        if not (name := value.strip(" ;.")):
            continue
        if match := _WITH_RELATION.fullmatch(name):
            of = RelationshipKind.SUBSIDIARY_OF if match[2] == "parent" else RelationshipKind.PARENT_OF
            yield Placed("relationships", Relationship(of, match[1], label=f"({match[2]})", note=name))
        else:
            yield Placed("relationships", Relationship(kind, name, label=key))


def _built(row: Row, text: str) -> Iterator[Placed]:
    try:
        yield Placed("build_dates", row.became(date_of(clean(text)), "Year built"), clean(text))
    except ValueError:
        row.issue(IssueCode.UNREADABLE_VALUE, "the year built is not a date", clean(text))


def _values(text: str, *, by_line: bool = False) -> list[str]:
    """The values of a text that may number them, or give each a line."""
    values = values_in(clean(text))
    if by_line and values == [clean(text)]:
        return [line for one in text.splitlines() if (line := clean(one))]
    return values


_READERS: dict[str, Callable[[Row, str], Iterator[Placed]]] = {
    "UK Sanctions List Ref": _uk_references,
    "UN Ref": _un_reference,
    "UK Statement of Reasons": _reasons,
    "Gender": _gender,
    "Phone number": partial(_phones, ContactKind.PHONE),
    "Tel": partial(_phones, ContactKind.PHONE),
    "Fax": partial(_phones, ContactKind.FAX),
    "Website": partial(_links, ContactKind.WEBSITE),
    "Email address": partial(_links, ContactKind.EMAIL),
    "Type of entity": partial(_texts, "organization_types"),
    "Business Reg No": _registered,
    "Parent company": partial(_companies, RelationshipKind.SUBSIDIARY_OF, "Parent company"),
    "Subsidiaries": partial(_companies, RelationshipKind.PARENT_OF, "Subsidiaries"),
    "IMO number": _imo_number,
    "Current owners": partial(_texts, "owners"),
    "Previous owners": partial(_texts, "former_owners"),
    "Flag of ship": partial(_flags, "flags"),
    "Previous flags": partial(_flags, "former_flags"),
    "Type of ship": partial(_texts, "vessel_types"),
    "Tonnage of ship": partial(_texts, "tonnage"),
    "Length of ship": partial(_texts, "length"),
    "Year built": _built,
    "Hull identification number (HIN)": _hull_number,
}
"""What reads the text under each key."""
