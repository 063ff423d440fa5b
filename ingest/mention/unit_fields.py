"""Where a field of work ends behind a unit's noun: “Committee on Budget, Finance and Personnel”."""

from collections.abc import Callable, Sequence

from ingest.lexicon.load import folded, words
from ingest.mention.tokens import Token
from ontology.language.dictionary import is_ordinary
from ontology.language.given_names import given_names
from ontology.language.grammar import grammar
from ontology.model import Language

#: Words in a field of work.
_LONGEST = 16
#: Words in the purpose of a body that is made for it.
_LONGEST_PURPOSE = 26
#: Words of a purpose: one alone is what is asked of a body (“sent to the Committee for approval”).
_PURPOSE = 2
#: Letters that the first word of a purpose has more than.
_SHORTEST = 4
#: Small words inside a field of work: “Cooperation with Police”, “Prosecutors from Minorities”.
_INSIDE = frozenset({"of", "for", "to", "with", "against", "on", "within"})
_APOSTROPHES = frozenset({"'", "’", "`"})


def link_at(tokens: Sequence[Token], at: int, language: Language) -> tuple[int, str]:
    """The token after a link at ``at`` and its article, and the link; ``at`` and “” if there is none."""
    for link in sorted(words(language, "units")["links"], key=len, reverse=True):
        parts = link.split()
        if [t.lower for t in tokens[at : at + len(parts)]] == parts:
            end = at + len(parts)
            if end < len(tokens) and tokens[end].lower == "the":
                end += 1
            return end, parts[0]
    return at, ""


def field_end(tokens: Sequence[Token], at: int, language: Language, unit: Callable[[int], bool]) -> int:
    """Where the field of work that begins at ``at`` ends; ``at`` if none does.

    ``unit``: whether a unit of its own begins at a token, which a joining word does not draw into the field.
    """
    joins = frozenset(words(language, "units")["joins"])
    end = at
    while end < len(tokens) and end - at < _LONGEST:
        step = end
        if tokens[step].text in _APOSTROPHES or (tokens[step].text == "-" and tokens[step].glued):
            step += 1
        elif end > at and tokens[step].text in {",", *joins}:
            step += 1
            if tokens[end].text == "," and step < len(tokens) and tokens[step].text in joins:
                step += 1
            if not _goes_on(tokens, step, language) or unit(step):
                break
            if tokens[end].text == "," and not _listed(tokens, step, joins, language):
                break
        elif end > at and tokens[step].lower in _INSIDE:
            step += 1
            while step < len(tokens) and tokens[step].lower in grammar(language).articles:
                step += 1
            if step >= len(tokens) or not tokens[step].capital or unit(step):
                break
        if step >= len(tokens) or not tokens[step].capital:
            end = step if step < len(tokens) and step > end and tokens[step - 1].text in _APOSTROPHES else end
            break
        fresh = step > end and tokens[step - 1].lower in _INSIDE | grammar(language).articles
        if not _field_word(tokens[step], language, first=end == at or fresh):
            break
        end = step + 1
    return end


def purpose_end(tokens: Sequence[Token], at: int, language: Language, unit: Callable[[int], bool]) -> int:
    """Where the purpose of a body ends that is named by it in small letters; ``at`` if none is told there.

    “Committee in charge of *reviewing the complaints of candidates*”: up to a mark, a verb of its own or a word that
    opens another part of the sentence. A unit named in it (``unit``: whether one begins at a token) belongs to it
    behind a small word only, and ends it.
    """
    stops = folded(language, "units", "purpose_stops")
    end = at
    while end < len(tokens) and end - at < _LONGEST_PURPOSE:
        token = tokens[end]
        bracket = [t.text for t in tokens[end : end + 3]]
        if end > at and len(bracket) == 3 and bracket[::2] == ["(", ")"] and bracket[1].isdigit():
            # “of five (5) prosecutors”
            end += 3
            continue
        if not token.word:
            break
        if token.folded in stops or (end == at and not _purpose(token, language)):
            break
        if token.capital and (unit(end) or not is_ordinary(token.text, language)):
            break
        end += 1
    if end < len(tokens) and tokens[end].lower == "by":  # “… of recommendations *given by* …”
        end -= 1
    small = folded(language, "units", "purpose_links") | grammar(language).articles
    while end > at and tokens[end - 1].lower in small:
        end -= 1
    return end if end - at >= _PURPOSE else at


def _purpose(token: Token, language: Language) -> bool:
    """Whether a word can open a purpose: an ordinary noun or a form in “-ing”, in small letters."""
    return not token.capital and len(token.text) > _SHORTEST and is_ordinary(token.text, language)


def _acronym(tokens: Sequence[Token], at: int) -> bool:
    """Whether a body of its own stands behind a joining word, known by its acronym: “Faculty of Law and KDI”."""
    shouted = sum(t.upper for t in tokens if t.word) * 2 > sum(t.word for t in tokens)
    return tokens[at].upper and len(tokens[at].text) > 1 and not shouted


def _titles_name(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether the word at ``at`` stands before a name, whose title it is: “Prosecutor and *Prosecutor* NAME”."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    again = (
        tokens[at].lower == tokens[at - 2].lower
    )  # “Office of the Chief State Prosecutor and Prosecutor NAME”
    if behind is None or not again or not behind.capital or behind.upper or behind.glued:
        return False
    return behind.folded in given_names() and not is_ordinary(behind.text, language)


def _goes_on(tokens: Sequence[Token], at: int, language: Language) -> bool:
    if at < len(tokens) and (_acronym(tokens, at) or _titles_name(tokens, at, language)):
        return False
    return at < len(tokens) and tokens[at].capital and _field_word(tokens[at], language, first=False)


def _listed(tokens: Sequence[Token], at: int, joins: frozenset[str], language: Language) -> bool:
    """Whether a comma before ``at`` joins one more field, which a joining word and the last one follow."""
    if tokens[at - 1].text in joins:
        return True
    end = at
    while end < len(tokens) and tokens[end].capital and is_ordinary(tokens[end].text, language):
        end += 1
    return end > at and end < len(tokens) and tokens[end].text in {",", *joins}


def _field_word(token: Token, language: Language, *, first: bool) -> bool:
    """Whether a word with a capital can belong to a field of work: no name of a person that follows the unit."""
    if not token.word or token.folded in folded(language, "people", "titles"):
        return False
    regions = words(language, "units").get("regions", ())
    if is_ordinary(token.text, language) or token.upper or token.text in regions:
        return True
    return first and token.folded not in given_names()
