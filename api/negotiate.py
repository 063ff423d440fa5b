"""Which representation of a page to send: ``?format=`` first, else the Accept header (RFC 9110, 12.5.1)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import HTTPException, Request

_QUALITY = re.compile(r"[01](\.\d{0,3})?")


@dataclass(frozen=True, slots=True)
class Offer:
    """One representation on offer: the word for ``?format=`` and its media types, the first one is sent.

    ``others``: more words that clients send, SPARQLWrapper's among them.
    """

    word: str
    media_types: tuple[str, ...]
    charset: bool = False
    others: tuple[str, ...] = ()

    def named(self, word: str) -> bool:
        """Whether ``?format=word`` means this one."""
        return word == self.word or word in self.others or word in self.media_types

    @property
    def content_type(self) -> str:
        """The Content-Type to send."""
        return self.media_types[0] + ("; charset=utf-8" if self.charset else "")


HTML = Offer("html", ("text/html", "application/xhtml+xml"), charset=True)
JSON = Offer("json", ("application/json",))
TURTLE = Offer("ttl", ("text/turtle", "application/x-turtle"), True, ("turtle", "n3"))
N_TRIPLES = Offer("nt", ("application/n-triples",), others=("ntriples",))
RDF_XML = Offer("rdf", ("application/rdf+xml",), others=("rdf+xml", "xml"))
JSON_LD = Offer("jsonld", ("application/ld+json",), others=("json-ld",))
TRIG = Offer("trig", ("application/trig",), True)
N_QUADS = Offer("nq", ("application/n-quads",), others=("nquads",))
#: RDF in every form that is offered for a thing.
RDF = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML)
RESULT_JSON = Offer("json", ("application/sparql-results+json", "application/json"))
RESULT_XML = Offer("xml", ("application/sparql-results+xml", "application/xml", "text/xml"))
RESULT_CSV = Offer("csv", ("text/csv",), charset=True)
RESULT_TSV = Offer("tsv", ("text/tab-separated-values",), charset=True)
#: Tables of results in the four forms of the SPARQL 1.1 recommendations.
RESULTS = (RESULT_JSON, RESULT_XML, RESULT_CSV, RESULT_TSV)
#: RDF in every form that the endpoint answers CONSTRUCT and DESCRIBE in.
GRAPHS = (TURTLE, N_TRIPLES, RDF_XML, JSON_LD, TRIG, N_QUADS)


@dataclass(frozen=True, slots=True)
class Range:
    """One media range of an Accept header with its quality (0 to 1)."""

    kind: str
    subtype: str
    quality: float

    def fit(self, media_type: str) -> int | None:
        """How exactly the range names ``media_type``: 2 exactly, 1 by kind, 0 by ``*/*``, ``None`` not."""
        kind, _, subtype = media_type.partition("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return 2
        if self.subtype != "*":
            return None
        return 1 if self.kind == kind else 0 if self.kind == "*" else None


def parse(accept: str) -> list[Range]:
    """The ranges of an Accept header, in its order; parts that are not media ranges are left out."""
    ranges = []
    for part in accept.split(","):
        media, *parameters = (p.strip().lower() for p in part.split(";"))
        kind, slash, subtype = media.partition("/")
        if not (slash and kind and subtype):
            continue
        stated = [p[2:].strip() for p in parameters if p.startswith("q=")]
        valid = not stated or _QUALITY.fullmatch(stated[0])
        ranges.append(Range(kind, subtype, min(1.0, float(stated[0])) if stated and valid else 1.0))
    return ranges


def _quality(media_type: str, ranges: Sequence[Range]) -> tuple[float, int]:
    """Quality of ``media_type`` by the most exact range that fits, and how exact that was."""
    fits = [(fit, -i, r.quality) for i, r in enumerate(ranges) if (fit := r.fit(media_type)) is not None]
    fit, _, quality = max(fits, default=(-1, 0, 0.0))
    return quality, fit


def _offered(offer: Offer, ranges: Sequence[Range]) -> tuple[float, int]:
    """Quality of ``offer``: of the media type that is sent, or of another name for it if a range names that."""
    sent, *names = (_quality(m, ranges) for m in offer.media_types)
    return max(sent, *(n for n in names if n[1] == 2), (0.0, -1))


def best(accept: str, offers: Sequence[Offer]) -> Offer | None:
    """The offer that ``accept`` likes best; the server's own order decides between equals.

    No header, or one without any media range, means anything goes. ``None`` if nothing on offer is accepted.
    """
    ranges = parse(accept)
    if not ranges:
        return offers[0]
    rated = [(_offered(offer, ranges), -place, offer) for place, offer in enumerate(offers)]
    (quality, _), _, offer = max(rated, key=lambda r: (r[0][0], r[0][1] == 2, r[1]))
    return offer if quality > 0 else None


def acceptable(request: Request, offers: Sequence[Offer]) -> Offer | None:
    """The representation of ``offers`` to send for ``request``, ``None`` if it wants none of them."""
    asked = request.query_params.get("format")
    if asked is not None:
        return next((o for o in offers if o.named(asked)), None)
    return best(",".join(request.headers.getlist("accept")), offers)


def choose(request: Request, offers: Sequence[Offer]) -> Offer:
    """The representation to send for ``request``.

    Raises ``HTTPException`` 406 that lists what is offered.
    """
    named = acceptable(request, offers)
    if named is None:
        raise HTTPException(406, detail=refusal(offers))
    return named


def refusal(offers: Sequence[Offer]) -> str:
    """What is told with 406: what there is."""
    words = ", ".join(f"{o.word} ({o.media_types[0]})" for o in offers)
    return f"None of what was asked for is offered here; there is {words}"


def prefers_html(request: Request) -> bool:
    """Whether errors should be told as a page: the client names HTML and likes it as well as JSON."""
    if request.query_params.get("format", "html") != "html":
        return False
    ranges = parse(",".join(request.headers.getlist("accept")))
    html, fit = _quality("text/html", ranges)
    return fit == 2 and html > 0 and html >= _quality("application/json", ranges)[0]
