"""
Who is linked to whom: one line for each relationship of a list, with the id of the other party where the list has it.

Usage: ``python who_is_linked.py [LIST]`` (the bundled sample, if no list is given)
"""

from __future__ import annotations

import sys

import sanctionslib as sl


def main(arguments: list[str]) -> None:
    """Print the relationships of the list that *arguments* name."""
    sanctions_list = sl.read(arguments[0] if arguments else sl.sample_path())
    for link in sanctions_list.relationships:
        other = link.other.id if link.other else f"{len(link.candidates)} parties of that name on the list"
        print(f"{link.entity.name} ({link.entity.id}) {link.relationship.kind} {link.relationship.name} ({other})")


if __name__ == "__main__":
    main(sys.argv[1:])
