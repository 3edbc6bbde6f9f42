"""
Dates as lists state them: a year, a month, circa, one day out of several, a stretch of time, another calendar.

A date is written as EDTF (the Extended Date/Time Format, ISO 8601-2:2019) and never padded: "1958" has no month.
"""

from __future__ import annotations

import calendar as _gregorian
import datetime
import enum
import re
from functools import lru_cache
from typing import NamedTuple, Self

import attrs

from ._repr import brief_repr
from .tristate import Answer


class Calendar(enum.StrEnum):
    """
    The calendar whose years, months and days a date counts.

    >>> Calendar.ISLAMIC
    <Calendar.ISLAMIC: 'islamic'>
    """

    GREGORIAN = "gregorian"
    ISLAMIC = "islamic"
    """The lunar Hijri calendar."""
    PERSIAN = "persian"
    """The solar Hijri calendar of Iran and Afghanistan."""


class Precision(enum.StrEnum):
    """
    How much of a single date is stated.

    >>> PartialDate("1958-03").precision
    <Precision.MONTH: 'month'>
    """

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class _Point(NamedTuple):
    """One date of an EDTF text: the digits as stated (``X`` for an unstated one) and its qualifier."""

    year: str
    month: str | None
    day: str | None
    qualifier: str


_POINT = r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)(?:-([0-9]{2})(?:-([0-9]{2}|XX))?|-XX(?:-XX)?)?([~?%])?"
_SINGLE = re.compile(_POINT)
_FORMS = re.compile(
    rf"(?:(?P<single>{_POINT})"
    rf"|\[(?P<set>(?:{_POINT}(?:\.\.{_POINT})?,)*{_POINT}(?:\.\.{_POINT})?|\.\.{_POINT}|{_POINT}\.\.)\]"
    rf"|(?P<interval>(?:{_POINT}|\.\.)?/(?:{_POINT}|\.\.)?))"
)


def _points(text: str) -> list[_Point]:
    return [_Point(m[1], m[2], m[3] if m[3] != "XX" else None, m[4] or "") for m in _SINGLE.finditer(text)]


_DAY = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")


def _canonical(date: str | int | datetime.date) -> str:
    if isinstance(date, str):
        return date.replace(", ", ",")
    if isinstance(date, datetime.date):
        return f"{date:%Y-%m-%d}"
    if type(date) is int:  # a truth value is one too, and no year
        return f"{date:04}"
    raise ValueError(f"not a date: {date!r}; give EDTF such as '1958-03', a year as a number, or a datetime.date")


def _check(instance: PartialDate, _field: object, edtf: str) -> None:
    if _DAY.fullmatch(edtf) and instance.calendar is Calendar.GREGORIAN:  # by far the most
        try:
            datetime.date.fromisoformat(edtf)
        except ValueError:
            raise ValueError(f"no such date: {edtf!r}") from None
        return
    if not _FORMS.fullmatch(edtf) or not edtf.strip("./"):
        raise ValueError(f"not an EDTF date: {edtf!r}")
    for point in _points(edtf):
        if point.month is not None and not point.year.isdigit():
            raise ValueError(f"not an EDTF date: {edtf!r}")
        if instance.calendar is Calendar.GREGORIAN:
            if point.year == "0000":
                raise ValueError(f"no such date: {edtf!r}")
            if point.month is not None:
                try:
                    datetime.date(int(point.year), int(point.month), int(point.day or 1))
                except ValueError:
                    raise ValueError(f"no such date: {edtf!r}") from None
        elif not _is_day_of(instance.calendar, point):
            raise ValueError(f"no such date: {edtf!r}")
    for stretch in _stretches(edtf):
        spans = [_span(end, instance.calendar) for end in _points(stretch)]
        if len(spans) == 2 and spans[0][0] and spans[1][1] and spans[0][0] > spans[1][1]:
            raise ValueError(f"ends before it begins: {edtf!r}")


def _is_day_of(calendar: Calendar, point: _Point) -> bool:
    """Whether another calendar has such a day, of a year that ours can count (the Islamic year 9666 is 9999)."""
    month, day = int(point.month or 1), int(point.day or 1)
    longest = 31 if calendar is Calendar.PERSIAN and month <= 6 else 30
    year = point.year.replace("X", "1")
    return 1 <= int(year) <= 9300 and 1 <= month <= 12 and 1 <= day <= longest


