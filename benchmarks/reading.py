"""How fast releases are read, beside a plain pass over the same text.

The peer splits the same text into words with one regular expression: the least that any reader must do. The ratio
says how much more reading costs, whatever the machine. Names, units and dates are drawn anew for each release, so
that no cache can know the answer.
"""

import random
import re
import sys
import time

from ingest.claim.read import read
from ingest.pipeline import sample_paths
from ingest.release.assemble import release_of
from ontology.language.given_names import given_names
from ontology.model import Source

TOWNS = ("Pejë", "Prizren", "Gjakovë", "Gjilan", "Ferizaj", "Mitrovicë")
SURNAMES = ("Thanasi", "Bajraliu", "Shkodrani", "Kallaba", "Osaj", "Zhuniqi", "Mulliqi", "Prekopuca")


def varied(text: str, draw: random.Random, names: list[str]) -> str:
    """``text`` with other surnames, given names, towns and days."""
    for old in SURNAMES:
        text = text.replace(old, draw.choice(names).capitalize() + "i")
    for old in TOWNS:
        text = text.replace(old, draw.choice(TOWNS))
    return re.sub(r"\b\d{1,2} (?=[a-z]+ 20\d\d)", lambda _: f"{draw.randint(1, 28)} ", text)


def main(count: int = 500) -> None:
    """Read ``count`` releases and print the figures."""
    draw = random.Random(1)
    names = sorted(given_names())
    with sample_paths() as paths:
        texts = [path.read_text("utf-8") for path in paths]
    releases = [varied(draw.choice(texts), draw, names) for _ in range(count)]
    size = sum(map(len, releases))
    started = time.perf_counter()
    words = sum(len(re.findall(r"\w+", text)) for text in releases)
    plain = time.perf_counter() - started
    started = time.perf_counter()
    for number, text in enumerate(releases):
        read(release_of(text, Source("bench.txt"), key=f"{number:016x}"), "bench")
    full = time.perf_counter() - started
    print(f"{count} releases of {size // count} characters on average, {words} words")
    print(f"splitting into words   {plain:8.3f} s")
    print(
        f"reading                {full:8.3f} s   {count / full:6.0f} releases/s   {full / plain:5.0f} times the words"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
