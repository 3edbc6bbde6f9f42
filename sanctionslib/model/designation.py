"""The act of putting an entity on a list, and what happened to it since."""

from __future__ import annotations

import datetime
import enum

import attrs

from ._repr import brief_repr
from .dates import PartialDate, as_day, reached
from .programs import Authority, LegalBasis, Measure, Program
from .source import Source
from .tristate import Answer


class EventKind(enum.StrEnum):
    """
    What an authority did to a designation.

    >>> EventKind.AMENDED.value
    'amended'
    """

    LISTED = "listed"
    AMENDED = "amended"
    DELISTED = "delisted"
    SUBMITTED = "submitted"
    """A state proposed the listing (UN)."""
    EFFECTIVE = "effective"
    """A prohibition began to apply."""
    DIVESTMENT = "divestment"
    """The last day for purchases and sales that only divest (OFAC's NS-CMIC list)."""
    OTHER = "other"


@attrs.frozen(repr=False)
class Note:
    """
    Something that the source says of a designation, under a heading of its own.

    >>> Note("Involved in Energy Sector", label="IFCA Determination -")
    Note('Involved in Energy Sector', label='IFCA Determination -')
    """

    text: str
    label: str | None = attrs.field(default=None, kw_only=True)

    __repr__ = brief_repr

    def __str__(self) -> str:
        return self.text


@attrs.frozen(kw_only=True, repr=False)
class Event:
    """
    Something that happened to a designation.

    Attributes:
        kind: Listed, amended, delisted...
        date: The day it is dated.
        effective_date: The day it took effect, if stated apart.
        publication_date: The day it was published, if stated apart.
        scope: What part of the designation it is about, such as ``EO 14024 Directive 2``; None for the whole.
        label: What the source calls it: ``Listing Date (EO 14024 Directive 2):``.
        legal_bases: The law it was done under.
        added, removed: The values that it put in and took out, each under what it is, where the source tells (SECO).
        note: What the source adds.

    >>> Event(kind=EventKind.AMENDED, date=PartialDate("2016-10-13"))
    Event(amended, date=PartialDate('2016-10-13'))
    """

    kind: EventKind
    date: PartialDate | None = None
    effective_date: PartialDate | None = None
    publication_date: PartialDate | None = None
    scope: str | None = None
    label: str | None = attrs.field(default=None, repr=False)
    legal_bases: tuple[LegalBasis, ...] = ()
    added: tuple[Note, ...] = attrs.field(default=(), repr=False)
    removed: tuple[Note, ...] = attrs.field(default=(), repr=False)
    note: str | None = None

    __repr__ = brief_repr


