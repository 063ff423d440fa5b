"""An answer is kept and shared as it was given: never another's, never an error, never past its bytes."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from graph.store.answers import Answers, GoneError, Question
from graph.store.cache import Cache
from graph.store.fair import busy
from graph.store.reply import Answer
from ontology.errors import ClientLimitError, QueryLimitError, ZyrtarError
from tests.waiting import finished

JSON, CSV = "application/sparql-results+json", "text/csv"
HERE = Path("/snapshots/aaaaaaaaaaaa/..")  # exists nowhere


def question(query: str = "q", snapshot: Path = HERE, **more: Any) -> Question:
    return Question(snapshot, query, more.pop("media_types", (JSON,)), **more)


class Engine:
    """In the pool's place: answers with the text of the query once ``go`` is set, and counts."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.ended = 0
        self.go = asyncio.Event()
        self.refuse: dict[str, ZyrtarError] = {}
        self.file: Path | None = None

    async def run(self, snapshot: Path, query: str, *_: object, client: str) -> Answer:
        self.asked.append(client)
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.ended += 1
            raise
        if client in self.refuse:
            raise self.refuse[client]
        if self.file is not None:
            return Answer(CSV, 1, self.file.stat().st_size, self.file.open("rb"))
        return Answer(JSON, 1, len(query), query.encode())


def run(test: Callable[[Engine, Answers], Awaitable[None]], most: int = 100_000) -> Engine:
    async def made() -> Engine:
        engine = Engine()
        await test(engine, Answers(engine, most))  # type: ignore[arg-type]  # it is asked for ``run`` only
        return engine

    return finished(made())


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (question(), True),
        (question("q "), False),
        (question(snapshot=Path("/b")), False),
        (question(media_types=(CSV,)), False),
        (question(media_types=(JSON, CSV)), False),
        (question(default_graphs=("a:g",)), False),
        (question(named_graphs=("a:g",)), False),
        (question("\ud800"), False),
    ],
)
def test_only_the_same_question_has_the_same_answer(other: Question, same: bool) -> None:
    assert (other.key == question().key) is same

    async def test(engine: Engine, answers: Answers) -> None:
        engine.go.set()
        assert (await answers.ask(question(), "a")).read() == b"q"
        assert (await answers.ask(other, "a")).origin == ("cache" if same else "engine")

    if other.query.isascii():
        run(test)


def test_those_who_ask_the_same_at_a_time_share_one_answer() -> None:
    async def test(engine: Engine, answers: Answers) -> None:
        asking = [asyncio.ensure_future(answers.ask(question(), f"c{i}")) for i in range(5)]
        await asyncio.sleep(0)
        engine.go.set()
        got = await asyncio.gather(*asking)
        assert [a.read() for a in got] == [b"q"] * 5
        assert [a.origin for a in got] == ["engine"] + ["shared"] * 4
        assert answers.counts == {"engine": 1, "shared": 4}

    assert run(test).asked == ["c0"]


@pytest.mark.parametrize("leaving", [[0], [1], [0, 1], [0, 2]])
def test_one_who_goes_away_takes_no_answer_from_others(leaving: list[int]) -> None:
    async def test(engine: Engine, answers: Answers) -> None:
        asking = [asyncio.ensure_future(answers.ask(question(), f"c{i}")) for i in range(3)]
        await asyncio.sleep(0)
        for i in leaving:
            asking[i].cancel()
        await asyncio.sleep(0)
        engine.go.set()
        got = await asyncio.gather(*asking, return_exceptions=True)
        assert [i for i, a in enumerate(got) if isinstance(a, asyncio.CancelledError)] == leaving
        assert all(a.read() == b"q" for a in got if isinstance(a, Answer))

    assert run(test).ended == 0


