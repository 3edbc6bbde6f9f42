"""Our JSON and JSON Lines."""

from __future__ import annotations

import json
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given, settings

import sanctionslib as sl
from sanctionslib import schema
from sanctionslib.model import Authority, SanctionsList
from tests.compare import difference
from tests.strategies import lists

VALIDATOR = jsonschema.Draft202012Validator(schema.json_schema())
LINE_VALIDATOR = VALIDATOR.evolve(
    schema={
        **schema.json_schema(),
        "$ref": "#/$defs/line",
        "type": "object",
        "properties": {},
        "required": [],
        "additionalProperties": True,
    }
)


@settings(max_examples=60)
@given(lists())
@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_what_is_written_is_read_back_identical(format: str, made: SanctionsList) -> None:
    """Reading what was written gives the same list: sources, issues, words and order included."""
    again = sl.read(sl.dumps(made, to=format).encode())
    assert difference(made, again) is None


@settings(max_examples=60)
@given(lists())
def test_what_is_written_follows_the_schema(made: SanctionsList) -> None:
    """The JSON Schema that is shipped describes every list that can be written."""
    VALIDATOR.validate(json.loads(sl.dumps(made, to="json")))


@settings(max_examples=30)
@given(lists())
def test_each_line_follows_the_schema(made: SanctionsList) -> None:
    """The definition ``line`` of the JSON Schema describes every line of JSON Lines."""
    for line in sl.dumps(made, to="jsonl").splitlines():
        LINE_VALIDATOR.validate(json.loads(line))


def test_the_schema_is_that_of_the_model() -> None:
    """The schema in the package is what the model makes now; otherwise make it anew and think of its version."""
    assert schema.make() == schema.json_schema()


def test_the_schema_takes_nothing_else() -> None:
    """An unknown key, a wrong type and a missing identifier do not follow the schema."""
    good = json.loads(sl.dumps(sl.read(sl.sample_path())))
    VALIDATOR.validate(good)
    for spoil in (
        lambda d: d.update(surprise=1),
        lambda d: d["entities"][0].update(surprise=1),
        lambda d: d["entities"][0].pop("id"),
        lambda d: d["entities"][0]["names"][0].update(kind="nickname"),
        lambda d: d["entities"][0].update(names="Bob"),
    ):
        bad = json.loads(json.dumps(good))
        spoil(bad)
        assert not VALIDATOR.is_valid(bad)


def lines(made: SanctionsList) -> list[Any]:
    return [json.loads(line) for line in sl.dumps(made, to="jsonl").splitlines()]


def test_json_lines_begin_with_the_list_and_say_when_they_end() -> None:
    """The first line has the list's own facts, the last counts what stands between."""
    first, *between, last = lines(sl.read(sl.sample_path()))
    assert (first["type"], first["title"], first["published"]) == ("list", "SDN List", "2021-07-29")
    assert last == {"type": "end", "entities": len(between), "issues": 0}


def test_issues_stand_after_the_entity_they_arose_in() -> None:
    """An issue of the first record comes before the second record's line."""
    xml = (
        sl.sample_path().read_text().replace("<dateOfBirth>1961</dateOfBirth>", "<dateOfBirth>in spring</dateOfBirth>")
    )
    kinds = [line["type"] for line in lines(sl.read(xml.encode()))]
    assert kinds.count("issue") == 1
    assert 0 < kinds.index("issue") < len(kinds) - 2


def test_an_authority_is_written_once() -> None:
    """Records name their authority by its id, which the list's own facts explain."""
    first, second, *_ = lines(sl.read(sl.sample_path()))
    assert first["authorities"][0]["name"] == "Office of Foreign Assets Control"
    assert second["designations"][0]["authority"] == first["authorities"][0]["id"]


def test_a_program_is_written_once() -> None:
    """Records name their programs by the code, which the list's own facts explain."""
    program = sl.Program(code="SYRIA", title="Syria")
    people = [sl.Person(id=f"x-{n}", designations=(sl.Designation(programs=(program,)),)) for n in (1, 2)]
    made = sl.SanctionsList(format="made_up", entities=tuple(people))
    first, second, *_ = map(json.loads, sl.dumps(made, to="jsonl").splitlines())
    assert first["programs"] == [{"code": "SYRIA", "title": "Syria"}]
    assert second["designations"] == [{"programs": [{"code": "SYRIA"}]}]
    assert difference(sl.read(sl.dumps(made).encode()), made) is None


def test_two_programs_of_one_code_both_survive() -> None:
    """A program that differs from the one the list's facts give for its code is written whole where it stands."""
    programs = tuple(sl.Program(code="SYRIA", title=title) for title in ("Syria", None, "Another Syria"))
    person = sl.Person(id="x-1", designations=(sl.Designation(programs=programs),))
    made = sl.SanctionsList(format="made_up", entities=(person,))
    for format in ("json", "jsonl"):
        assert difference(sl.read(sl.dumps(made, to=format).encode()), made) is None


