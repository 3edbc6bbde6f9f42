"""Who or what is designated."""

from __future__ import annotations

import datetime
import enum

import attrs

from ._repr import brief_repr
from .addresses import Address, Contact
from .births import BirthDate, Place
from .countries import Country, Nationality
from .dates import PartialDate, as_day
from .designation import Designation, Note
from .effects import Effect, MeasureInForce, effect, measures_in_force
from .identifiers import DigitalCurrencyAddress, ExternalId, ExternalScheme, Identification, Security
from .names import Name, NameKind
from .relationships import Relationship
from .source import Source


@attrs.frozen(repr=False)
class Annotation:
    """
    What a source says of one value of an entity, where the value itself has no room for it.

    Attributes:
        label: What the source calls the value: ``Aircraft Model``.
        field: The field of the entity (or of its designations) that holds the value: ``models``; None where the
            annotation is about the entity itself.
        value: The value, as it stands there.
        reliability: How sure the source is of it, in its own words: ``Confirmed``, ``Reported``, ``False``.
        note: What else it says of it.

    >>> Annotation("Aircraft Model", field="models", value="A320-232", reliability="Confirmed")
    Annotation('Aircraft Model', field='models', value='A320-232', reliability='Confirmed')
    """

    label: str
    field: str | None = attrs.field(default=None, kw_only=True)
    value: str | None = attrs.field(default=None, kw_only=True)
    reliability: str | None = attrs.field(default=None, kw_only=True)
    note: str | None = attrs.field(default=None, kw_only=True)

    __repr__ = brief_repr


