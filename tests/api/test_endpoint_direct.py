"""A client that is refused over and over waits for it while others wait for their turn, and only then."""

from types import SimpleNamespace

import pytest
from fastapi import HTTPException, Request, Response
from starlette.types import Message, Receive, Scope, Send

from api.endpoint import direct
from tests.waiting import finished


def refusals(monkeypatch: pytest.MonkeyPatch, clients: list[str], *, pressed: bool) -> list[float]:
    """For how many seconds each of ``clients``, one after another, waits to be told that it is refused."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    async def respond(_: Request) -> Response:
        raise HTTPException(406)

    async def never(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise AssertionError

    async def receive() -> Message:
        raise AssertionError

    async def send(_: Message) -> None:
        return

    monkeypatch.setattr(direct, "_response", respond)
    monkeypatch.setattr("api.endpoint.direct.asyncio.sleep", sleep)
    serving = SimpleNamespace(processes=SimpleNamespace(pressed=pressed))
    app = SimpleNamespace(state=SimpleNamespace(serving=serving))
    endpoint = direct.Direct(never, lambda *_: Response(status_code=406))

    async def ask() -> None:
        for client in clients:
            scope = {"type": "http", "method": "GET", "path": "/sparql", "headers": [], "app": app}
            await endpoint(scope | {"client": (client, 1), "query_string": b""}, receive, send)

    finished(ask())
    return waited


def test_refusals_are_told_later_and_later_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    waited = refusals(monkeypatch, ["203.0.113.1"] * 40, pressed=True)
    assert waited[: direct.FORGIVEN] == [0.0] * direct.FORGIVEN
    assert waited == sorted(waited)
    assert waited[-1] == direct.SLOWEST


def test_others_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    waited = refusals(monkeypatch, [*["203.0.113.1"] * 40, "203.0.113.2"], pressed=True)
    assert waited[-1] == 0.0
    assert refusals(monkeypatch, ["203.0.113.1"] * 40, pressed=False) == []
