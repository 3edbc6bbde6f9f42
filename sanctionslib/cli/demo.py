"""``sanctionslib demo``: the bundled sample read, shown and written."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import demo
from ._shared import Commands, say


def add(commands: Commands) -> None:
    command = commands.add_parser("demo", help="read, show and write the bundled sample")
    command.add_argument(
        "folder", nargs="?", metavar="FOLDER", default=demo.FOLDER, type=Path, help=f"where to write ({demo.FOLDER})"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    for line in demo.run(options.folder):
        say(line)