@attrs.frozen(kw_only=True, repr=False)
class Entity:
    """
    Who or what is designated. This class itself stands for what a list does not classify.

    Attributes:
        id: Identifier, unique across lists and as stable as the authority's own: ``ofac-32356``, ``unsc-QDi.001``.
        reference: The authority's own identifier, as published: ``32356``, ``QDi.001``.
        names: Its names, the primary one first.
        birth_dates, birth_places: Of a person; several where the source gives several.
        nationalities, citizenships: Kept apart, as the sources do.
        identifications: Documents and register numbers.
        addresses: Where it is.
        contacts: Websites, e-mail addresses, telephone and fax numbers.
        digital_currency_addresses: Its wallets.
        relationships: What it is to other parties, listed or not.
        designations: The acts that put it on the list.
        remarks: What the source calls remarks, comments or other information, verbatim.
        external_ids: Identifiers that the same party bears elsewhere, in canonical form.
        annotations: What the source says of single values beyond the values: how reliable they are, and comments.
        notice_urls: Pages on it by others than its authority (Interpol's special notices).
        cells: Cells of the source that were split into several values (``(1) Germany. (2) Morocco``), whole, under the
            name of their column; names keep theirs themselves. Left out of equality.
        source: Where its record stands; left out of equality.

    >>> Entity(id="ofac-1", reference="1", names=(Name("AEROCARIBBEAN AIRLINES", kind=NameKind.PRIMARY),))
    <Entity ofac-1 'AEROCARIBBEAN AIRLINES'>
    """

    id: str
    reference: str | None = None
    names: tuple[Name, ...] = ()
    birth_dates: tuple[BirthDate, ...] = ()
    birth_places: tuple[Place, ...] = ()
    nationalities: tuple[Nationality, ...] = ()
    citizenships: tuple[Nationality, ...] = ()
    identifications: tuple[Identification, ...] = ()
    addresses: tuple[Address, ...] = ()
    contacts: tuple[Contact, ...] = ()
    digital_currency_addresses: tuple[DigitalCurrencyAddress, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    designations: tuple[Designation, ...] = ()
    remarks: tuple[str, ...] = ()
    external_ids: tuple[ExternalId, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    notice_urls: tuple[str, ...] = ()
    cells: tuple[Note, ...] = attrs.field(default=(), eq=False)
    source: Source | None = attrs.field(default=None, eq=False)

    def __repr__(self) -> str:
        name = f" {str(self.name)!r}" if self.name else ""
        codes = dict.fromkeys(program.code for d in self.designations for program in d.programs)
        return f"<{type(self).__name__} {self.id}{name}{' [' + ', '.join(codes) + ']' if codes else ''}>"

    @property
    def name(self) -> Name | None:
        """
        The primary name; the first name where none is called primary; None where there is none.

        >>> entity = Entity(id="x-1", names=(Name("Bob", kind=NameKind.AKA), Name("Robert", kind=NameKind.PRIMARY)))
        >>> print(entity.name)
        Robert
        """
        for name in self.names:
            if name.kind is NameKind.PRIMARY:
                return name
        return self.names[0] if self.names else None

    @property
    def aliases(self) -> tuple[Name, ...]:
        """
        Every name that is not primary. The primary name in another script is no alias: `names` has them all.

        >>> entity = Entity(id="x-1", names=(Name("Robert", kind=NameKind.PRIMARY), Name("Bob", kind=NameKind.AKA)))
        >>> entity.aliases
        (Name('Bob', kind=aka),)
        """
        return tuple(name for name in self.names if name.kind is not NameKind.PRIMARY)

    def external_id(self, scheme: ExternalScheme) -> str | None:
        """
        Its identifier in a scheme; None if it has none there.

        >>> Entity(id="x-1", external_ids=(ExternalId(ExternalScheme.BIC, "SABRRUMM"),)).external_id(ExternalScheme.BIC)
        'SABRRUMM'
        """
        return next((id.value for id in self.external_ids if id.scheme is scheme), None)

    def measures(self, day: datetime.date | str | None = None) -> tuple[MeasureInForce, ...]:
        """
        The measures that apply to it on a day: what the list itself says of each designation, and what its programs
        mean beside, or where the list says nothing.

        Each tells which of the two it is (`MeasureInForce.origin`). A designation that is not in force has none. Left
        out are a program's travel ban for what cannot travel, and its freeze for ships and aircraft, which regimes name
        for other reasons, unless the program freezes on that very list. An umbrella designation counts only if alone.

        Args:
            day: The day; if left out, that of its edition, whatever the dates of listing.

        >>> import sanctionslib as sl
        >>> prison = sl.read(sl.sample_path())["ofac-32356"]
        >>> [(each.measure.kind.value, each.origin.value, each.program.code) for each in prison.measures()]
        [('asset freeze', 'program', 'SYRIA-EO13894')]
        """
        day = None if day is None else as_day(day)
        craft = isinstance(self, Vessel | Aircraft)
        return tuple(measures_in_force(self.designations, day, travels=self._travels, is_craft=craft))

    def effect(self, day: datetime.date | str | None = None) -> Effect:
        """
        Whether its property is blocked on a day, or dealings with it are only restricted; see `measures`.

        >>> import sanctionslib as sl
        >>> sl.read(sl.sample_path())["ofac-32356"].effect()
        <Effect.BLOCKED: 'blocked'>
        """
        day = None if day is None else as_day(day)
        return effect(self.designations, day, travels=self._travels, is_craft=isinstance(self, Vessel | Aircraft))

    @property
    def _travels(self) -> bool:
        return isinstance(self, Person) or type(self) is Entity


class Gender(enum.StrEnum):
    """
    A person's gender, as lists state it.

    >>> Gender("male")
    <Gender.MALE: 'male'>
    """

    MALE = "male"
    FEMALE = "female"
    OTHER = "other"


@attrs.frozen(kw_only=True, repr=False)
class Person(Entity):
    """
    A human being.

    Attributes:
        gender: None where it is not stated (the UN's "Unknown" states nothing).
        titles: Ranks and forms of address, and what OFAC calls title, which are mostly positions.
        positions: Offices and functions (the UN's "designation").

    >>> Person(id="ofac-30743", names=(Name("MOULHEM, Kifah", kind=NameKind.PRIMARY),), gender=Gender.MALE)
    <Person ofac-30743 'MOULHEM, Kifah'>
    """

    gender: Gender | None = None
    titles: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class Organization(Entity):
    """
    A company, an agency, an armed group, a prison: whatever acts and is not a human being.

    Attributes:
        organization_types: What kind of organization it is ("State-Owned Enterprise").
        activities: What it does, as a classification of industries says it.
        established_dates: When it was founded.
        registration_countries: Where it is registered.
        securities: The securities it issued.

    >>> Organization(id="ofac-32356", names=(Name("SAYDNAYA MILITARY PRISON", kind=NameKind.PRIMARY),))
    <Organization ofac-32356 'SAYDNAYA MILITARY PRISON'>
    """

    organization_types: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    established_dates: tuple[PartialDate, ...] = ()
    registration_countries: tuple[Country, ...] = ()
    securities: tuple[Security, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class Vessel(Entity):
    """
    A ship.

    Attributes:
        vessel_types: Such as "Crude Oil Tanker"; several where the source gives others beside.
        flags: The countries whose flag it flies.
        former_flags: Those whose flag it flew.
        call_signs: Its radio call signs.
        owners, former_owners: Owners (and operators, where the source does not tell them apart), by name.
        operators: Operators, by name.
        tonnage: Deadweight tonnage, as published.
        gross_registered_tonnage: As published.
        length: As published, with its unit.
        build_dates: When it was built.

    >>> Vessel(id="ofac-15037", names=(Name("ARK III", kind=NameKind.PRIMARY),), flags=(Country("Iran", "IR"),))
    <Vessel ofac-15037 'ARK III'>
    """

    vessel_types: tuple[str, ...] = ()
    flags: tuple[Country, ...] = ()
    former_flags: tuple[Country, ...] = ()
    call_signs: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    former_owners: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    tonnage: str | None = None
    gross_registered_tonnage: str | None = None
    length: str | None = None
    build_dates: tuple[PartialDate, ...] = ()

    @property
    def imo_number(self) -> str | None:
        """
        Its IMO number, ``IMO`` and seven digits; None if it has none.

        >>> Vessel(id="x-1", external_ids=(ExternalId(ExternalScheme.IMO, "IMO9187655"),)).imo_number
        'IMO9187655'
        """
        return self.external_id(ExternalScheme.IMO)


@attrs.frozen(kw_only=True, repr=False)
class Aircraft(Entity):
    """
    An aeroplane or a helicopter.

    Attributes:
        models: Such as "B737".
        tail_numbers: Its registration marks.
        former_tail_numbers: Those it bore before.
        serial_numbers: The manufacturer's serial numbers (MSN), and other serial identifications.
        construction_numbers: Construction, line or fuselage numbers.
        transponder_codes: Mode S codes.
        operators: By name.
        manufacture_dates: When it was built.
        registration_countries: Where it is registered.

    >>> Aircraft(id="ofac-1", names=(Name("EP-MMH", kind=NameKind.PRIMARY),), models=("A300",)).models
    ('A300',)
    """

    models: tuple[str, ...] = ()
    tail_numbers: tuple[str, ...] = ()
    former_tail_numbers: tuple[str, ...] = ()
    serial_numbers: tuple[str, ...] = ()
    construction_numbers: tuple[str, ...] = ()
    transponder_codes: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    manufacture_dates: tuple[PartialDate, ...] = ()
    registration_countries: tuple[Country, ...] = ()
