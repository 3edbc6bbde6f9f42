"""The command line: what goes where, and with which status it ends."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

import pytest

import sanctionslib as sl
from sanctionslib.cli import _shared, inspect, main
from sanctionslib.writing import WRITABLE

SAMPLE = str(sl.sample_path())
ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, "-m", "sanctionslib"]

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    """A list with four issues: a grade of aliases that OFAC does not know, four times."""
    text = Path(SAMPLE).read_text(encoding="utf-8")
    path = tmp_path / "flawed.xml"
    path.write_text(text.replace("<category>weak<", "<category>faint<", 4), encoding="utf-8")
    return path


def run(
    *arguments: str, env: dict[str, str] | None = None, stdout: IO[str] | int | None = None
) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    env = env or {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [*COMMAND, *arguments], check=False, env=env, text=True, stdout=stdout, stderr=subprocess.PIPE, timeout=60
    )


def one_line(text: str) -> str:
    """The one line that *text* is."""
    (line,) = text.splitlines()
    assert "Traceback" not in line
    return line


# -- formats, inspect -------------------------------------------------------------------------------------------


def test_formats_shows_what_is_read_and_written(capsys: Capture) -> None:
    """Each format that can be read has a line with name, title, authority and endings; so has each that is written."""
    assert main(["formats"]) == 0
    out = capsys.readouterr().out
    read, written = out.split("Written:")
    for format in sl.formats():
        assert re.search(rf"^  {format.name} +{re.escape(format.title)}  ", read, re.MULTILINE)
    assert re.search(r"us_ofac_sdn_xml .* OFAC +\.xml$", read, re.MULTILINE)
    assert [line.split()[0] for line in written.splitlines() if line] == list(WRITABLE)


def test_formats_is_aligned(capsys: Capture) -> None:
    """The titles of the formats stand one below the other."""
    main(["formats"])
    lines = capsys.readouterr().out.split("\n\n")[0].splitlines()[1:]
    titles = ["title", *(format.title for format in sl.formats())]
    assert len({line.index(title) for line, title in zip(lines, titles, strict=True)}) == 1


def test_inspect(capsys: Capture) -> None:
    """Inspecting a list tells its format, authority, date, counts and issues."""
    assert main(["inspect", SAMPLE]) == 0
    facts = dict(re.split(r"  +", line, maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert facts["format"] == "us_ofac_sdn_xml"
    assert facts["authority"] == "Office of Foreign Assets Control"
    assert facts["published"] == "2021-07-29"
    assert (facts["entities"], facts["kinds"]) == ("22", "organization 13, person 9")
    assert (facts["issues"], facts["complete"]) == ("0", "yes")


def test_inspect_shows_issues(flawed: Path, capsys: Capture) -> None:
    """Inspecting a list shows each issue with its place and raw text; the list is read all the same, status 0."""
    assert main(["inspect", str(flawed)]) == 0
    out = capsys.readouterr().out
    assert len(re.findall(r"^  flawed\.xml:\d+ \(record \d+\): unknown-code: .*'faint'$", out, re.MULTILINE)) == 4
    assert re.search(r"^codes +unknown-code 4$", out, re.MULTILINE)


def test_inspect_ends_a_long_list_of_issues(flawed: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many issues the first are shown, and the number of the others."""
    monkeypatch.setattr(inspect, "_ISSUES_SHOWN", 1)
    main(["inspect", str(flawed)])
    assert "and 3 more (all of them with --json)" in capsys.readouterr().out


