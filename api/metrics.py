"""What the server measures of itself, in the text format of Prometheus. No address and no query stands in it."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from graph.store.answers import Answers
from graph.store.pool import QueryPool

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_ROWS = (0, 1, 10, 100, 1_000, 10_000, 100_000)


class _Processes(Collector):
    """The state of the query processes at the moment it is asked for."""

    def __init__(self, pool: QueryPool) -> None:
        self._pool = pool

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The gauges."""
        pool = self._pool
        processes = GaugeMetricFamily("zyrtar_query_processes", "Query processes by state", labels=["state"])
        processes.add_metric(["idle"], pool.crew.idle)
        processes.add_metric(["busy"], pool.crew.busy)
        waiting = GaugeMetricFamily("zyrtar_queries_waiting", "Queries that wait, by lane", labels=["lane"])
        running = GaugeMetricFamily("zyrtar_queries_running", "Queries that run, by lane", labels=["lane"])
        for lane in (pool.quick, pool.heavy):
            waiting.add_metric([lane.name], lane.waiting)
            running.add_metric([lane.name], lane.running)
        replaced = GaugeMetricFamily("zyrtar_query_processes_replaced", "Processes ended and replaced so far")
        replaced.add_metric([], pool.crew.replaced)
        breaker = GaugeMetricFamily("zyrtar_breaker_open", "1 while no query process is started")
        breaker.add_metric([], 1 if pool.crew.breaker.rest else 0)
        yield from (processes, waiting, running, replaced, breaker)


class _Kept(Collector):
    """Where answers come from, and those that are kept."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    def collect(self) -> Iterator[GaugeMetricFamily | CounterMetricFamily]:
        """The counter and the gauges."""
        origins = CounterMetricFamily("zyrtar_answers", "Answers by where they come from", labels=["origin"])
        for origin in ("engine", "cache", "shared"):
            origins.add_metric([origin], self._answers.counts[origin])
        kept = GaugeMetricFamily("zyrtar_cache_answers", "Answers that are kept to be given again")
        kept.add_metric([], len(self._answers.cache))
        size = GaugeMetricFamily("zyrtar_cache_bytes", "Memory they take")
        size.add_metric([], self._answers.cache.size)
        yield from (origins, kept, size)


class Metrics:
    """The counters of one server, and gauges of the processes of ``pool`` if it has one."""

    def __init__(self, pool: QueryPool | None, answers: Answers) -> None:
        self.registry = CollectorRegistry()
        self.registry.register(_Kept(answers))
        if pool is not None:
            self.registry.register(_Processes(pool))
        self._queries = Counter(
            "zyrtar_queries", "Queries by outcome", labelnames=["outcome"], registry=self.registry
        )
        self._seconds = Histogram(
            "zyrtar_query_seconds",
            "Seconds from request to answer",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._rows = Histogram(
            "zyrtar_query_rows", "Rows or triples of answers", buckets=_ROWS, registry=self.registry
        )
        self._bytes = Counter("zyrtar_answer_bytes", "Bytes of all answers", registry=self.registry)

    def note(self, outcome: str, seconds: float, rows: int, length: int) -> None:
        """Count one query: ``outcome`` is ok, gone, fault, or the slug of an error."""
        self._queries.labels(outcome).inc()
        self._seconds.observe(seconds)
        if outcome == "ok":
            self._rows.observe(rows)
            self._bytes.inc(length)

    def written(self) -> bytes:
        """All of it as text."""
        return generate_latest(self.registry)
