"""Who takes part, and in what part: text → event kinds, and actor with part."""

import pytest

from tests.ingest.texts import parts, reading

HEAD = "Takimi i Këshillit Prokurorial të Kosovës u mbajt sot."

CASES = [
    (
        "Takimin e drejtoi kryesuesi i Këshillit Prokurorial të Kosovës, Jetish Mala.",
        {("Jetish Mala", "chair")},
    ),
    (
        f"{HEAD} Raportin e prezantoi drejtori i Sekretariatit, Lavdim Krasa, ndërsa prokurorja Vjosa Dema foli.",
        {("Lavdim Krasa", "presenter"), ("Vjosa Dema", "speaker")},
    ),
    (
        f"{HEAD} Morën pjesë kryeprokurori i Pejës, Agim Kurti, i cili raportoi më herët, dhe prokurori Ali Uka.",
        {("Agim Kurti", "participant"), ("Ali Uka", "participant")},
    ),
    (
        "Takimi u kryesua nga zëvendëskryesuesi Agron Beka, në mungesë të kryesuesit Arben Kola.",
        {("Agron Beka", "chair")},
    ),
    (
        f"{HEAD} Komisioni Disiplinor, i kryesuar nga Arben Kola, do ta shqyrtojë kërkesën.",
        set(),
    ),
    (
        f"{HEAD} Këshilli e falënderoi kryeprokurorin e Pejës, Agim Kurti, për punën.",
        set(),
    ),
    (
        f"{HEAD} Kryeprokurori i Pejës, Agim Kurti, do të raportojë në muajin tjetër.",
        set(),
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_who_acts_at_the_event_takes_part_in_it(body: str, expected: set[tuple[str, str]]) -> None:
    found = {(actor, part) for actor, part in parts(reading(body)) if not actor.startswith("anëtar")}
    assert found == expected


KINDS = [
    ("Sekretariati i Këshillit Prokurorial të Kosovës shpall konkurs për tri pozita.", ["vacancy"]),
    ("Kryesuesi i KPK-së, Arben Kola, hapi sot tryezën për drejtësinë për të mitur.", ["conference"]),
    ("Në Akademinë e Drejtësisë filloi sot trajnimi për hetimet financiare.", ["training"]),
    ("Kryesuesi i KPK-së, Arben Kola, nënshkroi sot memorandumin me Odën e Avokatëve.", ["signing"]),
    ("Kryeprokurori i Shtetit, Ali Uka, vizitoi sot Prokurorinë Themelore në Pejë.", ["visit"]),
    ("Prokuroria Speciale ka ngritur aktakuzë ndaj dy personave.", ["other"]),
    ("Presidentja e Republikës së Kosovës, Mira Kelan, dekretoi sot prokurorët e rinj.", ["appointment"]),
]


@pytest.mark.parametrize(("body", "kinds"), KINDS)
def test_the_first_paragraph_tells_the_kind_of_event(body: str, kinds: list[str]) -> None:
    assert [event.kind for event in reading(body).events] == kinds


def test_an_event_of_several_days_begins_on_its_first() -> None:
    found = reading("Prokurorë nga rajoni u mblodhën më 2 dhe 3 korrik në tryezën për të miturit.")
    assert [event.date.edtf for event in found.events if event.date] == ["2024-07-02"]
