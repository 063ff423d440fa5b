"""Transfers, lists over several lines, careers and offices left by decision, in Albanian: text → tenures read."""

import pytest

from tests.ingest.texts import reading, tenures

NOW, GIVEN, PAST = "current", "appointed", "former"
PEJA, GJILAN = "Prokuroria Themelore në Pejë", "Prokuroria Themelore në Gjilan"
APPEAL = "Prokuroria e Apelit"
REAL = "substantive"


def moved(name: str, role: str, source: str, target: str) -> set[tuple[str, str, str | None, str, str]]:
    """The old post and the new one of who is moved."""
    return {(name, role, source, REAL, PAST), (name, role, target, REAL, GIVEN)}


MOVES = [
    (
        "Këshilli vendosi që prokurorja Vjosa Dema, nga Prokuroria Themelore në Pejë, dhe prokurori Ali Uka, nga "
        "Prokuroria Themelore në Gjilan, të avancohen në Prokurorinë e Apelit.",
        moved("Vjosa Dema", "prokurore", PEJA, APPEAL) | moved("Ali Uka", "prokuror", GJILAN, APPEAL),
    ),
    (
        "Këshilli e aprovoi kërkesën e prokurorit Ali Uka për të kaluar nga Prokuroria Themelore në Pejë në "
        "Prokurorinë Themelore në Gjilan.",
        moved("Ali Uka", "prokuror", PEJA, GJILAN),
    ),
    (
        "Këshilli nuk e aprovoi kërkesën e prokurorit Ali Uka për të kaluar nga Prokuroria Themelore në Pejë në "
        "Prokurorinë Themelore në Gjilan.",
        {("Ali Uka", "prokuror", None, REAL, NOW)},
    ),
    (
        "Prokurori Ali Uka kërkoi që të transferohet nga Prokuroria Themelore në Pejë në Prokurorinë Themelore në "
        "Gjilan.",
        {("Ali Uka", "prokuror", None, REAL, NOW)},
    ),
    (
        "U vendos për transferimin e dy prokurorëve, si në vijim:\n\n"
        "- Ali Uka, nga Prokuroria Themelore në Pejë në Prokurorinë Themelore në Gjilan;\n"
        "- Vjosa Dema, nga Prokuroria Themelore në Gjilan në Prokurorinë Themelore në Pejë.",
        moved("Ali Uka", "prokuror", PEJA, GJILAN) | moved("Vjosa Dema", "prokuror", GJILAN, PEJA),
    ),
]


@pytest.mark.parametrize(("body", "expected"), MOVES)
def test_a_move_that_is_granted_gives_two_posts(body: str, expected: set[tuple[object, ...]]) -> None:
    assert tenures(reading(body)) == expected


LISTS = [
    (
        "Prokurorët e rinj dhanë sot betimin. Betimin e dhanë:\n\nNga Prokuroria Themelore në Pejë:\n1. Z. Ali Uka\n"
        "2. Znj. Vjosa Dema\n\nNga Prokuroria Themelore në Gjilan:\n3. Z. Luan Gashi",
        {
            ("Ali Uka", "prokuror", PEJA, REAL, GIVEN),
            ("Vjosa Dema", "prokuror", PEJA, REAL, GIVEN),
            ("Luan Gashi", "prokuror", GJILAN, REAL, GIVEN),
        },
    ),
    (
        "Këshilli zgjodhi kryeprokurorët e dy prokurorive, si në vijim:\na) z. Ali Uka - Prokuroria Themelore në Pejë; "
        "dhe\nb) znj. Vjosa Dema - Prokuroria Themelore në Gjilan.",
        {
            ("Ali Uka", "kryeprokuror", PEJA, REAL, GIVEN),
            ("Vjosa Dema", "kryeprokuror", GJILAN, REAL, GIVEN),
        },
    ),
]


@pytest.mark.parametrize(("body", "expected"), LISTS)
def test_a_list_over_several_lines_gives_each_name_its_office(
    body: str, expected: set[tuple[object, ...]]
) -> None:
    assert tenures(reading(body)) == expected


