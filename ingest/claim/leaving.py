"""Terms that run out and offices left, told by a noun and a verb apart: “the mandate of ROLE, NAME, has expired”."""

from collections.abc import Iterator

from ingest.claim.clause import segments, subject_of
from ingest.claim.phrase import Line, RolePhrase
from ingest.claim.predicates import phrase_at, phrase_before
from ingest.lexicon.load import folded
from ingest.mention.people import NameSpan
from ontology.model import Standing

#: Roles that without a unit can be held in any company or club.
_ANYWHERE = frozenset({None, "head", "director", "unit-head", "director-general"})
#: Tokens between a noun for a term and the verb by which it runs out: “the mandate of the Chief … of …, NAME, expired”.
_TERM = 30
#: Tokens in front of a noun for a term among which “whose” stands: “whose seven-year mandate”.
_WHOSE = 3
#: Tokens in front of an office left among which the word for leaving stands.
_LEFT = 12
#: Tokens in front of a word for leaving among which whoever leaves is named: “the request of NAME to be released”.
_ASKED = 6


def run_out(line: Line) -> Iterator[tuple[NameSpan, Standing]]:
    """Whose term runs out or has run out: the name behind the noun for it, or the one that “whose” speaks of."""
    terms = folded(line.language, "frames", "terms")
    for at in line.places(terms):
        verb = _verb(line, at, "expiring")
        name = _holder(line, at, verb) if verb is not None else None
        if verb is not None and name is not None:
            over = phrase_at(line.tokens, verb, line.language, "expired") is not None
            yield name, Standing.FORMER if over else Standing.CURRENT


def _verb(line: Line, noun: int, field: str) -> int | None:
    """The first verb of ``field`` behind the noun in its statement."""
    end = next((b for a, b in segments(line) if a <= noun < b), len(line.tokens))
    for at in range(noun + 1, min(end, noun + _TERM)):
        if phrase_at(line.tokens, at, line.language, field) is not None:
            denied = line.folded(at - 1) in folded(line.language, "events", "negations")
            return None if denied else at
    return None


def _holder(line: Line, noun: int, verb: int) -> NameSpan | None:
    whose = folded(line.language, "frames", "whose")
    relative = next(
        (n for n in range(noun - 1, max(-1, noun - _WHOSE - 1), -1) if line.folded(n) in whose), None
    )
    if relative is not None:
        return next((n for n in reversed(line.people) if n.end <= relative), None)
    between = [n for n in line.people if noun < n.start and n.end <= verb]
    return between[0] if len(between) == 1 else None


def offices_left(line: Line) -> Iterator[tuple[RolePhrase, NameSpan | None, Standing]]:
    """“the request of NAME to be released from the position of ROLE was approved”: the office, and who has left it.

    No name where the request was not granted or only made: the office is then said of nobody by these words.
    """
    for role in line.mentions.roles:
        start = phrase_before(line.tokens, role.start, line.language, "from_office")
        if start is None or role.plural:
            continue
        word = next((at for at in range(start - 1, max(-1, start - _LEFT), -1) if _leaving(line, at)), None)
        if word is None:
            continue
        name = _leaver(line, word, start)
        begin, end = next(((a, b) for a, b in segments(line) if a <= word < b), (0, len(line.tokens)))
        said = {line.folded(at) for at in range(begin, end)}
        lists = {
            field: folded(line.language, "frames", field)
            for field in ("granting", "asking", "not_left", "removing")
        }
        negated = (
            folded(line.language, "events", "negations")
            | lists["not_left"]
            | folded(line.language, "frames", "planned") - {"to"}
        )
        if said & negated or (said & lists["asking"] and not said & lists["granting"]):
            name = None
        if not line.phrase(role).units and role.role.key in _ANYWHERE:
            name = None  # “head of a school”: an office of nobody knows what
        standing = Standing.DISMISSED if line.folded(word) in lists["removing"] else Standing.FORMER
        yield line.phrase(role), name, standing


def _leaving(line: Line, at: int) -> bool:
    return line.folded(at) in folded(line.language, "frames", "leaving")


def _leaver(line: Line, word: int, office: int) -> NameSpan | None:
    """Who leaves: the name between the word for it and the office, the subject before it, or who asked for it."""
    between = next((n for n in line.people if word < n.start and n.end <= office), None)
    if between is not None:
        return between
    subject = subject_of(line, word)
    return subject or next((n for n in reversed(line.people) if n.end <= word <= n.end + _ASKED), None)
