"""Whose a verb is: the names that can be its subject, object or agent, told by what stands between."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ingest.claim.phrase import Line, opens_relative
from ingest.claim.predicates import phrase_at, phrases
from ingest.lexicon.load import folded
from ingest.mention.people import NameSpan
from ontology.language.dictionary import is_ordinary
from ontology.language.fold import fold
from ontology.language.grammar import grammar
from ontology.model import Language

#: Most words between a subject and its verb outside commas: “Kadrijaj në fjalën e saj të parë tha”.
_GAP = 7
#: Tokens between words for who comes along and the name.
_ALONG = 12
#: Most other words between a verb and the name behind it: “foli në hapje edhe drejtori i Akademisë, NAME”.
_BEHIND = 6

#: Most tokens of a day since which an office is held: “1. oktobra 2023. godine”.
_SINCE = 7


def subject_of(line: Line, verb: int) -> NameSpan | None:
    """The name in front of the verb at token ``verb`` whose verb it can be, appositions and relative clauses passed."""
    if verb not in line.subjects:  # a dozen rules ask for the subject of one verb
        line.subjects[verb] = _subject_of(line, verb)
    return line.subjects[verb]


def _subject_of(line: Line, verb: int) -> NameSpan | None:
    before = [name for name in line.people if name.end <= verb]
    if before and _joined_clause(line, before[-1], verb):
        return before[-1]
    for name in reversed(before[-3:]):
        if not reaches(line, name.end, verb) or _of_another(line, name.end, verb) or _closed(line, name):
            continue
        if opens_relative(line, name.end) or not oblique(line, name):
            return name
    return _antecedent(line, verb) if not grammar(line.language).declines else None


def _antecedent(line: Line, verb: int) -> NameSpan | None:
    """Whom a relative clause speaks of that opens behind more than the name: “NAME from the position of …, who is …”.

    Only the one name before it, with nothing but roles, units and small words between.
    """
    opened = next(
        (at for at in range(verb - 1, max(0, verb - _GAP) - 1, -1) if line.folded(at) == "who"), None
    )
    if opened is None or line.text(opened - 1) != ",":
        return None
    if any(line.verb_at(at) is not None or line.inside_mention(at) for at in range(opened, verb)):
        return None
    name = next((n for n in reversed(line.people) if n.end <= opened), None)
    if name is None:
        return None
    loose = [at for at in range(name.end, opened - 1) if not line.inside_mention(at)]
    plain = all(line.tokens[at].word and not line.tokens[at].capital for at in loose)
    return name if plain and len(loose) <= _GAP and not any(line.verb_at(at) for at in loose) else None


def reaches(line: Line, start: int, verb: int) -> bool:
    """Whether the words from ``start`` to ``verb`` can stand between a subject and its verb.

    What two commas close counts as one apposition; of the rest no word may be another name, verb or contrast.
    """
    commas = [at for at, word in enumerate(line.spelled[start:verb], start) if word == ","]
    loose = list(range(start, verb))
    if len(commas) >= 2:
        inside = range(commas[0], commas[-1] + 1)
        if any(line.verb_at(at) is not None for at in inside) and not opens_relative(line, commas[0]):
            return False
        loose = [at for at in loose if at not in inside]
    elif commas and commas[0] != start:
        return False
    rest = [at for at in loose if line.tokens[at].word]
    if len(rest) > _GAP:
        return False
    names = {at for name in line.people for at in range(name.start, name.end)}
    for at in rest:
        if at in names or line.verb_at(at) is not None or contrasts(line, at):
            return False
        if line.tokens[at].capital and not line.inside_mention(at) and not _headline_word(line, at):
            return False
    return not any(line.text(at) in {";", ":", "”", "“"} for at in loose)


def _of_another(line: Line, start: int, verb: int) -> bool:
    """Whether the verb's clause has another subject than the name before: “NAME, kojeg je dočekao …”, “gde ga je …”."""
    subjects = folded(line.language, "frames", "subject_relatives")
    relative = folded(line.language, "frames", "relative") if subjects else subjects
    last = next(
        (line.folded(at) for at in range(verb - 1, start - 1, -1) if line.folded(at) in relative), None
    )
    return last is not None and last not in subjects


def _headline_word(line: Line, at: int) -> bool:
    """Whether a word has its capital from the headline alone: “NAME Is Elected”, “NAME IS ELECTED”."""
    return line.mentions.sentence.part == "title" and is_ordinary(line.text(at), line.language)


