"""What the pages of the network and the organisation chart hold."""

from datetime import date

from pydantic import Field

from api.schemas.base import EventBrief, Link, Model
from api.schemas.pages import Page


class NetworkPerson(Link):
    """A person of the network. ``met``: how many others were in an event with them."""

    units: tuple[str, ...] = ()
    met: int = 0


class Pair(Model):
    """Two people and the events both took part in."""

    first: Link
    second: Link
    events: tuple[EventBrief, ...]


class NetworkPage(Page):
    """Who met whom. ``drawn``: there is a picture; a larger network is given as tables only."""

    drawn: bool
    people: tuple[NetworkPerson, ...]
    pairs: tuple[Pair, ...]


class ChartHead(Model):
    """One holder of a unit's head post on the day, and how sure that is."""

    person: Link
    role: str
    certainty: str = Field(examples=["certain", "last-confirmed", "possible"])
    state: str = Field(description="the same in words")
    capacity: str | None = None


class ChartUnit(Link):
    """A unit of the chart. ``depth``: how far below the top."""

    acronym: str | None = None
    parent: str | None = None
    depth: int = 0
    roles: tuple[str, ...] = ()
    heads: tuple[ChartHead, ...] = ()


class OrgChartPage(Page):
    """Units and their heads as known of one day."""

    day: date
    root: str | None = None
    units: tuple[ChartUnit, ...]
