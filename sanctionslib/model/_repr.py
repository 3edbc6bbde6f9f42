"""A repr one can read aloud: only what is stated, in words."""

from __future__ import annotations

import enum

import attrs


def brief_repr(value: attrs.AttrsInstance) -> str:
    """
    Show *value* with its first field bare and the other stated fields named.

    Fields that hold nothing, and those that say only where a value stands, are left out.
    """
    shown: list[str] = []
    for place, field in enumerate(attrs.fields(type(value))):
        content = getattr(value, field.name)
        if not field.repr or content is None or content in ((), field.default):
            continue
        text = str(content) if isinstance(content, enum.Enum) else repr(content)
        shown.append(text if place == 0 else f"{field.name}={text}")
    return f"{type(value).__name__}({', '.join(shown)})"
