"""Finds roles: nouns for an office with what belongs to them, and whether they are acting, former or plural."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ingest.lexicon.lemma import is_verb, lemma
from ingest.lexicon.load import folded, words
from ingest.mention.nouns import head_forms
from ingest.mention.pattern import Match, PatternIndex
from ingest.mention.places import own_state_end, post_end, state_at
from ingest.mention.role_tails import described, role_tail, state_before
from ingest.mention.role_text import role_text
from ingest.mention.role_words import (
    acting_case,
    after_acting,
    after_adjectives,
    after_deputy,
    after_prefixes,
    openers,
)
from ingest.mention.tokens import Openers, Token, scan
from ingest.mention.unit_names import modifiers_first
from ontology.language.declension import Form, noun_forms
from ontology.language.grammar import grammar
from ontology.lookup import vocabulary
from ontology.model import Gender, Language


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the lexicon and the vocabulary know it. ``key``: alone; ``by_kind``: by the unit that follows.

    ``private``: a profession that makes nobody an official (a lawyer may be anybody's).
    """

    lemma: str
    gender: Gender
    key: str | None
    by_kind: tuple[tuple[str, str], ...] = ()
    private: bool = False

    def gender_in(self, language: Language) -> str:
        """Gender of its noun: English nouns are neuter, whoever holds the office."""
        return "n" if language == "en" else self.gender

    def key_for(self, kind: str | None) -> str | None:
        """Key of ``voc/role`` if the unit's kind is ``kind``."""
        return dict(self.by_kind).get(kind or "", self.key)


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """Tokens ``start`` to ``end`` (exclusive) name a role, the words for acting, former or new included.

    ``text``: nominative, without unit, capitals as within a sentence. ``noun``: its noun's token. ``new``: the words
    call its holder new in it.
    """

    start: int
    end: int
    noun: int
    role: Role
    text: str
    case: str
    plural: bool
    acting: bool
    former: bool
    new: bool = False
    rule: str = "role"

    @property
    def definite(self) -> bool:
        """Whether the noun stands in a definite form (Albanian), as it does before a name."""
        return self.case.endswith("-d")


#: “Shef i Kabinetit” is a title whole: the cabinet is that of the office which follows.
_TITLE_NOUNS = frozenset({"kabinet", "cabinet"})
#: Kinds whose noun names the holder (“tužilac”, “koordinator”), so that it belongs to the role it stands in.
_HOLDERS = frozenset({"institution", "external", "coordinator-office"})


@cache
def _index(language: Language) -> PatternIndex[Role]:
    adjectives = [phrase.split()[-1] for phrase in words(language, "roles").get("arriving", ())]
    adjectives += words(language, "roles").get("present", ())  # “Kryeprokurori *aktual* i Shtetit”
    adjectives += ["-"] if modifiers_first(language) else []  # “Vice-Dean”, “Vice Dean”
    index: PatternIndex[Role] = PatternIndex(language, passing=frozenset(adjectives), commas=False)
    for role in _roles(language):
        if grammar(language).adjectives:
            index.add_declined(role.lemma, role.gender, role)
            continue
        first = role.lemma.split()[0]
        forms = noun_forms(first.lower(), role.gender_in(language), language)
        index.add(role.lemma, role, forms)
    return index


@cache
def role_named(lemma: str, language: Language) -> Role | None:
    """The role with that name in the lexicon or the vocabulary."""
    return next((role for role in _roles(language) if role.lemma.lower() == lemma.lower()), None)


def _roles(language: Language) -> Iterator[Role]:
    """Roles of the reader's lexicon, then those of the vocabulary whose names hold no unit."""
    rows: Sequence[Mapping[str, Any]] = words(language, "roles")["nouns"]
    known = set()
    for row in rows:
        by_kind = tuple(sorted(row.get("by_kind", {}).items()))
        for field in ("m", "f", "f2"):
            if field in row:
                gender: Gender = "m" if field == "m" else "f"
                rest = [f" {word}" for word in row.get("rest", [])] + [""]
                known.add(row[field])
                private = bool(row.get("private"))
                yield from (
                    Role(row[field] + more, gender, row.get("key"), by_kind, private) for more in rest
                )
                if row["m"] in words(language, "roles").get("adjectival", ()):
                    yield from (
                        Role(f"{state} {row[field]}", gender, row.get("key"), by_kind)
                        for state in words(language, "places")["adjectives"][gender]
                    )
    for role in vocabulary().roles.values():
        labels: list[tuple[str | None, Gender]] = [
            (role.labels_m.get(language), "m"),
            (role.labels_f.get(language), "f"),
            *((variant, "m") for variant in role.variants.get(language, ())),
        ]
        for label, gender in labels:
            if label and label.lower() not in known and not _holds_unit(label, language):
                yield Role(label, gender, role.key)


