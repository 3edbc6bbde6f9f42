"""OFAC's delimited and fixed-width lists."""

from __future__ import annotations

from pathlib import Path

import pytest

import sanctionslib as sl
from sanctionslib import Address, Aircraft, Country, Name, Organization, Person, Vessel
from sanctionslib.model import NameKind, NamePart, NamePartKind, Quality
from tests.conftest import SPECIMENS

CSV = SPECIMENS / "us_ofac_sdn_csv"
RELEASE = CSV / "release"
NULLS = "-0- ," * 7 + "-0- "


@pytest.fixture(scope="module")
def release():
    """The specimen release."""
    return sl.read(RELEASE)


def rows(*lines: str, end: str = "\r\n", mark: str = "\x1a") -> bytes:
    """A file with these rows."""
    return ("".join(line + end for line in lines) + mark).encode()


def row(uid: int, name: str, type: str = "-0- ", program: str = "CUBA", remarks: str | None = None) -> str:
    """A row of the SDN file."""
    last = f'"{remarks}"' if remarks else "-0- "
    return f'{uid},"{name}",{type},"{program}",{NULLS[:-5]},{last}'


@pytest.mark.parametrize("encoding", ["pip", "del"])
def test_encodings_say_the_same(release, encoding: str) -> None:
    """The same release in another encoding is the same list of entities."""
    other = sl.read(SPECIMENS / f"us_ofac_sdn_{encoding}" / "release")
    assert other.format == f"us_ofac_sdn_{encoding}"
    assert list(other) == list(release)
    assert (other.title, other.complete, other.issues) == (release.title, release.complete, ())


def test_fixed_width_says_the_same(release) -> None:
    """So does the fixed-width release, but that its double quotes are not turned into apostrophes."""
    other = sl.read(SPECIMENS / "us_ofac_sdn_ff" / "release")
    assert str(other["ofac-1005"].name) == '"EXAMPLE" COOPERATIVE'
    assert [name.text for name in other["ofac-1001"].names[3:]] == ["ABU EXAMPLE", "'ABD THE OLD", "THE ONE; THE SAME"]
    one, two = (sl.dumps(read, to="jsonl").splitlines()[1:-1] for read in (release, other))
    assert [line.replace('\\"', "'") for line in two] == one


def test_kinds_of_party(release) -> None:
    """SDN_Type is the class of the entity; null stands for an organization."""
    assert [type(entity) for entity in release] == [Person, Organization, Vessel, Aircraft, Organization]


def test_programs_of_one_cell(release) -> None:
    """Several tags in one cell are several programs, and a tag may hold spaces."""
    codes = [[program.code for program in entity.designations[0].programs] for entity in release]
    assert codes == [["SDGT", "SYRIA"], ["SDGT", "CAATSA - RUSSIA"], ["SYRIA"], ["SYRIA"], ["CUBA"]]


def test_names(release) -> None:
    """A person's name falls into family and given names, a suffix staying with the former; those of others do not."""
    family, given = NamePartKind.FAMILY, NamePartKind.GIVEN
    assert release["ofac-1001"].names[:3] == (
        Name("EXAMPLE, Ahmad", kind=NameKind.PRIMARY, parts=(NamePart(family, "EXAMPLE"), NamePart(given, "Ahmad"))),
        Name(
            "SAMPLE, JR., Ahmad",
            kind=NameKind.AKA,
            quality=Quality.STRONG,
            parts=(NamePart(family, "SAMPLE, JR."), NamePart(given, "Ahmad")),
        ),
        Name("EXAMPLE", kind=NameKind.FKA, quality=Quality.STRONG),
    )
    assert release["ofac-1005"].names == (
        Name("'EXAMPLE' COOPERATIVE", kind=NameKind.PRIMARY),
        Name("COOPERATIVA 'EJEMPLO'", kind=NameKind.AKA, quality=Quality.STRONG, note="in Spanish"),
    )


def test_titles(release) -> None:
    """Titles are separated by a semicolon."""
    assert release["ofac-1001"].titles == ("Brigadier General", "Director, Example Bureau")


