"""A stretch of days: the one way in which programs, lists, codes, measures and designations say how long they hold."""

from __future__ import annotations

import datetime

import attrs

from ._repr import brief_repr
from .dates import PartialDate, reached
from .tristate import Answer


@attrs.frozen(repr=False)
class Period:
    """
    A stretch of days, half-open: its end is the first day on which it no longer holds.

    Attributes:
        start: The first day; None where nothing says when it began.
        end: The first day after it; None where it has not ended.

    >>> period = Period(PartialDate("2019-10-14"), PartialDate("2025-07-01"))
    >>> period.covers(datetime.date(2025, 6, 30)), period.covers(datetime.date(2025, 7, 1))
    (<Answer.YES: 'yes'>, <Answer.NO: 'no'>)
    """

    start: PartialDate | None = None
    end: PartialDate | None = None

    __repr__ = brief_repr

    def covers(self, day: datetime.date) -> Answer:
        """
        Whether it holds on a day; cannot say where a date is too coarse.

        >>> Period(PartialDate("2019"), None).covers(datetime.date(2019, 10, 14))
        <Answer.CANNOT_SAY: 'cannot say'>
        """
        begun = reached(self.start, day) if self.start else Answer.YES
        ended = reached(self.end, day) if self.end else Answer.NO
        if begun is Answer.NO or ended is Answer.YES:
            return Answer.NO
        return Answer.YES if begun is Answer.YES and ended is Answer.NO else Answer.CANNOT_SAY
