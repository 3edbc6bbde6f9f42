"""
JSON as this library writes it: one object with the list's facts, its entities and its issues.

Documentation: the JSON Schema in this package, ``schemas/sanctionslib-1.schema.json``. Encoding: UTF-8. The file is
read whole into memory; JSON Lines streams. What was written is read back equal: sources, issues and order included.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ..model import Entity
from ._base import Format, Reading
from ._input import Head
from ._json import begin, decoder, first_line, wrong


def _recognizes(head: Head) -> bool:
    start = head.text.lstrip()[:4096]
    if not re.match(r'\{\s*"', start) or not re.search(r'"type":\s*"list"', start) or '"version"' not in start:
        return False
    line = first_line(head)
    return line is None or (isinstance(line, dict) and "entities" in line)


def _parse(reading: Reading) -> Iterator[Entity]:
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


FORMAT = Format(title="sanctionslib JSON", suffixes=(".json",), recognizes=_recognizes, parse=_parse)
