"""Whether two wordings mean the same role, and whether a role may do without its unit."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from ingest.evaluate.units import codes_of, same_unit
from ingest.evaluate.wording import head, state_aside, stems
from ontology.language.fold import fold
from ontology.language.script import to_latin
from ontology.lookup import VocabUnit, vocabulary
from ontology.model import LANGUAGES, Language


def same_role(expected: str, found: str, unit: str | None, language: Language) -> bool:
    """Whether ``found`` is the role the annotation calls ``expected``; ``unit``: the body it is held in.

    Case, gender and articles do not count, nor do words of the role that only repeat the unit; names that the
    vocabulary gives to one role are one, the leader of a kind of unit by any word for a leader among them.

    >>> same_role("udhëheqës", "Shefe e Departamentit", "Departamenti i Administratës", "sq")
    True
    >>> same_role("kryeprokuror", "prokuror", None, "sq")
    False
    """
    one, other = _bare(expected, language), _bare(found, language)
    if one == other or "".join(one) == "".join(other):
        return True
    if _alone(one, unit, language) == _alone(other, unit, language):
        return True
    return bool(roles_of(expected, unit, language) & roles_of(found, unit, language))


def _alone(words: tuple[str, ...], unit: str | None, language: Language) -> tuple[str, ...]:
    """``words`` of a role without those that only repeat the ``unit``."""
    inside = set(stems(unit, language)) if unit else set()
    return (words[0], *(word for word in words[1:] if word not in inside))


def _bare(role: str, language: Language) -> tuple[str, ...]:
    words = stems(role, language)
    return state_aside(words, language) or words or (fold(role),)


def roles_of(role: str, unit: str | None, language: Language) -> frozenset[str]:
    """Keys of the roles of the vocabulary that ``role`` can mean in ``unit``."""
    keys = _named(role, language)
    if unit:
        alone = _alone(_bare(role, language), unit, language)
        for words in (
            alone,
            (*alone, head(unit, language)),
        ):  # “drejtor” of a secretariat: “drejtor i Sekretariatit”
            keys |= _names(language).get(words, frozenset())
    codes = codes_of(unit, language) if unit else frozenset()
    return frozenset(keys | {leader for key in keys for leader in _leaders(key, codes)})


def _named(role: str, language: Language) -> set[str]:
    words = _bare(role, language)
    return set(_names(language).get(words, ())) | set(_folded().get(fold(to_latin(role)), ()))


def _leaders(key: str, codes: frozenset[str]) -> set[str]:
    """The role that “head” means in a unit: that which leads the unit, or its kind."""
    known = vocabulary()
    found = set()
    for code in codes:
        unit = known.units[code]
        if unit.head_role is not None and key != unit.head_role and known.is_a(unit.head_role, key):
            found.add(unit.head_role)
        if key == "head":
            found |= {role.key for role in known.roles.values() if unit.kind in role.head_of_kind}
    return found


def needs_no_unit(role: str, expected: str | None, found: str | None, language: Language) -> bool:
    """Whether ``found`` is the office that goes without saying with a state-level title (``expected`` is null).

    >>> needs_no_unit("Kryeprokuror i Shtetit", None, "Zyra e Kryeprokurorit të Shtetit", "sq")
    True
    """
    if expected is not None or found is None:
        return False
    keys = _named(role, language)
    return any(same_unit(office, found, language) for key in keys for office in _offices(key, language))


def _offices(key: str, language: Language) -> set[str]:
    """Names of the one unit that the holder of ``key``, or whose deputy or cabinet, leads or serves.

    Deputies and chiefs of cabinet go with the Chief State Prosecutor (FORMAT of the annotations, 1 and 20).
    """
    deputies = {
        "deputy-chief-state-prosecutor": "chief-state-prosecutor",
        "head-of-cabinet": "chief-state-prosecutor",
    }
    leader = deputies.get(key, key)
    led = [u for u in vocabulary().units.values() if u.head_role == leader]
    units = [*led, *_cabinets(led)] if key == "head-of-cabinet" else led
    return {unit.labels.get(language, "") for unit in units} if len(led) == 1 else set()


def _cabinets(led: list[VocabUnit]) -> list[VocabUnit]:
    codes = {unit.code for unit in led}
    return [u for u in vocabulary().units.values() if u.kind == "cabinet" and u.parent in codes]


@cache
def _names(language: Language) -> Mapping[tuple[str, ...], frozenset[str]]:
    """The stems of every name of a role in ``language`` → the roles it names."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for role in vocabulary().roles.values():
        names = (role.labels_m.get(language), role.labels_f.get(language), *role.variants.get(language, ()))
        for name in filter(None, names):
            found[_bare(name, language)].add(role.key)
    return {words: frozenset(keys) for words, keys in found.items()}


@cache
def _folded() -> Mapping[str, frozenset[str]]:
    """Every folded name of a role in any language → the roles it names."""
    found: dict[str, set[str]] = defaultdict(set)
    for role in vocabulary().roles.values():
        for language in LANGUAGES:
            names = (
                role.labels_m.get(language),
                role.labels_f.get(language),
                *role.variants.get(language, ()),
            )
            for name in filter(None, names):
                found[fold(name)].add(role.key)
    return {name: frozenset(keys) for name, keys in found.items()}
