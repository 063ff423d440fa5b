"""What changed between two snapshots, fact by fact, and why: releases, the reader, curators' decisions, or the code."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from graph.store.term import iri
from graph.view.source import key, query_text
from ontology.model import LANGUAGES, Language
from ontology.terms import PREFIXES, compact

#: Things whose changes are told, by the beginning of their IRIs, in the order in which they are told.
_TOLD = ("person", "ten", "ev", "part", "unit")
_TYPE = PREFIXES["rdf"] + "type"
_SOURCE = PREFIXES["zyr"] + "source"
#: What says only how well a fact is supported.
_SUPPORT = {PREFIXES["zyr"] + name for name in ("supportedBy", "source", "confidence", "reviewStatus")}


class Triple(Protocol):
    """A published statement: ``graph.store.compare.Statement``."""

    @property
    def subject(self) -> str:
        """IRI."""
        ...

    @property
    def predicate(self) -> str:
        """IRI."""
        ...

    @property
    def object(self) -> str:
        """IRI, or the text of a literal."""
        ...


class Kept(Protocol):
    """What is needed of an open snapshot."""

    def select(self, query: str, **params: Any) -> list[Any]:
        """Rows of a SELECT query, one mapping from variable to term each."""
        ...


class Sources(Protocol):
    """What is needed of a snapshot's manifest."""

    @property
    def inputs(self) -> Mapping[str, str]:
        """Release key → key of its text and version of its reader."""
        ...


class Why(StrEnum):
    """Why a fact changed, the nearest cause first."""

    RELEASE_ADDED = "new release"
    RELEASE_GONE = "release gone"
    TEXT = "text changed"
    READER = "read anew"
    DECISION = "decision"
    OTHER = "identity or code"


@dataclass(frozen=True, slots=True)
class Changed:
    """One fact that came, went or says something else. ``what``: ``+``, ``−`` or ``±``; ``label``: its name in words.

    ``gone``, ``come``: property and value, as CURIEs where they are IRIs, without those of mere support.
    ``releases``: keys of the releases that the fact rests or rested on and that changed; all, if none did.
    ``decisions``: ids of the decisions on it that came into force or went out of it; on its releases, if none is on it.
    """

    what: str
    fact: str
    label: str
    why: Why
    gone: tuple[tuple[str, str], ...]
    come: tuple[tuple[str, str], ...]
    releases: tuple[str, ...]
    decisions: tuple[str, ...] = ()


def changes(
    statements: tuple[Sequence[Triple], Sequence[Triple]],
    old: tuple[Kept, Sources],
    new: tuple[Kept, Sources],
    language: Language,
) -> list[Changed]:
    """Facts that differ. ``statements``: those that only the old and only the new snapshot has."""
    gone, come = _by_subject(statements[0]), _by_subject(statements[1])
    inputs = old[1].inputs, new[1].inputs
    decided = _decided(old[0], new[0])
    found = []
    for fact in sorted({*gone, *come}, key=_order):
        before, after = gone.get(fact, []), come.get(fact, [])
        what = "+" if _typed(after) else "−" if _typed(before) else "±"
        label, sources = _described((old if what == "−" else new)[0], fact, language)
        sources |= {key(triple.object) for triple in (*before, *after) if triple.predicate == _SOURCE}
        why, releases = _why(sources, *inputs)
        decisions = decided.get(fact) or {id_ for release in sources for id_ in decided.get(release, ())}
        if why is Why.OTHER and decisions:
            why = Why.DECISION
        told = _values(before), _values(after)
        if what != "±" or any(told):
            found.append(Changed(what, compact(fact), label, why, *told, releases, tuple(sorted(decisions))))
    return found


def _by_subject(statements: Iterable[Triple]) -> Mapping[str, list[Triple]]:
    found: dict[str, list[Triple]] = defaultdict(list)
    for triple in statements:
        if compact(triple.subject).partition(":")[0] in _TOLD:
            found[triple.subject].append(triple)
    return found


def _decided(old: Kept, new: Kept) -> Mapping[str, set[str]]:
    """IRI of a fact or key of a release → ids of the decisions on it that are in force in one of the two only."""
    rows = [
        {(key(row["decision"].value), row["about"].value) for row in snapshot.select(query_text("decisions"))}
        for snapshot in (old, new)
    ]
    kept = {decision for decision, _ in rows[0]} & {decision for decision, _ in rows[1]}
    found: dict[str, set[str]] = defaultdict(set)
    for decision, about in rows[0] | rows[1]:
        if decision not in kept:
            found[key(about) if "/id/release/" in about else about].add(decision)
    return found


def _order(fact: str) -> tuple[int, str]:
    return _TOLD.index(compact(fact).partition(":")[0]), fact


def _typed(statements: Iterable[Triple]) -> bool:
    return any(triple.predicate == _TYPE for triple in statements)


def _values(statements: Iterable[Triple]) -> tuple[tuple[str, str], ...]:
    return tuple(
        sorted(
            (compact(triple.predicate), compact(triple.object))
            for triple in statements
            if triple.predicate not in _SUPPORT and triple.predicate != _TYPE
        )
    )


def _described(snapshot: Kept, fact: str, language: Language) -> tuple[str, set[str]]:
    """The fact's name in words, and the releases it rests on."""
    names: list[str] = []
    labels: dict[str, str] = {}
    sources: set[str] = set()
    for row in snapshot.select(query_text("fact-names"), fact=iri(fact)):
        names += [row["name"].value] if row["name"] is not None else []
        if row["label"] is not None:
            labels.setdefault(row["label"].language or "", row["label"].value)
        sources |= {key(row["release"].value)} if row["release"] is not None else set()
    label = next((labels[code] for code in (language, *LANGUAGES) if code in labels), None)
    return " – ".join(part for part in (*names[:1], label) if part) or compact(fact), sources


def _why(
    sources: Iterable[str], old: Mapping[str, str], new: Mapping[str, str]
) -> tuple[Why, tuple[str, ...]]:
    """The nearest cause of a change of a fact that rests on ``sources``, and the releases that are it."""
    causes: dict[Why, list[str]] = defaultdict(list)
    for release in sorted(sources):
        if release not in old:
            causes[Why.RELEASE_ADDED].append(release)
        elif release not in new:
            causes[Why.RELEASE_GONE].append(release)
        elif old[release] != new[release]:
            same_text = old[release].split()[0] == new[release].split()[0]
            causes[Why.READER if same_text else Why.TEXT].append(release)
    for why in Why:
        if why in causes:
            return why, tuple(causes[why])
    return Why.OTHER, tuple(sorted(sources))
