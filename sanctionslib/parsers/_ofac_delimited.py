"""
OFAC's lists as tables: names, addresses, aliases and the rest of long remarks in a file each, delimited or fixed-width.

What the four encodings (CSV, PIP, DEL, FF) share. They differ in how a row is cut into cells, no more.
"""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import NamedTuple, Self

import attrs

from ..codes.authorities import OFAC
from ..codes.countries import country
from ..errors import ReadError
from ..model import Address, Entity, IssueCode, Name, NameKind, NamePart, NamePartKind, Organization, Person, Quality
from ._base import Format, Parts, Reading
from ._input import Document, Head
from ._ofac import ENTITY_TYPES, NAME_KINDS, Party, list_of
from ._ofac_remarks import read_remarks

SDN, ADD, ALT, COMMENTS = "sdn", "add", "alt", "comments"

TITLES = {
    SDN: "SDN (or CONS_PRIM) file",
    ADD: "ADD file of addresses",
    ALT: "ALT file of aliases",
    COMMENTS: "SDN_COMMENTS (or CONS_COMMENTS) file of long remarks",
}

COLUMNS = {
    SDN: tuple("ent_num name type program title call_sign vess_type tonnage grt vess_flag vess_owner remarks".split()),
    ADD: tuple("ent_num add_num address city country remarks".split()),
    ALT: tuple("ent_num alt_num type name remarks".split()),
    COMMENTS: ("ent_num", "remarks"),
}
"""The columns of each file, named as OFAC's specification does, but for prefixes."""

_PARTS = {len(columns): part for part, columns in COLUMNS.items()}
_NULL = "-0-"
_TYPES = frozenset({*ENTITY_TYPES, _NULL, ""})
_ALIAS_KINDS = {label.replace(".", ""): kind for label, kind in NAME_KINDS.items()}

REMARKS_SIZE = 1000
"""Where OFAC cuts the remarks."""

_WIDTHS = {
    1867: (SDN, (10, 350, 12, 50, 200, 8, 25, 14, 8, 40, 150, 1000)),
    2017: (SDN, (10, 350, 12, 200, 200, 8, 25, 14, 8, 40, 150, 1000)),
    1336: (ADD, (10, 10, 750, 116, 250, 200)),
    578: (ALT, (10, 10, 8, 350, 200)),
}
"""Length of a fixed-width row to what it is and the widths of its cells. Programs were 50 wide until 2016 at least."""

_WORD = re.compile(r"(?i)(?<![a-z0-9])(?:(?:sdn[ _-]*)?(?P<part>comments|add|alt)|sdn|prim)(?![a-z0-9])")
_SUFFIXED = re.compile(r"(.+?, (?:JR|SR|II|III|IV)\.?), (.+)")


class Row(NamedTuple):
    """A row of a file: the line it begins on, its text, and its cells."""

    line: int
    text: str
    cells: list[str]


@attrs.frozen
class Delimited:
    """
    Rows whose cells are separated by a character, texts in double quotes.

    >>> Delimited("@").cells('36@12@"aka"@"AERO-CARIBBEAN"@-0- ', "alt")
    ['36', '12', 'aka', 'AERO-CARIBBEAN', '-0- ']
    """

    delimiter: str
    quoted = True

    def cells(self, text: str, part: str) -> list[str]:
        """
        The cells of a row.

        Raises:
            ValueError: they are not those of that part.
        """
        cells = self._cells(text)
        if len(cells) != len(COLUMNS[part]):
            raise ValueError(f"{len(cells)} cells where {len(COLUMNS[part])} were expected")
        return cells

    def part(self, text: str) -> str | None:
        """Which file of a release has a row such as this; None if none has."""
        try:
            cells = [cell.strip() for cell in self._cells(text)]
        except ValueError:
            return None
        part = _PARTS.get(len(cells))
        return part if part and (is_header(cells) or _fits(cells, part)) else None

    def _cells(self, text: str) -> list[str]:
        try:
            return next(csv.reader([text], delimiter=self.delimiter, strict=True))
        except csv.Error as error:
            raise ValueError(str(error)) from error


@attrs.frozen
class FixedWidth:
    """Rows whose cells begin at fixed places."""

    quoted = False

    def cells(self, text: str, part: str) -> list[str]:
        """
        The cells of a row.

        Raises:
            ValueError: they are not those of that part.
        """
        if part == COMMENTS:
            return [text[:10], text[10:]]
        found, widths = _WIDTHS.get(len(text), (None, ()))
        if found != part:
            raise ValueError(f"{len(text)} characters, which is not the length of such a row")
        cells, start = [], 0
        for width in widths:
            cells.append(text[start : start + width])
            start += width
        return cells

    def part(self, text: str) -> str | None:
        """Which file of a release has a row such as this; None if none has."""
        if not re.match(r" *\d+(?<=^.{10})", text[:10]):
            return None
        part, _ = _WIDTHS.get(len(text), (None, ()))
        if part and _fits([cell.strip() for cell in self.cells(text, part)], part):
            return part
        return COMMENTS if len(text) >= 10 + REMARKS_SIZE else None


