"""``sanctionslib history``: editions of one list over time, in a file."""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from ..codec import Encoder
from ..diffing.describe import words
from ..errors import HistoryError, ReadError, WriteError
from ..history import Bound, Edition, EntityHistory, History, Interval, TimelineEvent
from ..model import Program, SanctionsList
from ..reading import read
from ..writing import WRITABLE, write
from ._format import columns, shortened
from ._shared import Commands, day, progress_shown, say

DATE_IN_NAME = re.compile(r"(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
"""A day in the name of a file, such as ``sdn-2021-07-23.csv``: a mirror's word, not the authority's."""


def add(commands: Commands) -> None:
    command = commands.add_parser("history", help="editions of one list over time: as of a day, the life of an entity")
    actions = command.add_subparsers(metavar="ACTION", required=True)

    build = actions.add_parser("build", help="make a history of editions, in any order")
    build.add_argument("-o", "--output", required=True, metavar="FILE", help="the history")
    extend = actions.add_parser("add", help="add editions to a history")
    extend.add_argument("output", metavar="FILE", help="the history")
    for action, run in ((build, run_build), (extend, run_add)):
        action.add_argument("lists", nargs="+", metavar="LIST", help="an edition: a file, or a folder of one release")
        dates = action.add_mutually_exclusive_group()
        dates.add_argument("--date", type=day, metavar="DATE", help="the day of an edition that does not state it")
        dates.add_argument("--dates-from-names", action="store_true", help="take it from the name of its file")
        action.add_argument("--format", metavar="NAME", help="the format of the lists, if not to be told from them")
        action.add_argument("--json", action="store_true", help="as JSON")
        action.set_defaults(run=run)

    as_of = actions.add_parser("as-of", help="the list as it stood on a day")
    as_of.add_argument("date", type=day, metavar="DATE", help="the day, such as 2021-07-28")
    as_of.add_argument("history", metavar="FILE", help="the history")
    as_of.add_argument("--to", choices=WRITABLE, metavar="FORMAT", help=f"{', '.join(WRITABLE)} (json)")
    as_of.add_argument("-o", "--output", metavar="OUT", help="where to write (standard output, if not given)")
    as_of.set_defaults(run=run_as_of)

    show = actions.add_parser("show", help="the life of an entity")
    show.add_argument("id", metavar="ID", help="its identifier, such as ofac-30743")
    show.add_argument("history", metavar="FILE", help="the history")
    show.add_argument("--on", type=day, metavar="DATE", help="say too whether it was designated on a day")
    show.add_argument("--program", metavar="CODE", help="under this program (with --on)")
    show.add_argument("--json", action="store_true", help="as JSON")
    show.set_defaults(run=run_show)


# -- build, add -------------------------------------------------------------------------------------------------


def run_build(options: argparse.Namespace) -> None:
    output = Path(options.output)
    if output.is_file() and output.stat().st_size:  # ``-o *.xml`` would take the first of the lists for it
        try:
            History.read(output)
        except ReadError as error:
            raise WriteError(f"{output}: is there already, and is no history that would be replaced") from error
    _extend(History(), options)


def run_add(options: argparse.Namespace) -> None:
    _extend(History.read(options.output), options)


def _extend(history: History, options: argparse.Namespace) -> None:
    if options.date and len(options.lists) > 1:
        raise HistoryError("--date is the day of one edition, and there are several: add them one by one")
    for path in options.lists:
        with progress_shown() as progress:
            edition = read(path, format=options.format, progress=progress)
        day = _date_of(path, edition.published, options)
        if day is None and edition.published is None:
            raise HistoryError(f"{path}: does not state its date: say --date DATE, or --dates-from-names")
        try:
            history.add(edition, date=day)
        except HistoryError as error:
            raise HistoryError(f"{path}: {error}") from None
    history.save(options.output)
    size = Path(options.output).stat().st_size
    if options.json:
        editions = [_edition(edition) for edition in history.editions]
        facts = {"title": history.title, "editions": editions, "entities": len(history), "size": size}
        say(json.dumps(facts, indent=2, ensure_ascii=False))
        return
    rows = [
        (str(edition.date), str(edition.entities), "its own" if edition.stated else "given", ", ".join(edition.files))
        for edition in history.editions
    ]
    for line in columns([("edition", "entities", "date", "files"), *rows]):
        say(line)
    say(f"\n{history.title}: {len(rows)} editions, {len(history)} entities, {size} bytes")


def _date_of(path: str, published: datetime.date | None, options: argparse.Namespace) -> datetime.date | None:
    if options.dates_from_names and published is None:
        match = DATE_IN_NAME.search(Path(path).name)
        if match is None:
            raise HistoryError(f"{path}: its name tells no day")
        try:
            return datetime.date(*map(int, match.groups()))
        except ValueError:
            raise HistoryError(f"{path}: its name tells no day: {match[0]}") from None
    day: datetime.date | None = options.date
    return day


# -- as-of, show ------------------------------------------------------------------------------------------------


def run_as_of(options: argparse.Namespace) -> None:
    history = History.read(options.history)
    sanctions_list = history.as_of(options.date)
    edition = history.edition_of(options.date)
    after = next((later for later in history.editions if edition and edition < later), None)
    what_next = f"the next one is of {after}" if after else "there is no later one"
    print(f"sanctionslib: the edition of {edition}; {what_next}", file=sys.stderr)
    if options.output in (None, "-"):
        write(sanctions_list, sys.stdout.buffer, to=options.to or "json")
    else:
        write(sanctions_list, options.output, to=options.to)


def run_show(options: argparse.Namespace) -> None:
    history = History.read(options.history)
    if options.program and not options.on:
        raise HistoryError("--program is for --on: under which program it was designated on the day")
    life = history.get(options.id)
    if life is None:
        meant = _prefix(history) + options.id
        hint = f"; is it {meant}?" if meant in history else ""
        raise HistoryError(f"{options.history}: no edition has an entity {options.id!r}{hint}")
    answer = life.in_force(options.on, options.program) if options.on else None
    if options.json:
        facts = _plain(life)
        if answer is not None:
            facts |= {"on": str(options.on), "program": options.program, "in_force": answer.value}
        say(json.dumps(facts, indent=2, ensure_ascii=False))
        return
    for line in _lines(life, history):
        say(line)
    if answer is not None:
        under = f" under {options.program}" if options.program else ""
        say(f"\nDesignated{under} on {options.on}: {answer}")


def _prefix(history: History) -> str:
    """What stands before the authority's own identifier in ours: ``ofac-``."""
    return next((life.id.removesuffix(life.entity.reference or life.id) for life in history), "")


def _lines(life: EntityHistory, history: History) -> Iterator[str]:
    first, last = life.seen[0][0], life.seen[-1][0]
    yield f"{life.id}  {life.entity.name or '(no name)'} ({type(life.entity).__name__.lower()})"
    yield (
        f"{history.title}{f' ({history.authority})' if history.authority else ''}: "
        f"in {len(life.editions)} of {len(life.seen)} editions from {first} to {last}"
    )
    yield ""
    events = life.timeline()
    for event, line in zip(
        events,
        columns([(str(event.date.date), event.said, f"({event.date.known_from})") for event in events]),
        strict=True,
    ):
        yield line
        for field in event.change.changes if event.change else ():
            for sign, values in (("-", field.old), ("+", field.new)):
                yield from (f"    {sign} {shortened(words(value))}" for value in values)
    yield ""
    intervals = life.intervals or life.listings
    rows = [
        (
            str(interval.program or "listed"),
            f"from {interval.start.date}",
            f"until {interval.end.date}" if interval.end else f"still on {interval.last}",
        )
        for interval in intervals
    ]
    yield from columns(rows)


# -- as plain values --------------------------------------------------------------------------------------------


def _plain(life: EntityHistory) -> dict[str, Any]:
    return {
        "id": life.id,
        "name": str(life.entity.name or ""),
        "editions": [{**_edition(edition), "has_it": entity is not None} for edition, entity in life.seen],
        "listings": [_interval(interval) for interval in life.listings],
        "intervals": [_interval(interval) for interval in life.intervals],
        "timeline": [_event(event) for event in life.timeline()],
    }


def _edition(edition: Edition) -> dict[str, Any]:
    names = ("edition", "format", "complete", "entities")
    facts = {name: getattr(edition, name) for name in names}
    return {"date": str(edition.date), "stated": edition.stated, **facts, "files": list(edition.files)}


def _interval(interval: Interval) -> dict[str, Any]:
    return {
        "program": _program(interval.program) if interval.program else None,
        "start": _bound(interval.start),
        "end": _bound(interval.end) if interval.end else None,
        "first": str(interval.first) if interval.first else None,
        "last": str(interval.last) if interval.last else None,
    }


def _program(program: Program) -> dict[str, Any]:
    return {"code": program.code, **({"id": program.id} if program.id else {})}


def _bound(bound: Bound) -> dict[str, Any]:
    evidence = [{"kind": fact.kind.value, "date": fact.date.edtf} for fact in bound.evidence]
    return {"date": bound.date.edtf, "basis": bound.basis.value, "evidence": evidence}


def _event(event: TimelineEvent) -> dict[str, Any]:
    changes = [
        {
            "field": field.field,
            "kind": field.kind.value,
            "old": [_value(value) for value in field.old],
            "new": [_value(value) for value in field.new],
        }
        for field in (event.change.changes if event.change else ())
    ]
    programs = [_program(program) for program in event.programs]
    return {
        "kind": event.kind.value,
        "date": _bound(event.date),
        "said": event.said,
        **({"programs": programs} if programs else {}),
        **({"changes": changes} if changes else {}),
    }


def _value(value: Any) -> Any:
    if isinstance(value, Program):
        return _program(value)
    return Encoder(SanctionsList()).value(value) if attrs.has(type(value)) else getattr(value, "value", value)
