"""The life of an entity on a list, event by event."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator, Sequence

import attrs

from ..diffing import ChangeKind, EntityChange
from ..model import Entity, EventKind, PartialDate, Program
from .intervals import Basis, Bound, Evidence, EvidenceKind, Interval, between


class TimelineKind(enum.StrEnum):
    """
    What happened to an entity, in the order in which events of one day are listed.

    >>> TimelineKind("listed again")
    <TimelineKind.LISTED_AGAIN: 'listed again'>
    """

    LISTED = "listed"
    LISTED_AGAIN = "listed again"
    """It was listed before, and had been delisted."""
    REDESIGNATED = "re-designated"
    """It was listed, and was designated once more, under another program."""
    PROGRAM_REMOVED = "program removed"
    """It stays listed, under other programs."""
    RENAMED = "renamed"
    """It has another primary name."""
    AMENDED = "amended"
    """Something else that the list says of it changed; how it is written does not count."""
    DELISTED = "delisted"


_ORDER = list(TimelineKind)

_ELSEWHERE = {
    ChangeKind.DESIGNATED,
    ChangeKind.DELISTED,
    ChangeKind.REDESIGNATED,
    ChangeKind.PROGRAM_REMOVED,
    ChangeKind.RENAMED,
    ChangeKind.AMENDMENT_DATED,
    ChangeKind.LAYOUT_ONLY,
}
"""The kinds of change that are no amendment: they have events of their own, or none."""


@attrs.frozen(kw_only=True)
class TimelineEvent:
    """
    Something that happened to an entity.

    Attributes:
        kind: What it was.
        date: When, and where that is known from.
        programs: The programs that it was about.
        change: What changed of the record between two editions, for a renaming and an amendment that they show; None
            for an amendment of which the list states the day alone.

    >>> date = Bound(date=PartialDate("2005-11-01"), basis=Basis.STATED, evidence=())
    >>> print(TimelineEvent(kind=TimelineKind.LISTED, date=date, programs=(Program(code="DRC"),)))
    2005-11-01: listed under DRC
    """

    kind: TimelineKind
    date: Bound
    programs: tuple[Program, ...] = ()
    change: EntityChange | None = None

    def __str__(self) -> str:
        return f"{self.date.date}: {self.said}"

    @property
    def said(self) -> str:
        """
        What happened, in words.

        >>> date = Bound(date=PartialDate("2016-10-13"), basis=Basis.STATED, evidence=())
        >>> TimelineEvent(kind=TimelineKind.AMENDED, date=date).said
        'amended'
        """
        under = f" under {', '.join(program.code for program in self.programs)}" if self.programs else ""
        if self.kind is TimelineKind.DELISTED:
            return f"delisted ({', '.join(program.code for program in self.programs)})" if under else "delisted"
        if self.kind is TimelineKind.REDESIGNATED:
            return f"designated{under} too"
        if self.kind is TimelineKind.PROGRAM_REMOVED:
            return f"no longer designated{under}"
        if self.change is None:
            return f"{self.kind}{under}"
        if self.kind is TimelineKind.RENAMED:
            return f"renamed from {_name(self.change.old)} to {_name(self.change.new)}"
        fields: dict[str, list[str]] = {}
        for field in self.change.changes:
            fields.setdefault(field.kind, []).append(field.field)
        return "; ".join(f"{kind} ({', '.join(names)})" for kind, names in fields.items())


def _name(entity: Entity | None) -> str:
    return repr(str(entity.name)) if entity and entity.name else "no name"


def timeline(
    seen: Sequence[Entity],
    changes: Iterable[tuple[datetime.date, datetime.date, EntityChange]],
    listings: Sequence[Interval],
    intervals: Sequence[Interval],
) -> list[TimelineEvent]:
    """
    The events of an entity, in the order of time.

    Args:
        seen: The entity, as the editions have it.
        changes: What changed between two editions, with their days.
        listings: The periods in which it was on the list.
        intervals: The periods in which it was designated under each program.
    """
    events = [*_listed(listings, intervals), *_programs(listings, intervals), *_amended(seen, changes)]
    return sorted(events, key=lambda event: (event.date.date.earliest or datetime.date.min, _ORDER.index(event.kind)))


def _listed(listings: Sequence[Interval], intervals: Sequence[Interval]) -> Iterator[TimelineEvent]:
    """The beginning and the end of each listing, with the programs that began and ended with it."""
    for place, listing in enumerate(listings):
        began = [interval for interval in intervals if _begins_with(interval, listing)]
        kind = TimelineKind.LISTED_AGAIN if place else TimelineKind.LISTED
        yield TimelineEvent(kind=kind, date=listing.start, programs=_programs_of(began))
        if listing.end:
            ended = [interval for interval in intervals if _ends_with(interval, listing)]
            yield TimelineEvent(kind=TimelineKind.DELISTED, date=listing.end, programs=_programs_of(ended))


def _programs(listings: Sequence[Interval], intervals: Sequence[Interval]) -> Iterator[TimelineEvent]:
    """The programs that were added and removed while it was listed."""
    began: dict[Bound, list[Interval]] = {}
    ended: dict[Bound, list[Interval]] = {}
    for interval in intervals:
        if not any(_begins_with(interval, listing) for listing in listings):
            began.setdefault(interval.start, []).append(interval)
        if interval.end and not any(_ends_with(interval, listing) for listing in listings):
            ended.setdefault(interval.end, []).append(interval)
    for kind, by_date in ((TimelineKind.REDESIGNATED, began), (TimelineKind.PROGRAM_REMOVED, ended)):
        for date, of_day in by_date.items():
            yield TimelineEvent(kind=kind, date=date, programs=_programs_of(of_day))


def _begins_with(interval: Interval, listing: Interval) -> bool:
    """
    Whether a designation under a program is the listing itself, not one more.

    The editions may know its day less well than that of the listing: then it is if the same edition shows both first.
    """
    if interval.start == listing.start:
        return True
    return interval.first is not None and interval.first == listing.first and interval.start.basis is not Basis.STATED


def _ends_with(interval: Interval, listing: Interval) -> bool:
    if interval.end == listing.end:
        return True
    return interval.last is not None and interval.last == listing.last


def _programs_of(intervals: Sequence[Interval]) -> tuple[Program, ...]:
    return tuple({interval.program: None for interval in intervals if interval.program})


def _amended(
    seen: Sequence[Entity], changes: Iterable[tuple[datetime.date, datetime.date, EntityChange]]
) -> Iterator[TimelineEvent]:
    """Its renamings and amendments: those that two editions show, then those of which the list states only the day."""
    stated = {date: None for entity in seen for date in _amendments(entity)}
    for before, after, change in changes:
        days = [day for day in stated if day.latest and before < day.latest <= after]
        evidence = (
            Evidence(EvidenceKind.NOT_SEEN, PartialDate(before.isoformat())),
            Evidence(EvidenceKind.SEEN, PartialDate(after.isoformat())),
        )
        date = Bound(date=between(before, after), basis=Basis.BOUNDED, evidence=evidence)
        amendments = [field for field in change.changes if field.kind not in _ELSEWHERE]
        renamings = [field for field in change.changes if field.kind is ChangeKind.RENAMED]
        if len(days) == 1 and (amendments or renamings):  # then the change is what was done on that day
            date = _stated(days[0])
            del stated[days[0]]
        for kind, fields in ((TimelineKind.RENAMED, renamings), (TimelineKind.AMENDED, amendments)):
            if fields:
                yield TimelineEvent(kind=kind, date=date, change=attrs.evolve(change, changes=tuple(fields)))
    for day in stated:
        yield TimelineEvent(kind=TimelineKind.AMENDED, date=_stated(day))


def _stated(day: PartialDate) -> Bound:
    return Bound(date=day, basis=Basis.STATED, evidence=(Evidence(EvidenceKind.EVENT, day),))


def _amendments(entity: Entity) -> Iterator[PartialDate]:
    """The days on which its designations were amended, as the list states them."""
    for designation in entity.designations:
        for event in designation.events:
            date = event.date or event.publication_date or event.effective_date
            if event.kind is EventKind.AMENDED and date is not None:
                yield date
