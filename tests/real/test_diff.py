"""
Real editions side by side: who was added and removed, and what changed of whom.

The figures are those of the raw files, counted by record and column, but where a test says otherwise.
"""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest

import sanctionslib as sl
from sanctionslib.diffing import ChangeKind as Kind

pytestmark = pytest.mark.slow

DAILY = "us/ofac-sdn/daily/sdn-{}.csv"
UN = "un/un-consolidated-{}.xml"
CONS = "us/ofac-cons"


@cache
def read(path: Path) -> sl.SanctionsList:
    return sl.read(path)


def daily(lists: Path, old: str, new: str) -> sl.diffing.Diff:
    """Two of the daily SDN lists, which do not say of which day they are."""
    old_date, new_date = map(datetime.date.fromisoformat, (old, new))
    editions = (read(lists / DAILY.format(day)) for day in (old, new))
    return sl.diff(*editions, old_date=old_date, new_date=new_date)


def figures(diff: sl.diffing.Diff) -> tuple[int, int, int]:
    return len(diff.added), len(diff.removed), len(diff.changed)


def numbers(changes: tuple[sl.diffing.EntityChange, ...]) -> set[int]:
    return {int(change.id.removeprefix("ofac-")) for change in changes}


def of_field(change: sl.diffing.EntityChange, field: str) -> list[tuple[list[str], list[str]]]:
    """The values of a field that changed, as texts."""
    return [([*map(str, each.old)], [*map(str, each.new)]) for each in change.changes if each.field == field]


# -- the SDN list -----------------------------------------------------------------------------------------------

PRISONS = {32340, 32341, 32351, 32352, 32353, 32354, 32355, 32356}
OFFICIALS = {32336, 32337, 32338, 32339}
MILITIAS = {27763, 32491, 32492, 32493}
COUNTER_TERRORISM = {28838, 31811}


def test_the_seed(lists) -> None:
    """
    2021-07-23 to 07-29: +18 -0 ~2. Eight prisons, four officials, two militias and two of their leaders, two
    financiers; the fifth official was listed already, and is designated a second time; an agency was renamed.
    """
    diff = daily(lists, "2021-07-23", "2021-07-29")
    assert figures(diff) == (18, 0, 2)
    assert numbers(diff.added) == PRISONS | OFFICIALS | MILITIAS | COUNTER_TERRORISM
    moulhem, agency = diff["ofac-30743"], diff["ofac-12743"]
    assert moulhem.kinds == (Kind.REDESIGNATED, Kind.LINKS_AMENDED)
    assert of_field(moulhem, "programs") == [([], ["SYRIA"])]
    assert agency.kinds == (Kind.RENAMED, Kind.IDENTIFYING_DATA_AMENDED)
    old, new = "SYRIAN MILITARY INTELLIGENCE", "SYRIAN MILITARY INTELLIGENCE DIRECTORATE"
    assert of_field(agency, "names") == [([old], [new])]
    assert of_field(agency, "established_dates") == [([], ["1969"])]
    assert diff.warnings == ()


def test_the_actions_of_the_seed(lists) -> None:
    """The announcement of 28 July 2021 lies in two programs; the counter-terrorism action of that day in a third."""
    diff = daily(lists, "2021-07-23", "2021-07-29")
    assert [str(action) for action in diff.actions] == [
        "of OFAC under SDGT, [2021-07-24..2021-07-29]: 2 designated",
        "of OFAC under SYRIA, [2021-07-24..2021-07-29]: 11 designated, 1 re-designated",
        "of OFAC under SYRIA-EO13894, [2021-07-24..2021-07-29]: 5 designated",
    ]
    syria, caesar = diff.actions[1:]
    assert {entity.reference for entity in syria.redesignated} == {"30743"}
    assert {entity.reference for entity in caesar.designated} == {"32356", "27763", "32491", "32492", "32493"}


def test_links_follow_a_renaming(lists) -> None:
    """2021-07-29 to 07-31: +3 -0 ~2, two links that follow the renaming of 12743."""
    diff = daily(lists, "2021-07-29", "2021-07-31")
    assert figures(diff) == (3, 0, 2)
    for change in diff.changed:
        assert change.kinds == (Kind.LINKS_AMENDED,)
        (links,) = change.changes
        assert [link.name for link in links.old] == ["SYRIAN MILITARY INTELLIGENCE"]
        assert [link.name for link in links.new] == ["SYRIAN MILITARY INTELLIGENCE DIRECTORATE"]


