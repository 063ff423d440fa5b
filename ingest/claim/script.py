"""Names and roles in the script of the text: the lexicon and the vocabulary are Latin, a release may be Cyrillic."""

from dataclasses import replace

from ontology.language.script import is_cyrillic, to_cyrillic
from ontology.model import Reading, Release


def in_script(reading: Reading, release: Release) -> Reading:
    """``reading`` with the names of its persons and units and its roles in Cyrillic, if ``release`` is.

    Spans stay: they point into the text as it is.
    """
    if not is_cyrillic(release.text):
        return reading
    return replace(
        reading,
        persons=tuple(
            replace(p, name=to_cyrillic(p.name), aliases=tuple(map(to_cyrillic, p.aliases)))
            for p in reading.persons
        ),
        units=tuple(replace(u, name=to_cyrillic(u.name)) for u in reading.units),
        acronyms=tuple((to_cyrillic(acronym), local) for acronym, local in reading.acronyms),
        tenures=tuple(replace(t, role_text=to_cyrillic(t.role_text)) for t in reading.tenures),
    )
