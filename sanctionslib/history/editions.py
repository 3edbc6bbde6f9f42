"""A history: the editions of one list over time, and the life of an entity in them."""

from __future__ import annotations

import datetime
import os
from bisect import insort
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import attrs

from ..diffing import EntityChange, compare
from ..diffing.comparability import Manner, cut_off, depends_on_entities, manner_of
from ..errors import HistoryError, ReadError
from ..model import Answer, Authority, Entity, Program, SanctionsList
from ..model.folding import fold_case
from ..publishers import undetermined_titles
from ._archive import Archive
from .intervals import Basis, Interval, Sighting, intervals, listings
from .store import Edition, Store, instant
from .timeline import TimelineEvent, timeline


class History:
    """
    Editions of one list, each on its day.

    It is made with `of` or read with `read`; `add` adds an edition. Iterating over it gives the history of every entity
    that any edition has; ``[id]`` and ``get(id)`` look one up. A record that several editions have is kept once.

    Args:
        store: Where the editions are kept; in memory, if left out.

    >>> import sanctionslib as sl
    >>> new = sl.read(sl.sample_path())
    >>> old = attrs.evolve(new, published=datetime.date(2021, 7, 23), entities=new.entities[:3])
    >>> history = History.of(new, old)
    >>> history
    <History of 'SDN List': 2 editions from 2021-07-23 to 2021-07-29, 22 entities>
    >>> history.as_of(datetime.date(2021, 7, 28)) == old
    True
    >>> history["ofac-30743"].in_force(datetime.date(2021, 7, 29))
    <Answer.YES: 'yes'>
    """

    def __init__(self, store: Store | None = None) -> None:
        self._store: Store = Archive() if store is None else store
        self._editions = sorted(self._store.editions)
        self._manners: dict[tuple[int, int], tuple[Manner, frozenset[str], frozenset[str]]] = {}

    @classmethod
    def of(cls, *editions: SanctionsList | str | os.PathLike[str]) -> History:
        """A history of lists, or of the paths of some; see `add` for those that state no date."""
        history = cls()
        for edition in editions:
            history.add(edition)
        return history

    # -- editions -----------------------------------------------------------------------------------------------

    def add(self, edition: SanctionsList | str | os.PathLike[str], *, date: datetime.date | None = None) -> Edition:
        """
        Add an edition, at its place in time.

        What it costs does not depend on how many there are. One that is there already is not added again. Two of one
        day are in the order of the times that they state (``2025-09-03T23:00:05Z``).

        Args:
            edition: A list, or the path of one.
            date: Its day, where the list does not state it (OFAC's delimited files do not).

        Raises:
            HistoryError: it is of another list; it has no date, or another one; or there is another edition of that
                day, and nothing tells which came first.
            ReadError: it cannot be read.
        """
        if not isinstance(edition, SanctionsList):
            from ..reading import read  # imported here: a history of lists needs none

            edition = read(edition)
        self._check_same_list(edition)
        day = _day_of(edition, date)
        for known in self._of_day(day):
            if _same(self.load(known), edition):
                return known
            if instant(known.edition) is None or instant(edition.edition) in (None, instant(known.edition)):
                raise HistoryError(
                    f"there is another edition of {day} already, of {known.entities} entities, and nothing tells which"
                    " of the two came first"
                )
        added = self._store.add(edition, day)
        insort(self._editions, added)
        self._forget()
        return added

    def _check_same_list(self, edition: SanctionsList) -> None:
        """An edition that states another authority or title than all the others is of another list."""
        if not self._editions:
            return
        authorities = {known._list[0] for known in self._editions} - {None}
        no_title = {None, *undetermined_titles()}
        titles = {known._list[1] for known in self._editions} - no_title
        authority, title = edition.authority.id if edition.authority else None, edition.title
        other_authority = authority is not None and authorities and authority not in authorities
        if other_authority or (title not in no_title and titles and title not in titles):
            ours = f"{self.title!r} of {next(iter(authorities), None)}"
            raise HistoryError(f"it is not of the same list: {title!r} of {authority}, not {ours}")

    def _of_day(self, day: datetime.date) -> list[Edition]:
        return [known for known in self._editions if known.date == day]

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Its editions, in the order of time."""
        return tuple(self._editions)

    @property
    def authority(self) -> Authority | None:
        """Who publishes the list."""
        return self._facts.authority

    @property
    def title(self) -> str | None:
        """What the list is called."""
        return self._facts.title

    @cached_property
    def _facts(self) -> SanctionsList:
        return self._store.facts(self._editions[-1]._number) if self._editions else SanctionsList()

    def load(self, edition: Edition) -> SanctionsList:
        """An edition as it was added, whole: sources and issues are kept too."""
        return self._store.read(edition._number)

    def edition_of(self, date: datetime.date) -> Edition | None:
        """
        The edition that was the newest on a day; None before the first.

        One that is known to be a part of the list (an excerpt, a filtered export) is passed over.
        """
        past = [edition for edition in self._editions if edition.date <= date and edition.complete is not False]
        return past[-1] if past else None

    def as_of(self, date: datetime.date) -> SanctionsList:
        """
        The list as it stood on a day: the edition that was the newest then (`edition_of`).

        An edition whose file states no day has the one that was given for it (`SanctionsList.dated`), so that it can
        say who was blocked on it; `load` gives it as it was read.

        Between two editions the list may have been changed on any day, after the last one since: whether a party was
        listed on a day is a question for `EntityHistory.in_force`, which answers "cannot say" where that is so.

        Raises:
            HistoryError: the history does not reach back so far.
        """
        edition = self.edition_of(date)
        if edition is None:
            whole = next((edition for edition in self._editions if edition.complete is not False), None)
            begins = f"the first edition is of {whole}" if whole else "it has no edition that is a whole list"
            raise HistoryError(f"the history does not reach back to {date}: {begins}")
        return self.load(edition).dated(edition.date)

    # -- entities -----------------------------------------------------------------------------------------------

    def __repr__(self) -> str:
        count, entities = len(self._editions), len(self)
        editions = f"{count} edition{'' if count == 1 else 's'}"
        if self._editions:
            first, last = self._editions[0], self._editions[-1]
            editions += f" of {first}" if first.date == last.date else f" from {first} to {last}"
        return f"<History of {self.title!r}: {editions}, {entities} entit{'y' if entities == 1 else 'ies'}>"

    def __len__(self) -> int:
        return len(self._store.ids)

    def __contains__(self, id: object) -> bool:
        return id in self._store.ids

    def __iter__(self) -> Iterator[EntityHistory]:
        return (self[id] for id in self._store.ids)

    def __getitem__(self, id: str) -> EntityHistory:
        """
        The history of the entity with that id.

        Raises:
            KeyError: no edition has it.
        """
        if id not in self:
            raise KeyError(id)
        records = self._store.records(id)
        seen = [(edition, records.get(edition._number)) for edition in self._editions]
        # An excerpt that does not have it does not say that it is not listed.
        telling = [(edition, entity) for edition, entity in seen if entity is not None or edition.complete is not False]
        return EntityHistory(id, tuple(telling), self)

    def get(self, id: str) -> EntityHistory | None:
        """The history of the entity with that id; None if no edition has it."""
        try:
            return self[id]
        except KeyError:
            return None

    @cached_property
    def programs(self) -> tuple[Program, ...]:
        """The programs that occur, each once, sorted by code; as the newest edition has them."""
        programs: dict[str, Program] = {}
        for edition in self._editions:
            programs |= {self._program_key(program): program for program in self._store.programs(edition._number)}
        return tuple(sorted(programs.values(), key=lambda program: program.code))

    @cached_property
    def _program_ids(self) -> dict[str, str]:
        """The identifiers of programs by code, from all editions: a program may have been read without an id."""
        ids: dict[str, str] = {}
        for edition in self._editions:
            for program in self._store.programs(edition._number):
                if program.id is not None:
                    codes = (program.code, *(other.code for other in program.codes))
                    ids |= {fold_case(code): program.id for code in codes}
        return ids

    def _program_key(self, program: Program) -> str:
        code = fold_case(program.code)
        return program.id or self._program_ids.get(code, code)

    def _change(self, before: Edition, old: Entity, after: Edition, new: Entity) -> EntityChange | None:
        """
        What happened to an entity between two editions, as `sanctionslib.diff` of the two finds it.

        Where these are encoded differently, what can be compared depends on all their entities: they are loaded, once.
        """
        if old == new:
            return None
        key = before._number, after._number
        if key not in self._manners:
            editions = self._store.facts(key[0]), self._store.facts(key[1])
            cut = cut_off(editions[0]), cut_off(editions[1])
            if depends_on_entities(*editions):
                editions = self.load(before), self.load(after)
            self._manners[key] = manner_of(*editions)[0], *cut
        manner, *cuts = self._manners[key]
        return compare(old, new, manner, cut=(old.reference in cuts[0], new.reference in cuts[1]))

    def _forget(self) -> None:
        """Drop what was made of the editions before one was added."""
        for name in ("_facts", "programs", "_program_ids"):
            self.__dict__.pop(name, None)

    # -- files --------------------------------------------------------------------------------------------------

    def save(self, path: str | os.PathLike[str]) -> None:
        """
        Write it to a file, which `read` reads.

        A gzip file of JSON lines (``zcat`` shows it), in which a record that several editions have is kept once. It is
        written to a temporary file, which is then renamed to *path*.

        Raises:
            WriteError: it cannot be written.
        """
        archive = self._store
        if not isinstance(archive, Archive):
            archive = Archive()
            for edition in self._store.editions:
                archive.add(self.load(edition), edition.date)
        archive.save(Path(path))

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> History:
        """
        Read what `save` wrote. Records are unpacked as they are asked for.

        Raises:
            ReadError: there is no such file, or it is no history, cut short or damaged.
        """
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise ReadError(f"cannot be opened: {error.strerror or error}", file=os.fspath(path)) from error
        return cls(Archive.load(data, os.fspath(path)))


def _day_of(edition: SanctionsList, date: datetime.date | None) -> datetime.date:
    published = edition.published
    if published is None and date is None:
        name = edition.source.file.name if edition.source and edition.source.file else edition.title or "the list"
        raise HistoryError(f"{name} does not state its date: say of which day it is, with date=...")
    if published is not None and date is not None and published != date:
        raise HistoryError(f"the list says that it is of {published}, not of {date}")
    day = published or date
    assert day
    return day


def _same(one: SanctionsList, other: SanctionsList) -> bool:
    """Whether two editions are the same, whatever the encodings that they were read from."""
    bare = [attrs.evolve(edition, issues=(), format=None) for edition in (one, other)]
    return bare[0] == bare[1]


@attrs.frozen(repr=False, eq=False)
class EntityHistory:
    """
    What the editions of a list say of one entity.

    Attributes:
        id: Its identifier.
        seen: For each edition that says something of it, the entity as it has it, or None if it does not have it. (An
            excerpt that does not have it says nothing.) The sources of these entities name no line; those of
            `History.load` do.
    """

    id: str
    seen: tuple[tuple[Edition, Entity | None], ...]
    _history: History

    def __repr__(self) -> str:
        name = f" {str(self.entity.name)!r}" if self.entity.name else ""
        return f"<EntityHistory {self.id}{name}: in {len(self.editions)} of {len(self.seen)} editions>"

    @property
    def entity(self) -> Entity:
        """As the newest edition that has it does."""
        return next(entity for _, entity in reversed(self.seen) if entity is not None)

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions that have it."""
        return tuple(edition for edition, entity in self.seen if entity is not None)

    def as_of(self, date: datetime.date) -> Entity | None:
        """
        As the edition that was the newest on a day has it; None if it does not.

        Raises:
            HistoryError: the history does not reach back so far.
        """
        past = [entity for edition, entity in self.seen if edition.date <= date]
        if not past:
            raise HistoryError(f"the history of {self.id} does not reach back to {date}")
        return past[-1]

    @property
    def listings(self) -> tuple[Interval, ...]:
        """The periods in which it was on the list, under whatever program, the earliest first."""
        return tuple(listings(self._sightings))

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """
        The periods in which it was designated, program by program, the earliest first.

        A program is one program whatever its codes: it is identified by its id, if any edition knows that.
        """
        return tuple(intervals(self._sightings, self.listings, self._history._program_key))

    def in_force(self, day: datetime.date, program: str | Program | None = None) -> Answer:
        """
        Whether it was designated on a day: "was this party sanctioned on the day of the payment?"

        Yes within a time of designation, from its first day on; no outside, as far as the editions reach. Cannot say
        where its beginning or end is known to a range and the day lies in it; after the last edition (much may have
        changed since); and before the first one, unless the list states a date: it was designated from then on, and not
        before.

        Args:
            day: The day.
            program: A program, its code or its id; if left out, any program counts, or none.

        Raises:
            HistoryError: no edition has that program.
        """
        listed = self.listings
        periods = [*listed, *self.intervals] if program is None else self._under(program)
        first, last = self.seen[0][0].date, self.seen[-1][0].date
        if day > last:
            return Answer.CANNOT_SAY
        answers = {period.covers(day) for period in periods}
        for answer in (Answer.YES, Answer.CANNOT_SAY):
            if answer in answers:
                return answer
        if day >= first:
            return Answer.NO
        # No edition is so old. Where the list states since when it has been designated, it was not designated before.
        starts = [period.start for period in (*listed, *periods) if period.start.basis is Basis.STATED]
        return Answer.NO if any(start.reached(day) is Answer.NO for start in starts) else Answer.CANNOT_SAY

    def _under(self, program: str | Program) -> list[Interval]:
        history = self._history
        if isinstance(program, Program):
            wanted = history._program_key(program)
        else:
            code = fold_case(program)
            ids = {known.id for known in history.programs}
            wanted = program if program in ids else history._program_ids.get(code, code)
        if wanted not in map(history._program_key, history.programs):
            raise HistoryError(f"no edition has a program {str(program)!r}")
        return [
            interval
            for interval in self.intervals
            if interval.program and history._program_key(interval.program) == wanted
        ]

    def timeline(self) -> tuple[TimelineEvent, ...]:
        """
        Its life on the list: listed, designated under another program, renamed, amended, delisted, listed again.

        In the order of time; what is known to a range stands where the range begins.
        """
        seen = [entity for _, entity in self.seen if entity is not None]
        return tuple(timeline(seen, self._changes, self.listings, self.intervals))

    @property
    def _changes(self) -> Iterator[tuple[datetime.date, datetime.date, EntityChange]]:
        """What happened to it between each edition and the next, where both have it, with their days."""
        for (before, old), (after, new) in pairwise(self.seen):
            change = self._history._change(before, old, after, new) if old and new else None
            if change is not None:
                yield before.date, after.date, change

    @property
    def _sightings(self) -> list[Sighting]:
        return [Sighting(edition.date, entity) for edition, entity in self.seen]
