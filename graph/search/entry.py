"""What is found by a search: one entry for each person, unit, event and release of the published graph."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graph.store.term import Term, iri
from ontology.language.script import to_latin
from ontology.model import LANGUAGES, Language

#: Rows of a SELECT query with some of its variables bound.
Select = Callable[..., list[dict[str, Term | None]]]
#: A word or words with the language they are in, ``None`` for people's names.
Said = tuple[str, Language | None]
KINDS = ("person", "unit", "event", "release")
_DEEPEST = 12  # far below any real tree; ends the walk if the data had a ring


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing. ``names``: what it is called; ``text``: what else it is found by, kept for events and releases.

    ``facets``: what a search can be narrowed by, as (field, value) with the fields ``unit``, ``year``, ``language``.
    """

    kind: str
    iri: str
    names: tuple[Said, ...]
    text: tuple[Said, ...] = ()
    day: str = ""
    weight: int = 0
    facets: tuple[tuple[str, str], ...] = ()


@cache
def query(name: str) -> str:
    """The text of ``graph/query/search/{name}.rq``, or of the page query of that name."""
    folder = files("graph").joinpath("query")
    found = folder.joinpath("search", f"{name}.rq")
    return (found if found.is_file() else folder.joinpath("page", f"{name}.rq")).read_text("utf-8")


class Reading:
    """Reads everything that is found by a search from the published graph, so nothing that is not published."""

    def __init__(self, select: Select) -> None:
        self._select = select
        self._names: dict[str, list[Said]] = {}
        self._facets: dict[str, set[tuple[str, str]]] = {}
        self._weight: dict[str, int] = {}
        self._above: dict[str, str] = {}
        self._text: dict[str, set[str]] = {}

    def _rows(self, name: str, **bound: str) -> Iterator[dict[str, Any]]:
        for row in self._select(query(name), **{k: iri(v) for k, v in bound.items()}):
            yield {k: v for k, v in row.items() if v is not None}

    def entries(self) -> Iterator[Entry]:
        """Every entry: events and releases, the newest first, then people and units."""
        self._above = {r["thing"].value: r["parent"].value for r in self._rows("parents")}
        people, units = self._called("people"), self._called("units")
        self._tenures()
        events = {r["thing"].value: r["date"].value if "date" in r else "" for r in self._rows("events")}
        self._called("event-names")
        self._participations()
        releases = {r["thing"].value: r for r in self._rows("releases")}
        self._sources(events, releases)
        yield from sorted(
            (*self._told(events), *self._released(releases)), key=lambda e: (_newest(e.day), e.kind, e.iri)
        )
        for kind, found in (("person", people), ("unit", units)):
            for thing in sorted(found):
                self._in_unit(thing, thing if kind == "unit" else None)
                yield self._entry(kind, thing)

    def _called(self, name: str) -> list[str]:
        """Names by thing, sorted, each once; the things that have them."""
        found: dict[str, set[tuple[str, str]]] = {}
        for row in self._rows(name):
            found.setdefault(row["thing"].value, set()).add(
                (row["name"].value, getattr(row["name"], "language", None) or "")
            )
        for thing, names in found.items():
            self._names[thing] = [(text, _language(tag)) for text, tag in sorted(names)]
        return list(found)

    def _entry(self, kind: str, thing: str, **more: Any) -> Entry:
        return Entry(
            kind,
            thing,
            tuple(self._names.get(thing, ())),
            weight=self._weight.get(thing, 0),
            facets=tuple(sorted(self._facets.get(thing, ()))),
            **more,
        )

    def _in_unit(self, thing: str, unit: str | None) -> None:
        """``thing`` belongs to ``unit`` and to all that it is part of."""
        for _ in range(_DEEPEST):
            if unit is None:
                return
            self._facets.setdefault(thing, set()).add(("unit", unit))
            unit = self._above.get(unit)

    def _in_year(self, thing: str, *days: str) -> None:
        """``thing`` belongs to the years from the first of ``days`` to the last; empty ones are left out."""
        years = {day[:4] for day in days if day}
        if years:
            found = self._facets.setdefault(thing, set())
            found.update(("year", str(y)) for y in range(int(min(years)), int(max(years)) + 1))

    def _tenures(self) -> None:
        for row in self._rows("tenures"):
            person, unit = row["person"].value, row["unit"].value
            self._in_unit(person, unit)
            for thing in (person, unit):
                self._weight[thing] = self._weight.get(thing, 0) + 1
                self._in_year(thing, _value(row, "first"), _value(row, "last"))

    def _participations(self) -> None:
        for row in self._rows("participations"):
            event, actor = row["event"].value, row["actor"].value
            self._weight[actor] = self._weight.get(actor, 0) + 1
            self._text.setdefault(event, set()).add(actor)
            self._in_year(actor, _value(row, "date"))
            if "represents" in row:
                self._in_unit(actor, row["represents"].value)
                self._joined(event, row["represents"].value)
        for row in self._rows("conveners"):
            self._joined(row["event"].value, row["unit"].value)

    def _joined(self, event: str, unit: str) -> None:
        self._in_unit(event, unit)
        self._text.setdefault(event, set()).add(unit)

    def _sources(self, events: Mapping[str, str], releases: Mapping[str, Mapping[str, Any]]) -> None:
        """Languages of events are those of their releases; units of releases those of their events and posts."""
        for row in self._rows("sources"):
            fact, release = row["fact"].value, row["release"].value
            language = releases.get(release, {}).get("language")
            if fact in events and language is not None:
                self._facets.setdefault(fact, set()).add(("language", language.value))
            units = {v for field, v in self._facets.get(fact, ()) if field == "unit"}
            units |= {row["unit"].value} if "unit" in row else set()
            for unit in units:
                self._in_unit(release, unit)

    def _told(self, events: Mapping[str, str]) -> Iterator[Entry]:
        for event, day in events.items():
            self._in_year(event, day)
            about = sorted(self._text.get(event, ()))
            text = tuple(said for thing in about for said in self._names.get(thing, ()))
            yield self._entry("event", event, text=text, day=day)

    def _released(self, releases: Mapping[str, Mapping[str, Any]]) -> Iterator[Entry]:
        """Releases with their headlines; the text, which is long, is read when it is written (``text_of``)."""
        for release, row in releases.items():
            language = _language(_value(row, "language"))
            self._names[release] = [(row["headline"].value, language)] if "headline" in row else []
            if language is not None:
                self._facets.setdefault(release, set()).add(("language", language))
            if "publisher" in row:
                self._in_unit(release, row["publisher"].value)
            self._in_year(release, _value(row, "date"))
            yield self._entry("release", release, day=_value(row, "date"))

    def text_of(self, entry: Entry) -> tuple[Said, ...]:
        """What ``entry`` is found by besides its names: of a release its text without the page it stood on."""
        if entry.kind != "release":
            return entry.text
        text = next((row["text"].value for row in self._rows("text", release=entry.iri)), "")
        for row in self._rows("furniture", release=entry.iri):
            start, end = int(row["start"].value), int(row["end"].value)
            text = text[:start] + " " * (end - start) + text[end:]
        language = next((value for field, value in entry.facets if field == "language"), "")
        return ((to_latin(text), _language(language)),)


def _newest(day: str) -> tuple[int, ...]:
    """Sort key: later days first, no day last."""
    return tuple(-int(part) for part in day.split("-")) if day else (1,)


def _value(row: Mapping[str, Any], name: str) -> str:
    return row[name].value if name in row else ""


def _language(tag: str) -> Language | None:
    return next((language for language in LANGUAGES if tag == language), None)
