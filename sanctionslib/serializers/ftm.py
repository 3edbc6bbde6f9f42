"""
FollowTheMoney: the entities that investigators and screening tools exchange, one JSON object a line.

Everything that the schema of FollowTheMoney (4.x) takes stands in the property that means it, in the form that its own
cleaning leaves unchanged. What a property refuses goes to the notes of the same entity, with a word that says what it
is. The page on this format says what is held, what goes to the notes and what cannot be held.

A serializer of this library needs no package beside it, so that the rules of FollowTheMoney's value types are written
here a second time; the tests compare them with the installed package.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, singledispatch
from itertools import takewhile
from typing import NamedTuple
from urllib.parse import urlparse

from ..model import (
    Address,
    Aircraft,
    Authority,
    BirthDate,
    Calendar,
    Contact,
    ContactKind,
    Country,
    Designation,
    DigitalCurrencyAddress,
    Entity,
    EventKind,
    ExternalScheme,
    Identification,
    LegalBasis,
    Measure,
    MeasureKind,
    Name,
    NameKind,
    NamePartKind,
    Nationality,
    Organization,
    PartialDate,
    Person,
    Place,
    Quality,
    Relationship,
    SanctionsList,
    Vessel,
)
from ..model import (
    IdentificationKind as Id,
)
from ._stream import Stream

__all__ = ["entities", "lines"]

SUFFIXES = (".ftm.json", ".ftm")


# -- values in the form that each type of property takes -----------------------------------------------------------

_SPACES = "\u2000-\u200a\u2028\u2029\u0a00\u1680\u202f\u205f\u3000"
_UNSAFE_SPACE = re.compile(f"[{_SPACES}]")
_UNSAFE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u061c\u2060-\u2064\u00ad\ufeff\ud800-\udfff]")
_SPACE_RUN = re.compile(rf"[\s{_SPACES}]+")
_QUOTED = re.compile(r"""["'](.*)["']""")


_UNTIDY = re.compile(rf"[^\S ]|[{_SPACES}]|  |;|<BR/?>|ESQ\.?,|,\s?[,.]")


@lru_cache(maxsize=4096)
def _text(value: str) -> str:
    """Composed (NFC), without control and invisible characters, stripped: what all values are."""
    if value.isascii() and value.isprintable():
        return value.strip()
    composed = unicodedata.normalize("NFC", _UNSAFE.sub("", _UNSAFE_SPACE.sub(" ", value)))
    return composed.strip()


def _name(value: str) -> str:
    """On one line, and without the quotation marks around it, however many pairs there are."""
    name = _SPACE_RUN.sub(" ", _text(value)).strip(" ")
    while match := _QUOTED.fullmatch(name):
        name = match[1].strip()
    return name


def _address(value: str) -> str:
    """On one line, whose parts commas separate."""
    address = _text(value)
    while _UNTIDY.search(address):
        address = re.sub(r"\r\n|\n|<BR/>|<BR>|\t|ESQ\.,|ESQ,|;", ", ", address)
        address = re.sub(r",\s?[,.]", ", ", address)
        address = _SPACE_RUN.sub(" ", address).strip(" ")
    return address


def _code(value: str) -> str:
    return value


def _imo(value: str) -> str | None:
    """The IMO number of a ship or of a shipping company: seven digits, of which the last checks the others."""
    match = re.fullmatch(r"(?:IMO[\s:.#-]*)?([0-9]{7})", _text(value))
    if not match or not match[1].strip("0"):
        return None
    *digits, check = map(int, match[1])
    ship = sum(digit * weight for digit, weight in zip(digits, range(7, 1, -1), strict=True)) % 10
    company = (11 - sum(digit * weight for digit, weight in zip(digits, (8, 6, 4, 2, 9, 7), strict=True)) % 11) % 10
    return f"IMO{match[1]}" if check in (ship, company) else None


def _lei(value: str) -> str | None:
    """Twenty characters that leave 1 when divided by 97 (ISO 17442)."""
    lei = _text(value).upper()
    if not re.fullmatch(r"[0-9A-Z]{18}[0-9]{2}", lei):
        return None
    return lei if int("".join(str(int(character, 36)) for character in lei)) % 97 == 1 else None


def _bic(value: str) -> str | None:
    """The eight characters of the bank; those of the branch are none of FollowTheMoney's concern."""
    match = re.fullmatch(r"([A-Z]{4}([A-Z]{2})[0-9A-Z]{2})(?:[0-9A-Z]{3})?", _text(value))
    return match[1] if match and match[2].lower() in _present_countries() else None


def _inn(value: str) -> str | None:
    """Russia's number of a taxpayer: ten digits for organizations, twelve for persons, the last of them checks."""
    inn = _text(value)
    if not re.fullmatch(r"[0-9]{10}|[0-9]{12}", inn):
        return None
    weights = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
    for end in (9,) if len(inn) == 10 else (10, 11):
        total = sum(int(digit) * weight for digit, weight in zip(inn[:end], weights[-end:], strict=True))
        if total % 11 % 10 != int(inn[end]):
            return None
    return inn


def _ogrn(value: str) -> str | None:
    """Russia's number of a registration: thirteen digits, fifteen for an entrepreneur, the last of them checks."""
    ogrn = _text(value)
    if not re.fullmatch(r"[1-9][0-9]{12}|[1-9][0-9]{14}", ogrn):
        return None
    rest = int(ogrn[:-1]) % (len(ogrn) - 2)
    return ogrn if (0 if rest == 10 else rest) == int(ogrn[-1]) else None  # of 11 and 12, FollowTheMoney takes none


def _uscc(value: str) -> str | None:
    """China's unified social credit code: eighteen characters, the last of them checks."""
    uscc, alphabet = _text(value), "0123456789ABCDEFGHJKLMNPQRTUWXY"
    if not re.fullmatch(f"[0-9]{{8}}[{alphabet}]{{10}}", uscc):
        return None
    total = sum(alphabet.index(character) * pow(3, place, 31) for place, character in enumerate(uscc[:-1]))
    return uscc if alphabet[-total % 31] == uscc[-1] else None


def _ssn(value: str) -> str | None:
    """The digits of a US social security number, of those that were given out."""
    digits = re.sub(r"\A([0-9]{3})-?([0-9]{2})-?([0-9]{4})\Z", r"\1\2\3", _text(value))
    if not re.fullmatch(r"(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}", digits):
        return None
    return None if digits in ("078051120", "457555462", "219099999") else digits  # known from advertisements


_HOST = r"(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*\.(?=[a-z0-9-]*[a-z])(?!-)[a-z0-9-]{2,63}(?<!-)"
_URL = re.compile(rf"(?i)(https?)://({_HOST})(:[1-9][0-9]{{0,3}})?(/[^\s<>\"\\^`{{|}}]*)?")
_EMAIL = re.compile(rf"(?i)([^<>()\[\],;:?\s@\"]{{1,64}})@({_HOST})")


def _url(value: str) -> str | None:
    """With a scheme and a path."""
    url = _text(value)
    if "://" not in url:
        url = "http://" + url
    if not (match := _URL.fullmatch(url)):
        return None
    url = f"{match[1].lower()}://{match[2]}{match[3] or ''}{match[4] or '/'}"
    try:
        return url if urlparse(url).geturl() == url else None
    except ValueError:
        return None


def _email(value: str) -> str | None:
    """With its domain in lower case. Domains in other letters than ASCII's stay in the notes."""
    match = _EMAIL.fullmatch(_text(value).removeprefix("mailto:"))
    if not match or len(match[2]) > 250 or any(label[2:4] == "--" for label in match[2].split(".")):
        return None
    return f"{match[1]}@{match[2].lower()}"


_PHONES = re.compile(
    r"(?xa) \+ (?: 7(?:495|499|812|90\d)\d{7} | 31(?:10|20)[2-9]\d{6} | 357 2[25]\d{6} | 49(?:151\d|17[015])\d{7}"
    r"| 52(?:55\d|686)\d{7} | 86(?:13[5-9]|15[0-3]|18[6-9])\d{8} | 90 5[34]2\d{7} | 971(?:50\d|4[23]|6[25])\d{6}"
    r"| 98(?:912|913|212|218)\d{7} )"
)
"""
Numbering plans of which a number can be called valid without the tables of the phone companies. FollowTheMoney takes
no number that those do not know, hence all others stay in the notes.
"""


def _phone(value: str) -> str | None:
    """In the international form (E.164), where the source gives it so."""
    number = re.sub(r"[\s().-]", "", _text(value))
    return number if _PHONES.fullmatch(number) else None


class _Type(NamedTuple):
    """What a property takes: how its values are cleaned, and how long they may be."""

    clean: Callable[[str], str | None]
    length: int


_STRING, _TEXT, _NAME, _IDENTIFIER = _Type(_text, 1024), _Type(_text, 65000), _Type(_name, 384), _Type(_text, 64)
_CODE = _Type(_code, 200)
"""Values that are made here in the right form: countries, dates, topics, genders and references."""


def _all(names: str, type: _Type) -> dict[str, _Type]:
    return dict.fromkeys(names.split(), type)


_THING = {
    **_all("name alias previousName weakAlias", _NAME),
    "address": _Type(_address, 250),
    "notes": _TEXT,
    **_all("addressEntity country topics", _CODE),
}
_LEGAL_ENTITY = {
    **_THING,
    **_all("classification sector", _STRING),
    **_all("incorporationDate jurisdiction", _CODE),
    **_all("idNumber registrationNumber taxNumber licenseNumber", _IDENTIFIER),
    "website": _Type(_url, 4096),
    "email": _Type(_email, 250),
    "phone": _Type(_phone, 32),
    "innCode": _Type(_inn, 32),
    "ogrnCode": _Type(_ogrn, 32),
    "uscCode": _Type(_uscc, 64),
    "leiCode": _Type(_lei, 32),
    "swiftBic": _Type(_bic, 16),
    "dunsCode": _Type(_text, 16),
}
_IDENTIFICATION = {
    **_all("holder country startDate endDate", _CODE),
    **_all("type authority", _STRING),
    "number": _IDENTIFIER,
    "namesMentioned": _NAME,
    "summary": _TEXT,
}
_SCHEMATA: dict[str, dict[str, _Type]] = {
    "LegalEntity": _LEGAL_ENTITY,
    "Person": {
        **_LEGAL_ENTITY,
        **_all("birthDate birthCountry nationality citizenship gender", _CODE),
        **_all("birthPlace title position", _STRING),
        **_all("firstName middleName lastName fatherName motherName nameSuffix", _STRING),
        "passportNumber": _IDENTIFIER,
        "socialSecurityNumber": _Type(_ssn, 64),
    },
    "Organization": {**_LEGAL_ENTITY, "imoNumber": _Type(_imo, 16)},
    "Vessel": {
        **_THING,
        **_all("flag pastFlags buildDate", _CODE),
        **_all("callSign registrationNumber", _IDENTIFIER),
        "type": _STRING,
        "imoNumber": _Type(_imo, 16),
        "mmsi": _Type(_text, 16),
        **_all("deadweightTonnage grossRegisteredTonnage", _Type(_text, 64)),
    },
    "Airplane": {
        **_THING,
        "model": _STRING,
        "buildDate": _CODE,
        **_all("registrationNumber serialNumber", _IDENTIFIER),
    },
    "Address": {
        "full": _Type(_address, 250),
        **_all("street postOfficeBox city region remarks", _STRING),
        "postalCode": _Type(_text, 16),
        "country": _CODE,
        "notes": _TEXT,
    },
    "Sanction": {
        **_all("entity country listingDate startDate endDate modifiedAt", _CODE),
        **_all("authority program status provisions", _STRING),
        "authorityId": _IDENTIFIER,
        "unscId": _Type(_text, 16),
        "programUrl": _Type(_url, 4096),
        **_all("reason summary", _TEXT),
    },
    "Identification": _IDENTIFICATION,
    "Passport": _IDENTIFICATION,
    "CryptoWallet": {
        **_all("publicKey cryptoAddress", _Type(_text, 512)),
        "currency": _STRING,
        "holder": _CODE,
        "notes": _TEXT,
    },
}
"""The properties written here, by schema; those of FollowTheMoney with their types."""

_FORMER_COUNTRIES = {
    "ANHH": "nl",
    "BUMM": "mm",
    "BYAA": "suhh",
    "CSHH": "cshh",
    "CSXX": "csxx",
    "DDDE": "dd",
    "SUHH": "suhh",
    "YUCS": "yucs",
    "ZRCD": "zr",
}
"""FollowTheMoney's codes of the countries that are no more, those that it knows."""


@cache
def _present_countries() -> frozenset[str]:
    from ..codes.countries import codes

    return frozenset(code.lower() for code in codes() if len(code) == 2)


@cache
def _country(code: str) -> str | None:
    """FollowTheMoney's code of a country, by that of ISO 3166; None if it knows none."""
    return _FORMER_COUNTRIES.get(code) or (code.lower() if code.lower() in _present_countries() else None)


_ISO = re.compile(r"(?a)[12]\d{3}(?:-\d\d(?:-\d\d)?)?")


def _prefix(date: PartialDate) -> str | None:
    """
    The year, month or day that every day which *date* can mean lies in; None if there is none.

    >>> [_prefix(PartialDate(edtf)) for edtf in ("1958", "1958-03~", "[1972-08-10,1972-08-11]", "[1956..1957]")]
    ['1958', '1958-03', '1972-08', None]
    """
    if date.calendar is Calendar.GREGORIAN and _ISO.fullmatch(date.edtf):
        return date.edtf
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return None
    same = takewhile(lambda ends: ends[0] == ends[1], zip(f"{first}".split("-"), f"{last}".split("-"), strict=True))
    return _iso_or_none("-".join(part for part, _ in same))


def _iso_or_none(text: str) -> str | None:
    return text if _ISO.fullmatch(text) else None


def _in_words(date: PartialDate) -> str:
    """All that is said of a date."""
    return _words(date, None) or date.edtf


def _words(date: PartialDate, prefix: str | None) -> str | None:
    """What *prefix* does not say of *date*, in words; None if it says all."""
    said = [] if date.edtf == prefix else [date.text or date.edtf]
    if said and date.text and "XXXX" not in date.edtf:
        said.append(date.edtf)
    if date.calendar is not Calendar.GREGORIAN:
        said.append(f"{date.calendar} calendar")
    if date.note:
        said += [prefix, date.note] if prefix and not said else [date.note]
    if isinstance(date, BirthDate) and date.alias:
        said += [date.edtf] * (not said) + [f"as {date.alias}"]
    return ", ".join(said) or None


def _phrases(*said: tuple[str, object]) -> str:
    """What is said, each behind the word for it, with commas between; what is not stated is left out."""
    return ", ".join(
        f"{word} {_in_words(value) if isinstance(value, PartialDate) else value}".lstrip()
        for word, value in said
        if value
    )


def _basis(basis: LegalBasis) -> str:
    """A legal basis with all that is known of it."""
    return _phrases(
        ("", basis.citation),
        ("", basis.title),
        ("", basis.label),
        ("by", basis.issuer),
        ("of", basis.date),
        ("effective", basis.effective_date),
        ("published in", basis.published_in),
        ("", basis.url),
        *(("amended by", citation) for citation in basis.amended_by),
        ("revoked by", basis.revoked_by),
    )


# -- entities ------------------------------------------------------------------------------------------------------


class _Item:
    """An entity of FollowTheMoney, put together value by value."""

    __slots__ = ("id", "notes", "properties", "schema", "types")

    def __init__(self, schema: str, id: str) -> None:
        self.id = id
        self.schema = schema
        self.types = _SCHEMATA[schema]
        self.properties: dict[str, list[str]] = {}
        self.notes = "notes" if "notes" in self.types else "summary"

    def add(self, name: str, value: str | None, label: str | None = None) -> bool:
        """
        Add a value to a property; to the notes, after *label*, if the schema has no such property or that refuses it.

        Without a label, a value that is refused is left out. Says whether the property took it.
        """
        if not value:
            return False
        if type := self.types.get(name):
            clean = type.clean(value)
            if clean and len(clean) <= type.length:
                self.put(name, clean)
                return True
        if label:
            self.note(f"{label}: {value}")
        return False

    def put(self, name: str, value: str) -> None:
        """Add to a property of the schema a value that has the right form."""
        values = self.properties.get(name)
        if values is None:
            self.properties[name] = [value]
        elif value not in values:
            values.append(value)

    def note(self, words: str) -> None:
        """Add to the notes, in pieces if there is too much for one value."""
        rest = _text(words)
        while rest:
            self.put(self.notes, rest[: _TEXT.length].strip())
            rest = rest[_TEXT.length :].strip()

    def date(self, name: str, date: PartialDate | None, label: str) -> None:
        """Add the part of a date that the property can hold; the whole goes to the notes where that is not all."""
        if date is None:
            return
        prefix = _prefix(date) if name in self.types else None
        if prefix:
            self.put(name, prefix)
        if words := _words(date, prefix):
            self.note(f"{label}: {words}")

    def country(self, name: str, country: Country | None, label: str | None = None) -> bool:
        """Add a country by its code; by its name to the notes after *label*, if there is no code. Says which."""
        if country is None:
            return False
        if country.code and name in self.types and (code := _country(country.code)):
            self.put(name, code)
            return True
        if label:
            self.note(f"{label}: {country.name}")
        return False

    @property
    def holds(self) -> bool:
        """Whether it can hold documents and wallets: not a ship, not an aircraft."""
        return self.schema not in ("Vessel", "Airplane")

    def first(self, *names: str) -> str | None:
        """The first value of the first of these properties that has one."""
        return next((value for name in names for value in self.properties.get(name, ())), None)

    def merge(self, other: _Item) -> None:
        """Take over the values of another item with the same identifier."""
        for name, values in other.properties.items():
            for value in values:
                self.put(name, value)

    def to_dict(self, dataset: str) -> dict[str, object]:
        caption = self.first(*_CAPTIONS[self.schema]) or self.schema
        return {
            "id": self.id,
            "caption": caption,
            "schema": self.schema,
            "properties": self.properties,
            "datasets": [dataset],
            "referents": [],
            "target": "topics" in self.properties,
        }


_CAPTIONS = {
    **dict.fromkeys(("LegalEntity", "Person", "Organization", "Vessel", "Airplane"), ("name",)),
    "Address": ("full", "city"),
    "Sanction": ("program",),
    **dict.fromkeys(("Identification", "Passport"), ("number",)),
    "CryptoWallet": ("publicKey",),
}

_ID = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z.-]{0,198}[0-9a-zA-Z])?")


