"""Histories: which editions they take, and the list as of a day."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import Any

import attrs
import pytest

import sanctionslib as sl
from sanctionslib import Answer, Entity, History, HistoryError, SanctionsList

DAY = datetime.date

NEW = sl.read(sl.sample_path())
OLD = attrs.evolve(NEW, published=DAY(2021, 7, 23), entities=NEW.entities[:20])


def made(day: DAY | None, *ids: str, **facts: Any) -> SanctionsList:
    """An edition with entities that have nothing but an id."""
    return SanctionsList(title="A list", published=day, entities=tuple(Entity(id=id) for id in ids), **facts)


# -- adding -----------------------------------------------------------------------------------------------------


def test_editions_stand_in_the_order_of_time() -> None:
    """They may be added in any order."""
    history = History.of(NEW, OLD)
    assert [(edition.date, edition.entities) for edition in history.editions] == [
        (DAY(2021, 7, 23), 20),
        (DAY(2021, 7, 29), 22),
    ]
    assert (history.title, str(history.authority)) == ("SDN List", "OFAC")


def test_add_takes_paths() -> None:
    """A path is read; the edition says from which file."""
    (edition,) = History.of(sl.sample_path(), str(sl.sample_path())).editions
    assert edition.files == ("syria-2021-07-28.xml",)
    assert (edition.format, edition.stated) == ("us_ofac_sdn_xml", True)


def test_an_edition_without_a_date_is_refused() -> None:
    """The error names the file and says what to do."""
    with pytest.raises(HistoryError, match=r"^syria-2021-07-28.xml does not state its date: .* date=\.\.\.$"):
        History.of(attrs.evolve(NEW, published=None))


def test_the_caller_may_date_an_edition() -> None:
    """Then the edition says that it does not state the day itself, and the list as of a day is dated; as read, not."""
    history = History()
    undated = attrs.evolve(NEW, published=None)
    edition = history.add(undated, date=DAY(2021, 7, 29))
    assert (edition.date, edition.stated) == (DAY(2021, 7, 29), False)
    assert history.load(edition).published is None
    found = history.as_of(DAY(2021, 7, 29))
    assert found == NEW
    assert set(found.in_force(DAY(2021, 7, 29)).values()) == {Answer.YES}


def test_another_date_than_the_list_s_is_refused() -> None:
    """What the list states is not overruled."""
    with pytest.raises(HistoryError, match="of 2021-07-29, not of 2021-07-30"):
        History().add(NEW, date=DAY(2021, 7, 30))


def test_a_list_of_undetermined_title_is_taken() -> None:
    """A file that does not tell which of OFAC's lists it holds may be of this one; a third list is refused."""
    history = History.of(NEW)
    history.add(attrs.evolve(NEW, title="OFAC sanctions lists", published=DAY(2021, 7, 30)))
    with pytest.raises(HistoryError, match="not of the same list: 'Consolidated List'"):
        history.add(attrs.evolve(NEW, title="Consolidated List", published=DAY(2021, 7, 31)))


def test_another_list_is_refused() -> None:
    """A history is of one list."""
    with pytest.raises(HistoryError, match="not of the same list: 'A list' of None, not 'SDN List' of us-ofac"):
        History.of(NEW, made(DAY(2021, 8, 1)))


def test_an_edition_that_is_refused_changes_nothing() -> None:
    """The history is as it was."""
    history = History.of(NEW)
    with pytest.raises(HistoryError):
        history.add(made(DAY(2021, 8, 1)))
    assert (len(history.editions), len(history)) == (1, 22)


def test_an_edition_is_added_once(tmp_path: Path) -> None:
    """The same edition again, be it from another file, is the one that is there."""
    copy = shutil.copy(sl.sample_path(), tmp_path / "copy.xml")
    history = History.of(NEW)
    assert history.add(copy) == history.editions[0]
    assert len(history.editions) == 1


def test_two_editions_of_a_day_need_an_order() -> None:
    """Where nothing tells which came first, the second is refused."""
    history = History.of(made(DAY(2020, 1, 1), "x-1"))
    with pytest.raises(HistoryError, match="another edition of 2020-01-01 already, of 1 entities"):
        history.add(made(DAY(2020, 1, 1), "x-2"))


def test_two_editions_of_a_day_stand_in_the_order_of_their_times() -> None:
    """The times that they state are compared across time zones; as of the day, the later one counts."""
    late = made(DAY(2020, 1, 1), "x-1", edition="2020-01-01T20:00:00-05:00")
    early = made(DAY(2020, 1, 1), "x-2", edition="2020-01-01T23:00:05.022Z")
    for given in ((late, early), (early, late)):
        history = History.of(*given)
        assert [each.edition for each in history.editions] == [early.edition, late.edition]
        assert history.as_of(DAY(2020, 1, 1)) == late
        assert history.load(history.editions[0]) == early


def test_a_time_without_a_zone_tells_no_order() -> None:
    """OFAC's Enhanced XML states midnight of nowhere."""
    with pytest.raises(HistoryError, match="nothing tells which"):
        History.of(
            made(DAY(2020, 1, 1), "x-1", edition="2020-01-01T00:00:00"),
            made(DAY(2020, 1, 1), "x-2", edition="2020-01-01T01:00:00"),
        )


def test_repr() -> None:
    """One can read it aloud."""
    assert repr(History()) == "<History of None: 0 editions, 0 entities>"
    assert repr(History.of(NEW)) == "<History of 'SDN List': 1 edition of 2021-07-29, 22 entities>"
    assert repr(History.of(NEW)["ofac-32356"]) == (
        "<EntityHistory ofac-32356 'SAYDNAYA MILITARY PRISON': in 1 of 1 editions>"
    )


