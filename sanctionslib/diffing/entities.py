"""One entity in two editions: which values only one of them has, and what that means."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any

import attrs

from ..model import (
    Designation,
    Entity,
    Event,
    EventKind,
    ExternalId,
    Identification,
    Measure,
    Name,
    NameKind,
    Note,
    Program,
)
from ..model.folding import fold_number, fold_words
from .comparability import DESIGNATION, Manner, as_tuple, compared_fields
from .equivalence import across, cited, exact, program_code
from .remarks import Remarks
from .results import ChangeKind, EntityChange, FieldChange

_Key = Callable[[Any], Hashable]
_Values = tuple[Any, ...]

_WITH_COMMAS = frozenset({"tonnage", "gross_registered_tonnage"})
"""Numbers that some encodings write with commas between thousands."""

_KINDS = {
    **dict.fromkeys(DESIGNATION, ChangeKind.DESIGNATION_AMENDED),
    "measures": ChangeKind.MEASURES_AMENDED,
    "relationships": ChangeKind.LINKS_AMENDED,
    "notice_urls": ChangeKind.NOTICES_AMENDED,
}
"""What a change of a field is; of any other, it is an amendment of identifying data."""


def compare(
    old: Entity, new: Entity, manner: Manner | None = None, *, cut: tuple[bool, bool] = (False, False)
) -> EntityChange | None:
    """
    What happened to an entity between two editions; None if nothing did.

    Args:
        old: As the old edition has it.
        new: As the new edition has it.
        manner: How to compare.
        cut: For the old and the new edition, whether its remarks were cut off.

    >>> one = Entity(id="x-1", names=(Name("MOONBAY", kind=NameKind.PRIMARY),))
    >>> compare(one, attrs.evolve(one, names=(Name("OLYMPICS", kind=NameKind.PRIMARY),)))
    <EntityChange x-1 'OLYMPICS': renamed>
    >>> compare(one, one) is None
    True
    """
    if old == new:
        return None
    manner = manner or Manner()
    found = [*_fields(old, new, manner), *_designations(old, new, manner)]
    remarks = Remarks(old, new, manner, cut)
    found += remarks.changes()
    if manner.grammar and any(cut):
        found = [part for change in found for part in remarks.doubted(change)] or remarks.cut_elsewhere()
    if not manner.across and not found:
        found = _layout(old, new, manner)
    return EntityChange(new.id, old, new, tuple(found)) if found else None


# -- fields -----------------------------------------------------------------------------------------------------


def _fields(old: Entity, new: Entity, manner: Manner) -> Iterator[FieldChange]:
    if type(old) is not type(new):
        kinds = (type(old).__name__.lower(),), (type(new).__name__.lower(),)
        yield FieldChange("type", *kinds, ChangeKind.RECLASSIFIED)
    classes: tuple[type, type] = type(old), type(new)
    for name in compared_fields(*classes):
        before, after = getattr(old, name, None), getattr(new, name, None)
        if before == after or (manner.across and name == "annotations"):
            continue
        gone, come = _apart(name, as_tuple(before), as_tuple(after), manner)
        if name == "external_ids":
            gone, come = _beyond_documents(gone, old), _beyond_documents(come, new)
        elif name == "identifications":
            gone, come = _beyond_moves(gone, come)
        if not gone and not come:
            continue
        if name == "names":
            yield from _names(gone, come)
        else:
            yield FieldChange(name, gone, come, _KINDS.get(name, ChangeKind.IDENTIFYING_DATA_AMENDED))


def _beyond_documents(found: tuple[ExternalId, ...], entity: Entity) -> tuple[ExternalId, ...]:
    """External identifiers but for those that repeat the number of a document, which is told already."""
    numbers = {fold_number(document.number) for document in entity.identifications if document.number}
    return tuple(each for each in found if fold_number(each.value) not in numbers)


def _apart(name: str, before: _Values, after: _Values, manner: Manner) -> tuple[_Values, _Values]:
    """The values that only the one has, and those that only the other has."""
    before, after = manner.comparable(name, before), manner.comparable(name, after)
    if before == after:
        return (), ()
    key = _key_of(name, manner)
    here = {key(value): value for value in before}
    there = {key(value): value for value in after}
    gone = [value for found, value in here.items() if found not in there]
    come = [value for found, value in there.items() if found not in here]
    if manner.across and name == "names" and gone and come:
        gone, come = _beyond_grades(gone, come)
    return tuple(gone), tuple(come)


def _beyond_grades(gone: list[Name], come: list[Name]) -> tuple[list[Name], list[Name]]:
    """Names but for those that only one encoding grades."""

    def alike(one: Name, other: Name) -> bool:
        return (
            fold_words(one.text) == fold_words(other.text)
            and one.kind is other.kind
            and None in (one.quality, other.quality)
        )

    return (
        [name for name in gone if not any(alike(name, other) for other in come)],
        [name for name in come if not any(alike(name, other) for other in gone)],
    )


def _key_of(name: str, manner: Manner) -> _Key:
    if name in _WITH_COMMAS:
        return lambda value: value.replace(",", "")
    if manner.across and name == "relationships":
        return lambda link: across(link.name or manner.parties.get(link.entity_id or "", link.entity_id))
    if manner.across:
        return across
    return lambda value: fold_words(value) if type(value) is str else exact(value)


def _names(gone: tuple[Name, ...], come: tuple[Name, ...]) -> Iterator[FieldChange]:
    """A primary name that gave way to another is a renaming; one more, or an alias, is an amendment."""
    for damaged in [(a, b) for a in gone for b in come if a.kind is b.kind and _is_damaged(a.text, b.text)]:
        yield FieldChange("names", damaged[:1], damaged[1:], ChangeKind.LAYOUT_ONLY)
        gone, come = (tuple(name for name in side if name not in damaged) for side in (gone, come))
    (gone_primary, gone_rest), (come_primary, come_rest) = map(_by_rank, (gone, come))
    if gone_primary and come_primary:
        yield FieldChange("names", gone_primary, come_primary, ChangeKind.RENAMED)
        gone, come = gone_rest, come_rest
    if gone or come:
        yield FieldChange("names", gone, come, ChangeKind.IDENTIFYING_DATA_AMENDED)


def _by_rank(names: tuple[Name, ...]) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    primary = tuple(name for name in names if name.kind is NameKind.PRIMARY)
    return primary, tuple(name for name in names if name.kind is not NameKind.PRIMARY)


_LOST = "\N{REPLACEMENT CHARACTER}"


def _is_damaged(one: str, other: str) -> bool:
    """
    Whether two names are one, but for characters that were lost when a file was made.

    >>> _is_damaged("MULHIM, Ali", "MUL\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}IM, Ali")
    True
    """
    damaged, whole = (one, other) if _LOST in one else (other, one)
    if _LOST not in damaged or _LOST in whole:
        return False
    parts = re.split(f"({_LOST}+)", damaged)
    pattern = "".join(f".{{1,{len(part)}}}" if part[:1] == _LOST else re.escape(part) for part in parts)
    return re.fullmatch(pattern, whole) is not None


def _beyond_moves(
    gone: tuple[Identification, ...], come: tuple[Identification, ...]
) -> tuple[tuple[Identification, ...], tuple[Identification, ...]]:
    """
    Documents but for those that only say in a field of its own what they said in a note: the UN's of 2026 have one for
    the expiry date, of which older files made a note ("Expiration date: 2026-12-11.").
    """
    moved = [(a, b) for a in gone for b in come if (a.kind, a.number) == (b.kind, b.number) and _facts(a) == _facts(b)]
    olds, news = [a for a, _ in moved], [b for _, b in moved]
    return tuple(each for each in gone if each not in olds), tuple(each for each in come if each not in news)


_FILLERS = frozenset("date expiration expires expiry issued of on".split())


def _facts(document: Identification) -> frozenset[str]:
    dates = document.issue_date, document.expiry_date, document.valid_from
    parts = document.note, document.issuer, document.issue_place, *map(str, filter(None, dates)), *document.facts
    words = {word for part in parts if part for word in fold_words(part).split()} - _FILLERS
    return frozenset({*words, f"country {across(document.country)}", f"of issue {across(document.issue_country)}"})


# -- designations -----------------------------------------------------------------------------------------------


def programs_of(entity: Entity) -> dict[str, Program]:
    """The programs that an entity is designated under, by their codes, folded; of one that was delisted, all it had."""
    return _programs_in(standing(entity) or entity.designations)


def _programs_in(designations: Iterable[Designation]) -> dict[str, Program]:
    return {program_code(program): program for found in designations for program in found.programs}


def standing(entity: Entity) -> tuple[Designation, ...]:
    """The designations of an entity of which the list states no end: some lists keep those that it does."""
    return tuple(found for found in entity.designations if not _ended(found))


def _ended(designation: Designation) -> bool:
    if designation.end_date is not None:
        return True
    return bool(designation.events) and designation.events[-1].kind is EventKind.DELISTED


def _end(old: Entity, new: Entity) -> ChangeKind:
    """What it means that the ends differ that a list states: of one designation of several, or of the last one."""
    before, after = (bool(standing(each)) or not each.designations for each in (old, new))
    if before == after:
        return ChangeKind.DESIGNATION_AMENDED
    return ChangeKind.DELISTED if before else ChangeKind.DESIGNATED


def stated(entity: Entity, name: str) -> tuple[Any, ...]:
    """All values of a field of the designations of an entity."""
    values = (value for found in entity.designations for value in as_tuple(getattr(found, name)))
    return tuple(dict.fromkeys(values))


def _designations(old: Entity, new: Entity, manner: Manner) -> Iterator[FieldChange]:
    if old.designations == new.designations:
        return
    if "programs" not in manner.left_out:
        yield from _programs(old, new)
    for name in DESIGNATION:
        before, after = stated(old, name), stated(new, name)
        if manner.across and name in ("list", "authority"):
            continue
        gone, come = _apart(name, before, after, manner)
        if manner.across and name != "measures" and not (gone and come):
            continue  # the one encoding says more than the other
        if name in ("measures", "notes"):
            pairs, gone, come = _reworded(gone, come)
            if pairs:
                olds, news = zip(*pairs, strict=True)
                yield FieldChange(name, olds, news, ChangeKind.REMARKS_REWORDED)
        if not manner.across:
            gone, come = (
                side + moved for side, moved in zip((gone, come), _moved(name, old, new, manner), strict=True)
            )
        if name == "events":
            yield from _events(gone, come, _end(old, new))
        elif gone or come:
            yield FieldChange(name, gone, come, _end(old, new) if name == "end_date" else _KINDS[name])


def _moved(name: str, old: Entity, new: Entity, manner: Manner) -> tuple[_Values, _Values]:
    """The values that both editions state, but no longer, or not before, of a program that both have."""
    if len(old.designations) < 2 and len(new.designations) < 2:
        return (), ()
    key = _key_of(name, manner)
    here, there = (
        {
            (program_code(program), key(value)): value
            for found in entity.designations
            for program in found.programs
            for value in as_tuple(getattr(found, name))
        }
        for entity in (old, new)
    )
    programs = _programs_in(old.designations).keys() & _programs_in(new.designations).keys()
    values = {value for _, value in here} & {value for _, value in there}
    return (
        tuple(v for each, v in here.items() if each not in there and each[0] in programs and each[1] in values),
        tuple(v for each, v in there.items() if each not in here and each[0] in programs and each[1] in values),
    )


def _programs(old: Entity, new: Entity) -> Iterator[FieldChange]:
    here, there = programs_of(old), programs_of(new)
    if bool(standing(old)) != bool(standing(new)):  # an end of all its designations takes no program from it
        here, there = _programs_in(old.designations), _programs_in(new.designations)
    gone = [program for code, program in here.items() if code not in there]
    come = [program for code, program in there.items() if code not in here]
    recoded = [(a, b) for a in gone for b in come if a.id is not None and a.id == b.id]
    for before, after in recoded:
        yield FieldChange("programs", (before,), (after,), ChangeKind.PROGRAM_RECODED)
    gone = [program for program in gone if all(program is not before for before, _ in recoded)]
    come = [program for program in come if all(program is not after for _, after in recoded)]
    if come:
        yield FieldChange("programs", (), tuple(come), ChangeKind.REDESIGNATED)
    if gone:
        yield FieldChange("programs", tuple(gone), (), ChangeKind.PROGRAM_REMOVED)


_TELLING = {
    (EventKind.DELISTED, 1): ChangeKind.DELISTED,
    (EventKind.DELISTED, 0): ChangeKind.DESIGNATED,
    (EventKind.LISTED, 1): ChangeKind.DESIGNATED,
}
"""What an event tells that only the old edition (0) or only the new one (1) has, if that is what happened."""


def _events(gone: tuple[Event, ...], come: tuple[Event, ...], end: ChangeKind) -> Iterator[FieldChange]:
    """Events by what they tell; that a designation was amended on a day does not tell in what."""
    sides: dict[ChangeKind, tuple[list[Event], list[Event]]] = {}
    for side, events in enumerate((gone, come)):
        for event in events:
            kind = ChangeKind.DESIGNATION_AMENDED
            if event.kind is EventKind.AMENDED:
                kind = ChangeKind.AMENDMENT_DATED
            elif _TELLING.get((event.kind, side)) is end:
                kind = end
            sides.setdefault(kind, ([], []))[side].append(event)
    for kind, (before, after) in sides.items():
        yield FieldChange("events", tuple(before), tuple(after), kind)


def _reworded(gone: _Values, come: _Values) -> tuple[list[tuple[Any, Any]], _Values, _Values]:
    """The pairs that say the same in other words, and what is left on either side."""
    left = list(come)
    pairs = []
    for before in gone:
        after = next((each for each in left if _same_law(before, each)), None)
        if after is not None:
            pairs.append((before, after))
            left.remove(after)
    paired = [before for before, _ in pairs]
    return pairs, tuple(each for each in gone if each not in paired), tuple(left)


def _same_law(one: Measure | Note, other: Measure | Note) -> bool:
    """Whether two measures are of one kind, under one label, and cite the same sections and orders, or say the same."""
    if one.label != other.label:
        return False
    words = one.text or "", other.text or ""
    if isinstance(one, Measure) and isinstance(other, Measure):
        if one.kind is not other.kind:
            return False
        sections = cited(words[0])
        if sections and sections == cited(words[1]):
            return True
    return fold_words(words[0]) == fold_words(words[1])


# -- layout -----------------------------------------------------------------------------------------------------


def _layout(old: Entity, new: Entity, manner: Manner) -> list[FieldChange]:
    """The fields that differ in how they are written alone."""
    found = []
    for field in attrs.fields(type(new)):
        if not field.eq or field.name == "id":
            continue
        before, after = (as_tuple(getattr(entity, field.name, None)) for entity in (old, new))
        before, after = manner.comparable(field.name, before), manner.comparable(field.name, after)
        if before != after:
            found.append(FieldChange(field.name, before, after, ChangeKind.LAYOUT_ONLY))
    return found
