"""Access to the vocabulary: units, roles and concepts with their labels, read from the Turtle files.

The Turtle files in ``ontology/vocabulary/`` are the one source, so what Python sees is what is published.
They are read with pyoxigraph's parser, which takes 20 ms where importing rdflib alone takes 200.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import pyoxigraph

from ontology.errors import NotFoundError
from ontology.model import LANGUAGES
from ontology.terms import BASE, PREFIXES, compact, expand

_FILES = ("units.ttl", "roles.ttl", "concepts.ttl")
_EXTERNAL = "external"

#: language → text, and language → texts in alphabetical order.
Labels = Mapping[str, str]
Spellings = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class VocabUnit:
    """One unit of the vocabulary.

    ``kind``: key of ``unit-kind``. ``parent``: code of the unit it is part of. ``head_role``: key of the role
    that leads it. ``attested``: whether the label of a language was seen in print, or composed by us.
    ``alternatives``: other names in use, former ones too; ``former``: the latter alone; ``hidden``: slips of the
    pen, for matching only. ``valid_from``, ``valid_to``: EDTF. ``source``: address of the page that names the unit, if
    it is one.
    """

    code: str
    kind: str
    labels: Labels
    acronyms: Labels
    parent: str | None
    head_role: str | None
    attested: Mapping[str, bool]
    alternatives: Spellings
    valid_from: str | None
    valid_to: str | None
    hidden: Spellings = field(default_factory=dict)
    former: Spellings = field(default_factory=dict)
    source: str | None = None


@dataclass(frozen=True, slots=True)
class VocabRole:
    """One role of the vocabulary.

    ``labels_m``, ``labels_f``: masculine and feminine form; where a language has one form for both, both hold
    it. ``acting``: the form for an acting holder, where known. ``broader``: key of the more general role.
    ``seats``: how many hold it at once in a unit, ``None`` for many. ``variants``: other names, masculine.
    ``head_of_kind``: the kinds of unit its name alone points to (a chief of cabinet heads a cabinet).
    ``external``: a role outside the prosecutorial system.
    """

    key: str
    labels_m: Labels
    labels_f: Labels
    broader: str | None
    seats: int | None
    variants: Spellings
    head_of_kind: tuple[str, ...]
    external: bool
    acting: Labels = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of a scheme (or a place). ``alternatives``: other spellings."""

    scheme: str
    key: str
    labels: Labels
    broader: str | None
    alternatives: Spellings = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The whole vocabulary, in the order of keys. ``concepts``: scheme → key → concept, roles among them."""

    units: Mapping[str, VocabUnit]
    roles: Mapping[str, VocabRole]
    concepts: Mapping[str, Mapping[str, Concept]]

    def ancestors(self, unit: str) -> tuple[str, ...]:
        """Codes of the units that ``unit`` is part of, the nearest first; empty for an unknown code.

        >>> vocabulary().ancestors("skpk-dti")
        ('skpk', 'kpk')
        """
        chain: list[str] = []
        known = self.units.get(unit)
        while known is not None and known.parent is not None:
            chain.append(known.parent)
            known = self.units.get(known.parent)
        return tuple(chain)

    def is_a(self, role: str, broader: str) -> bool:
        """Whether ``role`` is ``broader`` or a narrower role of it.

        >>> vocabulary().is_a("chief-state-prosecutor", "head")
        True
        """
        key: str | None = role
        while key is not None and key != broader:
            known = self.roles.get(key)
            key = known.broader if known else None
        return key == broader

    def label(self, scheme: str, key: str, language: str) -> str:
        """The label of a concept in ``language``, else in the first language that has one.

        ``scheme`` is one of ``concepts`` or ``unit``. Raises ``NotFoundError`` for an unknown key.

        >>> vocabulary().label("place", "peje", "sr")
        'Peć'
        """
        table: Mapping[str, VocabUnit | Concept]
        table = self.units if scheme == "unit" else self.concepts.get(scheme, {})
        if key not in table:
            raise NotFoundError(f"“{scheme}/{key}” is not in the vocabulary", mend="Check its spelling.")
        labels = table[key].labels
        return labels.get(language) or next(labels[fallback] for fallback in LANGUAGES if fallback in labels)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary as shipped, read once per process."""
    resources = _resources()
    units = {r.key: _unit(r) for r in resources if r.prefix == "unit"}
    broader = {r.key: r.local("skos:broader") for r in resources if r.prefix == "role"}
    roles = {r.key: _role(r, broader) for r in resources if r.prefix == "role"}
    concepts: dict[str, dict[str, Concept]] = defaultdict(dict)
    for resource in resources:
        scheme = resource.local("skos:inScheme")
        if scheme:
            concepts[scheme][resource.key] = _concept(scheme, resource)
    frozen = {scheme: MappingProxyType(table) for scheme, table in sorted(concepts.items())}
    return Vocabulary(MappingProxyType(units), MappingProxyType(roles), MappingProxyType(frozen))


