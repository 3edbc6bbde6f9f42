"""A difference as plain values, for JSON."""

from __future__ import annotations

from typing import Any

import attrs

from ..codec import Encoder
from ..model import Program, SanctionsList
from .results import Action, Diff, EntityChange, FieldChange


def plain(diff: Diff) -> dict[str, Any]:
    """
    All of a difference as plain values: what `json.dumps` takes.

    The values are those of the library's JSON (`sanctionslib.dumps`), programs by their code, and none is cut short.
    """
    old, new = Encoder(diff.old), Encoder(diff.new)
    return {
        "old": _edition(diff.old, diff.old_date),
        "new": _edition(diff.new, diff.new_date),
        "counts": {
            "added": len(diff.added),
            "removed": len(diff.removed),
            "changed": len(diff.changed),
            "kinds": {kind.value: count for kind, count in diff.counts.items()},
        },
        "warnings": [{"kind": each.kind.value, "message": each.message} for each in diff.warnings],
        "not_compared": [
            {"field": each.field, "reason": each.reason, **({"ids": list(each.ids)} if each.ids else {})}
            for each in diff.not_compared
        ],
        "actions": [_action(action) for action in diff.actions],
        "added": [new.value(change.new) for change in diff.added],
        "removed": [old.value(change.old) for change in diff.removed],
        "changed": [_changed(change, old, new) for change in diff.changed],
    }


def _edition(edition: SanctionsList, date: object) -> dict[str, Any]:
    return {
        "title": edition.title,
        "authority": edition.authority.id if edition.authority else None,
        "published": str(date) if date else None,
        "format": edition.format,
        "entities": len(edition),
        "files": [{"name": file.name, **({"sha256": file.sha256} if file.sha256 else {})} for file in edition.files],
    }


def _action(action: Action) -> dict[str, Any]:
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


def _changed(change: EntityChange, old: Encoder, new: Encoder) -> dict[str, Any]:
    return {
        "id": change.id,
        "reference": change.entity.reference,
        "name": str(change.entity.name or ""),
        "kind": change.kind.value,
        "changes": [_field(each, old, new) for each in change.changes],
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
