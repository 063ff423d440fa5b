"""One release with everything read in it, and releases as listed."""

from dataclasses import dataclass, field

from api.read.graph import Node
from api.read.reader import Reader, local_path
from api.schemas.base import Link
from api.schemas.pages import Passage, ReleaseEntry, ReleasePage

#: Kinds of passages in the order of the notes, with the class and the properties naming what the fact joins.
_KINDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("person", "zyr:Person", ()),
    ("tenure", "zyr:Tenure", ("org:member", "zyr:post")),
    ("participation", "zyr:Participation", ("zyr:actor", "cv:role", "zyr:inEvent")),
    ("event", "zyr:Event", ()),
    ("unit", "zyr:Unit", ()),
)


@dataclass(slots=True)
class _Found:
    spans: set[tuple[int, int]] = field(default_factory=set)
    rule: str | None = None


def release(reader: Reader, key: str) -> ReleasePage:
    """The page of release ``key``; raises ``NotFoundError``."""
    iri = reader.existing("release", key, "zyr:Release")
    node = reader.graph.node(iri)
    brief = reader.release(iri)
    texts = reader.graph.select("text", release=iri)
    return ReleasePage(
        snapshot=reader.graph.id,
        iri=iri,
        path=local_path(iri),
        label=brief.label,
        sample=brief.sample,
        language=brief.language,
        day=brief.day,
        publisher=reader.optional(node.things("schema:publisher")),
        address=next((local_path(v.text) for v in node.all("schema:url")), None) or None,
        credit=next((v.text for v in node.all("dcterms:source") if not v.thing), None),
        text=texts[0]["text"].text if texts else "",
        furniture=_spans(reader, "furniture", iri),
        unread=_spans(reader, "unread", iri),
        passages=_passages(reader, iri),
    )


def _spans(reader: Reader, query: str, iri: str) -> tuple[tuple[int, int], ...]:
    rows = reader.graph.select(query, release=iri)
    return tuple(sorted({(row["start"].value, row["end"].value) for row in rows}))


def _passages(reader: Reader, iri: str) -> tuple[Passage, ...]:
    found: dict[str, _Found] = {}
    rows = [(row["fact"].text, row) for row in reader.graph.select("passages", release=iri)]
    rows += [(row["person"].text, row) for row in reader.graph.select("mentions", release=iri)]
    for fact, row in rows:
        place = found.setdefault(fact, _Found())
        place.spans.add((row["start"].value, row["end"].value))
        place.rule = row["rule"].text if "rule" in row else place.rule
    known = [(fact, _kind(reader.graph.node(fact)), place) for fact, place in found.items()]
    known.sort(key=lambda k: (k[1], min(k[2].spans), k[0]))
    return tuple(
        Passage(
            number=number,
            kind=_KINDS[kind][0],
            fact=reader.link(fact),
            about=_about(reader, fact, kind),
            spans=tuple(sorted(place.spans)),
            rule=place.rule,
        )
        for number, (fact, kind, place) in enumerate((k for k in known if k[1] < len(_KINDS)), 1)
    )


def _kind(node: Node) -> int:
    return next((i for i, (_, curie, _) in enumerate(_KINDS) if node.is_a(curie)), len(_KINDS))


def _about(reader: Reader, fact: str, kind: int) -> tuple[Link, ...]:
    node = reader.graph.node(fact)
    return tuple(reader.link(thing) for curie in _KINDS[kind][2] for thing in node.things(curie)[:1])


def entry(reader: Reader, iri: str) -> ReleaseEntry:
    """Release ``iri`` as listed."""
    publisher = reader.optional(reader.graph.node(iri).things("schema:publisher"))
    facts = len(set(reader.graph.referring(iri, "zyr:source")))
    return ReleaseEntry(**dict(reader.release(iri)), publisher=publisher, facts=facts)
