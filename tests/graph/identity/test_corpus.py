"""Identity over the annotated releases, measured alone: on readings that say what the annotations say."""

from graph.identity.persons import identify
from graph.identity.score import score
from graph.identity.source import ordered
from tests.corpus.gold import gold


def test_persons_of_the_annotated_releases_are_found_again_and_no_two_are_taken_for_one() -> None:
    annotated = gold()
    found = score(identify(ordered(annotated.inputs)).of, annotated.true)
    assert found.mentions == len(annotated.true) > 400
    assert found.merges == ()
    assert found.f1 >= 0.98
