"""Equality that leaves nothing out: sources, issues and words included."""

from __future__ import annotations

from typing import Any

import attrs


def difference(one: Any, other: Any, path: str = "") -> str | None:
    """
    Where two values of the model first differ, in any field; None if they are identical.

    >>> from sanctionslib.model import Source
    >>> difference(Source(line=1), Source(line=2))
    '.line: 1 is not 2'
    >>> difference((1, "a"), (1, "a")) is None
    True
    """
    if type(one) is not type(other):
        return f"{path}: {one!r} is not {other!r}"
    if attrs.has(type(one)):
        names = [field.name for field in attrs.fields(type(one))]
        pairs = [(getattr(one, name), getattr(other, name), f"{path}.{name}") for name in names]
    elif isinstance(one, tuple):
        if len(one) != len(other):
            return f"{path}: {len(one)} items are not {len(other)}"
        pairs = [(a, b, f"{path}[{index}]") for index, (a, b) in enumerate(zip(one, other, strict=True))]
    else:
        return None if one == other else f"{path}: {one!r} is not {other!r}"
    for a, b, where in pairs:
        if a is not b and (found := difference(a, b, where)):
            return found
    return None
