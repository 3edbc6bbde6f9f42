"""
The command line: ``sanctionslib formats``, ``inspect``, ``convert``, ``audit``, ``demo``.

Data goes to standard output, messages and progress to standard error. Exit status: 0 done; 1 issues were found under
``--strict``, and nothing was written, or ``audit`` found a lost value; 2 it could not be done, and one line says why. A
closed pipe and Ctrl-C end quietly, with the status that a shell gives them (141, 130).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

import attrs

from . import __version__, demo
from .errors import ReadError, SanctionsError
from .model import Issue, SanctionsList
from .parsers import formats, read
from .parsers._input import Input, Progress
from .serializers import WRITABLE, write

if TYPE_CHECKING:
    from .audit import Row

_ISSUES_SHOWN = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run a command; the exit status.

    >>> main(["inspect", "no-such-file.xml"])
    2
    """
    try:
        try:
            options = _parser().parse_args(arguments)
            run: Callable[[argparse.Namespace], int | None] = options.run
            return run(options) or 0
        finally:
            sys.stdout.flush()  # here, where a full disk or a closed pipe can still be told
    except ReadError as error:
        if error.issues:  # read strictly
            return _fail(str(error), 1)
        return _fail(_one_line(error))
    except SanctionsError as error:
        return _fail(_one_line(error))
    except BrokenPipeError:
        _abandon_output()
        return 128 + 13
    except KeyboardInterrupt:
        return 128 + 2
    except OSError as error:
        _abandon_output()
        return _fail(f"{error.filename}: {error.strerror}" if error.filename else _one_line(error))


def _fail(message: str, status: int = 2) -> int:
    print(f"sanctionslib: {message}", file=sys.stderr)
    return status


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _abandon_output() -> None:
    """Let go of what standard output would not take, or Python complains of it again when it ends."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, sys.stdout.fileno())
    except OSError:
        pass  # it is no file (io.UnsupportedOperation)
    finally:
        os.close(nothing)


class _Parser(argparse.ArgumentParser):
    """A parser of arguments that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"sanctionslib: {message} (see {self.prog} --help)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="sanctionslib", description="Read official sanctions lists.")
    parser.add_argument("--version", action="version", version=f"sanctionslib {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    command = commands.add_parser("formats", help="what can be read and written")
    command.set_defaults(run=_formats)

    command = commands.add_parser("inspect", help="format, authority, date, counts, issues of a list")
    _add_input(command)
    command.add_argument("--json", action="store_true", help="as JSON, with every issue")
    command.set_defaults(run=_inspect)

    command = commands.add_parser("convert", help="a list in another format")
    _add_input(command)
    command.add_argument("--to", required=True, choices=WRITABLE, metavar="FORMAT", help=", ".join(WRITABLE))
    command.add_argument("-o", "--output", metavar="OUT", help="where to write (standard output, if not given)")
    command.add_argument("--strict", action="store_true", help="write nothing if there is any issue")
    command.set_defaults(run=_convert)

    command = commands.add_parser("audit", help="every element, attribute and column: values in the file, values kept")
    _add_input(command)
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=_audit)

    command = commands.add_parser("demo", help="read, show and write the bundled sample")
    command.add_argument(
        "folder", nargs="?", metavar="FOLDER", default=demo.FOLDER, type=Path, help=f"where to write ({demo.FOLDER})"
    )
    command.set_defaults(run=_demo)
    return parser


def _add_input(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files", nargs="+", metavar="FILE", help="a list; several are the files of one release; - is standard input"
    )
    command.add_argument("--format", metavar="NAME", help="its format, if not to be told from the content")


def _source(options: argparse.Namespace) -> Input:
    if "-" in options.files and sys.stdin is None:  # Python's answer to a closed descriptor
        raise ReadError("standard input is closed")
    opened = [sys.stdin.buffer if file == "-" else file for file in options.files]
    return cast("Input", opened[0] if len(opened) == 1 else opened)


def _read(options: argparse.Namespace, *, strict: bool = False) -> SanctionsList:
    source = _source(options)
    with _progress() as progress:
        return read(source, format=options.format, strict=strict, progress=progress)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Tell on a terminal how far the reading is."""
    if not sys.stderr.isatty():
        yield None
        return

    def show(done: int, total: int | None) -> None:
        how_far = f"{done / total:4.0%}" if total else f"{done / 1e6:.0f} MB"
        print(f"\rreading {how_far}", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _say(text: str) -> None:
    """A line to standard output, whatever its encoding can hold."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding))


