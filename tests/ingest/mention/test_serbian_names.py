"""Names in Serbian sentences, and words and letters around them."""

import pytest

from ingest.claim.read import read
from ingest.mention.read import read_mentions
from ontology.language.names import nominative_name
from ontology.model import Gender
from tests.ingest.texts import release, serbian, tenures


def names(sentence: str) -> list[str]:
    """The possible names of a sentence."""
    return [n.text for m in read_mentions(serbian(sentence)) if m.sentence.part == "body" for n in m.names]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Na skupu je glavni tužilac Agron Bislimaj govorio o radu.", ["Agron Bislimaj"]),
        ("Sastanak je vodio g.Agron Bislimaj, a za njim g. Mitar Savić.", ["Agron Bislimaj", "Mitar Savić"]),
        ("Govorila je i gospođa Vera Ilić-Markaj na kraju skupa.", ["Vera Ilić-Markaj"]),
        ("Gost je bio ambasador Daniel R. Hollman, kako je rečeno.", ["Daniel R. Hollman"]),
        ("Gost je bio gdin. Jan van Dalen, kako je rečeno.", ["Jan van Dalen"]),
        ("Odluka o tome doneta je u Prištini i Peći na proleće.", []),
        ("Osumnjičeni A.B. i lice C.D. saslušani su u sredu.", []),
        ("U sredu je tužiteljka Mira Jovanaj bila na skupu.", ["Mira Jovanaj"]),
        ("Predlog je usvojen, a Sednica je bila duga i naporna.", []),
    ],
)
def test_names_are_told_by_their_context(words: str, expected: list[str]) -> None:
    assert names(words) == expected


@pytest.mark.parametrize(
    ("printed", "gender", "nominative"),
    [
        ("Envera Ramabaje", "m", "Enver Ramabaja"),
        ("Besnik Lecaj", "m", "Besnik Lecaj"),
        ("Naser Podrimqaku", "m", "Naser Podrimqaku"),
        ("Snežani Jovičić", "f", "Snežana Jovičić"),
        ("Albani Perçuku", "f", "Albana Perçuku"),
        ("Arta Ukshini", "m", "Arta Ukshini"),
        ("Milana Ristovića", "m", "Milan Ristović"),
        ("Mirjanom Petrović", None, "Mirjana Petrović"),
        ("Blerima Isufaja", "m", "Blerim Isufaj"),
        ("Valdetu Kabashi", None, "Valdeta Kabashi"),
        ("Valmonom Krasta", None, "Valmona Krasta"),
        ("Anom Marijom Savić", "f", "Ana Marija Savić"),
        ("Šarlom Mišelom", "m", "Šarl Mišel"),
    ],
)
def test_declined_names_get_their_nominative_back(
    printed: str, gender: Gender | None, nominative: str
) -> None:
    assert nominative_name(printed, gender, "sr") == nominative


def test_cyrillic_is_read_and_given_back_in_cyrillic() -> None:
    text = (
        "Састанак у Митровици\n\nМитровица, 1. јул 2021. године – Састанку је присуствовао главни тужилац "
        "Основног тужилаштва у Митровици, Милош Јањић, који је говорио о раду."
    )
    found = read(release(text), "test")
    office = "Основно тужилаштво у Митровици"
    assert tenures(found) == {("Милош Јањић", "главни тужилац", office, "substantive", "current")}
    quoted = {text[s.start : s.end] for person in found.persons for s in person.evidence.spans}
    assert quoted == {"Милош Јањић"}


def test_letters_lost_to_question_marks_are_restored_where_they_can_be_told() -> None:
    text = (
        "Sastanak u Pristini sa glavnim tuziocem\n\nPriština, 10 mart 2016 - Predsedavaju?i Tu?ila?kog Saveta "
        "Kosova, Agron Bislimaj, sastao se sa ?lanovima i glavnim tu?iocem Osnovnog Tu?ilaštva u Pe?i, Mitar "
        "Jovi?i?. Da li je to dovoljno? Jovičić ka?e da jeste."
    )
    mentions = read_mentions(release(text))
    body = [m for m in mentions if m.sentence.part == "body"]
    assert [u.code for m in body for u in m.units] == ["kpk", "pth-peje"]
    assert [n.text for m in body for n in m.names] == ["Agron Bislimaj", "Mitar Jovičić", "Jovičić"]
    assert [m.sentence.span.quote(text)[:8] for m in body] == ["Predseda", "Da li je", "Jovičić "]
    assert [r.text for m in mentions if m.sentence.part == "title" for r in m.roles] == ["glavni tužilac"]


@pytest.mark.parametrize(
    "words",
    [
        "Osumnjičeni je direktor škole, Goran Simaj, koji je uhapšen u sredu uveče.",
        "Uhapšen je bivši direktor preduzeća, Goran Simaj, zbog krivičnog dela krađe.",
        "Kao svedok je saslušan direktor škole, Goran Simaj, a sud je odložio suđenje.",
        "Žrtva napada je direktor škole, Goran Simaj, kako je saopšteno u sredu.",
        "Vozač glavnog državnog tužioca Goran Simaj rekao je da nije kriv za to.",
        "Preminuo je direktor škole, Goran Simaj, kako je saopšteno u sredu uveče.",
    ],
)
def test_suspects_victims_and_witnesses_do_not_become_officials(words: str) -> None:
    assert read(serbian(words), "test").tenures == ()
