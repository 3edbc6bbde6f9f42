"""What formats and publishers state of themselves: each trait is held to what their parsers do with the specimens."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import sanctionslib as sl
from sanctionslib.diffing.comparability import cut_off
from sanctionslib.parsing.format import Format
from sanctionslib.publishers import datasets_of, format_named, formats, labels, publishers, undetermined_titles
from tests.conftest import SPECIMENS

OFFICIAL = [format for format in formats() if format.authority]
official = pytest.mark.parametrize("format", OFFICIAL, ids=lambda format: format.name)
every = pytest.mark.parametrize("format", formats(), ids=lambda format: format.name)


def specimens(format: Format) -> list[Path]:
    """The specimens of a format: files, and folders that hold a release."""
    return [path for path in sorted((SPECIMENS / format.name).glob("*")) if path.suffix != ".golden"]


def facts(value: object, path: str = "") -> Iterator[str]:
    """The paths of plain data at which something is stated."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from facts(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from facts(inner, path)
    elif value is not None:
        yield path


def stated(format: Format) -> set[str]:
    """Where in the model the entities of a format's specimens state something."""
    found: set[str] = set()
    for path in specimens(format):
        found.update(*(facts(entity) for entity in json.loads(sl.dumps(sl.read(path)))["entities"]))
    return found


# -- traits of formats --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("fuller", "other"), [
    (a, b) for a in OFFICIAL for b in OFFICIAL if a.authority == b.authority and a.fullness > b.fullness
], ids=lambda format: format.name)  # fmt: skip
def test_the_fuller_format_states_more(fuller: Format, other: Format) -> None:
    """Of two formats of one list, the specimens of the fuller one state facts in more places of the model."""
    assert len(stated(fuller)) > len(stated(other))


@pytest.mark.parametrize("names", [
    ("us_ofac_advanced_xml", "us_ofac_enhanced_xml", "us_ofac_sdn_xml", "us_ofac_sdn_csv"),
    ("eu_fsf_xml", "eu_fsf_csv", "eu_fsd_xml"),
], ids=("OFAC", "EU"))  # fmt: skip
def test_order_of_fullness(names: tuple[str, ...]) -> None:
    """Each of these carries more than the next."""
    order = [format.fullness for name in names if (format := format_named(name))]
    assert order == sorted(set(order), reverse=True)


@every
def test_an_authority_s_own_file_is_fuller_than_a_copy(format: Format) -> None:
    """What is no authority's own format comes last."""
    assert (format.fullness > 0) is (format.authority is not None)


def whole_file(format: Format, folder: Path) -> Path:
    """A file of a format that holds a whole list, as far as such files say so; the primary one of a release."""
    paths = specimens(format)
    if not paths:  # our own
        path = folder / f"list.{format.name.removeprefix('sanctionslib_')}"
        sl.write(sl.read(sl.sample_path()), path)
        return path
    path = max(paths, key=lambda path: sl.read(path).complete is True)
    if path.is_file():
        return Path(shutil.copy(path, folder))
    shutil.copytree(path, folder, dirs_exist_ok=True)
    assert format.parts
    return next(file for file in folder.iterdir() if format.parts.stem(file.name)[1] == format.parts.primary)


@every
def test_a_file_that_shows_its_end_cannot_be_cut_off_unnoticed(format: Format, tmp_path: Path) -> None:
    """Without its last lines it is an error, or no longer the whole list; a file of another format is still that."""
    path = whole_file(format, tmp_path)
    whole = sl.read(path, format=format.name)
    data = path.read_bytes()
    workbook = data.startswith(b"PK")
    path.write_bytes(data[:-100] if workbook else b"".join(data.splitlines(keepends=True)[:-2]))
    try:
        rest = sl.read(path, format=format.name)
    except sl.ReadError:
        noticed = True
    else:
        assert rest.entities != whole.entities
        noticed = whole.complete is True and rest.complete is not True
    assert noticed is format.marks_end


@official
def test_count_of_records(format: Format) -> None:
    """The files of a format that counts its records, and no others, say how many they have."""
    counts = {sl.read(path).stated_count is not None for path in specimens(format)}
    assert counts == {format.counts_records}


@pytest.mark.parametrize(
    "format", [format for format in formats() if format.variant_of], ids=lambda format: format.name
)
def test_a_variant_differs_in_the_delimiter_alone(format: Format) -> None:
    """It is read by the same parser, into the same entities, and has the same traits."""
    other = format_named(format.variant_of)
    assert other
    traits = "module fullness marks_end counts_records label_family remarks_grammar remarks_full_stop opensanctions"
    for name in ("authority", *traits.split()):
        assert getattr(format, name) == getattr(other, name), name
    assert tuple(sl.read(SPECIMENS / format.name / "release")) == tuple(sl.read(SPECIMENS / other.name / "release"))


