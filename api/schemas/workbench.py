"""What the query editor of ``/sparql`` is told by the server."""

from collections.abc import Mapping

from pydantic import Field

from api.schemas.base import Model


class Offered(Model):
    """One class or property. ``count``: its things or triples in the published graph; 0 elsewhere only."""

    iri: str = Field(examples=["https://w3id.org/zyrtar/ontology#Person"])
    count: int = Field(examples=[42])
    label: str = Field(default="", description="in the language asked for, or the next one that has one")
    comment: str = ""


class Example(Model):
    """One documented query: ``path`` is its page."""

    name: str = Field(examples=["career-of"])
    title: str
    path: str
    query: str


class Offers(Model):
    """Everything the editor completes and offers. Terms come in the order of how often they occur."""

    prefixes: Mapping[str, str]
    classes: tuple[Offered, ...]
    properties: tuple[Offered, ...]
    examples: tuple[Example, ...]
