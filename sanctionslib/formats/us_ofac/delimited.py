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

import csv
import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack

import attrs

from ...errors import ReadError
from ...model import Address, Entity, IssueCode, Name, NameKind, NamePart, NamePartKind, Organization, Person, Quality
from ...parsing.builder import Placed
from ...parsing.fields import Fields, coded, left_out, to
from ...parsing.input import Document
from ...parsing.items import Context, Row, Seen, made
from ...parsing.reading import ListFacts, Reading
from ...parsing.spool import Spool
from ...vocabularies.countries import country
from .authority import OFAC, UNDETERMINED_LIST
from .remarks import remark_values
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
    WIDTHS,
    Delimited,
    Encoding,
    decoded,
    is_end,
    is_header,
    texts,
)
from .vocabulary import ENTITY_TYPES, NAME_KINDS, designation, list_of, party

_JOINED = left_out("the ent_num of the primary file, by which the files are joined")
_INTERNAL = left_out("keys internal to the release")
_REMARKS = to(
    "~remarks", note="remarks, verbatim in one piece; what its items state is in fields as well (the page on remarks)"
)
_VESSEL = {
    "Call_Sign": "call_signs",
    "Vess_type": "vessel_types",
    "Tonnage": "tonnage",
    "GRT": "gross_registered_tonnage",
    "Vess_flag": "flags.name",
    "Vess_owner": "owners",
}

FIELDS = Fields(
    {
        "SDN": {
            "ent_num": "reference & designations.reference",
            "SDN_Name": "names[primary].text",
            "<>": to("=class", note="the class of the entity where SDN_Type is null: an organization"),
            "SDN_Type": coded(ENTITY_TYPES, "=class", note="the class of the entity"),
            "Program": to(
                "designations.programs.code",
                note="one program for each tag; the brackets between them are left out",
            ),
            "Title": to("titles", note="one for each part between semicolons"),
            **_VESSEL,
            "Remarks": _REMARKS,
        },
        "ADD": {
            "ent_num": _JOINED,
            "Add_num": _INTERNAL,
            "Address": "addresses.lines",
            "City": "addresses.locality",
            "Country": "addresses.country.name",
            "Add_remarks": "addresses.note",
        },
        "ALT": {
            "ent_num": _JOINED,
            "alt_num": _INTERNAL,
            "alt_type": coded(
                {label.replace(".", ""): kind for label, kind in NAME_KINDS.items()},
                "=names.kind",
                note="Name.kind; the quality of all of them is strong, as the specification says",
            ),
            "alt_name": "names.text",
            "alt_remarks": "names.note",
        },
        "SDN_COMMENTS": {"ent_num": _JOINED, "Remarks": _REMARKS},
    },
    empty={NULL: "null"},
)
_FILES = dict(zip(TITLES, FIELDS.groups, strict=True))
"""What the specification calls each file of a release."""

_SUFFIXED = re.compile(r"(.+?, (?:JR|SR|II|III|IV)\.?), (.+)")


# -- the release -------------------------------------------------------------------------------------------------------


