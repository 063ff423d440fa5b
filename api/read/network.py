"""The network of persons and units: chosen, measured, one pair of it, and the ways between two."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlencode

from api.read.graph import Graph
from api.read.reader import Reader
from api.schemas.base import Fact, Link
from api.schemas.network import Because, Joint, NetworkActor, NetworkPage, Pair, PairPage, Step, WaysPage
from graph.view.choice import Choice, choose, find_actor
from graph.view.measures import measured
from graph.view.network import Network, Records, strongest
from graph.view.ways import Way, ways
from ontology.iri import identifier
from ontology.model import Language


def network(graph: Graph, language: Language, choice: Choice, most: int | None = None) -> Network:
    """The network that ``choice`` asks for, at most the ``most`` actors who met most others.

    Raises ``NotFoundError`` and ``InputError`` as ``choose`` does.
    """
    records = graph.meetings(language)
    found = choose(records, choice)
    if most is None:
        return found
    keep = find_actor(records, choice.person, choice.of) if choice.person else None
    return strongest(found, records, most, keep=keep)


def network_page(reader: Reader, found: Network) -> NetworkPage:
    """``found`` as actors and pairs."""
    measures = measured(found)
    people = {a.key: reader.link(identifier(a.kind, a.key)) for a in found.actors}
    ties = sorted(found.ties, key=lambda t: (-t.weight, people[t.a].label.value, people[t.b].label.value))
    return NetworkPage(
        snapshot=reader.graph.id,
        drawn=bool(found.actors),
        shown=len(found.actors),
        hidden=found.hidden,
        groups=measures.groups,
        estimated=measures.estimated,
        people=tuple(
            NetworkActor(
                **dict(people[a.key]),
                kind=a.kind,
                units=a.units,
                met=a.degree,
                meetings=measures.actors[a.key].meetings,
                between=measures.actors[a.key].between,
                group=measures.actors[a.key].group,
            )
            for a in sorted(found.actors, key=lambda a: (-a.degree, people[a.key].label.value, a.key))
        ),
        pairs=tuple(
            Pair(
                first=people[t.a],
                second=people[t.b],
                path=pair_path(t.a, t.b),
                events=reader.events(identifier("event", e) for e in t.events),
            )
            for t in ties
        ),
    )


def pair_path(first: str, second: str) -> str:
    """Address of the page of two actors, by their keys."""
    return "/network/pair?" + urlencode({"first": first, "second": second})


def pair_page(reader: Reader, language: Language, first: str, second: str) -> PairPage:
    """Every event that ``first`` and ``second`` (key, IRI or name) both had part in, the newest first.

    Raises ``NotFoundError`` for one who is not there, ``InputError`` for a name of several.
    """
    records = reader.graph.meetings(language)
    a, b = (find_actor(records, text, "both") for text in (first, second))
    whole = choose(records, Choice(of="both"))
    tie = next((t for t in whole.ties if {t.a, t.b} == {a, b}), None)
    events = reader.events(identifier("event", e) for e in tie.events) if tie else ()
    return PairPage(
        snapshot=reader.graph.id,
        first=_link(reader, records, a),
        second=_link(reader, records, b),
        joint=tuple(Joint(event=e, because=tuple(_because(reader, records, e.iri, (a, b)))) for e in events),
    )


def ways_page(reader: Reader, language: Language, first: str, last: str, choice: Choice) -> WaysPage:
    """The shortest ways from ``first`` to ``last`` over the events of ``choice``; raises as ``pair_page``.

    Without both of them, an empty page.
    """
    if not first or not last:
        return WaysPage(snapshot=reader.graph.id)
    records = reader.graph.meetings(language)
    a, b = (find_actor(records, text, choice.of) for text in (first, last))
    found = ways(choose(records, replace(choice, person=None)), a, b)
    return WaysPage(
        snapshot=reader.graph.id,
        first=_link(reader, records, a),
        last=_link(reader, records, b),
        length=len(found[0].ties) if found else None,
        ways=tuple(tuple(_steps(reader, records, way)) for way in found),
    )


def _steps(reader: Reader, records: Records, way: Way) -> Iterator[Step]:
    for first, tie in zip(way.actors, way.ties, strict=False):
        second = tie.b if tie.a == first else tie.a
        events = reader.events(identifier("event", e) for e in tie.events)
        yield Step(
            first=_link(reader, records, first),
            second=_link(reader, records, second),
            path=pair_path(tie.a, tie.b),
            events=events,
            example=Joint(
                event=events[0],
                because=tuple(_because(reader, records, events[0].iri, (first, second))),
            ),
        )


def _link(reader: Reader, records: Records, actor: str) -> Link:
    return reader.link(identifier("person" if actor in records.persons else "unit", actor))


def _because(reader: Reader, records: Records, event: str, actors: Iterable[str]) -> Iterator[Because]:
    """What says that each of ``actors`` had part in ``event``."""
    there = reader.participations("zyr:inEvent", event)
    for actor in actors:
        link = _link(reader, records, actor)
        if link.iri in reader.graph.node(event).things("zyr:convenedBy"):
            fact = Fact.model_validate(reader.fact(event))
            yield Because(actor=link, fact=fact)
        for part in there:
            if part.actor.iri == link.iri or (part.represents and part.represents.iri == link.iri):
                of = part.actor if part.actor.iri != link.iri else None
                fact = Fact(**{name: getattr(part, name) for name in Fact.model_fields})
                yield Because(actor=link, role=part.role.label, of=of, fact=fact)
