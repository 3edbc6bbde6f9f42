"""Lists published in several files: which files are read together, and which are refused."""

from __future__ import annotations

import shutil
import zipfile

import pytest

import sanctionslib as sl
from tests.conftest import SPECIMENS

RELEASE = SPECIMENS / "us_ofac_sdn_csv" / "release"
NAMES = ["sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv"]


@pytest.fixture
def whole():
    """The entities of the specimen release."""
    return list(sl.read(RELEASE))


def copy(folder, names):
    """Put files of the specimen release into a folder, under new names."""
    folder.mkdir(exist_ok=True)
    for name, new in names.items():
        shutil.copy(RELEASE / name, folder / new)
    return folder


def files(read):
    """Names of the files that a list was read from."""
    return [file.name for file in read.files]


@pytest.mark.parametrize(
    "pattern",
    ["{}.csv", "{}-2021-07-29.csv", "2021-{}.csv", "ofac.{}.txt"],
)
@pytest.mark.parametrize("change", [str.lower, str.upper, str.title])
def test_companions_are_found_beside(tmp_path, whole, pattern, change) -> None:
    """Companions have the same name but for the word of their part, in any letter case, and lie beside."""
    names = {name: change(pattern.format(name.removesuffix(".csv"))) for name in NAMES}
    copy(tmp_path, names)
    (tmp_path / "notes on alt.csv").write_text("nothing to see", encoding="utf-8")
    read = sl.read(tmp_path / names["sdn.csv"])
    assert files(read)[0] == names["sdn.csv"]
    assert sorted(files(read)) == sorted(names.values())
    assert list(read) == whole
    assert read.issues == ()


def test_mixed_letter_case(tmp_path, whole) -> None:
    """The letter case may differ from file to file."""
    copy(tmp_path, dict(zip(NAMES, ["SDN.CSV", "add.csv", "Alt.Csv", "SDN_comments.csv"], strict=True)))
    assert list(sl.read(tmp_path / "SDN.CSV")) == whole


def test_names_of_the_consolidated_list(tmp_path, whole) -> None:
    """CONS_PRIM and its companions are found in the same way."""
    names = ["CONS_PRIM.CSV", "CONS_ADD.CSV", "CONS_ALT.CSV", "CONS_COMMENTS.CSV"]
    copy(tmp_path, dict(zip(NAMES, names, strict=True)))
    assert list(sl.read(tmp_path / "CONS_PRIM.CSV")) == whole


def test_several_paths_belong_together(tmp_path, whole) -> None:
    """Files that the user names are one release whatever they are called and in whatever order."""
    names = ["one.txt", "two.txt", "three.txt", "four.txt"]
    copy(tmp_path, dict(zip(NAMES, names, strict=True)))
    assert list(sl.read([tmp_path / name for name in reversed(names)])) == whole


def test_one_path_in_a_list_is_that_path(whole) -> None:
    """A list of one path finds companions as the path does."""
    assert list(sl.read([RELEASE / "sdn.csv"])) == whole


def test_an_archive_is_a_release(tmp_path, whole) -> None:
    """So is an archive that holds the files, in a folder or not."""
    for folder in ("", "sdn/"):
        with zipfile.ZipFile(tmp_path / "sdn.zip", "w") as archive:
            for name in NAMES:
                archive.write(RELEASE / name, folder + name.upper())
        read = sl.read(tmp_path / "sdn.zip")
        assert list(read) == whole
        assert {file.member for file in read.files} == {folder + name.upper() for name in NAMES}


def test_companions_of_another_pattern_are_not_taken(tmp_path) -> None:
    """A companion of another day is left alone by a path, and refused in a folder."""
    copy(tmp_path, {"sdn.csv": "sdn-2021-07-29.csv", "add.csv": "add-2021-07-30.csv"})
    read = sl.read(tmp_path / "sdn-2021-07-29.csv")
    assert files(read) == ["sdn-2021-07-29.csv"]
    assert [issue.code for issue in read.issues[:3]] == ["missing-companion"] * 3
    with pytest.raises(sl.ReadError, match=r"files of another release: add-2021-07-30.csv \(ADD file of addresses\)"):
        sl.read(tmp_path)


