"""The facts of a person or unit as a file for spreadsheets and as a feed."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from fastapi import Request

from api.asked import language_of
from api.feed import Feed, atom
from api.negotiate import Offer
from api.respond import here
from api.schemas.base import Fact, Participation, Tenure
from api.schemas.pages import Entity, PersonPage, UnitPage
from api.spreadsheet import table
from api.web import address
from api.wording import longest, wording

CSV: Final = Offer("csv", ("text/csv",), charset=True)
ATOM: Final = Offer("atom", ("application/atom+xml",))
_COLUMNS: Final = (
    "fact", "kind", "person", "what", "unit", "role", "capacity", "earliest_start", "latest_start", "earliest_end",
    "latest_end", "last_attested", "day", "confidence", "releases", "quote",
)  # fmt: skip

#: Makes a page's file of the request and the page.
Maker = Callable[[Request, Any], str | bytes]


def _of(page: Entity) -> list[Fact]:
    groups: tuple[tuple[Fact, ...], ...] = ()
    if isinstance(page, PersonPage):
        groups = (page.tenures, page.participations)
    elif isinstance(page, UnitPage):
        groups = (page.tenures, page.represented)
    return [fact for group in groups for fact in group]


def spreadsheet(_: Request, page: Entity) -> str:
    """The facts of ``page``, a row each; columns are named in English whatever the language of labels."""
    return table(_COLUMNS, (_row(fact) for fact in _of(page)))


def _row(fact: Fact) -> Mapping[str, str]:
    quotes = longest(fact.quotes)
    common = {
        "fact": fact.iri,
        "confidence": "" if fact.confidence is None else f"{fact.confidence:.2f}",
        "releases": " ".join(release.iri for release in fact.sources),
        "quote": quotes[0].text if quotes else "",
    }
    special = (
        _tenure(fact) if isinstance(fact, Tenure) else _part(fact) if isinstance(fact, Participation) else {}
    )
    return dict.fromkeys(_COLUMNS, "") | common | special


def _tenure(fact: Tenure) -> dict[str, str]:
    days = ("earliest_start", "latest_start", "earliest_end", "latest_end", "last_attested")
    return {
        "kind": "post",
        "person": fact.person.label.value,
        "what": fact.post.label.value,
        "unit": fact.unit.label.value,
        "role": fact.role.label.value,
        "capacity": fact.capacity.label.value,
    } | {day: _iso(getattr(fact, day)) for day in days}


def _part(fact: Participation) -> dict[str, str]:
    return {
        "kind": "event",
        "person": fact.actor.label.value,
        "what": fact.event.label.value,
        "unit": fact.represents.label.value if fact.represents else "",
        "role": fact.role.label.value,
        "day": _iso(fact.event.day) or fact.event.edtf or "",
    }


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def feed(request: Request, page: Entity) -> bytes:
    """The facts of ``page`` as an Atom feed."""
    language = language_of(request)
    site = here(request)
    of = Feed(
        page.iri,
        f"{page.label.value} – Zyrtar",
        site + address(page.path, language),
        site + address(page.path, language, format=ATOM.word),
        site,
        language,
    )
    return atom(of, _of(page), wording(language))


#: What a page of a person or unit is offered as besides.
FILES: Final[Mapping[Offer, Maker]] = {CSV: spreadsheet, ATOM: feed}
