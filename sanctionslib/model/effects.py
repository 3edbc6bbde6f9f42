"""What a designation means in the end: the measures in force on a day, and whether property is blocked."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator

import attrs

from ._repr import brief_repr
from .designation import Designation
from .period import Period
from .programs import Measure, MeasureKind, Program
from .tristate import Answer


class Effect(enum.StrEnum):
    """
    The effect of being listed, for whoever holds the party's property or deals with it.

    >>> Effect.BLOCKED.value
    'blocked'
    """

    BLOCKED = "blocked"
    """Its property is frozen, and nothing may be made available to it."""
    RESTRICTED = "restricted"
    """Its property is not frozen, but some dealings with it are forbidden (sectoral, menu-based and other lists)."""
    NOT_IN_FORCE = "not in force"
    """None of its designations is in force."""
    CANNOT_SAY = "cannot say"
    """Coarse dates, an unknown program, or a list that states no measure where the measures depend on the entry."""


class MeasureOrigin(enum.StrEnum):
    """
    Who says that a measure applies.

    >>> MeasureOrigin.PROGRAM.value
    'program'
    """

    LIST = "list"
    """The list itself says so of this designation."""
    PROGRAM = "program"
    """The program has it for all who are designated under it on that list."""


@attrs.frozen(kw_only=True, repr=False)
class MeasureInForce:
    """
    A measure that applies to an entity on a day.

    Attributes:
        measure: The measure.
        designation: The act by which it applies.
        origin: Whether the list says so or the program means it.
        program: The program that means it; None where the list says so.
        in_force: Yes, or cannot say where the dates of the designation, or those of the measure, do not tell.

    >>> MeasureInForce(measure=Measure(kind=MeasureKind.TRAVEL_BAN), designation=Designation(list="X")).measure.kind
    <MeasureKind.TRAVEL_BAN: 'travel ban'>
    """

    measure: Measure
    designation: Designation = attrs.field(repr=False)
    origin: MeasureOrigin = MeasureOrigin.LIST
    program: Program | None = None
    in_force: Answer = Answer.YES

    __repr__ = brief_repr


def measures_in_force(
    designations: Iterable[Designation], day: datetime.date | None, *, travels: bool, is_craft: bool
) -> Iterator[MeasureInForce]:
    """
    The measures of an entity's designations, each once, by the surest of them; see `Entity.measures`.

    What a list states applies. What its programs mean applies beside, if they mean it on that list, whatever the record
    says; or, if they mean it on any list, where the record says nothing (a risk of secondary sanctions is nothing).
    What depends on the entry (`Measure.by_entry`) applies only where the list states it.

    Args:
        designations: The designations of an entity.
        day: The day; None for that of the edition.
        travels: Whether the entity can travel: no program bans others from it.
        is_craft: Whether it is a ship or an aircraft; see `_is_general_freeze`.
    """
    surest: dict[tuple[Measure, Program | None], MeasureInForce] = {}
    counted = _counted(designations)
    for designation in counted:
        for applied in _measures(designation, counted, day, travels=travels, is_craft=is_craft):
            key = (applied.measure, applied.program)
            if key not in surest or (surest[key].in_force, applied.in_force) == (Answer.CANNOT_SAY, Answer.YES):
                surest[key] = applied
    yield from surest.values()


def effect(
    designations: tuple[Designation, ...], day: datetime.date | None, *, travels: bool, is_craft: bool
) -> Effect:
    """The effect of an entity's designations; see `Entity.effect`."""
    if designations and all(_answer(designation, day) is Answer.NO for designation in designations):
        return Effect.NOT_IN_FORCE
    freezes: set[Answer] = set()
    restricted = unclear = False
    counted = _counted(designations)
    for designation in counted:
        if _answer(designation, day) is Answer.NO:
            continue
        measures = [
            applied
            for applied in _measures(designation, counted, day, travels=travels, is_craft=is_craft)
            if applied.measure.kind is not MeasureKind.SECONDARY_SANCTIONS_RISK
        ]
        freezes |= {applied.in_force for applied in measures if applied.measure.kind is MeasureKind.ASSET_FREEZE}
        picked = _is_picked(designation, day, is_craft=is_craft)
        restricted |= picked or any(applied.in_force is Answer.YES for applied in measures)
        unclear |= (
            any(applied.measure.kind is None for applied in measures)
            or not (measures or picked)
            or _may_block(designation)
        )
    if Answer.YES in freezes:
        return Effect.BLOCKED
    if freezes or unclear:
        return Effect.CANNOT_SAY
    return Effect.RESTRICTED if restricted else Effect.CANNOT_SAY


