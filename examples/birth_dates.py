"""
Who may have been born on a day: yes, or cannot say, but never a day that the list does not state.

Usage: ``python birth_dates.py YYYY-MM-DD [LIST]`` (the bundled sample, if no list is given)
"""

from __future__ import annotations

import sys

import sanctionslib as sl


def main(arguments: list[str]) -> None:
    """Print who may have been born on the day that *arguments* begin with."""
    if not arguments:
        sys.exit("say the day: python birth_dates.py 1961-11-28")
    day = sl.PartialDate(arguments[0])
    for entity in sl.iter_entities(arguments[1] if len(arguments) > 1 else sl.sample_path()):
        for birth in entity.birth_dates:
            answer = birth.overlaps(day)
            if answer is not sl.Answer.NO:
                print(f"{answer}: {entity.name} ({entity.id}), born {birth}")


if __name__ == "__main__":
    main(sys.argv[1:])
