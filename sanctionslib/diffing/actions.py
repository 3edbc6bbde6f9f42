"""Changes as an authority announces them: by program and day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

import attrs

from ..model import Authority, Designation, Entity, PartialDate, Program
from .entities import programs_of
from .equivalence import program_code
from .results import ChangeKind, EntityChange


@attrs.frozen(kw_only=True, repr=False)
class Action:
    """
    What an authority did under one program on one day (or between two editions), as it announces it.

    An entity with several programs is in the action of each.

    Attributes:
        authority: Who did it; None where the list does not say.
        program: Under which program; None for entities without one.
        date: The day that the list states; else the days that the two editions leave open, after the old one and at the
            latest on the day of the new one (``[2021-07-24..2021-07-29]``); None where the editions have no dates.
        designated: Those that were not listed before.
        redesignated: Those that were, under other programs.
        program_removed: Those that stay listed, under other programs.
        delisted: Those that do not.

    >>> between = PartialDate("[2021-07-24..2021-07-29]")
    >>> Action(program=Program(code="SYRIA"), date=between, delisted=(Entity(id="x-1"),))
    <Action under SYRIA, [2021-07-24..2021-07-29]: 1 delisted>
    """

    authority: Authority | None = None
    program: Program | None = None
    date: PartialDate | None = None
    designated: tuple[Entity, ...] = ()
    redesignated: tuple[Entity, ...] = ()
    program_removed: tuple[Entity, ...] = ()
    delisted: tuple[Entity, ...] = ()

    def __repr__(self) -> str:
        return f"<Action {self}>"

    def __str__(self) -> str:
        counts = ", ".join(f"{len(entities)} {kind}" for kind, entities in self.groups if entities)
        authority = f"of {self.authority} " if self.authority else ""
        return f"{authority}under {self.program or 'no program'}, {self.date or 'day unknown'}: {counts or 'nothing'}"

    @property
    def groups(self) -> tuple[tuple[ChangeKind, tuple[Entity, ...]], ...]:
        """Its entities by what was done to them."""
        return tuple((kind, getattr(self, field)) for kind, field in _FIELDS.items())

    def __len__(self) -> int:
        return sum(len(entities) for _, entities in self.groups)


_Group = tuple[str | None, str | None, PartialDate | None]

_FIELDS = {
    ChangeKind.DESIGNATED: "designated",
    ChangeKind.REDESIGNATED: "redesignated",
    ChangeKind.PROGRAM_REMOVED: "program_removed",
    ChangeKind.DELISTED: "delisted",
}


def grouped(
    changes: Iterable[EntityChange], between: PartialDate | None, authority: Authority | None
) -> tuple[Action, ...]:
    """
    Changes grouped by authority, program and day, sorted by program and day; see `sanctionslib.diffing.actions`.

    Args:
        changes: The changes of a difference.
        between: The days that the editions leave open; see `span`.
        authority: The publisher, for designations that do not state their own authority.
    """
    groups: dict[_Group, tuple[Authority | None, Program | None, dict[str, list[Entity]]]] = {}
    for change in changes:
        for kind, program, designations in _acts(change):
            authorities = (designation.authority for designation in designations if designation.authority)
            actor = next(authorities, authority)
            date = _day(kind, designations, between)
            key = actor.id if actor else None, program_code(program) if program else None, date
            _, _, entities = groups.setdefault(key, (actor, program, {}))
            entities.setdefault(_FIELDS[kind], []).append(change.entity)
    actions = [
        Action(
            authority=actor,
            program=program,
            date=date,
            **{field: tuple(members) for field, members in entities.items()},
        )
        for (_, _, date), (actor, program, entities) in groups.items()
    ]
    return tuple(sorted(actions, key=lambda action: (action.program.code if action.program else "", str(action.date))))


def span(old: datetime.date | None, new: datetime.date | None) -> PartialDate | None:
    """
    The days on which something can have happened that the new edition shows and the old one does not.

    >>> str(span(datetime.date(2021, 7, 23), datetime.date(2021, 7, 29)))
    '[2021-07-24..2021-07-29]'
    >>> str(span(None, datetime.date(2021, 7, 29)))
    '[..2021-07-29]'
    """
    first = old + datetime.timedelta(days=1) if old else None
    if first and new and first >= new:
        return PartialDate(new.isoformat())
    if first is None and new is None:
        return None
    return PartialDate(f"[{first or ''}..{new or ''}]")


def _acts(change: EntityChange) -> Iterator[tuple[ChangeKind, Program | None, list[Designation]]]:
    """What was done to an entity, program by program, and the designations that state it."""
    for kind in (ChangeKind.DESIGNATED, ChangeKind.DELISTED):
        if kind in change.kinds:  # of the entity, or of the record of one that a list keeps after its delisting
            listed = (change.new or change.old) if kind is ChangeKind.DESIGNATED else (change.old or change.new)
            programs: Iterable[Program | None] = (programs_of(listed).values() if listed else ()) or (None,)
            yield from ((kind, program, _under(change, program)) for program in programs)
            return
    for field in change.changes:
        if field.field == "programs" and field.kind in (ChangeKind.REDESIGNATED, ChangeKind.PROGRAM_REMOVED):
            for program in field.new or field.old:
                yield field.kind, program, _under(change, program)


def _under(change: EntityChange, program: Program | None) -> list[Designation]:
    """The designations under a program: those that changed, of the newest edition that has any."""
    known = change.old.designations if change.old and change.new else ()
    for entity in filter(None, (change.new, change.old)):
        under = [
            designation
            for designation in entity.designations
            if program is None or program_code(program) in map(program_code, designation.programs)
        ]
        if under:
            return [designation for designation in under if designation not in known] or under
    return []


def _day(kind: ChangeKind, designations: list[Designation], between: PartialDate | None) -> PartialDate | None:
    """
    The day that the list states, if it lies between the editions; else the days between them.

    A party that is listed again may keep the listing date of long ago.
    """
    begins = kind in (ChangeKind.DESIGNATED, ChangeKind.REDESIGNATED)
    names = ("listing_date", "effective_date") if begins else ("end_date",)
    first, last = (between.earliest, between.latest) if between else (None, None)
    for date in (getattr(designation, name) for designation in designations for name in names):
        if date is None or date.earliest is None or date.latest is None:
            continue
        if (first is None or date.earliest >= first) and (last is None or date.latest <= last):
            return PartialDate(date.edtf)
    return between
