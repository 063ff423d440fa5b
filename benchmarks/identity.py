"""How fast persons are identified, and how right, as mentions grow: seconds, memory and score on generated officials.

    python benchmarks/identity.py [MENTIONS …]

For each count of MENTIONS (10,000, 100,000 and 1,000,000) a tenth as many invented officials hold posts in the real
offices for some years, and releases of five mentions each name them, in the spelling of the release's language. The
work is done by one process, whose peak size is shown. If it grows in step with the mentions, the time of each stays the
same. Namesakes are among the officials, as chance makes them.
"""

import argparse
import gc
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graph.identity.persons import identify
from graph.identity.score import score
from graph.identity.source import Source, ordered
from ontology.dates import PartialDate
from ontology.language.given_names import spelled_names
from ontology.lookup import vocabulary
from ontology.model import (
    LANGUAGES,
    Evidence,
    Language,
    PersonMention,
    Reading,
    Release,
    Span,
    TenureClaim,
    UnitMention,
)
from ontology.model import Source as Origin

PROOF = Evidence((Span(0, 1),), "generated", 1.0)
FIRST, LAST = date(2005, 1, 1), date(2026, 1, 1)
PER_RELEASE = 5
#: What Albanian surnames are made of; 4,800 in all.
STEMS = tuple(a + b for a in ("Ber", "Kel", "Mor", "Gash", "Zhub", "Hox", "Ram", "Sej", "Tah", "Pod", "Xhaf", "Çol",
    "Lla", "Rex", "Shat", "Vok", "Njaz", "Qer", "Gjin", "Dom") for b in ("ish", "men", "in", "ol", "an", "ur", "aj",
    "eq", "ir", "ub", "ost", "ent"))  # fmt: skip
ENDS = ("a", "i", "aj", "iqi", "ani", "ovci", "eku", "illi", "oshi", "uka", "ari", "eti", "oni", "umi", "asi", "enaj",
    "ishti", "eraj", "ulli", "ogaj")  # fmt: skip
SERBIAN = (
    ("xh", "dž"),
    ("gj", "đ"),
    ("sh", "š"),
    ("zh", "ž"),
    ("q", "ć"),
    ("ç", "č"),
    ("ll", "l"),
    ("y", "i"),
)


@dataclass(frozen=True, slots=True)
class Official:
    """An invented person with posts: first day of each, unit, role."""

    name: str
    posts: tuple[tuple[date, str, str], ...]


def officials(count: int, chance: random.Random) -> Iterator[Official]:
    """Careers of one course each; offices hold as many as it takes."""
    units = vocabulary().units
    offices = [
        unit.code for unit in units.values() if unit.kind == "prosecution-office" and unit.code != "zkpsh"
    ]
    staff = [unit.code for unit in units.values() if unit.code.startswith(("skpk", "njshpp"))]
    given = spelled_names()
    for _ in range(count):
        name = f"{chance.choice(given)} {chance.choice(STEMS)}{chance.choice(ENDS)}"
        day = FIRST + timedelta(days=chance.randrange(6000))
        if chance.random() < 0.7:
            home = chance.choice(offices)
            posts = [(day, home, "prosecutor"), (day + timedelta(days=1500), home, "chief-prosecutor")]
        else:
            home = chance.choice(staff)
            posts = [(day, home, "official"), (day + timedelta(days=1500), chance.choice(staff), "director")]
        yield Official(name, tuple(posts[: chance.choice((1, 1, 2))]))


def spelled(name: str, language: Language, chance: random.Random) -> str:
    if language == "sr" and chance.random() < 0.5:
        for albanian, serbian in SERBIAN:
            name = name.replace(albanian, serbian).replace(albanian.capitalize(), serbian.capitalize())
    return name.replace("ë", "e") if language == "en" else name


def mentioned(count: int, seed: int) -> tuple[Sequence[Source], dict[tuple[str, str], str]]:
    """Releases with ``count`` mentions, and who is meant by each."""
    chance = random.Random(seed)
    people = list(officials(max(count // 10, 1), chance))
    inputs, true = [], {}
    for number in range(count // PER_RELEASE):
        key, language = f"{number:016x}", chance.choice(LANGUAGES)
        chosen = chance.sample(range(len(people)), PER_RELEASE)
        first = people[chosen[0]].posts[0][0]
        day = min(first + timedelta(days=chance.randrange(2500)), LAST)
        persons, units, tenures = [], [], []
        for at, who in enumerate(chosen, 1):
            official = people[who]
            _, unit, role = max((p for p in official.posts if p[0] <= day), default=official.posts[0])
            persons.append(PersonMention(f"p{at}", spelled(official.name, language, chance), PROOF))
            units.append(UnitMention(f"u{at}", unit, "office", PROOF, unit))
            tenures.append(TenureClaim(f"p{at}", role, PROOF, role, f"u{at}"))
            true[key, f"p{at}"] = str(who)
        release = Release(key, "", key, language, Origin("x"), published=PartialDate.on(day))
        reading = Reading(key, key, "x", tuple(persons), tuple(units), tenures=tuple(tenures))
        inputs.append((release, reading))
    return ordered(inputs), true


def measure(count: int) -> None:
    sources, true = mentioned(count, 1)
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started, cpu = time.perf_counter(), time.process_time()
    found = identify(sources)
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    result = score(found.of, true)
    print(
        f"{count:10,} {len(set(true.values())):9,} {cpu:9.1f} {seconds:9.1f} {before:9.0f} {peak:9.0f} "
        f"{cpu / count * 1e6:9.0f}   {result.precision:.4f} {result.recall:.4f} {len(result.merges):6} "
        f"{len(found.undecided):9,}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("mentions", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        measure(given.mentions[0])
        return
    print(
        f"{'mentions':>10} {'officials':>9} {'CPU s':>9} {'seconds':>9} {'MB before':>9} {'MB peak':>9} {'µs each':>9}"
        "   precision recall merges undecided"
    )
    for count in given.mentions:  # each in a process of its own, so that peaks do not add up
        sys.stdout.flush()
        subprocess.run([sys.executable, __file__, str(count), "--one"], check=True)


if __name__ == "__main__":
    main()
