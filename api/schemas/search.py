"""What the search page and the suggestions hold."""

from datetime import date

from pydantic import Field

from api.schemas.base import EventBrief, Link, Model, Text
from api.schemas.pages import Page


class Found(Link):
    """One thing that was found. ``what``: its kind; ``matched``: the name by which, where the label is another."""

    what: str = Field(examples=["person"])
    matched: str | None = None
    sample: bool = False


class FoundPost(Model):
    """A post of a person that was found."""

    post: Link
    capacity: Link | None = None
    last_attested: date | None = None


class FoundPerson(Found):
    """A person that was found, with the posts last attested."""

    posts: tuple[FoundPost, ...] = ()


class FoundUnit(Found):
    """A unit that was found. ``parents``: from the top down to the unit above."""

    acronym: Text | None = None
    parents: tuple[Link, ...] = ()


class FoundEvent(Found, EventBrief):
    """An event that was found. ``participants``: how many are known to have taken part."""

    participants: int = 0


class Piece(Model):
    """Some characters of a text. ``sought``: a word that was asked for."""

    text: str
    sought: bool = False


class FoundRelease(Found):
    """A release that was found, with the part of its text that shows why."""

    day: date | None = None
    language: str
    passage: tuple[Piece, ...] = ()


class Choice(Model):
    """One value that a search can be narrowed to. ``count``: how many of what was found have it."""

    value: str = Field(examples=["kpk"])
    label: Text
    count: int


class SearchPage(Page):
    """What was found: people and units by how well the name fits, then events and releases, the newest first.

    ``kind``, ``unit``, ``year``, ``language``: what the search was narrowed to. ``more``: there are more matches than
    are counted.
    """

    search: str
    kind: str | None = None
    unit: str | None = None
    year: str | None = None
    language: str | None = None
    total: int = 0
    more: bool = False
    offset: int = 0
    limit: int = 20
    choices: dict[str, tuple[Choice, ...]] = Field(default_factory=dict)
    items: tuple[FoundPerson | FoundUnit | FoundEvent | FoundRelease, ...] = ()


class Suggestions(Page):
    """People and units whose name begins as what was typed, or is like it."""

    search: str
    items: tuple[Found, ...] = ()
