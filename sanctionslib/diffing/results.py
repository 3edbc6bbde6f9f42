"""The results of a comparison: kinds of change, changes of a field and of an entity, warnings."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import Any

import attrs

from ..model import Entity
from .describe import words


class ChangeKind(enum.StrEnum):
    """
    What a change is. A closed vocabulary, the weightiest first: the first kind that a record has is its headline.

    >>> ChangeKind("re-designated")
    <ChangeKind.REDESIGNATED: 're-designated'>
    """

    DESIGNATED = "designated"
    """The new edition has the entity, the old one has not, or has it as delisted."""
    DELISTED = "delisted"
    """The old edition has the entity and the new one has not, or states an end of all its designations."""
    REDESIGNATED = "re-designated"
    """The entity has a program that it did not have: it was designated once more, under another authority."""
    PROGRAM_REMOVED = "program removed"
    """The entity no longer has a program that it had, or the list states its end, and it stays listed."""
    RECLASSIFIED = "reclassified"
    """It is another kind of entity: a person became an organization."""
    RENAMED = "renamed"
    """A primary name gave way to another."""
    MEASURES_AMENDED = "measures amended"
    """A measure, or a risk that the list warns of, was added or removed, or rests on other law."""
    DESIGNATION_AMENDED = "designation amended"
    """The list, the dates, the law, the reasons or the notes of its designation changed."""
    IDENTIFYING_DATA_AMENDED = "identifying data amended"
    """Aliases, dates and places of birth, documents, addresses, ships' particulars... changed."""
    LINKS_AMENDED = "links amended"
    """Its relationships to other parties changed, or their names did."""
    REMARKS_AMENDED = "remarks amended"
    """Remarks were added or removed that no grammar reads: a person must read them."""
    CANNOT_SAY = "cannot say"
    """It may have changed: the value may stand where an edition was cut off."""
    NOTICES_AMENDED = "notices amended"
    """The pages on it by others (Interpol's notices) were added, removed or moved."""
    PROGRAM_RECODED = "program recoded"
    """Its program has another code, and is the same program."""
    AMENDMENT_DATED = "amendment dated"
    """The list states a further date on which it was amended."""
    REMARKS_REWORDED = "remarks reworded"
    """
    The same in other words: a measure of the same kind, under the same label, that cites the same sections and orders
    ("as amended by" aside), or a remark of the same words and numbers with other punctuation.
    """
    LAYOUT_ONLY = "layout only"
    """
    Nothing but how it is written: order, white space, case and punctuation of names, where a name or an address is
    divided, what a country is called, a note that became a field.
    """


_WEIGHT = {kind: weight for weight, kind in enumerate(ChangeKind)}


@attrs.frozen(repr=False)
class FieldChange:
    """
    The values of one field that only one edition has.

    Attributes:
        field: The field of the entity or of its designations: ``names``, ``birth_dates``, ``programs``, ``measures``;
            ``type`` for its class.
        old: The values that only the old edition has.
        new: The values that only the new edition has.
        kind: What kind of change it is.

    >>> from sanctionslib import PartialDate
    >>> FieldChange("birth_dates", (PartialDate("1974-08-19"),), (PartialDate("1975-07-14"),),
    ...     ChangeKind.IDENTIFYING_DATA_AMENDED)
    <FieldChange birth_dates: identifying data amended, 1 value to 1>
    """

    field: str
    old: tuple[Any, ...]
    new: tuple[Any, ...]
    kind: ChangeKind

    def __repr__(self) -> str:
        values = f"{len(self.old)} value{'' if len(self.old) == 1 else 's'} to {len(self.new)}"
        return f"<FieldChange {self.field}: {self.kind}, {values}>"

    def __str__(self) -> str:
        """
        The change in words: the old values, then the new ones.

        >>> change = FieldChange("flags", ("Panama",), ("Guyana",), ChangeKind.IDENTIFYING_DATA_AMENDED)
        >>> print(change)
        flags: Panama -> Guyana
        """
        old, new = ("; ".join(map(words, side)) for side in (self.old, self.new))
        return f"{self.field}: {old or 'nothing'} -> {new or 'nothing'}"


def _by_weight(changes: Iterable[FieldChange]) -> tuple[FieldChange, ...]:
    return tuple(sorted(changes, key=lambda change: _WEIGHT[change.kind]))


@attrs.frozen(repr=False)
class EntityChange:
    """
    What happened to one entity between two editions.

    Attributes:
        id: Its identifier.
        old: As the old edition has it; None if it was added.
        new: As the new edition has it; None if it was removed.
        changes: Its fields that changed, the weightiest first.

    >>> change = EntityChange("x-1", None, Entity(id="x-1"))
    >>> change
    <EntityChange x-1: designated>
    >>> change.kind is ChangeKind.DESIGNATED
    True
    """

    id: str
    old: Entity | None
    new: Entity | None
    changes: tuple[FieldChange, ...] = attrs.field(default=(), converter=_by_weight)

    def __repr__(self) -> str:
        name = f" {str(self.entity.name)!r}" if self.entity.name else ""
        return f"<EntityChange {self.id}{name}: {', '.join(self.kinds)}>"

    @property
    def entity(self) -> Entity:
        """The entity as the newest edition that has it has it."""
        entity = self.new or self.old
        assert entity is not None  # one of them has it
        return entity

    @property
    def kind(self) -> ChangeKind:
        """The headline: the weightiest of its kinds."""
        return self.kinds[0]

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """Every kind of change of the entity, the weightiest first."""
        if self.old is None or self.new is None:
            return (ChangeKind.DESIGNATED if self.old is None else ChangeKind.DELISTED,)
        return tuple(dict.fromkeys(change.kind for change in self.changes))


class DiffWarningKind(enum.StrEnum):
    """
    Why a difference should be looked at twice.

    >>> DiffWarningKind.SHRINKAGE.value
    'suspicious shrinkage'
    """

    SHRINKAGE = "suspicious shrinkage"
    """So many records are gone, or just the last ones of the file, that the new edition may have been cut short."""
    PARTIAL_LIST = "partial list"
    """An edition is no whole list (an excerpt, a filtered export): it does not say who is not listed."""
    NOTHING_IN_COMMON = "nothing in common"
    """No record has the identifier of another: all seem removed, and all added."""
    WRONG_ORDER = "wrong order"
    """The edition given as the old one is dated later than the new one."""


@attrs.frozen
class DiffWarning:
    """
    A reason to look twice.

    >>> print(DiffWarning(DiffWarningKind.WRONG_ORDER, "2021-07-29 is later than 2021-07-23"))
    wrong order: 2021-07-29 is later than 2021-07-23
    """

    kind: DiffWarningKind
    message: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.message}"


@attrs.frozen
class NotCompared:
    """
    A field that was left out of the comparison, because one edition cannot carry it.

    Attributes:
        field: The field, or a part of its values: ``addresses``, ``names (strong)``.
        reason: Why.
        ids: The entities it concerns; empty where it concerns all.

    >>> print(NotCompared("addresses", "no record of the old edition states it"))
    addresses: no record of the old edition states it
    """

    field: str
    reason: str
    ids: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}"
