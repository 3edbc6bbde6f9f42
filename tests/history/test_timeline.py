"""The life of an entity, told."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest

from sanctionslib import (
    BirthDate,
    Designation,
    History,
    Name,
    PartialDate,
    Person,
    Program,
    Relationship,
    SanctionsList,
)
from sanctionslib.diffing import ChangeKind
from sanctionslib.history import Basis, EntityHistory, TimelineKind
from sanctionslib.model import Event, EventKind, NameKind, RelationshipKind

DAYS = [datetime.date(2020, month, 1) for month in (1, 3, 5, 7, 9)]


def person(*codes: str, name: str = "MOONBAY", born: str = "1960", **facts: Any) -> Person:
    """A person under some programs."""
    return Person(
        id="x-1",
        names=(Name(name, kind=NameKind.PRIMARY),),
        birth_dates=(BirthDate(born),),
        designations=(Designation(programs=tuple(Program(code=code) for code in codes), **facts),),
    )


def life(*seen: Person | None) -> EntityHistory:
    """The history of a person in editions two months apart."""
    history = History()
    for day, entity in zip(DAYS, seen, strict=False):
        history.add(SanctionsList(title="A list", published=day, entities=(entity,) if entity else ()))
    return history["x-1"]


def told(*seen: Person | None) -> list[str]:
    """Its timeline in words."""
    return [str(event) for event in life(*seen).timeline()]


def amended(*dates: str) -> tuple[Event, ...]:
    """Amendments of which a list states the days."""
    return tuple(Event(kind=EventKind.AMENDED, date=PartialDate(date)) for date in dates)


def test_a_whole_life() -> None:
    """Listed, designated once more, renamed, removed from a program, delisted: in the order of time."""
    assert told(
        person("A"), person("A", "B"), person("A", "B", name="OLYMPICS"), person("B", name="OLYMPICS"), None
    ) == [
        "[..2020-01-01]: listed under A",
        "[2020-01-02..2020-03-01]: designated under B too",
        "[2020-03-02..2020-05-01]: renamed from 'MOONBAY' to 'OLYMPICS'",
        "[2020-05-02..2020-07-01]: no longer designated under A",
        "[2020-07-02..2020-09-01]: delisted (B)",
    ]


def test_listed_again() -> None:
    """Whoever returns is listed again."""
    assert told(None, person("A"), None, person("B")) == [
        "[2020-01-02..2020-03-01]: listed under A",
        "[2020-03-02..2020-05-01]: delisted (A)",
        "[2020-05-02..2020-07-01]: listed again under B",
    ]


def test_an_amendment_says_what_it_was() -> None:
    """It has the change, with the values of both editions, and says of which kind it is."""
    events = life(person("A"), person("A", born="1961")).timeline()
    assert [event.kind for event in events] == [TimelineKind.LISTED, TimelineKind.AMENDED]
    assert str(events[1]) == "[2020-01-02..2020-03-01]: identifying data amended (birth_dates)"
    assert events[1].change
    (change,) = events[1].change.changes
    assert (change.kind, [str(d) for d in change.old], [str(d) for d in change.new]) == (
        ChangeKind.IDENTIFYING_DATA_AMENDED,
        ["1960"],
        ["1961"],
    )


def test_layout_is_no_event() -> None:
    """A record that only was written another way has not changed."""
    old = person("A")
    assert told(old, attrs.evolve(old, names=(Name("MOONBAY ", kind=NameKind.PRIMARY),))) == [
        "[..2020-01-01]: listed under A"
    ]


def test_an_amendment_on_a_stated_day() -> None:
    """A change between two editions of which the list states one day was made on that day."""
    events = life(person("A"), person("A", born="1961", events=amended("2020-02-14"))).timeline()
    assert str(events[1]) == "2020-02-14: identifying data amended (birth_dates)"
    assert (events[1].date.basis, events[1].date.known_from) == (Basis.STATED, "event")


def test_amendments_of_which_only_the_days_are_known() -> None:
    """A day without a change that editions show is told alone; so are two, of which a change can be of either."""
    old = person("A", events=amended("2016-10-13"))
    new = person("A", born="1961", events=amended("2016-10-13", "2020-02-14", "2020-02-20"))
    assert told(old, new)[1:] == [
        "2016-10-13: amended",
        "[2020-01-02..2020-03-01]: identifying data amended (birth_dates)",
        "2020-02-14: amended",
        "2020-02-20: amended",
    ]


def test_programs_of_one_record_listed_apart() -> None:
    """Two designations with dates of their own are a listing and one more, though one edition shows both."""
    one = Designation(programs=(Program(code="A"),), listing_date=PartialDate("2001-10-12"))
    other = Designation(programs=(Program(code="B"),), listing_date=PartialDate("2010-02-01"))
    assert told(attrs.evolve(person(), designations=(one, other))) == [
        "2001-10-12: listed under A",
        "2010-02-01: designated under B too",
    ]


def test_several_programs_at_once() -> None:
    """Programs that were added or removed together are one event."""
    assert told(person("A"), person("A", "B", "C"), person("A"))[1:] == [
        "[2020-01-02..2020-03-01]: designated under B, C too",
        "[2020-03-02..2020-05-01]: no longer designated under B, C",
    ]


@pytest.mark.parametrize("complete", [None, True])
def test_a_first_time_that_only_a_date_tells_of(complete: bool | None) -> None:
    """Whoever was listed before the first edition, and came back, has both in the timeline."""
    history = History()
    back = person("A", listing_date=PartialDate("2006-12-23"))
    for day, entities in ((DAYS[0], ()), (DAYS[1], (back,))):
        history.add(SanctionsList(title="A list", published=day, complete=complete, entities=entities))
    assert [str(event) for event in history["x-1"].timeline()] == [
        "2006-12-23: listed under A",
        "[2006-12-24..2020-01-01]: delisted (A)",
        "[2020-01-02..2020-03-01]: listed again under A",
    ]


def test_across_formats_it_is_what_a_diff_finds() -> None:
    """What an encoding can carry is told by the whole edition, not by one record: so is who is at the end of a link."""
    other = Person(id="x-2", names=(Name("OLYMPICS", kind=NameKind.PRIMARY),), titles=("Captain",), remarks=("A",))
    by_name = Relationship(RelationshipKind.LINKED_TO, "OLYMPICS")
    by_id = Relationship(RelationshipKind.LINKED_TO, entity_id="x-2")
    old = attrs.evolve(person("A"), relationships=(by_name,))
    new = attrs.evolve(person("A"), relationships=(by_id,), titles=("General",))
    history = History()
    for day, format, one in zip(DAYS, ("us_ofac_sdn_csv", "us_ofac_advanced_xml"), (old, new), strict=False):
        history.add(SanctionsList(title="A list", published=day, format=format, entities=(one, other)))
    (event,) = history["x-1"].timeline()[1:]
    assert event.said == "identifying data amended (titles)"
