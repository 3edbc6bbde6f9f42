"""Changes as an authority announces them: by program and day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from ..model import Authority, Designation, Entity, PartialDate, Program
from .compare import programs_of
from .meaning import program_code
from .values import Action, ChangeKind, Diff, EntityChange

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
        for kind, program, designation in _acts(change):
            authority = (designation.authority if designation else None) or diff.new.authority or diff.old.authority
            date = _day(kind, designation, between)
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


def _acts(change: EntityChange) -> Iterator[tuple[ChangeKind, Program | None, Designation | None]]:
    """What was done to an entity, program by program."""
    if change.old is None or change.new is None:
        programs: Iterable[Program | None] = programs_of(change.entity).values() or (None,)
        yield from ((change.kind, program, _under(change.entity, program)) for program in programs)
        return
    for each in change.changes:
        if each.field == "programs" and each.kind is ChangeKind.REDESIGNATED:
            yield from ((each.kind, program, _under(change.new, program)) for program in each.new)
        elif each.field == "programs" and each.kind is ChangeKind.PROGRAM_REMOVED:
            yield from ((each.kind, program, _under(change.old, program)) for program in each.old)
    if ChangeKind.DELISTED in change.kinds:  # the list keeps those that it delisted, with the date
        ended = [found for found in change.new.designations if found.end_date is not None]
        for designation in ended or change.new.designations:
            yield from ((ChangeKind.DELISTED, program, designation) for program in designation.programs or (None,))


def _under(entity: Entity, program: Program | None) -> Designation | None:
    found = (each for each in entity.designations if program is None or program in each.programs)
    return next(found, None)


def _day(kind: ChangeKind, designation: Designation | None, between: PartialDate | None) -> PartialDate | None:
    """The day that the list states, if it can be that of the change: who is listed again may keep an old one."""
    if designation is None:
        return between
    begins = kind in (ChangeKind.DESIGNATED, ChangeKind.REDESIGNATED)
    dates = (designation.listing_date, designation.effective_date) if begins else (designation.end_date,)
    for date in dates:
        if date is None or date.earliest is None or date.latest is None:
            continue
        first, last = (between.earliest, between.latest) if between else (None, None)
        if (first is None or date.earliest >= first) and (last is None or date.latest <= last):
            return PartialDate(date.edtf)
    return between
