"""
FollowTheMoney: the entities that investigators and screening tools exchange (``entities.ftm.json``), one a line.

What this library writes as ``ftm``, and what OpenSanctions publishes. Documentation: https://followthemoney.tech/ and
https://www.opensanctions.org/docs/data/entity/. Encoding: UTF-8. Read with the properties of FollowTheMoney 4.11.

Parties (``Person``, ``Organization``, ``Company``, ``PublicBody``, ``LegalEntity``, ``Vessel``, ``Airplane``...) become
entities, in file order, under the identifiers they have. What hangs on them may stand anywhere in the file:
``Sanction`` and ``Risk`` become designations, ``Passport`` and ``Identification`` identifications, ``Address``
addresses, ``CryptoWallet`` digital currency addresses, ``Security`` securities, ``Occupancy`` with its ``Position``
positions; the relations (``UnknownLink``, ``Ownership``, ``Control``, ``Directorship``, ``Membership``, ``Employment``,
``Representation``, ``Succession``, ``Family``, ``Associate``) relationships. Lines of one identifier are fragments of
one entity. The lines wait in a temporary file; in memory there is an index of them.

The list: its title is that of the dataset, where all is of one; its authority that of the Sanctions, where they agree.
The file does not tell whether it is whole (``complete`` is None), nor of which day it is. The list of a designation is
that of its dataset too; a more specific one, such as OFAC's SSI list on its Consolidated List, stands in the notes.

Names: every ``name`` is primary, for FollowTheMoney does not say which is; the caption, if it is one of them, comes
first. ``alias`` is an aka of unstated quality, ``weakAlias`` a weak one, ``previousName`` an fka, ``abbreviation`` an
aka with that note. Parts (``firstName``...) belong to each ``name`` that is wholly made of them; those that belong to
none are annotations, since FollowTheMoney does not say of which name they are.

References: ``recordId`` is the reference of its designation, or else ``authorityId``; that is the party's, if all its
Sanctions have it or its identifier ends in it. ``unscId`` is an external identifier, and so are referents and
``wikidataId``.

Programs: ``program`` is the code; the registry tells the rest of those that it knows, and which of the provisions are
codes too (OpenSanctions writes OFAC's there) or what the program means (``SYRIA: asset freeze``, which this library
writes), and no measures that the list states. Of others, ``programId`` and ``programUrl`` are of a lone program; which
program is meant of several is not said, and they are notes.

Dates: ``1958``, ``1958-03``, ``1958-03-07``; a time of day stays in the text of the date. Of several dates of listing
or effect the first counts, of several ends the last; the others are events.

Numbers: a number that is in a document and among the properties of its holder is one identification. What a document
is, tell its words where some list of ours has them, else the property; a number in ``idNumber`` alone can be anything.
A number in ``taxNumber`` and ``innCode`` is Russian.

Addresses: an ``address`` of the party that no ``Address`` says is one too, and so is a ``country`` that none is in: an
address that is only a country, which both writers put there. Its text in one piece is kept where the parts do not say
the same.

Relations: the party states it that the words speak of ("Owned or Controlled By": the owned one); without words, the
first end (owner, director, agent...), but the controlled one of a ``Control``. If that party is not in the file, the
other one states it, the other way round. A ``LegalEntity`` that is nothing but a name, and that nothing but a relation
needs, is no entity of the list but the name at the other end (an owner or operator of a ship, if the words say so); its
identifier is left out where it is a checksum.

Notes come back as remarks, word for word; a summary as a note of its designation. Nothing is read out of them, not even
what this library has put there. What the model has no field for is an annotation of the party (``deathDate``,
``religion``, ``first_seen``...), a note of the designation, or stands in the note of a value, behind the name of its
property. A property or a schema that is not known, a reference to what the file does not hold, and a line that is no
entity are issues, with the raw text.

The variant whose entities are nested in each other (``targets.nested.json``) and the files of statements are not read.
"""

from __future__ import annotations

import re
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import IO, NamedTuple

from ...errors import ReadError
from ...model import Address, Authority, Entity, IssueCode, Relationship
from ...parsing.reading import Reading
from .items import (
    ATTACHED,
    EDGES,
    PARTIES,
    POSSESSIONS,
    SHARED,
    Complain,
    Record,
    address,
    authority_of,
    list_title,
    name_of,
    occupancy,
    record,
    relationship,
    source_states,
)
from .parties import Hanging, entity

