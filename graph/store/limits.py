"""What one query, one client and all clients together may take of the endpoint: the numbers and their words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_MB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of the endpoint. Each default suits one small machine and is a setting of the server.

    ``seconds``: from the request to the whole answer, waiting included; ``quick_seconds``: after which a query counts
    as heavy and gives way; ``rows``, ``answer_bytes``: of one answer; ``memory_bytes``: beyond what the open store
    has; ``query_bytes``, ``nesting``, ``parts``: of the query's text; ``workers``, ``heavy_workers``: processes for
    quick queries and, besides, for heavy ones; ``waiting``: queries in each of the two queues; ``per_client``: queries
    of one client that run or wait.
    """

    seconds: float = 10.0
    quick_seconds: float = 0.25
    rows: int = 100_000
    answer_bytes: int = 32 * _MB
    memory_bytes: int = 512 * _MB
    query_bytes: int = 65_536
    nesting: int = 64
    parts: int = 256
    workers: int = 2
    heavy_workers: int = 1
    waiting: int = 64
    per_client: int = 8

    @property
    def processes(self) -> int:
        """All query processes."""
        return self.workers + self.heavy_workers


@dataclass(frozen=True, slots=True)
class Told:
    """One limit as it is published: ``name``, ``value`` with its ``unit``, what happens ``over`` it, and the mend."""

    name: str
    value: float
    unit: str
    over: int
    mend: str


def told(limits: Limits) -> Iterator[Told]:
    """What the endpoint publishes of ``limits``; ``over`` is the status of an answer over the limit."""
    less = "Ask for less, for instance with LIMIT, or take the whole data set and ask your own copy."
    later = "Ask again after the seconds that Retry-After names."
    yield Told("seconds", limits.seconds, "seconds per query, waiting included", 503, less)
    yield Told(
        "rows", limits.rows, "rows or triples per answer", 400, "Take it in pages: ORDER BY with LIMIT."
    )
    yield Told("answer_bytes", limits.answer_bytes, "bytes per answer", 400, "Take it in pages, or as CSV.")
    yield Told("memory_bytes", limits.memory_bytes, "bytes of memory per query", 503, less)
    yield Told(
        "query_bytes", limits.query_bytes, "bytes of one request", 413, "Send a shorter query by POST."
    )
    yield Told("nesting", limits.nesting, "brackets inside one another", 400, "Nest it less.")
    yield Told(
        "parts", limits.parts, "parts such as UNION, OPTIONAL, FILTER, &&", 400, "Ask several queries."
    )
    yield Told("per_client", limits.per_client, "queries of one client at a time", 429, later)
    yield Told("waiting", limits.waiting, "queries of all clients that may wait", 503, later)
    yield Told("quick_seconds", limits.quick_seconds, "seconds until others go first", 503, later)
    yield Told("workers", limits.processes, "queries that run at a time", 503, later)
