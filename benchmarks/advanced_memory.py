"""
How much memory and time it takes to read a large list in OFAC's Advanced XML, and how both grow with its size.

    python benchmarks/advanced_memory.py CONS_ADVANCED.XML [TIMES...]

Each of TIMES (by default 12 and 48) makes a list that holds every record of the given one that many times, with numbers
of its own, in a temporary folder; each is read in a process of its own with `sanctionslib.iter_entities`. The size, the
processor time, the peak of the resident memory and the ratios to the first list are printed; nothing is asserted.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

SECTIONS = ("Locations", "IDRegDocuments", "DistinctParties", "ProfileRelationships", "SanctionsEntries")
NUMBERS = re.compile(
    rb" (ID|FixedRef|(?:From-|To-)?ProfileID|IdentityID|SanctionsEntryID|(?:IssuedIn-)?LocationID|NamePartGroupID"
    rb'|DocumentedNameID|FeatureVersionID|IDRegDocumentID)="(\d+)"'
)


def multiply(source: Path, times: int, target: Path) -> None:
    """Write a list with each record of *source* as often as *times* says."""
    data = source.read_bytes()
    with target.open("wb") as stream:
        position = 0
        for section in SECTIONS:
            begin = data.index(b">", data.index(b"<" + section.encode())) + 1
            end = data.index(b"</" + section.encode())
            stream.write(data[position:begin])
            stream.write(data[begin:end])
            for copy in range(1, times):
                renumbered = partial(_renumbered, prefix=str(copy).encode())
                stream.write(NUMBERS.sub(renumbered, data[begin:end]))
            position = end
        stream.write(data[position:])


def _renumbered(attribute: re.Match[bytes], prefix: bytes) -> bytes:
    return b' %s="%s%s"' % (attribute[1], prefix, attribute[2].rjust(9, b"0"))


def measure(path: str) -> None:
    """Read one list, and print the count, the processor time and the peak memory in bytes."""
    import sanctionslib

    begun = time.process_time()
    count = sum(1 for _ in sanctionslib.iter_entities(path))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(count, time.process_time() - begun, peak)


def main() -> None:
    """Make the lists and measure each."""
    source, *times = sys.argv[1:]
    print(f"{'times':>6} {'MB':>8} {'entities':>9} {'seconds':>8} {'peak MB':>8} {'size x':>7} {'time x':>7}")
    first: tuple[int, float] | None = None
    with tempfile.TemporaryDirectory() as folder:
        for count in map(int, times or ("12", "48")):
            path = Path(folder) / f"{count}.xml"
            multiply(Path(source), count, path)
            size = path.stat().st_size
            run = subprocess.run(
                [sys.executable, __file__, "--measure", str(path)], check=True, capture_output=True, text=True
            )
            entities, seconds, peak = run.stdout.split()
            first = first or (size, float(seconds))
            ratios = size / first[0], float(seconds) / first[1]
            print(
                f"{count:6} {size / 1e6:8.1f} {entities:>9} {float(seconds):8.1f} {int(peak) / 1e6:8.1f} "
                f"{ratios[0]:7.2f} {ratios[1]:7.2f}",
                flush=True,
            )
            path.unlink()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2])
    elif len(sys.argv) < 2:
        sys.exit(__doc__)
    else:
        main()
