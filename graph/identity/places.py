"""Places of events: the vocabulary's towns, by whatever spelling a release uses."""

from functools import cache

from ontology.language.fold import fold
from ontology.language.script import to_latin
from ontology.lookup import vocabulary


def known_place(name: str) -> str | None:
    """Key of the place in the vocabulary with that key, label or other spelling."""
    places = vocabulary().concepts["place"]
    return name if name in places else _place_names().get(fold(to_latin(name)))


@cache
def _place_names() -> dict[str, str]:
    places = vocabulary().concepts["place"].values()
    names = [(place.key, name) for place in places for name in place.labels.values()]
    names += [(place.key, name) for place in places for some in place.alternatives.values() for name in some]
    return {fold(name): key for key, name in reversed(names)}
