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
    cls: type = type(value)
    if key := _EXACT.get(cls):
        return key(value)
    return (cls, *_attributes(value)) if attrs.has(cls) else value


def across(value: Any) -> Hashable:
    """
    What a value says, as far as every encoding of its list can say it.

    >>> from sanctionslib.model import NameKind, Quality
    >>> name = Name("THE 'OLD'.", kind=NameKind.AKA, quality=Quality.WEAK)
    >>> across(name) == across(attrs.evolve(name, text='THE "OLD"', note="in the XML alone"))
    True
    """
    cls: type = type(value)
    key = _ACROSS.get(cls, exact)
    return key(value)


def _attributes(value: Any, left_out: frozenset[str] = frozenset()) -> tuple[Hashable, ...]:
    """What the attributes of a value say, but for some."""
    cls: type = type(value)
    return tuple(exact(getattr(value, name)) for name in _compared(cls) if name not in left_out)


@cache
def _compared(cls: type) -> tuple[str, ...]:
    """The attributes that count. The field that a value was read out of (*origin*) does not: formats differ in it."""
    return tuple(field.name for field in attrs.fields(cls) if field.eq and field.name != "origin")


_NAME_TEXT = frozenset({"text", "parts"})
_PLACE_PARTS = frozenset("text lines po_box street place city region postal_code locality country".split())


def _place(value: Address | Place) -> Hashable:
    return fold_words(_one_line(value)), *_attributes(value, _PLACE_PARTS), _country(value.country)


def _one_line(value: Address | Place) -> str:
    """A place in one piece, without its country: where an encoding draws the line between its parts is layout."""
    if value.text:
        return value.text
    street: tuple[str | None, ...] = (*value.lines, value.po_box) if isinstance(value, Address) else (value.street,)
    locality = value.locality if isinstance(value, Address) else None
    parts = (*street, value.place, value.city, value.region, value.postal_code, locality)
    return " ".join(part for part in parts if part)


def _country(country: Country | None) -> str | None:
    if country is None or country.name == _UNDETERMINED:
        return None
    return country.code or text(country.name)


def _day(date: PartialDate | None) -> tuple[str, ...]:
    return (date.edtf.replace("-XX", ""), date.calendar) if date is not None else ()


def _date(date: PartialDate) -> tuple[Hashable, ...]:
    words = text(date.text or "") if "XXXX" in date.edtf else None  # where they are all that is stated
    return (*_day(date), exact(date.note), words)


def _sentence(words: str | None) -> str | None:
    """Words without a full stop at the end: no encoding tells whether it ends the sentence or the whole remark."""
    return text(words).removesuffix(".") if words else None


_EXACT: dict[type, Callable[[Any], Hashable]] = {
    str: text,
    tuple: lambda values: tuple(exact(value) for value in values),
    Name: lambda name: (fold_words(name.text), *_attributes(name, _NAME_TEXT)),
    PartialDate: _date,
    BirthDate: lambda date: (*_date(date), date.main, exact(date.alias)),
    Country: _country,
    Address: _place,
    Place: _place,
    Authority: lambda authority: authority.id,
}

_ACROSS: dict[type, Callable[[Any], Hashable]] = {
    str: _sentence,
    Name: lambda name: (fold_words(name.text), name.kind, name.quality),
    PartialDate: _day,
    BirthDate: _day,
    Country: _country,
    Nationality: lambda nationality: _country(nationality.country),
    Place: lambda place: fold_words(str(place)),
    Address: lambda address: (fold_words(_one_line(address)), _country(address.country)),
    Identification: lambda document: (
        document.kind,
        _sentence(document.number),
        _country(document.country),
        _day(document.issue_date),
        _day(document.expiry_date),
    ),
    Contact: lambda contact: (contact.kind, _sentence(contact.value)),
    DigitalCurrencyAddress: lambda wallet: (wallet.currency, wallet.address),
    Relationship: lambda relationship: _sentence(relationship.name),
    Measure: lambda measure: (measure.kind, _sentence(measure.text)),
    Note: lambda note: _sentence(note.text),
    Event: lambda event: (event.kind, _day(event.date)),
    LegalBasis: lambda act: text(act.citation),
}


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