def _holds_unit(label: str, language: Language) -> bool:
    """Whether a role's label ends with a noun of a unit (“kryesues i Këshillit”), which is read as a unit."""
    return any(
        not (noun.vocabulary_only and noun.kind in _HOLDERS) and noun.lemma not in _TITLE_NOUNS
        for word in label.split()[1:]
        for noun, _ in head_forms(language).get(word.lower(), ())
    )


@cache
def role_nouns(language: Language) -> frozenset[str]:
    """Every form of the noun of every role, in lower case: what stands before “of”, “for” or “from”."""
    found: set[str] = set()
    for role in _roles(language):
        noun = role.lemma
        for small in (" of ", " for ", " from ", " in "):
            noun = noun.split(small)[0]
        found |= {
            form.text for form in noun_forms(noun.split()[-1].lower(), role.gender_in(language), language)
        }
    return frozenset(found)


def find_roles(tokens: Sequence[Token], language: Language) -> list[RoleSpan]:
    """Every role named in one sentence, from left to right."""
    return scan(_openers(language).places(tokens), lambda at: _role_at(tokens, at, language))


@cache
def _openers(language: Language) -> Openers:
    """The words with which a role can begin: its noun, or words for acting, former, new or deputy before it."""
    nouns = _index(language).openers()
    acting, others = openers(language)
    return Openers(language, lower=acting.union(nouns.lower), folded=others, stems=nouns.stems)


def _role_at(tokens: Sequence[Token], at: int, language: Language) -> RoleSpan | None:
    begin, past, new = after_prefixes(tokens, at, language)
    noun, acting, former = after_acting(tokens, begin, language)
    noun, deputy = after_deputy(tokens, noun, language)
    former = former or past
    if noun >= len(tokens) or not tokens[noun].word:
        return None
    matches = _index(language).all_at(tokens, noun)
    if matches and matches[0].pattern.value.lemma in words(language, "roles").get("adjectives", ()):
        matches = [] if noun and _noun(tokens[noun - 1], language) else matches
    linked = noun + 1 < len(tokens) and tokens[noun + 1].lower in grammar(language).articles
    matches = matches if linked else [m for m in matches if m.pattern.value.lemma not in _linked(language)]
    if not matches:
        return None
    end = matches[0].end
    plural = language == "sq" and end < len(tokens) and tokens[end].lower in {"të", "te"}
    governed = noun > 0 and _governs(tokens[noun - 1], language)
    best = _best(matches, plural=plural, governed=governed)
    linked = language == "sq" and tokens[noun - 1].lower in {"i", "e"}
    match = _deputy(best, language, linked=linked) if deputy else best
    if match is None:
        return None
    form = match.pattern.form or Form(tokens[noun].text, "nom", plural=False)
    text = role_text(tokens, match.start, match.end, match.pattern.value.lemma)
    case = acting_case(tokens[begin], language) if acting else form.case
    if acting and case is None and grammar(language).adjectives:
        case = "nom"  # “v.d.” shows no case, and the role behind it is in the genitive by it
    end, before, fresh = after_adjectives(tokens, match.end, language)
    if end == match.end and match.pattern.value.lemma in words(language, "roles").get("states", ()):
        end, state = state_at(tokens, end, language)
        several = end
        while form.plural and several < len(tokens) and tokens[several].text in {",", "i"}:
            following, _ = state_at(tokens, several + 1, language)
            if following == several + 1:
                break
            several = following
        text, end = text if several > end else f"{text} {state}".strip(), several
    if match.pattern.value.key == "ambassador" or end > match.end:
        end = post_end(tokens, end, language)
    if end == match.end and (own := own_state_end(tokens, end, language)) > end:
        text, end = f"{text} {tokens[end].text}", own
    end, more = described(tokens, end, match.pattern.value.gender, language)
    text = f"{text} {more}".strip()
    fresh_words = _index(language).passing - set(words(language, "roles").get("present", ()))
    inside = any(t.word and t.lower in fresh_words for t in tokens[noun + 1 : match.end])
    role = match.pattern.value
    end, tail, foreign = role_tail(tokens, end, role.lemma, language, lambda n: _end_at(tokens, n, language))
    nation = state_before(tokens, at, role.lemma, language)
    return RoleSpan(
        at - (nation is not None),
        end,
        noun,
        replace(role, key=None, by_kind=()) if foreign else role,
        " ".join(filter(None, (nation, text, tail))),
        case or form.case,
        form.plural or _later_plural(tokens, match, language),
        acting,
        former or before,
        new or fresh or inside,
    )


