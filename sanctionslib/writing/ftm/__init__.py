"""
FollowTheMoney: the entities that investigators and screening tools exchange, one JSON object a line.

Everything that the schema of FollowTheMoney (4.x) takes stands in the property that means it, in the form that its own
cleaning leaves unchanged. What a property refuses goes to the notes of the same entity, with a word that says what it
is. The page on this format says what is held, what goes to the notes and what cannot be held.

A serializer of this library needs no package beside it, so that the rules of FollowTheMoney's value types are written
here a second time; the tests compare them with the installed package.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from ..._gc import gc_paused
from ...model import Authority, Entity, SanctionsList
from ...publishers import datasets_of
from ...vocabularies.followthemoney import dataset_name
from .._stream import Stream
from .edges import Edges
from .ids import ids_of
from .item import Item
from .parties import items

__all__ = ["entities", "lines"]


def dataset_named(authority: Authority | None, title: str | None) -> str:
    """The name of the dataset that a list is: what OpenSanctions calls it, or else its authority and its title."""
    known = datasets_of(authority)
    of_list = known if len(known) == 1 else [dataset for dataset in known if dataset.list == title]
    return of_list[0].name if of_list else dataset_name(authority, title)


def _dataset_of(entity: Entity) -> str:
    authority = next((d.authority for d in entity.designations if d.authority), None)
    title = entity.source.file.list if entity.source and entity.source.file else None
    return dataset_named(authority, title or next((d.list for d in entity.designations if d.list), None))


def items_of(
    sanctions_list: SanctionsList | Stream | Iterable[Entity], ids: str, make: type[Item] = Item
) -> Iterator[tuple[Item, str]]:
    """What `entities` writes, as items, each with the name of its dataset."""
    facts = sanctions_list.facts if isinstance(sanctions_list, Stream) else sanctions_list
    of_list = None
    if isinstance(facts, SanctionsList):
        of_list = dataset_named(facts.authority, facts.title)
    chosen = ids_of(ids, facts, of_list or "")
    edges = Edges(chosen, make)
    addresses: set[str] = set()
    for entity in sanctions_list:
        dataset = of_list or _dataset_of(entity)
        found: dict[str, Item] = {}
        for item in items(chosen, entity, make):
            if not found:
                edges.add(entity, item, dataset)
            if item.id in found:
                found[item.id].merge(item)
            elif item.id not in addresses:
                found[item.id] = item
                if item.schema == "Address":
                    addresses.add(item.id)
        for item in found.values():
            yield item, dataset
    yield from edges.items()


def entities(
    sanctions_list: SanctionsList | Stream | Iterable[Entity], *, ids: str = "sanctionslib"
) -> Iterator[dict[str, object]]:
    """
    The entities of FollowTheMoney that hold a list, or some entities of one.

    Each party comes before what hangs on it. An address that several share comes once, after the first of them. Last
    come the parties outside the list that relationships lead to, and the relationships.

    Args:
        sanctions_list: The list; or entities, which are taken one by one and not kept.
        ids: ``sanctionslib``, or ``opensanctions`` for the identifiers that OpenSanctions gives the same records.

    Raises:
        WriteError: the identifiers of OpenSanctions cannot be made for the list.

    >>> from sanctionslib import Address, Country, Designation, Name, Organization, Program
    >>> from sanctionslib.model import NameKind
    >>> address = Address(city="Saydnaya", country=Country("Syria", "SY"))
    >>> prison = Organization(
    ...     id="ofac-32356",
    ...     names=(Name("SAYDNAYA MILITARY PRISON", kind=NameKind.PRIMARY),),
    ...     addresses=(address,),
    ...     designations=(Designation(programs=(Program(code="SYRIA-EO13894"),)),),
    ... )
    >>> for entity in entities([prison]):
    ...     print(entity["schema"], entity["caption"], entity["target"])
    Organization SAYDNAYA MILITARY PRISON True
    Address Saydnaya, Syria False
    Sanction SYRIA-EO13894 False
    """
    for item, dataset in items_of(sanctions_list, ids):
        yield item.to_dict(dataset)


def lines(sanctions_list: SanctionsList | Stream | Iterable[Entity], *, ids: str = "sanctionslib") -> Iterator[str]:
    """
    The same, as JSON, one entity a line.

    >>> from sanctionslib import Name, Person
    >>> from sanctionslib.model import NameKind
    >>> person = Person(id="unsc-QDi.999", names=(Name("Jane DOE", kind=NameKind.PRIMARY),))
    >>> print(*lines([person]))  # doctest: +NORMALIZE_WHITESPACE
    {"id": "unsc-QDi.999", "caption": "Jane DOE", "schema": "Person", "properties": {"name": ["Jane DOE"]},
     "datasets": ["sanctions"], "referents": [], "target": false}
    """
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    yield from in_batches(map(encode, entities(sanctions_list, ids=ids)))


_T = TypeVar("_T")
_BATCH = 10_000
"""How many lines are made at a time: some 10 MB of them. Each time the collector walks what was made meanwhile."""


def in_batches(made: Iterator[_T]) -> Iterator[_T]:
    """The same, made many at a time while the collector of cycles is set aside: what is made holds none."""
    while True:
        with gc_paused():
            batch = list(islice(made, _BATCH))
        if not batch:
            return
        yield from batch
