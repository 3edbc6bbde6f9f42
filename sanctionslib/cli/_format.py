"""What the commands print: tables, facts, counts, values in the width of a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

_WIDTH = 98
"""Of a line with a fact; two columns are left to indent it."""

_VALUE = 110
"""How many characters of a value are shown, unless all of it is asked for."""


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """
    Rows of cells as aligned lines.

    >>> list(columns([("a", "bb"), ("ccc", "d")]))
    ['a    bb', 'ccc  d']
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def facts(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """
    Names and what they stand for, in lines of a terminal's width: a longer value goes on below itself.

    >>> for line in facts([("title", "SDN List"), ("programs", "SDGT 2386, " * 9)]):
    ...     print(line)
    title     SDN List
    programs  SDGT 2386, SDGT 2386, SDGT 2386, SDGT 2386, SDGT 2386, SDGT 2386, SDGT 2386, SDGT 2386,
              SDGT 2386,
    """
    rows = list(rows)
    width = max(len(name) for name, _ in rows) + 2
    for name, value in rows:
        indent = " " * (len(value) - len(value.lstrip()))
        lines = textwrap.wrap(
            value.strip(), _WIDTH - width, initial_indent=indent, subsequent_indent=indent,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
        yield from (f"{name if place == 0 else '':{width}}{line}" for place, line in enumerate(lines or [""]))


def words(value: object) -> str:
    """
    A fact in words.

    >>> words(True), words(None), words({"person": 2, "vessel": 1})
    ('yes', '-', 'person 2, vessel 1')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        value = [f"{name} {number}" for name, number in value.items()]
    if isinstance(value, list):
        value = ", ".join(value)
    return "-" if value in (None, "") else str(value)


def by_number(names: Iterable[str]) -> dict[str, int]:
    """How often each name occurs, the commonest first."""
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


def shortened(text: str) -> str:
    """
    A text in one line, cut where it is too long.

    >>> shortened("one  line"), len(shortened("word " * 30))
    ('one line', 110)
    """
    text = " ".join(text.split())
    return text if len(text) <= _VALUE else f"{text[: _VALUE - 1]}\N{HORIZONTAL ELLIPSIS}"
