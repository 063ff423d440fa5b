"""From the content that a decision names to the claims and mentions that have it now, whatever reader found them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.decision.ledger import Ledger
from graph.decision.model import (
    CLASSES,
    Action,
    ClaimKind,
    ClaimTarget,
    Decision,
    MentionTarget,
    Target,
    comparable,
)
from graph.identity.keys import AnyClaim, key_of, slots_of
from graph.identity.result import Mention
from graph.identity.source import Source
from ontology.language.fold import fold
from ontology.model import EventClaim, PersonMention, UnitMention

_KINDS = {name: kind for kind, name in CLASSES.items()}


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision that has no hold, wholly or in part. ``why``: in words."""

    decision: Decision
    why: str


@dataclass(frozen=True, slots=True)
class Bound:
    """``claims``: claim key → release key and claims of that key. ``mentions``: target's node → mention.

    What no reading has is in neither; ``orphans`` lists the decisions that lost something by it.
    """

    claims: Mapping[str, tuple[str, tuple[AnyClaim, ...]]]
    mentions: Mapping[str, Mention]
    orphans: tuple[Orphan, ...] = ()

    def things(self, kind: ClaimKind) -> Mapping[str, Mention]:
        """Claim key → (release key, local id) of the event or unit that the claim is on."""
        return {
            key: (release, claims[0].local)
            for key, (release, claims) in self.claims.items()
            if isinstance(claims[0], EventClaim | UnitMention) and kind_of(claims[0]) is kind
        }


def claims_of(source: Source) -> tuple[AnyClaim, ...]:
    """All claims of a reading that have a key."""
    reading = source.reading
    return (*reading.tenures, *reading.events, *reading.participations, *reading.units, *reading.changes)


def claim_target(source: Source, claim: AnyClaim) -> ClaimTarget:
    """The target that names ``claim`` as it was read."""
    mark = source.marks.get(claim)
    read = claim if mark is None else mark.read
    span = read.evidence.spans[0]
    return ClaimTarget(
        release=source.key,
        text=source.release.text_key,
        start=span.start,
        quote=span.quote(source.release.text),
        kind=_KINDS[type(read).__name__],
        says=tuple(slots_of(source, claim)),
    )


def mention_target(source: Source, local: str) -> MentionTarget:
    """The target that names the person ``local`` of ``source`` as it was read."""
    mention = source.as_read.person(local)
    span = mention.evidence.spans[0]
    return MentionTarget(
        release=source.key,
        text=source.release.text_key,
        start=span.start,
        quote=span.quote(source.release.text),
        name=mention.name,
    )


def bind(sources: Sequence[Source], ledger: Ledger) -> Bound:
    """What the decisions in force are about. Only releases that a decision names are looked into."""
    by_key = {source.key: source for source in sources}
    wanted: dict[str, set[ClaimTarget]] = defaultdict(set)
    mentions: dict[str, Mention] = {}
    for decision in ledger.in_force:
        for claim in (*decision.claims, *decision.stays):
            wanted[claim.release].add(claim)
        for mention in (*decision.mentions, *decision.rest):
            source = by_key.get(mention.release)
            local = find_mention(source, mention) if source is not None else None
            if local is not None:
                mentions[mention.node] = (mention.release, local)
    claims: dict[str, tuple[str, tuple[AnyClaim, ...]]] = {}
    for release in wanted.keys() & by_key.keys():
        source, keys = by_key[release], {target.key for target in wanted[release]}
        found: dict[str, list[AnyClaim]] = defaultdict(list)
        for each in claims_of(source):
            if (key := key_of(source, each)) in keys:
                found[key].append(each)
        claims |= {key: (release, tuple(alike)) for key, alike in found.items()}
    orphans = _orphans(ledger.in_force, by_key, claims, mentions)
    return Bound(claims, mentions, tuple(orphans))


def find_mention(source: Source, target: MentionTarget) -> str | None:
    """Local id of the person that ``target`` names: by the name, then by the characters; ``None`` if not just one."""
    wanted = comparable(target.name)
    named = [p for p in source.reading.persons if comparable(p.name) == wanted]
    if len(named) != 1:
        among = named or source.reading.persons
        same_text = source.release.text_key == target.text
        named = [p for p in among if same_text and any(s.start == target.start for s in p.evidence.spans)]
    if len(named) != 1:
        named = [p for p in source.reading.persons if fold(target.quote) in _quotes(source, p)]
    return named[0].local if len(named) == 1 else None


def _quotes(source: Source, person: PersonMention) -> set[str]:
    return {fold(span.quote(source.release.text)) for span in person.evidence.spans}


def _orphans(
    decisions: Iterable[Decision],
    sources: Mapping[str, Source],
    claims: Mapping[str, object],
    mentions: Mapping[str, Mention],
) -> Iterable[Orphan]:
    for decision in decisions:
        about = (*decision.claims, *decision.stays)
        lost: list[Target] = [claim for claim in about if claim.key not in claims]
        people = (*decision.mentions, *decision.rest)
        lost += [m for m in people if m.node not in mentions]
        if decision.action is Action.SUPPRESS and decision.name is not None:
            continue  # the name stays out, wherever it is read again
        if lost:
            named = decision.action is not Action.SUPPRESS  # its name is told nowhere
            yield Orphan(decision, "; ".join(dict.fromkeys(_why(t, sources, named=named) for t in lost)))
        elif decision.action in (Action.MERGE, Action.NOT_THE_SAME, Action.SPLIT):
            found = [mentions[m.node] for m in people]
            if len(set(found)) < len(found):
                yield Orphan(decision, "what it calls two mentions is read as one")


def _why(target: Target, sources: Mapping[str, Source], *, named: bool) -> str:
    source = sources.get(target.release)
    if source is None:
        return f"release {target.release} is not in the archive"
    if isinstance(target, MentionTarget):
        who = target.name if named else "that person"
        return f"release {target.release} no longer names {who}, or names several so"
    now = [
        " · ".join(filter(None, slots_of(source, claim)))
        for claim in claims_of(source)
        if type(claim).__name__ == CLASSES[target.kind] and _overlaps(source, claim, target)
    ]
    read = f"there it is read: {', '.join(now)}" if now else "nothing of the kind is read there now"
    said = " · ".join(filter(None, target.says))
    return f"release {target.release} is no longer read to say “{said}”; {read}"


def _overlaps(source: Source, claim: AnyClaim, target: ClaimTarget) -> bool:
    if source.release.text_key != target.text:
        return fold(target.quote) == fold(claim.evidence.spans[0].quote(source.release.text))
    end = target.start + len(target.quote)
    return any(span.start < end and target.start < span.end for span in claim.evidence.spans)


def kind_of(claim: AnyClaim) -> ClaimKind:
    """The kind of ``claim`` as decisions name it."""
    return _KINDS[type(claim).__name__]
