"""
How much of the remarks of a list is typed: ``python tools/remarks_report.py FILE...``.

For each file (or folder of a release): the items of its remarks, how many of them are typed, and the fifty commonest
that are left as free text. The page on remarks keeps what it says of the published lists.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence

import attrs

from sanctionslib.errors import ReadError, SanctionsError
from sanctionslib.model import Person
from sanctionslib.parsing.input import Input
from sanctionslib.reading import open_reading

COMMONEST = 50


@attrs.frozen(kw_only=True)
class Report:
    """
    What was found in the remarks of a list.

    Attributes:
        name: The file.
        entities: How many entities it has.
        typed: How many items of its remarks hold a fact that stands in its own field.
        free: Every other item, with how often it occurs.

    >>> Report(name="sdn.csv", entities=2, typed=3, free=Counter(["ICTY indictee"])).share
    0.75
    """

    name: str
    entities: int
    typed: int
    free: Counter[str]

    @property
    def share(self) -> float:
        """The typed items as a share of all; 1 where there are none."""
        count = self.typed + self.free.total()
        return self.typed / count if count else 1.0

    def __str__(self) -> str:
        count = self.typed + self.free.total()
        entities = f"{self.entities} entit{'y' if self.entities == 1 else 'ies'}"
        lines = [f"{self.name}: {entities}, {count} items, {self.typed} typed ({self.share:.2%})"]
        lines += [f"{number:7} {text}" for text, number in self.free.most_common(COMMONEST)]
        return "\n".join(lines)


def report(source: Input) -> Report:
    """
    Read a list whose remarks have a grammar, and count their items.

    Raises:
        ReadError: it cannot be read, or its remarks have no grammar.
    """
    reading = open_reading(source)
    format, grammar = reading.format, reading.format.grammar
    if grammar is None:
        raise ReadError(f"is of the format {format.name}, whose remarks are prose", file=reading.document.name)
    typed, entities, checked, cut = 0, 0, 0, set()
    free: Counter[str] = Counter()
    for entity in reading.entities():
        entities += 1
        for issue in reading.issues[checked:]:
            if issue.source and issue.raw:
                cut.add(issue.source.record)
        checked = len(reading.issues)
        titles = entity.titles if isinstance(entity, Person) else ()
        for remarks in entity.remarks:
            cut_off = entity.reference in cut
            for item in grammar.items(remarks, titles=titles, full_stop=format.remarks_full_stop, cut=cut_off):
                if item.label:
                    typed += 1
                else:
                    free[item.value] += 1
    return Report(name=reading.document.name, entities=entities, typed=typed, free=free)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a report of each file named; 2 if one cannot be read."""
    parser = argparse.ArgumentParser(prog="remarks_report", description="How much of the remarks of a list is typed")
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a list whose remarks have a grammar, or a folder that holds one"
    )
    for file in parser.parse_args(arguments).files:
        try:
            sys.stdout.write(f"{report(os.fspath(file))}\n")
        except SanctionsError as error:
            sys.stderr.write(f"{error}\n")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
