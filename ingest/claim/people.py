"""The persons of a release: who is named in an official role, and which short forms mean whom."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge
from operator import itemgetter

from ingest.claim.evidence import evidence
from ingest.mention.people import NameSpan
from ingest.mention.read import Mentions
from ontology.language.declension import name_bases
from ontology.language.fold import fold
from ontology.language.names import bases_of, nominative_name, undeclined
from ontology.language.regional import sound
from ontology.model import Gender, Language, PersonMention, Span

#: Endings of surnames that no nominative has, whatever stands beside them: “Ehat Miftarajt”, “Sylë Hoxhës”.
_OBLIQUE = (
    "jt",
    "xhës",
    "llës",
    "nës",
    "rës",
    "kës",
    "mës",
    "tës",
    "dës",
    "pës",
    "lës",
    "shës",
    "gës",
    "bës",
)


@dataclass(slots=True)
class _Person:
    """A person of the release while the mentions are collected."""

    name: str
    spans: list[Span] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    forms: list[Gender] = field(default_factory=list)


class People:
    """The persons of one release. ``known`` are full names accepted as officials, in the nominative."""

    def __init__(
        self, language: Language, full_names: Iterable[str], spans: Sequence[tuple[NameSpan, Span]] = ()
    ) -> None:
        """``full_names``: every full name printed; ``spans``: those that may be an official's, with their places."""
        self._language = language
        self._printed = frozenset(full_names)
        self._ends = {end for full in self._printed for end in _ends(fold(full))}
        self._by_last_word = _by_last_word(spans, language)
        self._people: dict[str, _Person] = {}
        self._by_sound: dict[str, str] = {}
        self._by_surname: dict[str, list[str]] = {}

    def accept(
        self, name: NameSpan, span: Span, form: Gender | None, *, oblique: bool = False, foreign: bool = False
    ) -> str:
        """Take the full ``name`` as that of an official; returns the key of the person.

        ``foreign``: the role is another state's. ``oblique``: the role beside it stands in another case than the
        nominative, so the name may too.
        """
        base = self._nominative(name.text, form, oblique=oblique, foreign=foreign)
        key = self._by_sound.get(sound(base), fold(base))
        if key not in self._people:
            self._people[key] = _Person(base)
            self._by_sound.setdefault(sound(key), key)
            for surname in _surnames(base):
                self._by_surname.setdefault(surname, []).append(key)
        person = self._people[key]
        self._mark(person, span, form or name.honorific)
        return key

    def shortened(self, name: NameSpan) -> bool:
        """Whether ``name`` is the double surname of a longer name of the release: “Berani – Luboteni”."""
        return fold(name.text) in self._ends

    def accept_short(self, name: NameSpan) -> None:
        """Take the one full name of the release that ``name``, a surname in an official role, can stand for."""
        bases = bases_of(name.text, self._language)
        found: dict[str, tuple[NameSpan, Span]] = {}
        places = (self._by_last_word.get(base, ()) for base in bases)
        for full, span in merge(*places, key=itemgetter(1)):  # in the order of the text
            found.setdefault(sound(self._nominative(full.text, None, oblique=False)), (full, span))
            if len(found) > 1:
                return
        if len(found) == 1:
            ((full, span),) = found.values()
            declined = self._language == "sq" and fold(full.text.split()[-1]) != fold(name.text)
            self.accept(full, span, None, oblique=declined and _longer(full.text, bases))

    def known(self, name: NameSpan) -> str | None:
        """Key of the one person that ``name`` can mean: a full name in any case, or a surname; else ``None``."""
        bases = bases_of(name.text, self._language)
        if name.full:
            exact = [base for base in bases if base in self._people] or list(
                {self._by_sound[s] for s in map(sound, bases) if s in self._by_sound}
            )
            if exact:
                return exact[0] if len(exact) == 1 else None
            # both halves of a double surname without the given name
        elif len(name.text) < 3:
            return None
        found = list({key for base in bases for key in self._by_surname.get(base, ())})
        return found[0] if len(found) == 1 else None

    def mention(self, key: str, span: Span, alias: str | None, form: Gender | None) -> None:
        """Note another mention of a person; ``alias`` if it is a short form."""
        person = self._people[key]
        self._mark(person, span, form)
        if alias is not None and alias not in person.aliases and fold(alias) != key:
            person.aliases.append(alias)

    def surname(self, key: str, name: NameSpan) -> str:
        """``name`` in the nominative, as the person's own name has it."""
        bases = bases_of(name.text, self._language)
        own = self._people[key].name.split()
        return next((word for word in own if fold(word) in bases), name.text)

    def locals(self) -> dict[str, str]:
        """Key of each person → local id, in the order in which the text first names them."""
        ordered = sorted(self._people, key=lambda key: min(self._people[key].spans))
        return {key: f"p{number}" for number, key in enumerate(ordered, 1)}

    def mentions(self) -> tuple[PersonMention, ...]:
        """The persons of the release, with every place that names them; the full name's first."""
        found = []
        for key, local in self.locals().items():
            person = self._people[key]
            full = [s for s in sorted(person.spans) if s.end - s.start >= len(person.name)]
            proof = evidence("name", *full, *sorted(person.spans))
            aliases = tuple(person.aliases)
            found.append(PersonMention(local, person.name, proof, aliases, _majority(person.forms)))
        return tuple(found)

    def _nominative(self, printed: str, form: Gender | None, *, oblique: bool, foreign: bool = False) -> str:
        """The form the release also prints elsewhere; else, beside an oblique role, the base of the form."""
        bases = name_bases(printed, self._language)
        attested = [base for base in bases[1:] if base in self._printed or fold(base) in self._people]
        if attested:
            return attested[0]
        if self._language == "sq" and (oblique or printed.endswith(_OBLIQUE)):
            return undeclined(printed, foreign=foreign)
        return nominative_name(printed, form, self._language, oblique=oblique)

    def _mark(self, person: _Person, span: Span, form: Gender | None) -> None:
        person.spans.append(span)
        if form is not None:
            person.forms.append(form)


def _longer(full: str, bases: frozenset[str]) -> bool:
    """Whether the last word of ``full`` is longer than a surname of ``bases``, so that it stands in another case."""
    return len(full.rsplit(maxsplit=1)[-1]) > min(map(len, bases))


def full_names(mentions: Sequence[Mentions]) -> list[str]:
    """Every possible full name in the release as printed."""
    return [name.text for sentence in mentions for name in sentence.names if name.full]


def _by_last_word(
    spans: Sequence[tuple[NameSpan, Span]], language: Language
) -> dict[str, list[tuple[NameSpan, Span]]]:
    """Every nominative that the last word of a full name can have, folded → the first place of each such name."""
    found: dict[str, list[tuple[NameSpan, Span]]] = {}
    seen: set[str] = set()
    for full, span in spans:
        if full.text not in seen:
            seen.add(full.text)
            for base in bases_of(full.text.split()[-1], language):
                found.setdefault(base, []).append((full, span))
    return found


def _ends(name: str) -> Iterator[str]:
    """What ``name`` ends with behind each of its spaces."""
    while name := name.partition(" ")[2]:
        yield name


def _surnames(name: str) -> set[str]:
    """What a short form may show of ``name``: its last word, or the words after the given name."""
    words = fold(name).split()
    return {words[-1], " ".join(words[1:])}


def _majority(forms: Sequence[Gender]) -> Gender | None:
    """The grammatical gender printed; one feminine form decides, since the masculine also serves for women."""
    return "f" if "f" in forms else ("m" if forms else None)
