"""The parts of a difference as plain values, for JSON."""

from __future__ import annotations

from typing import Any

import attrs

from ..codec import Encoder
from ..model import Program, SanctionsList
from .actions import Action
from .results import EntityChange, FieldChange


def edition(edition: SanctionsList, date: object) -> dict[str, Any]:
    """The facts of an edition, and its day."""
    return {
        "title": edition.title,
        "authority": edition.authority.id if edition.authority else None,
        "published": str(date) if date else None,
        "format": edition.format,
        "entities": len(edition),
        "files": [{"name": file.name, **({"sha256": file.sha256} if file.sha256 else {})} for file in edition.files],
    }


def action(action: Action) -> dict[str, Any]:
    """An action, its entities by id and name."""
    return {
        "authority": action.authority.id if action.authority else None,
        "program": action.program.code if action.program else None,
        "date": action.date.edtf if action.date else None,
        **{
            kind.value: [{"id": entity.id, "name": str(entity.name or "")} for entity in entities]
            for kind, entities in action.groups
            if entities
        },
    }


def changed(change: EntityChange, old: Encoder, new: Encoder) -> dict[str, Any]:
    """A change of an entity: its fields, each with the values that only one edition has, programs by their code."""
    return {
        "id": change.id,
        "reference": change.entity.reference,
        "name": str(change.entity.name or ""),
        "kind": change.kind.value,
        "changes": [_field(field, old, new) for field in change.changes],
    }


def _field(change: FieldChange, old: Encoder, new: Encoder) -> dict[str, Any]:
    return {
        "field": change.field,
        "kind": change.kind.value,
        "old": [_value(value, old) for value in change.old],
        "new": [_value(value, new) for value in change.new],
    }


def _value(value: Any, encoder: Encoder) -> Any:
    if isinstance(value, Program):
        return {"code": value.code}
    return encoder.value(value) if attrs.has(type(value)) else getattr(value, "value", value)
