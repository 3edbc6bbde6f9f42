"""A history answers alike wherever its editions are kept."""

from __future__ import annotations

import datetime
from pathlib import Path

import attrs

import sanctionslib as sl
from sanctionslib import History, SanctionsList
from sanctionslib.history import Edition
from sanctionslib.history.store import Store

DAY = datetime.date
NEW = sl.read(sl.sample_path())
OLD = attrs.evolve(NEW, published=DAY(2021, 7, 23), entities=NEW.entities[3:])
LATER = attrs.evolve(NEW, published=DAY(2021, 8, 1), entities=NEW.entities[:20])
EDITIONS = (NEW, LATER, OLD)


class Lists:
    """The plainest store: the lists as they are."""

    def __init__(self) -> None:
        self.lists: list[SanctionsList] = []
        self.editions: list[Edition] = []

    @property
    def ids(self) -> dict[str, None]:
        return {entity.id: None for edition in self.lists for entity in edition}

    def add(self, edition: SanctionsList, date: datetime.date) -> Edition:
        authority = edition.authority.id if edition.authority else None
        self.lists.append(edition)
        self.editions.append(
            Edition(
                date=date,
                stated=edition.published is not None,
                edition=edition.edition,
                format=edition.format,
                complete=edition.complete,
                entities=len(edition),
                files=tuple(file.name for file in edition.files),
                list=(authority, edition.title),
                number=len(self.editions),
            )
        )
        return self.editions[-1]

    def read(self, number: int) -> SanctionsList:
        return self.lists[number]

    def facts(self, number: int) -> SanctionsList:
        return attrs.evolve(self.lists[number], entities=())

    def programs(self, number: int) -> tuple[sl.Program, ...]:
        return self.lists[number].programs

    def records(self, id: str) -> dict[int, sl.Entity]:
        return {number: edition[id] for number, edition in enumerate(self.lists) if id in edition}


def made(store: Store | None = None) -> History:
    """A history of three editions."""
    history = History(store)
    for edition in EDITIONS:
        history.add(edition)
    return history


def test_the_answers_are_the_same() -> None:
    """Editions, programs, the list of a day, and the life of everybody do not depend on the store."""
    archive, lists = made(), made(Lists())
    assert (lists.editions, lists.programs) == (archive.editions, archive.programs)
    assert (lists.title, lists.authority, repr(lists)) == (archive.title, archive.authority, repr(archive))
    assert [lists.as_of(DAY(2021, 7, day)) for day in (23, 30)] == [
        archive.as_of(DAY(2021, 7, day)) for day in (23, 30)
    ]
    assert {life.id for life in lists} == {life.id for life in archive}
    for life in lists:
        other = archive[life.id]
        assert (life.seen, life.listings, life.intervals) == (other.seen, other.listings, other.intervals)
        assert life.timeline() == other.timeline()
        assert life.in_force(DAY(2021, 7, 25)) is other.in_force(DAY(2021, 7, 25))


def test_a_store_that_has_editions_already() -> None:
    """A history of a store has the editions that are in it, in the order of time."""
    store = Lists()
    made(store)
    assert [edition.date.day for edition in History(store).editions] == [23, 29, 1]


def test_any_history_can_be_saved(tmp_path: Path) -> None:
    """The file is the same, byte for byte."""
    files = [tmp_path / "archive.gz", tmp_path / "lists.gz"]
    made().save(files[0])
    made(Lists()).save(files[1])
    assert files[0].read_bytes() == files[1].read_bytes()
