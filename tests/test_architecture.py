"""The walls of the house: which room may import from which, no circles, and formats that nobody else names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import sanctionslib
from sanctionslib.publishers import authorities, datasets, formats, undetermined_titles

PACKAGE = Path(sanctionslib.__file__).parent

DOORS = {
    "_gc": set(),
    "_atomic": set(),
    "model": {"model"},
    "vocabularies": {"vocabularies", "model"},
    "errors": {"model"},
    "codec": {"model"},
    "schema": {"codec", "model"},
    "parsing": {"parsing", "codec", "errors", "model", "vocabularies"},
    "publishers": {"formats", "model", "parsing"},
    "law": {"law", "errors", "model", "parsing", "publishers", "vocabularies"},
    "formats": {"formats", "codec", "errors", "model", "parsing", "vocabularies"},
    "reading": {"reading", "_gc", "errors", "law", "model", "parsing", "publishers"},
    "tables": {"_gc", "tables", "errors", "model"},
    "diffing": {"diffing", "codec", "errors", "model", "parsing", "publishers"},
    "history": {"history", "_atomic", "diffing", "codec", "errors", "model", "publishers", "reading"},
    "writing": {
        "writing",
        "_gc",
        "_atomic",
        "codec",
        "errors",
        "model",
        "parsing",
        "publishers",
        "tables",
        "vocabularies",
    },
    "auditing": {"auditing", "errors", "formats", "model", "parsing", "reading", "writing"},
    "conversion": {"errors", "model", "parsing", "reading", "writing"},
}
"""What each room may import from; those that are not named here (the face, the command line) may from all."""

NOT_IN_THE_CORE = {"fetching", "collection", "screening", "plots"}
"""Rooms that none of those above may import: what they do is asked for by name, and needs what the core does not."""

HATCHES = {
    ("auditing/_eu.py", "vocabularies.alpha3.country_by_alpha3"): "to go",
    ("auditing/_ofac_enhanced.py", "vocabularies.scripts.script_numbered"): "to go",
    ("formats/followthemoney/items.py", "law.jurisdictions"): "it holds the programs of every authority",
    ("formats/followthemoney/items.py", "law.resolve"): "it holds the programs of every authority",
    ("formats/followthemoney/items.py", "publishers.authority_named"): "it holds the lists of every authority",
    ("formats/followthemoney/items.py", "publishers.datasets"): "it calls lists as OpenSanctions does",
    ("formats/followthemoney/items.py", "publishers.labels"): "it repeats the labels of every authority",
}
"""What one file may import from a room that its own has no door to, and why."""

FILES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
MODULES = {
    ".".join(file.with_suffix("").parts).removesuffix(".__init__").removesuffix("__init__"): file for file in FILES
}


def imports(source: str, file: Path) -> Iterator[tuple[str, ...]]:
    """
    The modules of ours that a file imports from, as paths of names below the package.

    >>> list(imports("from ..model import Name; import json; from . import demo", Path("reading/x.py")))
    [('model', 'Name'), ('reading', 'demo')]
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

    >>> violations("from ..writing import write", Path("formats/x/y.py"))
    ['formats/x/y.py imports formats.writing.write']
    >>> violations("from ...writing import write", Path("formats/x/y.py"))
    ['formats/x/y.py imports writing.write']
    """
    room = file.parts[0].removesuffix(".py")
    allowed = DOORS.get(room)
    wrong = []
    for name in imports(source, file):
        another_folder = room == "formats" and name[:1] == ("formats",) and name[1:2] != file.parts[1:2]
        if (file.as_posix(), ".".join(name)) in HATCHES:
            continue
        if another_folder or (allowed is not None and not (name and name[0] in allowed)):
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


def test_core_rooms_have_no_door_to_the_others() -> None:
    """No room of the core may import fetching, a collection, screening or plots."""
    assert [room for room, allowed in DOORS.items() if allowed & NOT_IN_THE_CORE] == []


@pytest.mark.parametrize("hatch", HATCHES)
def test_hatches_are_used(hatch: tuple[str, str]) -> None:
    """Every exception is made use of."""
    file, name = hatch
    assert name in {".".join(found) for found in imports((PACKAGE / file).read_text(encoding="utf-8"), Path(file))}


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("model/names.py", "from ..reading import read"),
        ("model/names.py", "from .. import errors"),
        ("model/names.py", "from ..tables.arrow import to_table"),
        ("model/lists.py", "from ..tables import TABLES"),
        ("model/names.py", "import sanctionslib"),
        ("vocabularies/countries.py", "from ..errors import ReadError"),
        ("errors.py", "from .reading import read"),
        ("parsing/xml.py", "from ..law import resolve"),
        ("formats/un_sc/x.py", "from ...writing.json import lines"),
        ("formats/un_sc/x.py", "def f():\n    from ..us_ofac.sdn_xml import parse"),
        ("formats/un_sc/x.py", "from .. import us_ofac"),
        ("formats/un_sc/x.py", "import sanctionslib.formats.us_ofac.sdn_xml"),
        ("writing/json.py", "from ..reading import read"),
        ("writing/json.py", "from sanctionslib.formats.un_sc.consolidated_xml import parse"),
        ("reading/x.py", "from ..screening import Screener"),
    ],
)
def test_violation_is_caught(file: str, source: str) -> None:
    """The rules catch an import that is written any way, anywhere in a module."""
    assert len(violations(source, Path(file))) == 1


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("formats/un_sc/x.py", "from ...parsing.xml import Records\nfrom ...vocabularies.countries import country"),
        ("formats/us_ofac/x.py", "from .vocabulary import ID_TYPES"),
        ("writing/ftm.py", "from ..model import Entity\nimport json"),
        ("cli/inspect.py", "from ..reading import read\nfrom ..writing import write"),
    ],
)
def test_what_is_allowed_passes(file: str, source: str) -> None:
    """The rules let pass what the rooms need."""
    assert violations(source, Path(file)) == []


TRAITS = {"format", "opensanctions", "remarks"}
"""The modules of `parsing` that describe a format; the others parse."""


@pytest.mark.parametrize("room", ["diffing", "writing"])
def test_what_compares_or_writes_lists_parses_none(room: str) -> None:
    """It takes of `parsing` what describes a format, and nothing of what reads a file."""
    files = [file for file in FILES if file.parts[0] == room]
    found = {name for file in files for name in imports((PACKAGE / file).read_text(encoding="utf-8"), file)}
    assert {name[1] for name in found if name[0] == "parsing"} <= TRAITS


# -- circles ----------------------------------------------------------------------------------------------------------


def module_of(name: tuple[str, ...]) -> str:
    """The module that holds a name: the longest beginning of it that is one."""
    parts = list(name)
    while parts and ".".join(parts) not in MODULES:
        parts.pop()
    return ".".join(parts)


def circles(graph: dict[str, set[str]]) -> list[tuple[str, ...]]:
    """
    The modules that import each other, directly or by way of others (Tarjan's algorithm).

    >>> circles({"a": {"b"}, "b": {"c"}, "c": {"b"}})
    [('b', 'c')]
    """
    found: list[tuple[str, ...]] = []
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(graph.get(node, ())):
            if other not in index:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == index[node]:
            members = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(members) > 1:
                found.append(tuple(sorted(members)))

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return found


def test_no_circles() -> None:
    """No modules import each other, wherever in them the import stands."""
    graph = {
        module: {module_of(name) for name in imports((PACKAGE / file).read_text(encoding="utf-8"), file)} - {module}
        for module, file in MODULES.items()
    }
    assert circles(graph) == []


# -- formats ----------------------------------------------------------------------------------------------------------

NAMES = re.compile("|".join(sorted({format.name for format in formats()} | {"us_ofac", "un_sc", "eu_fsf", "gb_"})))
OWN_WORDS = (
    {authority.id for authority in authorities()}
    | {word for dataset in datasets() for word in (dataset.name, dataset.list)}
    | undetermined_titles()
)
"""What publishers alone say of themselves: the ids of their authorities, the titles and data sets of their lists."""
MAY_NAME_FORMATS = ("formats/", "cli/demo.py")
"""The folders of the formats; and the demo, which shows a list of OFAC's."""


STILL = ("auditing/_",)
"""Modules that still name formats; each goes when its folder describes them."""


@pytest.mark.parametrize("file", [f for f in FILES if not f.as_posix().startswith(MAY_NAME_FORMATS + STILL)], ids=str)
def test_only_its_folder_names_a_format(file: Path) -> None:
    """No code outside the folder of a publisher names one of its formats: they differ by the traits that they state."""
    tree = ast.parse((PACKAGE / file).read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {
        first.value
        for node in ast.walk(tree)
        if isinstance(node, documented)
        for first in node.body[:1]
        if isinstance(first, ast.Expr)
    }
    texts = [
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and n not in docstrings
    ]
    assert [text for text in texts if NAMES.search(text) or text in OWN_WORDS] == []
