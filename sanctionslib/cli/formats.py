"""``sanctionslib formats``: what can be read and written."""

from __future__ import annotations

import argparse

from ..reading import formats
from ..writing import WRITABLE
from ._format import columns
from ._shared import Commands, say


def add(commands: Commands) -> None:
    command = commands.add_parser("formats", help="what can be read and written")
    command.set_defaults(run=run)


def run(_options: argparse.Namespace) -> None:
    rows = [
        (format.name, format.title, str(format.authority or "-"), " ".join(format.suffixes) or "-")
        for format in formats()
    ]
    say("Read:")
    for line in columns([("name", "title", "authority", "files"), *rows]):
        say("  " + line)
    say("")
    say("Written:")
    for line in columns([(name, " ".join(endings)) for name, endings in WRITABLE.items()]):
        say("  " + line)
