"""A new snapshot is served without a restart; a missing or broken one never stops the last good one."""

import logging
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from api.errors import FAULT
from api.serving import Served, Serving
from api.settings import Settings
from graph.build import build
from ontology.errors import HomeError
from tests.api.conftest import serving
from tests.api.releases import everything, later, meeting


def is_closed(served: Served) -> bool:
    return served.closed


def test_a_new_snapshot_is_picked_up_while_serving(tmp_path: Path) -> None:
    first = build([meeting()], tmp_path)
    with serving(Settings(home=tmp_path, workers=1)) as address, httpx.Client(base_url=address) as web:
        before = web.get("/releases", params={"format": "json"})
        second = build([meeting(), later()], tmp_path)
        after = web.get(
            "/releases", params={"format": "json"}, headers={"If-None-Match": before.headers["etag"]}
        )
        asked = web.get(
            "/sparql", params={"query": "SELECT * { ?r a <https://w3id.org/zyrtar/ontology#Release> }"}
        )
    assert (before.json()["snapshot"], before.json()["total"]) == (first.id, 1)
    assert (after.json()["snapshot"], after.json()["total"]) == (second.id, 2)
    assert len(asked.json()["results"]["bindings"]) == 2


def test_a_lease_keeps_its_snapshot_open_until_it_ends(tmp_path: Path) -> None:
    build([meeting()], tmp_path)
    holder = Serving(Settings(home=tmp_path, workers=1))
    try:
        with holder.lease() as old:
            build(everything(), tmp_path)
            with holder.lease() as new:
                assert new.graph.id != old.graph.id
            assert not is_closed(old)
            assert old.graph.rows("people")
        assert is_closed(old)
        assert not is_closed(new)
    finally:
        holder.close()
    assert is_closed(new)


def test_without_a_snapshot_every_page_says_what_to_do(tmp_path: Path) -> None:
    with serving(Settings(home=tmp_path)) as address, httpx.Client(base_url=address) as web:
        page = web.get("/", headers={"Accept": "text/html"})
        health = web.get("/health")
    assert (page.status_code, health.status_code) == (503, 503)
    assert "zyrtar" in page.text
    assert page.headers["retry-after"]
    assert health.json()["ok"] is False


def test_a_broken_new_snapshot_leaves_the_last_good_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    build([meeting()], tmp_path)
    holder = Serving(Settings(home=tmp_path, workers=1))
    try:
        with holder.lease() as good:
            pass
        (tmp_path / "current").write_text("000000000000\n")
        with caplog.at_level(logging.ERROR), holder.lease() as still:
            assert still is good
        assert "last good one" in caplog.text
    finally:
        holder.close()


def cut_short(store: Path) -> None:
    for path in store.glob("*.sst"):
        path.write_bytes(path.read_bytes()[:100])


def of_another_kind(store: Path) -> None:
    for path in store.glob("MANIFEST-*"):
        path.write_bytes(b"a newer format")


@pytest.mark.parametrize(
    "damage",
    [lambda store: (store / "CURRENT").unlink(), of_another_kind, cut_short],
    ids=lambda d: d.__name__,
)
def test_a_damaged_store_is_not_served_and_the_last_good_one_is(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    first = build([meeting()], tmp_path)
    with serving(Settings(home=tmp_path, workers=1)) as address, httpx.Client(base_url=address) as web:
        assert web.get("/releases", params={"format": "json"}).json()["snapshot"] == first.id
        (tmp_path / "current").rename(tmp_path / "kept")
        second = build([meeting(), later()], tmp_path)
        (tmp_path / "kept").replace(tmp_path / "current")
        damage(tmp_path / "snapshots" / second.id / "store")
        (tmp_path / "current").write_text(second.id)
        page = web.get("/releases", params={"format": "json"})
        asked = web.get("/sparql", params={"query": "ASK { ?s ?p ?o }", "format": "json"})
        by_name = web.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }", "snapshot": second.id})
    assert (page.json()["snapshot"], asked.json()["boolean"]) == (first.id, True)
    assert by_name.status_code in (400, 503)
    assert by_name.json()["mend"]


def test_a_stopped_server_leases_nothing(tmp_path: Path) -> None:
    build([meeting()], tmp_path)
    holder = Serving(Settings(home=tmp_path, workers=1))
    holder.close()
    with pytest.raises(HomeError), holder.lease():
        pass


def test_a_fault_of_ours_is_told_without_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build([meeting()], tmp_path)

    def broken(*_: object) -> None:
        raise RuntimeError("secret of the house")

    monkeypatch.setattr("api.read.lists.counts", broken)
    with serving(Settings(home=tmp_path, workers=1)) as address, httpx.Client(base_url=address) as web:
        answer = web.get("/", headers={"Accept": "application/json"})
        page = web.get("/", headers={"Accept": "text/html"})
    assert (answer.status_code, page.status_code) == (500, 500)
    assert "secret" not in answer.text + page.text
    assert answer.json()["title"] == FAULT.title
    assert "default-src 'none'" in page.headers["content-security-policy"]