def _closed(line: Line, name: NameSpan) -> bool:
    """Whether the comma behind a name closes the clause of its verb: “…, koju je otvorila ROLE NAME, govorio je”."""
    if not grammar(line.language).adjectives or line.text(name.end) != "," or opens_relative(line, name.end):
        return False
    role = next((r for r in line.mentions.roles if line.named_after(line.phrase(r).end)[0] == name), None)
    start = role.start if role is not None and role.end <= name.start else name.start
    comma = next((at for at in range(start - 1, -1, -1) if line.text(at) == ","), None)
    return comma is not None and opens_relative(line, comma)


def _joined_clause(line: Line, name: NameSpan, verb: int) -> bool:
    """Whether the verb is that of a second relative clause about ``name``: “NAME, koji … i koji ostaje …”."""
    if not opens_relative(line, name.end) or line.text(name.end) != ",":
        return False
    conjunctions = folded(line.language, "events", "and")
    links = [at for at in range(max(name.end, verb - 3), verb) if line.folded(at) in conjunctions]
    return bool(links) and opens_relative(line, links[-1] + 1)


def contrasts(line: Line, at: int) -> bool:
    """Whether the word at ``at`` opens a second statement.

    A case ending behind a hyphen (“UNDP-a”) does not, nor does a name that is spelled like the word (“Ali Uka”).
    """
    if line.folded(at) not in folded(line.language, "frames", "contrast"):
        return False
    if any(name.start <= at < name.end for name in line.people):
        return False
    return not (at > 0 and line.tokens[at].glued and line.text(at - 1) == "-")


def oblique(line: Line, name: NameSpan) -> bool:
    """Whether a role, article or preposition in front of the name keeps it from being a subject."""
    for role in line.mentions.roles:
        if role.start < name.start and line.named_after(line.phrase(role).end)[0] == name:
            at = role.start - 2 if line.text(role.start - 1) == "the" else role.start - 1
            if at >= 0 and line.folded(at) in prepositions(line.language):
                return True
            if not grammar(line.language).declines:
                return at >= 0 and line.folded(at) in _governing(line)
            return not role.case.startswith("nom")
    begin = line.honorific_start(name.start)
    return (begin > 0 and line.folded(begin - 1) in _governing(line)) or _accompanies(line, name)


def _accompanies(line: Line, name: NameSpan) -> bool:
    """Whether the name is the first behind words for who comes along: “u pratnji saradnika, NAME, posetio je”."""
    along = phrases(line.language, "along")
    for at in range(max(0, name.start - _ALONG), name.start) if along else ():
        end = phrase_at(line.tokens, at, line.language, "along")
        if end is not None and end <= name.start:
            return not any(end <= other.start < name.start for other in line.people)
    return False


def declined(line: Line, name: NameSpan) -> bool:
    """Whether a name stands in another case: as its role does, or by the word in front: “nën kryesimin e Hysni Balajt”.

    A name with a relative clause can be the object of the verb before it, whatever stands in front of it.
    """
    for role in line.mentions.roles:
        if role.start < name.start and line.named_after(line.phrase(role).end)[0] == name:
            return not role.case.startswith("nom")
    if name.start in _composed(line):
        return True
    begin = line.honorific_start(name.start)
    word = line.folded(begin - 1) if begin else ""
    if word in folded(line.language, "people", "nominative_behind"):
        return False
    return word in _governing(line) or (begin > 0 and opens_relative(line, name.end))


def _composed(line: Line) -> frozenset[int]:
    """Where the names of a list begin that a composition governs: “në përbërje *të*: NAME, ROLE, NAME, ROLE”."""
    if line.governed is None:
        found: set[int] = set()
        for at in line.places(folded(line.language, "events", "composed")):
            end = at + 1 + (line.text(at + 2) == ":")
            if line.text(at + 1) in grammar(line.language).articles:
                found |= {name.start for name in names_listed(line, end + 1, len(line.tokens))}
        line.governed = frozenset(found)
    return line.governed


def _governing(line: Line) -> frozenset[str]:
    return prepositions(line.language) | {
        fold(article) for article in grammar(line.language).articles if article != "the"
    }


@cache
def prepositions(language: Language) -> frozenset[str]:
    """Words that put the name or role behind them into another case than the subject's."""
    return folded(language, "roles", "governing") or folded(language, "people", "prepositions")


def group_of(line: Line, verb: int) -> list[NameSpan]:
    """The subject in front of a verb, with those joined to it: “ROLE, NAME, dhe ROLE, NAME, premtuan”."""
    last = subject_of(line, verb)
    if last is None:
        return []
    group = [last]
    before = [name for name in line.people if name.end <= last.start]
    for name in reversed(before):
        if not joined(line, name.end, group[0].start):
            break
        group.insert(0, name)
    return group


