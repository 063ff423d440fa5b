"""Evidence for claims: spans with the rule that read them and the rule's confidence."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from ontology.model import Evidence, Span


@cache
def rules() -> Mapping[str, Mapping[str, float | str]]:
    """The rules of ``rules.yml``: name → ``confidence`` and ``reads``."""
    content: Mapping[str, Mapping[str, float | str]] = yaml.safe_load(
        files("ingest.claim").joinpath("rules.yml").read_text("utf-8")
    )
    return content


def evidence(rule: str, *spans: Span) -> Evidence:
    """Evidence by ``rule`` on ``spans`` (doubles removed, order kept). Raises ``KeyError`` for an unknown rule."""
    return Evidence(tuple(dict.fromkeys(spans)), rule, float(rules()[rule]["confidence"]))
