"""A list that is written while it is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from ..codec import Encoder, dumps
from ..model import Entity, SanctionsList, Source


class Stream:
    """
    A list that is written while it is read: nothing holds its entities.

    Iterating over it reads the entities one by one, each time anew from the beginning of the file.

    Args:
        begin: Begins to read: the entities, and what tells the list's own facts (the list without its entities), as
            far as they are known by then.

    >>> facts = SanctionsList(title="A list")
    >>> stream = Stream(lambda: (iter([Entity(id="x-1"), Entity(id="x-2")]), lambda: facts))
    >>> stream.facts.title, [entity.id for entity in stream], [entity.id for entity in stream]
    ('A list', ['x-1', 'x-2'], ['x-1', 'x-2'])
    """

    def __init__(self, begin: Callable[[], tuple[Iterator[Entity], Callable[[], SanctionsList]]]) -> None:
        self._begin = begin
        self._facts: Callable[[], SanctionsList] | None = None
        self._begun: Iterator[Entity] | None = None

    @property
    def facts(self) -> SanctionsList:
        """
        The list without its entities: before it is iterated over, what stands before the first of them; all (complete,
        issues) once it was.
        """
        if self._facts is None:
            self._begun = self._start()
        assert self._facts
        return self._facts()

    def __iter__(self) -> Iterator[Entity]:
        entities, self._begun = self._begun, None
        return entities or self._start()

    def _start(self) -> Iterator[Entity]:
        """Read as far as the first entity: by then a parser knows whose list it is."""
        entities, self._facts = self._begin()
        first = next(entities, None)
        return _after(first, entities)


def _after(first: Entity | None, rest: Iterator[Entity]) -> Iterator[Entity]:
    if first is not None:
        yield first
        yield from rest


def encoded(of: SanctionsList | Stream) -> tuple[Encoder, SanctionsList, Iterator[tuple[Source | None, str]]]:
    """
    An encoder that has met all that is in a list, the list's own facts, and where each entity stands, with its JSON.

    Those of a stream go through a temporary file: what stands in front of them is known only after the last one.
    """
    if isinstance(of, SanctionsList):
        encoder = Encoder(of)
        return encoder, of, ((entity.source, dumps(encoder.value(entity))) for entity in of.entities)
    import tempfile  # not needed to import the package

    encoder = Encoder(of.facts)
    spool = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed when it was read
    try:
        for entity in of:
            encoder.meet(entity)
            where = (entity.source.record, entity.source.line) if entity.source else None
            spool.write(f"{dumps(where)}\n{dumps(encoder.value(entity))}\n")
    except BaseException:
        spool.close()
        raise

    def records() -> Iterator[tuple[Source | None, str]]:
        with spool:
            spool.seek(0)
            for line in spool:
                where = json.loads(line)
                yield Source(record=where[0], line=where[1]) if where else None, next(spool).removesuffix("\n")

    return encoder, of.facts, records()


def held(lines: Iterator[str]) -> Iterator[str]:
    """The same lines, none of them before all of them are made; meanwhile they lie in a temporary file."""
    import tempfile  # not needed to import the package

    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as spool:
        for line in lines:
            spool.write(line + "\n")
        spool.seek(0)
        for line in spool:
            yield line.removesuffix("\n")
