"""
JSON Lines as this library writes it: the list's facts, then an entity or an issue a line, then a line that ends it.

Documentation: the JSON Schema in this package, ``schemas/sanctionslib-1.schema.json``. Encoding: UTF-8. It streams: a
line at a time is in memory. Without its last line the file was cut short, and reading it says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ...model import Entity
from ...parsing.json import begin, decoder, wrong
from ...parsing.reading import Reading


def parse(reading: Reading) -> Iterator[Entity]:
    decode = decoder(reading)
    entities, issues, end = 0, 0, None
    with reading.document.open() as stream:
        for number, raw in enumerate(stream, 1):
            if not raw.strip():
                continue
            if end is not None:
                wrong(reading, "goes on after the line that ends it", number)
            try:
                line = json.loads(raw)
            except UnicodeDecodeError as error:
                wrong(reading, f"is not UTF-8: {error.reason}", number)
            except json.JSONDecodeError as error:
                wrong(reading, f"is cut short, or not JSON: {error.msg}", number)
            kind = line.get("type") if isinstance(line, dict) else None
            if number == 1:
                begin(reading, decode, line, number)
            elif kind == "end":
                end = line
            else:
                try:
                    if kind == "issue":
                        issues += 1
                        reading.issues.append(decode.issue(line, "issue"))
                    else:
                        entities += 1
                        yield decode.entity(line, "entity")
                except ValueError as error:
                    wrong(reading, str(error), number)
    if end is None:
        wrong(reading, "is cut short: its last line is missing")
    if (end.get("entities"), end.get("issues")) != (entities, issues):
        wrong(
            reading, f"is not whole: its last line counts {end}, but there are {entities} entities and {issues} issues"
        )
