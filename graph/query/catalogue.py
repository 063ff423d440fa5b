"""The catalogue of documented queries: ``graph/query/*.rq``, each with a YAML header in lines that begin ``#+``.

Header fields: ``title`` (by language), ``summary``, ``competency`` (number of the question the ontology was
made to answer), ``asked_by``, ``columns`` (variable → what it holds) and ``parameters``, a list of ``name``,
``type``, ``pick``, ``default``, ``description``. A parameter is bound where the text says ``VALUES ?name { … }``, and
what stands there is its default, so every text runs as it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, Literal

import yaml

from graph.store.term import Term, iri, literal
from graph.store.tokens import tokens
from ontology.errors import InputError
from ontology.model import LANGUAGES
from ontology.terms import PREFIXES, expand

Form = Literal["select", "construct", "ask"]
#: DESCRIBE gives triples, like CONSTRUCT.
_FORMS: Final[Mapping[str, Form]] = {
    "SELECT": "select",
    "CONSTRUCT": "construct",
    "DESCRIBE": "construct",
    "ASK": "ask",
}
_MOST_DIGITS: Final = 18  # within xsd:long, which every engine takes


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. ``type``: ``date`` (YYYY-MM-DD), ``iri`` (full or ``prefix:name``), ``string``, ``integer``.

    ``default``: what is asked where nothing is given, in the same writing; ``None``: anything. ``pick``: of what the
    value is one, so that a form can offer some: ``person`` (a name), ``unit``, ``post``, ``language``, or nothing.
    """

    name: str
    type: str
    default: str | None
    description: str
    pick: str | None = None

    def term(self, value: str) -> Term:
        """``value`` as a term of the parameter's type. Raises ``InputError`` naming the parameter."""
        if self.pick == "language" and value not in LANGUAGES:
            raise InputError(
                f"parameter {self.name}: “{value[:200]}” is not a language of the graph",
                mend=f"Give {', '.join(LANGUAGES[:-1])} or {LANGUAGES[-1]}.",
            )
        try:
            return _TERMS[self.type](value)
        except (ValueError, KeyError, InputError):
            raise InputError(
                f"parameter {self.name}: “{value[:200]}” is not {_WANTED[self.type]}",
                mend=self.description or f"Give {_WANTED[self.type]}.",
            ) from None


def _date(value: str) -> Term:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError(value)
    return literal(date.fromisoformat(value).isoformat(), datatype=expand("xsd:date"))


def _iri(value: str) -> Term:
    prefix, colon, _ = value.partition(":")
    return iri(expand(value) if colon and prefix in PREFIXES else value)


def _integer(value: str) -> Term:
    if not re.fullmatch(rf"[+-]?[0-9]{{1,{_MOST_DIGITS}}}", value):
        raise ValueError(value)
    return literal(str(int(value)), datatype=expand("xsd:integer"))


_PICKS: Final = (None, "person", "unit", "post", "language")
_TERMS = {"date": _date, "iri": _iri, "string": literal, "integer": _integer}
_WANTED = {
    "date": "a day such as 2024-07-03",
    "iri": "an IRI, full or as prefix:name",
    "string": "text",
    "integer": "a whole number",
}


@dataclass(frozen=True, slots=True)
class Query:
    """One documented query. ``text`` runs as it stands; ``form`` says what comes back.

    ``columns``: variable → what it holds, in the order of the result; empty for a query without a header.
    """

    name: str
    title: Mapping[str, str]
    summary: str
    parameters: tuple[Parameter, ...]
    text: str
    form: Form
    columns: Mapping[str, str]
    competency: int | None = None
    asked_by: str = ""

    def bind(self, **values: str) -> dict[str, Term]:
        """Terms for ``values``, to be given to a store beside ``text``; what is left out keeps its default.

        Raises ``InputError`` for a name the query has not, or a value of the wrong type.
        """
        known = {p.name: p for p in self.parameters}
        for name in values:
            if name not in known:
                mend = f"It has {', '.join(known)}." if known else "It has none."
                raise InputError(f"the query {self.name} has no parameter “{name}”", mend=mend)
        return {name: known[name].term(value) for name, value in values.items()}


def parse(name: str, text: str) -> Query:
    """The query ``name`` from the text of its file, with or without a header. Raises ``InputError`` for a bad one."""
    lines = text.splitlines()
    header = "\n".join(line[2:].removeprefix(" ") for line in lines if line.startswith("#+"))
    body = "\n".join(line for line in lines if not line.startswith("#+")).strip() + "\n"
    try:
        found = yaml.safe_load(header) or {}
        return _query(name, found, body)
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"the header of the query {name} cannot be read ({' '.join(str(error).split())})",
            mend="Write it as YAML in lines that begin with #+.",
        ) from None


def _query(name: str, header: Mapping[str, Any], text: str) -> Query:
    form = next(
        (_FORMS[w] for t in tokens(text) if t.kind == "word" and (w := t.text.upper()) in _FORMS), None
    )
    if form is None:
        raise InputError(f"{name} is not a SPARQL query", mend="Write SELECT, CONSTRUCT, DESCRIBE or ASK.")
    title = header.get("title") or dict.fromkeys(LANGUAGES, name)
    return Query(
        name,
        MappingProxyType(dict(title)),
        str(header.get("summary", "")),
        tuple(_parameter(p) for p in header.get("parameters") or ()),
        text,
        form,
        MappingProxyType(dict(header.get("columns") or {})),
        header.get("competency"),
        str(header.get("asked_by", "")),
    )


def _parameter(entry: Mapping[str, Any]) -> Parameter:
    default = entry.get("default")
    found = Parameter(
        entry["name"],
        entry["type"],
        None if default is None else str(default),
        str(entry.get("description", "")),
        entry.get("pick"),
    )
    if found.type not in _TERMS:
        raise ValueError(f"parameter {found.name}: no type {found.type}")
    if found.pick not in _PICKS:
        raise ValueError(f"parameter {found.name}: nothing to pick called {found.pick}")
    return found


@cache
def catalogue() -> Mapping[str, Query]:
    """Every documented query by name, in the order of names."""
    folder = files("graph.query")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".rq"))
    read = (parse(name.removesuffix(".rq"), folder.joinpath(name).read_text("utf-8")) for name in names)
    return MappingProxyType({query.name: query for query in read})