def _digest(*parts: str | None) -> str:
    """A checksum of *parts*, which a character that no list has keeps apart."""
    text = "\0".join(part or "" for part in parts)
    return hashlib.sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def _id(id: str) -> str:
    """The identifier of an entity, made fit for FollowTheMoney if it is not: letters, digits, hyphens, full stops."""
    if _ID.fullmatch(id):
        return id
    return f"{re.sub('[^0-9a-zA-Z]+', '-', id).strip('-')[:100]}-{_digest(id)}".lstrip("-")


def _dependent_id(item: _Item, *parts: str | None) -> str:
    return f"{item.id.partition('-')[0]}-{_digest(item.id, *parts)}"


_SCHEMA_OF: dict[type[Entity], str] = {
    Person: "Person",
    Organization: "Organization",
    Vessel: "Vessel",
    Aircraft: "Airplane",
    Entity: "LegalEntity",
}

_NAME_PROPERTIES = {
    NameKind.PRIMARY: "name",
    NameKind.NKA: "name",
    NameKind.AKA: "alias",
    NameKind.VARIANT: "alias",
    NameKind.FKA: "previousName",
    NameKind.MAIDEN: "previousName",
}
_PART_PROPERTIES = {
    NamePartKind.GIVEN: "firstName",
    NamePartKind.FAMILY: "lastName",
    NamePartKind.MIDDLE: "middleName",
    NamePartKind.PATRONYMIC: "fatherName",
    NamePartKind.FATHER: "fatherName",
    NamePartKind.MATRONYMIC: "motherName",
    NamePartKind.TITLE: "title",
    NamePartKind.SUFFIX: "nameSuffix",
}
_FORMS_OF_ADDRESS = re.compile(
    r"(?i)(?:(?:brigadier|major|lieutenant|lt\.|colonel|brig\.|army|vice|rear)[ -])?(?:general|colonel|col\.|admiral)"
    r"|major|captain|marshal|commodore|doctor|dr\.?|professor|prof\.?|engineer|mr\.?|mrs\.?|ms\.?|his excellency"
    r"|haji|hajji|alhaji|maulana|moulana|maulawi|mulawi|maulavi|mullah|qari|ustadz?|shaykh|sheikh?|hojjatoleslam"
    r"|ayatollah|imam|sayyid"
)
"""
Ranks and forms of address. OFAC has one field for them and for positions, which most of its titles are; the others
keep the two apart.
"""


