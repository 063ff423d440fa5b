"""The published layer: facts to the default graph."""

from graph.fact.labels import post_labels
from graph.statement.quads import Graph, day, edtf, number, share, term, text, thing, truth
from ontology.facts import Event, Group, Participation, Person, Post, Publication, Support, Tenure, Unit

#: Event types → the class that is typed beside ``zyr:Event``.
_MEETINGS = frozenset({"meeting", "working-meeting", "committee-meeting", "council-session"})
_PERSONNEL = frozenset({"appointment", "transfer", "dismissal", "resignation", "decree", "oath"})
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


def _event(graph: Graph, event: Event) -> None:
    subject = thing("event", event.key)
    graph.type(subject, "zyr:Event", "schema:Event")
    if event.kind in _MEETINGS:
        graph.type(subject, "zyr:Meeting")
    if event.kind in _PERSONNEL:
        graph.type(subject, "zyr:PersonnelAct")
    if event.kind == "council-session":
        graph.type(subject, "zyr:CouncilSession")
    graph.add(subject, "zyr:eventType", term("event-type", event.kind))
    graph.texts(subject, "skos:prefLabel", event.labels.items())
    if event.date is not None:
        graph.add(subject, "zyr:date", day(event.date.day) if event.date.day is not None else None)
        graph.add(subject, "zyr:edtf", edtf(event.date.edtf))
        unbounded = event.date.day is None and event.date.latest is not None
        graph.add(
            subject, "zyr:latestEnd", day(event.date.latest) if unbounded and event.date.latest else None
        )
    else:
        graph.add(subject, "zyr:edtf", edtf("XXXX"))
    graph.add(subject, "zyr:sessionNumber", number(event.session) if event.session is not None else None)
    graph.add(subject, "schema:location", text(event.place) if event.place is not None else None)
    graph.add(subject, "zyr:convenedBy", *(thing("unit", code) for code in event.conveners))
    graph.add(subject, "zyr:topic", *(term("topic", topic) for topic in event.topics))
    _support(graph, "event", event.key, event.support)


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
