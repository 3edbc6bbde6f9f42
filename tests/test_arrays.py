"""Lists that are an array of JSON objects: every value is read, or reported, or counted as lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import sanctionslib as sl
from sanctionslib import law
from sanctionslib.auditing.raw import json_file_values
from sanctionslib.parsing.arrays import array, objects
from sanctionslib.parsing.fields import Fields
from sanctionslib.parsing.format import Format
from sanctionslib.parsing.input import Document, documents
from sanctionslib.parsing.items import JsonObject
from sanctionslib.parsing.reading import Reading

FORMAT = Format(name="x", title="X", recognizes=lambda _: True, module="x")
FIELDS = Fields({"party": {"uid": "reference", "tag": "remarks", "alias": {"name": "names[aka].text"}}})


def document(text: str) -> Document:
    """A file with that text."""
    return documents(text.encode())[0]


def read(text: str) -> tuple[Reading, list[JsonObject]]:
    """The records of an array, in a reading that traces what is read."""
    file = document(text)
    reading = Reading(format=FORMAT, law=law, documents=[file], trace=[])
    reading.begin()
    return reading, list(objects(reading, file, FIELDS.groups["party"]))


def raws(reading: Reading) -> list[str | None]:
    """The texts of the issues."""
    return [issue.raw for issue in reading.issues]


def test_a_record_has_its_line() -> None:
    """A record stands on the line on which it begins, whatever stands between."""
    assert [line for line, _ in array(document('[\n {"a": 1},\n\n {\n  "a": 2}, {"a": 3}]'))] == [2, 4, 5]
    assert [*array(document(" [ ] "))] == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[", "cut short"),
        ('[{"a": 1}', "cut short"),
        ('[{"a": 1},', "cut short"),
        ('[{"a": 1},]', "cut short"),
        ('[{"a": 1} {"b": 2}]', "cut short"),
        ('[{"a": "1', "cut short"),
        ("[] []", "goes on behind the end"),
        ('{"a": []}', "no array"),
        ("[" * 100_000, "cannot be read"),
    ],
)
def test_what_is_no_whole_array_is_an_error(text: str, says: str) -> None:
    """A file that was cut off anywhere, or is something else, is an error with one sentence."""
    with pytest.raises(sl.ReadError, match=says):
        [*array(document(text))]


def test_what_is_not_utf_8_is_an_error() -> None:
    """Bytes of another encoding are not guessed at."""
    with pytest.raises(sl.ReadError, match="not UTF-8"):
        [*array(documents('["é"]'.encode("cp1252"))[0])]


def test_what_says_nothing_is_not_there() -> None:
    """Empty texts, nulls, lists and objects of nothing else are neither read nor reported."""
    reading, (record,) = read('[{"uid": "", "tag": [null, " "], "alias": [{"name": ""}, {}], "new": [{"a": ""}]}]')
    assert (record.text("uid"), record.texts_of("tag"), record.all("alias")) == (None, [], [])
    record.check()
    assert reading.issues == []


def test_texts_and_groups() -> None:
    """A name may have one text or a list of them, one group or a list; numbers are texts as JSON writes them."""
    _, (one, two) = read('[{"uid": 7, "alias": {"name": "A"}}, {"tag": ["", "a", "b"], "alias": [{"name": true}]}]')
    assert (one.text("uid"), one.texts_of("alias/name")) == ("7", ["A"])
    assert (two.texts_of("tag"), two.texts_of("alias/name")) == (["a", "b"], ["true"])


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ('[{"new": {"a": "b"}}]', '{"a": "b"}'),
        ('[{"uid": {"a": "b"}}]', '{"a": "b"}'),
        ('[{"tag": ["a", {"b": "c"}]}]', '{"b": "c"}'),
        ('[{"tag": ["a", ["b"]]}]', '["b"]'),
        ('[{"alias": "A"}]', '"A"'),
        ('[{"alias": [{"name": "A", "new": 5}]}]', "5"),
        ('[{"uid": "1", "uid": "2"}]', '"2"'),
        ('["a"]', '"a"'),
        ('[["a"]]', '["a"]'),
    ],
)
def test_what_does_not_fit_is_reported_once(text: str, raw: str) -> None:
    """A key that is not known, a structure where a text belongs, a text where a group belongs, a key twice."""
    reading, records = read(text)
    for record in records:
        record.text("uid")
        record.texts_of("tag")
        record.texts_of("alias/name")
        record.check()
    assert raws(reading) == [raw]


def test_texts_that_nobody_asked_for_are_reported_once_each() -> None:
    """Of a list of texts that nobody read, each is an issue."""
    reading, (record,) = read('[{"tag": ["a", "b"]}]')
    record.check()
    assert raws(reading) == ['"a"', '"b"']


@pytest.mark.parametrize(
    "text",
    [
        '[{"uid": "1", "tag": ["a", "b"], "alias": [{"name": "A"}, {"name": ""}], "new": {"b": ["c"]}}]',
        '[{"uid": {"a": "b"}, "alias": "A"}, ["b"], {"uid": 1, "uid": [2, 3]}]',
    ],
)
def test_all_that_is_noted_is_all_there_is(text: str) -> None:
    """What is read and reported has the paths of the plain walk of the raw file, each as often."""
    reading, records = read(text)
    for record in records:
        record.text("uid")
        record.texts_of("alias/name")
        record.check()
    assert reading.trace is not None
    assert Counter(seen.path for seen in reading.trace) == json_file_values(document(text), "party")


def test_an_issue_names_the_file_of_its_record(tmp_path: Path) -> None:
    """What is found in a companion is reported there, and not in the primary file."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.json").write_text('[{"new": 1}]')
    files = documents([tmp_path / "one.json", tmp_path / "two.json"])
    reading = Reading(format=FORMAT, law=law, documents=files)
    reading.begin()
    for file in files:
        for record in objects(reading, file, FIELDS.groups["party"]):
            record.check()
    assert [issue.source.file.name for issue in reading.issues if issue.source and issue.source.file] == [
        "one.json",
        "two.json",
    ]
