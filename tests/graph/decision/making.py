"""Makes targets and decisions without a release behind them, for tests of the file."""

from typing import Any

from graph.decision.model import Action, ClaimKind, ClaimTarget, Decision, MentionTarget, decide

AT = "2026-11-25T14:00:00Z"
RELEASE, TEXT = "00000000000000a1", "00000000000000b2"


def mention(name: str, release: str = RELEASE, start: int = 0) -> MentionTarget:
    return MentionTarget(release=release, text=TEXT, start=start, quote=name, name=name)


def claim(*says: str, kind: str = "tenure", release: str = RELEASE) -> ClaimTarget:
    return ClaimTarget(
        release=release,
        text=TEXT,
        start=3,
        quote="Prokurori Arta Gashi",
        kind=ClaimKind(kind),
        says=says or ("arta gashi",),
    )


def made(action: str, why: str = "read in the release", **content: Any) -> Decision:
    return decide(Action(action), by="Test", at=AT, why=why, **content)


def merged(one: str, other: str, **more: Any) -> Decision:
    return made("merge", mentions=(mention(one), mention(other)), **more)


def kept_apart(one: str, other: str, **more: Any) -> Decision:
    return made("not-the-same", mentions=(mention(one), mention(other)), **more)


def split(taken: str, rest: str, **more: Any) -> Decision:
    return made("split", mentions=tuple(map(mention, taken)), rest=tuple(map(mention, rest)), **more)


def undone(decision: Decision, **more: Any) -> Decision:
    return made("undo", undoes=decision.id, **more)