_SPOOL_SIZE = 64 * 1024 * 1024
_BEGINNING = re.compile(r'\s*\{(?=[^\n]*"schema": ?"[A-Z])(?=[^\n]*"properties": ?\{)(?=[^\n]*"id": ?")')


class _Edge(NamedTuple):
    """Where a relation stands, its two ends, and whether its source is the one that states it."""

    offset: int
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    of_source: bool

    def pairs(self) -> Iterator[tuple[str, str]]:
        return ((source, target) for source in self.sources for target in self.targets)


class _Index:
    """
    Where everything stands in the spool, by identifier.

    Attributes:
        parties: The lines of each party.
        hanging: The lines of what hangs on each party.
        shared: The lines of addresses and positions.
        edges: The relations.
        bare: Parties that are nothing but a name.
        stubs: Those of them that are only the other end of a relation.
        used: Addresses and positions that something refers to.
        datasets: Every dataset that is named.
        authorities: Those of the Sanctions.
        schemata: How many lines there are of each schema that is not read.
    """

    def __init__(self) -> None:
        self.parties: dict[str, array[int]] = {}
        self.hanging: dict[str, array[int]] = {}
        self.shared: dict[str, array[int]] = {}
        self.edges: list[_Edge] = []
        self.bare: set[str] = set()
        self.stubs: set[str] = set()
        self.used: set[str] = set()
        self.datasets: dict[str, None] = {}
        self.authorities: dict[Authority | None, None] = {}
        self.schemata: dict[str, int] = {}

    def stands(self, id: str) -> bool:
        """Whether it is an entity of the list."""
        return id in self.parties and id not in self.stubs

    def stater(self, source: str, target: str, *, of_source: bool) -> tuple[str, bool] | None:
        """Which end states a relation, and whether that is its source; None if neither is in the list."""
        for id, is_source in ((source, True), (target, False)) if of_source else ((target, False), (source, True)):
            if self.stands(id):
                return id, is_source
        return None


class _Lines:
    """The lines of the file, kept to be read again in any order."""

    def __init__(self, spool: IO[bytes], file: str) -> None:
        self.spool = spool
        self.file = file

    def keep(self, number: int, data: bytes) -> int:
        """Keep a line; tells where."""
        offset = self.spool.tell()
        self.spool.write(b"%d\t%s\n" % (number, data.strip()))
        return offset

    def text(self, offset: int) -> tuple[int, bytes]:
        """The number of a line, and the line."""
        self.spool.seek(offset)
        number, _, data = self.spool.readline().rstrip(b"\n").partition(b"\t")
        return int(number), data

    def at(self, offset: int) -> Record:
        """A line that was found to be an entity of FollowTheMoney."""
        number, data = self.text(offset)
        found = record(data, number, lambda *_: None, self.file)
        assert found is not None
        return found

    def party(self, offsets: Iterable[int], complain: Callable[[Record], Complain]) -> Record:
        """An entity, with all its fragments."""
        first, *others = map(self.at, offsets)
        for other in others:
            if other.schema != first.schema:
                message = f"a {other.schema} with the identifier of a {first.schema}: taken for a fragment of it"
                complain(other)(IssueCode.DUPLICATE_ID, message, other.raw)
            for name, values in other.properties.items():
                first.properties[name] = list(dict.fromkeys([*first.properties.get(name, ()), *values]))
            first.datasets = list(dict.fromkeys([*first.datasets, *other.datasets]))
            first.referents = list(dict.fromkeys([*first.referents, *other.referents]))
            first.seen = other.seen | first.seen
        return first


