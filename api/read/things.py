"""Any thing of the graph, as its statements stand: the plain page behind addresses that have no page of their own."""

from api.read.graph import Node, Row, node_of
from api.read.reader import Reader, local_path
from api.schemas.base import Link, Text
from api.schemas.pages import OntologyPage, Statement, Term, ThingPage
from ontology.errors import NotFoundError
from ontology.terms import BASE, compact, expand

_REFERRING = 200  # as many as are pleasant to read; SPARQL gives the rest


def thing(reader: Reader, path: str) -> ThingPage:
    """The page of the thing at ``path`` (without the leading slash); raises ``NotFoundError``."""
    iri = BASE + path
    node = reader.graph.anywhere(iri)
    if not node.values:
        raise NotFoundError(
            f"There is nothing at “{path}”", mend="Check the address; start from the first page."
        )
    rows = reader.graph.select("referring", thing=iri)
    referring = sorted({row["subject"].text for row in rows})[:_REFERRING]
    return ThingPage(
        snapshot=reader.graph.id,
        iri=iri,
        path=local_path(iri),
        label=reader.text(iri),
        types=tuple(compact(v.text) for v in node.all("rdf:type")),
        statements=tuple(_statement(reader, node, curie) for curie in node.values if curie != "rdf:type"),
        referring=tuple(map(reader.link, referring)),
    )


def ontology(reader: Reader) -> OntologyPage:
    """The page of our own ontology; raises ``NotFoundError`` if the snapshot holds none."""
    rows: dict[str, list[Row]] = {}
    for row in reader.graph.rows("ontology"):
        rows.setdefault(row["thing"].text, []).append(row)
    if not rows:
        raise NotFoundError("This snapshot holds no ontology", mend="Build it anew.")
    terms = [_term(reader, node_of(iri, found)) for iri, found in rows.items() if "#" in iri]
    return OntologyPage(
        snapshot=reader.graph.id,
        iri=BASE + "ontology",
        path="/ontology",
        label=Text(value="Ontology", language="en"),
        terms=tuple(sorted(terms, key=lambda t: (t.kind, t.name))),
    )


def _term(reader: Reader, node: Node) -> Term:
    comments = {v.language: v.text for v in node.all("rdfs:comment")}
    above = (*node.things("rdfs:subClassOf"), *node.things("rdfs:subPropertyOf"))
    return Term(
        name=compact(node.iri),
        iri=node.iri,
        kind=next((compact(v.text) for v in node.all("rdf:type")), ""),
        labels=tuple(Text(value=v.text, language=v.language) for v in node.all("rdfs:label")),
        comment=comments.get(reader.language) or next(iter(comments.values()), None),
        parents=tuple(
            Link(iri=iri, path=local_path(iri), label=Text(value=compact(iri), language=None))
            for iri in above
        ),
    )


def _statement(reader: Reader, node: Node, curie: str) -> Statement:
    values: list[Link | Text] = [
        reader.link(v.text) if v.thing else Text(value=v.text, language=v.language) for v in node.all(curie)
    ]
    return Statement(
        property=curie, iri=expand(curie) if not curie.startswith("http") else curie, values=tuple(values)
    )
