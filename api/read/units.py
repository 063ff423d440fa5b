"""One unit, and the list of units as a tree."""

from collections.abc import Iterable
from datetime import date

from api.read.reader import Reader, local_path
from api.schemas.base import Link, Tenure, Text
from api.schemas.pages import Change, UnitEntry, UnitPage
from graph.view.orgchart import Certainty, certainty
from ontology.facts import Bounds
from ontology.lookup import vocabulary
from ontology.model import LANGUAGES

_DEEPEST = 12  # far below any real tree; ends the walk if the data had a ring


def unit(reader: Reader, code: str, at: date | None = None) -> UnitPage:
    """The page of unit ``code`` as of the day ``at`` (default: of the newest release); raises ``NotFoundError``."""
    iri = reader.existing("unit", code, "zyr:Unit")
    graph = reader.graph
    node = graph.node(iri)
    tenures = reader.tenures("org:organization", iri)
    represented = reader.participations("zyr:represents", iri)
    convened = reader.events(graph.referring(iri, "zyr:convenedBy"))
    sources = [s.iri for f in (*tenures, *represented) for s in f.sources] + list(node.things("zyr:source"))
    sources += [s for e in convened for s in graph.node(e.iri).things("zyr:source")]
    day = at or graph.newest_day
    return UnitPage(
        snapshot=graph.id,
        iri=iri,
        path=local_path(iri),
        label=reader.text(iri),
        sample=code not in vocabulary().units and reader.is_sample(sources),
        code=code,
        names=names(reader, iri),
        acronyms=_acronyms(reader, iri),
        former_names=tuple(
            Text(value=v.text, language=v.language) for v in graph.node(iri).all("zyr:formerLabel")
        ),
        kind=reader.optional(node.things("zyr:unitKind")),
        founded=_edtf(node.first("zyr:validFrom")),
        dissolved=_edtf(node.first("zyr:validTo")),
        changes=tuple(
            sorted(
                (_change(reader, row["change"].text) for row in graph.select("changes", unit=iri)),
                key=lambda c: (str(c.day or c.latest or c.earliest or ""), c.iri),
            )
        ),
        day=day,
        standing=_standing(tenures, day),
        parents=parents(reader, iri),
        children=reader.links(graph.referring(iri, "org:unitOf")),
        tenures=tenures,
        convened=convened,
        represented=represented,
        quotes=reader.quotes("evidence", fact=iri),
    )


def standing(tenure: Tenure, day: date) -> str | None:
    """How sure ``tenure`` covers ``day``: ``certain``, ``last-confirmed``, ``possible``; ``None`` if it does not."""
    bounds = Bounds(tenure.earliest_start, tenure.latest_start, tenure.earliest_end, tenure.latest_end)
    found = certainty(day, bounds, "en")
    return None if found is None else str(found[0])


#: How sure a tenure covers a day, the surest first.
_SURENESS = tuple(map(str, Certainty))


def _standing(tenures: Iterable[Tenure], day: date | None) -> dict[str, str]:
    """IRI of each tenure that may cover ``day`` → how sure: heads first, the surest first, last confirmed latest."""
    found = [(t, sure) for t in tenures if day and (sure := standing(t, day))]
    found.sort(key=lambda f: (not f[0].head, _SURENESS.index(f[1]), _later(f[0].last_attested), f[0].iri))
    return {tenure.iri: sure for tenure, sure in found}


def _later(day: date | None) -> int:
    return 0 if day is None else -day.toordinal()


def _edtf(value: object) -> str | None:
    return None if value is None else str(value)


def _change(reader: Reader, iri: str) -> Change:
    node = reader.graph.node(iri)
    return Change(
        **dict(reader.link(iri)),
        day=node.first("zyr:date"),
        earliest=node.first("zyr:earliestStart"),
        latest=node.first("zyr:latestEnd"),
        sources=reader.releases(node.things("zyr:source")),
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
