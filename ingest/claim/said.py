"""Roles and units as verbs speak of them: whether a role is said of someone, whose it is, whom a unit has as head."""

from dataclasses import replace

from ingest.claim.clause import subject_of
from ingest.claim.phrase import Line, RolePhrase
from ingest.claim.predicates import phrase_before
from ingest.lexicon.load import folded, words
from ingest.mention.known_units import UnitSpan
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan, role_named
from ontology.language.declension import noun_forms
from ontology.language.fold import fold
from ontology.language.grammar import grammar


def predicative(line: Line, role: RoleSpan) -> bool:
    """Whether a role is said of someone by a verb: indefinite where nouns show it, or behind a marker (“si”, “as”).

    A role joined to another that stands before a name belongs to the name.
    """
    if phrase_before(line.tokens, role.start, line.language, "markers") is not None:
        return True
    if phrase_before(line.tokens, role.start, line.language, "now") is not None:
        return False
    if any(line.stacked_on(line.phrase(r).end) == role for r in line.mentions.roles if r.start < role.start):
        return False
    if line.language == "sq":
        return role.case in {"nom-i", "acc-i"} and not role.former
    if not grammar(line.language).declines:
        return _beside_verb(line, role)
    return False


def _beside_verb(line: Line, role: RoleSpan) -> bool:
    """Whether a role stands right behind its verb or the verb's object, and has no name of its own."""
    at = role.start - 1
    passed = folded(line.language, "frames", "adverbs") | {"a", "an"}
    while at > 0 and fold(line.text(at)) in passed:
        at -= 1
    if at < 0 or line.named_after(line.phrase(role).end)[0] is not None:
        return False
    return line.verb_at(at) is not None or any(name.end == at + 1 for name in line.people)


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
    return found


def candidate_nouns(line: Line) -> dict[str, bool]:
    """Forms of the nouns for a candidate → whether the form is singular."""
    found: dict[str, bool] = {}
    for lemma in words(line.language, "frames").get("candidate", ()):
        for gender in ("m", "f", "n"):
            for form in noun_forms(lemma, gender, line.language):
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
        while at > start and line.text(at) in grammar(line.language).articles:
            at -= 1
        word = fold(line.text(at))
        if word in folded(line.language, "frames", "from"):
            source = source or unit
        elif word in folded(line.language, "frames", "to"):
            target = target or unit
    return source, target
