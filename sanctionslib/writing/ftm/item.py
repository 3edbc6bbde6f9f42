"""An entity of FollowTheMoney, put together value by value."""

from __future__ import annotations

from typing import NamedTuple, Self

from ...model import Country, PartialDate
from .schemata import CAPTIONS, LABELS, SCHEMATA, TEXT, is_a
from .values import clean_text, country_code, date_prefix, date_words

METADATA = "metadata"
"""The origin of what the library knows, and the list does not say: an authority's country, a program's page."""
INFERRED = "inferred"
"""The origin of what is put together or concluded here: an address in one piece, a topic."""


class Said(NamedTuple):
    """What is known of a value beside the value, for statements."""

    lang: str | None
    original: str | None
    origin: str | None


class Item:
    """
    An entity of FollowTheMoney, put together value by value.

    What is said of a value beside the value (its language, the words of the source, where they come from) is told with
    each, for `TracedItem`; an item by itself has no place for it.
    """

    __slots__ = ("id", "notes", "properties", "schema", "types")

    def __init__(self, schema: str, id: str) -> None:
        self.id = id
        self.schema = schema
        self.types = SCHEMATA[schema]
        self.properties: dict[str, list[str]] = {}
        self.notes = "notes" if "notes" in self.types else "summary"

    def another(self, schema: str, id: str) -> Self:
        """An empty item of the same kind."""
        return type(self)(schema, id)

    def add(
        self,
        name: str,
        value: str | None,
        label: str | None = None,
        *,
        lang: str | None = None,
        origin: str | None = None,
    ) -> bool:
        """
        Add a value to a property; to the notes, after *label*, if the schema has no such property or that refuses it.

        Without a label, a value that is refused is left out. Says whether the property took it.
        """
        if not value:
            return False
        if type := self.types.get(name):
            clean = type.clean(value)
            if clean and len(clean) <= type.length:
                self.put(name, clean, lang, value, origin)
                return True
        if label:
            self.note(f"{label}: {value}")
        return False

    def put(
        self,
        name: str,
        value: str,
        lang: str | None = None,  # noqa: ARG002
        original: str | None = None,  # noqa: ARG002
        origin: str | None = None,  # noqa: ARG002
    ) -> None:
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

    def date(self, name: str, date: PartialDate | None, label: str, *, origin: str | None = None) -> None:
        """Add the part of a date that the property can hold; the whole goes to the notes where that is not all."""
        if date is None:
            return
        prefix = date_prefix(date) if name in self.types else None
        if prefix:
            self.put(name, prefix, None, date.text or date.edtf, origin)
        if words := date_words(date, prefix):
            self.note(f"{label}: {words}")

    def country(
        self, name: str, country: Country | None, label: str | None = None, *, origin: str | None = None
    ) -> bool:
        """Add a country by its code; by its name to the notes after *label*, if there is no code. Says which."""
        if country is None:
            return False
        if country.code and name in self.types and (code := country_code(country.code)):
            self.put(name, code, None, country.name, origin)
            return True
        if label:
            self.note(f"{label}: {country.name}")
        return False

    @property
    def holds(self) -> bool:
        """Whether it can hold documents and wallets: not a ship, not an aircraft."""
        return is_a(self.schema, "LegalEntity")

    def first(self, *names: str) -> str | None:
        """The first value of the first of these properties that has one."""
        return next((value for name in names for value in self.properties.get(name, ())), None)

    def merge(self, other: Self) -> None:
        """Take over the values of another item with the same identifier."""
        for name, values in other.properties.items():
            for value in values:
                self.put(name, value)

    def to_dict(self, dataset: str) -> dict[str, object]:
        """As FollowTheMoney's JSON, in the order of keys that tools sort by."""
        caption = self.first(*CAPTIONS.get(self.schema, ()))
        return {
            "id": self.id,
            "caption": caption or LABELS.get(self.schema, self.schema),
            "schema": self.schema,
            "properties": self.properties,
            "datasets": [dataset],
            "referents": [],
            "target": "topics" in self.properties,
        }


class TracedItem(Item):
    """
    An item that keeps what is said of its values, for statements.

    Attributes:
        said: By property and value, and by language; only of those of which there is anything to say.
    """

    __slots__ = ("said",)

    def __init__(self, schema: str, id: str) -> None:
        super().__init__(schema, id)
        self.said: dict[tuple[str, str], dict[str | None, Said]] = {}

    def put(
        self,
        name: str,
        value: str,
        lang: str | None = None,
        original: str | None = None,
        origin: str | None = None,
    ) -> None:
        """Add a value, with what is said of it."""
        super().put(name, value)
        if original == value:
            original = None
        if lang or original or origin:
            self.said.setdefault((name, value), {}).setdefault(lang, Said(lang, original, origin))

    def merge(self, other: Self) -> None:
        """Take over values, with what is said of them."""
        super().merge(other)
        for key, said in other.said.items():
            for lang, words in said.items():
                self.said.setdefault(key, {}).setdefault(lang, words)
