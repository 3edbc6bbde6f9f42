"""One published edition of one list."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import attrs

from .dates import as_day
from .designation import Designation
from .effects import Effect
from .entity import Aircraft, Entity, Organization, Vessel
from .folding import fold, fold_case, fold_number
from .issues import Issue
from .names import Name, NameKind
from .programs import Authority, Program
from .relationships import Relationship
from .source import File, Source
from .tristate import Answer

if TYPE_CHECKING:
    import pyarrow


@attrs.frozen
class Link:
    """
    A relationship, with the other end looked up in its list.

    Attributes:
        entity: The entity that states it.
        relationship: What it states.
        candidates: The entities of the list that can be meant: one where the list identifies it, several where
            they share the stated name, none where the other party is not (or no longer) listed.

    >>> Link(Entity(id="x-1"), Relationship("linked to", "HIZBALLAH")).other is None
    True
    """

    entity: Entity
    relationship: Relationship
    candidates: tuple[Entity, ...] = ()

    @property
    def other(self) -> Entity | None:
        """The other party; None if the list does not hold it or does not tell which one is meant."""
        return self.candidates[0] if len(self.candidates) == 1 else None


@attrs.frozen
class Filter:
    """
    A condition under which an export was made: it holds only what meets it.

    Attributes:
        field: What the condition is on: ``list``, ``program``.
        value: The value asked for, in the source's words.

    >>> Filter("program", "IRGC").value
    'IRGC'
    """

    field: str
    value: str


@attrs.frozen(kw_only=True, repr=False)
class SanctionsList:
    """
    One published edition of one list: its entities in file order, and what could not be read.

    Iterating over it gives the entities; ``[id]`` and ``get(id)`` look one up.

    Attributes:
        authority: Who publishes it.
        title: What it is called.
        published: The day its edition is dated; None if the file does not say.
        edition: The source's own words for that.
        format: Name of the format it was read from; see `sanctionslib.formats`.
        complete: Whether it is the whole list; False for an excerpt, a filtered export or an amendment; None where
            the file does not tell.
        stated_count: How many records the file says it has.
        filters: The conditions it was exported under, where the file states them.
        entities: The entities, in file order.
        issues: What could not be read, or did not fit, in file order.
        source: The file it was read from (the primary one of several); left out of equality.
        files: All the files it was read from; left out of equality.

    >>> from sanctionslib import Name, Person
    >>> from sanctionslib.model import NameKind
    >>> person = Person(id="ofac-30743", reference="30743", names=(Name("MOULHEM, Kifah", kind=NameKind.PRIMARY),))
    >>> sdn = SanctionsList(title="SDN List", published=datetime.date(2021, 7, 29), entities=(person,))
    >>> sdn
    <SanctionsList 'SDN List' of 2021-07-29: 1 entity, 0 issues>
    >>> sdn["ofac-30743"] is person, sdn.get("ofac-1"), len(sdn), [str(e.name) for e in sdn]
    (True, None, 1, ['MOULHEM, Kifah'])
    """

    authority: Authority | None = None
    title: str | None = None
    published: datetime.date | None = None
    edition: str | None = None
    format: str | None = None
    complete: bool | None = None
    stated_count: int | None = None
    filters: tuple[Filter, ...] = ()
    entities: tuple[Entity, ...] = ()
    issues: tuple[Issue, ...] = ()
    source: Source | None = attrs.field(default=None, eq=False)
    files: tuple[File, ...] = attrs.field(default=(), eq=False)

    def __repr__(self) -> str:
        count, issues = len(self.entities), len(self.issues)
        counts = f"{count} entit{'y' if count == 1 else 'ies'}, {issues} issue{'' if issues == 1 else 's'}"
        return f"<SanctionsList {self.title!r} of {self.published or 'unknown date'}: {counts}>"

    def __iter__(self) -> Iterator[Entity]:
        return iter(self.entities)

    def __len__(self) -> int:
        return len(self.entities)

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return item in self._by_id
        return isinstance(item, Entity) and self._by_id.get(item.id) == item

    def __getitem__(self, id: str) -> Entity:
        """
        The entity with that id.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[id]

    def get(self, id: str, default: Entity | None = None) -> Entity | None:
        """The entity with that id, or *default*."""
        return self._by_id.get(id, default)

    def by_identifier(self, number: str) -> tuple[Entity, ...]:
        """
        The entities that bear a number: of a document, a register, a ship, an aircraft, a wallet, or in another list.

        Punctuation, spaces and case are ignored: ``IMO9187655`` finds ``IMO 9187655``, and so does ``9187655``.

        >>> from sanctionslib import Identification
        >>> from sanctionslib.model import IdentificationKind
        >>> passport = Identification(IdentificationKind.PASSPORT, "M-0018061/104")
        >>> some = SanctionsList(entities=(Entity(id="x-1", identifications=(passport,)),))
        >>> some.by_identifier("m0018061104")
        (<Entity x-1>,)
        """
        return self._by_number.get(fold_number(number), ())

    @cached_property
    def designations(self) -> tuple[Designation, ...]:
        """Every designation of its entities, in file order."""
        return tuple(designation for entity in self.entities for designation in entity.designations)

    @cached_property
    def programs(self) -> tuple[Program, ...]:
        """The programs that occur, each once, by code."""
        programs = {program: None for designation in self.designations for program in designation.programs}
        return tuple(sorted(programs, key=lambda program: program.code))

    @cached_property
    def relationships(self) -> tuple[Link, ...]:
        """
        Every relationship, with the other party looked up: by its id where the source states one, else by name.

        The name must be the other party's primary name or, where it is nobody's, one of its other names. A name that is
        written alike (case and white space aside) goes before one that differs in accents, punctuation or order.
        """
        names = NameIndex()
        for entity in self.entities:
            names.add(entity.id, entity.names)
        links = []
        for entity in self.entities:
            for relationship in entity.relationships:
                candidates = tuple(self._by_id[id] for id in names.find(relationship.name or ""))
                if relationship.entity_id is not None:
                    other = self._by_id.get(relationship.entity_id)
                    candidates = (other,) if other else ()
                links.append(Link(entity, relationship, candidates))
        return tuple(links)

    if TYPE_CHECKING:
        # The package sets it to `tables.to_table`: the tables import the model, so the model cannot import them.
        _make_table: ClassVar[Callable[[SanctionsList, str], pyarrow.Table]]

    def to_table(self, name: str) -> pyarrow.Table:
        """
        One of the tables of the list, as Arrow: ``entities``, ``names``, ``designations``...

        The page on tables shows them all, with their columns. ``to_pandas()`` converts the table to a data frame. It
        needs pyarrow (``pip install "sanctionslib[arrow]"``).

        Raises:
            WriteError: there is no such table, or pyarrow is not installed.

        >>> import sanctionslib as sl
        >>> names = sl.read(sl.sample_path()).to_table("names")
        >>> names.column_names[:4], names.num_rows
        (['name_id', 'entity_id', 'text', 'kind'], 88)
        """
        return self._make_table(name)

    def in_force(self, day: datetime.date | str) -> dict[str, Answer]:
        """
        Whether each entity was designated on a day, by id; see `Designation.in_force`.

        Yes if any of its designations was in force, no if none was; cannot say for one without a designation.

        >>> some = SanctionsList(entities=(Entity(id="x-1", designations=(Designation(),)),))
        >>> some.in_force(datetime.date(2021, 7, 28))
        {'x-1': <Answer.CANNOT_SAY: 'cannot say'>}
        """
        day = as_day(day)
        result = {}
        for entity in self.entities:
            answers = {designation.in_force(day) for designation in entity.designations}
            answers = answers or {Answer.CANNOT_SAY}
            result[entity.id] = next(
                (answer for answer in (Answer.YES, Answer.CANNOT_SAY) if answer in answers), Answer.NO
            )
        return result

    def dated(self, published: datetime.date | str) -> SanctionsList:
        """
        The same edition with the day that it was published, for a list whose file does not state one.

        OFAC's delimited files do not: what was in force on a day can be said of them only once somebody who knows their
        day says it.

        Raises:
            ValueError: the file states another day.

        >>> day = datetime.date(2021, 7, 29)
        >>> source = Source(file=File(name="sdn.csv"))
        >>> entity = Entity(id="x-1", source=source, designations=(Designation(source=source),))
        >>> undated = SanctionsList(entities=(entity,))
        >>> str(undated.in_force(day)["x-1"]), str(undated.dated(day).in_force(day)["x-1"])
        ('cannot say', 'yes')
        """
        published = as_day(published)
        if self.published == published:
            return self
        if self.published is not None:
            raise ValueError(f"the list says that it is of {self.published}, not of {published}")
        files: dict[File, File] = {}

        def file_of(file: File) -> File:
            return files.setdefault(file, attrs.evolve(file, published=published))

        def place_of(source: Source | None) -> Source | None:
            if source is None or source.file is None or source.file.published is not None:
                return source
            return attrs.evolve(source, file=file_of(source.file))

        def of_day(entity: Entity) -> Entity:
            designations = tuple(attrs.evolve(act, source=place_of(act.source)) for act in entity.designations)
            return attrs.evolve(entity, source=place_of(entity.source), designations=designations)

        return attrs.evolve(
            self,
            published=published,
            entities=tuple(map(of_day, self.entities)),
            issues=tuple(attrs.evolve(issue, source=place_of(issue.source)) for issue in self.issues),
            source=place_of(self.source),
            files=tuple(map(file_of, self.files)),
        )

    def effects(self, day: datetime.date | str | None = None) -> dict[str, Effect]:
        """
        Who is blocked, and who only restricted (sectoral and other non-blocking lists): by id; see `Entity.effect`.

        Args:
            day: The day; if left out, that of the edition.

        >>> import sanctionslib as sl
        >>> from collections import Counter
        >>> Counter(sl.read(sl.sample_path()).effects().values())
        Counter({<Effect.BLOCKED: 'blocked'>: 22})
        """
        return {entity.id: entity.effect(day) for entity in self.entities}

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _by_number(self) -> dict[str, tuple[Entity, ...]]:
        index: dict[str, dict[str, Entity]] = {}
        for entity in self.entities:
            for number in _numbers(entity):
                if key := fold_number(number):
                    index.setdefault(key, {})[entity.id] = entity
        return {key: tuple(entities.values()) for key, entities in index.items()}


