"""Who is meant by the name that a relationship states, for a list that nothing holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Self

from ..model import Entity, NameKind, Relationship
from ..model.lists import folded_name


class Index:
    """
    The identifiers and names of a list, in a temporary database that is kept on disk when it grows.

    It finds what `SanctionsList.relationships` finds.

    >>> from sanctionslib import Name, RelationshipKind
    >>> with Index() as index:
    ...     index.add([Entity(id="x-1", names=(Name("HIZBALLAH", kind=NameKind.PRIMARY),))])
    ...     index.candidates(Relationship(RelationshipKind.LINKED_TO, "Hizballah"))
    ('x-1',)
    """

    def __init__(self) -> None:
        self._base = sqlite3.connect("")
        self._base.execute("CREATE TABLE names (name BLOB, main INTEGER, id BLOB)")
        self._base.execute("CREATE TABLE ids (id BLOB PRIMARY KEY)")
        self._indexed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._base.close()

    def add(self, entities: Iterable[Entity]) -> None:
        """Take up some entities."""
        for entity in entities:
            self._base.execute("INSERT OR IGNORE INTO ids VALUES (?)", (_storable(entity.id),))
            self._base.executemany(
                "INSERT INTO names VALUES (?, ?, ?)",
                [
                    (_storable(folded_name(name.text)), name.kind is NameKind.PRIMARY, _storable(entity.id))
                    for name in entity.names
                ],
            )

    def candidates(self, relationship: Relationship) -> tuple[str, ...]:
        """The identifiers of the entities that can be the other party; ask when all entities were taken up."""
        if not self._indexed:
            self._base.execute("CREATE INDEX by_name ON names (name, main)")
            self._indexed = True
        if (id := relationship.entity_id) is not None:
            known = self._base.execute("SELECT 1 FROM ids WHERE id = ?", (_storable(id),)).fetchone()
            return (id,) if known else ()
        for main in (True, False):
            found = self._base.execute(
                "SELECT id FROM names WHERE name = ? AND main = ? GROUP BY id ORDER BY min(rowid)",
                (_storable(folded_name(relationship.name or "")), main),
            ).fetchall()
            if found:
                return tuple(id.decode("utf-8", "surrogatepass") for (id,) in found)
        return ()


def _storable(text: str) -> bytes:
    """As bytes: a text may hold what UTF-8 cannot."""
    return text.encode("utf-8", "surrogatepass")
