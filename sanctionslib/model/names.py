"""Names: the full text, its parts, what kind of name it is and how good."""

from __future__ import annotations

import enum

import attrs

from ._repr import brief_repr
from .programs import LegalBasis


class NameKind(enum.StrEnum):
    """
    What a name is to its bearer.

    >>> NameKind.FKA.value
    'fka'
    """

    PRIMARY = "primary"
    """The name under which the party is listed (in several scripts or languages where the source gives them)."""
    AKA = "aka"
    """Also known as."""
    FKA = "fka"
    """Formerly known as."""
    NKA = "nka"
    """Now known as."""
    VARIANT = "variant"
    """Another spelling of a name; the UK's "primary name variation"."""
    MAIDEN = "maiden"


class Quality(enum.StrEnum):
    """
    How good an alias is for finding its bearer.

    A weak alias is broad or generic (a nickname, a common acronym) and finds many others too: OFAC's "weak AKA",
    the UN's "low quality". What a source does not grade has no quality; it is not strong.

    >>> Quality.WEAK.value
    'weak'
    """

    STRONG = "strong"
    WEAK = "weak"


class NamePartKind(enum.StrEnum):
    """
    What a part of a name is, in the order and the words of the source.

    >>> NamePartKind("family")
    <NamePartKind.FAMILY: 'family'>
    """

    GIVEN = "given"
    FAMILY = "family"
    MIDDLE = "middle"
    PATRONYMIC = "patronymic"
    MATRONYMIC = "matronymic"
    FATHER = "father"
    GRANDFATHER = "grandfather"
    MAIDEN = "maiden"
    NICKNAME = "nickname"
    TRIBAL = "tribal"
    TITLE = "title"
    SUFFIX = "suffix"
    WHOLE = "whole"
    """The whole name of an organization, a vessel or an aircraft, or of a person whose name was not divided."""
    OTHER = "other"
    FIRST = "first"
    """The first of the numbered elements that the UN and the UK use without saying what they are."""
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    FIFTH = "fifth"
    SIXTH = "sixth"


@attrs.frozen
class NamePart:
    """
    A part of a name.

    >>> NamePart(NamePartKind.FAMILY, "MOULHEM").text
    'MOULHEM'
    """

    kind: NamePartKind
    text: str


@attrs.frozen(repr=False)
class Name:
    """
    A name that a source gives an entity.

    Attributes:
        text: The whole name as the authority publishes it; where it publishes parts only, put together the way its
            own delimited files and press releases do (``MOULHEM, Kifah`` for OFAC).
        parts: The parts in the order of *text*; empty if the source gives only the whole.
        kind: Primary, aka, fka...
        quality: Strong or weak; None where the source does not say.
        script: ISO 15924 code of the writing system, such as ``Arab``; None where it is not stated.
        language: ISO 639 code; None where it is not stated.
        note: What the source adds to the name, such as "nom de guerre".
        cell: The whole cell, on the first of several names that one cell of the source held (``A; B``). Left out of
            equality.
        legal_bases: The acts that state it, where the source says so (the EU does).

    >>> name = Name("MOULHEM, Kifah", kind=NameKind.PRIMARY)
    >>> print(name, name.quality)
    MOULHEM, Kifah None
    >>> Name("BNC", kind=NameKind.AKA, quality=Quality.WEAK)
    Name('BNC', kind=aka, quality=weak)
    """

    text: str
    kind: NameKind = attrs.field(kw_only=True)
    parts: tuple[NamePart, ...] = attrs.field(default=(), kw_only=True, repr=False)
    quality: Quality | None = attrs.field(default=None, kw_only=True)
    script: str | None = attrs.field(default=None, kw_only=True)
    language: str | None = attrs.field(default=None, kw_only=True)
    note: str | None = attrs.field(default=None, kw_only=True)
    cell: str | None = attrs.field(default=None, kw_only=True, eq=False, repr=False)
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), kw_only=True, repr=False)

    __repr__ = brief_repr

    def __str__(self) -> str:
        return self.text
