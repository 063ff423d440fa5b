"""Access to the word lists: one parsed file per language and subject, read once."""

from collections.abc import Iterator, Mapping
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
    """The content of ``ingest/lexicon/{language}/{subject}.yml``.

    A file may name classes of endings in a field ``endings``; a phrase “izabra~l” then stands for one phrase with each
    ending of the class ``l``. Words of one phrase go in step (“bi~l izabran~n” is never “bio izabrana”), so the classes
    used together list as many endings, in one order.
    """
    text = files("ingest.lexicon").joinpath(language).joinpath(f"{subject}.yml").read_text("utf-8")
    content: Mapping[str, Any] = yaml.load(text, Loader=_Words)  # noqa: S506 - a safe loader
    endings = content.get("endings", {})
    return {field: _with_endings(value, endings) for field, value in content.items()} if endings else content


def _with_endings(value: Any, endings: Mapping[str, list[str]]) -> Any:
    """``value`` with every phrase of its lists written out."""
    if isinstance(value, dict):
        return {key: _with_endings(inner, endings) for key, inner in value.items()}
    if isinstance(value, list):
        written = [
            list(_written(v, endings)) if isinstance(v, str) else [_with_endings(v, endings)] for v in value
        ]
        return [phrase for phrases in written for phrase in phrases]
    return value


def _written(phrase: str, endings: Mapping[str, list[str]]) -> Iterator[str]:
    """The phrases that ``phrase`` stands for; classes of equal length go together, number by number."""
    parts = [word.split("~") for word in phrase.split(" ")]
    lists = [endings[part[1]] if len(part) == 2 else [""] for part in parts]
    longest = max(map(len, lists))
    aligned = [[one[0]] * longest if len(one) == 1 else one for one in lists]
    for number in range(longest):
        yield " ".join(part[0] + ending[number] for part, ending in zip(parts, aligned, strict=True))


@cache
def folded(language: Language, subject: str, field: str) -> frozenset[str]:
    """The entries of one list field, folded for comparison; empty if the language has none."""
    return frozenset(fold(word) for word in words(language, subject).get(field, ()))
