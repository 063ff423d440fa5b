"""Access to the word lists: one parsed file per language and subject, read once."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from ontology.language.fold import fold
from ontology.model import Language


class _Words(yaml.SafeLoader):
    """YAML in which “on”, “no” and “y” are words; ``true`` and ``false`` stay what they are."""


_Words.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def words(language: Language, subject: str) -> Mapping[str, Any]:
    """The content of ``ingest/lexicon/{language}/{subject}.yml``."""
    text = files("ingest.lexicon").joinpath(language).joinpath(f"{subject}.yml").read_text("utf-8")
    content: Mapping[str, Any] = yaml.load(text, Loader=_Words)  # noqa: S506 - a safe loader
    return content


@cache
def folded(language: Language, subject: str, field: str) -> frozenset[str]:
    """The entries of one list field, folded for comparison; empty if the language has none."""
    return frozenset(fold(word) for word in words(language, subject).get(field, ()))