def test_a_missing_companion_is_an_issue(tmp_path) -> None:
    """The release is read without it, and says what it lacks."""
    copy(tmp_path, {name: name for name in NAMES if name != "alt.csv"})
    read = sl.read(tmp_path)
    assert [(issue.code, issue.message) for issue in read.issues] == [
        ("missing-companion", "the release has no ALT file of aliases")
    ]


def test_a_row_of_no_record_is_an_issue(tmp_path) -> None:
    """A row of a companion whose number the primary file lacks is kept in an issue, with its own file and line."""
    copy(tmp_path, {name: name for name in NAMES})
    text = (tmp_path / "alt.csv").read_bytes()
    (tmp_path / "alt.csv").write_bytes(b'99,1,"aka","NOBODY",-0- \r\n' + text)
    (issue,) = sl.read(tmp_path).issues
    assert (issue.code, issue.raw) == ("missing-companion", '99,1,"aka","NOBODY",-0- ')
    assert issue.source and issue.source.file
    assert (issue.source.file.name, issue.source.line, issue.source.record) == ("alt.csv", 1, "99")


@pytest.mark.parametrize("name", ["add.csv", "alt.csv", "sdn_comments.csv"])
def test_a_companion_alone_is_refused(tmp_path, name) -> None:
    """Without the primary file there is no list; the message names what is missing and what is there."""
    copy(tmp_path, {name: "x.csv"})
    for given in (tmp_path / "x.csv", tmp_path, (tmp_path / "x.csv").read_bytes()):
        with pytest.raises(sl.ReadError, match=r"the SDN \(or CONS_PRIM\) file is missing"):
            sl.read(given)


def test_companions_together_are_refused(tmp_path) -> None:
    """So are companions in any number."""
    copy(tmp_path, {"add.csv": "add.csv", "alt.csv": "alt.csv"})
    with pytest.raises(
        sl.ReadError, match=r"is missing.*add.csv \(ADD file of addresses\), alt.csv \(ALT file of aliases\)"
    ):
        sl.read(tmp_path)
    with pytest.raises(sl.ReadError, match=r"the SDN .* file is missing"):
        sl.read([tmp_path / "add.csv", tmp_path / "alt.csv"])


def test_several_releases_are_refused(tmp_path) -> None:
    """A folder of several releases or encodings is not one list; the message names them, and the format chooses."""
    copy(tmp_path, {name: name for name in NAMES})
    for path in (SPECIMENS / "us_ofac_sdn_pip" / "release").iterdir():
        shutil.copy(path, tmp_path)
    with pytest.raises(sl.ReadError, match=r"sdn.csv \(us_ofac_sdn_csv\), sdn.pip \(us_ofac_sdn_pip\)"):
        sl.read(tmp_path)
    assert sl.read(tmp_path, format="us_ofac_sdn_pip").files[0].name == "sdn.pip"
    copy(tmp_path, {"sdn.csv": "sdn-old.csv"})
    with pytest.raises(sl.ReadError, match=r"sdn.csv .*, sdn-old.csv"):
        sl.read(tmp_path, format="us_ofac_sdn_csv")


def test_a_part_that_is_there_twice(tmp_path) -> None:
    """Two files that are the same part of one release are refused."""
    copy(tmp_path, {"sdn.csv": "sdn.csv", "add.csv": "add.csv"})
    shutil.copy(RELEASE / "add.csv", tmp_path / "alt.csv")
    with pytest.raises(sl.ReadError, match=r"ADD file of addresses twice: add.csv and alt.csv"):
        sl.read(tmp_path / "sdn.csv")


def test_a_companion_is_told_by_its_content(tmp_path) -> None:
    """What lies beside under the name of a companion but is none is not taken for one."""
    copy(tmp_path, {"sdn.csv": "sdn.csv"})
    (tmp_path / "add.csv").write_text("<html>Not found</html>", encoding="utf-8")
    read = sl.read(tmp_path / "sdn.csv")
    assert files(read) == ["sdn.csv"]
    with pytest.raises(sl.ReadError, match=r"add.csv: is not a list"):
        sl.read([tmp_path / "sdn.csv", tmp_path / "add.csv"])


def test_streams_and_bytes_have_no_neighbours() -> None:
    """An open file and bytes are read alone."""
    with (RELEASE / "sdn.csv").open("rb") as stream:
        assert files(sl.read(stream)) == ["sdn.csv"]
    assert files(sl.read((RELEASE / "sdn.csv").read_bytes())) == ["<bytes>"]