def test_inspect_json(flawed: Path, capsys: Capture) -> None:
    """As JSON, inspecting tells the same, and every issue with its fields."""
    assert main(["inspect", "--json", str(flawed)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["published"] == "2021-07-29"
    assert found["files"] == ["flawed.xml"]
    assert found["counts"]["entities"] == 22
    assert found["counts"]["programs"]["SDGT"] == 2
    assert len(found["issues"]) == found["counts"]["issues"] == 4
    first = found["issues"][0]
    assert (first["code"], first["raw"]) == ("unknown-code", "faint")
    assert (first["file"], first["record"]) == ("flawed.xml", "32340")
    lines = flawed.read_text(encoding="utf-8").splitlines()
    assert lines[first["line"] - 1 : first["line"] + 1] == ["  <sdnEntry>", "    <uid>32340</uid>"]


def test_text_that_the_terminal_cannot_show(tmp_path: Path) -> None:
    """A name that the encoding of standard output does not have is escaped, not a failure."""
    path = tmp_path / "list.json"
    sl.write(sl.SanctionsList(title="Список"), path)
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    result = run("inspect", str(path), stdout=subprocess.PIPE, env=environment)
    assert result.returncode == 0
    assert r"\u0421" in result.stdout


# -- convert ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["json", "jsonl", "ftm"])
def test_convert_to_standard_output(format: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Without ``-o`` the data goes to standard output, and nothing else does."""
    assert main(["convert", SAMPLE, "--to", format]) == 0
    captured = capsysbinary.readouterr()
    assert captured.out.decode() == sl.dumps(sl.read(SAMPLE), to=format)
    assert captured.err == b""


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_convert_to_file(format: str, tmp_path: Path, capsys: Capture) -> None:
    """What ``-o`` wrote is the list, whatever the name of the file; standard output is empty."""
    target = tmp_path / "out.data"
    assert main(["convert", SAMPLE, "--to", format, "-o", str(target)]) == 0
    assert sl.read(target) == sl.read(SAMPLE)
    assert capsys.readouterr().out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["out.data"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """``-`` is standard input, and ``-o -`` standard output."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(SAMPLE).read_bytes())))
    assert main(["convert", "-", "--to", "jsonl", "-o", "-"]) == 0
    assert sl.read(capsysbinary.readouterr().out) == sl.read(SAMPLE)


def test_closed_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """Standard input that is closed is told in one line."""
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["inspect", "-"]) == 2
    assert one_line(capsys.readouterr().err) == "sanctionslib: standard input is closed"


def test_several_files_are_one_release(capsys: Capture) -> None:
    """Several files go to the reader together; two whole lists are no release, and it says which they are."""
    assert main(["inspect", SAMPLE, SAMPLE]) == 2
    assert one_line(capsys.readouterr().err).count("syria-2021-07-28.xml") == 2


def test_issues_are_counted_on_standard_error(flawed: Path, capsys: Capture) -> None:
    """Converting a list with issues is done, and says on standard error how many there are."""
    assert main(["convert", str(flawed), "--to", "json"]) == 0
    assert one_line(capsys.readouterr().err) == "sanctionslib: 4 issues (unknown-code 4); inspect shows them"


def test_strict(flawed: Path, tmp_path: Path, capsys: Capture) -> None:
    """Under ``--strict`` issues end it with status 1: nothing is written, the first three are named."""
    target = tmp_path / "out.json"
    assert main(["convert", str(flawed), "--to", "json", "--strict", "-o", str(target)]) == 1
    captured = capsys.readouterr()
    assert not target.exists()
    assert captured.out == ""
    assert captured.err.count("unknown-code") == 3
    assert "4 issues" in captured.err
    assert "and 1 more" in captured.err


def test_strict_without_issues(tmp_path: Path) -> None:
    """Under ``--strict`` a list without issues is written."""
    target = tmp_path / "out.json"
    assert main(["convert", SAMPLE, "--to", "json", "--strict", "-o", str(target)]) == 0
    assert target.exists()


# -- what cannot be done ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["inspect", "no-such-file.xml"], "no-such-file.xml: cannot be opened"),
        (["inspect", SAMPLE, "--format", "xx_none"], "there is no format 'xx_none'"),
        (["inspect", str(ROOT / "LICENSE")], "is not a list that can be read"),
        (["convert", SAMPLE, "--to", "json", "-o", "no/such/folder/out.json"], "No such file or directory"),
        (["convert", SAMPLE, "--to", "json", "-o", os.curdir], "cannot be written"),
    ],
)
def test_cannot_be_done(arguments: list[str], words: str, capsys: Capture) -> None:
    """What cannot be done ends with status 2 and one line that says why."""
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert words in one_line(captured.err)
    assert captured.out == ""


