"""A generated graph of invented officials, in the shape that builds publish, as large as one wants.

``lines(count)`` gives about ``count`` sorted N-Quads: the vocabulary and everything else that a build of a few releases
has, and for every ten persons some twenty tenures in a few hundred posts, eight events of four participations, eight
releases, and the claims behind the tenures in a named graph for each release. The same ``count`` gives the same lines.
"""

import gzip
import random
import tempfile
from datetime import date, timedelta
from pathlib import Path

from graph.build import build
from graph.store.publish import locked, write_snapshot
from graph.store.snapshot import DUMP, Manifest, current
from ontology.terms import BASE, expand
from tests.api.releases import everything

FIRST, DAYS = date(2014, 1, 1), 4_380
POSTS, UNITS = 200, 100
#: About so many statements come with every person: theirs, and those of what they hold and do.
PER_PERSON = 100
TOPICS = ("cooperation", "training", "asset-recovery", "budget", "corruption")


def write(home: Path, count: int) -> Manifest:
    """Publish about ``count`` statements in ``home``."""
    found = lines(count)
    with locked(home):
        return write_snapshot(
            home, found, counts={"statements": len(found)}, inputs={}, code_version="benchmark"
        )


def lines(count: int) -> list[str]:
    """About ``count`` statements."""
    base = _published()
    roles = sorted(
        {thing for _, predicate, thing, graph in base if predicate == _iri("org:role") and not graph}
    )
    made = _Made(roles)
    for number in range(UNITS):
        made.unit(number)
    for number in range(max(1, (count - len(base)) // PER_PERSON)):
        made.person(number)
    written = (f"{s} {p} {o} {g} ." if g else f"{s} {p} {o} ." for s, p, o, g in [*base, *made.found])
    return sorted(set(written))


def person_key(number: int) -> str:
    """Key of the person ``number`` in its IRI."""
    return f"p-bench{number}"


def post_key(number: int) -> str:
    """Key of the post ``number``."""
    return f"bench.{number % POSTS}"


def unit_key(number: int) -> str:
    """Key of the unit ``number``."""
    return f"bench-{number % UNITS}"


def name(number: int) -> str:
    """Full name of the person ``number``; no two have the same."""
    return f"Filan Fisteku {number}"


def _published() -> list[tuple[str, str, str, str]]:
    with tempfile.TemporaryDirectory() as home:
        build(everything(), Path(home))
        with gzip.open(current(Path(home)) / DUMP, "rt", encoding="utf-8") as file:
            return [_cut(line) for line in file]


def _cut(line: str) -> tuple[str, str, str, str]:
    """One N-Quads line in its four parts, the last one empty in the default graph."""
    subject, predicate, rest = line.rstrip("\n").removesuffix(" .").split(" ", 2)
    if rest.startswith('"'):
        end = rest.rindex('"')
        tail, _, graph = rest[end:].partition(" ")
        return subject, predicate, rest[:end] + tail, graph
    thing, _, graph = rest.partition(" ")
    return subject, predicate, thing, graph


def _iri(short: str) -> str:
    return f"<{expand(short)}>"


def _day(number: int) -> str:
    return f'"{FIRST + timedelta(days=number % DAYS)}"^^{_iri("xsd:date")}'


_ONE = f'"1"^^{_iri("xsd:integer")}'


class _Made:
    """What is made up, statement by statement."""

    def __init__(self, roles: list[str]) -> None:
        self.found: list[tuple[str, str, str, str]] = []
        self._chance = random.Random(2014)
        self._units, self._roles = [_thing(f"id/unit/{unit_key(n)}") for n in range(UNITS)], roles
        self._events = self._participations = self._tenures = 0

    def _say(self, subject: str, graph: str = "", /, **said: str) -> None:
        for curie, thing in said.items():
            self.found.append((subject, _iri(curie.replace("__", ":")), thing, graph))

    def _facts(self, subject: str, release: str, claim: str) -> None:
        self._say(
            subject,
            zyr__source=release,
            zyr__supportedBy=claim,
            zyr__confidence=f'"0.9"^^{_iri("xsd:decimal")}',
            zyr__reviewStatus=_thing("voc/status/auto"),
        )

    def unit(self, number: int) -> None:
        """A unit with its name in English."""
        self._say(self._units[number], rdf__type=_iri("zyr:Unit"), skos__prefLabel=f'"Office {number}"@en')

    def person(self, number: int) -> None:
        """A person, two tenures, and whatever falls to one person in ten."""
        person = _thing(f"id/person/{person_key(number)}")
        self._say(person, rdf__type=_iri("zyr:Person"), foaf__name=f'"{name(number)}"')
        self._say(person, rdf__type=_iri("foaf:Person"), zyr__nameVariant=f'"F. Fisteku {number}"')
        self._say(person, rdfs__label=f'"{name(number)}"')
        if number % 10 < 8:
            self._event(number)
        for _ in range(2):
            self._tenure(person, number)

    def _release(self, number: int) -> str:
        return _thing(f"id/release/bench{number}")

    def _tenure(self, person: str, number: int) -> None:
        self._tenures += 1
        tenure, claim = (
            _thing(f"id/tenure/t-bench{self._tenures}"),
            _thing(f"id/claim/c-bench{self._tenures}"),
        )
        at = self._tenures % POSTS
        post, unit = _thing(f"id/post/{post_key(at)}"), self._units[at % len(self._units)]
        role = self._roles[at % len(self._roles)]
        self._say(post, rdf__type=_iri("org:Post"), org__postIn=unit, org__role=role, zyr__seats=_ONE)
        start = self._chance.randrange(DAYS - 800)
        self._say(tenure, rdf__type=_iri("org:Membership"), org__member=person, org__organization=unit)
        self._say(tenure, rdf__type=_iri("zyr:Tenure"), org__role=role, zyr__post=post)
        self._say(
            tenure,
            zyr__capacity=_thing("voc/capacity/substantive"),
            zyr__tenureStatus=_thing("voc/status/unknown-end"),
            zyr__firstAttested=_day(start),
            zyr__lastAttested=_day(start + 400),
            zyr__latestStart=_day(start),
            zyr__earliestEnd=_day(start + 400),
        )
        if self._tenures % 3 == 0:
            self._say(tenure, zyr__earliestStart=_day(start - 30), zyr__latestEnd=_day(start + 700))
        release = self._release(number - number % 10)
        self._facts(tenure, release, claim)
        self._claim(claim, release)

    def _claim(self, claim: str, release: str) -> None:
        graph = release.replace("id/release", "graph/release")
        self._say(claim, graph, rdf__type=_iri("zyr:TenureClaim"), zyr__inRelease=release)
        self._say(claim, graph, rdf__type=_iri("zyr:Claim"), zyr__groundedIn=claim.replace("claim", "anchor"))
        self._say(claim, graph, zyr__confidence=f'"0.9"^^{_iri("xsd:decimal")}', zyr__rule='"benchmark"')

    def _event(self, number: int) -> None:
        self._events += 1
        event, release = _thing(f"id/event/bench{self._events}"), self._release(number)
        day = _day(self._chance.randrange(DAYS))
        self._say(
            release,
            rdf__type=_iri("zyr:Release"),
            schema__headline=f'"Takim pune {number}"@sq',
            schema__inLanguage='"sq"',
            schema__datePublished=day,
            schema__publisher=self._units[0],
        )
        self._say(event, rdf__type=_iri("zyr:Event"), zyr__date=day, skos__prefLabel=f'"Meeting {number}"@en')
        self._say(
            event, rdf__type=_iri("zyr:Meeting"), zyr__eventType=_thing("voc/event-type/working-meeting")
        )
        if self._events % 5 == 0:  # few releases name one
            self._say(event, zyr__topic=_thing(f"voc/topic/{TOPICS[self._events // 5 % len(TOPICS)]}"))
        self._facts(event, release, _thing(f"id/claim/e-bench{self._events}"))
        for place in range(4):
            self._participation(event, release, number, place)

    def _participation(self, event: str, release: str, number: int, place: int) -> None:
        self._participations += 1
        taken = _thing(f"id/participation/bench{self._participations}")
        actor = _thing(f"id/person/{person_key(self._chance.randrange(number + 1))}")
        self._say(event, cv__hasParticipation=taken)
        self._say(
            taken,
            rdf__type=_iri("zyr:Participation"),
            zyr__inEvent=event,
            zyr__actor=actor,
            cv__hasParticipant=actor,
            cv__role=_thing("voc/event-role/chair" if not place else "voc/event-role/participant"),
            zyr__represents=self._units[self._participations % len(self._units)],
        )
        self._say(taken, rdf__type=_iri("cv:Participation"))
        self._facts(taken, release, _thing(f"id/claim/m-bench{self._participations}"))


def _thing(path: str) -> str:
    return f"<{BASE}{path}>"
