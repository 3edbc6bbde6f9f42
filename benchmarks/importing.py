"""
How long importing the package takes, as a multiple of importing what it rests on.

    python benchmarks/importing.py [RUNS]

Each import is a process of its own, in turn; the least processor time of each counts. Nothing is asserted.
"""

from __future__ import annotations

import subprocess
import sys

SCRIPT = "import time; start = time.process_time(); import {}; print(time.process_time() - start)"
MODULES = ("sanctionslib", "attrs, lxml.etree, dateutil.parser")


def took(modules: str) -> float:
    """The processor time of an import, in seconds."""
    command = [sys.executable, "-c", SCRIPT.format(modules)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Import both in turn, and print the least times and their ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    times = [[took(modules) for modules in MODULES] for _ in range(runs)]
    ours, theirs = map(min, zip(*times, strict=True))
    print(
        f"sanctionslib {ours * 1000:.0f} ms, attrs, lxml and dateutil {theirs * 1000:.0f} ms, ratio {ours / theirs:.2f}"
    )


if __name__ == "__main__":
    main()
