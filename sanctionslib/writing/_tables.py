"""Writing tables: one to a file, or each to a file of its own in a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeAlias

from ..errors import WriteError
from ..model import SanctionsList
from ..tables import TABLES, Row, Table, batches, rows_of, table
from ._stream import Stream

_table = table

DEFAULT = "entities"
"""The table that is written where one is, and none is named: no other has every entity."""


Sink: TypeAlias = AbstractContextManager[Callable[[Sequence[Row]], None]]
"""What takes rows while it is open."""


class Tabular(Protocol):
    """What a format of tables has."""

    def sink(self, of: Table, file: BinaryIO, **options: Any) -> Sink: ...


def fed(of: SanctionsList | Stream, tables: Sequence[Table]) -> Iterator[tuple[Table, list[Row]]]:
    """The rows of some tables, in batches; each table's in its order."""
    if isinstance(of, Stream):
        yield from batches(of, lambda: of.facts, tables)
    else:
        for each in tables:
            if rows := rows_of(of, each):
                yield each, rows


def write_one(
    format: Tabular, of: SanctionsList | Stream, file: BinaryIO, *, table: str = DEFAULT, **options: Any
) -> None:
    """Write a table to a file."""
    found = _table(table)
    with format.sink(found, file, **options) as add:
        for _, rows in fed(of, [found]):
            add(rows)


def write_all(format: Tabular, of: SanctionsList | Stream, ending: str, path: Path, **options: Any) -> None:
    """Write every table to a file of its own in a folder, which is made if need be."""
    with _whole_folder(path) as folder, ExitStack() as stack:
        adders = {}
        for each in TABLES.values():
            file = stack.enter_context((folder / (each.name + ending)).open("xb"))
            adders[each.name] = stack.enter_context(format.sink(each, file, **options))
        for each, rows in fed(of, tuple(TABLES.values())):
            adders[each.name](rows)


@contextmanager
def _whole_folder(path: Path) -> Iterator[Path]:
    """
    A folder that takes its name when all in it is whole.

    Where there is one of that name, each file takes its place in it then; what else is in it stays.
    """
    if path.exists() and not path.is_dir():
        raise WriteError(f"{path}: is a file, and all tables make a folder: name a table to write one of them")
    path = path.resolve()
    beside = path.with_name(f".{path.name[:200]}.{os.urandom(4).hex()}.part")
    try:
        beside.mkdir()
        yield beside
        if path.exists():
            for file in sorted(beside.iterdir()):
                file.replace(path / file.name)
            beside.rmdir()
        else:
            beside.rename(path)
    except BaseException:
        if beside.exists():
            for file in beside.iterdir():
                file.unlink()
            beside.rmdir()
        raise