@dataclass(frozen=True, slots=True)
class _Resource:
    """One subject of the Turtle files: its prefix and key, and its values by predicate IRI."""

    prefix: str
    key: str
    values: Mapping[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]]

    def text(self, predicate: str) -> str | None:
        """The one value of ``predicate`` (a CURIE), if any."""
        found = self.values.get(expand(predicate))
        return found[0].value if found else None

    def local(self, predicate: str) -> str | None:
        """The key at the end of the one IRI of ``predicate``, if any."""
        found = self.text(predicate)
        return found.rpartition("/")[2] if found else None

    def labels(self, predicate: str) -> dict[str, str]:
        """Language → the one text in it, in the order of languages."""
        return {language: texts[0] for language, texts in self.spellings(predicate).items()}

    def spellings(self, predicate: str) -> dict[str, tuple[str, ...]]:
        """Language → its texts in alphabetical order, in the order of languages."""
        literals = [v for v in self.values.get(expand(predicate), ()) if isinstance(v, pyoxigraph.Literal)]
        by_language = {tag: sorted(v.value for v in literals if v.language == tag) for tag in LANGUAGES}
        return {tag: tuple(texts) for tag, texts in by_language.items() if texts}


def _resources() -> list[_Resource]:
    """Every unit, role, concept and place, sorted by prefix and key."""
    values: dict[str, dict[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]]] = {}
    for triple in _triples():
        if isinstance(triple.subject, pyoxigraph.NamedNode) and isinstance(
            triple.object, pyoxigraph.NamedNode | pyoxigraph.Literal
        ):
            of_subject = values.setdefault(triple.subject.value, {})
            of_subject.setdefault(triple.predicate.value, []).append(triple.object)
    named = ((*compact(iri).partition(":")[::2], found) for iri, found in values.items())
    kept = (_Resource(prefix, key, found) for prefix, key, found in named if prefix in PREFIXES and key)
    return sorted(kept, key=lambda resource: (resource.prefix, resource.key))


def _triples() -> Iterator[pyoxigraph.Quad]:
    folder = files("ontology") / "vocabulary"
    for name in _FILES:
        data = (folder / name).read_bytes()
        yield from pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE, base_iri=BASE)


def _unit(resource: _Resource) -> VocabUnit:
    derived = resource.spellings("zyr:derivedLabel")
    labels = resource.labels("skos:prefLabel")
    return VocabUnit(
        code=resource.key,
        kind=resource.local("zyr:unitKind") or "",
        labels=labels,
        acronyms=resource.labels("zyr:acronym"),
        parent=resource.local("org:unitOf"),
        head_role=resource.local("zyr:headRole"),
        attested={language: text not in derived.get(language, ()) for language, text in labels.items()},
        alternatives=resource.spellings("skos:altLabel"),
        valid_from=resource.text("zyr:validFrom"),
        valid_to=resource.text("zyr:validTo"),
        hidden=resource.spellings("skos:hiddenLabel"),
        former=resource.spellings("zyr:formerLabel"),
        source=resource.text("dcterms:source"),
    )


def _role(resource: _Resource, broader: Mapping[str, str | None]) -> VocabRole:
    labels = resource.labels("skos:prefLabel")
    seats = resource.text("zyr:seats")
    top = resource.key
    while (above := broader.get(top)) is not None:
        top = above
    kinds = resource.values.get(expand("zyr:headOfKind"), [])
    return VocabRole(
        key=resource.key,
        labels_m=labels,
        labels_f=labels | resource.labels("zyr:feminineLabel"),
        broader=resource.local("skos:broader"),
        seats=int(seats) if seats else None,
        variants=resource.spellings("skos:altLabel"),
        head_of_kind=tuple(sorted(kind.value.rpartition("/")[2] for kind in kinds)),
        external=top == _EXTERNAL,
        acting=resource.labels("zyr:actingLabel"),
    )


def _concept(scheme: str, resource: _Resource) -> Concept:
    return Concept(
        scheme=scheme,
        key=resource.key,
        labels=resource.labels("skos:prefLabel"),
        broader=resource.local("skos:broader"),
        alternatives=resource.spellings("skos:altLabel"),
    )
