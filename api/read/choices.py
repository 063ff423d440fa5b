"""Values to offer for a parameter of a documented query: names of people, units and posts by their identifiers."""

from typing import Final

from api.read.lists import matching
from api.read.reader import Reader
from api.schemas.workbench import Choice
from graph.search.index import Index
from ontology.language.fold import fold
from ontology.model import LANGUAGES
from ontology.terms import compact, expand

_QUERIES: Final = {"person": "people", "unit": "units", "post": "posts"}


def found(reader: Reader, index: Index, pick: str, words: str, most: int) -> tuple[Choice, ...]:
    """At most ``most`` of what may be given where a query picks a ``person``, ``unit`` or ``post``, by ``words``.

    People and units are found in any spelling, case and script, the best first.
    """
    if pick == "post":
        return _chosen(reader, pick, matching(reader.graph, _QUERIES[pick], words)[:most])
    hits = index.find(words, {"kind": pick}, limit=most).hits
    return _chosen(reader, pick, [hit.iri for hit in hits])


def listed(reader: Reader, pick: str, most: int) -> tuple[Choice, ...]:
    """All that may be given where a query picks ``pick``, by name; nothing if they are more than ``most``."""
    if pick == "language":
        return tuple(Choice(value=code, label=code) for code in LANGUAGES)
    things = {row["thing"].text for row in reader.graph.rows(_QUERIES[pick])}
    if len(things) > most:
        return ()
    return tuple(sorted(_chosen(reader, pick, sorted(things)), key=lambda choice: fold(choice.label)))


def known(reader: Reader, pick: str, value: str) -> bool:
    """Whether ``value``, as a query takes it, is one of what may be given; people go by every spelling."""
    if pick == "language":
        return value in LANGUAGES
    rows = reader.graph.rows(_QUERIES[pick])
    if pick == "person":
        return any(value == row[name].text for row in rows for name in ("name", "variant") if name in row)
    return any(row["thing"].text == whole(pick, value) for row in rows)


def whole(pick: str, value: str) -> str:
    """The IRI that ``value`` is, or abbreviates as ``unit:kpk`` does."""
    prefix, colon, _ = value.partition(":")
    return expand(value) if colon and prefix == pick else value


def _chosen(reader: Reader, pick: str, things: list[str]) -> tuple[Choice, ...]:
    """``things`` as choices, each value once: two people of one name are asked for together."""
    made = (_choice(reader, pick, thing) for thing in things)
    return tuple({choice.value: choice for choice in made}.values())


def _choice(reader: Reader, pick: str, thing: str) -> Choice:
    label = reader.text(thing).value
    if pick != "person":
        return Choice(value=compact(thing), label=label)
    # The name as it is in the graph, whatever the script of the page.
    return Choice(value=reader.graph.best_label(thing, reader.language)[0], label=label)
