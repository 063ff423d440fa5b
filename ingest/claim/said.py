"""Roles and units as verbs speak of them: whether a role is said of someone, whose it is, whom a unit has as head."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from ingest.claim.clause import joined, names_listed, subject_of
from ingest.claim.meeting import holder_from
from ingest.claim.phrase import Line, RolePhrase, opens_relative
from ingest.claim.predicates import Predicate, phrase_at, phrase_before
from ingest.lexicon.load import folded, words
from ingest.mention.known_units import UnitSpan
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan, role_named
from ontology.language.declension import noun_forms
from ontology.language.grammar import grammar
from ontology.model import Language, Standing

#: Tokens in front of a verb among which a word says that it is only asked for, or that it is granted.
_ASKED = 40
#: Tokens in front of a verb among which the particle of the subjunctive stands: “që *t*'i ndërpritet”.
_PARTICLE = 4


def predicative(line: Line, role: RoleSpan) -> bool:
    """Whether a role is said of someone by a verb: indefinite where nouns show it, or behind a marker (“si”, “as”).

    A role joined to another that stands before a name belongs to the name.
    """
    if marked(line, role):
        return True
    if phrase_before(line.tokens, role.start, line.language, "now") is not None:
        return False
    if any(line.stacked_on(line.phrase(r).end) == role for r in line.mentions.roles if r.start < role.start):
        return False
    if line.definite:
        return role.case in {"nom-i", "acc-i"} and not role.former
    if not grammar(line.language).declines:
        return _beside_verb(line, role)
    return False


def _beside_verb(line: Line, role: RoleSpan) -> bool:
    """Whether a role stands right behind its verb or the verb's object, and has no name of its own."""
    at = role.start - 1
    passed = folded(line.language, "frames", "adverbs") | {"a", "an"}
    while at > 0 and line.folded(at) in passed:
        at -= 1
    if at < 0 or line.named_after(line.phrase(role).end)[0] is not None:
        return False
    return line.verb_at(at) is not None or any(name.end == at + 1 for name in line.people)


def marked(line: Line, role: RoleSpan) -> bool:
    """Whether a word for what someone is or becomes stands right before the role: “si”, “as”, “za”."""
    at = role.start
    if line.text(at - 1) == "the":  # “in the capacity of *the* chairman”
        at -= phrase_before(line.tokens, at, line.language, "markers") is None
    return phrase_before(line.tokens, at, line.language, "markers") is not None


def object_first(line: Line, name: NameSpan, unit: UnitSpan) -> bool:
    """“NAME, koji je ovo tužilaštvo vodio”: what is led stands in front of the verb, in a clause about the name."""
    return name.end <= unit.start and opens_relative(line, name.end) and line.text(unit.end) != ","


def of_role(line: Line, unit: UnitSpan, start: int) -> bool:
    """Whether a role in the nominative behind token ``start`` is held in ``unit``, which then is no verb's object.

    “Komisijom će rukovoditi zamenik predsedavajućeg UNIT, NAME”; neither is it behind any other noun.
    """
    if not grammar(line.language).adjectives:
        return False
    roles = (r for r in line.mentions.roles if start <= r.start < unit.start and r.case.startswith("nom"))
    passed = (
        folded(line.language, "frames", "adverbs") | folded(line.language, "units", "demonstratives") | {"i"}
    )
    nouns = any(line.folded(at) not in passed for at in range(start, unit.start) if line.tokens[at].word)
    return nouns or any(unit in line.phrase(r).units for r in roles)


def complement(line: Line, at: int) -> RoleSpan | None:
    """The role in the nominative right behind the verb that ends at ``at``, where nouns show case and no definiteness.

    “Ona je bila rukovodilac …”, “koji ostaje glavni tužilac …”.
    """
    if not grammar(line.language).adjectives:
        return None
    role = line.role_at(at) or line.role_at(at + 1)
    return role if role is not None and role.case == "nom" and not role.plural else None


