"""OFSI's Consolidated List: its columns and what they mean, for every file kind that it was published in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

import attrs

from ...model import (
    Contact,
    ContactKind,
    Designation,
    Entity,
    Event,
    EventKind,
    ExternalScheme,
    IssueCode,
    Measure,
    Nationality,
    Note,
    Person,
    Relationship,
    RelationshipKind,
)
from ...model import IdentificationKind as Id
from ...parsing.reading import Reading
from ...vocabularies.countries import country
from .authority import CONSOLIDATED_LIST, OFSI
from .rows import Row, Table, grouped, table_of
from .vocabulary import (
    Party,
    clean,
    document,
    document_in,
    identifier,
    legal_bases,
    measures_in,
    set_edition,
    split_cell,
)

_KNOWN = (
    *(f"name {number}" for number in range(1, 7)),
    *(f"address {number}" for number in range(1, 7)),
    "title",
    "name non-latin script",
    "non-latin script type",
    "non-latin script language",
    "dob",
    "town of birth",
    "country of birth",
    "nationality",
    "passport number",
    "passport details",
    "ni number",
    "national identification number",
    "national identification details",
    "position",
    "post/zip code",
    "country",
    "other information",
    "group type",
    "alias type",
    "alias quality",
    "regime",
    "listed on",
    "uk sanctions list date designated",
    "last updated",
    "group id",
)
NEEDED = ("name 6", "name 1", "group type", "alias type", "regime", "listed on", "group id")

_KEYS = (
    "UK Sanctions List Ref",
    "UK Statement of Reasons",
    "UN Ref",
    "Gender",
    "Phone number",
    "Fax",
    "Tel",
    "Website",
    "Email address",
    "Type of entity",
    "Business Reg No",
    "Parent company",
    "Subsidiaries",
    "IMO number",
    "Current owners",
    "Previous owners",
    "Flag of ship",
    "Previous flags",
    "Type of ship",
    "Tonnage of ship",
    "Length of ship",
    "Year built",
    "Hull identification number (HIN)",
)
_KEY = re.compile(r"\((" + "|".join(map(re.escape, sorted(_KEYS, key=len, reverse=True))) + r")\) ?: ?")
_UK_REFERENCES = re.compile(r"\s*[A-Z]{3}\d{4}(?:(?:\s*[,;&]\s*|\s+and\s+)+[A-Z]{3}\d{4})*")
_UK_REFERENCE = re.compile(r"[A-Z]{3}\d{4}")
_UN_REFERENCE = re.compile(r"\s*([A-Z]{2})([ieIE])\. ?(\d{3})\b")
_OLD_UN_REFERENCE = re.compile(
    r"UN Ref[.:]*\s*(?:([A-Z])\.?([EI])[.,]([A-Z])[.,](\d+)[.,](\d{2})|([EI]\.\d{2}\.[A-Z]+\.\d+))\b"
)
"""The permanent references of two committees until 2014 (``QI.A.151.03``), the place in a resolution (``E.29.A.1``)."""

_TEXTS = {
    "Type of entity": "organization_types",
    "Current owners": "owners",
    "Previous owners": "former_owners",
    "Type of ship": "vessel_types",
    "Tonnage of ship": "tonnage",
    "Length of ship": "length",
}
_CONTACTS = {
    "Phone number": ContactKind.PHONE,
    "Tel": ContactKind.PHONE,
    "Fax": ContactKind.FAX,
    "Website": ContactKind.WEBSITE,
    "Email address": ContactKind.EMAIL,
}
_RELATIONSHIPS = {
    "Parent company": RelationshipKind.SUBSIDIARY_OF,
    "Subsidiaries": RelationshipKind.PARENT_OF,
}
_NEXT_PHONE = re.compile(r"[.;,]\s+(?=[+(0-9])")
_DIGITS = re.compile(r"\D+")
_NEXT_LINK = re.compile(r"[\s;,]+")
_LINK = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@/]+@[^\s@/]+")
_PLACED = re.compile(r"(.+?) \((parent|subsidiary)\), (.+)")
_NEXT_NAME = re.compile(r";\s+|(?<!\bCo)(?<!\bLtd)(?<!\bCorp)(?<!\bInc)(?<!\b[A-Z])\.\s+(?=[A-Z\d])")


def entities(reading: Reading, rows: Iterator[Row]) -> Iterator[Entity]:
    """
    The entities of the list, from its rows: one for each Group ID.

    Raises:
        ReadError: the rows have no header of a known layout, or are cut short.
    """
    reading.authority = OFSI
    reading.title = CONSOLIDATED_LIST
    table = table_of(reading, rows, _KNOWN, NEEDED)
    dated = len(table.banner) > 1 and table.banner[0].casefold() == "last updated"
    set_edition(reading, table.banner[1] if dated else None)
    for group, found in grouped(reading, table, rows, "group id", _trimmed):
        yield _Group(reading, table, group, found).entity()


def _trimmed(cell: str) -> str:
    """A cell with its line breaks, which separate the values of some."""
    return cell.replace("\xa0", " ").strip()


class _Group:
    """The rows of one Group ID."""

    def __init__(self, reading: Reading, table: Table, reference: str, rows: list[Row]) -> None:
        self.table = table
        # Each row ends in an empty cell, which stands for every column that the layout does not have.
        self.rows = [Row(row.line, [*(clean(cell) if cell else "" for cell in row.cells), ""]) for row in rows]
        self.raw = rows
        self.reference = reference
        self.party = Party(reading, reference, rows[0].line)

    def values(self, *columns: str) -> list[tuple[str, ...]]:
        """The different combinations of some columns, in order, without empty ones."""
        take = itemgetter(*(self.table.columns.get(column, -1) for column in columns))
        return [cells for cells in dict.fromkeys(take(row.cells) for row in self.rows) if any(cells)]

    def texts(self, column: str) -> list[str]:
        place = self.table.columns.get(column, -1)
        return [cell for cell in dict.fromkeys(row.cells[place] for row in self.rows) if cell]

    def entity(self) -> Entity:
        party, rows = self.party, self.rows
        kinds = self.texts("group type")
        kind = party.entity_class(kinds[0] if kinds else None)
        for other in kinds[1:]:
            party.issue(IssueCode.MISPLACED_VALUE, "the rows of a group differ in group type", other)
        self._names(person=kind is Person)
        self._person()
        self._documents()
        for *lines, postal_code, name in self.values(
            *(f"address {n}" for n in range(1, 7)), "post/zip code", "country"
        ):
            party.add_address(lines, postal_code or None, name or None)
        reasons, measures = self._other_information()
        for place, column in self.table.unknown.items():
            for text in dict.fromkeys(row.cells[place] for row in rows if row.cells[place]):
                party.issue(IssueCode.UNKNOWN_ELEMENT, f"a value of the unknown column {column}", text)
        party.add_external(ExternalScheme.OFSI_GROUP, self.reference)
        source = party.reading.source(self.reference, rows[0].line)
        designations = [
            attrs.evolve(found, reasons=tuple(reasons), measures=tuple(measures), source=source)
            for found in self._designations()
        ]
        return party.entity(
            kind, id=identifier("gb-ofsi-", self.reference, rows[0].line), designations=designations, source=source
        )

    def _names(self, *, person: bool) -> None:
        party = self.party
        columns = [f"name {number}" for number in range(1, 7)]
        for *parts, kind, quality in self.values(*columns, "alias type", "alias quality"):
            words = {number: part for number, part in enumerate(parts, 1) if part}
            party.add_name(words, kind or None, quality or None, person=person)
        script = ("name non-latin script", "non-latin script type", "non-latin script language", "alias type")
        for text, writing, language, kind in self.values(*script):
            if text:
                beside = party.name_kind(kind or None)
                party.add_foreign_name(text, writing or None, language or None, beside)
            elif writing or language:
                raw = ", ".join(filter(None, (writing, language)))
                party.issue(IssueCode.MISSING_FIELD, "a script or a language without a name", raw)

    def _person(self) -> None:
        party = self.party
        for cell in self.texts("title"):
            for title in party.split(cell, "Title"):
                party.add("titles", title)
        for cell in self.texts("position"):
            for position in party.split(cell, "Position"):
                party.add("positions", position)
        for words in self.texts("dob"):
            party.add_birth_date(words)
        for cell in self.texts("nationality"):
            for name in party.split(cell, "Nationality"):
                party.add("nationalities", Nationality(country(name)))
        for towns, countries in self.values("town of birth", "country of birth"):
            self._birth_places(towns, countries)

    def _birth_places(self, towns: str, countries: str) -> None:
        """Towns and countries with the same number belong together; a single country belongs to every town."""
        party = self.party
        of_town, of_country = split_cell(towns), split_cell(countries)
        if of_town is not None:
            party.add_cell(towns, "Town of Birth")
        if of_country is not None:
            party.add_cell(countries, "Country of Birth")
        if of_town is None and of_country is None:
            party.add_birth_place(towns or None, countries or None)
        elif of_country is None:
            for town in (of_town or {}).values():
                party.add_birth_place(town, countries or None)
        elif of_town is None:
            party.add_birth_place(towns or None, None)
            for name in of_country.values():
                party.add_birth_place(None, name)
        else:
            for number in sorted(of_town.keys() | of_country.keys()):
                party.add_birth_place(of_town.get(number), of_country.get(number))

    def _documents(self) -> None:
        party = self.party
        for kind, number_column, detail_column, old_column, label in (
            (Id.PASSPORT, "passport number", "passport details", "passport details", "Passport"),
            (
                Id.NATIONAL_ID,
                "national identification number",
                "national identification details",
                "ni number",
                "National identification",
            ),
        ):
            if number_column not in self.table.columns:
                for cell in self.texts(old_column):
                    for text in party.split(cell, label):
                        party.add_identification(document_in(kind, text, label))
                continue
            for numbers, details in self.values(number_column, detail_column):
                self._numbered(kind, numbers, details, label)

    def _numbered(self, kind: Id, numbers: str, details: str, label: str) -> None:
        """Numbers and the words about them, which belong together by their place; words without a place, to each."""
        party = self.party
        of_number, of_detail = split_cell(numbers), split_cell(details)
        if of_number is not None:
            party.add_cell(numbers, f"{label} number")
        if of_detail is not None:
            party.add_cell(details, f"{label} details")
        if of_number is None and of_detail is None:
            party.add_identification(document(kind, numbers or None, details or None, label))
            return
        if of_number is None:
            of_number = {1: numbers or None}
        if of_detail is None:
            of_detail = dict.fromkeys(of_number, details or None)
        for place in sorted(of_number.keys() | of_detail.keys()):
            number, detail = of_number.get(place), of_detail.get(place)
            if number or detail:
                party.add_identification(document(kind, number, detail, label))

    def _designations(self) -> Iterator[Designation]:
        party = self.party
        columns = ("regime", "listed on", "uk sanctions list date designated")
        updates = self.texts("last updated")
        for regime, listed, designated in self.values(*columns):
            day = party.date(listed or None, "Listed On")
            dates = [(date, words) for words in updates if (date := party.date(words, "Last Updated"))]
            if not regime:
                party.issue(IssueCode.MISSING_FIELD, "a designation without a regime")
            yield Designation(
                list=CONSOLIDATED_LIST,
                authority=OFSI,
                reference=self.reference,
                programs=(party.program(regime),) if regime else (),
                listing_date=day,
                effective_date=party.date(designated or None, "UK Sanctions List Date Designated"),
                legal_bases=legal_bases(regime),
                events=tuple(
                    Event(kind=EventKind.AMENDED, date=date, label="Last Updated") for date, _ in dates if date != day
                ),
                notes=tuple(Note(words, label="Last Updated") for date, words in dates if date == day),
            )

    # -- Other Information

    def _other_information(self) -> tuple[list[str], list[Measure]]:
        party = self.party
        reasons: list[str] = []
        measures: list[Measure] = []
        column = self.table.columns.get("other information")
        for cell in dict.fromkeys(row.cells[column] for row in self.raw) if column is not None else ():
            if not cell:
                continue
            party.add("remarks", clean(cell))
            measures += measures_in(clean(cell))
            matches = list(_KEY.finditer(cell))
            for match in _OLD_UN_REFERENCE.finditer(cell):
                committee, kind, *rest, place = match.groups()
                party.add_external(ExternalScheme.UN_REFERENCE, place or ".".join([committee + kind, *rest]))
            ends = [match.start() for match in matches[1:]] + [len(cell)]
            for match, end in zip(matches, ends, strict=False):
                text = cell[match.end() : end].strip()
                if match[1] == "UK Statement of Reasons":
                    reasons += [clean(text)] if text else []
                elif text:
                    self._keyed(match[1], clean(text), text.splitlines())
        return reasons, list(dict.fromkeys(measures))

    def _keyed(self, key: str, text: str, lines: list[str]) -> None:
        """A value that Other Information gives under a key, ``(Website):www.example.org``; some give one a line."""
        party = self.party
        if key == "UK Sanctions List Ref":
            references = _UK_REFERENCES.match(text)
            for found in _UK_REFERENCE.findall(references[0]) if references else ():
                party.add_external(ExternalScheme.UK_REFERENCE, found)
        if key in ("UN Ref", "UK Sanctions List Ref"):  # where two parties have their reference of the UN
            if match := _UN_REFERENCE.match(text):
                committee, kind, number = match.groups()
                party.add_external(ExternalScheme.UN_REFERENCE, f"{committee}{kind.lower()}.{number}")
        elif key == "Gender":
            party.add_gender(text.rstrip("."))
        elif key in _CONTACTS:
            for value in self._several(text, lines):
                self._contact(_CONTACTS[key], value)
        elif key == "Business Reg No":
            for value in self._several(text):
                party.add_registration(value, key)
        elif key in _RELATIONSHIPS:
            values = self._several(text, lines)
            for value in values if len(values) > 1 else _NEXT_NAME.split(values[0]):
                if name := value.strip(" ;."):
                    self._related(key, name)
        elif key == "IMO number":
            party.add_imo_number(text)
        elif key in ("Flag of ship", "Previous flags"):
            field = "flags" if key == "Flag of ship" else "former_flags"
            for value in text.split(". "):
                party.add(field, country(value.rstrip(".")))
        elif key == "Year built":
            party.add_build_date(text)
        elif key.startswith("Hull"):
            party.add("identifications", document(Id.HULL_NUMBER, text, None, key))
        else:
            for value in self._several(text):
                party.add(_TEXTS[key], value)

    def _related(self, key: str, text: str) -> None:
        """A related company. Some texts say themselves what it is, and where: ``Sample Co (parent), 5 High Road``."""
        if match := _PLACED.fullmatch(text):
            name, word, _ = match.groups()
            key = "Parent company" if word == "parent" else "Subsidiaries"
            self.party.add("relationships", Relationship(_RELATIONSHIPS[key], name, label=f"({word})", note=text))
        else:
            self.party.add("relationships", Relationship(_RELATIONSHIPS[key], text, label=key))

    def _several(self, text: str, lines: list[str] | None = None) -> list[str]:
        """The values of a text that may number them, or give each a line (the whole text is among the remarks)."""
        values = split_cell(text)
        if values is None:
            return [line for found in lines if (line := clean(found))] if lines else [text]
        return [value for value in values.values() if value is not None]

    def _contact(self, kind: ContactKind, text: str) -> None:
        """One number or address, or several after another where each of them can be nothing else."""
        party = self.party
        if kind in (ContactKind.PHONE, ContactKind.FAX):
            pieces = _NEXT_PHONE.split(text)
            if not all(len(_DIGITS.sub("", piece)) >= 6 for piece in pieces):
                pieces = [text]
            for piece in pieces:
                party.add("contacts", Contact(kind, piece))
            return
        pieces = [bare for piece in _NEXT_LINK.split(text) if (bare := piece.rstrip(".")) and bare != "and"]
        kinds = [
            ContactKind.EMAIL if _EMAIL.fullmatch(piece) else ContactKind.WEBSITE if _LINK.fullmatch(piece) else None
            for piece in pieces
        ]
        if None in kinds:
            party.add("contacts", Contact(kind, text))
            return
        for piece, found in zip(pieces, kinds, strict=True):
            party.add("contacts", Contact(found or kind, piece))


OMISSIONS = {
    "the same value on several rows": "entered once",
    "a dash between numbered values": "says that nothing is known",
}
TRANSLATIONS = {
    "Group Type": "the class: Person, Organization, Vessel",
    "Alias Type": "Name.kind: primary (Prime Alias, Primary name), variant, aka, fka",
    "Alias Quality": "Name.quality: strong, weak",
    "Non-Latin Script Type": "Name.script, an ISO 15924 code (else read off the characters)",
    "Non-Latin Script Language": "Name.language, an ISO 639 code",
    "Last Updated": "above the header the edition; in the rows an event, amended, or a note, where it is the day of "
    "listing",
    "DOB": "EDTF; 00 stands for what is not known",
    "Passport Details, National Identification Details": "the note of a document, verbatim; kind, country, place and "
    "dates of issue and expiry, and that it is expired, also in their fields, where the words cannot be mistaken",
    "(1) ... (2) ...": "several values, without their numbers; the whole cell stands in Entity.cells",
    "Other Information": "Entity.remarks, verbatim; what it gives under a key stands also in the field that means it",
    "no-break spaces, line breaks": "single spaces",
}
