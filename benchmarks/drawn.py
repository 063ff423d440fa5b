"""Releases drawn at random: invented ones with other names, towns and days, so that no cache can know the answer."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.evaluate.corpus import part_of
from ontology.language.given_names import given_names
from ontology.lookup import vocabulary
from ontology.model import LANGUAGES, Language

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
#: Characters of one drawn release; releases have 1,000 to 4,000.
SIZE = 2_000
#: Invented surnames are made of these, so that there are some ten thousand.
_HEADS, _TAILS = (
    ["Kra", "Zhu", "Mbe", "Shko", "Dre", "Vla", "Gji", "Bre", "Tho", "Prli", "Ske", "Ndro"],
    ["shaj", "tani", "mani", "goli", "veli", "rriqi", "llaku", "doni", "bushi", "nica", "reva", "koviq"],
)
_MIDDLES = ["la", "ri", "de", "no", "mi", "shta", "ku", "ve"]


@dataclass(frozen=True, slots=True)
class Template:
    """An invented release to draw others from. ``names``: of its persons, as annotated."""

    language: Language
    text: str
    names: tuple[str, ...]


def templates() -> list[Template]:
    """The annotated releases that are not held out."""
    found = []
    for path in sorted(CORPUS.glob("*/*.txt")):
        if part_of(path.stem) == "seen":
            told = json.loads(path.with_suffix(".json").read_text("utf-8"))
            names = tuple(person["name"] for person in told["persons"])
            found.append(Template(told["language"], path.read_text("utf-8").strip(), names))
    return found


def drawn(seed: int) -> Iterator[tuple[Language, str]]:
    """Releases of about ``SIZE`` characters without end, the languages in turn; the same ones for the same seed."""
    draw = random.Random(seed)
    by_language = {tag: [t for t in templates() if t.language == tag] for tag in LANGUAGES}
    given = [name.capitalize() for name in sorted(given_names())]
    while True:
        for language in LANGUAGES:
            text = ""
            while len(text) < SIZE * 0.9:
                text += ("\n\n" if text else "") + _varied(draw.choice(by_language[language]), draw, given)
            yield language, text[:SIZE].rpartition(" ")[0]


def _varied(template: Template, draw: random.Random, given: list[str]) -> str:
    text = template.text
    for name in template.names:
        surname = draw.choice(_HEADS) + "".join(draw.sample(_MIDDLES, 2)) + draw.choice(_TAILS)
        first, _, last = name.rpartition(" ")
        text = text.replace(name, f"{draw.choice(given)} {surname}")
        text = re.sub(rf"\b{re.escape(last)}", surname, text) if first else text
    towns = [place.labels[template.language] for place in vocabulary().concepts["place"].values()]
    for town in towns:
        text = re.sub(rf"\b{re.escape(town)}\b", draw.choice(towns), text)
    return re.sub(r"\b\d{1,2}(?=\.? \w+,? 20\d\d)", lambda _: str(draw.randint(1, 28)), text)