def seat_given(line: Line, at: int) -> RoleSpan | None:
    """“izabran je novi predsedavajući …, NAME”: a new office, or a seat in a body, as the subject of a passive.

    Another role in the nominative there is the one that its holder has already.
    """
    role = complement(line, at)
    if role is None:
        return None
    seat = {kind for kind, _ in role.role.by_kind} & {"council", "committee"} and line.phrase(role).units
    return role if role.new or seat else None


def seat_before(line: Line, at: int) -> RoleSpan | None:
    """“rezervni član ove Komisije određena je ROLE, NAME”: a seat in the nominative right before a passive."""
    if not grammar(line.language).adjectives:
        return None
    for role in line.mentions.roles:
        seat = {kind for kind, _ in role.role.by_kind} & {"council", "committee"}
        seat |= {"committee"} if (role.role.key or "").startswith("committee") else set()
        if role.case == "nom" and seat and line.phrase(role).end == at:
            return role
    return None


def elected_object(line: Line, verb: Predicate, end: int) -> RoleSpan | None:
    """“izabrali su zamenika predsedavajućeg UNIT, tužioca, NAME”: its object is the office given.

    A rank alone is what someone has already; and where the statement names another office by “za” or “kao”, or a
    committee into which they are chosen, so is the object.
    """
    if not grammar(line.language).adjectives or verb.voice != "active":
        return None
    at = verb.end
    while line.folded(at) in folded(line.language, "frames", "adverbs"):
        at += 1
    role = line.role_at(at)
    if role is None or role.plural or role.case.startswith("nom") or role.former:
        return None
    last = line.phrase(role)
    if not last.units or any(marked(line, r) for r in line.mentions.roles if verb.end <= r.start < end):
        return None
    while (more := line.role_at(last.end + 1) or line.stacked_on(last.end)) is not None and not more.plural:
        last = line.phrase(more)
    name, _ = line.named_after(last.end)
    into = (u for u in line.mentions.units if name is not None and name.end <= u.start < end)
    return role if name is not None and all(u.kind != "committee" for u in into) else None


def subject_like(line: Line, name: NameSpan) -> bool:
    """Whether the name is the subject of a verb of the sentence."""
    return any(subject_of(line, verb.start) == name for verb in line.predicates)


def head_of(line: Line, unit: UnitSpan) -> RoleSpan | None:
    """The role of who leads ``unit``, where the text names none; ``None`` for units of other kinds."""
    lemma = words(line.language, "frames").get("heads", {}).get(unit.kind)
    role = role_named(lemma, line.language) if lemma else None
    if lemma is None or role is None:
        return None
    return RoleSpan(
        unit.start, unit.end, unit.start, role, lemma, "nom-i", plural=False, acting=False, former=False
    )


def stacked(line: Line, role: RoleSpan) -> list[RolePhrase]:
    """The phrase of ``role`` and of further roles joined to it: “Kryeprokuror i Shtetit dhe njëherësh Kryetar …”."""
    found = [line.phrase(role)]
    while (following := line.stacked_on(found[-1].end)) is not None:
        found.append(line.phrase(following))
    if len(found) > 1 and found[0].role.role.by_kind and not found[0].units:
        found[0] = _shares(found[0], found[1])
    return found


def _shares(first: RolePhrase, second: RolePhrase) -> RolePhrase:
    """A seat in the body printed once for both: “a member and chairman of the panel”."""
    noun = second.role.role.lemma
    if second.role.text.startswith(f"{noun} of "):
        plain_ = replace(first.role.role, key=None, by_kind=())  # a panel is no unit, and no council is meant
        text = first.role.text + second.role.text.removeprefix(noun)
        return replace(first, role=replace(first.role, text=text, role=plain_))
    return replace(first, units=second.units) if second.role.role.by_kind else first


def apposed(line: Line, name: NameSpan, role: RoleSpan) -> bool:
    """Whether ``role`` is said of ``name`` by a comma alone, right behind it or joined to one that is."""
    if line.text(name.end) != ",":
        return False
    first = line.role_at(name.end + 1)
    return first is not None and role in [phrase.role for phrase in stacked(line, first)]


