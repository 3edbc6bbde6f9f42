"""Where a party is and how one reaches it: addresses, contacts."""

from __future__ import annotations

import enum

import attrs

from ._repr import brief_repr
from .countries import Country
from .programs import LegalBasis


@attrs.frozen(repr=False, kw_only=True)
class Address:
    """
    An address, in the parts that the source gives.

    Attributes:
        text: The address in one piece, where the source gives it so.
        lines: Street lines, in order.
        po_box, city, region, postal_code, country: Its parts.
        locality: City, region and postal code in one piece, where the source does not tell them apart (OFAC's delimited
            files).
        place: A village, a district or another place that the source names beside (or instead of) the city.
        care_of: The person or firm at whose address it is.
        main: Whether the source calls it the main one; None if it does not say.
        script: ISO 15924 code of the writing system it is written in; None where it is not stated.
        at_listing: Whether the source calls it the address at the time of listing; None if it does not say.
        note: What the source adds.
        legal_bases: The acts that state it, where the source says so (the EU does).

    >>> print(Address(lines=("19 ul. Vavilova",), city="Moscow", country=Country("Russia", "RU")))
    19 ul. Vavilova, Moscow, Russia
    """

    text: str | None = None
    lines: tuple[str, ...] = ()
    po_box: str | None = None
    place: str | None = None
    city: str | None = None
    region: str | None = None
    postal_code: str | None = None
    locality: str | None = None
    country: Country | None = None
    care_of: str | None = None
    main: bool | None = None
    at_listing: bool | None = None
    script: str | None = None
    note: str | None = None
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), repr=False)

    __repr__ = brief_repr

    def __str__(self) -> str:
        parts = (
            *self.lines,
            self.po_box,
            self.place,
            self.city,
            self.region,
            self.postal_code,
            self.locality,
            self.country,
        )
        return self.text or ", ".join(str(part) for part in parts if part)


class ContactKind(enum.StrEnum):
    """
    How one reaches a party.

    >>> ContactKind.WEBSITE.value
    'website'
    """

    WEBSITE = "website"
    EMAIL = "email"
    PHONE = "phone"
    FAX = "fax"
    OTHER = "other"


@attrs.frozen(repr=False)
class Contact:
    """
    A website, an e-mail address, a telephone or a fax number, as published, with the acts that state it (the EU's do).

    >>> Contact(ContactKind.WEBSITE, "www.sberbank.ru")
    Contact(website, value='www.sberbank.ru')
    """

    kind: ContactKind
    value: str
    note: str | None = attrs.field(default=None, kw_only=True)
    origin: str | None = attrs.field(default=None, kw_only=True, repr=False)
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), kw_only=True, repr=False)

    __repr__ = brief_repr
