"""
Statements: FollowTheMoney's other form, in which each value of each entity is a row that says where it comes from.

Beside the value stands its language, what the source wrote where FollowTheMoney's form differs, and its origin:
``metadata`` for what this library knows of an authority or a program, ``inferred`` for what is concluded or put
together here, ``remarks`` for what was read out of a remark; nothing for what a field of the list says. When a value
was first seen stays open, since a list says when it was published, and not since when it says a thing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from ...model import Entity, SanctionsList
from .._stream import Stream
from . import items_of
from .item import Said, TracedItem

COLUMNS = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)
"""The columns, as FollowTheMoney's CSV has them."""

_WITHOUT_LANGUAGE = frozenset("entity date email phone gender topic url country".split())
"""Types of values that are of no language."""
_NOTHING = Said(None, None, None)
_SURROGATES = re.compile("[\ud800-\udfff]")
"""What is no character, and only JSON can hold; the values themselves are clean of it."""

Statement = dict[str, str | bool | None]


def statements(
    sanctions_list: SanctionsList | Stream | Iterable[Entity], *, ids: str = "sanctionslib"
) -> Iterator[Statement]:
    """
    The statements that hold a list, those of an entity next to each other; see `entities` for the arguments.

    The last one of each entity, whose property is ``id``, says that there is such an entity.

    >>> from sanctionslib import Name, Person
    >>> from sanctionslib.model import NameKind
    >>> person = Person(id="x-1", names=(Name("Иван", kind=NameKind.PRIMARY, script="Cyrl", language="ru"),))
    >>> for statement in statements([person]):
    ...     print(statement["schema"], statement["prop"], statement["lang"], statement["value"])
    Person name rus Иван
    Person id None d5cfc505931131cf2e8014fb77d420afea9bd57b
    """
    for item, dataset in items_of(sanctions_list, ids, TracedItem):
        assert isinstance(item, TracedItem)
        found = [
            _statement(item, name, item.types[name].name, value, dataset, said)
            for name, values in item.properties.items()
            for value in values
            for said in _said(item, name, value)
        ]
        yield from found
        checksum = _sha1(item.schema + "".join(sorted(str(statement["id"]) for statement in found)))
        yield _statement(item, "id", "id", checksum, dataset, _NOTHING)


def _said(item: TracedItem, name: str, value: str) -> Iterable[Said]:
    said = item.said.get((name, value))
    if said is None:
        return (_NOTHING,)
    if item.types[name].name in _WITHOUT_LANGUAGE:
        return (next(iter(said.values()))._replace(lang=None),)
    return said.values()


def _statement(item: TracedItem, name: str, kind: str, value: str, dataset: str, said: Said) -> Statement:
    key = f"{dataset}.{item.id}.{name}.{value}" + (f"@{said.lang}" if said.lang else "")
    return {
        "canonical_id": item.id,
        "entity_id": item.id,
        "prop": name,
        "prop_type": kind,
        "schema": item.schema,
        "value": value,
        "dataset": dataset,
        "origin": said.origin,
        "lang": said.lang,
        "original_value": said.original and _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", said.original),
        "external": False,
        "first_seen": None,
        "last_seen": None,
        "id": _sha1(key),
    }


def _sha1(text: str) -> str:
    return hashlib.sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
