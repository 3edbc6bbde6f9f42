"""``sanctionslib inspect``: format, authority, date, counts and issues of a list."""

from __future__ import annotations

import argparse
import json

from ..model import Issue, SanctionsList
from ._format import by_number, facts, words
from ._shared import Commands, add_input, read_input, say

_ISSUES_SHOWN = 20


def add(commands: Commands) -> None:
    command = commands.add_parser("inspect", help="format, authority, date, counts, issues of a list")
    add_input(command)
    command.add_argument("--json", action="store_true", help="as JSON, with every issue")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    sanctions_list = read_input(options)
    about, counts = _facts(sanctions_list), _counts(sanctions_list)
    if options.json:
        issues = [_issue(issue) for issue in sanctions_list.issues]
        say(json.dumps({**about, "counts": counts, "issues": issues}, indent=2, ensure_ascii=False))
        return
    for line in facts((key, words(value)) for key, value in (about | counts).items()):
        say(line)
    for issue in sanctions_list.issues[:_ISSUES_SHOWN]:
        say(f"  {issue}")
    if (more := len(sanctions_list.issues) - _ISSUES_SHOWN) > 0:
        say(f"  and {more} more (all of them with --json)")


def _facts(sanctions_list: SanctionsList) -> dict[str, str | bool | list[str] | None]:
    return {
        "format": sanctions_list.format,
        "title": sanctions_list.title,
        "authority": sanctions_list.authority.name if sanctions_list.authority else None,
        "published": sanctions_list.published.isoformat() if sanctions_list.published else None,
        "complete": sanctions_list.complete,
        "files": [file.name for file in sanctions_list.files],
    }


def _counts(sanctions_list: SanctionsList) -> dict[str, int | dict[str, int]]:
    designations = sanctions_list.designations
    return {
        "entities": len(sanctions_list),
        "kinds": by_number(type(entity).__name__.lower() for entity in sanctions_list),
        "names": sum(len(entity.names) for entity in sanctions_list),
        "relationships": sum(len(entity.relationships) for entity in sanctions_list),
        "designations": len(designations),
        "programs": by_number(program.code for designation in designations for program in designation.programs),
        "effects": by_number(effect.value for effect in sanctions_list.effects().values()),
        "issues": len(sanctions_list.issues),
        "codes": by_number(issue.code.value for issue in sanctions_list.issues),
    }


def _issue(issue: Issue) -> dict[str, object]:
    source = issue.source
    return {
        "code": issue.code.value,
        "message": issue.message,
        "file": source.file.name if source and source.file else None,
        "line": source.line if source else None,
        "record": source.record if source else None,
        "raw": issue.raw,
    }
