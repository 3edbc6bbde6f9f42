"""
How much memory and time it takes to convert lists, each in a process of its own.

    python benchmarks/converting.py LIST...

Give lists of several sizes, such as one in OFAC's Advanced XML and the same one many times as large: the peak of the
resident memory should not grow with them. The last column is the processor time as a multiple of that of reading.
Nothing is asserted.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FORMATS = ("jsonl", "ftm", "csv", "parquet")


def measure(act: str, source: str) -> None:
    """Do one thing with a list, and print the processor time and the peak memory in bytes."""
    import sanctionslib as sl

    if act == "parquet":
        import pyarrow.parquet  # noqa: F401 - so that loading it is no part of the time
    begun = time.process_time()
    if act == "read":
        sl.read(source)
    elif act == "iter_entities":
        for _ in sl.iter_entities(source):
            pass
    else:
        with tempfile.TemporaryDirectory() as folder:
            sl.convert(source, Path(folder) / "out", to=act)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(time.process_time() - begun, peak)


def main() -> None:
    """Convert each list to each format."""
    print(f"{'list':<32} {'MB':>7} {'':<14} {'seconds':>8} {'peak MB':>8} {'x read':>7}")
    for source in map(Path, sys.argv[1:]):
        reading = 0.0
        for act in ("read", "iter_entities", *FORMATS):
            run = subprocess.run(
                [sys.executable, __file__, "--measure", act, str(source)], check=True, capture_output=True, text=True
            )
            seconds, peak = map(float, run.stdout.split())
            reading = reading or seconds
            what = f"{source.name[-32:]:<32} {source.stat().st_size / 1e6:7.1f} {act:<14}"
            print(f"{what} {seconds:8.2f} {peak / 1e6:8.1f} {seconds / reading:7.2f}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(*sys.argv[2:])
    elif len(sys.argv) < 2:
        sys.exit(__doc__)
    else:
        main()
