"""Voice and word order where participles and position, and no cases, tell who does something: “was explained by NAME”.

The lists are those of ``frames.yml`` and ``events.yml``; a language that leaves them empty has its endings instead.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.claim.phrase import Line
from ingest.claim.verbs import event_noun
from ingest.lexicon.load import folded

#: What may stand in front of a noun that opens a list of those present.
_OPENING = frozenset({"the", ",", ".", ";", "and", "“", '"', "-"})
#: What closes a quotation in front of the verb of saying: “…”, said NAME.
_QUOTES = frozenset({",", '"', "”", "“", "»", "''"})
#: Tokens in front of a verb among which an auxiliary makes it passive.
_AUXILIARY = 3
#: Tokens between a noun of people present and the verb of being that opens their list.
_REACH = 8


def list_openings(line: Line, spelled: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """“Trainers in the three days are NAME …”: a noun of people present and a verb of being, with no name between."""
    nouns = folded(line.language, "events", "listed_nouns")
    copulas = folded(line.language, "events", "copulas")
    for at in line.places(nouns):
        if at and spelled[at - 1] not in _OPENING | folded(line.language, "events", "opening"):
            continue
        for end in range(at + 1, min(at + _REACH, len(spelled))):
            if line.tokens[end].capital or spelled[end] in {",", ";", ".", ":"}:
                break
            if spelled[end] in copulas:
                passed = takewhile(lambda word: word in copulas, spelled[end:])  # “predavači su bili”
                yield at, end + len(list(passed)), "listed"
                break


def presences(line: Line) -> Iterator[tuple[int, int, str]]:
    """“Na sastanku su bili i ROLE, NAME”: a noun of the event, and a past form of being before who was there."""
    for at in line.places(folded(line.language, "events", "were")):
        if not any(event_noun(line, n) for n in range(max(0, at - _REACH // 2), at)):
            continue
        end = at + 1
        while line.folded(end) in folded(line.language, "events", "and") | folded(
            line.language, "frames", "adverbs"
        ):
            end += 1
        if line.role_at(end) is not None or line.person_at(end) is not None:
            yield at, end, "listed"


def has_agent(line: Line, field: str) -> bool:
    """Whether verbs of the field are participles too, so that “moderated by”, “presented by” have an agent."""
    return field == "moderate" or bool(folded(line.language, "frames", "passive_auxiliaries"))


def passive(line: Line, start: int, end: int) -> bool:
    """Whether an auxiliary makes the one-word verb at ``start`` passive: “was explained”."""
    auxiliaries = folded(line.language, "frames", "passive_auxiliaries")
    adverbs = folded(line.language, "frames", "adverbs")
    at = start - 1
    while at > start - _AUXILIARY and line.folded(at) in adverbs:
        at -= 1
    return end == start + 1 and at >= 0 and line.folded(at) in auxiliaries


def inverts(line: Line, start: int, end: int) -> bool:
    """Whether the subject may stand behind the verb: anywhere, or where word order tells it, behind a quotation."""
    inverted = folded(line.language, "events", "inverted")
    if not inverted:
        return True
    before = next((at for at in range(start - 1, -1, -1) if not adverb(line, at)), -1)
    if before >= 0 and line.folded(before) in folded(line.language, "frames", "pronouns") | folded(
        line.language, "events", "relative"
    ):
        return False
    phrase = " ".join(line.folded(at) for at in range(start, end) if end == start + 1 or not adverb(line, at))
    return phrase in inverted or (before > 0 and line.text(before) in _QUOTES)


def adverb(line: Line, at: int) -> bool:
    """Whether an adverb stands at token ``at`` that a phrase may have inside it (“was also present”)."""
    return line.folded(at) in folded(line.language, "frames", "adverbs")


def by_agent(line: Line, start: int, end: int) -> bool:
    """Whether a verb of opening or leading is a participle with its agent behind it: “chaired by”."""
    if line.folded(start) not in folded(line.language, "events", "led_by"):
        return False
    by = folded(line.language, "events", "by")
    return any(line.folded(at) in by for at in (end, end + 1))
