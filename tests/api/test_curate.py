"""The curator's pages over HTTP: who is let in, which forms are taken, and that each action is one line of the file."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog
from selectolax.lexbor import LexborHTMLParser

from api.app import create_app
from api.curate.session import LASTS, Sessions, WrongTokenError
from api.settings import Settings
from graph.decision.bind import claim_target
from graph.decision.file import DECISIONS
from graph.identity.source import Source
from ingest.archive import Archive
from ontology.errors import ClientLimitError, InputError
from tests.api.conftest import serving
from tests.api.curating import TOKEN, Curator, home_in, leave, lines
from tests.api.reading import one


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return home_in(tmp_path_factory.mktemp("curate"))


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server of a folder of its own, and that folder."""
    folder = Path(shutil.copytree(built, tmp_path / "home", symlinks=True))
    with serving(Settings(home=folder, workers=1, heavy_workers=0, curator_token=TOKEN)) as address:
        yield address, folder
        leave()


def test_without_a_token_there_are_no_such_pages(web: httpx.Client) -> None:
    for path in ("/curate", "/curate/item", "/curate/decisions"):
        assert web.get(path).status_code == 404, path
    for path in ("/curate/login", "/curate/item", "/curate/build"):
        assert web.post(path).status_code in {404, 405}, path


def test_a_token_that_could_be_guessed_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="ZYRTAR_CURATOR_TOKEN has 5 characters"):
        create_app(Settings(home=Path("none"), curator_token="12345"))


def test_settings_do_not_print_the_token() -> None:
    assert TOKEN not in repr(Settings(curator_token=TOKEN))


def test_guesses_are_bounded_and_sessions_end() -> None:
    now = [0.0]
    sessions = Sessions(TOKEN, lambda: now[0])
    name, session = sessions.begin("1.2.3.4", TOKEN, "  Arta   Prova ")
    assert (session.who, sessions.find(name), sessions.find("x"), sessions.find(None)) == (
        "Arta Prova",
        session,
        None,
        None,
    )
    for _ in range(5):
        with pytest.raises(WrongTokenError):
            sessions.begin("1.2.3.4", TOKEN + "x", "Arta")
    with pytest.raises(ClientLimitError):
        sessions.begin("1.2.3.4", TOKEN, "Arta")
    sessions.begin("5.6.7.8", TOKEN, "Arta")  # others are not shut out
    now[0] = LASTS
    sessions.begin("1.2.3.4", TOKEN, "Arta")
    assert sessions.find(name) is None


def test_login_sets_a_cookie_for_these_pages_only(desk: tuple[str, Path]) -> None:
    address, _ = desk
    with structlog.testing.capture_logs() as logged:
        wrong = Curator(address, token="not this one at all")
        assert (wrong.answer.status_code, wrong.answer.headers.get("set-cookie")) == (403, None)
        assert one(LexborHTMLParser(wrong.answer.text), "#who").attributes["value"] == "Arta Prova"
        right = Curator(address)
    cookie = right.answer.headers["set-cookie"].lower()
    assert right.answer.status_code == 303
    for part in ("httponly", "samesite=strict", "path=/curate"):
        assert part in cookie
    assert "secure" not in cookie
    assert TOKEN not in str(logged)
    assert "not this one" not in str(logged)
    page = right.web.get("/curate")
    assert page.headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in page.headers
    assert right.web.get("/people").headers["access-control-allow-origin"] == "*"


def test_the_cookie_is_secure_where_the_site_is(built: Path) -> None:
    given = Settings(home=built, workers=1, curator_token=TOKEN, public_url="https://zyrtar.example.org")
    with serving(given) as address:
        assert "secure" in Curator(address).answer.headers["set-cookie"].lower()
        leave()


