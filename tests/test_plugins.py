"""Publishers of other packages, which join by an entry point: they get what those of this library get."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from hashlib import sha1
from pathlib import Path
from textwrap import dedent

import pytest

import sanctionslib as sl
from sanctionslib.publishers import format_named, formats

PUBLISHER = """
    from sanctionslib import Authority
    from sanctionslib.model import IdentificationKind
    from sanctionslib.parsing.format import Format, Publisher
    from sanctionslib.parsing.opensanctions import Dataset, OpenSanctionsKeys

    MINISTRY = Authority(id="xx-toys", name="Ministry of Toys")
    LIST = "Toy List"
    LABELS = {"Toy number": IdentificationKind.MILITARY_ID}

    PUBLISHER = Publisher(
        package=__name__,
        datasets=(Dataset(name="xx_toy_sanctions", authority=MINISTRY, list=LIST),),
        undetermined_titles=frozenset({"Some toy list"}),
        vocabulary=__name__,
        titles_hold_positions=True,
        sanctions_only=True,
        formats=(
            Format(
                name="xx_toys_list_csv",
                title="Toy list, CSV",
                authority=MINISTRY,
                recognizes=lambda head: head.text.startswith("toys;"),
                module=f"{__name__}.parser",
                remarks_grammar=f"{__name__}.remarks",
                opensanctions=OpenSanctionsKeys(prefix="toy", document=lambda document: (document.number,)),
            ),
        ),
    )
"""

PARSER = '''
    """Toy list."""

    from sanctionslib import Designation, Identification, Measure, Name, Person
    from sanctionslib.model import IdentificationKind, MeasureKind, NameKind

    from . import LIST, MINISTRY

    def parse(reading):
        reading.authority = MINISTRY
        reading.title = LIST
        with reading.document.open() as stream:
            next(stream)
            for line in stream:
                number, name, title, document, remarks = line.decode().rstrip().split(";", 4)
                yield Person(
                    id=f"toy-{number}",
                    reference=number,
                    names=(Name(name, kind=NameKind.PRIMARY),),
                    titles=(title,),
                    identifications=(Identification(IdentificationKind.MILITARY_ID, document, label="Toy number"),),
                    designations=(
                        Designation(
                            authority=MINISTRY, list=LIST, measures=(Measure(kind=MeasureKind.EXPORT_CONTROL),)
                        ),
                    ),
                    remarks=(remarks,),
                )
'''

REMARKS = """
    from sanctionslib.parsing.remarks import Item

    def items(remarks, *, titles=(), full_stop=False, cut=False):
        for text in remarks.split(" / "):
            label, colon, value = text.partition(": ")
            yield Item(text, label, value) if colon else Item(text, "", text)

    def can_state(field, value):
        return True