def _names(item: _Item, names: Iterable[Name]) -> None:
    for name in names:
        weak = name.quality is Quality.WEAK and name.kind is not NameKind.PRIMARY
        where = "weakAlias" if weak else _NAME_PROPERTIES[name.kind]
        item.add(where, name.text, "Name")
        if name.note:
            item.note(f"{name.text}: {name.note}")
        if where == "name" and "firstName" in item.types:
            for part in name.parts:
                if part.kind in _PART_PROPERTIES:
                    item.add(_PART_PROPERTIES[part.kind], part.text)


def _nationalities(item: _Item, where: str, label: str, nationalities: Iterable[Nationality]) -> None:
    for nationality in nationalities:
        item.country(where, nationality.country, label)
        if nationality.note:
            item.note(f"{label}: {nationality.country.name}, {nationality.note}")


def _births(item: _Item, dates: Iterable[BirthDate], places: Iterable[Place]) -> None:
    for date in dates:
        item.date("birthDate", date, "Birth date")
    for place in places:
        item.add("birthPlace", str(place), "Birth place")
        item.country("birthCountry", place.country)
        about = ", ".join(filter(None, (place.alias and f"as {place.alias}", place.note)))
        if about:
            item.note(f"Birth place: {place}, {about}")


_CONTACT_PROPERTIES = {ContactKind.WEBSITE: "website", ContactKind.EMAIL: "email", ContactKind.PHONE: "phone"}


