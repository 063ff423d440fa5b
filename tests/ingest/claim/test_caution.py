"""Sentences in which a role beside a name says nothing of who holds it, and who is not to be seen at all."""

import pytest

from tests.ingest.texts import albanian, reading

OFFICE = "Prokurorisë Themelore në Pejë"


def persons(body: str) -> list[str]:
    """Names of the persons read."""
    return [person.name for person in reading(body).persons]


def masked(body: str) -> str:
    """What is withheld of the release."""
    text = albanian(body).text
    return " ".join(span.quote(text) for span in reading(body).withheld)


@pytest.mark.parametrize(
    "body",
    [
        f"Babai i kryeprokurorit të {OFFICE}, Hasan Dema, foli për punën.",
        f"Gruaja e prokurorit të {OFFICE}, Drita Morina, foli për punën.",
        f"Shoferi i kryeprokurorit të {OFFICE}, Gani Muka, foli për punën.",
        f"Avokati i kryeprokurorit të {OFFICE}, Tomë Prela, foli për punën.",
        f"Avokati i ri i kryeprokurorit të {OFFICE}, Tomë Prela, foli për punën.",
        f"Në emër të kryeprokurorit të {OFFICE}, Naim Beka, foli stafi.",
    ],
)
def test_a_noun_that_governs_the_role_leaves_the_name_without_one(body: str) -> None:
    assert persons(body) == []


@pytest.mark.parametrize(
    "body",
    [
        f"Takimi u mbajt me pjesëmarrjen e kryeprokurorit të {OFFICE}, Hasan Dema.",
        f"Gjatë vizitës së parë të kryeprokurorit të {OFFICE}, Hasan Dema, u diskutua për punën.",
    ],
)
def test_a_noun_of_an_act_leaves_the_name_to_the_role(body: str) -> None:
    assert persons(body) == ["Hasan Dema"]


@pytest.mark.parametrize(
    "body",
    [
        f"U arrestua prokurori i {OFFICE}, Enver Kola.",
        f"Prokurori i {OFFICE}, Enver Kola, është nën hetime.",
        f"Dëshmitari i bashkëpunuar, prokurori i {OFFICE}, Enver Kola, foli në gjykatë.",
        f"U keqtrajtua prokurori i {OFFICE}, Enver Kola.",
        f"Këshilli ngriti aktakuzë ndaj prokurorit të {OFFICE}, Enver Kola.",
    ],
)
def test_an_office_makes_no_official_of_a_suspect_victim_or_witness(body: str) -> None:
    assert persons(body) == []
    assert "Enver Kola" in masked(body)


@pytest.mark.parametrize(
    "body",
    [
        f"Këshilli e shkarkoi kryeprokurorin e {OFFICE}, Luan Dema.",
        f"Kryeprokurori i {OFFICE}, Luan Dema, dha dorëheqje.",
        f"Kryeprokurori i {OFFICE}, Luan Dema, u pensionua.",
    ],
)
def test_who_leaves_an_office_is_not_said_to_hold_it(body: str) -> None:
    said = {(tenure.standing.value) for tenure in reading(body).tenures}
    assert said <= {"former", "dismissed"}


def test_who_prosecutes_is_an_official_and_the_accused_is_not() -> None:
    body = f"Prokurori i {OFFICE}, Naser Kelmendi, ngriti aktakuzë kundër Artan Gashit."
    assert persons(body) == ["Naser Kelmendi"]
    assert "Artan Gashit" in masked(body)
    assert "Naser" not in masked(body)


def test_one_name_beside_two_offices_can_be_two_persons() -> None:
    body = (
        f"Prokurori i {OFFICE}, Agim Hoti, dhe kryeprokurori i Prokurorisë Speciale, Agim Hoti, morën pjesë."
    )
    assert persons(body) == []


def test_who_did_not_come_took_no_part() -> None:
    body = (
        f"kryeprokurori i Prokurorisë Themelore në Prishtinë, Naim Beka, mbajti sot takim me prokurorët. "
        f"Në takim nuk mori pjesë kryeprokurori i {OFFICE}, Luan Dema."
    )
    found = reading(body)
    names = {person.local: person.name for person in found.persons}
    assert [names[p.actor] for p in found.participations if p.actor in names] == ["Naim Beka"]


def test_in_whose_name_a_meeting_is_led_does_not_lead_it() -> None:
    body = (
        f"kryeprokurori i {OFFICE}, Naim Beka, foli për punën. "
        f"Në emër të kryeprokurorit të {OFFICE}, Naim Beka, takimin e mbajti zëvendësi."
    )
    assert [p.role for p in reading(body).participations if p.role == "chair"] == []


@pytest.mark.parametrize(
    ("body", "private"),
    [
        ("Fëmija Rron Krasniqi, 12 vjeç, u plagos lehtë.", "Rron Krasniqi"),
        ("Prokuroria hetoi vdekjen e foshnjës Nora Sefa.", "Nora Sefa"),
        ("I PANDEHURI FLORIM KOKA U DËNUA.", "FLORIM KOKA"),
        ("Gjykata e dënoi të pandehurin Gani Lleshi. Më pas foli Gani Lleshi.", "Gani Lleshi Gani Lleshi"),
    ],
)
def test_private_people_are_withheld_wherever_they_stand(body: str, private: str) -> None:
    for name in private.split():
        assert masked(body).count(name) == private.count(name)


def test_the_name_of_a_committee_takes_in_no_person() -> None:
    found = reading("Foli kryetari i Komisionit për Administrim, Avni Puka, për punën.")
    assert [unit.name for unit in found.units] == ["Komisioni për Administrim"]


@pytest.mark.parametrize(
    "body",
    [
        "Banda, e udhëhequr nga Artan Zogu, vepronte në Pejë.",
        "Grupi kriminal i drejtuar nga Artan Zogu u zbulua.",
        "Artan Zogu priti te dera e gjykatës.",
        "Artan Zogu nga Komuna e Klinës tha se e ka parë aksidentin.",
        "Qytetari Artan Zogu foli për rastin.",
    ],
)
def test_leading_waiting_or_coming_from_a_place_makes_no_official(body: str) -> None:
    assert persons(body) == []


def test_who_only_leads_a_named_body_is_an_official_who_takes_no_part() -> None:
    found = reading("Takimi u mbajt sot. Komisioni Disiplinor, i kryesuar nga Arben Kola, shqyrtoi ankesat.")
    assert [person.name for person in found.persons] == ["Arben Kola"]
    assert not found.tenures
    assert not found.participations
