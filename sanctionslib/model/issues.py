"""What could not be read, or does not fit: never dropped in silence."""

from __future__ import annotations

import enum

import attrs

from .source import Source


class IssueCode(enum.StrEnum):
    """
    The kinds of issue. Their values are stable.

    >>> IssueCode.UNREADABLE_VALUE == "unreadable-value"
    True
    """

    UNREADABLE_VALUE = "unreadable-value"
    """A value that is not of the form its field has, such as a date that is none. The field stays empty."""
    UNKNOWN_ELEMENT = "unknown-element"
    """An element that the format did not have when the parser was written; *raw* holds it whole."""
    UNKNOWN_ATTRIBUTE = "unknown-attribute"
    """An attribute that the format did not have when the parser was written."""
    UNKNOWN_NAMESPACE = "unknown-namespace"
    """A known layout in an XML namespace that was never seen before."""
    UNKNOWN_CODE = "unknown-code"
    """A code outside the vocabulary that the parser knows. The value is kept in the source's words."""
    DANGLING_REFERENCE = "dangling-reference"
    """A reference to something that the file does not hold."""
    MISSING_FIELD = "missing-field"
    """A field that every record has is missing from one."""
    MISSING_COMPANION = "missing-companion"
    """A file of the release is missing, or a row of it belongs to no record."""
    DUPLICATE_ID = "duplicate-id"
    """Two records share an identifier; the later one's got a suffix."""
    RECORD_COUNT = "record-count"
    """The file states another number of records than were read."""
    MISPLACED_VALUE = "misplaced-value"
    """A value that its kind of entity cannot have, such as the gender of a ship."""


@attrs.frozen(kw_only=True)
class Issue:
    """
    One thing in a source that could not be read, or that does not fit what was expected.

    Attributes:
        code: What kind of issue it is.
        message: One sentence for a person.
        source: Where it stands.
        raw: The text at fault, verbatim.

    >>> print(Issue(code=IssueCode.UNREADABLE_VALUE, message="not a date", raw="31 Feb 1958"))
    unreadable-value: not a date: '31 Feb 1958'
    """

    code: IssueCode
    message: str
    source: Source | None = None
    raw: str | None = None

    def __str__(self) -> str:
        text = f"{self.source}: " if self.source else ""
        text += f"{self.code}: {self.message}"
        if self.raw is not None:
            raw = self.raw if len(self.raw) <= 80 else self.raw[:77] + "..."
            text += f": {raw!r}"
        return text
