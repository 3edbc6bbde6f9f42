"""
An entity from values by field, whatever the order in which a list states them, or several records of it.

Parsers that know where each value goes only when they read it (by a label beside it, or out of remarks) give each with
its field (`Placed`); `entity` puts them together, and says what its class of entity has no room for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import attrs

from ..codec import TYPES
from ..model import Entity, IssueCode


class Placed(NamedTuple):
    """
    A value with the field that it goes to.

    Attributes:
        field: A field of the entity (``contacts``), or of its designation (``designations.measures``).
        value: The value.
        raw: The text that it was read from, if an issue about it should not quote the value itself.
    """

    field: str
    value: Any
    raw: str | None = None

    @property
    def text(self) -> str:
        """What an issue about it quotes."""
        return str(self.value) if self.raw is None else self.raw


class Fitted(NamedTuple):
    """
    Which values a class of entity has room for.

    Attributes:
        values: The values by field: a tuple, or the first value of a field that holds one.
        misplaced: Those of fields that the class does not have.
        second: Further values, unlike the first, of fields that hold one.
    """

    values: dict[str, Any]
    misplaced: list[Placed]
    second: list[Placed]


def of_designations(placed: Iterable[Placed]) -> dict[str, Any]:
    """
    The values that go to fields of the designation, by its fields.

    >>> of_designations([Placed("designations.notes", 1), Placed("titles", 2), Placed("designations.notes", 3)])
    {'notes': (1, 3)}
    """
    values: dict[str, tuple[Any, ...]] = {}
    for field, value, _ in placed:
        if field.startswith(_DESIGNATIONS):
            name = field.removeprefix(_DESIGNATIONS)
            values[name] = (*values.get(name, ()), value)
    return values


def fitted(cls: type[Entity], placed: Iterable[Placed], *, once: bool = False) -> Fitted:
    """
    Which of some values a class of entity has room for; those that go to the designation are passed over.

    Args:
        cls: The class.
        placed: The values.
        once: Whether a value that comes again is entered once.

    >>> from sanctionslib import Person
    >>> found = fitted(Person, [Placed("titles", "Dr"), Placed("flags", "PA"), Placed("titles", "Prof")])
    >>> found.values, [one.field for one in found.misplaced]
    ({'titles': ('Dr', 'Prof')}, ['flags'])
    """
    several = _HOLDS_SEVERAL[cls]
    lists: dict[str, list[Any]] = {}
    found = Fitted({}, [], [])
    for one in placed:
        field, value, _ = one
        if field.startswith(_DESIGNATIONS):
            continue
        if field not in several:
            found.misplaced.append(one)
        elif several[field]:
            values = lists.setdefault(field, [])
            if not (once and value in values):
                values.append(value)
        elif found.values.setdefault(field, value) != value:
            found.second.append(one)
    found.values.update((field, tuple(values)) for field, values in lists.items())
    return found


def entity(
    cls: type[Entity], placed: Iterable[Placed], issue: Callable[[IssueCode, str, str], None], **more: Any
) -> Entity:
    """
    The entity that some values make; what its class has no room for is an issue.

    Args:
        cls: Its class.
        placed: The values; those that go to the designation are passed over.
        issue: Takes an issue: its code, what it says, and the text that it is about.
        more: Further fields: ``id``, ``designations``; values of lists among them come before those of *placed*.
    """
    found = fitted(cls, placed)
    for one in found.misplaced:
        misplaced(cls, one, issue)
    for one in found.second:
        issue(IssueCode.UNREADABLE_VALUE, f"a second {one.field.replace('_', ' ')}", one.text)
    for field, value in found.values.items():
        more[field] = (*more[field], *value) if field in more else value
    return cls(**more)


def misplaced(cls: type[Entity], one: Placed, issue: Callable[[IssueCode, str, str], None]) -> None:
    """Report a value of a field that a class of entity does not have."""
    issue(IssueCode.MISPLACED_VALUE, f"{cls.__name__.lower()} with {one.field.replace('_', ' ')}", one.text)


def has_field(cls: type[Entity], field: str) -> bool:
    """
    Whether a class of entity has a field.

    >>> from sanctionslib import Person, Vessel
    >>> has_field(Vessel, "flags"), has_field(Person, "flags")
    (True, False)
    """
    return field in _HOLDS_SEVERAL[cls]


_DESIGNATIONS = "designations."


_HOLDS_SEVERAL = {cls: {field.name: field.default == () for field in attrs.fields(cls)} for cls in TYPES.values()}
"""The fields of each class of entity, each with whether it holds several values."""