def _stretches(edtf: str) -> list[str]:
    """The members of a set, each one date or one range; anything else is its own only member."""
    return edtf.strip("[]").split(",") if edtf.startswith("[") else [edtf]


# Days between the proleptic Gregorian 0001-01-01 (ordinal 1) and the first day of each calendar's year 1.
_ISLAMIC_EPOCH = datetime.date(622, 7, 19).toordinal()
_PERSIAN_EPOCH = datetime.date(622, 3, 22).toordinal()


def _ordinal(calendar: Calendar, year: int, month: int, day: int) -> int:
    """The Gregorian ordinal of a day of another calendar, right to within two days (arithmetical calendars)."""
    if calendar is Calendar.ISLAMIC:
        return _ISLAMIC_EPOCH + (year - 1) * 354 + (11 * year + 3) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    return _PERSIAN_EPOCH + (year - 1) * 365 + (8 * year + 21) // 33 + 30 * (month - 1) + min(month - 1, 6) + day - 1


# How far an arithmetical calendar may stray from the observed one: the Islamic month begins with a sighting, the
# Persian year with the equinox.
_STRAY = 2


def _span(point: _Point, calendar: Calendar) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day that *point* can mean; None where nothing bounds it."""
    if point.year == "XXXX":
        return None, None
    low, high = int(point.year.replace("X", "0")), int(point.year.replace("X", "9"))
    month, day = int(point.month or 0), int(point.day or 0)
    if calendar is Calendar.GREGORIAN:
        first = datetime.date(max(low, 1), month or 1, day or 1)
        last = datetime.date(high, month or 12, day or _gregorian.monthrange(high, month or 12)[1])
        return first, last
    begin = _ordinal(calendar, low, month or 1, day or 1)
    if day:
        end = begin
    elif month and month < 12:
        end = _ordinal(calendar, high, month + 1, 1) - 1
    else:
        end = _ordinal(calendar, high + 1, 1, 1) - 1
    return datetime.date.fromordinal(begin - _STRAY), datetime.date.fromordinal(end + _STRAY)


@lru_cache(maxsize=8192)  # the same dates, of listing above all, come again and again
def _bounds_of(edtf: str, calendar: Calendar) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day that an EDTF can mean; None where nothing bounds it."""
    spans = [_span(point, calendar) for point in _points(edtf)]
    inner = edtf.strip("[]")
    open_start = inner.startswith(("..", "/"))
    open_end = inner.endswith(("..", "/"))
    if any(None in span for span in spans):
        return None, None
    first = None if open_start else min(span[0] for span in spans if span[0])
    last = None if open_end else max(span[1] for span in spans if span[1])
    return first, last


