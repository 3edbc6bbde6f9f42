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
import re
from collections.abc import Iterable, Iterator

from ...model import Authority, Entity, SanctionsList
from .item import Item
from .parties import items

__all__ = ["entities", "lines"]


_DATASETS = {
    ("us-ofac", "SDN List"): "us_ofac_sdn",
    ("us-ofac", "Consolidated List"): "us_ofac_cons",
    ("un-sc", None): "un_sc_sanctions",
}
"""The datasets that others have given names to; any other is called by its authority and its title."""


def dataset_named(authority: Authority | None, title: str | None) -> str:
    who = authority.id if authority else ""
    known = _DATASETS.get((who, title)) or _DATASETS.get((who, None))
    return known or "_".join(re.findall(r"[a-z0-9]+", f"{who} {title or ''}".casefold())) or "sanctions"


def dataset_of(entity: Entity) -> str:
    authority = next((d.authority for d in entity.designations if d.authority), None)
    title = entity.source.file.list if entity.source and entity.source.file else None
    return dataset_named(authority, title or next((d.list for d in entity.designations if d.list), None))


def entities(sanctions_list: SanctionsList | Iterable[Entity]) -> Iterator[dict[str, object]]:
    """
    The entities of FollowTheMoney that hold a list, or some entities of one.

    Each entity comes before what hangs on it. An address that several share comes once, after the first of them.

    >>> from sanctionslib import Address, Country, Designation, Name, NameKind, Organization, Program
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
    of_list = None
    if isinstance(sanctions_list, SanctionsList):
        of_list = dataset_named(sanctions_list.authority, sanctions_list.title)
    addresses: set[str] = set()
    for entity in sanctions_list:
        dataset = of_list or dataset_of(entity)
        found: dict[str, Item] = {}
        for item in items(entity):
            if item.id in found:
                found[item.id].merge(item)
            elif item.id not in addresses:
                found[item.id] = item
                if item.schema == "Address":
                    addresses.add(item.id)
        for item in found.values():
            yield item.to_dict(dataset)


def lines(sanctions_list: SanctionsList | Iterable[Entity]) -> Iterator[str]:
    """
    The same, as JSON, one entity a line.

    >>> from sanctionslib import Name, NameKind, Person
    >>> person = Person(id="unsc-QDi.999", names=(Name("Jane DOE", kind=NameKind.PRIMARY),))
    >>> print(*lines([person]))  # doctest: +NORMALIZE_WHITESPACE
    {"id": "unsc-QDi.999", "caption": "Jane DOE", "schema": "Person", "properties": {"name": ["Jane DOE"]},
     "datasets": ["sanctions"], "referents": [], "target": false}
    """
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    for entity in entities(sanctions_list):
        yield encode(entity)
