"""What a designation comes to: measures, and whose word they are."""

from __future__ import annotations

import datetime

import attrs
import pytest

from sanctionslib import (
    Aircraft,
    Answer,
    Designation,
    Effect,
    Entity,
    Measure,
    Organization,
    PartialDate,
    Person,
    Program,
    SanctionsList,
    Vessel,
)
from sanctionslib.model import Event, EventKind, File, MeasureKind, MeasureOrigin, Source

FREEZE, TRAVEL, DEBT = (
    Measure(kind=kind) for kind in (MeasureKind.ASSET_FREEZE, MeasureKind.TRAVEL_BAN, MeasureKind.DEBT_RESTRICTION)
)
EVERYWHERE = Program(code="EVERYWHERE", measures=(FREEZE, TRAVEL))
BY_LIST = Program(
    code="BY-LIST",
    measures=(
        Measure(kind=MeasureKind.ASSET_FREEZE, lists=("SDN List",)),
        Measure(kind=MeasureKind.DEBT_RESTRICTION, lists=("SSI List", "Consolidated List")),
    ),
)
RISK = Measure(kind=MeasureKind.SECONDARY_SANCTIONS_RISK, text="See Section 11")
DAY = datetime.date(2021, 7, 28)


def said(entity: Entity, on: datetime.date | None = None) -> list[tuple[str, str]]:
    return [(str(found.measure.kind), found.origin.value) for found in entity.measures(on)]


def person(*designations: Designation) -> Person:
    return Person(id="x-1", designations=designations)


def test_a_silent_list_leaves_it_to_the_program() -> None:
    """Where a list says nothing of measures, those of the program apply, and are called so."""
    found = person(Designation(programs=(EVERYWHERE,)))
    assert said(found) == [("asset freeze", "program"), ("travel ban", "program")]
    assert found.measures()[0].program == EVERYWHERE


def test_the_word_of_a_list_goes_before_the_program_s() -> None:
    """Where a list says what a designation forbids, it forbids that and not all that its program may."""
    assert said(person(Designation(programs=(EVERYWHERE,), measures=(TRAVEL,)))) == [("travel ban", "list")]


def test_a_risk_of_secondary_sanctions_says_nothing_of_the_designation() -> None:
    """A note on secondary sanctions stands beside the measures of the program, and does not replace them."""
    found = person(Designation(list="SDN List", programs=(BY_LIST,), measures=(RISK,)))
    assert said(found) == [("secondary sanctions risk", "list"), ("asset freeze", "program")]
    assert found.effect() is Effect.BLOCKED


@pytest.mark.parametrize(
    ("name", "kind", "effect"),
    [
        ("SDN List", "asset freeze", Effect.BLOCKED),
        ("SSI List", "debt restriction", Effect.RESTRICTED),
        ("Consolidated List", "debt restriction", Effect.RESTRICTED),
    ],
)
def test_one_program_means_another_thing_on_another_list(name: str, kind: str, effect: Effect) -> None:
    """A measure that is bound to lists applies on those, even beside another that the list states."""
    found = person(Designation(list=name, programs=(BY_LIST,)))
    assert said(found) == [(kind, "program")]
    assert found.effect() is effect


def test_being_on_the_list_means_its_measure_whatever_is_said_beside() -> None:
    """A party on the SDN list whose record names a menu of sanctions is blocked all the same."""
    found = person(Designation(list="SDN List", programs=(BY_LIST,), measures=(DEBT,)))
    assert said(found) == [("debt restriction", "list"), ("asset freeze", "program")]
    assert found.effect() is Effect.BLOCKED


def test_a_list_that_is_not_known_cannot_say() -> None:
    """Where nobody knows which list it is, a measure bound to lists may apply or not."""
    found = person(Designation(programs=(BY_LIST,)))
    assert {each.in_force for each in found.measures()} == {Answer.CANNOT_SAY}
    assert found.effect() is Effect.CANNOT_SAY


def test_an_organization_does_not_travel() -> None:
    """A program's travel ban is none for an organization, but stands where the list itself says so."""
    assert said(Organization(id="x", designations=(Designation(programs=(EVERYWHERE,)),))) == [
        ("asset freeze", "program")
    ]
    stated = Organization(id="x", designations=(Designation(measures=(TRAVEL,)),))
    assert said(stated) == [("travel ban", "list")]


