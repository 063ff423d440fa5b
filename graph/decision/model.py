"""One decision, as a line of ``decisions.jsonl`` holds it.

Targets are bound to content: the release, the characters, and what was read there. So a decision survives a new reader
and a rebuilt graph, and a person can read from the line alone what was decided.
"""

import json
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from ontology.iri import claim_key, hexadecimal
from ontology.language.fold import fold
from ontology.language.script import to_latin


class Action(StrEnum):
    """What can be decided; the concepts of ``voc/curation`` they stand for are in ``CONCEPTS``."""

    ACCEPT = "accept"
    REJECT = "reject"
    REPLACE = "replace"
    SET_DATE = "set-date"
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"
    NOT_THE_SAME = "not-the-same"
    SUPPRESS = "suppress"
    NOTE = "note"
    UNDO = "undo"


#: Action → key of its concept in ``voc/curation``.
CONCEPTS = {
    **{action: action.value for action in Action},
    Action.ACCEPT: "confirm",
    Action.NOT_THE_SAME: "distinct",
}


class ClaimKind(StrEnum):
    """Kinds of claim a decision can be about."""

    TENURE = "tenure"
    EVENT = "event"
    PARTICIPATION = "participation"
    UNIT = "unit"
    CHANGE = "change"


#: Kind of claim → its class in ``ontology.model``, which is part of the claim's key.
CLASSES = {
    ClaimKind.TENURE: "TenureClaim",
    ClaimKind.EVENT: "EventClaim",
    ClaimKind.PARTICIPATION: "ParticipationClaim",
    ClaimKind.UNIT: "UnitMention",
    ClaimKind.CHANGE: "ChangeClaim",
}

_Hex = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
#: One line of words that people wrote: no control characters, so that it can be shown anywhere.
_Words = Annotated[
    str, Field(min_length=1, max_length=2000, pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$")
]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Place(_Strict):
    """Characters of a release: ``start`` counts code points of the text whose key is ``text``."""

    release: _Hex
    text: _Hex
    start: Annotated[int, Field(ge=0)]
    quote: Annotated[str, Field(min_length=1)]


class ClaimTarget(Place):
    """A claim: what was read (``says``, in the comparable form that makes claim keys) and where."""

    kind: Annotated[ClaimKind, Field(strict=False)]
    says: Annotated[tuple[str, ...], Field(min_length=1, strict=False)]

    @property
    def key(self) -> str:
        """The claim's content key, as ``zyr:claimKey`` has it."""
        return claim_key(self.release, CLASSES[self.kind], self.says)

    @property
    def node(self) -> str:
        """What two decisions about one claim have in common: its key."""
        return self.key


class MentionTarget(Place):
    """A person as one release names them. ``name``: as it was read; the key takes no account of case and script."""

    name: _Words

    @property
    def node(self) -> str:
        """What two decisions about one mention have in common."""
        return f"{self.release} {comparable(self.name)} {self.text} {self.start}"


#: What a decision can be about.
Target = ClaimTarget | MentionTarget
_Claims = Annotated[tuple[ClaimTarget, ...], Field(strict=False)]
_Mentions = Annotated[tuple[MentionTarget, ...], Field(strict=False)]
_Id = Annotated[str, Field(pattern=r"^d-[0-9a-f]{12}$")]


class Decision(_Strict):
    """What somebody decided. Which fields go with which action is told in ``graph.decision.rules``.

    ``mentions`` or, of events and units, ``claims``: for ``merge`` and ``not-the-same`` two; for ``split`` those that
    are taken out, those that stay being in ``rest`` or ``stays``. ``name``: a name that ``suppress`` keeps out wherever
    it stands. ``undoes``: a decision that is no longer in force.
    """

    id: _Id
    action: Annotated[Action, Field(strict=False)]
    by: _Words
    at: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
    why: _Words
    claims: _Claims = ()
    mentions: _Mentions = ()
    rest: _Mentions = ()
    stays: _Claims = ()
    field: str | None = None
    value: _Words | None = None
    name: _Words | None = None
    undoes: _Id | None = None

    @property
    def subject(self) -> ClaimKind | None:
        """For a decision on who or what is one: the kind of claim it is about, ``None`` for people."""
        return self.claims[0].kind if self.claims and not self.mentions else None

    @property
    def targets(self) -> tuple[Target, ...]:
        """What it is about, without those that a split leaves where they are."""
        return (*self.claims, *self.mentions)

    @property
    def left(self) -> tuple[Target, ...]:
        """Those that a split leaves where they are."""
        return (*self.stays, *self.rest)

    def line(self) -> str:
        """The line that holds this decision, without its end."""
        return json.dumps(self.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)


@lru_cache(maxsize=32768)
def comparable(name: str) -> str:
    """A person's name without case, script and diacritics."""
    return fold(to_latin(name))


def identifier(content: dict[str, Any]) -> str:
    """The id of a decision: a hash of all else that its line says."""
    rest = {key: value for key, value in content.items() if key != "id"}
    return "d-" + hexadecimal(12, "decision", json.dumps(rest, ensure_ascii=False, sort_keys=True))


def decide(action: Action, *, by: str, at: str, why: str, **content: Any) -> Decision:
    """A new decision with its id. Raises ``pydantic.ValidationError`` if a value has not the form it should have."""
    draft = Decision(id="d-" + "0" * 12, action=action, by=by, at=at, why=why, **content)
    return draft.model_copy(update={"id": identifier(draft.model_dump(mode="json", exclude_defaults=True))})