def test_two_months(lists) -> None:
    """
    2021-05-22 to 07-23: +136 -10 by uid, and three changes, all of identifying data. (From May to the end of June there
    were 105 additions, 7 removals and 3 changes, then 31 and 3 and none.)
    """
    diff = daily(lists, "2021-05-22", "2021-07-23")
    assert figures(diff) == (136, 10, 3)
    assert diff.counts == {Kind.IDENTIFYING_DATA_AMENDED: 3}


STAND_OUT = {
    44805: Kind.REDESIGNATED,  # moved from one program under E.O. 14024 to the other
    16885: Kind.RENAMED,
    47291: Kind.RENAMED,
    47661: Kind.RENAMED,
    48200: Kind.RENAMED,
    17013: Kind.MEASURES_AMENDED,
    17015: Kind.MEASURES_AMENDED,
    17018: Kind.MEASURES_AMENDED,  # and it cannot be said beyond the cut
    18729: Kind.MEASURES_AMENDED,
    26539: Kind.MEASURES_AMENDED,
    27885: Kind.MEASURES_AMENDED,
    34656: Kind.MEASURES_AMENDED,
    45704: Kind.MEASURES_AMENDED,
    46774: Kind.MEASURES_AMENDED,
    32171: Kind.IDENTIFYING_DATA_AMENDED,
    34416: Kind.IDENTIFYING_DATA_AMENDED,
    46680: Kind.IDENTIFYING_DATA_AMENDED,
    47715: Kind.IDENTIFYING_DATA_AMENDED,  # its risk phrase was reworded too
    21033: Kind.LINKS_AMENDED,
}
"""The nineteen of 573 records that say something else in July 2024 than in May, each with its headline."""


def test_nineteen_of_573_stand_out(lists) -> None:
    """
    2024-05-08 to 07-02: +534 -57 ~573. 554 only have a risk phrase in other words, all in the same; nineteen have other
    facts.
    """
    diff = daily(lists, "2024-05-08", "2024-07-02")
    assert figures(diff) == (534, 57, 573)
    reworded = [change for change in diff.changed if change.kind is Kind.REMARKS_REWORDED]
    assert len(reworded) == 554
    assert {int(c.id[5:]): c.kind for c in diff.changed if c.kind is not Kind.REMARKS_REWORDED} == STAND_OUT
    phrases = {(each.field, each.old[0].text, each.new[0].text) for change in reworded for each in change.changes}
    assert {field for field, _, _ in phrases} == {"measures"}
    assert {new.rstrip(".") for _, _, new in phrases} == {"See Section 11 of Executive Order 14024"}
    assert len({old.rstrip(".") for _, old, _ in phrases}) == 1


def test_facts_that_changed(lists) -> None:
    """What stands out is what changed: dates, passports, aliases, links, risks."""
    diff = daily(lists, "2024-05-08", "2024-07-02")
    assert of_field(diff["ofac-34416"], "birth_dates") == [(["1974-08-19"], ["1975-07-14"])]
    (documents,) = [each for each in diff["ofac-34416"].changes if each.field == "identifications"]
    assert [each.number for each in documents.old] == ["FB990310", "1974081900757"]
    assert [each.number for each in documents.new] == ["530780883", "514676569"]
    assert of_field(diff["ofac-32171"], "names") == [([], ["CAIHONG"])]
    (links,) = diff["ofac-21033"].changes
    assert [link.name for link in links.old] == ["NOCTURNUM INC, S. DE R.L. DE C.V."]
    assert of_field(diff["ofac-26539"], "measures") == [
        (
            ["Subject to Secondary Sanctions"],
            ["section 1(b) of Executive Order 13224, as amended by Executive Order 13886"],
        )
    ]
    assert diff["ofac-27885"].kinds == (Kind.MEASURES_AMENDED, Kind.IDENTIFYING_DATA_AMENDED)
    assert of_field(diff["ofac-46680"], "established_dates") == [(["2013-08-21"], ["[2016-01-05..2016-01-06]"])]


def test_beyond_the_cut_one_cannot_say(lists) -> None:
    """
    17018 is cut at 1,000 characters in both. Its new risk and type stand before items that both have, and are certain;
    two dates that the longer remark pushed past the cut are not known to be gone.
    """
    diff = daily(lists, "2024-05-08", "2024-07-02")
    change = diff["ofac-17018"]
    assert [(each.field, each.kind) for each in change.changes] == [
        ("measures", Kind.MEASURES_AMENDED),
        ("organization_types", Kind.IDENTIFYING_DATA_AMENDED),
        ("events", Kind.CANNOT_SAY),
    ]
    assert [(len(each.old), len(each.new)) for each in change.changes] == [(0, 1), (0, 1), (2, 0)]
    (cut,) = diff.not_compared
    assert len(cut.ids) == 19
    assert "ofac-17018" in cut.ids


