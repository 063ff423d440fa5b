"""Lines that hold a decision, and what is told of those that do not."""

import json
from typing import Any

import pytest

from graph.decision.model import identifier
from graph.decision.parse import parse_line
from ontology.errors import InputError
from tests.graph.decision.making import claim, kept_apart, made, mention, merged, split, undone

EVENT = claim("meeting", "2024-07-03", "", "kpk", kind="event")
GOOD = [
    made("accept", claims=(claim(),)),
    made("reject", claims=(claim(),)),
    made("reject", mentions=(mention("Arta Gashi"),)),
    made("suppress", mentions=(mention("Daniel R. Hathaway"),), name="daniel r. hathaway"),
    made("replace", claims=(claim(),), field="role", value="chief-prosecutor"),
    made("replace", claims=(claim(),), field="unit", value="skpk-dti"),
    made("replace", claims=(claim(),), field="capacity", value="acting"),
    made("replace", mentions=(mention("Envera Ramabaje"),), field="name", value="Enver Ramabaja"),
    made("replace", mentions=(mention("Envera Ramabaje"),), field="name", value="Enver Ramabaja-Leka"),
    made("replace", claims=(EVENT,), field="session", value="249"),
    made("set-date", claims=(claim(),), field="start", value="2016-02~"),
    made("set-date", claims=(EVENT,), field="date", value="2024-02-29"),
    made("add", claims=(EVENT, EVENT), field="annuls", value="act"),
    merged("Arta Gashi", "Arta Gashi Leka"),
    kept_apart("Arta Gashi", "Arta Gashi Leka"),
    split("AB", "CD"),
    made("suppress", mentions=(mention("Arta Gashi"),), name="arta gashi"),
    made("suppress", mentions=(mention("Arta Gashi"),)),
    made("note", claims=(claim(), EVENT)),
    undone(merged("Arta Gashi", "Arta Gashi Leka")),
]


@pytest.mark.parametrize("decision", GOOD, ids=lambda d: f"{d.action}-{d.field}")
def test_a_line_says_all_of_its_decision(decision: Any) -> None:
    assert parse_line(decision.line()) == decision


def test_the_id_is_a_hash_of_what_is_decided() -> None:
    assert merged("A", "B").id == merged("A", "B").id != merged("A", "B", why="otherwise").id


def test_targets_hold_what_makes_the_keys_of_claims() -> None:
    assert claim("x").key == claim("x").key != claim("x", kind="event").key


LINE = json.loads(merged("Arta Gashi", "Arta Gashi Leka").line())
DATE = json.loads(made("set-date", claims=(claim(),), field="start", value="2016").line())


def changed(line: dict[str, Any] = LINE, **changes: Any) -> str:
    """The line with other values and the id they have; ``None`` leaves a key out."""
    content = {key: value for key, value in (line | changes).items() if value is not None}
    return json.dumps(content if "id" in changes else content | {"id": identifier(content)})


MENTION = LINE["mentions"][0]
CLAIM = DATE["claims"][0]
UNIT = CLAIM | {"kind": "unit", "says": ["skpk-dti", "skpk"]}
EVENT = CLAIM | {"kind": "event", "says": ["visit", "2024-07-03"]}
BAD = [
    ("merge them", "it is not JSON: “merge them”"),
    ("[1]", "it is no JSON object"),
    ("[" * 100_000, "it is not JSON"),
    ('{"id": NaN}', "it is not JSON"),
    ('{"by": "a", "by": "b"}', "a key comes twice"),
    (changed(colour="red"), "the unknown key “colour”. Known are: id, action,"),
    (
        changed(mentions=[MENTION | {"row": 4}, MENTION]),
        "the unknown key “mentions.0.row”. Known are: release, text,",
    ),
    (changed(action="marry"), "“action” is “marry”. It can be 'accept', 'reject'"),
    (changed(by=None), "it lacks the key “by”"),
    (changed(why=" "), "“why” is “ ”"),
    (changed(why="two\nlines"), "“why” is “two"),
    (changed(at="yesterday"), "“at” is “yesterday”"),
    (changed(at="2026-02-30T10:00:00Z"), "no moment of the calendar"),
    (changed(id="d-000000000000"), "it was changed after it was written"),
    (changed(mentions=[MENTION]), "“merge” has 1 mentions. It takes 2."),
    (changed(mentions=[MENTION | {"start": -1}, MENTION]), "“mentions.0.start” is “-1”"),
    (changed(mentions=[MENTION | {"release": "row 7"}, MENTION]), "“mentions.0.release” is “row 7”"),
    (changed(mentions=None), "needs either claims or mentions"),
    (changed(DATE, action="merge", field=None, value=None), "“merge” has 1 claims. It takes 2."),
    (
        changed(DATE, action="merge", claims=[CLAIM, CLAIM | {"says": ["b"]}], field=None, value=None),
        "“merge” is about claims of kind tenure. Give claims on events, or claims on units; of people",
    ),
    (
        changed(DATE, action="merge", claims=[UNIT, EVENT], field=None, value=None),
        "“merge” is about claims of kind event and unit",
    ),
    (
        changed(
            DATE, action="merge", claims=[UNIT, UNIT | {"says": ["skpk", "kpk"]}], field=None, value=None
        ),
        "skpk and skpk-dti are two units of the vocabulary. Where one of them was misread, replace the `code`",
    ),
    (
        changed(DATE, action="split", claims=[UNIT], field=None, value=None),
        "“split” says of nothing that it stays",
    ),
    (
        changed(DATE, action="split", claims=[EVENT], rest=[MENTION], field=None, value=None),
        "“split” takes out and leaves targets of two sorts",
    ),
    (changed(DATE, action="accept", stays=[EVENT], field=None, value=None), "“accept” has 1 stays"),
    (changed(field="role"), "“merge” takes no field and no value"),
    (changed(name="arta gashi"), "“merge” takes no name"),
    (changed(action="suppress", mentions=[MENTION], name="arta"), "“arta” is no full name"),
    (changed(action="undo", mentions=None), "does not say what it undoes"),
    (changed(action="note", mentions=None), "needs either claims or mentions"),
    (changed(DATE, value="2023-02-29"), "“2023-02-29” is no day of the calendar"),
    (changed(DATE, value="3 July"), "“3 July” is not a date"),
    (changed(DATE, field="birth"), "has the field “birth” and the value “2016”. Its fields are: start, end;"),
    (changed(DATE, value=None), "each needs a value"),
    (changed(DATE, action="replace", field="role", value="king"), "“king” is no role of the vocabulary"),
    (changed(DATE, action="replace", field="unit", value="nasa"), "“nasa” is no unit of the vocabulary"),
    (changed(DATE, action="replace", field="standing", value="dead"), "“dead” is none of current, former"),
    (
        changed(LINE, action="replace", mentions=[MENTION], field="name", value="A. G."),
        "“A. G.” is no full name",
    ),
]


@pytest.mark.parametrize(("line", "told"), BAD, ids=range(len(BAD)))
def test_a_wrong_line_is_told_with_its_mend(line: str, told: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_line(line)
    assert told in str(refused.value)
    assert refused.value.mend