@attrs.frozen(eq=False, repr=False)
class PartialDate:
    """
    A date as far as a source states it.

    It is made of EDTF, of a year as a number, or of a `datetime.date`.

    Attributes:
        edtf: The date as EDTF, never padded: ``1958``, ``1958-03``, ``1958-03-07``, ``1958~`` (circa), ``1958?``
            (uncertain), ``195X``; ``1973-11-XX``, where the words leave the day open; one unknown day out of several,
            ``[1956..1957]`` or ``[1972-08-10,1972-08-11]``; a stretch of time, ``1956/1957``, ``../1961``; ``XXXX``,
            where the source says something about a date but not when it was ("30-35 years old", kept in *text*).
        calendar: The calendar whose numbers *edtf* holds.
        text: The source's own words, where they say more than *edtf*. Left out of equality, unless the year is unknown
            (``XXXX``): there the words are all that is stated.
        note: What the source adds to the date, such as "from false passport".

    Two dates are equal if they say the same: same *edtf* (``1973-11-XX`` says the same as ``1973-11``), *calendar* and
    *note*. They sort by the first day that they can mean, then by the last; one without a bound comes first (or, at its
    end, last). A `datetime.date` compares as the day that it is.

    Raises:
        ValueError: *edtf* is not one of these forms, or there is no such day.

    >>> date = PartialDate("1958")
    >>> date.precision.value, date.month, date.earliest.isoformat(), date.latest.isoformat()
    ('year', None, '1958-01-01', '1958-12-31')
    >>> str(PartialDate.one_of("1956", "1957"))
    '[1956..1957]'
    >>> sorted([PartialDate(1959), PartialDate("1958-03"), PartialDate("1958"), PartialDate("../1950")])
    [PartialDate('../1950'), PartialDate('1958'), PartialDate('1958-03'), PartialDate('1959')]
    >>> day = datetime.date(1958, 3, 7)
    >>> PartialDate(day) == day, PartialDate(1958) < day
    (True, True)
    >>> PartialDate("1961-02-30")
    Traceback (most recent call last):
    ...
    ValueError: no such date: '1961-02-30'
    """

    edtf: str = attrs.field(converter=_canonical, validator=_check)
    calendar: Calendar = attrs.field(default=Calendar.GREGORIAN, kw_only=True)
    text: str | None = attrs.field(default=None, kw_only=True)
    note: str | None = attrs.field(default=None, kw_only=True)

    def __eq__(self, other: object) -> bool:
        if (date := _comparable(other)) is None:
            return NotImplemented
        return self._meaning == date._meaning

    def __hash__(self) -> int:
        if self.note is None and self.calendar is Calendar.GREGORIAN and _DAY.fullmatch(self.edtf):
            return hash(datetime.date.fromisoformat(self.edtf))  # which it is equal to
        return hash(self._meaning)

    def __lt__(self, other: PartialDate | datetime.date) -> bool:
        if (date := _comparable(other)) is None:
            return NotImplemented
        return self._order < date._order

    def __le__(self, other: PartialDate | datetime.date) -> bool:
        if (date := _comparable(other)) is None:
            return NotImplemented
        return self._order <= date._order

    def __gt__(self, other: PartialDate | datetime.date) -> bool:
        if (date := _comparable(other)) is None:
            return NotImplemented
        return self._order > date._order

    def __ge__(self, other: PartialDate | datetime.date) -> bool:
        if (date := _comparable(other)) is None:
            return NotImplemented
        return self._order >= date._order

    @property
    def _order(self) -> tuple[datetime.date | str, ...]:
        first, last = self._bounds
        return (first or datetime.date.min, last or datetime.date.max, *(part or "" for part in self._meaning))

    @property
    def _meaning(self) -> tuple[str, Calendar, str | None, str | None]:
        words = self.text if "XXXX" in self.edtf else None  # where they are all that is stated
        return self.edtf.replace("-XX", ""), self.calendar, self.note, words

    def __str__(self) -> str:
        return self.edtf

    __repr__ = brief_repr

    # -- made from parts ----------------------------------------------------------------------------------------

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None, *, circa: bool = False) -> Self:
        """
        A single date from the numbers that are known.

        >>> PartialDate.of(1979, circa=True)
        PartialDate('1979~')
        """
        if day is not None and month is None:
            raise ValueError("a day without a month")
        text = f"{year:04}" + (f"-{month:02}" if month is not None else "") + (f"-{day:02}" if day is not None else "")
        return cls(text + "~" * circa)

    @classmethod
    def one_of(cls, first: PartialDate | str, last: PartialDate | str) -> Self:
        """
        One unknown day between *first* and *last*: what "1956 to 1957" says of a birth.

        >>> PartialDate.one_of("1979~", "1982~")
        PartialDate('[1979~..1982~]')
        """
        return cls(f"[{first}..{last}]", calendar=_common_calendar(first, last))

    @classmethod
    def interval(cls, start: PartialDate | str | None, end: PartialDate | str | None) -> Self:
        """
        The stretch of time from *start* to *end*; ``None`` leaves an end open.

        >>> PartialDate.interval(None, "1961")
        PartialDate('../1961')
        """
        return cls(f"{start or '..'}/{end or '..'}", calendar=_common_calendar(start, end))

    @classmethod
    def parse(cls, words: str) -> Self:
        """
        Read a date from the words that lists use, to exactly the precision they state.

        Takes "07 Jan 1987", "Jan 1987", "1987", ISO dates, "circa 1979", "1956 to 1957" and "circa 1979-1982"
        (one unknown day of the range); English month names in other orders by way of dateutil.

        Raises:
            ValueError: no date, or an ambiguous one such as "01/02/1980".

        >>> PartialDate.parse("Monday Jan 1987")
        Traceback (most recent call last):
        ...
        ValueError: not a date: 'Monday Jan 1987'
        >>> [str(PartialDate.parse(w)) for w in ("28 Nov 1961", "Mar 1958", "circa 1957", "1951 to 1953")]
        ['1961-11-28', '1958-03', '1957~', '[1951..1953]']
        >>> PartialDate.parse("01/02/1980")
        Traceback (most recent call last):
        ...
        ValueError: not a date: '01/02/1980'
        """
        return cls(edtf_of(words))

    # -- read off -----------------------------------------------------------------------------------------------

    @property
    def is_single(self) -> bool:
        """
        Whether it is one date (of any precision), not a set or a stretch of time.

        >>> PartialDate("1958~").is_single, PartialDate("[1956..1957]").is_single
        (True, False)
        """
        return self.edtf[0] != "[" and "/" not in self.edtf

    @property
    def _point(self) -> _Point | None:
        return _points(self.edtf)[0] if self.is_single else None

    @property
    def year(self) -> int | None:
        """The year of a single date, in its own calendar; None if not (wholly) stated."""
        point = self._point
        return int(point.year) if point and point.year.isdigit() else None

    @property
    def month(self) -> int | None:
        """The month of a single date, 1 to 12; None if not stated."""
        point = self._point
        return int(point.month) if point and point.month else None

    @property
    def day(self) -> int | None:
        """The day of the month of a single date; None if not stated."""
        point = self._point
        return int(point.day) if point and point.day else None

    @property
    def precision(self) -> Precision | None:
        """How much of a single date is stated; None for a set, a stretch of time or an unknown date."""
        point = self._point
        if point is None or not point.year.isdigit():
            return None
        return Precision.DAY if point.day else Precision.MONTH if point.month else Precision.YEAR

    @property
    def circa(self) -> bool:
        """
        Whether the source calls the date (or an end of it) approximate.

        >>> PartialDate("[1979~..1982~]").circa
        True
        """
        return "~" in self.edtf or "%" in self.edtf

    @property
    def earliest(self) -> datetime.date | None:
        """
        The first day it can mean, in the Gregorian calendar; None if nothing bounds it.

        The bound is that of the words: "circa" is not widened, since no list says by how much. Days of other
        calendars are converted by arithmetic and widened by two days each way, for they begin with observations.

        >>> PartialDate("../1961").earliest is None
        True
        """
        return self._bounds[0]

    @property
    def latest(self) -> datetime.date | None:
        """
        The last day it can mean, in the Gregorian calendar; None if nothing bounds it.

        >>> PartialDate("[1956..1957-02]").latest
        datetime.date(1957, 2, 28)
        """
        return self._bounds[1]

    @property
    def _bounds(self) -> tuple[datetime.date | None, datetime.date | None]:
        return _bounds_of(self.edtf, self.calendar)

    @property
    def _spans(self) -> list[tuple[datetime.date | None, datetime.date | None]]:
        """The separate stretches of days that it can mean: one, but for a set that lists its members."""
        if "," not in self.edtf:
            return [self._bounds]
        members = ([_span(point, self.calendar) for point in _points(member)] for member in _stretches(self.edtf))
        return [(spans[0][0], spans[-1][1]) for spans in members]

    def overlaps(self, other: PartialDate | datetime.date) -> Answer:
        """
        Whether both can mean the same day.

        Yes, if a day lies within both; no, if none does; cannot say, if none does but a "circa" (of unknown width)
        or an unknown date is involved.

        >>> PartialDate("1958").overlaps(PartialDate("1958-03-07"))
        <Answer.YES: 'yes'>
        >>> PartialDate("1958").overlaps(PartialDate("1959"))
        <Answer.NO: 'no'>
        >>> PartialDate("1958~").overlaps(datetime.date(1960, 5, 1))
        <Answer.CANNOT_SAY: 'cannot say'>
        """
        if isinstance(other, datetime.date):
            other = PartialDate.of(other.year, other.month, other.day)
        for date in (self, other):
            if "XXXX" in date.edtf:
                return Answer.CANNOT_SAY
        for first, last in self._spans:
            for begin, end in other._spans:
                after = end is not None and first is not None and first > end
                before = last is not None and begin is not None and last < begin
                if not after and not before:
                    return Answer.YES
        return Answer.CANNOT_SAY if is_vague(self) or is_vague(other) else Answer.NO


