"""Forms of nouns and names, made from the lemma, and the lemma found again from a form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ontology.language.grammar import Paradigm, grammar
from ontology.model import Language


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a noun. ``case``: as in the language's grammar file (``nom-d``, ``obl-i``, ``gen`` …)."""

    text: str
    case: str
    plural: bool

    @property
    def nominative(self) -> bool:
        """Whether the form can stand as a subject."""
        return self.case.startswith("nom")


def _fitting(paradigms: Iterable[Paradigm], lemma: str, gender: str | None) -> Paradigm | None:
    return next(
        (p for p in paradigms if p.gender in {None, gender} and p.ends.search(lemma)),
        None,
    )


@cache
def noun_forms(lemma: str, gender: str, language: Language) -> tuple[Form, ...]:
    """All forms of the noun ``lemma`` (indefinite nominative singular), singular before plural.

    ``gender``: ``m``, ``f`` or ``n``; English nouns are ``n``. An unknown gender gives the lemma alone.

    >>> [f.text for f in noun_forms("zyrtar", "m", "sq")][3:6]
    ['zyrtari', 'zyrtarin', 'zyrtarit']
    """
    words = grammar(language)
    found = [Form(lemma, "nom-i" if language == "sq" else "nom", plural=False)]
    for paradigms, plural in ((words.nouns, False), (words.plurals, True)):
        paradigm = _fitting(paradigms, lemma, gender)
        if paradigm is not None:
            found += [Form(text, case, plural) for case, text in paradigm.inflect(lemma).items()]
    return tuple(dict.fromkeys(found))


@cache
def name_forms(name: str, language: Language) -> tuple[str, ...]:
    """``name`` (nominative) and what it looks like in the other cases; only its last word is declined.

    >>> name_forms("Sami Istrefi", "sq")
    ('Sami Istrefi', 'Sami Istrefin', 'Sami Istrefit')
    """
    *first, last = name.split(" ")
    paradigm = _fitting(grammar(language).names, last, None)
    inflected = paradigm.inflect(last).values() if paradigm else ()
    return tuple(dict.fromkeys(" ".join([*first, form]) for form in (last, *inflected)))


def name_bases(form: str, language: Language) -> Iterator[str]:
    """Nominatives that ``form`` may stand for, the form itself first; the opposite of ``name_forms``.

    >>> list(name_bases("Hetemin", "sq"))
    ['Hetemin', 'Hetemi', 'Hetem']
    """
    yield form
    seen = {form}
    for paradigm in grammar(language).names:
        for cut, ending in paradigm.forms.values():
            if not ending or not form.endswith(ending) or len(form) - len(ending) < 2:
                continue
            stem = form[: len(form) - len(ending)]
            for base in [stem] if not cut else [stem + vowel for vowel in "aë"]:
                if base not in seen and form in name_forms(base, language):
                    seen.add(base)
                    yield base
