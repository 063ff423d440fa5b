"""What a server can be told: one setting a line, read from the environment variables ``ZYRTAR_*``.

Every limit is a setting with a default that suits one small machine; ``docs/settings.md`` is made from this class.
"""

import os
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Self

from graph.store.limits import Limits
from graph.store.server import Server
from ontology.errors import InputError

#: What every environment variable begins with.
PREFIX = "ZYRTAR_"
_LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of the server. Field ``home`` is set by ``ZYRTAR_HOME``, and so on."""

    home: Path = field(
        default=Path("zyrtar-data"),
        metadata={"help": "Data folder with the snapshots to serve.", "least": None},
    )
    workers: int = field(
        default=_LIMITS.workers,
        metadata={"help": "Processes that answer quick public SPARQL queries.", "least": 1},
    )
    heavy_workers: int = field(
        default=_LIMITS.heavy_workers,
        metadata={"help": "Processes besides for queries that turn out heavy.", "least": 0},
    )
    query_seconds: float = field(
        default=_LIMITS.seconds,
        metadata={
            "help": "Longest time one SPARQL query may take, waiting included, in seconds.",
            "least": 0.1,
        },
    )
    quick_seconds: float = field(
        default=_LIMITS.quick_seconds,
        metadata={
            "help": "Time after which a query counts as heavy and gives way, in seconds.",
            "least": 0.01,
        },
    )
    send_seconds: float = field(
        default=60.0,
        metadata={"help": "Longest time a client may take to read one answer, in seconds.", "least": 0.1},
    )
    query_bytes: int = field(
        default=_LIMITS.query_bytes, metadata={"help": "Longest SPARQL request, in bytes.", "least": 256}
    )
    query_nesting: int = field(
        default=_LIMITS.nesting,
        metadata={
            "help": "Most brackets inside one another in a query; the engine breaks near 1000.",
            "least": 4,
        },
    )
    query_parts: int = field(
        default=_LIMITS.parts,
        metadata={
            "help": "Most parts such as UNION or && in a query; the engine breaks near 3000.",
            "least": 4,
        },
    )
    answer_rows: int = field(
        default=_LIMITS.rows, metadata={"help": "Most rows or triples in one answer.", "least": 1}
    )
    answer_bytes: int = field(
        default=_LIMITS.answer_bytes, metadata={"help": "Longest answer, in bytes.", "least": 1024}
    )
    query_memory: int = field(
        default=_LIMITS.memory_bytes,
        metadata={"help": "Most memory one query may take, in bytes.", "least": 16 * 1024 * 1024},
    )
    cache_bytes: int = field(
        default=64 * 1024 * 1024,
        metadata={
            "help": "Most memory for answers that are kept to be given again, in bytes; 0 keeps none.",
            "least": 0,
        },
    )
    queries_per_client: int = field(
        default=_LIMITS.per_client,
        metadata={"help": "Most queries of one client that run or wait.", "least": 1},
    )
    queries_waiting: int = field(
        default=_LIMITS.waiting,
        metadata={"help": "Most queries of all clients that wait in each of the two queues.", "least": 0},
    )
    page_size: int = field(default=50, metadata={"help": "Entries on one page of a list.", "least": 1})
    page_size_max: int = field(
        default=500, metadata={"help": "Most entries that `?limit=` may ask for.", "least": 1}
    )
    network_people: int = field(
        default=120, metadata={"help": "Most people drawn in the network on a page.", "least": 2}
    )
    links_bytes: int = field(
        default=64 * 1024 * 1024,
        metadata={"help": "Most room for permanent links to queries, in bytes; 0 keeps none.", "least": 0},
    )
    links_per_day: int = field(
        default=100, metadata={"help": "Most permanent links made for one client in a day.", "least": 1}
    )
    public_url: str = field(
        default="",
        metadata={"help": "Address under which readers reach the server, for “how to cite”.", "least": None},
    )
    report_to: str = field(
        default="",
        metadata={
            "help": "Where readers report errors: `mailto:` and an address, or the address of a form.",
            "least": None,
        },
    )
    curator_token: str = field(
        default="",
        repr=False,
        metadata={
            "help": "Opens the curator's pages, `/curate`, to whoever knows it; empty: there are none.",
            "least": None,
        },
    )

    endpoint: str = field(
        default="",
        metadata={
            "help": "Another SPARQL server, by its address for queries, to serve from; empty: the data folder.",
            "least": None,
        },
    )
    endpoint_update: str = field(
        default="",
        metadata={"help": "That server's address for SPARQL Update, for `zyrtar load`.", "least": None},
    )
    endpoint_store: str = field(
        default="",
        metadata={
            "help": "That server's address for the Graph Store Protocol, for `zyrtar load`.",
            "least": None,
        },
    )
    endpoint_user: str = field(
        default="", metadata={"help": "User by whom that server knows us; empty: none.", "least": None}
    )
    endpoint_password: str = field(
        default="", repr=False, metadata={"help": "The password of that user.", "least": None}
    )
    endpoint_seconds: float = field(
        default=30.0,
        metadata={
            "help": "Longest time one question of a page to that server may take, in seconds.",
            "least": 0.1,
        },
    )

    def limits(self) -> Limits:
        """The limits of the endpoint."""
        return Limits(
            seconds=self.query_seconds,
            quick_seconds=self.quick_seconds,
            rows=self.answer_rows,
            answer_bytes=self.answer_bytes,
            memory_bytes=self.query_memory,
            query_bytes=self.query_bytes,
            nesting=self.query_nesting,
            parts=self.query_parts,
            workers=self.workers,
            heavy_workers=self.heavy_workers,
            waiting=self.queries_waiting,
            per_client=self.queries_per_client,
        )

    def server(self) -> Server:
        """The other SPARQL server. Raises ``InputError`` if an address is none."""
        return Server(
            self.endpoint,
            self.endpoint_update,
            self.endpoint_store,
            self.endpoint_user,
            self.endpoint_password,
            self.endpoint_seconds,
        )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None, **given: Any) -> Self:
        """Settings from ``environment`` (default: the process's own); ``given`` values win.

        Raises ``InputError`` naming the variable for a value of the wrong kind or below its least.
        """
        environment = os.environ if environment is None else environment
        read = {
            f.name: _parse(f, environment[variable(f.name)])
            for f in fields(cls)
            if environment.get(variable(f.name), "") != "" and f.name not in given
        }
        return cls(**read, **given)


def variable(name: str) -> str:
    """The environment variable that sets the field ``name``."""
    return PREFIX + name.upper()


def _parse(f: "Field[Any]", text: str) -> Any:
    kind: Any = type(f.default)
    try:
        value = kind(text)
    except ValueError:
        raise InputError(f"{variable(f.name)}={text!r} is not a number", mend=f.metadata["help"]) from None
    least = f.metadata["least"]
    if least is not None and not value >= least:  # written so that NaN fails too
        raise InputError(f"{variable(f.name)}={text!r} is too small", mend=f"Set it to {least:g} or more.")
    return value


def table() -> list[tuple[str, str, str]]:
    """Every setting as (environment variable, default, what it does), for the documentation."""
    return [(variable(f.name), str(f.default), f.metadata["help"]) for f in fields(Settings)]
