"""What a search finds, as documented types."""

from collections.abc import Callable, Mapping

from api.read.reader import Reader
from api.read.units import acronym, parents
from api.schemas.base import Text
from api.schemas.search import (
    Choice,
    Found,
    FoundEvent,
    FoundPerson,
    FoundPost,
    FoundRelease,
    FoundUnit,
    Piece,
    SearchPage,
    Suggestions,
)
from graph.search.index import Hit, Index
from ontology.language.fold import fold
from ontology.terms import BASE

_POSTS = 2  # posts shown beside a person


def search(
    reader: Reader, index: Index, words: str, narrowed: Mapping[str, str], offset: int, limit: int
) -> SearchPage:
    """What is found by ``words``, narrowed to values of ``kind``, ``unit`` (its code), ``year`` and ``language``."""
    asked = dict(narrowed)
    if "unit" in asked:
        asked["unit"] = f"{BASE}id/unit/{asked['unit']}"
    found = index.find(words, asked, offset=offset, limit=limit)
    return SearchPage(
        snapshot=reader.graph.id,
        search=words,
        **{field: narrowed.get(field) for field in ("kind", "unit", "year", "language")},
        total=found.total,
        more=found.more,
        offset=offset,
        limit=limit,
        choices={
            field: tuple(_choice(reader, field, value, count) for value, count in values)
            for field, values in found.facets.items()
        },
        items=tuple(_ITEMS[hit.kind](reader, index, hit, words) for hit in found.hits),
    )


def suggestions(reader: Reader, index: Index, words: str, limit: int) -> Suggestions:
    """People and units that ``words``, typed so far, may mean."""
    hits = index.suggest(words, limit=limit)
    return Suggestions(
        snapshot=reader.graph.id,
        search=words,
        items=tuple(Found.model_validate(_found(reader, hit)) for hit in hits),
    )


def _choice(reader: Reader, field: str, value: str, count: int) -> Choice:
    if field == "unit":
        return Choice(value=value.rpartition("/")[2], label=reader.text(value), count=count)
    return Choice(value=value, label=Text(value=value), count=count)


def _found(reader: Reader, hit: Hit) -> dict[str, object]:
    link = reader.link(hit.iri)
    other = hit.matched and fold(hit.matched) != fold(link.label.value)
    return dict(link) | {"what": hit.kind, "matched": hit.matched if other else None, "sample": link.invented}


def _person(reader: Reader, _: Index, hit: Hit, __: str) -> FoundPerson:
    nodes = [reader.graph.node(t) for t in reader.graph.referring(hit.iri, "org:member")]
    nodes.sort(key=lambda n: (str(n.first("zyr:lastAttested") or ""), n.iri), reverse=True)
    posts = tuple(
        FoundPost(
            post=reader.link(node.things("zyr:post")[0]),
            capacity=reader.optional(node.things("zyr:capacity")),
            last_attested=node.first("zyr:lastAttested"),
        )
        for node in nodes[:_POSTS]
    )
    return FoundPerson.model_validate(_found(reader, hit) | {"posts": posts})


def _unit(reader: Reader, _: Index, hit: Hit, __: str) -> FoundUnit:
    return FoundUnit.model_validate(
        _found(reader, hit) | {"acronym": acronym(reader, hit.iri), "parents": parents(reader, hit.iri)}
    )


def _event(reader: Reader, _: Index, hit: Hit, __: str) -> FoundEvent:
    took_part = len(set(reader.graph.referring(hit.iri, "zyr:inEvent")))
    return FoundEvent.model_validate(
        _found(reader, hit) | reader.event_facts(hit.iri) | {"participants": took_part}
    )


def _release(reader: Reader, index: Index, hit: Hit, words: str) -> FoundRelease:
    brief = reader.release(hit.iri)
    pieces = index.passages(words, _text(reader, hit.iri))
    return FoundRelease.model_validate(
        _found(reader, hit)
        | {
            "day": brief.day,
            "language": brief.language,
            "sample": brief.sample,
            "passage": tuple(Piece(text=part, sought=sought) for part, sought in pieces),
        }
    )


def _text(reader: Reader, release: str) -> str:
    """The text of a release without the page it stood on."""
    text = next((row["text"].text for row in reader.graph.select("text", release=release)), "")
    for row in reader.graph.select("furniture", release=release):
        start, end = row["start"].value, row["end"].value
        text = text[:start] + " " * (end - start) + text[end:]
    return text


_ITEMS: dict[
    str, Callable[[Reader, Index, Hit, str], FoundPerson | FoundUnit | FoundEvent | FoundRelease]
] = {"person": _person, "unit": _unit, "event": _event, "release": _release}
