"""Lists of names and offices where nouns show no definiteness: whether each office stands behind its name.

“Mr. A, Prosecutor in X, Mr. B, Director of Y” begins with a name and ends with an office, so every office is that of
the name before it; “Prosecutor A, Director B” begins with an office, so it is the other way round.
"""

from collections.abc import Iterator

from ingest.claim.phrase import Line, RolePhrase
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan
from ontology.language.grammar import grammar

#: What joins two items of a list.
_JOINS = frozenset({",", ";", "and", "as", "well", "also", "i", "kao"})
#: What no office stands in front of, if it is that of the name behind: “ROLE, kao i NAME”.
_APART = frozenset({"kao"})
#: Roles that are a profession or rank, which an office may be said beside: “chair of the committee, prosecutor NAME”.
_RANKS = frozenset({"prosecutor", "special-prosecutor"})


def names_first(line: Line) -> Iterator[tuple[NameSpan, RolePhrase]]:
    """The names of lists that begin with a name, each with the office behind it; of lists of two items and more."""
    if grammar(line.language).declines and not grammar(line.language).adjectives:
        return
    passed = -1
    for name in line.mentions.names:
        if name.start <= passed or not name.full or _has_role_in_front(line, name):
            continue
        items = list(_items(line, name))
        if len(items) > 1 or (items and _opens(line, name) and not grammar(line.language).declines):
            passed = items[-1][1].end
            yield from items


def _items(line: Line, first: NameSpan) -> Iterator[tuple[NameSpan, RolePhrase]]:
    """Names from ``first`` on, each with the office right behind it."""
    name: NameSpan | None = first
    waiting: tuple[NameSpan, RolePhrase] | None = None
    while name is not None and name.full:
        at = name.end + (line.text(name.end) in {",", "-", "–", "("})
        at += line.text(at) == "the"
        role = line.role_at(at)
        if role is None or role.plural:
            break
        if waiting is not None:
            yield waiting
        phrase = line.phrase(role)
        waiting = (name, phrase)
        at = phrase.end + (line.text(phrase.end) == ")")
        begun = at
        apart = False
        while line.text(at) in _JOINS:
            apart = apart or line.text(at) in _APART
            at += 1
        if at == begun and line.name_at(at) is not None:
            return  # “NAME, prosecutor NAME”: the office is that of the name behind it
        name = line.name_at(at) if at > begun and not apart else None
    if waiting is not None and (name is None or _opens(line, first)):
        yield waiting


def _opens(line: Line, name: NameSpan) -> bool:
    """Whether a list begins with ``name``: behind a colon."""
    begin = line.honorific_start(name.start)
    return begin > 0 and line.text(begin - 1) == ":"


def _has_role_in_front(line: Line, name: NameSpan) -> bool:
    """Whether an office of one person stands right before ``name``."""
    begin = line.honorific_start(name.start)
    for role in line.mentions.roles:
        end = line.phrase(role).end
        if role.start < begin and not role.plural and end in {begin, begin - (line.text(begin - 1) == ",")}:
            return True
    return False


def rank_in_front(line: Line, name: NameSpan) -> bool:
    """Whether a mere rank stands right before ``name``, beside which an office can follow: “Prosecutor NAME, chair”."""
    role = next((r for r in line.mentions.roles if r.end == line.honorific_start(name.start)), None)
    mere = role is not None and (role.role.key in _RANKS or role.role.private) and not role.plural
    return mere and role is not None and not (role.acting or role.former) and not line.phrase(role).units


def of_name_before(line: Line, phrase: RolePhrase) -> bool:
    """Whether an office is that of the name before it although another follows it: “NAME, ROLE, and ROLE NAME”.

    The commas on both sides close it, and the name has no office in front of it but a mere rank.
    """
    if grammar(line.language).declines or line.text(phrase.end) != "," or line.text(phrase.end + 1) != "and":
        return False
    name = next((n for n in line.mentions.names if n.end == phrase.role.start - 1), None)
    led = name is not None and _has_role_in_front(line, name) and not rank_in_front(line, name)
    behind = name is not None and line.text(name.end) == "," and not led
    return behind and name is not None and name.full


def is_rank(line: Line, role: RoleSpan | None, before: RolePhrase) -> bool:
    """Whether ``role`` is a rank with its name right behind it and without an office or article of its own.

    Where nouns have cases, it stands in the case of the office named ``before`` with its unit: “udhëheqësi i
    Departamentit …, prokurori NAME”.
    """
    if role is None or role.plural or not (role.role.key in _RANKS or role.role.private):
        return False
    phrase = line.phrase(role)
    if grammar(line.language).declines and not (
        line.language == "sq"
        and role.case == before.role.case
        and not before.role.plural
        and (before.units or before.field)
    ):
        return False
    return not phrase.units and line.name_at(phrase.end) is not None