@pytest.mark.parametrize(
    ("old", "new", "expected", "kinds"),
    [
        ("2021-07-31", "2021-08-21", (90, 0, 3), {"re-designated": 3}),
        (
            "2021-08-21",
            "2022-03-25",
            (1067, 389, 122),
            {
                "re-designated": 56,
                "program removed": 1,
                "renamed": 8,
                "measures amended": 7,
                "identifying data amended": 27,
                "links amended": 2,
                "program recoded": 21,
            },
        ),
        (
            "2022-03-25",
            "2024-05-08",
            (5670, 497, 777),
            {
                "re-designated": 92,
                "program removed": 6,
                "renamed": 12,
                "measures amended": 562,
                "identifying data amended": 66,
                "links amended": 3,
                "program recoded": 35,
                "layout only": 1,
            },
        ),
    ],
)
def test_other_daily_lists(lists, old: str, new: str, expected: tuple[int, int, int], kinds: dict[str, int]) -> None:
    """
    The other daily lists, as they are found. PEESA-EO became PEESA-EO14039, and ILLICIT-DRUGS-EO got its number, too:
    who stands under them was not designated again. In 2022 a risk under 31 CFR 589 was added to more than five hundred.
    The one record of which only the layout changed has a nationality that is called North Macedonia now.
    """
    diff = daily(lists, old, new)
    assert (figures(diff), diff.counts) == (expected, kinds)
    assert diff.warnings == ()


def test_xml_of_one_day_and_csv_of_the_next(lists) -> None:
    """
    SDN.XML of 2024-05-07 and SDN.CSV of the day after: no entity added or removed, no program changed, nothing else
    either; of the eighteen whose remarks the CSV cuts one cannot say. The files with addresses and strong aliases are
    not there.
    """
    diff = sl.diff(read(lists / "us/ofac-sdn/2024-05-07/sdn.xml"), read(lists / DAILY.format("2024-05-08")))
    assert figures(diff) == (0, 0, 18)
    assert diff.counts == {Kind.CANNOT_SAY: 18}
    assert all(change.kinds == (Kind.CANNOT_SAY,) for change in diff.changed)
    assert all(not each.new for change in diff.changed for each in change.changes)
    assert [each.field for each in diff.not_compared[:2]] == ["addresses", "names (strong)"]
    assert set(diff.not_compared[-1].ids) == {change.id for change in diff.changed}


def test_a_release_with_and_without_companions(lists) -> None:
    """
    2021-06-29 with all its files and 2021-07-23 with one: +31 -3 ~0 as the raw SDN.CSV has it, and five whose remarks
    go on in a file that is not there.
    """
    diff = sl.diff(read(lists / "us/ofac-sdn/2021-06-29/sdn.csv"), read(lists / DAILY.format("2021-07-23")))
    assert figures(diff) == (31, 3, 5)
    assert diff.counts == {Kind.CANNOT_SAY: 5}
    assert [each.field for each in diff.not_compared] == ["addresses", "names (strong)", "remarks"]


# -- OFAC's Consolidated list -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["cons_prim.csv", "cons_prim.del", "cons_prim.pip", "cons_prim.ff"])
def test_one_release_in_five_encodings(lists, name: str) -> None:
    """
    The release of 2016-09-16 in XML and in each delimited encoding: nothing changed, but for a date that the XML pads
    and two countries that it has inside a number.
    """
    folder = lists / CONS / "2016-09-16"
    diff = sl.diff(read(folder / "consolidated.xml"), read(folder / name))
    assert figures(diff) == (0, 0, 2)
    assert {change.id for change in diff.changed} == {"ofac-12081", "ofac-17064"}
    assert {each.field for change in diff.changed for each in change.changes} == {"identifications"}


def test_delimited_and_advanced(lists) -> None:
    """
    The same release in CSV and in Advanced XML, which links by identifiers and knows the kind of each link: nothing
    changed, but for those two countries, and a "Region:" before a region.
    """
    csv = read(lists / CONS / "2016-09-16/cons_prim.csv")
    diff = sl.diff(csv, read(lists / "us/ofac-advanced/cons_advanced-2016-09-16.xml"))
    assert figures(diff) == (0, 0, 2)
    assert {change.id for change in diff.changed} == {"ofac-17064", "ofac-9659"}
    assert {each.field for each in diff.not_compared[:-1]} == {
        "events",
        "legal_bases",
        "listing_date",
        "measures (without a label)",
    }


