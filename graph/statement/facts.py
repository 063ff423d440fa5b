"""The published layer: facts to the default graph."""

from datetime import date
from typing import Final

from pyoxigraph import NamedNode

from graph.fact.labels import post_labels
from graph.statement.concepts import place_node
from graph.statement.quads import Graph, day, edtf, node, number, share, term, text, thing, truth
from ontology.dates import PartialDate
from ontology.facts import (
    Event,
    Group,
    Participation,
    Person,
    PersonnelAct,
    Post,
    Publication,
    Support,
    Tenure,
    Unit,
    UnitChange,
)
from ontology.lookup import vocabulary
from ontology.model import LANGUAGES

#: Event types → the class that they and narrower types have beside ``zyr:Event``.
_CLASSES: Final = {
    "meeting": "zyr:Meeting",
    "council-session": "zyr:CouncilSession",
    "appointment": "zyr:PersonnelAct",
    "dismissal": "zyr:PersonnelAct",
    "resignation": "zyr:PersonnelAct",
}
#: The shape of events takes no earlier day; what releases tell of older times keeps its date in EDTF.
_FIRST_DAY: Final = date(2005, 1, 1)
_PUBLIC = frozenset({"council", "institution", "prosecution-office"})


def write(graph: Graph, publication: Publication, role_labels: dict[str, dict[str, str]]) -> None:
    """Write every fact. ``role_labels``: role key → language → label."""
    units = {unit.code: unit for unit in publication.units}
    for person in publication.persons:
        _person(graph, person)
    for unit in publication.units:
        _unit(graph, unit)
    for post in publication.posts:
        _post(graph, post, units[post.unit], role_labels[post.role])
    for tenure in publication.tenures:
        _tenure(graph, tenure)
    for group in publication.groups:
        _group(graph, group)
    for event in publication.events:
        _event(graph, event)
    for participation in publication.participations:
        _participation(graph, participation)
    for act in publication.acts:
        _act(graph, act)
    for change in publication.changes:
        _change(graph, change)


def _support(graph: Graph, fact: str, key: str, support: Support) -> None:
    subject = thing(fact, key)
    graph.add(subject, "zyr:supportedBy", *(thing("claim", claim) for claim in support.claims))
    graph.add(subject, "zyr:source", *(thing("release", release) for release in support.sources))
    graph.add(subject, "zyr:confidence", share(support.confidence))
    graph.add(subject, "zyr:reviewStatus", term("status", support.review))


def _person(graph: Graph, person: Person) -> None:
    subject = thing("person", f"p-{person.key}")
    graph.type(subject, "zyr:Person")
    graph.add(subject, "foaf:name", text(person.name))
    graph.add(subject, "zyr:nameVariant", *map(text, person.variants))


def _unit(graph: Graph, unit: Unit) -> None:
    subject = thing("unit", unit.code)
    graph.type(subject, "zyr:Unit")
    if unit.kind != "external":
        graph.type(subject, "org:OrganizationalUnit" if unit.parent else "org:FormalOrganization")
    if unit.kind in _PUBLIC:
        graph.type(subject, "cv:PublicOrganisation")
    graph.add(subject, "dcterms:identifier", text(unit.code))
    graph.add(subject, "zyr:unitKind", term("unit-kind", unit.kind))
    graph.texts(subject, "skos:prefLabel", unit.labels.items())
    lacking = [language for language in LANGUAGES if language not in unit.labels]
    for label in list(unit.labels.values())[
        :1
    ]:  # the name as printed stands in for those that nobody printed
        graph.texts(subject, "skos:prefLabel", ((language, label) for language in lacking))
        graph.texts(subject, "zyr:derivedLabel", ((language, label) for language in lacking))
    graph.texts(subject, "zyr:acronym", unit.acronyms.items())
    graph.add(subject, "org:unitOf", thing("unit", unit.parent) if unit.parent else None)
    if unit.support is not None:
        _support(graph, "unit", unit.code, unit.support)


def _post(graph: Graph, post: Post, unit: Unit, role: dict[str, str]) -> None:
    subject = thing("post", post.code)
    graph.type(subject, "org:Post")
    graph.add(subject, "org:postIn", thing("unit", post.unit))
    graph.add(subject, "org:role", term("role", post.role))
    graph.add(subject, "zyr:seats", number(post.seats) if post.seats is not None else None)
    graph.add(subject, "zyr:isHeadPost", truth(value=True) if post.head else None)
    graph.texts(subject, "skos:prefLabel", post_labels(role, unit).items())


