"""The doors of the house: which room may import from which."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sanctionslib

PACKAGE = Path(sanctionslib.__file__).parent

DOORS = {
    "_collector": set(),
    "_files": set(),
    "model": {"model"},
    "tables": {"_collector", "tables", "errors", "model"},
    "codes": {"codes", "model"},
    "errors": {"model"},
    "codec": {"model"},
    "schema": {"codec", "model"},
    "registry": {"registry", "codes", "errors", "model"},
    "changes": {"changes", "codec", "errors", "model", "parsers"},  # of the parsers, the grammar of remarks alone
    "history": {"history", "_files", "changes", "codec", "errors", "model", "parsers"},
    "parsers": {"_collector", "parsers", "codec", "codes", "errors", "model", "registry"},
    "serializers": {"serializers", "_collector", "_files", "codec", "codes", "errors", "model", "tables"},
}
"""What each room may import from; those that are not named here (the face, the command line) may from all."""

HATCHES = {
    ("model/lists.py", "tables.arrow.to_table"): "a list is asked for its tables (SanctionsList.to_table)",
}
"""What one file may import from a room that its own has no door to, and why."""

FILES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))


def imports(source: str, file: Path) -> Iterator[tuple[str, ...]]:
    """
    The modules of ours that a file imports from, as paths of names below the package.

    >>> list(imports("from ..model import Name; import json; from . import demo", Path("parsers/x.py")))
    [('model', 'Name'), ('parsers', 'demo')]
    """
    package = ("sanctionslib", *file.parent.parts)
    for node in ast.walk(ast.parse(source)):
        found: list[tuple[str, ...]] = []
        if isinstance(node, ast.Import):
            found = [tuple(alias.name.split(".")) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            base += tuple(node.module.split(".")) if node.module else ()
            found = [(*base, alias.name) for alias in node.names]
        for name in found:
            if name[0] == "sanctionslib":
                yield name[1:]


def violations(source: str, file: Path) -> list[str]:
    """
    What a file imports though it may not.

    >>> violations("from ..serializers import write", Path("parsers/x.py"))
    ['parsers/x.py imports serializers.write']
    """
    room = file.parts[0].removesuffix(".py")
    allowed = DOORS.get(room)
    wrong = []
    for name in imports(source, file):
        formats = room == "parsers" and name[:1] == ("parsers",) and len(name) > 1
        another_format = formats and not name[1].startswith("_") and (PACKAGE / "parsers" / f"{name[1]}.py").exists()
        if (file.as_posix(), ".".join(name)) in HATCHES:
            continue
        if another_format or (allowed is not None and not (name and name[0] in allowed)):
            wrong.append(f"{file.as_posix()} imports {'.'.join(name) or 'the face'}")
    return wrong


@pytest.mark.parametrize("file", FILES, ids=str)
def test_doors(file: Path) -> None:
    """Every module imports only from the rooms that its own room has a door to."""
    assert violations((PACKAGE / file).read_text(encoding="utf-8"), file) == []


@pytest.mark.parametrize("room", DOORS)
def test_rooms_exist(room: str) -> None:
    """Every room with a rule is there, so that no rule is about nothing."""
    assert any(file.parts[0].removesuffix(".py") == room for file in FILES)


@pytest.mark.parametrize("hatch", HATCHES)
def test_hatches_are_used(hatch: tuple[str, str]) -> None:
    """Every exception is made use of, inside a function: the room can be imported without the other one."""
    file, name = hatch
    source = (PACKAGE / file).read_text(encoding="utf-8")
    at_the_top = ast.unparse([node for node in ast.parse(source).body if not isinstance(node, ast.ClassDef | ast.If)])
    assert name in {".".join(found) for found in imports(source, Path(file))}
    assert name not in {".".join(found) for found in imports(at_the_top, Path(file))}


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("model/names.py", "from ..parsers import read"),
        ("model/names.py", "from .. import errors"),
        ("model/names.py", "from ..tables.arrow import to_table"),
        ("model/lists.py", "from ..tables import TABLES"),
        ("model/names.py", "import sanctionslib"),
        ("codes/countries.py", "from ..errors import ReadError"),
        ("errors.py", "from .parsers import read"),
        ("parsers/x.py", "from ..serializers.json import lines"),
        ("parsers/x.py", "def f():\n    from .us_ofac_sdn_xml import FORMAT"),
        ("parsers/x.py", "from . import us_ofac_sdn_xml"),
        ("parsers/x.py", "import sanctionslib.parsers.us_ofac_sdn_xml"),
        ("parsers/_xml.py", "from .us_ofac_sdn_xml import FORMAT"),
        ("serializers/json.py", "from ..parsers import read"),
        ("serializers/json.py", "from sanctionslib.parsers import read"),
    ],
)
def test_violation_is_caught(file: str, source: str) -> None:
    """The rules catch an import that is written any way, anywhere in a module."""
    assert len(violations(source, Path(file))) == 1


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("parsers/x.py", "from ._xml import Records\nfrom ..codes.countries import country"),
        ("serializers/ftm.py", "from ..model import Entity\nimport json"),
        ("cli/inspect.py", "from ..parsers import read\nfrom ..serializers import write"),
    ],
)
def test_what_is_allowed_passes(file: str, source: str) -> None:
    """The rules let pass what the rooms need."""
    assert violations(source, Path(file)) == []


def test_changes_take_of_the_parsers_only_the_grammar_of_remarks() -> None:
    """What compares lists parses none: it reads a remark as the parsers do, and takes nothing else of theirs."""
    files = [file for file in FILES if file.parts[0] == "changes"]
    found = {name for file in files for name in imports((PACKAGE / file).read_text(encoding="utf-8"), file)}
    assert {name[1] for name in found if name[0] == "parsers"} == {"_ofac_remarks"}
