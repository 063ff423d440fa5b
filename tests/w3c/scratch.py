"""A real server on a scratch graph that can be changed over a private address; exists in tests only.

Each update writes a snapshot of its own and makes it current, so that every query takes the way it takes in use: guard,
lane, process, snapshot.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from fastapi import FastAPI, HTTPException, Request, Response
from pyoxigraph import Store

from api.endpoint.protocol import FORM
from api.settings import Settings
from graph.store.snapshot import MANIFEST, STORE
from tests.api.conftest import serving
from tests.graph.store.support import lines, publish

UPDATE = "/_test/update"


class Scratch:
    """The graph behind the private address."""

    def __init__(self, home: Path) -> None:
        self._home, self._store, self._numbers = home, Store(), count(1)
        self._first = home / "snapshots" / publish(home, lines(1)).id
        self._last: Path | None = None

    def update(self, text: str, base: str, default: list[str], named: list[str]) -> None:
        """Change the graph and have it served. Raises ``SyntaxError``."""
        if default or named:
            if "USING" in text.upper() or "WITH" in text.upper():
                raise SyntaxError("the request names graphs twice")
            using = [f"USING <{g}>" for g in default] + [f"USING NAMED <{g}>" for g in named]
            text = text.replace("WHERE", " ".join([*using, "WHERE"]))
        self._store.update(text, base_iri=base)
        folder = self._home / "snapshots" / f"{next(self._numbers):012x}"
        folder.mkdir()
        stored = Store(folder / STORE)
        stored.extend(self._store)
        for graph in self._store.named_graphs():
            stored.add_graph(graph)
        stored.flush()
        del stored
        shutil.copy(self._first / MANIFEST, folder / MANIFEST)
        (self._home / ".current").write_text(folder.name)
        (self._home / ".current").replace(self._home / "current")
        if self._last is not None:
            shutil.rmtree(self._last)
        self._last = folder


def private_update(app: FastAPI, scratch: Scratch) -> None:
    """Add the private address to ``app``: updates by POST, as the SPARQL 1.1 Protocol (2.2) says."""

    @app.post(UPDATE)
    async def update(request: Request) -> Response:
        media = request.headers.get("content-type", "").partition(";")[0]
        default = request.query_params.getlist("using-graph-uri")
        named = request.query_params.getlist("using-named-graph-uri")
        if media == FORM:
            form = await request.form()
            texts = [str(t) for t in form.getlist("update")]
            default += [str(g) for g in form.getlist("using-graph-uri")]
            named += [str(g) for g in form.getlist("using-named-graph-uri")]
        elif media == "application/sparql-update":
            try:
                texts = [(await request.body()).decode()]
            except UnicodeDecodeError:
                raise HTTPException(400, "not UTF-8") from None
        else:
            raise HTTPException(415)
        if len(texts) != 1:
            raise HTTPException(400, "one update is wanted")
        try:
            scratch.update(texts[0], str(request.base_url), default, named)
        except SyntaxError as error:
            raise HTTPException(400, str(error)) from None
        except (OSError, RuntimeError) as error:  # LOAD and the like, of what is not there
            raise HTTPException(500, str(error)) from None
        return Response(status_code=204)


@contextmanager
def scratch_server(home: Path) -> Iterator[str]:
    """Address of a server whose graph can be changed at ``UPDATE``."""
    scratch = Scratch(home)
    settings = Settings(home=home, query_seconds=20)
    with serving(settings, lambda app: private_update(app, scratch)) as address:
        yield address
