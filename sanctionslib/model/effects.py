"""What a designation means in the end: the measures in force on a day, and whether property is blocked."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator

import attrs

from ._repr import brief_repr
from .answers import Answer
from .authority import Measure, MeasureKind, Program
from .designation import Designation


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
        in_force: Yes, or cannot say where the dates of the designation do not tell.

    >>> MeasureInForce(measure=Measure(kind=MeasureKind.TRAVEL_BAN), designation=Designation(list="X")).measure.kind
    <MeasureKind.TRAVEL_BAN: 'travel ban'>
    """

    measure: Measure
    designation: Designation = attrs.field(repr=False)
    origin: MeasureOrigin = MeasureOrigin.LIST
    program: Program | None = None
    in_force: Answer = Answer.YES

    __repr__ = brief_repr


_SAYS_NOTHING = frozenset({None, MeasureKind.OTHER, MeasureKind.SECONDARY_SANCTIONS_RISK})
"""What a list may say of a designation without saying what it forbids: its program's measures stand beside."""


def measures_in_force(
    designations: Iterable[Designation], on: datetime.date | None, *, travels: bool
) -> Iterator[MeasureInForce]:
    """
    The measures of an entity's designations; see `Entity.measures_on`.

    A measure that its program has on that list applies always; one that it has on any list, only where the list does
    not itself say what the designation forbids; one that hangs on the entry (`Measure.by_entry`), where that says so.
    """
    found = tuple(designations)
    for designation in [each for each in found if not each.umbrella] or found:
        answer = _answer(designation, on)
        if answer is Answer.NO:
            continue
        day = on or designation.edition
        stated = [measure for measure in designation.measures if not _outside(measure, day)]
        for measure in stated:
            yield MeasureInForce(measure=measure, designation=designation, in_force=answer)
        kinds = {measure.kind for measure in stated}
        silent = kinds <= _SAYS_NOTHING
        for program in designation.programs:
            for measure in program.measures:
                if measure.kind in kinds or measure.by_entry or _outside(measure, day):
                    continue
                if measure.kind is MeasureKind.TRAVEL_BAN and not travels:
                    continue
                if designation.list in measure.lists if measure.lists and designation.list else silent:
                    yield MeasureInForce(
                        measure=measure,
                        designation=designation,
                        origin=MeasureOrigin.PROGRAM,
                        program=program,
                        in_force=answer if designation.list or not measure.lists else Answer.CANNOT_SAY,
                    )


def effect(designations: tuple[Designation, ...], on: datetime.date | None) -> Effect:
    """What an entity's designations come to; see `Entity.effect`."""
    if designations and all(_answer(designation, on) is Answer.NO for designation in designations):
        return Effect.NOT_IN_FORCE
    answers: dict[bool, set[Answer]] = {True: set(), False: set()}
    for found in measures_in_force(designations, on, travels=True):
        if found.measure.kind is not MeasureKind.SECONDARY_SANCTIONS_RISK:
            answers[found.measure.kind is MeasureKind.ASSET_FREEZE].add(found.in_force)
    if Answer.YES in answers[True]:
        return Effect.BLOCKED
    if answers[True]:
        return Effect.CANNOT_SAY
    if Answer.YES in answers[False] or _picked(designations, on):
        return Effect.RESTRICTED
    return Effect.CANNOT_SAY


def _picked(designations: tuple[Designation, ...], on: datetime.date | None) -> bool:
    """Whether a designation in force means one of several measures, none of them blocking, though nobody says which."""
    for designation in designations:
        kinds = {
            measure.kind
            for program in designation.programs
            for measure in program.measures
            if measure.by_entry and designation.list in measure.lists
        } - {MeasureKind.SECONDARY_SANCTIONS_RISK}
        if kinds and MeasureKind.ASSET_FREEZE not in kinds and _answer(designation, on) is Answer.YES:
            return True
    return False


def _answer(designation: Designation, on: datetime.date | None) -> Answer:
    if on is not None:
        return designation.in_force(on)
    return Answer.NO if designation.is_ended else Answer.YES


def _outside(measure: Measure, on: datetime.date | None) -> bool:
    """Whether a day lies before or after a measure, as far as it is dated."""
    if on is None:
        return False
    begun, ended = measure.effective_date, measure.end_date
    return bool((begun and begun.earliest and on < begun.earliest) or (ended and ended.latest and on >= ended.latest))
