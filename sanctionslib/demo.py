"""The demo: the bundled sample read, shown and written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from . import sample_path
from .model import Entity, SanctionsList
from .reading import read
from .writing import write

FOLDER = "sanctionslib-demo"
"""Where the demo writes if it is not told."""

_ENDINGS = (".json", ".jsonl", ".ftm.json")


def run(folder: Path) -> Iterator[str]:
    """
    Read the sample, say what it holds, and write it to *folder*, which is made if need be; yields what is said.

    Raises:
        OSError: the folder cannot be made.
        WriteError: a file cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     next(run(Path(folder)))
    'Designations of 28 July 2021 (Syria)'
    """
    sample = sample_path()
    sanctions_list = read(sample)
    yield from show(sanctions_list, json.loads(sample.with_suffix(".roles.json").read_text(encoding="utf-8")))
    folder.mkdir(parents=True, exist_ok=True)
    yield ""
    for ending in _ENDINGS:
        target = folder / (sample.stem + ending)
        write(sanctions_list, target)
        yield f"Written: {target}"


def show(sanctions_list: SanctionsList, roles: dict[str, Any]) -> Iterator[str]:
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


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """
    Rows of cells as aligned lines.

    >>> list(columns([("a", "bb"), ("ccc", "d")]))
    ['a    bb', 'ccc  d']
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _codes(*entities: Entity) -> str:
    found = (program.code for entity in entities for each in entity.designations for program in each.programs)
    return ", ".join(dict.fromkeys(found))


def _counted(names: Iterable[str]) -> str:
    return ", ".join(f"{name} ({count})" for name, count in Counter(names).most_common())


def _named(entities: Iterable[Entity]) -> str:
    *names, last = (f"{entity.name} ({entity.id})" for entity in entities)
    return f"{', '.join(names)} and {last}"