def _contacts(item: _Item, contacts: Iterable[Contact]) -> None:
    for contact in contacts:
        label = contact.kind.value.capitalize()
        item.add(_CONTACT_PROPERTIES.get(contact.kind, ""), contact.value, label)
        if contact.note:
            item.note(f"{label}: {contact.value}, {contact.note}")


class _Number(NamedTuple):
    """The properties that take the numbers of a kind of document: the first that does; and those of a stricter form."""

    where: tuple[str, ...]
    codes: tuple[tuple[str, str], ...] = ()
    """Property and country (ISO 3166) of codes that such numbers may be as well."""


_NUMBERS: dict[Id, _Number] = {
    **dict.fromkeys((Id.PASSPORT, Id.DIPLOMATIC_PASSPORT), _Number(("passportNumber", "idNumber"))),
    **dict.fromkeys(
        (
            Id.TRAVEL_DOCUMENT,
            Id.NATIONAL_ID,
            Id.RESIDENCE_PERMIT,
            Id.DRIVING_LICENCE,
            Id.BIRTH_CERTIFICATE,
            Id.VOTER_ID,
            Id.MILITARY_ID,
            Id.OTHER,
        ),
        _Number(("idNumber",)),
    ),
    Id.SOCIAL_SECURITY_NUMBER: _Number(("socialSecurityNumber", "idNumber")),
    Id.TAX_NUMBER: _Number(("taxNumber",), (("innCode", "RU"),)),
    Id.REGISTRATION_NUMBER: _Number(("registrationNumber",), (("ogrnCode", "RU"), ("uscCode", "CN"))),
    Id.LICENCE: _Number(("licenseNumber",)),
    Id.IMO_NUMBER: _Number(("imoNumber", "registrationNumber")),
    Id.MMSI: _Number(("mmsi", "registrationNumber")),
    Id.VESSEL_REGISTRATION: _Number(("registrationNumber",)),
    Id.HULL_NUMBER: _Number(()),
    Id.BIC: _Number(("swiftBic", "registrationNumber")),
    Id.BANK_CODE: _Number(("registrationNumber",)),
    Id.LEI: _Number(("leiCode", "registrationNumber")),
    Id.DUNS: _Number(("dunsCode", "registrationNumber")),
    Id.LOCODE: _Number(()),
    Id.NAME_CODE: _Number(()),
}


