"""
What becomes of a list in FollowTheMoney: every value of the model, and whether it stands in the finished output.

It is measured from outside: on the lines as they were written, which are put together by their references and searched
for each value. Where a value must stand, so that it means the same, is a table of this module, made of FollowTheMoney's
own words; the serializer is not asked.
"""

from __future__ import annotations

import datetime
import enum
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import attrs

from ..model import (
    Authority,
    Country,
    Entity,
    ExternalId,
    Measure,
    Name,
    PartialDate,
    Program,
    Quality,
    SanctionsList,
    Source,
)
from ..writing.ftm import lines

__all__ = ["FtmAudit", "FtmRow", "audit_ftm", "compare_ftm"]


@attrs.frozen(kw_only=True)
class FtmRow:
    """
    What became of the values of one field.

    Attributes:
        path: The field, from the entity on; with its kind in brackets, if it has one: ``names[aka].text``.
        values: How many there are.
        held: How many stand in a property that means the same.
        in_text: How many stand within a text only: notes, a summary, a name or an address in one piece.
        nowhere: How many the output does not hold.
        first: The first of those, with the entity it belongs to.
    """

    path: str
    values: int
    held: int
    in_text: int
    nowhere: int
    first: str | None = None


@attrs.frozen(kw_only=True)
class FtmAudit:
    """
    What became of every value of a list in FollowTheMoney.

    Attributes:
        entities: How many entities the list has.
        items: How many FollowTheMoney has for them.
        rows: One for each field, by path.
    """

    entities: int
    items: int
    rows: tuple[FtmRow, ...]

    @property
    def values(self) -> int:
        """How many values the list has."""
        return sum(row.values for row in self.rows)

    @property
    def held(self) -> int:
        """How many of them stand in a property that means the same."""
        return sum(row.held for row in self.rows)

    @property
    def in_text(self) -> int:
        """How many stand within a text only."""
        return sum(row.in_text for row in self.rows)

    @property
    def nowhere(self) -> int:
        """How many the output does not hold."""
        return sum(row.nowhere for row in self.rows)


def audit_ftm(sanctions_list: SanctionsList) -> FtmAudit:
    """
    Write a list as FollowTheMoney, and look for each of its values in what was written.

    >>> import sanctionslib as sl
    >>> found = audit_ftm(sl.read(sl.sample_path()))
    >>> found.entities, found.values == found.held + found.in_text + found.nowhere
    (22, True)
    >>> next(row for row in found.rows if row.path == "names[aka].text")
    FtmRow(path='names[aka].text', values=66, held=66, in_text=0, nowhere=0, first=None)
    """
    return compare_ftm(sanctions_list, lines(sanctions_list))


def compare_ftm(sanctions_list: SanctionsList, written: Iterable[str]) -> FtmAudit:
    """Look for each value of a list in the lines that were *written* for it."""
    items = [json.loads(line) for line in written]
    counts: dict[str, _Counts] = {}
    for entity, output in zip(sanctions_list, _outputs(items), strict=False):
        for leaf in _leaves("", entity):
            path = leaf.path.lstrip(".")
            count = counts.setdefault(path, _Counts())
            count.values += 1
            if output.holds(path, leaf):
                count.held += 1
            elif _can_be_mentioned(path) and output.mentions(leaf):
                count.in_text += 1
            else:
                count.nowhere += 1
                count.first = count.first or f"{leaf.text!r} ({entity.id})"
    rows = tuple(FtmRow(path=path, **attrs.asdict(count)) for path, count in sorted(counts.items()))
    return FtmAudit(entities=len(sanctions_list), items=len(items), rows=rows)


@attrs.define
class _Counts:
    """What became of the values of one field, so far."""

    values: int = 0
    held: int = 0
    in_text: int = 0
    nowhere: int = 0
    first: str | None = None


# -- the values of an entity ---------------------------------------------------------------------------------------


class _Leaf(NamedTuple):
    """A value of the model: its path, its text, and the forms in which a property may hold it."""

    path: str
    text: str
    forms: tuple[str, ...]


_SKIPPED = {
    Entity: "id cells source",
    Name: "kind quality cell",
    ExternalId: "scheme",
    Measure: "lists by_entry",
    Source: "file record line key document verified",
}
"""
Fields that are no value of the list: where something stands, what the parser says of itself, what only the registry
says. Kinds are in paths.
"""
_NEVER = frozenset({"kind", "origin", "umbrella", "source", "field", "calendar"})
_OF_THE_LIST = frozenset({"code", "title", "url", "opensanctions_key"})
"""What is looked for of a program: all else the registry knows, and the list does not say."""