def test_one_of_a_menu_applies_where_the_entry_says_so() -> None:
    """A measure that hangs on the entry is not taken from the program; that one of several applies is known."""
    options = [Measure(kind=kind, lists=("MBS List",), by_entry=True) for kind in (TRAVEL.kind, DEBT.kind)]
    menu = Program(code="MENU", measures=tuple(options))
    silent = person(Designation(list="MBS List", programs=(menu,)))
    assert said(silent) == [] and silent.effect() is Effect.RESTRICTED
    telling = person(Designation(list="MBS List", programs=(menu,), measures=(TRAVEL,)))
    assert said(telling) == [("travel ban", "list")]
    blocking = Measure(kind=FREEZE.kind, lists=("MBS List",), by_entry=True)
    either = Program(code="EITHER", measures=(*options, blocking))
    assert person(Designation(list="MBS List", programs=(either,))).effect() is Effect.CANNOT_SAY


def test_an_umbrella_counts_only_alone() -> None:
    """The umbrella list repeats what a specific one says: it is not counted twice."""
    specific = Designation(list="SSI List", programs=(BY_LIST,))
    umbrella = Designation(list="Consolidated List", programs=(BY_LIST,), umbrella=True)
    assert len(person(specific, umbrella).measures()) == len(person(umbrella).measures()) == 1


def test_an_umbrella_cannot_say_of_whom_it_shows_several_codes() -> None:
    """An entry of an umbrella with two codes, one of which freezes on a list that it does not cover, leaves it open."""
    other = Program(code="OTHER", measures=(Measure(kind=DEBT.kind, lists=("Consolidated List",)),))
    one = Designation(list="Consolidated List", programs=(BY_LIST,), umbrella=True)
    several = Designation(list="Consolidated List", programs=(BY_LIST, other), umbrella=True)
    assert (person(one).effect(), person(several).effect()) == (Effect.RESTRICTED, Effect.CANNOT_SAY)


def test_a_measure_that_nobody_can_classify_cannot_say() -> None:
    """A list that says what it forbids in words of its own does say something: the program's freeze is not put in."""
    unclear = person(Designation(programs=(EVERYWHERE,), measures=(Measure(text="Financial measures, annex 8"),)))
    assert said(unclear) == [("None", "list")]
    assert unclear.effect() is Effect.CANNOT_SAY


@pytest.mark.parametrize(("cls", "kinds"), [(Vessel, []), (Aircraft, []), (Organization, ["asset freeze"])])
def test_a_ship_is_frozen_only_by_the_word_of_its_list(cls: type[Entity], kinds: list[str]) -> None:
    """Regimes name ships to keep them out of ports: a program's general freeze is not read into that."""
    found = cls(id="x-1", designations=(Designation(programs=(EVERYWHERE,)),))
    assert [kind for kind, _ in said(found)] == kinds
    bound = cls(id="x-1", designations=(Designation(list="SDN List", programs=(BY_LIST,)),))
    assert said(bound) == [("asset freeze", "program")]


def test_a_measure_that_a_file_repeats_for_each_list_counts_once() -> None:
    """Where a file has "Block" beside each list of a party, it stands with the list on which the program blocks."""
    both = [Designation(list=name, programs=(BY_LIST,), measures=(FREEZE,)) for name in ("SSI List", "SDN List")]
    found = person(*both).measures()
    freezes = [each.designation.list for each in found if each.measure.kind is FREEZE.kind]
    assert freezes == ["SDN List"]


def test_what_is_not_in_force_forbids_nothing() -> None:
    """A delisted party has no measures, and its effect says that nothing is in force."""
    found = person(Designation(programs=(EVERYWHERE,), events=(Event(kind=EventKind.DELISTED),)))
    assert said(found) == []
    assert found.effect() is Effect.NOT_IN_FORCE


