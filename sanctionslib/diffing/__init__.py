"""
What changed between two editions of one list: who was added and removed, and which facts of whom changed.

`diff` compares; `Diff` is the result, and `Diff.actions` groups it as the authority announces it.
"""

from __future__ import annotations

from typing import Any

from .actions import Action
from .entities import compare
from .lists import Diff, diff
from .results import ChangeKind, DiffWarning, DiffWarningKind, EntityChange, FieldChange, NotCompared

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


def actions(diff: Diff) -> tuple[Action, ...]:
    """The actions of a difference: `Diff.actions`."""
    return diff.actions


def plain(diff: Diff) -> dict[str, Any]:
    """A difference as plain values: `Diff.plain`."""
    return diff.plain()