_FIELDS: dict[type[attrs.AttrsInstance], tuple[str, ...]] = {}


def _fields(cls: type[attrs.AttrsInstance]) -> tuple[str, ...]:
    """The fields of a class that hold values of the list."""
    if (found := _FIELDS.get(cls)) is None:
        skipped = {name for base, names in _SKIPPED.items() if issubclass(cls, base) for name in names.split()}
        found = _FIELDS[cls] = tuple(
            field.name
            for field in attrs.fields(cls)
            if field.name not in skipped | _NEVER and (cls is not Program or field.name in _OF_THE_LIST)
        )
    return found


def _leaves(path: str, value: Any) -> Iterator[_Leaf]:
    """Every value that a value of the model holds."""
    if value is None or value == "":
        return
    if isinstance(value, tuple):
        for item in value:
            yield from _leaves(path, item)
    elif isinstance(value, Authority):
        yield _Leaf(path, value.name, (value.name,))
    elif isinstance(value, Country):
        code = (value.code or "").lower()
        yield _Leaf(path, value.name, (code, code[:2]) if code else ())
    elif isinstance(value, PartialDate):
        yield _Leaf(path, value.edtf, (value.edtf,))
        for name in ("text", "note", "main", "alias", "legal_bases"):
            yield from _leaves(f"{path}.{name}", getattr(value, name, None))
    elif isinstance(value, bool):
        word = path.rpartition(".")[2].replace("_", " ")
        words = word if value else f"not {word}"
        yield _Leaf(path, words, (words,))
    elif isinstance(value, enum.Enum):
        yield _Leaf(path, str(value.value), (str(value.value),))
    elif isinstance(value, (str, int, datetime.date)):
        yield _Leaf(path, str(value), (str(value),))
    else:
        kind = getattr(value, "kind", None) or getattr(value, "scheme", None)
        named = f"{path}[{kind}]" if kind is not None and path != "" else path
        if isinstance(value, Name) and value.quality is not None:
            weak = value.quality is Quality.WEAK  # the property that it stands in says so, or nothing does
            yield _Leaf(f"{path}.quality[{value.quality}]", str(value.quality), (value.text,) if weak else ())
        for name in _fields(type(value)):
            yield from _leaves(f"{named}.{name}", getattr(value, name))


_CODES = frozenset({"script", "language", "main", "quality[strong]"})
"""Fields of codes and claims, which a text would have by chance only."""


def _can_be_mentioned(path: str) -> bool:
    """Whether a text that has the value means it: no code, nor an act that a single fact rests on."""
    if ".legal_bases" in path and not path.startswith("designations."):
        return False
    return path.rpartition(".")[2] not in _CODES


# -- what was written for it ---------------------------------------------------------------------------------------

_PARTIES = frozenset({"LegalEntity", "Person", "Organization", "Company", "PublicBody", "Vessel", "Airplane"})
_NAMES = ("name", "alias", "weakAlias", "previousName")
_TEXTS = frozenset(
    (*_NAMES, "notes", "summary", "address", "full", "birthPlace", "reason", "provisions", "remarks", "namesMentioned")
)
"""Properties whose values are texts, within which a value may be mentioned."""
_EDGES = {
    "Ownership": ("asset", "owner"),
    "Control": ("controlled", "controller"),
    "Directorship": ("director", "organization"),
    "Membership": ("member", "organization"),
    "Representation": ("agent", "client"),
    "UnknownLink": ("subject", "object"),
    "Family": ("person", "relative"),
    "Associate": ("person", "associate"),
}

