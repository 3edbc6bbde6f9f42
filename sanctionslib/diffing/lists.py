"""Two editions of one list: the entities that only one of them has, and how the entities of both differ."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import attrs

from ..codec import Encoder
from ..errors import DiffError
from ..model import Entity, SanctionsList
from ..publishers import undetermined_titles
from . import json
from .actions import Action, grouped, span
from .comparability import cut_off, manner_of
from .entities import compare, designation_values
from .results import ChangeKind, DiffWarning, DiffWarningKind, EntityChange, FieldChange, NotCompared

SHRINKAGE = 0.10
"""
The share of entities that may be gone (a year, where the editions lie further apart) before it is suspicious.

Real lists lose less. From day to day, OFAC's SDN list lost 3 % when the Syria program ended (518 of some 17,000), the
UN's 1.2 % when twelve Iraqi names went. Over years, 7.0 % a year is the most: OFAC's Consolidated list between 2018
and 2024, when all of the E.O. 13599 list left it; the UN's lost 4.5 % a year from 2018 to 2020, and as much again to
2024. A feed that failed was seen to fall by 25 %, from 686 entities to 515, and to come back.
"""

AT_LEAST = 10
"""How many entities must be gone to be suspicious, whatever share of a small list they are; or all of them."""


@attrs.frozen(kw_only=True, repr=False)
class Diff:
    """
    What changed between two editions of one list. Made by `sanctionslib.diff`.

    It is true if anything changed. Iterating over it gives every change; ``[id]`` and ``get(id)`` look one up.

    Attributes:
        old, new: The editions.
        old_date, new_date: Their days; None where neither the edition nor the caller states one.
        added: The entities that only the new edition has, in its order.
        removed: The entities that only the old edition has, in its order.
        changed: The entities that both have and that differ, in the order of the new edition.
        warnings: Reasons to look twice.
        not_compared: What was left out of the comparison, and why.
    """

    old: SanctionsList
    new: SanctionsList
    old_date: datetime.date | None = None
    new_date: datetime.date | None = None
    added: tuple[EntityChange, ...] = ()
    removed: tuple[EntityChange, ...] = ()
    changed: tuple[EntityChange, ...] = ()
    warnings: tuple[DiffWarning, ...] = ()
    not_compared: tuple[NotCompared, ...] = ()

    def __repr__(self) -> str:
        dates = f"{self.old_date or 'unknown date'} to {self.new_date or 'unknown date'}"
        counts = f"{len(self.added)} added, {len(self.removed)} removed, {len(self.changed)} changed"
        count = len(self.warnings)
        warnings = f", {count} warning{'' if count == 1 else 's'}" if count else ""
        return f"<Diff of {self.new.title!r}, {dates}: {counts}{warnings}>"

    def __iter__(self) -> Iterator[EntityChange]:
        yield from self.added
        yield from self.removed
        yield from self.changed

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def __getitem__(self, id: str) -> EntityChange:
        """
        What happened to the entity with that id.

        Raises:
            KeyError: nothing did, or no edition has it.
        """
        return self._by_id[id]

    def get(self, id: str) -> EntityChange | None:
        """What happened to the entity with that id; None if nothing did, or no edition has it."""
        return self._by_id.get(id)

    @property
    def counts(self) -> dict[ChangeKind, int]:
        """How many of `changed` have each kind as their headline, the weightiest first."""
        numbers = Counter(change.kind for change in self.changed)
        return {kind: numbers[kind] for kind in ChangeKind if numbers[kind]}

    def of_kind(self, *kinds: ChangeKind) -> tuple[EntityChange, ...]:
        """The changes that have any of these kinds, as headline or beside it."""
        return tuple(change for change in self if not set(kinds).isdisjoint(change.kinds))

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """
        Its additions, re-designations and removals, grouped by authority, program and day.

        The day is that which the list states for a designation, if it lies between the editions; else what the editions
        leave open: after the old one, at the latest on the day of the new one. Sorted by program, then by day.
        """
        return grouped(self, span(self.old_date, self.new_date), self.new.authority or self.old.authority)

    def plain(self) -> dict[str, Any]:
        """
        All of it as plain values: what `json.dumps` takes.

        The values are those of the library's JSON (`sanctionslib.dumps`), programs by their code; none is cut short.
        """
        old, new = Encoder(self.old), Encoder(self.new)
        return {
            "old": json.edition(self.old, self.old_date),
            "new": json.edition(self.new, self.new_date),
            "counts": {
                "added": len(self.added),
                "removed": len(self.removed),
                "changed": len(self.changed),
                "kinds": {kind.value: count for kind, count in self.counts.items()},
            },
            "warnings": [{"kind": warning.kind.value, "message": warning.message} for warning in self.warnings],
            "not_compared": [
                {"field": part.field, "reason": part.reason, **({"ids": list(part.ids)} if part.ids else {})}
                for part in self.not_compared
            ],
            "actions": [json.action(action) for action in self.actions],
            "added": [new.value(change.new) for change in self.added],
            "removed": [old.value(change.old) for change in self.removed],
            "changed": [json.changed(change, old, new) for change in self.changed],
        }

    @cached_property
    def _by_id(self) -> dict[str, EntityChange]:
        return {change.id: change for change in self}


def diff(
    old: SanctionsList,
    new: SanctionsList,
    *,
    old_date: datetime.date | None = None,
    new_date: datetime.date | None = None,
) -> Diff:
    """
    What changed from one edition of a list to another.

    Entities are identified by id, the authority's own. Values are compared by what they mean: names by text, kind and
    quality, dates by the day and not by the words, OFAC's remarks by what their grammar reads out of them. Order and
    layout are no change of facts (`ChangeKind.LAYOUT_ONLY`). The editions may be encoded differently, a CSV and an XML:
    then what one of them cannot carry is left out, and named in `Diff.not_compared`.

    Args:
        old: The earlier edition.
        new: The later edition.
        old_date: Its day, if the file does not state it (OFAC's delimited files do not).
        new_date: Likewise.

    Raises:
        DiffError: they are editions of different lists.
        TypeError: they are not lists (but paths, for example).

    >>> import attrs
    >>> import sanctionslib as sl
    >>> new = sl.read(sl.sample_path())
    >>> old = attrs.evolve(new, entities=new.entities[1:])
    >>> sl.diff(old, new)
    <Diff of 'SDN List', 2021-07-29 to 2021-07-29: 1 added, 0 removed, 0 changed>
    >>> sl.diff(old, new).added[0]
    <EntityChange ofac-12726 'SYRIAN GENERAL INTELLIGENCE DIRECTORATE': designated>
    """
    for edition in (old, new):
        if not isinstance(edition, SanctionsList):
            raise TypeError(f"diff compares lists, not {type(edition).__name__}: read the files first, with read()")
    _check_same_list(old, new)
    old_date, new_date = old_date or old.published, new_date or new.published
    manner, not_compared = manner_of(old, new)
    cut = cut_off(old), cut_off(new)
    if manner.grammar and (ids := [e.id for e in new if e.reference in cut[0] | cut[1]]):
        reason = "cut off, and the file with the rest is not there; what stands beyond the cut is not known"
        not_compared.append(NotCompared("remarks", reason, tuple(ids)))
    before = {entity.id: entity for entity in old}
    added, changed = [], []
    for entity in new:
        known = before.pop(entity.id, None)
        if known is None:
            added.append(EntityChange(entity.id, None, entity, _program_change(entity, added=True)))
        elif known is not entity:
            doubts = known.reference in cut[0], entity.reference in cut[1]
            if change := compare(known, entity, manner, cut=doubts):
                changed.append(change)
    removed = [
        EntityChange(entity.id, entity, None, _program_change(entity, added=False)) for entity in before.values()
    ]
    warnings = list(_warnings(old, new, added, removed, old_date, new_date))
    return Diff(
        old=old,
        new=new,
        old_date=old_date,
        new_date=new_date,
        added=() if old.complete is False else tuple(added),
        removed=() if new.complete is False else tuple(removed),
        changed=tuple(changed),
        warnings=tuple(warnings),
        not_compared=tuple(not_compared),
    )


def _program_change(entity: Entity, *, added: bool) -> tuple[FieldChange, ...]:
    programs = designation_values(entity, "programs")
    if not programs:
        return ()
    if added:
        return (FieldChange("programs", (), programs, ChangeKind.DESIGNATED),)
    return (FieldChange("programs", programs, (), ChangeKind.DELISTED),)


def _check_same_list(old: SanctionsList, new: SanctionsList) -> None:
    if old.authority and new.authority and old.authority.id != new.authority.id:
        raise DiffError(
            f"two lists of different authorities: {old.authority} ({old.title}), {new.authority} ({new.title})"
        )
    titles = {old.title, new.title} - {None, *undetermined_titles()}
    if len(titles) > 1:
        raise DiffError(f"two different lists: {old.title!r}, {new.title!r}")


# -- reasons to look twice ----------------------------------------------------------------------------------------


def _warnings(
    old: SanctionsList,
    new: SanctionsList,
    added: list[EntityChange],
    removed: list[EntityChange],
    old_date: datetime.date | None,
    new_date: datetime.date | None,
) -> Iterator[DiffWarning]:
    if old_date and new_date and old_date > new_date:
        yield DiffWarning(DiffWarningKind.WRONG_ORDER, f"the old edition, of {old_date}, is later than {new_date}")
    for which, edition, missing in (("old", old, added), ("new", new, removed)):
        if edition.complete is False:
            message = f"the {which} edition is not the whole list: {len(missing)} entities that it lacks may be on it"
            yield DiffWarning(DiffWarningKind.PARTIAL_LIST, message)
    if old.entities and new.entities and len(removed) == len(old):
        yield DiffWarning(
            DiffWarningKind.NOTHING_IN_COMMON, "no entity of the one edition has the identifier of another"
        )
    elif new.complete is not False and removed and (len(removed) >= AT_LEAST or not new.entities):
        share = len(removed) / len(old)
        of_all = f"{len(removed)} of {len(old)} entities ({share:.1%}) are gone"
        if [change.id for change in removed] == [entity.id for entity in old.entities[-len(removed) :]]:
            yield DiffWarning(DiffWarningKind.SHRINKAGE, f"{of_all}, and they are just the last ones of the file")
            return
        days = (new_date - old_date).days if old_date and new_date else 0
        if share > SHRINKAGE * max(1, days / 365):
            within = f" within {days} days" if days > 0 else ""
            yield DiffWarning(DiffWarningKind.SHRINKAGE, of_all + within)