def _tenure(graph: Graph, tenure: Tenure) -> None:
    key = f"t-{tenure.key}"
    subject = thing("tenure", key)
    graph.type(subject, "zyr:Tenure", "org:Membership")
    graph.add(subject, "org:member", thing("person", f"p-{tenure.person}"))
    graph.add(subject, "org:organization", thing("unit", tenure.post.unit))
    graph.add(subject, "org:role", term("role", tenure.post.role))
    graph.add(subject, "zyr:post", thing("post", tenure.post.code))
    graph.add(subject, "zyr:capacity", term("capacity", tenure.capacity))
    graph.add(subject, "zyr:tenureStatus", term("status", tenure.status))
    bounds = {
        "zyr:earliestStart": tenure.bounds.earliest_start,
        "zyr:latestStart": tenure.bounds.latest_start,
        "zyr:earliestEnd": tenure.bounds.earliest_end,
        "zyr:latestEnd": tenure.bounds.latest_end,
        "zyr:firstAttested": tenure.first_attested,
        "zyr:lastAttested": tenure.last_attested,
    }
    for curie, value in bounds.items():
        graph.add(subject, curie, day(value) if value is not None else None)
    _support(graph, "tenure", key, tenure.support)


def _group(graph: Graph, group: Group) -> None:
    subject = thing("group", group.key)
    graph.type(subject, "zyr:Group", "foaf:Group")
    graph.add(subject, "skos:prefLabel", text(group.label, group.language))
    graph.add(subject, "org:role", term("role", group.role) if group.role else None)
    graph.add(subject, "zyr:groupSize", number(group.size) if group.size is not None else None)


def broader(kind: str) -> list[str]:
    """The event type ``kind`` and all that are broader."""
    types = vocabulary().concepts["event-type"]
    found: list[str] = []
    key: str | None = kind
    while key is not None:
        found.append(key)
        key = types[key].broader if key in types else None
    return found


def _event(graph: Graph, event: Event) -> None:
    subject = thing("event", event.key)
    graph.type(subject, "zyr:Event", "schema:Event")
    graph.type(subject, *(_CLASSES[kind] for kind in broader(event.kind) if kind in _CLASSES))
    graph.add(subject, "zyr:eventType", term("event-type", event.kind))
    graph.texts(subject, "skos:prefLabel", event.labels.items())
    if event.date is not None:
        _date(graph, subject, event.date)
    graph.add(subject, "zyr:sessionNumber", number(event.session) if event.session is not None else None)
    graph.add(subject, "schema:location", place_node(event.place) if event.place is not None else None)
    graph.add(subject, "zyr:convenedBy", *(thing("unit", code) for code in event.conveners))
    graph.add(subject, "zyr:topic", *(term("topic", topic) for topic in event.topics))
    _support(graph, "event", event.key, event.support)


def _date(graph: Graph, subject: NamedNode, when: PartialDate) -> None:
    graph.add(subject, "zyr:edtf", edtf(when.edtf))
    if when.day is None:
        graph.add(subject, "zyr:earliestStart", day(when.earliest) if when.earliest is not None else None)
        graph.add(subject, "zyr:latestEnd", day(when.latest) if when.latest is not None else None)
    elif when.day >= _FIRST_DAY:
        graph.add(subject, "zyr:date", day(when.day))


def _act(graph: Graph, act: PersonnelAct) -> None:
    event = thing("event", act.event)
    for curie, keys in (("zyr:startedBy", act.started), ("zyr:endedBy", act.ended)):
        for key in keys:
            graph.add(thing("tenure", f"t-{key}"), curie, event)
    graph.add(event, "zyr:decidedBy", *(thing("unit", code) for code in act.decided_by))
    graph.add(event, "zyr:decreedBy", *(thing("person", f"p-{key}") for key in act.decreed_by))


def _change(graph: Graph, change: UnitChange) -> None:
    subject = thing("act", change.key)
    graph.type(subject, "org:ChangeEvent")
    graph.texts(subject, "skos:prefLabel", change.labels.items())
    graph.texts(subject, "zyr:formerLabel", change.former.items())
    graph.add(subject, "org:originalOrganization", thing("unit", change.before) if change.before else None)
    graph.add(subject, "org:resultingOrganization", thing("unit", change.after) if change.after else None)
    _date(graph, subject, change.date)
    graph.add(subject, "dcterms:source", node(change.page) if change.page else None)
    if change.support is not None:
        _support(graph, "act", change.key, change.support)


def _participation(graph: Graph, part: Participation) -> None:
    subject, event = thing("participation", part.key), thing("event", part.event)
    kind, key = part.actor
    actor = thing(kind, f"p-{key}" if kind == "person" else key)
    graph.type(subject, "zyr:Participation", "cv:Participation")
    graph.add(subject, "zyr:inEvent", event)
    graph.add(event, "cv:hasParticipation", subject)
    graph.add(subject, "zyr:actor", actor)
    graph.add(subject, "cv:hasParticipant", actor)
    graph.add(subject, "cv:role", term("event-role", part.role))
    graph.add(subject, "zyr:represents", thing("unit", part.represents) if part.represents else None)
    graph.add(subject, "zyr:asTenure", thing("tenure", f"t-{part.tenure}") if part.tenure else None)
    _support(graph, "participation", part.key, part.support)
