"""``sanctionslib diff``: what changed between two editions of a list."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator

from ..diffing import ChangeKind, Diff, EntityChange, FieldChange, diff
from ..diffing.describe import words
from ..errors import ReadError
from ..model import Entity, SanctionsList
from ._format import columns, shortened
from ._shared import Commands, day, read_input, say

_SHOWN = 20
"""How many lines of each kind are shown without ``--all``."""

_LABEL = 24
"""The width of the column of field names, unless one is wider."""

_MINOR = frozenset(list(ChangeKind)[list(ChangeKind).index(ChangeKind.NOTICES_AMENDED) :])
"""The kinds of which only the number is shown without ``--all``: no fact about the party changed."""

_HOW_TO_SEE = "all of them with --all or --json"


def add(commands: Commands) -> None:
    command = commands.add_parser("diff", help="added, removed, changed between two editions of a list")
    command.add_argument(
        "old", metavar="OLD", help="the earlier edition: a file, or the folder of a release; - is standard input"
    )
    command.add_argument("new", metavar="NEW", help="the later edition")
    command.add_argument("--json", action="store_true", help="as JSON, whole")
    command.add_argument("--all", action="store_true", help="every entity, every value, uncut")
    command.add_argument("--exit-code", action="store_true", help="end with status 1 if there is a difference")
    for which in ("old", "new"):
        command.add_argument(
            f"--{which}-date",
            metavar="DATE",
            type=day,
            help=f"the day of the {which} edition, if its file does not say",
        )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if options.old == options.new == "-":
        raise ReadError("only one of the two editions can be standard input")
    difference = diff(_read(options.old), _read(options.new), old_date=options.old_date, new_date=options.new_date)
    if options.json:
        say(json.dumps(difference.plain(), indent=2, ensure_ascii=False))
    else:
        for line in _lines(difference, whole=options.all):
            say(line)
    return int(options.exit_code and bool(difference))


def _read(name: str) -> SanctionsList:
    return read_input(argparse.Namespace(files=[name], format=None))


def _lines(difference: Diff, *, whole: bool) -> Iterator[str]:
    dates = f"{difference.old_date or 'unknown date'} to {difference.new_date or 'unknown date'}"
    if unknown := [f"--{which}-date" for which in ("old", "new") if getattr(difference, f"{which}_date") is None]:
        dates += f" ({' and '.join(unknown)} {'tells' if len(unknown) == 1 else 'tell'})"
    authority = difference.new.authority or difference.old.authority
    yield f"{difference.new.title or 'untitled list'}{f' ({authority})' if authority else ''}, {dates}"
    yield f"{len(difference.added)} added, {len(difference.removed)} removed, {len(difference.changed)} changed"
    for kind, count in difference.counts.items():
        yield f"  {count:6}  {kind}"
    for warning in difference.warnings:
        yield f"WARNING: {warning}"
    yield from _section("By program and day", _actions(difference), whole=whole)
    yield from _section("Added", _entities(difference.added), whole=whole)
    yield from _section("Removed", _entities(difference.removed), whole=whole)
    yield from _changed(difference, whole=whole)
    if difference.not_compared:
        yield ""
        yield "Not compared"
        for part in difference.not_compared:
            ids = ", ".join(part.ids)
            yield f"  {part}" + (f": {ids if whole else shortened(ids)}" if ids else "")


def _section(title: str, lines: Iterable[str], *, whole: bool) -> Iterator[str]:
    all_lines = list(lines)
    if not all_lines:
        return
    yield ""
    yield title
    yield from (f"  {line}" for line in (all_lines if whole else all_lines[:_SHOWN]))
    if not whole and len(all_lines) > _SHOWN:
        yield f"  and {len(all_lines) - _SHOWN} more ({_HOW_TO_SEE})"


def _actions(difference: Diff) -> Iterator[str]:
    rows = [
        (
            str(action.program or "(no program)"),
            str(action.date or "day unknown"),
            ", ".join(f"{len(entities)} {kind}" for kind, entities in action.groups if entities),
        )
        for action in difference.actions
    ]
    return columns(rows) if rows else iter(())


def _entities(changes: Iterable[EntityChange]) -> Iterator[str]:
    rows = [(change.id, _kind_of(change.entity), _name(change.entity)) for change in changes]
    return columns(rows) if rows else iter(())


def _kind_of(entity: Entity) -> str:
    return type(entity).__name__.lower()


def _name(entity: Entity) -> str:
    codes = dict.fromkeys(program.code for designation in entity.designations for program in designation.programs)
    return f"{entity.name or '(no name)'}{' [' + ', '.join(codes) + ']' if codes else ''}"


def _changed(difference: Diff, *, whole: bool) -> Iterator[str]:
    weights = {kind: weight for weight, kind in enumerate(ChangeKind)}
    changes = sorted(
        difference.changed, key=lambda change: weights[change.kind]
    )  # stable: else in the order of the list
    telling = [change for change in changes if whole or change.kind not in _MINOR]
    shown = telling if whole else telling[:_SHOWN]
    if changes:
        yield ""
        yield "Changed"
    for change in shown:
        yield f"  {change.id}  {change.entity.name or '(no name)'}: {', '.join(change.kinds)}"
        width = max(_LABEL, *(len(_label(field)) for field in change.changes))
        for field in change.changes:
            yield from _field(field, width, whole=whole)
    if len(shown) < len(telling):
        yield f"  and {len(telling) - len(shown)} more ({_HOW_TO_SEE})"
    for kind, count in difference.counts.items():
        if kind in _MINOR and not whole:
            yield f"  and {count} with no more than {kind} ({_HOW_TO_SEE})"


def _label(change: FieldChange) -> str:
    return change.field.replace("_", " ") + (" (cannot say)" if change.kind is ChangeKind.CANNOT_SAY else "")


def _field(change: FieldChange, width: int, *, whole: bool) -> Iterator[str]:
    lines = [
        f"{sign} {' '.join(words(value).split()) if whole else shortened(words(value))}"
        for sign, values in (("-", change.old), ("+", change.new))
        for value in values
    ]
    shown = lines if whole else lines[:_SHOWN]
    for place, line in enumerate(shown):
        yield f"      {_label(change) if place == 0 else '':{width}}  {line}"
    if len(shown) < len(lines):
        yield f"      {'':{width}}  and {len(lines) - len(shown)} more ({_HOW_TO_SEE})"
