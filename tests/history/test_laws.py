"""What holds of every history, whatever its editions."""

from __future__ import annotations

import datetime
import itertools
import tempfile
from pathlib import Path
from random import Random

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from sanctionslib import Answer, Designation, Entity, History, Name, PartialDate, Program, SanctionsList
from sanctionslib.history import Interval
from sanctionslib.history._archive import Archive
from sanctionslib.model import NameKind
from tests.compare import difference
from tests.strategies import lists, objects

DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2020, 3, 31))


@st.composite
def entities(draw: st.DrawFn, id: str) -> Entity:
    """An entity under some programs, with or without dates of its own."""
    programs = draw(st.lists(st.sampled_from("ABC"), unique=True, max_size=3))
    stated = st.none() | DAYS.map(lambda day: PartialDate(day.isoformat()))
    designation = Designation(
        programs=tuple(Program(code=code) for code in programs),
        listing_date=draw(stated),
        end_date=draw(st.none() | st.none() | stated),
    )
    names = (Name(draw(st.sampled_from(["one", "other"])), kind=NameKind.PRIMARY),)
    return Entity(id=id, names=names, designations=(designation,) if draw(st.booleans()) or programs else ())


@st.composite
def editions(draw: st.DrawFn) -> list[SanctionsList]:
    """Editions of one list, of different days, in any order."""
    days = draw(st.lists(DAYS, min_size=1, max_size=5, unique=True))
    found = []
    for day in days:
        ids = draw(st.lists(st.sampled_from(["x-1", "x-2", "x-3"]), unique=True))
        members = tuple(draw(entities(id)) for id in ids)
        found.append(SanctionsList(title="A list", published=day, entities=members))
    return found


@given(editions())
def test_as_of_the_day_of_an_edition_is_that_edition(found: list[SanctionsList]) -> None:
    """The list as of the day of each edition is that edition, and so it is until the next one."""
    history = History.of(*found)
    dated = {edition.published: edition for edition in found if edition.published}
    assert len(dated) == len(found)
    for day, edition in dated.items():
        assert history.as_of(day) == edition
    for day, following in itertools.pairwise(sorted(dated)):
        assert history.as_of(following - datetime.timedelta(days=1)) == dated[day]


@given(editions(), st.randoms(use_true_random=False))
def test_order_of_adding_does_not_matter(found: list[SanctionsList], random: Random) -> None:
    """Editions added in another order tell the same of every entity."""
    shuffled = list(found)
    random.shuffle(shuffled)
    one, other = History.of(*found), History.of(*shuffled)
    assert one.editions == other.editions
    assert {life.id for life in one} == {life.id for life in other}
    for life in one:
        same = other[life.id]
        assert (life.seen, life.listings, life.intervals) == (same.seen, same.listings, same.intervals)
        assert life.timeline() == same.timeline()


@given(editions())
def test_intervals_cover_exactly_the_editions_that_show_a_program(found: list[SanctionsList]) -> None:
    """An edition lies in an interval of a program if it has it, not ended by then; and in none if it has not."""
    history = History.of(*found)
    for life in history:
        shown = {(each.program and each.program.code, day) for each in life.intervals for day in days_of(history, each)}
        expected = {
            (program.code, edition.date)
            for edition, entity in life.seen
            for designation in (entity.designations if entity else ())
            if not ((end := designation.end_date) and end.latest and end.latest <= edition.date)
            for program in designation.programs
        }
        assert shown == expected


def days_of(history: History, interval: Interval) -> list[datetime.date]:
    """The days of the editions between the first and the last that show an interval."""
    if interval.first is None or interval.last is None:
        return []
    return [edition.date for edition in history.editions if interval.first <= edition.date <= interval.last]


