"""What an audit found."""

from __future__ import annotations

import attrs


@attrs.frozen
class Loss:
    """
    A value of the raw file that the entities do not hold.

    Attributes:
        text: The value.
        record: The authority's identifier of its record; None for one that stands beside the records.
        line: Its line in the file.

    >>> print(Loss("Damascus", "30743", 215))
    'Damascus' (record 30743, line 215)
    """

    text: str
    record: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        shown = self.text if len(self.text) <= 60 else self.text[:57] + "..."
        place = ", ".join(
            f"{word} {it}" for word, it in (("record", self.record), ("line", self.line)) if it is not None
        )
        return repr(shown) + (f" ({place})" if place else "")


@attrs.frozen(kw_only=True)
class Row:
    """
    What became of the values of one path.

    Attributes:
        path: The element with the one around it, ``element/@attribute``, or the column.
        values: How many the file has.
        kept: How many stand in the entities.
        as_issues: How many stand in an issue of their record.
        omitted: How many the parser leaves out on purpose.
        reason: Why it does.
        lost: How many are nowhere.
        first: The first of those.
    """

    path: str
    values: int
    kept: int
    as_issues: int = 0
    omitted: int = 0
    reason: str | None = None
    lost: int = 0
    first: Loss | None = None


@attrs.frozen(kw_only=True)
class Audit:
    """
    What became of every value of a list.

    Attributes:
        format: The format it was read as.
        files: Names of its files.
        entities: How many were read.
        rows: One for each path, by path.
    """

    format: str
    files: tuple[str, ...]
    entities: int
    rows: tuple[Row, ...]

    @property
    def values(self) -> int:
        """How many values the files have."""
        return sum(row.values for row in self.rows)

    @property
    def kept(self) -> int:
        """How many of them stand in the entities."""
        return sum(row.kept for row in self.rows)

    @property
    def as_issues(self) -> int:
        """How many stand in an issue."""
        return sum(row.as_issues for row in self.rows)

    @property
    def omitted(self) -> int:
        """How many were left out on purpose."""
        return sum(row.omitted for row in self.rows)

    @property
    def lost(self) -> int:
        """How many are nowhere."""
        return sum(row.lost for row in self.rows)
