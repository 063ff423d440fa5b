"""A person's printed name in fields: given name, what stands inside, surnames."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ontology.language.fold import fold
from ontology.language.given_names import given_names
from ontology.language.regional import LOST, rules, search_key
from ontology.language.script import to_latin


@dataclass(frozen=True, slots=True)
class FullName:
    """``given``: the first word. ``inside``: initials and given names behind it. ``surnames``: one, or the parts of a
    double one, particles with them. All as printed, in Latin letters, without honorifics.
    """

    given: str
    inside: tuple[str, ...]
    surnames: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether there are both a given name and a surname, neither of them an initial."""
        return all(map(is_word, (self.given, *self.surnames))) and bool(self.surnames)

    @property
    def damaged(self) -> bool:
        """Whether letters are lost."""
        return any(LOST in part for part in (self.given, *self.surnames))


def is_word(part: str) -> bool:
    """Whether ``part`` of a name is more than an initial.

    >>> is_word("R."), is_word("Xh."), is_word("Yll")
    (False, False, True)
    """
    return sum(map(str.isalpha, part)) > (2 if part.rstrip(")").endswith(".") else 1)


@lru_cache(maxsize=65536)
def full_name(printed: str) -> FullName:
    """The fields of ``printed``; words after the first are surnames unless they are initials or given names inside.

    >>> full_name("z. Teuta Berani – Luboteni")
    FullName(given='Teuta', inside=(), surnames=('Berani', 'Luboteni'))
    >>> full_name("Marijke A. van Oosten")
    FullName(given='Marijke', inside=('A.',), surnames=('van Oosten',))
    """
    words = to_latin(printed).translate(rules().joins).split()
    while len(words) > 1 and _plain(words[0]) in rules().honorifics and not _is_initial(words):
        words = words[1:]
    if not words:
        return FullName("", (), ())
    given, *rest = words
    inside = [word for word in rest[:-1] if not is_word(word) or fold(word) in given_names()]
    kept = [word for at, word in enumerate(rest) if at == len(rest) - 1 or word not in inside]
    return FullName(given, tuple(inside), _joined(kept))


def _plain(word: str) -> str:
    return fold(word).replace(".", "")


def _is_initial(words: Sequence[str]) -> bool:
    """Whether the first word is a given name's initial (“G. Hoxha”) and not short for “Mr”: it has a capital."""
    return len(_plain(words[0])) == 1 and words[0][0].isupper() and len(words) == 2


def _joined(words: Sequence[str]) -> tuple[str, ...]:
    """Surnames with the particles that begin them."""
    found: list[str] = []
    waiting = ""
    for at, word in enumerate(words):
        if _plain(word) in rules().particles and at < len(words) - 1:
            waiting += f"{word} "
        else:
            found.append(waiting + word)
            waiting = ""
    return tuple(found)


@lru_cache(maxsize=262144)
def name_key(printed: str) -> str:
    """One key for all spellings of a whole name, whatever the order of its words; what stands inside is left out.

    >>> name_key("Hysni Lladrovci") == name_key("Ljadrovci Hisni")
    True
    """
    name = full_name(printed)
    return " ".join(sorted(map(search_key, (name.given, *name.surnames))))
