"""JSON: the model, whole, as one object. See `sanctionslib.codec` for its shape."""

from __future__ import annotations

from collections.abc import Iterator

from ..codec import dumps
from ..model import SanctionsList
from ._stream import Stream, encoded


def lines(sanctions_list: SanctionsList | Stream) -> Iterator[str]:
    """The list's own facts, then an entity a line, then an issue a line, as one JSON object."""
    encoder, facts, records = encoded(sanctions_list)
    yield dumps(encoder.header(facts))[:-1] + ', "entities": ['
    yield from _separated(line for _, line in records)
    yield '], "issues": ['
    yield from _separated(dumps(encoder.value(issue)) for issue in facts.issues)
    yield "]}"


def _separated(items: Iterator[str]) -> Iterator[str]:
    held = None
    for item in items:
        if held is not None:
            yield held + ","
        held = item
    if held is not None:
        yield held
