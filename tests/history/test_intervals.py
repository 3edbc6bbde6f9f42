"""Intervals: when something began and ended, and where that is known from."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from sanctionslib import Answer, Designation, Entity, History, PartialDate, Program, SanctionsList
from sanctionslib.history import Basis, EntityHistory, Interval
from sanctionslib.model import Event, EventKind

DAY = datetime.date

FIRST, SECOND, THIRD = DAY(2020, 1, 1), DAY(2020, 6, 1), DAY(2021, 1, 1)


def life(*editions: tuple[Designation, ...] | None, complete: bool | None = None) -> EntityHistory:
    """The history of an entity with these designations in editions of three days; None where they have it not."""
    history = History()
    for day, designations in zip((FIRST, SECOND, THIRD), editions, strict=False):
        entities = () if designations is None else (Entity(id="x-1", designations=designations),)
        history.add(SanctionsList(title="A list", published=day, complete=complete, entities=entities))
    return history["x-1"]


def under(*codes: str, **facts: Any) -> tuple[Designation, ...]:
    """One designation under some programs; dates as EDTF."""
    dates: dict[str, Any] = {
        name: PartialDate(value) if isinstance(value, str) else value for name, value in facts.items()
    }
    return (Designation(programs=tuple(Program(code=code) for code in codes), **dates),)


def told(intervals: tuple[Interval, ...]) -> list[tuple[str, str, str | None]]:
    """Program, start and end of each."""
    return [
        (str(each.program or ""), str(each.start.date), str(each.end.date) if each.end else None) for each in intervals
    ]


def test_bounded_by_two_editions() -> None:
    """What one edition has not and the next has began after the day of the one, at the latest on that of the other."""
    found = life(None, under("A"), None)
    assert told(found.intervals) == [("A", "[2020-01-02..2020-06-01]", "[2020-06-02..2021-01-01]")]
    (interval,) = found.intervals
    assert interval.end
    assert (interval.start.basis, interval.end.basis) == (Basis.BOUNDED, Basis.BOUNDED)
    assert interval.start.known_from == "not seen in the edition of 2020-01-01, seen in the edition of 2020-06-01"
    assert str(interval) == (
        "A: from [2020-01-02..2020-06-01] (not seen in the edition of 2020-01-01, seen in the edition of 2020-06-01)"
        " until [2020-06-02..2021-01-01] (seen in the edition of 2020-06-01, not seen in the edition of 2021-01-01)"
    )


def test_open_where_nothing_bounds_it() -> None:
    """What the first edition has began on its day or before; what the last one has goes on."""
    found = life(under("A"), under("A"))
    assert told(found.intervals) == [("A", "[..2020-01-01]", None)]
    assert found.intervals[0].start.basis is Basis.OPEN
    assert str(found.intervals[0]).endswith("(seen in the edition of 2020-01-01) still on 2020-06-01")


def test_stated_by_the_list() -> None:
    """A day that the list states is the day."""
    (interval,) = life(None, under("A", listing_date="2020-03-04")).intervals
    assert (str(interval.start), interval.start.basis) == ("2020-03-04 (listing date)", Basis.STATED)


def test_listing_and_effect() -> None:
    """Where publication and effect are of two days, it is the range between them, and of that none can say."""
    found = life(under("A", listing_date="2019-12-18", effective_date="2019-12-31"))
    (interval,) = found.intervals
    assert (str(interval.start.date), interval.start.basis) == ("[2019-12-18..2019-12-31]", Basis.STATED)
    assert interval.start.known_from == "listing date 2019-12-18, effective date 2019-12-31"
    days = (DAY(2019, 12, 17), DAY(2019, 12, 20), DAY(2019, 12, 31), FIRST)
    assert [str(found.in_force(day)) for day in days] == ["no", "cannot say", "yes", "yes"]


def test_a_year_is_narrowed_by_editions() -> None:
    """A list that states the year alone, and editions that leave part of it: the rest is what is known."""
    (interval,) = life(None, under("A", listing_date="2020")).intervals
    assert (str(interval.start.date), interval.start.basis) == ("[2020-01-02..2020-06-01]", Basis.BOUNDED)
    assert interval.start.evidence[0].kind == "listing date"
    assert str(life(under("A", listing_date="2018")).intervals[0].start.date) == "2018"


def test_newest_words_count() -> None:
    """A list that corrects the date of a listing is believed."""
    found = life(under("A", listing_date="2001-01-31"), under("A", listing_date="2000-04-12"))
    assert told(found.intervals) == [("A", "2000-04-12", None)]


def test_a_later_date_is_about_something_later() -> None:
    """A listing date after the first edition that shows it is not its beginning."""
    found = life(under("A"), under("A", listing_date="2020-05-05"))
    assert told(found.intervals) == [("A", "[..2020-01-01]", None)]


def test_a_date_to_come() -> None:
    """A designation that its first edition says will take effect later began then."""
    found = life(under("A", effective_date="2020-02-01"), under("A", effective_date="2020-02-01"))
    assert told(found.intervals) == [("A", "2020-02-01", None)]
    assert [found.in_force(day) for day in (FIRST, DAY(2020, 2, 1))] == [Answer.NO, Answer.YES]


def test_an_event_dates_it() -> None:
    """Where only an event states the day, it is the day."""
    event = Event(kind=EventKind.LISTED, date=PartialDate("2019-05-06"))
    (interval,) = life(under("A", events=(event,))).intervals
    assert str(interval.start) == "2019-05-06 (event)"


def test_circa_cannot_be_said() -> None:
    """About a circa, neither yes nor no can be said."""
    found = life(under("A", listing_date="2015~"))
    assert {found.in_force(day) for day in (DAY(2014, 1, 1), DAY(2016, 1, 1), FIRST)} == {Answer.CANNOT_SAY}


def test_one_more_program() -> None:
    """A program that is added to a record began when it did, not when the record did."""
    found = life(under("A", listing_date="2019-01-01"), under("A", "B", listing_date="2019-01-01"))
    assert told(found.intervals) == [("A", "2019-01-01", None), ("B", "[2020-01-02..2020-06-01]", None)]
    assert told(found.listings) == [("", "2019-01-01", None)]


def test_a_date_of_several_programs() -> None:
    """A record of several programs has one date: each of them began then or later, but the listing did then."""
    found = life(under("A", "B", listing_date="2019-01-01"))
    assert told(found.intervals) == [
        ("A", "[2019-01-01..2020-01-01]", None),
        ("B", "[2019-01-01..2020-01-01]", None),
    ]
    assert told(found.listings) == [("", "2019-01-01", None)]
    assert found.in_force(DAY(2019, 6, 1)) is Answer.YES
    assert found.in_force(DAY(2019, 6, 1), "B") is Answer.CANNOT_SAY
    assert found.in_force(DAY(2018, 6, 1), "B") is Answer.NO


def test_a_list_that_repeats_another_does_not_date_it() -> None:
    """The umbrella list's date is not that of the list that it repeats."""
    own = Designation(programs=(Program(code="A"),), listing_date=PartialDate("2006-04-12"))
    umbrella = Designation(programs=(Program(code="A"),), listing_date=PartialDate("2004-10-10"), umbrella=True)
    assert told(life((own, umbrella)).intervals) == [("A", "2006-04-12", None)]


