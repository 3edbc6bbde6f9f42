"""
Every name of every party as CSV, weak aliases marked: what a screening tool wants to load.

Usage: ``python aliases_to_csv.py [LIST] > names.csv`` (the bundled sample, if no list is given)
"""

from __future__ import annotations

import csv
import sys

import sanctionslib as sl


def main(arguments: list[str]) -> None:
    """Write the names of the list that *arguments* name to standard output."""
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["id", "name", "kind", "quality", "script"])
    for entity in sl.iter_entities(arguments[0] if arguments else sl.sample_path()):
        for name in entity.names:
            rows.writerow([entity.id, name.text, name.kind, name.quality, name.script])


if __name__ == "__main__":
    main(sys.argv[1:])
