"""``sanctionslib demo``: the bundled sample read, shown and written."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from .. import sample_path
from ..model import Entity, SanctionsList
from ..reading import read
from ..writing import write
from ._format import columns
from ._shared import Commands, say

FOLDER = "sanctionslib-demo"
"""Where the demo writes if no folder is given."""

_ENDINGS = (".json", ".jsonl", ".ftm.json")


def add(commands: Commands) -> None:
    command = commands.add_parser("demo", help="read, show and write the bundled sample")
    command.add_argument(
        "folder", nargs="?", metavar="FOLDER", default=FOLDER, type=Path, help=f"where to write ({FOLDER})"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    sample = sample_path()
    sanctions_list = read(sample)
    for line in _show(sanctions_list, json.loads(sample.with_suffix(".roles.json").read_text(encoding="utf-8"))):
        say(line)
    options.folder.mkdir(parents=True, exist_ok=True)
    say("")
    for ending in _ENDINGS:
        target = options.folder / (sample.stem + ending)
        write(sanctions_list, target)
        say(f"Written: {target}")


def _show(sanctions_list: SanctionsList, roles: dict[str, Any]) -> Iterator[str]:
    """
    The action as lines of text.

    The list does not say what a party is to the action ("prison" is in no field of it): that is *roles*, from the file
    beside the sample.
    """
    groups = {title: [sanctions_list[id] for id in ids] for title, ids in roles["groups"].items()}
    members = [entity for group in groups.values() for entity in group]
    links: dict[str, list[str]] = {entity.id: [] for entity in members}
    others: dict[str, str] = {}
    for link in sanctions_list.relationships:
        if link.other and link.entity.id in links:
            links[link.entity.id].append(link.other.id)
            others[link.other.id] = str(link.other.name)
    rows = [(entity.id, str(entity.name), _codes(entity), ", ".join(links[entity.id]) or "-") for entity in members]
    table = columns([("id", "name", "programs", "linked to"), *rows])
    authority = sanctions_list.authority

    yield str(roles["title"])
    yield f"as the {sanctions_list.title} of {sanctions_list.published} has them"
    yield f"authority: {authority and authority.name}"
    yield ""
    yield next(table)
    for title, group in groups.items():
        yield ""
        yield f"{title} ({len(group)})"
        yield from islice(table, len(group))
    yield ""
    yield from (f"{id} is {name}." for id, name in sorted(others.items()))
    designations = [designation for entity in members for designation in entity.designations]
    yield "Authorities: " + _counted(str(designation.authority) for designation in designations)
    yield "Programs: " + _counted(program.code for designation in designations for program in designation.programs)
    yield ""
    apart = [sanctions_list[id] for id in roles["other_action"]]
    agencies = [sanctions_list[id] for id in roles["agencies"]]
    yield f"Set apart: {_named(apart)} were designated on the same day under {_codes(*apart)}, which is another action."
    yield f"{_named(agencies)} had been listed before."


def _codes(*entities: Entity) -> str:
    designations = (designation for entity in entities for designation in entity.designations)
    return ", ".join(dict.fromkeys(program.code for designation in designations for program in designation.programs))


def _counted(names: Iterable[str]) -> str:
    return ", ".join(f"{name} ({count})" for name, count in Counter(names).most_common())


def _named(entities: Iterable[Entity]) -> str:
    *names, last = (f"{entity.name} ({entity.id})" for entity in entities)
    return f"{', '.join(names)} and {last}"