def test_a_delisting_without_a_day_of_its_own() -> None:
    """What its edition calls delisted is not in force on the day of the edition, nor later; before, nobody can say."""
    source = Source(file=File(name="x.xml", published=DAY))
    ended = Designation(
        programs=(EVERYWHERE,),
        listing_date=PartialDate("2020-01-01"),
        events=(Event(kind=EventKind.DELISTED),),
        source=source,
    )
    days = [DAY + datetime.timedelta(days) for days in (-1, 0, 1)]
    assert [ended.in_force(on) for on in days] == [Answer.CANNOT_SAY, Answer.NO, Answer.NO]
    assert person(ended).effect(DAY) is person(ended).effect() is Effect.NOT_IN_FORCE


def test_on_a_day() -> None:
    """On a day before the listing nothing applies; after it, what applies; where no date tells, cannot say."""
    file = File(name="x.xml", published=datetime.date(2022, 1, 1))
    dated = Designation(programs=(EVERYWHERE,), listing_date=PartialDate("2021-07-28"), source=Source(file=file))
    assert person(dated).effect(DAY - datetime.timedelta(1)) is Effect.NOT_IN_FORCE
    assert person(dated).effect(DAY) is Effect.BLOCKED
    undated = Designation(programs=(EVERYWHERE,), source=Source(file=file))
    assert person(undated).effect(DAY) is Effect.CANNOT_SAY
    assert {found.in_force for found in person(undated).measures(DAY)} == {Answer.CANNOT_SAY}


def test_a_measure_with_a_date_of_its_own() -> None:
    """A measure that begins later, or has ended, does not apply on the day."""
    file = File(name="x.xml", published=datetime.date(2022, 1, 1))
    later = Measure(kind=MeasureKind.TRAVEL_BAN, start_date=PartialDate("2021-08-01"))
    over = Measure(kind=MeasureKind.ARMS_EMBARGO, end_date=PartialDate("2021-07-01"))
    designation = Designation(
        measures=(FREEZE, later, over), listing_date=PartialDate("2021-01-01"), source=Source(file=file)
    )
    assert said(person(designation), DAY) == [("asset freeze", "list")]


def test_a_program_s_measure_with_a_date_in_an_edition_without_one() -> None:
    """A list that does not say its day may be older than a measure that came later, unless it was listed after that."""
    later = Measure(kind=MeasureKind.TRAVEL_BAN, start_date=PartialDate("2021-08"))
    program = Program(code="LATER", measures=(FREEZE, later))

    def answers(listed: str | None) -> dict[str, str]:
        designation = Designation(programs=(program,), listing_date=PartialDate(listed) if listed else None)
        return {str(found.measure.kind): str(found.in_force) for found in person(designation).measures()}

    assert answers(None) == answers("2021-08-15") == {"asset freeze": "yes", "travel ban": "cannot say"}
    assert answers("2021-09-01") == {"asset freeze": "yes", "travel ban": "yes"}


def test_a_coarse_date_of_a_measure_leaves_its_month_open() -> None:
    """A measure that began or ended some day of a month may apply or not on a day in it."""
    file = File(name="x.xml", published=datetime.date(2022, 1, 1))
    month, freeze = PartialDate("2021-07"), Measure(kind=MeasureKind.ASSET_FREEZE)
    for measure in (attrs.evolve(freeze, start_date=month), attrs.evolve(freeze, end_date=month)):
        program = Program(code="X", measures=(measure,))
        designation = Designation(programs=(program,), listing_date=PartialDate("2021-01-01"), source=Source(file=file))
        assert [found.in_force for found in person(designation).measures(DAY)] == [Answer.CANNOT_SAY]
        assert person(designation).effect(DAY) is Effect.CANNOT_SAY


def test_of_two_designations_the_surer_one_counts() -> None:
    """A measure that one designation may have and another surely has is sure, whichever of them comes first."""
    source = Source(file=File(name="x.xml", published=datetime.date(2022, 1, 1)))
    sure = Designation(programs=(EVERYWHERE,), listing_date=PartialDate("2021-01-01"), source=source)
    unsure = Designation(programs=(EVERYWHERE,), source=source)
    for both in ((sure, unsure), (unsure, sure)):
        found = person(*both)
        assert [(each.in_force, each.designation) for each in found.measures(DAY)] == [(Answer.YES, sure)] * 2
        assert found.effect(DAY) is Effect.BLOCKED


