"""Who runs for an office that the noun for a candidate names with it: “the candidate for ROLE, NAME”."""

from collections.abc import Iterator

from ingest.claim.clause import names_listed
from ingest.claim.phrase import Line, RolePhrase
from ingest.claim.predicates import phrase_at
from ingest.claim.said import candidate_nouns
from ingest.lexicon.load import folded
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan
from ontology.language.grammar import grammar


def candidacies(line: Line) -> Iterator[tuple[RolePhrase, list[NameSpan]]]:
    """Offices right behind a noun for a candidate, and who runs for each: none if the sentence names nobody.

    The name stands behind the office, before the noun (“NAME, candidate for ROLE”), or is whose candidacy it is.
    """
    nouns = candidate_nouns(line.language)
    for at in line.lowered(nouns.keys()):
        single = nouns[line.text(at)]
        end = phrase_at(line.tokens, at + 1, line.language, "runs_for")
        role = _role_behind(line, end) if end is not None else None
        if role is None:
            continue
        phrase = line.phrase(role)
        behind = line.named_after(phrase.end)[0]
        if behind is not None:
            yield phrase, [behind] if single else line.names_listed(behind.start)
            continue
        own = phrase_at(line.tokens, phrase.end, line.language, "be")
        if own is not None:
            yield phrase, named_candidates(line, own)[: 1 if single else 9]
            continue
        before = at - 1
        passed = (
            {",", "a", "the"}
            | folded(line.language, "frames", "be")
            | folded(line.language, "frames", "sole")
        )
        while before > 0 and (line.text(before) in passed or line.folded(before) in passed):
            before -= 1
        name = next((n for n in line.people if n.end == before + 1), None) if single else None
        yield phrase, [name] if name is not None else []


def named_candidates(line: Line, at: int) -> list[NameSpan]:
    """The names listed behind a noun for candidates that ends at ``at``.

    Where nouns have no case only those right behind it are meant: “the report on the candidates was read by NAME”.
    """
    names = list(names_listed(line, at, len(line.tokens)))
    if grammar(line.language).adjectives or not names:
        return names
    if grammar(line.language).declines:
        begin = line.honorific_start(names[0].start)
        small = folded(line.language, "frames", "between") | {",", ":", "-", "–"}
        loose = (n for n in range(at, begin) if not line.inside_mention(n))
        return names if all(line.folded(n) in small for n in loose) else []
    passed = {",", ":", "-", "–", "the"} | folded(line.language, "frames", "be")
    begin = line.honorific_start(names[0].start)
    while at < begin and (line.text(at) in passed or line.inside_role(at)):
        at += 1
    return names if at == begin else []


def _role_behind(line: Line, at: int) -> RoleSpan | None:
    """The role at ``at``, an article and a word for new passed over."""
    while line.text(at) in grammar(line.language).articles:
        at += 1
    return line.role_at(at)
