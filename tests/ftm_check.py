"""
FollowTheMoney's own rules, asked of its installed package, about entities that claim to keep them.

Its own validation drops in silence what it does not know; here everything that its cleaning would change is a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

KEYS = ["id", "caption", "schema", "properties", "datasets", "referents", "target"]


def findings(entities: Iterable[dict[str, Any]]) -> list[str]:
    """What breaks a rule, in words; none for a valid stream."""
    entities = list(entities)
    return [*_references(entities), *(finding for entity in entities for finding in _entity(entity))]


def _entity(entity: dict[str, Any]) -> Iterator[str]:
    from followthemoney import model
    from followthemoney.types import registry

    id = entity.get("id")
    if list(entity) != KEYS:
        yield f"{id}: keys {list(entity)}"
    if not isinstance(id, str) or registry.entity.clean(id) != id or len(id) > registry.entity.max_length:
        yield f"not an identifier: {id!r}"
    schema = model.get(entity["schema"])
    if schema is None or schema.abstract:
        yield f"{id}: schema {entity['schema']!r}"
        return
    if not entity["caption"] or not isinstance(entity["caption"], str):
        yield f"{id}: caption {entity['caption']!r}"
    properties = entity["properties"]
    risks = set(properties.get("topics", ())) & registry.topic.RISKS
    if entity["target"] is not bool(risks):
        yield f"{id}: target {entity['target']} with topics {properties.get('topics')}"
    for name in schema.required:
        if not properties.get(name):
            yield f"{id}: {schema.name} without {name}"
    for name, values in properties.items():
        prop = schema.get(name)
        if prop is None or prop.stub or prop.deprecated:
            yield f"{id}: {schema.name} has no {name} to write to"
        elif not isinstance(values, list) or not values or len(set(values)) < len(values):
            yield f"{id}: {name} is no list of different values: {values!r}"
        else:
            for value in values:
                yield from (f"{id}: {name}: {fault}: {value!r}" for fault in _value(prop, value))


@cache
def _value(prop: Any, value: object) -> tuple[str, ...]:
    return tuple(_faults(prop, value))


def _faults(prop: Any, value: object) -> Iterator[str]:
    if type(value) is not str:
        yield "not a string"
        return
    cleaned = prop.type.clean(value, format=prop.format)
    if cleaned != value:
        yield f"becomes {cleaned!r}"
    # A property may allow more than its type does, of which validate() knows nothing: 512 characters for a wallet.
    if len(value) <= prop.type.max_length and not prop.type.validate(value):
        yield "not valid"
    if len(value) > prop.max_length:
        yield "too long"


def _references(entities: list[dict[str, Any]]) -> Iterator[str]:
    from followthemoney import model
    from followthemoney.types import registry

    schemata: dict[str, Any] = {}
    for entity in entities:
        if entity["id"] in schemata:
            yield f"{entity['id']}: written twice"
        schemata[entity["id"]] = model.get(entity["schema"])
    referred: set[str] = set()
    for entity in entities:
        schema = schemata[entity["id"]]
        if schema is not None and schema.edge:
            ends = [entity["properties"].get(end, []) for end in (schema.edge_source, schema.edge_target)]
            if [len(end) for end in ends] != [1, 1] or ends[0] == ends[1]:
                yield f"{entity['id']}: {schema.name} is no edge between two parties: {ends}"
        for name, values in entity["properties"].items():
            prop = schema.get(name) if schema is not None else None
            if prop is None or prop.type is not registry.entity:
                continue
            referred.update(values)
            for value in values:
                target = schemata.get(value)
                if target is None or value == entity["id"]:
                    yield f"{entity['id']}: {name} leads nowhere: {value}"
                elif prop.range is not None and not target.is_a(prop.range):
                    yield f"{entity['id']}: {name} leads to a {target.name}: {value}"
    for entity in entities:
        if entity["schema"] == "Address" and entity["id"] not in referred:
            yield f"{entity['id']}: nobody is at this address"
