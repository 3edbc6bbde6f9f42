"""FollowTheMoney: the entities of this library's own output, of OpenSanctions and of other tools."""

from __future__ import annotations

import re

from ...parsing.format import Format, Publisher
from ...parsing.input import Head
from ...parsing.json import first_line

_BEGINNING = re.compile(r'\s*\{(?=[^\n]*"schema": ?"[A-Z])(?=[^\n]*"properties": ?\{)(?=[^\n]*"id": ?")')


def _recognizes(head: Head) -> bool:
    line = first_line(head)
    if line is None:  # longer than the first look
        return "\n" not in head.text.strip() and _BEGINNING.match(head.text) is not None
    kinds = (("id", str), ("schema", str), ("properties", dict))
    return isinstance(line, dict) and all(isinstance(line.get(key), kind) for key, kind in kinds)


PUBLISHER = Publisher(
    package=__name__,
    formats=(
        Format(
            name="followthemoney_jsonl",
            title="FollowTheMoney entities, JSON Lines",
            suffixes=(".ftm.json", ".ftm"),
            recognizes=_recognizes,
            module=f"{__name__}.jsonl",
            fullness=0,
        ),
    ),
)
