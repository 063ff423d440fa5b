"""A data folder with something to decide on, and a curator's browser without scripts, for the tests of ``/curate``."""

import json
from pathlib import Path
from typing import Any

import httpx
from selectolax.lexbor import LexborHTMLParser

from api.commands.build import publish
from api.commands.demo import read_samples
from graph.decision.file import DECISIONS
from ingest.archive import Archive
from ingest.pipeline import ingest
from tests.api.reading import one

TOKEN = "a token nobody would guess"
#: Two people of one name whom no office ties together; the samples have a claim that waits for review.
RELEASES = {
    "a.txt": "Takim pune në Prokurorinë Themelore në Pejë\n\nPejë, 14 janar 2016 – Kryeprokurori i Prokurorisë "
    "Themelore në Pejë, Valdrin Bajraliu, mbajti një takim pune me prokurorët e kësaj prokurorie.\n",
    "b.txt": "Takim i Drejtorit të Përgjithshëm\n\nPrishtinë, 3 mars 2025 – Drejtori i Përgjithshëm i Sekretariatit të "
    "Këshillit Prokurorial të Kosovës, Valdrin Bajraliu, mbajti një takim pune me zyrtarët e DTI-së.\n",
}


def home_in(folder: Path) -> Path:
    """A data folder below ``folder``, archived and built, without decisions."""
    home = folder / "home"
    read_samples(home)
    for name, text in RELEASES.items():
        (folder / name).write_text(text, "utf-8")
    with Archive(home / "archive.db") as archive:
        outcomes = list(ingest([folder / name for name in RELEASES], archive))
        assert [outcome.status for outcome in outcomes] == ["new", "new"]
    publish(home)
    return home


def lines(home: Path) -> list[dict[str, Any]]:
    """The decisions of ``home``, line for line."""
    path = home / DECISIONS
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


#: Curators whose connections are still open; ``leave`` closes them.
_AT_WORK: list["Curator"] = []


def leave() -> None:
    """Close what curators have opened."""
    while _AT_WORK:
        _AT_WORK.pop().web.close()


class Curator:
    """Somebody with a session, who sends the forms of the pages as they stand, with fields filled in."""

    def __init__(self, server: str, who: str = "Arta Prova", token: str = TOKEN) -> None:
        self.web = httpx.Client(
            base_url=server, timeout=60, headers={"Accept": "text/html", "Origin": server}
        )
        _AT_WORK.append(self)
        self.answer = self.web.post("/curate/login", data={"who": who, "token": token})

    def page(self, path: str, **params: str) -> LexborHTMLParser:
        """The page at ``path``."""
        answer = self.web.get(path, params=params)
        assert answer.status_code == 200, answer.text
        return LexborHTMLParser(answer.text)

    def waiting(self, kind: str) -> str:
        """Id of the first thing of that kind that waits."""
        link = one(self.page("/curate", kind=kind), "tbody th a").attributes["href"]
        return httpx.URL(str(link)).params["id"]

    def hidden(self, item: str) -> dict[str, str]:
        """The hidden fields of the forms on the page of ``item``."""
        page = self.page("/curate/item", id=item)
        form = next(f for f in page.css("form.decide"))
        return {str(i.attributes["name"]): str(i.attributes["value"]) for i in form.css("input[type=hidden]")}

    def decide(self, item: str, act: str, **typed: Any) -> httpx.Response:
        """Send a form of the page of ``item``."""
        data = self.hidden(item) | {"act": act, "why": "seen in the register"} | typed
        return self.web.post("/curate/item", params={"id": item}, data=data)
