"""What the commands share: arguments, reading the files that are named, progress, output."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias, cast

from ..errors import ReadError
from ..model import SanctionsList
from ..parsing.input import Input, Progress
from ..reading import read

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What a command adds itself to."""


def add_input(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files", nargs="+", metavar="FILE", help="a list; several are the files of one release; - is standard input"
    )
    command.add_argument("--format", metavar="NAME", help="its format, if not to be told from the content")


def day(text: str) -> datetime.date:
    """
    The type of an argument that is a day.

    >>> day("2021-07-28")
    datetime.date(2021, 7, 28)
    """
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a day: {text!r} (2021-07-28 is one)") from None


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
    """Show on a terminal how far the reading is."""
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