def test_addresses(release) -> None:
    """City, region and postal code stay in one piece; a row of nulls is no address."""
    assert release["ofac-1001"].addresses == (
        Address(locality="Sampletown", country=Country("Syria", "SY")),
        Address(
            lines=("1 First Street, Second Floor",),
            locality="Exampleville, Exampleshire EX1 2MP",
            country=Country("United Kingdom", "GB"),
        ),
    )
    assert release["ofac-1002"].addresses == (Address(lines=("PO Box 1",)),)
    assert release["ofac-1003"].addresses == ()
    assert release["ofac-1005"].addresses[0].note == "head office"


def test_vessel(release) -> None:
    """The columns on ships are those of a vessel, as published."""
    vessel = release["ofac-1003"]
    assert (vessel.call_signs, vessel.vessel_types) == (("XXAB1",), ("Crude Oil Tanker", "Chemical Tanker"))
    assert (vessel.tonnage, vessel.gross_registered_tonnage) == ("159,681", "81,479")
    assert (vessel.flags, vessel.owners) == ((Country("Panama", "PA"),), ("Example Shipping",))


def test_long_remarks_go_on_without_a_space(release) -> None:
    """The rest of a remark cut in mid-word is joined to it as it is."""
    entity = release["ofac-1002"]
    assert "NUMBER 4 FOR IMPORT AND EXPORT; Linked To: EXAMPLE BRANCH OFFICE NUMBER 5" in entity.remarks[0]
    assert len(entity.remarks[0]) > 1000
    assert entity.relationships[-1].name == "SAMPLE S.A."


def test_full_stop_of_a_name_at_the_end(release) -> None:
    """A name that ends with a full stop elsewhere in the list keeps it at the end of a remark."""
    assert release["ofac-1003"].relationships[0].name == "EXAMPLE TRADING CO."
    assert release["ofac-1004"].operators == ("EXAMPLE AIR",)


def test_nothing_but_a_name() -> None:
    """Nulls are left out: an entity without facts has none."""
    (entity,) = sl.read(rows(row(36, "AEROCARIBBEAN AIRLINES")))
    assert entity.names == (Name("AEROCARIBBEAN AIRLINES", kind=NameKind.PRIMARY),)
    assert (entity.remarks, entity.addresses, entity.identifications, entity.contacts) == ((), (), (), ())


def test_which_list() -> None:
    """The programs tell the list; the Consolidated list has the same layout."""
    consolidated = sl.read(CSV / "consolidated")
    assert consolidated.title == "Consolidated List"
    assert consolidated.issues == ()  # its file of long remarks has 0 bytes
    assert {entity.designations[0].list for entity in consolidated} == {"Consolidated List"}


def test_fixed_width_of_older_files() -> None:
    """The fixed-width layout with programs of 50 characters is read as the one with 200 is."""
    old = sl.read(SPECIMENS / "us_ofac_sdn_ff" / "programs_of_50")
    assert list(old) == list(sl.read(CSV / "consolidated"))


def test_what_mirrors_do() -> None:
    """A header, line feeds, cells without quotes and an end mark turned into a row change nothing."""
    resaved = sl.read(CSV / "resaved_by_a_mirror")
    original = sl.read(RELEASE)
    assert [entity.id for entity in resaved] == ["ofac-1003", "ofac-1004", "ofac-1005"]
    assert list(resaved)[1:] == list(original)[3:]
    assert resaved.complete is None
    assert [issue.message for issue in resaved.issues] == [
        "the release has no SDN_COMMENTS (or CONS_COMMENTS) file of long remarks"
    ]


def copied(folder: Path, **changed: bytes) -> Path:
    """The release with some of its files changed."""
    for path in RELEASE.iterdir():
        (folder / path.name).write_bytes(changed.get(path.stem, path.read_bytes()))
    return folder


def test_a_release_is_whole_if_every_file_has_its_end_mark(tmp_path: Path) -> None:
    """All four files, each with its Ctrl-Z; a primary file alone tells nothing of the rest."""
    assert sl.read(RELEASE).complete is True
    assert sl.read(rows(row(36, "A"))).complete is None
    unmarked = copied(tmp_path, sdn=(RELEASE / "sdn.csv").read_bytes().replace(b"\x1a", b""))
    assert sl.read(unmarked).complete is None


