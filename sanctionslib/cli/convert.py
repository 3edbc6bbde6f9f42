"""``sanctionslib convert``: a list in another format."""

from __future__ import annotations

import argparse
import sys

from ..serializers import WRITABLE, write
from ._shared import Commands, add_input, by_number, read_input, words


def add(commands: Commands) -> None:
    command = commands.add_parser("convert", help="a list in another format")
    add_input(command)
    command.add_argument("--to", required=True, choices=WRITABLE, metavar="FORMAT", help=", ".join(WRITABLE))
    command.add_argument("-o", "--output", metavar="OUT", help="where to write (standard output, if not given)")
    command.add_argument("--strict", action="store_true", help="write nothing if there is any issue")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    sanctions_list = read_input(options, strict=options.strict)
    if sanctions_list.issues:
        codes = words(by_number(issue.code.value for issue in sanctions_list.issues))
        print(f"sanctionslib: {len(sanctions_list.issues)} issues ({codes}); inspect shows them", file=sys.stderr)
    target = sys.stdout.buffer if options.output in (None, "-") else options.output
    write(sanctions_list, target, format=options.to)
