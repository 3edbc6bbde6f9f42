"""The parts of a table: its columns, each with its type, its description, and how it is taken from the model."""

from __future__ import annotations

import datetime
import enum
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

import attrs

from ..model import Calendar, Entity, PartialDate


class ColumnType(enum.StrEnum):
    """
    The types that columns have.

    >>> ColumnType.DAY.value
    'date'
    """

    TEXT = "text"
    TEXTS = "list of text"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    DAY = "date"


class Row(NamedTuple):
    """
    What a row is made from.

    Attributes:
        id: Its key: the path to its object in the model, ``ofac-30743/names/0`` for ``sdn["ofac-30743"].names[0]``.
        entity_id: The entity it belongs to; empty for what belongs to the list itself.
        item: The object of the model.
        of_table, of_id: The table and the key of the row that it belongs to.
        field: The field of that row's object in which it stands.
        others: For a relationship, the identifiers of the entities of the list that can be its other party.
    """

    id: str
    entity_id: str
    item: Any
    of_table: str = ""
    of_id: str = ""
    field: str = ""
    others: tuple[str, ...] = ()


Rows: TypeAlias = Callable[..., Iterable[Row]]


@attrs.frozen
class Column:
    """
    A column of a table.

    Attributes:
        name: That of the attribute of the model that it holds, where it holds one.
        type: What its values are.
        description: What they say.
        get: Takes the value from what a row is made from; None where nothing is stated.
        required: Whether each row has a value.
        references: The table whose key it holds, if it holds one.
    """

    name: str
    type: ColumnType
    description: str
    get: Callable[[Row], Any] = attrs.field(repr=False)
    required: bool = False
    references: str | None = None


@attrs.frozen
class Table:
    """
    A table: what its rows are, and its columns.

    Attributes:
        name: What `SanctionsList.to_table` calls it.
        each: What there is a row for: ``name of an entity``.
        columns: Its columns, in order; they keep their names, types and order, new ones come last.
        rows: What the rows of an entity are made from (of the list, for a table *of_list*); given a field, only those
            whose object has something in it.
        key: The column that identifies a row; None for a table of one row.
        of_list: Whether its rows are the list's own, not its entities'.
    """

    name: str
    each: str
    columns: tuple[Column, ...]
    rows: Rows = attrs.field(repr=False)
    key: str | None = None
    of_list: bool = False

    def values(self, rows: Sequence[Row]) -> list[list[Any]]:
        """The values of some rows, column by column."""
        return [[get(row) for row in rows] for get in (column.get for column in self.columns)]


_SURROGATES = re.compile("[\ud800-\udfff]")


def characters(text: str) -> str:
    r"""
    A text with U+FFFD for what is no character: a lone surrogate, which only JSON can hold.

    >>> characters("a\ud800")
    'a\ufffd'
    """
    return text if text.isascii() else _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


# -- columns ----------------------------------------------------------------------------------------------------


def text(name: str, description: str, get: Callable[[Row], Any] | None = None, *, required: bool = False) -> Column:
    """A column of texts: by default, of the attribute of that name (as for the next kinds of column)."""
    return Column(name, ColumnType.TEXT, description, get or attrgetter(f"item.{name}"), required)


def texts(name: str, description: str, get: Callable[[Row], Any] | None = None) -> Column:
    """A column of lists of texts, empty where nothing is stated."""
    return Column(name, ColumnType.TEXTS, description, get or attrgetter(f"item.{name}"), required=True)


def boolean(name: str, description: str, get: Callable[[Row], Any] | None = None, *, required: bool = False) -> Column:
    """A column of yes, no, or nothing where the source does not say."""
    return Column(name, ColumnType.BOOLEAN, description, get or attrgetter(f"item.{name}"), required)


def integer(name: str, description: str, get: Callable[[Row], Any] | None = None) -> Column:
    """A column of whole numbers."""
    return Column(name, ColumnType.INTEGER, description, get or attrgetter(f"item.{name}"))


def day(name: str, description: str, get: Callable[[Row], Any] | None = None) -> Column:
    """A column of days."""
    return Column(name, ColumnType.DAY, description, get or attrgetter(f"item.{name}"))


def key(name: str) -> Column:
    """The key of the table."""
    description = "Key of the row: the path to it in the model, good for one edition of the list."
    return Column(name, ColumnType.TEXT, description, attrgetter("id"), required=True)


