"""
Lists in rows (CSV, workbooks): a header below a banner, columns in any order, and the rows of one record together.

How rows come out of a file is in `sanctionslib.parsing.delimited` and `sanctionslib.parsing.workbook`.
"""

from __future__ import annotations

import csv
import io
import marshal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

import attrs

from ..errors import ReadError
from ..model import IssueCode, PartialDate
from ..model.dates import edtf_of
from .fields import Fields
from .input import Head
from .items import Context, Item, Row, Seen
from .reading import ListFacts, Reading
from .spool import Spool

Line: TypeAlias = tuple[int, list[str]]
"""A row of a file: the line that it begins on, and its cells."""

BANNER = "banner"
"""The name of the group in the table of a format for what stands above the header, by its labels."""

_HEADER_WITHIN = 5
"""How many rows may stand above the header."""


@attrs.frozen(kw_only=True)
class Layout:
    """
    How the rows of a format make records.

    Attributes:
        table: The table of the format: a group for the records, in which the columns that belong together are groups,
            and the `BANNER`.
        record: The name of the group for the records.
        needed: The columns that every layout has, folded. The header is the first row that has the first of them.
        key: The column that the rows of a record share, folded; None if each row is a record.
        named: The names in the table of the columns that are called otherwise there, by folded name.
        clean: What becomes of each cell.
        verbatim: The columns whose line breaks separate values, folded: their cells are trimmed alone.
        beside: Columns of one group that tell something of another: their names in the table, by that of the other.
    """

    table: Fields
    record: str
    needed: tuple[str, ...]
    key: str | None = None
    named: Mapping[str, str] = attrs.field(factory=dict)
    clean: Callable[[str], str] = str.strip
    verbatim: frozenset[str] = frozenset()
    beside: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)

    @property
    def fields(self) -> Fields:
        """The table of the records."""
        return self.table.groups[self.record]

    def columns(self) -> dict[str, tuple[str, str]]:
        """The columns that are known, folded, each with its group in the table ("" for none) and its name there."""
        fields = self.fields
        places = {
            name: (group, name)
            for group, inner in (("", fields), *fields.groups.items())
            for name in inner.names
            if name not in inner.groups
        }
        columns = {name: column for column, name in self.named.items()}
        return {columns.get(name, folded_name(name)): place for name, place in places.items()}


class Columns(NamedTuple):
    """
    The columns of a group.

    Attributes:
        names: Their names in the table.
        beside: Those of other groups that tell something of it.
        take: What takes the cells of all of them out of a row.
    """

    names: tuple[str, ...]
    beside: tuple[str, ...]
    take: Callable[[list[str]], tuple[str, ...]]


class Header:
    """
    The header of a file: where it has the columns that its format knows.

    Attributes:
        columns: The columns as they stand.
        line: Its line.
        unknown: The names of the columns that are not known, by place.
        texts: The columns that are in no group: name and place.
        groups: The groups that have columns here.
        paths: The path of each column, by place.
    """

    def __init__(self, columns: Sequence[str], line: int, layout: Layout) -> None:
        known, fields = layout.columns(), layout.fields
        self.columns = columns
        self.line = line
        self.unknown: dict[int, str] = {}
        places: dict[tuple[str, str], int] = {}
        for place, column in enumerate(columns):
            target = known.get(folded_name(column))
            if target is not None and target not in places:
                places[target] = place
            elif name := column.strip():
                self.unknown[place] = name
        self.texts = [(name, place) for (group, name), place in places.items() if not group]
        self.groups: dict[str, Columns] = {}
        place_of = {name: place for (_, name), place in places.items()}
        for group, inner in fields.groups.items():
            if names := [name for name in inner.names if (group, name) in places]:
                beside = [name for name in layout.beside.get(group, ()) if name in place_of]
                take = _taking([place_of[name] for name in (*names, *beside)])
                self.groups[group] = Columns(tuple(names), tuple(beside), take)
        self.paths = {place: f"{group or fields.name}/{name}" for (group, name), place in places.items()}
        self.paths |= {place: f"{fields.name}/{name}" for place, name in self.unknown.items()}

    def path(self, place: int) -> str:
        """The path of a cell, which may be in no column."""
        return self.paths.get(place, "a cell without a column")


