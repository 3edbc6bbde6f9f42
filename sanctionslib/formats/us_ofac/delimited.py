"""
OFAC's lists as tables: the SDN list (``SDN.CSV``) and the Consolidated list of all others (``CONS_PRIM.CSV``).

Documentation: OFAC's data specification, ``dat_spec.txt``. A release is four files: SDN (names, programs, remarks),
ADD (addresses), ALT (strong aliases) and SDN_COMMENTS (where remarks of over 1,000 characters go on); CONS_PRIM,
CONS_ADD, CONS_ALT and CONS_COMMENTS for the Consolidated list. They are joined by ``ent_num``, the uid of the XML.

The four encodings differ in how a row is cut into cells. CSV: cells are separated by commas, texts stand in double
quotes; double quotes inside a text are apostrophes here. DEL and PIP are the same with ``@`` and ``|``; OFAC gave them
up in September 2023. FF: cells begin at fixed places and are filled up with spaces; double quotes inside a text stand
as they are. A row of the SDN file is 1,867 characters long where programs have 50 (2016, 2018), and 2,017 where they
have 200 (specification of 2023).

Encoding: ASCII; UTF-8 and cp1252 are read as well. No header, no date, no name of the list. Rows end with CR LF, files
with Ctrl-Z; files that lost it, or have LF only, or got a header, are read as well.

Dates: all of them stand in the remarks: ``07 Jan 1987``, ``Jan 1987``, ``1987``, any of them after ``circa``, or two of
them joined by ``to``: one unknown day of that range.

Oddities: null is ``-0-``, mostly with a space behind it. Several programs stand in one cell with the brackets of the
print edition between them (``SDGT] [SYRIA``). Birth dates, documents, weak aliases and links stand in the remarks:
the page on remarks says how they are read. City, region and postal code share a column, and so do the street lines.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Self

import attrs

from ...errors import ReadError
from ...model import Address, Entity, IssueCode, Name, NameKind, NamePart, NamePartKind, Organization, Person, Quality
from ...parsing.input import Document
from ...parsing.reading import Reading
from ...vocabularies.countries import country
from .authority import OFAC, UNDETERMINED_LIST
from .remarks import read_remarks
from .rows import (
    ADD,
    ALT,
    COLUMNS,
    COMMENTS,
    ENCODINGS,
    NULL,
    REMARKS_SIZE,
    SDN,
    TITLES,
    Encoding,
    Row,
    is_end,
    is_header,
    texts,
)
from .vocabulary import ENTITY_TYPES, NAME_KINDS, Party, list_of

_ALIAS_KINDS = {label.replace(".", ""): kind for label, kind in NAME_KINDS.items()}

_SUFFIXED = re.compile(r"(.+?, (?:JR|SR|II|III|IV)\.?), (.+)")


def _value(cell: str) -> str | None:
    text = cell.strip()
    return None if text in ("", NULL) else text


class _Companion:
    """
    The rows of a companion by record. Only their places are held; the rows themselves lie in a temporary file.

    Attributes:
        document: The file.
    """

    def __init__(self, reading: Reading, encoding: Encoding, part: str) -> None:
        self.document = reading.companions[part]
        self._encoding = encoding
        self._part = part
        self._file = tempfile.SpooledTemporaryFile(max_size=1024 * 1024)  # noqa: SIM115 - closed by __exit__
        self._places: dict[str, list[tuple[int, int, int]]] = {}
        offset = 0
        for row in _rows(reading, self.document, encoding, part):
            data = row.text.encode()
            self._places.setdefault(row.cells[0].strip(), []).append((row.line, offset, len(data)))
            self._file.write(data)
            offset += len(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def take(self, uid: str) -> list[Row]:
        """The rows of a record, which are then no longer there."""
        rows = []
        for line, offset, size in self._places.pop(uid, ()):
            self._file.seek(offset)
            text = self._file.read(size).decode()
            rows.append(Row(line, text, self._encoding.cells(text, self._part)))
        return rows

    def rest(self) -> Iterator[tuple[str, Row]]:
        """The rows that were not taken, with the record that each belongs to."""
        for uid in list(self._places):
            for row in self.take(uid):
                yield uid, row


def _rows(reading: Reading, document: Document, encoding: Encoding, part: str) -> Iterator[Row]:
    """
    The rows of a file, without headers and end marks; an issue for one that is none.

    Raises:
        ReadError: the last row is not whole.
    """
    bad: tuple[int, str, str] | None = None
    with document.open(quietly=part != SDN) as stream:
        for line, text, ended in texts(stream, quoted=encoding.quoted):
            if bad:
                reading.issue(
                    IssueCode.UNREADABLE_VALUE,
                    f"not a row of the {TITLES[part]}: {bad[2]}",
                    line=bad[0],
                    raw=bad[1],
                    document=document,
                )
                bad = None
            try:
                cells = encoding.cells(text, part)
            except ValueError as error:
                bad = line, text, str(error)
                continue
            if is_header(cells) or is_end(cells):
                continue
            if not cells[0].strip().isdigit():
                bad = line, text, "it does not begin with a number"
            elif not ended and cells[-1] in ("", "-", "-0"):
                bad = line, text, "its last cell is not whole"
            else:
                yield Row(line, text, cells)
    if bad:
        raise ReadError(
            f"is cut short: the last row is not whole ({bad[2]})", file=document.name, line=bad[0], raw=bad[1]
        )


class _Parser:
    """One run over one release."""

    def __init__(self, reading: Reading, encoding: Encoding) -> None:
        self.reading = reading
        self.encoding = encoding
        self.list_name: str | None = None
        self.stopped: set[str] = set()
        self.companions: dict[str, _Companion] = {}

    def entities(self) -> Iterator[Entity]:
        reading = self.reading
        reading.authority = OFAC
        self._survey()
        reading.title = self.list_name or UNDETERMINED_LIST
        self._check_ends()
        for part, title in TITLES.items():
            if part != SDN and part not in reading.companions:
                reading.issue(IssueCode.MISSING_COMPANION, f"the release has no {title}")
        with ExitStack() as stack:
            for part in reading.companions:
                self.companions[part] = stack.enter_context(_Companion(reading, self.encoding, part))
            for row in _rows(reading, reading.document, self.encoding, SDN):
                yield self._entity(row)
            for companion in self.companions.values():
                for uid, row in companion.rest():
                    reading.issue(
                        IssueCode.MISSING_COMPANION,
                        f"a row of the record {uid}, which the {TITLES[SDN]} does not have",
                        record=uid,
                        line=row.line,
                        raw=row.text,
                        document=companion.document,
                    )

    def _survey(self) -> None:
        """
        A first look at the whole primary file: which list it is, and which names end with a full stop, which a remark
        that ends with such a name does not tell.
        """
        programs: list[tuple[str, ...]] = []
        with self.reading.document.open(quietly=True) as stream:
            for _, text, _ in texts(stream, quoted=self.encoding.quoted):
                try:
                    cells = self.encoding.cells(text, SDN)
                except ValueError:
                    continue  # an issue, when it is read
                if name := _value(cells[1]):
                    if name.endswith("."):
                        self.stopped.add(name)
                    programs.append(_programs(cells[3]))
        self.list_name = list_of(programs)

    def _check_ends(self) -> None:
        """
        Whether the release is whole: no file is missing, and each ends with its mark, a Ctrl-Z.

        The file of long remarks had none until 2023, and is empty where there are none. Where the primary file has its
        mark and a companion lacks it, that one was cut short.
        """
        reading = self.reading
        documents = {SDN: reading.document, **reading.companions}
        marked = {part for part, document in documents.items() if _has_end_mark(document)}
        for part in (ADD, ALT):
            if SDN in marked and part in documents and part not in marked:
                reading.issue(
                    IssueCode.MISSING_COMPANION,
                    f"the {TITLES[part]} lacks the mark of its end: it was cut short",
                    document=documents[part],
                )
        reading.complete = True if {SDN, ADD, ALT} <= marked and COMMENTS in documents else None

    def _entity(self, row: Row) -> Entity:
        reading = self.reading
        values = dict(zip(COLUMNS[SDN], map(_value, row.cells), strict=True))
        uid = row.cells[0].strip()
        type_name = values["type"]
        cls = ENTITY_TYPES.get(type_name.casefold()) if type_name else Organization
        if cls is None:
            reading.issue(IssueCode.UNKNOWN_CODE, "unknown SDN_Type", record=uid, line=row.line, raw=type_name)
            cls = Entity
        party = Party(reading, uid, cls, reading.source(uid, row.line))
        if name := values["name"]:
            party.add("names", _name(cls, name, NameKind.PRIMARY))
        else:
            reading.issue(IssueCode.MISSING_FIELD, "a record without a name", record=uid, line=row.line)
        if title := values["title"]:
            for part in title.split("; "):
                party.add("titles", part)
        for column, field in (
            ("call_sign", "call_signs"),
            ("vess_type", "vessel_types"),
            ("vess_owner", "owners"),
            ("tonnage", "tonnage"),
            ("grt", "gross_registered_tonnage"),
        ):
            if text := values[column]:
                party.add(field, text)
        if flag := values["vess_flag"]:
            party.add("flags", country(flag))
        for alias in self._rows_of(ALT, uid):
            self._alias(party, alias)
        for address in self._rows_of(ADD, uid):
            self._address(party, address)
        self._remarks(party, row.cells[-1])
        return party.build(party.build_designation(self.list_name, list(_programs(row.cells[3]))))

    def _rows_of(self, part: str, uid: str) -> list[Row]:
        companion = self.companions.get(part)
        return companion.take(uid) if companion else []

    def _alias(self, party: Party, row: Row) -> None:
        values = dict(zip(COLUMNS[ALT], map(_value, row.cells), strict=True))
        type_name, text = values["type"], values["name"]
        kind = _ALIAS_KINDS.get(type_name or "")
        document = self.companions[ALT].document
        if kind is None:
            self.reading.issue(
                IssueCode.UNKNOWN_CODE,
                "unknown alt_type",
                record=party.uid,
                line=row.line,
                raw=type_name,
                document=document,
            )
        if text:
            name = _name(party.cls, text, kind or NameKind.AKA, quality=Quality.STRONG)
            party.add("names", attrs.evolve(name, note=values["remarks"]) if values["remarks"] else name)
        else:
            self.reading.issue(
                IssueCode.MISSING_FIELD, "an alias without a name", record=party.uid, line=row.line, document=document
            )

    def _address(self, party: Party, row: Row) -> None:
        values = dict(zip(COLUMNS[ADD], map(_value, row.cells), strict=True))
        street, city, country_name, note = (values[key] for key in ("address", "city", "country", "remarks"))
        if street or city or country_name or note:
            party.add(
                "addresses",
                Address(
                    lines=(street,) if street else (),
                    locality=city,
                    country=country(country_name) if country_name else None,
                    note=note,
                ),
            )

    def _remarks(self, party: Party, cell: str) -> None:
        rows = self._rows_of(COMMENTS, party.uid)
        if _value(cell) is None and not rows:
            return
        goes_on = "".join(row.cells[-1] for row in rows)
        remarks = (cell + goes_on).strip()
        size = len(cell if self.encoding.quoted else cell.rstrip())
        cut = not rows and size >= REMARKS_SIZE and not (COMMENTS in self.companions and remarks.endswith("."))
        if cut:
            self.reading.issue(
                IssueCode.MISSING_COMPANION,
                "the remarks are cut, and what goes on in the file of long remarks is missing",
                record=party.uid,
                line=party.source.line,
                raw=remarks[-60:],
            )
        read_remarks(party, remarks, full_stop=True, cut=cut, stopped=self.stopped)


def _programs(cell: str) -> tuple[str, ...]:
    """
    The codes of a cell; several are written as the print edition does, but for the outer brackets.

    >>> _programs("SDGT] [SYRIA] [IFSR")
    ('SDGT', 'SYRIA', 'IFSR')
    """
    text = _value(cell)
    return tuple(code for part in text.split("] [") if (code := part.strip(" []"))) if text else ()


def _name(cls: type[Entity], text: str, kind: NameKind, *, quality: Quality | None = None) -> Name:
    """A name of a kind of party: that of a person in its parts, where it has them (``FAMILY, Given``)."""
    parts: tuple[NamePart, ...] = ()
    if issubclass(cls, Person) and ", " in text:
        suffixed = _SUFFIXED.fullmatch(text)
        family, given = suffixed.groups() if suffixed else text.split(", ", 1)
        parts = (NamePart(NamePartKind.FAMILY, family), NamePart(NamePartKind.GIVEN, given))
    return Name(text, kind=kind, parts=parts, quality=quality)


def _has_end_mark(document: Document) -> bool:
    """Whether a file ends with Ctrl-Z, or with what mirrors make of it (a row ``^Z``)."""
    tail = b""
    with document.open(quietly=True) as stream:
        while chunk := stream.read(1024 * 1024):
            tail = (tail + chunk)[-64:]
    return re.search(rb"(?:\x1a|\^Z[,|@ ]*)\s*$", tail) is not None


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the primary file."""
    return _Parser(reading, ENCODINGS[reading.format.name.rpartition("_")[2]]).entities()


OMISSIONS = {
    "ADD.Add_num, ALT.alt_num": "keys internal to the release",
}

TRANSLATIONS = {
    "SDN.SDN_Type": "the class of the entity; null is an organization",
    "SDN.Program": "one program for each tag; the brackets between them are left out",
    "ALT.alt_type": "Name.kind; the quality of all of them is strong, as the specification says",
    "SDN.Remarks, SDN_COMMENTS": "remarks, verbatim in one piece; what its items state is in fields as well",
    "SDN.Remarks: Gender": "Person.gender",
    "SDN.Remarks: DOB, POB, nationality, citizen; alt.": "main, true or (after alt.) false",
    "SDN.Remarks: a.k.a., f.k.a., n.k.a.": "Name.kind; the quality is weak",
}