Encoding = Delimited | FixedWidth


def is_header(cells: list[str]) -> bool:
    """Whether a row is the header that some mirrors put there; OFAC's files have none."""
    return cells[0].strip().casefold() == "ent_num"


def _fits(cells: list[str], part: str) -> bool:
    """Whether trimmed cells are such as that part has."""
    if not cells[0].isdigit():
        return False
    if part == SDN:
        return cells[2].casefold() in _TYPES
    return not cells[1].isdigit() if part == COMMENTS else cells[1].isdigit()


def _is_end(cells: list[str]) -> bool:
    """Whether a row is an end mark (Ctrl-Z) that a mirror made a row of."""
    return cells[0].strip() in ("\x1a", "^Z") and not any(cell.strip() for cell in cells[1:])


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _texts(lines: Iterable[bytes], *, quoted: bool) -> Iterator[tuple[int, str, bool]]:
    """Each row as text, with the line it begins on, and whether a line break ends it."""
    start, pending = 0, ""
    for number, line in enumerate(lines, 1):
        text = _decoded(line)
        ended = text.endswith("\n")
        text = text.rstrip("\r\n\x1a")
        if not pending:
            if not text.strip():
                continue
            start = number
        else:
            text = f"{pending}\n{text}"
        pending = text if quoted and text.count('"') % 2 else ""
        if not pending:
            yield start, text, ended
    if pending:
        yield start, pending, False


def _part_of(encoding: Encoding, head: Head) -> str | None:
    """Which file of a release has this beginning; None for a file of another kind."""
    if head.root is not None or b"\0" in head.data:
        return None
    text = next((text for _, text, _ in _texts(io.BytesIO(head.data), quoted=encoding.quoted)), None)
    return encoding.part(text) if text else None


def stem(name: str) -> tuple[str, str | None]:
    """
    The pattern that the name of a file shares with its companions, and the part that the name says it is.

    >>> stem("SDN.CSV"), stem("add.csv"), stem("sdn_comments-2021-07-29.csv")
    (('*.csv', 'sdn'), ('*.csv', 'add'), ('*-2021-07-29.csv', 'comments'))
    >>> stem("CONS_PRIM.FF"), stem("cons_alt.ff"), stem("list.csv")
    (('cons_*.ff', 'sdn'), ('cons_*.ff', 'alt'), ('list.csv', None))
    """
    match = _WORD.search(name)
    if match is None:
        return name.casefold(), None
    pattern = f"{name[: match.start()]}*{name[match.end() :]}"
    return pattern.casefold(), (match["part"] or SDN).casefold()


def _value(cell: str) -> str | None:
    text = cell.strip()
    return None if text in ("", _NULL) else text


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
        for line, text, ended in _texts(stream, quoted=encoding.quoted):
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
            if is_header(cells) or _is_end(cells):
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
        reading.title = self.list_name or "OFAC sanctions list"
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
            for _, text, _ in _texts(stream, quoted=self.encoding.quoted):
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


def make_format(title: str, encoding: Encoding, suffix: str) -> Format:
    """The format of a release in that encoding."""
    return Format(
        title=title,
        authority=OFAC,
        suffixes=(suffix,),
        recognizes=lambda head: _part_of(encoding, head) is not None,
        parse=lambda reading: _Parser(reading, encoding).entities(),
        parts=Parts(titles=TITLES, of=lambda head: _part_of(encoding, head), stem=stem),
        omissions={
            "ADD.Add_num, ALT.alt_num": "keys internal to the release",
        },
        translations={
            "SDN.SDN_Type": "the class of the entity; null is an organization",
            "SDN.Program": "one program for each tag; the brackets between them are left out",
            "ALT.alt_type": "Name.kind; the quality of all of them is strong, as the specification says",
            "SDN.Remarks, SDN_COMMENTS": "remarks, verbatim in one piece; what its items state is in fields as well",
            "SDN.Remarks: Gender": "Person.gender",
            "SDN.Remarks: DOB, POB, nationality, citizen; alt.": "main, true or (after alt.) false",
            "SDN.Remarks: a.k.a., f.k.a., n.k.a.": "Name.kind; the quality is weak",
        },
    )


def _has_end_mark(document: Document) -> bool:
    """Whether a file ends with Ctrl-Z, or with what mirrors make of it (a row ``^Z``)."""
    tail = b""
    with document.open(quietly=True) as stream:
        while chunk := stream.read(1024 * 1024):
            tail = (tail + chunk)[-64:]
    return re.search(rb"(?:\x1a|\^Z[,|@ ]*)\s*$", tail) is not None