def _taking(places: list[int]) -> Callable[[list[str]], tuple[str, ...]]:
    if len(places) == 1:
        return lambda cells: (cells[places[0]],)
    return itemgetter(*places)


class Rows:
    """
    The records of a list in rows, in the order in which the first row of each stands.

    The rows of a record may be scattered. They wait in a temporary file.

    Args:
        reading: Where findings go.
        layout: How rows make records.
        lines: The rows of the file.
        facts: Gives the facts of the list from what stands above its header.
    """

    def __init__(
        self, reading: Reading, layout: Layout, lines: Iterable[Line], facts: Callable[[Row], ListFacts]
    ) -> None:
        self.reading = reading
        self.layout = layout
        self._lines = iter(lines)
        self._facts = facts

    def __iter__(self) -> Iterator[Record]:
        """
        The records.

        Raises:
            ReadError: there is no header, or it lacks a column that every layout has; no rows; the last one is cut.
        """
        header = self._begin()
        rows = self._cleaned(header)
        for lines in self._grouped(header, rows) if self.layout.key else ([row] for row in rows):
            yield Record(lines, header, self.layout.fields, Context(self.reading, lines[0][0]))

    def _begin(self) -> Header:
        """The header, behind what stands above it, which has the facts of the list."""
        reading, layout = self.reading, self.layout
        above, header = _split(self._lines, layout)
        if header is None:
            column = layout.needed[0].capitalize()
            raise ReadError(f"has no header with the column {column}", file=reading.document.name)
        names = [*map(folded_name, header.columns)]
        if missing := [column for column in layout.needed if column not in names]:
            message = f"its header lacks {', '.join(missing)}"
            raise ReadError(message, file=reading.document.name, line=header.line, raw=", ".join(header.columns))
        banner = Row(labelled(above, layout.table), layout.table.groups[BANNER], Context(reading, 1))
        reading.begin(self._facts(banner))
        banner.check()
        for column in header.unknown.values():
            reading.issue(IssueCode.UNKNOWN_ELEMENT, f"unknown column {column}", line=header.line, raw=column)
        return header

    def _cleaned(self, header: Header) -> Iterator[Line]:
        """The rows that say anything, each as wide as the header; one of another width is an issue."""
        layout, width = self.layout, len(header.columns)
        verbatim = [folded_name(column) in layout.verbatim for column in header.columns]
        cleaners = [_trimmed if whole else layout.clean for whole in verbatim]
        short: Line | None = None
        for line, cells in self._lines:
            row = [clean(cell) if cell else "" for clean, cell in zip(cleaners, cells, strict=False)]
            extra = {width + place: text for place, cell in enumerate(cells[width:]) if (text := layout.clean(cell))}
            if not extra and not any(row):
                continue
            if short is not None:
                message = f"a row with {len(short[1])} cells under {width} columns"
                self.reading.issue(IssueCode.UNREADABLE_VALUE, message, line=short[0], raw=", ".join(short[1]))
                short = None
            if len(row) < width:
                short = line, row
                row = row + [""] * (width - len(row))
            elif extra:
                message = f"a row with more cells than the {width} columns"
                self._report(IssueCode.UNREADABLE_VALUE, message, line, extra, header)
            yield line, row
        if short is not None:  # within a file it is a bad row; at its end, it shows that the file was cut
            raise ReadError("is cut short: its last row is not whole", file=self.reading.document.name, line=short[0])

    def _grouped(self, header: Header, rows: Iterator[Line]) -> Iterator[list[Line]]:
        """The rows of each record, where its first one stands."""
        column = [*map(folded_name, header.columns)].index(self.layout.key or "")
        with Spool() as spool:
            for line, cells in rows:
                if cells[column]:
                    spool.add(cells[column], marshal.dumps((line, cells)))
                else:
                    texts = {place: cell for place, cell in enumerate(cells) if cell}
                    self._report(IssueCode.MISSING_FIELD, f"a row without {self.layout.key}", line, texts, header)
            keys = [*spool]
            if not keys:
                raise ReadError("has a header, but no rows", file=self.reading.document.name)
            for key in keys:
                yield [marshal.loads(row) for row in spool.pop(key)]  # noqa: S302 - what was written above, by this process

    def _report(self, code: IssueCode, message: str, line: int, texts: Mapping[int, str], header: Header) -> None:
        """Note cells that belong to no record."""
        self.reading.issue(code, message, line=line, raw=", ".join(texts.values()))
        if self.reading.trace is not None:
            self.reading.trace += [
                Seen(header.path(place), text, line=line, reported=True) for place, text in texts.items()
            ]


