"""Explanations: every sentence with its mentions and claims, and nothing withheld shown unasked."""

from pathlib import Path

import pytest

from ingest.claim.evidence import rules
from ingest.claim.read import read
from ingest.explain import MASK, Explanation, explain, explain_bytes
from ingest.mention.read import read_mentions
from ingest.pipeline import sample_paths
from ontology.errors import InputError
from ontology.model import Release
from tests.ingest.texts import albanian, sample

with sample_paths() as _paths:
    SAMPLES = [path.name for path in _paths]
BODY = (
    "Kryeprokurorja e Prokurorisë Themelore në Pejë, Lirika Bajraliu, mbajti takim me prokurorët më 2 korrik 2024.\n\n"
    "Ishte ditë e bukur.\n\nI dyshuari Fatlum Zhuniqi u lirua në prani të avokatit."
)


def explained(release: Release, *, show_withheld: bool = False) -> Explanation:
    return explain(release, read_mentions(release), read(release, "test"), show_withheld=show_withheld)


def told(found: Explanation, kind: str) -> list[dict[str, str]]:
    return [dict(statement.says) for statement in found.statements if statement.kind == kind]


@pytest.mark.parametrize("name", SAMPLES)
def test_passages_stand_in_the_order_of_the_text_and_bear_their_own_words(name: str) -> None:
    release = sample(name)
    found = explained(release, show_withheld=True)
    assert list(found.passages) == sorted(found.passages, key=lambda passage: passage.span)
    assert [p.number for p in found.passages if p.number] == list(
        range(1, 1 + sum(p.number is not None for p in found.passages))
    )
    for passage in found.passages:
        assert passage.text == passage.span.quote(release.text)
        for mention in passage.mentions:
            assert passage.span.covers(mention.span)
            assert mention.text == mention.span.quote(release.text)
            assert mention.rule
            assert mention.meaning


@pytest.mark.parametrize("name", SAMPLES)
def test_every_claim_is_shown_where_its_main_quote_lies(name: str) -> None:
    found = explained(sample(name))
    shown = {number: passage for passage in found.passages for number in passage.claims}
    assert sorted(shown) == list(range(len(found.statements)))
    for number, passage in shown.items():
        assert passage.state in {"read", "outside"}
        assert passage.span.start <= found.statements[number].spans[0].start < passage.span.end
        assert found.statements[number].reads == rules()[found.statements[number].rule]["reads"]


@pytest.mark.parametrize("name", SAMPLES)
def test_unread_passages_are_those_of_the_reading(name: str) -> None:
    release = sample(name)
    hidden = {*read(release, "test").withheld}
    unread = [span for span in read(release, "test").unread if span not in hidden]
    assert [p.span for p in explained(release).passages if p.state == "unread"] == unread


def test_claims_are_told_in_words() -> None:
    found = explained(albanian(BODY))
    assert told(found, "tenure") == [
        {
            "person": "Lirika Bajraliu",
            "position": "kryeprokurore",
            "role": "chief-prosecutor",
            "unit": "Prokuroria Themelore në Pejë",
            "capacity": "substantive",
            "standing": "current",
        }
    ]
    assert [(part["who"], part["part"]) for part in told(found, "participation")][:1] == [
        ("Lirika Bajraliu", "chair")
    ]


def test_mentions_say_what_they_were_taken_for() -> None:
    sentence = next(p for p in explained(albanian(BODY)).passages if "Lirika" in p.text)
    meanings = {(m.kind, m.text): m.meaning for m in sentence.mentions}
    assert meanings["name", "Lirika Bajraliu"] == "Lirika Bajraliu"
    assert meanings["unit", "Prokurorisë Themelore në Pejë"] == "Prokuroria Themelore në Pejë"
    assert meanings["role", "Kryeprokurorja"] == "kryeprokurore; nom-d"
    assert meanings["date", "2 korrik 2024"] == "2024-07-02"


@pytest.mark.parametrize(("shown", "named"), [(False, 0), (True, 1)])
def test_withheld_words_are_masked_unless_asked_for(shown: bool, named: int) -> None:
    found = explained(albanian(BODY), show_withheld=shown)
    everything = repr((found.passages, found.statements, found.title))
    assert ("Fatlum" in everything) == ("Zhuniqi" in everything) == bool(named)
    last = found.passages[-1]
    assert last.state == "withheld"
    assert (set(last.text) == {MASK}) == (not shown)
    assert len(last.text) == last.span.end - last.span.start
    assert "mark" in {mention.kind for mention in last.mentions}


def test_a_withheld_name_is_masked_in_sentences_that_are_shown() -> None:
    found = explained(albanian(BODY + "\n\nFatlum Zhuniqi tha se u lirua."))
    assert found.passages[-1].text == MASK * len("Fatlum Zhuniqi") + " tha se u lirua."
    assert [m.meaning for m in found.passages[-1].mentions if m.kind == "name"] == ["withheld"]


def test_a_sentence_that_yields_nothing_says_so() -> None:
    passage = next(p for p in explained(albanian(BODY)).passages if p.text == "Ishte ditë e bukur.")
    assert (passage.state, passage.claims, passage.supports) == ("unread", (), ())


def test_furniture_and_dateline_are_passages_without_number() -> None:
    release = sample("000_18dfdb89734f9d36.txt")
    outside = [(p.part, p.text, p.number) for p in explained(release).passages if p.state == "outside"]
    assert ("furniture", "Facebook", None) in outside
    assert ("dateline", "Prishtinë, 3 korrik 2024", None) in outside


def test_bytes_that_hold_no_release_are_refused_by_name() -> None:
    with pytest.raises(InputError, match="standard input: empty"):
        explain_bytes(b" \n", "standard input")


def test_bytes_are_explained_as_a_file_is() -> None:
    with sample_paths() as paths:
        content = Path(paths[0]).read_bytes()
    assert explain_bytes(content, "x").passages == explained(sample(SAMPLES[0])).passages