# -- as of ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "expected"),
    [(DAY(2021, 7, 23), OLD), (DAY(2021, 7, 28), OLD), (DAY(2021, 7, 29), NEW), (DAY(2030, 1, 1), NEW)],
)
def test_as_of(day: DAY, expected: SanctionsList) -> None:
    """It is the newest edition of the day or before: between two the older, after the last that one."""
    assert History.of(NEW, OLD).as_of(day) == expected


def test_before_the_first_edition_there_is_no_list() -> None:
    """The error says where the history begins."""
    with pytest.raises(HistoryError, match="does not reach back to 2021-07-22: the first edition is of 2021-07-23"):
        History.of(NEW, OLD).as_of(DAY(2021, 7, 22))


def test_an_excerpt_is_not_the_list_as_it_stood() -> None:
    """It is passed over; it can be had all the same."""
    part = made(DAY(2020, 1, 2), "x-2", complete=False)
    history = History.of(made(DAY(2020, 1, 1), "x-1", "x-2"), part)
    assert len(history.as_of(DAY(2020, 1, 2))) == 2
    assert history.load(history.editions[1]) == part
    with pytest.raises(HistoryError, match="it has no edition that is a whole list"):
        History.of(part).as_of(DAY(2020, 1, 2))


def test_an_excerpt_says_nothing_of_who_is_missing() -> None:
    """Who is not in it was not delisted; who is in it was listed."""
    history = History.of(
        made(DAY(2020, 1, 1), "x-1"),
        made(DAY(2020, 1, 2), "x-2", complete=False),
        made(DAY(2020, 1, 3), "x-1", "x-2"),
    )
    assert [edition.date.day for edition, _ in history["x-1"].seen] == [1, 3]
    assert history["x-1"].in_force(DAY(2020, 1, 2)) is Answer.YES
    assert str(history["x-2"].listings[0].start.date) == "2020-01-02"


# -- entities ---------------------------------------------------------------------------------------------------


def test_entities_are_those_of_all_editions() -> None:
    """Whoever any edition has is in the history; others are not."""
    history = History.of(made(DAY(2020, 1, 1), "x-1"), made(DAY(2020, 1, 2), "x-2"))
    assert [life.id for life in history] == ["x-1", "x-2"]
    assert "x-1" in history and "x-3" not in history
    assert history.get("x-3") is None
    with pytest.raises(KeyError, match="x-3"):
        history["x-3"]


def test_an_entity_as_of_a_day() -> None:
    """It is as in the list as of that day; None where that has it not."""
    life = History.of(OLD, NEW)[NEW.entities[-1].id]
    assert life.as_of(DAY(2021, 7, 28)) is None
    assert life.as_of(DAY(2021, 7, 29)) == life.entity == NEW.entities[-1]
    with pytest.raises(HistoryError, match="does not reach back to 2021-07-22"):
        life.as_of(DAY(2021, 7, 22))


def test_an_entity_stands_in_the_file_of_its_edition() -> None:
    """Its source is that edition's, though the record is held once."""
    later = sl.model.File(name="later.xml")
    copy = attrs.evolve(NEW, published=DAY(2021, 7, 30), source=sl.model.Source(file=later))
    moved = tuple(
        attrs.evolve(each, source=attrs.evolve(each.source, file=later), designations=())
        for each in NEW.entities
        if each.source
    )
    history = History.of(attrs.evolve(NEW, entities=moved, source=copy.source), attrs.evolve(copy, entities=moved))
    seen = history[NEW.entities[0].id].seen
    assert {entity and entity.source and entity.source.file for _, entity in seen} == {later}


# -- programs ---------------------------------------------------------------------------------------------------


def under(day: DAY, *programs: sl.Program) -> SanctionsList:
    """An edition with one entity under some programs."""
    entity = Entity(id="x-1", designations=(sl.Designation(programs=programs),))
    return SanctionsList(title="A list", published=day, entities=(entity,))


def test_a_program_is_one_whatever_it_is_called() -> None:
    """A tag that was renamed is the same program, where the id tells; so is one read before the id was known."""
    history = History.of(
        under(DAY(2020, 1, 1), sl.Program(code="SYRIA-EO13894")),
        under(DAY(2021, 1, 1), sl.Program(code="SYRIA-EO13894", id="us:SYRIA-EO13894")),
        under(DAY(2022, 1, 1), sl.Program(code="PAARSSR-EO13894", id="us:SYRIA-EO13894")),
    )
    (interval,) = history["x-1"].intervals
    assert interval.program and interval.program.code == "PAARSSR-EO13894"
    assert (interval.first, interval.last) == (DAY(2020, 1, 1), DAY(2022, 1, 1))
    for name in ("SYRIA-EO13894", "syria-eo13894", "PAARSSR-EO13894", "us:SYRIA-EO13894", interval.program):
        assert history["x-1"].in_force(DAY(2020, 6, 1), name) is Answer.YES


def test_an_unknown_program_is_no_answer() -> None:
    """A program that no edition has is refused, lest a slip of the pen be taken for a no."""
    with pytest.raises(HistoryError, match="no edition has a program 'SYIRA'"):
        History.of(OLD, NEW)["ofac-30743"].in_force(DAY(2021, 7, 29), "SYIRA")


def test_a_program_that_others_have() -> None:
    """Of a known program under which the entity never was, the answer is no as far as the editions reach."""
    life = History.of(OLD, NEW)["ofac-30743"]
    days = (DAY(2021, 7, 22), DAY(2021, 7, 23), DAY(2021, 7, 29), DAY(2021, 7, 30))
    assert [str(life.in_force(day, "SDGT")) for day in days] == ["cannot say", "no", "no", "cannot say"]
