"""What the pages of the network hold: whom it shows, one pair, and the ways between two."""

from pydantic import Field

from api.schemas.base import EventBrief, Fact, Link, Model, Text
from api.schemas.pages import Page


class NetworkActor(Link):
    """A person or unit of the network, measured within it."""

    kind: str = Field(examples=["person", "unit"])
    units: tuple[str, ...] = Field(
        default=(), description="short names of a person's units; a unit's full name"
    )
    met: int = Field(default=0, description="how many others were in an event with them")
    meetings: int = Field(default=0, description="joint events, added over the others")
    between: float = Field(default=0, description="betweenness centrality, 0 to 1")
    group: int | None = Field(default=None, description="number of the community, the largest is 1")


class Pair(Model):
    """Two actors and the events both had part in; ``path`` leads to the sentences."""

    first: Link
    second: Link
    path: str
    events: tuple[EventBrief, ...]


class NetworkPage(Page):
    """Who met whom. ``drawn``: there is a picture. ``hidden``: actors of the choice that are too many to show."""

    drawn: bool
    shown: int
    hidden: int
    groups: int
    estimated: bool = Field(description="`between` is an estimate, the network being large")
    people: tuple[NetworkActor, ...]
    pairs: tuple[Pair, ...]


class Because(Model):
    """The part one actor had in an event, with its evidence. ``of``: who stood for it, if the actor is a unit.

    ``role``: none for a unit that convened the event.
    """

    actor: Link
    role: Text | None = None
    of: Link | None = None
    fact: Fact


class Joint(Model):
    """One event two actors had part in, and what says so of each."""

    event: EventBrief
    because: tuple[Because, ...]


class PairPage(Page):
    """Two actors and every event both had part in, with the sentences that say so."""

    first: Link
    second: Link
    joint: tuple[Joint, ...]


class Step(Model):
    """One step of a way: from ``first`` to ``second`` over ``events``; ``example``: the last of them with evidence."""

    first: Link
    second: Link
    path: str
    events: tuple[EventBrief, ...]
    example: Joint


class WaysPage(Page):
    """The shortest ways between two actors. ``length``: steps of each; ``None`` if nothing joins them."""

    first: Link | None = None
    last: Link | None = None
    length: int | None = None
    ways: tuple[tuple[Step, ...], ...] = ()
