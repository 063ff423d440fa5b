"""What each action needs, and which values each field of a claim can be given."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.decision.model import Action, ClaimKind, Decision
from ontology.dates import PartialDate
from ontology.errors import InputError
from ontology.lookup import vocabulary
from ontology.model import Capacity, Standing

#: Raises ``InputError`` for a value that the field cannot have.
Check = Callable[[str], None]
#: The kind of claim, or ``mention``.
Kind = str
MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Needs:
    """Least and most claims, mentions and other fields that an action takes."""

    claims: tuple[int, int] = (0, 0)
    mentions: tuple[int, int] = (0, 0)
    rest: tuple[int, int] = (0, 0)
    value: bool = False
    name: bool = False
    either: bool = False  # one target of either sort, not both
    stays: tuple[int, int] = (0, 0)
    identity: bool = False  # on who or what is one: claims are on events or units


_ONE, _MANY, _SOME = (1, 1), (1, 10_000), (0, 10_000)
_TWO = Needs(claims=(0, 2), mentions=(0, 2), either=True, identity=True)
#: Kinds of claim of which several can be on one thing.
_ON_THINGS = (ClaimKind.EVENT, ClaimKind.UNIT)
NEEDS: Mapping[Action, Needs] = {
    Action.ACCEPT: Needs(claims=_ONE),
    Action.REJECT: Needs(claims=(0, 1), mentions=(0, 1), either=True),
    Action.REPLACE: Needs(claims=(0, 1), mentions=(0, 1), value=True, either=True),
    Action.SET_DATE: Needs(claims=_ONE, value=True),
    Action.ADD: Needs(claims=(2, 2), value=True),
    Action.MERGE: _TWO,
    Action.NOT_THE_SAME: _TWO,
    Action.SPLIT: Needs(_SOME, _SOME, _SOME, either=True, stays=_SOME, identity=True),
    Action.SUPPRESS: Needs(mentions=_MANY, name=True),
    Action.NOTE: Needs(claims=(0, 10_000), mentions=(0, 10_000), either=True),
    Action.UNDO: Needs(),
}


def _one_of(scheme: str) -> Check:
    def check(value: str) -> None:
        known = vocabulary().units if scheme == "unit" else vocabulary().concepts[scheme]
        if value not in known:
            raise InputError(
                f"“{value}” is no {scheme} of the vocabulary",
                mend=f"Take a key from ontology/vocabulary: {', '.join(sorted(known)[:5])}, …",
            )

    return check


def _member(kinds: type[Capacity] | type[Standing]) -> Check:
    def check(value: str) -> None:
        if value not in tuple(kinds):
            raise InputError(f"“{value}” is none of {', '.join(kinds)}", mend="Take one of these.")

    return check


def _date(value: str) -> None:
    PartialDate.parse(value)


def _number(value: str) -> None:
    if not re.fullmatch(r"[1-9]\d{0,3}", value):
        raise InputError(f"“{value}” is no number of a session", mend="Write it in digits.")


def _words(value: str) -> None:
    if value != " ".join(value.split()):
        raise InputError(f"“{value}” has stray spaces", mend="Write single spaces between words.")


_NAME = re.compile(r"[^\W\d_]{2,}(?:[ '’–-]+(?:[^\W\d_]\. )?[^\W\d_]{2,})+")


def _name(value: str) -> None:
    if not _NAME.fullmatch(value):
        raise InputError(f"“{value}” is no full name", mend="Write given name and surname in full.")


def _act(value: str) -> None:
    if value != "act":
        raise InputError(f"“{value}” is not “act”", mend="The second claim is the act that is annulled.")


#: (action, kind of target) → field → what its value must be.
FIELDS: Mapping[tuple[Action, Kind], Mapping[str, Check]] = {
    (Action.REPLACE, ClaimKind.TENURE): {
        "role": _one_of("role"),
        "unit": _one_of("unit"),
        "capacity": _member(Capacity),
        "standing": _member(Standing),
    },
    (Action.REPLACE, ClaimKind.EVENT): {"kind": _one_of("event-type"), "place": _words, "session": _number},
    (Action.REPLACE, ClaimKind.PARTICIPATION): {"role": _one_of("event-role"), "represents": _one_of("unit")},
    (Action.REPLACE, ClaimKind.UNIT): {"code": _one_of("unit")},
    (Action.REPLACE, MENTION): {"name": _name},
    (Action.SET_DATE, ClaimKind.TENURE): {"start": _date, "end": _date},
    (Action.SET_DATE, ClaimKind.EVENT): {"date": _date},
    (Action.SET_DATE, ClaimKind.CHANGE): {"date": _date},
    (Action.ADD, ClaimKind.EVENT): {"annuls": _act},
}


def check(decision: Decision) -> None:
    """Raise ``InputError`` if the decision has not what its action needs, or a value that its field cannot have."""
    needs, action = NEEDS[decision.action], decision.action
    for what, found, (least, most) in (
        ("claims", len(decision.claims), needs.claims),
        ("mentions", len(decision.mentions), needs.mentions),
        ("rest", len(decision.rest), needs.rest),
        ("stays", len(decision.stays), needs.stays),
    ):
        if not least <= found <= most:
            wanted = str(least) if least == most else f"{least} or more" if most > 1 else f"at most {most}"
            raise InputError(f"“{action}” has {found} {what}", mend=f"It takes {wanted}.")
    if needs.either and bool(decision.claims) == bool(decision.mentions):
        raise InputError(f"“{action}” needs either claims or mentions", mend="Give it targets of one sort.")
    if needs.identity:
        _check_identity(decision)
    if decision.name is not None and not needs.name:
        raise InputError(f"“{action}” takes no name", mend="Leave `name` out.")
    if decision.name is not None:
        _name(decision.name)
    if (decision.action is Action.UNDO) and decision.undoes is None:
        raise InputError("“undo” does not say what it undoes", mend="Give the id of a decision as `undoes`.")
    _check_value(decision, wanted=needs.value)


def _check_identity(decision: Decision) -> None:
    """What a decision on who or what is one needs beyond the numbers of its targets."""
    action, split = decision.action, decision.action is Action.SPLIT
    whole = (*decision.targets, *decision.left)
    if not split and len(whole) != len(("one", "other")):
        sort = "claims" if decision.claims else "mentions"
        raise InputError(f"“{action}” has {len(whole)} {sort}", mend="It takes 2.")
    if split and not decision.left:
        raise InputError(
            f"“{action}” says of nothing that it stays",
            mend="Give as `rest` the mentions, or as `stays` the claims, that are not taken out.",
        )
    if (decision.rest and not decision.mentions) or (decision.stays and not decision.claims):
        raise InputError(f"“{action}” takes out and leaves targets of two sorts", mend="Give one sort.")
    kinds = sorted({claim.kind for claim in (*decision.claims, *decision.stays)})
    if kinds and (len(kinds) > 1 or kinds[0] not in _ON_THINGS):
        raise InputError(
            f"“{action}” is about claims of kind {' and '.join(kinds)}",
            mend="Give claims on events, or claims on units; of people give mentions.",
        )
    codes = {claim.says[0] for claim in decision.claims} & vocabulary().units.keys()
    if action is Action.MERGE and kinds == [ClaimKind.UNIT] and len(codes) > 1:
        raise InputError(
            f"{' and '.join(sorted(codes))} are two units of the vocabulary",
            mend="Where one of them was misread, replace the `code` of that claim.",
        )


def _check_value(decision: Decision, *, wanted: bool) -> None:
    field, value = decision.field, decision.value
    if not wanted:
        if field is not None or value is not None:
            raise InputError(
                f"“{decision.action}” takes no field and no value", mend="Leave `field` and `value` out."
            )
        return
    kind = decision.claims[0].kind if decision.claims else MENTION
    fields = FIELDS.get((decision.action, kind), {})
    if field is None or field not in fields or value is None:
        known = ", ".join(fields) or "none"
        raise InputError(
            f"“{decision.action}” of a {kind} has the field “{field}” and the value “{value}”",
            mend=f"Its fields are: {known}; each needs a value.",
        )
    if decision.action is Action.ADD and any(claim.kind != kind for claim in decision.claims):
        raise InputError(f"“{field}” is between two claims of kind {kind}", mend="Give two of that kind.")
    fields[field](value)
