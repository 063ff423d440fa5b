"""What stands between an Albanian office and its holder's name: adjectives, fields, owners, ranks, other bodies."""

import pytest

from tests.ingest.texts import parts, reading, tenures

NOW = "current"
COUNCIL = "Këshilli Prokurorial i Kosovës"

TITLES = [
    (
        "Kryesuesi i Këshillit Prokurorial të Kosovës, Arben Kola, priti ambasadorin gjerman, Dieter Lohmann.",
        {("Dieter Lohmann", "ambasador gjerman", None)},
    ),
    (
        "Foli këshilltari i lartë ligjor i UNDP-së, Ali Uka.",
        {("Ali Uka", "këshilltar i lartë ligjor", "UNDP")},
    ),
    ("Foli këshilltari i tij për drejtësi, z. Ali Uka.", {("Ali Uka", "këshilltar për drejtësi", None)}),
    (
        "Foli kryesuesja e panelit vlerësues, Vjosa Dema.",
        {("Vjosa Dema", "kryesuese e panelit vlerësues", None)},
    ),
    (
        "Foli koordinatorja e komisioneve të përhershme, Vjosa Dema.",
        {("Vjosa Dema", "koordinatore e komisioneve të përhershme", None)},
    ),
    (
        "Foli udhëheqësi i Departamentit Special, prokurori Ali Uka.",
        {("Ali Uka", "udhëheqës", "Departamenti Special"), ("Ali Uka", "prokuror", None)},
    ),
    (
        "Folën prokurorët Ali Uka, nga Prokuroria Themelore në Pejë, dhe Luan Gashi, nga Prokuroria e Apelit.",
        {
            ("Ali Uka", "prokuror", "Prokuroria Themelore në Pejë"),
            ("Luan Gashi", "prokuror", "Prokuroria e Apelit"),
        },
    ),
    (
        "Morën pjesë kryeprokurorët e prokurorive themelore të Pejës dhe Gjilanit, Ali Uka dhe Luan Gashi.",
        {
            ("Ali Uka", "kryeprokuror", "Prokuroria Themelore në Pejë"),
            ("Luan Gashi", "kryeprokuror", "Prokuroria Themelore në Gjilan"),
        },
    ),
    (
        "Foli Vjosa Dema, zyrtare e lartë për sundim të ligjit.",
        {("Vjosa Dema", "zyrtare e lartë për sundim të ligjit", None)},
    ),
    (
        "Prokuroria Themelore në Pejë, përkatësisht prokurorja Vjosa Dema, ka ngritur aktakuzë.",
        {("Vjosa Dema", "prokurore", "Prokuroria Themelore në Pejë")},
    ),
    (
        "Detyrën e kryeprokurorit të Prokurorisë së Apelit e ushtron Vjosa Dema.",
        {("Vjosa Dema", "kryeprokuror", "Prokuroria e Apelit")},
    ),
    (
        "Foli drejtoresha e Njësisë për Inteligjencë Financiare dhe Gjergj Preni.",
        set(),
    ),
]


@pytest.mark.parametrize(("body", "expected"), TITLES)
def test_a_title_reaches_to_the_name_of_its_holder(
    body: str, expected: set[tuple[str, str, str | None]]
) -> None:
    found = {
        (person, role, unit) for person, role, unit, *_ in tenures(reading(body)) if person != "Arben Kola"
    }
    assert found == expected


ACTS = [
    ("Takimi u mbajt sot. Kryeprokurori i Apelit, Ali Uka, u zotua se do ta vazhdojë punën.", {"Ali Uka"}),
    (
        "Takimi u mbajt sot. Të pranishëm në takim ishin edhe prokurorët Ali Uka dhe Luan Gashi.",
        {"Ali Uka", "Luan Gashi"},
    ),
    (
        "Këshilli Prokurorial i Kosovës, i kryesuar nga Ali Uka, në takimin e 230-të vendosi për buxhetin.",
        {"Ali Uka"},
    ),
    ("Takimi u mbajt sot, ku raporti u prezantua nga drejtori i Sekretariatit, Ali Uka.", {"Ali Uka"}),
    ("Takimi u mbajt sot. U vendos që në hartim të angazhohet edhe ekspertja Vjosa Dema.", set()),
    ("Takimi u mbajt sot. Prokurori Ali Uka e kishte dorëzuar raportin më herët.", set()),
    (
        "Në takimin e Këshillit Prokurorial të Kosovës, të drejtuar nga Ali Uka, prokurori Luan Gashi është zgjedhur "
        "kryeprokuror i Prokurorisë së Apelit.",
        {"Ali Uka"},
    ),
    (
        "Takimi u mbajt sot. Në përbërje të Komisionit Disiplinor janë prokurorët Ali Uka dhe Luan Gashi.",
        set(),
    ),
]


@pytest.mark.parametrize(("body", "expected"), ACTS)
def test_acts_at_the_event_are_told_from_those_before_and_after(body: str, expected: set[str]) -> None:
    assert {actor for actor, _ in parts(reading(body))} == expected


DAYS = [
    ("Më 1 dhe 2 korrik 2024 në Durrës u mbajt tryeza për të miturit.", "2024-07-01"),
    (
        "Akademia e Drejtësisë gjatë datave 28, 29 dhe 30 qershor 2024 organizoi trajnimin për provat.",
        "2024-06-28",
    ),
    (
        "Këshilli Prokurorial i Kosovës mbajti takimin e 240-të. Vendimi i datës 28 qershor 2024 vlen ende.",
        "2024-07-03",
    ),
    (
        "Këshilli Prokurorial i Kosovës mbajti takimin e 240-të, ndërsa i ardhshmi mbahet më 1 gusht 2024.",
        "2024-07-03",
    ),
]


def test_a_word_of_contrast_is_no_course() -> None:
    body = "Kryesuesi i Këshillit Prokurorial të Kosovës, Ali Uka, priti në takim stafin, kurse më pas foli."
    assert [event.kind for event in reading(body).events] == ["working-meeting"]


@pytest.mark.parametrize(("body", "day"), DAYS)
def test_the_day_of_an_event_is_the_one_beside_its_verb(body: str, day: str) -> None:
    assert [event.date.edtf for event in reading(body).events if event.date] == [day]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Takimi u mbajt nën kryesimin e Hysni Balajt.", "Hysni Balaj"),
        (
            "Kryesuesi i KPK-së, Arben Kola, priti ambasadorin e Gjermanisë, Joachim Wendelstein.",
            "Joachim Wendelstein",
        ),
        (
            "Kryesuesi i KPK-së, Arben Kola, priti në takim shefin e EULEX-it, Martin Holmgren.",
            "Martin Holmgren",
        ),
    ],
)
def test_only_endings_of_another_case_are_taken_off_a_name(body: str, name: str) -> None:
    assert name in {person.name for person in reading(body).persons}
