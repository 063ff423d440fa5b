"""The curator's queue by scripts and in the terminal, and the list of decisions."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from api.errors import TABLE, USAGE_EXIT
from graph.decision.file import DECISIONS, read
from ontology.errors import HomeError, InputError, NotFoundError
from tests.cli.conftest import Zyrtar

#: Two people of one name whom no office ties together, and a claim that waits for review.
RELEASES = {
    "a.txt": "Takim pune në Prokurorinë Themelore në Pejë\n\nPejë, 14 janar 2016 – Kryeprokurori i Prokurorisë "
    "Themelore në Pejë, Valdrin Bajraliu, mbajti një takim pune me prokurorët e kësaj prokurorie.\n",
    "b.txt": "Takim i Drejtorit të Përgjithshëm\n\nPrishtinë, 3 mars 2025 – Drejtori i Përgjithshëm i Sekretariatit të "
    "Këshillit Prokurorial të Kosovës, Valdrin Bajraliu, mbajti një takim pune me zyrtarët e DTI-së.\n",
}
ARTA = ("--as", "Arta", "--why", "seen in the register")


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from api.commands.demo import read_samples

    home = tmp_path_factory.mktemp("review") / "home"
    read_samples(home)
    folder = tmp_path_factory.mktemp("releases")
    for name, text in RELEASES.items():
        (folder / name).write_text(text, "utf-8")
    from ingest.archive import Archive
    from ingest.pipeline import ingest

    with Archive(home / "archive.db") as archive:
        assert [outcome.status for outcome in ingest([folder], archive)] == ["new", "new"]
    return home


@pytest.fixture
def home(archived: Path, tmp_path: Path) -> Path:
    """A data folder of its own, without decisions."""
    return Path(shutil.copytree(archived, tmp_path / "home"))


def waiting(zyrtar: Zyrtar, home: Path, *more: str) -> list[dict[str, object]]:
    result = zyrtar("--home", home, "review", "--list", "--json", *more)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def identifier(zyrtar: Zyrtar, home: Path, kind: str) -> str:
    (found, *_) = (str(item["id"]) for item in waiting(zyrtar, home, "--kind", kind))
    return found


def test_what_waits_is_listed_with_reasons_and_sentences(zyrtar: Zyrtar, home: Path) -> None:
    items = waiting(zyrtar, home)
    assert [item["kind"] for item in items] == ["pair", "claim"]
    pair = items[0]
    assert pair["title"] == "Valdrin Bajraliu – Valdrin Bajraliu: one person?"
    assert pair["actions"] == ["same", "different", "note"]
    assert pair["reasons"]
    sides = pair["sides"]
    assert isinstance(sides, list)
    assert "2016-01-14  chief prosecutor" in sides[0]["history"][0].lower()
    assert "Kryeprokurori i Prokurorisë Themelore" in sides[0]["sentences"][0]
    plain = zyrtar("--home", home, "review", "--list", "--kind", "pair").stdout.splitlines()
    assert [line.split("\t")[:2] for line in plain[1:]] == [[pair["id"], "pair"]]


@pytest.mark.parametrize(("action", "persons"), [("same", -1), ("different", 0)])
def test_a_pair_is_decided_by_a_script_and_published(
    zyrtar: Zyrtar, home: Path, action: str, persons: int
) -> None:
    before = json.loads(zyrtar("--home", home, "build", "--json").stdout)["counts"]["persons"]
    result = zyrtar("--home", home, "review", "--decide", identifier(zyrtar, home, "pair"), action, *ARTA)
    assert result.exit_code == 0, result.output
    assert waiting(zyrtar, home, "--kind", "pair") == []
    after = json.loads(zyrtar("--home", home, "build", "--json").stdout)["counts"]["persons"]
    assert after - before == persons


def test_a_claim_is_accepted_and_a_note_is_shown(zyrtar: Zyrtar, home: Path) -> None:
    claim = identifier(zyrtar, home, "claim")
    assert zyrtar("--home", home, "review", "--decide", claim, "note", *ARTA).exit_code == 0
    assert "note: Arta, " in zyrtar("--home", home, "review", "--show", claim).stdout
    assert zyrtar("--home", home, "review", "--decide", claim, "accept", *ARTA).exit_code == 0
    assert waiting(zyrtar, home, "--kind", "claim") == []
    assert len(read(home / "").in_force) == 2


def test_persons_and_mentions_are_decided_on_by_their_ids(zyrtar: Zyrtar, home: Path) -> None:
    (pair,) = waiting(zyrtar, home, "--kind", "pair")
    one, other = (side["id"] for side in pair["sides"])  # type: ignore[attr-defined]
    decide = ("--home", home, "review", "--decide")
    assert zyrtar(*decide, one, "same", "--with", other, *ARTA).exit_code == 0
    (merged,) = read(home).in_force
    mentions = [f"{mention.release}.1" for mention in merged.mentions]
    person = next(
        side for side in (one, other) if zyrtar("--home", home, "review", "--show", side).exit_code == 0
    )
    assert zyrtar(*decide, person, "split", "--take", mentions[1], *ARTA).exit_code == 0
    assert [decision.action for decision in read(home).in_force] == ["split"]
    assert zyrtar(*decide, mentions[0], "withhold", *ARTA).exit_code == 0
    assert [decision.action for decision in read(home).in_force] == ["split", "suppress"]


def test_values_and_dates_are_set(zyrtar: Zyrtar, home: Path) -> None:
    claim = identifier(zyrtar, home, "claim")
    decide = ("--home", home, "review", "--decide", claim)
    assert zyrtar(*decide, "set-date", "--field", "date", "--value", "2024-06", *ARTA).exit_code == 0
    assert zyrtar(*decide, "replace", "--field", "place", "--value", "Prizren", *ARTA).exit_code == 0
    assert [decision.value for decision in read(home).in_force] == ["2024-06", "Prizren"]


def test_an_orphan_waits_and_can_be_withdrawn(zyrtar: Zyrtar, home: Path) -> None:
    claim = identifier(zyrtar, home, "claim")
    assert zyrtar("--home", home, "review", "--decide", claim, "accept", *ARTA).exit_code == 0
    line = read(home).decisions[0]
    gone = line.claims[0].model_copy(update={"says": ("adoption", "1999", "", "kpk", "0")})
    from graph.decision.model import Action, decide

    lost = decide(Action.ACCEPT, by="Arta", at=line.at, why="it was so", claims=(gone,))
    (home / DECISIONS).write_text(lost.line() + "\n", "utf-8")
    (orphan,) = waiting(zyrtar, home, "--kind", "orphan")
    assert orphan["id"] == lost.id
    assert "is no longer read to say" in str(orphan["reasons"])
    built = zyrtar("--home", home, "build")
    assert f"decision {lost.id} has lost its hold" in built.stderr
    assert zyrtar("--home", home, "review", "--decide", lost.id, "undo", *ARTA).exit_code == 0
    assert waiting(zyrtar, home, "--kind", "orphan") == []


def session(zyrtar: Zyrtar, home: Path, *typed: str) -> str:
    result = zyrtar("--home", home, "review", "--as", "Arta", input="\n".join(typed) + "\n")
    assert result.exit_code == 0, result.output
    return str(result.output)


def test_a_session_decides_one_thing_after_the_other(zyrtar: Zyrtar, home: Path) -> None:
    told = session(zyrtar, home, "s", "", "a", "read it in the paper")
    assert "1 of 2" in told
    assert "2 of 2" in told
    assert "2 decided, 0 left" in told
    assert [(d.action, d.why) for d in read(home).in_force] == [
        ("merge", "seen in review"),
        ("accept", "read it in the paper"),
    ]


def test_a_session_can_put_off_take_back_note_and_quit(zyrtar: Zyrtar, home: Path) -> None:
    told = session(zyrtar, home, "x", "u", "o", "", "n", "no doubt", "u", "o", "ask them", "l", "q")
    assert "“x” is none of the keys" in told
    assert "nothing was decided yet" in told
    assert "taken back" in told
    assert [(d.action, d.why) for d in read(home).in_force] == [("note", "ask them")]
    assert [d.action for d in read(home).decisions] == ["not-the-same", "undo", "note"]


def test_a_session_ends_where_its_input_ends(zyrtar: Zyrtar, home: Path) -> None:
    assert "0 decided, 2 left" in session(zyrtar, home)
    assert not (home / DECISIONS).exists()


def test_decisions_are_listed_shown_and_undone(zyrtar: Zyrtar, home: Path) -> None:
    session(zyrtar, home, "s", "", "q")
    (decision,) = read(home).decisions
    listed = zyrtar("--home", home, "decisions").stdout.splitlines()
    assert listed[1].split("\t")[0::3] == [decision.id, "merge", "in force"]
    assert f'"id": "{decision.id}"' in zyrtar("--home", home, "decisions", decision.id).stdout
    assert zyrtar("--home", home, "decisions", "--undo", decision.id, *ARTA).exit_code == 0
    lines = [json.loads(line) for line in zyrtar("--home", home, "decisions", "--json").stdout.splitlines()]
    assert [line["superseded_by"] for line in lines] == [lines[1]["id"], None]


def test_a_torn_line_is_told_and_mended(zyrtar: Zyrtar, home: Path) -> None:
    session(zyrtar, home, "s", "", "q")
    with (home / DECISIONS).open("a", encoding="utf-8") as file:
        file.write('{"id": "d-')
    for command in (("build",), ("review", "--list"), ("decisions",)):
        result = zyrtar("--home", home, *command)
        assert result.exit_code == TABLE[HomeError].exit_code
        assert "decisions --mend" in result.stderr
    assert "taken away" in zyrtar("--home", home, "decisions", "--mend").stdout
    assert "nothing to mend" in zyrtar("--home", home, "decisions", "--mend").stdout
    assert len(read(home).decisions) == 1


WRONG: list[tuple[tuple[str, ...], type[Exception], str]] = [
    (("review",), InputError, "Say who you are with --as NAME"),
    (("review", "--as", " ", "--decide", "x", "accept"), InputError, "Say who you are"),
    (("review", "--list", "--kind", "gap"), InputError, "nothing of the kind “gap” waits"),
    (("review", "--show", "c-0000"), NotFoundError, "nothing has the id “c-0000”"),
    (("review", "--decide", "CLAIM", "accept", "--as", "Arta"), InputError, "Give it with --why TEXT"),
    (("review", "--decide", "CLAIM", "marry", *ARTA), InputError, "For CLAIM: accept, reject"),
    (("review", "--decide", "CLAIM", "same", *ARTA), InputError, "Possible are: accept, reject"),
    (("review", "--decide", "CLAIM", "annuls", *ARTA), InputError, "Name it with --with ID"),
    (("review", "--decide", "CLAIM", "replace", *ARTA), InputError, "Its fields are: kind, place, session"),
    (
        ("review", "--decide", "CLAIM", "set-date", "--field", "date", "--value", "2023-02-29", *ARTA),
        InputError,
        "“2023-02-29” is no day of the calendar",
    ),
    (("decisions", "d-000000000000"), NotFoundError, "there is no decision “d-000000000000”"),
    (("decisions", "--undo", "d-000000000000", *ARTA), NotFoundError, "there is no decision"),
]


@pytest.mark.parametrize(("command", "error", "told"), WRONG, ids=range(len(WRONG)))
def test_what_cannot_be_done_is_told(
    zyrtar: Zyrtar, home: Path, command: tuple[str, ...], error: type[Exception], told: str
) -> None:
    claim = identifier(zyrtar, home, "claim") if "CLAIM" in command else "CLAIM"
    result = zyrtar("--home", home, *(claim if word == "CLAIM" else word for word in command))
    assert result.exit_code == TABLE[error].exit_code  # type: ignore[index]
    assert told.replace("CLAIM", claim) in result.stderr
    assert not (home / DECISIONS).exists()


def test_an_action_without_its_id_is_wrong_usage(zyrtar: Zyrtar, home: Path) -> None:
    assert zyrtar("--home", home, "review", "--decide", "accept").exit_code == USAGE_EXIT


def test_an_empty_folder_says_what_to_do(zyrtar: Zyrtar, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = zyrtar("--home", "empty", "review", "--list")
    assert result.exit_code == TABLE[HomeError].exit_code
    assert "zyrtar ingest" in result.stderr
    assert zyrtar("--home", "empty", "decisions").exit_code == 0


def test_a_session_can_reject_one_side_of_a_pair(zyrtar: Zyrtar, home: Path) -> None:
    told = session(zyrtar, home, "r3", "a1", "r x", "r2", "nobody is meant", "q")
    assert told.count("is none of the keys") == 3
    (decision,) = read(home).in_force
    assert (decision.action, decision.why, len(decision.mentions)) == ("reject", "nobody is meant", 1)
    assert waiting(zyrtar, home, "--kind", "pair") == []


def test_a_session_decides_on_the_claims_of_a_contradiction(zyrtar: Zyrtar, tmp_path: Path) -> None:
    from ingest.archive import Archive
    from ingest.pipeline import reader
    from tests.graph.factories import holder

    home = tmp_path / "rivals"
    home.mkdir()
    names = ("Besim Hoxha", "Teuta Leka") * 2
    days = ("2024-01-10", "2024-03-10", "2024-06-10", "2024-09-10")
    with Archive(home / "archive.db") as archive:
        for name, day in zip(names, days, strict=True):
            release, reading = holder(name, "director-general", "skpk", day)
            archive.put(release, replace(reading, reader=reader()))
    (contradiction,) = waiting(zyrtar, home, "--kind", "contradiction")
    result = zyrtar("--home", home, "review", "--as", "Arta", "--kind", "contradiction", input="r1\n\nq\n")
    assert result.exit_code == 0, result.output
    (decision,) = read(home).in_force
    sides = contradiction["sides"]
    assert isinstance(sides, list)
    assert (decision.action, decision.claims[0].key) == ("reject", sides[0]["id"])
