"""Parquet: the tables of `sanctionslib.tables`, by row groups, with the types and descriptions of their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from ..tables import Row, Table, arrow

if TYPE_CHECKING:
    import pyarrow

ROWS_IN_A_GROUP = 1 << 14


@contextmanager
def sink(of: Table, file: BinaryIO) -> Iterator[Callable[[Sequence[Row]], None]]:
    """
    Write a table to a file: gives a function that takes rows, and writes them when they fill a row group.

    Raises:
        WriteError: pyarrow is not installed.
    """
    pa, parquet = arrow.library(), arrow.library("pyarrow.parquet")
    schema = arrow.schema(of)
    waiting: list[pyarrow.Table] = []

    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:

        def add(rows: Sequence[Row]) -> None:
            waiting.append(arrow.arrow_table(of, rows, schema))
            if sum(table.num_rows for table in waiting) >= ROWS_IN_A_GROUP:
                flush()

        def flush() -> None:
            writer.write_table(pa.concat_tables(waiting).combine_chunks(), row_group_size=ROWS_IN_A_GROUP)
            waiting.clear()

        yield add
        if waiting:
            flush()
