"""
How long reading takes, beside what one would otherwise do with the same bytes.

Run it as ``python benchmarks/reading.py SDN.XML``. The candidates take turns in one process, and their medians are
divided: machines are noisy, ratios less so. The last lines do the same for importing, each time in a new process.
"""

from __future__ import annotations

import argparse
import io
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import xmltodict
from lxml import etree

import sanctionslib as sl

IMPORTS = {
    "import attrs, lxml.etree, dateutil.parser": "import attrs, lxml.etree, dateutil.parser",
    "import sanctionslib": "import sanctionslib",
}


def timed(act: Callable[[], object]) -> float:
    """Processor time of one run, in seconds."""
    start = time.process_time()
    act()
    return time.process_time() - start


def imported(statement: str) -> float:
    """Time that a statement takes in a new process, in seconds."""
    code = f"import time; start = time.perf_counter(); {statement}; print(time.perf_counter() - start)"
    return float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)


def show(times: dict[str, list[float]], base: str) -> None:
    """The median of each candidate, and its ratio to that of *base*."""
    medians = {name: statistics.median(all_of) for name, all_of in times.items()}
    for name, median in medians.items():
        print(f"{median:8.3f} s  {median / medians[base]:6.2f}  {name}")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1] if __doc__ else None)
    parser.add_argument("path", type=Path, help="a list in XML, such as OFAC's SDN.XML")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    data = options.path.read_bytes()
    whole = sl.read(data)

    def records() -> None:
        for _, element in etree.iterparse(io.BytesIO(data), tag="{*}sdnEntry"):
            element.clear()

    candidates: dict[str, Callable[[], object]] = {
        "xmltodict.parse": lambda: xmltodict.parse(data),
        "lxml.etree.iterparse, records only": records,
        "sanctionslib.read": lambda: sl.read(data),
        "sanctionslib.iter_entities": lambda: sum(1 for _ in sl.iter_entities(data)),
        "sanctionslib.dumps to jsonl": lambda: sl.dumps(whole, to="jsonl"),
        "sanctionslib.dumps to ftm": lambda: sl.dumps(whole, to="ftm"),
    }
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(options.rounds):
        for name, act in candidates.items():
            times[name].append(timed(act))
    show(times, "xmltodict.parse")
    print()
    starts: dict[str, list[float]] = {name: [] for name in IMPORTS}
    for _ in range(4 * options.rounds):
        for name, statement in IMPORTS.items():
            starts[name].append(imported(statement))
    show(starts, next(iter(IMPORTS)))


if __name__ == "__main__":
    main()
