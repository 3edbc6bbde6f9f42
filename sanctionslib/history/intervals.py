"""When an entity was designated: intervals, and where each of their dates comes from."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import attrs

from ..model import Answer, Designation, Entity, EventKind, PartialDate, Program
from ..model.dates import is_vague, reached


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
        return ", ".join(fact.kind if fact.date == self.date else str(fact) for fact in self.evidence)

    def reached(self, day: datetime.date) -> Answer:
        """
        Whether a day is that day, or after it.

        >>> bound = Bound(date=PartialDate("[2021-07-24..2021-07-29]"), basis=Basis.BOUNDED, evidence=())
        >>> [str(bound.reached(datetime.date(2021, 7, day))) for day in (23, 28, 29)]
        ['no', 'cannot say', 'yes']
        """
        return reached(self.date, day)


@attrs.frozen(kw_only=True)
class Interval:
    """
    A period in which an entity was designated without a break that any edition shows.

    Attributes:
        program: Under which program; None for any, or none (`EntityHistory.listings`).
        start: The first day.
        end: The first day on which it was no longer; None if the last edition has it.
        first, last: The days of the first and the last edition that show it; None for a period that the list states
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

    def covers(self, day: datetime.date) -> Answer:
        """Whether a day lies in it; cannot say where its ends are not known well enough, or after the last edition."""
        ended = self.end.reached(day) if self.end else Answer.NO
        begun = self.start.reached(day)
        if begun is Answer.NO or ended is Answer.YES:
            return Answer.NO
        lasts = self.last is not None and day <= self.last if self.end is None else ended is Answer.NO
        return Answer.YES if begun is Answer.YES and lasts else Answer.CANNOT_SAY

    def __str__(self) -> str:
        until = f"until {self.end}" if self.end else f"still on {self.last}"
        return (f"{self.program}: " if self.program else "") + f"from {self.start} {until}"


class Sighting(NamedTuple):
    """An edition's day, and the entity as the edition has it; None if it does not have it."""

    date: datetime.date
    entity: Entity | None


def listings(sightings: Sequence[Sighting]) -> list[Interval]:
    """The periods in which an entity was on the list, under whatever program, the earliest first."""
    shown = _shown(sightings, _of_any_program)
    stated = _stated_only(sightings, _of_any_program, shown, ())
    return sorted([*shown, *stated], key=_beginning)


def intervals(
    sightings: Sequence[Sighting], listed: Sequence[Interval], key: Callable[[Program], str]
) -> list[Interval]:
    """
    The periods in which an entity was designated under each program, the earliest first.

    Args:
        sightings: The entity in each edition, in the order of time.
        listed: The periods in which it was on the list; see `listings`.
        key: What identifies a program, whatever its code.
    """
    programs: dict[str, Program] = {}
    for _, entity in sightings:
        for designation in entity.designations if entity else ():
            programs.update({key(program): program for program in designation.programs})
    periods = []
    for wanted, program in programs.items():

        def select(entity: Entity, wanted: str = wanted) -> list[_Statement]:
            return [
                _Statement(designation, alone=len(designation.programs) == 1)
                for designation in entity.designations
                if wanted in map(key, designation.programs)
            ]

        shown = _shown(sightings, select)
        stated = _stated_only(sightings, select, shown, [listing for listing in listed if listing.first])
        periods += [attrs.evolve(interval, program=program) for interval in (*shown, *stated)]
    return sorted(periods, key=_beginning)


def _beginning(interval: Interval) -> tuple[datetime.date, str]:
    date = interval.start.date
    return date.earliest or date.latest or datetime.date.min, interval.program.code if interval.program else ""


class _Statement(NamedTuple):
    """
    What an edition states of a program, or of any: a designation, and whether its dates are of that program alone.

    A record with several programs has one listing date, which need not be that of each of them.
    """

    designation: Designation
    alone: bool = True

    def is_over(self, day: datetime.date) -> bool:
        """Whether it had surely ended by a day, as the list says."""
        end = self.designation.end_date
        return end is not None and reached(end, day) is Answer.YES

    @property
    def start(self) -> list[Evidence]:
        """The days on which it began, as it says: its own dates, or else its first event of listing."""
        dates = [
            Evidence(kind, date)
            for kind, date in (
                (EvidenceKind.LISTING_DATE, self.designation.listing_date),
                (EvidenceKind.EFFECTIVE_DATE, self.designation.effective_date),
            )
            if date
        ]
        events = [event for event in self.designation.events if event.kind is EventKind.LISTED and event.scope is None]
        return dates or [Evidence(EvidenceKind.EVENT, event.date) for event in events if event.date][:1]


_Select = Callable[[Entity], list[_Statement]]
"""What an entity's record states of the program that is asked about, or of any."""


