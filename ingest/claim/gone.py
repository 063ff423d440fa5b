"""Who left an office by the nouns for it, and who ran for one by the votes they got."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.claim.clause import prepositions, reaches
from ingest.claim.meeting import numerals
from ingest.claim.phrase import Line
from ingest.claim.predicates import openers, phrase_at
from ingest.claim.said import office_filled, plain
from ingest.claim.tenures import Pair
from ingest.lexicon.load import folded
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan
from ontology.language.grammar import grammar
from ontology.model import Standing

#: Fields of ``frames.yml`` → what the phrases say of the office.
_FIELDS = (("departures", Standing.FORMER), ("dismissals", Standing.DISMISSED))
#: What is said of a successor.
_HELD = frozenset({None, Standing.CURRENT, Standing.APPOINTED})


def gone(line: Line) -> Iterator[tuple[NameSpan, RoleSpan | None, Standing]]:
    """Names behind nouns of a departure, with the role in front of them: “odluku o razrešenju ROLE, NAME”.

    Only the role or name right behind the noun is meant; a proposal or request to remove someone is none.
    """
    places = [
        (at, number)
        for number, (field, _) in enumerate(_FIELDS)
        for at in line.places(openers(line.language, field))
    ]
    for at, number in sorted(places):
        field, standing = _FIELDS[number]
        end = phrase_at(line.tokens, at, line.language, field)
        if end is None or _denied(line, at):
            continue
        role = line.role_at(end)
        name = line.named_after(line.phrase(role).end)[0] if role is not None else line.person_at(end)
        if name is not None and (role is None or not role.plural):
            yield name, role, standing


def leavers(line: Line, pairs: Sequence[Pair]) -> Iterator[tuple[NameSpan, Standing, Pair | None]]:
    """Who left an office by the nouns of a sentence, and the office if it is that of the one successor in ``pairs``."""
    for name, role, over in gone(line):
        given = [p for p in pairs if p.line is line and p.standing in _HELD and not p.phrase.role.former]
        vacant = (
            office_filled(line)
            if role is None and not given and not grammar(line.language).declines
            else None
        )
        if vacant is not None and not vacant[1].role.plural:
            phrase = replace(vacant[1], role=plain(vacant[1].role))
            span = line.mentions.sentence.span_of(
                min(phrase.role.start, name.start), max(phrase.end, name.end)
            )
            unit = phrase.units[0] if phrase.units else None
            yield name, over, Pair(line, phrase, name, "replaced", span, unit, over, False, line, line)
            continue
        if role is not None or len(given) != 1:
            yield name, over, None
            continue
        phrase = replace(given[0].phrase, role=plain(given[0].phrase.role))
        span = line.mentions.sentence.span_of(min(phrase.role.start, name.start), max(phrase.end, name.end))
        yield (
            name,
            over,
            Pair(line, phrase, name, "replaced", span, given[0].unit, over, False, line, line),
        )


def _denied(line: Line, at: int) -> bool:
    words = {line.folded(n) for n in range(max(0, at - 3), at)}
    refused = tuple(folded(line.language, "frames", "refused"))
    if refused and any(word.startswith(refused) for word in words):
        return True
    return bool(
        words & (folded(line.language, "events", "negations") | folded(line.language, "frames", "planned"))
    )


def voted_for(line: Line) -> Iterator[NameSpan]:
    """Names that got a number of votes: “NAME je dobila sedam, a NAME četiri glasa”."""
    votes = folded(line.language, "frames", "votes")
    counts = numerals(line)
    for at in line.places(votes):
        if at == 0:
            continue
        number = line.text(at - 1)
        if number not in counts and not number.isdigit():
            continue
        if at > 1 and line.folded(at - 2) in prepositions(line.language):
            continue  # “sa devet glasova” tells how someone else was chosen
        name = next((n for n in reversed(line.people) if n.end < at), None)
        if name is not None and reaches(line, name.end, at - 1):
            yield name
