"""Identity over the annotated releases: alone, on readings that say what the annotations say, and on the program's."""

from tests.corpus.gold import gold
from tests.corpus.identity import own, scores


def test_persons_and_events_are_found_again_and_no_two_people_are_taken_for_one() -> None:
    annotated = gold()
    people, f1, pairs = scores(annotated)
    assert people.mentions == len(annotated.true) > 400
    assert people.merges == ()
    assert people.f1 >= 0.98
    assert f1 >= 0.97
    assert pairs >= 30


def test_what_the_program_reads_itself_takes_no_two_people_for_one() -> None:
    people, f1, _ = scores(own())
    assert people.merges == ()
    assert people.f1 >= 0.96
    assert f1 >= 0.9
