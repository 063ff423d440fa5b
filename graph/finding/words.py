"""What findings say, in three languages. Names and dates are filled in; dates are ISO, as lists are sorted by them."""

from collections.abc import Mapping
from typing import Final

from ontology.facts import FindingKind
from ontology.model import LANGUAGES

_NOTES: Final[Mapping[FindingKind, Mapping[str, str]]] = {
    FindingKind.TWO_HOLDERS: {
        "sq": "{post}: {one} dhe {other} e mbajnë me siguri nga {start} deri më {end}",
        "sr": "{post}: {one} i {other} su izvesno na funkciji od {start} do {end}",
        "en": "{post}: {one} and {other} both certainly hold it from {start} to {end}",
    },
    FindingKind.START_AFTER_END: {
        "sq": "{one}, {post}: datat e dhëna nuk mund të jenë të gjitha të sakta",
        "sr": "{one}, {post}: navedeni datumi ne mogu svi biti tačni",
        "en": "{one}, {post}: the dates stated cannot all be right",
    },
    FindingKind.SESSION_ON_TWO_DAYS: {
        "sq": "{body}, mbledhja {number}: komunikatat japin datat {days}",
        "sr": "{body}, sednica {number}: saopštenja navode datume {days}",
        "en": "{body}, session {number}: releases give the dates {days}",
    },
    FindingKind.TWO_PLACES: {
        "sq": "{one}, {day}: pjesëmarrës në {places}",
        "sr": "{one}, {day}: učesnik događaja, mesta: {places}",
        "en": "{one}, {day}: takes part in events in {places}",
    },
    FindingKind.MISSING_SESSION: {
        "sq": "{body}: asnjë komunikatë për mbledhjen nr. {numbers} (mes {start} dhe {end})",
        "sr": "{body}: nema saopštenja o sednici br. {numbers} (između {start} i {end})",
        "en": "{body}: no release on session no. {numbers} (between {start} and {end})",
    },
    FindingKind.MISSING_LANGUAGE: {
        "sq": "{event}: nuk ka komunikatë në gjuhën {missing}",
        "sr": "{event}: nema saopštenja na jeziku: {missing}",
        "en": "{event}: no release in {missing}",
    },
    FindingKind.SILENT_OFFICE: {
        "sq": "{body}: asnjë lajm që nga {day}",
        "sr": "{body}: bez vesti od {day}",
        "en": "{body}: no news since {day}",
    },
}
#: Languages as a list names them.
LANGUAGE_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "sq": {"sq": "shqipe", "sr": "serbe", "en": "angleze"},
    "sr": {"sq": "albanski", "sr": "srpski", "en": "engleski"},
    "en": {"sq": "Albanian", "sr": "Serbian", "en": "English"},
}


def notes(kind: FindingKind, values: Mapping[str, object | Mapping[str, str]]) -> Mapping[str, str]:
    """The note of a finding in each language. A value that is a mapping is taken in the note's language."""
    return {
        language: _NOTES[kind][language].format(
            **{name: v[language] if isinstance(v, Mapping) else v for name, v in values.items()}
        )
        for language in LANGUAGES
    }