def test_nothing_is_shown_or_taken_without_a_session(desk: tuple[str, Path]) -> None:
    address, home = desk
    item = Curator(address).waiting("pair")
    with httpx.Client(base_url=address, headers={"Origin": address, "Accept": "text/html"}) as stranger:
        assert "Valdrin" not in stranger.get("/curate").text
        assert stranger.get("/curate/item", params={"id": item}).status_code == 303
        assert stranger.get("/curate/decisions").status_code == 303
        for path in ("/curate/item", "/curate/build", "/curate/logout"):
            assert stranger.post(path, params={"id": item}, data={"act": "same"}).status_code == 403
    assert lines(home) == []


@pytest.mark.parametrize(
    ("headers", "field"),
    [
        ({"Origin": "https://elsewhere.example"}, {}),
        ({"Origin": "null"}, {}),
        ({"Origin": ""}, {}),
        ({}, {"csrf": "guessed"}),
        ({}, {"csrf": "ë"}),
    ],
)
def test_a_form_of_another_page_is_refused(
    desk: tuple[str, Path], headers: dict[str, str], field: dict[str, str]
) -> None:
    address, home = desk
    curator = Curator(address)
    item = curator.waiting("pair")
    data = curator.hidden(item) | {"act": "same", "why": "because"} | field
    sent = curator.web.post("/curate/item", params={"id": item}, data=data, headers=headers)
    assert sent.status_code == 403
    assert lines(home) == []


def first_person(curator: Curator) -> str:
    page = curator.page("/curate/item", id=curator.waiting("pair"))
    return one(page, ".side code").text()


def second_person(curator: Curator) -> str:
    page = curator.page("/curate/item", id=curator.waiting("pair"))
    return page.css(".side code")[1].text()


PAIR: Callable[[Curator], str] = lambda c: c.waiting("pair")  # noqa: E731
CLAIM: Callable[[Curator], str] = lambda c: c.waiting("claim")  # noqa: E731


@pytest.mark.parametrize(
    ("of", "act", "typed", "action"),
    [
        (PAIR, "same", {}, "merge"),
        (PAIR, "different", {}, "not-the-same"),
        (PAIR, "note", {}, "note"),
        (CLAIM, "accept", {}, "accept"),
        (CLAIM, "reject", {}, "reject"),
        (CLAIM, "note", {}, "note"),
        (first_person, "same", {"other": second_person}, "merge"),
        (first_person, "different", {"other": second_person}, "not-the-same"),
        (first_person, "suppress", {}, "suppress"),
        (first_person, "note", {}, "note"),
    ],
)
def test_every_action_is_one_line(
    desk: tuple[str, Path], of: Callable[[Curator], str], act: str, typed: dict[str, Any], action: str
) -> None:
    address, home = desk
    curator = Curator(address)
    filled = {field: make(curator) for field, make in typed.items()}
    sent = curator.decide(of(curator), act, **filled)
    assert sent.status_code == 303, sent.text
    (line,) = lines(home)
    assert (line["action"], line["by"], line["why"]) == (action, "Arta Prova", "seen in the register")
    assert line["id"] in curator.page(sent.headers["location"]).body.text()  # type: ignore[union-attr]


def test_a_merger_is_undone_and_split_and_a_name_replaced(desk: tuple[str, Path]) -> None:
    address, home = desk
    curator = Curator(address)
    curator.decide(curator.waiting("pair"), "same")
    assert curator.page("/curate", kind="pair").css("tbody tr") == []
    undone = curator.decide(lines(home)[0]["id"], "undo")
    assert undone.status_code == 303
    assert lines(home)[1]["undoes"] == lines(home)[0]["id"]
    person = first_person(curator)
    merged = curator.decide(person, "same", other=second_person(curator), why="it was right")
    assert merged.status_code == 303
    one_person = curator.page("/curate/item", id=person)
    takes = [str(box.attributes["value"]) for box in one_person.css("input[name=take]")]
    assert len(takes) == 2
    assert curator.decide(person, "split", take=takes[:1]).status_code == 303
    assert curator.decide(takes[0], "replace", field="name", value="Valdrin Bajrali").status_code == 303
    assert [line["action"] for line in lines(home)] == ["merge", "undo", "merge", "split", "replace"]


