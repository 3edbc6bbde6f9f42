"""Remarks in two editions: what they say beyond the values read out of them, and what a cut leaves unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs

from ..model import (
    Contact,
    DigitalCurrencyAddress,
    Entity,
    Identification,
    Measure,
    Name,
    Note,
    Person,
    Relationship,
)
from ..model.folding import fold_words
from ..parsing.remarks import Item
from .comparability import Manner
from .equivalence import text
from .results import ChangeKind, FieldChange

_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[^\W\d_a-z])|\s+(?=INTERPOL-UN \S.* web link)")
_URL = re.compile(r"https?://\S+")
_NOTICE = re.compile(r"(?:INTERPOL-UN Security Council Special Notice web link)?:?\s*https?://\S+(?:\s+click here)?")


def free_texts(entity: Entity, manner: Manner, *, full_stop: bool = False, cut: bool = False) -> Iterator[str]:
    """
    What the remarks of an entity say that stands in no field beside: items that their grammar does not read; sentences,
    where there is no grammar.

    >>> entity = Entity(id="unsc-1", remarks=("Belongs to a tribe. Height 176 cm. https://notices.example/1",))
    >>> list(free_texts(entity, Manner()))
    ['Belongs to a tribe.', 'Height 176 cm.']
    """
    titles = {fold_words(title) for title in entity.titles} if isinstance(entity, Person) else ()
    for remark in entity.remarks:
        if manner.grammar:
            found = list(manner.grammar.items(remark, full_stop=full_stop, cut=cut))
            whole = found[:-1] if cut else found
            yield from (item.value for item in whole if not item.label and fold_words(item.value) not in titles)
        else:
            sentences = (_NOTICE.sub("", sentence).strip() for sentence in _SENTENCE.split(remark))
            yield from (sentence for sentence in sentences if re.search(r"\w", sentence))


def _trimmed(words: str) -> str:
    """A text without the full stop at its end, which may be that of the whole remark."""
    return text(words).rstrip(". ")


class Remarks:
    """The remarks of one entity in two editions."""

    def __init__(self, old: Entity, new: Entity, manner: Manner, cut: tuple[bool, bool]) -> None:
        self.entities = old, new
        self.manner = manner
        self.cut = cut

    def changes(self) -> Iterator[FieldChange]:
        """What changed in them beyond the values of fields."""
        old, new = self.entities
        if old.remarks == new.remarks or "remarks" in self.manner.left_out:
            return
        before, after = self._free(0), self._free(1)
        removed = tuple(words for key, words in before.items() if key not in after)
        added = tuple(words for key, words in after.items() if key not in before)
        if removed or added:
            yield FieldChange("remarks", removed, added, ChangeKind.REMARKS_AMENDED)
        elif not self.manner.across:
            reworded = [(before[key], after[key]) for key in before if _trimmed(before[key]) != _trimmed(after[key])]
            if reworded:
                olds, news = zip(*reworded, strict=True)
                yield FieldChange("remarks", olds, news, ChangeKind.REMARKS_REWORDED)

    def _free(self, side: int) -> dict[str, str]:
        texts = free_texts(self.entities[side], self.manner, full_stop=self.manner.full_stops[side], cut=self.cut[side])
        return {fold_words(_URL.sub("", words) or words): words for words in texts}

    # -- beyond the cut --

    def doubted(self, change: FieldChange) -> Iterator[FieldChange]:
        """A change in parts: what is certain, and what may stand where a remark was cut off."""
        if change.kind is ChangeKind.RENAMED:
            yield change
            return
        sure: list[tuple[Any, ...]] = []
        doubtful: list[tuple[Any, ...]] = []
        for side, values in enumerate((change.old, change.new)):
            unsure = [value for value in values if not self._is_sure(change.field, value, side)]
            doubtful.append(tuple(unsure))
            sure.append(tuple(value for value in values if value not in unsure))
        if any(sure):
            yield attrs.evolve(change, old=sure[0], new=sure[1])
        if any(doubtful):
            yield FieldChange(change.field, doubtful[0], doubtful[1], ChangeKind.CANNOT_SAY)

    def cut_elsewhere(self) -> list[FieldChange]:
        """Remarks in which nothing changed but what stands at the cut."""
        old, new = self.entities
        if old.remarks == new.remarks or self.manner.across:
            return []
        return [FieldChange("remarks", old.remarks, new.remarks, ChangeKind.CANNOT_SAY)]

    def _is_sure(self, name: str, value: Any, side: int) -> bool:
        """
        Whether a value that only one side has is missing on the other, and not just beyond its cut.

        It is if the other is not cut; or if, in the order of the remark, something comes after the value that the other
        side does have before its cut.
        """
        grammar = self.manner.grammar
        if grammar is None or not self.cut[1 - side] or not grammar.can_state(name, value):
            return True
        words = _words_of(value)
        if words is None:
            return False
        stated = [text(item.value.strip("'\"")) for item in self._shared_part(side)]
        more = words + " " if isinstance(value, Identification) else "\0"  # its country and dates follow
        return any(each == words or each.startswith(more) for each in stated)

    def _shared_part(self, side: int) -> list[Item]:
        """The items of a remark up to the last one that the other side has too."""
        here, there = self._items(side), self._items(1 - side)
        known = {item.text for item in there}
        last = max((place for place, item in enumerate(here) if item.text in known), default=-1)
        return here[: last + 1]

    def _items(self, side: int) -> list[Item]:
        grammar, full_stop, cut = self.manner.grammar, self.manner.full_stops[side], self.cut[side]
        assert grammar
        return [
            item for text in self.entities[side].remarks for item in grammar.items(text, full_stop=full_stop, cut=cut)
        ]


def _words_of(value: Any) -> str | None:
    """The words of a value as they stand in a remark; None where it is not written there as it is here."""
    match value:
        case str():
            words: str | None = value
        case Name() | Measure() | Note():
            words = value.text
        case Identification():
            words = value.number
        case Contact():
            words = value.value
        case Relationship():
            words = value.name
        case DigitalCurrencyAddress():
            words = value.address
        case _:
            words = None
    return text(words) if words else None
