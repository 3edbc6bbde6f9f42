"""What the commands share: reading what is named, progress, tables, counts."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias, cast

from ..errors import ReadError
from ..model import SanctionsList
from ..parsing.input import Input, Progress
from ..reading import read

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What a command adds itself to."""

_WIDTH = 98
"""Of a line with a fact; two columns are left to indent it."""


def add_input(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files", nargs="+", metavar="FILE", help="a list; several are the files of one release; - is standard input"
    )
    command.add_argument("--format", metavar="NAME", help="its format, if not to be told from the content")


def source_of(options: argparse.Namespace) -> Input:
    if "-" in options.files and sys.stdin is None:  # Python's answer to a closed descriptor
        raise ReadError("standard input is closed")
    opened = [sys.stdin.buffer if file == "-" else file for file in options.files]
    return cast("Input", opened[0] if len(opened) == 1 else opened)


def read_input(options: argparse.Namespace, *, strict: bool = False) -> SanctionsList:
    source = source_of(options)
    with progress_shown() as progress:
        return read(source, format=options.format, strict=strict, progress=progress)


@contextmanager
def progress_shown() -> Iterator[Progress | None]:
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


def say(text: str) -> None:
    """A line to standard output, whatever its encoding can hold."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding))


def facts(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """
    Names and what they stand for, in lines of a terminal's width: a longer value goes on below itself.

    >>> for line in facts([("title", "SDN List"), ("programs", "SDGT 2386, " * 9)]):
    ...     print(line)
    title     SDN List
    programs  SDGT 2386, SDGT 2386, SDGT 2386, SDGT 2386, SDGT 2386, SDGT 2386, SDGT 2386, SDGT 2386,
              SDGT 2386,
    """
    rows = list(rows)
    width = max(len(name) for name, _ in rows) + 2
    for name, value in rows:
        indent = " " * (len(value) - len(value.lstrip()))
        lines = textwrap.wrap(
            value.strip(), _WIDTH - width, initial_indent=indent, subsequent_indent=indent,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
        yield from (f"{name if place == 0 else '':{width}}{line}" for place, line in enumerate(lines or [""]))


def words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        value = [f"{name} {number}" for name, number in value.items()]
    if isinstance(value, list):
        value = ", ".join(value)
    return "-" if value in (None, "") else str(value)


def by_number(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))