@pytest.mark.parametrize(("part", "title"), [("add", "ADD file of addresses"), ("alt", "ALT file of aliases")])
def test_a_companion_cut_short_is_an_issue(part: str, title: str, tmp_path: Path) -> None:
    """A companion without the end mark that the primary file has, or with nothing in it, was cut short."""
    whole = (RELEASE / f"{part}.csv").read_bytes()
    for data in (b"", whole[: whole.index(b"\n") + 1]):
        read = sl.read(copied(tmp_path, **{part: data}))
        assert read.complete is None
        assert [issue.message for issue in read.issues if "cut short" in issue.message] == [
            f"the {title} lacks the mark of its end: it was cut short"
        ]


def test_other_bytes_than_ascii() -> None:
    """UTF-8, with a byte order mark or without, and cp1252 are read."""
    for data in (row(36, "CAFÉ").encode(), row(36, "CAFÉ").encode("utf-8-sig"), row(36, "CAFÉ").encode("cp1252")):
        assert str(sl.read(data + b"\r\n")["ofac-36"].name) == "CAFÉ"


def test_cut_remark_without_the_file_of_long_remarks() -> None:
    """The last item of a cut remark is no fact, and the record is named in an issue."""
    read = sl.read(CSV / "alone.csv")
    assert [issue.code for issue in read.issues] == ["missing-companion"] * 4
    last = read.issues[-1]
    assert last.source and last.source.record == "1002"
    assert last.raw and last.raw.endswith("FOR IMP")
    assert read["ofac-1002"].relationships[-1].name == "EXAMPLE BRANCH OFFICE NUMBER 3 FOR IMPORT AND EXPORT"


def test_remark_of_exactly_the_longest_length(tmp_path) -> None:
    """A remark of 1,000 characters is whole if the file of long remarks is there and has nothing on it."""
    remarks = "Website " + "x" * 987 + ".com."
    assert len(remarks) == 1000
    (tmp_path / "sdn.csv").write_bytes(rows(row(1, "A", remarks=remarks)))
    (tmp_path / "sdn_comments.csv").write_bytes(b"")
    assert len(sl.read(tmp_path)["ofac-1"].contacts) == 1
    (tmp_path / "sdn_comments.csv").unlink()
    assert sl.read(tmp_path)["ofac-1"].contacts == ()


def test_unknown_codes() -> None:
    """A type of party and a type of alias that nobody has seen are issues, and the rest is kept."""
    read = sl.read(rows(row(1, "A", '"individual"'), row(2, "B", '"spacecraft"')))
    assert [(issue.code, issue.raw) for issue in read.issues[3:]] == [("unknown-code", "spacecraft")]
    assert type(read["ofac-2"]) is sl.Entity


def test_row_of_another_length() -> None:
    """A row with a cell too many is an issue that holds it; the rows around it are read."""
    read = sl.read(rows(row(1, "A"), row(2, "B") + ",x", row(3, "C")))
    assert [entity.id for entity in read] == ["ofac-1", "ofac-3"]
    assert [(issue.code, issue.raw, issue.source and issue.source.line) for issue in read.issues[3:]] == [
        ("unreadable-value", row(2, "B") + ",x", 2)
    ]


@pytest.mark.parametrize("size", [3, 8, 20, 60])
def test_cut_short(size: int) -> None:
    """A file that ends in the middle of a row is refused, with the line."""
    data = rows(row(1, "A"), row(2, "B", remarks="DOB 1960; POB Havana."), mark="")[:-size]
    with pytest.raises(sl.ReadError, match=":2: is cut short"):
        sl.read(data)


def test_cut_short_in_a_null() -> None:
    """A file that ends in the middle of the null that is its last cell is refused."""
    data = rows(row(1, "A"), row(2, "B"), mark="")
    assert len(sl.read(data[:-2])) == len(sl.read(data[:-3])) == 2
    for size in (4, 5, 6):
        with pytest.raises(sl.ReadError, match="cut short"):
            sl.read(data[:-size])


def test_fixed_width_cut_short() -> None:
    """A fixed-width file whose last row is too short is refused."""
    data = (SPECIMENS / "us_ofac_sdn_ff" / "release" / "SDN.FF").read_bytes()
    with pytest.raises(sl.ReadError, match=r":5: is cut short: the last row is not whole"):
        sl.read(data[:-500])


def test_wrong_encoding_named() -> None:
    """A file that is not of the format asked for is refused."""
    with pytest.raises(sl.ReadError, match="is not of the format us_ofac_sdn_pip"):
        sl.read(RELEASE / "sdn.csv", format="us_ofac_sdn_pip")
