"""How OpenSanctions names a list, and identifies what it holds: classes whose values publishers state."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from ..model import (
    Authority,
    Designation,
    DigitalCurrencyAddress,
    Entity,
    Identification,
    Relationship,
    RelationshipKind,
    Security,
)

Keys = tuple[str | None, ...]
"""What OpenSanctions hashes, behind the name of the dataset and the identifier of the party."""


@attrs.frozen(kw_only=True)
class Dataset:
    """
    A dataset of OpenSanctions that holds one list of an authority, or several.

    Attributes:
        name: Its name (``us_ofac_sdn``).
        authority: Whose lists it holds.
        list: The title of the list, as the parsers give it (``SDN List``).
    """

    name: str
    authority: Authority
    list: str


def _reference(entity: Entity) -> str | None:
    return entity.reference


def _numbered(document: Identification) -> Keys | None:
    return None if document.reference is None else (document.number, document.label, document.reference)


def _unknown(*_: object) -> None:
    return None


def only_designation(entity: Entity, designation: Designation) -> str:  # noqa: ARG001 - nothing has to tell it apart
    """The key of a designation on a list where an entity has but one."""
    return ""


@attrs.frozen(kw_only=True)
class OpenSanctionsKeys:
    """
    The keys of a list that OpenSanctions makes its identifiers of.

    All but *prefix* and *relation_ends* are functions. They give the keys of one thing; None where the model does not
    hold them, or where OpenSanctions has no such thing: it then keeps the identifier that this library gives it.

    Attributes:
        prefix: What every identifier begins with (``ofac``).
        party: The key of an entity. The authority's reference, unless stated otherwise.
        designation: What tells the designations of an entity apart; `only_designation` where an entity has but one.
        document: The keys of a document. Those of a document that the list gives a key of its own, unless stated
            otherwise.
        wallet: The keys of a digital currency address.
        security: The keys of a security.
        relation: The keys of a relation between two entities of the list.
        relation_ends: What OpenSanctions takes the two ends of a relation for, by its kind, as FollowTheMoney calls
            them. It turns a relation round whose ends are something else.
    """

    prefix: str
    party: Callable[[Entity], str | None] = attrs.field(default=_reference, repr=False)
    designation: Callable[[Entity, Designation], str | None] = attrs.field(default=_unknown, repr=False)
    document: Callable[[Identification], Keys | None] = attrs.field(default=_numbered, repr=False)
    wallet: Callable[[DigitalCurrencyAddress], Keys | None] = attrs.field(default=_unknown, repr=False)
    security: Callable[[Security], Keys | None] = attrs.field(default=_unknown, repr=False)
    relation: Callable[[Relationship], Keys | None] = attrs.field(default=_unknown, repr=False)
    relation_ends: Mapping[RelationshipKind, tuple[str, str]] = attrs.field(factory=dict, repr=False)
