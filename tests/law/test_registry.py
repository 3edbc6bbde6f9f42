"""The registry's data: whole, consistent, and as its own schema says."""

from __future__ import annotations

import itertools
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from sanctionslib import UnknownProgramError, law
from sanctionslib.law import jurisdictions, load, official_lists, programs
from sanctionslib.model import LegalBasisKind, MeasureKind, PartialDate, Program

SCHEMA = json.loads(files("sanctionslib.law").joinpath("programs.schema.json").read_text("utf-8"))
PLAIN = {jurisdiction: load(jurisdiction) for jurisdiction in jurisdictions()}
each = pytest.mark.parametrize("jurisdiction", jurisdictions())


def problems(plain: dict[str, Any]) -> list[str]:
    """What is wrong with a file of the registry, by its schema; dates are compared as they are written."""
    written = json.loads(json.dumps(plain, default=str))
    return [
        f"{error.json_path}: {error.message}" for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(written)
    ]


def dangling(plain: dict[str, Any]) -> list[str]:
    """Acts, lists and successors that a file names and does not hold."""
    acts, lists, found = plain["acts"], plain.get("lists", {}), plain["programs"]
    wanted: list[tuple[str, dict[str, Any], str]] = []
    for citation, act in acts.items():
        wanted += [(citation, acts, other) for other in act.get("amended_by", ())]
        wanted += [(citation, acts, act["revoked_by"])] if "revoked_by" in act else []
    for name, each_list in lists.items():
        wanted += [(name, lists, other) for other in each_list.get("covers", ())]
    for key, program in found.items():
        wanted += [(key, acts, act) for act in (*program["legal_bases"], *program.get("implemented_by", ()))]
        wanted += [(key, found, other) for other in program.get("succeeded_by", ())]
        wanted += [(key, lists, name) for name in program.get("lists", ())]
        for measure in program.get("measures", ()):
            names = measure.get("lists", ()) if isinstance(measure, dict) else ()
            wanted += [(key, lists, name) for name in names]
    return [f"{holder}: {other}" for holder, table, other in wanted if other not in table]


@each
def test_a_file_is_as_its_schema_says(jurisdiction: str) -> None:
    """Every file has the keys and the values that the schema of the registry allows, and no other."""
    assert problems(PLAIN[jurisdiction]) == []


@each
def test_nothing_dangles(jurisdiction: str) -> None:
    """Every act, list and successor that a record names has a record of its own."""
    assert dangling(PLAIN[jurisdiction]) == []


def test_the_checks_find_faults() -> None:
    """What the two tests above rest on finds a wrong measure, an empty title, a missing act, a lost successor."""
    act = {"kind": "statute", "title": "An Act", "source": "x", "verified": True}
    program = {"title": "T", "authority": "us-ofac", "legal_bases": ["A"], "source": "x", "verified": False}

    def file(**changes: Any) -> dict[str, Any]:
        return {"acts": {"A": act}, "programs": {"P": {**program, **changes}}}

    assert problems(file()) == dangling(file()) == []
    changes: tuple[dict[str, Any], ...] = (
        {"measures": ["a stern look"]},
        {"title": ""},
        {"legal_bases": []},
        {"begun": "soon"},
        {"colour": "red"},
    )
    for change in changes:
        assert len(problems(file(**change))) == 1, change
    for change in ({"legal_bases": ["B"]}, {"succeeded_by": ["Q"]}, {"lists": ["L"]}):
        assert len(dangling(file(**change))) == 1, change


def test_the_schema_has_the_vocabularies_of_the_model() -> None:
    """The schema allows the kinds of measures and of acts that the model has."""
    assert SCHEMA["$defs"]["measure kind"]["enum"] == [kind.value for kind in MeasureKind]
    assert SCHEMA["$defs"]["act"]["properties"]["kind"]["enum"] == [kind.value for kind in LegalBasisKind]


