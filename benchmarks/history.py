"""
What a history costs: adding an edition, the file, one life, one day.

Run it as ``python benchmarks/history.py SDN-2021-07-23.CSV SDN-2021-07-29.CSV ...``, with editions of one list in the
order of time. Those that state no date get one each, a day apart. Each edition is timed beside the reading of its own
file; then the last one is added again and again with a record fewer each time, to see whether a hundred editions make
the next one dearer.
"""

from __future__ import annotations

import argparse
import datetime
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import attrs

import sanctionslib as sl
from sanctionslib.history._archive import Archive


def timed(act: Callable[[], object]) -> float:
    """Processor time of one run, in seconds."""
    start = time.process_time()
    act()
    return time.process_time() - start


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1] if __doc__ else None)
    parser.add_argument("paths", nargs="+", type=Path, help="editions of one list, in the order of time")
    parser.add_argument("--more", type=int, default=100, help="how many editions to add after them")
    options = parser.parse_args()
    file = Path(tempfile.mkdtemp(), "history.gz")
    archive, day, size, edition = Archive(), datetime.date(2020, 1, 1), 0, sl.SanctionsList()
    history = sl.History(archive)

    def read(path: Path) -> None:
        nonlocal edition
        edition = sl.read(path)

    def add() -> None:
        history.add(edition, date=None if edition.published else day)

    for path in options.paths:
        reading, adding = timed(lambda path=path: read(path)), timed(add)  # type: ignore[misc]
        saving = timed(lambda: history.save(file))
        before, size, day = size, file.stat().st_size, (edition.published or day) + datetime.timedelta(days=1)
        print(
            f"{path.name}: {adding / reading:5.2f} of reading it to add, {saving:.3f} s to save, {size - before} bytes"
        )
    print(f"{history}: {archive.count} records, {size} bytes")

    first, last = history.editions[0].date, history.editions[-1].date
    life = next(iter(history)).id
    acts: dict[str, Callable[[sl.History], object]] = {
        "read it": lambda _: None,
        "read it and tell one life": lambda found: found[life].timeline(),
        "read it and have the first edition": lambda found: found.as_of(first),
        "read it and have the last edition": lambda found: found.as_of(last),
    }
    for name, act in acts.items():
        best = min(timed(lambda act=act: act(sl.History.read(file))) for _ in range(3))  # type: ignore[misc]
        print(f"{best:8.3f} s  to {name}")

    times = []
    base = attrs.evolve(history.load(history.editions[-1]), published=None)
    for number in range(options.more):
        edition = attrs.evolve(base, entities=base.entities[number + 1 :])
        times.append(timed(lambda: history.add(edition, date=last + datetime.timedelta(days=number + 1))))  # noqa: B023
    if times:
        tenth = max(len(times) // 10, 1)
        early, late = min(times[:tenth]), min(times[-tenth:])
        print(f"{late / early:8.2f}    times as long for the last of {options.more} more editions as for the first")


if __name__ == "__main__":
    main()