def _documents(item: _Item, documents: Iterable[Identification]) -> Iterator[_Item]:
    """The numbers of an entity, and its documents as entities of their own if it can hold any."""
    for document in documents:
        label = document.label or document.kind.value
        number, code = document.number, document.country.code if document.country else None
        where, codes = _NUMBERS[document.kind]
        taken = number is not None and any(item.add(name, number) for name in where)
        for name, country in codes:
            if code == country:
                item.add(name, number)
        about = list(_said(document))
        if item.holds and number and len(_text(number)) <= _IDENTIFIER.length:
            passport = document.kind in (Id.PASSPORT, Id.DIPLOMATIC_PASSPORT)
            id = _dependent_id(item, "Identification", document.kind, document.label, number, code)
            held = _Item("Passport" if passport else "Identification", id)
            held.put("holder", item.id)
            held.add("number", number)
            held.add("type", label, "Type")
            held.add("type", document.sublabel, "Type")
            held.country("country", document.country, "Country")
            held.add("authority", document.issuer, "Issued by")
            held.add("namesMentioned", document.holder_name, "Name")
            held.date("startDate", document.issue_date, "Issued")
            held.date("endDate", document.expiry_date, "Expires")
            for words in about:
                held.note(words)
            yield held
            continue
        more = _phrases(
            ("", document.sublabel),
            ("country", document.country),
            ("issued by", document.issuer),
            ("name", document.holder_name),
            ("issued", document.issue_date),
            ("expires", document.expiry_date),
        )
        if about or more or not taken:
            item.note(f"{label}: {', '.join(filter(None, [number or 'without number', more, *about]))}")


def _said(document: Identification) -> Iterator[str]:
    """What a source says of a document that FollowTheMoney has no property for."""
    where = ", ".join(str(part) for part in (document.issue_place, document.issue_country) if part)
    if where:
        yield f"issued in {where}"
    if document.valid_from:
        yield f"valid from {_in_words(document.valid_from)}"
    for word in ("valid", "expired", "false", "revoked", "lost", "diplomatic"):
        said: bool | None = getattr(document, word)
        if said is not None:
            yield word if said else f"not {word}"
    yield from document.facts
    if document.note:
        yield document.note


