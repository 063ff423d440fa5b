"""Forms of nouns, of adjectives with their noun, and of names, made from the lemma, and the lemma found again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from ontology.language.grammar import Paradigm, grammar
from ontology.model import Language

#: Words of names are kept, since a release asks for each some ten times; longer texts are none.
_KEPT = 48
#: Last letters that an adjective shows in the nominative of some gender or number.
_ADJECTIVE_ENDS = "aeio"


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
    """The first paradigm for a lemma; an unknown ``gender`` fits every paradigm."""
    return next(
        (p for p in paradigms if (gender is None or p.gender in {None, gender}) and p.ends.search(lemma)),
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
    found = [Form(lemma, "nom-i" if words.definite else "nom", plural=False)]
    for paradigms, plural in ((words.nouns, False), (words.plurals, True)):
        paradigm = _fitting(paradigms, lemma, gender)
        if paradigm is not None:
            found += [Form(text, _case(name), plural) for name, text in paradigm.inflect(lemma).items()]
    return tuple(dict.fromkeys(found))


def _case(name: str) -> str:
    """The case of a form's name: a plus only marks a second form of one case."""
    return name.rstrip("+")


@cache
def adjective_forms(word: str, gender: str, language: Language) -> tuple[Form, ...]:
    """All forms that an adjective has beside a noun of ``gender``; ``word``: its nominative in any gender.

    A language without adjectives before the noun gives none.

    >>> [f.text for f in adjective_forms("osnovno", "n", "sr")][:4]
    ['osnovno', 'osnovnog', 'osnovnoga', 'osnovnom']
    """
    words = grammar(language)
    if not word or word[-1] not in _ADJECTIVE_ENDS:
        return ()
    lemma = f"{word[:-1]}i"
    found = []
    for paradigms, plural in ((words.adjectives, False), (words.adjective_plurals, True)):
        paradigm = _fitting(paradigms, lemma, gender)
        if paradigm is not None:
            found += [Form(text, _case(name), plural) for name, text in paradigm.inflect(lemma).items()]
    return tuple(dict.fromkeys(found))


@cache
def phrase_forms(
    words: tuple[str, ...], gender: str, language: Language
) -> tuple[tuple[tuple[str, ...], Form], ...]:
    """Every form of adjectives with the noun they belong to; the noun, in the nominative singular, is the last word.

    Gives the words and the form of the noun; adjectives agree with it in gender, number and case.

    >>> [" ".join(words) for words, form in phrase_forms(("glavni", "tužilac"), "m", "sr") if form.case == "ins"]
    ['glavnim tužiocem', 'glavnim tužiocima', 'glavnima tužiocima']
    """
    *adjectives, noun = words
    found: dict[tuple[tuple[str, ...], str, bool], tuple[tuple[str, ...], Form]] = {}
    for form in noun_forms(noun, gender, language):
        agreeing = [
            [f.text for f in adjective_forms(word, gender, language) if _agree(f, form)]
            for word in adjectives
        ]
        for chosen in product(*agreeing):
            written = (*chosen, form.text)
            found.setdefault((written, form.case, form.plural), (written, form))
    return tuple(found.values())


def _agree(adjective: Form, noun: Form) -> bool:
    """Same case and number; of an accusative also the same kind, living or not, where the gender has two."""
    return adjective.plural == noun.plural and adjective.case == noun.case


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


def declined(name: str, gender: str, language: Language) -> tuple[Form, ...]:
    """One word of a name in every case, as a man (``m``) or a woman (``f``) bears it.

    >>> [f.text for f in declined("Ramabaja", "m", "sr")]
    ['Ramabaja', 'Ramabaje', 'Ramabaji', 'Ramabaju', 'Ramabajom']
    """
    paradigm = _fitting(grammar(language).names, name, gender)
    forms = (
        [Form(text, case, plural=False) for case, text in paradigm.inflect(name).items()] if paradigm else []
    )
    return (Form(name, "nom", plural=False), *forms)


def word_bases(form: str, language: Language, gender: str | None = None) -> tuple[tuple[str, str], ...]:
    """Nominatives of a name's word that ``form`` may stand for, each with the case, the form itself left out.

    >>> word_bases("Ramabaje", "sr")[0]
    ('Ramabaja', 'gen')
    """
    find = _kept_bases if len(form) <= _KEPT else _word_bases
    return find(form, language, gender)


def _word_bases(form: str, language: Language, gender: str | None) -> tuple[tuple[str, str], ...]:
    return tuple(_bases_by_case(form, language, gender))


_kept_bases = lru_cache(maxsize=8192)(_word_bases)


def _bases_by_case(form: str, language: Language, gender: str | None) -> Iterator[tuple[str, str]]:
    for paradigm, case, cut, ending in _endings(language).get(form[-1:], ()):
        if gender == "f" and paradigm.gender == "m":
            continue
        if not form.endswith(ending) or len(form) - len(ending) + cut < 2:
            continue
        kept = form[: len(form) - len(ending)]
        for base in _restored(kept, cut, language):
            if _fitting(grammar(language).names, base, gender) is paradigm:
                yield base, case


@cache
def _endings(language: Language) -> Mapping[str, tuple[tuple[Paradigm, str, int, str], ...]]:
    """Last letter → the endings of names with it: paradigm, case, letters cut, ending."""
    found: dict[str, list[tuple[Paradigm, str, int, str]]] = {}
    for paradigm in grammar(language).names:
        for case, (cut, ending) in paradigm.forms.items():
            if ending:
                found.setdefault(ending[-1], []).append((paradigm, case, cut, ending))
    return {letter: tuple(rows) for letter, rows in found.items()}


def _restored(kept: str, cut: int, language: Language) -> Sequence[str]:
    """What ``kept`` may have been before ``cut`` letters were taken from its end: a vowel, or a fleeting a."""
    if not cut:
        return [kept]
    if cut == 1:
        return [kept + vowel for vowel in ("aë" if language == "sq" else "aoei")]
    return [f"{kept}ac"]


def name_bases(form: str, language: Language) -> tuple[str, ...]:
    """Nominatives that ``form`` may stand for, the form itself first; the opposite of ``name_forms``.

    Where given names are declined as well (Serbian), both words of a name are put into the nominative.

    >>> name_bases("Hetemin", "sq")
    ('Hetemin', 'Hetemi', 'Hetem')
    """
    *first, last = form.split(" ")
    seen = dict.fromkeys([form])
    endings = [last, *(base for base, _ in word_bases(last, language))]
    seen.update(dict.fromkeys(" ".join([*first, base]) for base in endings))
    if first and grammar(language).adjectives:
        given = [base for base, _ in word_bases(first[0], language)]
        seen.update(dict.fromkeys(" ".join([g, *first[1:], base]) for g in given for base in endings))
    return tuple(seen)