def test_a_ship_that_may_be_frozen_is_not_called_restricted_only() -> None:
    """A list that says nothing of a ship, in a regime that freezes or keeps out of ports, does not tell which."""
    port = Measure(kind=MeasureKind.PORT_ENTRY_BAN, by_entry=True)
    silent = Designation(programs=(Program(code="SHIPS", measures=(FREEZE, port)),))
    assert Vessel(id="x-1", designations=(silent,)).effect() is Effect.CANNOT_SAY
    only = Designation(programs=(Program(code="PORTS", measures=(port,)),))
    assert Vessel(id="x-1", designations=(only,)).effect() is Effect.RESTRICTED


def test_no_designation_and_no_measure_cannot_say() -> None:
    """An entity without a designation, or under a program that nobody knows, has no stated effect."""
    assert person().effect() is Effect.CANNOT_SAY
    assert person(Designation(programs=(Program(code="X"),))).effect() is Effect.CANNOT_SAY


def test_what_nobody_knows_may_block() -> None:
    """Restricted means not frozen: a designation or a code that nobody knows leaves that open."""
    limited = Designation(list="SSI List", programs=(BY_LIST,))
    unknown = Program(code="NEW")
    assert person(limited).effect() is Effect.RESTRICTED
    assert person(limited, Designation(programs=(unknown,))).effect() is Effect.CANNOT_SAY
    assert person(limited, Designation(list="Another List")).effect() is Effect.CANNOT_SAY
    assert person(Designation(list="SSI List", programs=(BY_LIST, unknown))).effect() is Effect.CANNOT_SAY
    stated = Designation(list="SSI List", programs=(BY_LIST, unknown), measures=(DEBT,))
    assert person(stated).effect() is Effect.RESTRICTED
    umbrella = Designation(list="Consolidated List", programs=(BY_LIST, unknown), measures=(DEBT,), umbrella=True)
    assert person(umbrella).effect() is Effect.CANNOT_SAY
    assert person(limited, Designation(list="SDN List", programs=(BY_LIST,))).effect() is Effect.BLOCKED


def test_a_designation_ends_with_its_programs() -> None:
    """Once all its programs had ended, a designation of an older edition is not in force."""
    old, new = Program(code="OLD", end_date=PartialDate("2021-07-28")), Program(code="NEW")
    before = Source(file=File(name="x.xml", published=datetime.date(2021, 7, 1)))
    after = Source(file=File(name="x.xml", published=datetime.date(2021, 8, 1)))
    assert Designation(programs=(old,), source=before).in_force(DAY) is Answer.NO
    assert Designation(programs=(old, new), source=before).in_force(DAY) is Answer.CANNOT_SAY
    assert Designation(programs=(old,), source=after).in_force(DAY) is Answer.CANNOT_SAY
    assert Designation(source=before).in_force(DAY) is Answer.CANNOT_SAY
    carried = Program(code="CARRIED", end_date=PartialDate("2021-07-28"), succeeded_by=("x:NEW",))
    assert Designation(programs=(carried,), source=before).in_force(DAY) is Answer.CANNOT_SAY


def test_a_program_that_ended_forbids_nothing_beside_one_that_lives() -> None:
    """Of two programs, one of which had ended by the day, only the other's measures are told."""
    old = Program(code="OLD", end_date=PartialDate("2021-07-28"), measures=(FREEZE,))
    new = Program(code="NEW", measures=(TRAVEL,))
    source = Source(file=File(name="x.xml", published=datetime.date(2021, 7, 1)))
    designation = Designation(programs=(old, new), listing_date=PartialDate("2021-01-01"), source=source)
    assert said(person(designation), DAY) == [("travel ban", "program")]


def test_a_whole_list_at_once() -> None:
    """Who is blocked and who only restricted is one call."""
    blocked = Person(id="x-1", designations=(Designation(list="SDN List", programs=(BY_LIST,)),))
    limited = Person(id="x-2", designations=(Designation(list="SSI List", programs=(BY_LIST,)),))
    assert SanctionsList(entities=(blocked, limited)).effects() == {"x-1": "blocked", "x-2": "restricted"}
    assert MeasureOrigin("program") is blocked.measures()[0].origin