def test_what_is_only_laid_out_anew(lists) -> None:
    """
    Consolidated XML of 2016-09-16 to 2018-04-06: +58 -0. Of 67 records that differ in the raw file, 49 have items of
    different fields in another order; sixteen have values of one field in another order; two have other facts.
    """
    diff = sl.diff(*(read(lists / CONS / day / "consolidated.xml") for day in ("2016-09-16", "2018-04-06")))
    assert figures(diff) == (58, 0, 18)
    assert diff.counts == {Kind.REDESIGNATED: 1, Kind.IDENTIFYING_DATA_AMENDED: 1, Kind.LAYOUT_ONLY: 16}
    layout = [change for change in diff.changed if change.kind is Kind.LAYOUT_ONLY]
    for change in layout:
        for each in change.changes:
            assert sorted(map(repr, each.old)) == sorted(map(repr, each.new))


def test_a_list_that_left_another(lists) -> None:
    """2018-04-06 to 2024-05-06: -274, since the E.O. 13599 list went. Over six years that is not suspicious."""
    editions = [read(lists / CONS / name) for name in ("2018-04-06/consolidated.xml", "consolidated-2024-05-06.xml")]
    diff = sl.diff(*editions)
    assert figures(diff)[:2] == (78, 274)
    assert diff.warnings == ()
    at_once = sl.diff(*editions, new_date=datetime.date(2018, 4, 13))
    assert [warning.kind for warning in at_once.warnings] == [sl.diffing.DiffWarningKind.SHRINKAGE]


# -- the UN's list ----------------------------------------------------------------------------------------------

UN_PAIRS = [
    # A link to Interpol's notice was added.
    ("2017-06-20", "2017-06-30", (0, 0, 1), {"notices amended": 1}),
    (
        "2017-06-30",
        "2018-06-07",
        (84, 10, 30),
        {"renamed": 4, "designation amended": 1, "identifying data amended": 14, "remarks amended": 11},
    ),
    ("2018-06-07", "2018-06-21", (2, 0, 0), {}),
    # Interpol moved its pages, which the raw file counts among the changes of remarks.
    (
        "2018-06-21",
        "2020-11-23",
        (37, 119, 597),
        {
            "renamed": 9,
            "identifying data amended": 23,
            "remarks amended": 163,
            "notices amended": 399,
            "layout only": 3,
        },
    ),
    ("2020-11-23", "2020-11-24", (0, 0, 0), {}),
    ("2020-11-24", "2020-11-30", (0, 0, 0), {}),
    ("2020-11-30", "2020-12-01", (0, 12, 0), {}),
    # 158 lost the blank before a link. Two of Libya's list (LYi.009, LYi.019) are no longer under a travel ban.
    (
        "2020-12-01",
        "2024-09-21",
        (41, 172, 674),
        {
            "renamed": 5,
            "measures amended": 2,
            "designation amended": 3,
            "identifying data amended": 214,
            "remarks amended": 264,
            "notices amended": 27,
            "amendment dated": 1,
            "layout only": 158,
        },
    ),
    (
        "2024-09-21",
        "2025-04-19",
        (4, 2, 98),
        {"renamed": 1, "identifying data amended": 88, "remarks amended": 6, "layout only": 3},
    ),
    (
        "2025-04-19",
        "2025-09-03",
        (3, 1, 13),
        {"identifying data amended": 3, "remarks amended": 3, "notices amended": 7},
    ),
    ("2025-09-03", "2025-11-15", (123, 2, 3), {"remarks amended": 2, "layout only": 1}),
    ("2025-11-15", "2025-12-09", (0, 0, 2), {"notices amended": 2}),
    ("2025-12-09", "2025-12-10", (0, 1, 0), {}),
    ("2025-12-10", "2026-02-27", (4, 0, 0), {}),
    # The layout of 2026 has elements that 997 records gained; what most of them say stood in the remarks already.
    (
        "2026-02-27",
        "2026-08-01",
        (16, 8, 185),
        {"identifying data amended": 27, "remarks amended": 24, "notices amended": 132, "layout only": 2},
    ),
]


def un(lists: Path, old: str, new: str) -> sl.diffing.Diff:
    return sl.diff(*(read(lists / UN.format(day)) for day in (old, new)))


@pytest.mark.parametrize(("old", "new", "expected", "kinds"), UN_PAIRS, ids=lambda value: str(value)[:10])
def test_un_pairs(lists, old: str, new: str, expected: tuple[int, int, int], kinds: dict[str, int]) -> None:
    """Each edition of the UN's list and the next at hand; none shrinks suspiciously."""
    diff = un(lists, old, new)
    assert (figures(diff), diff.counts) == (expected, kinds)
    assert (diff.warnings, diff.not_compared) == ((), ())
    assert (diff.old_date, diff.new_date) == tuple(map(datetime.date.fromisoformat, (old, new)))


