"""One reading as JSON, and the sentences shown to people."""

from datetime import date

import pytest

from api.commands.passages import Passages
from api.commands.reading_text import sections
from ingest.annotated import EVENT_TYPES, event_type, reading_json
from ontology.dates import PartialDate
from ontology.lookup import vocabulary
from ontology.model import (
    Capacity,
    EventClaim,
    Evidence,
    Group,
    ParticipationClaim,
    PersonMention,
    Reading,
    Release,
    Source,
    Span,
    Standing,
    TenureClaim,
    UnitMention,
)

TEXT = (
    "Headline\n\nPrishtinë, 3 korrik 2024 – U.d. kryeprokuror Agron Agu priti Besa Beun. Më herët u.d. i zyrës, "
    "znj. Cen Ceku, dha dorëheqje. I dyshuari F. F. u lirua. Fund."
)


def at(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence((Span(start, start + len(words)),), "a-rule", 0.9)


HIDDEN = TEXT.index("I dyshuari")
RELEASE = Release(
    "0" * 16, TEXT, "f" * 64, "sq", Source("x.txt"), published=PartialDate.on(date(2024, 7, 3)), place="peje"
)
READING = Reading(
    RELEASE.key,
    RELEASE.text_sha256,
    "r",
    persons=(
        PersonMention("p1", "Agron Agu", at("Agron Agu"), ("Agu",)),
        PersonMention("p2", "Besa Beu", at("Besa Beun")),
        PersonMention("p3", "Cen Ceku", at("Cen Ceku")),
    ),
    units=(
        UnitMention("u1", "Zyra", "office", at("zyrës"), code="zkpsh", parent="u2", acronym="ZKPSH"),
        UnitMention("u2", "Prokurori i Shtetit", "institution", at("kryeprokuror")),
    ),
    groups=(Group("g1", "pesë prokurorë", at("Headline"), unit="u1"),),
    tenures=(
        TenureClaim("p1", "kryeprokuror", at("U.d. kryeprokuror Agron Agu"), None, "u2", Capacity.ACTING),
        TenureClaim("p3", "udhëheqës", at("i zyrës"), standing=Standing.FORMER),
    ),
    events=(
        EventClaim("e1", "working-meeting", at("priti"), PartialDate.on(date(2024, 7, 3)), conveners=("u2",)),
        EventClaim("e2", "resignation", at("dha dorëheqje"), main=False),
    ),
    participations=(
        ParticipationClaim("e1", "p1", "host", at("priti")),
        ParticipationClaim("e1", "p2", "guest", at("Besa Beun")),
        ParticipationClaim("e1", "p3", "absent", at("Cen Ceku")),
        ParticipationClaim("e1", "g1", "participant", at("Headline")),
    ),
    acronyms=(("ZKPSH", "u1"),),
    withheld=(Span(HIDDEN, HIDDEN + len("I dyshuari F. F. u lirua.")),),
)


def test_the_object_holds_what_was_read() -> None:
    found = reading_json("x", RELEASE, READING)
    assert (found["id"], found["language"], found["published"], found["place"]) == (
        "x",
        "sq",
        "2024-07-03",
        "Pejë",
    )
    assert found["units"] == ["Zyra", "Prokurori i Shtetit"]
    assert found["acronyms"] == {"ZKPSH": "Zyra"}
    assert found["part_of"] == [["Zyra", "Prokurori i Shtetit"]]
    tenure = found["persons"][0]["tenures"][0]
    assert (tenure["role"], tenure["unit"], tenure["acting"], tenure["status"]) == (
        "kryeprokuror",
        "Prokurori i Shtetit",
        True,
        "current",
    )


def test_events_name_who_held_them_who_took_part_and_for_what() -> None:
    found = reading_json("x", RELEASE, READING)
    (event,) = found["events"]
    assert event["type"] == "meeting"
    assert event["convened_by"] == ["Agron Agu"]
    assert event["participants"] == ["Besa Beu"]
    assert event["units"] == ["Prokurori i Shtetit", "Zyra"]


def test_events_only_told_of_stand_apart() -> None:
    assert [event["type"] for event in reading_json("x", RELEASE, READING)["background"]] == ["decision"]


def test_every_entry_has_its_spans_and_rule() -> None:
    found = reading_json("x", RELEASE, READING)
    entries = [*found["persons"], *found["unit_details"], *found["events"], *found["background"]]
    entries += [tenure for person in found["persons"] for tenure in person["tenures"]]
    for entry in entries:
        assert entry["rule"] == "a-rule"
        for start, end in entry["spans"]:
            assert 0 <= start < end <= len(TEXT)


@pytest.mark.parametrize("kind", sorted(vocabulary().concepts["event-type"]))
def test_every_event_type_has_one_of_the_form(kind: str) -> None:
    assert event_type(kind) in EVENT_TYPES | {"other"}


def test_an_unknown_event_type_is_other() -> None:
    assert event_type("feast") == "other"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Agron Agu", "Prishtinë, 3 korrik 2024 – U.d. kryeprokuror Agron Agu priti Besa Beun."),
        ("Cen Ceku", "Më herët u.d. i zyrës, znj. Cen Ceku, dha dorëheqje."),
        ("Headline", "Headline"),
        ("Fund", "Fund."),
    ],
)
def test_sentences_end_where_they_end(words: str, sentence: str) -> None:
    shown = Passages(RELEASE, READING).sentence(at(words).spans[0])
    assert shown.endswith(sentence)
    assert len(shown) <= len(sentence) + 30


def test_withheld_sentences_are_never_shown() -> None:
    shown = Passages(RELEASE, READING).sentence(Span(HIDDEN - 5, len(TEXT)))
    assert "dyshuari" not in shown
    assert "█" in shown


def test_a_long_sentence_is_cut_around_the_claim() -> None:
    text = "fjalë " * 100 + "Emri Mbiemri " + "tjetër " * 100
    release = Release("0" * 16, text, "f" * 64, "sq", Source("x.txt"))
    start = text.index("Emri")
    shown = Passages(release, Reading(release.key, release.text_sha256, "r")).sentence(
        Span(start, start + 12)
    )
    assert shown.startswith("… fjalë")
    assert "Emri Mbiemri" in shown
    assert shown.endswith("tjetër …")
    assert len(shown) < 220


def test_sections_have_a_cell_for_every_column() -> None:
    found = {section.title: section for section in sections(RELEASE, READING)}
    assert list(found) == ["Persons", "Positions", "Units", "Events", "Told of besides"]
    for section in found.values():
        assert all(len(row) == len(section.columns) for row in section.rows)
    assert found["Positions"].rows[0][3] == "acting"
    assert found["Positions"].rows[1][3] == "former"
    assert "pesë prokurorë" in found["Events"].rows[0][4]
