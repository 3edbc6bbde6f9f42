"""``sanctionslib convert``: a list in another format."""

from __future__ import annotations

import argparse
import sys

from ..conversion import convert
from ..errors import WriteError
from ..tables import TABLES
from ..writing import WRITABLE
from ._format import by_number, words
from ._shared import Commands, add_input, progress_shown, source_of


def add(commands: Commands) -> None:
    command = commands.add_parser("convert", help="a list in another format")
    add_input(command)
    command.add_argument("--to", required=True, choices=WRITABLE, metavar="FORMAT", help=", ".join(WRITABLE))
    command.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="where to write (standard output, if not given); for csv and parquet, a folder that takes all tables, or "
        "a file whose name ends in .csv or .parquet, which takes one",
    )
    command.add_argument(
        "--table", metavar="TABLE", choices=TABLES, help=f"of csv and parquet: the one to write: {', '.join(TABLES)}"
    )
    command.add_argument(
        "--ids", choices=("sanctionslib", "opensanctions"), help="of ftm: the identifiers, ours or OpenSanctions'"
    )
    command.add_argument("--spreadsheet", action="store_true", help="of csv: no cell is taken for a formula")
    command.add_argument("--strict", action="store_true", help="write nothing if there is any issue")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    target = sys.stdout.buffer if options.output in (None, "-") else options.output
    if options.table and options.to not in ("csv", "parquet"):
        raise WriteError(f"{options.to} has no tables: --table is for csv and parquet")
    chosen = {name: value for name in ("table", "ids", "spreadsheet") if (value := getattr(options, name))}
    source = source_of(options)
    with progress_shown() as progress:
        issues = convert(
            source,
            target,
            to=options.to,
            format=options.format,
            strict=options.strict,
            progress=progress,
            **chosen,
        )
    if issues:
        codes = words(by_number(issue.code.value for issue in issues))
        print(f"sanctionslib: {len(issues)} issues ({codes}); inspect shows them", file=sys.stderr)
