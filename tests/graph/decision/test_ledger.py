"""Which decisions are in force, and which cannot stand beside each other."""

import re
from collections.abc import Sequence

import pytest

from graph.decision.ledger import ledger
from graph.decision.model import Decision
from ontology.errors import InputError
from tests.graph.decision.making import claim, kept_apart, made, merged, split, undone

ACCEPT = made("accept", claims=(claim(),))
REJECT = made("reject", claims=(claim(),))
ROLE = made("replace", claims=(claim(),), field="role", value="prosecutor")
OTHER_ROLE = made("replace", claims=(claim(),), field="role", value="chief-prosecutor")
START = made("set-date", claims=(claim(),), field="start", value="2016")
ELSEWHERE = made("reject", claims=(claim("besa krasniqi"),))
AB, BC, AC = merged("A", "B"), merged("B", "C"), merged("A", "C")
UNDO_AB = undone(AB)

IN_FORCE: list[tuple[Sequence[Decision], Sequence[Decision]]] = [
    ([], []),
    ([ACCEPT, ELSEWHERE], [ACCEPT, ELSEWHERE]),
    ([ACCEPT, REJECT], [REJECT]),
    ([REJECT, ACCEPT], [ACCEPT]),
    ([ROLE, OTHER_ROLE], [OTHER_ROLE]),
    ([ROLE, START, ACCEPT], [ROLE, START, ACCEPT]),
    ([ROLE, START, ACCEPT, REJECT], [REJECT]),
    ([REJECT, ROLE], [ROLE]),
    ([AB, UNDO_AB], []),
    ([AB, UNDO_AB, undone(UNDO_AB)], [AB]),
    ([ACCEPT, REJECT, undone(REJECT)], [ACCEPT]),
    ([AB, BC], [AB, BC]),
    ([AB, split("A", "B")], [split("A", "B")]),
    ([AB, split("B", "A"), undone(split("B", "A"))], [AB]),
    ([AB, kept_apart("A", "B", undoes=AB.id)], [kept_apart("A", "B", undoes=AB.id)]),
    ([AB, UNDO_AB, kept_apart("A", "B")], [kept_apart("A", "B")]),
    ([split("AB", "C"), merged("C", "D")], [split("AB", "C"), merged("C", "D")]),
]


@pytest.mark.parametrize(("lines", "left"), IN_FORCE, ids=range(len(IN_FORCE)))
def test_the_last_word_counts(lines: Sequence[Decision], left: Sequence[Decision]) -> None:
    assert ledger(lines).in_force == tuple(left)


def test_what_was_superseded_says_by_what() -> None:
    assert ledger([AB, UNDO_AB]).superseded == {AB.id: UNDO_AB.id}
    assert ledger([ACCEPT, REJECT]).superseded == {ACCEPT.id: REJECT.id}


REFUSED: list[tuple[Sequence[Decision], str]] = [
    ([AB, AB], "line 2: it repeats line 1"),
    ([UNDO_AB], f"line 1: it undoes {AB.id}, which is no line before it"),
    ([UNDO_AB, AB], "line 1: it undoes"),
    ([AB, UNDO_AB, undone(AB, why="again")], "line 3: it undoes .*, whose place line 2 took already"),
    ([AB, BC, AC], "line 3: mergers run in a circle: lines 1, 2 join these two already"),
    ([AB, merged("B", "A")], "line 2: mergers run in a circle: line 1 joins"),
    ([merged("A", "A")], "line 1: mergers run in a circle"),
    ([AB, kept_apart("B", "A")], "line 2: it is at odds with line 1"),
    ([kept_apart("B", "A"), AB], "line 2: it is at odds with line 1"),
    ([AB, BC, kept_apart("A", "C")], "line 3: it is at odds with lines 1, 2"),
    ([AB, BC, split("A", "C")], "line 3: it is at odds with lines 1, 2"),
    ([split("A", "B"), AB], "line 2: it is at odds with line 1"),
    ([split("AB", "BC")], "line 1: it is at odds with itself"),
]


@pytest.mark.parametrize(("lines", "told"), REFUSED, ids=range(len(REFUSED)))
def test_decisions_that_cannot_be_meant_together_are_refused(lines: Sequence[Decision], told: str) -> None:
    with pytest.raises(InputError, match=re.compile(told)) as refused:
        ledger(lines)
    assert "no decision was applied" in refused.value.message
    assert refused.value.mend