def _of_any_program(entity: Entity) -> list[_Statement]:
    # A record without designations counts too: it is on the list, whatever the list says of it.
    return [_Statement(designation) for designation in entity.designations or (Designation(),)]


# -- periods that editions show -----------------------------------------------------------------------------------


def _shown(sightings: Sequence[Sighting], select: _Select) -> list[Interval]:
    """The periods that editions show: from one that has it after one that has not, to one that no longer has it."""
    periods = []
    begun: int | None = None
    for place, sighting in enumerate([*sightings, Sighting(datetime.date.max, None)]):  # one more, to end the last
        if _is_listed(sighting, select):
            begun = place if begun is None else begun
        elif begun is not None:
            stretch = sightings[begun:place]
            before = sightings[begun - 1] if begun else None
            after = sightings[place] if place < len(sightings) else None
            periods.append(
                Interval(
                    start=_start(stretch, before, select),
                    end=_end(stretch[-1], after, select),
                    first=stretch[0].date,
                    last=stretch[-1].date,
                )
            )
            begun = None
    return periods


def _is_listed(sighting: Sighting, select: _Select) -> bool:
    return sighting.entity is not None and any(
        not statement.is_over(sighting.date) for statement in select(sighting.entity)
    )


def _stated_start(stretch: Sequence[Sighting], select: _Select) -> tuple[list[Evidence], bool]:
    """
    The days on which a stretch of editions began, as the list states them, and whether it states them of this alone.

    The newest edition counts, since a list corrects itself; but a day after the first edition of the stretch is that of
    something later, unless that edition itself states it (it was to take effect then). The days of a designation under
    one program alone come before those of one under several. Where one of several designations states no day, the
    edition states none.
    """
    of_record: tuple[list[Evidence], bool] = [], True
    for sighting in reversed(stretch):
        statements = select(sighting.entity) if sighting.entity else []
        statements = [statement for statement in statements if not statement.is_over(sighting.date)]
        # An umbrella list has days of its own, later than those of the lists that it covers.
        statements = [statement for statement in statements if not statement.designation.umbrella] or statements
        if not all(statement.start for statement in statements):
            continue
        start, alone = min(
            ((statement.start, statement.alone) for statement in statements), key=lambda dated: _earliest(dated[0])
        )
        if _earliest(start) > stretch[0].date and sighting is not stretch[0]:
            continue
        if alone:
            return start, True
        of_record = of_record if of_record[0] else (start, False)
    return of_record


def _earliest(evidence: list[Evidence]) -> datetime.date:
    return min((fact.date.earliest or datetime.date.min for fact in evidence), default=datetime.date.min)


def _latest(evidence: list[Evidence]) -> datetime.date:
    return max((fact.date.latest or datetime.date.max for fact in evidence), default=datetime.date.max)


def _start(stretch: Sequence[Sighting], before: Sighting | None, select: _Select) -> Bound:
    first = stretch[0].date
    earliest = min(_next(before.date), first) if before else None
    evidence = [Evidence(EvidenceKind.NOT_SEEN, _day(before.date))] if before else []
    evidence.append(Evidence(EvidenceKind.SEEN, _day(first)))
    stated, alone = _stated_start(stretch, select)
    if stated and (before is None or _latest(stated) >= before.date):  # else it is the day of an earlier listing
        if alone:
            return _stated_bound(stated, earliest, first, evidence)
        if earliest is None or _earliest(stated) > earliest:  # the record began then, and its program not before it
            earliest, evidence = _earliest(stated), [*stated, *evidence[-1:]]
    if earliest is None:
        return Bound(date=PartialDate(f"[..{first}]"), basis=Basis.OPEN, evidence=tuple(evidence))
    return Bound(date=_one_of(min(earliest, first), first), basis=Basis.BOUNDED, evidence=tuple(evidence))


def _stated_bound(
    stated: list[Evidence],
    earliest: datetime.date | None = None,
    latest: datetime.date = datetime.date.max,
    editions: Sequence[Evidence] = (),
) -> Bound:
    """The day that the list states; where that is coarse (``2021``), as far as the editions narrow it."""
    first, last = _earliest(stated), _latest(stated)
    low, high = max(first, earliest or first), min(last, latest)
    is_coarse = any(fact.date.earliest != fact.date.latest and not is_vague(fact.date) for fact in stated)
    if is_coarse and low <= high and (low, high) != (first, last):
        return Bound(date=_one_of(low, high), basis=Basis.BOUNDED, evidence=(*stated, *editions))
    dates = {fact.date for fact in stated}
    date = dates.pop() if len(dates) == 1 else _one_of(first, last)
    return Bound(date=date, basis=Basis.STATED, evidence=tuple(stated))