@attrs.frozen
class _Release:
    """A release while it is read: its files, and the rows of the companions that wait for their records."""

    reading: Reading
    encoding: Encoding
    waiting: Mapping[str, Spool]

    def row(self, part: str, line: int, cells: Iterable[str]) -> Row:
        """A row of one of its files."""
        context = Context(self.reading, line, document=self.reading.companions.get(part))
        return Row(dict(zip(COLUMNS[part], cells, strict=True)), FIELDS.groups[_FILES[part]], context)

    def texts_of(self, part: str, uid: str) -> Iterator[tuple[int, str]]:
        """The rows of a record in a companion as texts, each with its line; they are then no longer there."""
        for data in self.waiting[part].pop(uid) if part in self.waiting else ():
            line, _, text = data.decode().partition(" ")
            yield int(line), text

    def rows_of(self, part: str, uid: str) -> Iterator[Row]:
        """The rows of a record in a companion, each checked when the next is asked for."""
        for line, text in self.texts_of(part, uid):
            row = self.row(part, line, self.encoding.cells(text, part))
            row.reference = uid
            yield row
            row.check()


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the primary file."""
    encoding = ENCODINGS[reading.format.name.rpartition("_")[2]]
    list_name, stopped = _survey(reading.document, encoding)
    _begin(reading, list_name)
    with ExitStack() as stack:
        release = _Release(reading, encoding, {part: stack.enter_context(Spool()) for part in reading.companions})
        for part, spool in release.waiting.items():
            for line, text, cells in _rows(reading, encoding, part):
                spool.add(cells[0].strip(), f"{line} {text}".encode())
        for line, _, cells in _rows(reading, encoding, SDN):
            record = release.row(SDN, line, cells)
            entity = _entity(release, record, list_name, stopped)
            record.check()
            yield entity
        _report_the_rest(release)


def _survey(document: Document, encoding: Encoding) -> tuple[str | None, frozenset[str]]:
    """
    A first look at the whole primary file: which list it is, and which names end with a full stop, which a remark that
    ends with such a name does not tell.
    """
    programs: list[tuple[str, ...]] = []
    stopped: set[str] = set()
    with document.open(quietly=True) as stream:
        for _, text, _ in texts(stream, quoted=encoding.quoted):
            try:
                cells = encoding.cells(text, SDN)
            except ValueError:
                continue  # an issue, when it is read
            name = cells[1].strip()
            if name not in ("", NULL):
                programs.append(_programs(cells[3]))
                if name.endswith("."):
                    stopped.add(name)
    return list_of(programs), frozenset(stopped)


def _begin(reading: Reading, list_name: str | None) -> None:
    """
    Set the facts of the list. A release is whole if no file is missing, and each ends with its mark, a Ctrl-Z.

    The file of long remarks had none until 2023, and is empty where there are none. Where the primary file has its
    mark and another companion lacks it, that one was cut short.
    """
    documents = {SDN: reading.document, **reading.companions}
    marked = {part for part, document in documents.items() if _has_end_mark(document)}
    complete = True if {SDN, ADD, ALT} <= marked and COMMENTS in documents else None
    reading.begin(ListFacts(authority=OFAC, title=list_name or UNDETERMINED_LIST, complete=complete))
    for part in (ADD, ALT):
        if SDN in marked and part in documents and part not in marked:
            message = f"the {TITLES[part]} lacks the mark of its end: it was cut short"
            reading.issue(IssueCode.MISSING_COMPANION, message, document=documents[part])
    for part, title in TITLES.items():
        if part not in documents:
            reading.issue(IssueCode.MISSING_COMPANION, f"the release has no {title}")


def _has_end_mark(document: Document) -> bool:
    """Whether a file ends with Ctrl-Z, or with what mirrors make of it (a row ``^Z``)."""
    tail = b""
    with document.open(quietly=True) as stream:
        while chunk := stream.read(1024 * 1024):
            tail = (tail + chunk)[-64:]
    return re.search(rb"(?:\x1a|\^Z[,|@ ]*)\s*$", tail) is not None


def _rows(reading: Reading, encoding: Encoding, part: str) -> Iterator[tuple[int, str, list[str]]]:
    """
    The rows of a file, without headers and end marks: line, text and cells of each; an issue for one that is none.

    Raises:
        ReadError: the last row is not whole.
    """
    document = reading.companions.get(part) or reading.document
    bad: tuple[int, str, str] | None = None
    with document.open(quietly=part != SDN) as stream:
        for line, text, ended in texts(stream, quoted=encoding.quoted):
            if bad:
                _report_no_row(reading, document, part, *bad)
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
                yield line, text, cells
    if bad:
        raise ReadError(
            f"is cut short: the last row is not whole ({bad[2]})", file=document.name, line=bad[0], raw=bad[1]
        )


def _report_no_row(reading: Reading, document: Document, part: str, line: int, text: str, why: str) -> None:
    message = f"not a row of the {TITLES[part]}: {why}"
    reading.issue(IssueCode.UNREADABLE_VALUE, message, line=line, raw=text, document=document)
    if reading.trace is not None:
        reading.trace.append(Seen(_NO_ROW, text, line=line, reported=True))


def _report_the_rest(release: _Release) -> None:
    """Report the rows of companions whose record the primary file does not have."""
    reading = release.reading
    for part, spool in release.waiting.items():
        for uid in [*spool]:
            for line, text in release.texts_of(part, uid):
                message = f"a row of the record {uid}, which the {TITLES[SDN]} does not have"
                document = reading.companions[part]
                reading.issue(IssueCode.MISSING_COMPANION, message, record=uid, line=line, raw=text, document=document)
                release.row(part, line, release.encoding.cells(text, part)).reported()


# -- a record ----------------------------------------------------------------------------------------------------------


def _entity(release: _Release, record: Row, list_name: str | None, stopped: Collection[str]) -> Entity:
    uid = record.text("ent_num") or ""
    record.reference = uid
    source = release.reading.source(uid, record.line)
    cls = _class(record)
    titles = [record.placed("titles", title, "Title") for title in (record.text("Title") or "").split("; ") if title]
    placed = [*titles, *_particulars(record)]
    names = [*_primary_name(record, cls), *_aliases(release.rows_of(ALT, uid), cls)]
    addresses = made(Address, release.rows_of(ADD, uid))
    placed += _remarks(release, record, [title.value for title in titles], stopped)
    cell = record.text("Program") or ""
    codes = [record.into("designations.programs.code", code, "Program") for code in _programs(cell)]
    return party(
        record,
        cls,
        placed,
        designation(record, placed, codes, list_name=list_name, source=source),
        source=source,
        names=tuple(names),
        addresses=addresses,
    )


def _class(record: Row) -> type[Entity]:
    if record.texts.get("SDN_Type") is not None:
        cls: type[Entity] | None = record.code("SDN_Type")
        return cls or Entity
    record.derive("<>", record.name, Organization)
    return Organization


def _particulars(record: Row) -> Iterator[Placed]:
    for name, field in _VESSEL.items():
        if text := record.text(name):
            yield Placed(field.removesuffix(".name"), country(text) if name == "Vess_flag" else text)


def _primary_name(record: Row, cls: type[Entity]) -> Iterator[Name]:
    if text := record.text("SDN_Name"):
        yield record.into("names", Name(text, kind=NameKind.PRIMARY, parts=_parts(cls, text)), "SDN_Name")
    else:
        record.issue(IssueCode.MISSING_FIELD, "a record without a name")


def _aliases(rows: Iterable[Row], cls: type[Entity]) -> Iterator[Name]:
    for row in rows:
        kind = row.code("alt_type", needed=True) or NameKind.AKA
        text, note = row.take("alt_name", "alt_remarks")
        if text:
            name = Name(text, kind=kind, parts=_parts(cls, text), quality=Quality.STRONG, note=note)
            yield row.into("names", name, "alt_name", "alt_type", "alt_remarks")
        else:
            row.issue(IssueCode.MISSING_FIELD, "an alias without a name")


def _parts(cls: type[Entity], text: str) -> tuple[NamePart, ...]:
    """The parts of a person's name, where it has them (``FAMILY, Given``)."""
    if not issubclass(cls, Person) or ", " not in text:
        return ()
    suffixed = _SUFFIXED.fullmatch(text)
    family, given = suffixed.groups() if suffixed else text.split(", ", 1)
    return NamePart(NamePartKind.FAMILY, family), NamePart(NamePartKind.GIVEN, given)


