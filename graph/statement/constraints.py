"""What SHACL's constraints ask of the values of a node, on the engine's terms."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
TYPE = NamedNode(str(rdflib.RDF.type))

#: A term of the data, as the engine has it.
Node = Any
#: Whether the values of a focus node keep a constraint.
Check = Callable[["Data", Node, set[Node]], bool]


class Data:
    """Triples by property: from subject to objects and back."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.forward: dict[Node, dict[Node, set[Node]]] = defaultdict(lambda: defaultdict(set))
        self.back: dict[Node, dict[Node, set[Node]]] = defaultdict(lambda: defaultdict(set))
        for quad in quads:
            self.forward[quad.predicate][quad.subject].add(quad.object)
            self.back[quad.predicate][quad.object].add(quad.subject)

    def objects(self, subject: Node, predicate: Node) -> set[Node]:
        """The values of ``predicate``."""
        return self.forward[predicate].get(subject) or set()

    def subjects(self, predicate: Node, value: Node) -> set[Node]:
        """What has ``value`` for ``predicate``."""
        return self.back[predicate].get(value) or set()

    def is_a(self, node: Node, kind: Node) -> bool:
        """Whether ``node`` is typed ``kind``."""
        return kind in self.objects(node, TYPE)


def term(node: Any) -> Node:
    """A term of the shapes as the data has it."""
    if isinstance(node, rdflib.Literal):
        kind = NamedNode(str(node.datatype)) if node.datatype else None
        return (
            Literal(str(node), language=node.language) if node.language else Literal(str(node), datatype=kind)
        )
    return NamedNode(str(node))


def _count(least: bool) -> Callable[[Any], Check]:
    def made(value: Any) -> Check:
        number = int(value)
        return lambda _data, _node, values: len(values) >= number if least else len(values) <= number

    return made


def _class(kind: Any) -> Check:
    wanted = term(kind)
    return lambda data, _node, values: all(data.is_a(one, wanted) for one in values)


def _equals(predicate: Any) -> Check:
    other = term(predicate)
    return lambda data, node, values: values == data.objects(node, other)


def _not_after(predicate: Any) -> Check:
    other = term(predicate)
    return lambda data, node, values: all(
        _compared(one, "<=", _literal(limit)) for one in values for limit in data.objects(node, other)
    )


def _unique_language(_: Any) -> Check:
    def check(_data: Data, _node: Node, values: set[Node]) -> bool:
        languages = [one.language.lower() for one in values if isinstance(one, Literal) and one.language]
        return len(languages) == len(set(languages))

    return check


def _datatype(kind: Any) -> Callable[[Node], bool]:
    wanted = term(kind)
    return lambda one: (
        isinstance(one, Literal) and one.datatype == wanted and not getattr(_literal(one), "ill_typed", False)
    )


def _pattern(expression: Any) -> Callable[[Node], bool]:
    search = re.compile(str(expression)).search
    return lambda one: not isinstance(one, BlankNode) and search(one.value) is not None


def _node_kind(kind: Any) -> Callable[[Node], bool]:
    if kind != SH.IRI:
        raise ValueError(f"a kind of node that is not known: {kind}")
    return lambda one: isinstance(one, NamedNode)


def _bound(sign: str) -> Callable[[Any], Callable[[Node], bool]]:
    return lambda limit: lambda one: _compared(one, sign, limit)


def _long(length: Any) -> Callable[[Node], bool]:
    return lambda one: not isinstance(one, BlankNode) and len(one.value) >= int(length)


def _one_of(members: list[Any]) -> Callable[[Node], bool]:
    wanted = set(map(term, members))
    return lambda one: one in wanted


def _in_language(members: list[Any]) -> Callable[[Node], bool]:
    ranges = [str(member).lower() for member in members]

    def check(one: Node) -> bool:
        language = ((isinstance(one, Literal) and one.language) or "").lower()
        return any(language == wanted or language.startswith(f"{wanted}-") for wanted in ranges)

    return check


#: Constraints on each value, those with a list, and those on all values together.
EACH: Mapping[str, Callable[[Any], Callable[[Node], bool]]] = {
    "datatype": _datatype,
    "pattern": _pattern,
    "nodeKind": _node_kind,
    "minInclusive": _bound(">="),
    "maxInclusive": _bound("<="),
    "minExclusive": _bound(">"),
    "minLength": _long,
}
LISTED: Mapping[str, Callable[[list[Any]], Callable[[Node], bool]]] = {
    "in": _one_of,
    "languageIn": _in_language,
}
WHOLE: Mapping[str, Callable[[Any], Check]] = {
    "minCount": _count(least=True),
    "maxCount": _count(least=False),
    "class": _class,
    "equals": _equals,
    "lessThanOrEquals": _not_after,
    "uniqueLang": _unique_language,
}


def _compared(one: Node, sign: str, limit: Any) -> bool:
    """Whether the value ``one`` stands to ``limit`` as ``sign`` says; what cannot be compared does not."""
    left, right = getattr(_literal(one), "value", None), getattr(limit, "value", None)
    try:
        return bool({"<=": left <= right, ">=": left >= right, ">": left > right}[sign])  # type: ignore[operator]
    except TypeError:
        return False


@lru_cache(100_000)
def _literal(node: Node) -> Any:
    """``node`` as rdflib has it, which knows the values of literals and whether they are well written."""
    if isinstance(node, Literal):
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        return rdflib.Literal(node.value, datatype=rdflib.URIRef(node.datatype.value))
    return node
