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


class Choice(Model):
    """One value that a parameter may have, and what it is called."""

    value: str = Field(examples=["unit:kpk"])
    label: str = Field(examples=["Kosovo Prosecutorial Council"])


class Choices(Model):
    """Values that fit what was typed, by name."""

    choices: tuple[Choice, ...]


class Asking(Model):
    """One parameter of a documented query; ``pick``: see ``/query/choices/{pick}``."""

    name: str = Field(examples=["day"])
    type: str = Field(examples=["date"])
    pick: str | None = None
    default: str | None = Field(default=None, examples=["2024-07-03"])
    description: str = ""


class Documented(Model):
    """One documented query: what it asks, takes and gives, and where."""

    name: str = Field(examples=["career-of"])
    title: str
    summary: str
    path: str = Field(examples=["/query/career-of"])
    forms: tuple[str, ...] = Field(
        description="endings of the path for the answer in that form", examples=[("csv",)]
    )
    parameters: tuple[Asking, ...]
    columns: Mapping[str, str] = Field(description="variable to what it holds")
    query: str


class Catalogue(Model):
    """Every documented query, by name."""

    queries: tuple[Documented, ...]
