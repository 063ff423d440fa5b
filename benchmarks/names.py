"""Whether two names are one, by our rules beside plain string distances at their best thresholds.

    python benchmarks/names.py [CSV]

CSV (``tests/graph/identity/name_pairs.csv``): pairs with a verdict by hand, ``same``, ``different`` or ``undecidable``
from the names alone. A distance has but one threshold, and it is given the one that does best on these very pairs; our
rules were written with them in sight, so both sides are flattered. A pair that is undecidable counts against whoever
calls it the same.
"""

import argparse
import csv
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz.distance import JaroWinkler, Levenshtein

from graph.identity.likeness import alone
from ontology.language.fold import fold
from ontology.language.script import to_latin

PAIRS = Path(__file__).parents[1] / "tests" / "graph" / "identity" / "name_pairs.csv"
Row = dict[str, str]


def score(said: Sequence[bool], rows: Sequence[Row]) -> tuple[float, float, float]:
    """Precision, recall and F1 of ``same``."""
    meant = [row["verdict"] == "same" for row in rows]
    right = sum(a and b for a, b in zip(said, meant, strict=True))
    precision, recall = right / max(sum(said), 1), right / max(sum(meant), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def best(similarity: Callable[[str, str], float], rows: Sequence[Row]) -> tuple[float, Sequence[bool]]:
    """The threshold with the best F1, and what it says."""
    values = [similarity(row["one"], row["other"]) for row in rows]
    threshold = max(sorted(set(values)), key=lambda t: score([value >= t for value in values], rows)[2])
    return threshold, [value >= threshold for value in values]


def plain(name: str) -> str:
    return name.lower()


def folded(name: str) -> str:
    return fold(to_latin(name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("csv", nargs="?", type=Path, default=PAIRS)
    with parser.parse_args().csv.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    print(f"{len(rows)} pairs")
    print(f"{'':32} precision  recall    F1   taken for one though not the same")
    said = [alone(row["one"], row["other"]) == "same" for row in rows]
    show("our rules", said, rows)
    for name, similarity in (
        ("Levenshtein", Levenshtein.normalized_similarity),
        ("Jaro-Winkler", JaroWinkler.similarity),
    ):
        for form in (plain, folded):
            threshold, told = best(lambda a, b, s=similarity, f=form: s(f(a), f(b)), rows)  # type: ignore[misc]  # defaults bind the loop
            show(f"{name} ≥ {threshold:.2f}, {form.__name__}", told, rows)
    names = {"same": "same", "different": "different", "undecidable": "undecided"}
    right = sum(alone(row["one"], row["other"]) == names[row["verdict"]] for row in rows)
    print(f"of the three verdicts our rules give the right one to {right} pairs ({right / len(rows):.1%})")


def show(name: str, said: Sequence[bool], rows: Sequence[Row]) -> None:
    wrong = sum(told and row["verdict"] != "same" for told, row in zip(said, rows, strict=True))
    precision, recall, f1 = score(said, rows)
    print(f"{name:32} {precision:9.3f} {recall:7.3f} {f1:6.3f} {wrong:6}")


if __name__ == "__main__":
    main()
