"""Who holds what: tables of sentences and the tenures they state."""

import pytest

from tests.ingest.texts import reading, tenures

PEJA = "Prokuroria Themelore në Pejë"
COUNCIL = "Këshilli Prokurorial i Kosovës"


def said(body: str) -> set[tuple[str, str, str | None]]:
    """Person, role and unit."""
    return {(person, role, unit) for person, role, unit, _, _ in tenures(reading(body))}


@pytest.mark.parametrize(
    "body",
    [
        "kryeprokurori i Prokurorisë Themelore në Pejë, Agon Thanasi, foli për punën.",
        "kryeprokurori i Prokurorisë Themelore të Pejës Agon Thanasi foli për punën.",
        "kryeprokurori i Prokurorisë Themelore në Pejë, z. Agon Thanasi, foli për punën.",
        "kryeprokurori i Prokurorisë Themelore në Pejë, z.Agon Thanasi, foli për punën.",
        "U takuan me kryeprokurorin e Prokurorisë Themelore në Pejë, Agon Thanasi.",
        "Agon Thanasi, kryeprokuror i Prokurorisë Themelore në Pejë, foli për punën.",
    ],
)
def test_a_role_before_or_behind_the_name_in_any_case(body: str) -> None:
    assert said(body) == {("Agon Thanasi", "kryeprokuror", PEJA)}


def test_two_roles_of_one_person() -> None:
    body = "Sot foli Kryetari i Këshillit Prokurorial dhe njëherësh Kryeprokuror i Shtetit, z. Agon Thanasi."
    assert said(body) == {
        ("Agon Thanasi", "Kryetar", COUNCIL),
        ("Agon Thanasi", "Kryeprokuror i Shtetit", None),
    }


def test_each_role_of_a_list_goes_to_its_own_name() -> None:
    body = (
        "Folën kryeprokurorja e Prokurorisë Themelore në Pejë, Lirika Bajraliu, drejtoresha e NJSHPP-së Teuta "
        "Kallaba, dhe administratori i Prokurorisë Themelore në Prizren, Dardan Ukëhaxhaj."
    )
    assert said(body) == {
        ("Lirika Bajraliu", "kryeprokurore", PEJA),
        ("Teuta Kallaba", "drejtoreshë", "Njësia për Shqyrtimin e Performancës së Prokurorisë"),
        ("Dardan Ukëhaxhaj", "administrator", "Prokuroria Themelore në Prizren"),
    }


def test_one_plural_role_over_three_offices_and_three_names_is_paired_in_order() -> None:
    body = (
        "Morën pjesë kryeprokurorët e Prokurorisë Themelore në Pejë, Prokurorisë Themelore në Prizren dhe "
        "Prokurorisë Themelore në Gjakovë, Lirika Bajraliu, Besar Shkodrani dhe Agon Thanasi."
    )
    assert said(body) == {
        ("Lirika Bajraliu", "kryeprokuror", PEJA),
        ("Besar Shkodrani", "kryeprokuror", "Prokuroria Themelore në Prizren"),
        ("Agon Thanasi", "kryeprokuror", "Prokuroria Themelore në Gjakovë"),
    }


@pytest.mark.parametrize(
    ("words", "capacity", "standing"),
    [
        (
            "ushtruesi i detyrës së kryeprokurorit të Prokurorisë Themelore në Pejë, Agon Thanasi",
            "acting",
            "current",
        ),
        (
            "Ushtruesja e Detyrës së Kryeprokurorit të Prokurorisë Themelore në Pejë, Lirika Bajraliu",
            "acting",
            "current",
        ),
        ("u.d. kryeprokurori i Prokurorisë Themelore në Pejë, Agon Thanasi", "acting", "current"),
        ("ish-kryeprokurori i Prokurorisë Themelore në Pejë, Agon Thanasi", "substantive", "former"),
        (
            "ushtruesi i deritanishëm i detyrës së kryeprokurorit të Prokurorisë Themelore në Pejë, Agon Thanasi",
            "acting",
            "former",
        ),
    ],
)
def test_acting_and_former(words: str, capacity: str, standing: str) -> None:
    found = tenures(reading(f"Në takim ishte {words}, me të gjithë kolegët."))
    assert [(c, s) for _, _, _, c, s in found] == [(capacity, standing)]
    assert all(unit == PEJA for _, _, unit, _, _ in found)