def _noun(token: Token, language: Language) -> bool:
    """Whether ``token`` is a noun in small letters, behind which an adjective can stand."""
    small = grammar(language).articles | folded(language, "people", "prepositions")
    if (
        not token.text.islower()
        or token.lower in small
        or token.folded in folded(language, "people", "common")
    ):
        return False
    return lemma(token.text, language) is not None and not is_verb(token.text, language)


@cache
def _linked(language: Language) -> frozenset[str]:
    """Nouns that are those of an office only with an article behind them: “kreu i Prokurorisë”, not “kreu punën”."""
    return frozenset(row["m"] for row in words(language, "roles")["nouns"] if row.get("linked"))


def _governs(token: Token, language: Language) -> bool:
    """Whether the word before a role puts it into another case: an article, a preposition, a noun without capital."""
    if grammar(language).articles:
        return token.lower in grammar(language).articles
    if not token.word or token.lower in folded(language, "roles", "governing"):
        return token.word
    small = folded(language, "people", "prepositions")
    return (
        token.text.islower()
        and token.folded not in small
        and lemma(token.text, language) is not None
        and not is_verb(token.text, language)
    )


def _end_at(tokens: Sequence[Token], at: int, language: Language) -> int:
    match = _index(language).at(tokens, at) if tokens[at].word else None
    return at if match is None else match.end


def _later_plural(tokens: Sequence[Token], match: Match[Role], language: Language) -> bool:
    """Whether the noun stands in the plural behind its modifiers: “executive directors”, “Chief State Prosecutors”."""
    if not modifiers_first(language):
        return False
    printed = [t.lower for t in tokens[match.start : match.end] if t.word]
    return any(
        form.plural and form.text in printed and form.text != word
        for word in match.pattern.value.lemma.lower().split()
        for form in noun_forms(word, "n", language)
    )


def _best(matches: Sequence[Match[Role]], *, plural: bool, governed: bool) -> Match[Role]:
    """Of equal matches the nominative singular, unless the words around it say otherwise.

    “Përfaqësues të Këshillit” are several, “përfaqësues i Këshillit” is one; “me mbrojtësit” are several, “i
    mbrojtësit” is one, since an article in front governs the genitive.
    """

    if len(matches) == 1:
        return matches[0]

    def rank(match: Match[Role]) -> tuple[bool, bool, bool, bool]:
        form = match.pattern.form
        if form is None:
            return (True, False, False, False)
        several = plural and form.case.endswith("-i")
        first, second = form.plural and not several, not form.nominative
        return (False, several and not form.plural, *((first, second) if governed else (second, first)))

    return min(matches, key=rank)


def _deputy(match: Match[Role], language: Language, *, linked: bool) -> Match[Role] | None:
    """``match`` as the role of a deputy; ``linked``: an article joins it, “zëvendës *i* kryeprokurorit”.

    The other office then stands in the genitive, and the case of the deputy is its own.
    """
    form, found = match.pattern.form, _deputy_of(match, language)
    if found is None or not linked:
        return found
    if form is None or form.plural or form.nominative:
        return None
    return replace(found, pattern=replace(found.pattern, form=replace(form, case="nom-i")))


def _deputy_of(match: Match[Role], language: Language) -> Match[Role] | None:
    """``match`` with the role of the deputy of the one found, ``None`` if there is no such role."""
    for prefix in words(language, "roles").get("deputy", ()):
        role = role_named(
            prefix + match.pattern.value.lemma[:1].lower() + match.pattern.value.lemma[1:], language
        )
        if role is not None:
            return replace(match, pattern=replace(match.pattern, value=role))
    if language == "sq":  # “zëvendës udhëheqësi i ekipit”: an office of its own, whatever it is the deputy of
        deputy = words(language, "roles")["deputy"][0]
        value = match.pattern.value
        own = replace(value, lemma=deputy + value.lemma[:1].lower() + value.lemma[1:], key=None, by_kind=())
        return replace(match, pattern=replace(match.pattern, value=own))
    return None


def singular_case(token: Token, role: RoleSpan, language: Language) -> str | None:
    """The case of the noun ``token`` of ``role`` if its form can be a definite singular too; else ``None``."""
    noun = role.role.lemma.split()[0].lower()
    forms = noun_forms(noun, role.role.gender_in(language), language)
    return next(
        (f.case for f in forms if f.text == token.lower and not f.plural and f.case.endswith("-d")), None
    )
