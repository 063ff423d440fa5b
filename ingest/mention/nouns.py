"""The nouns at the head of unit names in one language, with all their forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ingest.lexicon.load import words
from ontology.language.declension import Form, noun_forms
from ontology.model import Language


@dataclass(frozen=True, slots=True)
class HeadNoun:
    """A noun that heads unit names.

    ``vocabulary_only``: it makes a unit only within a name of the vocabulary. ``genitive``: nouns in the genitive
    behind it are part of its name also without a capital (“Ministarstvo pravde”). ``town``: the name of a town behind
    it is, as it stands (“Opština Orahovac”). ``whole``: alone it names the one
    there is.
    """

    lemma: str
    gender: str
    kind: str
    vocabulary_only: bool
    genitive: bool = False
    whole: bool = False
    town: bool = False

    def name(self, language: Language) -> str:
        """The noun as a name begins with it: definite nominative with a capital."""
        forms = noun_forms(self.lemma, self.gender, language)
        definite = next((f.text for f in forms if f.case == "nom-d" and not f.plural), self.lemma)
        return definite[0].upper() + definite[1:]


@cache
def head_nouns(language: Language) -> tuple[HeadNoun, ...]:
    """The head nouns of ``units.yml``, in its order."""
    rows = words(language, "units")["heads"]
    return tuple(
        HeadNoun(
            row["lemma"],
            row["gender"],
            row["kind"],
            row.get("vocabulary_only", False),
            row.get("genitive", False),
            row.get("whole", False),
            row.get("town", False),
        )
        for row in rows
    )


@cache
def head_forms(language: Language) -> Mapping[str, tuple[tuple[HeadNoun, Form], ...]]:
    """Every form of every head noun, in lower case → the nouns and forms it can be."""
    found: dict[str, list[tuple[HeadNoun, Form]]] = {}
    for noun in head_nouns(language):
        for form in noun_forms(noun.lemma, noun.gender, language):
            found.setdefault(form.text.lower(), []).append((noun, form))
    return {text: tuple(pairs) for text, pairs in found.items()}