@pytest.mark.parametrize(
    "body",
    [
        "Kryeprokurori i Prokurorisë Themelore në Pejë kërkoi më shumë prokurorë.",
        "Në takim ishin kryetari i Gjykatës Supreme, ambasadorë të vendeve mike dhe prokurorë.",
        "Drejtori i Përgjithshëm i emëron anëtarët e komisionit.",
    ],
)
def test_a_role_without_a_name_makes_no_person(body: str) -> None:
    assert reading(body).persons == ()


def test_a_name_in_the_genitive_is_turned_to_the_nominative() -> None:
    body = "Këshilli nuk e aprovoi kërkesën e Driton Vokshit, prokuror në Prokurorinë Themelore në Pejë."
    assert said(body) == {("Driton Vokshi", "prokuror", PEJA)}


def test_a_surname_means_its_one_bearer_and_two_bearers_mean_nobody() -> None:
    one = reading(
        "kryeprokurori i Prokurorisë Themelore në Pejë, Agon Thanasi, foli. Thanasi shtoi se ka punë."
    )
    assert [len(person.evidence.spans) for person in one.persons] == [2]
    two = reading(
        "Folën kryeprokurori i Prokurorisë Themelore në Pejë, Agon Thanasi, dhe prokurorja e Prokurorisë së Apelit, "
        "Vlora Thanasi. Thanasi shtoi se ka punë."
    )
    assert [len(person.evidence.spans) for person in two.persons] == [1, 1]


@pytest.mark.parametrize(
    "body",
    [
        "Prokuroria ngriti aktakuzë kundër të pandehurve A.M., F.K. dhe personit tjetër.",
        "I dyshuari Gent Malaj u arrestua dje, ndërsa viktima Sara Malaj u dërgua në spital.",
        "Dëshmitarja Mira Hoxhaj dha deklaratë para prokurorit të shtetit.",
        "Në aksident vdiq i mituri Ardi Krasniqi nga Peja.",
    ],
)
def test_suspects_victims_and_witnesses_never_become_persons(body: str) -> None:
    assert reading(body).persons == ()


def test_the_prosecutor_of_a_case_is_a_person_and_the_accused_is_withheld() -> None:
    body = "prokurorja speciale Blerta Lekaj tha se i pandehuri Gent Malaj do të mbetet në paraburgim."
    found = reading(body)
    assert [person.name for person in found.persons] == ["Blerta Lekaj"]
    assert found.withheld


@pytest.mark.parametrize(
    ("name", "read_as"),
    [
        ("Daniel R. Weber", "Daniel R. Weber"),
        ("Teuta Berani – Luboteni", "Teuta Berani – Luboteni"),
        ("Bedrije Syla-Alshiqi", "Bedrije Syla-Alshiqi"),
        ("Marijke van Oosten", "Marijke van Oosten"),
        ("Béatrice O'Connell", "Béatrice O'Connell"),
    ],
)
def test_names_with_initials_particles_and_double_surnames(name: str, read_as: str) -> None:
    found = said(f"Foli edhe prokurorja e Prokurorisë së Apelit, {name}, për punën.")
    assert {person for person, _, _ in found} == {read_as}


@pytest.mark.parametrize("name", ["A.M.", "A. M.", "F.K", "B."])
def test_initials_are_nobody(name: str) -> None:
    assert reading(f"Foli prokurori i Prokurorisë së Apelit, {name}, për punën.").persons == ()