def test_a_date_is_set_a_field_replaced_and_a_mention_withheld(desk: tuple[str, Path]) -> None:
    address, home = desk
    curator = Curator(address)
    claims = tenures(home)
    person = curator.page("/curate/item", id=first_person(curator))
    release = one(person, "blockquote footer a").text().rpartition(" ")[2]
    assert {httpx.URL(str(a.attributes["href"])).params["id"][:2] for a in person.css(".history a")} == {"c-"}
    page = curator.page("/curate/item", id=claims[0])
    assert [o.text() for o in page.css("#field-set-date option")] == ["start", "end"]
    assert "director-general" in {o.attributes["value"] for o in page.css("#choices option")}
    assert curator.decide(claims[0], "set-date", field="start", value="2015-03").status_code == 303
    assert curator.decide(claims[0], "replace", field="role", value="prosecutor").status_code == 303
    assert curator.decide(f"{release}.1", "withhold").status_code == 303
    told = [(line["action"], line.get("field"), line.get("value"), line.get("name")) for line in lines(home)]
    assert told == [
        ("set-date", "start", "2015-03", None),
        ("replace", "role", "prosecutor", None),
        ("suppress", None, None, None),
    ]


def tenures(home: Path) -> list[str]:
    """Keys of the claims on tenures in ``home``."""
    with Archive(home / "archive.db") as archive:
        sources = [Source(release, reading) for release, reading in archive.readings()]
    return [claim_target(source, claim).key for source in sources for claim in source.reading.tenures]


def test_two_events_are_merged_side_by_side(desk: tuple[str, Path]) -> None:
    address, home = desk
    curator = Curator(address)
    found = curator.web.get("/events", params={"format": "json"}).json()["items"]
    one_event, other = (address + item["path"] for item in found[:2])
    beside = curator.page("/curate/item", id=one_event, **{"with": other})
    assert len(beside.css(".side")) >= 2
    key, second = one_event.rpartition("/")[2], other.rpartition("/")[2]
    assert one(beside, "#other").attributes["value"] == second
    sent = curator.decide(key, "same", other=second)
    assert sent.status_code == 303, sent.text
    merged = {line["action"]: len(line["claims"]) for line in lines(home)}
    assert merged == {"merge": 2}


def test_people_and_units_are_opened_by_the_addresses_of_their_pages(desk: tuple[str, Path]) -> None:
    address, _ = desk
    curator = Curator(address)
    for listing in ("/people", "/units"):
        item = curator.web.get(listing, params={"format": "json"}).json()["items"][0]
        page = curator.page("/curate/item", id=f"{address}{item['path']}?lang=sq")
        assert page.css("form.decide button[value=note]"), item


@pytest.mark.parametrize(
    ("act", "typed", "told"),
    [
        ("set-date", {"field": "date", "value": "2024-02-31"}, "2024-02-31"),
        ("replace", {"field": "role", "value": "wizard"}, "wizard"),
        ("annuls", {"other": "c-0000000000000000"}, "c-0000000000000000"),
        ("accept", {"why": "   "}, "needs its reason"),
        ("explode", {}, "is no action"),
        ("suppress", {}, "cannot be done"),
    ],
)
def test_a_refused_decision_tells_the_mend_and_keeps_what_was_typed(
    desk: tuple[str, Path], act: str, typed: dict[str, str], told: str
) -> None:
    address, home = desk
    curator = Curator(address)
    sent = curator.decide(curator.waiting("claim"), act, **{"why": 'half a page of "reasons"', **typed})
    assert sent.status_code in {400, 404}
    page = LexborHTMLParser(sent.text)
    assert told in one(page, "[role=alert]").text()
    kept = {str(i.attributes.get("value")) for i in page.css("form.decide input")}
    assert typed.get("why", 'half a page of "reasons"') in kept
    assert lines(home) == []