def test_every_program_has_its_law() -> None:
    """Every program has an authority, a title and a legal basis with a citation and a source; each act has a title."""
    found = programs()
    assert len(found) > 200
    for program in found:
        assert program.authority
        assert program.title
        assert program.legal_bases, program.id
        for act in program.legal_bases + program.implemented_by:
            assert act.citation and act.title and act.source and act.source.document, (program.id, act)


def test_a_basis_is_shared_by_related_programs_only() -> None:
    """Programs that rest on the same act are of one family: no act is a filler that fits all."""
    families: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    for program in programs():
        for act in program.legal_bases:
            families[(program.id or "").partition(":")[0], act.citation].add(program.family or program.id)
    assert {act: sorted(map(str, found)) for act, found in families.items() if len(found) > 1} == {}


def in_order(*dates: PartialDate | None) -> bool:
    """Whether dates follow one another, as far as they are known."""
    known = [date for date in dates if date]
    return all(
        one.earliest is None or other.latest is None or one.earliest <= other.latest
        for one, other in itertools.pairwise(known)
    )


def test_dates_are_in_order() -> None:
    """A program begins before it ends, a code is in use before it is not, and no act is revoked before it is made."""
    assert not in_order(PartialDate("2020"), PartialDate("2019"))
    for program in programs():
        assert in_order(program.start_date, program.end_date), program.id
        for code in program.codes:
            assert in_order(code.start_date, code.end_date), (program.id, code)
    for jurisdiction, plain in PLAIN.items():
        for citation, act in plain["acts"].items():
            later = [*act.get("amended_by", ()), *([act["revoked_by"]] if "revoked_by" in act else ())]
            for other in later:
                made, changed = act.get("date"), plain["acts"][other].get("date")
                assert in_order(*(made and PartialDate(str(made)), changed and PartialDate(str(changed)))), (
                    jurisdiction,
                    citation,
                    other,
                )


def test_no_code_stands_for_two_programs() -> None:
    """Within a jurisdiction each code, whatever its case, belongs to one program."""
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for jurisdiction, plain in PLAIN.items():
        for key, program in plain["programs"].items():
            for code in (key, *(entry["code"] for entry in program.get("codes", ()))):
                holders[jurisdiction, " ".join(code.casefold().split())].add(key)
    assert {code: sorted(keys) for code, keys in holders.items() if len(keys) > 1} == {}


def test_the_key_of_a_program_is_its_first_code() -> None:
    """Where the authority has codes (US, UN, EU), a program's identifier has the first of them."""
    for program in programs():
        jurisdiction, _, key = (program.id or "").partition(":")
        if jurisdiction in ("us", "un", "eu"):
            assert program.codes[0].code == key


