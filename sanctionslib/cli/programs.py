"""``sanctionslib programs``: the registry, as a table or one program whole."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from .. import law
from ..codec import Encoder
from ..errors import SanctionsError
from ..model import LegalBasis, Measure, MeasureKind, Program, ProgramCode, SanctionsList
from ._format import columns, facts
from ._shared import Commands, say

_LONGEST = 24  # codes that are longer are titles of acts, which stand in the last column too
_MEASURES = [kind.value for kind in MeasureKind]


def add(commands: Commands) -> None:
    command = commands.add_parser("programs", help="the registry: what a program's code means, and for how long")
    command.add_argument(
        "code", nargs="?", metavar="CODE", help="a code it has or had: us:SYRIA-EO13894, or TAQA if only one has it"
    )
    command.add_argument("--authority", metavar="ID", help="those of an authority or a jurisdiction: us-ofac, gb")
    command.add_argument("--family", metavar="NAME", help="those of a family: Syria")
    command.add_argument("--country", metavar="CODE", help="those about a country: SY")
    command.add_argument("--legal-basis", metavar="ACT", help='those that rest on an act: "E.O. 13894"')
    command.add_argument("--measure", metavar="KIND", choices=_MEASURES, help=", ".join(_MEASURES))
    command.add_argument("--list", metavar="NAME", help='those with measures on a list: "SDN List"')
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    names = ("authority", "family", "country", "legal_basis", "measure", "list")
    conditions = {name: value for name in names if (value := getattr(options, name)) is not None}
    if options.code is not None:
        if conditions:
            raise SanctionsError(f"a code names one program: give it alone, without {', '.join(conditions)}")
        program = law.program(options.code)
        if options.json:
            say(json.dumps(_plain(program), indent=2, ensure_ascii=False))
            return
        for line in _shown(program):
            say(line)
        return
    matching = law.programs(**conditions)
    if options.json:
        say(json.dumps([_plain(program) for program in matching], indent=2, ensure_ascii=False))
        return
    if not matching:
        raise SanctionsError("the registry has no program of which all that is true")
    head = ("id", "code", "title", "in force", "legal basis")
    rows = [
        (
            program.id or "",
            program.code if len(program.code) <= _LONGEST else "-",
            program.title or "",
            _life(program),
            _first(program.legal_bases),
        )
        for program in matching
    ]
    for line in columns([head, *rows]):
        say(line)


def _plain(program: Program) -> object:
    return Encoder(SanctionsList(authority=program.authority)).value(program)


def _life(program: Program) -> str:
    if program.start_date is None and program.end_date is None:
        return "-"
    return f"{program.start_date or '?'}/{program.end_date or ''}".removesuffix("/")


def _first(acts: tuple[LegalBasis, ...]) -> str:
    return "-" if not acts else str(acts[0]) + (f" and {len(acts) - 1} more" if len(acts) > 1 else "")


def _shown(program: Program) -> Iterator[str]:
    """One program, a fact a line."""
    rows: list[tuple[str, str]] = [("title", program.title or "-"), ("authority", str(program.authority))]
    rows += [("code", _code(code)) for code in program.codes]
    stated = {
        "family": program.family,
        "start_date": program.start_date,
        "end_date": program.end_date,
        "succeeded by": ", ".join(program.succeeded_by),
        "countries": ", ".join(program.countries),
        "references": ", ".join(f"{prefix}..." for prefix in program.reference_prefixes),
    }
    rows += [(name, str(value)) for name, value in stated.items() if value]
    rows += [("legal basis", line) for act in program.legal_bases for line in _act(act)]
    rows += [("implemented by", line) for act in program.implemented_by for line in _act(act)]
    rows += [("measure", _measure(measure)) for measure in program.measures]
    rows += [("general measure", _measure(measure)) for measure in program.general_measures]
    rows += [("page", program.url)] if program.url else []
    rows += [("note", program.note)] if program.note else []
    if program.source:
        rows.append(("source", f"{program.source}, {'verified' if program.source.verified else 'not verified'}"))
    yield program.id or program.code
    names = [name if place == 0 or rows[place - 1][0] != name else "" for place, (name, _) in enumerate(rows)]
    for line in facts((name, value) for name, (_, value) in zip(names, rows, strict=True)):
        yield "  " + line


def _code(code: ProgramCode) -> str:
    when = " ".join(f"{word} {date}" for word, date in (("from", code.start_date), ("until", code.end_date)) if date)
    return f"{code.code} ({when})" if when else code.code


def _act(act: LegalBasis) -> Iterator[str]:
    dates = ", ".join(str(fact) for fact in (act.date, act.published_in) if fact)
    yield f"{act.citation}: {act.title}" + (f" ({dates})" if dates else "")
    if act.amended_by:
        yield f"  amended by {', '.join(act.amended_by)}"
    if act.revoked_by:
        yield f"  revoked by {act.revoked_by}"


def _measure(measure: Measure) -> str:
    text = str(measure.kind) + (f": {measure.text}" if measure.text else "")
    about = [f"on the {', the '.join(measure.lists)}"] if measure.lists else []
    about += [f"{word} {date}" for word, date in (("from", measure.start_date), ("until", measure.end_date)) if date]
    about += ["if the entry says so"] if measure.by_entry else []
    return f"{text} ({', '.join(about)})" if about else text
