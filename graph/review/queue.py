"""The queue of one state of archive and decisions, and anything else that can be decided, by its id."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from graph.decision.bind import claim_target, claims_of, mention_target
from graph.decision.model import Action, ClaimTarget, Decision, MentionTarget
from graph.fact.publication import Published
from graph.finding.find import find
from graph.identity.keys import AnyClaim, key_of
from graph.identity.result import Mention
from graph.identity.source import Source
from graph.review.item import Item, ItemKind, Quote, Side
from graph.review.things import Things
from graph.review.words import claim_line, history
from ontology.errors import NotFoundError
from ontology.facts import Finding, FindingKind, Person, Review, Support
from ontology.iri import opaque

#: Below this a fact that nobody decided on is weak; the query ``weak-facts`` has the same figure.
WEAK = 0.8
_CONTRADICTIONS = frozenset(
    {
        FindingKind.TWO_HOLDERS,
        FindingKind.START_AFTER_END,
        FindingKind.SESSION_ON_TWO_DAYS,
        FindingKind.TWO_PLACES,
    }
)


class Queue:
    """What waits in ``made``, and what can be decided besides."""

    def __init__(self, made: Published) -> None:
        self._made = made
        self._sources = {source.key: source for source in made.sources}
        self._people = {person.key: person for person in made.persons.people}
        self._things = Things(made, lambda claims: self._notes(claims=claims))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All that waits: pairs of persons, events and units, contradictions, weak claims (weakest first), orphans.

        Within its kind what has a note comes last.
        """
        pairs = self._pairs(), self._things.event_pairs(), self._things.unit_pairs()
        kinds = (*pairs, self._contradictions(), self._weak(), self._orphans())
        return tuple(item for kind in kinds for item in sorted(kind, key=lambda item: bool(item.notes)))

    def find(self, identifier: str) -> Item:
        """The item of that id: one that waits, or a claim, person, mention, event, unit or decision.

        Raises ``NotFoundError``.
        """
        for item in self.items:
            if item.id == identifier:
                return item
        found = (
            self._claim_by_key(identifier)
            or self._person_by_key(identifier)
            or self._mention_by_key(identifier)
            or self._decision_by_id(identifier)
            or self._things.find(identifier)
        )
        if found is None:
            raise NotFoundError(
                f"nothing has the id “{identifier}”",
                mend="`zyrtar review --list` lists what waits; ids of claims (c-…), persons (p-…), mentions, "
                "events and units stand in the graph, those of decisions (d-…) in `zyrtar decisions`.",
            )
        return found

    def _pairs(self) -> Iterator[Item]:
        for doubt in self._made.persons.undecided:
            mentions = tuple(self._target(mention) for mention in doubt.mentions)
            one, other = self._people[doubt.one], self._people[doubt.other]
            yield Item(
                "q-" + opaque(8, "pair", *sorted(mention.node for mention in mentions)),
                ItemKind.PAIR,
                f"{one.name} – {other.name}: one person?",
                doubt.reasons,
                (self._side(one), self._side(other)),
                mentions,
                notes=self._notes(mentions=mentions),
            )

    def _target(self, mention: Mention) -> MentionTarget:
        return mention_target(self._sources[mention[0]], mention[1])

    def _side(self, person: Person) -> Side:
        lines: list[str] = []
        quotes: list[Quote] = []
        for release, local in person.mentions:
            source = self._sources[release]
            lines += history(source, local)
            quotes.append(Quote(source, source.person(local).evidence.spans[0]))
        return Side(f"p-{person.key}", person.name, tuple(lines), tuple(quotes))

    def _contradictions(self) -> Iterator[Item]:
        for finding in find(self._made):
            if finding.kind not in _CONTRADICTIONS:
                continue
            claims = [
                each for key in self._claims_of(finding) for each in self._claims_with([key], finding.sources)
            ]
            targets = tuple(claim_target(source, claim) for source, claim in claims)
            yield Item(
                f"f-{finding.key}",
                ItemKind.CONTRADICTION,
                finding.notes["en"],
                (finding.kind.value,),
                tuple(self._claim_side(source, claim) for source, claim in claims),
                claims=targets,
                notes=self._notes(claims=targets),
            )

    def _claims_of(self, finding: Finding) -> list[str]:
        """Keys of the claims that the facts of a contradiction rest on."""
        facts = self._made.publication
        concerned = {key for _, key in finding.concerns}
        supports = [t.support for t in facts.tenures if f"t-{t.key}" in concerned]
        supports += [event.support for event in facts.events if event.key in concerned]
        people = {key for kind, key in finding.concerns if kind == "person"}
        supports += [
            part.support
            for part in facts.participations
            if part.event in concerned and f"p-{part.actor[1]}" in people
        ]
        return sorted({key for support in supports for key in support.claims})

    def _weak(self) -> Iterator[Item]:
        facts = self._made.publication
        supports: list[Support] = [t.support for t in facts.tenures]
        supports += [event.support for event in facts.events]
        supports += [part.support for part in facts.participations]
        waiting: dict[str, Support] = {}
        for support in supports:
            weak = support.review is Review.AUTO and support.confidence < WEAK
            if weak or support.review is Review.NEEDS_REVIEW:
                waiting |= dict.fromkeys(support.claims, support)
        for key in sorted(waiting, key=lambda key: (waiting[key].confidence, key)):
            support = waiting[key]
            why = "waits for review" if support.review is Review.NEEDS_REVIEW else "rests on little"
            for source, claim in self._claims_with([key], support.sources)[:1]:
                yield self._claim_item(source, claim, f"{why}: confidence {support.confidence:.2f}")

    def _orphans(self) -> Iterator[Item]:
        for orphan in self._made.curated.orphans:
            decision = orphan.decision
            title = f"{decision.action} by {decision.by}, {decision.at[:10]}: {decision.why}"
            yield Item(decision.id, ItemKind.ORPHAN, title, (orphan.why,), decision=decision)

    @cached_property
    def _keyed(self) -> dict[str, dict[str, AnyClaim]]:
        return {}

    def _claims_with(self, keys: Iterable[str], releases: Iterable[str]) -> list[tuple[Source, AnyClaim]]:
        """The claims with ``keys`` among those of ``releases``; of equal ones the first."""
        found = []
        wanted = list(keys)
        for release in releases:
            source = self._sources[release]
            if release not in self._keyed:
                self._keyed[release] = {key_of(source, claim): claim for claim in reversed(claims_of(source))}
            found += [(source, self._keyed[release][key]) for key in wanted if key in self._keyed[release]]
        return found

    def _claim_item(self, source: Source, claim: AnyClaim, *reasons: str) -> Item:
        target = claim_target(source, claim)
        return Item(
            target.key,
            ItemKind.CLAIM,
            claim_line(source, claim),
            (*reasons, f"read by the rule {claim.evidence.rule}"),
            (self._claim_side(source, claim),),
            claims=(target,),
            notes=self._notes(claims=(target,)),
        )

    def _claim_side(self, source: Source, claim: AnyClaim) -> Side:
        quotes = tuple(Quote(source, span) for span in claim.evidence.spans)
        return Side(claim_target(source, claim).key, claim_line(source, claim), (), quotes)

    def _notes(
        self, claims: Iterable[ClaimTarget] = (), mentions: Iterable[MentionTarget] = ()
    ) -> tuple[str, ...]:
        about = {claim.key for claim in claims} | {mention.node for mention in mentions}
        return tuple(
            f"{note.by}, {note.at[:10]}: {note.why}" for note, targets in self._noted if targets & about
        )

    @cached_property
    def _noted(self) -> list[tuple[Decision, set[str]]]:
        notes = [d for d in self._made.curated.ledger.in_force if d.action is Action.NOTE]
        return [(d, {c.key for c in d.claims} | {m.node for m in d.mentions}) for d in notes]

    def _claim_by_key(self, key: str) -> Item | None:
        if not key.startswith("c-"):
            return None
        found = self._claims_with([key], self._sources)
        if found:
            return self._claim_item(*found[0])
        # a claim that was rejected is only in what was read
        for source in self._sources.values():
            read = source.as_read
            for claim in claims_of(read) if source.whole is not None else ():
                if key_of(read, claim) == key:
                    return self._claim_item(read, claim, "rejected")
        return None

    def _person_by_key(self, identifier: str) -> Item | None:
        person = self._people.get(identifier.removeprefix("p-"))
        if person is None or not identifier.startswith("p-"):
            return None
        mentions = tuple(self._target(mention) for mention in person.mentions)
        side = self._side(person)
        return Item(
            identifier, ItemKind.PERSON, person.name, (), (side,), mentions,
            notes=self._notes(mentions=mentions), name=person.name,
        )  # fmt: skip

    def _mention_by_key(self, identifier: str) -> Item | None:
        release, _, number = identifier.partition(".")
        source = self._sources.get(release)
        names = {p.local: p for p in source.as_read.reading.persons} if source is not None else {}
        person = names.get(f"p{number}")
        if source is None or person is None:
            return None
        target = mention_target(source, person.local)
        quotes = tuple(Quote(source, span) for span in person.evidence.spans)
        side = Side(identifier, person.name, tuple(history(source.as_read, person.local)), quotes)
        return Item(
            identifier, ItemKind.MENTION, person.name, (), (side,), (target,),
            notes=self._notes(mentions=(target,)), name=person.name,
        )  # fmt: skip

    def _decision_by_id(self, identifier: str) -> Item | None:
        for decision in self._made.curated.ledger.decisions:
            if decision.id == identifier:
                title = f"{decision.action} by {decision.by}, {decision.at[:10]}: {decision.why}"
                return Item(identifier, ItemKind.DECISION, title, decision=decision)
        return None
