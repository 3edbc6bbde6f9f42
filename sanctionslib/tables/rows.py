"""The rows of a list: all rows of a table, or those of all tables as the entities come."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from ..errors import WriteError
from ..model import Entity, SanctionsList
from .columns import Row, Table
from .definitions import RELATIONSHIPS, TABLES
from .name_index import Index


def table(name: str) -> Table:
    """
    The table of that name.

    Raises:
        WriteError: there is none.
    """
    if name not in TABLES:
        raise WriteError(f"there is no table {name!r}; there are: {', '.join(TABLES)}")
    return TABLES[name]


def rows_of(sanctions_list: SanctionsList, table: Table) -> list[Row]:
    """The rows of a table of a list."""
    if table.of_list:
        return list(table.rows(sanctions_list))
    rows = [row for entity in sanctions_list.entities for row in table.rows(entity)]
    if table is RELATIONSHIPS:
        others = (tuple(other.id for other in link.candidates) for link in sanctions_list.relationships)
        rows = [row._replace(others=ids) for row, ids in zip(rows, others, strict=True)]
    return rows


_ENTITIES_AT_A_TIME = 500


def batches(
    entities: Iterable[Entity], facts: Callable[[], SanctionsList], tables: Sequence[Table]
) -> Iterator[tuple[Table, list[Row]]]:
    """
    The rows of some tables of a list that is not held in memory, in batches as its entities come.

    The rows of each table come in its order. The parties that relationships name are known only after the last entity:
    until then names are kept in a temporary database, and the relationships in a temporary file.

    Args:
        entities: The entities of the list.
        facts: Gives the list without its entities, once the last of them was taken.
        tables: The tables.
    """
    import tempfile  # not needed to import the package

    remaining = iter(entities)
    linked = RELATIONSHIPS in tables
    with Index() as index, tempfile.TemporaryFile() as spool:
        while chunk := list(islice(remaining, _ENTITIES_AT_A_TIME)):
            if linked:
                index.add(chunk)
            for table in tables:
                if not table.of_list and (rows := [row for entity in chunk for row in table.rows(entity)]):
                    if table is RELATIONSHIPS:
                        pickle.dump(rows, spool)
                    else:
                        yield table, rows
        end = spool.tell()
        spool.seek(0)
        while spool.tell() < end:
            rows = pickle.load(spool)  # noqa: S301 - written above
            yield RELATIONSHIPS, [row._replace(others=index.candidates(row.item)) for row in rows]
    for table in tables:
        if table.of_list and (rows := list(table.rows(facts()))):
            yield table, rows