def is_vague(date: PartialDate) -> bool:
    """
    Whether the source calls a date circa or uncertain, so that its bounds do not hold.

    >>> is_vague(PartialDate("1958~")), is_vague(PartialDate("1958"))
    (True, False)
    """
    return any(mark in date.edtf for mark in "~?%")


def reached(date: PartialDate, day: datetime.date) -> Answer:
    """
    Whether a day is a date, or after it.

    >>> [str(reached(PartialDate("2021-07"), datetime.date(2021, month, 31))) for month in (5, 7)]
    ['no', 'yes']
    >>> reached(PartialDate("2021-07"), datetime.date(2021, 7, 9))
    <Answer.CANNOT_SAY: 'cannot say'>
    """
    if not is_vague(date):
        if date.latest is not None and day >= date.latest:
            return Answer.YES
        if date.earliest is not None and day < date.earliest:
            return Answer.NO
    return Answer.CANNOT_SAY


def as_day(day: datetime.date | str) -> datetime.date:
    """
    A day as callers give it: a date, or ISO text.

    Raises:
        ValueError: it is neither.

    >>> as_day("2021-07-28")
    datetime.date(2021, 7, 28)
    """
    if isinstance(day, datetime.datetime):
        return day.date()
    if isinstance(day, datetime.date):
        return day
    try:
        return datetime.date.fromisoformat(day)
    except (TypeError, ValueError):
        raise ValueError(f"not a day: {day!r}; give a datetime.date, or text such as '2021-07-28'") from None


