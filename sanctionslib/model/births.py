"""When and where a person was born."""

from __future__ import annotations

import attrs

from ._repr import brief_repr
from .countries import Country
from .dates import PartialDate
from .programs import LegalBasis


@attrs.frozen(eq=False, repr=False)
class BirthDate(PartialDate):
    """
    A birth date, with what the source says about it.

    Attributes:
        main: Whether the source calls it the main one of several; None if it does not say.
        alias: The alias under which the source states it (the UN gives some aliases birth dates of their own).
        origin: The field it was read out of, where that is not the field for birth dates: ``"remarks"``.
        legal_bases: The acts that state it, where the source says so (the EU does).

    It equals any `PartialDate` that says the same: the rest is about the statement, not the date.

    >>> BirthDate("1961-11-28", main=True) == PartialDate("1961-11-28")
    True
    """

    main: bool | None = attrs.field(default=None, kw_only=True)
    alias: str | None = attrs.field(default=None, kw_only=True)
    origin: str | None = attrs.field(default=None, kw_only=True)
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), kw_only=True, repr=False)


@attrs.frozen(repr=False, kw_only=True)
class Place:
    """
    A place of birth.

    Attributes:
        text: The place in one piece, where the source gives it so.
        street, city, region, postal_code, country: Its parts, where the source gives them.
        place: A village, a district or another place that the source names beside (or instead of) the city.
        main: Whether the source calls it the main one of several; None if it does not say.
        alias: The alias under which the source states it.
        note: What the source adds.
        origin: The field it was read out of, where that is not the field for places.
        legal_bases: The acts that state it, where the source says so (the EU does).

    >>> str(Place(city="Jableh", region="Latakia", country=Country("Syria", "SY")))
    'Jableh, Latakia, Syria'
    """

    text: str | None = None
    street: str | None = None
    place: str | None = None
    city: str | None = None
    region: str | None = None
    postal_code: str | None = None
    country: Country | None = None
    main: bool | None = None
    alias: str | None = None
    note: str | None = None
    origin: str | None = None
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), repr=False)

    __repr__ = brief_repr

    def __str__(self) -> str:
        parts = (self.street, self.place, self.city, self.region, self.postal_code, self.country and self.country.name)
        return self.text or ", ".join(part for part in parts if part)