def _programs(cell: str) -> tuple[str, ...]:
    """
    The codes of a cell; several are written as the print edition does, but for the outer brackets.

    >>> _programs("SDGT] [SYRIA] [IFSR")
    ('SDGT', 'SYRIA', 'IFSR')
    """
    text = cell.strip()
    return tuple(code for part in text.split("] [") if (code := part.strip(" []"))) if text != NULL else ()


def _remarks(release: _Release, record: Row, titles: list[str], stopped: Collection[str]) -> Iterator[Placed]:
    cell = record.cells["Remarks"]
    rest = "".join(
        row.cells["Remarks"] for row in release.rows_of(COMMENTS, record.reference or "") if row.text("Remarks")
    )
    if record.text("Remarks") is None and not rest:
        return
    remarks = (cell + rest).strip()
    size = len(cell if release.encoding.quoted else cell.rstrip())
    cut = not rest and size >= REMARKS_SIZE and not (COMMENTS in release.waiting and remarks.endswith("."))
    if cut:
        message = "the remarks are cut, and what goes on in the file of long remarks is missing"
        record.issue(IssueCode.MISSING_COMPANION, message, remarks[-60:])
    yield from remark_values(record, "Remarks", remarks, titles=titles, full_stop=True, cut=cut, stopped=stopped)


# -- the audit's own count ---------------------------------------------------------------------------------------------

_NO_ROW = "rows that are none"


def raw_values(reading: Reading) -> Counter[str]:
    """How many cells the files have that are not blank, by column, cut without the functions above."""
    encoding = ENCODINGS[reading.format.name.rpartition("_")[2]]
    counts: Counter[str] = Counter()
    for part, document in {SDN: reading.document, **reading.companions}.items():
        for row in _raw_rows(document, encoding, part):
            cells = [cell.strip() for cell in row]
            if len(cells) == len(COLUMNS[part]) and cells[0].isdigit():
                columns = zip(COLUMNS[part], cells, strict=True)
                counts.update(f"{_FILES[part]}/{column}" for column, cell in columns if cell)
            elif any(cells) and cells[0] not in ("ent_num", "^Z"):
                counts[_NO_ROW] += 1
    return counts


def _raw_rows(document: Document, encoding: Encoding, part: str) -> Iterator[list[str]]:
    with document.open(quietly=True) as stream:
        lines = (decoded(line).replace("\x1a", "") for line in stream)
        if isinstance(encoding, Delimited):
            yield from csv.reader(lines, delimiter=encoding.delimiter)
            return
        for line in lines:
            text = line.rstrip("\r\n")
            widths = (10, len(text)) if part == COMMENTS else WIDTHS.get(len(text), (part, (len(text),)))[1]
            yield [text[end - width : end] for width, end in zip(widths, itertools.accumulate(widths), strict=True)]
