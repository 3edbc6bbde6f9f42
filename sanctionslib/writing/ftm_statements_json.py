"""FollowTheMoney's statements as JSON, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ..model import Entity, SanctionsList
from ._stream import Stream
from .ftm import in_batches
from .ftm.statements import statements

_KEYS = (
    "canonical_id entity_id prop schema value dataset lang original_value first_seen last_seen external origin id"
).split()


def lines(sanctions_list: SanctionsList | Stream | Iterable[Entity], *, ids: str = "sanctionslib") -> Iterator[str]:
    """A statement a line, its keys in FollowTheMoney's order, so that the lines can be sorted as they are."""
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    made = statements(sanctions_list, ids=ids)
    yield from in_batches(encode({key: statement[key] for key in _KEYS}) for statement in made)