def test_two_curators_lose_nothing(desk: tuple[str, Path]) -> None:
    address, home = desk
    arta, besa = Curator(address, "Arta"), Curator(address, "Besa")
    item = arta.waiting("pair")
    seen = besa.hidden(item)
    assert arta.decide(item, "note").status_code == 303
    late = besa.decide(item, "note", **seen, why="I too")
    assert late.status_code == 409
    assert "Arta has decided on this since you opened it" in late.text
    assert 'value="I too"' in late.text
    assert besa.decide(item, "note", why="I too").status_code == 303
    with ThreadPoolExecutor(4) as threads:
        sent = list(threads.map(lambda n: _noted(address, f"Curator {n}", n), range(4)))
    assert sorted(sent) == [303] * 4
    assert len(lines(home)) == 6


def _noted(address: str, who: str, number: int) -> int:
    """Note something on a thing of one's own, at the same time as others."""
    curator = Curator(address, who)
    page = curator.page("/curate")
    links = [httpx.URL(str(a.attributes["href"])).params["id"] for a in page.css("tbody th a")]
    item = links[number % len(links)]
    data = curator.hidden(item) | {"seen": "99999", "act": "note", "why": f"note {number}"}
    return curator.web.post("/curate/item", params={"id": item}, data=data).status_code


def test_a_broken_decisions_file_is_told_with_its_line(desk: tuple[str, Path]) -> None:
    address, home = desk
    curator = Curator(address)
    item = curator.waiting("pair")
    hidden = curator.hidden(item)
    (home / DECISIONS).write_text("{}\n")
    for sent in (
        curator.web.get("/curate"),
        curator.web.get("/curate/decisions"),
        curator.web.post("/curate/item", params={"id": item}, data=hidden | {"act": "same", "why": "so"}),
    ):
        assert sent.status_code == 503
        assert "decisions.jsonl, line 1" in sent.text
    assert (home / DECISIONS).read_text() == "{}\n"


def test_a_build_in_the_background_publishes_once(desk: tuple[str, Path]) -> None:
    address, _ = desk
    curator = Curator(address)
    before = curator.web.get("/health").json()["snapshot"]
    curator.decide(curator.waiting("pair"), "same")
    csrf = {"csrf": curator.hidden(curator.waiting("claim"))["csrf"]}
    assert curator.web.post("/curate/build", data=csrf).status_code == 303
    second = curator.web.post("/curate/build", data=csrf)
    assert second.status_code == 503
    assert "running already" in second.text
    while "A build is running" in curator.web.get("/curate", params={"lang": "en"}).text:
        pass
    assert "has ended well" in curator.web.get("/curate", params={"lang": "en"}).text
    assert curator.web.get("/health").json()["snapshot"] != before


def test_logging_out_ends_the_session(desk: tuple[str, Path]) -> None:
    address, _ = desk
    curator = Curator(address)
    kept = dict(curator.web.cookies)
    csrf = {"csrf": curator.hidden(curator.waiting("pair"))["csrf"]}
    assert curator.web.post("/curate/logout", data=csrf).status_code == 303
    again = httpx.get(f"{address}/curate", cookies=kept, headers={"Accept": "text/html"})
    assert "Valdrin" not in again.text


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"who=" + b"a" * 70_000, "application/x-www-form-urlencoded", 413),
        (b"{}", "application/json", 415),
        (b"who=\xff", "application/x-www-form-urlencoded", 400),
    ],
)
def test_what_is_no_form_is_refused(desk: tuple[str, Path], content: bytes, kind: str, status: int) -> None:
    address, _ = desk
    sent = httpx.post(
        f"{address}/curate/login", content=content, headers={"Origin": address, "Content-Type": kind}
    )
    assert sent.status_code == status