def _index(reading: Reading, lines: _Lines) -> _Index:
    """
    Read the file through, to know where everything stands.

    Raises:
        ReadError: a line is not JSON, or there is no party in the file.
    """
    index = _Index()
    issues: list[tuple[IssueCode, str, str | None, str | None, int]] = []
    with reading.document.open() as stream:
        for number, data in enumerate(stream, 1):
            if not data.strip():
                continue

            def complain(code: IssueCode, message: str, raw: str | None, *, line: int = number) -> None:
                issues.append((code, message, raw, None, line))

            found = record(data, number, complain, lines.file)
            if found is not None:
                _place(index, found, lines.keep(number, data), complain)
    if not index.parties:
        counts = ", ".join(f"{count} {schema}" for schema, count in index.schemata.items())
        raise ReadError(f"holds no party that a list can have{', but ' + counts if counts else ''}", file=lines.file)
    reading.title = list_title(list(index.datasets))
    if len(index.authorities) == 1:
        reading.authority = next(iter(index.authorities))
    _find_stubs(index)
    for code, message, raw, id, line in issues:
        reading.issue(code, message, record=id, line=line, raw=raw)
    _connect(reading, index, lines)
    return index


def _place(index: _Index, found: Record, offset: int, complain: Complain) -> None:
    """Note where a line stands, by all who will ask for it."""
    schema, properties = found.schema, found.properties
    index.datasets.update(dict.fromkeys(found.datasets))
    index.used.update(found.get("addressEntity"))
    holder = ATTACHED.get(schema) or POSSESSIONS.get(schema)
    if schema in PARTIES or (schema in POSSESSIONS and not found.get(POSSESSIONS[schema])):
        index.parties.setdefault(found.id, array("Q")).append(offset)
        if schema == "LegalEntity" and properties.keys() <= {"name"} and not found.referents:
            index.bare.add(found.id)
        else:
            index.bare.discard(found.id)
    elif schema in SHARED:
        index.shared.setdefault(found.id, array("Q")).append(offset)
    elif schema in EDGES:
        ends = EDGES[schema]
        sources, targets = tuple(found.get(ends.source)), tuple(found.get(ends.target))
        if sources and targets:
            index.edges.append(_Edge(offset, sources, targets, source_states(found)))
        else:
            complain(IssueCode.MISSING_FIELD, f"{schema} without its two ends", found.raw)
    elif holder:
        index.used.update(found.get("post"))
        if schema in ("Sanction", "Risk"):
            index.authorities.setdefault(authority_of(found))
        if not found.get(holder):
            complain(IssueCode.MISSING_FIELD, f"{schema} without its {holder}", found.raw)
        for id in found.get(holder):
            index.hanging.setdefault(id, array("Q")).append(offset)
    else:
        index.schemata[schema] = index.schemata.get(schema, 0) + 1
        complain(IssueCode.UNKNOWN_ELEMENT, f"a schema that is not read: {schema}", found.raw)


def _find_stubs(index: _Index) -> None:
    """Tell which parties are but the name at the other end of the relations of others."""
    bare = index.bare - index.hanging.keys()
    ends: set[str] = set()
    alone: set[str] = set()
    for edge in index.edges:
        for pair in edge.pairs():
            ends.update(pair)
            if not any(id in index.parties and id not in bare for id in pair):
                alone.update(pair)
    index.stubs = (bare & ends) - alone


def _connect(reading: Reading, index: _Index, lines: _Lines) -> None:
    """Hang each relation on the party that states it; issues for all references that lead nowhere."""

    def dangling(offset: int, message: str) -> None:
        line, data = lines.text(offset)
        reading.issue(IssueCode.DANGLING_REFERENCE, message, line=line, raw=data.decode("utf-8", "replace"))

    for id, offsets in index.hanging.items():
        if id not in index.parties:
            for offset in offsets:
                dangling(offset, f"{lines.at(offset).schema} of {id}, which is no party of the file")
    for edge in index.edges:
        for pair in edge.pairs():
            for id in pair:
                if id not in index.parties:
                    dangling(edge.offset, f"{lines.at(edge.offset).schema} of {id}, which is no party of the file")
        staters = dict.fromkeys(
            stater[0] for pair in edge.pairs() if (stater := index.stater(*pair, of_source=edge.of_source))
        )
        for id in staters:
            index.hanging.setdefault(id, array("Q")).append(edge.offset)
    for id, offsets in index.shared.items():
        if id not in index.used:
            dangling(offsets[0], f"{lines.at(offsets[0]).schema} that nothing refers to")


_MADE = re.compile(r".*-[0-9a-f]{40}")
"""Identifiers that are checksums: good for nothing but the file they stand in."""


