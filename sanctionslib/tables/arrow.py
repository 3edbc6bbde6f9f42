"""Tables as Arrow, from which data frames and Parquet files are made."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .._gc import gc_paused
from ..errors import WriteError
from ..model import SanctionsList
from .columns import ColumnType, Row, Table, characters
from .rows import rows_of, table

if TYPE_CHECKING:
    import pyarrow


def library(name: str = "pyarrow") -> Any:
    """
    pyarrow, or a module of it.

    Raises:
        WriteError: it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise WriteError("tables as Arrow or Parquet need pyarrow: pip install 'sanctionslib[arrow]'") from error


def schema(of: Table) -> pyarrow.Schema:
    """
    The Arrow schema of a table. The metadata of a column has its ``description``.

    >>> from sanctionslib.tables import TABLES
    >>> print(schema(TABLES["name_parts"]).field("text"))
    pyarrow.Field<text: string not null>
    """
    pa = library()
    types = {
        ColumnType.TEXT: pa.string(),
        ColumnType.TEXTS: pa.list_(pa.field("element", pa.string(), nullable=False)),
        ColumnType.BOOLEAN: pa.bool_(),
        ColumnType.INTEGER: pa.int64(),
        ColumnType.DAY: pa.date32(),
    }
    fields = [
        pa.field(
            column.name,
            types[column.type],
            nullable=not column.required,
            metadata={"description": column.description},
        )
        for column in of.columns
    ]
    described: pyarrow.Schema = pa.schema(fields, metadata={"table": of.name})
    return described


def arrow_table(of: Table, rows: Sequence[Row], schema: pyarrow.Schema) -> pyarrow.Table:
    """Rows of a table as Arrow."""
    pa = library()
    arrays = []
    for values, field in zip(of.values(rows), schema, strict=True):
        try:
            array = pa.array(values, field.type)
        except UnicodeEncodeError:
            array = pa.array([_encodable(value) for value in values], field.type)
        arrays.append(array)
    table: pyarrow.Table = pa.Table.from_arrays(arrays, schema=schema)
    return table


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return characters(value)
    return None if value is None else [characters(text) for text in value]


def to_table(sanctions_list: SanctionsList, name: str) -> pyarrow.Table:
    """
    A table of a list as Arrow; see `SanctionsList.to_table`.

    Raises:
        WriteError: there is no such table, or pyarrow is not installed.
    """
    definition = table(name)
    with gc_paused():  # many values are made, and none of them in a cycle
        return arrow_table(definition, rows_of(sanctions_list, definition), schema(definition))
