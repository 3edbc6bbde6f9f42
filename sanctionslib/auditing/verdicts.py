"""
What became of the values that a parser read: each is looked for in the finished entity, where the table of fields says.

The parser notes what it reads (`sanctionslib.parsing.items.Seen`); that is not taken on trust. The values are counted
against those of the raw file (`sanctionslib.auditing.raw`), so that none goes unread; the entity must hold each in the
field that its path means; and a date is read here once more, by rules of this room's own (`edtf`).
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from ..model import Entity, PartialDate, SanctionsList
from ..parsing.fields import Target
from ..parsing.items import Seen
from ..parsing.reading import Reading
from .engine import edtf
from .flatten import Claim, Leaves, folded, leaves_of
from .report import Loss, Row

_OF_THE_LIST = "list."


@attrs.define
class _Counts:
    """What became of the values of one path, so far."""

    kept: int = 0
    as_issues: int = 0
    omitted: int = 0
    reason: str | None = None
    lost: int = 0
    first: Loss | None = None
    derived: int = attrs.field(default=0, repr=False)  # how many of those lost are no values of the raw file


class Verdicts:
    """The values of a file by path, and those that were not found."""

    def __init__(self) -> None:
        self._counts: dict[str, _Counts] = {}
        self._missing: list[tuple[Seen, str | None, tuple[Claim, ...]]] = []
        self._header: list[Seen] = []

    def add(self, entity: Entity | None, values: Iterable[Seen]) -> None:
        """Look for the values of a record in its entity; None for a record that has become none."""
        record = entity.reference if entity else None
        if entity and record is None and entity.source:
            record = f"line-{entity.source.line}"
        own: list[Seen] = []
        for seen in values:
            (self._header if _is_of_the_list(seen) else own).append(seen)
        self._look(own, Leaves([entity] if entity else []), record)

    def finish(self, sanctions_list: SanctionsList) -> None:
        """Look for the values of the header in the facts of the list."""
        self._look(self._header, Leaves([sanctions_list]), None)

    def _look(self, values: list[Seen], leaves: Leaves, record: str | None) -> None:
        meanings: set[int] = set()  # objects made of several values, which one of them uses up
        exact = [(seen, claims) for seen in values if (claims := self._claims(seen, meanings)) is not None]
        # What must be the text itself comes before what may hold more than it, so that it is not used up.
        for seen, claims in sorted(exact, key=lambda pair: any(claim.within for claim in pair[1])):
            found = [leaves.take(claim) for claim in claims]  # each takes its leaf, whatever the others find
            if all(found) and _agrees(seen):
                self._of(seen).kept += _count(seen)
            else:
                self._missing.append((seen, record, claims))

    def _claims(self, seen: Seen, meanings: set[int]) -> tuple[Claim, ...] | None:
        """What the entity must hold for a value; None for one that is left out or stands in an issue."""
        field = seen.field
        reason = seen.reason or (field.omitted if field else None)
        if seen.reported:
            self._of(seen).as_issues += _count(seen)
            return None
        if reason is None and field and field.codes is not None and _meaning(seen) is None and _is_known(seen):
            reason = "it states nothing"
        if reason is not None:
            counts = self._of(seen)
            counts.omitted += _count(seen)
            counts.reason = reason
            return None
        if field is None:
            return (Claim(()),)
        return tuple(_claims(seen, field.targets, meanings))

    def _of(self, seen: Seen) -> _Counts:
        counts = self._counts.get(seen.path)
        if counts is None:
            counts = self._counts[seen.path] = _Counts()
        return counts

    def rows(self, reading: Reading, raw: Counter[str]) -> tuple[Row, ...]:
        """
        The rows, once every issue is known.

        Args:
            reading: The list that was read.
            raw: How many values the raw file has, by path.
        """
        words_of = _words_of_issues(reading)
        for seen, record, claims in self._missing:
            counts = self._of(seen)
            in_issues = not seen.path.endswith("<>")  # whose text is but what the file calls it
            if in_issues and any(
                _says(words, seen.text, claims) for at in (record, None) for words in words_of.get(at, ())
            ):
                counts.as_issues += _count(seen)
            else:
                counts.lost += 1 if seen.derived else seen.times
                counts.derived += seen.derived
                counts.first = counts.first or Loss(seen.text, record, seen.line)
        rows = []
        for path in sorted({*self._counts, *raw}):
            counts = self._counts.get(path) or _Counts()
            accounted = counts.kept + counts.as_issues + counts.omitted + counts.lost
            if (unread := raw[path] - (accounted - counts.derived)) > 0:
                counts.lost += unread
                counts.first = counts.first or Loss(f"{unread} values that nobody read")
                accounted += unread
            if accounted:
                of_row = attrs.filters.exclude("derived")
                rows.append(Row(path=path, values=accounted, **attrs.asdict(counts, recurse=False, filter=of_row)))
        return tuple(rows)


def _count(seen: Seen) -> int:
    """How many values of the file it is; none, if it is derived from one that is noted too."""
    return 0 if seen.derived else seen.times


def _is_of_the_list(seen: Seen) -> bool:
    return seen.field is not None and any(t.field.startswith(_OF_THE_LIST) for ts in seen.field.targets for t in ts)


def _is_known(seen: Seen) -> bool:
    return seen.read or (seen.field is not None and seen.text.casefold() in (seen.field.codes or ()))


def _meaning(seen: Seen) -> object:
    """What a value was read as; a code that was not asked for as one means what the table says."""
    if not seen.read and seen.field and seen.field.codes is not None:
        return seen.field.codes.get(seen.text.casefold())
    return seen.meaning


def _claims(seen: Seen, targets: tuple[tuple[Target, ...], ...], meanings: set[int]) -> Iterator[Claim]:
    meaning = _meaning(seen)
    shared = seen.shared and id(meaning) in meanings
    if seen.shared:
        meanings.add(id(meaning))
    several = iter(meaning if isinstance(meaning, tuple) and seen.field and seen.field.codes is not None else ())
    for options in targets:
        names = [option.field.removeprefix(_OF_THE_LIST) for option in options]
        if options[0].told:
            for value in seen.also.get(options[0].field, ()):
                yield from _of_parser(names, value, use=not seen.referred)
        elif not options[0].meaning:
            use = not options[0].within and not seen.referred  # what stands once beside the records is that of many
            yield Claim(tuple((name, seen.text) for name in names), use=use, within=options[0].within)
        elif meaning is None:
            yield Claim(())  # it could not be read: only an issue can keep it
        else:
            value = next(several, meaning) if isinstance(meaning, tuple) else meaning
            yield from _of_meaning(names, value, use=not shared and not seen.referred)


def _of_parser(names: list[str], value: Any, *, use: bool) -> Iterator[Claim]:
    """The claims of what the parser says of a field: an object stands there as a whole, a date by its value."""
    if attrs.has(type(value)) and not isinstance(value, PartialDate):
        yield Claim(tuple((name, "") for name in names), use=use, whole=value)
    else:
        yield from _of_meaning(names, value, use=use)


def _of_meaning(names: list[str], value: object, *, use: bool) -> Iterator[Claim]:
    """The claims of what stands in one of some fields: every leaf of it, of each where they are several."""
    if isinstance(value, tuple):
        for one in value:
            yield from _of_meaning(names, one, use=use)
    elif value is not None:
        # Of an object, only a date is used up: the other leaves may be values of their own (its note, a city).
        for place, held in enumerate(zip(*(leaves_of(name, value) for name in names), strict=True)):
            used = not attrs.has(type(value)) or (isinstance(value, PartialDate) and place == 0)
            yield Claim(tuple(held), use=use and used)


def _agrees(seen: Seen) -> bool:
    """Whether a date was read to exactly what its words state, as far as they can be read here."""
    meaning = seen.meaning
    if not isinstance(meaning, PartialDate) or meaning.edtf.startswith("XXXX"):
        return True
    words = edtf(seen.text)
    if words is None or seen.shared:
        return True
    return _bare(words) == _bare(meaning.edtf)


def _bare(text: str) -> str:
    return re.sub(r"[~?%]|-XX", "", text)


def _words_of_issues(reading: Reading) -> dict[str | None, list[str]]:
    """What the issues say, by record."""
    words_of: dict[str | None, list[str]] = {}
    for issue in reading.issues:
        if issue.raw is not None:
            words = folded(html.unescape(issue.raw))
            record = issue.source.record if issue.source else None
            words_of.setdefault(record, []).append(f"{words} / {issue.message}")
            if issue.source and record is None:
                words_of.setdefault(f"line-{issue.source.line}", []).append(words)
    return words_of


def _says(words: str, text: str, claims: tuple[Claim, ...]) -> bool:
    """Whether an issue has a value in its words, or in the words that the value stands for (a code, a date)."""

    def has(part: str) -> bool:
        return bool(part) and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", words) is not None

    return has(folded(text)) or (bool(claims) and any(has(folded(part)) for _, part in claims[0].options))
