"""Names of units in a language whose adjectives stand before the noun and agree with it (Serbian).

“Disciplinske komisije” has its adjective and noun in one case, “Departmana za teška krivična dela” a field of work
behind the noun that does not change, “Ministarstva pravde” a noun in the genitive.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.lexicon.lemma import is_verb, lemma
from ingest.lexicon.load import folded, words
from ingest.mention.nouns import HeadNoun, head_forms
from ingest.mention.pattern import LOCATIVE
from ingest.mention.tokens import Token
from ontology.language.declension import Form, adjective_forms, declined, noun_forms
from ontology.language.fold import fold
from ontology.language.given_names import given_names
from ontology.language.grammar import Paradigm, grammar
from ontology.lookup import vocabulary
from ontology.model import Gender, Language

#: Adjectives before a noun: “Specijalno državno …”; official names have three at most.
ADJECTIVES = 4
#: Words in a field of work: “za organizovani kriminal i druga krivična dela u nadležnosti …”.
_FIELD = 12
#: Letters that verbs of founding and naming have at least; the nouns beside them are shorter (“naziv”).
_VERB = 6


@dataclass(frozen=True, slots=True)
class Noun:
    """A head noun at token ``at`` in ``form``, with the nominatives of the adjectives before it."""

    at: int
    head: HeadNoun
    form: Form
    adjectives: tuple[str, ...]


def agreeing_nouns(tokens: Sequence[Token], at: int, language: Language) -> Noun | None:
    """The head noun of the name that begins at token ``at``: itself, or behind adjectives that agree with it.

    Of several readings the singular nominative is taken first, then any singular.
    """
    end = at
    while end < len(tokens) and end - at <= ADJECTIVES and tokens[end].word:
        readings = head_forms(language).get(tokens[end].lower, ())
        if readings:
            return _agreed(tokens, at, end, readings, language)
        end += 1
        if tokens[end - 1].folded in folded(language, "units", "no_names"):
            return None
    return None


def _agreed(
    tokens: Sequence[Token],
    at: int,
    end: int,
    readings: Sequence[tuple[HeadNoun, Form]],
    language: Language,
) -> Noun | None:
    for head, form in sorted(readings, key=lambda r: (r[1].plural, not r[1].nominative)):
        bases = [adjective_base(t.lower, head.gender, form, language) for t in tokens[at:end]]
        if all(bases):
            return Noun(end, head, form, tuple(filter(None, bases)))
    return None


@cache
def adjective_base(word: str, gender: str, noun: Form, language: Language) -> str | None:
    """The nominative beside a noun of ``gender`` of an adjective that agrees with the ``noun``'s form.

    >>> adjective_base("disciplinske", "f", Form("komisije", "gen", plural=False), "sr")
    'disciplinska'
    """
    words_ = grammar(language)
    paradigms: Sequence[Paradigm] = words_.adjective_plurals if noun.plural else words_.adjectives
    for paradigm in (p for p in paradigms if p.gender == gender):
        for name, (cut, ending) in paradigm.forms.items():
            if name.rstrip("+") != noun.case or not word.endswith(ending):
                continue
            kept = word[: len(word) - len(ending)] if ending else word
            base = f"{kept}i" if cut else kept
            if len(kept) > 2 and words_.adjective is not None and words_.adjective.search(base):
                singular = adjective_forms(base, gender, language)
                forms = {(f.text, f.case, f.plural) for f in singular}
                if (word, noun.case, noun.plural) in forms:
                    return singular[0].text
    return None


def name_end(
    tokens: Sequence[Token], noun: Noun, language: Language, begins_unit: Callable[[int], bool]
) -> tuple[int, bool]:
    """Where the noun's own words end, and whether they tell a field of work.

    ``begins_unit``: whether a known unit begins at a token, which then is the whole.
    """
    end = noun.at + 1
    if end < len(tokens) and tokens[end].lower in words(language, "units")["follow"]:
        stop = work_end(tokens, end + 1, language, begins_unit)
        if stop > end + 1:
            return stop, True
    start = end
    while end < len(tokens) and not begins_unit(end):
        if not _belongs(tokens, end, noun, language) and not (
            end > start and _goes_on(tokens, end, language)
        ):
            break
        end += 1
    return end, end > start


def work_end(tokens: Sequence[Token], at: int, language: Language, begins_unit: Callable[[int], bool]) -> int:
    """Where a field of work ends: at a small word, a verb, a name, a unit or a mark."""
    small = grammar(language).function_words | folded(language, "people", "prepositions")
    end = at
    while end < len(tokens) and end - at < _FIELD:
        step = end
        if step > at and _joins(tokens, step, language):
            step += 1
            if tokens[step].lower in _holders(language):
                break  # “za Departman za teška krivična dela i *tužiteljka* NAME”
        token = tokens[step]
        against = end > at and token.lower == "protiv"  # “za borbu protiv korupcije”
        if not token.word or token.upper or token.text[0].isdigit() or (token.lower in small and not against):
            break
        unknown = step > at and lemma(token.text, language) is None and not _worded(tokens, step, language)
        if token.capital and (begins_unit(step) or unknown or token.folded in given_names()):
            break
        heads = [n for n, _ in head_forms(language).get(token.lower, ()) if not n.vocabulary_only]
        if heads and (step > end or (token.capital and not (end > at and _alone(tokens, step, language)))):
            break
        if end > at and (is_verb(token.text, language) or token.folded in _said(language)):
            break
        end = step + 1
    return end


def _worded(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a word with a capital that no dictionary has is one of a field of work: “za Razmatranje Performanse”.

    It ends as a genitive does, and no second such word follows, as it does in a name.
    """
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    name = following is not None and following.capital and lemma(following.text, language) is None
    return tokens[at - 1].capital and tokens[at].lower.endswith(_GENITIVES) and not name


