"""
What changed between two editions of one list: who was added and removed, and which facts of whom changed.

`diff` compares; `Diff` holds what it found, and `Diff.actions` puts it together as the authority announces it.
"""

from __future__ import annotations

from .actions import actions
from .entities import compare
from .json import plain
from .lists import diff
from .results import Action, ChangeKind, Diff, DiffWarning, DiffWarningKind, EntityChange, FieldChange, NotCompared

__all__ = [
    "Action",
    "ChangeKind",
    "Diff",
    "DiffWarning",
    "DiffWarningKind",
    "EntityChange",
    "FieldChange",
    "NotCompared",
    "actions",
    "compare",
    "diff",
    "plain",
]