@given(editions(), DAYS)
def test_answers_agree_with_the_editions(found: list[SanctionsList], day: datetime.date) -> None:
    """
    Nobody is designated on the day of an edition without them, unless a later one states that it was on that very day.

    After the last edition nobody can say.
    """
    history = History.of(*found)
    last = history.editions[-1].date
    for life in history:
        for edition, entity in life.seen:
            if entity is None and life.in_force(edition.date) is Answer.YES:
                assert str(edition.date) in {str(each.start.date) for each in (*life.listings, *life.intervals)}
        assert life.in_force(last + datetime.timedelta(days=1)) is Answer.CANNOT_SAY
        if day > last:
            assert life.in_force(day) is Answer.CANNOT_SAY


@given(st.lists(DAYS, min_size=2, max_size=4, unique=True), st.sets(st.sampled_from("ABC"), min_size=1), st.data())
def test_who_stays_the_same_stays_designated(days: list[datetime.date], codes: set[str], data: st.DataObject) -> None:
    """Who is the same in every edition, and states no date, was designated on each day from the first to the last."""
    designation = Designation(programs=tuple(Program(code=code) for code in sorted(codes)))
    entity = Entity(id="x-1", designations=(designation,))
    history = History.of(*(SanctionsList(title="A list", published=day, entities=(entity,)) for day in days))
    assert history["x-1"].in_force(data.draw(st.dates(min(days), max(days)))) is Answer.YES


@given(editions(), DAYS)
def test_what_is_in_force_under_a_program_is_in_force(found: list[SanctionsList], day: datetime.date) -> None:
    """Who was designated on a day under one program was designated on that day."""
    for life in History.of(*found):
        for edition in life.editions:
            for on in (day, edition.date):
                answers = {life.in_force(on, each.program) for each in life.intervals if each.program is not None}
                if Answer.YES in answers:
                    assert life.in_force(on) is Answer.YES


@settings(max_examples=30)
@given(st.lists(lists(), min_size=1, max_size=3), st.lists(st.dates(), min_size=3, max_size=3, unique=True))
def test_saving_and_reading_is_the_identity(made: list[SanctionsList], days: list[datetime.date]) -> None:
    """What was saved is read back with nothing left out: values, sources, lines, issues, order."""
    authority, title = made[0].authority, made[0].title
    history, added = History(), []
    for edition, day in zip(made, days, strict=False):
        dated = attrs.evolve(edition, authority=authority, title=title, published=None, edition=None)
        added.append((dated, history.add(dated, date=day)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "history.gz")
        history.save(path)
        again = History.read(path)
        assert again.editions == history.editions
        for dated, facts in added:
            kept = next(each for each in again.editions if each == facts)
            assert difference(again.load(kept), dated) is None
            assert difference(history.load(facts), dated) is None
        again.save(path)
        assert path.read_bytes() == saved(history, folder)


def saved(history: History, folder: str) -> bytes:
    """The bytes of a history."""
    path = Path(folder, "other.gz")
    history.save(path)
    return path.read_bytes()


@settings(max_examples=50)
@given(objects(Entity), st.integers(1, 1000))
def test_a_record_that_moved_is_the_same_record(entity: Entity, by: int) -> None:
    """An edition whose records only stand on other lines adds no record."""
    from sanctionslib.model import File, Source

    def edition(name: str, line: int) -> SanctionsList:
        file = File(name=name)
        source = Source(file=file, record="1", line=line)
        designations = tuple(
            attrs.evolve(each, source=Source(file=file, record="1", line=line + 2)) for each in entity.designations
        )
        placed = attrs.evolve(entity, source=source, designations=designations)
        return SanctionsList(title="A list", entities=(placed,), source=Source(file=file), files=(file,))

    archive = Archive()
    history = History(archive)
    one, other = edition("one.xml", 7), edition("other.xml", 7 + by)
    first = history.add(one, date=datetime.date(2020, 1, 1))
    second = history.add(other, date=datetime.date(2020, 1, 2))
    assert archive.count == 1
    assert difference(history.load(first), one) is None
    assert difference(history.load(second), other) is None
