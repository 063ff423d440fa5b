"""Where a role beside a name is no claim: sentences and phrases in which another person is meant, or nobody.

A wrong fact about a person is worse than a missing one, so each rule here refuses rather than decides.
"""

from collections.abc import Iterable, Sequence

from ingest.claim.clause import segments
from ingest.claim.phrase import Line
from ingest.claim.tenures import Pair
from ingest.claim.verbs import find_phrases, phrase_at
from ingest.lexicon.lemma import is_verb
from ingest.lexicon.load import folded, words
from ingest.mention.roles import RoleSpan
from ontology.language.fold import fold
from ontology.language.grammar import grammar

#: Steps back over adjectives from a role to the noun that governs it: “takimin e parë zyrtar të kryeprokurorit”.
_STEPS = 4
#: Tokens of a day between a subject and its verb, commas included.
_DATE = 8


def tellable(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that say who holds an office.

    Left out: pairs in a sentence on suspects, victims or the end of an office; roles that only say whose wife,
    lawyer or murderer someone is; one name printed for two offices in a sentence, which can be two namesakes.
    """
    kept = [
        pair for pair in pairs if _safe(pair) and (pair.told or not governed(pair.line, pair.phrase.role))
    ]
    same: dict[tuple[int, str], list[Pair]] = {}
    for pair in kept:
        same.setdefault(_printed(pair), []).append(pair)
    return [pair for pair in kept if not _namesakes(pair, same[_printed(pair)])]


def _printed(pair: Pair) -> tuple[int, str]:
    """The sentence and the name in it."""
    return id(pair.line), fold(pair.name.text)


def _safe(pair: Pair) -> bool:
    """Whether the sentence speaks of no suspect, victim or witness and of no end of an office.

    Who is said to prosecute is none of them, provided that nothing before the office marks one.
    """
    mentions = (pair.name_line or pair.line).mentions
    ends = None if pair.told or _spared(pair) else mentions.parting
    marks = [at for at in (mentions.withheld, ends) if at is not None]
    if mentions.withheld is None and _meanwhile(pair, marks):
        return True
    if not marks or phrase_start(pair.line, pair.phrase.role.start, "prosecuted_by"):
        return True
    if mentions.withheld is None and _speaks_behind(pair):
        return True
    if mentions.withheld is None and _chairs(pair) and min(marks) > pair.name.end:
        return True
    return _prosecutes(pair) and min(marks) >= pair.phrase.role.start


def _spared(pair: Pair) -> bool:
    """Whether no word for the end of an office in the sentence speaks of the pair's name, where order tells whom.

    Such a word speaks of the person named next to it, before or behind it in the same statement. An offer to leave, or
    one that was taken back, ends nothing.
    """
    line = pair.name_line or pair.line
    marks = [at for at in line.mentions.partings if not _undone(line, at)]
    if grammar(line.language).declines or (line.mentions.parting is not None and not line.mentions.partings):
        return False
    return not any(_concerns(line, at, pair) for at in marks)


def _concerns(line: Line, mark: int, pair: Pair) -> bool:
    start, end = next(((a, b) for a, b in segments(line) if a <= mark < b), (0, len(line.tokens)))
    near = [name for name in line.people if start <= name.start < end]
    if line.text(mark + 1) == "of" and any(name.start > mark for name in near):
        near = [name for name in near if name.start > mark]  # “the dismissal of NAME”
    before = next((name for name in reversed(near) if name.end <= mark), None)
    behind = next((name for name in near if name.start >= mark), None)
    if behind is not None and any(line.text(at) == "by" for at in range(mark, behind.start)):
        behind = None  # “the proposal for dismissal was presented by NAME”
    return pair.name in (before, behind) or (before is None and behind is None and not near)


def _undone(line: Line, mark: int) -> bool:
    """“has offered his resignation”, “has revoked the resignation”: the office goes on."""
    words = {line.folded(at) for at in range(max(0, mark - _STEPS), mark)}
    return bool(words & folded(line.language, "frames", "not_left"))


def _meanwhile(pair: Pair, marks: Sequence[int]) -> bool:
    """Whether a word between what marks an end and the pair opens a statement on others: “…, dok su glasali NAME”."""
    line = pair.line
    words_ = folded(line.language, "frames", "meanwhile")
    start, end = pair.phrase.role.start, pair.name.end
    if not words_ or pair.told or pair.phrase.role.case[:3] != "nom":
        return False
    opening = line.places(words_)
    return all(
        any(mark < at < min(start, pair.name.start) or end <= at < mark for at in opening) for mark in marks
    )


def _prosecutes(pair: Pair) -> bool:
    """“Prokurorja e …, NAME, ka ngritur aktakuzë”: a subject in front of a verb of prosecuting or speaking."""
    line, at = pair.line, pair.name.end
    if pair.oblique or pair.phrase.role.start > pair.name.start:
        return False
    at += line.text(at) == ","
    if line.folded(at) in folded(line.language, "events", "dated"):  # “, më 1 shkurt 2022, ka paraqitur”
        at = next((n + 1 for n in range(at, min(at + _DATE, len(line.tokens))) if line.text(n) == ","), at)
    while line.folded(at) in folded(line.language, "events", "clitics"):
        at += 1
    fields = ("prosecute", "speak") if at < len(line.tokens) else ()
    return any(phrase_at(line.tokens, at, line.language, field) is not None for field in fields)


def _speaks_behind(pair: Pair) -> bool:
    """“Propozimin për shkarkim e arsyetoi anëtari …, NAME”: the subject of a verb right in front of the role."""
    role = pair.phrase.role
    return role.case == "nom-d" and any(
        phrase_start(pair.line, role.start, field) for field in ("speak", "present")
    )


def _chairs(pair: Pair) -> bool:
    """“pod vođstvom predsedavajućeg NAME”: whoever leads the meeting that ends another's office stays in theirs."""
    return pair.phrase.role.start < pair.name.start and phrase_start(
        pair.line, pair.phrase.role.start, "under"
    )


def phrase_start(line: Line, end: int, field: str) -> bool:
    """Whether a phrase of ``field`` of ``events.yml`` ends right before token ``end``: “përfaqësuar nga”."""
    return any(stop == end for _, stop in find_phrases(line, field))


def governed(line: Line, role: RoleSpan) -> bool:
    """Whether ``role`` only qualifies another noun: “babai i kryeprokurorit …, NAME” names the father.

    Nouns of an act (“me pjesëmarrjen e drejtorit …, NAME”) leave the name to the role.
    """
    link = role.start - 1
    if line.language == "en":
        return _of(line, link)
    if link < 0 or role.case.startswith("nom"):
        return False
    if line.language == "sr":
        return _bare_genitive(line, role)
    if (other := _joined_to(line, role)) is not None:
        return governed(line, other)
    return line.text(link) in grammar(line.language).articles and not _act(line, link - 1)


def _joined_to(line: Line, role: RoleSpan) -> RoleSpan | None:
    """The role before under the same noun: “puna e ROLE, NAME, dhe *e* ROLE, NAME”; the article is that noun's."""
    link = role.start - 1
    if link < 1 or line.folded(link - 1) not in {"dhe", "e", "edhe"}:
        return None
    end = link - 1 - (line.text(link - 2) == ",")
    name = next((n for n in line.mentions.names if n.end == end), None)
    for other in reversed(line.mentions.roles):
        if name is not None and other.end <= name.start and not other.case.startswith("nom"):
            same = line.text(other.start - 1) == line.text(link) in grammar(line.language).articles
            return other if same and line.named_after(line.phrase(other).end)[0] is name else None
    return None


def _of(line: Line, link: int) -> bool:
    """English: “the driver of the Chief State Prosecutor, NAME”. ``link``: the token in front of the role."""
    if link >= 0 and line.text(link) == "the":
        link -= 1
    return link > 0 and line.text(link) == "of" and _person(line, link - 1) and not _act(line, link - 1)


def _person(line: Line, at: int) -> bool:
    """Whether the noun at ``at`` can mean a person, by its ending or the list: “driver”, “wife”, and not “appeal”."""
    word = line.folded(at)
    endings = tuple(folded(line.language, "people", "person_endings"))
    return word in folded(line.language, "people", "persons") or word.removesuffix("s").endswith(endings)


def _bare_genitive(line: Line, role: RoleSpan) -> bool:
    """Serbian: a noun right in front of a role in the genitive: “vozač glavnog državnog tužioca”."""
    at = role.start - 1
    while at > 0 and line.folded(at) in folded("sr", "frames", "possessive"):
        at -= 1  # “u pratnji svog zamenika, NAME”
    before = line.tokens[at]
    small = (
        folded("sr", "people", "prepositions")
        | folded("sr", "frames", "now")
        | folded("sr", "roles", "stacked")
    )
    return (
        role.case.startswith("gen")
        and before.word
        and before.folded not in small
        and not is_verb(before.text, line.language)
        and not _act(line, at)
    )


def _act(line: Line, at: int) -> bool:
    """Whether the noun that ends at token ``at``, adjectives passed over, is one of an act."""
    acts = tuple(folded(line.language, "people", "acts"))
    articles = grammar(line.language).articles
    for _ in range(_STEPS):
        if at > 0 and (line.text(at) == "-" or line.text(at).isdigit()):
            at -= 1  # “mandati *7-*vjeçar i …”
            continue
        if at < 0 or not line.tokens[at].word:
            return False
        if line.folded(at).startswith(acts):
            return True
        if at > 0 and line.text(at - 1) not in articles and _adjective(line, at):
            at -= 1  # “zgjedhja *eventuale* e …”
            continue
        if at == 0 or line.text(at - 1) not in articles:
            return False
        at -= 2
    return False


def _adjective(line: Line, at: int) -> bool:
    """Whether the word at ``at`` is an adjective without an article, by how it ends."""
    endings = tuple(words(line.language, "roles").get("adjectival_endings", ()))
    return bool(endings) and line.tokens[at].text.islower() and line.text(at).endswith(endings)


def _namesakes(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether the sentence prints the name a second time beside another office. ``pairs``: with this name there."""
    return any(
        other.name.start != pair.name.start
        and (other.unit, other.phrase.role.role) != (pair.unit, pair.phrase.role.role)
        for other in pairs
    )
