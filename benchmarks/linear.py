"""How the time of reading grows with the text, on texts made to drive it to its worst.

    python benchmarks/linear.py [SIZE]

Prints seconds at SIZE (100,000) and twice SIZE characters, and their ratio: about 2 where reading is linear, 4 where it
is quadratic. The same texts are in the tests, which count steps instead of time.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from ingest.claim.read import read
from ingest.release.assemble import release_of
from ontology.model import Source
from tests.ingest.adverse import UNITS, adverse


def seconds(unit: str, size: int) -> float:
    release = release_of(adverse(unit, size), Source("bench.txt"), key="0" * 16)
    started = time.process_time()
    read(release, "bench")
    return time.process_time() - started


def main(size: int = 100_000) -> None:
    seconds("a ", 1_000)
    for unit in UNITS:
        short, long = seconds(unit, size), seconds(unit, 2 * size)
        print(f"{unit!r:45} {short:7.2f} s {long:7.2f} s   {long / short:4.1f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
