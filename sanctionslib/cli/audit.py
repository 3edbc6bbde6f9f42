"""
``sanctionslib audit``: every element, attribute and column, with the values in the file and the values kept.

With ``--to ftm``: every field of what was read, with its values, and how many of them FollowTheMoney holds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import attrs

from ._format import columns
from ._shared import Commands, add_input, progress_shown, read_input, say, source_of

if TYPE_CHECKING:
    from ..auditing import Row


def add(commands: Commands) -> None:
    command = commands.add_parser("audit", help="every element, attribute and column: values in the file, values kept")
    add_input(command)
    command.add_argument("--to", choices=("ftm",), metavar="FORMAT", help="what is lost on the way to a format: ftm")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if options.to is not None:
        _run_ftm(options)
        return 0
    from ..auditing import audit  # imported here: no other command needs its tables

    source = source_of(options)
    with progress_shown() as progress:
        audited = audit(source, format=options.format, progress=progress)
    if options.json:
        names = ("format", "files", "entities", "values", "kept", "as_issues", "omitted", "lost")
        facts: dict[str, object] = {name: getattr(audited, name) for name in names}
        facts["rows"] = [attrs.asdict(row) for row in audited.rows]
        say(json.dumps(facts, indent=2, ensure_ascii=False))
        return 1 if audited.lost else 0
    table = [
        (row.path, *(str(count or "-") for count in (row.values, row.kept, row.as_issues, row.omitted, row.lost)))
        for row in audited.rows
    ]
    for line in columns([("path", "values", "kept", "as issues", "omitted", "lost"), *table]):
        say(line)
    _say_of(audited.rows, "omitted on purpose", lambda row: row.reason)
    _say_of(audited.rows, "lost, the first of each", lambda row: row.first)
    say("")
    say(f"{audited.values:,} values, {audited.kept:,} kept, {audited.lost:,} lost")
    return 1 if audited.lost else 0


def _run_ftm(options: argparse.Namespace) -> None:
    """What FollowTheMoney cannot hold is known and documented, hence no failure."""
    from ..auditing.ftm import audit_ftm

    audited = audit_ftm(read_input(options))
    if options.json:
        names = ("entities", "items", "values", "held", "in_text", "nowhere")
        facts: dict[str, object] = {name: getattr(audited, name) for name in names}
        facts["rows"] = [attrs.asdict(row) for row in audited.rows]
        say(json.dumps(facts, indent=2, ensure_ascii=False))
        return
    table = [
        (row.path, *(str(count or "-") for count in (row.values, row.held, row.in_text, row.nowhere)))
        for row in audited.rows
    ]
    for line in columns([("field", "values", "held", "in text", "nowhere"), *table]):
        say(line)
    lost = [(row.path, row.first) for row in audited.rows if row.first is not None]
    if lost:
        say("\nnowhere, the first of each:")
        for line in columns(lost):
            say("  " + line)
    say("")
    say(f"{audited.values:,} values, {audited.held:,} held, {audited.in_text:,} in text, {audited.nowhere:,} nowhere")


def _say_of(rows: Iterable[Row], title: str, what: Callable[[Row], object]) -> None:
    """A paragraph with a line for each row of which there is something to say."""
    lines = [(row.path, str(remark)) for row in rows if (remark := what(row)) is not None]
    if lines:
        say(f"\n{title}:")
        for line in columns(lines):
            say("  " + line)