_IDENTIFIER_PROPERTIES = {
    ExternalScheme.IMO: ("imoNumber", "registrationNumber"),
    ExternalScheme.LEI: ("leiCode", "registrationNumber"),
    ExternalScheme.BIC: ("swiftBic", "registrationNumber"),
}


def _external_ids(item: _Item, entity: Entity) -> None:
    for found in entity.external_ids:
        names = _IDENTIFIER_PROPERTIES.get(found.scheme, ())
        if found.scheme is ExternalScheme.UN_REFERENCE and entity.designations:
            continue  # their Sanctions have it
        if not any(item.add(name, found.value) for name in names):
            item.note(f"{found.scheme.value.replace('-', ' ')}: {found.value}")


def _addresses(item: _Item, addresses: Iterable[Address]) -> Iterator[_Item]:
    """The addresses of an entity, each as an entity that all who are there share."""
    for address in addresses:
        full = str(address)
        known = item.country("country", address.country)
        more = address.care_of or address.note or address.at_listing
        if address.country and full == address.country.name and not more:
            if not known:
                item.note(f"Address: {full}")
            continue
        digest = _digest(
            full,
            "\n".join(address.lines),
            address.po_box,
            address.city,
            address.region,
            address.postal_code,
            address.country.code if address.country else None,
            address.care_of,
            address.note,
            address.place,
            address.locality,
            *(["at the time of listing"] if address.at_listing else []),
        )
        place = _Item("Address", f"addr-{digest}")
        place.add("full", full)
        place.add("street", ", ".join(address.lines), "Street")
        place.add("postOfficeBox", address.po_box, "Post office box")
        place.add("city", address.city, "City")
        place.add("region", address.region, "Region")
        place.add("postalCode", address.postal_code, "Postal code")
        place.country("country", address.country, None if str(address.country) in full else "Country")
        place.add("remarks", address.care_of and f"c/o {address.care_of}", "Care of")
        for part in (address.place, address.locality):
            if part and part not in full:
                place.note(part)
        for about in (address.note, address.at_listing and "at the time of listing"):
            if about:
                place.note(about)
        if place.properties:
            if cleaned := place.first("full"):
                item.put("address", cleaned)
            else:
                item.note(f"Address: {full}")
            item.put("addressEntity", place.id)
            yield place


def _wallets(item: _Item, wallets: Iterable[DigitalCurrencyAddress]) -> Iterator[_Item]:
    for wallet in wallets:
        held = _Item("CryptoWallet", _dependent_id(item, "CryptoWallet", wallet.currency, wallet.address))
        if not (item.holds and held.add("publicKey", wallet.address)):
            about = _phrases(("", wallet.address), ("", wallet.note))
            item.note(f"Digital currency address ({wallet.currency}): {about}")
            continue
        held.add("cryptoAddress", wallet.address)
        held.add("currency", wallet.currency, "Currency")
        held.put("holder", item.id)
        if wallet.note:
            held.note(wallet.note)
        yield held


@singledispatch
def _particulars(entity: Entity, item: _Item) -> None:
    """Add what only one kind of entity has."""


@_particulars.register
def _(entity: Person, item: _Item) -> None:
    item.add("gender", entity.gender and entity.gender.value)
    ofac = any(found.authority is not None and found.authority.id == "us-ofac" for found in entity.designations)
    for title in entity.titles:
        where = "position" if ofac and not _FORMS_OF_ADDRESS.fullmatch(title) else "title"
        item.add(where, title, "Title")
    for position in entity.positions:
        item.add("position", position, "Position")


@_particulars.register
def _(entity: Organization, item: _Item) -> None:
    for kind in entity.organization_types:
        item.add("classification", kind, "Type")
    for activity in entity.activities:
        item.add("sector", activity, "Activity")
    for date in entity.established_dates:
        item.date("incorporationDate", date, "Established")
    for country in entity.registration_countries:
        item.country("jurisdiction", country, "Country of registration")
    for security in entity.securities:
        item.note(f"{security.label or security.kind.value}: {_phrases(('', security.value), ('', security.note))}")


@_particulars.register
def _(entity: Vessel, item: _Item) -> None:
    for kind in entity.vessel_types:
        item.add("type", kind, "Vessel type")
    for country in entity.flags:
        item.country("flag", country, "Flag")
    for country in entity.former_flags:
        item.country("pastFlags", country, "Former flag")
    for sign in entity.call_signs:
        item.add("callSign", sign, "Call sign")
    item.add("deadweightTonnage", entity.tonnage, "Tonnage")
    item.add("grossRegisteredTonnage", entity.gross_registered_tonnage, "Gross registered tonnage")
    for date in entity.build_dates:
        item.date("buildDate", date, "Built")
    _note_all(
        item, Owner=entity.owners, Former_owner=entity.former_owners, Operator=entity.operators, Length=(entity.length,)
    )


@_particulars.register
def _(entity: Aircraft, item: _Item) -> None:
    for model in entity.models:
        item.add("model", model, "Model")
    for number in entity.tail_numbers:
        item.add("registrationNumber", number, "Tail number")
    for number in entity.serial_numbers:
        item.add("serialNumber", number, "Serial number")
    for date in entity.manufacture_dates:
        item.date("buildDate", date, "Built")
    for country in entity.registration_countries:
        item.country("country", country, "Country of registration")
    _note_all(
        item,
        Former_tail_number=entity.former_tail_numbers,
        Construction_number=entity.construction_numbers,
        Mode_S_transponder_code=entity.transponder_codes,
        Operator=entity.operators,
    )