class _Joining:
    """Joins what hangs on the parties of a file to them."""

    def __init__(self, reading: Reading, index: _Index, lines: _Lines) -> None:
        self.reading = reading
        self.index = index
        self.lines = lines
        self.told: set[int] = set()
        self.several = reading.title is None
        self.edges = {edge.offset: edge for edge in index.edges}
        self.name_of = lru_cache(maxsize=16384)(self._name_of)

    def _name_of(self, id: str) -> str | None:
        offsets = self.index.parties.get(id)
        return name_of(self.lines.at(offsets[0])) if offsets else None

    def complain(self, found: Record) -> Complain:
        """Notes issues of a line."""

        def complain(code: IssueCode, message: str, raw: str | None) -> None:
            self.reading.issue(code, message, record=found.id, line=found.line, raw=raw)

        return complain

    def once(self, offset: int, found: Record) -> Complain:
        """Notes issues of a line that several parties may ask for, the first time."""
        if offset in self.told:
            return lambda *_: None
        self.told.add(offset)
        return self.complain(found)

    def entity(self, id: str) -> Entity:
        party = self.lines.party(self.index.parties[id], self.complain)
        complain = self.complain(party)
        hanging = Hanging(name_of=self.name_of)
        for offset in self.index.hanging.get(id, ()):
            found = self.lines.at(offset)
            if edge := self.edges.get(offset):
                hanging.relationships += self._relationships(id, edge)
            elif found.schema == "Occupancy":
                hanging.offices += self._offices(offset, found)
            else:
                found.take(ATTACHED.get(found.schema) or POSSESSIONS[found.schema])
                source = self.reading.source(found.id, found.line)
                hanging.records.append((found, source, self.complain(found)))
        for each in party.take("addressEntity"):
            if each in self.index.shared:
                hanging.addresses.append(self._address(each))
            else:
                complain(IssueCode.DANGLING_REFERENCE, "an Address that the file does not hold", each)
        source = self.reading.source(party.id, party.line)
        return entity(party, hanging, source, complain, datasets=self.several)

    def _address(self, id: str) -> Address:
        offset = self.index.shared[id][0]
        found = self.lines.at(offset)
        return address(found, self.once(offset, found))

    def _offices(self, offset: int, found: Record) -> Iterator[tuple[str, str | None]]:
        complain = self.complain(found)
        for post in found.take("post"):
            if post in self.index.shared:
                where = self.index.shared[post][0]
                position = self.lines.at(where)
                yield occupancy(self.lines.at(offset), position, complain, self.once(where, position))
            else:
                complain(IssueCode.DANGLING_REFERENCE, "a Position that the file does not hold", post)

    def _relationships(self, id: str, edge: _Edge) -> Iterator[Relationship]:
        for source, target in edge.pairs():
            stater = self.index.stater(source, target, of_source=edge.of_source)
            if stater is None or stater[0] != id:
                continue
            found = self.lines.at(edge.offset)
            other = target if stater[1] else source
            hidden = other in self.index.stubs and _MADE.fullmatch(other)
            name, complain = self.name_of(other), self.once(edge.offset, found)
            if name == other:  # a party known by its number alone, which had to have a name
                name = None
            yield relationship(found, complain, of_source=stater[1], other=None if hidden else other, name=name)


def parse(reading: Reading) -> Iterator[Entity]:
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL_SIZE) as spool:
        lines = _Lines(spool, reading.document.name)
        index = _index(reading, lines)
        joining = _Joining(reading, index, lines)
        for id in index.parties:
            if id not in index.stubs:
                yield joining.entity(id)


OMISSIONS = {
    "caption": "made of the names; it tells which of them comes first",
    "target": "made of the topics",
    "origin": "how OpenSanctions came by the entity",
    "topics, sanction": "where there is a designation, which says so",
    "programId of a party": "where its designations have it",
    "id of what hangs on a party": "made by its writer; that of a Sanction is the record of its source",
    "datasets, referents, first_seen, last_seen, last_change of what hangs on a party": "OpenSanctions' bookkeeping"
    " (the dataset of a Sanction is its list)",
}

TRANSLATIONS = {
    "schema": "the class of the entity; one that this does not say all of (Company, PublicBody) is an annotation",
    "country": "its name, with the code of ISO 3166; FollowTheMoney has but codes",
    "type of Identification": "Identification.kind",
    "provisions": "Measure.kind",
    "role, relationship, controlType, ownershipType": "Relationship.kind",
}