def _formats(_options: argparse.Namespace) -> None:
    rows = [
        (format.name, format.title, str(format.authority or "-"), " ".join(format.suffixes) or "-")
        for format in formats()
    ]
    _say("Read:")
    for line in demo.columns([("name", "title", "authority", "files"), *rows]):
        _say("  " + line)
    _say("")
    _say("Written:")
    for line in demo.columns([(name, " ".join(endings)) for name, endings in WRITABLE.items()]):
        _say("  " + line)


def _inspect(options: argparse.Namespace) -> None:
    sanctions_list = _read(options)
    facts, counts = _facts(sanctions_list), _counts(sanctions_list)
    if options.json:
        issues = [_issue(issue) for issue in sanctions_list.issues]
        _say(json.dumps({**facts, "counts": counts, "issues": issues}, indent=2, ensure_ascii=False))
        return
    rows = [(key, _words(value)) for key, value in (facts | counts).items()]
    for line in demo.columns(rows):
        _say(line)
    for issue in sanctions_list.issues[:_ISSUES_SHOWN]:
        _say(f"  {issue}")
    if (more := len(sanctions_list.issues) - _ISSUES_SHOWN) > 0:
        _say(f"  and {more} more (all of them with --json)")


def _facts(sanctions_list: SanctionsList) -> dict[str, str | bool | list[str] | None]:
    return {
        "format": sanctions_list.format,
        "title": sanctions_list.title,
        "authority": sanctions_list.authority.name if sanctions_list.authority else None,
        "published": sanctions_list.published.isoformat() if sanctions_list.published else None,
        "complete": sanctions_list.complete,
        "files": [file.name for file in sanctions_list.files],
    }


def _counts(sanctions_list: SanctionsList) -> dict[str, int | dict[str, int]]:
    designations = [designation for _, designation in sanctions_list.designations]
    return {
        "entities": len(sanctions_list),
        "kinds": _by_number(type(entity).__name__.lower() for entity in sanctions_list),
        "names": sum(len(entity.names) for entity in sanctions_list),
        "relationships": sum(len(entity.relationships) for entity in sanctions_list),
        "designations": len(designations),
        "programs": _by_number(program.code for designation in designations for program in designation.programs),
        "issues": len(sanctions_list.issues),
        "codes": _by_number(issue.code.value for issue in sanctions_list.issues),
    }


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        value = [f"{name} {number}" for name, number in value.items()]
    if isinstance(value, list):
        value = ", ".join(value)
    return "-" if value in (None, "") else str(value)


def _by_number(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


def _issue(issue: Issue) -> dict[str, object]:
    source = issue.source
    return {
        "code": issue.code.value,
        "message": issue.message,
        "file": source.file.name if source and source.file else None,
        "line": source.line if source else None,
        "record": source.record if source else None,
        "raw": issue.raw,
    }


def _convert(options: argparse.Namespace) -> None:
    sanctions_list = _read(options, strict=options.strict)
    if sanctions_list.issues:
        codes = _words(_by_number(issue.code.value for issue in sanctions_list.issues))
        print(f"sanctionslib: {len(sanctions_list.issues)} issues ({codes}); inspect shows them", file=sys.stderr)
    target = sys.stdout.buffer if options.output in (None, "-") else options.output
    write(sanctions_list, target, format=options.to)


def _audit(options: argparse.Namespace) -> int:
    from .audit import audit  # imported here: no other command needs its tables

    source = _source(options)
    with _progress() as progress:
        found = audit(source, format=options.format, progress=progress)
    if options.json:
        names = ("format", "files", "entities", "values", "kept", "as_issues", "omitted", "lost")
        facts: dict[str, object] = {name: getattr(found, name) for name in names}
        facts["rows"] = [attrs.asdict(row) for row in found.rows]
        _say(json.dumps(facts, indent=2, ensure_ascii=False))
        return 1 if found.lost else 0
    table = [
        (row.path, *(str(count or "-") for count in (row.values, row.kept, row.as_issues, row.omitted, row.lost)))
        for row in found.rows
    ]
    for line in demo.columns([("path", "values", "kept", "as issues", "omitted", "lost"), *table]):
        _say(line)
    _say_of(found.rows, "omitted on purpose", lambda row: row.reason)
    _say_of(found.rows, "lost, the first of each", lambda row: row.first)
    _say("")
    _say(f"{found.values:,} values, {found.kept:,} kept, {found.lost:,} lost")
    return 1 if found.lost else 0


def _say_of(rows: Iterable[Row], title: str, what: Callable[[Row], object]) -> None:
    """A paragraph with a line for each row of which there is something to say."""
    said = [(row.path, str(words)) for row in rows if (words := what(row)) is not None]
    if said:
        _say(f"\n{title}:")
        for line in demo.columns(said):
            _say("  " + line)


def _demo(options: argparse.Namespace) -> None:
    for line in demo.run(options.folder):
        _say(line)
