"""When an entity was designated: intervals, and where each of their dates comes from."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import attrs

from ..model import Answer, Designation, Entity, EventKind, PartialDate, Program


class Basis(enum.StrEnum):
    """
    What a date rests on.

    >>> Basis("bounded")
    <Basis.BOUNDED: 'bounded'>
    """

    STATED = "stated"
    """The list states it."""
    BOUNDED = "bounded"
    """It lies between two days, of two editions as a rule: a range."""
    OPEN = "open"
    """Nothing bounds it on one side: the history does not reach so far, and the list states no date."""


class EvidenceKind(enum.StrEnum):
    """
    What a day that bears on a date is the day of.

    >>> EvidenceKind("listing date")
    <EvidenceKind.LISTING_DATE: 'listing date'>
    """

    LISTING_DATE = "listing date"
    EFFECTIVE_DATE = "effective date"
    END_DATE = "end date"
    EVENT = "event"
    """An event that the list states (`sanctionslib.Event`)."""
    SEEN = "seen in the edition of"
    NOT_SEEN = "not seen in the edition of"


@attrs.frozen
class Evidence:
    """
    A day that bears on a date.

    >>> print(Evidence(EvidenceKind.NOT_SEEN, PartialDate("2021-07-23")))
    not seen in the edition of 2021-07-23
    """

    kind: EvidenceKind
    date: PartialDate

    def __str__(self) -> str:
        return f"{self.kind} {self.date}"


@attrs.frozen(kw_only=True)
class Bound:
    """
    The day on which something began or ended, as far as it is known.

    Attributes:
        date: The day. A range (``[2021-07-24..2021-07-29]``) where it is bounded, half of one (``[..2021-05-22]``)
            where it is open. The list may state two days, of publication and of effect: then it is the range from one
            to the other.
        basis: What it rests on.
        evidence: What it was made of.

    >>> seen = Evidence(EvidenceKind.SEEN, PartialDate("2021-05-22"))
    >>> print(Bound(date=PartialDate("[..2021-05-22]"), basis=Basis.OPEN, evidence=(seen,)))
    [..2021-05-22] (seen in the edition of 2021-05-22)
    """

    date: PartialDate
    basis: Basis
    evidence: tuple[Evidence, ...]

    def __str__(self) -> str:
        return f"{self.date} ({self.known_from})"

    @property
    def known_from(self) -> str:
        """
        Its evidence in words.

        >>> date = PartialDate("2005-11-01")
        >>> Bound(date=date, basis=Basis.STATED, evidence=(Evidence(EvidenceKind.LISTING_DATE, date),)).known_from
        'listing date'
        """
        return ", ".join(each.kind if each.date == self.date else str(each) for each in self.evidence)

    def reached(self, on: datetime.date) -> Answer:
        """
        Whether a day is that day, or after it.

        >>> bound = Bound(date=PartialDate("[2021-07-24..2021-07-29]"), basis=Basis.BOUNDED, evidence=())
        >>> [str(bound.reached(datetime.date(2021, 7, day))) for day in (23, 28, 29)]
        ['no', 'cannot say', 'yes']
        """
        if not any(mark in self.date.edtf for mark in "~?%"):
            if self.date.latest is not None and on >= self.date.latest:
                return Answer.YES
            if self.date.earliest is not None and on < self.date.earliest:
                return Answer.NO
        return Answer.CANNOT_SAY


@attrs.frozen(kw_only=True)
class Interval:
    """
    A time in which an entity was designated without a break that any edition shows.

    Attributes:
        program: Under which program; None for any, or none (`EntityHistory.listings`).
        start: The first day.
        end: The first day on which it was no longer; None if the last edition has it.
        first, last: The days of the first and the last edition that show it; None for a time that the list tells of
            and no edition shows.

    >>> start = Bound(date=PartialDate("2005-11-01"), basis=Basis.STATED, evidence=())
    >>> interval = Interval(start=start, last=datetime.date(2026, 8, 1))
    >>> [str(interval.covers(datetime.date(year, 1, 1))) for year in (2005, 2010, 2027)]
    ['no', 'yes', 'cannot say']
    """

    program: Program | None = None
    start: Bound
    end: Bound | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None

    def covers(self, on: datetime.date) -> Answer:
        """Whether a day lies in it; cannot say where its ends are not known well enough, or after the last edition."""
        ended = self.end.reached(on) if self.end else Answer.NO
        begun = self.start.reached(on)
        if begun is Answer.NO or ended is Answer.YES:
            return Answer.NO
        lasts = self.last is not None and on <= self.last if self.end is None else ended is Answer.NO
        return Answer.YES if begun is Answer.YES and lasts else Answer.CANNOT_SAY

    def __str__(self) -> str:
        until = f"until {self.end}" if self.end else f"still on {self.last}"
        return (f"{self.program}: " if self.program else "") + f"from {self.start} {until}"


class Sighting(NamedTuple):
    """What an edition says of an entity: all that it has, or (None) that it does not have it."""

    date: datetime.date
    entity: Entity | None


def listings(sightings: Sequence[Sighting]) -> list[Interval]:
    """The times in which an entity stood on the list, whatever the program."""
    shown = _shown(sightings, _all)
    return sorted([*shown, *_told(sightings, _all, shown, ())], key=_begin)


def intervals(
    sightings: Sequence[Sighting], listed: Sequence[Interval], key: Callable[[Program], str]
) -> list[Interval]:
    """The times in which an entity was designated under each program; *listed* are those of any program."""
    programs: dict[str, Program] = {}
    for _, entity in sightings:
        for designation in entity.designations if entity else ():
            programs.update({key(program): program for program in designation.programs})
    found = []
    for code, program in programs.items():

        def under(entity: Entity, code: str = code) -> list[_Said]:
            return [
                _Said(each, alone=len(each.programs) == 1)
                for each in entity.designations
                if code in map(key, each.programs)
            ]

        shown = _shown(sightings, under)
        told = _told(sightings, under, shown, [each for each in listed if each.first])
        found += [attrs.evolve(each, program=program) for each in (*shown, *told)]
    return sorted(found, key=_begin)


def _begin(interval: Interval) -> tuple[datetime.date, str]:
    date = interval.start.date
    return date.earliest or date.latest or datetime.date.min, interval.program.code if interval.program else ""


class _Said(NamedTuple):
    """A designation, and whether its dates are of what is asked about alone, not of a record that says more."""

    designation: Designation
    alone: bool = True

    def over(self, on: datetime.date) -> bool:
        """Whether it had ended by a day, as the list says."""
        end = self.designation.end_date
        return end is not None and end.latest is not None and on >= end.latest and not _vague(end)

    @property
    def start(self) -> list[Evidence]:
        """The days that it says it began."""
        said = [
            Evidence(kind, date)
            for kind, date in (
                (EvidenceKind.LISTING_DATE, self.designation.listing_date),
                (EvidenceKind.EFFECTIVE_DATE, self.designation.effective_date),
            )
            if date
        ]
        events = [each for each in self.designation.events if each.kind is EventKind.LISTED and each.scope is None]
        return said or [Evidence(EvidenceKind.EVENT, each.date) for each in events if each.date][:1]


_Which = Callable[[Entity], list[_Said]]


def _all(entity: Entity) -> list[_Said]:
    return [_Said(each) for each in entity.designations or (Designation(),)]  # it is listed, whatever is said of it


def _shown(sightings: Sequence[Sighting], which: _Which) -> list[Interval]:
    """The times that editions show: each from one that has it after one that has not, to one that has it no more."""
    found = []
    begun: int | None = None
    for place, sighting in enumerate([*sightings, Sighting(datetime.date.max, None)]):
        if _has(sighting, which):
            begun = place if begun is None else begun
        elif begun is not None:
            stretch = sightings[begun:place]
            before = sightings[begun - 1] if begun else None
            after = sightings[place] if place < len(sightings) else None
            found.append(
                Interval(
                    start=_start(stretch, before, which),
                    end=_end(stretch[-1], after, which),
                    first=stretch[0].date,
                    last=stretch[-1].date,
                )
            )
            begun = None
    return found


def _has(sighting: Sighting, which: _Which) -> bool:
    return sighting.entity is not None and any(not each.over(sighting.date) for each in which(sighting.entity))


def _stated(stretch: Sequence[Sighting], which: _Which) -> tuple[list[Evidence], bool]:
    """
    The days on which a stretch began, as the list states them, and whether it states them of this alone.

    Its newest words count, since it corrects itself; but a day after the first edition that shows it began something
    later, unless that edition itself says so (it was to take effect then). Those of a record that says nothing else
    come first. A record of which a part states no day states none.
    """
    of_record: tuple[list[Evidence], bool] = [], True
    for sighting in reversed(stretch):
        said = [each for each in which(sighting.entity) if not each.over(sighting.date)] if sighting.entity else []
        said = [each for each in said if not each.designation.umbrella] or said
        if not all(each.start for each in said):
            continue
        start, alone = min(((each.start, each.alone) for each in said), key=lambda each: _earliest(each[0]))
        if _earliest(start) > stretch[0].date and sighting is not stretch[0]:
            continue
        if alone:
            return start, True
        of_record = of_record if of_record[0] else (start, False)
    return of_record


def _earliest(said: list[Evidence]) -> datetime.date:
    return min((each.date.earliest or datetime.date.min for each in said), default=datetime.date.min)


def _latest(said: list[Evidence]) -> datetime.date:
    return max((each.date.latest or datetime.date.max for each in said), default=datetime.date.max)


def _start(stretch: Sequence[Sighting], before: Sighting | None, which: _Which) -> Bound:
    first = stretch[0].date
    earliest = min(_next(before.date), first) if before else None
    evidence = [Evidence(EvidenceKind.NOT_SEEN, _day(before.date))] if before else []
    evidence.append(Evidence(EvidenceKind.SEEN, _day(first)))
    said, alone = _stated(stretch, which)
    if said and (before is None or _latest(said) >= before.date):  # or it is about an earlier time
        if alone:
            return _of(said, earliest, first, evidence)
        if earliest is None or _earliest(said) > earliest:  # the record began then, and so not before it the program
            earliest, evidence = _earliest(said), [*said, *evidence[-1:]]
    if earliest is None:
        return Bound(date=PartialDate(f"[..{first}]"), basis=Basis.OPEN, evidence=tuple(evidence))
    return Bound(date=_one_of(min(earliest, first), first), basis=Basis.BOUNDED, evidence=tuple(evidence))


def _of(
    said: list[Evidence],
    earliest: datetime.date | None = None,
    latest: datetime.date = datetime.date.max,
    editions: Sequence[Evidence] = (),
) -> Bound:
    """The day that the list states; where it states no day (``2021``), as far as the editions narrow it."""
    first, last = _earliest(said), _latest(said)
    low, high = max(first, earliest or first), min(last, latest)
    coarse = any(each.date.earliest != each.date.latest and not _vague(each.date) for each in said)
    if coarse and low <= high and (low, high) != (first, last):
        return Bound(date=_one_of(low, high), basis=Basis.BOUNDED, evidence=(*said, *editions))
    dates = {each.date for each in said}
    date = dates.pop() if len(dates) == 1 else _one_of(first, last)
    return Bound(date=date, basis=Basis.STATED, evidence=tuple(said))


def _end(last: Sighting, after: Sighting | None, which: _Which) -> Bound | None:
    said = [each.designation.end_date for each in (which(after.entity) if after and after.entity else [])]
    said += [each.designation.end_date for each in (which(last.entity) if last.entity and not after else [])]
    stated = [end for end in said if end and (end.latest is None or end.latest > last.date)]
    if stated and len(stated) == len(said):
        end = max(stated, key=lambda date: date.latest or datetime.date.max)
        return Bound(date=end, basis=Basis.STATED, evidence=(Evidence(EvidenceKind.END_DATE, end),))
    if after is None:
        return None
    evidence = (Evidence(EvidenceKind.SEEN, _day(last.date)), Evidence(EvidenceKind.NOT_SEEN, _day(after.date)))
    return Bound(date=between(last.date, after.date), basis=Basis.BOUNDED, evidence=evidence)


def _told(
    sightings: Sequence[Sighting], which: _Which, shown: Sequence[Interval], listed: Sequence[Interval]
) -> Iterator[Interval]:
    """
    The times of which the list tells, and that no edition shows.

    Those that it says are over, unless an edition of that time has nothing of them; and those that began on a day
    before an edition that does not have them: to who came back in 2025 the UN gives the day of 2006 on which they were
    listed first.
    """
    known = {each.end.date for each in shown if each.end}
    without = [each.date for each in sightings if each.entity is None]
    for date, entity in sightings:
        for each in which(entity) if entity else ():
            over = each.designation.end_date
            if over and over.latest and each.over(date) and over not in known:
                known.add(over)
                stated = Evidence(EvidenceKind.END_DATE, over)
                start = Bound(date=PartialDate(f"[..{over.latest}]"), basis=Basis.OPEN, evidence=(stated,))
                if each.start and each.alone:
                    start = _of(each.start)
                elif each.start and _earliest(each.start) <= over.latest:
                    within = _one_of(_earliest(each.start), over.latest)
                    start = Bound(date=within, basis=Basis.BOUNDED, evidence=(*each.start, stated))
                told = Interval(start=start, end=Bound(date=over, basis=Basis.STATED, evidence=(stated,)))
                if not any(start.date.latest != day and told.covers(day) is Answer.YES for day in without):
                    yield told
    begun: set[datetime.date] = set()
    for interval in shown:
        stretch = [
            each
            for each in sightings
            if interval.first and interval.last and interval.first <= each.date <= interval.last
        ]
        said, alone = _stated(stretch, which)
        first, last = _earliest(said), _latest(said)
        after = next((each for each in sightings if each.date > last), None)
        if not said or not alone or any(_vague(each.date) for each in said) or first in begun:
            continue
        if after is None or after.entity is not None or after.date >= stretch[0].date:
            continue
        if any(each.covers(first) is not Answer.NO for each in (*shown, *listed)):
            continue
        begun.add(first)
        evidence = (*said, Evidence(EvidenceKind.NOT_SEEN, _day(after.date)))
        end = Bound(date=between(last, after.date), basis=Basis.BOUNDED, evidence=evidence)
        yield Interval(start=_of(said), end=end)


def between(before: datetime.date, by: datetime.date) -> PartialDate:
    """
    A day after one on which something was not yet so, and at the latest the one on which it was.

    >>> print(between(datetime.date(2021, 7, 23), datetime.date(2021, 7, 29)))
    [2021-07-24..2021-07-29]
    """
    return _one_of(min(_next(before), by), by)


def _next(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=1) if day < datetime.date.max else day


def _vague(date: PartialDate) -> bool:
    return any(mark in date.edtf for mark in "~?%")


def _day(date: datetime.date) -> PartialDate:
    return PartialDate(date.isoformat())


def _one_of(first: datetime.date, last: datetime.date) -> PartialDate:
    """One unknown day from *first* to *last*; open where they are the ends of time."""
    if first == last:
        return _day(first)
    low = "" if first == datetime.date.min else first
    high = "" if last == datetime.date.max else last
    return PartialDate(f"[{low}..{high}]") if low or high else PartialDate("XXXX")
