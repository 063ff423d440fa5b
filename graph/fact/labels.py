"""Names of posts and events in three languages, made from the vocabulary: never from a release's headline."""

from collections.abc import Mapping, Sequence

from graph.fact.posts import NewRole
from ontology.dates import PartialDate
from ontology.facts import Unit, UnitChangeKind
from ontology.language.calendar import month_names, write_date
from ontology.lookup import vocabulary
from ontology.model import LANGUAGES, Language


def event_labels(
    kind: str, session: int | None, conveners: Sequence[Unit], date: PartialDate | None
) -> dict[str, str]:
    """“Takim pune – SKPK, 3 korrik 2024”: the kind, who convened it, and the day."""
    labels: dict[str, str] = {}
    for language in LANGUAGES:
        name = vocabulary().label("event-type", kind, language)
        name = name[0].upper() + name[1:] + (f" {session}" if session is not None else "")
        parts = [", ".join(short(unit, language) for unit in conveners), _day(date, language)]
        rest = ", ".join(part for part in parts if part)
        labels[language] = f"{name} – {rest}" if rest else name
    return labels


_CHANGES: Mapping[UnitChangeKind, Mapping[Language, str]] = {
    UnitChangeKind.FOUNDED: {"sq": "Themelimi", "sr": "Osnivanje", "en": "Founded"},
    UnitChangeKind.RENAMED: {"sq": "Riemërtimi", "sr": "Preimenovanje", "en": "Renamed"},
    UnitChangeKind.DISSOLVED: {"sq": "Shuarja", "sr": "Ukidanje", "en": "Dissolved"},
}


def change_labels(kind: UnitChangeKind, names: Mapping[Language, tuple[str, str]]) -> dict[str, str]:
    """“Renamed: Committee for Normative Acts → Committee on Normative Issues”. ``names``: former and present name."""
    return {
        language: f"{_CHANGES[kind][language]}: "
        + (f"{old} → {new}" if kind is UnitChangeKind.RENAMED else new)
        for language, (old, new) in names.items()
    }


def post_labels(role: Mapping[str, str], unit: Unit) -> dict[str, str]:
    """“Drejtor i Përgjithshëm – SKPK”: the role and the unit by its acronym or name."""
    return {
        language: f"{role[language][0].upper()}{role[language][1:]} – {short(unit, language)}"
        for language in LANGUAGES
        if language in role
    }


def role_labels(new_roles: Sequence[NewRole]) -> dict[str, dict[str, str]]:
    """Role key → language → label, for the vocabulary's roles and the new ones."""
    labels: dict[str, dict[str, str]] = {role.key: dict.fromkeys(LANGUAGES, role.label) for role in new_roles}
    for key in vocabulary().roles:
        labels[key] = {language: vocabulary().label("role", key, language) for language in LANGUAGES}
    return labels


def short(unit: Unit, language: Language) -> str:
    """The unit's acronym, in ``language`` or as printed in another, else its name, likewise."""
    own = [
        unit.acronyms.get(language),
        *unit.acronyms.values(),
        unit.labels.get(language),
        *unit.labels.values(),
    ]
    return next((name for name in own if name), unit.code)


#: “Not later than”, before a written date.
_BY: Mapping[str, str] = {"sq": "deri më", "sr": "do", "en": "by"}


def _day(date: PartialDate | None, language: Language) -> str:
    if date is None:
        return ""
    if date.day is not None:
        return write_date(date.day, language)
    if date.earliest is None and date.latest is not None:
        written = write_date(date.latest, language)
        if language == "sr":  # the preposition takes the genitive: jul → jula, septembar → septembra
            month = month_names(language)[date.latest.month - 1]
            genitive = month[:-2] + "ra" if month.endswith("bar") else month + "a"
            written = written.replace(month, genitive)
        return f"{_BY[language]} {written}"
    return date.edtf