def test_records_keep_their_identity_when_their_keys_change(lists) -> None:
    """2025-04-19 to 09-03: HTi.002 to 007 have another DATAID, and are the same; they gained Interpol's notice."""
    diff = un(lists, "2025-04-19", "2025-09-03")
    for number in range(2, 8):
        change = diff[f"unsc-HTi.{number:03}"]
        keys = {side.source.key for side in (change.old, change.new) if side and side.source}
        assert len(keys) == 2
        assert change.kinds == (Kind.NOTICES_AMENDED,)


def test_the_return_of_the_iran_list(lists) -> None:
    """
    2025-09-03 to 11-15: 121 of 123 additions are the Iran list's, which the list dates from 2006 on: the day of its
    return lies between the editions. The two of Haiti have the day on which they were listed.
    """
    actions = un(lists, "2025-09-03", "2025-11-15").actions
    assert [str(action) for action in actions] == [
        "of UN Security Council under Al-Qaida, [2025-09-04..2025-11-15]: 2 delisted",
        "of UN Security Council under Haiti, 2025-10-17: 2 designated",
        "of UN Security Council under Iran, [2025-09-04..2025-11-15]: 121 designated",
    ]


def test_a_name_that_a_file_destroyed(lists) -> None:
    """TAi.068 lost a letter of its Arabic name in the file of 2025-11-15: nobody was renamed."""
    change = un(lists, "2025-09-03", "2025-11-15")["unsc-TAi.068"]
    assert change.kinds == (Kind.LAYOUT_ONLY,)
    assert "\ufffd" in change.changes[0].new[0].text


def test_a_note_that_became_a_field(lists) -> None:
    """The layout of 2026 has a field for expiry dates: a passport says in it what it said in a note."""
    change = un(lists, "2026-02-27", "2026-08-01")["unsc-KPi.043"]
    assert change.kinds == (Kind.LAYOUT_ONLY,)
    (old,), (new,) = change.changes[0].old, change.changes[0].new
    assert (old.note, old.expiry_date) == ("Expiration date: 2023-06-04.", None)
    assert (new.note, new.expiry_date) == (None, sl.PartialDate("2023-06-04"))


def test_files_of_the_whole_life_of_the_list(lists) -> None:
    """From 2017 to 2026, across every layout, 790 stayed; ten of them under another name."""
    diff = un(lists, "2017-06-20", "2026-08-01")
    assert figures(diff) == (221, 234, 588)
    assert len(diff.new) - len(diff.added) == len(diff.old) - len(diff.removed) == 790
    assert diff.counts[Kind.RENAMED] == 10
    assert diff.warnings == ()


# -- other lists ------------------------------------------------------------------------------------------------


def test_csv_of_2014_and_xlsx_of_2025(lists) -> None:
    """
    OFSI's list over eleven years, in two layouts: names whose capitals alone changed, and aliases that got a grade,
    changed nothing. Almost all regimes have another name since the UK left the EU, and are the same; forty parties
    stand under one more.
    """
    old, new = "gb/uk-ofsi-conlist-2014-04-02.csv", "gb/uk-ofsi-conlist-2025-04-10.xlsx"
    diff = sl.diff(read(lists / old), read(lists / new))
    assert figures(diff) == (3667, 1278, 1019)
    assert diff.counts == {
        Kind.REDESIGNATED: 40,
        Kind.PROGRAM_REMOVED: 1,
        Kind.RENAMED: 120,
        Kind.DESIGNATION_AMENDED: 4,
        Kind.IDENTIFYING_DATA_AMENDED: 854,
    }
    assert {"gender", "reasons", "names (in other scripts)"} <= {each.field for each in diff.not_compared}
    assert not [each.field for each in diff.not_compared if each.field in ("names (strong)", "names (weak)")]


def test_an_excerpt_beside_a_whole_list(lists) -> None:
    """An export of the program IRGC holds 293 of the SDN list: the others were not added."""
    export = read(lists / "us/ofac-enhanced/sdn_enhanced-2024-08-28-program-IRGC.xml")
    diff = sl.diff(export, read(lists / "us/ofac-sdn/2024-05-07/sdn.xml"))
    assert figures(diff)[:2] == (0, 0)
    assert [warning.kind for warning in diff.warnings] == [
        sl.diffing.DiffWarningKind.WRONG_ORDER,
        sl.diffing.DiffWarningKind.PARTIAL_LIST,
    ]
