"""Loads a language's grammar (``sq.yml``, ``sr.yml``, ``en.yml``) and checks its form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from ontology.model import Language

_ENDING = re.compile(r"(\d?)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Paradigm:
    """Endings by form for the lemmas that match ``ends``; without ``gender`` they fit every gender.

    ``forms``: form name → (letters cut from the lemma's end, letters added).
    """

    ends: re.Pattern[str]
    forms: Mapping[str, tuple[int, str]]
    gender: str | None = None

    def inflect(self, lemma: str) -> dict[str, str]:
        """Form name → the lemma in that form."""
        return {form: lemma[: len(lemma) - cut] + ending for form, (cut, ending) in self.forms.items()}


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar of one language; the fields are described at the top of each ``.yml``."""

    language: Language
    articles: frozenset[str]
    endings: tuple[tuple[str, str], ...]
    function_words: frozenset[str]
    foreign_words: frozenset[str]
    nouns: tuple[Paradigm, ...]
    plurals: tuple[Paradigm, ...]
    names: tuple[Paradigm, ...]
    adjectives: tuple[Paradigm, ...] = ()
    adjective_plurals: tuple[Paradigm, ...] = ()
    digraphs: tuple[str, ...] = ()
    lost: str = ""
    infinitives: tuple[str, ...] = ()
    adjective: re.Pattern[str] | None = None
    spellings: Mapping[str, str] = field(default_factory=dict)

    @property
    def definite(self) -> bool:
        """Whether nouns show by their form that they are definite (Albanian): “drejtori” is one that is meant."""
        return any(name.endswith("-d") for paradigm in self.nouns for name in paradigm.forms)

    @property
    def declines(self) -> bool:
        """Whether nouns have cases, so that their form tells a subject from an object."""
        return any(len(paradigm.forms) > 1 for paradigm in self.nouns)


def _paradigm(row: Mapping[str, Any]) -> Paradigm:
    forms = {}
    for name, ending in row["forms"].items():
        match = _ENDING.fullmatch(str(ending))
        if match is None:  # not an assert: must hold under python -O
            raise ValueError(f"ending {ending!r} of {row!r} is not [digit]letters")
        forms[name] = (int(match[1] or 0), match[2])
    return Paradigm(re.compile(row["ends"]), forms, row.get("gender"))


def _ending(written: str) -> tuple[str, str]:
    ending, _, instead = written.partition("/")
    return ending, instead


@cache
def grammar(language: Language) -> Grammar:
    """The grammar of ``language``. Raises ``KeyError`` or ``ValueError`` if its file is not well formed."""
    data = yaml.safe_load(files("ontology.language").joinpath(f"{language}.yml").read_text("utf-8"))
    return Grammar(
        language,
        frozenset(data["articles"]),
        tuple(sorted((_ending(e) for e in data["endings"]), key=lambda pair: -len(pair[0]))),
        frozenset(data["function_words"]),
        frozenset(data["foreign_words"]),
        tuple(_paradigm(row) for row in data["nouns"]),
        tuple(_paradigm(row) for row in data["plurals"]),
        tuple(_paradigm(row) for row in data["names"]),
        tuple(_paradigm(row) for row in data.get("adjectives", ())),
        tuple(_paradigm(row) for row in data.get("adjective_plurals", ())),
        tuple(data.get("digraphs", ())),
        data.get("lost", ""),
        tuple(data.get("infinitives", ())),
        re.compile(data["adjective"]) if "adjective" in data else None,
        data.get("spellings", {}),
    )
