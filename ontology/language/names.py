"""The nominative of a person's name that stands in another case, told by what is known of given names."""

from functools import lru_cache

from ontology.language.declension import name_bases, word_bases
from ontology.language.fold import fold
from ontology.language.given_names import given_names
from ontology.language.grammar import grammar
from ontology.model import Gender, Language

#: Case endings of surnames that no nominative has: those of Serbian ones in -ić and -ski; those that few have.
_SURE = ("ića", "iću", "ićem", "skog", "skom", "ckog", "ckom")
_TELLING = (*_SURE, "om", "em", "aju", "iju", "ija", "ijem", "ajem")
#: Letters of a given name too short to be taken for a longer one in another case (“Tom”).
_SHORT = 5
#: Endings of declined Albanian surnames that few foreign names have, and those of foreign names that few of them have.
_ALBANIAN = ("jt", "jn", "it", "in", "ut", "un", "ës", "ën")
_FOREIGN = ("en", "on")
#: Names are kept, since a release asks for each some ten times; longer texts are none.
_KEPT = 64


def bases_of(name: str, language: Language) -> frozenset[str]:
    """``name`` and all nominatives that it may stand for, folded for comparison.

    >>> sorted(bases_of("Hetemin", "sq"))
    ['hetem', 'hetemi', 'hetemin']
    """
    return (_kept_bases if len(name) <= _KEPT else _bases)(name, language)


def _bases(name: str, language: Language) -> frozenset[str]:
    return frozenset(map(fold, name_bases(name, language)))


_kept_bases = lru_cache(maxsize=8192)(_bases)


def nominative_name(printed: str, gender: Gender | None, language: Language, *, oblique: bool = True) -> str:
    """The nominative of ``printed``, a full name beside a role in another case, or ``printed`` itself.

    Only for languages that may decline both words or neither (Serbian): a known given name in the nominative shows
    that the name is left as it is, a given name in another case that it is declined. ``gender``: that of the role.
    Where nothing around shows another case (not ``oblique``), only endings that no nominative has are taken off.

    >>> [nominative_name(name, None, "sr") for name in ("Envera Ramabaje", "Besnik Lecaj", "Milanom Ristovićem")]
    ['Enver Ramabaja', 'Besnik Lecaj', 'Milan Ristović']
    >>> [nominative_name(name, None, "sr") for name in ("Jetišom Kadriuom", "Fitim Gashija")]
    ['Jetiš Kadriu', 'Fitim Gashi']
    """
    given, *middle, last = printed.split(" ")
    if not oblique and not last.endswith(_SURE):
        return printed
    if not grammar(language).adjectives or not (middle or last != given):
        return printed
    bases = [(base, case) for base, case in word_bases(given, language) if fold(base) in given_names()]
    if fold(given) in given_names():
        if last.endswith("ija") and not _is_woman(given) and not middle:
            return f"{given} {last[:-2]}"  # “Fitim Gashija”: the surname alone is declined
        shown = last.endswith(_TELLING)
        bases = [
            b for b in bases if (gender == "f" and _turned(given, b[0])) or (shown and not _is_woman(b[0]))
        ]
        if not bases:
            return printed
    if bases:
        base, _ = min(
            bases, key=lambda b: (not _fits(b[0], gender), _is_woman(b[0]) == last.endswith(_TELLING))
        )
        bearer = "f" if _is_woman(base) else "m"
        cases = {case for found, case in bases if found == base}
        between = [_middle(word, cases, language) for word in middle]
        return " ".join([base, *between, _surname(last, cases, bearer, language)])
    return _by_surname(printed, language, oblique=oblique)


def undeclined(printed: str, *, foreign: bool = False) -> str:
    """The nominative of an Albanian name beside a word that asks for another case; only its last word is declined.

    Foreign names are often left as they are, and many end as the accusative does: where the given name is unknown,
    only endings that few of them have are taken off, and of a guest from abroad (``foreign``) none.

    >>> [undeclined(name) for name in ("Hysni Balajt", "Sami Istrefin", "Martin Holmgren", "Dieter Hoffmann")]
    ['Hysni Balaj', 'Sami Istrefi', 'Martin Holmgren', 'Dieter Hoffmann']
    """
    given, *_, last = printed.split(" ")
    bases = list(name_bases(printed, "sq"))
    shown = (last.endswith(_ALBANIAN) and not foreign) or (
        fold(given) in given_names() and not last.endswith(_FOREIGN)
    )
    return bases[1] if len(bases) > 1 and shown else printed


def _turned(given: str, base: str) -> bool:
    """Whether a woman's role makes ``base`` the likelier name: “Albani” beside “direktorki”, not “Arta”."""
    return _is_woman(base) and not given.endswith(("a", "e", "ë"))


def _is_woman(base: str) -> bool:
    return base.endswith("a") and given_names()[fold(base)] != "m"


def _fits(base: str, gender: Gender | None) -> bool:
    return gender is None or gender in given_names()[fold(base)]


def _surname(last: str, cases: set[str], bearer: str, language: Language) -> str:
    if bearer == "f":  # a woman's surname stays as it is
        return last
    if last.endswith("uom"):
        return last[:-2]
    if "dat" in cases and last.endswith("u") and not last.endswith(_TELLING):
        return last  # Podrimqaku is a nominative as well
    found = [base for base, case in word_bases(last, language, "m") if case in cases]
    return min(found, key=_rarity, default=last)


def _rarity(surname: str) -> int:
    """How seldom surnames end so: most in a consonant or -i, many in -a, few in -e and -o."""
    return 0 if surname[-1] not in "aeo" else 1 if surname[-1] == "a" else 2


def _middle(word: str, cases: set[str], language: Language) -> str:
    """A second given name in the nominative, if it is declined as the first is: “Anom Marijom”."""
    bases = (
        base for base, case in word_bases(word, language) if case in cases and fold(base) in given_names()
    )
    return word if fold(word) in given_names() else next(bases, word)


def _by_surname(printed: str, language: Language, *, oblique: bool) -> str:
    """Both words declined, where the surname shows it and the given name is unknown: “Berndom Krosserom”.

    A given name in the instrumental before a surname that is left as it is can only be a woman's: “Valmonom Krasta”.
    """
    given, *middle, last = printed.split(" ")
    firsts = list(word_bases(given, language))
    if last.endswith("uom") and given.endswith(
        ("om", "em")
    ):  # “Jetišom Kadriuom”: the vowel of the name stays
        return " ".join([given[:-2], *middle, last[:-2]])
    if not last.endswith(_TELLING):
        woman = given.endswith("om") and len(given) > _SHORT and oblique
        return " ".join([f"{given[:-2]}a", *middle, last]) if woman else printed
    bases = sorted(word_bases(last, language, "m"), key=lambda found: _rarity(found[0]))
    for base, case in bases:
        first = [b for b, c in firsts if c == case and not b.endswith(("a", "o", "e"))]
        if first:
            return " ".join([first[0], *middle, base])
    return printed
