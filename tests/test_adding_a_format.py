"""The page on adding a format is true to the letter: what it says is done here, in a package of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "adding_a_format.rst").read_text(encoding="utf-8")
BLOCK = re.compile(r"^\.\. code-block:: \w+\n   :caption: (\S+)\n\n((?:    .*\n|\n)+)", re.MULTILINE)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the page, as an installer leaves it: its files, and its entry points in a dist-info folder."""
    folder = tmp_path_factory.mktemp("ruritania")
    for name, block in BLOCK.findall(PAGE):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(block).strip() + "\n", encoding="utf-8")
    project = (folder / "pyproject.toml").read_text(encoding="utf-8")
    group, entry = re.findall(r'^\[project\.entry-points\."(.*)"\]\n(.*)$', project, re.MULTILINE)[0]
    info = folder / "ruritania-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: ruritania\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[{group}]\n{entry.replace(chr(34), '')}\n", encoding="utf-8")
    return folder


def run(package: Path, *arguments: str) -> str:
    """What a command prints where the package is installed."""
    code = f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(package)!r}]\n"
    script = code + (
        arguments[0] if len(arguments) == 1 else "from sanctionslib.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    extra = arguments if len(arguments) > 1 else ()
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *extra], capture_output=True, text=True, cwd=package, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_its_list_is_read(package: Path) -> None:
    """It is recognized, and every value stands in its field."""
    script = """
import sanctionslib as sl
party, = found = sl.read("parties.xml")
print(found.format, found.title, found.published, len(found.issues))
print(type(party).__name__, party.id, [str(name) for name in party.names], party.names[1].quality, party.birth_dates)
print(party.addresses[0].country, party.designations[0].listing_date, party.effect())
"""
    assert run(package, script).splitlines() == [
        "rt_foreign_office_xml Ruritania's list 2031-05-01 0",
        "Person rt-R-17 ['Rupert HENTZAU', 'The Count'] weak (BirthDate('1958'),)",
        "Germany 2030-11-02 blocked",
    ]


def test_its_programs_are_known(package: Path) -> None:
    """The registry has its program, with its law, and its authority."""
    script = """
import sanctionslib as sl
program = sl.program("rt:Decree 7")
print(program.title, program.legal_bases[0].kind.value, [m.kind.value for m in program.measures])
print([str(authority) for authority in sl.authorities() if authority.country == "RT"])
"""
    assert run(package, script).splitlines() == [
        "Enemies of the crown ordinance ['asset freeze', 'travel ban']",
        "['Foreign Office of Ruritania']",
    ]


def test_what_the_table_does_not_know_is_an_issue(package: Path) -> None:
    """A new element and a second name in a record are issues, without a word in the parser."""
    script = """
import sanctionslib as sl
text = open("parties.xml").read().replace("<born>", "<sex>m</sex><born>")
text = text.replace("</city>", "</city><city>Zenda</city>")
print([(issue.code.value, issue.raw, issue.source.record) for issue in sl.read(text.encode()).issues])
"""
    expected = [("unknown-element", "<sex>m</sex>", "R-17"), ("unknown-element", "<city>Zenda</city>", "R-17")]
    assert run(package, script).strip() == str(expected)


def test_it_is_audited(package: Path) -> None:
    """Every value is accounted for; what a parser loses is reported at its path."""
    found = json.loads(run(package, "audit", "--json", "parties.xml"))
    assert (found["values"], found["kept"], found["omitted"], found["lost"]) == (12, 11, 1, 0)
    script = """
import sanctionslib as sl, ruritania.parties_xml as parser
from sanctionslib.auditing import audit
made = parser.made
parser.made = lambda cls, items: made(cls, items) and ()  # read, and dropped
print([(row.path, row.lost) for row in audit("parties.xml").rows if row.lost])
parser.made = lambda cls, items: ()  # not even read: an issue for each element
print([(row.path, row.as_issues) for row in audit("parties.xml").rows if row.as_issues])
"""
    assert run(package, script).splitlines() == ["[('address/city', 1), ('address/country', 1)]"] * 2


def test_it_is_compared_and_written(package: Path) -> None:
    """Two editions are compared; FollowTheMoney and our own JSON take it, and the JSON reads back equal."""
    script = """
import json
import sanctionslib as sl
old = sl.read("parties.xml")
new = sl.read(open("parties.xml").read().replace("2031-05-01", "2031-06-01").replace("1958", "1959").encode())
print([change.field for change in sl.diff(old, new).changed[0].changes])
print(sorted({json.loads(line)["schema"] for line in sl.dumps(old, to="ftm").splitlines()}))
print(sl.read(sl.dumps(old).encode()) == old)
"""
    assert run(package, script).splitlines() == ["['birth_dates']", "['Address', 'Person', 'Sanction']", "True"]


def test_its_page_is_made(package: Path) -> None:
    """What the documentation says of a format is made from its module and its table."""
    script = """
from sanctionslib.publishers import formats
found = next(format for format in formats() if format.name == "rt_foreign_office_xml")
print(found.description.strip().splitlines()[0], found.omissions, sorted(found.translations))
"""
    assert (
        run(package, script)
        .strip()
        .startswith("Ruritania's list in XML. {'party/printed': 'the page on which it is printed'} [")
    )


def test_a_package_that_fails_is_a_warning_that_names_it(package: Path, tmp_path: Path) -> None:
    """The other formats go on being read."""
    broken = tmp_path / "broken-1.0.dist-info"
    broken.mkdir()
    (broken / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n", encoding="utf-8")
    (broken / "entry_points.txt").write_text(
        "[sanctionslib.formats]\nbroken = no_such_module:PUBLISHER\n", encoding="utf-8"
    )
    script = f"""
import warnings
sys.path.append({str(tmp_path)!r})
import sanctionslib as sl
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(len(sl.read("parties.xml")))
print([str(warning.message) for warning in caught])
"""
    count, message = run(package, script).splitlines()
    assert count == "1"
    assert "the formats of broken (no_such_module:PUBLISHER) cannot be used: ModuleNotFoundError" in message
