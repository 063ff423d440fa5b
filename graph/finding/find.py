"""All findings of one build, in the order of kinds and keys."""

from graph.fact.labels import role_labels
from graph.fact.publication import Published
from graph.finding.contradictions import session_on_two_days, start_after_end, two_holders, two_places
from graph.finding.gaps import missing_languages, missing_sessions, silent_offices
from ontology.facts import Finding, FindingKind

_ORDER = list(FindingKind)


def find(made: Published) -> tuple[Finding, ...]:
    """Every contradiction and gap in what is published; the same facts give the same findings."""
    facts = made.publication
    roles = role_labels(made.new_roles)
    units = {unit.code: unit for unit in facts.units}
    found = [
        *two_holders(facts, roles),
        *start_after_end(facts, made.contradictory, roles),
        *session_on_two_days(made.sources, made.event_of, units),
        *two_places(facts),
        *missing_sessions(facts),
        *missing_languages(facts, made.sources),
        *silent_offices(facts, made.sources),
    ]
    return tuple(sorted(found, key=lambda each: (_ORDER.index(each.kind), each.key)))
