"""Hypothesis makes values of the model: any that its types and invariants allow."""

from __future__ import annotations

import datetime
import enum
import typing
from typing import Any

import attrs
from hypothesis import strategies as st

from sanctionslib import Entity, PartialDate, SanctionsList
from sanctionslib.codec import TYPES, hints, without_none
from sanctionslib.model import Calendar

TEXT = st.text(st.characters(), max_size=12)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


@st.composite
def edtf(draw: st.DrawFn) -> str:
    """EDTF of every form that `PartialDate` takes."""

    def point() -> str:
        day = draw(st.dates(datetime.date(1000, 1, 1)))
        form = draw(st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]))
        return day.strftime(form) + draw(st.sampled_from(["", "", "", "~", "?", "%"]))

    first, last = sorted((point(), point()))
    return draw(
        st.sampled_from(
            [
                first,
                f"[{first[:4]}..{last[:4]}]",
                f"[{first},{last}]",
                f"[..{last}]",
                f"[{first}..]",
                f"{first[:4]}/{last[:4]}",
                f"../{last}",
                f"{first}/..",
                f"{first}/",
                f"{first[:3]}X",
                f"{first[:2]}XX",
                "XXXX",
                f"{first[:4]}-11-XX",
            ]
        )
    )


def values(hint: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values of the type of a field, other than none."""
    hint = without_none(hint)
    if typing.get_origin(hint) is tuple:
        return st.lists(values(typing.get_args(hint)[0], depth + 1), min_size=1, max_size=2).map(tuple)
    if hint is str:
        return TEXT
    if hint is bool:
        return st.booleans()
    if hint is int:
        return st.integers(0, 10**9)
    if hint is datetime.date:
        return st.dates()
    if hint is Entity:
        return st.sampled_from(list(TYPES.values())).flatmap(lambda cls: objects(cls, depth))
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return st.sampled_from(list(hint))
    return objects(hint, depth)


@st.composite
def objects(draw: st.DrawFn, cls: type, depth: int = 0) -> Any:
    """
    Values of a class of the model, with a few of the fields that need not be given.

    Only a few: Hypothesis rejects large examples, so that drawing every field leaves it with almost nothing but empty
    objects.
    """
    fields = {field.name: field.default is attrs.NOTHING for field in attrs.fields(cls)}
    optional = draw(st.permutations([name for name, required in fields.items() if not required]))
    few = draw(st.integers(0, 2 if depth else 5))
    chosen = [name for name, required in fields.items() if required] + optional[:few]
    return cls(**{name: draw(field_values(cls, name, depth + 1)) for name in chosen})


def field_values(cls: type, name: str, depth: int) -> st.SearchStrategy[Any]:
    """Values of a field of a class of the model."""
    if issubclass(cls, PartialDate) and name == "edtf":
        return edtf()
    if issubclass(cls, PartialDate) and name == "calendar":
        return st.just(Calendar.GREGORIAN)
    return values(hints(cls)[name], depth)


@st.composite
def lists(draw: st.DrawFn) -> SanctionsList:
    """Whole lists, few of which are empty."""
    size = draw(st.sampled_from([0, 1, 1, 2, 2, 3]))
    entities = draw(st.lists(values(Entity), min_size=size, max_size=size).map(tuple))
    made: SanctionsList = draw(objects(SanctionsList, 1))
    return attrs.evolve(made, entities=entities)


def with_unique_ids(made: SanctionsList) -> SanctionsList:
    """The list with an identifier for each entity that has the form of those that parsers give."""
    return attrs.evolve(
        made, entities=tuple(attrs.evolve(entity, id=f"x-{number}") for number, entity in enumerate(made.entities))
    )
