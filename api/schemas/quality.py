"""What the page on the quality of the data holds."""

from datetime import date, datetime

from pydantic import Field

from api.schemas.base import Link, Model
from api.schemas.pages import Page


class Count(Model):
    """How many releases there are of one year, language or publisher; ``value`` is its key, "" where none is known."""

    value: str = Field(examples=["2024"])
    link: Link | None = None
    releases: int


class Covered(Count):
    """A language with how many of its releases support a fact, and how many facts they support."""

    with_facts: int = 0
    facts: int = 0


class Finding(Model):
    """How many contradictions or gaps of one kind there are."""

    kind: Link
    found: int


class Score(Model):
    """F1 that one kind of fact reaches at least in one language, from 0 to 1; none where that is not scored."""

    kind: str = Field(examples=["persons"])
    sq: float | None = None
    sr: float | None = None
    en: float | None = None


class Scored(Model):
    """The scores on one set of annotated releases. ``releases``: how many of each language are in it."""

    name: str = Field(examples=["unseen"])
    releases: dict[str, int]
    scores: tuple[Score, ...]


class Waiting(Model):
    """What waits for a curator, as of the last build."""

    pairs: int = Field(description="pairs of persons who may be one")
    contradictions: int
    weak: int = Field(description="facts with a confidence below 0.8, or marked as waiting")


class QualityPage(Page):
    """What the data covers, how fresh and how right it is, and what is known to be wrong or missing in it."""

    built: datetime
    code_version: str
    newest_release: date | None
    releases: int
    years: tuple[Count, ...]
    languages: tuple[Covered, ...]
    publishers: tuple[Count, ...]
    scored: tuple[Scored, ...]
    contradictions: tuple[Finding, ...]
    gaps: tuple[Finding, ...]
    waiting: Waiting
    licence: str | None
