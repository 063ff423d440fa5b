"""Reading facts with their labels in one language: links, quotes, tenures, participations."""

from collections.abc import Iterable
from urllib.parse import quote

from api.languages import speech
from api.read.graph import Graph
from api.schemas.base import (
    EventBrief,
    Link,
    Participation,
    Quote,
    ReleaseBrief,
    Tenure,
    Text,
)
from ontology.errors import NotFoundError
from ontology.lookup import vocabulary
from ontology.model import LANGUAGES
from ontology.terms import BASE


def local_path(iri: str) -> str:
    """The path under which this server answers for ``iri``; another's http address as it is; else nothing."""
    if iri.startswith(BASE):
        return "/" + iri.removeprefix(BASE)
    return iri if iri.startswith(("https://", "http://")) else ""


def passage_path(release_path: str, start: int, end: int) -> str:
    """Address of characters ``start`` to ``end`` in a release's page."""
    return f"{release_path}#{passage_id(start, end)}"


def passage_id(start: int, end: int) -> str:
    """Fragment of characters ``start`` to ``end``, in the form of RFC 5147, as in the anchors' IRIs."""
    return f"char={start},{end}"


class Reader:
    """Reads ``graph`` with labels in the site's language ``code``; ``language`` is that of the labels."""

    def __init__(self, graph: Graph, code: str) -> None:
        self.graph = graph
        self.speech = speech(code)
        self.language: str = self.speech.data

    def text(self, iri: str) -> Text:
        """Label of ``iri`` in the reader's language or the next best."""
        label, language = self.graph.best_label(iri, self.language)
        derived = False
        if iri.startswith(f"{BASE}id/unit/") and language is not None:
            unit = vocabulary().units.get(iri.rpartition("/")[2])
            derived = unit is not None and not unit.attested.get(language, True)
        fallback = language is not None and language != self.language
        if language == self.language and self.speech.cyrillic:
            label, language = self.speech.script(label), self.speech.code
        return Text(value=label, language=language, fallback=fallback, derived=derived)

    def link(self, iri: str) -> Link:
        """``iri`` with label and path."""
        invented = iri in self.graph.invented
        return Link(iri=iri, path=local_path(iri), label=self.text(iri), invented=invented)

    def links(self, iris: Iterable[str]) -> tuple[Link, ...]:
        """Several things, in the order of their labels."""
        return tuple(sorted(map(self.link, iris), key=lambda x: (x.label.value.casefold(), x.iri)))

    def optional(self, iris: tuple[str, ...]) -> Link | None:
        """The first of ``iris`` as a link, if there is any."""
        return self.link(iris[0]) if iris else None

    def existing(self, kind: str, key: str, curie: str) -> str:
        """IRI of the thing ``key`` of ``kind`` and class ``curie``; raises ``NotFoundError`` if there is none."""
        iri = f"{BASE}id/{kind}/{quote(key, safe='')}"
        if not self.graph.node(iri).is_a(curie):
            raise NotFoundError(
                f"There is no {kind} “{key}”", mend="Look for it in the list of all of its kind."
            )
        return iri

    def release(self, iri: str) -> ReleaseBrief:
        """A release as it is cited."""
        node = self.graph.node(iri)
        return ReleaseBrief(
            **dict(self.link(iri)),
            day=node.first("schema:datePublished"),
            language=node.first("schema:inLanguage") or LANGUAGES[0],
            sample=bool(node.first("zyr:sample")),
        )

    def releases(self, iris: Iterable[str]) -> tuple[ReleaseBrief, ...]:
        """Releases by day."""
        return tuple(sorted(map(self.release, iris), key=lambda r: (r.day is None, r.day, r.iri)))

    def is_sample(self, iris: Iterable[str]) -> bool:
        """Whether ``iris`` are releases, at least one, and all of them samples."""
        sources = tuple(iris)
        return bool(sources) and all(bool(self.graph.node(s).first("zyr:sample")) for s in sources)

    def quotes(self, query: str, **bound: str) -> tuple[Quote, ...]:
        """The quotes that the page query ``query`` finds, by release and place."""
        found = [
            self._quote(
                row["release"].text,
                row["start"].value,
                row["end"].value,
                row["quote"].text,
                row["rule"].text if "rule" in row else None,
            )
            for row in self.graph.select(query, **bound)
        ]
        unique = {(q.release.iri, q.start, q.end): q for q in found}
        return tuple(
            sorted(unique.values(), key=lambda q: (str(q.release.day), q.release.iri, q.start, q.end))
        )

    def _quote(self, release: str, start: int, end: int, text: str, rule: str | None) -> Quote:
        brief = self.release(release)
        path = passage_path(brief.path, start, end)
        return Quote(text=text, start=start, end=end, release=brief, path=path, rule=rule)

    def fact(self, iri: str) -> dict[str, object]:
        """What every fact carries, as arguments of ``Fact``."""
        node = self.graph.node(iri)
        confidence = node.first("zyr:confidence")
        return {
            "iri": iri,
            "path": local_path(iri),
            "confidence": None if confidence is None else float(confidence),
            "review": self.optional(node.things("zyr:reviewStatus")),
            "sources": self.releases(node.things("zyr:source")),
            "quotes": self.quotes("evidence", fact=iri),
            "sample": self.is_sample(node.things("zyr:source")),
        }

    def tenure(self, iri: str) -> Tenure:
        """One tenure in full."""
        node = self.graph.node(iri)
        post = self.graph.node(node.things("zyr:post")[0])
        dates = {
            name: node.first(f"zyr:{curie}")
            for name, curie in (
                ("earliest_start", "earliestStart"),
                ("latest_start", "latestStart"),
                ("earliest_end", "earliestEnd"),
                ("latest_end", "latestEnd"),
                ("first_attested", "firstAttested"),
                ("last_attested", "lastAttested"),
            )
        }
        return Tenure.model_validate(
            self.fact(iri)
            | dates
            | {
                "person": self.link(node.things("org:member")[0]),
                "post": self.link(post.iri),
                "role": self.link(node.things("org:role")[0]),
                "unit": self.link(node.things("org:organization")[0]),
                "capacity": self.link(node.things("zyr:capacity")[0]),
                "status": self.optional(node.things("zyr:tenureStatus")),
                "head": bool(post.first("zyr:isHeadPost")),
                "edtf": node.first("zyr:edtf"),
            }
        )

    def tenures(self, curie: str, iri: str) -> tuple[Tenure, ...]:
        """Tenures whose property ``curie`` is ``iri``, the one attested last first."""
        found = map(self.tenure, self.graph.referring(iri, curie))
        return tuple(sorted(found, key=lambda t: (_descending(t.last_attested), t.role.label.value, t.iri)))

    def event(self, iri: str) -> EventBrief:
        """An event as it is listed."""
        return EventBrief.model_validate(dict(self.link(iri)) | self.event_facts(iri))

    def event_facts(self, iri: str) -> dict[str, object]:
        """Kind, day and date of an event."""
        node = self.graph.node(iri)
        return {
            "kind": self.optional(node.things("zyr:eventType")),
            "day": node.first("zyr:date"),
            "edtf": None if node.first("zyr:edtf") is None else str(node.first("zyr:edtf")),
            "sample": self.is_sample(node.things("zyr:source")),
        }

    def events(self, iris: Iterable[str]) -> tuple[EventBrief, ...]:
        """Events, the newest first, undated ones last."""
        return tuple(sorted(map(self.event, set(iris)), key=lambda e: (_descending(e.day), e.iri)))

    def participation(self, iri: str) -> Participation:
        """One participation in full."""
        node = self.graph.node(iri)
        tenure = node.things("zyr:asTenure")
        posts = self.graph.node(tenure[0]).things("zyr:post") if tenure else ()
        capacities = self.graph.node(tenure[0]).things("zyr:capacity") if tenure else ()
        return Participation.model_validate(
            self.fact(iri)
            | {
                "event": self.event(node.things("zyr:inEvent")[0]),
                "actor": self.link(node.things("zyr:actor")[0]),
                "role": self.link(node.things("cv:role")[0]),
                "represents": self.optional(node.things("zyr:represents")),
                "tenure": self.optional(posts),
                "capacity": self.optional(capacities),
            }
        )

    def participations(self, curie: str, iri: str) -> tuple[Participation, ...]:
        """Participations whose property ``curie`` is ``iri``, the newest event first."""
        found = map(self.participation, self.graph.referring(iri, curie))
        return tuple(sorted(found, key=lambda p: (_descending(p.event.day), p.event.iri, p.iri)))


def _descending(day: object) -> tuple[bool, int]:
    """Sort key: later days first, no day last."""
    return (day is None, -getattr(day, "toordinal", lambda: 0)())