@pytest.mark.parametrize(
    "arguments",
    [[], ["convert", SAMPLE], ["convert", SAMPLE, "--to", "xlsx"], ["inspect"], ["inspect", "--loud", "x"], ["x"]],
)
def test_bad_arguments(arguments: list[str], capsys: Capture) -> None:
    """Arguments that make no sense end with status 2 and one line that says where help is."""
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "--help)" in one_line(capsys.readouterr().err)


def test_version(capsys: Capture) -> None:
    """``--version`` tells the version."""
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"sanctionslib {sl.__version__}\n"


def test_disk_full_keeps_the_old_file(tmp_path: Path) -> None:
    """A disk that takes no more is told in one line; the file that was there stays, and nothing half-written."""
    target = tmp_path / "out.json"
    target.write_text("old")
    limited = 'ulimit -f 4; trap "" XFSZ; exec "$@"'  # no file may grow beyond a few blocks
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        ["bash", "-c", limited, "bash", *COMMAND, "convert", SAMPLE, "--to", "json", "-o", str(target)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert result.returncode == 2
    assert "out.json: cannot be written" in one_line(result.stderr)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")


@full
@pytest.mark.parametrize("command", [["inspect", SAMPLE], ["convert", SAMPLE, "--to", "json"], ["formats"]])
def test_standard_output_full(command: list[str]) -> None:
    """Standard output that takes no more is told in one line, status 2."""
    with Path("/dev/full").open("w") as device:
        result = run(*command, stdout=device)
    assert result.returncode == 2
    assert "No space left on device" in one_line(result.stderr)


@full
def test_device_is_written_straight_through(capsys: Capture) -> None:
    """A device given with ``-o`` is written to, not replaced."""
    assert main(["convert", SAMPLE, "--to", "json", "-o", "/dev/full"]) == 2
    assert "No space left on device" in one_line(capsys.readouterr().err)
    assert not Path("/dev/full").is_file()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs")
def test_fifo_is_written_straight_through(tmp_path: Path) -> None:
    """A FIFO given with ``-o`` carries the data to whoever reads it, and stays a FIFO."""
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(fifo.read_bytes()))
    reader.start()
    assert main(["convert", SAMPLE, "--to", "json", "-o", str(fifo)]) == 0
    reader.join(timeout=30)
    assert sl.read(got[0]) == sl.read(SAMPLE)
    assert fifo.is_fifo()


# -- ending quietly ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["inspect", SAMPLE], ["convert", SAMPLE, "--to", "jsonl"]])
def test_closed_pipe(command: list[str]) -> None:
    """A reader that went away ends it without a word, with the status of a broken pipe."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        result = run(*command, stdout=writer)
    finally:
        os.close(writer)
    assert (result.returncode, result.stderr) == (141, "")


def test_interrupt(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """Ctrl-C ends it without a word, with the status of an interrupt."""

    def interrupted(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(_shared, "read", interrupted)
    assert main(["inspect", SAMPLE]) == 130
    assert capsys.readouterr().err == ""


# -- progress ---------------------------------------------------------------------------------------------------


def test_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """On a terminal the progress of the reading is shown on standard error, and wiped away."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["inspect", SAMPLE]) == 0
    captured = capsys.readouterr()
    assert "\rreading 100%" in captured.err
    assert captured.err.endswith("\r\033[K")
    assert "reading" not in captured.out


def test_no_progress_elsewhere(capsys: Capture) -> None:
    """Where standard error is no terminal nothing is shown there."""
    main(["inspect", SAMPLE])
    assert capsys.readouterr().err == ""


