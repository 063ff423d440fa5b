"""Candidates for names in other people's tables: W3C Reconciliation API 0.2, persons and units.

Names are compared by the rules by which persons are found again across releases (``graph.identity.likeness``). A match
is told only where nothing else is possible; everything else is left to whoever asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from api.read.reader import Reader
from graph.identity.likeness import WORDS, Likeness, alone, likeness
from graph.identity.result import Verdict
from ontology.errors import InputError
from ontology.language.fold import fold
from ontology.terms import BASE

TYPES: Final = {"person": "Person", "unit": "Unit"}
#: What a row of somebody's table may know of a person besides the name, and what can be fetched for one.
PROPERTIES: Final = {"office": "Office", "unit": "Unit", "date": "Day in office"}
#: How much a candidate's likeness counts, out of 100: an order by how sure it is, not a probability.
_SCORES: Final = {
    Likeness.EQUAL: 100, Likeness.RESPELT: 97, Likeness.ORDER: 95, Likeness.DAMAGED: 90, Likeness.INSIDE: 85,
    Likeness.HALF: 80, Likeness.ENDING: 80, Likeness.TYPO: 70, Likeness.SHORT: 65, Likeness.OTHER: 30,
}  # fmt: skip
_AGAINST: Final = 20  # taken off for each property that speaks against
_CANDIDATES: Final = 10
_DAY: Final = 10  # characters of 2024-07-03


@dataclass(frozen=True, slots=True)
class _Candidate:
    id: str
    name: str
    score: int
    sure: bool
    possible: bool
    why: str


def reconcile(reader: Reader, query: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one query of a batch. Raises ``InputError`` if it is not as the protocol has it."""
    words, kinds, most, told = _asked(query)
    found = [
        candidate
        for kind in kinds
        for hit in reader.graph.index.find(words, {"kind": kind}, limit=_CANDIDATES * 2).hits
        if (candidate := _weighed(reader, hit.iri, kind, words, told)) is not None
    ]
    found.sort(key=lambda candidate: (-candidate.score, candidate.id))
    alone_possible = sum(candidate.possible for candidate in found) == 1
    return {
        "result": [
            {
                "id": candidate.id,
                "name": candidate.name,
                "description": candidate.why,
                "type": [{"id": kind, "name": TYPES[kind]}],
                "score": candidate.score,
                "match": candidate.sure and alone_possible,
            }
            for candidate in found[:most]
            for kind in (candidate.id.partition("-")[0],)
        ]
    }


def _asked(query: Mapping[str, Any]) -> tuple[str, Sequence[str], int, dict[str, str]]:
    mend = "See docs/reconcile.md and https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/."
    words, kind, most = query.get("query"), query.get("type"), query.get("limit", _CANDIDATES)
    if not isinstance(words, str) or not words.strip() or len(words) > 200:
        raise InputError("“query” is no text of 1 to 200 characters", mend=mend)
    kinds = [kind] if isinstance(kind, str) and kind else kind or list(TYPES)
    if not isinstance(kinds, list) or not set(map(str, kinds)) <= set(TYPES):
        raise InputError(f"there is no type “{kind}”", mend=f"Known are: {', '.join(TYPES)}.")
    if not isinstance(most, int) or isinstance(most, bool) or most < 1:
        raise InputError(f"“limit” is {most!r}", mend="Give a number from 1 on.")
    told: dict[str, str] = {}
    for said in query.get("properties") or ():
        if not isinstance(said, dict) or said.get("pid") not in PROPERTIES:
            raise InputError(
                f"there is no property {said!r:.80}", mend=f"Known are: {', '.join(PROPERTIES)}."
            )
        value = said.get("v")
        value = value[0] if isinstance(value, list) and value else value
        told[said["pid"]] = str(value.get("name", value.get("id", "")) if isinstance(value, dict) else value)
    return words.strip(), kinds, min(most, _CANDIDATES), told


