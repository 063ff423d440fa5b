"""The graph of the annotated releases, made once for all questions put to it; it is only ever read."""

from collections.abc import Mapping

import pytest

from tests.corpus.gold import gold
from tests.graph.query.loaded import Loaded


@pytest.fixture(scope="session")
def corpus() -> Loaded:
    """The graph of readings that say what the annotations say."""
    return Loaded(gold().inputs)


@pytest.fixture(scope="session")
def identity(corpus: Loaded) -> Mapping[str, str]:
    """IRI of every published person → the one true identity."""
    true = gold().true
    found = {}
    for person in corpus.made.publication.persons:
        (found[f"person:p-{person.key}"],) = {true[mention] for mention in person.mentions}
    return found
