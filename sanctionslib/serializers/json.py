"""JSON: the model, whole, as one object. See `sanctionslib.codec` for its shape."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..codec import Encoder
from ..model import SanctionsList


def lines(sanctions_list: SanctionsList) -> Iterator[str]:
    """The list's own facts, then an entity a line, then an issue a line, as one JSON object."""
    encoder = Encoder(sanctions_list)
    encode = json.JSONEncoder(ensure_ascii=False).encode
    yield encode(encoder.header())[:-1] + ', "entities": ['
    yield from _separated(encode(encoder.value(entity)) for entity in sanctions_list.entities)
    yield '], "issues": ['
    yield from _separated(encode(encoder.value(issue)) for issue in sanctions_list.issues)
    yield "]}"


def _separated(items: Iterator[str]) -> Iterator[str]:
    held = None
    for item in items:
        if held is not None:
            yield held + ","
        held = item
    if held is not None:
        yield held
