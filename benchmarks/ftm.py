"""
How long converting to FollowTheMoney takes, beside reading the list that is converted.

Run it as ``python benchmarks/ftm.py SDN.XML``. The two take turns in one process, and their medians are divided. For
entities that must come out below 1: who reads a list to convert it waits no more than twice.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import sanctionslib as sl
from sanctionslib.writing import ftm, ftm_statements


def timed(act: Callable[[], object]) -> float:
    """Processor time of one run, in seconds."""
    start = time.process_time()
    act()
    return time.process_time() - start


def exhausted(lines: Iterable[str]) -> int:
    """Write to nowhere: the number of lines."""
    return sum(1 for _ in lines)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1] if __doc__ else None)
    parser.add_argument("path", type=Path, help="a list, such as OFAC's SDN.XML")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    data = options.path.read_bytes()
    listed = sl.read(data)
    acts: dict[str, Callable[[], object]] = {
        "sanctionslib.read": lambda: sl.read(data),
        "to ftm": lambda: exhausted(ftm.lines(listed)),
        "to ftm-statements": lambda: exhausted(ftm_statements.lines(listed)),
    }
    times: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(options.rounds):
        for name, act in acts.items():
            times[name].append(timed(act))
    base = statistics.median(times["sanctionslib.read"])
    for name, all_of in times.items():
        median = statistics.median(all_of)
        print(f"{median:8.3f} s  {median / base:6.2f}  {name}")


if __name__ == "__main__":
    main()
