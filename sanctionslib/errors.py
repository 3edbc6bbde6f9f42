"""
Every error that the library raises, under one root::

    SanctionsError
    ├── ReadError             a file that cannot be read, or was read strictly and had issues
    ├── WriteError            a list that cannot be written
    └── UnknownProgramError   a code of a program that nobody knows, or that several have
"""

from __future__ import annotations

from .model import Issue


class SanctionsError(Exception):
    """The root of the library's errors; catch it to catch them all."""


class ReadError(SanctionsError):
    """
    What cannot be read: not recognized, not well-formed, cut short, or with issues under ``strict=True``.

    Attributes:
        file: Name of the file at fault.
        line: The line in it, if known.
        raw: The text at fault, if there is one.
        issues: Under ``strict=True``, all the issues found.

    >>> print(ReadError("the file ends in the middle of a record", file="sdn.xml", line=12))
    sdn.xml:12: the file ends in the middle of a record
    """

    def __init__(
        self,
        message: str,
        *,
        file: str | None = None,
        line: int | None = None,
        raw: str | None = None,
        issues: tuple[Issue, ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line
        self.raw = raw
        self.issues = issues

    def __str__(self) -> str:
        place = f"{self.file}:" if self.file else ""
        place += f"{self.line}:" if self.line is not None else ""
        lines = [f"{place} {self.message}".strip()]
        lines += [f"  {issue}" for issue in self.issues[:3]]
        if len(self.issues) > 3:
            lines.append(f"  and {len(self.issues) - 3} more")
        return "\n".join(lines)


class WriteError(SanctionsError):
    """What cannot be written: an unknown format, a folder or a disk that refuses."""


class UnknownProgramError(SanctionsError, LookupError):
    """
    A code that no program of the registry has or had, or that those of several jurisdictions have; or a condition on
    programs (an authority, a list, a country...) that names nothing known.
    """
