"""Verbs and phrases of taking part in an event, as ``events.yml`` of each language lists them, found in a sentence."""

from collections.abc import Mapping
from functools import cache

from ingest.claim.open_verbs import open_verbs
from ingest.claim.phrase import Line
from ingest.claim.phrasebook import Phrasebook
from ingest.claim.split import by_verb, object_near, pair_of
from ingest.claim.voice import list_openings, presences
from ingest.lexicon.load import folded, words
from ontology.language.fold import fold
from ontology.model import Language

#: Fields of ``events.yml`` → the part played, and the rule that says so.
PARTS: Mapping[str, tuple[str, str]] = {
    "hold": ("chair", "meeting-held"),
    "open": ("chair", "meeting-held"),
    "under": ("chair", "meeting-led"),
    "led_by": ("chair", "meeting-led"),
    "receive": ("host", "guest-received"),
    "received": ("host", "guest-received"),
    "sworn_before": ("host", "guest-received"),
    "swear": ("sworn-in", "speaks"),
    "sign": ("signatory", "signed"),
    "moderate": ("participant", "moderated"),
    "attend": ("participant", "attends"),
    "listed": ("participant", "attends"),
    "present": ("presenter", "speaks"),
    "speak": ("speaker", "speaks"),
    "prosecute": ("participant", "speaks"),
    "case": ("participant", "speaks"),
    "prosecuted_by": ("participant", "speaks"),
    "vote": ("participant", "speaks"),
    "act": ("participant", "speaks"),
}


@cache
def _acts(language: Language) -> Phrasebook[str]:
    """The phrases of taking part, with their field."""
    rows = [
        (fold(phrase).split(), field)
        for field in PARTS
        for phrase in words(language, "events").get(field, ())
        if pair_of(phrase) is None
    ]
    return Phrasebook(rows, folded(language, "frames", "adverbs"))


@cache
def _pairs(language: Language) -> Mapping[str, Mapping[str, str]]:
    """Verb → beginning of its object → field, of the verbs listed with an object that may stand apart."""
    found: dict[str, dict[str, str]] = {}
    for field in PARTS:
        for verb, nouns in by_verb(words(language, "events").get(field, ())).items():
            found.setdefault(verb, {}).update(dict.fromkeys(nouns, field))
    return found


@cache
def _starts(language: Language) -> frozenset[str]:
    """The words at which a verb or phrase of taking part can stand."""
    return frozenset(_acts(language).firsts) | frozenset(_pairs(language))


def find_acts(line: Line) -> list[tuple[int, int, str]]:
    """Verbs and phrases of taking part: tokens from, to (exclusive), and the field that lists them.

    A verb listed with its object goes before the verb alone: who “održao izlaganje” held no meeting.
    """
    if line.acts is None:
        line.acts = _found(line)
    return line.acts


def _found(line: Line) -> list[tuple[int, int, str]]:
    spelled, starts = line.spelled, _starts(line.language)
    found = [*list_openings(line, spelled), *presences(line)]
    behind = 0
    for at in line.places(starts):
        if at < behind:
            continue
        listed = [row for row in _acts(line.language).all_at(spelled, at) if not _turned(line, at, row[1])]
        act = (at, *max(listed, key=lambda row: row[0])) if listed else None
        if act is None or act[1] == at + 1:
            act = _apart(line, at) or act
        if act is not None:
            found.append(act)
            behind = act[1]
    return sorted([*found, *open_verbs(line, found)])


def _apart(line: Line, at: int) -> tuple[int, int, str] | None:
    """The verb at ``at`` with its object before or behind it: “zakletvu su danas položili”."""
    nouns = _pairs(line.language).get(line.spelled[at])
    near = object_near(line.spelled, at, tuple(nouns), line.language) if nouns else None
    return (near[1], near[2], nouns[near[0]]) if nouns is not None and near is not None else None


def _turned(line: Line, at: int, field: str) -> bool:
    """Whether a mark of the passive in front of a verb of ``field`` turns it, so that its subject does nothing."""
    marks = folded(line.language, "events", "passive_marks")
    if field in {"led_by", "moderate"} or at == 0:
        return False
    return line.folded(at - 1) in marks and line.folded(at) not in marks
