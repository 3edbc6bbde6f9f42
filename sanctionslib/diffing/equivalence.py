"""
What a value of the model means, however it is written: a key that two values share if they say the same.

Within one format, a key leaves out only what is layout: `exact`. Across formats it also leaves out what one encoding
of a list says of a value and another does not: `across`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from functools import cache, lru_cache
from typing import Any
from unicodedata import normalize

import attrs

from ..model import (
    Address,
    Authority,
    BirthDate,
    Contact,
    Country,
    DigitalCurrencyAddress,
    Event,
    Identification,
    LegalBasis,
    Measure,
    Name,
    Nationality,
    Note,
    PartialDate,
    Place,
    Program,
    Relationship,
)
from ..model.folding import fold_case, fold_words

_QUOTES = str.maketrans(dict.fromkeys('"\u2018\u2019\u201c\u201d\u00b4`', "'"))
_UNDETERMINED = "undetermined"
"""What OFAC's XML calls the country of an address that it does not know; its delimited files leave it empty."""

_LAYOUT: dict[type, set[str]] = {Name: {"text", "parts"}}
"""
The attributes that say only how a value is laid out, or are seen to apart. So does, everywhere, *origin*: the field it
was read out of.
"""


@lru_cache(maxsize=4096)  # the same words stand in both editions, mostly
def text(words: str) -> str:
    """
    Words without what is layout: kinds of quotes, white space, and how accents are encoded.

    >>> text('KONTSERN  "IZHMASH" ')
    "KONTSERN 'IZHMASH'"
    """
    plain = " ".join(words.translate(_QUOTES).split())
    return plain if plain.isascii() else normalize("NFC", plain)


def exact(value: Any) -> Hashable:
    """
    What a value says, layout aside.

    >>> exact(Country("Syria", "SY")) == exact(Country("Syrian Arab Republic", "SY"))
    True
    """
    if value is None:
        return None
    if isinstance(value, str):
        return text(value)
    if isinstance(value, tuple):
        return tuple(exact(each) for each in value)
    if isinstance(value, Name):
        return (fold_words(value.text), *(exact(getattr(value, each)) for each in _names(Name)))
    if isinstance(value, PartialDate):
        words = text(value.text or "") if "XXXX" in value.edtf else None
        of_birth = (value.main, exact(value.alias)) if isinstance(value, BirthDate) else ()
        return (*_date(value), exact(value.note), words, *of_birth)
    if isinstance(value, Country):
        return _country(value)
    cls: type = type(value)
    if isinstance(value, Address | Place):
        rest = [each for each in _names(cls) if each not in _PLACE_PARTS]
        return (fold_words(_where(value)), *(exact(getattr(value, each)) for each in rest), _country(value.country))
    if isinstance(value, Authority):
        return value.id
    if attrs.has(cls):
        return (cls, *(exact(getattr(value, each)) for each in _names(cls)))
    return value  # type: ignore[no-any-return]


@cache
def _names(cls: type) -> tuple[str, ...]:
    left_out = _LAYOUT.get(cls, set()) | {"origin"}
    return tuple(field.name for field in attrs.fields(cls) if field.eq and field.name not in left_out)


_PLACE_PARTS = frozenset("text lines po_box street place city region postal_code locality country".split())


def _where(value: Address | Place) -> str:
    """A place in one piece, without its country: where an encoding draws the line between its parts is layout."""
    if value.text:
        return value.text
    lines = value.lines if isinstance(value, Address) else (value.street,)
    more = (value.po_box,) if isinstance(value, Address) else ()
    locality = value.locality if isinstance(value, Address) else None
    parts = (*lines, *more, value.place, value.city, value.region, value.postal_code, locality)
    return " ".join(part for part in parts if part)


def _country(country: Country | None) -> str | None:
    if country is None or country.name == _UNDETERMINED:
        return None
    return country.code or text(country.name)


def _date(date: PartialDate | None) -> tuple[str, ...]:
    return (date.edtf.replace("-XX", ""), date.calendar) if date is not None else ()


def _words(words: str | None) -> str | None:
    """Words across formats: whether the last sentence of a remark has a full stop of its own, no encoding tells."""
    return text(words).removesuffix(".") if words else None


_ACROSS: dict[type, Callable[[Any], Hashable]] = {
    str: _words,
    Name: lambda name: (fold_words(name.text), name.kind, name.quality),
    PartialDate: _date,
    BirthDate: _date,
    Country: _country,
    Nationality: lambda nationality: _country(nationality.country),
    Place: lambda place: fold_words(str(place)),
    Address: lambda address: (fold_words(address.text or _where(address)), _country(address.country)),
    Identification: lambda document: (
        document.kind,
        _words(document.number),
        _country(document.country),
        _date(document.issue_date),
        _date(document.expiry_date),
    ),
    Contact: lambda contact: (contact.kind, _words(contact.value)),
    DigitalCurrencyAddress: lambda wallet: (wallet.currency, wallet.address),
    Relationship: lambda relationship: _words(relationship.name),
    Measure: lambda measure: (measure.kind, _words(measure.text)),
    Note: lambda note: _words(note.text),
    Event: lambda event: (event.kind, _date(event.date)),
    LegalBasis: lambda act: text(act.citation),
}


def across(value: Any) -> Hashable:
    """
    What a value says, as far as every encoding of its list can say it.

    >>> from sanctionslib import NameKind, Quality
    >>> name = Name("THE 'OLD'.", kind=NameKind.AKA, quality=Quality.WEAK)
    >>> across(name) == across(attrs.evolve(name, text='THE "OLD"', note="in the XML alone"))
    True
    """
    cls: type = type(value)
    found = _ACROSS.get(cls)
    return found(value) if found else exact(value)


def program_code(program: Program) -> str:
    """The code of a program, to compare it by."""
    return fold_case(program.code)


_AS_AMENDED = re.compile(r",? as amended by (?:and )?(?:E\.O\.|Executive Order) \d+", re.IGNORECASE)
_CITED = re.compile(r"\d+(?:[./-]\d+)*(?:\(\w+\))*")


@cache
def cited(words: str) -> frozenset[str]:
    """
    The numbers of the acts and sections that a text cites, without those by which they were amended.

    >>> sorted(cited("pursuant to section 11 of Executive Order 14024, as amended by Executive Order 14114."))
    ['11', '14024']
    >>> cited("See Section 11 of Executive Order 14024.") == cited("Section 11 of E.O. 14024")
    True
    """
    return frozenset(_CITED.findall(_AS_AMENDED.sub("", words)))