def _numbers(entity: Entity) -> Iterator[str]:
    yield from (document.number for document in entity.identifications if document.number)
    yield from (id.value for id in entity.external_ids)
    yield from (wallet.address for wallet in entity.digital_currency_addresses)
    if isinstance(entity, Organization):
        yield from (security.value for security in entity.securities)
    if isinstance(entity, Vessel):
        yield from entity.call_signs
    if isinstance(entity, Aircraft):
        for numbers in (
            entity.tail_numbers,
            entity.former_tail_numbers,
            entity.serial_numbers,
            entity.construction_numbers,
            entity.transponder_codes,
        ):
            yield from numbers


class NameIndex:
    """
    The entities that have a name, without keeping the entities; see `bearers`.

    >>> from sanctionslib import Name
    >>> index = NameIndex()
    >>> index.add("x-1", (Name("MILOSEVIC, Slobodan", kind=NameKind.PRIMARY), Name("Sloba", kind=NameKind.AKA)))
    >>> index.find("Slobodan Milošević"), index.find("SLOBA"), index.find("nobody")
    (('x-1',), ('x-1',), ())
    """

    def __init__(self) -> None:
        self._named: dict[str, list[Named]] = {}

    def add(self, id: str, names: Iterable[Name]) -> None:
        """Take note of the names of an entity."""
        for name in names:
            self._named.setdefault(fold(name.text), []).append(Named.of(name, id))

    def find(self, name: str) -> tuple[str, ...]:
        """The identifiers of those who bear a name."""
        return bearers(name, self._named.get(fold(name), ()))


class Named(NamedTuple):
    """A name of an entity: its text, whether it is primary, and the entity's id."""

    text: str
    primary: bool
    id: str

    @classmethod
    def of(cls, name: Name, id: str) -> Named:
        """A name of the entity with that id."""
        return cls(name.text, name.kind is NameKind.PRIMARY, id)


def bearers(name: str, named: Iterable[Named]) -> tuple[str, ...]:
    """
    The identifiers of the entities that a name can mean, among all that have one that is folded alike.

    Those whose name is written alike, case and white space aside, go before those whose name differs in accents,
    punctuation or order ("SMILE LTD" is not "SMILE LTD." where both are listed); then primary names before others.
    """
    written = fold_case(name)
    ranks: dict[tuple[bool, bool], dict[str, None]] = {}
    for text, primary, id in named:
        ranks.setdefault((fold_case(text) == written, primary), {})[id] = None
    return tuple(ranks[max(ranks)]) if ranks else ()