def test_part_of_a_record_states_no_date() -> None:
    """Where one of two designations is undated, the listing may have begun before the other."""
    found = life((*under("A", listing_date="2015-01-01"), *under("B")))
    assert told(found.listings) == [("", "[..2020-01-01]", None)]
    assert found.in_force(DAY(2016, 1, 1)) is Answer.YES
    assert found.in_force(DAY(2014, 1, 1)) is Answer.CANNOT_SAY


def test_two_times() -> None:
    """Who is delisted and listed again has two intervals."""
    found = life(under("A"), None, under("A"))
    assert told(found.intervals) == [
        ("A", "[..2020-01-01]", "[2020-01-02..2020-06-01]"),
        ("A", "[2020-06-02..2021-01-01]", None),
    ]
    days = (FIRST, DAY(2020, 3, 1), SECOND, DAY(2020, 9, 1), THIRD, DAY(2021, 1, 2))
    assert [str(found.in_force(day)) for day in days] == [
        "yes",
        "cannot say",
        "no",
        "cannot say",
        "yes",
        "cannot say",
    ]


def test_a_first_time_that_only_a_date_tells_of() -> None:
    """
    A listing date long before an edition without the entity: it was listed then, delisted before that edition, and came
    back. The UN gave those who returned to its Iran list in 2025 their dates of 2006 to 2010.
    """
    found = life(None, None, under("A", listing_date="2006-12-23"))
    assert told(found.intervals) == [
        ("A", "2006-12-23", "[2006-12-24..2020-01-01]"),
        ("A", "[2020-06-02..2021-01-01]", None),
    ]
    assert told(found.listings) == [("", *each[1:]) for each in told(found.intervals)]
    assert found.intervals[0].first is None
    days = (DAY(2000, 1, 1), DAY(2006, 12, 23), DAY(2015, 1, 1), FIRST, DAY(2020, 3, 1), DAY(2020, 9, 1), THIRD)
    assert [str(found.in_force(day)) for day in days] == [
        "no",
        "yes",
        "cannot say",
        "no",
        "no",
        "cannot say",
        "yes",
    ]


