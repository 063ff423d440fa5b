"""Finds units: names of the vocabulary in any case, acronyms, and new names built on a known noun."""

from collections.abc import Sequence

from ingest.lexicon.lemma import lemma
from ingest.lexicon.load import folded, words
from ingest.mention.agreeing import ADJECTIVES, Noun, agreeing_nouns, name_end, work_end, written_name
from ingest.mention.known_units import UnitSpan, acronym_at, closed_by_acronym, known_at, unit_openers
from ingest.mention.misspelt import spelled_right
from ingest.mention.nouns import HeadNoun, head_forms
from ingest.mention.pattern import LOCATIVE, same_name
from ingest.mention.places import is_town, town_stems
from ingest.mention.tokens import Token, scan
from ontology.language.declension import Form
from ontology.language.fold import stem
from ontology.language.given_names import given_names
from ontology.language.grammar import grammar
from ontology.lookup import VocabUnit, vocabulary
from ontology.model import Language

#: Words that join two fields of work in one name; “e” is the colloquial “dhe”.
_JOINS = frozenset({"dhe", "e", "and", "i", ",", "ose"})


#: Words in a built name, and units named within one another: official names stay far below both.
_LONGEST, _DEEPEST = 30, 6
#: Words in the task of a body made for it.
_TASK = 8
#: Letters that an adjective in a unit's name has more than.
_SHORTEST = 5


def find_units(tokens: Sequence[Token], language: Language) -> list[UnitSpan]:
    """Every unit named in one sentence, from left to right, none inside another but for ``inner``."""
    return scan(_places(tokens, language), lambda at: _unit_at(tokens, at, language))


def _places(tokens: Sequence[Token], language: Language) -> list[int]:
    """Where a unit can begin: at a word that begins its name, at its noun, or at adjectives before that."""
    places = unit_openers(language).places(tokens)
    if not grammar(language).adjectives:
        return places
    heads = head_forms(language)
    nouns = [at for at in places if tokens[at].lower in heads]
    before = (range(max(0, at - ADJECTIVES), at) for at in nouns)
    return sorted({*places, *(n for at in before for n in at if tokens[n].word)})


def _unit_at(tokens: Sequence[Token], at: int, language: Language) -> UnitSpan | None:
    known = known_at(tokens, at, language) or acronym_at(tokens, at, language)
    if known is not None:
        return known
    build = _agreeing if grammar(language).adjectives else _built
    built = build(tokens, at, language)
    return spelled_right(built, language) if built is not None else _made(tokens, at, language)


def _made(tokens: Sequence[Token], at: int, language: Language) -> UnitSpan | None:
    """A body that the release tells to be made, in small letters: “një komision prej tre anëtarëve për …”.

    Also one that its adjective and task tell: “grupin *punues për* hartimin e rregullores”.
    """
    noun = next((n for n, _ in head_forms(language).get(tokens[at].lower, ()) if n.kind == "committee"), None)
    if noun is None or at == 0:
        return None
    follow = words(language, "units")["follow"]
    made = words(language, "units").get("made", ())
    if at + 2 < len(tokens) and tokens[at + 1].lower in made and tokens[at + 2].lower in follow:
        form = next(f for n, f in head_forms(language)[tokens[at].lower] if n is noun)
        end = _task_end(tokens, at + 2, language)
        name = f"{noun.name(language)} {' '.join(t.text for t in tokens[at + 1 : end])}"
        definite = not form.plural and not form.case.endswith("-i")
        return UnitSpan(at, end, name, noun.kind, "unit-built") if definite and end > at + 2 else None
    if tokens[at - 1].lower not in words(language, "units").get("one", ()):
        return None
    task = next((n for n in range(at + 1, min(at + 5, len(tokens))) if tokens[n].lower in follow), None)
    end = _task_end(tokens, task, language) if task is not None else at
    if task is None or end == task:
        return None
    name = f"{noun.name(language)} {' '.join(t.text for t in tokens[task:end])}"
    return UnitSpan(at, end, name, noun.kind, "unit-built")