"""

TOYS = b"toys;list\n7;BEAR, Ted;Head of Toys;L-1;stuffing: wool / brown\n"


def forget() -> None:
    """Forget all that was looked up, and with it which publishers there are."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "sanctionslib":
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Installs a package with modules, by name, and entry points, for one test."""
    modules = set(sys.modules)

    def installed(entry_points: str, **files: str) -> None:
        package, info = tmp_path / "toyland", tmp_path / "toyland-1.0.dist-info"
        for folder in (package, info):
            folder.mkdir()
        for name, text in {"__init__": "", **files}.items():
            (package / f"{name}.py").write_text(dedent(text))
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: toyland\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[sanctionslib.formats]\n{entry_points}\n")
        monkeypatch.syspath_prepend(tmp_path)
        forget()

    yield installed
    for name in set(sys.modules) - modules:
        if name.partition(".")[0] == "toyland":
            del sys.modules[name]
    forget()


@pytest.fixture
def toyland(install: Callable[..., None]) -> None:
    """A package that brings a publisher with a format."""
    install("toyland = toyland:PUBLISHER", __init__=PUBLISHER, parser=PARSER, remarks=REMARKS)


@pytest.mark.usefixtures("toyland")
def test_it_is_read() -> None:
    """Its files are recognized and parsed, and its format is found by name, with the traits that it states."""
    toys = sl.read(TOYS)
    assert (toys.format, toys.title, [entity.id for entity in toys]) == ("xx_toys_list_csv", "Toy List", ["toy-7"])
    format = format_named("xx_toys_list_csv")
    assert format
    assert format.opensanctions
    assert (format.fullness, format.marks_end, format.opensanctions.prefix) == (1, False, "toy")
    assert sl.authorities()[-1].id == "xx-toys"


@pytest.mark.usefixtures("toyland")
def test_its_remarks_are_compared_by_its_grammar() -> None:
    """What its grammar labels is no free text; what it does not is."""
    old = sl.read(TOYS)
    (change,) = sl.diff(old, sl.read(TOYS.replace(b"wool", b"cotton"))).changed
    assert change.kind is sl.diffing.ChangeKind.LAYOUT_ONLY
    (change,) = sl.diff(old, sl.read(TOYS.replace(b"brown", b"blue"))).changed
    assert change.kind is sl.diffing.ChangeKind.REMARKS_AMENDED
    assert [(each.old, each.new) for each in change.changes] == [(("brown",), ("blue",))]


@pytest.mark.usefixtures("toyland")
def test_a_title_that_leaves_open_which_list_it_is() -> None:
    """Its lists of unknown title can be compared with those of known title."""
    toys = sl.read(TOYS)
    others = (sl.SanctionsList(title=title, entities=toys.entities) for title in ("Some toy list", "Another list"))
    assert not sl.diff(toys, next(others))
    with pytest.raises(sl.DiffError, match="two different lists"):
        sl.diff(toys, next(others))


@pytest.mark.usefixtures("toyland")
def test_its_followthemoney() -> None:
    """Dataset and identifiers are those that it says OpenSanctions has; titles and topics are as it says they are."""
    lines = sl.dumps(sl.read(TOYS), to="ftm", ids="opensanctions").splitlines()
    person, sanction, document = map(json.loads, lines)
    assert (person["id"], person["datasets"]) == ("toy-7", ["xx_toy_sanctions"])
    assert person["properties"]["position"] == ["Head of Toys"]
    assert person["properties"]["topics"] == ["sanction"]
    assert document["id"] == f"toy-{sha1(b'xx_toy_sanctions' + b'toy-7' + b'L-1').hexdigest()}"
    assert sanction["schema"] == "Sanction"


@pytest.mark.usefixtures("toyland")
def test_its_words_in_followthemoney() -> None:
    """Whoever wrote FollowTheMoney of its list, the title of the list and its labels for documents are known."""
    back = sl.read(sl.dumps(sl.read(TOYS), to="ftm").encode())
    assert (back.title, back.authority) == ("Toy List", sl.read(TOYS).authority)
    (document,) = back.entities[0].identifications
    assert (document.kind, document.label) == (sl.model.IdentificationKind.MILITARY_ID, "Toy number")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import a_module_that_is_not_there", "ModuleNotFoundError: No module named 'a_module_that_is_not_there'"),
        ("PUBLISHER = 'toys'", "TypeError: it is no Publisher"),
        ("", "AttributeError"),
        ("raise SystemError('broken')", "SystemError: broken"),
    ],
)
def test_one_that_cannot_be_used_is_a_warning(install: Callable[..., None], source: str, words: str) -> None:
    """The warning names the package and says what went wrong; every other format is read as before."""
    ours = formats()
    install("broken = toyland.broken:PUBLISHER\ntoyland = toyland:PUBLISHER", __init__=PUBLISHER, broken=source)
    with pytest.warns(
        UserWarning, match=rf"the formats of broken \(toyland.broken:PUBLISHER\) cannot be used: {words}"
    ):
        assert {format.name for format in formats()} == {*(format.name for format in ours), "xx_toys_list_csv"}
    assert sl.read(sl.sample_path()).format == "us_ofac_sdn_xml"
