"""Changes as an authority announces them: by program and day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from ..model import Authority, Designation, Entity, PartialDate, Program
from .entities import programs_of
from .equivalence import program_code
from .results import Action, ChangeKind, Diff, EntityChange

_Group = tuple[str | None, str | None, PartialDate | None]

_FIELDS = {
    ChangeKind.DESIGNATED: "designated",
    ChangeKind.REDESIGNATED: "redesignated",
    ChangeKind.PROGRAM_REMOVED: "program_removed",
    ChangeKind.DELISTED: "delisted",
}


def actions(diff: Diff) -> tuple[Action, ...]:
    """
    The additions, re-designations and removals of a difference, grouped by authority, program and day.

    The day is that which the list states for a designation, if it lies between the editions; else what the editions
    leave open: after the old one, at the latest on the day of the new one.

    Sorted by program, then by day.
    """
    between = span(diff.old_date, diff.new_date)
    groups: dict[_Group, tuple[Authority | None, Program | None, dict[str, list[Entity]]]] = {}
    for change in diff:
        for kind, program, designations in _acts(change):
            authorities = (found.authority for found in designations if found.authority)
            authority = next(authorities, None) or diff.new.authority or diff.old.authority
            date = _day(kind, designations, between)
            key = authority.id if authority else None, program_code(program) if program else None, date
            _, _, entities = groups.setdefault(key, (authority, program, {}))
            entities.setdefault(_FIELDS[kind], []).append(change.entity)
    found = [
        Action(
            authority=authority,
            program=program,
            date=date,
            **{field: tuple(members) for field, members in entities.items()},
        )
        for (_, _, date), (authority, program, entities) in groups.items()
    ]
    return tuple(sorted(found, key=lambda action: (action.program.code if action.program else "", str(action.date))))


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
    """What was done to an entity, program by program, and the designations that tell of it."""
    for kind in (ChangeKind.DESIGNATED, ChangeKind.DELISTED):
        if kind in change.kinds:  # or a list that keeps those that it delisted says so
            listed = (change.new or change.old) if kind is ChangeKind.DESIGNATED else (change.old or change.new)
            programs: Iterable[Program | None] = (programs_of(listed).values() if listed else ()) or (None,)
            yield from ((kind, program, _under(change, program)) for program in programs)
            return
    for each in change.changes:
        if each.field == "programs" and each.kind in (ChangeKind.REDESIGNATED, ChangeKind.PROGRAM_REMOVED):
            for program in each.new or each.old:
                yield each.kind, program, _under(change, program)


def _under(change: EntityChange, program: Program | None) -> list[Designation]:
    """The designations under a program: those that changed, of the newest edition that has any."""
    known = change.old.designations if change.old and change.new else ()
    for entity in filter(None, (change.new, change.old)):
        found = [
            each
            for each in entity.designations
            if program is None or program_code(program) in map(program_code, each.programs)
        ]
        if found:
            return [each for each in found if each not in known] or found
    return []


def _day(kind: ChangeKind, designations: list[Designation], between: PartialDate | None) -> PartialDate | None:
    """The day that the list states, if it can be that of the change: who is listed again may keep an old one."""
    begins = kind in (ChangeKind.DESIGNATED, ChangeKind.REDESIGNATED)
    names = ("listing_date", "effective_date") if begins else ("end_date",)
    for date in (getattr(designation, name) for designation in designations for name in names):
        if date is None or date.earliest is None or date.latest is None:
            continue
        first, last = (between.earliest, between.latest) if between else (None, None)
        if (first is None or date.earliest >= first) and (last is None or date.latest <= last):
            return PartialDate(date.edtf)
    return between
