"""The texts of the site in its languages: gettext catalogues, ``api/locale/{language}.po``.

A message is written in English where it stands, in templates and here; ``sq.po`` and ``sr.po`` have the others.
``make messages`` brings them up to date with the templates, and a test fails on a message that is missing or no longer
used. Serbian Cyrillic is written from the Latin one, name for name of what stands in ``_KEPT``.
"""

import re
from functools import cache
from gettext import NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from api.languages import speech
from ontology.language.script import to_cyrillic

#: What stays as it is among Cyrillic letters: fields, markup, addresses, identifiers, names of formats and of the site.
_KEPT: Final = re.compile(
    r"%\(\w+\)s|%%|<[^>]*>|&\w+;|https?:\S+|\S+@\S+"
    r"|\b(?:unit|post):[\w.-]*\w|\bvoc/\w+|\b(?:certain|possible)\b|\b0\.\d"
    r"|\b(?:Zyrtar|SPARQL|RDF|JSON(?:-LD)?|CSV|TSV|XML|SVG|PNG|PDF|HTML|Turtle|TriG|N-Triples|N-Quads|Atom|GEXF|GraphML"
    r"|CC BY|Accept|GET|POST|OWL|SKOS|PROV|schema\.org|W3C|Web Annotation|Organization Ontology|URI|IRI|API|F1|UTC)\b"
)


class _Cyrillic(NullTranslations):
    """The messages of ``latin`` in Cyrillic."""

    def __init__(self, latin: NullTranslations) -> None:
        super().__init__()
        self._latin = latin

    def gettext(self, message: str) -> str:
        return in_cyrillic(self._latin.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return in_cyrillic(self._latin.ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return in_cyrillic(self._latin.pgettext(context, message))

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return in_cyrillic(self._latin.npgettext(context, msgid1, msgid2, n))


def in_cyrillic(message: str) -> str:
    """A Serbian ``message`` in Cyrillic; fields, markup and names of formats stay.

    >>> in_cyrillic("Skinite %(count)s redova kao CSV")
    'Скините %(count)s редова као CSV'
    """
    written, last = [], 0
    for kept in _KEPT.finditer(message):
        written += [to_cyrillic(message[last : kept.start()]), kept[0]]
        last = kept.end()
    return "".join([*written, to_cyrillic(message[last:])])


@cache
def translations(code: str) -> NullTranslations:
    """The messages of the language ``code``. Raises ``KeyError`` if the site has it not."""
    spoken = speech(code)
    if spoken.data == "en":
        return NullTranslations()
    if spoken.cyrillic:
        return _Cyrillic(translations(spoken.data))
    with files("api").joinpath("locale", f"{spoken.data}.po").open("rb") as file:
        catalogue = read_po(file, locale=spoken.data)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)