VARIANTS = {"us_ofac_sdn_csv", "us_ofac_sdn_del", "us_ofac_sdn_pip"}


@official
def test_a_variant_is_compared_as_one_encoding(format: Format) -> None:
    """Between CSV, DEL and PIP nothing has to be left out, as it has between any two other formats."""
    old, new = (sl.SanctionsList(format=name) for name in ("us_ofac_sdn_csv", format.name))
    assert (sl.diff(old, new).not_compared == ()) is (format.name in VARIANTS)


def test_formats_whose_remarks_have_a_grammar() -> None:
    """All of OFAC's have one, and no others."""
    assert [format.name for format in formats() if format.grammar] == [
        format.name for format in formats() if format.name.startswith("us_ofac_")
    ]


@pytest.mark.parametrize("format", [format for format in OFFICIAL if format.grammar], ids=lambda format: format.name)
def test_the_grammar_reads_the_remarks(format: Format) -> None:
    """It cuts a remark into items, and knows that one may state a birth date and no address."""
    assert format.grammar
    found = [(item.label, item.value) for item in format.grammar.items("DOB 1956; a builder")]
    assert found == [("DOB", "1956"), ("", "a builder")]
    assert format.grammar.can_state("birth_dates", sl.BirthDate("1956"))
    assert not format.grammar.can_state("addresses", sl.Address(city="Sampletown"))
    assert not format.grammar.can_state(
        "names", sl.Name("BOB", kind=sl.model.NameKind.AKA, quality=sl.model.Quality.STRONG)
    )


@official
def test_full_stop_of_remarks(format: Format) -> None:
    """Where remarks as a whole end with a full stop, all of them do that are not cut off; elsewhere some do not."""
    remarks = [
        remark
        for path in specimens(format)
        for edition in [sl.read(path)]
        for entity in edition
        for remark in entity.remarks
        if entity.reference not in cut_off(edition)
    ]
    if format.grammar and remarks:
        assert all(remark.endswith(".") for remark in remarks) is format.remarks_full_stop
    else:
        assert not format.remarks_full_stop


@every
def test_formats_of_one_family_can_state_the_same(format: Format) -> None:
    """What no record of an edition states was removed, if the other edition's format is of the same family."""
    old, new = (
        sl.SanctionsList(format=name, entities=(sl.Organization(id="x-1", contacts=contacts),))
        for name, contacts in (
            ("us_ofac_sdn_xml", (sl.model.Contact(sl.model.ContactKind.FAX, "1"),)),
            (format.name, ()),
        )
    )
    family = {"us_ofac_sdn_xml", "us_ofac_sdn_csv", "us_ofac_sdn_del", "us_ofac_sdn_pip", "us_ofac_sdn_ff"}
    assert bool(sl.diff(old, new)) is (format.name in family)


def test_no_format_has_a_name() -> None:
    """A list made in memory has none, and another program's may have one that nobody knows."""
    assert (format_named(None), format_named(""), format_named("xx_yy_xml")) == (None, None, None)
    assert all(format_named(format.name) is format for format in formats())


# -- words of publishers ------------------------------------------------------------------------------------------


@official
def test_title_of_a_list(format: Format) -> None:
    """What a parser calls its list is the list of a dataset, unless the file does not tell which list it is."""
    known = {dataset.list for dataset in datasets_of(format.authority)}
    assert {sl.read(path).title for path in specimens(format)} <= known | undetermined_titles()


def test_every_authority_has_a_dataset() -> None:
    """OpenSanctions has the lists of all of them; no two datasets have one name, or one list."""
    datasets = [dataset for publisher in publishers() for dataset in publisher.datasets]
    assert {dataset.authority for dataset in datasets} == {format.authority for format in OFFICIAL}
    assert len({dataset.name for dataset in datasets}) == len({dataset.list for dataset in datasets}) == len(datasets)


def test_labels() -> None:
    """The labels of publishers, whatever the letters, mean kinds of documents, measures and relationships."""
    assert labels()["cedula no."] is sl.model.IdentificationKind.NATIONAL_ID
    assert labels()["reject"] is sl.model.MeasureKind.BANKING_TRANSACTIONS_RESTRICTION
    assert labels()["leader or official of"] is sl.model.RelationshipKind.LEADER_OF
    assert "website" not in labels()  # no kind of any of these