def test_programs_shows_one_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """``programs CODE`` shows the codes with their time, the law, the measures and where they can be checked."""
    assert main(["programs", "us:PAARSSR-EO13894"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("us:SYRIA-EO13894\n")
    facts = ("SYRIA-EO13894 (until 2025-06-30)", "E.O. 13894: Blocking Property", "84 FR 55851", "31 CFR part 569")
    assert [words for words in facts if words not in text] == []
    assert re.search(r"\n +(measure +)?asset freeze \(on the SDN List\)\n", text)


def test_programs_are_listed_by_what_they_share(capsys: pytest.CaptureFixture[str]) -> None:
    """``programs`` has a line a program, and fewer under a condition."""
    assert main(["programs", "--authority", "us"]) == 0
    every = capsys.readouterr().out.splitlines()
    assert main(["programs", "--country", "SY", "--authority", "us"]) == 0
    some = capsys.readouterr().out.splitlines()
    assert every[0].split() == some[0].split() == "id code title in force legal basis".split()
    assert len(every) > 91
    assert {line.split()[0] for line in some[1:]} >= {"us:SYRIA", "us:SYRIA-EO13894", "us:SYRIA-CAESAR"}
    assert {line.split()[0] for line in some[1:]} < {line.split()[0] for line in every[1:]}


def test_no_program_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Where no program meets the conditions, a line says so; as JSON it is an empty list."""
    conditions = ["programs", "--authority", "un", "--measure", "debarment"]
    assert main(conditions) == 2
    assert capsys.readouterr() == ("", "sanctionslib: the registry has no program of which all that is true\n")
    assert main([*conditions, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_facts_fit_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """What a program and a list are is shown in lines of 100 columns; a longer value goes on below itself."""
    assert main(["programs", "us:SYRIA-EO13894"]) == 0
    assert main(["inspect", SAMPLE]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if len(line) > 100 and "https://" not in line] == []
    (place,) = (place for place, line in enumerate(lines) if line.lstrip().startswith("note "))
    column = lines[place].index("S. 1 blocks")
    assert lines[place + 1][:column].isspace() and not lines[place + 1][column].isspace()


def test_programs_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """``programs --json`` is what the program is in our JSON, one or many."""
    assert main(["programs", "us:SYRIA", "--json"]) == 0
    one = json.loads(capsys.readouterr().out)
    assert one["end_date"] == {"edtf": "2025-07-01"} and one["source"]["verified"] is True
    assert main(["programs", "--authority", "us-ofac", "--json"]) == 0
    assert one in json.loads(capsys.readouterr().out)


def test_an_unknown_program_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A code that nobody has ends with status 2 and names what is near."""
    assert main(["programs", "us:SYRIA-EO13895"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("sanctionslib: no program has or had the code 'us:SYRIA-EO13895'; near it: us:SYRIA-EO13894")


def test_inspect_tells_who_is_blocked(capsys: pytest.CaptureFixture[str]) -> None:
    """``inspect`` counts what the entities come to: blocked, restricted, cannot say."""
    assert main(["inspect", SAMPLE]) == 0
    assert re.search(r"^effects +blocked 22$", capsys.readouterr().out, re.MULTILINE)


def test_convert_takes_the_options_of_its_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--ids`` and ``--spreadsheet`` are those of ``write``; a format that has no such option refuses it."""
    target = tmp_path / "out.ftm.json"
    assert main(["convert", SAMPLE, "--to", "ftm", "--ids", "opensanctions", "-o", str(target)]) == 0
    assert target.read_text("utf-8") == sl.dumps(sl.read(SAMPLE), to="ftm", ids="opensanctions")
    assert main(["convert", SAMPLE, "--to", "json", "--ids", "opensanctions", "-o", str(tmp_path / "x")]) == 2
    assert "the format json has no option 'ids'" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()
