"""The JSON and the JSON Lines that this library writes."""

from __future__ import annotations

import re

from ...parsing.format import Format, Publisher
from ...parsing.input import Head
from ...parsing.json import first_line


def _is_json(head: Head) -> bool:
    start = head.text.lstrip()[:4096]
    if not re.match(r'\{\s*"', start) or not re.search(r'"type":\s*"list"', start) or '"version"' not in start:
        return False
    line = first_line(head)
    return line is None or (isinstance(line, dict) and "entities" in line)


def _is_json_lines(head: Head) -> bool:
    line = first_line(head)
    return isinstance(line, dict) and line.get("type") == "list" and "version" in line and "entities" not in line


PUBLISHER = Publisher(
    package=__name__,
    formats=(
        Format(
            name="sanctionslib_json",
            title="sanctionslib JSON",
            suffixes=(".json",),
            recognizes=_is_json,
            module=f"{__name__}.json",
            fullness=0,  # that of the format that the list was read from, whose name it keeps
            marks_end=True,
        ),
        Format(
            name="sanctionslib_jsonl",
            title="sanctionslib JSON Lines",
            suffixes=(".jsonl", ".ndjson"),
            recognizes=_is_json_lines,
            module=f"{__name__}.jsonl",
            fullness=0,
            marks_end=True,
        ),
    ),
)
