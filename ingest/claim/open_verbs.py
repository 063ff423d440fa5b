"""Verbs of acting told by their form, where a language has one ending for the past: “NAME, ROLE, has stressed that …”.

Lists of verbs never hold all by which someone speaks or acts at an event. A verb in the past right behind its subject,
or a participle with its agent (“were greeted by NAME”), is one too, unless the lexicon names it as one that tells of a
career, a case or the past (``not_acting`` in ``events.yml``).
"""

from collections.abc import Iterator, Sequence
from functools import cache

from ingest.claim.phrase import Line
from ingest.lexicon.load import folded, words
from ontology.language.dictionary import is_ordinary
from ontology.language.kept import Kept
from ontology.model import Language

#: Shortest verb with the ending, as it is printed: “added”.
_SHORTEST = 5


def open_verbs(line: Line, taken: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Tokens from, to (exclusive) and the field ``act`` of verbs outside ``taken``."""
    if "past_ending" not in words(line.language, "events"):
        return
    busy = {at for start, end, _ in taken for at in range(start, end)}
    acting = _acting(line.language)
    for at in [at for at, word in enumerate(line.spelled) if at and acting[word]]:
        if at in busy or line.inside_mention(at) or line.tokens[at].capital or line.verb_at(at) is not None:
            continue
        if _agent_behind(line, at) or _subject_in_front(line, at):
            yield at, at + 1, "act"


@cache
def _acting(language: Language) -> Kept[bool]:
    """Folded word → whether it is a verb in the past, and none that tells of a career, a case or the past."""
    ending: str = words(language, "events")["past_ending"]
    irregular, others = folded(language, "events", "irregular"), folded(language, "events", "not_acting")

    def acting(word: str) -> bool:
        formed = word.endswith(ending) and len(word) >= _SHORTEST and is_ordinary(word, language)
        return (formed or word in irregular) and word not in others

    return Kept(acting)


def _agent_behind(line: Line, at: int) -> bool:
    """Whether the verb is a passive with its agent right behind it: “were also greeted by”."""
    auxiliaries = folded(line.language, "frames", "passive_auxiliaries")
    before = _before(line, at)
    return line.folded(at + 1) in folded(line.language, "events", "by") and line.folded(before) in auxiliaries


def _before(line: Line, at: int) -> int:
    """The token in front of ``at``, adverbs passed over."""
    adverbs = folded(line.language, "frames", "adverbs")
    at -= 1
    while at > 0 and line.folded(at) in adverbs:
        at -= 1
    return at


def _subject_in_front(line: Line, at: int) -> bool:
    """Whether the verb stands right behind a name, or behind the comma or clause that closes what is said of it."""
    if line.folded(at + 1) in folded(line.language, "events", "by"):
        return False
    before = _before(line, at)
    perfect = line.folded(before) in folded(line.language, "events", "has")
    if perfect:
        before = _before(line, before)
    if any(name.end == before + 1 for name in line.people):
        return True
    if line.folded(before) in folded(line.language, "events", "relative"):
        return True
    closes = line.text(before) == "," and any(line.text(n) == "," for n in range(max(0, before - 25), before))
    return line.text(before) == "," and (perfect or closes)