_NUMBERS = (
    "Identification.number idNumber passportNumber registrationNumber taxNumber vatCode licenseNumber innCode ogrnCode "
    "uscCode leiCode swiftBic dunsCode imoNumber mmsi socialSecurityNumber bikCode giiNumber"
)
_HOMES: dict[str, str] = {
    "reference": "Sanction.authorityId Sanction.unscId",
    "names[primary].text": "name",
    "names[nka].text": "name",
    "names[aka].text": "alias weakAlias",
    "names[variant].text": "alias weakAlias",
    "names[fka].text": "previousName weakAlias",
    "names[maiden].text": "previousName weakAlias",
    "names.quality[weak]": "weakAlias",
    "names[].parts[given].text": "firstName",
    "names[].parts[family].text": "lastName",
    "names[].parts[middle].text": "middleName",
    "names[].parts[patronymic].text": "fatherName",
    "names[].parts[father].text": "fatherName",
    "names[].parts[matronymic].text": "motherName",
    "names[].parts[title].text": "title",
    "names[].parts[suffix].text": "nameSuffix",
    "birth_dates": "birthDate",
    "birth_places.text": "birthPlace",
    "birth_places.country": "birthCountry",
    "nationalities.country": "nationality",
    "citizenships.country": "citizenship",
    "gender": "gender",
    "titles": "title position",
    "positions": "position",
    "organization_types": "classification",
    "activities": "sector",
    "established_dates": "incorporationDate",
    "registration_countries": "jurisdiction country",
    "securities[isin].value": "Security.isin Security.registrationNumber",
    "securities[ticker].value": "Security.ticker",
    "vessel_types": "type",
    "flags": "flag",
    "former_flags": "pastFlags",
    "call_signs": "callSign",
    "owners": "Other.name",
    "former_owners": "Other.name",
    "operators": "Other.name",
    "tonnage": "deadweightTonnage",
    "gross_registered_tonnage": "grossRegisteredTonnage",
    "build_dates": "buildDate",
    "manufacture_dates": "buildDate",
    "models": "model",
    "tail_numbers": "registrationNumber",
    "serial_numbers": "serialNumber",
    "addresses.text": "Address.full",
    "addresses.lines": "~Address.street",
    "addresses.po_box": "Address.postOfficeBox",
    "addresses.city": "Address.city",
    "addresses.region": "Address.region",
    "addresses.postal_code": "Address.postalCode",
    "addresses.country": "Address.country country",
    "addresses.care_of": "~Address.remarks",
    "contacts[website].value": "~website",
    "contacts[email].value": "email",
    "contacts[phone].value": "phone",
    "digital_currency_addresses.address": "CryptoWallet.publicKey",
    "digital_currency_addresses.currency": "CryptoWallet.currency",
    "external_ids[imo].value": "imoNumber registrationNumber",
    "external_ids[lei].value": "leiCode registrationNumber",
    "external_ids[bic].value": "swiftBic registrationNumber Identification.number",
    "external_ids[un-reference].value": "Sanction.unscId",
    "identifications[].number": _NUMBERS,
    "identifications[].label": "Identification.type",
    "identifications[].sublabel": "Identification.type",
    "identifications[].country": "Identification.country",
    "identifications[].issuer": "Identification.authority",
    "identifications[].issue_date": "Identification.startDate",
    "identifications[].expiry_date": "Identification.endDate",
    "identifications[].holder_name": "Identification.namesMentioned",
    "identifications[].reference": "Identification.recordId",
    "relationships[].name": "Other.name Edge.namesMentioned",
    "relationships[].entity_id": "Other.id",
    "relationships[].label": "Edge.role Edge.controlType Edge.relationship",
    "relationships[].former": "Edge.status",
    "relationships[].start_date": "Edge.startDate",
    "relationships[].end_date": "Edge.endDate",
    "relationships[].reference": "Edge.recordId",
    "designations.authority": "Sanction.authority",
    "designations.reference": "Sanction.authorityId Sanction.recordId",
    "designations.programs.code": "Sanction.program",
    "designations.programs.url": "Sanction.programUrl",
    "designations.programs.opensanctions_key": "Sanction.programId",
    "designations.listing_date": "Sanction.listingDate",
    "designations.effective_date": "Sanction.startDate",
    "designations.end_date": "Sanction.endDate",
    "designations.legal_bases[].citation": "~Sanction.reason",
    "designations.legal_bases[].title": "~Sanction.reason",
    "designations.reasons": "Sanction.reason",
    "designations.measures[].text": "~Sanction.provisions",
    "designations.measures[].label": "~Sanction.provisions",
    "designations.events[listed].date": "Sanction.listingDate",
    "designations.events[effective].date": "Sanction.startDate",
    "designations.events[delisted].date": "Sanction.endDate",
    "designations.events[amended].date": "Sanction.modifiedAt",
}
"""
The properties that mean a field, and may hold its values: those of the party by their names, those of what hangs on it
behind its schema (``Identification`` is a ``Passport`` too, ``Edge`` a relation, ``Other`` the party at its other end).
One with a tilde may hold more than the value. Empty brackets stand for any kind.
"""