def _note_all(item: _Item, **values: Iterable[str | None]) -> None:
    for label, found in values.items():
        for value in found:
            if value:
                item.note(f"{label.replace('_', ' ')}: {value}")


_TOPICS = {MeasureKind.DEBARMENT: "debarment", MeasureKind.EXPORT_CONTROL: "export.control"}
"""Measures that, where a list states no others, make it no list of sanctions but of this."""


def _topics(designation: Designation) -> Iterable[str]:
    if designation.programs or not designation.measures:
        return ("sanction",)
    topics = {_TOPICS.get(measure.kind, "sanction") if measure.kind else "sanction" for measure in designation.measures}
    return ("sanction",) if "sanction" in topics else sorted(topics)


def _ended(designation: Designation) -> bool:
    """Whether its list, on the day of its edition, says that it is no longer in force."""
    end = designation.end_date
    if end is None:
        return bool(designation.events) and designation.events[-1].kind is EventKind.DELISTED
    edition = designation.source.file.published if designation.source and designation.source.file else None
    return edition is None or end.earliest is None or end.earliest <= edition


def _authority_country(authority: Authority | None) -> str | None:
    if authority is None:
        return None
    if authority.country:
        return _country(authority.country)
    union = authority.id.partition("-")[0]
    return union if union in ("un", "eu") else None


def _provision(measure: Measure) -> str:
    words = measure.text or (measure.kind.value if measure.kind else "")
    return f"{measure.label.rstrip(' :-')}: {words}" if measure.label else words


_DATED_EVENTS = {
    EventKind.LISTED: "listing_date",
    EventKind.EFFECTIVE: "effective_date",
    EventKind.DELISTED: "end_date",
}


def _sanctions(item: _Item, entity: Entity) -> Iterator[_Item]:
    """The designations of an entity, one Sanction each; an umbrella only where nothing more specific stands."""
    seen: dict[tuple[str | None, ...], int] = {}
    specific = [designation for designation in entity.designations if not designation.umbrella]
    several = len(entity.designations) > 1
    for designation in specific or entity.designations:
        authority = designation.authority
        key: tuple[str | None, ...] = (authority.id if authority else None, designation.list, designation.reference)
        if several:  # tells those of one list apart; a lone one keeps its identifier when its programs change
            key += tuple(sorted(program.code for program in designation.programs))
            key += (str(designation.listing_date or ""),)
        seen[key] = seen.get(key, 0) + 1
        sanction = _Item("Sanction", _dependent_id(item, "Sanction", *key, *["again"] * (seen[key] - 1)))
        sanction.put("entity", item.id)
        if authority:
            sanction.add("authority", authority.name, "Authority")
        for reference in (designation.reference, entity.reference):
            sanction.add("authorityId", reference, "Reference")
            if authority and authority.id.startswith("un-"):
                sanction.add("unscId", reference)
        for found in entity.external_ids:
            if found.scheme is ExternalScheme.UN_REFERENCE:
                sanction.add("unscId", found.value, "UN reference")
        sanction.add("country", _authority_country(authority))
        for program in designation.programs:
            sanction.add("program", program.code, "Program")
            sanction.add("programUrl", program.url, "Program page")
            if program.title:
                sanction.note(f"Program: {program.code}, {program.title}")
        sanction.date("listingDate", designation.listing_date, "Listed")
        sanction.date("startDate", designation.effective_date, "In force")
        sanction.date("endDate", designation.end_date, "Ended")
        if designation.events and designation.events[-1].kind is EventKind.DELISTED:
            sanction.add("status", "delisted")
        for measure in designation.measures:
            sanction.add("provisions", _provision(measure), "Measure")
            if when := _phrases(("from", measure.effective_date), ("until", measure.end_date)):
                sanction.note(f"{_provision(measure)}: {when}")
        for reason in designation.reasons:
            sanction.add("reason", reason, "Reason")
        _about(sanction, designation)
        yield sanction


def _about(sanction: _Item, designation: Designation) -> None:
    """What FollowTheMoney has no property for, into the summary."""
    if designation.list:
        sanction.note(f"List: {designation.list}")
    for basis in designation.legal_bases:
        sanction.note(f"Legal basis: {_basis(basis)}")
    for event in designation.events:
        if event.kind is EventKind.AMENDED and event.date and _prefix(event.date) == event.date.edtf:
            sanction.date("modifiedAt", event.date, "Amended")
            bare = not (event.effective_date or event.publication_date or event.legal_bases or event.scope)
        else:
            held = _DATED_EVENTS.get(event.kind)
            bare = held is not None and event.scope is None and event.date == getattr(designation, held)
        if bare and not event.note:
            continue
        words = _phrases(
            ("", event.date),
            ("effective", event.effective_date),
            ("published", event.publication_date),
            *(("under", _basis(basis)) for basis in event.legal_bases),
            ("", event.note),
        )
        scope = f" ({event.scope})" if event.scope else ""
        what = event.label if event.kind is EventKind.OTHER and event.label else event.kind.value.capitalize()
        sanction.note(f"{what}{scope}: {words}")
    for note in designation.notes:
        sanction.note(f"{note.label.rstrip(' :-')}: {note.text}" if note.label else note.text)
    for state in designation.submitted_by:
        sanction.note(f"Submitted by: {state}")


