"""
How long comparing two editions takes, beside reading one of them.

Run it as ``python benchmarks/diffing.py OLD NEW``, with two editions of one list. Reading and comparing take turns in
one process, and their medians are divided: machines are noisy, ratios less so.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import sanctionslib as sl


def timed(act: Callable[[], object]) -> float:
    """Processor time of one run, in seconds."""
    start = time.process_time()
    act()
    return time.process_time() - start


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1] if __doc__ else None)
    parser.add_argument("old", type=Path, help="the earlier edition, such as sdn-2024-05-08.csv")
    parser.add_argument("new", type=Path, help="the later edition")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    old, new, again = sl.read(options.old), sl.read(options.new), sl.read(options.new)
    candidates: dict[str, Callable[[], object]] = {
        "reading the new edition": lambda: sl.read(options.new),
        "diff": lambda: sl.diff(old, new),
        "diff of an edition with itself, read twice": lambda: sl.diff(new, again),
        "diff, its actions and plain values": lambda: sl.diff(old, new).plain(),
    }
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(options.rounds):
        for name, act in candidates.items():
            times[name].append(timed(act))
    base = statistics.median(times["reading the new edition"])
    for name, all_of in times.items():
        median = statistics.median(all_of)
        print(f"{median:8.3f} s  {median / base:6.2f}  {name}")
    print(sl.diff(old, new))


if __name__ == "__main__":
    main()
