"""JSON Lines: the model, whole, a line at a time. See `sanctionslib.codec` for the shape of each."""

from __future__ import annotations

from collections.abc import Iterator

from ..codec import dumps
from ..model import Issue, SanctionsList, Source
from ._stream import Stream, encoded


def lines(sanctions_list: SanctionsList | Stream) -> Iterator[str]:
    """The list's own facts, each entity, each issue after the entity it arose in, and a line that says it is whole."""
    encoder, facts, records = encoded(sanctions_list)
    yield dumps(encoder.header(facts))
    entities = waiting = 0
    issues = facts.issues
    for source, line in records:
        yield line
        entities += 1
        while waiting < len(issues) and _arose_by(issues[waiting], source):
            yield dumps({"type": "issue", **encoder.value(issues[waiting])})
            waiting += 1
    for issue in issues[waiting:]:
        yield dumps({"type": "issue", **encoder.value(issue)})
    yield dumps({"type": "end", "entities": entities, "issues": len(issues)})


def _arose_by(issue: Issue, source: Source | None) -> bool:
    """Whether an issue stands in the record that an entity was read from, or before it."""
    if issue.source is None or source is None:
        return False
    if issue.source.record is not None:
        return issue.source.record == source.record
    return issue.source.line is not None and source.line is not None and issue.source.line <= source.line