def _items(entity: Entity) -> Iterator[_Item]:
    """An entity and what hangs on it: addresses, sanctions, documents, wallets."""
    schema = next(_SCHEMA_OF[cls] for cls in type(entity).__mro__ if cls in _SCHEMA_OF)
    item = _Item(schema, _id(entity.id))
    _names(item, entity.names)
    if "name" not in item.properties:
        item.add("name", item.first("alias", "previousName", "weakAlias") or entity.reference or entity.id)
    _births(item, entity.birth_dates, entity.birth_places)
    _nationalities(item, "nationality", "Nationality", entity.nationalities)
    _nationalities(item, "citizenship", "Citizenship", entity.citizenships)
    _particulars(entity, item)
    _contacts(item, entity.contacts)
    _external_ids(item, entity)
    places = list(_addresses(item, entity.addresses))
    documents = list(_documents(item, entity.identifications))
    wallets = list(_wallets(item, entity.digital_currency_addresses))
    for designation in entity.designations:
        if not _ended(designation):
            for topic in _topics(designation):
                item.put("topics", topic)
    for relationship in entity.relationships:
        if relationship.origin != "remarks":  # those stand in the remarks, word for word
            item.note(_relation(relationship))
    if entity.reference and not entity.designations:
        item.note(f"Reference: {entity.reference}")
    for annotation in entity.annotations:
        words = _phrases(("", annotation.value), ("", annotation.reliability), ("", annotation.note))
        item.note(f"{annotation.label}: {words}")
    for remark in entity.remarks:
        item.note(remark)
    for url in entity.notice_urls:
        item.note(f"Notice: {url}")
    yield item
    yield from places
    yield from _sanctions(item, entity)
    yield from documents
    yield from wallets


def _relation(relationship: Relationship) -> str:
    """A relationship in words, as long as it is no edge."""
    label = relationship.label or relationship.kind.value.capitalize()
    about = _phrases(
        ("", relationship.name),
        ("", relationship.entity_id),
        ("", "former" if relationship.former else None),
        ("", relationship.quality),
        ("from", relationship.start_date),
        ("until", relationship.end_date),
        ("", relationship.note),
    )
    return f"{label}: {about}"


_DATASETS = {
    ("us-ofac", "SDN List"): "us_ofac_sdn",
    ("us-ofac", "Consolidated List"): "us_ofac_cons",
    ("un-sc", None): "un_sc_sanctions",
}
"""The datasets that others have given names to; any other is called by its authority and its title."""


def _dataset(authority: Authority | None, title: str | None) -> str:
    who = authority.id if authority else ""
    known = _DATASETS.get((who, title)) or _DATASETS.get((who, None))
    return known or "_".join(re.findall(r"[a-z0-9]+", f"{who} {title or ''}".casefold())) or "sanctions"


def _dataset_of(entity: Entity) -> str:
    authority = next((d.authority for d in entity.designations if d.authority), None)
    title = entity.source.file.list if entity.source and entity.source.file else None
    return _dataset(authority, title or next((d.list for d in entity.designations if d.list), None))


def entities(sanctions_list: SanctionsList | Stream | Iterable[Entity]) -> Iterator[dict[str, object]]:
    """
    The entities of FollowTheMoney that hold a list, or some entities of one.

    Each entity comes before what hangs on it. An address that several share comes once, after the first of them.

    >>> from sanctionslib import Address, Country, Designation, Name, NameKind, Organization, Program
    >>> address = Address(city="Saydnaya", country=Country("Syria", "SY"))
    >>> prison = Organization(
    ...     id="ofac-32356",
    ...     names=(Name("SAYDNAYA MILITARY PRISON", kind=NameKind.PRIMARY),),
    ...     addresses=(address,),
    ...     designations=(Designation(programs=(Program(code="SYRIA-EO13894"),)),),
    ... )
    >>> for entity in entities([prison]):
    ...     print(entity["schema"], entity["caption"], entity["target"])
    Organization SAYDNAYA MILITARY PRISON True
    Address Saydnaya, Syria False
    Sanction SYRIA-EO13894 False
    """
    of_list = None
    if isinstance(sanctions_list, (SanctionsList, Stream)):
        facts = sanctions_list.facts if isinstance(sanctions_list, Stream) else sanctions_list
        of_list = _dataset(facts.authority, facts.title)
    addresses: set[str] = set()
    for entity in sanctions_list:
        dataset = of_list or _dataset_of(entity)
        items: dict[str, _Item] = {}
        for item in _items(entity):
            if item.id in items:
                items[item.id].merge(item)
            elif item.id not in addresses:
                items[item.id] = item
                if item.schema == "Address":
                    addresses.add(item.id)
        for item in items.values():
            yield item.to_dict(dataset)


def lines(sanctions_list: SanctionsList | Stream | Iterable[Entity]) -> Iterator[str]:
    """
    The same, as JSON, one entity a line.

    >>> from sanctionslib import Name, NameKind, Person
    >>> person = Person(id="unsc-QDi.999", names=(Name("Jane DOE", kind=NameKind.PRIMARY),))
    >>> print(*lines([person]))  # doctest: +NORMALIZE_WHITESPACE
    {"id": "unsc-QDi.999", "caption": "Jane DOE", "schema": "Person", "properties": {"name": ["Jane DOE"]},
     "datasets": ["sanctions"], "referents": [], "target": false}
    """
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    for entity in entities(sanctions_list):
        yield encode(entity)
