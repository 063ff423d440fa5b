"""A suppressed person stands nowhere in what is published: no name, no part of it, in no spelling, case or address."""

import gzip
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.build import build
from graph.decision.bind import claim_target, mention_target
from graph.decision.conceal import mentions_named
from graph.decision.file import DECISIONS, append
from graph.decision.ledger import ledger
from graph.decision.masking import mask, tells
from graph.fact.publication import publish
from graph.identity.source import Source
from graph.store.home import current
from graph.store.snapshot import DUMP, MANIFEST
from ontology.language.fold import fold
from ontology.language.script import to_latin
from ontology.model import Language, Span
from tests.graph.decision.making import made
from tests.graph.factories import Input, Telling, Told, holder


def wordy() -> Input:
    """A release that names one official in full, in a case, and by surname; and another one."""
    told = Telling(
        "Takim në SKPK. Drejtori Flakron Morina priti kryeprokuroren Teuta Leka. Sipas Flakron Morinës, puna ecën. "
        "Drejtori Morina e falënderoi Lekën.",
        "2024-07-03",
    )
    flakron, teuta = told.person("Flakron Morina"), told.person("Teuta Leka")
    skpk = told.unit("SKPK", "skpk")
    told.tenure(flakron, "director-general", skpk)
    event = told.event("working-meeting", conveners=(skpk,))
    told.part(event, flakron, "chair")
    told.part(event, teuta, "guest")
    release, reading = told.done()
    address = "https://example.org/lajme/drejtori-flakron-morina-priti-kryeprokuroren/"
    return replace(release, source=replace(release.source, address=address)), reading


def unnamed() -> Input:
    """A release in which the reader found nobody, though it prints the name, in Cyrillic and the other way round."""
    told = Told("cyrillic", date(2024, 8, 1), "sr")
    told.unit("skpk", "Секретаријат")
    told.holds("Arta Gashi", "unit-head", "skpk-dti")
    told.say("Морина Флакрон је говорио. Захвалили су Флакрону Морини.")
    return told.made()


TOLD = [
    wordy(),
    unnamed(),
    holder("Flakron Morinna", "director-general", "skpk", "2024-07-20"),
    holder("Besim Hoxha", "prosecutor", "psrk", "2024-01-10"),
]
SOURCE = Source(*wordy())
TARGET = mention_target(SOURCE, "p1")
CLAIM = claim_target(SOURCE, SOURCE.reading.tenures[0])
OTHERS = claim_target(SOURCE, SOURCE.reading.participations[1])


def published(home: Path) -> str:
    folder = current(home)
    return gzip.decompress((folder / DUMP).read_bytes()).decode() + (folder / MANIFEST).read_text("utf-8")


def told_of(name: str, text: str) -> bool:
    """Whether a word of a text begins like a name, in any script and case."""
    words = set(re.findall(r"[^\W\d_]+", fold(to_latin(text))))
    return any(word.startswith(fold(to_latin(name))[:-1]) for word in words)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("suppressed")
    append(
        folder,
        [
            made("accept", why="Flakron Morina is the director", claims=(CLAIM,)),
            made("note", why="whom Teuta Leka met", claims=(CLAIM,)),
            made("accept", why="as told by Morina, Flakronit", claims=(OTHERS,)),
            made("replace", mentions=(TARGET,), field="name", value="Flakron Morina"),
            made("suppress", why="Flakron Morina asked for it", mentions=(TARGET,), name="flakron morina"),
        ],
    )
    build(TOLD, folder)
    return folder


@pytest.mark.parametrize("word", ["Flakron", "Morina", "Morinna", "Флакрон", "Морина"])
def test_the_name_is_nowhere_in_what_is_published(home: Path, word: str) -> None:
    plain = Path(home.parent / "plain")
    if not plain.exists():
        plain.mkdir()
        build(TOLD, plain)
    assert told_of(word, published(plain))
    assert not told_of(word, published(home))


def test_others_and_the_rest_of_the_text_stay(home: Path) -> None:
    text = published(home)
    assert "Teuta Leka" in text
    assert "Drejtori ██████████████ priti" in text
    assert "Sipas ███████████████, puna ecën. Drejtori ██████ e falënderoi" in text


def test_the_decision_is_told_without_its_words(home: Path) -> None:
    text = published(home)
    assert "voc/curation/suppress" in text
    assert "asked for it" not in text
    assert "asked for it" in (home / DECISIONS).read_text("utf-8")


def test_taking_it_back_gives_the_former_facts(home: Path, tmp_path: Path) -> None:
    suppress = made("suppress", mentions=(TARGET,), name="flakron morina")
    append(tmp_path, [suppress, made("undo", undoes=suppress.id)])
    build(TOLD, tmp_path)
    assert "Flakron Morina" in published(tmp_path)


def test_a_suppression_without_a_name_spares_namesakes(tmp_path: Path) -> None:
    told = [
        holder("Liridon Jakupi", "prosecutor", "pth-gjakove", "2016-01-10"),
        holder("Liridon Jakupi", "president", "ext-presidenti", "2024-05-10"),
    ]
    append(tmp_path, [made("suppress", mentions=(mention_target(Source(*told[0]), "p1"),))])
    manifest = build(told, tmp_path)
    assert manifest.counts["persons"] == 1
    assert manifest.undecided == ()
    text = published(tmp_path)
    assert "ext-presidenti" in text
    assert "Liridon Jakupi" in text


