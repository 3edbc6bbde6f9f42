"""What a designation means in the end: the measures in force on a day, and whether property is blocked."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator

import attrs

from ._repr import brief_repr
from .designation import Designation
from .programs import Measure, MeasureKind, Program
from .tristate import Answer


class Effect(enum.StrEnum):
    """
    What it comes to for the one who holds its property or deals with it.

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
    """Dates that do not tell, an unknown program, or a list that states no measure where they hang on the entry."""


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
    designations: Iterable[Designation], on: datetime.date | None, *, travels: bool, sails: bool
) -> Iterator[MeasureInForce]:
    """
    The measures of an entity's designations, each once, by the surest of them; see `Entity.measures_on`.

    What a list states applies. What its programs mean applies beside, if they mean it on that list, whatever the record
    says; or, if they mean it on any list, where the record says nothing (a risk of secondary sanctions is nothing).
    What hangs on the entry (`Measure.by_entry`) applies only where the list states it.
    """
    told: dict[tuple[Measure, Program | None], MeasureInForce] = {}
    for each in _found(_counted(designations), on, travels=travels, sails=sails):
        key = (each.measure, each.program)
        if key not in told or (told[key].in_force, each.in_force) == (Answer.CANNOT_SAY, Answer.YES):
            told[key] = each
    yield from told.values()


def _found(
    designations: tuple[Designation, ...], on: datetime.date | None, *, travels: bool, sails: bool
) -> Iterator[MeasureInForce]:
    """The measures of each designation, as often as they are found."""
    for designation in designations:
        answer = _answer(designation, on)
        if answer is Answer.NO:
            continue
        stated = [measure for measure in designation.measures if _applies(measure, designation, on) is not Answer.NO]
        for measure in stated:
            if not _of_another(measure, designation, designations):
                sure = answer is _applies(measure, designation, on) is Answer.YES
                yield MeasureInForce(
                    measure=measure, designation=designation, in_force=Answer.YES if sure else Answer.CANNOT_SAY
                )
        kinds = {measure.kind for measure in stated}
        silent = kinds <= {MeasureKind.SECONDARY_SANCTIONS_RISK}
        for program in designation.programs:
            if on is not None and designation.is_over(program, on):
                continue
            for measure in program.measures:
                applies = _applies(measure, designation, on)
                if measure.kind in kinds or measure.by_entry or applies is Answer.NO:
                    continue
                if measure.kind is MeasureKind.TRAVEL_BAN and not travels:
                    continue
                if sails and _is_general_freeze(measure):
                    continue
                bound = bool(measure.lists) and designation.list is not None
                if designation.list in measure.lists if bound else silent:
                    sure = answer is applies is Answer.YES and (bound or not measure.lists)
                    yield MeasureInForce(
                        measure=measure,
                        designation=designation,
                        origin=MeasureOrigin.PROGRAM,
                        program=program,
                        in_force=Answer.YES if sure else Answer.CANNOT_SAY,
                    )


def effect(designations: tuple[Designation, ...], on: datetime.date | None, *, travels: bool, sails: bool) -> Effect:
    """What an entity's designations come to; see `Entity.effect`."""
    if designations and all(_answer(designation, on) is Answer.NO for designation in designations):
        return Effect.NOT_IN_FORCE
    counted = tuple(each for each in _counted(designations) if _answer(each, on) is not Answer.NO)
    found = [
        each
        for each in _found(_counted(designations), on, travels=travels, sails=sails)
        if each.measure.kind is not MeasureKind.SECONDARY_SANCTIONS_RISK
    ]
    telling = {id(each.designation) for each in found}
    picked = [each for each in counted if _picked(each, on, sails=sails)]
    unclear = (
        any(each.measure.kind is None for each in found)
        or any(id(each) not in telling and each not in picked for each in counted)
        or any(_may_block(each) for each in counted)
    )
    freezes = {each.in_force for each in found if each.measure.kind is MeasureKind.ASSET_FREEZE}
    if Answer.YES in freezes:
        return Effect.BLOCKED
    if freezes or unclear:
        return Effect.CANNOT_SAY
    if picked or any(each.in_force is Answer.YES for each in found):
        return Effect.RESTRICTED
    return Effect.CANNOT_SAY


def _counted(designations: Iterable[Designation]) -> tuple[Designation, ...]:
    """The designations but for those on an umbrella list, unless there are no others."""
    found = tuple(designations)
    return tuple(each for each in found if not each.umbrella) or found


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

    def meant(each: Designation) -> bool:
        return any(
            each.list in own.lists for program in each.programs for own in program.measures if own.kind is measure.kind
        )

    return not meant(designation) and any(
        each is not designation and measure in each.measures and meant(each) for each in others
    )


def _is_general_freeze(measure: Measure) -> bool:
    """Whether it is a program's freeze on whatever list, which is not read into the listing of a ship."""
    return measure.kind is MeasureKind.ASSET_FREEZE and not measure.lists


def _picked(designation: Designation, on: datetime.date | None, *, sails: bool) -> bool:
    """Whether a designation in force means one of several measures, none of them blocking, though nobody says which."""
    kinds = {
        measure.kind
        for program in designation.programs
        for measure in program.measures
        if (measure.by_entry or (sails and _is_general_freeze(measure)))
        and (not measure.lists or designation.list in measure.lists)
    } - {MeasureKind.SECONDARY_SANCTIONS_RISK}
    return bool(kinds) and MeasureKind.ASSET_FREEZE not in kinds and _answer(designation, on) is Answer.YES


def _answer(designation: Designation, on: datetime.date | None) -> Answer:
    if on is not None:
        return designation.in_force(on)
    return Answer.NO if designation.is_ended else Answer.YES


def _applies(measure: Measure, designation: Designation, on: datetime.date | None) -> Answer:
    """
    Whether a measure applied on a day, or on that of the edition, as far as its own dates tell.

    An edition that does not say its day is at least not older than the listings in it; what it states itself, it states
    of its day.
    """
    begun, ended = measure.effective_date, measure.end_date
    if begun is None and ended is None:
        return Answer.YES
    day = on or designation.edition
    if day is None:
        if measure in designation.measures:
            return Answer.YES
        listed = designation.listing_date.earliest if designation.listing_date else None
        since = begun is None or (listed is not None and begun.latest is not None and begun.latest <= listed)
        return Answer.YES if since and ended is None else Answer.CANNOT_SAY
    if (begun and begun.earliest and day < begun.earliest) or (ended and ended.latest and day >= ended.latest):
        return Answer.NO
    vague = (begun and begun.latest and day < begun.latest) or (ended and ended.earliest and day >= ended.earliest)
    return Answer.CANNOT_SAY if vague else Answer.YES
