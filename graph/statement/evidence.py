"""What each release says: one named graph per release and run, with the text and the characters of every claim."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from pyoxigraph import Literal, NamedNode

from graph.identity.keys import AnyClaim, key_of, locus_of
from graph.identity.source import Source
from graph.identity.units import code_of
from graph.statement.concepts import place_node
from graph.statement.quads import Graph, day, edtf, node, number, share, term, text, thing, truth
from ontology.iri import anchor, hexadecimal
from ontology.iri import graph as graph_iri
from ontology.model import (
    ChangeClaim,
    EventClaim,
    ParticipationClaim,
    PersonMention,
    Release,
    Span,
    TenureClaim,
    UnitMention,
)

#: Characters of context on both sides of a quote, by which it is found again if a page is reprinted.
CONTEXT: Final = 20
#: Stands for each character that is not shown.
MASK: Final = "█"

C = TypeVar("C", TenureClaim, EventClaim, ParticipationClaim, UnitMention, ChangeClaim)


def run_key(source: Source) -> str:
    """Key of the run: one for each text and version of the reader."""
    return "r-" + hexadecimal(10, source.release.text_sha256, source.reading.reader)


def graph_of(source: Source) -> str:
    """IRI of the named graph of a release's reading."""
    return graph_iri("x", source.key, run_key(source))


def shown_text(source: Source) -> str:
    """The text of the release with withheld characters masked; offsets hold."""
    characters = list(source.release.text)
    for span in source.reading.withheld:
        characters[span.start : span.end] = MASK * (span.end - span.start)
    return "".join(characters)


def write_release(graph: Graph, source: Source) -> None:
    """The release itself, in the default graph."""
    release = source.release
    subject = thing("release", release.key)
    shown = shown_text(source)
    graph.type(subject, "zyr:Release", "schema:NewsArticle")
    headline = release.title.quote(shown) if release.title is not None else None
    graph.add(subject, "schema:headline", text(headline, release.language) if headline else None)
    graph.add(subject, "schema:inLanguage", text(release.language))
    published = release.published
    graph.add(subject, "schema:datePublished", day(published.day) if published and published.day else None)
    graph.add(subject, "schema:publisher", thing("unit", release.publisher) if release.publisher else None)
    graph.add(subject, "schema:url", text(release.source.address) if release.source.address else None)
    graph.add(subject, "dcterms:source", text(release.source.credit) if release.source.credit else None)
    graph.add(subject, "zyr:sample", truth(value=True) if release.source.sample else None)
    graph.add(subject, "zyr:snapshot", thing("text", release.text_key))