@lru_cache(maxsize=1024)
def _homes(path: str) -> tuple[str, ...]:
    """The properties for a path; a legal basis and a measure may have a kind or none."""
    bare = re.sub(r"\[[^\]]*\]", "", path)
    for known in (path, _first_any(path), _any(path), bare):
        if known in _HOMES:
            return tuple(_HOMES[known].split())
    for known, homes in _HOMES.items():
        if "[]" in known and known.replace("[]", "") == bare:
            return tuple(homes.split())
    return ()


def _any(path: str) -> str:
    return re.sub(r"\[[^\]]*\]", "[]", path)


def _first_any(path: str) -> str:
    return re.sub(r"\[[^\]]*\]", "[]", path, count=1)


@lru_cache(maxsize=65536)
def _folded(text: str) -> str:
    """A text as it is compared: words in small letters, with single spaces, without invisible characters."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    if not plain.isascii():
        plain = "".join(character for character in plain if unicodedata.category(character) != "Cf")
    return " ".join(_WORDS.findall(plain))


_WORDS = re.compile(r"\w+")


class _Output:
    """What was written for one party: the values of its properties, and of those of what hangs on it."""

    def __init__(self) -> None:
        self.values: dict[str, set[str]] = {}
        self._texts: list[str] = []
        self._folded: dict[str, tuple[set[str], str]] = {}
        self._words: str | None = None

    def add(self, prefix: str, properties: dict[str, list[str]]) -> None:
        """Take properties in, under a name that tells whose they are."""
        for name, values in properties.items():
            self.values.setdefault(prefix + name, set()).update(values)
            if name in _TEXTS:
                self._texts += values

    def holds(self, path: str, leaf: _Leaf) -> bool:
        """Whether a property that means the field has the value."""
        for home in _homes(path):
            values = self.values.get(home.lstrip("~"), set())
            if any(form in values for form in leaf.forms):
                return True
            if path in _EXACT or not values:
                continue
            bare, words = self._compared(home.lstrip("~"), values)
            for folded in map(_folded, leaf.forms):
                if folded and (_bare(folded) in bare or (home.startswith("~") and f" {folded} " in words)):
                    return True
        return False

    def _compared(self, home: str, values: set[str]) -> tuple[set[str], str]:
        """The values of a property as they are compared: without spaces, and as words in a row."""
        found = self._folded.get(home)
        if found is None:
            folded = [_folded(value) for value in values]
            found = self._folded[home] = {_bare(value) for value in folded}, _in_a_row(folded)
        return found

    def mentions(self, leaf: _Leaf) -> bool:
        """Whether a text has the value in its words."""
        folded = _folded(leaf.text)
        if not folded:
            return any(leaf.text in text for text in self._texts)
        if self._words is None:
            self._words = _in_a_row(map(_folded, self._texts))
        return f" {folded} " in self._words


def _bare(folded: str) -> str:
    return folded.replace(" ", "").removeprefix("imo")


def _in_a_row(texts: Iterable[str]) -> str:
    return "".join(f" {text} |" for text in texts)


_EXACT = frozenset(path for path in _HOMES if "date" in path)
"""Dates are compared as they stand: 1958 is not what "1958~" says."""


def _outputs(items: list[dict[str, Any]]) -> list[_Output]:
    """What was written for each party, in the order of the file; the parties outside the list come last."""
    by_id = {item["id"]: item for item in items}
    outputs: dict[str, _Output] = {}
    for item in items:
        if item["schema"] in _PARTIES:
            output = outputs[item["id"]] = _Output()
            output.add("", item["properties"])
            for address in item["properties"].get("addressEntity", ()):
                output.add("Address.", by_id[address]["properties"])
    for item in items:
        schema, properties = item["schema"], item["properties"]
        if schema in _EDGES:
            ends = [properties[end][0] for end in _EDGES[schema]]
            for own, other in (ends, ends[::-1]):
                outputs[own].add("Edge.", properties)
                names = [value for name in _NAMES for value in by_id[other]["properties"].get(name, ())]
                outputs[own].add("Other.", {"name": names, "id": [other]})
            continue
        prefix = "Identification." if schema == "Passport" else f"{schema}."
        for reference in ("entity", "holder", "issuer"):
            for owner in properties.get(reference, ()):
                outputs[owner].add(prefix, properties)
    return list(outputs.values())
