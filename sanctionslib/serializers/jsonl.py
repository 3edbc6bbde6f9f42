"""JSON Lines: the model, whole, a line at a time. See `sanctionslib.codec` for the shape of each."""

from __future__ import annotations

from collections.abc import Iterator

from ..codec import Encoder, dumps
from ..model import Entity, Issue, SanctionsList


def lines(sanctions_list: SanctionsList) -> Iterator[str]:
    """The list's own facts, each entity, each issue after the entity it arose in, and a line that says it is whole."""
    encoder = Encoder(sanctions_list)
    yield dumps(encoder.header())
    waiting = 0
    issues = sanctions_list.issues
    for entity in sanctions_list.entities:
        yield dumps(encoder.value(entity))
        while waiting < len(issues) and _arose_by(issues[waiting], entity):
            yield dumps({"type": "issue", **encoder.value(issues[waiting])})
            waiting += 1
    for issue in issues[waiting:]:
        yield dumps({"type": "issue", **encoder.value(issue)})
    yield dumps({"type": "end", "entities": len(sanctions_list.entities), "issues": len(issues)})


def _arose_by(issue: Issue, entity: Entity) -> bool:
    """Whether an issue stands in the record of *entity*, or before it."""
    if issue.source is None or entity.source is None:
        return False
    if issue.source.record is not None:
        return issue.source.record == entity.source.record
    return issue.source.line is not None and entity.source.line is not None and issue.source.line <= entity.source.line
