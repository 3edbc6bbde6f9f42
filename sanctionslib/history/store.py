"""What a history asks of the place where its editions are kept, and what it knows of each edition."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

import attrs

from ..model import Entity, Program, SanctionsList


@attrs.frozen(kw_only=True)
class Edition:
    """
    An edition in a history.

    Attributes:
        date: Its day.
        stated: Whether the list states the day; otherwise whoever added the edition did.
        edition: The list's own words for the day.
        format: The format it was read from.
        complete: Whether it is the whole list; see `sanctionslib.SanctionsList`.
        entities: How many entities it has.
        files: The names of the files it was read from.

    >>> print(Edition(date=datetime.date(2021, 7, 23), stated=False, entities=9004))
    2021-07-23
    """

    date: datetime.date
    stated: bool = True
    edition: str | None = None
    format: str | None = None
    complete: bool | None = None
    entities: int = 0
    files: tuple[str, ...] = ()
    _list: tuple[str | None, str | None] = attrs.field(default=(None, None), eq=False, repr=False)
    """The authority's id and the title of the list."""
    _number: int = attrs.field(default=0, eq=False, repr=False)
    """The number under which its store keeps it."""

    def __str__(self) -> str:
        return self.date.isoformat()

    def __lt__(self, other: Edition) -> bool:
        """Whether it came before another one; of one day, by the time of day that both state."""
        if self.date != other.date:
            return self.date < other.date
        times = instant(self.edition), instant(other.edition)
        return times[0] is not None and times[1] is not None and times[0] < times[1]


def instant(words: str | None) -> datetime.datetime | None:
    """The time that the words of an edition state; None if they state none, or no time zone."""
    try:
        instant = datetime.datetime.fromisoformat(words or "")
    except ValueError:
        return None
    return instant if instant.tzinfo else None


class Store(Protocol):
    """
    Where the editions of a history are kept: in memory, in a file, in a database.

    `History` answers every question from these few. A store gives each edition a number and gives back what it was
    given; it decides nothing: which lists are editions of one list, and in which order they come, is for `History`.
    """

    @property
    def editions(self) -> Sequence[Edition]:
        """The editions, in the order in which they were added, which is that of their numbers: 0, 1, 2..."""

    @property
    def ids(self) -> Collection[str]:
        """The identifiers of all entities that any edition has."""

    def add(self, edition: SanctionsList, date: datetime.date) -> Edition:
        """Keep an edition of a day."""

    def read(self, number: int) -> SanctionsList:
        """An edition as it was added, with all its sources, lines and issues."""

    def facts(self, number: int) -> SanctionsList:
        """An edition without its entities."""

    def programs(self, number: int) -> Sequence[Program]:
        """The programs of an edition."""

    def records(self, id: str) -> Mapping[int, Entity]:
        """An entity as each edition has it, by the number of the edition; sources need not name the line."""
