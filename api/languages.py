"""The languages of the site: which there are, which one a reader's browser asks for, and what it calls things in them.

The language stands in the address (``?lang=sq``), so that an address that is shared shows the same page; every link
of a page carries it. Where an address has none, the reader's Accept-Language chooses (RFC 9110, 12.5.4). No cookie.
Serbian comes in two scripts; the Cyrillic one is written from the Latin one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from babel import Locale

from ontology.language.script import to_cyrillic
from ontology.model import Language

#: Codes of the languages of the site, as in ``?lang=`` and in HTML (BCP 47).
Code = Literal["sq", "sr", "sr-Cyrl", "en"]
CODES: Final[tuple[Code, ...]] = get_args(Code)
#: Where neither the address nor the reader's browser asks for one of ours.
DEFAULT: Final[Code] = "en"


@dataclass(frozen=True, slots=True)
class Speech:
    """One language of the site. ``data``: that of the graph's labels; ``locale``: its dates and numbers, for Babel."""

    code: Code
    data: Language
    locale: Locale
    name: str

    @property
    def cyrillic(self) -> bool:
        """Whether it is written from the Latin script of the same language."""
        return self.code == "sr-Cyrl"

    def script(self, text: str) -> str:
        """``text``, which is in the language of the data, in the script of this one."""
        return to_cyrillic(text) if self.cyrillic else text


SPEECHES: Final[Mapping[str, Speech]] = {
    "sq": Speech("sq", "sq", Locale("sq"), "Shqip"),
    "sr": Speech("sr", "sr", Locale("sr", script="Latn"), "Srpski"),
    "sr-Cyrl": Speech("sr-Cyrl", "sr", Locale("sr", script="Cyrl"), "Српски"),
    "en": Speech("en", "en", Locale("en", "GB"), "English"),
}
#: What readers' browsers ask for besides our own codes: the first part of a tag, in lower case, → our code.
_ALIKE: Final[Mapping[str, Code]] = {"bs": "sr", "hr": "sr", "cnr": "sr", "sh": "sr"}


def speech(code: str) -> Speech:
    """The language ``code``; raises ``KeyError`` if the site has it not."""
    return SPEECHES[code]


def data_language(code: str) -> Language:
    """Language of the graph's labels that a page in ``code`` shows."""
    return SPEECHES[code].data


def negotiated(accept: str) -> Code:
    """The language of the site that the Accept-Language header ``accept`` likes best; the default if none.

    >>> negotiated("de, sr-Cyrl-RS;q=0.9, sq;q=0.5"), negotiated("sr-RS"), negotiated("*"), negotiated("")
    ('sr-Cyrl', 'sr', 'en', 'en')
    """
    wanted: list[tuple[float, int, Code]] = []
    for place, part in enumerate(accept.split(",")[:50]):
        tag, *parameters = (p.strip() for p in part.split(";"))
        known = _known(tag.casefold().split("-"))
        quality = _quality(parameters)
        if known is not None and quality > 0:
            wanted.append((-quality, place, known))
    return min(wanted)[2] if wanted else DEFAULT


def _known(parts: list[str]) -> Code | None:
    first = parts[0]
    if first == "sr" and "cyrl" in parts:
        return "sr-Cyrl"
    return next((code for code in CODES if code == first), _ALIKE.get(first))


def _quality(parameters: list[str]) -> float:
    stated = [p.removeprefix("q=") for p in parameters if p.startswith("q=")]
    try:
        return min(1.0, float(stated[0])) if stated else 1.0
    except ValueError:
        return 0.0