def test_how_much_is_verified(
    record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """Every record says whether it was verified; the share that was not is printed, by jurisdiction."""
    for jurisdiction, plain in PLAIN.items():
        records = [record for room in ("acts", "lists", "programs") for record in plain.get(room, {}).values()]
        doubtful = sum(not record["verified"] for record in records)
        with capsys.disabled():
            share = f"{doubtful / len(records):.0%} not verified"
            sys.stdout.write(f"\n  registry {jurisdiction}: {len(records)} records, {share}")
        record_property(f"not verified {jurisdiction}", doubtful)
        assert doubtful < len(records)


def test_every_list_has_its_meaning() -> None:
    """OFAC's lists: the SDN list blocks, and the E.O. 13599 list did; the umbrella covers all others but the first."""
    found = {each.name: each for each in official_lists()}
    assert [name for name, each in found.items() if each.blocking] == ["SDN List", "Executive Order 13599 List"]
    umbrella = found["Consolidated List"]
    assert (
        umbrella.measures == ()
        and "SDN List" not in umbrella.covers
        and set(umbrella.covers) == set(found) - {"SDN List", umbrella.name}
    )


# -- look-ups ---------------------------------------------------------------------------------------------------------


def ids(**conditions: Any) -> set[str | None]:
    return {program.id for program in programs(**conditions)}


def test_a_code_is_found_however_it_is_spelled() -> None:
    """Case and white space do not matter, and the program says the code as the registry spells it."""
    assert law.program("us:syria-eo13894").code == law.program("US: SYRIA-EO13894").code == "SYRIA-EO13894"
    assert law.program("us:South  Sudan").code == "SOUTH SUDAN"


def test_one_program_by_either_of_its_codes() -> None:
    """OFAC's two tags for E.O. 13894 are one program, and each record of it says which tag was asked for."""
    old, new = law.program("us:SYRIA-EO13894"), law.program("us:PAARSSR-EO13894")
    assert (old.id, old.code, new.id, new.code) == (
        "us:SYRIA-EO13894",
        "SYRIA-EO13894",
        "us:SYRIA-EO13894",
        "PAARSSR-EO13894",
    )
    assert old.legal_bases == new.legal_bases
    assert [act.citation for act in old.implemented_by] == ["31 CFR part 569"]
    assert {measure.kind for measure in old.measures} >= {MeasureKind.ASSET_FREEZE}


def test_syria_ended() -> None:
    """The program SYRIA ended on 30 June 2025, when Executive Order 14312 revoked the six orders that it rested on."""
    syria = law.program("us:SYRIA")
    assert str(syria.end_date) == "2025-07-01"
    assert {act.citation: act.revoked_by for act in syria.legal_bases} == dict.fromkeys(
        (f"E.O. {number}" for number in (13338, 13399, 13460, 13572, 13573, 13582)), "E.O. 14312"
    )


def test_a_code_of_several_jurisdictions_must_name_its_own() -> None:
    """A code alone that several jurisdictions have is an error that names them."""
    with pytest.raises(UnknownProgramError, match=r"several programs .*: .*us:IRAN.*name one"):
        law.program("IRAN")
    assert law.program("eu:TAQA") == law.program("TAQA")


def test_an_unknown_code_is_an_error_that_helps() -> None:
    """A code that no program has is an error of the library, which names what is near."""
    with pytest.raises(UnknownProgramError, match=r"'us:SYRIA-EO13895'; near it: us:SYRIA-EO13894"):
        law.program("us:SYRIA-EO13895")
    with pytest.raises(LookupError):
        law.program("us:")


def test_look_ups() -> None:
    """Programs are found by authority, jurisdiction, family, act, measure, country and list."""
    assert ids(authority="us-ofac") == ids(authority="us") == ids(authority=law.program("us:SDGT").authority)
    assert ids(family="Syria") >= {"us:SYRIA", "us:SYRIA-EO13894", "us:SYRIA-CAESAR"} | {
        found for found in ids(family="Syria") if not str(found).startswith("us:")
    }
    assert ids(legal_basis="Executive Order 13224") == ids(legal_basis="EO13224") == {"us:SDGT", "us:NS-PLC"}
    assert "us:SYRIA-EO13894" in ids(legal_basis="31 CFR part 569")
    assert {"us:SYRIA", "eu:SYR", "gb:SYR"} <= ids(country="SY")
    assert {"us:UKRAINE-EO13662", "us:SDGT"} <= ids(list="SDN List")
    assert "us:UKRAINE-EO13662" in ids(measure="financing restriction")
    assert ids(authority="us", country="SY", measure=MeasureKind.ASSET_FREEZE) <= ids(country="SY")
    assert ids(list="ssi list") == ids(list="us:ssi") == ids(list="Sectoral Sanctions Identifications List")
    assert ids(authority="OFAC") == ids(authority="us") and ids(country="Syria") == ids(country="sy")


@pytest.mark.parametrize(
    "citation", ["E.O. 13894", "executive order 13894", "84 FR 55851", "31 CFR 569", "31 CFR part 569"]
)
def test_an_act_is_found_however_it_is_cited(citation: str) -> None:
    """By its number, where it was published, or the regulations that carry it out."""
    assert "us:SYRIA-EO13894" in ids(legal_basis=citation)


def test_an_act_is_found_by_what_changed_it() -> None:
    """Executive Order 14312 revoked the orders of SYRIA and amended another. A resolution needs no year."""
    assert {"us:SYRIA", "us:SYRIA-EO13894"} <= ids(legal_basis="EO 14312")
    assert ids(legal_basis="S/RES/1267") == ids(legal_basis="S/RES/1267 (1999)") >= {"un:Al-Qaida"}


@pytest.mark.parametrize(
    "condition",
    [{"authority": "mars"}, {"family": ""}, {"legal_basis": ""}, {"measure": "x"}, {"country": "x"}, {"list": "x"}],
)
def test_a_condition_that_names_nothing_is_an_error(condition: dict[str, str]) -> None:
    """An unknown authority, family, act, measure, country or list does not look like a search that found nothing."""
    with pytest.raises(UnknownProgramError, match="there is no "):
        programs(**condition)


def test_an_act_that_no_program_knows_is_an_error_that_helps() -> None:
    """A slip in a citation is not an act on which nothing rests: the error names what is near it."""
    with pytest.raises(UnknownProgramError, match=r"no act 'E\.O\. 13893'; near it: .*E\.O\. 13894"):
        programs(legal_basis="E.O. 13893")


def test_a_sectoral_program_blocks_on_one_list_only() -> None:
    """UKRAINE-EO13662 freezes assets on the SDN list and restricts financing on the sectoral one."""
    found = law.program("us:UKRAINE-EO13662").measures
    freeze = next(measure for measure in found if measure.kind is MeasureKind.ASSET_FREEZE)
    assert freeze.lists == ("SDN List",)
    on = {
        name: {measure.kind for measure in found if name in measure.lists} for name in ("SDN List", "Consolidated List")
    }
    assert MeasureKind.FINANCING_RESTRICTION in on["Consolidated List"] - on["SDN List"]
    assert MeasureKind.ASSET_FREEZE not in on["Consolidated List"]


def test_what_holds_on_every_list_holds_on_the_umbrella() -> None:
    """Bank of Kunlun went from the Part 561 List to the CAPTA List: its accounts are restricted on either."""
    found = [measure for measure in law.program("us:561-RELATED").measures if "Consolidated List" in measure.lists]
    assert [str(measure.start_date) for measure in found] == ["2012", "2019-03-14"]
    assert {measure.kind for measure in found} == {MeasureKind.CORRESPONDENT_ACCOUNT_RESTRICTION}
    assert not any(measure.by_entry for measure in found)


def test_a_un_regime_that_ended_and_began_again() -> None:
    """Iran: the travel ban ended five years after Adoption Day, the freeze after eight; both are back since 2025."""
    spans = {
        (measure.kind, str(measure.start_date), str(measure.end_date)) for measure in law.program("un:Iran").measures
    }
    assert spans == {
        (MeasureKind.ASSET_FREEZE, "None", "2023-10-18"),
        (MeasureKind.ASSET_FREEZE, "2025-09-27", "None"),
        (MeasureKind.TRAVEL_BAN, "2010-06-09", "2020-10-18"),
        (MeasureKind.TRAVEL_BAN, "2025-09-27", "None"),
    }


@pytest.mark.parametrize(
    ("id", "words"), [("us:561-RELATED", "part 561, not for a country"), ("eu:UNLI", "UN"), ("ca:JVCFOR", "law")]
)
def test_stated_answers(id: str, words: str) -> None:
    """Codes that are no ordinary program say in a note what they are."""
    assert re.search(words, law.program(id).note or "", re.IGNORECASE)


def test_titles_are_distinct() -> None:
    """No two programs of a jurisdiction have the same title."""
    titles: dict[tuple[str, str], list[Program]] = defaultdict(list)
    for program in programs():
        titles[(program.id or "").partition(":")[0], (program.title or "").casefold()].append(program)
    assert {title: found for title, found in titles.items() if len(found) > 1} == {}
