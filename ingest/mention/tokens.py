"""Words and sentences of a release, with their places in its text."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import compress, count
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

from ingest.lexicon.load import folded, words
from ingest.mention.letters import Mender, respelt
from ontology.language.fold import fold, stem
from ontology.language.kept import Kept
from ontology.model import Language, Release, Span

# Words keep an inner apostrophe (t'i, O'Connell) and hyphen (KPK-ja, ish-Kryeprokuror); both runs are bounded
# by the class they repeat, so the pattern is linear in the text.
_TOKEN = re.compile(r"\w+(?:['’`]\w+)*|[^\w\s]")
#: The same where question marks stand for lost letters: in a word, before one, and behind one that goes on.
_DAMAGED = re.compile(r"(?<!\S)\?\w+(?:\?\w+)*|\w+(?:['’`?]\w+)*(?:\?(?=\s+[^\W\dA-ZČĆŠŽĐ]|[,.;)]))?|[^\w\s]")
#: Tokens in a sentence that is read at once. What a rule looks at grows faster than its sentence, so a bound on the
#: sentence keeps the whole linear in the text; the longest sentence of our releases has 113 tokens (November 2026).
LONGEST_SENTENCE = 250
_ENDS = frozenset(".!?…")
_CLOSING = frozenset("”“\"'»)’")
_CAN_CLOSE = _ENDS | _CLOSING
_OPENING = frozenset("“„\"'«(-–")
_TEXT = attrgetter("text")


class _Ends(Protocol):
    """Something that ends at a token."""

    @property
    def end(self) -> int:
        """The token behind it."""
        ...


Found = TypeVar("Found", bound=_Ends)


class Shape(NamedTuple):
    """What the letters of a word show; see ``Token``. ``text``: the word, one lost letter for another put right."""

    text: str
    lower: str
    folded: str
    stem: str
    word: bool
    capital: bool
    upper: bool


def _shape(printed: str, language: Language) -> Shape:
    text = respelt(printed, language)
    first = text[0]
    word = first.isalnum() or (first == "?" and len(text) > 1)
    upper = first.isupper() and not text[1:].islower() and _is_acronym(text)
    return Shape(text, text.lower(), fold(text), stem(text, language), word, first.isupper(), upper)


def _is_acronym(text: str) -> bool:
    return sum(c.isupper() for c in text) >= 2 and sum(c.islower() for c in text) <= 1


@cache
def shapes(language: Language) -> Kept[Shape]:
    """Word or mark → what its letters show."""
    return Kept(partial(_shape, language=language))


@dataclass(slots=True, eq=False, init=False)
class Token:
    """One word or punctuation mark. ``glued``: no white space before it. ``first``: first word of its sentence.

    ``text`` is in Latin letters, with those that the page lost where they can be told; the place is that in the text.
    The rest is told from ``text``, once, since rules ask for it some fifty times a word: ``lower``, in lower case with
    its diacritics; ``folded``, as words are compared, in lower case and without diacritics; ``stem``, that without its
    case ending; ``word``, whether it is a word and no mark; ``capital``, whether it begins with one; ``upper``,
    whether it is an acronym: two capitals or more and at most one small letter (NjSHPP).

    Nobody changes a token; it is not frozen because that makes it five times as long in the making.
    """

    text: str
    start: int
    end: int
    glued: bool
    lower: str
    folded: str
    stem: str
    word: bool
    capital: bool
    upper: bool
    first: bool

    def __init__(self, start: int, end: int, shape: Shape, *, glued: bool) -> None:
        self.text, self.lower, self.folded, self.stem, self.word, self.capital, self.upper = shape
        self.start = start
        self.end = end
        self.glued = glued
        self.first = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. ``part``: ``title`` or ``body``; ``paragraph``: its number within the part, from 0.

    ``continued``: it goes on from the one before, which was too long to be read at once.
    """

    span: Span
    tokens: tuple[Token, ...]
    part: str
    paragraph: int
    continued: bool = False

    def span_of(self, start: int, end: int) -> Span:
        """The characters of tokens ``start`` to ``end`` (exclusive)."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)


def sentences(release: Release) -> Iterator[Sentence]:
    """The sentences of title and body, in the order of the text."""
    titles = [("title", 0, release.title)] if release.title else []
    mender = Mender(release.text, release.language)
    for part, paragraph, span in [*titles, *(("body", n, span) for n, span in enumerate(release.body))]:
        tokens = _tokens(release.text, span, release.language, mender)
        whole = _split(tokens, release.language)
        for piece, continued in (piece for sentence in whole for piece in _pieces(sentence)):
            for token in piece:
                if token.word:
                    token.first = True
                    break
            yield Sentence(Span(piece[0].start, piece[-1].end), tuple(piece), part, paragraph, continued)


def _tokens(text: str, span: Span, language: Language, mender: Mender) -> list[Token]:
    pattern = _DAMAGED if mender.damaged else _TOKEN
    matches = list(pattern.finditer(text, span.start, span.end))
    bare = mender.lacks_diacritics(span.quote(text), len(matches))
    mends, known = bare or mender.mends, shapes(language)
    found: list[Token] = []
    last = -1
    for match in matches:
        word = mender.mended(match[0], bare=bare) if mends else match[0]
        start, end = match.span()
        found.append(Token(start, end, known[word], glued=start == last))
        last = end
    return found


def _split(tokens: Sequence[Token], language: Language) -> Iterator[Sequence[Token]]:
    """Cut where a full stop, not of an abbreviation, initial or ordinal, is followed by a capital."""
    abbreviations = folded(language, "people", "abbreviations")
    numbers = not words(language, "people").get("numbers_end", False)
    start = 0
    closing = compress(count(1), map(_CAN_CLOSE.__contains__, map(_TEXT, tokens[:-1])))
    for at in closing:
        after = tokens[at]
        if after.glued or not _closes(tokens, at - 1, abbreviations, numbers=numbers):
            continue
        if after.capital or after.text[0] in _OPENING or after.text[0].isdigit():
            yield tokens[start:at]
            start = at
    if start < len(tokens):
        yield tokens[start:]


def _pieces(tokens: Sequence[Token]) -> Iterator[tuple[Sequence[Token], bool]]:
    """``tokens`` in pieces that can be read, each with whether it goes on from the one before.

    A piece ends behind a comma or another mark if it has one in its second half, so that no name is cut in two.
    """
    start = 0
    while start < len(tokens):
        end = min(start + LONGEST_SENTENCE, len(tokens))
        if end < len(tokens):
            behind_marks = (
                at + 1 for at in range(end - 1, end - LONGEST_SENTENCE // 2, -1) if not tokens[at].word
            )
            end = next(behind_marks, end)
        yield tokens[start:end], start > 0
        start = end


def _closes(tokens: Sequence[Token], number: int, abbreviations: frozenset[str], *, numbers: bool) -> bool:
    """Whether a sentence can end with this token: a full stop, or the quotation mark that closes after one."""
    if tokens[number].text in _CLOSING and tokens[number].glued and number:
        number -= 1
    return tokens[number].text in _ENDS and not _inside(tokens, number, abbreviations, numbers=numbers)


def _inside(tokens: Sequence[Token], number: int, abbreviations: frozenset[str], *, numbers: bool) -> bool:
    """Whether the full stop at ``number`` does not end a sentence: “z.”, “A.”, “25. april”, “u.d.”.

    ``numbers``: whether the language writes ordinals with a full stop.
    """
    if tokens[number].text != "." or number == 0:
        return False
    before = tokens[number - 1]
    if not before.word:
        return False
    dotted = before.text
    if number >= 3 and tokens[number - 2].text == "." and tokens[number - 2].glued and before.glued:
        dotted = f"{tokens[number - 3].text}.{dotted}"
    single_letter = len(before.text) == 1 and before.text.isupper()
    return (
        fold(dotted) in abbreviations
        or fold(before.text) in abbreviations
        or single_letter
        or (before.text.isdigit() and (numbers or number == 1))
    )


class Openers:
    """The words with which something can begin: in lower case, folded, or by their stems.

    ``upper``: any acronym; ``capital``: any word that begins with a capital.

    Most words of a text begin nothing, so whatever is looked for at every token says first where it can begin.
    """

    def __init__(
        self,
        language: Language,
        *,
        lower: Collection[str] = frozenset(),
        folded: Collection[str] = frozenset(),
        stems: Collection[str] = frozenset(),
        upper: bool = False,
        capital: bool = False,
    ) -> None:
        self.lower, self.folded, self.stems = lower, folded, stems
        self._upper, self._capital = upper, capital
        self._language = language
        self._begins = Kept(self._told)

    def _told(self, text: str) -> bool:
        shape = shapes(self._language)[text]
        listed = shape.lower in self.lower or shape.folded in self.folded or shape.stem in self.stems
        shown = (self._upper and shape.upper) or (self._capital and shape.capital)
        return shape.word and (listed or shown)

    def places(self, tokens: Sequence[Token]) -> list[int]:
        """The tokens that are words with which something can begin."""
        return list(compress(count(), map(self._begins.__getitem__, map(_TEXT, tokens))))


def scan(places: Iterable[int], find: Callable[[int], Found | None]) -> list[Found]:
    """What ``find`` finds at ``places`` from left to right, each search beginning behind the last thing found."""
    found: list[Found] = []
    end = 0
    for at in places:
        thing = find(at) if at >= end else None
        if thing is not None:
            found.append(thing)
            end = thing.end
    return found
