"""Relationships as edges between parties, and the parties outside the list that they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...model import Aircraft, Entity, Relationship, Vessel
from ...model import RelationshipKind as Kind
from ...model.folding import fold_case
from ...model.lists import NameIndex
from .ids import Ids, party_id
from .item import INFERRED, Item
from .schemata import is_a
from .values import phrases


class _End(NamedTuple):
    """An end of an edge: the property that refers to the party, and what the party must be."""

    name: str
    kind: str


class _Edge(NamedTuple):
    """A way to write a relationship: the schema, the end of the party that states it, and the other end."""

    schema: str
    own: _End
    other: _End


_LEGAL_ENTITY, _ASSET, _ORGANIZATION, _PERSON, _THING = "LegalEntity", "Asset", "Organization", "Person", "Thing"
_OWNED = (
    _Edge("Ownership", _End("asset", _ASSET), _End("owner", _LEGAL_ENTITY)),
    _Edge("Control", _End("controlled", _LEGAL_ENTITY), _End("controller", _LEGAL_ENTITY)),
)
_OWNS = tuple(_Edge(edge.schema, edge.other, edge.own) for edge in _OWNED)
_LEADS = (_Edge("Directorship", _End("director", _LEGAL_ENTITY), _End("organization", _ORGANIZATION)),)
_BELONGS = (_Edge("Membership", _End("member", _LEGAL_ENTITY), _End("organization", _ORGANIZATION)),)
_LINK = _Edge("UnknownLink", _End("subject", _THING), _End("object", _THING))

_EDGES: dict[Kind, tuple[_Edge, ...]] = {
    Kind.ACTING_FOR: (_Edge("Representation", _End("agent", _LEGAL_ENTITY), _End("client", _LEGAL_ENTITY)),),
    Kind.OWNED_OR_CONTROLLED_BY: _OWNED,
    Kind.SUBSIDIARY_OF: _OWNED,
    Kind.PROPERTY_IN_THE_INTEREST_OF: _OWNED[:1],
    Kind.OWNER_OF: _OWNS,
    Kind.OWNS_CONTROLS_OR_OPERATES: _OWNS,
    Kind.PARENT_OF: _OWNS,
    Kind.LEADER_OF: _LEADS,
    Kind.EXECUTIVE_OF: _LEADS,
    Kind.SIGNIFICANT_ROLE_IN: _BELONGS,
    Kind.MEMBER_OF: _BELONGS,
    Kind.FAMILY_OF: (_Edge("Family", _End("person", _PERSON), _End("relative", _PERSON)),),
    Kind.ASSOCIATE_OF: (_Edge("Associate", _End("person", _PERSON), _End("associate", _PERSON)),),
}
"""
The edges that can hold a relationship, the first that both parties fit. Any other is an UnknownLink: one whose parties
fit no edge, one that is past, and the kinds that are not here.
"""
_LABELS = {"Control": "controlType", "Family": "relationship", "Associate": "relationship"}
"""The property for what the source calls the relationship; ``role`` in any other schema."""


class _Party(NamedTuple):
    """A party that was written."""

    id: str
    schema: str


class _Tie(NamedTuple):
    """A relationship that waits for the other party."""

    party: _Party
    relationship: Relationship
    dataset: str


def leads_on(entity: Entity, relationship: Relationship) -> bool:
    """Whether a relationship is to another party, so that there can be an edge."""
    return bool(relationship.name or relationship.entity_id) and relationship.entity_id != entity.id


def relationships(entity: Entity) -> Iterator[Relationship]:
    """What an entity is to others: its relationships, and the owners and operators of a ship or an aircraft."""
    yield from entity.relationships
    if isinstance(entity, Vessel):
        for name in entity.owners:
            yield Relationship(Kind.OWNED_OR_CONTROLLED_BY, name, label="Owner")
        for name in entity.former_owners:
            yield Relationship(Kind.OWNED_OR_CONTROLLED_BY, name, label="Former owner", former=True)
    if isinstance(entity, (Vessel, Aircraft)):
        for name in entity.operators:
            yield Relationship(Kind.OTHER, name, label="Operator")


class Edges:
    """
    The relationships of a list, which can be written when all parties are known.

    Memory: a party's identifiers and names, and its relationships, are kept until then; the party is not.
    """

    def __init__(self, ids: Ids, make: type[Item]) -> None:
        self._ids = ids
        self._make = make
        self._parties: dict[str, _Party] = {}
        self._names = NameIndex()
        self._ties: list[_Tie] = []

    def add(self, entity: Entity, item: Item, dataset: str) -> None:
        """Keep what the relationships need to know of an entity, which was written as *item*."""
        party = self._parties[entity.id] = _Party(item.id, item.schema)
        self._names.add(entity.id, entity.names)
        for relationship in relationships(entity):
            if leads_on(entity, relationship):
                self._ties.append(_Tie(party, relationship, dataset))

    def items(self) -> Iterator[tuple[Item, str]]:
        """The parties outside the list, then the edges, each with its dataset."""
        strangers: dict[str, tuple[Item, str]] = {}
        edges: dict[str, tuple[Item, str]] = {}
        for tie in self._ties:
            found = self._candidates(tie)
            if len(found) == 1:
                other, schema = found[0].id, found[0].schema
                outside = False
            else:
                stranger = self._stranger(tie)
                strangers.setdefault(stranger.id, (stranger, tie.dataset))[0].merge(stranger)
                other, schema = stranger.id, stranger.schema
                outside = True
            id = self._ids.relation(
                tie.party.id, other, tie.relationship, (tie.party.schema, None if outside else schema)
            )
            edge = self._edge(id, tie, _Party(other, schema))
            if not outside and tie.relationship.name:
                edge.add("namesMentioned", tie.relationship.name, "Name", origin=tie.relationship.origin)
            if len(found) > 1:
                edge.note(f"{len(found)} parties of the list bear this name")
            if id in edges and edges[id][0].schema != edge.schema:  # a number that the source gave twice
                id = edge.id = self._ids.named(tie.party.id, id, edge.schema)
            if id in edges:
                edges[id][0].merge(edge)
            else:
                edges[id] = edge, tie.dataset
        for stranger, dataset in strangers.values():
            if "name" not in stranger.properties:  # it has but a number, or a name that is refused; one is required
                stranger.put("name", stranger.id, origin=INFERRED)
            yield stranger, dataset
        yield from edges.values()

    def _candidates(self, tie: _Tie) -> list[_Party]:
        """The parties of the list that can be meant; never the one that states the relationship."""
        relationship = tie.relationship
        if relationship.entity_id is not None:
            found = [self._parties[relationship.entity_id]] if relationship.entity_id in self._parties else []
        else:
            found = [self._parties[id] for id in self._names.find(relationship.name or "")]
        return [party for party in found if party.id != tie.party.id]

    def _stranger(self, tie: _Tie) -> Item:
        """A party outside the list, of which nothing is known but what the relationship calls it."""
        relationship = tie.relationship
        if relationship.entity_id is not None:
            stranger = self._make("LegalEntity", party_id(relationship.entity_id))
        else:
            name = fold_case(relationship.name or "")  # not fold(): identifiers stay what they are
            stranger = self._make("LegalEntity", self._ids.named(tie.party.id, "LegalEntity", name))
        stranger.add("name", relationship.name, "Name", origin=relationship.origin)
        return stranger

    def _edge(self, id: str, tie: _Tie, other: _Party) -> Item:
        """A relationship to a party, by the first edge that both fit."""
        relationship = tie.relationship
        fitting = (
            edge
            for edge in _EDGES.get(relationship.kind, ())
            if is_a(tie.party.schema, edge.own.kind) and is_a(other.schema, edge.other.kind)
        )
        edge = _LINK if relationship.former else next(fitting, _LINK)
        item = self._make(edge.schema, id)
        item.put(edge.own.name, tie.party.id, None, None, relationship.origin)
        item.put(edge.other.name, other.id, None, None, relationship.origin)
        label = relationship.label or relationship.kind.value.capitalize()
        item.add(_LABELS.get(edge.schema, "role"), label, "Relationship", origin=relationship.origin)
        if relationship.former:
            item.put("status", "former")
        item.date("startDate", relationship.start_date, "From")
        item.date("endDate", relationship.end_date, "Until")
        item.add("recordId", relationship.reference, "Reference")
        if about := phrases(("", relationship.quality), ("", relationship.note)):
            item.note(about)
        return item