def before_verb(line: Line, verb: Predicate) -> RoleSpan | None:
    """The office in front of its verb: “*detyrën e kryeprokurorit të …* e ushtron NAME”."""
    if line.folded(verb.end - 1) not in folded(line.language, "frames", "holding"):
        return None
    if line.folded(verb.start) in folded(line.language, "events", "copulas"):
        return _before_being(line, verb)
    passed = folded(line.language, "frames", "adverbs") | folded(line.language, "frames", "since")
    first = verb.start
    while grammar(line.language).adjectives and first and line.folded(first - 1) in passed:
        first -= 1
    ends = (
        role for role in line.mentions.roles if line.phrase(role).end in {verb.start, verb.start - 1, first}
    )
    return next((role for role in ends if marked(line, role)), None)


def _before_being(line: Line, verb: Predicate) -> RoleSpan | None:
    """“*kryesues i Komisionit …* është NAME”, “në pozitën e kryesuesit është NAME”: the name stands right behind."""
    role = next((r for r in line.mentions.roles if line.phrase(r).end == verb.start), None)
    if role is None or not (marked(line, role) or role.case == "nom-i"):
        return None
    return role if holder_from(line, verb.end) is not None else None


def career(line: Line, role: RoleSpan) -> list[RolePhrase]:
    """The phrase of ``role`` and of those that follow it in a career: “si gjyqtar në … dhe më pas si prokuror”."""
    found = stacked(line, role)
    then = folded(line.language, "frames", "then")
    while then:
        at = found[-1].end
        while line.folded(at) in then:
            at += 1
        following = line.role_at(at + 1) if marked_at(line, at) else None
        if following is None or following.plural:
            break
        found += stacked(line, following)
    return found


def marked_at(line: Line, at: int) -> bool:
    """Whether the word at ``at`` opens what someone is or becomes: “si”."""
    return phrase_at(line.tokens, at, line.language, "markers") == at + 1


@cache
def candidate_nouns(language: Language) -> Mapping[str, bool]:
    """Forms of the nouns for a candidate → whether the form is singular."""
    found: dict[str, bool] = {}
    for lemma in words(language, "frames").get("candidate", ()):
        for gender in ("m", "f", "n"):
            for form in noun_forms(lemma, gender, language):
                found.setdefault(form.text.lower(), not form.plural)
    return found


def plain(role: RoleSpan) -> RoleSpan:
    """``role`` without what its words say of a holder: acting, former or new."""
    return replace(role, acting=False, former=False, new=False)


def together(line: Line, name: NameSpan | None, role: RoleSpan) -> list[NameSpan]:
    """The name, or with a role in the plural every name of its list."""
    if name is None:
        return []
    if not role.plural:
        return [name]
    listed = line.names_listed(name.start)
    if grammar(line.language).adjectives:  # “određeni su ROLE, NAME, i sa UNIT, NAME”
        more = list(names_listed(line, name.start, len(line.tokens)))
        apart = (n for n in range(1, len(more)) if not joined(line, more[n - 1].end, more[n].start))
        listed = max(listed, more[: next(apart, len(more))], key=len)
    return listed or [name]


def role_of(line: Line, name: NameSpan) -> RoleSpan | None:
    """The role right in front of or behind ``name``."""
    for role in line.mentions.roles:
        if line.named_after(line.phrase(role).end)[0] == name:
            return role
    at = name.end + 1 if line.text(name.end) == "," else name.end
    return line.role_at(at)