def _weighed(reader: Reader, iri: str, kind: str, words: str, told: Mapping[str, str]) -> _Candidate | None:
    name = reader.text(iri).value
    identifier = f"{kind}-{iri.rpartition('/')[2]}"
    if kind == "unit":
        equal = any(fold(words) == fold(other) for other in _unit_names(reader, iri))
        why = "a name or acronym of the unit" if equal else "shares words with a name of the unit"
        return _Candidate(identifier, name, 100 if equal else 60, equal, equal, why)
    node = reader.graph.node(iri)
    names = [str(v.text) for curie in ("foaf:name", "zyr:nameVariant") for v in node.all(curie)]
    best = max((likeness(words, other) for other in names), key=lambda like: _SCORES[like])
    verdicts = {alone(words, other) for other in names}
    against = _against(reader, iri, told)
    same = Verdict.SAME in verdicts and len(words.split()) > 1
    why = "; ".join([WORDS[best], *against])
    score = max(0, _SCORES[best] - _AGAINST * len(against))
    possible = verdicts != {Verdict.DIFFERENT} or len(words.split()) == 1
    return _Candidate(identifier, name, score, same and not against, possible, why)


def _unit_names(reader: Reader, iri: str) -> list[str]:
    node = reader.graph.node(iri)
    kinds = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "zyr:formerLabel", "zyr:acronym")
    return [str(v.text) for curie in kinds for v in node.all(curie)]


def _against(reader: Reader, person: str, told: Mapping[str, str]) -> list[str]:
    """What of ``told`` no tenure of ``person`` agrees with, in words."""
    tenures = [reader.graph.node(t) for t in reader.graph.referring(person, "org:member")]
    missing = []
    for property_, value in told.items():
        if property_ == "date":
            agree = any(
                str(t.first("zyr:latestStart") or "9")
                <= value[:_DAY]
                <= str(t.first("zyr:earliestEnd") or "")
                for t in tenures
            )
        elif property_ == "unit":
            agree = any(_called(reader, t.things("org:organization"), value) for t in tenures)
        else:
            agree = any(_called(reader, t.things("org:role"), value) for t in tenures)
        if not agree:
            missing.append(f"no release says {PROPERTIES[property_].lower()} “{value}”")
    return missing


def _called(reader: Reader, things: Sequence[str], words: str) -> bool:
    return any(fold(words) == fold(name) for thing in things for name in _unit_names(reader, thing))


def thing_of(identifier: str) -> str:
    """The IRI of an id of this service such as ``person-p-abcdefgh``. Raises ``InputError``."""
    kind, _, key = identifier.partition("-")
    if kind not in TYPES or not key or "/" in key:
        raise InputError(
            f"“{identifier[:80]}” is no id of a person or unit", mend="Ids begin person- or unit-."
        )
    return f"{BASE}id/{kind}/{key}"


def extended(reader: Reader, identifier: str, properties: Sequence[str]) -> dict[str, list[dict[str, str]]]:
    """The values of ``properties`` of one person or unit, for data extension; none for units and unknown ids."""
    iri = thing_of(identifier)
    tenures = [reader.graph.node(t) for t in reader.graph.referring(iri, "org:member")]
    row: dict[str, list[dict[str, str]]] = {}
    for property_ in properties:
        if property_ == "unit":
            things = {u for t in tenures for u in t.things("org:organization")}
            units = [(f"unit-{u.rpartition('/')[2]}", reader.text(u).value) for u in sorted(things)]
            row[property_] = [{"id": id_, "name": name} for id_, name in units]
        elif property_ == "office":
            things = {p for t in tenures for p in t.things("zyr:post")}
            row[property_] = [{"str": reader.text(post).value} for post in sorted(things)]
        else:
            days = sorted(
                {
                    str(t.first(d))
                    for t in tenures
                    for d in ("zyr:firstAttested", "zyr:lastAttested")
                    if t.first(d)
                }
            )
            row[property_] = [{"date": day} for day in days]
    return row
