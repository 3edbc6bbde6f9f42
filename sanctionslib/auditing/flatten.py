"""The finished entity as leaves: each text, number, date and word that the model holds, under the name of its field."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import Any, NamedTuple

import attrs

from ..model import Authority, File, Program

_SKIPPED = frozenset({"authority", "file", "record", "line", "origin", "umbrella", "files", "entities", "issues"})
"""Fields that hold nothing of the record itself: who publishes it, where it stands, what the parser says of itself."""


def folded(text: str) -> str:
    r"""
    A text as it is compared: white space of any kind as single spaces.

    >>> folded(" Deputy\n  Minister\xa0of Defence")
    'Deputy Minister of Defence'
    """
    return " ".join(text.split())


class Claim(NamedTuple):
    """
    What a raw value must have become: a leaf with that text in one of some fields.

    Attributes:
        options: Pairs of field and text; the first pair for which there is a leaf is taken.
        use: Whether the leaf is used up: a leaf keeps one raw value, no second one.
        within: Whether the leaf may hold more than the text.
        around: Whether the leaf may hold less than the text.
        whole: A value of the model that must stand in the field as it is, with all of its leaves; None for a leaf.
    """

    options: tuple[tuple[str, str], ...]
    use: bool = True
    within: bool = False
    around: bool = False
    whole: attrs.AttrsInstance | None = None


_OF_PROGRAMS = ("code", "title", "names")
"""What a file can say of a program; the rest is what the registry knows of it."""

_FIELDS: dict[type[attrs.AttrsInstance], tuple[str, ...]] = {}


def _fields(cls: type[attrs.AttrsInstance]) -> tuple[str, ...]:
    if (found := _FIELDS.get(cls)) is None:
        names = _OF_PROGRAMS if cls is Program else tuple(field.name for field in attrs.fields(cls))
        found = _FIELDS[cls] = tuple(name for name in names if name not in _SKIPPED)
    return found


class Leaves:
    """
    The leaves of some values of the model, each to be taken once.

    A field is named by its path, ``addresses.city``. What has a kind can also be had by it:
    ``identifications[passport].number``, ``designations.events[amended].date.edtf``.

    >>> from sanctionslib import Name, Person
    >>> from sanctionslib.model import NameKind
    >>> leaves = Leaves([Person(id="x-1", names=(Name("Bob", kind=NameKind.AKA),))])
    >>> claim = Claim((("names[aka].text", "Bob"),))
    >>> leaves.take(claim), leaves.take(claim)
    (True, False)
    """

    def __init__(self, values: Iterable[attrs.AttrsInstance] = ()) -> None:
        self._by_text: dict[tuple[str, str], list[int]] = {}
        self._by_field: dict[str, list[tuple[str, int]]] = {}
        self._values: dict[str, list[attrs.AttrsInstance]] = {}
        self._used: set[int | tuple[str, int]] = set()
        self._count = 0
        for value in values:
            self._leaf(("class",), type(value).__name__)
            for name in _fields(type(value)):
                self._add((name,), getattr(value, name))

    def _leaf(self, names: tuple[str, ...], text: str) -> None:
        text = folded(text)
        if not text:
            return
        self._count += 1
        for name in names:
            self._by_text.setdefault((name, text), []).append(self._count)
            self._by_field.setdefault(name, []).append((text, self._count))

    def _add(self, names: tuple[str, ...], value: Any) -> None:
        if value is None:
            return
        if isinstance(value, tuple):
            for item in value:
                self._add(names, item)
        elif isinstance(value, enum.Enum):
            self._leaf(names, str(value.value))
        elif isinstance(value, bool):
            self._leaf(names, "true" if value else "false")
        elif isinstance(value, type):
            self._leaf(names, value.__name__)
        elif isinstance(value, (Authority, File)):
            return
        elif attrs.has(type(value)):
            self._values.setdefault(names[0], []).append(value)
            kind = getattr(value, "kind", None) or getattr(value, "scheme", None)
            if kind is not None:
                names = (names[0], f"{names[0]}[{kind}]")
            for field in _fields(type(value)):
                if (inner := getattr(value, field)) is not None and inner != ():
                    self._add(tuple(f"{name}.{field}" for name in names), inner)
        else:
            self._leaf(names, str(value))

    def texts(self, field: str) -> list[str]:
        """What stands in a field, used up or not."""
        return [text for text, _ in self._by_field.get(field, ())]

    def has(self, field: str, text: str) -> bool:
        """Whether a text stands in a field, used up or not."""
        return (field, folded(text)) in self._by_text

    def take(self, claim: Claim) -> bool:
        """Whether there is a leaf (or a value) such as claimed; if so, it is used up."""
        if claim.whole is not None:
            return self._take_whole(claim, claim.whole)
        for field, text in claim.options:
            for leaf in self._such_as(claim, field, folded(text)):
                if not claim.use:
                    return True
                if leaf not in self._used:
                    self._used.add(leaf)
                    return True
        return False

    def _take_whole(self, claim: Claim, whole: attrs.AttrsInstance) -> bool:
        leaves = leaves_of("", whole)
        for field, _ in claim.options:
            for place, value in enumerate(self._values.get(field, ())):
                if claim.use and (field, place) in self._used:
                    continue
                if leaves_of("", value) == leaves:
                    if claim.use:
                        self._used.add((field, place))
                    return True
        return False

    def _such_as(self, claim: Claim, field: str, text: str) -> Iterable[int]:
        if claim.within or claim.around:
            return [
                leaf
                for found, leaf in self._by_field.get(field, ())
                if (claim.within and text in found) or (claim.around and found in text)
            ]
        return self._by_text.get((field, text), ())


def leaves_of(name: str, value: object) -> list[tuple[str, str]]:
    """
    The leaves of a value that stands in a field: pairs of a path, with the kinds of what has one, and a text.

    >>> from sanctionslib import Name
    >>> from sanctionslib.model import NameKind
    >>> leaves_of("names", Name("Bob", kind=NameKind.AKA)), leaves_of("gender", "male")
    ([('names[aka].text', 'Bob'), ('names[aka].kind', 'aka')], [('gender', 'male')])
    """
    leaves = Leaves()
    leaves._add((name,), value)
    # The last name of a leaf is the one that says the most: names[aka].text comes behind names.text.
    most = {leaf: (field, text) for field, texts in leaves._by_field.items() for text, leaf in texts}
    return list(most.values())