@attrs.frozen(kw_only=True, repr=False)
class Designation:
    """
    One act: this authority puts an entity on this list, under these programs.

    Attributes:
        list: Name of the list, such as ``SDN List``.
        authority: Who designated.
        reference: The authority's own identifier of the designation or its record.
        programs: Every program it falls under; often more than one.
        listing_date: When it was listed (published); see *effective_date*.
        effective_date: When it took effect.
        end_date: The first day on which it is no longer in force.
        legal_bases: The law it rests on.
        measures: What it forbids, where the list itself says so.
        reasons: Why, in the authority's words.
        events: What happened to it, in file order.
        notes: What the source says of this designation beyond that.
        submitted_by: The states that proposed it (UN).
        umbrella: Whether its list only repeats what a more specific list says (OFAC's "Consolidated List").
        source: Where it stands; left out of equality.

    >>> Designation(list="SDN List", programs=(Program(code="SDGT"),), listing_date=PartialDate("2001-10-12"))
    Designation('SDN List', programs=(Program('SDGT'),), listing_date=PartialDate('2001-10-12'))
    """

    list: str | None = None
    authority: Authority | None = attrs.field(default=None, repr=False)
    reference: str | None = attrs.field(default=None, repr=False)
    programs: tuple[Program, ...] = ()
    listing_date: PartialDate | None = None
    effective_date: PartialDate | None = None
    end_date: PartialDate | None = None
    legal_bases: tuple[LegalBasis, ...] = ()
    measures: tuple[Measure, ...] = attrs.field(default=(), repr=False)
    reasons: tuple[str, ...] = attrs.field(default=(), repr=False)
    events: tuple[Event, ...] = attrs.field(default=(), repr=False)
    notes: tuple[Note, ...] = attrs.field(default=(), repr=False)
    submitted_by: tuple[str, ...] = attrs.field(default=(), repr=False)
    umbrella: bool = False
    source: Source | None = attrs.field(default=None, eq=False, repr=False)

    __repr__ = brief_repr

    @property
    def published(self) -> datetime.date | None:
        """The day of the edition that it stands in; None where the file does not say."""
        return self.source.file.published if self.source and self.source.file else None

    @property
    def is_ended(self) -> bool:
        """
        Whether its list, on the day of its edition, says that it is no longer in force.

        >>> Designation(events=(Event(kind=EventKind.DELISTED),)).is_ended, Designation().is_ended
        (True, False)
        """
        end, published = self.end_date, self.published
        if end is None:
            return bool(self.events) and self.events[-1].kind is EventKind.DELISTED
        return published is None or end.earliest is None or end.earliest <= published

    def is_over(self, program: Program, day: datetime.date) -> bool:
        """
        Whether one of its programs had ended by a day, and with it what was done under it.

        Not if the program was carried over into another (`Program.succeeded_by`), nor if its edition is of a later day:
        a list that still has it knows better.

        >>> syria = Program(code="SYRIA", end_date=PartialDate("2025-07-01"))
        >>> Designation(programs=(syria,)).is_over(syria, datetime.date(2025, 7, 1))
        True
        """
        end = program.end_date.latest if program.end_date and not program.succeeded_by else None
        return end is not None and day >= end and (self.published is None or self.published < end)

    def in_force(self, day: datetime.date | str) -> Answer:
        """
        Whether it was in force on a day, as far as its dates and the date of its edition tell.

        Its start is its effective date and its listing date: no before both, or from its end on; yes after both, to
        the day its edition was published. Cannot say between the two (OFSI re-listed many under UK law), where no
        start is stated (before the edition), where a date is too coarse, or after the edition (it may have been ended
        since). No, too, once all its programs had ended (``SYRIA`` with Executive Order 14312); see `is_over`.

        >>> day = datetime.date
        >>> designation = Designation(effective_date=PartialDate("2021-07"), end_date=PartialDate("2025-06-30"))
        >>> days = (day(2021, 6, 30), day(2021, 7, 9), day(2023, 1, 1), day(2025, 7, 1))
        >>> [str(designation.in_force(day)) for day in days]
        ['no', 'cannot say', 'yes', 'no']
        """
        day = as_day(day)
        starts = (self.effective_date, self.listing_date)
        begun = {reached(date, day) for date in starts if date is not None}
        ended = self._ended(day)
        if begun == {Answer.NO} or ended is Answer.YES:
            return Answer.NO
        if day == self.published and self.end_date is None:
            return Answer.YES  # its list has it on that day, however coarse its dates are
        if self.programs and all(self.is_over(program, day) for program in self.programs):
            return Answer.NO
        return Answer.YES if begun == {Answer.YES} and ended is Answer.NO else Answer.CANNOT_SAY

    def _ended(self, day: datetime.date) -> Answer:
        """Whether it had ended by a day, as far as its list says: what follows its edition, the list cannot know."""
        published = self.published
        if self.end_date is not None:
            ended = reached(self.end_date, day)
            later = published is not None and day > published
            return Answer.CANNOT_SAY if ended is Answer.NO and later else ended
        if self.is_ended:  # the list states no day for it: some day up to that of the edition
            return Answer.YES if published is not None and day >= published else Answer.CANNOT_SAY
        return Answer.NO if published is not None and day <= published else Answer.CANNOT_SAY