def _end(last: Sighting, after: Sighting | None, select: _Select) -> Bound | None:
    """
    The end of a stretch of editions: the day that the list states, or one between its last edition and the next.

    Where there is a next edition, only that one counts: the last one that has it could state an end that was put off.
    """
    telling = after or last
    ends = [statement.designation.end_date for statement in (select(telling.entity) if telling.entity else [])]
    stated = [end for end in ends if end and (end.latest is None or end.latest > last.date)]
    if stated and len(stated) == len(ends):
        end = max(stated, key=lambda date: date.latest or datetime.date.max)
        return Bound(date=end, basis=Basis.STATED, evidence=(Evidence(EvidenceKind.END_DATE, end),))
    if after is None:
        return None
    evidence = (Evidence(EvidenceKind.SEEN, _day(last.date)), Evidence(EvidenceKind.NOT_SEEN, _day(after.date)))
    return Bound(date=between(last.date, after.date), basis=Basis.BOUNDED, evidence=evidence)


# -- periods that the list states and no edition shows ---------------------------------------------------------------


def _stated_only(
    sightings: Sequence[Sighting], select: _Select, shown: Sequence[Interval], listed: Sequence[Interval]
) -> Iterator[Interval]:
    """The periods that the list states, and that no edition shows."""
    yield from _ended_earlier(sightings, select, shown)
    yield from _listed_earlier(sightings, select, shown, listed)


def _ended_earlier(sightings: Sequence[Sighting], select: _Select, shown: Sequence[Interval]) -> Iterator[Interval]:
    """The periods whose end the list states, unless an edition of that time does not have the entity."""
    known = {interval.end.date for interval in shown if interval.end}
    without = [sighting.date for sighting in sightings if sighting.entity is None]
    for date, entity in sightings:
        for statement in select(entity) if entity else ():
            end = statement.designation.end_date
            if end is None or end.latest is None or end in known or not statement.is_over(date):
                continue
            known.add(end)
            evidence = Evidence(EvidenceKind.END_DATE, end)
            start = Bound(date=PartialDate(f"[..{end.latest}]"), basis=Basis.OPEN, evidence=(evidence,))
            if statement.start and statement.alone:
                start = _stated_bound(statement.start)
            elif statement.start and _earliest(statement.start) <= end.latest:
                within = _one_of(_earliest(statement.start), end.latest)
                start = Bound(date=within, basis=Basis.BOUNDED, evidence=(*statement.start, evidence))
            interval = Interval(start=start, end=Bound(date=end, basis=Basis.STATED, evidence=(evidence,)))
            # An edition of the first day itself may have been published before the listing.
            if not any(start.date.latest != day and interval.covers(day) is Answer.YES for day in without):
                yield interval


def _listed_earlier(
    sightings: Sequence[Sighting], select: _Select, shown: Sequence[Interval], listed: Sequence[Interval]
) -> Iterator[Interval]:
    """
    The periods that began on a stated day, before an edition that does not have the entity, which came back later.

    The UN gives those who came back in 2025 the day of 2006 on which they were listed first.
    """
    known: set[datetime.date] = set()
    for interval in shown:
        stretch = [
            sighting
            for sighting in sightings
            if interval.first and interval.last and interval.first <= sighting.date <= interval.last
        ]
        stated, alone = _stated_start(stretch, select)
        first, last = _earliest(stated), _latest(stated)
        if not stated or not alone or any(is_vague(fact.date) for fact in stated) or first in known:
            continue
        after = next((sighting for sighting in sightings if sighting.date > last), None)
        if after is None or after.entity is not None or after.date >= stretch[0].date:
            continue
        if any(other.covers(first) is not Answer.NO for other in (*shown, *listed)):
            continue
        known.add(first)
        evidence = (*stated, Evidence(EvidenceKind.NOT_SEEN, _day(after.date)))
        end = Bound(date=between(last, after.date), basis=Basis.BOUNDED, evidence=evidence)
        yield Interval(start=_stated_bound(stated), end=end)


# -- days ---------------------------------------------------------------------------------------------------------


def between(before: datetime.date, by: datetime.date) -> PartialDate:
    """
    A day after one on which something was not yet so, and at the latest the one on which it was.

    >>> print(between(datetime.date(2021, 7, 23), datetime.date(2021, 7, 29)))
    [2021-07-24..2021-07-29]
    """
    return _one_of(min(_next(before), by), by)


def _next(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=1) if day < datetime.date.max else day


def _day(date: datetime.date) -> PartialDate:
    return PartialDate(date.isoformat())


def _one_of(first: datetime.date, last: datetime.date) -> PartialDate:
    """One unknown day from *first* to *last*; open where they are the ends of time."""
    if first == last:
        return _day(first)
    low = "" if first == datetime.date.min else first
    high = "" if last == datetime.date.max else last
    return PartialDate(f"[{low}..{high}]") if low or high else PartialDate("XXXX")