def _measures(
    designation: Designation,
    all_designations: tuple[Designation, ...],
    day: datetime.date | None,
    *,
    travels: bool,
    is_craft: bool,
) -> Iterator[MeasureInForce]:
    """The measures of one of an entity's designations: what its list states, then what its programs mean."""
    answer = _answer(designation, day)
    if answer is Answer.NO:
        return
    stated = [
        (measure, applies)
        for measure in designation.measures
        if (applies := _applies(measure, designation, day)) is not Answer.NO
    ]
    for measure, applies in stated:
        if not _of_another(measure, designation, all_designations):
            sure = answer is applies is Answer.YES
            yield MeasureInForce(
                measure=measure, designation=designation, in_force=Answer.YES if sure else Answer.CANNOT_SAY
            )
    kinds = {measure.kind for measure, _ in stated}
    is_silent = kinds <= {MeasureKind.SECONDARY_SANCTIONS_RISK}
    for program, measure in _of_programs(designation, day):
        applies = _applies(measure, designation, day)
        if measure.kind in kinds or applies is Answer.NO:
            continue
        if (measure.kind is MeasureKind.TRAVEL_BAN and not travels) or (is_craft and _is_general_freeze(measure)):
            continue
        is_bound = bool(measure.lists) and designation.list is not None
        if designation.list in measure.lists if is_bound else is_silent:
            sure = answer is applies is Answer.YES and (is_bound or not measure.lists)
            yield MeasureInForce(
                measure=measure,
                designation=designation,
                origin=MeasureOrigin.PROGRAM,
                program=program,
                in_force=Answer.YES if sure else Answer.CANNOT_SAY,
            )


def _of_programs(designation: Designation, day: datetime.date | None) -> Iterator[tuple[Program, Measure]]:
    """What the programs of a designation mean for all who are designated under them, if they have not ended."""
    for program in designation.programs:
        if day is None or not designation.is_over(program, day):
            yield from ((program, measure) for measure in program.measures if not measure.by_entry)


def _counted(designations: Iterable[Designation]) -> tuple[Designation, ...]:
    """The designations but for those on an umbrella list, unless there are no others."""
    all_designations = tuple(designations)
    return tuple(designation for designation in all_designations if not designation.umbrella) or all_designations


def _may_block(designation: Designation) -> bool:
    """
    Whether a code of a designation leaves open whether its party is blocked, whatever its other codes mean.

    One that nobody knows may, where the list does not itself say what it forbids. And an entry of an umbrella list
    shows every code of its party: where it has several, one of them may be that of a list that the umbrella does not
    cover. Of the 443 parties of OFAC's Consolidated list of 2024-05-06, 62 were on the SDN list the next day, each of
    them with several codes.
    """
    silent = {measure.kind for measure in designation.measures} <= {MeasureKind.SECONDARY_SANCTIONS_RISK}
    unknown = any(program.id is None and not program.measures for program in designation.programs)
    if not designation.umbrella or len(designation.programs) == 1:
        return unknown and silent
    return unknown or any(
        measure.kind is MeasureKind.ASSET_FREEZE and measure.lists and designation.list not in measure.lists
        for program in designation.programs
        for measure in program.measures
    )


def _of_another(measure: Measure, designation: Designation, others: tuple[Designation, ...]) -> bool:
    """
    Whether a measure that a file repeats for each list of a party belongs to another of its lists: one on which its
    programs mean it, as they do not on this one (OFAC's Enhanced XML has "Block" beside the sectoral list too).
    """

    def is_meant(by: Designation) -> bool:
        return any(
            by.list in own.lists for program in by.programs for own in program.measures if own.kind is measure.kind
        )

    return not is_meant(designation) and any(
        other is not designation and measure in other.measures and is_meant(other) for other in others
    )


def _is_general_freeze(measure: Measure) -> bool:
    """
    Whether it is a program's freeze on whatever list. It is not read into the listing of a ship or an aircraft, which
    programs name for other reasons: to ban it from ports, to make its flag strike it off.
    """
    return measure.kind is MeasureKind.ASSET_FREEZE and not measure.lists


def _is_picked(designation: Designation, day: datetime.date | None, *, is_craft: bool) -> bool:
    """Whether a designation in force means one of several measures, none of them blocking, though nobody says which."""
    kinds = {
        measure.kind
        for program in designation.programs
        for measure in program.measures
        if (measure.by_entry or (is_craft and _is_general_freeze(measure)))
        and (not measure.lists or designation.list in measure.lists)
    } - {MeasureKind.SECONDARY_SANCTIONS_RISK}
    return bool(kinds) and MeasureKind.ASSET_FREEZE not in kinds and _answer(designation, day) is Answer.YES


def _answer(designation: Designation, day: datetime.date | None) -> Answer:
    if day is not None:
        return designation.in_force(day)
    return Answer.NO if designation.is_ended else Answer.YES


def _applies(measure: Measure, designation: Designation, day: datetime.date | None) -> Answer:
    """
    Whether a measure applied on a day, or on that of the edition, as far as its own dates tell.

    An edition that does not say its day is at least not older than the listings in it; what it states itself, it states
    of its day.
    """
    if measure.period == Period():
        return Answer.YES
    day = day or designation.published
    if day is None:
        if measure in designation.measures:
            return Answer.YES
        listed = designation.listing_date.earliest if designation.listing_date else None
        start, latest = measure.start_date, measure.start_date.latest if measure.start_date else None
        begun = start is None or (listed is not None and latest is not None and latest <= listed)
        return Answer.YES if begun and measure.end_date is None else Answer.CANNOT_SAY
    return measure.period.covers(day)