def reference(name: str, table: str, description: str, get: Callable[[Row], Any], *, required: bool = True) -> Column:
    """The key of a row of another table."""
    return Column(name, ColumnType.TEXT, description, get, required, references=table)


ENTITY_ID = reference("entity_id", "entities", "The entity.", attrgetter("entity_id"))
DESIGNATION_ID = reference("designation_id", "designations", "The designation.", attrgetter("of_id"))

OF = (
    text("of_table", "The table of the row that it belongs to.", attrgetter("of_table"), required=True),
    text("of_id", "The key of the row that it belongs to.", attrgetter("of_id"), required=True),
)
FIELD = text("field", "The field that it stands in, by the name of the attribute.", attrgetter("field"), required=True)


def _attribute(get: Callable[[Row], Any], name: str) -> Callable[[Row], Any]:
    """Takes an attribute of a value of a row; None where the row has no such value."""

    def attribute(row: Row) -> Any:
        value = get(row)
        return getattr(value, name) if value is not None else None

    return attribute


def country(name: str, description: str) -> tuple[Column, Column]:
    """A country: its name in the source's words, and its code."""
    get = attrgetter(f"item.{name}")
    return (
        text(name, f"{description}, in the source's words.", _attribute(get, "name")),
        text(
            f"{name}_code",
            "Its code: ISO 3166-1 alpha-2, or ISO 3166-3 for one that is no more.",
            _attribute(get, "code"),
        ),
    )


def date(name: str, description: str) -> tuple[Column, Column, Column]:
    """A date as far as it is stated: EDTF, and the first and the last day that it can mean."""
    get = attrgetter(f"item.{name}")
    return (
        text(name, f"{description}, as EDTF.", _attribute(get, "edtf")),
        day(f"{name}_earliest", "The first day that it can mean.", lambda row: earliest(get(row))),
        day(f"{name}_latest", "The last day that it can mean.", lambda row: latest(get(row))),
    )


def earliest(date: PartialDate | None) -> datetime.date | None:
    """The first day that a date can mean."""
    return _bounds(date.edtf, date.calendar)[0] if date is not None else None


def latest(date: PartialDate | None) -> datetime.date | None:
    """The last day that a date can mean."""
    return _bounds(date.edtf, date.calendar)[1] if date is not None else None


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@lru_cache(maxsize=1 << 16)  # a list has few different dates, many times, and three columns for each
def _bounds(edtf: str, calendar: Calendar) -> tuple[datetime.date | None, datetime.date | None]:
    if calendar is Calendar.GREGORIAN and _DAY.fullmatch(edtf):  # by far the most
        return (day := datetime.date.fromisoformat(edtf)), day
    date = PartialDate(edtf, calendar=calendar)
    return date.earliest, date.latest


def source(holder: str = "item.source") -> tuple[Column, ...]:
    """Where a row was read: the file with its edition, the record, the line."""
    get = attrgetter(holder)
    file = _attribute(get, "file")
    return (
        day("published", "The day that the edition of the list is dated.", _attribute(file, "published")),
        text("source_file", "The file it stands in.", _attribute(file, "name")),
        text("source_record", "The authority's identifier of the record it stands in.", _attribute(get, "record")),
        integer("source_line", "The line of the file, from 1.", _attribute(get, "line")),
    )


# -- rows -------------------------------------------------------------------------------------------------------


def of_entity(*fields: str) -> Rows:
    """A row for each object in some fields of an entity, where its class has them."""

    def rows(entity: Entity, having: str | None = None) -> Iterator[Row]:
        id = entity.id
        for field in fields:
            for place, item in enumerate(getattr(entity, field, ())):
                if having is None or getattr(item, having, None):
                    yield Row(f"{id}/{field}/{place}", id, item, "entities", id, field)

    return rows


def below(table: Table, field: str, of: Rows | None = None) -> Rows:
    """A row for each object in a field of the objects of another table, or of some of its rows."""
    name, above = table.name, of or table.rows

    def rows(entity: Entity, having: str | None = None) -> Iterator[Row]:
        for row in above(entity, field):
            for place, item in enumerate(getattr(row.item, field)):
                if having is None or getattr(item, having, None):
                    yield Row(f"{row.id}/{field}/{place}", row.entity_id, item, name, row.id, field)

    return rows


def first(*makers: Rows) -> Rows:
    """The rows of one, then those of the next."""

    def rows(entity: Entity, having: str | None = None) -> Iterator[Row]:
        for make in makers:
            yield from make(entity, having)

    return rows
