"""An entity of FollowTheMoney, put together value by value."""

from __future__ import annotations

from ...model import Country, PartialDate
from .ids import digest
from .schemata import CAPTIONS, SCHEMATA, TEXT
from .values import clean_text, country_code, date_prefix, date_words


class Item:
    """An entity of FollowTheMoney, put together value by value."""

    __slots__ = ("id", "notes", "properties", "schema", "types")

    def __init__(self, schema: str, id: str) -> None:
        self.id = id
        self.schema = schema
        self.types = SCHEMATA[schema]
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
        rest = clean_text(words)
        while rest:
            self.put(self.notes, rest[: TEXT.length].strip())
            rest = rest[TEXT.length :].strip()

    def date(self, name: str, date: PartialDate | None, label: str) -> None:
        """Add the part of a date that the property can hold; the whole goes to the notes where that is not all."""
        if date is None:
            return
        prefix = date_prefix(date) if name in self.types else None
        if prefix:
            self.put(name, prefix)
        if words := date_words(date, prefix):
            self.note(f"{label}: {words}")

    def country(self, name: str, country: Country | None, label: str | None = None) -> bool:
        """Add a country by its code; by its name to the notes after *label*, if there is no code. Says which."""
        if country is None:
            return False
        if country.code and name in self.types and (code := country_code(country.code)):
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

    def merge(self, other: Item) -> None:
        """Take over the values of another item with the same identifier."""
        for name, values in other.properties.items():
            for value in values:
                self.put(name, value)

    def to_dict(self, dataset: str) -> dict[str, object]:
        """As FollowTheMoney's JSON, in the order of keys that tools sort by."""
        caption = self.first(*CAPTIONS[self.schema]) or self.schema
        return {
            "id": self.id,
            "caption": caption,
            "schema": self.schema,
            "properties": self.properties,
            "datasets": [dataset],
            "referents": [],
            "target": "topics" in self.properties,
        }


def dependent_id(item: Item, *parts: str | None) -> str:
    """The identifier of what hangs on *item*, made of its facts."""
    return f"{item.id.partition('-')[0]}-{digest(item.id, *parts)}"