def test_two_authorities_of_one_id_both_survive() -> None:
    """An authority that differs from the one the list's facts give for its id is written whole where it stands."""
    one, two = Authority(id="x", name="One"), Authority(id="x", name="Two")
    made = SanctionsList(
        authority=one, format="made_up", entities=(sl.Person(id="x-1", designations=(sl.Designation(authority=two),)),)
    )
    assert difference(made, sl.read(sl.dumps(made).encode())) is None


@pytest.mark.parametrize(
    ("format", "message"), [("jsonl", "its last line is missing"), ("json", "is cut short, or not JSON")]
)
def test_a_file_cut_short_is_refused(format: str, message: str) -> None:
    """What lacks its end is an error that says so, not a shorter list."""
    text = sl.dumps(sl.read(sl.sample_path()), to=format)
    cut = "".join(text.splitlines(keepends=True)[:-1])
    with pytest.raises(sl.ReadError, match=message):
        sl.read(cut.encode())


def test_a_line_that_is_missing_in_the_middle_is_noticed() -> None:
    """The last line counts the entities."""
    text = sl.dumps(sl.read(sl.sample_path()), to="jsonl").splitlines(keepends=True)
    with pytest.raises(sl.ReadError, match="is not whole"):
        sl.read("".join(text[:3] + text[4:]).encode())


def test_an_unknown_key_is_an_issue() -> None:
    """A key of a newer version is reported with its value, and the rest is read."""
    text = sl.dumps(sl.read(sl.sample_path()), to="jsonl").replace(
        '"reference": "12726", ', '"reference": "12726", "colour": "red", ', 1
    )
    read = sl.read(text.encode())
    assert [(issue.code, issue.raw) for issue in read.issues] == [("unknown-element", '"red"')]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"kind": "primary"', '"kind": "royal"', r"names\[0\].kind: 'royal' is not a valid NameKind"),
        ('"id": "ofac-', '"id": 12, "reference": "', r"id: int where str belongs: '12'"),
        ('"version": 1', '"version": 2', "version: 2 of the format, not 1"),
        ('"type": "organization"', '"type": "planet"', "type: 'planet' is none of"),
        ('"authority": "us-ofac", "reference"', '"authority": "mars", "reference"', "no authority 'mars'"),
        ('"edtf": "1961"', '"edtf": "1961-02-30"', "no such date: '1961-02-30'"),
    ],
)
@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_a_value_that_is_not_of_the_format_is_refused_with_its_path(
    format: str, old: str, new: str, message: str
) -> None:
    """A wrong value in a file of ours is an error that names its place in the record."""
    text = sl.dumps(sl.read(sl.sample_path()), to=format)
    assert old in text
    with pytest.raises(sl.ReadError, match=message):
        sl.read(text.replace(old, new, 1).encode())


@pytest.mark.parametrize(
    "text",
    ['{"type": "list", "version": 1, "entities": [], "issues": 5}', '{"type": "list", "version": 1, "entities": []}',
     '{"type": "list", "version": 1, "entities": [{"type": []}], "issues": []}',
     '{"type": "list", "version": 1, "entities": [' + "9" * 5000 + '], "issues": []}', "[" * 100_000],
)  # fmt: skip
def test_malformed_json_is_one_sentence(text: str) -> None:
    """Whatever is wrong with it, it is a ReadError."""
    with pytest.raises(sl.ReadError):
        sl.read(text.encode())


def test_what_utf_8_cannot_hold_is_escaped() -> None:
    """A lone surrogate, which JSON can hold, is written and read back."""
    made = SanctionsList(format="made_up", entities=(sl.Entity(id="x-1", reference="\ud800"),))
    assert sl.read(sl.dumps(made).encode()) == made


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_an_empty_list_is_a_list(format: str) -> None:
    """A list without entities is written and read."""
    empty = SanctionsList(title="Nobody", format="made_up")
    assert sl.read(sl.dumps(empty, to=format).encode()) == empty


def test_reformatted_json_is_read() -> None:
    """White space and line breaks of other tools do not matter."""
    sample = sl.read(sl.sample_path())
    text = json.dumps(json.loads(sl.dumps(sample)), indent=4)
    assert difference(sample, sl.read(text.encode())) is None


def test_equality_leaves_out_where_things_stand() -> None:
    """Two lists that differ in lines and files only are equal, and not identical."""
    sample = sl.read(sl.sample_path())
    moved = attrs.evolve(sample, source=None)
    assert moved == sample
    assert difference(moved, sample) is not None
