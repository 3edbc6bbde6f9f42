"""Countries, as sources name them, and nationalities."""

from __future__ import annotations

import attrs

from ._repr import brief_repr
from .programs import LegalBasis


@attrs.frozen(repr=False)
class Country:
    """
    A country or territory, as a source names it.

    Attributes:
        name: The source's own words.
        code: ISO 3166-1 alpha-2 code, or the four letters of ISO 3166-3 for one that is no more (``SUHH``);
            None where the words name no country that has one.

    >>> Country("Korea, North", "KP")
    Country('Korea, North', code='KP')
    """

    name: str
    code: str | None = None

    __repr__ = brief_repr

    def __str__(self) -> str:
        return self.name


@attrs.frozen(repr=False)
class Nationality:
    """
    A nationality or a citizenship.

    Attributes:
        country: Of which country.
        main: Whether the source calls it the main one of several; None if it does not say.
        note: What the source adds.
        legal_bases: The acts that state it, where the source says so (the EU does).

    >>> Nationality(Country("Syria", "SY"), main=True)
    Nationality(Country('Syria', code='SY'), main=True)
    """

    country: Country
    main: bool | None = attrs.field(default=None, kw_only=True)
    note: str | None = attrs.field(default=None, kw_only=True)
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), kw_only=True, repr=False)

    __repr__ = brief_repr

    def __str__(self) -> str:
        return self.country.name
