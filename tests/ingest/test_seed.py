"""The real release, read whole: three persons, four units, one meeting, and nothing else."""

import pytest

from ingest.claim.read import read
from ontology.model import Capacity, Reading, Release
from tests.ingest.texts import SEED, parts, sample, tenures


@pytest.fixture(scope="module")
def seed() -> Release:
    return sample(SEED)


@pytest.fixture(scope="module")
def found(seed: Release) -> Reading:
    return read(seed, "test")


def test_the_parts_of_the_page_are_found(seed: Release) -> None:
    assert seed.key == "18dfdb89734f9d36"
    assert seed.text_sha256 == "f1cb80ac4f0bb50f7e7a310e61a3ef06c310783f5770e44b96f6fe73b2d09e2a"
    assert seed.language == "sq"
    assert seed.publisher == "kpk"
    assert seed.place == "Prishtinë"
    assert seed.published is not None
    assert seed.published.edtf == "2024-07-03"
    assert seed.title is not None
    assert seed.title.quote(seed.text).startswith("Drejtori Istrefi mban takimin")
    assert [span.quote(seed.text) for span in seed.furniture] == [
        "Këshilli Prokurorial i Kosovës",
        "Share on",
        "Facebook",
    ]


def test_exactly_three_persons_with_their_offices(found: Reading) -> None:
    assert tenures(found) == {
        (
            "Sami Istrefi",
            "Drejtor i Përgjithshëm",
            "Sekretariati i Këshillit Prokurorial të Kosovës",
            "substantive",
            "current",
        ),
        ("Ardian Nikolla", "Shef i Kabinetit", "Zyra e Kryeprokurorit të Shtetit", "substantive", "current"),
        ("Nexhat Haziri", "Udhëheqës", "Departamenti i Teknologjisë Informative", "substantive", "current"),
    }
    assert [person.name for person in found.persons] == ["Sami Istrefi", "Ardian Nikolla", "Nexhat Haziri"]
    assert all(tenure.capacity is Capacity.SUBSTANTIVE for tenure in found.tenures)


def test_title_and_surname_in_two_cases_mean_the_director(seed: Release, found: Reading) -> None:
    director = found.persons[0]
    assert director.aliases == ("Drejtori Istrefi",)
    before = [
        seed.text[: span.start].rstrip().rpartition(" ")[2].rpartition("\n")[2]
        for span in director.evidence.spans
    ]
    assert {"Drejtori", "Drejtorit"} <= set(before)


def test_units_and_their_parts(found: Reading) -> None:
    units = {unit.local: unit for unit in found.units}
    parents = {unit.code: units[unit.parent].code for unit in found.units if unit.parent is not None}
    assert {unit.code for unit in found.units} == {"kpk", "skpk", "skpk-dti", "zkpsh"}
    assert parents == {"skpk": "kpk", "skpk-dti": "skpk"}


def test_acronyms_with_their_case_endings_are_resolved(seed: Release, found: Reading) -> None:
    quotes = {unit.code: {span.quote(seed.text) for span in unit.evidence.spans} for unit in found.units}
    assert "KPK-ja" in quotes["kpk"]
    assert "KPK-së" in quotes["kpk"]
    assert "SKPK-së" in quotes["skpk"]
    assert "DTI-së" in quotes["skpk-dti"]
    units = {unit.local: unit.code for unit in found.units}
    assert {acronym: units[local] for acronym, local in found.acronyms} == {
        "KPK": "kpk",
        "SKPK": "skpk",
        "DTI": "skpk-dti",
    }


def test_one_meeting_with_its_convener_guests_and_unnamed_group(found: Reading) -> None:
    meetings = [event for event in found.events if event.main]
    assert [(event.kind, event.date and event.date.edtf) for event in meetings] == [
        ("working-meeting", "2024-07-03")
    ]
    assert parts(found) == {
        ("Sami Istrefi", "chair"),
        ("Ardian Nikolla", "participant"),
        ("Nexhat Haziri", "participant"),
        ("zyrtarët e komunikimit publik në sistemin prokurorial", "participant"),
    }
    assert meetings[0].topics == ("public-communication", "staff-conditions", "training", "transparency")


def test_an_earlier_decision_told_of_waits_for_review(found: Reading) -> None:
    told = [event for event in found.events if not event.main]
    assert [(event.kind, event.date and event.date.edtf) for event in told] == [("adoption", "../2024-07-03")]
    assert told[0].evidence.confidence < 0.6


def test_every_quote_is_found_at_its_characters(seed: Release, found: Reading) -> None:
    spans = [span for proof in found.evidence() for span in proof.spans]
    assert spans
    for span in spans:
        assert 0 <= span.start < span.end <= len(seed.text)
        assert span.quote(seed.text).strip() == span.quote(seed.text)
    worked_out_by_hand = {(152, 248), (360, 431), (436, 478), (277, 330), (344, 431), (344, 478)}
    assert worked_out_by_hand <= {(span.start, span.end) for span in spans}
