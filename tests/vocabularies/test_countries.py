"""Countries and territories by the names that lists give them."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from sanctionslib.vocabularies.countries import country

ROWS = [
    line.split("\t")
    for line in files("sanctionslib.vocabularies").joinpath("countries.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def test_rows_are_sorted_by_code() -> None:
    """The table stands in the order of its codes, each on one row."""
    codes = [code for code, *_ in ROWS]
    assert codes == sorted(set(codes))


def test_codes_are_of_iso_3166() -> None:
    """A code has two letters (ISO 3166-1) or, for a country that is no more, four (ISO 3166-3)."""
    assert all(re.fullmatch(r"[A-Z]{2}|[A-Z]{4}", code) for code, *_ in ROWS)
    assert sum(len(code) == 2 for code, *_ in ROWS) == 249 + 1  # all of ISO 3166-1, and Kosovo


def test_no_name_is_claimed_twice() -> None:
    """A name stands for one code only, however it is written."""
    for code, *names in ROWS:
        for name in names:
            assert name == name.strip()
            assert country(name).code == code, name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Korea, North", "KP"),
        ("Democratic People's Republic of Korea", "KP"),
        ("KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF", "KP"),
        ("Democratic People\u2019s Republic of Korea", "KP"),
        ("Burma", "MM"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Virgin Islands, British", "VG"),
        ("St. Kitts & Nevis", "KN"),
        ("North Macedonia, The Republic of", "MK"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Congo", "CG"),
        ("Cote d Ivoire", "CI"),
        ("Bahamas, The", "BS"),
        ("Kosovo", "XK"),
        ("Palestinian", "PS"),
        ("Region: Gaza", "PS"),
        ("Region: West Bank", "PS"),
        ("Union of Soviet Socialist Republics", "SUHH"),
        ("YUGOSLAVIA", "YUCS"),
        ("SERBIA AND MONTENEGRO", "CSXX"),
        ("Netherlands Antilles", "ANHH"),
        ("German Democratic Republic", "DDDE"),
        ("Zaire", "ZRCD"),
        ("TURKIYE", "TR"),
        ("Saudi Arabian", "SA"),
        ("British", "GB"),
        ("South Sudan / Soudan du sud", "SS"),
    ],
)
def test_names_that_lists_use(name: str, code: str) -> None:
    """Each authority's spelling of a country leads to its code, and the name is kept as it stands."""
    assert country(name).code == code
    assert country(name).name == name


@pytest.mark.parametrize(
    "name",
    [
        "undetermined",
        "None Identified",
        "Unknown",
        "na",
        "Channel Islands",
        "Congolese",
        "Kazakh SSR",
        "Region: Crimea",
        "Region: Kafia Kingi",
        "Region: Jammu and Kashmir",
        "Region: Commonwealth of Independent States",
    ],
)
def test_what_is_no_country_with_a_code_has_none(name: str) -> None:
    """Placeholders, disputed regions, groups of countries and ambiguous demonyms have no code."""
    assert country(name).code is None


def test_a_code_stands_for_itself_in_capitals_only() -> None:
    """NA in capitals is the code of Namibia; in small letters it says that the source has nothing to say."""
    assert country("NA").code == "NA"
    assert country("na").code is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Afghanistan (previous address)", "AF"),
        ("USSR (until 1991)", "SUHH"),
        ("Russia (now Belarus)", None),
        ("Georgia (former USSR)", None),
        ("Sudan/South Sudan", None),
        ("Sudan / South Sudan", None),
        ("(1) Chad (2) Mali", None),
    ],
)
def test_two_countries_have_no_one_code(name: str, code: str | None) -> None:
    """A note in parentheses is set aside; words that name two countries have no code."""
    assert country(name).code == code
