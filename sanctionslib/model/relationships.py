"""What a party is to other parties."""

from __future__ import annotations

import enum

import attrs

from ._repr import brief_repr
from .dates import PartialDate


class RelationshipKind(enum.StrEnum):
    """
    What an entity is to the other party: read "this entity ... that party".

    >>> RelationshipKind.OWNED_OR_CONTROLLED_BY.value
    'owned or controlled by'
    """

    LINKED_TO = "linked to"
    """Connected in a way that the source does not state."""
    ACTING_FOR = "acting for"
    PROVIDING_SUPPORT_TO = "providing support to"
    OWNED_OR_CONTROLLED_BY = "owned or controlled by"
    OWNER_OF = "owner of"
    OPERATOR_OF = "operator of"
    OWNS_CONTROLS_OR_OPERATES = "owns, controls or operates"
    """One of the three; the source does not say which."""
    PROPERTY_IN_THE_INTEREST_OF = "property in the interest of"
    PARENT_OF = "parent of"
    SUBSIDIARY_OF = "subsidiary of"
    LEADER_OF = "leader of"
    EXECUTIVE_OF = "principal executive officer of"
    SIGNIFICANT_ROLE_IN = "playing a significant role in"
    MEMBER_OF = "member of"
    FAMILY_OF = "family member of"
    ASSOCIATE_OF = "associate of"
    OTHER = "other"


@attrs.frozen(repr=False)
class Relationship:
    """
    A relation of the entity it stands in to another party, which may be outside the list.

    Attributes:
        kind: What the entity is to the other party.
        name: The other party's name, as stated.
        entity_id: The other party's identifier in this library's form (``ofac-12743``), where the source gives one.
        label: What the source calls the relation: ``Linked To``.
        former: Whether the source calls it past; None if it does not say.
        quality: What the source says of how sure it is.
        start_date, end_date: Its time.
        note: What the source adds.
        origin: The field it was read out of: ``remarks``.
        reference: The authority's own number of the relation. Left out of equality.

    >>> Relationship(RelationshipKind.LINKED_TO, "HIZBALLAH")
    Relationship(linked to, name='HIZBALLAH')
    """

    kind: RelationshipKind
    name: str | None = None
    entity_id: str | None = attrs.field(default=None, kw_only=True)
    label: str | None = attrs.field(default=None, kw_only=True, repr=False)
    former: bool | None = attrs.field(default=None, kw_only=True)
    quality: str | None = attrs.field(default=None, kw_only=True)
    start_date: PartialDate | None = attrs.field(default=None, kw_only=True)
    end_date: PartialDate | None = attrs.field(default=None, kw_only=True)
    note: str | None = attrs.field(default=None, kw_only=True)
    origin: str | None = attrs.field(default=None, kw_only=True, repr=False)
    reference: str | None = attrs.field(default=None, kw_only=True, eq=False, repr=False)

    __repr__ = brief_repr