def test_older_snapshots_that_tell_the_person_go(tmp_path: Path) -> None:
    before = build(TOLD, tmp_path)
    append(tmp_path, [made("suppress", mentions=(TARGET,), name="flakron morina")])
    after = build(TOLD, tmp_path)
    left = {folder.name for folder in (tmp_path / "snapshots").iterdir()}
    assert before.id != after.id
    assert left == {after.id}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Shkëlzen Çollaku", True),
        ("Shkelzen Qollaku", True),
        ("ÇOLLAKU Shkëlzen", True),
        ("Шкелзен Чолаку", True),
        ("Shkëlzen Çollaku-Berisha", False),
        ("Shpend Çollaku", False),
    ],
)
def test_a_name_is_known_in_every_spelling(name: str, found: bool) -> None:
    source = Source(*holder(name, "prosecutor", "psrk", "2024-01-10"))
    assert bool(mentions_named([source], {"shkelzen collaku"})) is found


def test_masked_characters_keep_their_places(home: Path) -> None:
    release, _ = wordy()
    span = Span(release.text.index("Teuta"), release.text.index("Teuta") + len("Teuta Leka"))
    anchors = [line for line in published(home).split("\n") if f"#char={span.start},{span.end}>" in line]
    assert any('"Teuta Leka"' in line for line in anchors)
    assert json.loads((current(home) / MANIFEST).read_text("utf-8"))["inputs"][DECISIONS]


@pytest.mark.parametrize(
    ("name", "words", "left"),
    [
        ("Arta Gashi", "këshilltar i Arta Gashit", "këshilltar i ███████████"),
        ("Arta Gashi", "ndihmësja e ARTË GASHIT dhe Arta Leka", "ndihmësja e ███████████ dhe Arta Leka"),
        ("Arta Gashi", "Gashi Arta, Arta-Gashi", "██████████, ██████████"),
        ("Arta Gashi", "Arta takoi Gashin", "Arta takoi Gashin"),
        ("Daniel R. Hathaway", "Daniel Hathaway, Daniel R. Hathaway", "███████████████, ██████████████████"),
        ("Milan Ristović", "saradnik Milana Ristovića", "saradnik ████████████████"),
        ("Милан Ристовић", "saradnik Milana Ristovića", "saradnik ████████████████"),
    ],
)
def test_names_are_masked_in_full_only(name: str, words: str, left: str) -> None:
    language: Language = "sr" if "saradnik" in words else "sq"
    assert mask(words, [name], language) == left


def test_words_of_roles_and_groups_tell_nobody(tmp_path: Path) -> None:
    told = Telling(
        "Dren Morina punon. Besim Hoxha, këshilltar i Dren Morinës, dhe miqtë e Dren Morinës.", "2024-07-03"
    )
    unit = told.unit("punon", "skpk")
    told.tenure(told.person("Dren Morina"), "director-general", unit)
    besim = told.person("Besim Hoxha")
    told.tenure(besim, None, unit, role_text="këshilltar i Dren Morinës")
    told.part(told.event(), told.group("miqtë e Dren Morinës"))
    append(
        tmp_path,
        [made("suppress", mentions=(mention_target(Source(*told.done()), "p1"),), name="dren morina")],
    )
    build([told.done()], tmp_path)
    assert "Morin" not in published(tmp_path)
    assert "morin" not in published(tmp_path)
    assert "Besim Hoxha" in published(tmp_path)


@pytest.mark.parametrize(("hidden", "units"), [(["p1"], ["skpk"]), (["p1", "p2"], [])])
def test_a_unit_put_in_for_a_suppressed_person_goes_unless_another_names_it(
    hidden: list[str], units: list[str]
) -> None:
    told = Telling("Dren Morina dhe Besim Hoxha u takuan në Prizren.", "2024-07-03")
    event = told.event()
    for name in ("Dren Morina", "Besim Hoxha"):
        told.part(event, told.person(name))
    source = Source(*told.done())
    represents = [
        made("replace", claims=(claim_target(source, part),), field="represents", value="skpk")
        for part in source.reading.participations
    ]
    suppressed = [made("suppress", mentions=(mention_target(source, local),)) for local in hidden]
    facts = publish([told.done()], ledger([*represents, *suppressed])).publication
    assert len(facts.participations) == 2 - len(hidden)
    assert [unit.code for unit in facts.units if unit.support is not None] == units
    keys = {claim_target(source, source.reading.participations[1]).key}
    assert {key for unit in facts.units if unit.support for key in unit.support.claims} == (
        keys if units else set()
    )


@pytest.mark.parametrize(
    ("words", "wholly", "told"),
    [
        ("Gashit, e quajtur Arta", True, True),
        ("Arta Leka", True, False),
        ("Arta Leka", False, True),
        ("Артом Гаши", True, True),
        ("", False, False),
    ],
)
def test_words_that_tell_a_name_are_known(words: str, wholly: bool, told: bool) -> None:
    assert tells(words, ["Arta Gashi"], wholly=wholly) is told
