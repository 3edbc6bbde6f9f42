"""The facts of a list come first: what is unknown in the head of a file takes its date from nobody."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

import sanctionslib as sl
from sanctionslib.reading import formats
from tests.conftest import SPECIMENS

WITHOUT_A_HEAD = {"us_ofac_sdn_csv", "us_ofac_sdn_del", "us_ofac_sdn_pip", "us_ofac_sdn_ff", "followthemoney_jsonl"}
"""Formats whose files say nothing of their list, neither a date nor names of columns."""

FIRST = [
    next(path for path in sorted((SPECIMENS / format.name).iterdir()) if path.suffix != ".golden")
    for format in formats()
    if format.name not in WITHOUT_A_HEAD and (SPECIMENS / format.name).is_dir()
]
PATHS = [path for path in FIRST if path.is_file() and not path.read_bytes().startswith(b"[")]
"""The first specimen of each other format; an array of JSON has nothing but records."""


def with_a_surprise(path: Path) -> bytes:
    """A specimen with an attribute of its root, a column or a key that its format does not know."""
    data = path.read_bytes()
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        sheet = book.worksheets[0]
        header = next(row for row in sheet.iter_rows() if any(str(cell.value).casefold() == "name 6" for cell in row))
        sheet.cell(header[0].row, len(header) + 1, "Surprise")
        file = io.BytesIO()
        book.save(file)
        return file.getvalue()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:  # a list that was saved by a spreadsheet
        text = data.decode("cp1252")
    if text.lstrip().startswith("<"):
        root = re.search(r"<(?![?!])[^\s/>]+", text)
        assert root
        return f'{text[: root.end()]} surprise="1"{text[root.end() :]}'.encode()
    if text.lstrip().startswith("{"):
        first, rest = text.split("\n", 1)
        return json.dumps({"surprise": 1, **json.loads(first)}).encode() + b"\n" + rest.encode()
    separator = ";" if ";" in text.split("\n", 1)[0] else ","
    lines = text.splitlines()
    at = next(i for i, line in enumerate(lines) if re.search("Name 6|Entity_LogicalId", line, re.IGNORECASE))
    lines[at] += f"{separator}Surprise"
    return "\n".join([*lines[: at + 1], *(f"{line}{separator}" for line in lines[at + 1 :])]).encode()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.parent.name)
def test_a_surprise_in_the_head_changes_no_fact(path: Path) -> None:
    """An unknown attribute of the root, an unknown column: one more issue, and everything else as it was."""
    before = sl.read(path)
    after = sl.read(with_a_surprise(path), format=path.parent.name)
    assert len(after.issues) == len(before.issues) + 1
    assert (after.title, after.published, after.edition) == (before.title, before.published, before.edition)
    assert [entity.source.file.published for entity in after if entity.source and entity.source.file] == [
        before.published
    ] * len(before)
    assert all(issue.source and issue.source.file and issue.source.file.list == after.title for issue in after.issues)
    day = before.published
    if day is not None:
        assert [d.in_force(day) for e in after for d in e.designations] == [
            d.in_force(day) for e in before for d in e.designations
        ]
        assert [entity.effect(day) for entity in after] == [entity.effect(day) for entity in before]
    assert after.entities == before.entities


def test_the_date_of_the_sample_holds() -> None:
    """OFAC's XML states its date below the root: an unknown attribute of the root leaves it in every source."""
    data = sl.sample_path().read_bytes().replace(b"<sdnList ", b'<sdnList version="2" ', 1)
    sdn = sl.read(data)
    assert [issue.message for issue in sdn.issues] == ["<sdnList> has an unknown attribute version"]
    assert {str(entity.effect(sdn.published)) for entity in sdn} == {"blocked"}
