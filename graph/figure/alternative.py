"""What a picture shows, in words, for those who do not see it: written from the data, as long as it can be listened to.

Longer descriptions than a few sentences are left to the table that stands with every figure (W3C, *Complex Images*).
"""

from collections.abc import Sequence
from typing import Final

from graph.view.network import Network
from graph.view.network_svg import summary
from graph.view.orgchart import OrgChart
from graph.view.svg import clean
from graph.view.words import word
from ontology.language.calendar import write_date
from ontology.model import Language

#: Most units or pairs that are named; the rest is counted.
_NAMED: Final = 8


def chart_words(chart: OrgChart, language: Language) -> str:
    """The day, how many units, and the first heads with how certain each is."""
    title = f"{word('orgchart', language)}, {word('as-of', language)} {write_date(chart.day, language)}"
    heads = [
        f"{unit.acronym or unit.label}: {head.role} {head.name}"
        + (f", {head.capacity}" if head.capacity else "")
        + f" ({head.state})"
        for unit in chart.units
        for head in unit.heads
    ]
    return _sentences([title, word("units-shown", language, units=len(chart.units))], heads, language)


def network_words(network: Network, language: Language) -> str:
    """How many actors, pairs and events, and the pairs with most joint events."""
    names = {actor.key: actor.label for actor in network.actors}
    ties = sorted(network.ties, key=lambda tie: (-tie.weight, names[tie.a], names[tie.b], tie.a, tie.b))
    pairs = [
        f"{names[tie.a]} – {names[tie.b]} ({word('count-events', language, count=tie.weight)})"
        for tie in ties
    ]
    said = summary(network, language) if network.actors else word("nothing", language)
    return _sentences([word("network", language), said], pairs, language)


def _sentences(first: Sequence[str], named: Sequence[str], language: Language) -> str:
    told = list(named[:_NAMED])
    if len(named) > _NAMED:
        told.append(word("and-more", language, count=len(named) - _NAMED))
    parts = [*first, "; ".join(told)] if told else list(first)
    return clean(" ".join(part if part.endswith(".") else f"{part}." for part in parts))
