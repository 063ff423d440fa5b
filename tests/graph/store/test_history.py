"""What is known of queries that went before, and of those that differ from them in names and values only."""

from graph.store.breaker import MOST, SECONDS, Breaker
from graph.store.history import Asking, History


def asking(query: str) -> Asking:
    return Asking(query, query, query.encode(), "client", 0.0)


ONE, ALIKE, OTHER = (asking(q) for q in ("ASK { <a:a> ?p 1 } # 1", "ASK { <b:b> ?p 2 }", "ASK { ?s ?p 2 }"))


def test_those_alike_are_suspected_when_a_query_is_heavy_beyond_doubt_and_only_then() -> None:
    history = History()
    history.note_heavy(ONE, beyond_doubt=False)
    assert (history.heavy(ONE, alike=True), history.heavy(ALIKE, alike=True)) == (True, False)
    history.note_heavy(ONE, beyond_doubt=True)
    assert [history.heavy(q, alike=True) for q in (ONE, ALIKE, OTHER)] == [True, True, False]
    assert [history.heavy(q, alike=False) for q in (ONE, ALIKE, OTHER)] == [True, False, False]


def test_a_light_one_clears_those_alike() -> None:
    history = History()
    history.note_heavy(ONE, beyond_doubt=True)
    history.note_light(OTHER)
    assert history.heavy(ALIKE, alike=True)
    history.note_light(ALIKE)
    assert not history.heavy(asking("ASK { <c:c> ?p 3 }"), alike=True)
    assert history.heavy(ONE, alike=False)  # it is known itself
    history.note_light(ONE)
    assert not history.heavy(ONE, alike=True)


def test_a_query_that_broke_is_known_and_those_alike_count_once_for_the_breaker() -> None:
    history, breaker = History(), Breaker(lambda: 0.0)
    for i in range(2 * MOST):
        history.note_breaking(asking(f"ASK {{ <a:a> ?p {i} }}"), breaker)
    assert history.breaks(asking("ASK { <a:a> ?p 3 }"))
    assert not history.breaks(OTHER)
    assert breaker.rest == 0
    for i in range(MOST):
        history.note_breaking(asking("ASK { ?s ?p ?o }" + "{ }" * i), breaker)
    assert breaker.rest == SECONDS


def test_only_so_many_are_remembered() -> None:
    history = History()
    for i in range(2_001):
        history.note_heavy(asking(f"ASK {{ ?s ?p ?o{i} }}"), beyond_doubt=True)
    assert not history.heavy(asking("ASK { ?s ?p ?o0 }"), alike=False)
    assert history.heavy(asking("ASK { ?s ?p ?o1 }"), alike=False)
