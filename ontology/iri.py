"""Makers of identifiers: opaque keys from content, and IRIs from keys.

The patterns are those of ``docs/ontology.md``, section *IRIs*. A key never carries a person's name.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from ontology.terms import BASE

#: Base 32 without i, l, o and u, which are misread on paper and spell words by accident.
_ALPHABET: Final = "abcdefghjkmnpqrstvwxyz234567"
_SEPARATOR: Final = "\x1f"  # cannot occur in a normalised slot value, so joined slots cannot collide
_SLUG = re.compile(r"[^a-z0-9]+")


def digest(*parts: str) -> bytes:
    """SHA-256 over ``parts`` with a separator between them; the base of every key below."""
    return hashlib.sha256(_SEPARATOR.join(parts).encode()).digest()


def opaque(length: int, *parts: str) -> str:
    """A key of ``length`` characters of the safe alphabet, a hash of ``parts``.

    >>> opaque(8, "a", "b") == opaque(8, "a", "b") != opaque(8, "ab", "")
    True
    """
    number = int.from_bytes(digest(*parts), "big")
    characters = []
    for _ in range(length):
        number, index = divmod(number, len(_ALPHABET))
        characters.append(_ALPHABET[index])
    return "".join(characters)


def hexadecimal(length: int, *parts: str) -> str:
    """The first ``length`` hexadecimal digits of the hash of ``parts``."""
    return digest(*parts).hex()[:length]


def slug(name: str) -> str:
    """``name`` as the code of a unit or place: ASCII, lower case, hyphens.

    >>> slug("Prokuroria Themelore në Pejë")
    'prokuroria-themelore-ne-peje'
    """
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "dj"))
    return _SLUG.sub("-", plain.encode("ascii", "ignore").decode()).strip("-")


def identifier(kind: str, key: str) -> str:
    """IRI of one thing: ``kind`` is ``person``, ``unit``, ``post``, ``tenure``, ``event`` …"""
    return f"{BASE}id/{kind}/{key}"


def concept(scheme: str, key: str) -> str:
    """IRI of a concept of the vocabulary: ``scheme`` is ``role``, ``unit-kind``, ``event-type`` …"""
    return f"{BASE}voc/{scheme}/{key}"


def graph(*path: str) -> str:
    """IRI of a named graph, for example ``graph("x", release, run)``."""
    return f"{BASE}graph/{'/'.join(path)}"


def anchor(text_key: str, start: int, end: int) -> str:
    """IRI of characters ``start`` to ``end`` (exclusive, code points) of a text, in the form of RFC 5147."""
    return f"{BASE}id/text/{text_key}#char={start},{end}"


def claim_key(release: str, kind: str, slots: Iterable[str]) -> str:
    """Content key of a claim: the same reading by a newer reader has the same key, wherever its offsets moved."""
    return "c-" + hexadecimal(16, release, kind, *slots)


def locus_key(release: str, kind: str, words: Iterable[str]) -> str:
    """Key of the place a claim was read in, whatever was read there."""
    return "l-" + hexadecimal(16, release, kind, *(" ".join(w.casefold().split()) for w in words))