def _built(tokens: Sequence[Token], at: int, language: Language, depth: int = 0) -> UnitSpan | None:
    """A name that is not in the vocabulary: a known noun and the words with a capital that belong to it."""
    token = tokens[at]
    readings = [r for r in head_forms(language).get(token.lower, ()) if _can_head(*r)]
    if not readings or not token.capital or token.upper:
        return None
    noun, form = next((r for r in readings if not r[1].plural), readings[0])
    end, inner = _extent(tokens, at + 1, language, depth)
    if inner is None and noun.kind == "department" and end > at + 1:
        end, inner = _within_office(tokens, end, language)
    alone = end == at + 1 or (
        end == at + 2 and tokens[at + 1].lower in words(language, "units").get("made", ())
    )
    if alone and noun.kind == "committee":
        end = max(end, _task_end(tokens, end, language))
    if end == at + 1:
        whole = noun.whole and not form.plural
        rule = "unit-whole" if whole else "unit-bare"
        return UnitSpan(at, end, noun.name(language), noun.kind, rule, bare=not whole, plural=form.plural)
    after = closed_by_acronym(tokens, end)
    part = _part_of(tokens[at : inner.start], noun, inner, language) if inner else None
    name = _nominative(tokens, at, end, noun, inner, language)
    if part is not None:
        name = part.labels[language] if " – " not in part.labels[language] else name
        return UnitSpan(at, after, name, part.kind, "unit-part", part.code, inner=inner)
    return UnitSpan(at, after, name, noun.kind, "unit-built", inner=inner, plural=form.plural)


def _within_office(tokens: Sequence[Token], end: int, language: Language) -> tuple[int, UnitSpan | None]:
    """The prosecution office that a department is said to be in: “Departamenti për … *në Prokurorinë …*”."""
    if end + 1 >= len(tokens) or tokens[end].lower not in LOCATIVE[language]:
        return end, None
    office = known_at(tokens, end + 1, language)
    if office is None or office.kind != "prosecution-office":
        return end, None
    return office.end, office


def _task_end(tokens: Sequence[Token], at: int, language: Language) -> int:
    """Where the task of a body made for it ends: “Komisioni për emërimin e prokurorëve të rinj”, in small letters."""
    if at + 1 >= len(tokens) or tokens[at].lower not in words(language, "units")["follow"]:
        return at
    articles, verbs = grammar(language).articles, words(language, "units").get("subjunctive", ())
    end = at + 1
    if not tokens[end].word or tokens[end].lower in articles:
        return at
    end += 1
    linking = articles | set(words(language, "units")["follow"] if articles else ())
    while end + 1 < len(tokens) and tokens[end].lower in linking and tokens[end + 1].word:
        if tokens[end + 1].lower in verbs or len(tokens[end + 1].text) < 3 or end - at > _TASK:
            break
        end += 2
    return end


def _can_head(noun: HeadNoun, form: Form) -> bool:
    """An indefinite noun (“një zyrë”) names no unit, and in Albanian can be a role: drejtori, prokurori."""
    return not noun.vocabulary_only and form.text != noun.lemma and not form.case.endswith("-i")


def _part_of(own: Sequence[Token], noun: HeadNoun, inner: UnitSpan, language: Language) -> VocabUnit | None:
    """The unit of the vocabulary meant by ``own`` words and the whole: “Sekretariati i KPK-së”."""
    own_words = " ".join(t.text for t in own if t.text.lower() not in grammar(language).articles)
    alone = len(own_words.split()) == 1
    parts = [u for u in vocabulary().units.values() if inner.code is not None and u.parent == inner.code]
    if alone:
        parts = [u for u in parts if u.kind == noun.kind]
    else:
        parts = [u for u in parts if same_name(own_words, u.labels[language].split(" – ")[0], language)]
    return parts[0] if len(parts) == 1 else None


def _extent(tokens: Sequence[Token], at: int, language: Language, depth: int) -> tuple[int, UnitSpan | None]:
    """Where a built name ends, and the unit named in it."""
    opening = frozenset(words(language, "units")["follow"])
    articles = grammar(language).articles
    end, field_of_work = at, False
    while end < len(tokens) and end - at < _LONGEST:
        step = end
        if _says(tokens, step, language):
            break
        joined = field_of_work and (tokens[step].text in _JOINS or _leads_on(tokens, step, language))
        if joined and tokens[step].text == "," and not _listed(tokens, step + 1, language):
            break
        step += joined
        while step < len(tokens) and (tokens[step].lower in articles or tokens[step].lower in opening):
            field_of_work = field_of_work or tokens[step].lower in opening
            step += 1
        if step == end and _town_follows(tokens, step, language):
            return step + 2, None
        if step >= len(tokens) or not tokens[step].word or not tokens[step].capital:
            break
        if step == end and _person(tokens, step, language):
            break  # “anëtari i Këshillit Mirsad Ljajqi”: a name follows
        if step > end and not joined and (inner := _inner(tokens, step, language, depth)):
            more = inner.end
            if (
                inner.acronym
                and more + 1 < len(tokens)
                and tokens[more].lower in opening
                and tokens[more + 1].capital
            ):
                more, _ = _extent(tokens, more, language, depth + 1)  # “Programi i USAID-it për Drejtësi”
            return more, inner
        if joined and (tokens[step].lower in head_forms(language) or _person(tokens, step, language)):
            break
        end = step + 1
    return end, None


