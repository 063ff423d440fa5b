"""What a server can be told: one setting a line, read from the environment variables ``ZYRTAR_*``.

Every limit is a setting with a default that suits one small machine; ``docs/settings.md`` is made from this class.
"""

import os
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Self

from ontology.errors import InputError

#: What every environment variable begins with.
PREFIX = "ZYRTAR_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of the server. Field ``home`` is set by ``ZYRTAR_HOME``, and so on."""

    home: Path = field(
        default=Path("zyrtar-data"),
        metadata={"help": "Data folder with the snapshots to serve.", "least": None},
    )
    workers: int = field(
        default=2, metadata={"help": "Processes that answer public SPARQL queries.", "least": 1}
    )
    query_seconds: float = field(
        default=10.0, metadata={"help": "Longest time one SPARQL query may take, in seconds.", "least": 0.1}
    )
    query_bytes: int = field(
        default=65_536, metadata={"help": "Longest SPARQL request, in bytes.", "least": 256}
    )
    page_size: int = field(default=50, metadata={"help": "Entries on one page of a list.", "least": 1})
    page_size_max: int = field(
        default=500, metadata={"help": "Most entries that `?limit=` may ask for.", "least": 1}
    )
    network_people: int = field(
        default=120, metadata={"help": "Most people drawn in the network on a page.", "least": 2}
    )
    public_url: str = field(
        default="",
        metadata={"help": "Address under which readers reach the server, for “how to cite”.", "least": None},
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
