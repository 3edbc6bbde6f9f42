"""Two editions of one list: which entities only one has, and how those differ that both have."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..errors import DiffError
from ..model import Entity, SanctionsList
from ..publishers import undetermined_titles
from .comparability import cut_off, manner_of
from .entities import compare, stated
from .results import ChangeKind, Diff, DiffWarning, DiffWarningKind, EntityChange, FieldChange, NotCompared

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


def diff(
    old: SanctionsList,
    new: SanctionsList,
    *,
    old_date: datetime.date | None = None,
    new_date: datetime.date | None = None,
) -> Diff:
    """
    What changed from one edition of a list to another.

    Entities are told by their identifiers, the authority's own. Values are compared by what they mean: names by text,
    kind and quality, dates by the day and not by the words, OFAC's remarks by what their grammar reads out of them.
    Order and layout are no change of facts (`ChangeKind.LAYOUT_ONLY`). The editions may be encoded differently, a CSV
    and an XML: then what one of them cannot carry is left out, and named in `Diff.not_compared`.

    Args:
        old: The earlier edition.
        new: The later edition.
        old_date: Its day, if the file does not state it (OFAC's delimited files do not).
        new_date: Likewise.

    Raises:
        DiffError: they are editions of different lists.
        TypeError: they are no lists, but paths, say.

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
    programs = stated(entity, "programs")
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


# -- what should not be taken at its word -----------------------------------------------------------------------


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