def _says(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether the word at ``at`` opens what was said and is no article: “Këshillit *se* Oda …”."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].lower not in words(language, "events").get("complement", ()) or behind is None:
        return False
    genitive = tuple(words(language, "units").get("genitive", ()))
    return bool(genitive) and not behind.upper and not behind.lower.endswith(genitive)


def _leads_on(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a preposition goes on in a field of work: “Informim *me* Publikun”, “Dhunës *në* Familje”; no town."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    small = words(language, "units").get("leads_on", ())
    if following is None or tokens[at].text not in small or not following.capital:
        return False
    known = lemma(following.text, language) or lemma(stem(following.text, language), language)
    return known is not None and not is_town(following.text, language)


def _person(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a person's name stands behind a joining word: “Njësia për Inteligjencë Financiare dhe *Gjergj Preni*”.

    Words of a field of work are words of the language, and its second word follows the first without a capital or “e”.
    """
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    adjective = tuple(words(language, "roles").get("adjectival_endings", ()))
    if adjective and len(tokens[at].text) > _SHORTEST and tokens[at].lower.endswith(adjective):
        return tokens[at].folded in given_names()  # “Komisioni *Qendror* Zgjedhor”
    if tokens[at].folded in given_names():  # “Agjencia Kosovare e Pronës” has an adjective there
        return following is None or following.lower not in grammar(language).articles
    return (
        following is not None
        and following.capital
        and not following.upper
        and lemma(tokens[at].text, language) is None
        and lemma(following.text, language) is None
    )


def _listed(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a comma before ``at`` joins one more field of work, which a joining word and the last one follow.

    “Departamenti për Buxhet, Financa dhe Prokurim”, and not “Komisioni për Administrim, NAME SURNAME”.
    """
    articles = grammar(language).articles
    end = at + 1
    while end + 1 < len(tokens) and tokens[end].lower in articles and tokens[end].lower != "e":
        end += 2
    named = at < len(tokens) and tokens[at].folded in given_names()
    return not named and end < len(tokens) and tokens[end].lower in {"dhe", "and", "i", ","}


def _town_follows(tokens: Sequence[Token], at: int, language: Language) -> bool:
    return (
        at + 1 < len(tokens)
        and tokens[at].lower in LOCATIVE[language]
        and is_town(tokens[at + 1].text, language)
    )


def _inner(tokens: Sequence[Token], at: int, language: Language, depth: int) -> UnitSpan | None:
    unit = known_at(tokens, at, language) or acronym_at(tokens, at, language, inner=True)
    if unit is None and depth < _DEEPEST:
        if grammar(language).adjectives:
            unit = _agreeing(tokens, at, language, depth + 1)
        elif tokens[at].lower in head_forms(language):
            unit = _built(tokens, at, language, depth + 1)
    return unit


def _agreeing(tokens: Sequence[Token], at: int, language: Language, depth: int = 0) -> UnitSpan | None:
    """A name whose adjectives stand before the noun and agree with it, with its field of work and its whole."""
    noun = agreeing_nouns(tokens, at, language)
    if noun is None or noun.head.vocabulary_only or _plural_before(tokens, at, noun, language):
        return None
    if noun.head.kind == "prosecution-office":
        office = _office_of_town(tokens, noun, language)
        if office is not None or noun.form.plural:
            return office
    if not tokens[at].capital or tokens[noun.at].upper:
        return None
    end, field = name_end(
        tokens,
        noun,
        language,
        lambda n: bool(known_at(tokens, n, language) or acronym_at(tokens, n, language)),
    )
    inner = _inner(tokens, end, language, depth) if end < len(tokens) and tokens[end].word else None
    if inner is not None and (inner.bare or not tokens[end].capital):
        inner = None
    end = inner.end if inner is not None else end
    seat = end
    follows = end < len(tokens) and tokens[end].lower in words(language, "units")["follow"]
    if inner is not None and inner.acronym is not None and follows:
        stop = work_end(tokens, end + 1, language, lambda n: known_at(tokens, n, language) is not None)
        end = stop if stop > end + 1 else end  # “Projekat EU protiv ekonomskog kriminala”
    if (inner is None or not _seated(inner)) and (not depth or _seated(noun.head) or end == at + 1):
        end += 2 * _town_follows(tokens, end, language)
    if end == noun.at + 1 and noun.at == at:
        name = noun.head.name(language)
        pointed = at > 0 and tokens[at - 1].folded in folded(language, "units", "demonstratives")
        rule = "unit-pointed" if pointed else "unit-bare"
        return UnitSpan(
            at, end, name, noun.head.kind, rule, bare=True, plural=noun.form.plural, pointed=pointed
        )
    if noun.form.plural and inner is None and not field:
        return None
    own_end = inner.start if inner is not None else end
    name = written_name(tokens, at, noun, own_end, language)
    part = _part_of(tokens[at:own_end], noun.head, inner, language) if inner is not None else None
    if inner is not None:
        name = f"{name} {written_name(tokens, inner.start, None, inner.end, language)}"
        name += "".join(f" {token.text}" for token in tokens[seat:end])
    rule, kind, code = "unit-built", noun.head.kind, None
    if part is not None:
        rule, kind, code = "unit-part", part.kind, part.code
        name = name if " – " in part.labels[language] else part.labels[language]
    return UnitSpan(
        at, closed_by_acronym(tokens, end), name, kind, rule, code, inner=inner, plural=noun.form.plural
    )


def _plural_before(tokens: Sequence[Token], at: int, noun: Noun, language: Language) -> bool:
    """Whether an adjective before a noun alone makes it a plural: “u sedam Osnovna | Tužilaštva Republike Kosovo”."""
    if at == 0 or noun.at != at or not tokens[at - 1].capital:
        return False
    whole = agreeing_nouns(tokens, at - 1, language)
    return whole is not None and whole.at == at and whole.form.plural


def _seated(unit: HeadNoun | UnitSpan) -> bool:
    """Whether a town behind a unit's name is its own also within another's: the seat of a prosecution office."""
    return unit.kind == "prosecution-office"


def _office_of_town(tokens: Sequence[Token], noun: Noun, language: Language) -> UnitSpan | None:
    """“tužilaštvo u Prištini”: the basic office of the town, if nothing else stands before the noun."""
    if noun.adjectives or noun.form.plural or not _town_follows(tokens, noun.at + 1, language):
        return None
    town = tokens[noun.at + 2].stem
    for unit in vocabulary().units.values():
        label = unit.labels.get(language, "")
        if (
            unit.code.startswith("pth-")
            and unit.kind == "prosecution-office"
            and town in towns_of(label, language)
        ):
            return UnitSpan(noun.at, noun.at + 3, label, unit.kind, "unit-town", unit.code)
    return None


def towns_of(label: str, language: Language) -> frozenset[str]:
    """Stems of the last word of a unit's name, which for an office is its town."""
    return town_stems(label.rsplit(maxsplit=1)[-1], language)


def _nominative(
    tokens: Sequence[Token], at: int, end: int, noun: HeadNoun, inner: UnitSpan | None, language: Language
) -> str:
    """The name with its noun in the nominative, and with it the articles that agree with the noun.

    Those are the first article, unless a field of work comes before it, the one behind an adjective (“e Përgjithshme
    e Republikës”: no ending of the genitive), and the one before the whole.
    """
    genitive = tuple(words(language, "units").get("genitive", ()))
    articles, follow = grammar(language).articles, words(language, "units")["follow"]
    own = "i" if noun.gender == "m" else "e"
    out, agreeing = noun.name(language), language == "sq"
    for number, token in enumerate(tokens[at + 1 : end], at + 1):
        text = token.text
        before_whole = inner is not None and number + 1 == inner.start
        if text in articles and not token.glued and language == "sq" and (agreeing or before_whole):
            text = own
            behind = tokens[number + 1] if number + 1 < end else token
            agreeing = agreeing and not behind.upper and not behind.lower.endswith(genitive)
        agreeing = agreeing and text not in follow
        out += text if token.glued or token.text == "," else f" {text}"
    return out
