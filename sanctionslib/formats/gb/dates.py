"""Dates as both of the UK's lists write them: day before month, ``dd``, ``mm``, ``yy`` or ``00`` for what is open."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from ...model import Authority, BirthDate, IssueCode, PartialDate
from ...model.dates import edtf_of
from ...parsing.items import Item
from ...parsing.reading import ListFacts, Reading

_NUMBERS = re.compile(r"(?:(\d{1,2}|dd)/)?(\d{1,2}|mm)/(\d{4}|\d{2}yy)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def uk_date(words: str) -> str:
    """
    A date as EDTF: day before month, and ``dd``, ``mm``, ``yy`` or ``00`` for what is not known.

    Of a day in an unknown month, EDTF has the year only: see `more_than`.

    Raises:
        ValueError: it is none.

    >>> uk_date("28/09/1963"), uk_date("dd/mm/1962"), uk_date("00/05/1980"), uk_date("04/1963"), uk_date("15/08/19yy")
    ('1963-09-28', '1962', '1980-05', '1963-04', '19XX')
    >>> uk_date("15/mm/1960")
    '1960'
    """
    match = _NUMBERS.fullmatch(words)
    if match is None:
        return edtf_of(words)
    day, month, year = match.groups()
    if year[2:].casefold() == "yy":
        return year[:2] + "XX"
    known_day = day is not None and day.casefold() not in ("dd", "00", "0")
    if month.casefold() in ("mm", "00", "0"):
        return year
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if known_day else "")


_DAY_ALONE = re.compile(r"(?!00?/)\d{1,2}/(?:mm|00?)/", re.IGNORECASE)


def more_than(edtf: str, words: str) -> str | None:
    """
    The words of a date, if they say more than their EDTF.

    >>> more_than("1960", "15/mm/1960"), more_than("1962", "dd/mm/1962")
    ('15/mm/1960', None)
    """
    return words if any(mark in edtf for mark in "X~[") or _DAY_ALONE.match(words) else None


def date_of(words: str) -> PartialDate:
    """
    A date, with its words where they say more than its EDTF can.

    Raises:
        ValueError: the words are none.
    """
    edtf = uk_date(words)
    return PartialDate(edtf, text=more_than(edtf, words))


def birth_date_of(words: str) -> BirthDate:
    """A birth date; see `date_of`."""
    edtf = uk_date(words)
    return BirthDate(edtf, text=more_than(edtf, words))


def dated_texts(record: Item, name: str) -> list[tuple[str, PartialDate]]:
    """The different texts of a name with the dates that they are; one that is none is an issue."""
    dates: list[tuple[str, PartialDate]] = []
    for item, words in record.distinct(name):
        try:
            dates.append((words, item.became(date_of(words), name)))
        except ValueError:
            record.issue(IssueCode.UNREADABLE_VALUE, f"{name} is not a date", words)
    return dates


def edition_date(words: str) -> datetime.date:
    """
    The day of an edition: ``26/03/2026``, ``08-Oct-2026``.

    Raises:
        ValueError: it is none.
    """
    return datetime.date.fromisoformat(uk_date(words.replace("-", " ") if re.search(r"[A-Za-z]", words) else words))


def facts_of(reading: Reading, header: Item, name: str, authority: Authority, title: str) -> ListFacts:
    """The facts of a list, whose header says under a *name* of which day it is, and nothing else."""
    words, published = header.text(name), None
    if words is None:
        reading.issue(IssueCode.MISSING_FIELD, "the file does not say of which day it is")
    else:
        published = header.became(reading.day(words, edition_date, "the date of the edition is not a date"), name)
    return ListFacts(authority=authority, title=title, edition=words, published=published)