def _trimmed(cell: str) -> str:
    return cell.replace("\xa0", " ").strip()


class Cell(NamedTuple):
    """A text that stands where the rows above have another one, and the line of its row."""

    text: str
    line: int


class Record(Item):
    """
    The rows of one record: what they say again and again stands once.

    The texts of a column are those that differ; a group is there once for each combination of its columns that differs.
    There are no groups around groups in a table: of a path (``Names/Name``), the last name counts, and the path of one
    that the table does not have (``Details/Person``) leads to the record itself: a list reads as it does in XML.
    """

    __slots__ = ("header", "rows")

    def __init__(self, rows: list[Line], header: Header, fields: Fields, context: Context) -> None:
        super().__init__(fields, context)
        self.rows = rows
        self.header = header
        of_rows = [cells for _, cells in rows]
        for name, place in header.texts:
            texts = dict.fromkeys([cells[place] for cells in of_rows])
            texts.pop("", None)
            if texts:
                self._take(name, place, texts)
        for group, columns in header.groups.items():
            own = len(columns.names)
            if parts := [part for part in dict.fromkeys(map(columns.take, of_rows)) if any(part[:own])]:
                self.groups[group] = [*parts]
        for place, column in header.unknown.items():
            for text in dict.fromkeys([cells[place] for cells in of_rows if cells[place]]):
                self._does_not_know(column, Cell(text, rows[0][0]))

    def _take(self, name: str, place: int, texts: dict[str, None]) -> None:
        for text in [text for text in texts if text in self.fields.empty]:
            del texts[text]
            if self.trace is not None:
                self._note(name, text, reason=self.fields.empty[text])
        for text in texts:
            if name not in self.texts:
                self.texts[name] = text
            else:
                line = next(line for line, cells in self.rows if cells[place] == text)
                self.groups.setdefault(name, []).append(Cell(text, line))

    def all(self, name: str) -> list[Any]:
        """The groups of a name, a `Row` for each combination of its columns."""
        path, name = name, name.rpartition("/")[2]
        if name in self.fields.groups:
            return super().all(name)
        return [self] if "/" in path else []

    def texts_of(self, name: str) -> list[str]:
        """The texts of a column, which all differ."""
        return [*self.each(name.rpartition("/")[2])]

    def dates_of(self, name: str, read: Callable[[str], Any] = edtf_of, **more: Any) -> list[PartialDate]:
        """The different dates of a column."""
        return super().dates_of(name.rpartition("/")[2], read, **more)

    def distinct(self, name: str) -> Iterable[tuple[Item, str]]:
        """The texts of a column, which all differ."""
        return ((self, text) for text in self.each(name.rpartition("/")[2]))

    def _open(self, name: str, raw: tuple[str, ...]) -> Any:
        names, beside, take = self.header.groups[name]
        times = 1 if self.trace is None else sum(take(cells) == raw for _, cells in self.rows)
        row = Row(dict(zip(names, raw, strict=False)), self.fields.groups[name], self.context, times)
        row.beside = dict(zip(beside, raw[len(names) :], strict=True))
        return row

    def _text(self, raw: Cell) -> str:
        return raw.text

    def report(self, name: str, raw: Any) -> None:
        """Note a text of an unknown column, one that differs where only one may stand, or one that nobody asked for."""
        if isinstance(raw, tuple) and not isinstance(raw, Cell):
            self._open(name, raw).check()
            return
        text, line = raw or Cell(self.texts[name] or "", self.context.line or 0)
        if name in self.fields.names:
            code, message = IssueCode.MISPLACED_VALUE, f"the rows of a record differ in {name}"
        else:
            code, message = IssueCode.UNKNOWN_ELEMENT, f"a value of the unknown column {name}"
        self.reading.issue(code, message, record=self.reference, line=line, raw=text)
        if self.trace is not None:
            self._note(name, text, reported=True)

    def _note(self, name: str, text: str, **more: Any) -> None:
        """Note a text as often as the rows have it."""
        place = next((place for place, path in self.header.paths.items() if path == self._path(name)), None)
        times = sum(cells[place] == text for _, cells in self.rows) if place is not None else 1
        super()._note(name, text, **{"times": times, **more})


