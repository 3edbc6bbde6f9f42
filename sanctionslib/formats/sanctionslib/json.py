"""
JSON as this library writes it: one object with the list's facts, its entities and its issues.

Documentation: the JSON Schema in this package, ``schemas/sanctionslib-1.schema.json``. Encoding: UTF-8. The file is
read whole into memory; JSON Lines streams. What was written is read back equal: sources, issues and order included.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ...model import Entity
from ...parsing.json import begin, decoder, wrong
from ...parsing.reading import Reading


def parse(reading: Reading) -> Iterator[Entity]:
    with reading.document.open() as stream:
        try:
            whole = json.load(stream)
        except UnicodeDecodeError as error:
            wrong(reading, f"is not UTF-8: {error.reason}")
        except json.JSONDecodeError as error:
            wrong(reading, f"is cut short, or not JSON: {error.msg}", error.lineno)
        except (ValueError, RecursionError) as error:
            wrong(reading, f"is JSON that cannot be read: {error}")
    decode = decoder(reading)
    begin(reading, decode, whole)
    for key in ("entities", "issues"):
        if not isinstance(whole.get(key), list):
            wrong(reading, f"has no list of {key}")
    try:
        for index, issue in enumerate(whole["issues"]):
            reading.issues.append(decode.issue(issue, f"issues[{index}]"))
        for index, entity in enumerate(whole["entities"]):
            yield decode.entity(entity, f"entities[{index}]")
    except ValueError as error:
        wrong(reading, str(error))
