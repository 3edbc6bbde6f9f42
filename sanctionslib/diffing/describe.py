"""Values of the model in words, with everything in which two of them can differ."""

from __future__ import annotations

import enum
from typing import Any

import attrs

from ..model import (
    Address,
    Annotation,
    Authority,
    BirthDate,
    Contact,
    Country,
    DigitalCurrencyAddress,
    Event,
    ExternalId,
    Identification,
    LegalBasis,
    Measure,
    Name,
    NameKind,
    Nationality,
    Note,
    PartialDate,
    Place,
    Program,
    Relationship,
    Security,
)

_IN_MAIN: dict[type, str] = {
    Name: "text parts cell",
    Address: "text lines po_box place city region postal_code locality country",
    Place: "text street place city region postal_code country",
    Country: "name code",
    Nationality: "country",
    PartialDate: "edtf text",
    BirthDate: "edtf text",
    Authority: " ".join(field.name for field in attrs.fields(Authority)),
    Identification: "kind number label",
    Contact: "kind value",
    DigitalCurrencyAddress: "currency address",
    ExternalId: "scheme value",
    Security: "kind value label",
    Relationship: "kind name reference label",
    Measure: "text label",
    Note: "text label",
    Event: "kind date label",
    LegalBasis: "citation",
    Program: " ".join(field.name for field in attrs.fields(Program)),
    Annotation: "label value",
}
"""The attributes that `_main` shows, or that add nothing to it. The others follow in parentheses."""


def words(value: Any) -> str:
    """
    A value in words.

    >>> from sanctionslib.model import IdentificationKind, Quality
    >>> words(Name("BNC", kind=NameKind.AKA, quality=Quality.WEAK))
    'BNC (aka, weak)'
    >>> words(Identification(IdentificationKind.PASSPORT, "A1", country=Country("Iran"), valid=False))
    'passport A1 (country Iran, not valid)'
    """
    if isinstance(value, enum.Enum):
        return str(value.value)
    if not attrs.has(type(value)):
        return str(value)
    shown = {*_IN_MAIN.get(type(value), "").split(), "origin", "legal_bases"}
    others = [
        _labelled(field.name, getattr(value, field.name), field.default)
        for field in attrs.fields(type(value))
        if field.name not in shown
    ]
    main, more = _main(value), ", ".join(filter(None, others))
    return f"{main} ({more})" if main and more else main or more or "(nothing)"


def _main(value: Any) -> str:
    match value:
        case Identification():
            return " ".join(filter(None, (value.label or value.kind, value.number)))
        case Contact() | ExternalId() | Security():
            kind = value.scheme if isinstance(value, ExternalId) else value.kind
            return f"{kind} {value.value}"
        case DigitalCurrencyAddress():
            return f"{value.currency} {value.address}"
        case Relationship():
            return f"{value.kind} {value.name or value.entity_id or '?'}"
        case Event():
            return " ".join(filter(None, (value.label or value.kind, str(value.date or ""))))
        case Measure() | Note():
            return ": ".join(filter(None, ((value.label or "").rstrip(" :-"), str(value))))
        case Annotation():
            return f"{value.label} {value.value or ''}".rstrip()
        case PartialDate():
            return value.text if "XXXX" in value.edtf and value.text else value.edtf
        case _:
            return str(value)


def _labelled(name: str, content: Any, default: Any) -> str | None:
    if content is None or content in ((), default) or (name, content) == ("kind", NameKind.PRIMARY):
        return None
    label = name.replace("_", " ")
    if isinstance(content, bool):
        return label if content else f"not {label}"
    if isinstance(content, enum.Enum):
        return str(content.value)
    values = content if isinstance(content, tuple) else (content,)
    shown = "; ".join(map(words, values))
    return shown if name == "note" else f"{label} {shown}"