class Writer:
    """Writes the graph of one reading: what was read, whatever curators made of it.

    Who has no office and no part in an event that still stands is not written, nor what was read of them.

    ``events``: (release key, local id) → key of the event. ``expressed``: claim key → IRIs of the facts it supports.
    """

    def __init__(
        self,
        source: Source,
        events: Mapping[tuple[str, str], str],
        expressed: Mapping[str, Sequence[str]],
    ) -> None:
        self._expressed = expressed
        self.graph = Graph(graph_of(source))
        standing = source.reading
        self._official = {t.person for t in standing.tenures} | {p.actor for p in standing.participations}
        source = source.as_read
        self._source = source
        self._events = events
        self._shown = shown_text(source)
        self._text = thing("text", source.release.text_key)
        self._release = thing("release", source.key)
        self._run = thing("run", run_key(source))

    def write(self) -> Graph:
        """The whole graph: text, run, mentions and claims."""
        self._frame()
        reading = self._source.reading
        for mention in reading.persons:
            if mention.local in self._official:
                self._mention(mention)
        for group in reading.groups:
            subject = thing("group", f"{self._source.key}.{group.local[1:]}")
            self.graph.add(subject, "zyr:groundedIn", *map(self._anchor, group.evidence.spans))
        for unit in self._single(reading.units):
            self._unit(unit)
        for tenure in self._single(t for t in reading.tenures if t.person in self._official):
            self._tenure(tenure)
        for event in self._single(reading.events):
            self._event(event)
        people = {person.local for person in reading.persons} - self._official
        for part in self._single(p for p in reading.participations if p.actor not in people):
            self._participation(part)
        for change in self._single(reading.changes):
            self._change(change)
        for curie, spans in (
            ("zyr:unread", reading.unread),
            ("zyr:furniture", self._source.release.furniture),
        ):
            self.graph.add(self._release, curie, *map(self._anchor, spans))
        return self.graph

    def _single(self, claims: Iterable[C]) -> Iterator[C]:
        """Each claim once: what a release says twice has the characters of both, and the surer rule."""
        alike: dict[str, list[C]] = defaultdict(list)
        for claim in claims:
            alike[key_of(self._source, claim)].append(claim)
        for same in alike.values():
            best = max((claim.evidence for claim in same), key=lambda e: e.confidence)
            spans = tuple(dict.fromkeys(span for claim in same for span in claim.evidence.spans))
            yield replace(same[0], evidence=replace(best, spans=spans))

    def _frame(self) -> None:
        release: Release = self._source.release
        graph = self.graph
        graph.type(self._text, "zyr:TextSnapshot", "nif:Context")
        graph.add(self._text, "zyr:textSha256", text(release.text_sha256))
        graph.add(self._text, "nif:isString", text(self._shown))
        graph.add(self._text, "nif:beginIndex", number(0))
        graph.add(self._text, "nif:endIndex", number(len(release.text)))
        graph.add(self._text, "dcterms:language", text(release.language))
        graph.add(self._text, "zyr:inRelease", self._release)
        graph.type(self._run, "zyr:ExtractionRun", "prov:Activity")
        agent = thing("agent", f"reader-{self._source.reading.reader.replace('+', '-')}")
        graph.add(self._run, "prov:used", self._text)
        graph.add(self._run, "prov:wasAssociatedWith", agent)
        graph.type(agent, "prov:SoftwareAgent")
        graph.add(agent, "schema:name", text("zyrtar"))
        graph.add(agent, "schema:softwareVersion", text(self._source.reading.reader))

    def _anchor(self, span: Span) -> NamedNode:
        graph, shown = self.graph, self._shown
        subject = NamedNode(anchor(self._source.release.text_key, span.start, span.end))
        quote = span.quote(shown)
        graph.type(subject, "zyr:Anchor", "oa:SpecificResource", "nif:RFC5147String")
        graph.add(subject, "oa:hasSource", self._text)
        graph.add(subject, "nif:referenceContext", self._text)
        graph.add(subject, "nif:beginIndex", number(span.start))
        graph.add(subject, "nif:endIndex", number(span.end))
        graph.add(subject, "nif:anchorOf", text(quote))
        position, quoted = NamedNode(f"{subject.value};position"), NamedNode(f"{subject.value};quote")
        graph.add(subject, "oa:hasSelector", position, quoted)
        graph.type(position, "oa:TextPositionSelector")
        graph.add(position, "oa:start", number(span.start))
        graph.add(position, "oa:end", number(span.end))
        graph.type(quoted, "oa:TextQuoteSelector")
        graph.add(quoted, "oa:exact", text(quote))
        graph.add(quoted, "oa:prefix", text(shown[max(0, span.start - CONTEXT) : span.start]))
        graph.add(quoted, "oa:suffix", text(shown[span.end : span.end + CONTEXT]))
        return subject

    def _mention(self, mention: PersonMention) -> None:
        subject = thing("mention", mention_key(self._source.key, mention.local))
        self.graph.type(subject, "zyr:PersonMention")
        self.graph.add(subject, "foaf:name", text(mention.name))
        self.graph.add(subject, "skos:altLabel", *(self._words(alias) for alias in mention.aliases))
        self.graph.add(subject, "zyr:attestedForm", text(mention.form) if mention.form is not None else None)
        self.graph.add(subject, "zyr:inRelease", self._release)
        self.graph.add(subject, "zyr:rule", text(mention.evidence.rule))
        self.graph.add(subject, "zyr:confidence", share(mention.evidence.confidence))
        self.graph.add(subject, "zyr:groundedIn", *map(self._anchor, mention.evidence.spans))

    def _words(self, words: str) -> Literal:
        """Words of the release, in its language."""
        return text(words, self._source.release.language)

    def _claim(self, claim: AnyClaim, curie: str) -> NamedNode:
        key = key_of(self._source, claim)
        subject = thing("claim", key)
        graph = self.graph
        graph.type(subject, curie, "zyr:Claim")
        graph.add(subject, "zyr:claimKey", text(key))
        graph.add(subject, "zyr:locusKey", text(locus_of(self._source, claim)))
        graph.add(subject, "zyr:groundedIn", *map(self._anchor, claim.evidence.spans))
        graph.add(subject, "zyr:rule", text(claim.evidence.rule))
        graph.add(subject, "zyr:confidence", share(claim.evidence.confidence))
        graph.add(subject, "prov:wasGeneratedBy", self._run)
        graph.add(subject, "zyr:inRelease", self._release)
        graph.add(subject, "zyr:expresses", *map(node, self._expressed.get(key, ())))
        return subject

    def _unit(self, unit: UnitMention) -> None:
        subject = self._claim(unit, unit.TERM)
        self.graph.add(subject, "zyr:aboutUnit", thing("unit", code_of(self._source, unit.local)))
        self.graph.add(subject, "skos:prefLabel", text(unit.name, self._source.release.language))
        self.graph.add(subject, "zyr:unitKind", term("unit-kind", unit.kind))
        parent = code_of(self._source, unit.parent) if unit.parent is not None else None
        self.graph.add(subject, "org:unitOf", thing("unit", parent) if parent is not None else None)
        self.graph.add(
            subject, "zyr:acronym", self._words(unit.acronym) if unit.acronym is not None else None
        )
        self.graph.add(subject, "zyr:acronym", text(unit.acronym) if unit.acronym is not None else None)

    def _tenure(self, claim: TenureClaim) -> None:
        subject = self._claim(claim, claim.TERM)
        graph, source = self.graph, self._source
        graph.add(subject, "zyr:aboutMention", thing("mention", mention_key(source.key, claim.person)))
        graph.add(subject, "zyr:roleText", text(claim.role_text, source.release.language))
        graph.add(subject, "zyr:aboutRole", term("role", claim.role) if claim.role is not None else None)
        unit = code_of(source, claim.unit) if claim.unit is not None else None
        graph.add(subject, "zyr:aboutUnit", thing("unit", unit) if unit is not None else None)
        graph.add(subject, "zyr:aboutCapacity", term("capacity", claim.capacity))
        graph.add(subject, "zyr:standing", term("standing", claim.standing))
        for said, first, last in (
            (claim.start, "zyr:earliestStart", "zyr:latestStart"),
            (claim.end, "zyr:earliestEnd", "zyr:latestEnd"),
        ):
            if said is not None:
                graph.add(subject, first, day(said.earliest) if said.earliest is not None else None)
                graph.add(subject, last, day(said.latest) if said.latest is not None else None)

    def _event(self, claim: EventClaim) -> None:
        subject = self._claim(claim, claim.TERM)
        graph, source = self.graph, self._source
        self._about_event(subject, claim.local)
        graph.add(subject, "zyr:eventType", term("event-type", claim.kind))
        graph.add(subject, "zyr:edtf", edtf(claim.date.edtf) if claim.date is not None else None)
        graph.add(subject, "schema:location", place_node(claim.place) if claim.place is not None else None)
        graph.add(subject, "zyr:sessionNumber", number(claim.session) if claim.session is not None else None)
        graph.add(subject, "zyr:convenedBy", *(thing("unit", code_of(source, u)) for u in claim.conveners))
        graph.add(subject, "zyr:topic", *(term("topic", topic) for topic in claim.topics))

    def _participation(self, claim: ParticipationClaim) -> None:
        subject = self._claim(claim, claim.TERM)
        graph, source = self.graph, self._source
        self._about_event(subject, claim.event)
        graph.add(subject, "zyr:aboutRoleInEvent", term("event-role", claim.role))
        if claim.actor.startswith("p"):
            graph.add(subject, "zyr:aboutMention", thing("mention", mention_key(source.key, claim.actor)))
        elif claim.actor.startswith("g"):
            graph.add(subject, "zyr:aboutActor", thing("group", f"{source.key}.{claim.actor[1:]}"))
        else:
            graph.add(subject, "zyr:aboutActor", thing("unit", code_of(source, claim.actor)))
        represents = code_of(source, claim.represents) if claim.represents is not None else None
        graph.add(subject, "zyr:represents", thing("unit", represents) if represents is not None else None)

    def _change(self, claim: ChangeClaim) -> None:
        subject = self._claim(claim, claim.TERM)
        for curie, local in (
            ("org:originalOrganization", claim.before),
            ("org:resultingOrganization", claim.after),
        ):
            unit = thing("unit", code_of(self._source, local)) if local is not None else None
            self.graph.add(subject, curie, unit)
        self.graph.add(subject, "zyr:edtf", edtf(claim.date.edtf) if claim.date is not None else None)

    def _about_event(self, subject: NamedNode, local: str) -> None:
        """Link a claim to its event, if that is published: a curator may have rejected it."""
        key = self._events.get((self._source.key, local))
        self.graph.add(subject, "zyr:aboutEvent", thing("event", key) if key is not None else None)


def mention_key(release: str, local: str) -> str:
    """Key of a person's mention: the release and its counter."""
    return f"{release}.{local[1:]}"
