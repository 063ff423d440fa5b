"""What the page of the organisation chart holds."""

from datetime import date

from pydantic import Field

from api.schemas.base import Link, Model
from api.schemas.pages import Page


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
