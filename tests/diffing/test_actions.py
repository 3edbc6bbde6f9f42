"""Changes by program and day."""

from __future__ import annotations

import datetime
from typing import Any

import attrs

import sanctionslib as sl
from sanctionslib.formats.us_ofac.authority import OFAC

SYRIA, SDGT = sl.Program(code="SYRIA"), sl.Program(code="SDGT")
DAYS = datetime.date(2021, 7, 23), datetime.date(2021, 7, 29)


def entity(number: int, *programs: sl.Program, **facts: Any) -> sl.Entity:
    designation = sl.Designation(authority=OFAC, programs=programs, **facts)
    return sl.Entity(id=f"ofac-{number}", designations=(designation,))


def actions(old: list[sl.Entity], new: list[sl.Entity], days: tuple[datetime.date, ...] = DAYS) -> list[str]:
    """The actions between two editions, in words, with the numbers of their members."""
    editions = [sl.SanctionsList(authority=OFAC, entities=tuple(entities)) for entities in (old, new)]
    old_date, new_date = (*days, None, None)[:2]
    return [
        f"{action}; {','.join(e.id[5:] for _, entities in action.groups for e in entities)}"
        for action in sl.diff(*editions, old_date=old_date, new_date=new_date).actions
    ]


def test_by_program() -> None:
    """What is done under one program is one action, whoever it is done to; an entity is in that of each program."""
    old = [entity(1, SYRIA), entity(2, SYRIA, SDGT), entity(3, SDGT), entity(4, SYRIA)]
    new = [entity(1, SYRIA, SDGT), entity(2, SYRIA), entity(4, SYRIA), entity(5, SYRIA, SDGT)]
    counts = "1 designated, 1 re-designated, 1 program removed, 1 delisted"
    assert actions(old, new) == [
        f"of OFAC under SDGT, [2021-07-24..2021-07-29]: {counts}; 5,1,2,3",
        "of OFAC under SYRIA, [2021-07-24..2021-07-29]: 1 designated; 5",
    ]


def test_the_day_that_the_list_states() -> None:
    """A listing date between the editions is the day of the action; one of long ago is not."""
    stated = entity(1, SYRIA, listing_date=sl.PartialDate("2021-07-28"))
    again = entity(2, SYRIA, listing_date=sl.PartialDate("2006-12-23"))
    assert actions([], [stated, again]) == [
        "of OFAC under SYRIA, 2021-07-28: 1 designated; 1",
        "of OFAC under SYRIA, [2021-07-24..2021-07-29]: 1 designated; 2",
    ]


def test_days_that_editions_leave_open() -> None:
    """Editions of consecutive days leave one day; without dates none is known."""
    day = datetime.date(2021, 7, 28)
    assert actions([], [entity(1, SYRIA)], (day, DAYS[1])) == ["of OFAC under SYRIA, 2021-07-29: 1 designated; 1"]
    assert actions([], [entity(1, SYRIA)], ()) == ["of OFAC under SYRIA, day unknown: 1 designated; 1"]
    assert actions([], [entity(1, SYRIA)], (day,)) == ["of OFAC under SYRIA, [2021-07-29..]: 1 designated; 1"]


def test_delisted_with_a_date() -> None:
    """Who a list keeps with an end date was delisted on that day."""
    end = sl.PartialDate("2021-07-27")
    assert actions([entity(1, SYRIA)], [entity(1, SYRIA, end_date=end)]) == [
        "of OFAC under SYRIA, 2021-07-27: 1 delisted; 1"
    ]


def test_who_was_delisted_long_ago_is_not_in_it() -> None:
    """Of a record with several designations, those that ended now are told, on their day, and no others."""
    long_ago = sl.Designation(authority=OFAC, programs=(SYRIA,), end_date=sl.PartialDate("2010-01-01"))
    stands = sl.Designation(authority=OFAC, programs=(SDGT,))
    ended = attrs.evolve(stands, end_date=sl.PartialDate("2021-07-27"))
    keeps = attrs.evolve(stands, programs=(sl.Program(code="DRC"),))
    was, now, kept = (
        sl.Entity(id="ofac-1", designations=designations)
        for designations in ((long_ago, stands), (long_ago, ended), (long_ago, ended, keeps))
    )
    assert actions([was], [now]) == ["of OFAC under SDGT, 2021-07-27: 1 delisted; 1"]
    was_too = attrs.evolve(was, designations=(*was.designations, keeps))
    assert actions([was_too], [kept]) == ["of OFAC under SDGT, 2021-07-27: 1 program removed; 1"]
    assert actions([now], [was]) == ["of OFAC under SDGT, [2021-07-24..2021-07-29]: 1 designated; 1"]


def test_without_a_program() -> None:
    """Who is listed under no program is in an action of none."""
    assert actions([], [entity(1)]) == ["of OFAC under no program, [2021-07-24..2021-07-29]: 1 designated; 1"]
    assert len(sl.diffing.Action(designated=(sl.Entity(id="x-1"),))) == 1


def test_amendments_are_no_actions() -> None:
    """A change of anything but programs is no action of a program."""
    one = entity(1, SYRIA)
    assert actions([one], [attrs.evolve(one, remarks=("at large",))]) == []
