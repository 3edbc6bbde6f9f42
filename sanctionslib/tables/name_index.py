"""The party that a relationship names, for a list that is not held in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Self

from ..model import Entity, Relationship
from ..model.folding import fold
from ..model.lists import Named, bearers


class Index:
    """
    The identifiers and names of a list, in a temporary database that is kept on disk when it grows.

    It finds the same as `SanctionsList.relationships`.

    >>> from sanctionslib import Name
    >>> from sanctionslib.model import NameKind, RelationshipKind
    >>> with Index() as index:
    ...     index.add([Entity(id="x-1", names=(Name("HIZBALLAH", kind=NameKind.PRIMARY),))])
    ...     index.candidates(Relationship(RelationshipKind.LINKED_TO, "Hizballah"))
    ('x-1',)
    """

    def __init__(self) -> None:
        self._base = sqlite3.connect("")
        self._base.execute("CREATE TABLE names (folded BLOB, text BLOB, main INTEGER, id BLOB)")
        self._base.execute("CREATE TABLE ids (id BLOB PRIMARY KEY)")
        self._indexed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._base.close()

    def add(self, entities: Iterable[Entity]) -> None:
        """Take up some entities."""
        for entity in entities:
            self._base.execute("INSERT OR IGNORE INTO ids VALUES (?)", (_bytes(entity.id),))
            self._base.executemany(
                "INSERT INTO names VALUES (?, ?, ?, ?)",
                [
                    (_bytes(fold(text)), _bytes(text), primary, _bytes(id))
                    for text, primary, id in (Named.of(name, entity.id) for name in entity.names)
                ],
            )

    def candidates(self, relationship: Relationship) -> tuple[str, ...]:
        """The identifiers of the entities that can be the other party; ask when all entities were taken up."""
        if not self._indexed:  # when all are there: to keep an index up to date takes longer than to make it
            self._base.execute("CREATE INDEX by_name ON names (folded)")
            self._indexed = True
        if (id := relationship.entity_id) is not None:
            known = self._base.execute("SELECT 1 FROM ids WHERE id = ?", (_bytes(id),)).fetchone()
            return (id,) if known else ()
        name = relationship.name or ""
        rows = self._base.execute(
            "SELECT text, main, id FROM names WHERE folded = ? ORDER BY rowid", (_bytes(fold(name)),)
        )
        return bearers(name, [Named(_text(text), bool(main), _text(id)) for text, main, id in rows])


def _bytes(text: str) -> bytes:
    """A text as bytes, for a text may hold a lone surrogate, which SQLite's UTF-8 cannot."""
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
