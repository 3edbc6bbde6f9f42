"""What must hold for every specimen of every format; see ``specimens/README.rst``."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import sanctionslib as sl
from sanctionslib.reading import formats
from tests.compare import difference
from tests.conftest import SPECIMENS


def _specimens() -> list[Path]:
    found = []
    for folder in sorted(SPECIMENS.iterdir()):
        if folder.is_dir():
            found += [path for path in sorted(folder.iterdir()) if path.suffix != ".golden"]
    return found


ALL = _specimens()
each = pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}/{path.name}")


def test_every_format_has_a_specimen() -> None:
    """There is no parser without a specimen, and no specimen without a parser."""
    ours = {format.name for format in formats() if not format.name.startswith("sanctionslib_")}
    assert {path.parent.name for path in ALL} == ours


@each
def test_it_is_recognized_as_its_format(path: Path) -> None:
    """Exactly one parser recognizes it, from its content."""
    assert sl.read(path).format == path.parent.name


@each
def test_it_matches_its_golden_file(path: Path, regen: bool) -> None:
    """What is read from it is what somebody looked at and found right."""
    made = json.loads(sl.dumps(sl.read(path), to="json"))
    for key in ("source", "files"):  # which change with each edit of the specimen
        made.pop(key)
    for program in made.get("programs", ()):  # what the registry knows of it has tests of its own
        for key in program.keys() - {"code", "id", "names"} if "id" in program else ():
            del program[key]
    golden = path.with_name(path.name + ".golden")
    if regen:
        golden.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert golden.exists(), "make it with pytest --regen, and read it"
    assert made == json.loads(golden.read_text(encoding="utf-8"))


@each
def test_its_entities_stream(path: Path) -> None:
    """The entities one by one are those of the list."""
    assert list(sl.iter_entities(path)) == list(sl.read(path))


@each
@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_our_json_reads_back_identical(path: Path, format: str) -> None:
    """Nothing is lost on the way through our own formats."""
    read = sl.read(path)
    assert difference(read, sl.read(sl.dumps(read, to=format).encode())) is None


@each
@pytest.mark.parametrize("format", sl.writing.WRITABLE)
def test_every_serializer_takes_it(path: Path, format: str) -> None:
    """Every format can write it, and writes the same bytes twice, the second time while it is read."""
    once, again = io.BytesIO(), io.BytesIO()
    read = sl.read(path)
    sl.write(read, once, to=format)
    assert sl.convert(path, again, to=format) == read.issues
    assert once.getvalue() == again.getvalue()
