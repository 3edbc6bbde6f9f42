"""One entity in two editions: the values that only one of them has, and what that means."""

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
"""The kind of change of a field; of any other field, it is an amendment of identifying data."""


def compare(
    old: Entity, new: Entity, manner: Manner | None = None, *, cut: tuple[bool, bool] = (False, False)
) -> EntityChange | None:
    """
    What changed of an entity between two editions; None if nothing did.

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
    changes = [*_field_changes(old, new, manner), *_designation_changes(old, new, manner)]
    remarks = Remarks(old, new, manner, cut)
    changes += remarks.changes()
    if manner.grammar and any(cut):
        changes = [part for change in changes for part in remarks.doubted(change)] or remarks.cut_elsewhere()
    if not manner.across and not changes:  # the two are not equal: then they differ in layout
        changes = _layout_changes(old, new, manner)
    return EntityChange(new.id, old, new, tuple(changes)) if changes else None


# -- fields -----------------------------------------------------------------------------------------------------


def _field_changes(old: Entity, new: Entity, manner: Manner) -> Iterator[FieldChange]:
    if type(old) is not type(new):
        kinds = (type(old).__name__.lower(),), (type(new).__name__.lower(),)
        yield FieldChange("type", *kinds, ChangeKind.RECLASSIFIED)
    classes: tuple[type, type] = type(old), type(new)
    for name in compared_fields(*classes):
        before, after = getattr(old, name, None), getattr(new, name, None)
        if before == after or (manner.across and name == "annotations"):
            continue
        removed, added = _difference(name, as_tuple(before), as_tuple(after), manner)
        if name == "external_ids":
            removed, added = _without_documents(removed, old), _without_documents(added, new)
        elif name == "identifications":
            removed, added = _without_moved_notes(removed, added)
        if not removed and not added:
            continue
        if name == "names":
            yield from _name_changes(removed, added)
        else:
            yield FieldChange(name, removed, added, _KINDS.get(name, ChangeKind.IDENTIFYING_DATA_AMENDED))


def _without_documents(ids: tuple[ExternalId, ...], entity: Entity) -> tuple[ExternalId, ...]:
    """External identifiers but for those that repeat the number of a document, which has a change of its own."""
    numbers = {fold_number(document.number) for document in entity.identifications if document.number}
    return tuple(id for id in ids if fold_number(id.value) not in numbers)


def _difference(name: str, before: _Values, after: _Values, manner: Manner) -> tuple[_Values, _Values]:
    """The values of a field that only the old edition has, and those that only the new one has."""
    before, after = manner.comparable(name, before), manner.comparable(name, after)
    if before == after:
        return (), ()
    key_of = _key_of(name, manner)
    old = {key_of(value): value for value in before}
    new = {key_of(value): value for value in after}
    removed = [value for key, value in old.items() if key not in new]
    added = [value for key, value in new.items() if key not in old]
    if manner.across and name == "names" and removed and added:
        removed, added = _without_grades(removed, added)
    return tuple(removed), tuple(added)


def _without_grades(removed: list[Name], added: list[Name]) -> tuple[list[Name], list[Name]]:
    """Names but for those that differ in that only one encoding grades them."""

    def alike(one: Name, other: Name) -> bool:
        same_text = fold_words(one.text) == fold_words(other.text)
        return same_text and one.kind is other.kind and None in (one.quality, other.quality)

    return (
        [name for name in removed if not any(alike(name, other) for other in added)],
        [name for name in added if not any(alike(name, other) for other in removed)],
    )


def _key_of(name: str, manner: Manner) -> _Key:
    if name in _WITH_COMMAS:
        return lambda value: value.replace(",", "")
    if manner.across and name == "relationships":
        return lambda link: across(link.name or manner.parties.get(link.entity_id or "", link.entity_id))
    if manner.across:
        return across
    return lambda value: fold_words(value) if type(value) is str else exact(value)


def _name_changes(removed: tuple[Name, ...], added: tuple[Name, ...]) -> Iterator[FieldChange]:
    """A primary name that gave way to another is a renaming; one more, or an alias, is an amendment."""
    damaged = [(a, b) for a in removed for b in added if a.kind is b.kind and _is_damaged(a.text, b.text)]
    for pair in damaged:
        yield FieldChange("names", pair[:1], pair[1:], ChangeKind.LAYOUT_ONLY)
        removed, added = (tuple(name for name in side if name not in pair) for side in (removed, added))
    (removed_primary, removed_others), (added_primary, added_others) = map(_by_rank, (removed, added))
    if removed_primary and added_primary:
        yield FieldChange("names", removed_primary, added_primary, ChangeKind.RENAMED)
        removed, added = removed_others, added_others
    if removed or added:
        yield FieldChange("names", removed, added, ChangeKind.IDENTIFYING_DATA_AMENDED)


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
    # Each byte of a lost character became one: several stand for one letter, or for as many.
    pattern = "".join(f".{{1,{len(part)}}}" if part[:1] == _LOST else re.escape(part) for part in parts)
    return re.fullmatch(pattern, whole) is not None


def _without_moved_notes(
    removed: tuple[Identification, ...], added: tuple[Identification, ...]
) -> tuple[tuple[Identification, ...], tuple[Identification, ...]]:
    """
    Documents but for those that state in a field of its own what they stated in a note.

    The UN's files of 2026 have a field for the expiry date; older ones have a note: "Expiration date: 2026-12-11.".
    """
    moved = [
        (before, after)
        for before in removed
        for after in added
        if (before.kind, before.number) == (after.kind, after.number) and _facts(before) == _facts(after)
    ]
    olds, news = [before for before, _ in moved], [after for _, after in moved]
    return (
        tuple(document for document in removed if document not in olds),
        tuple(document for document in added if document not in news),
    )


_FILLERS = frozenset("date expiration expires expiry issued of on".split())


def _facts(document: Identification) -> frozenset[str]:
    """The words of all that a document states, whichever field they are in."""
    dates = document.issue_date, document.expiry_date, document.valid_from
    parts = document.note, document.issuer, document.issue_place, *map(str, filter(None, dates)), *document.facts
    words = {word for part in parts if part for word in fold_words(part).split()} - _FILLERS
    return frozenset({*words, f"country {across(document.country)}", f"of issue {across(document.issue_country)}"})


# -- designations -----------------------------------------------------------------------------------------------


def programs_of(entity: Entity) -> dict[str, Program]:
    """The programs that an entity is designated under, by their codes, folded; of one that was delisted, all it had."""
    return _programs_in(_in_force(entity) or entity.designations)


def _programs_in(designations: Iterable[Designation]) -> dict[str, Program]:
    return {program_code(program): program for designation in designations for program in designation.programs}


def _in_force(entity: Entity) -> tuple[Designation, ...]:
    """The designations of an entity of which the list states no end: some lists keep those that have ended."""
    return tuple(designation for designation in entity.designations if not _states_end(designation))


def _states_end(designation: Designation) -> bool:
    if designation.end_date is not None:
        return True
    return bool(designation.events) and designation.events[-1].kind is EventKind.DELISTED


def _kind_of_end(old: Entity, new: Entity) -> ChangeKind:
    """What it means that the stated ends differ: the entity was delisted, designated, or only an amendment."""
    before, after = (bool(_in_force(entity)) or not entity.designations for entity in (old, new))
    if before == after:
        return ChangeKind.DESIGNATION_AMENDED
    return ChangeKind.DELISTED if before else ChangeKind.DESIGNATED


def designation_values(entity: Entity, name: str) -> tuple[Any, ...]:
    """All values of a field of the designations of an entity."""
    values = (value for designation in entity.designations for value in as_tuple(getattr(designation, name)))
    return tuple(dict.fromkeys(values))


def _designation_changes(old: Entity, new: Entity, manner: Manner) -> Iterator[FieldChange]:
    if old.designations == new.designations:
        return
    if "programs" not in manner.left_out:
        yield from _program_changes(old, new)
    for name in DESIGNATION:
        if manner.across and name in ("list", "authority"):
            continue
        removed, added = _difference(name, designation_values(old, name), designation_values(new, name), manner)
        if manner.across and name != "measures" and not (removed and added):
            continue  # the one encoding says more than the other
        if name in ("measures", "notes"):
            pairs, removed, added = _reworded(removed, added)
            if pairs:
                olds, news = zip(*pairs, strict=True)
                yield FieldChange(name, olds, news, ChangeKind.REMARKS_REWORDED)
        if not manner.across:
            moved = _moved(name, old, new, manner)
            removed, added = removed + moved[0], added + moved[1]
        if name == "events":
            yield from _event_changes(removed, added, _kind_of_end(old, new))
        elif removed or added:
            kind = _kind_of_end(old, new) if name == "end_date" else _KINDS[name]
            yield FieldChange(name, removed, added, kind)


def _moved(name: str, old: Entity, new: Entity, manner: Manner) -> tuple[_Values, _Values]:
    """
    The values of a field that both editions state, but under another of the programs that both have.

    The values of all designations are compared together, since formats divide an entity into designations differently:
    that a measure was moved from one program to another is seen only here.
    """
    if len(old.designations) < 2 and len(new.designations) < 2:
        return (), ()
    key_of = _key_of(name, manner)
    before, after = (
        {
            (program_code(program), key_of(value)): value
            for designation in entity.designations
            for program in designation.programs
            for value in as_tuple(getattr(designation, name))
        }
        for entity in (old, new)
    )
    programs = _programs_in(old.designations).keys() & _programs_in(new.designations).keys()
    in_both = {key for _, key in before} & {key for _, key in after}

    def only_in(one: dict[tuple[str, Hashable], Any], other: dict[tuple[str, Hashable], Any]) -> _Values:
        return tuple(
            value
            for (program, key), value in one.items()
            if (program, key) not in other and program in programs and key in in_both
        )

    return only_in(before, after), only_in(after, before)


def _program_changes(old: Entity, new: Entity) -> Iterator[FieldChange]:
    before, after = programs_of(old), programs_of(new)
    if bool(_in_force(old)) != bool(_in_force(new)):  # that all its designations have ended takes no program from it
        before, after = _programs_in(old.designations), _programs_in(new.designations)
    removed = [program for code, program in before.items() if code not in after]
    added = [program for code, program in after.items() if code not in before]
    recoded = [(one, other) for one in removed for other in added if one.id is not None and one.id == other.id]
    for one, other in recoded:
        yield FieldChange("programs", (one,), (other,), ChangeKind.PROGRAM_RECODED)
    removed = [program for program in removed if all(program is not one for one, _ in recoded)]
    added = [program for program in added if all(program is not other for _, other in recoded)]
    if added:
        yield FieldChange("programs", (), tuple(added), ChangeKind.REDESIGNATED)
    if removed:
        yield FieldChange("programs", tuple(removed), (), ChangeKind.PROGRAM_REMOVED)


_ENDS = {
    (EventKind.DELISTED, 1): ChangeKind.DELISTED,
    (EventKind.DELISTED, 0): ChangeKind.DESIGNATED,
    (EventKind.LISTED, 1): ChangeKind.DESIGNATED,
}
"""What it can mean that only the old edition (0) or only the new one (1) has an event of a kind."""


def _event_changes(removed: tuple[Event, ...], added: tuple[Event, ...], end: ChangeKind) -> Iterator[FieldChange]:
    """Events by what they mean. That a designation was amended on a day does not say what was amended."""
    by_kind: dict[ChangeKind, tuple[list[Event], list[Event]]] = {}
    for side, events in enumerate((removed, added)):
        for event in events:
            kind = ChangeKind.DESIGNATION_AMENDED
            if event.kind is EventKind.AMENDED:
                kind = ChangeKind.AMENDMENT_DATED
            elif _ENDS.get((event.kind, side)) is end:
                kind = end
            by_kind.setdefault(kind, ([], []))[side].append(event)
    for kind, (olds, news) in by_kind.items():
        yield FieldChange("events", tuple(olds), tuple(news), kind)


def _reworded(removed: _Values, added: _Values) -> tuple[list[tuple[Any, Any]], _Values, _Values]:
    """The pairs that say the same in other words, and what remains on either side."""
    remaining = list(added)
    pairs = []
    for before in removed:
        after = next((other for other in remaining if _same_law(before, other)), None)
        if after is not None:
            pairs.append((before, after))
            remaining.remove(after)
    paired = [before for before, _ in pairs]
    return pairs, tuple(value for value in removed if value not in paired), tuple(remaining)


def _same_law(one: Measure | Note, other: Measure | Note) -> bool:
    """Whether two measures are of one kind, under one label, and cite the same sections and orders, or say the same."""
    if one.label != other.label:
        return False
    texts = one.text or "", other.text or ""
    if isinstance(one, Measure) and isinstance(other, Measure):
        if one.kind is not other.kind:
            return False
        sections = cited(texts[0])
        if sections and sections == cited(texts[1]):
            return True
    return fold_words(texts[0]) == fold_words(texts[1])


# -- layout -----------------------------------------------------------------------------------------------------


def _layout_changes(old: Entity, new: Entity, manner: Manner) -> list[FieldChange]:
    """The fields that differ only in how they are written."""
    changes = []
    for field in attrs.fields(type(new)):
        if not field.eq or field.name == "id":
            continue
        before, after = (as_tuple(getattr(entity, field.name, None)) for entity in (old, new))
        before, after = manner.comparable(field.name, before), manner.comparable(field.name, after)
        if before != after:
            changes.append(FieldChange(field.name, before, after, ChangeKind.LAYOUT_ONLY))
    return changes