def test_the_last_one_who_goes_away_ends_the_query_and_the_next_one_begins_anew() -> None:
    async def test(engine: Engine, answers: Answers) -> None:
        gone = asyncio.Event()

        async def leave() -> None:
            await gone.wait()

        asking = [asyncio.ensure_future(answers.ask(question(), f"c{i}", leave)) for i in range(2)]
        await asyncio.sleep(0.05)
        gone.set()
        assert [type(e) for e in await asyncio.gather(*asking, return_exceptions=True)] == [GoneError] * 2
        engine.go.set()
        assert (await answers.ask(question(), "next", leave)).origin == "engine"

    engine = run(test)
    assert (engine.asked, engine.ended) == (["c0", "next"], 1)


@pytest.mark.parametrize(
    "error", [busy("full"), ClientLimitError("too many")], ids=lambda e: type(e).__name__
)
def test_what_one_client_may_not_ask_another_may(error: ZyrtarError) -> None:
    async def test(engine: Engine, answers: Answers) -> None:
        engine.refuse["c0"] = error
        asking = [asyncio.ensure_future(answers.ask(question(), f"c{i}")) for i in range(3)]
        await asyncio.sleep(0)
        engine.go.set()
        first, *others = await asyncio.gather(*asking, return_exceptions=True)
        assert first is error
        assert all(isinstance(a, Answer) and a.read() == b"q" for a in others)

    assert run(test).asked == ["c0", "c1"]


def test_an_error_is_told_to_all_who_wait_and_never_kept() -> None:
    async def test(engine: Engine, answers: Answers) -> None:
        error = engine.refuse["c0"] = QueryLimitError("too long")
        asking = [asyncio.ensure_future(answers.ask(question(), f"c{i}")) for i in range(3)]
        await asyncio.sleep(0)
        engine.go.set()
        assert await asyncio.gather(*asking, return_exceptions=True) == [error] * 3
        assert len(answers.cache) == 0
        assert (await answers.ask(question(), "c1")).origin == "engine"

    assert run(test).asked == ["c0", "c1"]


def test_a_file_is_shared_by_readers_at_different_places_and_not_kept(tmp_path: Path) -> None:
    content = bytes(range(256)) * 1_000
    (tmp_path / "answer").write_bytes(content)

    async def test(engine: Engine, answers: Answers) -> None:
        engine.file = tmp_path / "answer"
        engine.go.set()
        one, two = await asyncio.gather(*(answers.ask(question(), c) for c in "ab"))
        first = one.chunks()
        begun = next(first)
        assert two.read() == content
        assert begun + b"".join(first) == content
        assert len(answers.cache) == 0
        assert not isinstance(one.content, bytes)
        assert one.content.closed

    run(test)


def test_answers_of_a_snapshot_that_is_gone_are_dropped(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()

    async def test(engine: Engine, answers: Answers) -> None:
        engine.go.set()
        for text in "abc":
            await answers.ask(question(text, old), "c")
        old.rmdir()
        await answers.ask(question("a", new), "c")
        assert len(answers.cache) == 1
        assert answers.cache.get(question("a", new).key) is not None

    run(test)


def test_the_cache_stays_within_its_bytes_and_keeps_what_was_asked_for_last() -> None:
    cache = Cache(5_000)
    for i in range(10):
        cache.put(bytes([i]), HERE, Answer(JSON, 1, 500, b"x" * 500))
        assert cache.get(b"\0") is not None  # asked for again and again
        assert cache.size <= 5_000
    assert [i for i in range(10) if cache.get(bytes([i]))] == [0, 8, 9]
    cache.put(b"large", HERE, Answer(JSON, 1, 5_000, b"x" * 5_000))
    assert cache.get(b"large") is None
    cache.put(b"\0", HERE, Answer(JSON, 2, 1, b"y"))
    found = cache.get(b"\0")
    assert found is not None
    assert (found.content, found.rows, found.origin) == (b"y", 2, "cache")
    cache.drop_all_of([HERE])
    assert (len(cache), cache.size) == (0, 0)


def test_a_cache_of_no_bytes_keeps_nothing() -> None:
    cache = Cache(0)
    cache.put(b"a", HERE, Answer(JSON, 0, 0, b""))
    assert cache.get(b"a") is None
