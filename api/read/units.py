"""One unit, and the list of units as a tree."""

from api.read.reader import Reader, local_path
from api.schemas.base import Link, Text
from api.schemas.pages import UnitEntry, UnitPage
from ontology.lookup import vocabulary
from ontology.model import LANGUAGES

_DEEPEST = 12  # far below any real tree; ends the walk if the data had a ring


def unit(reader: Reader, code: str) -> UnitPage:
    """The page of unit ``code``; raises ``NotFoundError``."""
    iri = reader.existing("unit", code, "zyr:Unit")
    graph = reader.graph
    node = graph.node(iri)
    tenures = reader.tenures("org:organization", iri)
    represented = reader.participations("zyr:represents", iri)
    convened = reader.events(graph.referring(iri, "zyr:convenedBy"))
    sources = [s.iri for f in (*tenures, *represented) for s in f.sources] + list(node.things("zyr:source"))
    sources += [s for e in convened for s in graph.node(e.iri).things("zyr:source")]
    return UnitPage(
        snapshot=graph.id,
        iri=iri,
        path=local_path(iri),
        label=reader.text(iri),
        sample=code not in vocabulary().units and reader.is_sample(sources),
        code=code,
        names=names(reader, iri),
        acronyms=_acronyms(reader, iri),
        kind=reader.optional(node.things("zyr:unitKind")),
        parents=parents(reader, iri),
        children=reader.links(graph.referring(iri, "org:unitOf")),
        tenures=tenures,
        convened=convened,
        represented=represented,
        quotes=reader.quotes("evidence", fact=iri),
    )


def names(reader: Reader, iri: str) -> tuple[Text, ...]:
    """Labels of ``iri`` in every language there is, in the fixed order; derived ones marked."""
    known = vocabulary().units.get(iri.rpartition("/")[2]) if "/id/unit/" in iri else None
    labels = reader.graph.labels(iri)
    return tuple(
        Text(
            value=labels[lang],
            language=lang,
            derived=known is not None and not known.attested.get(lang, True),
        )
        for lang in LANGUAGES
        if lang in labels
    )


def _acronyms(reader: Reader, iri: str) -> tuple[Text, ...]:
    found = reader.graph.node(iri).all("zyr:acronym")
    order: dict[str, int] = {language: place for place, language in enumerate(LANGUAGES)}
    texts = [Text(value=v.text, language=v.language) for v in found]
    return tuple(sorted(texts, key=lambda t: (order.get(t.language or "", 9), t.value)))


def acronym(reader: Reader, iri: str) -> Text | None:
    """The acronym of ``iri`` in the reader's language, else another one."""
    found = {a.language: a for a in _acronyms(reader, iri)}
    own = found.get(reader.language)
    if own is not None and reader.speech.cyrillic:
        return Text(value=reader.speech.script(own.value), language=reader.speech.code)
    return own or next(iter(found.values()), None)


def parents(reader: Reader, iri: str) -> tuple[Link, ...]:
    """The units above ``iri``, from the top down."""
    above: list[str] = []
    here = reader.graph.node(iri)
    while (up := here.things("org:unitOf")) and up[0] not in above and len(above) < _DEEPEST:
        above.insert(0, up[0])
        here = reader.graph.node(up[0])
    return reader.links(above) if len(above) < 2 else tuple(map(reader.link, above))


def entry(reader: Reader, iri: str, depth: int) -> UnitEntry:
    """Unit ``iri`` as listed, ``depth`` below the top."""
    heads = tuple(t for t in reader.tenures("org:organization", iri) if t.head)
    kind = reader.optional(reader.graph.node(iri).things("zyr:unitKind"))
    return UnitEntry(
        **dict(reader.link(iri)), acronym=acronym(reader, iri), kind=kind, depth=depth, heads=heads
    )


def tree(reader: Reader) -> list[tuple[str, int]]:
    """Every unit with its depth, each below its parent, siblings by label."""
    up = {
        row["thing"].text: row["parent"].text if "parent" in row else "" for row in reader.graph.rows("units")
    }
    down: dict[str, list[str]] = {}
    for child in sorted(up, key=lambda u: (reader.text(u).value.casefold(), u)):
        down.setdefault(up[child] if up[child] in up else "", []).append(child)
    return _below("", down, 0)


def _below(top: str, down: dict[str, list[str]], depth: int) -> list[tuple[str, int]]:
    if depth > _DEEPEST:
        return []
    return [
        found for child in down.get(top, ()) for found in ((child, depth), *_below(child, down, depth + 1))
    ]
