"""
An audit: every element, attribute and column of a raw file, and whether its values stand in the finished entities.

It is measured on the output, against the raw file, which it walks itself: a parser cannot vouch for itself. What each
path must have become stands in the tables of the modules beside this one; what a parser leaves out on purpose, and why,
in its `Format.omissions`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

import attrs

from ..errors import ReadError
from ..model import Entity
from ..parsing.input import Input, Progress
from ..parsing.items import Seen
from ..reading import Format, Reading, open_reading
from .engine import HEAD, Run, Spool, Value
from .flatten import Claim, Leaves, folded
from .layouts import LAYOUTS
from .raw import raw_values
from .report import Audit, Loss, Row
from .verdicts import Verdicts

__all__ = ["Audit", "Loss", "Row", "audit", "compare", "judge", "traced"]


def audit(source: Input, *, format: str | None = None, progress: Progress | None = None) -> Audit:
    """
    Read a list, and look for every value of its files in what was read; see `sanctionslib.read` for the arguments.

    Each value must stand in the field that its path means, as often as the record states it; a date to exactly its
    precision, a code as the word that it was translated into.

    Raises:
        ReadError: what cannot be read, or is of a format whose files are not known here.

    >>> import sanctionslib as sl
    >>> found = audit(sl.sample_path())
    >>> found.entities, found.lost
    (22, 0)
    >>> next(row for row in found.rows if row.path == "aka/category").kept
    66
    """
    reading = open_reading(source, format=format, progress=progress)
    if reading.format.fields is not None:
        return judge(reading, traced(reading))
    return compare(reading, reading.entities())


def traced(reading: Reading) -> Iterator[tuple[Entity | None, list[Seen]]]:
    """The entities of a list, each with the values of the file that were read for it; last, those of no entity."""
    trace: list[Seen] = []
    reading.trace = trace
    for entity in reading.entities():
        values = trace[:]
        trace.clear()
        yield entity, values
    yield None, trace[:]


def judge(reading: Reading, records: Iterable[tuple[Entity | None, list[Seen]]]) -> Audit:
    """What became of the values that were read for some entities; see `traced`."""
    verdicts = Verdicts()
    count = 0
    for entity, values in records:
        count += entity is not None
        verdicts.add(entity, values)
    verdicts.finish(reading.finish(()))
    files = tuple(document.name for document in reading.documents)
    return Audit(
        format=reading.format.name, files=files, entities=count, rows=verdicts.rows(reading, raw_values(reading))
    )


def compare(reading: Reading, entities: Iterable[Entity]) -> Audit:
    """Look for every value of the files of a *reading* in the *entities* that were read from them."""
    layout = LAYOUTS.get(reading.format.name)
    if layout is None:
        raise ReadError(
            f"is of the format {reading.format.name}, which has no raw file to audit", file=reading.document.name
        )
    tally = _Tally(reading.format)
    run: Run = {}
    count = 0
    with Spool(layout.pieces(reading, run)) as spool:
        for entity in entities:
            count += 1
            line = entity.source.line if entity.source else None
            key = entity.reference or f"line-{line}"
            tally.add(key, layout.values(spool.take(key, whole=layout.whole), leaves := Leaves([entity]), run), leaves)
        heads = spool.take(HEAD, whole=True)
        leaves = Leaves([reading.finish(())])
        tally.add(None, layout.head(heads, leaves, run), leaves)
        for piece in spool.rest():
            tally.add(piece.key, layout.values([piece], leaves := Leaves(), run), leaves)
    files = tuple(document.name for document in reading.documents)
    return Audit(format=reading.format.name, files=files, entities=count, rows=tally.rows(reading))


@attrs.define
class _Counts:
    """What became of the values of one path, so far."""

    values: int = 0
    kept: int = 0
    as_issues: int = 0
    omitted: int = 0
    reason: str | None = None
    lost: int = 0
    first: Loss | None = None


class _Tally:
    """The values of a run by path, and those that were not found."""

    def __init__(self, format: Format) -> None:
        self.counts: dict[str, _Counts] = {}
        self.missing: list[tuple[str, Loss, tuple[Claim, ...]]] = []
        self.reasons = {path: reason for key, reason in format.omissions.items() for path in (key, *key.split(", "))}

    def add(self, key: str | None, values: Iterable[Value], leaves: Leaves) -> None:
        """Enter the values of a record, whose finished entity has those *leaves*."""
        outcomes: dict[str, bool] = {}
        # What may hold more or less than the text comes after what must be the text.
        for value in sorted(values, key=lambda value: any(claim.within or claim.around for claim in value.claims)):
            counts = self.counts.get(value.path)
            if counts is None:
                counts = self.counts[value.path] = _Counts()
            counts.values += 1
            if value.omission is not None and (reason := self.reasons.get(value.omission)):
                counts.omitted += 1
                counts.reason = reason
                continue
            if value.same is not None and value.same in outcomes:
                kept = outcomes[value.same]
            else:
                found = [leaves.take(claim) for claim in value.claims]  # each takes its leaf, whatever the others find
                kept = bool(found) and all(found)
                if value.same is not None:
                    outcomes[value.same] = kept
            if kept:
                counts.kept += 1
            else:
                self.missing.append((value.path, Loss(value.text, key, value.line), value.claims))

    def rows(self, reading: Reading) -> tuple[Row, ...]:
        """The rows, once every issue is known."""
        said: dict[str | None, list[str]] = {}
        for issue in reading.issues:
            if issue.raw is not None:
                words = folded(html.unescape(issue.raw))
                record = issue.source.record if issue.source else None
                said.setdefault(record, []).append(f"{words} / {issue.message}")
                if issue.source and record is None:
                    said.setdefault(f"line-{issue.source.line}", []).append(words)
        for path, loss, claims in self.missing:
            counts = self.counts[path]
            if any(_says(words, loss.text, claims) for at in (loss.record, None) for words in said.get(at, ())):
                counts.as_issues += 1
            else:
                counts.lost += 1
                counts.first = counts.first or loss
        return tuple(
            Row(path=path, **attrs.asdict(counts, recurse=False)) for path, counts in sorted(self.counts.items())
        )


def _says(words: str, text: str, claims: tuple[Claim, ...]) -> bool:
    """Whether an issue has a value in its words, or in the words that the value stands for (a code, a date)."""

    def has(part: str) -> bool:
        return bool(part) and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", words) is not None

    return has(text) or (bool(claims) and any(has(folded(part)) for _, part in claims[0].options))
