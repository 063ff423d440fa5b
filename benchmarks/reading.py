"""How fast releases are read on one core, beside plainer passes over the same texts, and what memory that takes.

Seconds are those of the process itself, so that it matters little what else the machine does.

    python benchmarks/reading.py [COUNT] [--profile] [--memory]

Peers: splitting into words with one regular expression, the least any reader must do; and simplemma, which splits and
finds the lemma of each word. The ratios hold whatever the machine. With ``--memory`` the size of the process is printed
at every tenfold count up to COUNT: it must stay flat, since all caches are bounded. The target of the project is 100
releases of 2,000 characters a second.
"""

import argparse
import cProfile
import itertools
import pstats
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import simplemma
from drawn import drawn

from ingest.claim.read import read
from ingest.release.assemble import release_of
from ontology.model import Language, Source

SIMPLEMMA = {"sq": "sq", "sr": "hbs", "en": "en"}
_WORD = re.compile(r"\w+")


def read_one(language: Language, text: str) -> None:
    del language  # told from the text
    read(release_of(text, Source("bench.txt"), key="0" * 16), "bench")


def lemmatise(language: Language, text: str) -> None:
    simplemma.text_lemmatizer(text, lang=SIMPLEMMA[language])


def split(language: Language, text: str) -> None:
    del language
    _WORD.findall(text)


def seconds(work: Callable[[Language, str], None], texts: Iterable[tuple[Language, str]]) -> float:
    started = time.process_time()
    for language, text in texts:
        work(language, text)
    return time.process_time() - started


def speed(count: int) -> None:
    """Print releases a second of the reader and its peers, all warmed on other releases first."""
    warm = list(itertools.islice(drawn(0), 60))
    texts = list(itertools.islice(drawn(1), count))
    size = sum(len(text) for _, text in texts) // count
    print(f"{count} releases of {size} characters on average, three languages, one core")
    taken = {}
    for name, work in (("words", split), ("simplemma", lemmatise), ("reading", read_one)):
        seconds(work, warm)
        taken[name] = seconds(work, texts)
    for name, spent in taken.items():
        ratio = taken["reading"] / spent
        print(
            f"{name:10} {spent:8.3f} s {count / spent:9.0f} releases/s   reading takes {ratio:7.1f} times this"
        )
    for tag in SIMPLEMMA:
        own = [row for row in texts if row[0] == tag]
        print(f"reading {tag} {len(own) / seconds(read_one, own):8.0f} releases/s")


def memory(count: int) -> None:
    """Print the resident size of the process at 100, 1,000, 10,000 … releases up to ``count``."""
    shown = 100
    for number, (language, text) in enumerate(itertools.islice(drawn(2), count), 1):
        read_one(language, text)
        if number in (shown, count):
            status = Path("/proc/self/status").read_text("ascii")
            size = int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024
            print(f"{number:7} releases {size:8.1f} MB", flush=True)
            shown *= 10


def profile(count: int) -> None:
    """Print where the time goes."""
    seconds(read_one, itertools.islice(drawn(0), 60))
    texts = list(itertools.islice(drawn(1), count))
    profiler = cProfile.Profile()
    profiler.runcall(seconds, read_one, texts)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(25)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("count", type=int, nargs="?", default=300)
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    parser.add_argument("--memory", action="store_true", help="print the size of the process as it reads")
    options = parser.parse_args()
    if options.memory:
        memory(options.count)
    elif options.profile:
        profile(options.count)
    else:
        speed(options.count)


if __name__ == "__main__":
    main()
