"""SPARQL text cut into tokens, as far as needed to see brackets, words and variables: no grammar.

Lexical rules: SPARQL 1.1 Query Language (W3C Recommendation of 21 March 2013), sections 19.2 to 19.8.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.errors import QuerySyntaxError

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
#: First match wins: long strings before short ones, IRIs before the less-than sign, names before words.
_TOKEN = re.compile(
    r"""
    (?P<space>[ \t\r\n]+|\#[^\r\n]*)
  | (?P<string>"{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
              | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<variable>[?$][^\W]\w*)
  | (?P<language>@[A-Za-z][A-Za-z0-9-]*)
  | (?P<name>[^\W\d_][\w.·-]*:(?:[\w.:·-]|%[0-9A-Fa-f]{2}|\\[-_~.!$&'()*+,;=/?\#@%])*
           | _?:(?:[\w.:·-]|%[0-9A-Fa-f]{2}|\\[-_~.!$&'()*+,;=/?\#@%])*)
  | (?P<word>[^\W\d_]\w*)
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<mark>&&|\|\||\^\^|[<>!]=|.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token. ``kind``: string, iri, variable, language, name (``ex:thing``), word, number or mark."""

    kind: str
    text: str
    start: int
    end: int


def unescape(query: str) -> str:
    """``query`` with ``\\uXXXX`` and ``\\UXXXXXXXX`` decoded, as the grammar does before anything else (19.2).

    Raises ``QuerySyntaxError`` for an escape that is no Unicode character (a surrogate, or past U+10FFFF).
    """

    def character(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
            raise QuerySyntaxError(
                f"{match[0]} at {place(query, match.start())} is not a character", mend="Write the character."
            )
        return chr(number)

    return _ESCAPE.sub(character, query)


def tokens(query: str) -> Iterator[Token]:
    """The tokens of ``query`` without spaces and comments. Never fails: what fits nothing is a mark."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "mark"
        if kind != "space":
            yield Token(kind, match[0], match.start(), match.end())


def place(query: str, offset: int) -> str:
    """``offset`` as a reader finds it.

    >>> place("SELECT *\\nWHERE", 10)
    'line 2, column 2'
    """
    before = query[:offset]
    return f"line {before.count(chr(10)) + 1}, column {offset - (before.rfind(chr(10)) + 1) + 1}"