def from_to(line: Line, start: int, end: int) -> tuple[UnitSpan | None, UnitSpan | None]:
    """The units behind words for from and to."""
    source = target = None
    for unit in line.mentions.units:
        if not start <= unit.start < end:
            continue
        at = unit.start - 1
        passed = folded(line.language, "units", "pronouns")  # “from the office in Peja to the one of Gjilan”
        passed = passed | folded(line.language, "frames", "part_of")
        while at > start and (line.text(at) in grammar(line.language).articles or line.folded(at) in passed):
            at -= 1
        word = line.folded(at)
        if word in folded(line.language, "frames", "from"):
            source = source or unit
        elif word in folded(line.language, "frames", "to"):
            target = target or unit
    return source, target


def _given_before(line: Line, at: int) -> Predicate | None:
    """The verb of choosing before token ``at``: “zgjodhi në krye të UNIT NAME”, “NAME u zgjodh në krye të UNIT”."""
    verb = next((v for v in reversed(line.predicates) if v.end <= at), None)
    given = verb is not None and verb.kind == "chosen" and not (verb.denied or verb.planned)
    return verb if given else None


def at_head(line: Line) -> Iterator[tuple[RolePhrase, NameSpan, Standing]]:
    """“fillimin e punës së NAME në krye të Prokurorisë …”: who stands at the head of a unit, and its head's role."""
    for unit in line.mentions.units:
        start = phrase_before(line.tokens, unit.start, line.language, "at_head")
        name = next((n for n in reversed(line.people) if n.end == start), None) if start else None
        if name is None:
            begin = unit.end + (line.text(unit.end) == ",")
            led = phrase_at(line.tokens, begin, line.language, "headed_by")
            name = line.person_at(led) if led is not None else None
        given = _given_before(line, start) if start is not None and name is None else None
        if given is not None:
            name = subject_of(line, given.start) if given.voice == "passive" else None
            name = name or line.named_after(unit.end)[0]
        head = head_of(line, unit)
        if name is not None and head is not None:
            yield (
                RolePhrase(head, (unit,), unit.end),
                name,
                Standing.CURRENT if given is None else Standing.APPOINTED,
            )


def office_filled(line: Line) -> tuple[Line, RolePhrase] | None:
    """The office that the release speaks of filling: “zgjedhjen e kryeprokurorit të …”; candidates run for it."""
    nouns = folded(line.language, "frames", "filling")
    found = None
    for role in line.mentions.roles:
        before = line.spelled[max(0, role.start - 3) : role.start]
        before = before[before.index(",") :] if "," in before else before
        if not role.plural and any(word in nouns for word in before):
            found = (line, line.phrase(role))
    return found


def apart(line: Line, names: Sequence[NameSpan], role: RoleSpan) -> list[NameSpan]:
    """The one of ``names`` right before a role's marker: “ROLE NAME, kao ROLE, i ROLE NAME, *kao ROLE*”."""
    mark = phrase_before(line.tokens, role.start, line.language, "markers")
    direct = (name for name in names if mark is not None and mark - 1 == name.end)
    return [name for name in direct if line.text(name.end) == ","]


def wished(line: Line, verb: Predicate) -> bool:
    """Whether someone only asks for what the verb says (“kërkoi që të transferohet”), and nobody grants it."""
    asking = tuple(folded(line.language, "frames", "asking"))
    granting = tuple(folded(line.language, "frames", "granting"))
    before = line.spelled[max(0, verb.start - _ASKED) : verb.start]
    if not set(before[-_PARTICLE:]) & folded(line.language, "frames", "subjunctive"):
        return False
    return any(w.startswith(asking) for w in before) and not any(w.startswith(granting) for w in before)


def role_first(line: Line, verb: Predicate, phrase: RolePhrase) -> NameSpan | None:
    """The name right behind a role where the list behind the verb begins with one: “zgjodhi ROLE NAME, ROLE, NAME”."""
    first = next((name for name in line.people if name.start >= verb.end), None)
    opens = first is not None and any(
        verb.end <= r.start <= verb.end + 1 and not r.definite for r in line.mentions.roles
    )
    if line.language != "sq" or not opens or verb.voice != "active":
        return None
    name, _ = line.named_after(phrase.end)
    return name if name is not None and name in line.people else None
