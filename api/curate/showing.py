"""What a template prints of an item: each side with its history, and each quote in the text around it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from api.read.reader import passage_path
from graph.decision.bind import claim_target
from graph.decision.model import Action, ClaimKind
from graph.decision.rules import FIELDS, MENTION
from graph.identity.keys import AnyClaim
from graph.review.item import Act, Item, ItemKind, Quote, Side
from graph.review.words import claim_line
from ontology.lookup import vocabulary

_MASK: Final = "\u2588"
_AROUND: Final = 320  # characters of the release shown on either side of a quote
_SHOWN: Final = 12  # quotes of one side; the rest are in its releases
_FIELD_ACTIONS: Final = {Act.REPLACE: Action.REPLACE, Act.SET_DATE: Action.SET_DATE}
#: Kind of claim and field → where in the vocabulary its keys stand.
_SCHEMES: Final[Mapping[tuple[str, str], str]] = {
    (ClaimKind.TENURE, "role"): "role",
    (ClaimKind.TENURE, "unit"): "unit",
    (ClaimKind.EVENT, "kind"): "event-type",
    (ClaimKind.PARTICIPATION, "role"): "event-role",
    (ClaimKind.PARTICIPATION, "represents"): "unit",
    (ClaimKind.UNIT, "code"): "unit",
}
_KEY: Final = re.compile(r"/id/(?:person|event|unit|claim|mention)/([^/?#\s]+)")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a release and what stands around them. ``path``: of the place in the release's page."""

    before: str
    words: str
    after: str
    release: str
    day: date | None
    language: str
    path: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One side. ``id``: by which it is opened; ``more``: quotes that are not shown; ``claims``: its history, claim for
    claim, if it is a person."""

    id: str
    title: str
    lines: tuple[str, ...]
    passages: tuple[Passage, ...]
    more: int
    claims: "tuple[Part, ...]" = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What a split can take out, or a value can be: its id, and a line of words."""

    id: str
    title: str


def shown(side: Side) -> Shown:
    """``side`` as it is printed."""
    quotes = list(dict.fromkeys((q.source.key, q.span) for q in side.quotes))
    first = {(q.source.key, q.span): q for q in reversed(side.quotes)}
    told = tuple(passage(first[key]) for key in quotes[:_SHOWN])
    claims = _claims(side.quotes) if side.id.startswith("p-") else ()
    return Shown(side.id, side.title, side.lines, told, len(quotes) - len(told), claims)


def _claims(quotes: Iterable[Quote]) -> tuple[Part, ...]:
    """What is claimed of the persons that ``quotes`` name, by day; nothing for quotes of other things."""
    found: dict[str, str] = {}
    for quote in quotes:
        source = quote.source
        named = [p.local for p in source.reading.persons if p.evidence.spans[0] == quote.span]
        for local in named[:1]:
            claims: list[AnyClaim] = [*source.tenures_of(local)]
            claims += [part for part in source.reading.participations if part.actor == local]
            for claim in claims:
                day = source.day.isoformat() if source.day is not None else "no date"
                found[claim_target(source, claim).key] = f"{day}  {claim_line(source, claim)}"
    return tuple(Part(key, line) for key, line in sorted(found.items(), key=lambda row: (row[1], row[0])))


def passage(quote: Quote) -> Passage:
    """``quote`` in the text around it; what is withheld is masked, here as everywhere."""
    source, span = quote.source, quote.span
    text = list(source.release.text)
    for hidden in source.reading.withheld:
        text[hidden.start : hidden.end] = _MASK * (hidden.end - hidden.start)
    before = "".join(text[max(0, span.start - _AROUND) : span.start])
    after = "".join(text[span.end : span.end + _AROUND])
    if span.start > _AROUND:
        before = "… " + before.partition(" ")[2]
    if span.end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Passage(
        before,
        "".join(text[span.start : span.end]),
        after,
        source.key,
        source.day,
        source.release.language,
        passage_path(f"/id/release/{source.key}", span.start, span.end),
    )


def parts(item: Item) -> tuple[Part, ...]:
    """What a split of ``item`` can take out."""
    if Act.SPLIT not in item.acts:
        return ()
    if item.kind is not ItemKind.PERSON:
        return tuple(Part(side.id, _line(side.title, side.quotes)) for side in item.sides)
    found = []
    for quote in item.sides[0].quotes:
        people = quote.source.as_read.reading.persons
        person = next((p for p in people if p.evidence.spans[0] == quote.span), None)
        if person is not None:
            found.append(Part(f"{quote.source.key}.{person.local[1:]}", _line(person.name, (quote,))))
    return tuple(found)


def _line(title: str, quotes: Iterable[Quote]) -> str:
    days = [quote.source.day.isoformat() for quote in quotes if quote.source.day is not None]
    return f"{title} ({days[0]})" if days else title


def fields(item: Item, act: Act) -> tuple[str, ...]:
    """Fields that ``act`` can set on ``item``."""
    kind = item.claims[0].kind if item.claims else MENTION
    return tuple(FIELDS.get((_FIELD_ACTIONS[act], kind), {})) if act in item.acts else ()


def choices(item: Item) -> tuple[Part, ...]:
    """Keys of the vocabulary that ``replace`` can give to a field of ``item``, each once, by key."""
    kind = item.claims[0].kind if item.claims else MENTION
    schemes = {_SCHEMES[kind, f] for f in fields(item, Act.REPLACE) if (kind, f) in _SCHEMES}
    known = vocabulary()
    found = {
        key: known.label(scheme, key, "en")
        for scheme in sorted(schemes)
        for key in (known.units if scheme == "unit" else known.concepts[scheme])
    }
    return tuple(Part(key, label) for key, label in sorted(found.items()))


def identifier(typed: str) -> str:
    """The id that is meant by ``typed``: an id, or the address of a page.

    >>> identifier("https://example.org/id/person/p-k7qd?lang=sq"), identifier(" c-00ff ")
    ('p-k7qd', 'c-00ff')
    """
    found = _KEY.search(typed)
    return found[1] if found is not None else typed.strip()
