"""Statements: each value with its language and origin; followthemoney makes the same entities of them."""

from __future__ import annotations

import io
import json
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given, settings

import sanctionslib as sl
from sanctionslib import Address, Authority, BirthDate, Country, Designation, Name, Person, Program, SanctionsList
from sanctionslib.model import NameKind
from sanctionslib.writing.ftm.statements import COLUMNS, statements
from tests.strategies import lists, with_unique_ids

OFAC = Authority(id="us-ofac", name="Office of Foreign Assets Control", country="US")
JANE = Person(
    id="ofac-36",
    reference="36",
    names=(
        Name("ROE, Jane", kind=NameKind.PRIMARY, script="Latn"),
        Name("Роу Джейн", kind=NameKind.PRIMARY, script="Cyrl", language="ru"),
        Name("로 제인", kind=NameKind.AKA, script="Kore"),
        Name("رو", kind=NameKind.AKA, script="Arab"),
    ),
    birth_dates=(BirthDate("1958-03-07", text="07 Mar 1958", origin="remarks"),),
    addresses=(Address(city="Moscow", country=Country("Russia", "RU")),),
    designations=(
        Designation(
            authority=OFAC, programs=(Program(code="SDGT", opensanctions_key="US-TERR", url="https://a.gov/"),)
        ),
    ),
)


def said(prop: str, value: str) -> dict[str, Any]:
    """The first statement of a value."""
    return next(each for each in statements([JANE]) if each["prop"] == prop and each["value"] == value)


def test_a_name_has_its_language() -> None:
    """As stated; that of its script, where a script has but one; none for Arabic letters, which write many."""
    names = ["ROE, Jane", "Роу Джейн"], ["로 제인", "رو"]
    assert [said("name", name)["lang"] for name in names[0]] == [None, "rus"]
    assert [said("alias", name)["lang"] for name in names[1]] == ["kor", None]


def test_a_value_says_what_the_source_wrote() -> None:
    """A code stands for the name of a country, a date for its words."""
    assert (said("country", "ru")["original_value"], said("birthDate", "1958-03-07")["original_value"]) == (
        "Russia",
        "07 Mar 1958",
    )


@pytest.mark.parametrize(
    ("prop", "value", "origin"),
    [
        ("name", "ROE, Jane", None),
        ("birthDate", "1958-03-07", "remarks"),
        ("topics", "sanction", "inferred"),
        ("full", "Moscow, Russia", "inferred"),
        ("authority", "Office of Foreign Assets Control", "metadata"),
        ("programUrl", "https://a.gov/", "metadata"),
        ("program", "SDGT", None),
    ],
)
def test_a_value_says_where_it_comes_from(prop: str, value: str, origin: str | None) -> None:
    """What the library knows or concludes is told from what the list says."""
    assert said(prop, value)["origin"] == origin


def test_a_value_in_two_languages_is_two_statements() -> None:
    """The same word may be the name in one language and in another."""
    names = tuple(Name("Vaduz", kind=NameKind.PRIMARY, language=language) for language in ("de", "fr"))
    found = [each["lang"] for each in statements([Person(id="x-1", names=names)]) if each["prop"] == "name"]
    assert found == ["deu", "fra"]


def test_columns_are_those_of_followthemoney() -> None:
    """The head of the CSV is that of the installed package."""
    serialize = pytest.importorskip("followthemoney.statement.serialize")
    assert list(COLUMNS) == serialize.CSV_COLUMNS


def rebuilt(listed: SanctionsList, format: str) -> dict[str, Any]:
    """The entities that followthemoney makes of statements, as its command ``aggregate-statements`` does."""
    serialize = pytest.importorskip("followthemoney.statement.serialize")
    from followthemoney.dataset import Dataset
    from followthemoney.statement import StatementEntity

    read = serialize.read_csv_statements if format == "ftm-statements" else serialize.read_json_statements
    entities = {}
    for id, group in groupby(read(io.BytesIO(sl.dumps(listed, to=format).encode())), lambda each: each.canonical_id):
        found = list(group)
        assert id not in entities, "the statements of an entity stand together"
        for each in found:
            assert each.id == each.generate_key()
            assert each.prop_type
        entity = StatementEntity.from_statements(Dataset.make({"name": found[0].dataset}), found)
        checksums = [each.value for each in entity.statements if each.prop == "id"]
        assert checksums == [each.value for each in found if each.prop == "id"]
        entities[id] = entity
    return entities


def check(listed: SanctionsList, format: str) -> None:
    """Compare what is rebuilt of statements with what is written as entities."""
    entities = [json.loads(line) for line in sl.dumps(listed, to="ftm").splitlines()]
    again = rebuilt(listed, format)
    assert list(again) == [entity["id"] for entity in entities]
    for entity in entities:
        other = again[entity["id"]].to_dict()
        assert (other["schema"], other["datasets"]) == (entity["schema"], entity["datasets"])
        assert {name: set(values) for name, values in other["properties"].items()} == {
            name: set(values) for name, values in entity["properties"].items()
        }


@pytest.mark.parametrize("format", ["ftm-statements", "ftm-statements-json"])
def test_followthemoney_makes_the_same_entities_of_them(format: str) -> None:
    """The sample as statements, put together by the installed package, is the sample as entities."""
    check(sl.read(sl.sample_path()), format)
    check(SanctionsList(entities=(JANE,)), format)


@settings(max_examples=20, deadline=None)
@given(lists())
def test_followthemoney_makes_the_same_entities_of_any_list(listed: SanctionsList) -> None:
    """Whatever the texts hold: quotation marks, line breaks, other scripts."""
    check(with_unique_ids(listed), "ftm-statements")


def test_the_name_of_a_file_tells_the_format(tmp_path: Any) -> None:
    """``.statements.csv`` and ``.statements.json`` are statements."""
    sl.write(sl.read(sl.sample_path()), tmp_path / "sdn.statements.csv")
    sl.write(sl.read(sl.sample_path()), tmp_path / "sdn.statements.json")
    assert (tmp_path / "sdn.statements.csv").read_text(encoding="utf-8").startswith('"canonical_id","entity_id"')
    assert (tmp_path / "sdn.statements.json").read_text(encoding="utf-8").startswith('{"canonical_id": "ofac-')


def test_what_is_no_character_is_replaced_in_the_words_of_the_source() -> None:
    """JSON can hold half of a character, which no file in UTF-8 can."""
    party = Person(id="x-1", names=(Name("\ud800Jane ROE", kind=NameKind.PRIMARY),))
    for format in ("ftm-statements", "ftm-statements-json"):
        text = sl.dumps(SanctionsList(entities=(party,)), to=format)
        assert "\N{REPLACEMENT CHARACTER}Jane ROE" in text.encode().decode()
