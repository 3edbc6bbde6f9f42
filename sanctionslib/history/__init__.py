"""Editions of one list over time: the list as it stood on a day, and the life of an entity on it."""

from .editions import EntityHistory, History
from .intervals import Basis, Bound, Evidence, EvidenceKind, Interval
from .store import Edition
from .timeline import TimelineEvent, TimelineKind

__all__ = [
    "Basis",
    "Bound",
    "Edition",
    "EntityHistory",
    "Evidence",
    "EvidenceKind",
    "History",
    "Interval",
    "TimelineEvent",
    "TimelineKind",
]