def test_who_is_listed_under_an_oath_takes_part_in_it() -> None:
    found = reading(
        "Prokurorët e rinj në ceremoninë e betimit. Betimin e dhanë:\n\n1. Z. Ali Uka\n2. Znj. Vjosa Dema"
    )
    names = {person.local: person.name for person in found.persons}
    assert {names[p.actor] for p in found.participations} == {"Ali Uka", "Vjosa Dema"}


CAREERS = [
    (
        "Prokurori Ali Uka karrierën e nisi si bashkëpunëtor profesional dhe më pas si gjyqtar.",
        {
            ("Ali Uka", "prokuror", None, REAL, NOW),
            ("Ali Uka", "bashkëpunëtor profesional", None, REAL, PAST),
            ("Ali Uka", "gjyqtar", None, REAL, PAST),
        },
    ),
    (
        "Prokurori Ali Uka ka punuar si gjyqtar, kurse nga viti 2013 është anëtar i Këshillit Prokurorial të Kosovës.",
        {
            ("Ali Uka", "prokuror", None, REAL, NOW),
            ("Ali Uka", "gjyqtar", None, REAL, PAST),
            ("Ali Uka", "anëtar", "Këshilli Prokurorial i Kosovës", REAL, NOW),
        },
    ),
    (
        "Trajnimi mbahet në Akademinë e Drejtësisë, drejtoreshë e së cilës është Vjosa Dema.",
        {("Vjosa Dema", "drejtoreshë", "Akademia e Drejtësisë", REAL, NOW)},
    ),
    (
        "U vendos që prokurori Ali Uka të ushtrojë përkohësisht detyrën e kryeprokurorit të Prokurorisë së Apelit.",
        {
            ("Ali Uka", "prokuror", None, REAL, NOW),
            ("Ali Uka", "kryeprokuror", APPEAL, "acting", GIVEN),
        },
    ),
    (
        "Pika e parë ishte mandati i kryeprokurorit të Prokurorisë së Apelit. Në këtë pozitë Këshilli zgjodhi "
        "prokurorin Ali Uka.",
        {
            ("Ali Uka", "prokuror", None, REAL, NOW),
            ("Ali Uka", "kryeprokuror", APPEAL, REAL, GIVEN),
        },
    ),
    (
        "Në vendin e tij u caktua Vjosa Dema, prokurore e Prokurorisë Themelore në Pejë.",
        {("Vjosa Dema", "prokurore", PEJA, REAL, NOW)},
    ),
    (
        "Këshilli aprovoi kërkesën e znj. Vjosa Dema për dorëheqje nga pozita e zëvendëskryesueses së Këshillit "
        "Prokurorial të Kosovës.",
        {("Vjosa Dema", "zëvendëskryesuese", "Këshilli Prokurorial i Kosovës", REAL, PAST)},
    ),
    (
        "Këshilli ka shkarkuar z. Ali Uka nga pozita e ushtruesit të detyrës së Kryeprokurorit të Shtetit.",
        {("Ali Uka", "Kryeprokuror i Shtetit", None, "acting", "dismissed")},
    ),
    (
        "U vizitua Prokuroria Themelore në Pejë. Prokurori special u mirëprit nga Prokuroria Speciale. Foli "
        "administratori i prokurorisë, Ali Uka.",
        {("Ali Uka", "administrator", PEJA, REAL, NOW)},
    ),
    (
        "Këshilli refuzoi kërkesën e znj. Vjosa Dema për dorëheqje nga pozita e zëvendëskryesueses së Këshillit "
        "Prokurorial të Kosovës.",
        set(),
    ),
]


@pytest.mark.parametrize(("body", "expected"), CAREERS)
def test_words_around_a_name_tell_its_offices_one_after_the_other(
    body: str, expected: set[tuple[object, ...]]
) -> None:
    assert tenures(reading(body)) == expected


def test_who_signs_a_release_holds_the_office_below_the_name() -> None:
    found = tenures(
        reading("Këshilli shpreh shqetësim.\n\nVjosa Dema\n\nKryesuese e Këshillit Prokurorial të Kosovës")
    )
    assert found == {("Vjosa Dema", "kryesuese", "Këshilli Prokurorial i Kosovës", REAL, NOW)}
