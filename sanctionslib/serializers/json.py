"""JSON: the model, whole, as one object. See `sanctionslib.codec` for its shape."""

from __future__ import annotations

from collections.abc import Iterator

from ..codec import Encoder, dumps
from ..model import SanctionsList


def lines(sanctions_list: SanctionsList) -> Iterator[str]:
    """The list's own facts, then an entity a line, then an issue a line, as one JSON object."""
    encoder = Encoder(sanctions_list)
    yield dumps(encoder.header())[:-1] + ', "entities": ['
    yield from _separated(dumps(encoder.value(entity)) for entity in sanctions_list.entities)
    yield '], "issues": ['
    yield from _separated(dumps(encoder.value(issue)) for issue in sanctions_list.issues)
    yield "]}"


def _separated(items: Iterator[str]) -> Iterator[str]:
    held = None
    for item in items:
        if held is not None:
            yield held + ","
        held = item
    if held is not None:
        yield held