def test_a_date_of_the_first_time_is_not_of_the_second() -> None:
    """Who returned with the old date was away all the same; the old date is that of the time that editions show."""
    found = life(under("A", listing_date="2006-12-23"), None, under("A", listing_date="2006-12-23"))
    assert told(found.intervals) == [
        ("A", "2006-12-23", "[2020-01-02..2020-06-01]"),
        ("A", "[2020-06-02..2021-01-01]", None),
    ]


def test_an_edition_of_the_very_day_may_not_have_it_yet() -> None:
    """An edition of the listing date without the entity was made before the listing."""
    found = life(None, under("A", listing_date=str(FIRST)))
    assert told(found.intervals) == [("A", "2020-01-01", None)]
    assert found.in_force(FIRST) is Answer.YES


def test_a_stated_end() -> None:
    """A list that keeps those it delisted states the day; from then on it is no longer in force."""
    ended = under("A", listing_date="2019-01-01", end_date="2020-03-04")
    found = life(under("A", listing_date="2019-01-01"), ended, ended)
    assert told(found.intervals) == [("A", "2019-01-01", "2020-03-04")]
    end = found.intervals[0].end
    assert end and end.basis is Basis.STATED
    assert [str(found.in_force(day)) for day in (DAY(2020, 3, 3), DAY(2020, 3, 4), THIRD)] == ["yes", "no", "no"]


def test_times_that_were_over() -> None:
    """Times that had ended before the first edition are told, each with its dates."""
    over = under("A", listing_date="2010-01-01", end_date="2012-01-01")
    found = life((*over, *under("A", listing_date="2015-01-01")))
    assert told(found.intervals) == [("A", "2010-01-01", "2012-01-01"), ("A", "2015-01-01", None)]
    days = (DAY(2009, 1, 1), DAY(2011, 1, 1), DAY(2013, 1, 1), DAY(2016, 1, 1))
    assert [str(found.in_force(day)) for day in days] == ["no", "yes", "no", "yes"]


@pytest.mark.parametrize(
    ("designations", "expected"),
    [
        (under("A", end_date="2012-01-01"), "[..2012-01-01]"),
        (under("A", "B", listing_date="2010-01-01", end_date="2012-01-01"), "[2010-01-01..2012-01-01]"),
    ],
)
def test_a_time_that_was_over_may_have_no_start(designations: tuple[Designation, ...], expected: str) -> None:
    """Without a date of its own it began at the latest when it ended, and not before its record."""
    assert told(life(designations).intervals)[0][1:] == (expected, "2012-01-01")


def test_a_stated_end_to_come() -> None:
    """A term that the last edition states is kept; beyond that edition nobody can say."""
    found = life(under("A", end_date="2030-01-01"))
    assert told(found.intervals) == [("A", "[..2020-01-01]", "2030-01-01")]
    assert found.in_force(DAY(2020, 1, 2)) is Answer.CANNOT_SAY


def test_a_list_against_its_own_edition() -> None:
    """A time that a list claims afterwards, of which an edition of that time had nothing, is not told."""
    found = life(None, under("A", listing_date="2019-01-01", end_date="2020-05-01"))
    assert told(found.listings) == []
    assert found.in_force(FIRST) is Answer.NO


def test_listed_without_a_designation() -> None:
    """A record that tells nothing of a designation is listed all the same, under no program."""
    found = life((), None)
    assert told(found.listings) == [("", "[..2020-01-01]", "[2020-01-02..2020-06-01]")]
    assert found.intervals == ()
    assert found.in_force(FIRST) is Answer.YES