def joined(line: Line, start: int, end: int) -> bool:
    """Whether only roles, units and joining words stand between two names of a list."""
    joining = folded(line.language, "events", "joining") | grammar(line.language).articles
    conjunctions = folded(line.language, "events", "and")
    seen = False
    honorific = line.honorific_start(end)
    for at in range(start, honorific):
        if line.verb_at(at) is not None or line.text(at) in {";", ":", "."}:
            return False
        word = line.folded(at)
        seen = seen or word in conjunctions or (word == "," and len(line.people) > 2)
        if line.tokens[at].word and word not in joining and not line.inside_mention(at):
            return False
    return seen


def name_behind(line: Line, at: int, limit: int) -> NameSpan | None:
    """The first name behind token ``at`` (a verb's end), before ``limit``, that the words in between lead to."""
    words = 0
    while at < min(limit, len(line.tokens)):
        name = line.person_at(at)
        if name is not None:
            return name
        if line.verb_at(at) is not None or line.text(at) in {";", ":"} or _clause_opens(line, at):
            return None
        end = line.mention_end(at)
        if end is None and line.tokens[at].word:
            words += 1
            if words > _BEHIND:
                return None
        at = end if end is not None else at + 1
    return None


def _clause_opens(line: Line, at: int) -> bool:
    return line.text(at) == "," and opens_relative(line, at)


def _clause_end(line: Line, at: int) -> int | None:
    """The comma that closes the relative clause opened at ``at``, if the list goes on behind it."""
    conjunctions = folded(line.language, "events", "and")
    for step in range(at + 1, len(line.tokens) - 1):
        if line.text(step) == "," and line.folded(step + 1) in conjunctions:
            return step
    return None


def names_listed(line: Line, at: int, limit: int, *, items: bool = False) -> Iterator[NameSpan]:
    """Names in a list from token ``at`` on, each with roles and units around it, up to a verb or ``limit``.

    ``items``: semicolons part the items of the list. A relative clause about one of them is passed over.
    """
    joining = folded(line.language, "events", "joining")
    stops = folded(line.language, "events", "auxiliaries") | folded(line.language, "events", "absent")
    words, begin = 0, at
    while at < min(limit, len(line.tokens)):
        if _clause_opens(line, at):
            end = _clause_end(line, at)
            if end is None:
                return
            at, words = end, 0
            continue
        name = line.person_at(at)
        if name is not None:
            yield name
            at, words = name.end, 0
            continue
        verb = line.verb_at(at)  # one that began before the list is what opens it: “present was the …”
        if (verb is not None and verb.start >= begin) or (line.text(at) == ";" and not items):
            return
        if line.tokens[at].word and line.folded(at) in stops and not line.inside_mention(at):
            return
        end = line.mention_end(at)
        if end is None and line.tokens[at].word and line.folded(at) not in joining:
            words += 1
            if words > _BEHIND:
                return
        at = end if end is not None else at + 1


def clause_end(line: Line, at: int, limit: int) -> int:
    """``limit``, or where a clause on the reason or time of what is said before opens: “u zgjodh …, *pasi* …”."""
    opening = folded(line.language, "frames", "clauses")
    if not opening:
        return limit
    named = False
    for n in range(at, limit):
        named = named or line.person_at(n) is not None
        if line.folded(n) in opening or (named and _clause_opens(line, n)):
            return n  # “të caktohet NAME, *e cila* deri më tani ka qenë …”
    return limit


def segments(line: Line) -> list[tuple[int, int]]:
    """Token ranges of the sentence between semicolons and words of contrast."""
    if line.segments is None:
        places = line.places(_cuts(line.language))
        cuts = [at for at in places if line.spelled[at] == ";" or (at and contrasts(line, at))]
        line.segments = [(a, b) for a, b in pairwise([0, *cuts, len(line.tokens)]) if b > a]
    return line.segments


@cache
def _cuts(language: Language) -> frozenset[str]:
    return folded(language, "frames", "contrast") | {";"}


def since_end(line: Line, at: int) -> int | None:
    """The token after words that say since which day, if a role follows them: “od 1. oktobra”."""
    start = phrase_at(line.tokens, at, line.language, "since")
    for end in range(start, min(start + _SINCE, len(line.tokens))) if start is not None else ():
        if line.role_at(end) is not None:
            return end if any(t.text.isdigit() for t in line.tokens[at:end]) else None
        if line.inside_mention(end) or line.text(end) in {",", ";"}:
            return None
    return None