def _alone(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a noun of units with a capital ends a field of work, without words that would make it a unit."""
    if at + 1 >= len(tokens):
        return True
    return not tokens[at + 1].capital and tokens[at + 1].lower not in LOCATIVE[language]


@cache
def _holders(language: Language) -> frozenset[str]:
    """Forms in the singular of the nouns of those who prosecute, which begin another statement."""
    nouns = words(language, "units").get("holders", ())
    genders: tuple[Gender, ...] = ("m", "f")
    forms = (
        f for noun, gender in zip(nouns, genders, strict=False) for f in noun_forms(noun, gender, language)
    )
    return frozenset(form.text.lower() for form in forms if not form.plural)


@cache
def _said(language: Language) -> frozenset[str]:
    """Verbs of one word that say something of an office, participles included (“određeni”, “izabrana”); and those of
    founding and naming a unit, which stand behind its name: “preimenovana je”.
    """
    kinds = words(language, "frames").get("kinds", {}).values()
    phrases = (phrase for forms in kinds for listed in forms.values() for phrase in listed)
    changes = (
        listed for what in ("founded", "renamed") for listed in words(language, "changes")[what].values()
    )
    verbs = {word for listed in changes for phrase in listed for word in phrase.split() if len(word) >= _VERB}
    return frozenset(fold(word) for word in (*verbs, *(phrase for phrase in phrases if " " not in phrase)))


def _joins(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether “i” or a comma at ``at`` joins one more field."""
    if tokens[at].text == ",":
        return _one_more(tokens, at + 1, language)
    return tokens[at].lower == "i" and at + 1 < len(tokens) and tokens[at + 1].word


def _one_more(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a comma joins one more field, which “i” and the last one follow: “za budžet, finansije i osoblje”."""
    return (
        at + 1 < len(tokens)
        and tokens[at].text[0].islower()
        and tokens[at + 1].lower == "i"
        and not is_verb(tokens[at].text, language)
    )


def _belongs(tokens: Sequence[Token], at: int, noun: Noun, language: Language) -> bool:
    """Whether the word at ``at`` is a genitive that belongs to the noun: a country, or the portfolio of a ministry."""
    token = tokens[at]
    if not token.word:
        return False
    if token.capital:
        if token.upper or token.lower in proper_genitives(language):
            return token.lower in proper_genitives(language) or at == noun.at + 1
        if noun.head.town and at == noun.at + 1:
            return True
        known = lemma(token.text, language) is not None and token.folded not in given_names()
        return noun.head.genitive and known and not _heads(token.lower, language)
    if not noun.head.genitive or is_verb(token.text, language):
        return False
    small = grammar(language).function_words | folded(language, "people", "prepositions")
    return token.lower not in small and token.lower.endswith(_GENITIVES) and at - noun.at <= 2


def _goes_on(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether the word at ``at`` is the next one of a state's name: “Agencija Evropske *unije*”."""
    return (tokens[at - 1].lower, tokens[at].lower) in _state_words(language)


@cache
def _state_words(language: Language) -> frozenset[tuple[str, str]]:
    """Every two words that follow one another in the name of a state, in lower case."""
    names = (name.lower().split() for name in words(language, "places").get("countries", ()))
    return frozenset(pair for name in names for pair in pairwise(name))


def _heads(word: str, language: Language) -> bool:
    """Whether a unit's name can begin with ``word`` (“tužilac” is the noun of known names alone)."""
    return any(not noun.vocabulary_only for noun, _ in head_forms(language).get(word, ()))


#: Endings of a genitive behind a noun.
_GENITIVES = ("a", "e", "i", "ih", "og", "eg")


@cache
def proper_genitives(language: Language) -> frozenset[str]:
    """Words of the names of countries, in lower case, as they stand behind a noun: “Republike”, “Kosova”."""
    return frozenset(
        word.lower()
        for name in words(language, "places").get("countries", ())
        for word in name.split()
        if word[0].isupper()
    )


@cache
def _proper(language: Language) -> frozenset[str]:
    """Words that keep their capital within a name: towns and countries, in every case."""
    found = set(proper_genitives(language))
    for place in vocabulary().concepts["place"].values():
        for word in place.labels[language].split():
            found |= {f.text.lower() for f in declined(word, "m", language)} | {f"{word.lower()}i"}
    return frozenset(found)


def written_name(tokens: Sequence[Token], start: int, noun: Noun | None, end: int, language: Language) -> str:
    """Tokens ``start`` to ``end`` as a name in sentence case, up to ``noun`` in the nominative singular."""
    out: list[str] = []
    own = (*noun.adjectives, noun.head.lemma) if noun is not None else ()
    for number, token in enumerate(tokens[start:end]):
        text = own[number] if number < len(own) else token.text
        town = noun is not None and noun.head.town and number >= len(own)
        proper = town or token.upper or text.lower() in _proper(language)
        if not proper:
            text = text.lower()
        if number == 0 or proper:
            text = text[0].upper() + text[1:]
        out.append(text if not out or token.glued or token.text == "," else f" {text}")
    return "".join(out)
