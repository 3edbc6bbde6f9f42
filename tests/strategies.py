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
    """Values of the type of a field."""
    inner = without_none(hint)
    if inner is not hint:
        return st.none() | values(inner, depth)
    if typing.get_origin(hint) is tuple:
        size = 2 if depth < 3 else 0
        return st.lists(values(typing.get_args(hint)[0], depth + 1), max_size=size).map(tuple)
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


def objects(cls: type, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values of a class of the model."""
    fields = {}
    for field in attrs.fields(cls):
        strategy = values(hints(cls)[field.name], depth + 1)
        if issubclass(cls, PartialDate) and field.name == "edtf":
            strategy = edtf()
        elif issubclass(cls, PartialDate) and field.name == "calendar":
            strategy = st.just(Calendar.GREGORIAN)
        elif field.default is not attrs.NOTHING:
            strategy = st.just(field.default) | strategy
        fields[field.name] = strategy
    return st.builds(cls, **fields)


def lists() -> st.SearchStrategy[SanctionsList]:
    """Whole lists."""
    return objects(SanctionsList)