def folded_name(column: str) -> str:
    r"""
    The name of a column without case and surplus white space.

    >>> folded_name("\ufeffUnique  ID ")
    'unique id'
    """
    return " ".join(column.replace("\ufeff", "").casefold().split())


def columns_of(head: Head, column: str, *, delimiter: str = ",") -> frozenset[str]:
    r"""
    The columns of a list in rows, folded: its first row that has a certain one; empty, if none of the first rows has.

    >>> sorted(columns_of(Head(b"Last Updated,01/02/2020\nName 6,Group ID\n"), "name 6"))
    ['group id', 'name 6']
    """
    if head.root is not None:
        return frozenset()
    rows: Iterable[Iterable[str]] = head.cells
    if not head.cells:
        rows = csv.reader(io.StringIO(head.text[:20_000]), delimiter=delimiter)
    try:
        for number, row in enumerate(rows):
            names = frozenset(map(folded_name, row))
            if column in names:
                return names
            if number >= _HEADER_WITHIN:
                break
    except csv.Error:
        pass
    return frozenset()


def labelled(rows: Iterable[Sequence[str]], table: Fields) -> dict[str, str]:
    """
    What stands above a header: values by label, in two cells or in one with a colon.

    >>> table = Fields({"banner": {"Last Updated": "list.edition", "Report Date": "list.edition"}})
    >>> labelled([["LAST UPDATED", "02/04/2014", ""], ["Report Date: 08-Oct-2026"]], table)
    {'Last Updated': '02/04/2014', 'Report Date': '08-Oct-2026'}
    """
    known = {folded_name(name): name for name in table.groups[BANNER].names}
    values: dict[str, str] = {}
    for cells in rows:
        label, *texts = [cell.strip() for cell in cells if cell.strip()] or [""]
        if not texts:
            label, _, text = label.partition(":")
            texts = [text.strip() or label]
        if label:
            values[known.get(folded_name(label), label)] = ", ".join(texts)
    return values


def count_cells(lines: Iterable[Line], layout: Layout) -> Counter[str]:
    """How many cells of a list in rows are not blank, by path: an audit counts what was read against it."""
    counts: Counter[str] = Counter()
    rows = iter(lines)
    above, header = _split(rows, layout)
    counts.update(f"{BANNER}/{label}" for label in labelled(above, layout.table))
    if header is not None:
        for _, cells in rows:
            counts.update(header.path(place) for place, cell in enumerate(cells) if layout.clean(cell))
    return counts


def _split(lines: Iterator[Line], layout: Layout) -> tuple[list[list[str]], Header | None]:
    """What stands above the header, and the header; None if none of the first rows is one."""
    above: list[list[str]] = []
    for line, cells in lines:
        if layout.needed[0] in map(folded_name, cells):
            return above, Header(cells, line, layout)
        above.append(cells)
        if len(above) > _HEADER_WITHIN:
            break
    return above, None