def _comparable(other: object) -> PartialDate | None:
    """What a date is compared with; None for what is none. A time of day makes a moment, which no day equals."""
    if isinstance(other, PartialDate):
        return other
    if isinstance(other, datetime.date) and not isinstance(other, datetime.datetime):
        return PartialDate(other)
    return None


def _common_calendar(*ends: PartialDate | str | None) -> Calendar:
    calendars = {end.calendar for end in ends if isinstance(end, PartialDate)}
    if len(calendars) > 1:
        raise ValueError("dates of different calendars")
    return calendars.pop() if calendars else Calendar.GREGORIAN


# -- words ------------------------------------------------------------------------------------------------------

_MONTHS = {
    month: f"{number:02}" for number, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_DAY_MONTH_YEAR = re.compile(r"(?:(\d{1,2}) )?([A-Z][a-z]{2}) (\d{4})")
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@lru_cache(maxsize=4096)
def edtf_of(words: str) -> str:
    """
    The EDTF of a date in words; see `PartialDate.parse`.

    Raises:
        ValueError: no date, or an ambiguous one.

    >>> edtf_of("Sep 1958")
    '1958-09'
    """
    text = words.strip()
    if match := _DAY_MONTH_YEAR.fullmatch(text):
        day, month, year = match.groups()
        if number := _MONTHS.get(month.lower()):
            return f"{year}-{number}" + (f"-{int(day):02}" if day else "")
    if _ISO.fullmatch(text):
        return text
    circa = re.match(r"(?i)(?:circa|approximately|approx\.?|ca?\.) *", text)
    mark = "~" if circa else ""
    rest = text[circa.end() :] if circa else text
    ends = re.split(r" to (?=\S)", rest) if " to " in rest else re.fullmatch(r"(\d{4}) ?[-\u2013] ?(\d{4})", rest)
    if isinstance(ends, re.Match):
        ends = list(ends.groups())
    if ends and len(ends) == 2:
        return f"[{edtf_of(ends[0])}{mark}..{edtf_of(ends[1])}{mark}]"
    if circa:
        return edtf_of(rest) + mark
    return _free_text(text)


_ENGLISH = re.compile(
    r"(?i)(?=.*(?<![0-9])[0-9]{4}(?![0-9]))(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february"
    r"|march|april|august|september|october|november|december)\b\.?|[0-9]{1,4}(?:st|nd|rd|th)?|of|[ ,])+"
)
"""A month in letters, numbers, and nothing else: no weekday (of which dateutil would make a day), no time of day."""


def _free_text(text: str) -> str:
    """
    An English date in any order of its parts, read twice over two different days: what differs was never stated.

    Only with a month in letters, so that no day is taken for a month.
    """
    if not _ENGLISH.fullmatch(text):
        raise ValueError(f"not a date: {text!r}")
    from dateutil import parser  # imported here: few lists need it, and it doubles the import time

    try:
        one, two = (
            parser.parse(text, default=day) for day in (datetime.datetime(2000, 1, 1), datetime.datetime(1999, 2, 2))
        )
    except (ValueError, OverflowError):
        raise ValueError(f"not a date: {text!r}") from None
    if one.year != two.year or one.month != two.month or one.hour or two.hour:
        raise ValueError(f"not a date: {text!r}")
    return f"{one:%Y-%m-%d}" if one.day == two.day else f"{one:%Y-%m}"
